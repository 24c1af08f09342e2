//! Times that reach beyond their clause, along links that the text itself makes: a cause and its casualties, events
//! listed together, an event and what happened in its course.

use std::borrow::Cow;

use crate::frame::{Arg, Mention, Scene};
use crate::lexicon::class::{Marks, Prep};
use crate::lexicon::paradigm::Feats;
use crate::model::{EventKind, Modality, Polarity, Role};
use crate::phrase::ChunkKind;
use crate::text::fold::FEH;
use crate::text::token::Punct;
use crate::time::beside::{self, Beside};

/// Gives times along the links.
pub fn share(scene: &Scene<'_>, mentions: &mut [Mention]) {
    if !mentions.iter().any(|m| m.has(Role::Time)) {
        return;
    }
    for i in 0..mentions.len() {
        let m = &mentions[i];
        if m.generic || dated(scene, m) {
            continue;
        }
        let found = if m.is_statement() { said_in(scene, mentions, i) } else { link(scene, mentions, i) };
        let Some((j, rule)) = found else { continue };
        // Not how long the other one took.
        let when = |a: &&Arg| {
            a.role == Role::Time && scene.a.times.get(a.time as usize).is_none_or(|t| !t.is_extent())
        };
        let times: Vec<Arg> = mentions[j].args.iter().filter(when).cloned().collect();
        for mut arg in times {
            arg.rule = Cow::Borrowed(rule);
            mentions[i].args.push(arg);
        }
    }
}

/// Has the event a time that says when it was, and not only how long or until when?
fn dated(scene: &Scene<'_>, m: &Mention) -> bool {
    m.args
        .iter()
        .any(|a| a.role == Role::Time && scene.a.times.get(a.time as usize).is_none_or(|t| !t.is_extent()))
}

/// «تهديداته في الأسبوع الماضي، التي قال فيها»: a statement that tells what another one said.
fn said_in(scene: &Scene<'_>, mentions: &[Mention], i: usize) -> Option<(usize, &'static str)> {
    let m = &mentions[i];
    let v = m.chunk as usize;
    let relative = m.verb && v > 0 && scene.cs[v - 1].kind == ChunkKind::Relative;
    // The verb may be the last word of the text.
    let after = (scene.cs[v].end as usize..scene.a.words.len()).next();
    let inside = after.is_some_and(|t| beside::is(scene.a.tokens.letters(t), Beside::Inside));
    if !relative || !inside || m.has(Role::Time) {
        return None;
    }
    let text = |j: &usize| mentions[*j].is_statement() && !mentions[*j].verb && dated(scene, &mentions[*j]);
    (0..i).rev().find(text).map(|j| (j, "time of the words it tells"))
}

/// The mention whose time event `i` shares, with the rule.
fn link(scene: &Scene<'_>, mentions: &[Mention], i: usize) -> Option<(usize, &'static str)> {
    let fits = |j: usize| {
        let d = &mentions[j];
        j != i && !d.is_statement() && d.has(Role::Time) && d.modality == Modality::Asserted
    };
    let m = &mentions[i];
    let chunk = m.chunk as usize;
    if near_word(scene, m, Beside::Listed) {
        return (0..i).rev().find(|&j| fits(j)).map(|j| (j, "time of the events it is listed with"));
    }
    if near_word(scene, m, Beside::Meanwhile) {
        // أُحبط هجوم أمس عندما …: what failed had its time as well.
        let told = |j: usize| {
            fits(j)
                || !mentions[j].is_statement()
                    && mentions[j].polarity == Polarity::Negative
                    && mentions[j].has(Role::Time)
        };
        return (0..i).rev().find(|&j| told(j)).map(|j| (j, "time of what it goes with"));
    }
    if m.has(Role::Time) {
        return None;
    }
    if said_to_be(scene, m) {
        return (0..i).rev().find(|&j| fits(j)).map(|j| (j, "time of what it is said to be"));
    }
    if !m.verb {
        let clause = |&j: &usize| {
            fits(j)
                && carries(&mentions[j], scene.cs[chunk].prep)
                && one_clause(scene, mentions[j].chunk as usize, chunk)
        };
        if let Some(j) = (0..i).rev().find(clause) {
            return Some((j, "time of its clause"));
        }
    }
    let manner = |&j: &usize| {
        let to = mentions[j].chunk as usize;
        let said =
            mentions.iter().any(|s| s.is_statement() && chunk < s.chunk as usize && (s.chunk as usize) < to);
        fits(j) && !said && !mentions[j].verb && carries(m, scene.cs[to].prep) && one_clause(scene, chunk, to)
    };
    if let Some(j) = (i + 1..mentions.len()).find(manner) {
        return Some((j, "time of its means"));
    }
    let casualty = |&j: &usize| mentions[j].kind == EventKind::Casualty && fits(j);
    let found = (i + 1..mentions.len()).find(casualty)?;
    results(scene, chunk, mentions[found].chunk as usize).then_some((found, "time of its casualties"))
}

/// هجوم in «في ما وصفه مسؤولون بأنه هجوم»: what came before under another name.
fn said_to_be(scene: &Scene<'_>, m: &Mention) -> bool {
    const NEAR: u32 = 3;
    const FAR: u32 = 10;
    let start = scene.cs[m.chunk as usize].start;
    let letters = |t: u32| scene.a.tokens.letters(t as usize);
    let that = (start.saturating_sub(NEAR).max(scene.sentence.start)..start)
        .find(|&t| beside::is(letters(t), Beside::ThatIt));
    that.is_some_and(|t| {
        (t.saturating_sub(FAR).max(scene.sentence.start)..t).any(|k| beside::is(letters(k), Beside::What))
    })
}

/// Can event `m` have its cause or form after it with this preposition? قُتل في هجوم، اغتيل بتفجير، أصيب جراء قصف
fn carries(m: &Mention, prep: Prep) -> bool {
    let force =
        matches!(m.kind, EventKind::Attack | EventKind::Shelling | EventKind::Clash | EventKind::Casualty);
    match prep {
        Prep::In | Prep::B | Prep::Means => force,
        Prep::Cause => m.kind == EventKind::Casualty,
        _ => false,
    }
}

/// One of the words stands just before the event, or before the verb that carries it.
fn near_word(scene: &Scene<'_>, m: &Mention, list: Beside) -> bool {
    let chunk = scene.cs[m.chunk as usize];
    let carrier = m.governor.map_or(chunk.start, |v| scene.cs[v as usize].start.min(chunk.start));
    [chunk.start, carrier].into_iter().any(|start| {
        (start.saturating_sub(3).max(scene.sentence.start)..start)
            .any(|t| beside::is(scene.a.tokens.letters(t as usize), list))
    })
}

/// Between two chunks stands no clause mark, no stop and no verb but one of the same subject (وأضرموا) or one that
/// describes a noun (مجهولان يستقلان دراجة).
fn one_clause(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    from < to
        && (from + 1..to).all(|k| {
            let c = &scene.cs[k];
            match c.kind {
                ChunkKind::Subordinator
                | ChunkKind::Opener
                | ChunkKind::Punct(Punct::Stop | Punct::Semicolon | Punct::Colon) => false,
                ChunkKind::Verb => {
                    let inherited = c.conj && scene.roles[k].is_some_and(|r| r.inherited);
                    let before = &scene.cs[k - 1];
                    let describes = before.kind == ChunkKind::Noun && !before.definite && !c.conj;
                    inherited || describes && c.feats.has(Feats::PRESENT)
                }
                _ => true,
            }
        })
}

/// «… فقتل خمسة أمس»، «… ما أدى إلى مقتل خمسة أمس»: from an event to the casualties that it made.
fn results(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    if from >= to {
        return false;
    }
    // صاروخ من طائرة جاءت من الشمال أدى …: a verb that describes a noun is not counted.
    let main = |k: &usize| {
        let c = &scene.cs[*k];
        let describes = scene.cs[k - 1].kind == ChunkKind::Noun && !c.conj;
        c.kind == ChunkKind::Verb && (c.marks.has(Marks::CAUSE) || !describes)
    };
    let mut verbs = (from + 1..=to).filter(main).map(|k| &scene.cs[k]);
    let stop = scene.cs[from + 1..to].iter().any(|c| {
        matches!(
            c.kind,
            ChunkKind::Subordinator | ChunkKind::Punct(Punct::Stop | Punct::Semicolon | Punct::Colon)
        )
    });
    let caused = |c: &crate::phrase::Chunk| {
        c.marks.has(Marks::CAUSE) || scene.a.tokens.letters(c.start as usize).first() == Some(&FEH)
    };
    !stop && verbs.next().is_some_and(caused) && verbs.next().is_none()
}
