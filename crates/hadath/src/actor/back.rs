//! Nouns that point back: الوزارة after وزارة الدفاع, الجماعة after جماعة كذا.

use std::sync::Arc;

use crate::actor::Phrase;
use crate::actor::context::Entity;
use crate::actor::read::{Reading, What};
use crate::names::ActorRelation;
use crate::text::fold::Letter;

/// A phrase that names an actor, by one of its nouns.
struct Mention<'a> {
    start: u32,
    noun: &'a [Letter],
    entity: Entity,
    relation: Option<ActorRelation>,
}

/// The phrases of a text that name actors, in its order.
pub struct Named<'a> {
    mentions: Vec<Mention<'a>>,
}

impl<'a> Named<'a> {
    /// Collects them; the head of a phrase and the first word of the name in it count.
    pub fn new(
        phrases: &[Phrase],
        readings: &'a [Option<Arc<Reading>>],
        decided: &[Option<Entity>],
    ) -> Named<'a> {
        let mut mentions = Vec::new();
        for ((phrase, reading), entity) in phrases.iter().zip(readings).zip(decided) {
            let (Some(reading), Some(entity)) = (reading, entity) else { continue };
            let start = phrase.range.start;
            let mut add = |noun: &'a [Letter], relation| {
                mentions.push(Mention { start, noun, entity: *entity, relation });
            };
            add(&reading.head, reading.relation);
            if reading.name != reading.head {
                add(&reading.name, None);
            }
        }
        mentions.sort_by_key(|m| m.start);
        Named { mentions }
    }

    /// Whom a lone definite noun points back to: the nearest phrase before it with that noun.
    pub fn before(&self, start: u32, reading: &Reading) -> Option<(Entity, Option<ActorRelation>)> {
        /// Nothing points back over more names than this.
        const REACH: usize = 64;
        let open =
            matches!(reading.what, What::Nothing | What::Category(_) | What::Organisation(_) | What::Sort(_));
        if !reading.points || !open {
            return None;
        }
        let end = self.mentions.partition_point(|m| m.start < start);
        let near = self.mentions[..end].iter().rev().take(REACH);
        let found = near.into_iter().find(|m| m.noun == reading.head)?;
        Some((found.entity, found.relation))
    }
}
