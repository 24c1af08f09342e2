//! Plans around the event, and how attempts end.

use super::modality::{GOVERNING, asked_for, says};
use crate::frame::{Mention, Scene};
use crate::lexicon::class::{Classes, Marks, Prep};
use crate::mention::NONE;
use crate::phrase::{Chunk, ChunkKind};
use crate::text::fold::spell;
use crate::text::token::Punct;

/// خططوا لإثارة الفتنة وتفجير المساجد: the event goes on with a list that a verb of plan asks for.
pub fn listed_plan(scene: &Scene<'_>, m: &Mention) -> Option<usize> {
    const BACK: usize = 8;
    let np = m.chunk as usize;
    let c = &scene.cs[np];
    // والقيام بعمليات: the carrier goes on.
    let carrier = np.checked_sub(1).filter(|&k| {
        let l = &scene.cs[k];
        c.prep == Prep::B && l.conj && l.bare() && l.marks.has(Marks::LIGHT_B) && l.kind == ChunkKind::Noun
    });
    let first = carrier.unwrap_or(np);
    if m.verb || !(scene.cs[first].conj && scene.cs[first].bare()) {
        return None;
    }
    let row = |k: &usize| {
        !matches!(
            scene.cs[*k].kind,
            ChunkKind::Punct(Punct::Stop | Punct::Colon)
                | ChunkKind::Opener
                | ChunkKind::Relative
                | ChunkKind::Subordinator
        )
    };
    let v = (first.saturating_sub(BACK)..first)
        .rev()
        .take_while(row)
        .find(|&k| scene.cs[k].kind == ChunkKind::Verb)?;
    let next = scene.cs.get(v + 1..first)?;
    let deed = next.iter().find(|k| {
        k.kind == ChunkKind::Noun
            && k.end > k.start
            && scene.a.words[k.head as usize].nominal
            && asked_for(k.prep, Marks::PLAN)
            && !k.classes.any(Classes::HUMAN.with(Classes::PLACE))
    })?;
    let plans =
        scene.cs[v].marks.has(Marks::PLAN) && asked_for(deed.prep, scene.cs[v].marks) && !scene.cs[v].negated;
    plans.then_some(v)
}

/// مخطط كانت المجموعة تنوي تنفيذه عبر عملية انتحارية، مخطط يستهدف المساجد: what is told of a plot is planned, and with
/// the plot it is foiled.
pub fn of_plot(scene: &Scene<'_>, m: &Mention) -> Option<(u32, Marks)> {
    const BACK: usize = 8;
    let at = m.chunk as usize;
    let row = |k: &usize| {
        let c = &scene.cs[*k];
        !matches!(
            c.kind,
            ChunkKind::Punct(Punct::Stop | Punct::Colon) | ChunkKind::Opener | ChunkKind::Subordinator
        ) && !(c.kind == ChunkKind::Verb && c.conj)
    };
    let np = (at.saturating_sub(BACK)..at).rev().take_while(row).find(|&k| {
        let c = &scene.cs[k];
        c.kind == ChunkKind::Noun && (c.start..c.end).any(|t| says(scene, t as usize, Marks::PLOT))
    })?;
    let (plot, next) = (&scene.cs[np], &scene.cs[np + 1]);
    // The plot has the event in a clause of its own, or for its purpose after a comma.
    let told = next.kind == ChunkKind::Verb && !next.conj
        || next.kind == ChunkKind::Relative
        || np + 2 == at && next.is_punct(Punct::Comma) && scene.cs[at].prep == Prep::L;
    let fate = scene.governor(np).filter(|&(v, _)| v < np).map_or(Marks::NONE, |(v, _)| scene.cs[v].marks);
    let foiled = plot.marks.with(fate).any(Marks::FOIL.with(Marks::FAIL));
    told.then_some((plot.head, if foiled { Marks::PLAN.with(Marks::FOIL) } else { Marks::PLAN }))
}

/// هجوم كانت الكتيبة تعتزم شنّه: the plan stands in the relative clause.
pub fn intended_later(scene: &Scene<'_>, m: &Mention) -> Option<usize> {
    let np = m.chunk as usize;
    // ضربات استهدفت قوافل كانت تستعد …: the plan is of somebody else.
    // (nor beyond a comma: ضربة في الجبال، كانوا يخططون …)
    let other = |c: &Chunk| {
        c.is_punct(Punct::Comma) || c.kind == ChunkKind::Verb && !c.marks.any(Marks::AUX.with(Marks::PLAN))
    };
    let end = (np + 1..scene.cs.len().min(np + 5)).take_while(|&v| !other(&scene.cs[v])).count() + np + 1;
    (np + 1..end).find(|&v| {
        scene.cs[v].kind == ChunkKind::Verb
            && scene.cs[v].marks.has(Marks::PLAN)
            && !scene.cs[v].marks.has(Marks::LIGHT)
            && !scene.cs[v].conj
            && (scene.cs[v].aux
                || scene.cs[np + 1].kind == ChunkKind::Verb && scene.cs[np + 1].marks.has(Marks::AUX))
    })
}

/// The verb whose أن clause verb `v` opens: توقع الخبير أن تشنّ.
pub fn whose_complement(scene: &Scene<'_>, v: usize) -> Option<usize> {
    const BACK: usize = 6;
    let that = v.checked_sub(1).filter(|&k| scene.cs[k].kind == ChunkKind::Subordinator)?;
    let row = |k: &usize| {
        matches!(
            scene.cs[*k].kind,
            ChunkKind::Noun | ChunkKind::Time | ChunkKind::Aside | ChunkKind::Verb | ChunkKind::Adverb
        )
    };
    let k = (that.saturating_sub(BACK)..that)
        .rev()
        .take_while(row)
        .find(|&k| scene.cs[k].kind == ChunkKind::Verb)?;
    scene.cs[k].marks.any(GOVERNING.with(Marks::ABLE)).then_some(k)
}

/// باءت محاولة الاغتيال بالفشل
pub fn failed_later(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    let np = m.chunk as usize;
    let end = scene.cs.len().min(np + 7);
    let stops =
        |k: &usize| !matches!(scene.cs[*k].kind, ChunkKind::Punct(_) | ChunkKind::Opener | ChunkKind::Verb);
    (np + 1..end)
        .take_while(stops)
        .map(|k| &scene.cs[k])
        .find(|c| {
            c.kind == ChunkKind::Noun && c.prep == Prep::B && c.marks.has(Marks::FAIL) && c.trigger == NONE
        })
        .map(|c| c.head)
}

/// حاول … لكنه لم ينجح، حاولوا … دون جدوى: how the attempt ended.
pub fn in_vain(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    const REACH: usize = 8;
    const VAIN: [&str; 4] = ["جدوى", "طائل", "عبثا", "سدى"];
    let at = m.chunk as usize;
    let stop =
        |c: &&Chunk| !matches!(c.kind, ChunkKind::Punct(Punct::Stop | Punct::Colon | Punct::Semicolon));
    scene.cs[at + 1..scene.cs.len().min(at + REACH)].iter().take_while(stop).find_map(|c| {
        let failed = c.kind == ChunkKind::Verb
            && (c.marks.has(Marks::ABLE) && c.negated
                || c.marks.any(Marks::FAIL) && !c.negated && !c.marks.has(Marks::STOP));
        let vain =
            (c.start..c.end).find(|&t| VAIN.iter().any(|w| spell(scene.a.tokens.letters(t as usize), w)));
        if failed { Some(c.head) } else { vain }
    })
}
