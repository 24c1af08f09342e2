//! Which event a time phrase belongs to, and when events of one sentence share one.

use std::borrow::Cow;

use crate::frame::{Arg, Mention, Range, Scene};
use crate::mention::Word;
use crate::model::{Modality, Role};
use crate::phrase::ChunkKind;
use crate::text::token::Punct;

/// Time phrases go to the nearest event of their clause.
pub fn times(scene: &Scene<'_>, all: &mut [Mention], first: usize) {
    for k in 0..scene.cs.len() {
        let c = scene.cs[k];
        if c.kind != ChunkKind::Time {
            continue;
        }
        let Some(owner) = time_owner(scene, &all[first..], k) else { continue };
        let range = Range::new(c.head, c.end);
        for i in owner {
            let arg = Arg {
                role: Role::Time,
                range,
                time: c.time,
                rule: Cow::Borrowed("time phrase of the clause"),
            };
            all[first + i].args.push(arg);
        }
    }
}

/// The mentions (by index in the slice) that a time phrase belongs to.
fn time_owner(scene: &Scene<'_>, mentions: &[Mention], k: usize) -> Option<Vec<usize>> {
    let clause = scene.clause();
    // To the left, up to a clause boundary other than the verb itself.
    let mut at = k;
    while at > 0 && k - at < 16 {
        at -= 1;
        if let Some(i) = mentions.iter().position(|m| m.chunk as usize == at && !m.attribution) {
            return Some(vec![i]);
        }
        let c = &scene.cs[at];
        match c.kind {
            ChunkKind::Verb => {
                let carried: Vec<usize> =
                    (0..mentions.len()).filter(|&i| mentions[i].governor == Some(at as u32)).collect();
                if !carried.is_empty() {
                    return Some(carried);
                }
                if clause.boundary(at) && c.conj {
                    // قُتل وأُصيب: go on to the verb before.
                    continue;
                }
            }
            ChunkKind::Subordinator
            | ChunkKind::Opener
            | ChunkKind::Punct(Punct::Stop | Punct::Colon | Punct::Semicolon) => break,
            _ => {}
        }
    }
    // To the right: a fronted time.
    for at in k + 1..scene.cs.len().min(k + 14) {
        if let Some(i) = mentions
            .iter()
            .position(|m| !m.attribution && (m.chunk as usize == at || m.governor == Some(at as u32)))
        {
            return Some(vec![i]);
        }
        if matches!(scene.cs[at].kind, ChunkKind::Punct(Punct::Stop)) {
            break;
        }
    }
    None
}

/// Events of one sentence under one source share a time that only one of them names.
pub fn share(words: &[Word], all: &mut [Mention], first: usize) {
    for i in first..all.len() {
        let m = &all[i];
        if m.is_statement() || m.has(Role::Time) || m.generic || m.modality != Modality::Asserted {
            continue;
        }
        // الانفجار: a mention that only points back names nothing.
        if !m.verb && m.args.is_empty() && words[m.token as usize].al() {
            continue;
        }
        let donor = |j: &usize| {
            let d = &all[*j];
            *j != i
                && !d.is_statement()
                && d.has(Role::Time)
                && d.source == m.source
                && d.modality == Modality::Asserted
                && d.polarity == m.polarity
        };
        let Some(j) = (first..i).rev().find(donor).or_else(|| (i + 1..all.len()).find(donor)) else {
            continue;
        };
        let shared: Vec<Arg> = all[j].args.iter().filter(|a| a.role == Role::Time).cloned().collect();
        for mut arg in shared {
            arg.rule = Cow::Borrowed("shared in the sentence");
            all[i].args.push(arg);
        }
    }
}
