//! Phrases of attribution: بحسب، وفق، نقلاً عن.

use super::start;
use crate::frame::{Mention, Scene};
use crate::lexicon::class::Classes;
use crate::mention::NONE;
use crate::model::Role;
use crate::phrase::ChunkKind;
use crate::text::token::Punct;

/// بحسب المصدر: the phrase is the trigger, the noun after it the speaker.
pub fn attribution(scene: &Scene<'_>, i: usize) -> Option<Mention> {
    let c = &scene.cs[i];
    let word = scene.a.words[c.head as usize];
    let trigger = scene.trigger(word.noun)?;
    let mut m = start(i, c.head, word.noun, trigger);
    m.attribution = true;
    m.token_end = c.end;
    let mut at = None;
    for k in i + 1..scene.cs.len().min(i + 5) {
        match scene.cs[k].kind {
            ChunkKind::Noun => {
                at = Some(k);
                break;
            }
            ChunkKind::Opener
            | ChunkKind::Adverb
            | ChunkKind::Relative
            | ChunkKind::Punct(Punct::QuoteOpen | Punct::Quote) => {}
            // Among them بحسب ما أفاد المصدر: the verb of speech is the mention.
            _ => return scene.reject(c.head, word.noun, "a verb of speech follows, which is the mention"),
        }
    }
    let Some(np) = at else { return scene.reject(c.head, word.noun, "no source after it") };
    let n = &scene.cs[np];
    if n.trigger != NONE && n.head == n.trigger && !n.all.any(Classes::HUMAN.with(Classes::TEXT)) {
        return scene.reject(c.head, word.noun, "what follows is an event, no source");
    }
    let plain =
        n.classes.any(Classes::GENERAL.with(Classes::NORM)) && !n.all.any(Classes::HUMAN.with(Classes::TEXT));
    if plain || n.classes.any(Classes::TIME.with(Classes::CASUALTY).with(Classes::WEAPON)) {
        return scene.reject(c.head, word.noun, "what follows is no source");
    }
    // A text inside which its author is named: تقرير لمنظمة.
    for k in scene.coordinated(np) {
        m.add(Role::Agent, scene.range(k), "source of the attribution");
    }
    Some(m)
}
