//! States in the words of an argument: their names, their capitals, nationalities.

use super::{Reader, Reading, Step, What};
use crate::actor::phrase::Hit;
use crate::actor::registry::{Entry, NO};
use crate::names::ActorType;

/// A state named at some word, and how many words that takes.
type Named = (u16, usize);

impl<'a> Reader<'a> {
    /// The state of a place at word `j`.
    pub(super) fn town(&self, j: usize) -> Option<u16> {
        let part = self.phrase.parts.get(j).filter(|part| !part.conj && !part.prep)?;
        Some(part.town).filter(|&state| state != NO)
    }

    /// The state right after a noun, or after one or two adjectives (القوات البحرية المشتركة الروسية).
    pub(super) fn state_after(&mut self, j: usize, names: Names) -> Option<Named> {
        if j >= self.len() || self.phrase.parts[j].conj || self.phrase.parts[j].prep {
            return None;
        }
        let hits = self.hits(j);
        if let Some(named) = named(&hits, names) {
            return Some(named);
        }
        for k in j + 1..(j + 3).min(self.len()) {
            let before = &self.phrase.parts[k - 1];
            if !before.adjective || self.phrase.parts[k].conj || self.phrase.parts[k].prep {
                return None;
            }
            let hits = self.hits(k);
            if let Some((state, len)) = named(&hits, Names::Nisba) {
                return Some((state, k - j + len));
            }
        }
        None
    }

    /// A state, a capital or a nationality by itself.
    pub(super) fn nationality(
        &mut self,
        out: &mut Reading,
        i: usize,
        head: bool,
        hits: &[Hit<'a>],
    ) -> Option<Step> {
        for hit in hits {
            for entry in hit.entries {
                let what = match *entry {
                    Entry::State(s) => (What::State(s), s),
                    Entry::Capital(s) => (What::Body(self.government(), Some(s)), s),
                    Entry::Nisba(s) if self.phrase.agent => (What::State(s), s),
                    Entry::Nisba(s) | Entry::People(s) => (What::Sort(ActorType::Civilians), s),
                    _ => continue,
                };
                if !head || out.what != What::Nothing || out.relation.is_some() {
                    if let (Entry::People(_), What::Category(c)) = (entry, &out.what)
                        && self.vague(*c)
                    {
                        // آلاف الفلسطينيين
                        out.what = What::Sort(ActorType::Civilians);
                    }
                    if matches!(*entry, Entry::State(_) | Entry::Capital(_)) || self.beside(out, i) {
                        out.state = out.state.or(Some(what.1));
                    }
                    return Some(Step::Skip(hit.len));
                }
                out.state = Some(what.1);
                out.what = what.0;
                return Some(Step::Done);
            }
        }
        None
    }

    /// Does an adjective at `i` belong to the head? At most one other stands between.
    fn beside(&self, out: &Reading, i: usize) -> bool {
        i <= out.after || i == out.after + 1 && self.phrase.parts[i - 1].adjective
    }

    fn government(&self) -> u16 {
        let found = self.registry.bodies.iter().position(|body| self.registry.str(body.id) == "government");
        found.map_or(NO, |i| i as u16)
    }
}

/// Which names tell a state.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Names {
    /// Nationalities.
    Nisba,
    /// The names of states too.
    States,
    /// Capitals too.
    Capitals,
}

/// The state that a name tells.
pub(super) fn named(hits: &[Hit<'_>], names: Names) -> Option<Named> {
    hits.iter().find_map(|hit| {
        hit.entries.iter().find_map(|entry| match *entry {
            Entry::Nisba(s) | Entry::People(s) => Some((s, hit.len)),
            Entry::State(s) if names >= Names::States => Some((s, hit.len)),
            Entry::Capital(s) if names >= Names::Capitals => Some((s, hit.len)),
            _ => None,
        })
    })
}
