//! Why a trigger gave no event. Rules that turn one down say so here; nothing is kept unless somebody asks.

use std::borrow::Cow;
use std::cell::RefCell;

use super::{Mention, Scene};
use crate::lexicon::class::Needs;
use crate::mention::NONE;
use crate::phrase::{Chunk, ChunkKind};
use crate::vocabulary::Vocabulary;

/// A trigger that was turned down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Its token.
    pub token: u32,
    /// Its lexeme.
    pub lexeme: u32,
    /// The reason.
    pub reason: Cow<'static, str>,
}

/// Collects them.
#[derive(Debug, Default)]
pub struct Recorder(RefCell<Vec<Rejected>>);

impl Recorder {
    /// Everything so far, in the order of the text, each trigger and reason once.
    pub fn into_sorted(self) -> Vec<Rejected> {
        let mut all = self.0.into_inner();
        all.sort_by(|a, b| (a.token, a.lexeme, &a.reason).cmp(&(b.token, b.lexeme, &b.reason)));
        all.dedup();
        all
    }

    fn push(&self, token: u32, lexeme: u32, reason: impl Into<Cow<'static, str>>) {
        self.0.borrow_mut().push(Rejected { token, lexeme, reason: reason.into() });
    }

    fn knows(&self, token: u32) -> bool {
        self.0.borrow().iter().rev().take_while(|r| r.token + 500 > token).any(|r| r.token == token)
    }
}

impl<'a> Scene<'a> {
    /// With a place for reasons.
    pub fn recording(self, recorder: Option<&'a Recorder>) -> Scene<'a> {
        Scene { recorder, ..self }
    }

    /// Nothing, and why.
    pub fn reject<T>(&self, token: u32, lexeme: u32, reason: &'static str) -> Option<T> {
        if let Some(recorder) = self.recorder {
            recorder.push(token, lexeme, reason);
        }
        None
    }

    /// Hands `ok` on; where it is false, that is the reason.
    pub fn check(&self, ok: bool, m: &Mention, reason: &'static str) -> bool {
        if !ok {
            self.reject::<()>(m.token, m.lexeme, reason);
        }
        ok
    }

    /// The same for the condition of a trigger.
    pub fn check_needs(&self, ok: bool, m: &Mention, needs: Needs) -> bool {
        if let Some(recorder) = self.recorder.filter(|_| !ok) {
            let at = (needs as usize).checked_sub(1);
            let reason = match at {
                Some(at) => format!("its condition is not met: needs = \"{}\"", Needs::NAMES[at]).into(),
                None => Cow::Borrowed("nothing around it shows that somebody speaks"),
            };
            recorder.push(m.token, m.lexeme, reason);
        }
        ok
    }

    /// The triggers of the sentence that no rule looked at, and why.
    pub fn record_unused(&self, found: &[Mention]) {
        let Some(recorder) = self.recorder else { return };
        let mut chunks = self.cs.iter().peekable();
        for token in self.sentence.start..self.sentence.end {
            while chunks.next_if(|c| c.end <= token).is_some() {}
            let w = &self.a.words[token as usize];
            let used = found.iter().any(|m| m.token <= token && token < m.token_end) || recorder.knows(token);
            let is_trigger = |l: &u32| *l != NONE && self.trigger(*l).is_some();
            let Some(lexeme) = [w.noun, w.verb].into_iter().find(is_trigger).filter(|_| !used) else {
                continue;
            };
            let chunk = chunks.peek().filter(|c| c.start <= token);
            let reason =
                if w.inside { "inside a name" } else { unused(chunk.copied(), lexeme == w.verb, token) };
            recorder.push(token, lexeme, reason);
        }
    }
}

fn unused(chunk: Option<&Chunk>, verb: bool, token: u32) -> &'static str {
    match chunk.map(|c| (c.kind, c.trigger)) {
        Some((ChunkKind::Verb, _)) if !verb => "read as a verb here",
        Some((ChunkKind::Noun, _)) if verb => "read as a noun here",
        Some((ChunkKind::Noun, NONE)) => "only part of a phrase that names something else",
        Some((ChunkKind::Noun, trigger)) if trigger != token => "another word of its phrase names the event",
        Some(_) => "read as another kind of word here",
        None => "no phrase around it",
    }
}
