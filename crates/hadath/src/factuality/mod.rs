//! Stage 6: polarity, modality and tense, from the verb group, the governing words and the reporting statement.

mod condition;
mod modality;
mod plan;
mod polarity;
mod prospect;
mod report;
mod tense;

pub use modality::says;
pub use report::{Reporting, reported, threatened};

use std::borrow::Cow;

use crate::frame::{Mention, Range, Scene};
use crate::lexicon::Pos;
use crate::lexicon::class::{Marks, Prep};
use crate::lexicon::paradigm::Feats;
use crate::model::{EventKind, Modality, Polarity, Tense};
use crate::phrase::{Chunk, ChunkKind};
use crate::text::fold::fold_str;
use once_cell::sync::Lazy;

/// Decides the attributes that the sentence itself tells.
pub fn decide(scene: &Scene<'_>, m: &mut Mention) {
    tense::tense(scene, m);
    if m.is_statement() {
        statement(scene, m);
        return;
    }
    polarity::negation(scene, m);
    if m.polarity == Polarity::Negative && is_state(scene, m) {
        m.tense = Tense::Present;
    }
    // المدينة المحاصرة: what describes a noun is not what is planned or feared.
    let describes = !m.verb && scene.a.lexicon.lexeme(m.lexeme).pos == Pos::Adjective;
    if !describes {
        modality::governors(scene, m);
        condition::conditions(scene, m);
        prospect::purpose(scene, m);
        prospect::prevented(scene, m);
        prospect::failed(scene, m);
        prospect::not_yet_over(scene, m);
    }
    tense::ongoing(scene, m);
    prospect::generic(scene, m);
}

fn step(m: &mut Mention, rule: &'static str, range: Range) {
    m.steps.push((Cow::Borrowed(rule), range));
}

fn verb_chunk<'a>(scene: &'a Scene<'_>, m: &Mention) -> Option<&'a Chunk> {
    verb_of(m).map(|v| &scene.cs[v])
}

/// The verb chunk of the mention, or the one that governs it.
fn verb_of(m: &Mention) -> Option<usize> {
    if m.verb { Some(m.chunk as usize) } else { m.governor.map(|v| v as usize) }
}

/// The chunk that ends where `v` begins.
fn joined_before(scene: &Scene<'_>, v: usize) -> Option<usize> {
    v.checked_sub(1).filter(|&k| scene.cs[k].end == scene.cs[v].start)
}

/// حصار names a state, محاصرة and تطويق an act.
pub fn is_state(scene: &Scene<'_>, m: &Mention) -> bool {
    static SIEGE: Lazy<Vec<u8>> = Lazy::new(|| fold_str("حصار"));
    m.kind == EventKind::Siege && !m.verb && scene.a.stem(m.token as usize).starts_with(&SIEGE)
}

/// لا ينوي فرض حصار أو شنّ عملية، يواصلون الهجوم والحصار: coordinated nouns share what their verb says.
pub fn coordinate(scene: &Scene<'_>, mentions: &mut [Mention]) {
    for i in 1..mentions.len() {
        let (before, rest) = mentions.split_at_mut(i);
        let (a, b) = (&before[i - 1], &mut rest[0]);
        let (from, to) = (a.chunk as usize, b.chunk as usize);
        let list = !a.verb && !b.verb && !a.is_statement() && !b.is_statement() && from < to;
        let joined = list
            && scene.cs[to].coord
            && scene.cs[to].bare()
            && scene.cs[from + 1..to].iter().all(|c| c.kind == ChunkKind::Noun && c.prep != Prep::None);
        let plain =
            b.modality == Modality::Asserted && b.polarity == Polarity::Positive && b.tense == Tense::Past;
        if joined && plain && a.governor.is_some() {
            (b.modality, b.polarity, b.tense) = (a.modality, a.polarity, a.tense);
            step(b, "coordinated", Range::new(a.token, a.token + 1));
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
    // لم تأت تعليقاته ارتجالية: how it came about is denied, not that it did.
    if v.negated && (m.verb || !v.marks.is_none() && !v.marks.has(Marks::FOLLOW)) {
        m.polarity = Polarity::Negative;
        step(m, "negated verb", Range::new(v.start, v.end));
    }
    // من المقرر أن يصدر الطرفان بياناً
    let at = if m.verb { m.chunk } else { m.governor.unwrap_or(m.chunk) };
    if v.feats.has(Feats::PRESENT) && modality::before(scene, at as usize, Marks::PLANNED).is_some() {
        m.tense = Tense::Future;
    }
    if m.tense == Tense::Future && m.modality == Modality::Asserted {
        m.modality = Modality::Intended;
    }
    if v.possible && v.feats.has(Feats::PRESENT) {
        m.modality = Modality::Hypothetical;
    }
}
