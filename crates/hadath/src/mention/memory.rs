//! What is known of words seen before. News repeats its words: most are answered here, and the tables are asked only for
//! the rest. All that is kept is the same wherever a word stands, so the memory never changes a result.

use crate::lexicon::Lexicon;
use crate::lexicon::form::Reading;
use crate::place::head;
use crate::text::fold::{Letter, WAW, is_arabic};
use crate::text::packed::{Packed, pack};
use crate::time::{self, Code};

use super::name::name_starts;
use super::open::is_open;
use super::read::{lookup_latin, read};
use super::{Hints, Word};

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

/// A packed word, and in the last byte whether it ends in ة.
type Key = Packed;

/// That of no word: the last byte of all others is set.
const NO_KEY: Key = [0; 3];

/// Particles before a word have no more letters than these (أفبال).
const PARTICLES: usize = 5;
const SLOTS: usize = 1 << 12;

impl Default for Memory {
    fn default() -> Memory {
        let slot = Slot { key: NO_KEY, known: Known::default() };
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
        let packed = pack(text, at.clone());
        let key = packed.map_or(NO_KEY, |[a, b, c]| [a, b, c | (u64::from(ta) + 1) << 56]);
        let [newer, older] = &mut self.slots[slot(key)];
        if same(&newer.key, &key) && packed.is_some() {
            return &newer.known;
        }
        if same(&older.key, &key) && packed.is_some() {
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
