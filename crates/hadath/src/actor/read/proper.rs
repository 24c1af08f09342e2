//! Names in the words of an argument: listed actors, bodies and offices, names that depend on the side.

use super::{Candidate, Place, Reader, Reading, Step, What};
use crate::actor::phrase::Hit;
use crate::actor::read::state::{Names, named};
use crate::actor::registry::Entry;
use crate::names::{ActorRelation, ActorType};

impl<'a> Reader<'a> {
    /// Listed actors, bodies and offices with their state, names that depend on the side.
    pub(super) fn proper(
        &mut self,
        out: &mut Reading,
        i: usize,
        head: bool,
        hits: &[Hit<'a>],
    ) -> Option<Step> {
        let place = if head { Place::Head } else { self.place(i) };
        let persons = self.persons(out, head);
        let actors = hits.iter().find_map(|hit| {
            let mut list = self.candidates(hit, place)?;
            list.retain(|c| persons || !self.person(c));
            (!list.is_empty()).then_some((hit.len, list))
        });
        let body = hits.iter().find_map(|hit| self.composed(hit, i));
        let whole = body.map_or(0, |(_, _, len, _)| len);
        if let Some((len, list)) = actors.filter(|(len, _)| *len >= whole) {
            if list.iter().all(|c| self.person(c)) && out.relation != Some(ActorRelation::Property) {
                // القيادي في الحزب فلان: the words are the person.
                out.relation = None;
            }
            self.actor(out, i + len, list);
            return Some(Step::Done);
        }
        if let Some((body, state, len, office)) = body {
            self.holder(out, i + len, office);
            if matches!(out.what, What::Actors(_)) {
                return Some(Step::Done);
            }
            out.what = What::Body(body, Some(state));
            return Some(Step::Done);
        }
        // سلطات محلية are a sort of people, although سلطات alone are a body.
        let sort = hits.iter().find(|hit| hit.entries.iter().any(|e| matches!(e, Entry::Category(_))));
        let sort = sort.map_or(0, |hit| hit.len);
        hits.iter().filter(|hit| hit.len >= sort).find_map(|hit| self.undecided(out, i, hit))
    }

    /// Names that the text must decide: by side, the speaker's own, bodies without a nationality.
    fn undecided(&mut self, out: &mut Reading, i: usize, hit: &Hit<'a>) -> Option<Step> {
        let body = hit.entries.iter().find_map(|entry| match *entry {
            Entry::Body { body, lone: true } => Some((body, false)),
            Entry::Office { body, lone: true } => Some((body, true)),
            _ => None,
        });
        if let Some((side, rows)) = side(hit) {
            out.sort = hit.entries.iter().find_map(|entry| match *entry {
                Entry::Category(c) => Some(c),
                _ => None,
            });
            self.side(out, i + hit.len, side, rows, body.map(|b| b.0));
        } else if self.phrase.parts[i].ours && hit.entries.contains(&Entry::Own) {
            out.what = What::Own;
        } else {
            let (body, office) = body.filter(|_| self.whole(i + hit.len))?;
            self.lone(out, i + hit.len, body, office);
        }
        Some(Step::Done)
    }

    pub(super) fn person(&self, c: &Candidate) -> bool {
        self.registry.actors[usize::from(c.actor)].kind == ActorType::Person
    }

    /// Can the words be a person? One who holds an office or belongs to a body, but not fighters of somebody.
    fn persons(&self, out: &Reading, head: bool) -> bool {
        let official = |c: u16| self.registry.categories[usize::from(c)].kind == ActorType::Government;
        match out.relation {
            None => head,
            Some(ActorRelation::Member) => matches!(out.what, What::Category(c) if official(c)),
            Some(_) => true,
        }
    }

    /// What stands before a name.
    fn place(&mut self, i: usize) -> Place {
        let mut place = Place::Inside;
        for entry in self.hits(i - 1).iter().flat_map(|hit| hit.entries) {
            match *entry {
                Entry::Organisation(o) if self.registry_name(o) => return Place::Organisation(o),
                Entry::Office { .. } => return Place::Office,
                Entry::Lead(_) => place = Place::Lead,
                _ => {}
            }
        }
        place
    }

    /// The actors among the meanings of a name, as far as the name can stand there.
    pub(super) fn candidates(&self, hit: &Hit<'_>, place: Place) -> Option<Vec<Candidate>> {
        let alone = place == Place::Head && self.phrase.agent && hit.len == self.len();
        let actor = |entry: &Entry| {
            let Entry::Actor { actor, local, headed } = *entry else { return None };
            if !headed {
                return Some(Candidate { actor, local });
            }
            if hit.article {
                return None;
            }
            let kind = self.registry.actors[usize::from(actor)].kind;
            let person = kind == ActorType::Person;
            let group =
                matches!(kind, ActorType::ArmedGroup | ActorType::PoliticalMilitia | ActorType::Party);
            let fits = match place {
                Place::Head => alone && (group || person),
                Place::Lead => group,
                Place::Office => person,
                Place::Organisation(o) => {
                    let media = self.registry.organisations[usize::from(o)].kind == ActorType::Media;
                    media == (kind == ActorType::Media) && !person
                }
                Place::Inside => false,
            };
            // A word that is a name only here needs its state in the text.
            fits.then_some(Candidate { actor, local: local || alone })
        };
        let list: Vec<Candidate> = hit.entries.iter().filter_map(actor).collect();
        (!list.is_empty()).then_some(list)
    }

    pub(super) fn actor(&mut self, out: &mut Reading, after: usize, list: Vec<Candidate>) {
        out.what = What::Actors(list);
        self.hints(out, after);
    }

    /// Is a name that ends before `after` whole? مجلس أعيان الصحوة and رئيس اللجنة go on.
    fn whole(&self, after: usize) -> bool {
        let last = &self.phrase.parts[after - 1];
        last.al || after == self.len() || self.phrase.parts[after].prep || self.phrase.parts[after].conj
    }

    /// القيادة العامة لـ…: if an actor follows, the words belong to it.
    fn side(&mut self, out: &mut Reading, after: usize, side: u16, rows: u32, body: Option<u16>) {
        self.hints(out, after);
        if out.owner.is_empty() {
            out.what = What::Side(side, rows, body);
        } else {
            out.what = What::Actors(std::mem::take(&mut out.owner));
            out.relation = out.relation.or(Some(ActorRelation::Member));
        }
    }

    /// The listed bodies, not persons, among the meanings of a name.
    pub(super) fn bodies(&self, hit: &Hit<'_>, place: Place) -> Option<Vec<Candidate>> {
        let mut list = self.candidates(hit, place)?;
        list.retain(|c| !self.person(c));
        (!list.is_empty()).then_some(list)
    }

    /// A body or an office with its state: الجيش الروماني، حكومة دمشق، وزير الدفاع التركي.
    fn composed(&mut self, hit: &Hit<'a>, i: usize) -> Option<(u16, u16, usize, bool)> {
        let (body, office) = hit.entries.iter().find_map(|entry| match *entry {
            Entry::Body { body, .. } => Some((body, false)),
            Entry::Office { body, .. } => Some((body, true)),
            _ => None,
        })?;
        let after = i + hit.len;
        if let Some((state, len)) = self.state_after(after, Names::Capitals) {
            return Some((body, state, hit.len + len, office));
        }
        // شرطة كركوك: the town tells the state.
        let local =
            matches!(self.registry.bodies[usize::from(body)].kind, ActorType::Police | ActorType::Court);
        let state = self.town(after).filter(|_| local && !self.phrase.parts[after - 1].al)?;
        Some((body, state, hit.len + 1, office))
    }

    /// A body or an office without a nationality; what follows may tell its owner.
    fn lone(&mut self, out: &mut Reading, after: usize, body: u16, office: bool) {
        self.holder(out, after, office);
        if matches!(out.what, What::Actors(_)) {
            return;
        }
        self.hints(out, after);
        // الملك حسين: an office with the name of somebody who is not listed may be of any state.
        let head = matches!(
            self.registry.str(self.registry.bodies[usize::from(body)].id),
            "presidency" | "government"
        );
        let follows = after < self.len() && !self.phrase.parts[after].prep;
        out.open = office && head && follows;
        out.what = What::Body(body, out.state);
    }

    /// The person who holds the office, if a listed one follows.
    pub(super) fn holder(&mut self, out: &mut Reading, after: usize, office: bool) {
        if !office {
            return;
        }
        for k in after..self.len() {
            let hits = self.hits(k);
            // رفيق الحريري is not the Hariri that is listed by his family name: nothing but adjectives before that.
            let near = (after..k).all(|j| self.phrase.parts[j].adjective);
            let person = |hit: &Hit<'_>| {
                let list = self.candidates(hit, Place::Office)?;
                let list: Vec<_> = list.into_iter().filter(|c| self.person(c)).collect();
                (!list.is_empty() && (hit.len > 1 || near)).then_some(list)
            };
            if let Some(list) = hits.iter().find_map(person) {
                out.what = What::Actors(list);
                return;
            }
        }
        out.relation = out.relation.or(Some(ActorRelation::Office));
    }

    /// Owner and state in the words after a name.
    fn hints(&mut self, out: &mut Reading, after: usize) {
        let mut k = after;
        while k < self.len() {
            let hits = self.hits(k);
            let actors = hits.iter().find_map(|hit| Some((hit.len, self.bodies(hit, Place::Inside)?)));
            let state = named(&hits, Names::Capitals);
            match (actors, state) {
                (Some((len, list)), state) if state.is_none_or(|s| s.1 <= len) => {
                    if out.owner.is_empty() {
                        out.owner = list;
                    }
                    k += len;
                }
                (_, Some((state, len))) => {
                    out.state = out.state.or(Some(state));
                    k += len;
                }
                _ => k += self.hint(out, k, &hits),
            }
        }
    }

    /// A body with its state, or a name that depends on the side, after a name; how many words it takes.
    fn hint(&mut self, out: &mut Reading, k: usize, hits: &[Hit<'a>]) -> usize {
        if let Some((_, state, len, _)) = hits.iter().find_map(|hit| self.composed(hit, k)) {
            out.state = out.state.or(Some(state));
            return len;
        }
        if let Some((len, rows)) = hits.iter().find_map(|hit| Some((hit.len, side(hit)?))) {
            out.owner_side = out.owner_side.or(Some(rows));
            return len;
        }
        1
    }
}

/// The side among the meanings of a name.
fn side(hit: &Hit<'_>) -> Option<(u16, u32)> {
    hit.entries.iter().find_map(|entry| match *entry {
        Entry::Side { side, rows } => Some((side, rows)),
        _ => None,
    })
}
