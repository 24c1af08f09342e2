//! Phrases of attribution: بحسب، وفق، نقلاً عن.

use super::{passed_on, start};
use crate::frame::{Mention, Scene};
use crate::lexicon::class::Classes;
use crate::mention::NONE;
use crate::model::{EventKind, Role};
use crate::phrase::ChunkKind;
use crate::text::token::Punct;

/// بحسب المصدر: the phrase is the trigger, the noun after it the speaker.
pub fn attribution(scene: &Scene<'_>, i: usize) -> Option<Mention> {
    let c = &scene.cs[i];
    let word = scene.a.words[c.head as usize];
    let trigger = scene.trigger(word.noun)?;
    // ذكرت رويترز نقلاً عن مصدر أن …
    let verb = (i.saturating_sub(5)..i).rev().find(|&v| scene.cs[v].kind == ChunkKind::Verb);
    let speech = |v: usize| {
        let t = scene.trigger(scene.a.words[scene.cs[v].head as usize].verb);
        t.is_some_and(|t| t.kind == EventKind::Statement)
    };
    if verb.is_some_and(|v| speech(v) && passed_on(scene, v).is_some_and(|(k, _)| k == i)) {
        return scene.reject(c.head, word.noun, "the verb of speech before it is the mention");
    }
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
