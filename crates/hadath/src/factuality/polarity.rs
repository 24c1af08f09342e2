//! Polarity: particles before verbs, words of absence before nouns.

use super::modality::GOVERNING;
use super::tense::counted;
use super::{joined_before, step, verb_of};
use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::{Classes, Func, Marks, Needs, Prep};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::{EventKind, Modality, Polarity, Tense};
use crate::phrase::{Chunk, ChunkKind};
use crate::text::fold::{ends_with, fold_str, spell};
use crate::text::token::TokenKind;
use once_cell::sync::Lazy;

/// Particles before a verb; لا، عدم، دون before a noun.
pub fn negation(scene: &Scene<'_>, m: &mut Mention) {
    // لا صحة للأنباء عن قصف …: reaches to the end of the sentence.
    let falsity = (scene.sentence.start..scene.sentence.end)
        .find(|&t| scene.a.words[t as usize].marks.has(Marks::FALSITY));
    if let Some(t) = falsity {
        m.polarity = Polarity::Negative;
        step(m, "falsity", Range::new(t, t + 1));
    }
    if let Some(at) = verb_of(m)
        && let v = &scene.cs[at]
        && (v.negated && !excepted(scene, v, m) && !of_another(scene, v, m) || without_that(scene, at))
        && (m.verb || own_head(scene, m))
    {
        let carries = m.verb
            || !v.marks.any(Marks::STOP) && governs_fact(v) && !says_how(scene, m)
            || there_is(scene, v);
        // لم يسلم المستشفى من القصف: it was hit.
        if carries && !v.marks.any(Marks::CONTINUE.with(Marks::SURVIVE)) && !lingers(scene, m) {
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
    // عدم نشر صور الهجوم: the deed before it is negated.
    if !own_head(scene, m) {
        return;
    }
    // دعا إلى عدم مهاجمة المقار
    if let Some(t) = (c.start..m.token).find(|&t| scene.a.words[t as usize].marks.has(Marks::NEGATION)) {
        m.polarity = Polarity::Negative;
        step(m, "negated noun", Range::new(t, t + 1));
        return;
    }
    // لا حصار، دون قصف، عدم وقوع هجوم
    let before = (scene.sentence.start as usize..c.start as usize).rev().take(4);
    for t in before {
        if matches!(scene.a.tokens.list[t].kind, TokenKind::Punct(_)) {
            break;
        }
        let w = &scene.a.words[t];
        // ليس فقط بالحصار
        let only = scene.a.tokens.list.get(t + 1).is_some() && spell(scene.a.tokens.letters(t + 1), "فقط");
        if only {
            break;
        }
        // حصيلة غير رسمية للقصف: غير negates the adjective after it.
        if t + 1 < c.start as usize && ends_with(scene.a.tokens.letters(t), "غير") {
            break;
        }
        let negator = w.func == Func::Negative
            || w.marks.has(Marks::NEGATION)
            || w.prep == Prep::Without && !is_except(scene, t);
        // ليس القصف سوى جزء من …
        // (nor ليس هذا أول قصف)
        let what = || excepted_after(scene, m) || counted(scene, m);
        let negator = negator && !(w.func == Func::Negative && what());
        if w.prep == Prep::Without && no_day_without(scene, t) {
            m.tense = Tense::Present;
            break;
        }
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
pub fn own_head(scene: &Scene<'_>, m: &Mention) -> bool {
    let c = &scene.cs[m.chunk as usize];
    (c.start..m.token).all(|t| {
        let w = &scene.a.words[t as usize];
        let word = scene.a.tokens.list[t as usize].kind == TokenKind::Word;
        // تأكيد الهجوم: a word of speech is no carrier.
        let event = scene.trigger(w.noun).is_some_and(|t| t.kind != EventKind::Statement);
        event
            || w.classes.any(Classes::QUANTITY.with(Classes::NUMBER))
            || w.marks.any(GOVERNING.with(Marks::LIGHT).with(Marks::OCCUR).with(Marks::NEGATION))
            || w.func != Func::None
            || w.noun == NONE && !(word && w.unknown())
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

/// لم يكن هناك قصف
fn there_is(scene: &Scene<'_>, v: &Chunk) -> bool {
    static THERE: Lazy<[Vec<u8>; 2]> = Lazy::new(|| ["هناك", "ثمة"].map(fold_str));
    let next = v.end < scene.sentence.end && v.marks.has(Marks::AUX);
    next && THERE.iter().any(|w| scene.a.tokens.letters(v.end as usize) == w.as_slice())
}

/// الهجوم لم يفرّق بين …, لم يثنهم تفجير الجسر: it took place, and its verb says what it did not do.
fn says_how(scene: &Scene<'_>, m: &Mention) -> bool {
    m.governor.is_some_and(|v| {
        let verb = &scene.cs[v as usize];
        let subject = scene.roles[v as usize].and_then(|r| r.subject) == Some(m.chunk as usize);
        let certain =
            scene.cs[m.chunk as usize].definite || scene.a.words[verb.head as usize].enc != Enc::None;
        subject && !verb.feats.has(Feats::PASSIVE) && verb.marks.is_none() && certain
    })
}

/// لا يغادر، لم تتوقف عن التحليق: the negation of leaving is staying.
fn lingers(scene: &Scene<'_>, m: &Mention) -> bool {
    matches!(m.kind, EventKind::DroneOverflight | EventKind::AircraftOverflight)
        && m.verb
        && scene.trigger(m.lexeme).is_some_and(|t| t.needs == Needs::DroneAirspace)
}

/// من دون أن يقصف، بدون أن تنفّذ
pub fn without_that(scene: &Scene<'_>, v: usize) -> bool {
    let Some(that) = joined_before(scene, v) else { return false };
    scene.cs[that].kind == ChunkKind::Subordinator
        && that.checked_sub(1).is_some_and(|k| {
            let c = &scene.cs[k];
            c.prep == Prep::Without && c.kind == ChunkKind::Adverb && !is_except(scene, c.head as usize)
        })
}

/// لا يمر يوم دون قصف، لم يمض أسبوع من دون هجوم: each has one.
fn no_day_without(scene: &Scene<'_>, t: usize) -> bool {
    static TIMES: Lazy<[Vec<u8>; 7]> =
        Lazy::new(|| ["يوم", "ليلة", "أسبوع", "ساعة", "شهر", "دقيقة", "نهار"].map(fold_str));
    let Some(at) = scene.cs.iter().rposition(|c| c.kind == ChunkKind::Verb && c.end as usize <= t) else {
        return false;
    };
    let passed = (scene.cs[at].end as usize..t)
        .any(|k| TIMES.iter().any(|w| scene.a.tokens.letters(k) == w.as_slice()));
    scene.cs[at].negated && passed
}

/// ليس القصف سوى …, ما الهجوم إلا …: what it is, not that it was not.
fn excepted_after(scene: &Scene<'_>, m: &Mention) -> bool {
    const NEAR: u32 = 2;
    let end = scene.cs[m.chunk as usize].end;
    (end..(end + NEAR).min(scene.sentence.end)).any(|t| is_except(scene, t as usize))
}

/// سوى، إلا، عدا: what is excepted from a negation is affirmed.
fn is_except(scene: &Scene<'_>, t: usize) -> bool {
    static WORDS: Lazy<[Vec<u8>; 5]> = Lazy::new(|| ["سوى", "إلا", "عدا", "باستثناء", "خلا"].map(fold_str));
    WORDS.iter().any(|w| scene.a.tokens.letters(t) == w.as_slice())
}

/// لا نريد سوى وقف القصف
fn excepted(scene: &Scene<'_>, v: &Chunk, m: &Mention) -> bool {
    let from = m.token.saturating_sub(4).max(v.end);
    (from..m.token).any(|t| is_except(scene, t as usize))
}

/// لم ينف القصف، لا يمكن شنّ هجوم: the saying or the possibility is negated, not the event.
fn of_another(scene: &Scene<'_>, v: &Chunk, m: &Mention) -> bool {
    let w = &scene.a.words[v.head as usize];
    let speech = scene.trigger(w.verb).is_some_and(|t| t.kind == EventKind::Statement);
    !m.verb && (speech || w.marks.has(Marks::POSSIBLE))
}
