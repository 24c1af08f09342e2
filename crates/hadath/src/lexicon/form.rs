//! Written forms of single words, with every way to read them.

use std::collections::{BTreeMap, BTreeSet};

use super::paradigm::Feats;
use super::table::{Table, TableBuilder, TooLarge};
use crate::text::fold::Letter;

/// A way to read a form: the lexeme and the features of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading {
    /// Index of the lexeme.
    pub lexeme: u32,
    /// Features.
    pub feats: Feats,
}

/// Longer forms do not occur; the length is kept in one byte.
const MAX_FORM: usize = 60;
/// A form has no more readings than this.
const MAX_READINGS: usize = 255;
/// Bytes of a reading: the lexeme in 32 bits, the features in 24.
const READING: usize = 7;

/// Collects forms.
#[derive(Default)]
pub struct FormBuilder {
    forms: BTreeMap<Vec<Letter>, Vec<Reading>>,
}

impl FormBuilder {
    /// Adds one form.
    pub fn add(&mut self, form: &[Letter], lexeme: u32, feats: Feats) {
        if form.is_empty() || form.len() > MAX_FORM {
            return;
        }
        let reading = Reading { lexeme, feats };
        match self.forms.get_mut(form) {
            Some(readings) => readings.push(reading),
            None => {
                self.forms.insert(form.to_vec(), vec![reading]);
            }
        }
    }

    /// A form of the base whose readings have changed.
    pub fn touch(&mut self, form: &[Letter]) {
        self.forms.entry(form.to_vec()).or_default();
    }

    /// The words that a form can be, of those added here.
    pub fn lexemes(&self, form: &[Letter]) -> impl Iterator<Item = u32> {
        self.forms.get(form).into_iter().flatten().map(|r| r.lexeme)
    }

    /// The bytes of the table. On top of `base`, each form has the readings of the base, too, but the removed ones.
    pub fn build(self, base: Option<&Forms>, removed: &BTreeSet<u32>) -> Result<Vec<u8>, TooLarge> {
        let mut table = TableBuilder::default();
        let mut value = Vec::new();
        for (form, mut readings) in self.forms {
            readings.extend(base.iter().flat_map(|b| b.get(&form)).filter(|r| !removed.contains(&r.lexeme)));
            readings.sort_unstable();
            readings.dedup();
            readings.truncate(MAX_READINGS);
            value.clear();
            for r in &readings {
                value.extend_from_slice(&r.lexeme.to_le_bytes());
                value.extend_from_slice(&r.feats.0.to_le_bytes()[..3]);
            }
            table.add(&form, &value)?;
        }
        table.build()
    }
}

/// The table of written forms: the built-in one, and on top of it that of the user.
#[derive(Clone, Debug)]
pub struct Forms {
    built_in: Table<&'static [u8]>,
    user: Option<Table<Vec<u8>>>,
}

impl Forms {
    /// The table of the built-in lexicon.
    pub fn new(built_in: &'static [u8]) -> Forms {
        Forms { built_in: Table::new(built_in), user: None }
    }

    /// With a table on top.
    pub fn with(&self, user: Vec<u8>) -> Forms {
        Forms { user: Some(Table::new(user)), ..self.clone() }
    }

    /// The readings of a form; empty when it is not there.
    #[inline]
    pub fn get(&self, form: &[Letter]) -> Readings<'_> {
        let user = self.user.as_ref().and_then(|t| t.get(form));
        Readings { bytes: user.or_else(|| self.built_in.get(form)).unwrap_or_default() }
    }

    /// The letters of every form, for the yardstick of the benchmarks.
    pub fn texts(&self) -> Vec<Vec<Letter>> {
        self.built_in.iter().map(|(letters, _)| letters.to_vec()).collect()
    }
}

/// The readings of one form, by lexeme.
#[derive(Clone, Debug, Default)]
pub struct Readings<'a> {
    bytes: &'a [u8],
}

impl Readings<'_> {
    /// Are there none?
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

impl Iterator for Readings<'_> {
    type Item = Reading;

    #[inline]
    fn next(&mut self) -> Option<Reading> {
        let (&[a, b, c, d, e, f, g], rest) = self.bytes.split_first_chunk::<READING>()?;
        self.bytes = rest;
        let feats = Feats(u32::from_le_bytes([e, f, g, 0]));
        Some(Reading { lexeme: u32::from_le_bytes([a, b, c, d]), feats })
    }
}
