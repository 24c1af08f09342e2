//! Names and phrases of several words, found by their first two words.

use std::collections::BTreeMap;

use super::table::{Table, TableBuilder, hash};
use crate::text::fold::{ALEF, LAM, Letter};

/// A multi-word pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The lexeme.
    pub lexeme: u32,
    /// How many words.
    pub words: u8,
    /// The first word begins with the article.
    pub definite: bool,
    /// The article has melted into the preposition لـ (للأمم المتحدة).
    pub melted: bool,
}

/// Longer names do not occur; the length is kept in one byte.
const MAX_PATTERN: usize = 255;
/// Bytes before the letters: their number, the number of words, and the lexeme.
const HEAD: usize = 6;

/// Collects patterns.
#[derive(Default)]
pub struct PatternBuilder {
    patterns: BTreeMap<Vec<Letter>, u32>,
}

impl PatternBuilder {
    /// Adds a pattern of two words or more. Where it is known, nothing changes and its lexeme is returned.
    pub fn add(&mut self, letters: Vec<Letter>, lexeme: u32) -> Option<u32> {
        if letters.len() > MAX_PATTERN || !letters.contains(&b' ') {
            return None;
        }
        match self.patterns.entry(letters) {
            std::collections::btree_map::Entry::Occupied(known) => Some(*known.get()),
            std::collections::btree_map::Entry::Vacant(new) => {
                new.insert(lexeme);
                None
            }
        }
    }

    /// The bytes of the table by the first two words, and of the filter of second words.
    pub fn build(self) -> (Vec<u8>, Vec<u8>) {
        let mut groups: BTreeMap<&[Letter], Vec<(&[Letter], u32)>> = BTreeMap::new();
        for (letters, &lexeme) in &self.patterns {
            groups.entry(two_words(letters)).or_default().push((letters, lexeme));
        }
        let mut table = TableBuilder::default();
        let mut filter = vec![0u8; (groups.len() * 2).next_power_of_two().max(64)];
        for (key, mut group) in groups {
            let second = key.split(|&l| l == b' ').nth(1).unwrap_or_default();
            let bit = bit(second, filter.len());
            filter[bit / 8] |= 1 << (bit % 8);
            // The longest first.
            group.sort_by_key(|&(letters, _)| std::cmp::Reverse(letters.len()));
            table.add(key, &group_bytes(&group));
        }
        (table.build(), filter)
    }
}

fn two_words(letters: &[Letter]) -> &[Letter] {
    let second = letters.iter().position(|&l| l == b' ').map_or(0, |at| at + 1);
    let end = letters[second..].iter().position(|&l| l == b' ').map_or(letters.len(), |at| second + at);
    &letters[..end]
}

fn group_bytes(group: &[(&[Letter], u32)]) -> Vec<u8> {
    let mut out = Vec::new();
    for (letters, lexeme) in group {
        let words = letters.iter().filter(|&&l| l == b' ').count() + 1;
        out.push(letters.len() as u8);
        out.push(words as u8);
        out.extend_from_slice(&lexeme.to_le_bytes());
        out.extend_from_slice(letters);
    }
    out
}

fn bit(word: &[Letter], bytes: usize) -> usize {
    hash(word) as usize & (bytes * 8 - 1)
}

/// The patterns of a lexicon.
#[derive(Clone, Debug)]
pub struct Patterns {
    built_in: Table<&'static [u8]>,
    filter: &'static [u8],
}

impl Patterns {
    /// The patterns of the built-in lexicon.
    pub fn new(built_in: &'static [u8], filter: &'static [u8]) -> Patterns {
        Patterns { built_in: Table::new(built_in), filter }
    }

    /// Can the word be the second of a pattern? Right for those that are; few others pass.
    #[inline]
    pub fn second(&self, word: &[Letter]) -> bool {
        let bit = bit(word, self.filter.len());
        self.filter[bit / 8] & 1 << (bit % 8) != 0
    }

    /// The patterns that begin with these two words, the longest first, with their letters.
    #[inline]
    pub fn beginning(&self, two_words: &[Letter]) -> impl Iterator<Item = (&[Letter], Pattern)> {
        group(self.built_in.get(two_words).unwrap_or_default())
    }

    /// The letters of every pattern, for the yardstick of the benchmarks.
    pub fn texts(&self) -> Vec<Vec<Letter>> {
        let mut texts: Vec<_> =
            self.built_in.iter().flat_map(|(_, bytes)| group(bytes)).map(|(l, _)| l.to_vec()).collect();
        texts.sort();
        texts
    }
}

fn group(mut bytes: &[u8]) -> impl Iterator<Item = (&[Letter], Pattern)> {
    std::iter::from_fn(move || {
        let (&[length, words, a, b, c, d], rest) = bytes.split_first_chunk::<HEAD>()?;
        let (letters, rest) = rest.split_at_checked(usize::from(length))?;
        bytes = rest;
        let melted = letters.starts_with(&[LAM, LAM]);
        let definite = melted || letters.starts_with(&[ALEF, LAM]);
        let lexeme = u32::from_le_bytes([a, b, c, d]);
        Some((letters, Pattern { lexeme, words, definite, melted }))
    })
}
