//! What the tables hold: words, triggers, frames and means rules.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::class::{Classes, Func, Marks, Needs, Prep, Slot, Weapons};
use crate::names::{Act, EventKind, Mode};

/// Part of speech of a lexeme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Lexeme {
    /// Index of the file, for the evidence.
    pub file: u16,
    /// Where the dictionary form stands among the names.
    pub lemma: (u32, u16),
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
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Trigger {
    pub kind: EventKind,
    pub mode: Option<Mode>,
    pub act: Option<Act>,
    pub frame: Frame,
    /// The name of the frame.
    pub frame_name: String,
    /// What the trigger has in place of the frame's slot of that name.
    pub idafa: Option<Slot>,
    pub means: Option<u8>,
    pub needs: Needs,
    pub generic: bool,
    pub rejects: bool,
    pub impersonal: bool,
    pub transitive: bool,
    pub shadow: bool,
    pub attribution: bool,
}

/// An argument frame, resolved.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct MeansRule {
    pub set: u8,
    pub weapons: Weapons,
    pub kind: EventKind,
    pub mode: Option<Mode>,
}

/// Everything in the lexicon but the words themselves.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Entries {
    /// Words.
    pub lexemes: Vec<Lexeme>,
    /// Triggers.
    pub triggers: Vec<Trigger>,
    /// Means rules in order.
    pub means: Vec<MeansRule>,
    /// The names of the sets of means rules, by number.
    pub sets: Vec<String>,
    /// Frames by name.
    pub frames: BTreeMap<String, Frame>,
    /// Kinds that the lexicon defines.
    pub kinds: Vec<EventKind>,
    /// How many places there are.
    pub places: u16,
    /// How many actors there are.
    pub actors: u16,
    /// The names of the files.
    pub files: Vec<String>,
    /// The dictionary forms of all words, one after the other.
    pub lemmas: String,
}

impl Entries {
    /// The dictionary form of a word.
    pub fn lemma(&self, lexeme: &Lexeme) -> &str {
        let start = lexeme.lemma.0 as usize;
        self.lemmas.get(start..start + usize::from(lexeme.lemma.1)).unwrap_or("")
    }
}
