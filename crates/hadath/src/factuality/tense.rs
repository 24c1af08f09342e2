//! Tense: of the verb, or of the verb that carries the noun.

use super::{joined_before, step, verb_of};
use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::{Func, Marks, Prep};
use crate::lexicon::paradigm::Feats;
use crate::model::{EventKind, Modality, Polarity, Tense};
use crate::phrase::{Chunk, ChunkKind};
use crate::text::fold::{fold_str, spell};
use crate::text::token::{Punct, TokenKind};
use crate::time::beside::{self, Beside};
use once_cell::sync::Lazy;

pub fn tense(scene: &Scene<'_>, m: &mut Mention) {
    if m.participle {
        m.tense = Tense::Past;
        return;
    }
    if m.kind == EventKind::DroneOverflight && m.tense == Tense::Present {
        return;
    }
    m.tense = match verb_of(m) {
        Some(v) if !m.verb && v > m.chunk as usize && counted(scene, m) && !scene.cs[v].future => Tense::Past,
        Some(v) if m.verb || tells_time(scene, m, &scene.cs[v]) => verb_tense(scene, v),
        _ => Tense::Past,
    };
    if m.governor.is_none() && (goes_on_in_relative(scene, m) || under(scene, m)) {
        m.tense = Tense::Present;
    }
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
            // (but ما انفكت المدفعية تقصف)
            let what =
                b.start > scene.sentence.start && spell(scene.a.tokens.letters(b.start as usize - 1), "ما");
            let lasts = (b.negated || what) && b.marks.has(Marks::CONTINUE);
            b.kind == ChunkKind::Verb
                && b.feats.has(Feats::PAST)
                && !lasts
                && b.marks.any(Marks::OCCUR.with(Marks::CONTINUE).with(Marks::AUX))
        }) {
            m.tense = Tense::Past;
        }
        // ظلّت تحوم، كان يقصف: the first verb tells the time.
        let before = (m.chunk as usize).checked_sub(1).map(|k| &scene.cs[k]);
        if before.is_some_and(|b| b.kind == ChunkKind::Verb && b.feats.has(Feats::PAST) && !b.negated)
            || tried(scene, m.chunk as usize)
        {
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

pub fn verb_tense(scene: &Scene<'_>, at: usize) -> Tense {
    let v = &scene.cs[at];
    // سيعودون ويشنون: the future of the first verb.
    let row = || scene.cs[super::prospect::lead(scene, at)].future;
    if v.future || v.feats.has(Feats::PRESENT) && row() {
        return Tense::Future;
    }
    // تجدد القصف: the subject tells which of two forms it is.
    let clause = scene.clause();
    let subject = || scene.roles[at].and_then(|r| r.subject);
    if clause.either(at) && subject().is_some_and(|s| !clause.feminine(s)) {
        return Tense::Past;
    }
    if v.feats.has(Feats::PRESENT) {
        // كان يهاجم, لم يهاجم, دون أن يهاجم and ويأتي الهجوم بعد are past; لا يهاجم is not.
        let past = v.aux && !v.marks.has(Marks::AUX)
            || v.negated && !by_la(scene, v)
            || v.marks.has(Marks::FOLLOW)
            || super::polarity::without_that(scene, at)
            || told_from(scene, at)
            || meanwhile(scene, at);
        return if past { Tense::Past } else { Tense::Present };
    }
    Tense::Past
}

/// قبل أن يحذّروا، بعد أن تقصف: the imperfect after a word of time has the time of the main verb.
fn told_from(scene: &Scene<'_>, v: usize) -> bool {
    let Some(that) = joined_before(scene, v) else { return false };
    let timed = scene.cs[that].kind == ChunkKind::Subordinator
        && that
            .checked_sub(1)
            .is_some_and(|k| matches!(scene.cs[k].prep, Prep::Before | Prep::After | Prep::Since));
    let main = scene.cs[..that].iter().rev().find(|c| c.kind == ChunkKind::Verb);
    timed && main.is_some_and(|m| m.feats.has(Feats::PAST) && !m.future)
}

/// حاول انتحاري أن يقتحم، تمكنوا من أن يقصفوا، كادت قذيفة أن تصيب: what was tried or done has the time of the trying.
fn tried(scene: &Scene<'_>, v: usize) -> bool {
    const BACK: usize = 5;
    let that = v.checked_sub(1).filter(|&k| scene.cs[k].kind == ChunkKind::Subordinator);
    let main = that
        .and_then(|k| scene.cs[k.saturating_sub(BACK)..k].iter().rev().find(|c| c.kind == ChunkKind::Verb));
    main.is_some_and(|m| {
        m.marks.any(Marks::TRY.with(Marks::ABLE).with(Marks::FAIL)) && m.feats.has(Feats::PAST) && !m.future
    })
}

/// رأيتهم وهم يطلقون النار: the circumstance has the time of the main verb.
fn meanwhile(scene: &Scene<'_>, v: usize) -> bool {
    let Some(k) = joined_before(scene, v) else { return false };
    let pronoun = scene.cs[k].conj && scene.a.words[scene.cs[k].head as usize].func == Func::Pronoun;
    let main = scene.cs[..k].iter().rev().find(|c| c.kind == ChunkKind::Verb);
    pronoun && main.is_some_and(|m| m.feats.has(Feats::PAST) && !m.future)
}

/// Does the verb that governs the noun tell its time?
fn tells_time(scene: &Scene<'_>, m: &Mention, v: &Chunk) -> bool {
    const CARRY: Marks = Marks::LIGHT_B
        .with(Marks::OCCUR)
        .with(Marks::HIT)
        .with(Marks::CAUSE)
        .with(Marks::UNDERGO)
        .with(Marks::WITNESS)
        .with(Marks::RECEIVE)
        .with(Marks::CONTINUE);
    // هذا الهجوم يعد الأول: as a subject it is not what a light verb does.
    let subject = m.governor.and_then(|g| scene.roles[g as usize]).and_then(|r| r.subject);
    // (يعدّ الهجوم الأعنف)
    let called = v.marks.has(Marks::LIGHT.with(Marks::PLAN)) && scene.a.words[m.token as usize].al();
    let first = m.token < v.head || called;
    let active = (subject == Some(m.chunk as usize) || called) && !v.future && first;
    // سنردّ على القصف: what is answered took place.
    let answered = v.marks.has(Marks::RESPOND) && scene.cs[m.chunk as usize].prep == Prep::On;
    (v.marks.any(CARRY) || v.marks.has(Marks::LIGHT) && !active) && !answered
}

/// Negated by لا, which leaves the verb in the present.
fn by_la(scene: &Scene<'_>, v: &Chunk) -> bool {
    static LA: Lazy<Vec<u8>> = Lazy::new(|| fold_str("لا"));
    (v.start..v.head).any(|t| scene.a.tokens.letters(t as usize).ends_with(&LA))
}

/// لا يزال القصف مستمراً، قصف متواصل
pub fn ongoing(scene: &Scene<'_>, m: &mut Mention) {
    if m.tense != Tense::Past || m.polarity == Polarity::Negative || used_to(scene, m) {
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
        // ما زالت تحمل ندوب القصف: what lasts is another verb's.
        if w.marks.has(Marks::ONGOING) && !lasts_elsewhere(scene, m, t) && !not_yet(scene, m, t) {
            let past = m.verb && m.feats.has(Feats::PAST);
            if !past {
                m.tense = Tense::Present;
                step(m, "ongoing", Range::new(t as u32, t as u32 + 1));
            }
            return;
        }
    }
}

/// كانت المدفعية تقصف البلدة يومياً: it went on then.
fn used_to(scene: &Scene<'_>, m: &Mention) -> bool {
    let v = m.chunk as usize;
    let was = |k: usize| {
        let c = &scene.cs[k];
        c.kind == ChunkKind::Verb && c.marks.has(Marks::AUX) && c.feats.has(Feats::PAST) && !c.negated
    };
    m.verb && m.feats.has(Feats::PRESENT) && (v.saturating_sub(2)..v).any(was)
}

/// لا يزال، ما زال before a verb that is not this event.
fn lasts_elsewhere(scene: &Scene<'_>, m: &Mention, t: usize) -> bool {
    let end = scene.a.words[t].phrase_end as usize;
    if end <= t + 1 || t > m.token as usize {
        return false;
    }
    let next = scene.cs.iter().position(|c| c.start as usize >= end);
    next.is_some_and(|k| {
        let c = &scene.cs[k];
        // لا يزال مصير المخطوفين في الهجوم مجهولاً: the event is told of what lasts.
        let apart = matches!(
            scene.cs[m.chunk as usize].prep,
            Prep::In | Prep::From | Prep::About | Prep::After | Prep::Cause | Prep::During
        );
        let told = c.kind == ChunkKind::Noun
            && apart
            && !m.verb
            && m.governor.is_none()
            && !super::is_state(scene, m);
        (c.kind == ChunkKind::Verb || told) && k != m.chunk as usize && m.governor != Some(k as u32)
    })
}

/// لم تتبنّ جهة الهجوم حتى الآن: what has not happened until now is another verb's.
fn not_yet(scene: &Scene<'_>, m: &Mention, t: usize) -> bool {
    let before = scene.cs.iter().rposition(|c| c.kind == ChunkKind::Verb && c.end as usize <= t);
    before.is_some_and(|k| {
        let c = &scene.cs[k];
        c.negated && k != m.chunk as usize && !c.marks.any(Marks::CONTINUE.with(Marks::STOP))
    })
}

/// رابع هجوم تشنّه الحركة، أول قصف يطال المستشفى: one of a row of those that took place.
pub fn counted(scene: &Scene<'_>, m: &Mention) -> bool {
    let start = scene.cs[m.chunk as usize].start.saturating_sub(1).max(scene.sentence.start);
    (start..m.token).any(|t| beside::is(scene.a.tokens.letters(t as usize), Beside::Degree))
}

/// الحصار الذي يفرضه المسلحون: the relative clause is in the present.
fn goes_on_in_relative(scene: &Scene<'_>, m: &Mention) -> bool {
    let np = m.chunk as usize;
    !m.verb
        && !counted(scene, m)
        && (np + 1..scene.cs.len().min(np + 5)).any(|v| {
            let c = &scene.cs[v];
            scene.roles[v].is_some_and(|r| r.antecedent == Some(np))
                && c.feats.has(Feats::PRESENT)
                && c.marks.any(Marks::LIGHT.with(Marks::LIGHT_B).with(Marks::CONTINUE))
                && verb_tense(scene, v) == Tense::Present
        })
}

/// تحت الحصار، تحت حصار مزدوج
fn under(scene: &Scene<'_>, m: &Mention) -> bool {
    static UNDER: Lazy<Vec<u8>> = Lazy::new(|| fold_str("تحت"));
    let c = &scene.cs[m.chunk as usize];
    super::is_state(scene, m)
        && c.prep == Prep::At
        && c.start > scene.sentence.start
        && scene.a.tokens.letters(c.start as usize - 1).ends_with(&UNDER)
}
