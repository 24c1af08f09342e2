//! Who did an event, when another event or statement of the sentence says it.

use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::{Classes, Prep};
use crate::model::{Act, EventKind, Polarity, Role};
use crate::phrase::ChunkKind;

/// How many chunks apart the two may stand.
const NEAR: usize = 12;

/// Fills missing agents of the mentions of one sentence, which begin at `first` in `all`.
pub fn doers(scene: &Scene<'_>, all: &mut [Mention], first: usize) {
    for i in first..all.len() {
        if all[i].is_statement() || all[i].has(Role::Agent) || all[i].verb {
            continue;
        }
        let found = by_manner(scene, &all[first..], i - first)
            .or_else(|| of_killing(scene, &all[first..], i - first))
            .or_else(|| accused(scene, all, first, i))
            .or_else(|| denier(scene, all, first, i));
        if let Some((agent, rule)) = found {
            all[i].add(Role::Agent, agent, rule);
        }
    }
}

/// اغتال مجهولان الضابط بإطلاق النار عليه: the means of a deed is the doer's too.
fn by_manner(scene: &Scene<'_>, mentions: &[Mention], i: usize) -> Option<(Range, &'static str)> {
    let m = &mentions[i];
    if scene.cs[m.chunk as usize].prep != Prep::B {
        return None;
    }
    let d = mentions[..i].iter().rev().find(|d| d.verb && !d.is_statement())?;
    unbroken(scene, d, m).then(|| d.first(Role::Agent)).flatten().map(|a| (a, "doer of the deed"))
}

/// قتل الجيش ثلاثة في هجوم: who killed in the attack made it.
fn of_killing(scene: &Scene<'_>, mentions: &[Mention], i: usize) -> Option<(Range, &'static str)> {
    let m = &mentions[i];
    if scene.cs[m.chunk as usize].prep != Prep::In {
        return None;
    }
    let d = mentions[..i]
        .iter()
        .rev()
        .find(|d| d.kind == EventKind::Casualty && d.verb && d.has(Role::Target))?;
    unbroken(scene, d, m).then(|| d.first(Role::Agent)).flatten().map(|a| (a, "killer"))
}

/// No other clause begins between `d` and `m`.
fn unbroken(scene: &Scene<'_>, d: &Mention, m: &Mention) -> bool {
    let (a, b) = (d.chunk as usize, m.chunk as usize);
    let clause = scene.clause();
    b - a < NEAR && !(a + 1..b).any(|k| clause.boundary(k))
}

/// اتهمت السلطات الجماعة بتنفيذ الهجوم: the accused.
fn accused(scene: &Scene<'_>, all: &[Mention], first: usize, i: usize) -> Option<(Range, &'static str)> {
    let s = all[i].source.filter(|&s| s >= first)?;
    let (accusation, m) = (&all[s], &all[i]);
    let under = accusation.act == Some(Act::Accuse)
        && accusation.verb
        && accusation.chunk < m.chunk
        && unbroken(scene, accusation, m)
        && matches!(scene.cs[m.chunk as usize].prep, Prep::B | Prep::None);
    let target = accusation.first(Role::Target).filter(|_| under)?;
    actor(scene, target).then_some((target, "accused"))
}

/// نفى الجيش قصف الحي: whoever denies the deed itself is said to have done it.
fn denier(scene: &Scene<'_>, all: &[Mention], first: usize, i: usize) -> Option<(Range, &'static str)> {
    let s = all[i].source.filter(|&s| s >= first)?;
    let (denial, m) = (&all[s], &all[i]);
    let c = &scene.cs[m.chunk as usize];
    let own = denial.act == Some(Act::Deny)
        && m.polarity == Polarity::Negative
        && denial.chunk < m.chunk
        && c.prep == Prep::None
        && c.head == m.token
        && unbroken(scene, denial, m);
    let speaker = denial.first(Role::Agent).filter(|_| own)?;
    let armed = (speaker.start..speaker.end).any(|t| scene.a.words[t as usize].classes.any(Classes::ARMED));
    armed.then_some((speaker, "denier"))
}

fn actor(scene: &Scene<'_>, range: Range) -> bool {
    let place = scene.cs.iter().any(|c| {
        c.kind == ChunkKind::Noun
            && c.start == range.start
            && c.classes.any(Classes::FACILITY.with(Classes::PLACE_HEAD))
    });
    !place
}
