//! Modality: words above the event, conditions, possibility.

use super::{step, verb_chunk};
use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::{Classes, Marks, Prep};
use crate::lexicon::paradigm::{Feats, Pro};
use crate::mention::NONE;
use crate::model::{Modality, Polarity, Tense};
use crate::phrase::ChunkKind;
use crate::text::token::Punct;

/// What says something of the event from above.
pub const GOVERNING: Marks = Marks::TRY
    .with(Marks::PLAN)
    .with(Marks::FOIL)
    .with(Marks::FAIL)
    .with(Marks::FEAR)
    .with(Marks::STOP)
    .with(Marks::CONTINUE);

/// Words above the event in the phrase or the clause: محاولة، إحباط، احتمال، خطة، وقف، لـ of purpose.
pub fn governors(scene: &Scene<'_>, m: &mut Mention) {
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
            ChunkKind::Noun if k.bare() && k.trigger == NONE && !k.classes.any(Classes::GENERAL) => {}
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

/// أن يهاجم after a verb: the verb governs it.
fn complement(scene: &Scene<'_>, v: usize, chunk: usize) -> bool {
    scene.cs[v + 1..chunk].iter().any(|c| c.kind == ChunkKind::Subordinator)
        && scene.cs[v].marks.any(GOVERNING)
}

/// إذا، في حال، قد + imperfect, محتمل after the noun.
pub fn conditions(scene: &Scene<'_>, m: &mut Mention) {
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
