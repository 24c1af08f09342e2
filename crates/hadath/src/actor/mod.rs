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
use crate::frame::{Mention, Range};
use crate::model::{EventKind, Role};
use crate::phrase::Analysis;
use crate::reference::ActorRef;
use context::{Context, speaks_for};
use describe::Describer;
use phrase::Words;
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

/// A phrase to resolve.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    /// Its words.
    pub range: Range,
    /// What it does.
    pub role: Role,
    /// The phrase of the speaker who reports it.
    pub speaker: Option<usize>,
}

/// Finds the actors of all mentions.
pub fn resolve(
    registry: &Registry,
    a: &Analysis<'_>,
    published: Option<Published>,
    all: &[Mention],
) -> Actors {
    let mut phrases = Vec::new();
    let mut firsts = Vec::with_capacity(all.len());
    for m in all {
        firsts.push(phrases.len());
        let role = |role: Role| match role {
            // Whom a statement accuses is an actor like its speaker.
            Role::Target if m.kind == EventKind::Statement => Role::Other,
            role => role,
        };
        phrases.extend(m.args.iter().map(|arg| Phrase {
            range: arg.range,
            role: role(arg.role),
            speaker: None,
        }));
    }
    for (i, m) in all.iter().enumerate() {
        let speaker = speaker(all, &firsts, m);
        phrases[firsts[i]..firsts[i] + m.args.len()].iter_mut().for_each(|p| p.speaker = speaker);
    }
    let found = resolve_phrases(registry, a, published, &phrases);
    let mut found = found.into_iter();
    all.iter().map(|m| found.by_ref().take(m.args.len()).collect()).collect()
}

/// The phrase of the speaker in whose words a mention stands.
fn speaker(all: &[Mention], firsts: &[usize], m: &Mention) -> Option<usize> {
    let source = m.source?;
    let agents = || all[source].args.iter().enumerate().filter(|(_, arg)| arg.role == Role::Agent);
    agents().next().filter(|_| agents().count() == 1).map(|(k, _)| firsts[source] + k)
}

/// Finds the actors of phrases of a text.
pub fn resolve_phrases(
    registry: &Registry,
    a: &Analysis<'_>,
    published: Option<Published>,
    phrases: &[Phrase],
) -> Vec<Option<Arc<ActorRef>>> {
    let readings: Vec<Option<Reading>> = readings(registry, a, phrases);
    if readings.iter().all(Option::is_none) {
        return vec![None; phrases.len()];
    }
    let day = published.map(|p| {
        let date = p.date();
        let part = |n: i8| u32::from(n.unsigned_abs());
        u32::from(date.year().unsigned_abs()) * 10_000 + part(date.month()) * 100 + part(date.day())
    });
    let mut context = Context::new(registry, a, day);
    readings.iter().flatten().for_each(|reading| context.count(reading));
    let mut describer = Describer::new(registry);
    let speaker = |phrase: &Phrase| {
        let reading = readings[phrase.speaker?].as_ref()?;
        // We, in the words of an army about its positions, is the army.
        speaks_for(reading.relation).then(|| context.decide(reading, None)).flatten()
    };
    let mut out = Vec::with_capacity(phrases.len());
    for (phrase, reading) in phrases.iter().zip(&readings) {
        out.push(reading.as_ref().and_then(|reading| {
            let entity = context.decide(reading, speaker(phrase));
            describer.describe(reading, entity, context.owner(reading))
        }));
    }
    out
}

fn readings(registry: &Registry, a: &Analysis<'_>, phrases: &[Phrase]) -> Vec<Option<Reading>> {
    let mut words = Words::default();
    let mut read = |phrase: &Phrase| {
        if !matches!(phrase.role, Role::Agent | Role::Target | Role::Other) {
            return None;
        }
        words.read(a, phrase.range);
        let agent = phrase.role != Role::Target;
        Some(Reader { registry, text: a, phrase: &mut words, agent }.read())
    };
    phrases.iter().map(&mut read).collect()
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
