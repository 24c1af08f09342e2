//! A word as three numbers, which are compared and mixed at once.

use super::fold::Letter;

/// Up to [`LONGEST`] letters, eight to a number, padded with zeros. The last byte is always free.
pub type Packed = [u64; 3];

/// Longer words are not packed.
pub const LONGEST: usize = 23;

/// Packs the letters at `at` of a text; `None` for those that are too long.
#[inline]
pub fn pack(text: &[Letter], at: std::ops::Range<usize>) -> Option<Packed> {
    let length = at.len();
    if length > LONGEST {
        return None;
    }
    let near;
    // Eight letters are read at a time where the text goes on that far.
    let bytes = if let Some(bytes) = text[at.start..].first_chunk() {
        bytes
    } else {
        near = padded(&text[at]);
        &near
    };
    let (parts, _) = bytes.as_chunks();
    // Most words end in the first part.
    if length <= 8 {
        return Some([start_of(&parts[0], length), 0, 0]);
    }
    let first = u64::from_le_bytes(parts[0]);
    Some([first, start_of(&parts[1], length - 8), start_of(&parts[2], length.saturating_sub(16))])
}

/// The first letters of a part.
#[inline]
fn start_of(part: &[u8; 8], letters: usize) -> u64 {
    let mask = if letters < 8 { (1 << (8 * letters)) - 1 } else { u64::MAX };
    u64::from_le_bytes(*part) & mask
}

#[cold]
fn padded(letters: &[Letter]) -> [Letter; LONGEST + 1] {
    let mut out = [0; LONGEST + 1];
    out[..letters.len()].copy_from_slice(letters);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold_str;

    #[test]
    fn tells_words_apart_wherever_they_stand() {
        let words: Vec<String> = (0..=LONGEST + 2).map(|n| "ق".repeat(n)).collect();
        for word in &words {
            let letters = fold_str(word);
            let packed = pack(&letters, 0..letters.len());
            assert_eq!(packed.is_some(), letters.len() <= LONGEST, "{word}");
            let text = [&[b'|'][..], &letters, &[b'x'; 40]].concat();
            assert_eq!(pack(&text, 1..letters.len() + 1), packed, "{word}");
            let others = words.iter().filter(|w| *w != word && w.chars().count() <= LONGEST);
            assert!(others.map(|w| fold_str(w)).all(|w| pack(&w, 0..w.len()) != packed), "{word}");
        }
    }
}
