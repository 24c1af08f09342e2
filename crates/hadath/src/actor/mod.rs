//! Stage: known actors. The words of an argument become an actor of the registry, a body of a state, a sort of
//! people, or at least a type.
//!
//! Three steps: [`read`] says what the words of the argument tell by themselves, [`context`] what the rest of the text
//! adds, and [`describe`] makes the output of it. What cannot be decided keeps its type and no identifier.

mod context;
mod describe;
mod key;
mod phrase;
mod read;
mod registry;
pub(crate) mod seed;

#[cfg(test)]
mod compile;

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::document::Published;
use crate::frame::Mention;
use crate::model::{EventKind, Role};
use crate::phrase::Analysis;
use crate::reference::ActorRef;
use context::{Context, Entity, speaks_for};
use describe::Describer;
use phrase::Phrase;
use read::{Reader, Reading};
pub use registry::Registry;

impl Registry {
    /// The built-in registry, as the build compiled it.
    pub fn builtin() -> Arc<Registry> {
        static BUILTIN: Lazy<Arc<Registry>> = Lazy::new(|| {
            // Written by the build script with the same types.
            let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/actors.bin"));
            Arc::new(postcard::from_bytes(bytes).expect("the registry of the build"))
        });
        Arc::clone(&BUILTIN)
    }
}

/// The actors of all mentions, argument by argument; `None` where an argument is none.
pub type Actors = Vec<Vec<Option<Arc<ActorRef>>>>;

/// Finds the actors of all mentions.
pub fn resolve(
    registry: &Registry,
    a: &Analysis<'_>,
    published: Option<Published>,
    all: &[Mention],
) -> Actors {
    let readings = readings(registry, a, all);
    let day = published.map(|p| {
        let date = p.date();
        let part = |n: i8| u32::from(n.unsigned_abs());
        u32::from(date.year().unsigned_abs()) * 10_000 + part(date.month()) * 100 + part(date.day())
    });
    let mut context = Context::new(registry, a, day);
    readings.iter().flatten().flatten().for_each(|reading| context.count(reading));
    let entities: Vec<Vec<Option<Entity>>> =
        readings.iter().map(|list| list.iter().map(|r| context.decide(r.as_ref()?, &[])).collect()).collect();
    let mut describer = Describer::new(registry);
    let mut out = Vec::with_capacity(all.len());
    for (i, list) in readings.iter().enumerate() {
        let speakers = speakers(all, &readings, &entities, i);
        let actor = |(k, reading): (usize, &Option<Reading>)| {
            let reading = reading.as_ref()?;
            let entity = entities[i][k].or_else(|| context.decide(reading, &speakers));
            describer.describe(reading, entity, context.owner(reading))
        };
        out.push(list.iter().enumerate().map(actor).collect());
    }
    out
}

fn readings(registry: &Registry, a: &Analysis<'_>, all: &[Mention]) -> Vec<Vec<Option<Reading>>> {
    let mut phrase = Phrase::default();
    let mut out = Vec::with_capacity(all.len());
    for m in all {
        let mut list = Vec::with_capacity(m.args.len());
        for arg in &m.args {
            if m.shadow || !matches!(arg.role, Role::Agent | Role::Target | Role::Other) {
                list.push(None);
                continue;
            }
            phrase.read(a, arg.range);
            let agent = arg.role != Role::Target || m.kind == EventKind::Statement;
            let reader = Reader { registry, text: a, phrase: &mut phrase, agent };
            list.push(Some(reader.read()));
        }
        out.push(list);
    }
    out
}

/// Who speaks where mention `i` is told: the agents of its source, or its own if it is a statement.
fn speakers(
    all: &[Mention],
    readings: &[Vec<Option<Reading>>],
    entities: &[Vec<Option<Entity>>],
    i: usize,
) -> Vec<Entity> {
    let mut out = Vec::new();
    let mut next = all[i].source;
    // Statements inside statements: the nearest speaker that is known.
    for _ in 0..4 {
        let Some(s) = next else { break };
        for (k, arg) in all[s].args.iter().enumerate() {
            let own = readings[s][k].as_ref().is_some_and(|r| speaks_for(r.relation));
            if let Some(entity) = entities[s][k].filter(|_| arg.role == Role::Agent && own)
                && !out.contains(&entity)
            {
                out.push(entity);
            }
        }
        if !out.is_empty() {
            break;
        }
        next = all[s].source;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{SEEDS, seed::Source};

    #[test]
    fn the_registry_of_the_build_is_that_of_the_seeds() {
        let sources: Vec<_> = SEEDS.iter().map(|&(name, text)| Source { name, text }).collect();
        let compiled = postcard::to_allocvec(&compile::compile(&sources).unwrap()).unwrap();
        assert!(compiled == include_bytes!(concat!(env!("OUT_DIR"), "/actors.bin")));
    }

    #[test]
    fn it_is_large_and_whole() {
        let r = Registry::builtin();
        assert!(r.actors.len() >= 500);
        let unsorted = r.actors.windows(2).find(|pair| r.str(pair[0].id) >= r.str(pair[1].id));
        assert!(unsorted.is_none(), "{unsorted:?}");
        for actor in &r.actors {
            let id = r.str(actor.id);
            assert!(!r.str(actor.name).is_empty() && !r.str(actor.en).is_empty(), "{id}");
            assert!(actor.until == 0 || actor.from <= actor.until, "{id} ends before it begins");
        }
        for state in &r.states {
            assert!(!r.str(state.name).is_empty() && !r.str(state.en).is_empty(), "{state:?}");
        }
    }
}
