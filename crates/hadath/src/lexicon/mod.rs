//! Stage 2: the seeds compiled to look-up tables.
//!
//! Single words go into a hash table of all their written forms, multi-word names and phrases into one by their first
//! two words. The build compiles the built-in seeds (`build.rs`); at run time their tables are read where they lie.

pub mod class;
mod compile;
pub mod entry;
pub mod form;
mod lint;
mod listing;
pub mod paradigm;
pub mod pattern;
mod replace;
pub mod seed;
pub(crate) mod table;
mod user;
mod words;

use std::sync::Arc;

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use compile::Base;
pub use entry::{Entries, Frame, Lexeme, MeansRule, Pos, Trigger};
use form::Forms;
pub use listing::WordForms;
use pattern::Patterns;
use table::TooLarge;
pub use user::UserLexicon;

use crate::finding::Finding;

/// The seed files of the built-in lexicon, by name.
pub const SEEDS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/seeds.rs"));

/// The compiled lexicon.
#[derive(Clone, Debug)]
pub struct Lexicon {
    entries: Entries,
    /// Written forms of single words.
    pub forms: Forms,
    /// Multi-word names and phrases.
    pub patterns: Patterns,
}

/// Names of lexemes from earlier texts, for one lexicon.
#[derive(Debug, Default)]
pub struct KnownEntries(FxHashMap<u32, Arc<str>>);

impl KnownEntries {
    /// More than this many are not kept.
    const MOST: usize = 4096;

    /// The file and the dictionary form of a lexeme.
    pub fn get(&mut self, lexicon: &Lexicon, index: u32) -> Arc<str> {
        if self.0.len() >= KnownEntries::MOST {
            self.0.clear();
        }
        Arc::clone(self.0.entry(index).or_insert_with(|| lexicon.entry(index)))
    }
}

impl std::ops::Deref for Lexicon {
    type Target = Entries;

    fn deref(&self) -> &Entries {
        &self.entries
    }
}

impl Lexicon {
    /// The lexeme at `index`.
    #[inline]
    pub fn lexeme(&self, index: u32) -> &Lexeme {
        &self.entries.lexemes[index as usize]
    }

    /// The trigger that the lexeme at `index` is; `None` where it is none, or where there is no lexeme
    /// ([`NONE`](crate::mention::NONE)).
    #[inline]
    pub fn trigger(&self, index: u32) -> Option<&Trigger> {
        let trigger = self.entries.lexemes.get(index as usize)?.trigger?;
        Some(&self.entries.triggers[usize::from(trigger)])
    }

    /// The file and the dictionary form of a lexeme, for the evidence.
    pub fn entry(&self, index: u32) -> Arc<str> {
        let lexeme = self.lexeme(index);
        let file = &self.files[usize::from(lexeme.file)];
        Arc::from([file, ": ", self.lemma(lexeme)].concat())
    }

    /// The built-in lexicon, as the build compiled it.
    pub fn builtin() -> Arc<Lexicon> {
        static BUILTIN: Lazy<Arc<Lexicon>> = Lazy::new(|| {
            // Written by the build script with the same types.
            let entries = postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/entries.bin")))
                .expect("the tables of the build");
            Arc::new(Lexicon {
                entries,
                forms: Forms::new(include_bytes!(concat!(env!("OUT_DIR"), "/forms.bin"))),
                patterns: Patterns::new(
                    include_bytes!(concat!(env!("OUT_DIR"), "/patterns.bin")),
                    include_bytes!(concat!(env!("OUT_DIR"), "/pattern_filter.bin")),
                ),
            })
        });
        Arc::clone(&BUILTIN)
    }

    /// The lexicons of a user on top of this one, and what there is to say about it.
    pub fn with(&self, lexicons: &[&[seed::Source<'_>]]) -> (Result<Lexicon, TooLarge>, Vec<Finding>) {
        let base = Base { entries: &self.entries, forms: &self.forms, patterns: &self.patterns };
        let compiled = compile::compile(lexicons, Some(base));
        let findings = compiled.findings;
        let tables = compiled.forms.build(Some(&self.forms), &compiled.removed).and_then(|forms| {
            let patterns = compiled.patterns.build(Some(&self.patterns), &compiled.removed)?;
            let (forms, patterns) = (self.forms.with(forms), self.patterns.with(patterns));
            Ok(Lexicon { entries: compiled.entries, forms, patterns })
        });
        (tables, findings)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_tables_of_the_build_are_those_of_the_seeds() {
        let sources: Vec<_> = SEEDS.iter().map(|&(name, text)| seed::Source { name, text }).collect();
        let compiled = compile::compile(&[&sources], None);
        assert_eq!(compiled.findings, []);
        assert_eq!(
            postcard::to_allocvec(&compiled.entries).unwrap(),
            include_bytes!(concat!(env!("OUT_DIR"), "/entries.bin"))
        );
        let none = BTreeSet::new();
        let forms = compiled.forms.build(None, &none).unwrap();
        assert!(forms == include_bytes!(concat!(env!("OUT_DIR"), "/forms.bin")));
        let (patterns, filter) = compiled.patterns.build(None, &none).unwrap();
        assert!(patterns == include_bytes!(concat!(env!("OUT_DIR"), "/patterns.bin")));
        assert!(filter == include_bytes!(concat!(env!("OUT_DIR"), "/pattern_filter.bin")));
    }
}
