//! What the words of an argument say, before the rest of the text is asked.

use std::rc::Rc;

use crate::actor::phrase::{Hit, Words, counts, dependent};
use crate::actor::registry::{Entry, NO, Registry};
use crate::lexicon::class::{Classes, Func, Prep};
use crate::lexicon::paradigm::Enc;
use crate::mention::NONE;
use crate::names::{ActorRelation, ActorType};
use crate::phrase::Analysis;
use crate::text::fold::Letter;

/// A listed actor that the words may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its index.
    pub actor: u16,
    /// Its state must occur in the text.
    pub local: bool,
}

/// What the words name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// Nothing that is known.
    #[default]
    Nothing,
    /// One of these actors.
    Actors(Vec<Candidate>),
    /// A body, of this state or of one that the text must tell.
    Body(u16, Option<u16>),
    /// A state.
    State(u16),
    /// A name that depends on the side, with the rows that it can mean, and the body that it is otherwise.
    Side(u16, u32, Option<u16>),
    /// The speaker's own.
    Own,
    /// A sort of people.
    Category(u16),
    /// A body that is not listed.
    Organisation(u16),
    /// Known by its type only.
    Sort(ActorType),
}

/// The reading of an argument.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What it names.
    pub what: What,
    /// What the words are to that.
    pub relation: Option<ActorRelation>,
    /// A nationality or a state beside the name.
    pub state: Option<u16>,
    /// The actors that the words name as owner (التابعة لـ).
    pub owner: Vec<Candidate>,
    /// A body of a state that they name as owner.
    pub owner_body: Option<(u16, u16)>,
    /// A name that depends on the side as owner.
    pub owner_side: Option<(u16, u32)>,
    /// A lead stood before: the name may follow anywhere.
    pub loose: bool,
    /// What the words are if the name that depends on the side stays open.
    pub sort: Option<u16>,
    /// Of a state that only the words themselves could tell.
    pub open: bool,
    /// The key of the first word that says what it is.
    pub head: Vec<Letter>,
    /// The key of the first word of the name.
    pub name: Vec<Letter>,
    /// The words are one noun with the article, which may point back (الوزارة، الجماعة).
    pub points: bool,
    /// One past the words of the head.
    pub after: usize,
}

/// Reads one argument.
pub struct Reader<'a> {
    /// The registry.
    pub registry: &'a Registry,
    /// The text.
    pub text: &'a Analysis<'a>,
    /// The words.
    pub phrase: &'a mut Words,
    /// The argument did something; a bare nationality is then the state, else its people.
    pub agent: bool,
    /// The names at the words that were asked for.
    hits: Vec<Option<Rc<[Hit<'a>]>>>,
    /// No names: most words have none.
    nothing: &'a Rc<[Hit<'static>]>,
}

/// How to go on after a word.
enum Step {
    Done,
    Skip(usize),
}

/// A state named at some word, and how many words that takes.
type Named = (u16, usize);

impl<'a> Reader<'a> {
    /// A reader of the words.
    pub fn new(
        registry: &'a Registry,
        text: &'a Analysis<'a>,
        phrase: &'a mut Words,
        agent: bool,
        nothing: &'a Rc<[Hit<'static>]>,
    ) -> Reader<'a> {
        Reader { registry, text, phrase, agent, hits: Vec::new(), nothing }
    }

    /// What the words say.
    pub fn read(mut self) -> Reading {
        let mut out = Reading::default();
        let head = self.head();
        out.head = self.phrase.word(head).to_vec();
        out.points = head + 1 == self.len() && self.phrase.parts[head].al;
        let mut i = head;
        while i < self.len() {
            // A name that belongs to the head is not far from it.
            const FAR: usize = 7;
            const FAR_FROM_SOURCES: usize = 4;
            let far = if matches!(out.what, What::Category(_)) { FAR_FROM_SOURCES } else { FAR };
            if i > head + far {
                break;
            }
            match self.word(&mut out, i, i == head) {
                Step::Done => break,
                Step::Skip(n) => i += n,
            }
        }
        if matches!(out.what, What::Category(_) | What::Organisation(_) | What::Sort(_) | What::Nothing) {
            if out.relation == Some(ActorRelation::Property) {
                // سيارة مدنية: a thing of nobody that is known.
                out.what = What::Nothing;
            }
            out.relation = None;
        }
        out
    }

    fn len(&self) -> usize {
        self.phrase.parts.len()
    }

    /// The first word that is no number and does not only count or point.
    fn head(&mut self) -> usize {
        let n = self.len();
        (0..n)
            .find(|&i| !counts(self.text, self.phrase.parts[i].token) || !self.hits(i).is_empty())
            .unwrap_or(n)
    }

    fn hits(&mut self, i: usize) -> Rc<[Hit<'a>]> {
        if self.hits.len() <= i {
            self.hits.resize(self.phrase.parts.len(), None);
        }
        let (phrase, registry, nothing) = (&mut *self.phrase, self.registry, self.nothing);
        Rc::clone(self.hits[i].get_or_insert_with(|| match phrase.hits(registry, i) {
            hits if hits.is_empty() => Rc::clone(nothing),
            hits => hits.into(),
        }))
    }

    fn word(&mut self, out: &mut Reading, i: usize, head: bool) -> Step {
        out.name = self.phrase.word(i).to_vec();
        let hits = self.hits(i);
        if matches!(out.what, What::Organisation(_)) {
            // كتيبة النصر التابعة لـ…, but not دورية تابعة لـ…
            let owned = self.owned(i);
            if owned && (!out.loose || i > out.after + 1) {
                return self.owner(out, i, &hits);
            }
            if !owned && !out.loose {
                return self.after_organisation(out, i, &hits);
            }
        }
        if let Some(step) = self.proper(out, i, head, &hits) {
            return step;
        }
        // الولايات المتحدة is longer than الولايات.
        let state = hits.first().is_some_and(|hit| hit.entries.iter().any(|e| matches!(e, Entry::State(_))));
        if !state && let Some(step) = self.common(out, i, &hits) {
            return step;
        }
        if let Some(step) = self.nationality(out, i, head, &hits) {
            return step;
        }
        if head { self.unknown_head(out, i) } else { Step::Skip(1) }
    }

    /// Listed actors, bodies and offices with their state, names that depend on the side.
    fn proper(&mut self, out: &mut Reading, i: usize, head: bool, hits: &[Hit<'a>]) -> Option<Step> {
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

    fn person(&self, c: &Candidate) -> bool {
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
    fn candidates(&self, hit: &Hit<'_>, place: Place) -> Option<Vec<Candidate>> {
        let alone = place == Place::Head && self.agent && hit.len == self.len();
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

    fn actor(&mut self, out: &mut Reading, after: usize, list: Vec<Candidate>) {
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

    /// The state of a place at word `j`.
    fn town(&self, j: usize) -> Option<u16> {
        let part = self.phrase.parts.get(j).filter(|part| !part.conj && !part.prep)?;
        let word = &self.text.words[part.token as usize];
        let place = (word.classes.has(Classes::PLACE) && word.noun != NONE)
            .then(|| self.text.lexicon.lexeme(word.noun).place)
            .flatten()?;
        self.registry.places.get(usize::from(place)).copied().filter(|&state| state != NO)
    }

    /// The state right after a noun, or after one or two adjectives (القوات البحرية المشتركة الروسية).
    fn state_after(&mut self, j: usize, names: Names) -> Option<Named> {
        if j >= self.len() || self.phrase.parts[j].conj || self.phrase.parts[j].prep {
            return None;
        }
        let hits = self.hits(j);
        if let Some(named) = named(&hits, names) {
            return Some(named);
        }
        for k in j + 1..(j + 3).min(self.len()) {
            let before = &self.text.words[self.phrase.parts[k - 1].token as usize];
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
    fn holder(&mut self, out: &mut Reading, after: usize, office: bool) {
        if !office {
            return;
        }
        for k in after..self.len() {
            let hits = self.hits(k);
            // رفيق الحريري is not the Hariri that is listed by his family name: nothing but adjectives before that.
            let near = (after..k).all(|j| self.text.words[self.phrase.parts[j].token as usize].adjective);
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

    /// Leads, sorts of people, head nouns.
    fn common(&mut self, out: &mut Reading, i: usize, hits: &[Hit<'a>]) -> Option<Step> {
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
            Some((o, len)) if property && self.agent => Some(self.organisation(out, o, len)),
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
    fn named(&self, i: usize) -> bool {
        self.phrase.parts.get(i).is_some_and(|part| {
            let word = &self.text.words[part.token as usize];
            !part.prep && !part.conj && word.func == Func::None && !word.adjective && word.enc == Enc::None
        })
    }

    /// The listed bodies, not persons, among the meanings of a name.
    fn bodies(&self, hit: &Hit<'_>, place: Place) -> Option<Vec<Candidate>> {
        let mut list = self.candidates(hit, place)?;
        list.retain(|c| !self.person(c));
        (!list.is_empty()).then_some(list)
    }

    fn registry_name(&self, organisation: u16) -> bool {
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
        let from = |k: usize| self.text.words[self.phrase.parts[k].token as usize].prep == Prep::From;
        i > 0 && from(i - 1)
    }

    /// آلاف، أشخاص: what follows tells more.
    fn vague(&self, category: u16) -> bool {
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

    /// A state, a capital or a nationality by itself.
    fn nationality(&mut self, out: &mut Reading, i: usize, head: bool, hits: &[Hit<'a>]) -> Option<Step> {
        for hit in hits {
            for entry in hit.entries {
                let what = match *entry {
                    Entry::State(s) => (What::State(s), s),
                    Entry::Capital(s) => (What::Body(self.government(), Some(s)), s),
                    Entry::Nisba(s) if self.agent => (What::State(s), s),
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
        i <= out.after
            || i == out.after + 1 && self.text.words[self.phrase.parts[i - 1].token as usize].adjective
    }

    fn government(&self) -> u16 {
        let found = self.registry.bodies.iter().position(|body| self.registry.str(body.id) == "government");
        found.map_or(NO, |i| i as u16)
    }

    /// After the head of an unlisted body: its nationality, its state, or its owner.
    fn after_organisation(&mut self, out: &mut Reading, i: usize, hits: &[Hit<'a>]) -> Step {
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
    fn owner(&mut self, out: &mut Reading, i: usize, hits: &[Hit<'a>]) -> Step {
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
    fn owned(&self, i: usize) -> bool {
        (i.saturating_sub(2)..i).any(|k| dependent(self.text, self.phrase.parts[k].token))
    }

    /// A head that the registry does not know: its class may tell what it is, and a name may follow.
    fn unknown_head(&mut self, out: &mut Reading, i: usize) -> Step {
        let classes = self.text.words[self.phrase.parts[i].token as usize].classes;
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

/// What stands before a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is the first word.
    Head,
    /// A head noun of bodies (جماعة، قناة).
    Organisation(u16),
    /// An office (الرئيس).
    Office,
    /// Words that lead to a name (عناصر).
    Lead,
    /// Anything else.
    Inside,
}

/// The side among the meanings of a name.
fn side(hit: &Hit<'_>) -> Option<(u16, u32)> {
    hit.entries.iter().find_map(|entry| match *entry {
        Entry::Side { side, rows } => Some((side, rows)),
        _ => None,
    })
}

/// Which names tell a state.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Names {
    /// Nationalities.
    Nisba,
    /// The names of states too.
    States,
    /// Capitals too.
    Capitals,
}

/// The state that a name tells.
fn named(hits: &[Hit<'_>], names: Names) -> Option<Named> {
    hits.iter().find_map(|hit| {
        hit.entries.iter().find_map(|entry| match *entry {
            Entry::Nisba(s) | Entry::People(s) => Some((s, hit.len)),
            Entry::State(s) if names >= Names::States => Some((s, hit.len)),
            Entry::Capital(s) if names >= Names::Capitals => Some((s, hit.len)),
            _ => None,
        })
    })
}
