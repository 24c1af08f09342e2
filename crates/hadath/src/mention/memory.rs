//! What is known of words seen before. News repeats its words: most are answered here, and the tables are asked only for
//! the rest. All that is kept is the same wherever a word stands, so the memory never changes a result.

use crate::lexicon::Lexicon;
use crate::lexicon::form::Reading;
use crate::place::head;
use crate::text::fold::{Letter, WAW, is_arabic};
use crate::time::{self, Code};

use super::{Hints, Word, is_open, lookup_latin, name_starts, read};

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
    /// The letters where it may begin a name of which it is the first word, as bits.
    pub first: u8,
    /// It may be the second word of a name.
    pub second: bool,
    /// The words around it decide on its reading.
    pub open: bool,
    /// Where it comes apart into two words that were written together; 0 where it does not.
    pub split: u8,
}

/// A memory of words, for one lexicon. Its size is fixed: two words with one hash have room, a third takes the place of the
/// older one.
#[derive(Debug)]
pub struct Memory {
    slots: Vec<[Slot; 2]>,
    /// The words of the text at hand that may begin a name, and the letters where.
    pub(super) firsts: Vec<(u32, u8)>,
    /// Those on whose reading the words around them decide.
    pub(super) open: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    key: Key,
    known: Known,
}

/// Up to 23 letters, padded with zeros, and in the last byte whether the word ends in ة. No word is all zeros.
type Key = [u64; 3];

const LONGEST: usize = 23;
/// Particles before a word have no more letters than these (أفبال).
const PARTICLES: usize = 5;
const SLOTS: usize = 1 << 12;

impl Default for Memory {
    fn default() -> Memory {
        let slot = Slot { key: [0; 3], known: Known::default() };
        Memory { slots: vec![[slot; 2]; SLOTS], firsts: Vec::new(), open: Vec::new() }
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
        let long = at.len() > LONGEST;
        let key = if long { [0; 3] } else { key(text, at.clone(), ta) };
        let [newer, older] = &mut self.slots[slot(key)];
        if same(&newer.key, &key) && !long {
            return &newer.known;
        }
        if same(&older.key, &key) && !long {
            return &older.known;
        }
        *older = *newer;
        *newer = Slot { key, known: Known::new(&text[at], ta, lexicon) };
        &newer.known
    }
}

impl Known {
    fn new(letters: &[Letter], ta: bool, lexicon: &Lexicon) -> Known {
        let arabic = letters.first().is_some_and(|&l| is_arabic(l));
        let mut word = if arabic { read(letters, ta, lexicon) } else { lookup_latin(letters, lexicon) };
        word.hints = Hints::of(&word, letters, lexicon);
        word.heads = (0..letters.len().min(PARTICLES + 1)).any(|at| head::of(&letters[at..]).is_some());
        let stem = letters.get(usize::from(word.stem)..).unwrap_or_default();
        let marks = |r: Reading| lexicon.lexeme(r.lexeme).marks;
        word.more_marks = lexicon.forms.get(stem).any(|r| !word.marks.has(marks(r)));
        let split = if arabic && word.unknown() { split(letters, lexicon) } else { 0 };
        let (time, begins) = time::alone(letters);
        let (follows, second) = (time::follows(letters), lexicon.patterns.second(letters));
        let first = name_starts(letters, lexicon);
        let open = is_open(&word, letters, lexicon);
        Known { word, time, begins, follows, first, second, open, split }
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
    let near;
    let bytes = if let Some(bytes) = text[at.start..].first_chunk() {
        bytes
    } else {
        near = padded(&text[at]);
        &near
    };
    let (parts, _) = bytes.as_chunks();
    let mark = (u64::from(ta) + 1) << 56;
    // Most words end in the first part.
    if length <= 8 {
        return [start_of(&parts[0], length), 0, mark];
    }
    let first = u64::from_le_bytes(parts[0]);
    [first, start_of(&parts[1], length - 8), start_of(&parts[2], length.saturating_sub(16)) | mark]
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

/// Without branches: the parts are compared at once.
#[inline]
fn same(a: &Key, b: &Key) -> bool {
    (a[0] ^ b[0]) | (a[1] ^ b[1]) | (a[2] ^ b[2]) == 0
}

/// Multiplication mixes the letters into the upper bits.
#[inline]
fn slot(key: Key) -> usize {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mixed = (key[0] ^ key[1].rotate_left(21) ^ key[2].rotate_left(43)).wrapping_mul(ODD);
    (mixed >> (64 - SLOTS.trailing_zeros())) as usize
}
