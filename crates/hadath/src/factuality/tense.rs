//! Tense: of the verb, or of the verb that carries the noun.

use super::{step, verb_chunk};
use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::Marks;
use crate::lexicon::paradigm::Feats;
use crate::model::{EventKind, Modality, Polarity, Tense};
use crate::phrase::{Chunk, ChunkKind};
use crate::text::token::{Punct, TokenKind};

pub fn tense(scene: &Scene<'_>, m: &mut Mention) {
    if m.participle {
        m.tense = Tense::Past;
        return;
    }
    if m.kind == EventKind::DroneOverflight && m.tense == Tense::Present {
        return;
    }
    m.tense = match verb_chunk(scene, m) {
        Some(v)
            if m.verb
                || v.marks.any(
                    Marks::LIGHT
                        .with(Marks::LIGHT_B)
                        .with(Marks::OCCUR)
                        .with(Marks::HIT)
                        .with(Marks::CAUSE)
                        .with(Marks::UNDERGO)
                        .with(Marks::WITNESS)
                        .with(Marks::RECEIVE)
                        .with(Marks::CONTINUE),
                ) =>
        {
            verb_tense(v)
        }
        _ => Tense::Past,
    };
    let flies = matches!(m.kind, EventKind::DroneOverflight | EventKind::AircraftOverflight);
    if flies && !m.verb && m.governor.is_none() {
        m.tense = Tense::Present;
    }
    if m.verb && m.tense == Tense::Present {
        let seen = scene.roles[m.chunk as usize]
            .and_then(|r| r.subject)
            .and_then(|s| s.checked_sub(1))
            .map(|k| &scene.cs[k]);
        if seen.is_some_and(|b| {
            b.kind == ChunkKind::Verb
                && b.feats.has(Feats::PAST)
                && b.marks.any(Marks::OCCUR.with(Marks::CONTINUE))
        }) {
            m.tense = Tense::Past;
        }
        // ظلّت تحوم، كان يقصف: the first verb tells the time.
        let before = (m.chunk as usize).checked_sub(1).map(|k| &scene.cs[k]);
        if before.is_some_and(|b| b.kind == ChunkKind::Verb && b.feats.has(Feats::PAST) && !b.negated) {
            m.tense = Tense::Past;
        }
    }
    if m.tense == Tense::Future && !m.is_statement() {
        m.modality = Modality::Intended;
    }
    // محاصر، مطوّقة: a state that holds.
    let w = &scene.a.words[m.token as usize];
    let participle = !m.verb && scene.a.lexicon.lexeme(m.lexeme).pos == crate::lexicon::Pos::Adjective;
    if participle && w.adjective && m.kind == EventKind::Siege {
        m.tense = Tense::Present;
    }
}

pub fn verb_tense(v: &Chunk) -> Tense {
    if v.future {
        return Tense::Future;
    }
    if v.feats.has(Feats::PRESENT) {
        // لم يهاجم and كان يهاجم are past.
        if v.aux && !v.marks.has(Marks::AUX) {
            return Tense::Past;
        }
        return if v.negated { Tense::Past } else { Tense::Present };
    }
    Tense::Past
}

/// لا يزال القصف مستمراً، قصف متواصل
pub fn ongoing(scene: &Scene<'_>, m: &mut Mention) {
    if m.tense != Tense::Past || m.polarity == Polarity::Negative {
        return;
    }
    let at = m.token as usize;
    let from = at.saturating_sub(5).max(scene.sentence.start as usize);
    let to = (at + 7).min(scene.sentence.end as usize);
    for t in from..to {
        let w = &scene.a.words[t];
        if matches!(scene.a.tokens.list[t].kind, TokenKind::Punct(Punct::Comma | Punct::Stop | Punct::Colon))
            && t > at
        {
            break;
        }
        if w.marks.has(Marks::ONGOING) {
            let past = m.verb && m.feats.has(Feats::PAST);
            if !past {
                m.tense = Tense::Present;
                step(m, "ongoing", Range::new(t as u32, t as u32 + 1));
            }
            return;
        }
    }
}
