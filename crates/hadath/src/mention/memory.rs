//! What is known of words seen before. News repeats its words: most are answered here, and the tables are asked only for
//! the rest. All that is kept is the same wherever a word stands, so the memory never changes a result.

use crate::lexicon::Lexicon;
use crate::text::fold::{Letter, WAW, is_arabic};
use crate::time::{self, Code};

use super::{Hints, Word, lookup_latin, name_starts, read};

/// What a word is wherever it stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// Its readings.
    pub word: Word,
    /// What it is in a time phrase.
    pub time: Code,
    /// It may begin a time word of several words.
    pub begins: bool,
    /// It may be the second word of one.
    pub follows: bool,
    /// It may be the first word of a name, with particles or without.
    pub first: bool,
    /// It may be the second word of a name.
    pub second: bool,
    /// Where it comes apart into two words that were written together; 0 where it does not.
    pub split: u8,
}

/// A memory of words, for one lexicon. Its size is fixed: two words with one hash have room, a third takes the place of the
/// older one.
#[derive(Debug)]
pub struct Memory {
    slots: Vec<[Slot; 2]>,
    /// The words of the text at hand that may begin a name.
    pub(super) firsts: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    key: Key,
    known: Known,
}

/// Up to 23 letters, padded with zeros, and in the last byte whether the word ends in ة. No word is all zeros.
type Key = [u64; 3];

const LONGEST: usize = 23;
const SLOTS: usize = 1 << 12;

impl Default for Memory {
    fn default() -> Memory {
        let slot = Slot { key: [0; 3], known: Known::default() };
        Memory { slots: vec![[slot; 2]; SLOTS], firsts: Vec::new() }
    }
}

impl Memory {
    /// What is known of the word at these letters of a text; `ta`: it is written with a final ة.
    #[inline]
    pub fn get(
        &mut self,
        text: &[Letter],
        at: std::ops::Range<usize>,
        ta: bool,
        lexicon: &Lexicon,
    ) -> &Known {
        let key = if at.len() <= LONGEST { key(text, at.clone(), ta) } else { [0; 3] };
        let slots = &mut self.slots[slot(key)];
        let known = key != [0; 3];
        if known && slots[1].key == key {
            return &slots[1].known;
        }
        if !known || slots[0].key != key {
            slots[1] = slots[0];
            slots[0] = Slot { key, known: Known::new(&text[at], ta, lexicon) };
        }
        &slots[0].known
    }
}

impl Known {
    fn new(letters: &[Letter], ta: bool, lexicon: &Lexicon) -> Known {
        let arabic = letters.first().is_some_and(|&l| is_arabic(l));
        let mut word = if arabic { read(letters, ta, lexicon) } else { lookup_latin(letters, lexicon) };
        word.hints = Hints::of(&word, letters, lexicon);
        let split = if arabic && word.unknown() { split(letters, lexicon) } else { 0 };
        let (time, begins) = time::alone(letters);
        let (follows, second) = (time::follows(letters), lexicon.patterns.second(letters));
        let first = name_starts(letters).any(|(_, at)| lexicon.patterns.first(&letters[at..]));
        Known { word, time, begins, follows, first, second, split }
    }
}

/// Where an unknown word comes apart into two (يومواختتم): the lexicon knows both, and the second begins with و.
fn split(letters: &[Letter], lexicon: &Lexicon) -> u8 {
    const SHORTEST: usize = 7;
    let whole = |l: &[Letter]| !lexicon.forms.get(l).is_empty();
    let last = letters.len().saturating_sub(4).min(usize::from(u8::MAX));
    let apart = |&k: &usize| letters[k] == WAW && whole(&letters[..k]) && whole(&letters[k + 1..]);
    if letters.len() < SHORTEST { 0 } else { (3..last).find(apart).unwrap_or(0) as u8 }
}

/// Reads eight letters at a time where the text goes on that far.
#[inline]
fn key(text: &[Letter], at: std::ops::Range<usize>, ta: bool) -> Key {
    let length = at.len();
    let mut near = [0u8; LONGEST + 1];
    let bytes = if let Some(bytes) = text[at.start..].first_chunk() {
        bytes
    } else {
        near[..length].copy_from_slice(&text[at]);
        &near
    };
    let (parts, _) = bytes.as_chunks::<8>();
    let part = |i: usize| {
        let inside = length.saturating_sub(i * 8).min(8) as u32;
        let mask = u64::MAX.checked_shr(64 - 8 * inside).unwrap_or(0);
        u64::from_le_bytes(parts[i]) & mask
    };
    [part(0), part(1), part(2) | (u64::from(ta) + 1) << 56]
}

/// Multiplication mixes the letters into the upper bits.
#[inline]
fn slot(key: Key) -> usize {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mixed = (key[0] ^ key[1].rotate_left(21) ^ key[2].rotate_left(43)).wrapping_mul(ODD);
    (mixed >> (64 - SLOTS.trailing_zeros())) as usize
}
