//! Stage 6: polarity, modality and tense, from the verb group, the governing words and the reporting statement.

mod modality;
mod polarity;
mod report;
mod tense;

pub use report::{reported, stopped, threatened};

use std::borrow::Cow;

use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::Marks;
use crate::lexicon::paradigm::Feats;
use crate::model::{EventKind, Modality, Polarity, Tense};
use crate::phrase::Chunk;

/// Decides the attributes that the sentence itself tells.
pub fn decide(scene: &Scene<'_>, m: &mut Mention) {
    tense::tense(scene, m);
    if m.is_statement() {
        statement(scene, m);
        return;
    }
    polarity::negation(scene, m);
    if m.kind == EventKind::Siege && !m.verb && m.polarity == Polarity::Negative {
        m.tense = Tense::Present;
    }
    modality::governors(scene, m);
    modality::conditions(scene, m);
    tense::ongoing(scene, m);
    generic(scene, m);
}

fn step(m: &mut Mention, rule: &'static str, range: Range) {
    m.steps.push((Cow::Borrowed(rule), range));
}

fn verb_chunk<'a>(scene: &'a Scene<'_>, m: &Mention) -> Option<&'a Chunk> {
    if m.verb { Some(&scene.cs[m.chunk as usize]) } else { m.governor.map(|v| &scene.cs[v as usize]) }
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
