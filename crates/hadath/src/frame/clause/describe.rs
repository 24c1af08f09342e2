//! Clauses that only describe a noun phrase, and asides: what the clause around them steps over.

use super::Clause;
use crate::lexicon::class::{Classes, Marks};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::phrase::ChunkKind;
use crate::text::token::Punct;

impl Clause<'_> {
    /// Verb `k` tells what the indefinite thing before it is like (مقهى يرتاده موظفون، انتحاري يقود سيارة); the last
    /// chunk of what it says. `from` is the trigger's own chunk: what an event does is no description.
    pub fn description(&self, k: usize, from: usize) -> Option<usize> {
        let c = &self.cs[k];
        // كانت تعبر منطقة المغارة: to cross a place is no speech.
        let crosses = self
            .cs
            .get(k + 1)
            .is_some_and(|n| n.bare() && n.classes.any(Classes::PLACE.with(Classes::PLACE_HEAD)));
        if c.kind != ChunkKind::Verb || c.conj || k <= from + 1 || self.speech(k) && !crosses {
            return None;
        }
        let mut at = k - 1;
        while at > from + 1
            && self.cs[at].kind == ChunkKind::Noun
            && self.cs[at].prep == crate::lexicon::class::Prep::B
        {
            at -= 1;
        }
        let before = &self.cs[at];
        let thing = before.kind == ChunkKind::Noun
            && !before.definite
            && before.trigger == NONE
            && (before.end == c.start || at + 1 < k)
            && (!self.event_verb(k)
                || self.a.words[c.head as usize].enc != Enc::None
                // منطقة يسيطرون عليها
                || crate::frame::pronoun::joined(self.a, self.cs, k + 1).is_some());
        let tied = self.a.words[c.head as usize].enc != Enc::None
            || c.feats.has(Feats::PRESENT)
            || c.aux
            || c.marks.has(Marks::AUX);
        (thing && tied).then(|| self.after_description(k))
    }

    /// A clause that describes the subject begins at `k`: مجهولان يستقلان دراجة, الغارات التي شنتها مسيّرة.
    pub fn describing(&self, np: usize, k: usize) -> bool {
        let c = &self.cs[k];
        match c.kind {
            ChunkKind::Relative => k == np + 1,
            // رجال مدججون بالسلاح يستقلون: also over a phrase with بـ or في.
            ChunkKind::Verb => {
                let near = self.cs[np + 1..k].iter().all(|c| {
                    c.kind == ChunkKind::Noun
                        && matches!(c.prep, crate::lexicon::class::Prep::B | crate::lexicon::class::Prep::In)
                });
                near && k <= np + 2 && !c.conj && !self.cs[np].definite
            }
            _ => false,
        }
    }

    /// Verb `k` describes the indefinite noun phrase directly before it.
    pub fn describes(&self, k: usize) -> bool {
        self.cs[k].kind == ChunkKind::Verb
            && !self.cs[k].conj
            && self.cs[k - 1].bare()
            && !self.cs[k - 1].definite
    }

    /// قوة، قيل إنها من الأمن، منزلاً; الجيش، الذي يتمركز في التلال، موقعاً: the comma that closes the clause which
    /// the one at `k` opens, when a phrase of the clause around it follows.
    pub fn parenthesis(&self, k: usize) -> Option<usize> {
        const LONGEST: usize = 10;
        let opens = self.cs[k].is_punct(Punct::Comma) && k > 0 && self.cs[k - 1].kind == ChunkKind::Noun;
        let first = self.cs.get(k + 1).filter(|n| opens && !n.conj)?;
        if !matches!(first.kind, ChunkKind::Verb | ChunkKind::Relative) {
            return None;
        }
        let close = (k + 2..self.cs.len().min(k + LONGEST)).find(|&j| self.cs[j].is_punct(Punct::Comma))?;
        let ends = |c: &crate::phrase::Chunk| {
            matches!(
                c.kind,
                ChunkKind::Opener | ChunkKind::Punct(Punct::Stop | Punct::Semicolon | Punct::Colon)
            )
        };
        // …، اليوم الثلاثاء، أحد القطارات
        let timed = self.cs.get(close + 1).is_some_and(|n| n.kind == ChunkKind::Time)
            && self.cs.get(close + 2).is_some_and(|n| n.is_punct(Punct::Comma));
        let close = if timed { close + 2 } else { close };
        let next = self.cs.get(close + 1)?;
        let goes_on = next.bare() && !next.conj && !next.coord && !self.participle_statement(close + 1);
        // … الحاجز، قتلوا جنديين، أحدهما ضابط: a clause of its own.
        let new_clause = self.cs.get(close + 2).is_some_and(|c| c.kind == ChunkKind::Verb && !c.conj)
            || self.a.words[next.head as usize].enc != Enc::None;
        (goes_on && !new_clause && !self.cs[k + 1..close].iter().any(ends)).then_some(close)
    }

    /// The last chunk of that clause: its verb and one bare noun phrase after it.
    pub fn after_description(&self, k: usize) -> usize {
        let verb = (k..self.cs.len().min(k + 4)).find(|&j| self.cs[j].kind == ChunkKind::Verb).unwrap_or(k);
        // كانوا على متن دراجة نارية: what they were in or on.
        let aux = self.cs.get(verb).is_some_and(|c| c.marks.has(Marks::AUX));
        if aux && self.cs.get(verb + 1).is_some_and(|n| n.kind == ChunkKind::Noun && !n.bare()) {
            return verb + 1;
        }
        let mut last = verb;
        for j in verb + 1..self.cs.len().min(verb + 5) {
            match self.cs[j].kind {
                ChunkKind::Noun if self.cs[j].bare() => return j,
                ChunkKind::Noun | ChunkKind::Time | ChunkKind::Adverb => last = j,
                // تطلق على نفسها «سرايا …»
                ChunkKind::Punct(Punct::QuoteOpen | Punct::Quote) => {}
                _ => break,
            }
        }
        last
    }

    /// غارة - تبنتها قوات … - مطاراً: the dash that closes the aside that opens at `k`.
    pub fn dashed(&self, k: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        let dash = |j: &usize| self.cs[*j].is_punct(Punct::Dash);
        if !dash(&k) || !self.cs.get(k + 1).is_some_and(|n| n.kind == ChunkKind::Verb) {
            return None;
        }
        (k + 2..self.cs.len().min(k + LONGEST)).find(dash)
    }
}
