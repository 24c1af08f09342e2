//! What the reporting statement adds.

use super::modality::{carrier, says};
use super::polarity::own_head;
use super::prospect::spoken_of;
use super::{is_state, step};
use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::{Classes, Marks, Prep};
use crate::mention::NONE;
use crate::model::{Act, Modality, Polarity, Tense};
use crate::phrase::{Chunk, ChunkKind};

/// The statement that reports an event, as far as it matters for the event.
pub struct Reporting {
    /// Its act.
    pub act: Option<Act>,
    /// Its trigger.
    pub token: u32,
    /// No clause lies between it and the event.
    pub direct: bool,
    /// A refusal, no denial.
    pub rejects: bool,
}

/// What the reporting statement adds: a denial negates, a demand requests, a threat intends.
pub fn reported(scene: &Scene<'_>, m: &mut Mention, by: &Reporting) {
    if m.is_statement() {
        return;
    }
    let range = Range::new(by.token, by.token + 1);
    let asserted = m.modality == Modality::Asserted;
    // شدد على ضرورة وقف الهجمات: a need is a demand.
    let act = if required(scene, m) { Some(Act::Demand) } else { by.act };
    match act {
        Some(Act::Deny) if by.rejects => {
            if by.direct && asserted && !m.verb && own_object(scene, m) {
                m.modality = Modality::Hypothetical;
                m.tense = Tense::Future;
                step(m, "rejected", range);
            }
        }
        Some(Act::Deny) if m.modality != Modality::Requested => {
            m.polarity = Polarity::Negative;
            // نفى أي هجوم: none took place.
            if m.generic && m.modality == Modality::Hypothetical {
                (m.generic, m.modality) = (false, Modality::Asserted);
            }
            if is_state(scene, m) {
                m.tense = Tense::Present;
            }
            step(m, "denied", range);
        }
        Some(Act::Demand) if asserted && stopped(scene, m) => {
            m.tense = Tense::Present;
            step(m, "demanded to stop", range);
        }
        Some(Act::Demand) if by.direct && asserted && own_object(scene, m) => {
            m.modality = Modality::Requested;
            m.tense = Tense::Future;
            step(m, "demanded", range);
        }
        // حذّر من أن اقتحام المدينة سيؤدي إلى …: somebody else's.
        Some(Act::Warn) if !by.direct && !m.verb && m.modality == Modality::Intended => {
            m.modality = Modality::Hypothetical;
            step(m, "warned of", range);
        }
        Some(Act::Warn) if by.direct && asserted && m.tense != Tense::Past => {
            m.modality = Modality::Intended;
            step(m, "threatened", range);
        }
        _ => {}
    }
}

/// ضرورة، وجوب، يجب before the event.
fn required(scene: &Scene<'_>, m: &Mention) -> bool {
    let c = &scene.cs[m.chunk as usize];
    let from = c.start.saturating_sub(3).max(scene.sentence.start);
    !m.verb && (from..m.token).any(|t| says(scene, t as usize, Marks::REQUIRED))
}

/// The event itself is what is demanded or refused, not something about it: بفتح تحقيق في الهجوم، بمحاسبة منفذي
/// التفجير.
fn own_object(scene: &Scene<'_>, m: &Mention) -> bool {
    let prep = scene.cs[m.chunk as usize].prep;
    m.verb
        || own_head(scene, m)
            && !spoken_of(scene, m)
            && matches!(prep, Prep::None | Prep::B | Prep::L | Prep::To | Prep::On)
}

/// هدد بقصف، حذّر من هجوم: the event directly under a word of threat or warning.
pub fn threatened(scene: &Scene<'_>, m: &mut Mention, source_token: u32, promise: bool) {
    let range = Range::new(source_token, source_token + 1);
    if m.modality != Modality::Asserted || !own_head(scene, m) {
        return;
    }
    // حذّر من شنّ الجيش هجوماً
    let at = carrier(scene, m).unwrap_or(m.chunk as usize);
    match scene.cs[at].prep {
        // أقسم على مهاجمتها
        // (توعّد برد قاس على الهجوم: what is answered took place)
        Prep::On | Prep::None if promise && directly_promised(scene, m, source_token) => {
            m.modality = Modality::Intended;
            m.tense = Tense::Future;
            step(m, "promised", range);
        }
        _ if promise && scene.cs[m.chunk as usize].prep != Prep::B => {}
        Prep::From if more_of(scene, m) => {
            m.modality = Modality::Intended;
            m.tense = Tense::Future;
            step(m, "threatened", range);
        }
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

/// Right after the word of promise or whoever promises; in برد قاس على الهجوم something else is promised.
fn directly_promised(scene: &Scene<'_>, m: &Mention, source_token: u32) -> bool {
    // تعهدت الحركة بعدم مهاجمة القوات
    let negator = |k: &Chunk| k.kind == ChunkKind::Adverb && k.marks.has(Marks::NEGATION);
    scene.cs[..m.chunk as usize]
        .iter()
        .rev()
        .find(|k| !negator(k))
        .is_some_and(|k| (k.start..k.end).contains(&source_token) || k.classes.any(Classes::HUMAN))
}

/// بشنّ مزيد من الهجمات: more of what is threatened with.
fn more_of(scene: &Scene<'_>, m: &Mention) -> bool {
    let left = m.chunk.checked_sub(1).map(|k| &scene.cs[k as usize]);
    left.is_some_and(|k| k.prep == Prep::B && k.all.has(Classes::QUANTITY))
}

/// The event stands under a noun or verb of stopping (وقف القصف، رفع الحصار).
fn stopped(scene: &Scene<'_>, m: &Mention) -> bool {
    let c = &scene.cs[m.chunk as usize];
    let inside = (c.start..m.token).any(|t| scene.a.words[t as usize].marks.has(Marks::STOP));
    // (ووقف استهداف المدنيين: one spelling of noun and verb)
    let before = (m.chunk as usize).checked_sub(1).map(|k| &scene.cs[k]).is_some_and(|k| {
        k.kind == ChunkKind::Noun && k.marks.has(Marks::STOP)
            || k.kind == ChunkKind::Verb
                && k.conj
                && k.end == c.start
                && scene.a.words[k.head as usize].noun != NONE
                && says(scene, k.head as usize, Marks::STOP)
    });
    inside || before
}
