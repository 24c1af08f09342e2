//! Chains of entities: mentions of one actor or one place in a document share a number.

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::model::{Argument, Event};
use crate::names::ActorType;

/// What mentions of one entity have in common.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    /// The identifier of a known place.
    Place(&'a str),
    /// The identifier of a known actor.
    Actor(&'a str),
    /// The words of an actor that is not known.
    Words(&'a str),
}

/// Numbers the entities of a document from 1, in the order in which the events name them.
pub fn chains(text: &str, events: &mut [Event]) {
    let count = events.iter().map(|event| event.arguments.len()).sum();
    let mut numbers: FxHashMap<Key<'_>, u32> = FxHashMap::with_capacity_and_hasher(count, FxBuildHasher);
    let mut found = Vec::with_capacity(count);
    for argument in events.iter().flat_map(|event| &event.arguments) {
        let next = numbers.len() as u32 + 1;
        found.push(key(text, argument).map(|key| *numbers.entry(key).or_insert(next)));
    }
    for (argument, entity) in events.iter_mut().flat_map(|event| &mut event.arguments).zip(found) {
        argument.entity = entity;
    }
}

/// Sorts of people are no entity, nor is what lies beside a place or belongs to an actor.
fn key<'a>(text: &'a str, argument: &'a Argument) -> Option<Key<'a>> {
    if let Some(place) = &argument.place {
        let known = place.place.as_ref().filter(|_| place.relation.is_none());
        return known.map(|known| Key::Place(&known.id));
    }
    let actor = argument.actor.as_ref().filter(|actor| actor.relation.is_none())?;
    match &actor.id {
        Some(id) if id.starts_with("category:") => None,
        Some(id) => Some(Key::Actor(id)),
        None if actor.kind == ActorType::People => None,
        None => text.get(argument.span.range()).map(Key::Words),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Document, Extractor, Role};

    #[test]
    fn names_of_one_actor_share_a_number() {
        let text = "قالت قسد إن القصف التركي طال بلدة عين عيسى. وأضافت قوات سوريا الديمقراطية أن تركيا قصفت عين عيسى مجدداً.";
        let extraction = Extractor::new().extract(&Document::new(text));
        let arguments = || extraction.events().iter().flat_map(|event| event.arguments());
        let number = |words: &str| {
            let found = arguments().find(|a| extraction.slice(a.span) == words);
            found.and_then(|a| a.entity).unwrap_or_else(|| panic!("{words} has no number"))
        };
        assert_eq!(number("قسد"), number("قوات سوريا الديمقراطية"));
        assert_eq!(number("التركي"), number("تركيا"));
        assert_ne!(number("قسد"), number("تركيا"));
        let places: Vec<_> = arguments().filter(|a| a.role == Role::Place).map(|a| a.entity).collect();
        assert!(places.len() >= 2 && places.iter().all(|p| *p == places[0]), "{places:?}");
    }
}
