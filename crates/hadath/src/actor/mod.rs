//! Stage: known actors. The words of an argument become an actor of the registry, a body of a state, a sort of
//! people, or at least a type.
//!
//! Three steps: [`read`] says what the words of the argument tell by themselves, [`context`] what the rest of the text
//! adds, and [`describe`] makes the output of it. What cannot be decided keeps its type and no identifier.

mod back;
mod context;
mod describe;
mod key;
mod phrase;
mod read;
mod registry;
pub(crate) mod seed;

mod compile;

use std::sync::Arc;

use once_cell::sync::Lazy;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::document::Published;
use crate::finding::Finding;
use crate::frame::{Arg, Mention, Range};
use crate::lexicon::SEEDS;
use crate::lexicon::seed::Source;
use crate::lexicon::table::Table;
use crate::model::{EventKind, Role};
use crate::names::ActorType;
use crate::phrase::Analysis;
use crate::reference::ActorRef;
use context::{Context, Entity, speaks_for};
use describe::{Describer, Descriptions};
use read::{Reading, Readings};
pub use registry::Registry;

impl Registry {
    /// The built-in registry, as the build compiled it.
    pub fn builtin() -> Arc<Registry> {
        static BUILTIN: Lazy<Arc<Registry>> = Lazy::new(|| {
            // Written by the build script with the same types.
            let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/actors.bin"));
            let rest: Registry = postcard::from_bytes(bytes).expect("the registry of the build");
            Arc::new(Registry {
                firsts: include_bytes!(concat!(env!("OUT_DIR"), "/actor_firsts.bin")).as_slice().into(),
                names: Table::new(
                    include_bytes!(concat!(env!("OUT_DIR"), "/actor_names.bin")).as_slice().into(),
                ),
                ..rest
            })
        });
        Arc::clone(&BUILTIN)
    }

    /// The built-in registry with the actors of a user's files.
    ///
    /// # Errors
    /// What is wrong with an actor, and where.
    pub fn with(files: &[Source<'_>]) -> Result<Arc<Registry>, Finding> {
        let own = |source: &Source<'_>| source.parse().is_ok_and(|file| !file.actor.is_empty());
        if !files.iter().any(own) {
            return Ok(Registry::builtin());
        }
        let built_in: Vec<_> = SEEDS.iter().map(|&(name, text)| Source { name, text }).collect();
        compile::compile(&built_in, files).map(Arc::new)
    }
}

/// What is known from earlier texts, for one registry.
#[derive(Debug, Default)]
pub struct KnownActors {
    readings: Readings,
    descriptions: Descriptions,
}

/// The actors of all mentions.
#[derive(Debug)]
pub struct Actors {
    /// Those of the phrases.
    found: Vec<Option<Arc<ActorRef>>>,
    /// The phrases of all arguments; `None` where one can be no actor.
    phrases: Vec<Option<usize>>,
    /// Where the arguments of each mention begin.
    starts: Vec<usize>,
}

impl Actors {
    /// The actors of a mention, argument by argument; `None` where an argument is none.
    pub fn of(&self, mention: usize) -> impl Iterator<Item = Option<&Arc<ActorRef>>> {
        self.phrases[self.starts[mention]..].iter().map(|phrase| self.found[(*phrase)?].as_ref())
    }
}

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
    known: &mut KnownActors,
) -> Actors {
    let count = all.iter().map(|m| m.args.len()).sum();
    let mut phrases: Vec<Phrase> = Vec::with_capacity(count);
    // The same words play a part in several events: they are read once for each speaker.
    let mut indexes: FxHashMap<(Range, Role, Option<usize>), usize> =
        FxHashMap::with_capacity_and_hasher(count, FxBuildHasher);
    let mut index = |m: &Mention, arg: &Arg, speaker: Option<usize>| {
        let role = match arg.role {
            // Whom a statement accuses is an actor like its speaker.
            Role::Target if m.kind == EventKind::Statement => Role::Other,
            role => role,
        };
        if m.shadow || !matches!(role, Role::Agent | Role::Target | Role::Other) {
            return None;
        }
        Some(*indexes.entry((arg.range, role, speaker)).or_insert_with(|| {
            phrases.push(Phrase { range: arg.range, role, speaker });
            phrases.len() - 1
        }))
    };
    let speakers: Vec<Option<usize>> = all.iter().map(|m| speaker(all, m, &mut index)).collect();
    let (mut places, mut starts) = (Vec::with_capacity(count), Vec::with_capacity(all.len()));
    for (m, speaker) in all.iter().zip(&speakers) {
        starts.push(places.len());
        places.extend(m.args.iter().map(|arg| index(m, arg, *speaker)));
    }
    Actors { found: resolve_phrases(registry, a, published, &phrases, known), phrases: places, starts }
}

/// The phrase of the speaker in whose words a mention stands, if there is one speaker.
fn speaker(
    all: &[Mention],
    m: &Mention,
    index: &mut impl FnMut(&Mention, &Arg, Option<usize>) -> Option<usize>,
) -> Option<usize> {
    let source = &all[m.source?];
    let mut agents = source.args.iter().filter(|arg| arg.role == Role::Agent);
    let first = agents.next().filter(|_| agents.next().is_none())?;
    index(source, first, None)
}

/// The countries of the groups, parties and police that the text speaks of, one for each of them. Armies and states act
/// abroad, and tell nothing of where they are.
pub fn homes(actors: &Actors) -> impl Iterator<Item = [u8; 2]> {
    use ActorType::{ArmedGroup, IdentityMilitia, Party, Police, PoliticalMilitia};
    let mut seen: Vec<&str> = Vec::new();
    actors.phrases.iter().flatten().filter_map(move |phrase| {
        let actor = actors.found[*phrase].as_ref()?;
        let at_home = matches!(actor.kind, ArmedGroup | IdentityMilitia | Party | Police | PoliticalMilitia);
        let id = actor.id.as_deref().filter(|id| at_home && !seen.contains(id))?;
        let country = actor.country.as_deref()?.as_bytes().try_into().ok()?;
        seen.push(id);
        Some(country)
    })
}

/// Finds the actors of phrases of a text.
pub fn resolve_phrases(
    registry: &Registry,
    a: &Analysis<'_>,
    published: Option<Published>,
    phrases: &[Phrase],
    known: &mut KnownActors,
) -> Vec<Option<Arc<ActorRef>>> {
    let mut read = |phrase: &Phrase| {
        let agent = phrase.role != Role::Target;
        let actor = matches!(phrase.role, Role::Agent | Role::Target | Role::Other);
        actor.then(|| known.readings.get(registry, a, phrase.range, agent))
    };
    let readings: Vec<Option<Arc<Reading>>> = phrases.iter().map(&mut read).collect();
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
    let mut describer = Describer::new(registry, &mut known.descriptions);
    let speaker = |phrase: &Phrase| {
        let reading = readings[phrase.speaker?].as_ref()?;
        // We, in the words of an army about its positions, is the army.
        speaks_for(reading.relation).then(|| context.decide(reading, None)).flatten()
    };
    let decided: Vec<Option<Entity>> = phrases
        .iter()
        .zip(&readings)
        .map(|(phrase, reading)| context.decide(reading.as_ref()?, speaker(phrase)))
        .collect();
    let named = back::Named::new(phrases, &readings, &decided);
    let mut describe = |(i, reading): (usize, &Option<Arc<Reading>>)| {
        let reading = reading.as_ref()?;
        let back = || named.before(phrases[i].range.start, reading);
        let (entity, relation) = match decided[i] {
            Some(entity) => (Some(entity), reading.relation),
            None => back().map_or((None, None), |(entity, relation)| (Some(entity), relation)),
        };
        describer.describe(reading, entity, relation, context.owner(reading))
    };
    readings.iter().enumerate().map(&mut describe).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_of_the_build_is_that_of_the_seeds() {
        let sources: Vec<_> = SEEDS.iter().map(|&(name, text)| Source { name, text }).collect();
        let compiled = compile::compile(&sources, &[]).unwrap();
        let builtin = Registry::builtin();
        assert!(compiled.names.raw() == builtin.names.raw() && compiled.firsts == builtin.firsts);
        let compiled = postcard::to_allocvec(&compiled).unwrap();
        assert!(compiled == include_bytes!(concat!(env!("OUT_DIR"), "/actors.bin")));
    }

    #[test]
    fn users_add_actors() {
        let toml = r#"actor = [{ id = "SY/own", name = "لواء أسود البادية", aliases = ["أسود البادية"], en = "Desert Lions", type = "armed_group", country = "SY", parent = "SY/hamza_division" }]"#;
        let extractor =
            crate::Extractor::builder().lexicon(crate::UserLexicon::from_toml("own.toml", toml)).build();
        let text = "هاجم لواء أسود البادية القرية.";
        let extraction = extractor.unwrap().extract(&crate::Document::new(text));
        let agent = extraction.events()[0].agents().next().unwrap().actor.clone().unwrap();
        assert_eq!(agent.id.as_deref(), Some("SY/own"));
        assert_eq!(agent.parent.as_deref(), Some("SY/hamza_division"));
        let wrong = toml.replace("SY/hamza_division", "SY/nobody");
        let error =
            crate::Extractor::builder().lexicon(crate::UserLexicon::from_toml("own.toml", &wrong)).build();
        assert!(error.unwrap_err().to_string().contains("unknown actor"));
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
