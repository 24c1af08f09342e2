//! The output: identifier, names, type, country, parent and codes of an actor.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::actor::context::Entity;
use crate::actor::read::{Reading, What};
use crate::actor::registry::{NO, Registry, Str};
use crate::names::{ActorRelation, ActorType};
use crate::reference::{ActorCodes, ActorRef};

/// What was described before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Described {
    /// Who, and what the words are to that.
    Entity(Entity, Option<ActorRelation>),
    /// A sort of people of a state.
    Category(u16, u16),
    /// A type of a state, with the code of its role where that is not the one of the type.
    Plain(ActorType, Option<Str>, u16),
}

/// Descriptions from earlier texts, for one registry. They depend on nothing else, so keeping them changes no result.
#[derive(Debug, Default)]
pub struct Descriptions(FxHashMap<Described, Arc<ActorRef>>);

impl Descriptions {
    /// More than this many are not kept.
    const MOST: usize = 4096;

    fn get(&mut self, key: Described, make: impl FnOnce() -> ActorRef) -> Arc<ActorRef> {
        if self.0.len() >= Descriptions::MOST {
            self.0.clear();
        }
        Arc::clone(self.0.entry(key).or_insert_with(|| Arc::new(make())))
    }
}

/// Makes descriptions; the same actor is described once.
pub struct Describer<'a> {
    registry: &'a Registry,
    known: &'a mut Descriptions,
}

impl<'a> Describer<'a> {
    /// With what is known from earlier texts.
    pub fn new(registry: &'a Registry, known: &'a mut Descriptions) -> Describer<'a> {
        Describer { registry, known }
    }

    /// The description of an argument; `None` when nothing is known of it.
    pub fn describe(
        &mut self,
        reading: &Reading,
        entity: Option<Entity>,
        relation: Option<ActorRelation>,
        owner: Option<Entity>,
    ) -> Option<Arc<ActorRef>> {
        if let Some(entity) = entity {
            return Some(self.entity(entity, relation));
        }
        let sort = self.sort(reading)?;
        match owner.and_then(|owner| self.entity(owner, None).id.clone()) {
            Some(parent) => Some(Arc::new(ActorRef { parent: Some(parent), ..ActorRef::clone(&sort) })),
            None => Some(sort),
        }
    }

    fn entity(&mut self, entity: Entity, relation: Option<ActorRelation>) -> Arc<ActorRef> {
        let words = Wording { registry: self.registry };
        self.known.get(Described::Entity(entity, relation), || {
            let described = match entity {
                Entity::Actor(actor) => words.actor(actor),
                Entity::Body(body, state) => words.body(body, state),
                Entity::State(state) => words.state(state),
            };
            ActorRef { relation, ..described }
        })
    }

    fn category(&mut self, index: u16, state: u16) -> Arc<ActorRef> {
        let words = Wording { registry: self.registry };
        self.known.get(Described::Category(index, state), || words.category(index, state))
    }

    fn plain(&mut self, kind: ActorType, code: Option<Str>, state: u16) -> Arc<ActorRef> {
        let words = Wording { registry: self.registry };
        let role = code.map_or(role(kind), |code| self.registry.str(code));
        self.known.get(Described::Plain(kind, code, state), || words.plain(kind, role, state))
    }

    /// What is known of an argument that is no known actor.
    fn sort(&mut self, reading: &Reading) -> Option<Arc<ActorRef>> {
        let state = reading.state.unwrap_or(NO);
        match &reading.what {
            What::Category(index) => Some(self.category(*index, state)),
            What::Organisation(index) => {
                let organisation = &self.registry.organisations[usize::from(*index)];
                Some(self.plain(organisation.kind, Some(organisation.code), state))
            }
            What::Sort(ActorType::Civilians) => {
                let mut categories = self.registry.categories.iter();
                let civilians = categories.position(|c| self.registry.str(c.id) == "category:civilians")?;
                Some(self.category(civilians as u16, state))
            }
            What::Sort(kind) => Some(self.plain(*kind, None, state)),
            What::Side(..) if reading.sort.is_some() => Some(self.category(reading.sort?, state)),
            What::Side(side, ..) => {
                let kind = self.registry.sides[usize::from(*side)].kind;
                Some(self.plain(kind, None, state))
            }
            What::Body(body, _) => {
                let body = &self.registry.bodies[usize::from(*body)];
                Some(self.plain(body.kind, Some(body.code), state))
            }
            What::Actors(list) => {
                let kinds = || list.iter().map(|c| self.registry.actors[usize::from(c.actor)].kind);
                let first = kinds().next()?;
                kinds().all(|kind| kind == first).then(|| self.plain(first, None, state))
            }
            What::Own | What::State(_) | What::Nothing => None,
        }
    }
}

/// Puts what the registry says into words.
struct Wording<'a> {
    registry: &'a Registry,
}

impl Wording<'_> {
    fn arc(&self, s: Str) -> Option<Arc<str>> {
        let s = self.registry.str(s);
        (!s.is_empty()).then(|| Arc::from(s))
    }

    fn actor(&self, index: u16) -> ActorRef {
        let actor = &self.registry.actors[usize::from(index)];
        let parent = self.arc(actor.parent);
        // A person stands for the body of the office.
        let kind = match actor.kind {
            ActorType::Person => self.kind_of(self.registry.str(actor.parent)).unwrap_or(actor.kind),
            kind => kind,
        };
        let code = self.registry.str(actor.code);
        ActorRef {
            id: self.arc(actor.id),
            name: self.arc(actor.name),
            name_en: self.arc(actor.en),
            kind: actor.kind,
            country: self.country(actor.state),
            parent,
            codes: codes(self.code(actor.state), if code.is_empty() { role(kind) } else { code }, kind),
            relation: None,
        }
    }

    /// The type of the actor or body with this identifier.
    fn kind_of(&self, id: &str) -> Option<ActorType> {
        if let Some(actor) = self.registry.actor(id) {
            return Some(self.registry.actors[usize::from(actor)].kind);
        }
        let (_, body) = id.split_once('/')?;
        self.registry.bodies.iter().find(|b| self.registry.str(b.id) == body).map(|b| b.kind)
    }

    fn body(&self, body: u16, state: u16) -> ActorRef {
        let (body, at) =
            (&self.registry.bodies[usize::from(body)], &self.registry.states[usize::from(state)]);
        let str = |s: Str| self.registry.str(s);
        let nisba = str(if body.feminine { at.nisba.1 } else { at.nisba.0 });
        let name = match nisba {
            "" => format!("{} في {}", str(body.name), str(at.name)),
            nisba => format!("{} ال{nisba}", str(body.name)),
        };
        let government = [str(at.country), "/government"].concat();
        let id = [str(at.country), "/", str(body.id)].concat();
        ActorRef {
            parent: (id != government).then(|| Arc::from(government)),
            id: Some(Arc::from(id)),
            name: Some(Arc::from(name)),
            name_en: Some(Arc::from(str(body.en).replace("{}", str(at.en)))),
            kind: body.kind,
            country: self.country(state),
            codes: codes(str(at.code), str(body.code), body.kind),
            relation: None,
        }
    }

    fn state(&self, state: u16) -> ActorRef {
        let at = &self.registry.states[usize::from(state)];
        ActorRef {
            id: self.arc(at.country),
            name: self.arc(at.name),
            name_en: self.arc(at.en),
            kind: ActorType::State,
            country: self.country(state),
            parent: None,
            codes: codes(self.registry.str(at.code), "", ActorType::State),
            relation: None,
        }
    }

    fn category(&self, index: u16, state: u16) -> ActorRef {
        let category = &self.registry.categories[usize::from(index)];
        let state = if state == NO { category.state } else { state };
        ActorRef {
            id: self.arc(category.id),
            name: self.arc(category.name),
            name_en: self.arc(category.en),
            kind: category.kind,
            country: self.country(state),
            parent: None,
            codes: codes(self.code(state), self.registry.str(category.code), category.kind),
            relation: None,
        }
    }

    /// Known by its type only.
    fn plain(&self, kind: ActorType, role: &str, state: u16) -> ActorRef {
        ActorRef {
            id: None,
            name: None,
            name_en: None,
            kind,
            country: self.country(state),
            parent: None,
            codes: codes(self.code(state), role, kind),
            relation: None,
        }
    }

    fn country(&self, state: u16) -> Option<Arc<str>> {
        self.registry.states.get(usize::from(state)).and_then(|s| self.arc(s.country))
    }

    fn code(&self, state: u16) -> &str {
        self.registry.states.get(usize::from(state)).map_or("", |s| self.registry.str(s.code))
    }
}

/// State and role together; codes of more than three letters stand for themselves (`IGOUNO`).
fn codes(state: &str, role: &str, kind: ActorType) -> Option<ActorCodes> {
    let cameo = if role.len() > 3 { role.to_owned() } else { [state, role].concat() };
    let codes = ActorCodes {
        cameo: (!cameo.is_empty()).then(|| Arc::from(cameo)),
        acled: acled(kind).map(Arc::from),
    };
    (codes != ActorCodes::default()).then_some(codes)
}

/// The role of a type in CAMEO and PLOVER.
fn role(kind: ActorType) -> &'static str {
    match kind {
        ActorType::StateForces | ActorType::Coalition => "MIL",
        ActorType::ArmedGroup | ActorType::PoliticalMilitia => "REB",
        ActorType::IdentityMilitia | ActorType::UnidentifiedArmed => "UAF",
        ActorType::Police => "COP",
        ActorType::Government => "GOV",
        ActorType::Party => "PTY",
        ActorType::International => "IGO",
        ActorType::Aid | ActorType::Monitor => "NGO",
        ActorType::Court => "JUD",
        ActorType::Media => "MED",
        ActorType::Criminal => "CRM",
        ActorType::State | ActorType::Person | ActorType::Organisation => "",
        _ => "CVL",
    }
}

/// The actor type of ACLED.
fn acled(kind: ActorType) -> Option<&'static str> {
    Some(match kind {
        ActorType::StateForces | ActorType::Police | ActorType::Government | ActorType::State => {
            "State forces"
        }
        ActorType::ArmedGroup => "Rebel group",
        ActorType::PoliticalMilitia | ActorType::UnidentifiedArmed | ActorType::Criminal => {
            "Political militia"
        }
        ActorType::IdentityMilitia => "Identity militia",
        ActorType::Rioters => "Rioters",
        ActorType::Protesters => "Protesters",
        ActorType::Coalition | ActorType::International => "External/Other forces",
        ActorType::Civilians
        | ActorType::Activists
        | ActorType::Aid
        | ActorType::Media
        | ActorType::Monitor
        | ActorType::Organisation
        | ActorType::People => "Civilians",
        _ => return None,
    })
}
