//! Names and phrases of several words, found by their first two words.

use std::collections::{BTreeMap, BTreeSet};

use super::table::{Table, TableBuilder, TooLarge, hash};
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
    touched: Vec<Vec<Letter>>,
}

impl PatternBuilder {
    /// Adds a pattern of two words or more, or gives it another lexeme. Longer ones than 255 letters are left out.
    pub fn set(&mut self, letters: Vec<Letter>, lexeme: u32) {
        if letters.len() <= MAX_PATTERN && letters.contains(&b' ') {
            self.patterns.insert(letters, lexeme);
        }
    }

    /// A pattern of the base that has changed.
    pub fn touch(&mut self, letters: Vec<Letter>) {
        self.touched.push(letters);
    }

    /// The lexeme of a pattern, if it was added here.
    pub fn get(&self, letters: &[Letter]) -> Option<u32> {
        self.patterns.get(letters).copied()
    }

    /// The bytes of the table by the first two words, and of the filters of first and of second words. On top of `base`,
    /// each two words have the patterns of the base, too, but the removed ones.
    pub fn build(
        self,
        base: Option<&Patterns>,
        removed: &BTreeSet<u32>,
    ) -> Result<(Vec<u8>, Vec<u8>), TooLarge> {
        let mut groups: BTreeMap<&[Letter], BTreeMap<&[Letter], u32>> = BTreeMap::new();
        for letters in self.patterns.keys().chain(&self.touched) {
            groups.entry(two_words(letters)).or_default();
        }
        for (key, group) in &mut groups {
            let known = base.iter().flat_map(|b| b.beginning(key)).map(|(letters, p)| (letters, p.lexeme));
            group.extend(known.filter(|(_, lexeme)| !removed.contains(lexeme)));
        }
        for (letters, &lexeme) in &self.patterns {
            groups.entry(two_words(letters)).or_default().insert(letters, lexeme);
        }
        let mut table = TableBuilder::default();
        let mut filter = vec![0u8; 2 * (groups.len() * 2).next_power_of_two().max(64)];
        for (key, group) in groups {
            let half = filter.len() / 2;
            for (word, half) in key.split(|&l| l == b' ').zip(filter.chunks_exact_mut(half)) {
                let bit = bit(word, half.len());
                half[bit / 8] |= 1 << (bit % 8);
            }
            // The longest first.
            let mut group: Vec<_> = group.into_iter().collect();
            group.sort_by_key(|&(letters, _)| std::cmp::Reverse(letters.len()));
            table.add(key, &group_bytes(&group))?;
        }
        Ok((table.build()?, filter))
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

/// A table by two words, with the filters of first and of second words, one after the other.
#[derive(Clone, Debug)]
struct Layer<B> {
    table: Table<B>,
    filter: B,
}

impl<B: AsRef<[u8]>> Layer<B> {
    fn new(table: B, filter: B) -> Layer<B> {
        Layer { table: Table::new(table), filter }
    }

    /// May the word be the first of a pattern, or the second?
    #[inline]
    fn may_be(&self, word: &[Letter], second: bool) -> bool {
        let filter = self.filter.as_ref();
        let (firsts, seconds) = filter.split_at(filter.len() / 2);
        let filter = if second { seconds } else { firsts };
        let bit = bit(word, filter.len());
        filter[bit / 8] & 1 << (bit % 8) != 0
    }
}

/// The patterns of a lexicon: the built-in ones, and on top of them those of the user.
#[derive(Clone, Debug)]
pub struct Patterns {
    built_in: Layer<&'static [u8]>,
    user: Option<Layer<Vec<u8>>>,
}

impl Patterns {
    /// The patterns of the built-in lexicon.
    pub fn new(built_in: &'static [u8], filter: &'static [u8]) -> Patterns {
        Patterns { built_in: Layer::new(built_in, filter), user: None }
    }

    /// With tables on top.
    pub fn with(&self, (user, filter): (Vec<u8>, Vec<u8>)) -> Patterns {
        Patterns { user: Some(Layer::new(user, filter)), ..self.clone() }
    }

    /// Can the word be the second of a pattern? Right for those that are; few others pass.
    #[inline]
    pub fn second(&self, word: &[Letter]) -> bool {
        self.may_be(word, true)
    }

    /// Can the word be the first of a pattern, without particles? As [`Patterns::second`].
    #[inline]
    pub fn first(&self, word: &[Letter]) -> bool {
        self.may_be(word, false)
    }

    fn may_be(&self, word: &[Letter], second: bool) -> bool {
        self.built_in.may_be(word, second) || self.user.as_ref().is_some_and(|user| user.may_be(word, second))
    }

    /// The patterns that begin with these two words, the longest first, with their letters.
    #[inline]
    pub fn beginning(&self, two_words: &[Letter]) -> impl Iterator<Item = (&[Letter], Pattern)> {
        let user = self.user.as_ref().and_then(|user| user.table.get(two_words));
        group(user.or_else(|| self.built_in.table.get(two_words)).unwrap_or_default())
    }

    /// The lexeme of a pattern.
    pub fn find(&self, letters: &[Letter]) -> Option<u32> {
        self.beginning(two_words(letters)).find(|(l, _)| *l == letters).map(|(_, p)| p.lexeme)
    }

    /// The letters of every built-in pattern, for the yardstick of the benchmarks.
    pub fn texts(&self) -> Vec<Vec<Letter>> {
        let mut texts: Vec<_> =
            self.built_in.table.iter().flat_map(|(_, bytes)| group(bytes)).map(|(l, _)| l.to_vec()).collect();
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
