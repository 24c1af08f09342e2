//! Readings of words seen before. News repeats its words: most are answered here, and the table of forms is asked only
//! for the rest. A word has the same readings wherever it stands, so the memory never changes a result.

use crate::lexicon::Lexicon;
use crate::text::fold::Letter;

use super::{Word, read};

/// A direct-mapped memory of readings, for one lexicon. Its size is fixed.
#[derive(Debug)]
pub struct Memory {
    slots: Vec<Slot>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    key: Key,
    word: Word,
}

/// Up to 23 letters, padded with zeros, and in the last byte whether the word ends in ة. No word is all zeros.
type Key = [u64; 3];

const LONGEST: usize = 23;
const SLOTS: usize = 1 << 13;

impl Default for Memory {
    fn default() -> Memory {
        Memory { slots: vec![Slot { key: [0; 3], word: Word::default() }; SLOTS] }
    }
}

impl Memory {
    /// The readings of a word; `ta`: it is written with a final ة.
    #[inline]
    pub fn read(&mut self, letters: &[Letter], ta: bool, lexicon: &Lexicon) -> Word {
        if letters.len() > LONGEST {
            return read(letters, ta, lexicon);
        }
        let key = key(letters, ta);
        let slot = &mut self.slots[slot(key)];
        if slot.key != key {
            *slot = Slot { key, word: read(letters, ta, lexicon) };
        }
        slot.word
    }
}

#[inline]
fn key(letters: &[Letter], ta: bool) -> Key {
    let mut bytes = [0u8; LONGEST + 1];
    bytes[..letters.len()].copy_from_slice(letters);
    bytes[LONGEST] = u8::from(ta) + 1;
    let part = |i: usize| u64::from_le_bytes(std::array::from_fn(|k| bytes[i * 8 + k]));
    [part(0), part(1), part(2)]
}

/// Multiplication mixes the letters into the upper bits.
#[inline]
fn slot(key: Key) -> usize {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mixed = (key[0] ^ key[1].rotate_left(21) ^ key[2].rotate_left(43)).wrapping_mul(ODD);
    (mixed >> (64 - SLOTS.trailing_zeros())) as usize
}
