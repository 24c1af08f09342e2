//! What keeps a time from the event before it: comparisons, names, what is said, verbs with a time of their own; and what
//! it passes over.

use crate::frame::{Mention, Scene};
use crate::lexicon::class::{Classes, Marks, Prep};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::model::Role;
use crate::phrase::ChunkKind;
use crate::text::token::Punct;
use crate::time::beside::{self, Beside};

/// «انتفاضة آذار», «اتفاق 17 أيار»: the date is the name of what stands before it.
pub fn names_something(scene: &Scene<'_>, mentions: &[Mention], k: usize) -> bool {
    let Some(j) = k.checked_sub(1) else { return false };
    let (time, c) = (&scene.cs[k], &scene.cs[j]);
    let bare =
        time.prep == Prep::None && time.start == c.end && scene.a.times[time.time as usize].is_calendar();
    c.kind == ChunkKind::Noun
        && bare
        && beside::is_attached(scene.a.tokens.letters(c.end as usize - 1), Beside::Dated)
        && !mentions.iter().any(|m| m.chunk as usize == j && m.token + 1 == c.end)
}

/// ينتهي in «يفترض أن ينتهي»: a verb after أن and a verb, without a subject of its own.
pub fn raised(scene: &Scene<'_>, v: usize) -> bool {
    v >= 3
        && scene.cs[v - 1].kind == ChunkKind::Subordinator
        && scene.cs[v - 2].kind == ChunkKind::Verb
        && scene.cs[v - 3].kind == ChunkKind::Noun
        && scene.roles[v].is_none_or(|r| r.subject.is_none_or(|s| s < v))
}

/// الوقت in «في الوقت الذي».
pub fn is_while(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    c.prep == Prep::In && beside::is(scene.a.tokens.letters(c.head as usize), Beside::While)
}

/// The noun phrase after خلال that verb `v` describes, with phrases of its own between.
pub fn held_during(scene: &Scene<'_>, v: usize) -> Option<usize> {
    const FAR: usize = 4;
    if scene.cs[v].conj {
        return None;
    }
    let near = |j: &usize| matches!(scene.cs[*j].kind, ChunkKind::Noun | ChunkKind::Aside);
    (v.saturating_sub(FAR)..v).rev().take_while(near).find(|&j| scene.cs[j].prep == Prep::During)
}

/// «قام المتهم في اغتيال … بعشرين رحلة في ثلاث سنوات», «تبلغوا قرار الاتهام في دقائق»: the time is that of the verb, which
/// names no event and has the event only inside its subject or object.
pub fn of_the_verb_before(scene: &Scene<'_>, m: &Mention, k: usize) -> bool {
    let at = m.chunk as usize;
    let Some((v, roles)) = scene.governor(at).filter(|_| !m.verb) else { return false };
    if v > at || m.governor.is_some() {
        return false;
    }
    let deed = |j: usize| {
        let c = &scene.cs[j];
        let thing = Classes::HUMAN.with(Classes::PLACE).with(Classes::PLACE_HEAD).with(Classes::FACILITY);
        c.kind == ChunkKind::Noun && c.prep == Prep::B && !c.classes.any(thing) && c.weapons.0 == 0
    };
    let light = scene.cs[v].marks.has(Marks::LIGHT_B) && roles.subject == Some(at) && (at + 1..k).any(deed);
    let inside = scene.cs[at].head != m.token && roles.object == Some(at);
    // ولا يعرف عدد ضحايا القصف حتى الآن
    let inside = inside && (m.is_statement() || scene.cs[v].negated)
        || scene.cs[v].negated && scene.cs[at].head != m.token && roles.subject == Some(at);
    light || inside
}

/// «المدينة، التي …، تعيش منذ شهر»: where a relative clause between commas opens, seen from its last comma.
pub fn relative_before(scene: &Scene<'_>, comma: usize) -> Option<usize> {
    let from = comma.saturating_sub(12);
    let open = (from..comma).rev().find(|&j| scene.cs[j].is_punct(Punct::Comma))?;
    (scene.cs[open + 1].kind == ChunkKind::Relative).then_some(open)
}

/// The noun phrase that verb `v` describes, also without a relative pronoun or after a comma.
pub fn described(scene: &Scene<'_>, v: usize) -> Option<usize> {
    if let Some(np) = scene.roles[v].and_then(|r| r.antecedent) {
        return Some(np);
    }
    let comma = v > 0 && scene.cs[v - 1].is_punct(Punct::Comma);
    let np = v.checked_sub(1 + usize::from(comma))?;
    let c = &scene.cs[np];
    let resumed = scene.a.words[scene.cs[v].head as usize].enc != Enc::None;
    let fits = c.kind == ChunkKind::Noun && !c.definite && !scene.cs[v].conj && (!comma || resumed);
    fits.then_some(np)
}

/// مجهولان يستقلان دراجة … ليل أمس: a verb in the present that describes a noun leaves the time to the main verb.
pub fn transparent(scene: &Scene<'_>, v: usize, k: usize) -> bool {
    let c = &scene.cs[v];
    let circumstance = c.feats.has(Feats::PRESENT) && k > v + 1 || c.marks.has(Marks::CAUSE);
    !c.future && (circumstance || k > v + 2)
}

/// بعد عودته الأحد: a verbal noun with a pronoun after a preposition of time has a time of its own.
pub fn dated_noun(scene: &Scene<'_>, at: usize) -> bool {
    let c = &scene.cs[at];
    matches!(c.prep, Prep::Before | Prep::After) && scene.a.words[c.head as usize].enc != Enc::None
}

/// أعلنت حظر التجوال من السادسة، طالب بالانسحاب في غضون شهر: what is said stands between the verb and the time.
pub fn says_something(scene: &Scene<'_>, m: &Mention, k: usize) -> bool {
    if !m.is_statement() || m.attribution {
        return false;
    }
    let v = m.chunk as usize;
    let roles = scene.roles[v].unwrap_or_default();
    let dated = m.args.iter().any(|a| a.role == Role::Time);
    (v + 1..k).any(|j| {
        let c = &scene.cs[j];
        let head = &scene.a.words[c.head as usize];
        // أعلنت أمس تمديد الهدنة حتى الأحد: with a time of its own before it, what stands here is said.
        let told = dated && c.prep == Prep::None && roles.subject != Some(j);
        let done = told || roles.subject.is_some() || roles.antecedent.is_some();
        let object = roles.object == Some(j) && done && !(head.adjective && !head.nominal);
        let content = object || matches!(c.prep, Prep::B | Prep::To | Prep::About);
        let other = Classes::HUMAN.with(Classes::PLACE).with(Classes::TEXT).with(Classes::FACILITY);
        c.kind == ChunkKind::Noun
            && content
            && roles.subject != Some(j)
            && !c.classes.any(other.with(Classes::PLACE_HEAD))
            && !c.all.has(Classes::PERSON)
            && !head.unknown()
            && !beside::is(scene.a.tokens.letters(c.head as usize), Beside::InTheName)
    })
}

/// أكبر هجوم منذ …، الرابع من نوعه منذ …: the time measures the comparison.
pub fn superlative(scene: &Scene<'_>, k: usize) -> bool {
    let start = scene.cs[k].start;
    let since = scene.cs[k].prep == Prep::Since
        || scene.a.words[start as usize].prep == Prep::Since
        || scene.a.words[scene.cs[k].head as usize].prep == Prep::Since;
    since
        && (start.saturating_sub(8).max(scene.sentence.start)..start)
            .any(|t| beside::is(scene.a.tokens.letters(t as usize), Beside::Degree))
}

/// بعد يومين من …, قبل ساعات من …
pub fn anchored(scene: &Scene<'_>, k: usize) -> bool {
    let next = scene
        .cs
        .get(k + 1)
        .is_some_and(|c| c.kind == ChunkKind::Noun && matches!(c.prep, Prep::From | Prep::On));
    let span = &scene.a.times[scene.cs[k].time as usize];
    next && (span.is_anchored() || span.is_away())
}

/// «…، 16 سنة، …» and «(30 عاماً)» after a person tell an age.
pub fn age(scene: &Scene<'_>, k: usize) -> bool {
    let c = &scene.cs[k];
    let bare = c.prep == Prep::None && scene.a.times[c.time as usize].is_amount();
    let Some(j) = k.checked_sub(1) else { return false };
    let marked = matches!(scene.cs[j].kind, ChunkKind::Punct(Punct::Comma | Punct::Open | Punct::Dash));
    bare && marked && j > 0 && scene.cs[j - 1].kind == ChunkKind::Noun
}
