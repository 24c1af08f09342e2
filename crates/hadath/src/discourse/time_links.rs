//! Times that reach beyond their clause, along links that the text itself makes: a cause and its casualties, events
//! listed together, an event and what happened in its course.

use std::borrow::Cow;

use once_cell::sync::Lazy;

use crate::frame::{Arg, Mention, Scene};
use crate::lexicon::class::{Marks, Prep};
use crate::lexicon::paradigm::Feats;
use crate::model::{EventKind, Modality, Role};
use crate::phrase::ChunkKind;
use crate::text::fold::{FEH, Letter, fold_str};
use crate::text::token::Punct;

/// Gives times along the links.
pub fn share(scene: &Scene<'_>, mentions: &mut [Mention]) {
    for i in 0..mentions.len() {
        let m = &mentions[i];
        if m.is_statement() || m.has(Role::Time) || m.generic {
            continue;
        }
        let Some((j, rule)) = link(scene, mentions, i) else { continue };
        let times: Vec<Arg> = mentions[j].args.iter().filter(|a| a.role == Role::Time).cloned().collect();
        for mut arg in times {
            arg.rule = Cow::Borrowed(rule);
            mentions[i].args.push(arg);
        }
    }
}

/// The mention whose time event `i` shares, with the rule.
fn link(scene: &Scene<'_>, mentions: &[Mention], i: usize) -> Option<(usize, &'static str)> {
    let fits = |j: usize| {
        let d = &mentions[j];
        j != i && !d.is_statement() && d.has(Role::Time) && d.modality == Modality::Asserted
    };
    let m = &mentions[i];
    let chunk = m.chunk as usize;
    if near_word(scene, m, &LISTS) {
        return (0..i).rev().find(|&j| fits(j)).map(|j| (j, "time of the events it is listed with"));
    }
    if near_word(scene, m, &MEANWHILE) {
        return (0..i).rev().find(|&j| fits(j)).map(|j| (j, "time of what it goes with"));
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

fn words(list: &str) -> Vec<Vec<Letter>> {
    list.split_whitespace().map(fold_str).collect()
}

/// بينها هجوم، أعنفها قصف، بما في ذلك ضربات
static LISTS: Lazy<Vec<Vec<Letter>>> = Lazy::new(|| {
    words(
        "بينها بينهم بينهما ذلك منها أبرزها أشدها أعنفها أكبرها أخطرها آخرها أولها أحدثها أحدها إحداها \
         خلالها خلاله أثناءها أثناءه تخللها تخلله تخللتها",
    )
});

/// تزامناً مع قصف، عندما تعرضت لهجوم
static MEANWHILE: Lazy<Vec<Vec<Letter>>> =
    Lazy::new(|| words("تزامنا بالتزامن متزامنا بالتوازي توازيا مترافقا ترافق تترافق عندما حينما لدى لحظة"));

/// One of the words stands just before the event, or before the verb that carries it.
fn near_word(scene: &Scene<'_>, m: &Mention, list: &[Vec<Letter>]) -> bool {
    let chunk = scene.cs[m.chunk as usize];
    let carrier = m.governor.map_or(chunk.start, |v| scene.cs[v as usize].start.min(chunk.start));
    [chunk.start, carrier].into_iter().any(|start| {
        (start.saturating_sub(3).max(scene.sentence.start)..start)
            .any(|t| list.iter().any(|w| scene.a.tokens.letters(t as usize) == w.as_slice()))
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
    let mut verbs = scene.cs[from + 1..=to].iter().filter(|c| c.kind == ChunkKind::Verb);
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
