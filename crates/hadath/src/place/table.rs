//! A gazetteer as bytes, read where they lie.

use std::borrow::Cow;

use crate::lexicon::table::{Table, hash};
use crate::names::PlaceKind;
use crate::place::row::{ENTRY, NO_PARENT, POSTING, Packed, flag, posting};
use crate::text::fold::Letter;

/// Places by number and by name.
#[derive(Clone, Debug)]
pub struct Places {
    entries: Cow<'static, [u8]>,
    names: Table<Cow<'static, [u8]>>,
    beginnings: Beginnings,
    size: u32,
}

/// A set of bits for the first letters of long keys, so that most names of several words are turned away by their
/// beginning.
#[derive(Clone, Debug)]
struct Beginnings(Vec<u64>);

impl Beginnings {
    fn of(names: &Table<Cow<'static, [u8]>>) -> Beginnings {
        let beginnings =
            || names.iter().filter(|(key, _)| key.len() > BEGINNING).map(|(key, _)| &key[..BEGINNING]);
        let size = (beginnings().count() / 4).next_power_of_two();
        let mut bits = Beginnings(vec![0; size]);
        for beginning in beginnings() {
            let (word, bit) = bits.place(beginning);
            bits.0[word] |= bit;
        }
        bits
    }

    fn has(&self, beginning: &[Letter]) -> bool {
        let (word, bit) = self.place(beginning);
        self.0[word] & bit != 0
    }

    fn place(&self, beginning: &[Letter]) -> (usize, u64) {
        let hash = hash(beginning) as usize;
        ((hash / 64) & (self.0.len() - 1), 1 << (hash % 64))
    }
}

/// Letters of a beginning.
pub const BEGINNING: usize = 6;

/// A place that has a name.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// Its number.
    pub entry: u32,
    /// Hash of the spelling.
    pub spelling: u16,
    /// It is the usual name.
    pub first: bool,
    /// It is the adjective of belonging.
    pub nisba: bool,
    /// It begins with the article.
    pub article: bool,
}

/// A place in a table.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    bytes: &'a [u8],
    strings: &'a [u8],
}

impl Places {
    /// The keys of all names.
    pub fn keys(&self) -> impl Iterator<Item = &[Letter]> {
        self.names.iter().map(|(key, _)| key)
    }

    /// Reads what [`pack`](crate::place::row::pack) made at build time.
    pub fn fixed(entries: &'static [u8], names: &'static [u8]) -> Places {
        Places::new(Cow::Borrowed(entries), Cow::Borrowed(names))
    }

    /// Takes what was packed at run time.
    pub fn packed(packed: Packed) -> Places {
        Places::new(Cow::Owned(packed.entries), Cow::Owned(packed.names))
    }

    fn new(entries: Cow<'static, [u8]>, names: Cow<'static, [u8]>) -> Places {
        let size = number(&entries, 0);
        let names = Table::new(names);
        let beginnings = Beginnings::of(&names);
        Places { entries, names, beginnings, size }
    }

    /// How many places there are.
    pub fn count(&self) -> usize {
        self.size as usize
    }

    /// How many bytes it has.
    pub fn bytes(&self) -> usize {
        self.entries.len() + self.names.bytes()
    }

    /// The place with this number.
    pub fn entry(&self, index: u32) -> Entry<'_> {
        let at = 4 + index as usize * ENTRY;
        let strings = 4 + self.count() * ENTRY;
        Entry { bytes: &self.entries[at..at + ENTRY], strings: &self.entries[strings..] }
    }

    /// May there be a key that is longer than [`BEGINNING`] and begins with these letters? Right where there is; few
    /// others pass.
    pub fn may_begin(&self, beginning: &[Letter]) -> bool {
        self.beginnings.has(beginning)
    }

    /// The places that have a name with this key.
    pub fn named(&self, key: &[Letter]) -> impl Iterator<Item = Hit> {
        let postings = self.names.get(key).unwrap_or_default();
        postings.chunks_exact(POSTING).map(|p| Hit {
            entry: number(p, 0),
            spelling: u16::from_le_bytes([p[4], p[5]]),
            first: p[6] & posting::FIRST != 0,
            nisba: p[6] & posting::NISBA != 0,
            article: p[6] & posting::ARTICLE != 0,
        })
    }
}

impl<'a> Entry<'a> {
    fn string(self, at: usize) -> &'a str {
        let at = number(self.bytes, at) as usize;
        let len = usize::from(self.strings[at]);
        std::str::from_utf8(&self.strings[at + 1..at + 1 + len]).unwrap_or("")
    }

    /// The identifier.
    pub fn id(self) -> &'a str {
        self.string(0)
    }

    /// The usual Arabic name.
    pub fn name(self) -> &'a str {
        self.string(4)
    }

    /// The English name.
    pub fn name_en(self) -> &'a str {
        self.string(8)
    }

    /// Latitude and longitude in steps of 0.00001 degrees.
    pub fn at(self) -> Option<(i32, i32)> {
        let steps = |at| number(self.bytes, at).cast_signed();
        self.flag(flag::PLACED).then(|| (steps(12), steps(16)))
    }

    /// The place that it is part of.
    pub fn parent(self) -> Option<u32> {
        Some(number(self.bytes, 20)).filter(|&p| p != NO_PARENT)
    }

    /// Inhabitants, 0 when unknown.
    pub fn population(self) -> u32 {
        number(self.bytes, 24)
    }

    /// What it is.
    pub fn kind(self) -> PlaceKind {
        PlaceKind::ALL.get(usize::from(self.bytes[28])).copied().unwrap_or(PlaceKind::Region)
    }

    /// The capital of its country.
    pub fn capital(self) -> bool {
        self.flag(flag::CAPITAL)
    }

    /// Its name is also a word.
    pub fn word(self) -> bool {
        self.flag(flag::WORD)
    }

    /// ISO 3166-1 alpha-2; blank when it belongs to none.
    pub fn country(self) -> [u8; 2] {
        [self.bytes[30], self.bytes[31]]
    }

    /// The same as text.
    pub fn country_code(self) -> &'a str {
        std::str::from_utf8(&self.bytes[30..32]).unwrap_or("").trim()
    }

    fn flag(self, flag: u8) -> bool {
        self.bytes[29] & flag != 0
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}
