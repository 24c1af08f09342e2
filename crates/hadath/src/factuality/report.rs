//! What the reporting statement adds.

use super::step;
use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::{Marks, Prep};
use crate::model::{Act, EventKind, Modality, Polarity, Tense};
use crate::phrase::ChunkKind;

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
