//! Stage 2: the seeds compiled to look-up tables.
//!
//! Single words go into a hash table of all their written forms, multi-word names and phrases into one
//! Aho–Corasick automaton over the folded text.

pub mod class;
mod compile;
pub mod paradigm;
pub mod seed;
pub mod table;

use std::sync::Arc;

use aho_corasick::AhoCorasick;
use once_cell::sync::Lazy;

use crate::model::{Act, EventKind, Mode};
use class::{Classes, Func, Marks, Needs, Prep, Slot, Weapons};
use table::FormTable;

include!(concat!(env!("OUT_DIR"), "/seeds.rs"));

/// Part of speech of a lexeme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pos {
    /// Verb.
    Verb,
    /// Noun or name.
    Noun,
    /// Adjective.
    Adjective,
    /// Closed-class word.
    Function,
}

/// A dictionary word with what the rules need to know of it.
#[derive(Clone, Debug)]
pub struct Lexeme {
    /// File and lemma, for the evidence.
    pub entry: Arc<str>,
    /// Part of speech.
    pub pos: Pos,
    /// What it stands for.
    pub classes: Classes,
    /// What it says of others.
    pub marks: Marks,
    /// The means that it names.
    pub weapons: Weapons,
    /// Closed class.
    pub func: Func,
    /// Preposition.
    pub prep: Prep,
    /// The trigger, if it is one.
    pub trigger: Option<u16>,
    /// Index of the place.
    pub place: Option<u16>,
    /// Index of the actor.
    pub actor: Option<u16>,
    /// A name that counts only after a head noun.
    pub needs_head: bool,
}

/// An event trigger, resolved.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Trigger {
    pub kind: EventKind,
    pub mode: Option<Mode>,
    pub act: Option<Act>,
    pub frame: Frame,
    pub means: Option<u8>,
    pub needs: Needs,
    pub generic: bool,
    pub rejects: bool,
    pub shadow: bool,
    pub attribution: bool,
}

/// An argument frame, resolved.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs)]
pub struct Frame {
    pub subject: Slot,
    pub object: Slot,
    pub idafa: Slot,
    pub on: Slot,
    pub at: Slot,
    pub for_: Slot,
    pub toward: Slot,
}

/// A rule from means to kind and mode.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct MeansRule {
    pub set: u8,
    pub weapons: Weapons,
    pub kind: EventKind,
    pub mode: Option<Mode>,
}

/// A multi-word pattern.
#[derive(Clone, Copy, Debug)]
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

/// The compiled lexicon.
pub struct Lexicon {
    /// Words.
    pub lexemes: Vec<Lexeme>,
    /// Triggers.
    pub triggers: Vec<Trigger>,
    /// Means rules in order.
    pub means: Vec<MeansRule>,
    /// Written forms of single words.
    pub forms: FormTable,
    /// Multi-word patterns by automaton id.
    pub patterns: Vec<Pattern>,
    /// The automaton over the folded text; `None` when there is no multi-word pattern.
    pub automaton: Option<AhoCorasick>,
    /// The folded patterns, for the benchmark's yardstick.
    pub pattern_texts: Vec<Vec<u8>>,
}

impl Lexicon {
    /// The lexeme at `index`.
    #[inline]
    pub fn lexeme(&self, index: u32) -> &Lexeme {
        &self.lexemes[index as usize]
    }

    /// The built-in lexicon, compiled once a process.
    pub fn builtin() -> Arc<Lexicon> {
        static BUILTIN: Lazy<Arc<Lexicon>> = Lazy::new(|| {
            let sources: Vec<seed::Source<'_>> =
                SEEDS.iter().map(|(name, text)| seed::Source { name, text }).collect();
            // The built-in seeds are checked by the tests; an error here is a broken build.
            Arc::new(compile::compile(&sources).unwrap_or_else(|e| panic!("built-in lexicon: {e}")))
        });
        Arc::clone(&BUILTIN)
    }
}
