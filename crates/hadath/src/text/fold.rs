//! Folding: the matching alphabet.
//!
//! Every character of the text becomes zero, one or a few *letters*, one byte each. ASCII keeps its code
//! (lower-cased), Arabic letters live at `0x80` and above, and everything else is [`OTHER`]. One byte a letter
//! makes clitics plain slices and keeps the tables small. Folding is for matching only: spans always index the
//! caller's text.

use unicode_normalization::char::decompose_compatible;

/// A folded letter.
pub type Letter = u8;

/// Any character that is neither ASCII nor an Arabic letter.
pub const OTHER: Letter = 0xFF;

/// The Arabic letters in the order of their codes, from `0x80`.
const ALPHABET: &str = "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي";

macro_rules! letters {
    ($($name:ident = $code:expr;)*) => { $(#[doc = "Code of the letter."] pub const $name: Letter = $code;)* };
}
letters! {
    HAMZA = 0x80; ALEF = 0x81; BEH = 0x82; TEH = 0x83; DAL = 0x88; SEEN = 0x8C; FEH = 0x94; KAF = 0x96; LAM = 0x97;
    MEEM = 0x98; NOON = 0x99; HEH = 0x9A; WAW = 0x9B; YEH = 0x9C;
}

/// What a character folds to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// One letter.
    Letter(Letter),
    /// A tashkeel mark, tatweel, bidi control or joiner: not there for matching.
    Nothing,
    /// A compatibility character (presentation form, ligature) to be decomposed first.
    Compat,
    /// Not part of a word.
    Break,
}

/// Folds one character. Table: alef forms → ا, ى and Persian/Urdu ya → ي, ة and Persian ha → ه, ؤ → و, ئ → ي,
/// Persian letters to their nearest Arabic ones, Arabic-Indic and Persian digits to ASCII.
#[inline]
pub fn fold_char(c: char) -> Fold {
    let code = c as u32;
    match code {
        0x00..=0x7F => {
            let b = code as u8;
            if b.is_ascii_alphanumeric() { Fold::Letter(b.to_ascii_lowercase()) } else { Fold::Break }
        }
        0x0600..=0x06FF => fold_arabic(code),
        0x00AD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF | 0x08D3..=0x08FF => {
            Fold::Nothing
        }
        0xFB50..=0xFDFF | 0xFE70..=0xFEFC => Fold::Compat,
        _ if c.is_alphanumeric() => Fold::Letter(OTHER),
        _ => Fold::Break,
    }
}

#[inline]
fn fold_arabic(code: u32) -> Fold {
    match ARABIC[(code - 0x0600) as usize] {
        BREAK => Fold::Break,
        MARK => Fold::Nothing,
        letter => Fold::Letter(letter),
    }
}

/// Appends the letters of the run of Arabic letters and marks at the start of `bytes`, read two bytes at a time without
/// decoding; returns how many bytes they are and whether the last letter is ة, which ends a run.
#[inline(always)]
#[allow(clippy::inline_always, reason = "called once for each word")]
pub fn fold_run(bytes: &[u8], out: &mut Vec<Letter>) -> (usize, bool) {
    let mut at = 0;
    loop {
        at += 2 * fold_plain(&bytes[at..], out);
        match bytes[at..].first_chunk().map_or(BREAK, run_code) {
            // Nothing but marks follows ة.
            TA => {
                out.push(HEH);
                at += 2;
                return (at + marks(&bytes[at..]), true);
            }
            MARK => at += 2,
            FIRST_LETTER.. => {}
            _ => return (at, false),
        }
    }
}

/// Appends the plain letters at the start of `bytes`, as many as one round takes; returns how many they are.
#[inline]
fn fold_plain(bytes: &[u8], out: &mut Vec<Letter>) -> usize {
    const ROUND: usize = 16;
    let mut round = [0; ROUND];
    let mut length = 0;
    for (pair, place) in bytes.as_chunks().0.iter().zip(&mut round) {
        *place = run_code(pair);
        if *place < FIRST_LETTER {
            break;
        }
        length += 1;
    }
    // All of it goes over, which is cheaper than counting.
    let end = out.len() + length;
    out.extend_from_slice(&round);
    out.truncate(end);
    length
}

/// How many bytes of marks `bytes` begins with.
#[inline]
fn marks(bytes: &[u8]) -> usize {
    2 * bytes.as_chunks().0.iter().take_while(|pair| run_code(pair) == MARK).count()
}

/// What a character of two bytes is in a run; all but U+0600–U+06FF breaks it.
#[inline]
fn run_code(bytes: &[u8; 2]) -> u8 {
    let place = u16::from_be_bytes(*bytes).wrapping_sub(FIRST_PAIR);
    RUN.get(usize::from(place)).copied().unwrap_or(BREAK)
}

/// Does the byte begin a character of U+0600–U+06FF?
#[inline]
pub fn is_arabic_lead(byte: u8) -> bool {
    byte & 0xFC == 0xD8
}

/// The code of what breaks a word, in [`ARABIC`].
const BREAK: u8 = 0;
/// The code of what is dropped, in [`ARABIC`].
const MARK: u8 = 1;
/// Codes below are digits and the two above.
const FIRST_LETTER: u8 = HAMZA;

/// The block U+0600–U+06FF: 0 breaks a word, 1 is dropped, everything else is the letter.
const ARABIC: [u8; 256] = arabic_table();

/// ة, in [`RUN`]: no plain letter.
const TA: u8 = 2;

/// The bytes before which no character of U+0600–U+06FF lies, as a number.
const FIRST_PAIR: u16 = 0xD800;

/// As [`ARABIC`] by the two bytes of a character, counted from [`FIRST_PAIR`]; ة is told apart.
const RUN: [u8; 1024] = {
    let mut t = [BREAK; 1024];
    let mut code = 0;
    while code < ARABIC.len() {
        t[code >> 6 << 8 | 0x80 | code & 0x3F] = if matches!(code, 0x29 | 0xC3) { TA } else { ARABIC[code] };
        code += 1;
    }
    t
};

const fn arabic_table() -> [u8; 256] {
    let mut t = [0u8; 256];
    let marks: [(usize, usize); 5] = [(0x10, 0x1C), (0x40, 0x40), (0x4B, 0x5F), (0x70, 0x70), (0xD6, 0xED)];
    let mut m = 0;
    while m < marks.len() {
        let mut i = marks[m].0;
        while i <= marks[m].1 {
            t[i] = 1;
            i += 1;
        }
        m += 1;
    }
    // ء then the forms of alef, waw, ya with hamza.
    t[0x21] = HAMZA;
    t[0x22] = ALEF;
    t[0x23] = ALEF;
    t[0x24] = WAW;
    t[0x25] = ALEF;
    t[0x26] = YEH;
    t[0x27] = ALEF;
    t[0x28] = BEH;
    t[0x29] = HEH;
    // ت … غ are U+062A..U+063A and 0x83..0x93; ف … و are U+0641..U+0648 and 0x94..0x9B.
    let mut i = 0;
    while i <= 0x10 {
        t[0x2A + i] = 0x83 + i as u8;
        i += 1;
    }
    i = 0;
    while i <= 7 {
        t[0x41 + i] = 0x94 + i as u8;
        i += 1;
    }
    t[0x49] = YEH;
    t[0x4A] = YEH;
    // Wasla and old alefs; Persian, Urdu, Kurdish letters to their Arabic neighbours.
    t[0x71] = ALEF;
    t[0x72] = ALEF;
    t[0x73] = ALEF;
    t[0x75] = ALEF;
    t[0x7E] = BEH;
    t[0x86] = 0x85;
    t[0x98] = 0x8B;
    t[0xA4] = FEH;
    t[0xA9] = KAF;
    t[0xAD] = KAF;
    t[0xAF] = KAF;
    t[0xB5] = LAM;
    t[0xBE] = HEH;
    t[0xC0] = HEH;
    t[0xC1] = HEH;
    t[0xC3] = HEH;
    t[0xC6] = WAW;
    t[0xC7] = WAW;
    t[0xCA] = WAW;
    t[0xCC] = YEH;
    t[0xCE] = YEH;
    t[0xD0] = YEH;
    t[0xD2] = YEH;
    t[0xD5] = HEH;
    // Digits.
    i = 0;
    while i < 10 {
        t[0x60 + i] = b'0' + i as u8;
        t[0xF0 + i] = b'0' + i as u8;
        i += 1;
    }
    t
}

/// Appends the letters of `c` to `out`; returns whether the character belongs to a word.
#[inline]
pub fn fold_into(c: char, out: &mut Vec<Letter>) -> bool {
    match fold_char(c) {
        Fold::Letter(letter) => {
            out.push(letter);
            true
        }
        Fold::Nothing => true,
        Fold::Compat => {
            let before = out.len();
            decompose_compatible(c, |d| {
                if let Fold::Letter(letter) = fold_char(d) {
                    out.push(letter);
                }
            });
            out.len() > before
        }
        Fold::Break => false,
    }
}

/// How many letters `c` becomes.
pub fn letters_of(c: char) -> usize {
    match fold_char(c) {
        Fold::Letter(_) => 1,
        Fold::Nothing | Fold::Break => 0,
        Fold::Compat => {
            let mut count = 0;
            decompose_compatible(c, |d| count += usize::from(matches!(fold_char(d), Fold::Letter(_))));
            count
        }
    }
}

/// Do the letters spell the word? As comparing with [`fold_str`], without making anything.
pub fn spell(letters: &[Letter], word: &str) -> bool {
    let mut rest = letters;
    let fits = |c: char| match fold_char(c) {
        Fold::Letter(letter) => {
            rest.split_first().filter(|(first, _)| **first == letter).map(|(_, tail)| rest = tail).is_some()
        }
        Fold::Nothing => true,
        Fold::Compat | Fold::Break => false,
    };
    word.chars().all(fits) && rest.is_empty()
}

/// Is the text written with the characters of the word, seats of hamza and all, whatever marks it has?
pub fn written(text: &str, word: &str) -> bool {
    text.chars().filter(|&c| fold_char(c) != Fold::Nothing).eq(word.chars())
}

/// The last character of the text that is no mark.
pub fn last_written(text: &str) -> Option<char> {
    text.chars().rfind(|&c| fold_char(c) != Fold::Nothing)
}

/// Do the letters end with those of the word? As [`spell`].
pub fn ends_with(letters: &[Letter], word: &str) -> bool {
    let from = letters.len().checked_sub(length(word));
    from.is_some_and(|from| spell(&letters[from..], word))
}

/// Do the letters begin with those of the word? As [`spell`].
pub fn begins_with(letters: &[Letter], word: &str) -> bool {
    letters.get(..length(word)).is_some_and(|start| spell(start, word))
}

/// How many letters a word has.
fn length(word: &str) -> usize {
    word.chars().map(letters_of).sum()
}

/// Folds a lexicon string: words separated by one space, everything that is no word dropped.
pub fn fold_str(s: &str) -> Vec<Letter> {
    let mut out = Vec::with_capacity(s.len() / 2 + 1);
    for c in s.chars() {
        if !fold_into(c, &mut out) && out.last().is_some_and(|&l| l != b' ') {
            out.push(b' ');
        }
    }
    if out.last() == Some(&b' ') {
        out.pop();
    }
    out
}

/// The letters as readable Arabic, for messages and tests.
pub fn unfold(letters: &[Letter]) -> String {
    letters
        .iter()
        .map(|&l| match l {
            OTHER => '\u{FFFD}',
            0x80.. => ALPHABET.chars().nth(usize::from(l) - 0x80).unwrap_or('\u{FFFD}'),
            _ => l as char,
        })
        .collect()
}

/// Is the letter Arabic?
#[inline]
pub fn is_arabic(letter: Letter) -> bool {
    (0x80..0xF0).contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_not_written() {
        for (text, word, holds) in [
            ("إِنّ", "إن", true),
            ("إن", "إن", true),
            ("أن", "إن", false),
            ("عـلي", "علي", true),
            ("على", "علي", false),
        ] {
            assert_eq!(written(text, word), holds, "{text} {word}");
        }
        assert_eq!(last_written("عليّ"), Some('ي'));
    }

    #[test]
    fn alphabet_and_codes_agree() {
        for (i, c) in ALPHABET.chars().enumerate() {
            assert_eq!(fold_char(c), Fold::Letter(0x80 + i as u8), "{c}");
        }
    }

    #[test]
    fn folds() {
        for (text, folded) in [
            ("قُصِفَتْ", "قصفت"),
            ("الحصـــار", "الحصار"),
            ("أإآٱ", "اااا"),
            ("مدرسة على مؤمن قائد", "مدرسه علي مومن قايد"),
            ("٢٤ ۲۴", "24 24"),
            ("ﻻ ﷲ", "لا الله"),
            ("کوبانی", "كوباني"),
            ("M4", "m4"),
        ] {
            assert_eq!(unfold(&fold_str(text)), folded, "{text}");
            assert_eq!(spell(&fold_str(folded), text), !text.contains([' ', 'ﷲ']), "{text}");
            assert!(
                !spell(&fold_str(folded)[1..], text) && !spell(&fold_str(&[folded, "ا"].concat()), text),
                "{text}"
            );
        }
    }
}
