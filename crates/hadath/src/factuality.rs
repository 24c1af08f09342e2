//! Stage 6: polarity, modality and tense, from the verb group, the governing words and the reporting statement.

use std::borrow::Cow;

use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::{Func, Marks, Prep};
use crate::lexicon::paradigm::{Feats, Pro};
use crate::mention::NONE;
use crate::model::{Act, EventKind, Modality, Polarity, Tense};
use crate::phrase::{Chunk, ChunkKind};
use crate::text::token::{Punct, TokenKind};

/// Decides the attributes that the sentence itself tells.
pub fn decide(scene: &Scene<'_>, m: &mut Mention) {
    tense(scene, m);
    if m.is_statement() {
        statement(scene, m);
        return;
    }
    negation(scene, m);
    if m.kind == EventKind::Siege && !m.verb && m.polarity == Polarity::Negative {
        m.tense = Tense::Present;
    }
    governors(scene, m);
    conditions(scene, m);
    ongoing(scene, m);
    generic(scene, m);
}

fn step(m: &mut Mention, rule: &'static str, range: Range) {
    m.steps.push((Cow::Borrowed(rule), range));
}

fn verb_chunk<'a>(scene: &'a Scene<'_>, m: &Mention) -> Option<&'a Chunk> {
    if m.verb { Some(&scene.cs[m.chunk as usize]) } else { m.governor.map(|v| &scene.cs[v as usize]) }
}

fn tense(scene: &Scene<'_>, m: &mut Mention) {
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

fn verb_tense(v: &Chunk) -> Tense {
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

/// Particles before a verb; لا، عدم، دون before a noun.
fn negation(scene: &Scene<'_>, m: &mut Mention) {
    // لا صحة للأنباء عن قصف …: reaches to the end of the sentence.
    let falsity = (scene.sentence.start..scene.sentence.end)
        .find(|&t| scene.a.words[t as usize].marks.has(Marks::FALSITY));
    if let Some(t) = falsity {
        m.polarity = Polarity::Negative;
        step(m, "falsity", Range::new(t, t + 1));
    }
    if let Some(v) = verb_chunk(scene, m)
        && v.negated
        && (m.verb || own_head(scene, m))
    {
        let carries = m.verb || !v.marks.any(Marks::STOP) && governs_fact(v);
        if carries && !v.marks.has(Marks::CONTINUE) && !lingers(scene, m) {
            m.polarity = Polarity::Negative;
            let range = Range::new(v.start, v.end);
            step(m, "negated verb", range);
            if v.future {
                m.modality = Modality::Intended;
            }
        }
    }
    if m.verb {
        return;
    }
    let c = &scene.cs[m.chunk as usize];
    // لا حصار، دون قصف، عدم وقوع هجوم
    let before = (scene.sentence.start as usize..c.start as usize).rev().take(4);
    for t in before {
        if matches!(scene.a.tokens.list[t].kind, TokenKind::Punct(_)) {
            break;
        }
        let w = &scene.a.words[t];
        // ليس فقط بالحصار
        let only = scene.a.tokens.list.get(t + 1).is_some()
            && scene.a.tokens.letters(t + 1) == crate::text::fold::fold_str("فقط").as_slice();
        if only {
            break;
        }
        let negator = w.func == Func::Negative || w.marks.has(Marks::NEGATION) || w.prep == Prep::Without;
        if negator && m.governor.is_none_or(|v| (scene.cs[v as usize].end as usize) <= t) {
            m.polarity = Polarity::Negative;
            step(m, "negated noun", Range::new(t as u32, t as u32 + 1));
            break;
        }
        if w.marks.has(Marks::FALSITY) {
            m.polarity = Polarity::Negative;
            step(m, "falsity", Range::new(t as u32, t as u32 + 1));
            break;
        }
        if w.verb != NONE && w.noun == NONE {
            break;
        }
    }
}

/// The event noun is the head of its phrase, or only carriers and counts stand before it.
fn own_head(scene: &Scene<'_>, m: &Mention) -> bool {
    use crate::lexicon::class::Classes;
    let c = &scene.cs[m.chunk as usize];
    (c.start..m.token).all(|t| {
        let w = &scene.a.words[t as usize];
        let event = w.noun != NONE && scene.a.lexicon.lexeme(w.noun).trigger.is_some();
        event
            || w.classes.any(Classes::QUANTITY.with(Classes::NUMBER))
            || w.marks.any(GOVERNING)
            || w.func != Func::None
            || w.noun == NONE
    })
}

fn governs_fact(v: &Chunk) -> bool {
    v.marks.any(
        Marks::LIGHT
            .with(Marks::LIGHT_B)
            .with(Marks::OCCUR)
            .with(Marks::UNDERGO)
            .with(Marks::WITNESS)
            .with(Marks::RECEIVE)
            .with(Marks::HIT),
    ) || v.marks.is_none()
}

/// لا يغادر، لم تتوقف عن التحليق: the negation of leaving is staying.
fn lingers(scene: &Scene<'_>, m: &Mention) -> bool {
    matches!(m.kind, EventKind::DroneOverflight | EventKind::AircraftOverflight)
        && m.verb
        && scene.trigger(m.lexeme).is_some_and(|t| t.needs == crate::lexicon::class::Needs::DroneAirspace)
}

/// Words above the event in the phrase or the clause: محاولة، إحباط، احتمال، خطة، وقف، لـ of purpose.
fn governors(scene: &Scene<'_>, m: &mut Mention) {
    let c = &scene.cs[m.chunk as usize];
    let mut marks = Marks::NONE;
    let mut at = m.token;
    // Inside the phrase, before the trigger.
    for t in c.start..m.token {
        let w = &scene.a.words[t as usize];
        if !w.marks.is_none() {
            marks = marks.with(w.marks);
            at = t;
        }
    }
    // The noun or verb that governs the phrase.
    let mut purpose = false;
    let mut left = m.chunk as usize;
    for _ in 0..3 {
        if left == 0 {
            break;
        }
        left -= 1;
        let k = &scene.cs[left];
        match k.kind {
            ChunkKind::Noun if k.marks.any(GOVERNING) && (k.trigger == NONE || k.trigger != k.head) => {
                marks = marks.with(k.marks);
                at = k.head;
            }
            ChunkKind::Noun
                if k.bare()
                    && k.trigger == NONE
                    && !k.classes.any(crate::lexicon::class::Classes::GENERAL) => {}
            ChunkKind::Verb => {
                let governs =
                    m.governor == Some(left as u32) || m.verb && complement(scene, left, m.chunk as usize);
                if governs {
                    marks = marks.with(k.marks);
                    at = k.head;
                }
                break;
            }
            ChunkKind::Adverb if !k.marks.is_none() => {
                marks = marks.with(k.marks);
                at = k.head;
            }
            ChunkKind::Time | ChunkKind::Aside | ChunkKind::Adverb | ChunkKind::Subordinator => {}
            ChunkKind::Noun => {}
            _ => break,
        }
    }
    if let Some(v) = m.governor {
        marks = marks.with(scene.cs[v as usize].marks);
        if scene.cs[v as usize].possible {
            m.modality = Modality::Hypothetical;
        }
    }
    if !m.verb && c.prep == Prep::L && m.governor.is_none() {
        purpose = marks.any(Marks::PLAN.with(Marks::PLANNED));
    }
    let range = Range::new(at, at + 1);
    // أحبط هجوماً نفّذه التنظيم: it took place.
    let carried_out = m.args.iter().any(|a| a.rule == "subject of the relative clause");
    if marks.any(Marks::STOP) && m.governor.is_some_and(|v| scene.cs[v as usize].negated) {
        m.polarity = Polarity::Positive;
        m.tense = Tense::Present;
        step(m, "did not stop", range);
    } else if (marks.any(Marks::FOIL) || marks.any(Marks::FAIL)) && carried_out {
        step(m, "repelled", range);
    } else if marks.any(Marks::FOIL) || marks.any(Marks::FAIL) {
        m.polarity = Polarity::Negative;
        m.modality = Modality::Intended;
        step(m, "foiled or failed", range);
    } else if marks.any(Marks::FEAR) {
        m.modality = Modality::Hypothetical;
        m.tense = Tense::Future;
        step(m, "feared or expected", range);
    } else if marks.any(Marks::PLAN.with(Marks::PLANNED)) || purpose {
        m.modality = Modality::Intended;
        // خططت لاغتيال stays in the past, استعداد لهجوم looks ahead.
        let past = scene.cs.iter().any(|c| {
            c.kind == ChunkKind::Verb && c.start <= at && at < c.end && (c.feats.has(Feats::PAST) || c.aux)
        });
        if !past {
            m.tense = Tense::Future;
        }
        step(m, "planned", range);
    } else if marks.has(Marks::CONTINUE) && m.tense == Tense::Past {
        let past = verb_chunk(scene, m).is_some_and(|v| v.feats.has(Feats::PAST) && !v.negated);
        if !past {
            m.tense = Tense::Present;
        }
        step(m, "goes on", range);
    }
    if m.tense == Tense::Future && m.modality == Modality::Asserted {
        m.modality = Modality::Intended;
    }
}

/// What says something of the event from above.
const GOVERNING: Marks = Marks::TRY
    .with(Marks::PLAN)
    .with(Marks::FOIL)
    .with(Marks::FAIL)
    .with(Marks::FEAR)
    .with(Marks::STOP)
    .with(Marks::CONTINUE);

/// أن يهاجم after a verb: the verb governs it.
fn complement(scene: &Scene<'_>, v: usize, chunk: usize) -> bool {
    scene.cs[v + 1..chunk].iter().any(|c| c.kind == ChunkKind::Subordinator)
        && scene.cs[v].marks.any(GOVERNING)
}

/// إذا، في حال، قد + imperfect, محتمل after the noun.
fn conditions(scene: &Scene<'_>, m: &mut Mention) {
    let c = &scene.cs[m.chunk as usize];
    if m.verb && c.possible && c.feats.has(Feats::PRESENT) {
        m.modality = Modality::Hypothetical;
        m.tense = Tense::Future;
        step(m, "قد + imperfect", Range::new(c.start, c.end));
    }
    // A conditional particle earlier in the clause.
    for k in (0..m.chunk as usize).rev().take(5) {
        let p = &scene.cs[k];
        if matches!(p.kind, ChunkKind::Verb | ChunkKind::Punct(Punct::Stop | Punct::Colon))
            && Some(k as u32) != m.governor
        {
            break;
        }
        let t = p.start as usize;
        let marks = scene.a.words[t].marks;
        if marks.has(Marks::CONDITION) {
            m.modality = Modality::Hypothetical;
            m.tense = Tense::Future;
            step(m, "condition", Range::new(p.start, p.end));
            break;
        }
    }
    // Adjectives of possibility in the phrase: هجوم محتمل، قصف وشيك.
    let end = (c.end as usize).max(m.token_end as usize);
    for t in m.token_end as usize..end {
        if scene.a.words[t].marks.has(Marks::POSSIBLE) || possible_adjective(scene, t) {
            m.modality = Modality::Hypothetical;
            m.tense = Tense::Future;
            step(m, "possible", Range::new(t as u32, t as u32 + 1));
        }
    }
    if scene.a.words[m.token as usize].pro.has(Pro::L) && m.verb && c.feats.has(Feats::PRESENT) {
        m.modality = Modality::Intended;
    }
}

fn possible_adjective(scene: &Scene<'_>, t: usize) -> bool {
    let letters = scene.a.tokens.letters(t);
    scene.a.lexicon.forms.get(letters).any(|r| scene.a.lexicon.lexeme(r.lexeme).marks.has(Marks::POSSIBLE))
}

/// لا يزال القصف مستمراً، قصف متواصل
fn ongoing(scene: &Scene<'_>, m: &mut Mention) {
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

/// أي هجوم، سياسة القصف
fn generic(scene: &Scene<'_>, m: &mut Mention) {
    let c = &scene.cs[m.chunk as usize];
    if m.verb {
        return;
    }
    let from = c.start.saturating_sub(1).max(scene.sentence.start);
    for t in from..m.token {
        if scene.a.words[t as usize].marks.has(Marks::GENERIC) {
            m.generic = true;
            if m.modality == Modality::Asserted {
                m.modality = Modality::Hypothetical;
            }
            step(m, "generic", Range::new(t, t + 1));
        }
    }
}

fn statement(scene: &Scene<'_>, m: &mut Mention) {
    if m.attribution {
        m.tense = Tense::Past;
        return;
    }
    let Some(v) = verb_chunk(scene, m) else { return };
    let v = *v;
    if v.negated && (m.verb || !v.marks.is_none()) {
        m.polarity = Polarity::Negative;
        m.tense = if v.future { Tense::Future } else { Tense::Past };
        step(m, "negated verb", Range::new(v.start, v.end));
    }
    if m.tense == Tense::Future && m.modality == Modality::Asserted {
        m.modality = Modality::Intended;
    }
    if v.possible && v.feats.has(Feats::PRESENT) {
        m.modality = Modality::Hypothetical;
    }
}

/// What the reporting statement adds: a denial negates, a demand requests, a threat intends.
pub fn reported(
    m: &mut Mention,
    act: Option<Act>,
    source_token: u32,
    direct_object: bool,
    stopped: bool,
    rejects: bool,
) {
    if m.is_statement() {
        return;
    }
    let range = Range::new(source_token, source_token + 1);
    match act {
        Some(Act::Deny) if rejects => {
            if direct_object && m.modality == Modality::Asserted && !m.verb {
                m.modality = Modality::Hypothetical;
                m.tense = Tense::Future;
                step(m, "rejected", range);
            }
        }
        Some(Act::Deny) if m.modality != Modality::Requested => {
            m.polarity = Polarity::Negative;
            if m.kind == EventKind::Siege && !m.verb {
                m.tense = Tense::Present;
            }
            step(m, "denied", range);
        }
        Some(Act::Demand) if direct_object && !stopped && m.modality == Modality::Asserted => {
            m.modality = Modality::Requested;
            m.tense = Tense::Future;
            step(m, "demanded", range);
        }
        Some(Act::Demand) if stopped && m.modality == Modality::Asserted => {
            m.tense = Tense::Present;
            step(m, "demanded to stop", range);
        }
        Some(Act::Warn) if direct_object && m.modality == Modality::Asserted && m.tense != Tense::Past => {
            m.modality = Modality::Intended;
            step(m, "threatened", range);
        }
        _ => {}
    }
}

/// هدد بقصف، حذّر من هجوم: the event directly under a word of threat or warning.
pub fn threatened(m: &mut Mention, prep: Prep, source_token: u32) {
    let range = Range::new(source_token, source_token + 1);
    if m.modality != Modality::Asserted {
        return;
    }
    match prep {
        Prep::B => {
            m.modality = Modality::Intended;
            m.tense = Tense::Future;
            step(m, "threatened", range);
        }
        Prep::From => {
            m.modality = Modality::Hypothetical;
            m.tense = Tense::Future;
            step(m, "warned of", range);
        }
        _ => {}
    }
}

/// The event stands under a noun or verb of stopping (وقف القصف، رفع الحصار).
pub fn stopped(scene: &Scene<'_>, m: &Mention) -> bool {
    let c = &scene.cs[m.chunk as usize];
    let inside = (c.start..m.token).any(|t| scene.a.words[t as usize].marks.has(Marks::STOP));
    let before = (m.chunk as usize)
        .checked_sub(1)
        .is_some_and(|k| scene.cs[k].kind == ChunkKind::Noun && scene.cs[k].marks.has(Marks::STOP));
    inside || before
}
