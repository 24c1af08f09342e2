//! Common nouns in the words of an argument: leads, sorts of people, heads of bodies that no entry lists.

use super::{Place, Reader, Reading, Step, What};
use crate::actor::phrase::Hit;
use crate::actor::read::state::{Names, named};
use crate::actor::registry::{Entry, NO};
use crate::lexicon::class::Classes;
use crate::names::{ActorRelation, ActorType};

impl<'a> Reader<'a> {
    /// Leads, sorts of people, head nouns.
    pub(super) fn common(&mut self, out: &mut Reading, i: usize, hits: &[Hit<'a>]) -> Option<Step> {
        let mut lead = None;
        let mut organisation = None;
        let mut category = None;
        for hit in hits {
            for entry in hit.entries {
                match *entry {
                    Entry::Lead(l) => lead = lead.or(Some((l, hit.len))),
                    Entry::Category(c) => category = category.or(Some((c, hit.len))),
                    Entry::Organisation(o) => organisation = organisation.or(Some((o, hit.len))),
                    _ => {}
                }
            }
        }
        let longest = hits.first().map_or(0, |hit| hit.len);
        if let Some((o, len)) = organisation.filter(|o| o.1 == longest && self.registry_name(o.0))
            && i + len < self.len()
            && !self.phrase.parts[i + len].prep
        {
            let next = self.hits(i + len);
            let named =
                next.iter().find_map(|hit| Some((hit.len, self.bodies(hit, Place::Organisation(o))?)));
            if let Some((n, list)) = named {
                self.actor(out, i + len + n, list);
                return Some(Step::Done);
            }
            if lead.is_none() && category.is_none() {
                return Some(self.organisation(out, o, len));
            }
        }
        let phrase = category.filter(|c| c.1 > lead.map_or(0, |l| l.1));
        if let Some((c, len)) = phrase {
            return Some(self.category(out, i, c, len));
        }
        let Some((l, len)) = lead else { return organisation.map(|(o, len)| self.organisation(out, o, len)) };
        let property = self.registry.leads[usize::from(l)].relation == ActorRelation::Property;
        // ميليشيا الذئب الأحمر has a name, فصائل محلية have none.
        let named = organisation.is_some_and(|(_, len)| self.named(i + len));
        match organisation.filter(|_| category.is_none() || named) {
            // موقع «…»: as agent a site, as target a position.
            Some((o, len)) if property && self.phrase.agent => Some(self.organisation(out, o, len)),
            Some((o, _)) if !property => {
                if out.what == What::Nothing {
                    out.what = What::Organisation(o);
                }
                Some(self.lead(out, i, l, len, None))
            }
            _ => Some(self.lead(out, i, l, len, category.map(|c| c.0))),
        }
    }

    /// Does a name of its own follow, and no adjective or preposition?
    pub(super) fn named(&self, i: usize) -> bool {
        self.phrase.parts.get(i).is_some_and(|part| part.proper)
    }

    pub(super) fn registry_name(&self, organisation: u16) -> bool {
        self.registry.organisations[usize::from(organisation)].name
    }

    fn organisation(&mut self, out: &mut Reading, o: u16, len: usize) -> Step {
        if out.what == What::Nothing {
            out.what = What::Organisation(o);
            return Step::Skip(len);
        }
        // رئيس حزب …: of a body that is not listed; what follows is about that.
        if out.loose { Step::Done } else { Step::Skip(len) }
    }

    fn category(&mut self, out: &mut Reading, i: usize, c: u16, len: usize) -> Step {
        let vague = matches!(out.what, What::Category(now) if out.relation == Some(ActorRelation::Member) || self.vague(now));
        let part = matches!(out.what, What::Organisation(_)) && out.loose && self.after_from(i);
        if out.what == What::Nothing || vague || part {
            (out.what, out.after) = (What::Category(c), i + len);
        }
        if !self.registry.categories[usize::from(c)].stop {
            return Step::Skip(len);
        }
        if let Some((state, _)) = self.state_after(i + len, Names::States) {
            out.state = Some(state);
        }
        Step::Done
    }

    /// مجموعة من الأهالي: the word before is من.
    fn after_from(&self, i: usize) -> bool {
        let from = |k: usize| self.phrase.parts[k].from;
        i > 0 && from(i - 1)
    }

    /// آلاف، أشخاص: what follows tells more.
    pub(super) fn vague(&self, category: u16) -> bool {
        self.registry.categories[usize::from(category)].kind == ActorType::People
    }

    fn lead(&mut self, out: &mut Reading, i: usize, l: u16, len: usize, category: Option<u16>) -> Step {
        let lead = self.registry.leads[usize::from(l)];
        out.relation = out.relation.or(Some(lead.relation));
        (out.loose, out.after) = (true, i + len);
        let named = (i + len < self.len()).then(|| self.state_after(i + len, Names::States)).flatten();
        if let Some((state, _)) = named.filter(|_| lead.body != NO) {
            self.holder(out, i + len, false);
            out.what = What::Body(lead.body, Some(state));
            return Step::Done;
        }
        match category.or(Some(lead.category).filter(|&c| c != NO && out.what == What::Nothing)) {
            Some(c) => self.category(out, i, c, len),
            None => Step::Skip(len),
        }
    }

    /// After the head of an unlisted body: its nationality, its state, or its owner.
    pub(super) fn after_organisation(&mut self, out: &mut Reading, i: usize, hits: &[Hit<'a>]) -> Step {
        let person = hits.iter().find_map(|hit| {
            let list = self.candidates(hit, Place::Office)?;
            list.into_iter().find(|c| self.person(c))
        });
        if let Some(person) = person.filter(|_| out.state.is_none()) {
            // حكومة فؤاد السنيورة
            let state = self.registry.actors[usize::from(person.actor)].state;
            out.state = Some(state).filter(|&state| state != NO);
        }
        let Some((state, len)) = named(hits, Names::States) else { return Step::Skip(1) };
        out.state = out.state.or(Some(state).filter(|_| !self.phrase.parts[i].conj));
        Step::Skip(len)
    }

    /// The owner of an unlisted body.
    pub(super) fn owner(&mut self, out: &mut Reading, i: usize, hits: &[Hit<'a>]) -> Step {
        let mut owner = Reading { relation: Some(ActorRelation::Member), ..Reading::default() };
        if self.proper(&mut owner, i, false, hits).is_none() {
            return self.after_organisation(out, i, hits);
        }
        match owner.what {
            What::Actors(list) => out.owner = list,
            What::Body(body, Some(state)) => out.owner_body = Some((body, state)),
            _ => {}
        }
        Step::Done
    }

    /// Does word `i` name the owner of what stands before it?
    pub(super) fn owned(&self, i: usize) -> bool {
        (i.saturating_sub(2)..i).any(|k| self.phrase.parts[k].dependent)
    }

    /// A head that the registry does not know: its class may tell what it is, and a name may follow.
    pub(super) fn unknown_head(&mut self, out: &mut Reading, i: usize) -> Step {
        let classes = self.phrase.parts[i].classes;
        let sort = [
            (Classes::FIGHTER, ActorType::ArmedGroup),
            (Classes::FORCE, ActorType::UnidentifiedArmed),
            (Classes::CIVILIAN, ActorType::Civilians),
            (Classes::MEDIA, ActorType::Media),
            (Classes::INSTITUTION, ActorType::Organisation),
            (Classes::SPEAKER, ActorType::Person),
            (Classes::PERSON, ActorType::Person),
            (Classes::CASUALTY, ActorType::People),
        ];
        if classes.has(Classes::TEXT) {
            (out.relation, out.loose) = (Some(ActorRelation::Property), true);
            return Step::Skip(1);
        }
        let Some((_, kind)) = sort.into_iter().find(|(class, _)| classes.any(*class)) else {
            return Step::Done;
        };
        out.what = What::Sort(kind);
        if !classes.any(Classes::FORCE.with(Classes::FIGHTER).with(Classes::SPEAKER)) {
            return Step::Done;
        }
        (out.relation, out.loose) = (Some(ActorRelation::Member), true);
        Step::Skip(1)
    }
}
