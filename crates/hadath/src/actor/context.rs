//! What the text as a whole tells of its actors: the states that it speaks of, the bodies that it names in full, the
//! actors that are certain.

use std::cell::OnceCell;

use crate::actor::phrase::Words;
use crate::actor::read::{Candidate, Reading, What};
use crate::actor::registry::{Day, Entry, NO, Registry, Str, within};
use crate::frame::Range;
use crate::lexicon::class::Classes;
use crate::mention::NONE;
use crate::names::{ActorRelation, ActorType};
use crate::phrase::Analysis;
use crate::text::token::TokenKind;

/// Who an argument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entity {
    /// A listed actor.
    Actor(u16),
    /// A body of a state.
    Body(u16, u16),
    /// A state.
    State(u16),
}

/// The text as a whole.
pub struct Context<'a> {
    registry: &'a Registry,
    day: Option<Day>,
    /// How often the text names a place of each state.
    places: Vec<u32>,
    /// How often it speaks of each state in another way.
    nations: Vec<u32>,
    /// Bodies that it names with their state.
    named: Vec<(u16, u16)>,
    /// The top owners of the actors that are certain, with how often.
    families: Vec<(Str, u32)>,
    /// Actors that some words name beyond doubt.
    certain: Vec<u16>,
    /// The states that the text speaks of at all, once everything is counted.
    spoken: OnceCell<Vec<u16>>,
}

impl<'a> Context<'a> {
    /// Reads the states and bodies that the text names.
    pub fn new(registry: &'a Registry, a: &Analysis<'_>, day: Option<Day>) -> Context<'a> {
        let none = || vec![0; registry.states.len()];
        let (places, nations) = (none(), none());
        let mut context = Context {
            registry,
            day,
            places,
            nations,
            named: Vec::new(),
            families: Vec::new(),
            certain: Vec::new(),
            spoken: OnceCell::new(),
        };
        let mut phrase = Words::default();
        for (i, word) in a.words.iter().enumerate() {
            if word.inside || !word.classes.any(Classes::NISBA.with(Classes::NATION).with(Classes::PLACE)) {
                continue;
            }
            context.place(a, word.noun);
            if word.classes.any(Classes::NISBA.with(Classes::NATION)) {
                context.nation(a, &mut phrase, i);
            }
        }
        context
    }

    /// A place speaks for its state.
    fn place(&mut self, a: &Analysis<'_>, lexeme: u32) {
        let place = (lexeme != NONE).then(|| a.lexicon.lexeme(lexeme).place).flatten();
        let state = place.and_then(|p| self.registry.places.get(usize::from(p)));
        if let Some(&state) = state.filter(|&&state| state != NO) {
            self.places[usize::from(state)] += 1;
        }
    }

    /// A state or a nationality, and the body before it.
    fn nation(&mut self, a: &Analysis<'_>, phrase: &mut Words, i: usize) {
        const BEFORE: usize = 4;
        let start = i.saturating_sub(BEFORE);
        let punct = |i: &usize| matches!(a.tokens.list[*i].kind, TokenKind::Punct(_));
        if punct(&i) {
            return;
        }
        phrase.read(self.registry, a, Range::new(start as u32, (i + 2).min(a.words.len()) as u32));
        let at = (start..i).filter(|i| !punct(i)).count();
        let state = phrase.hits(self.registry, at).iter().find_map(|hit| {
            hit.entries.iter().find_map(|entry| match *entry {
                Entry::Nisba(s) | Entry::People(s) => Some((s, true)),
                Entry::State(s) => Some((s, false)),
                _ => None,
            })
        });
        let Some((state, nisba)) = state else { return };
        // Names of states are places too, and have been counted as such.
        if nisba {
            self.nations[usize::from(state)] += 1;
        } else {
            self.places[usize::from(state)] = self.places[usize::from(state)].saturating_sub(1);
            self.nations[usize::from(state)] += 1;
        }
        for k in 0..at {
            let body = phrase.hits(self.registry, k).iter().find_map(|hit| {
                hit.entries.iter().find_map(|entry| match *entry {
                    Entry::Body { body, .. } | Entry::Office { body, .. } if k + hit.len == at => Some(body),
                    _ => None,
                })
            });
            if let Some(body) = body {
                if !self.named.contains(&(body, state)) && self.named.len() < 64 {
                    self.named.push((body, state));
                }
                return;
            }
        }
    }

    /// Counts an actor that is certain.
    pub fn count(&mut self, reading: &Reading) {
        match &reading.what {
            What::Actors(list) if !list[0].local => {
                let state = |c: &Candidate| self.registry.actors[usize::from(c.actor)].state;
                let one = state(&list[0]);
                if one != NO && list.iter().all(|c| state(c) == one) {
                    self.nations[usize::from(one)] += 1;
                }
                if list.len() > 1 {
                    return;
                }
                if self.certain.len() < 64 {
                    self.certain.push(list[0].actor);
                }
                self.family(self.root(Entity::Actor(list[0].actor)));
            }
            What::Body(body, Some(state)) => self.family(self.root(self.body(*body, *state))),
            _ => {}
        }
    }

    fn family(&mut self, root: Option<Str>) {
        let Some(root) = root else { return };
        match self.families.iter().position(|family| family.0 == root) {
            Some(i) => self.families[i].1 += 1,
            None if self.families.len() < 64 => self.families.push((root, 1)),
            None => {}
        }
    }

    /// The topmost owner of an actor that the registry has a string for.
    fn root(&self, entity: Entity) -> Option<Str> {
        let mut actor = match entity {
            Entity::Actor(actor) => actor,
            Entity::Body(_, state) | Entity::State(state) => return Some(self.head(state)),
        };
        for _ in 0..8 {
            let now = &self.registry.actors[usize::from(actor)];
            if now.parent == 0 {
                return Some(if now.body == NO { now.id } else { self.head(now.state) });
            }
            let Some(parent) = self.registry.actor(self.registry.str(now.parent)) else {
                return Some(if now.state == NO { now.parent } else { self.head(now.state) });
            };
            actor = parent;
        }
        None
    }

    /// What all bodies of a state belong to; its code stands for that.
    fn head(&self, state: u16) -> Str {
        self.registry.states[usize::from(state)].country
    }

    /// How much the text speaks of a state: a place where something happens tells more than a nationality, and for
    /// bodies that stay at home (police, ministries) more still.
    fn weight(&self, state: u16, home: bool) -> u32 {
        let place = if home { 4 } else { 2 };
        place * self.places[usize::from(state)] + self.nations[usize::from(state)]
    }

    fn votes(&self, state: u16) -> u32 {
        self.weight(state, false)
    }

    /// Is the state spoken of?
    fn speaks_of(&self, state: u16) -> bool {
        state == NO || self.votes(state) > 0
    }

    /// Who it is, if that can be said.
    pub fn decide(&self, reading: &Reading, speaker: Option<Entity>) -> Option<Entity> {
        match &reading.what {
            What::Actors(list) => self.actor(list, reading).map(Entity::Actor),
            What::Body(body, Some(state)) => Some(self.body(*body, *state)),
            What::Body(body, None) => self.bare(*body, reading),
            What::State(state) => Some(Entity::State(*state)),
            What::Side(side, rows, body) => {
                let bare = || body.and_then(|body| self.bare(body, reading));
                self.side(*side, *rows, speaker).or_else(bare)
            }
            What::Own => speaker,
            _ => None,
        }
    }

    /// The owner that the words name.
    pub fn owner(&self, reading: &Reading) -> Option<Entity> {
        if let Some((body, state)) = reading.owner_body {
            return Some(self.body(body, state));
        }
        let alone = Reading { state: reading.state, ..Reading::default() };
        self.actor(&reading.owner, &alone).map(Entity::Actor)
    }

    fn actor(&self, list: &[Candidate], reading: &Reading) -> Option<u16> {
        let actor = |c: &Candidate| &self.registry.actors[usize::from(c.actor)];
        let mut left: Vec<Candidate> = list.to_vec();
        let narrow = |left: &mut Vec<Candidate>, keep: &dyn Fn(&Candidate) -> bool| {
            if left.iter().any(keep) {
                left.retain(keep);
            }
        };
        narrow(&mut left, &|c| actor(c).valid(self.day));
        if !reading.owner.is_empty() {
            let owner = |id: Str| reading.owner.iter().any(|o| actor(o).id == id);
            narrow(&mut left, &|c| owner(actor(c).parent));
        }
        if let Some(state) = reading.state {
            narrow(&mut left, &|c| actor(c).state == state);
        }
        if left.len() > 1 {
            let votes = |c: &Candidate| match actor(c).state {
                NO => 0,
                state => self.votes(state),
            };
            let most = left.iter().map(votes).max().unwrap_or(0);
            left.retain(|c| votes(c) == most);
        }
        narrow(&mut left, &|c| self.certain.contains(&c.actor));
        if left.len() > 1 {
            // Of the families in the text, one must be named far more often.
            const CLEAR: u32 = 3;
            let kin = |c: &Candidate| {
                let root = self.root(Entity::Actor(c.actor));
                self.families.iter().find(|f| Some(f.0) == root).map_or(0, |f| f.1)
            };
            let most = left.iter().map(kin).max().unwrap_or(0);
            left.retain(|c| CLEAR * kin(c) >= most);
        }
        let [one] = left[..] else { return None };
        let state = actor(&one).state;
        let several = list.iter().any(|c| actor(c).state != state);
        let open = (one.local || several) && !self.speaks_of(state) && reading.state != Some(state);
        (!open).then_some(one.actor)
    }

    /// The body of a state: the listed actor that was it on the day, else the body as such.
    pub fn body(&self, body: u16, state: u16) -> Entity {
        let holders = || self.registry.holders(state, body);
        let mut valid = holders().filter(|&h| self.registry.actors[usize::from(h)].valid(self.day));
        let mut all = holders();
        match (valid.next(), valid.next(), all.next(), all.next()) {
            (Some(one), None, ..) | (None, _, Some(one), None) => Entity::Actor(one),
            _ => Entity::Body(body, state),
        }
    }

    /// A body without a nationality: by its owner, else by the states of the text.
    fn bare(&self, body: u16, reading: &Reading) -> Option<Entity> {
        if let Some(owner) = self.owner(reading)
            && let Entity::Actor(owner) = owner
        {
            let actor = &self.registry.actors[usize::from(owner)];
            let of_state = actor.body != NO && !self.registry.states[usize::from(actor.state)].split;
            return match reading.relation {
                _ if of_state => Some(self.body(body, actor.state)),
                // المتحدث العسكري للحوثيين speaks for them; وزارة الصحة التابعة لـ… is a body of theirs.
                Some(ActorRelation::Office | ActorRelation::Spokesperson) => Some(Entity::Actor(owner)),
                _ => None,
            };
        }
        // سلاح الجو التابع للنظام: of whatever state the side is.
        let side = reading.owner_side.and_then(|(side, rows)| self.side(side, rows, None));
        let state = side.map(|entity| self.state_of(entity)).or(reading.state);
        let state = state.or_else(|| self.home(body).filter(|_| !reading.open))?;
        (state != NO).then(|| self.body(body, state))
    }

    fn state_of(&self, entity: Entity) -> u16 {
        match entity {
            Entity::Actor(actor) => self.registry.actors[usize::from(actor)].state,
            Entity::Body(_, state) | Entity::State(state) => state,
        }
    }

    /// The state whose body the bare word means: the one that the text speaks of most, unless another's is named.
    fn home(&self, body: u16) -> Option<u16> {
        const CLEAR: u32 = 2;
        const VERY_CLEAR: u32 = 3;
        const OFTEN: u32 = 6;
        let home = self.registry.bodies[usize::from(body)].kind != ActorType::StateForces;
        let fit = |state: &u16| !self.registry.states[usize::from(*state)].lacks.contains(&body);
        let weight = |state: u16| self.weight(state, home);
        let spoken = self.spoken.get_or_init(|| {
            let counts = self.places.iter().zip(&self.nations).zip(0u16..);
            counts.filter(|((places, nations), _)| **places + **nations > 0).map(|(_, state)| state).collect()
        });
        let mut states: Vec<u16> = spoken.iter().copied().filter(fit).collect();
        states.sort_by_key(|state| (std::cmp::Reverse(weight(*state)), *state));
        let top = *states.first()?;
        if self.registry.states[usize::from(top)].split && !self.named.contains(&(body, top)) {
            return None;
        }
        let votes = |state: Option<&u16>| state.map_or(0, |s| weight(*s));
        let named: Vec<u16> = self.named.iter().filter(|(b, _)| *b == body).map(|(_, s)| *s).collect();
        let rival = named.iter().filter(|s| **s != top).max_by_key(|s| votes(Some(s)));
        let clear = match rival {
            Some(_) => votes(Some(&top)) >= OFTEN.max(VERY_CLEAR * votes(rival)),
            None if named.contains(&top) => true,
            None => votes(Some(&top)) >= CLEAR * votes(states.get(1)),
        };
        clear.then_some(top)
    }

    /// A name that depends on the side: the rows whose states the text speaks of, the most spoken of first.
    fn side(&self, side: u16, rows: u32, speaker: Option<Entity>) -> Option<Entity> {
        let side = &self.registry.sides[usize::from(side)];
        let fits = side.rows.iter().enumerate().filter(|(i, row)| {
            rows & (1 << i) != 0
                && within(row.from, row.until, self.day)
                && row.states.iter().all(|s| self.votes(*s) > 0)
                && (row.speaker.is_empty() || speaker.is_some_and(|s| self.speaks(s, &row.speaker)))
        });
        let weight = |states: &[u16]| -> u32 { states.iter().map(|s| self.votes(*s)).sum() };
        let mut best: Option<(u32, Str)> = None;
        let mut tied = false;
        for (_, row) in fits {
            // Whose words they are tells more than what else the text speaks of.
            const SPEAKER: u32 = 4;
            let weight = weight(&row.states) * if row.speaker.is_empty() { 1 } else { SPEAKER };
            match best {
                Some((most, actor)) if weight <= most => tied |= weight == most && actor != row.actor,
                _ => (best, tied) = (Some((weight, row.actor)), false),
            }
        }
        let (_, actor) = best.filter(|_| !tied)?;
        self.by_id(self.registry.str(actor))
    }

    fn speaks(&self, entity: Entity, ids: &[Str]) -> bool {
        match entity {
            Entity::Actor(a) => {
                let actor = &self.registry.actors[usize::from(a)];
                ids.contains(&actor.id) || ids.contains(&actor.parent)
            }
            Entity::Body(body, state) => ids.iter().any(|id| {
                let (b, s) =
                    (&self.registry.bodies[usize::from(body)], &self.registry.states[usize::from(state)]);
                self.registry.str(*id).split_once('/')
                    == Some((self.registry.str(s.country), self.registry.str(b.id)))
            }),
            Entity::State(_) => false,
        }
    }

    /// The entity with this identifier.
    fn by_id(&self, id: &str) -> Option<Entity> {
        if let Some(actor) = self.registry.actor(id) {
            let listed = &self.registry.actors[usize::from(actor)];
            if listed.valid(self.day) || listed.body == NO {
                return Some(Entity::Actor(actor));
            }
        }
        match id.split_once('/') {
            Some((state, body)) => {
                let body = self.registry.bodies.iter().position(|b| self.registry.str(b.id) == body)?;
                Some(self.body(body as u16, self.registry.state(state)?))
            }
            None => Some(Entity::State(self.registry.state(id)?)),
        }
    }
}

/// Is the argument the actor itself or someone of it, so that «we» can be it?
pub fn speaks_for(relation: Option<ActorRelation>) -> bool {
    relation != Some(ActorRelation::Property)
}
