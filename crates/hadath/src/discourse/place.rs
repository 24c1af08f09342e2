//! Places that an event has from its sentence rather than from its own clause.
//!
//! A place at the head of the sentence covers the events after it, and coordinated events share a place that only
//! one of them names.

use std::borrow::Cow;

use crate::frame::{Arg, Mention, Range, Scene};
use crate::lexicon::class::{Classes, Marks, Prep};
use crate::lexicon::paradigm::Feats;
use crate::model::{EventKind, Modality, Role};
use crate::phrase::ChunkKind;
use crate::text::fold::fold_str;
use crate::text::token::Punct;
use once_cell::sync::Lazy;

/// How many chunks away two events may stand to share a place.
const NEAR: usize = 24;

/// Works on the mentions of one sentence, which begin at `first` in `all`.
pub fn places(scene: &Scene<'_>, all: &mut [Mention], first: usize) {
    opening_places(scene, all, first);
    topic_places(scene, all, first);
    share_places(scene, all, first);
    later_places(scene, all, first);
}

/// Two places that were named together.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// The lexeme of their head noun.
    head: u32,
    /// Their tokens.
    places: [Range; 2],
}

/// حيّا السلام والنزهة … الحيّين: the dual stands for the two places that were named with its noun.
pub fn pairs(scene: &Scene<'_>, mentions: &mut [Mention], pair: &mut Option<Pair>) {
    for k in 0..scene.cs.len() {
        if let Some(found) = named_pair(scene, k) {
            *pair = Some(found);
        }
    }
    let Some(pair) = *pair else { return };
    for m in mentions.iter_mut().filter(|m| !m.is_statement()) {
        let points_back = |a: &Arg| {
            let w = &scene.a.words[a.range.start as usize];
            a.role == Role::Place
                && a.range.end == a.range.start + 1
                && a.range.start >= pair.places[1].end
                && w.al()
                && w.noun == pair.head
                && w.noun_feats.has(Feats::DUAL)
        };
        let Some(at) = m.args.iter().position(points_back) else { continue };
        m.args.remove(at);
        for place in pair.places {
            m.add(Role::Place, place, "pair named before");
        }
    }
}

/// A dual of a place noun with two names.
fn named_pair(scene: &Scene<'_>, k: usize) -> Option<Pair> {
    let (c, next) = (&scene.cs[k], scene.cs.get(k + 1)?);
    if c.kind != ChunkKind::Noun || c.end <= c.head + 1 || !next.coord || !next.bare() {
        return None;
    }
    let w = &scene.a.words[c.head as usize];
    // حيّا is written like an accusative.
    let dual = w.noun_feats.any(Feats::DUAL.with(Feats::INDEFINITE));
    (dual && w.classes.has(Classes::PLACE_HEAD) && !w.al())
        .then(|| Pair { head: w.noun, places: [Range::new(c.head + 1, c.end), scene.range(k + 1)] })
}

/// Drops places that only point to another one, or name it again.
pub fn tidy(scene: &Scene<'_>, mentions: &mut [Mention]) {
    for m in mentions.iter_mut().filter(|m| !m.is_statement()) {
        drop_pointers(scene, m);
        drop_repeated(scene, m);
    }
}

/// «وفي الموصل، أعلن …»: the place belongs to the events after it, until the next place of that kind.
fn opening_places(scene: &Scene<'_>, all: &mut [Mention], first: usize) {
    if all[first..].iter().all(|m| m.is_statement()) {
        return;
    }
    let mut open: Option<(usize, usize)> = None;
    let mut next = first;
    for k in 0..scene.cs.len() {
        if let Some(end) = opening(scene, k) {
            open = Some((k, end));
        }
        while next < all.len() && (all[next].chunk as usize) <= k {
            let m = &mut all[next];
            next += 1;
            let Some((from, to)) = open else { continue };
            if covered(scene, m, to) {
                add_places(scene, m, from, to);
            }
        }
    }
}

/// The event reports something of its own: it does not only point back (الهجوم) and is not only planned.
fn covered(scene: &Scene<'_>, m: &Mention, opening_end: usize) -> bool {
    let points_back =
        !m.verb && scene.a.words[m.token as usize].al() && m.source.is_some() && !m.has(Role::Place);
    !m.is_statement()
        && !m.generic
        && m.modality == Modality::Asserted
        && !points_back
        && m.chunk as usize >= opening_end
}

fn add_places(scene: &Scene<'_>, m: &mut Mention, from: usize, to: usize) {
    for k in from..to {
        let c = &scene.cs[k];
        let place = matches!(c.prep, Prep::In | Prep::At | Prep::B)
            || k == from && stands_in(scene, k)
            || c.coord && c.bare();
        if c.kind == ChunkKind::Noun && place && (scene.is_place(k) || scene.is_location(k)) {
            m.add(Role::Place, scene.range(k), "place at the head of the sentence");
        }
    }
}

/// في الموصل، قرب الموصل، على الحدود: where it was, not on whom.
fn stands_in(scene: &Scene<'_>, k: usize) -> bool {
    let c = &scene.cs[k];
    let line = Classes::ROUTE.with(Classes::PLACE_HEAD);
    matches!(c.prep, Prep::In | Prep::At) || c.prep == Prep::On && c.classes.any(line)
}

/// A place phrase at chunk `k` that opens the sentence, or a later part of it; returns the chunk after it.
fn opening(scene: &Scene<'_>, k: usize) -> Option<usize> {
    let c = &scene.cs[k];
    if c.kind != ChunkKind::Noun || !stands_in(scene, k) || !scene.is_place(k) || c.coord {
        return None;
    }
    let opens = match k.checked_sub(1).map(|p| &scene.cs[p]) {
        None => true,
        Some(p) if k <= 3 && !c.conj => {
            scene.cs[..k].iter().all(opener)
                && matches!(
                    p.kind,
                    ChunkKind::Punct(_) | ChunkKind::Opener | ChunkKind::Adverb | ChunkKind::Time
                )
        }
        Some(p) => {
            c.conj && matches!(p.kind, ChunkKind::Punct(_) | ChunkKind::Subordinator | ChunkKind::Opener)
        }
    };
    if !opens {
        return None;
    }
    // More places, times and brackets; then the verb, a comma or an event noun.
    for n in k + 1..scene.cs.len().min(k + 8) {
        let c = &scene.cs[n];
        match c.kind {
            ChunkKind::Noun if c.bare() && !c.coord && c.trigger != crate::mention::NONE => return Some(n),
            ChunkKind::Noun if c.bare() && !c.coord => {
                return (scene.cs[n - 1].is_punct(Punct::Comma)).then_some(n);
            }
            ChunkKind::Noun | ChunkKind::Time | ChunkKind::Aside | ChunkKind::Adverb => {}
            ChunkKind::Punct(Punct::Comma | Punct::Quote | Punct::QuoteOpen | Punct::QuoteClose) => {}
            ChunkKind::Verb => return Some(n),
            _ => return Some(n).filter(|_| scene.cs[n - 1].is_punct(Punct::Comma)),
        }
    }
    None
}

fn opener(c: &crate::phrase::Chunk) -> bool {
    matches!(c.kind, ChunkKind::Punct(_) | ChunkKind::Opener | ChunkKind::Adverb | ChunkKind::Time)
}

/// «ليلة من نار» في النصيرات: قصف …: the topic before the colon of a headline tells where.
fn topic_places(scene: &Scene<'_>, all: &mut [Mention], first: usize) {
    const TOPIC: usize = 8;
    let Some(colon) = scene.cs.iter().take(TOPIC).position(|c| c.is_punct(Punct::Colon)) else { return };
    let clause = |c: &crate::phrase::Chunk| matches!(c.kind, ChunkKind::Verb | ChunkKind::Subordinator);
    if scene.cs[..colon].iter().any(|c| clause(c) || c.all.any(Classes::SPEAKER.with(Classes::MEDIA))) {
        return;
    }
    for k in 0..colon {
        let c = &scene.cs[k];
        let place = matches!(c.prep, Prep::In | Prep::On | Prep::At) && scene.is_place(k);
        if c.kind != ChunkKind::Noun || !place {
            continue;
        }
        for m in all[first..].iter_mut().filter(|m| m.chunk as usize > colon && !m.is_statement()) {
            m.add(Role::Place, scene.range(k), "topic before the colon");
        }
    }
}

/// وفي تلعفر … وسط تلعفر: the fuller phrase stays.
fn drop_repeated(scene: &Scene<'_>, m: &mut Mention) {
    let name = |a: &Arg| {
        let last = a.range.end as usize - 1;
        let w = &scene.a.words[last];
        let letters = scene.a.tokens.letters(last);
        (a.role == Role::Place).then(|| &letters[usize::from(w.stem).min(letters.len())..])
    };
    let mut k = 0;
    while k < m.args.len() {
        let a = &m.args[k];
        let len = a.range.end - a.range.start;
        let repeated = name(a).is_some_and(|n| {
            m.args.iter().enumerate().any(|(j, b)| {
                let longer = b.range.end - b.range.start;
                j != k && name(b) == Some(n) && (longer > len || longer == len && j < k)
            })
        });
        if repeated {
            m.args.remove(k);
        } else {
            k += 1;
        }
    }
}

/// المدينة، وسط البلدة، الأجواء: beside a place with a name they only point to it.
fn drop_pointers(scene: &Scene<'_>, m: &mut Mention) {
    let words = &scene.a.words;
    let named = |a: &Arg| {
        (a.range.start..a.range.end)
            .any(|t| words[t as usize].classes.has(Classes::PLACE) && !words[t as usize].adjective)
    };
    if !m.args.iter().any(|a| a.role == Role::Place && named(a)) {
        return;
    }
    // محافظة أبين جنوب شرقي البلاد: a part of it says where.
    let part = |a: &Arg| {
        let before = a.range.start.checked_sub(1).into_iter().chain(a.range.start..a.range.end);
        before.into_iter().any(|t| is_part(scene.a.tokens.letters(t as usize)))
    };
    let pointer = |a: &Arg| {
        a.role == Role::Place
            && !part(a)
            && (a.range.start..a.range.end).all(|t| {
                let w = &words[t as usize];
                // قصف الطرق في جنوب لبنان: roads that are struck are more than a pointer.
                let roads =
                    a.rule == "iḍāfa" && w.classes.has(Classes::ROUTE) && w.noun_feats.has(Feats::PLURAL);
                w.classes.any(Classes::PLACE_HEAD.with(Classes::SKY)) && w.al() && !w.adjective && !roads
                    || w.classes.has(Classes::DIRECTION) && !w.adjective
                    || w.func == crate::lexicon::class::Func::Preposition
            })
    };
    m.args.retain(|a| !pointer(a));
}

/// شمال، بجنوبي، أقصى، وسط: a part of a land or a town, or its border.
fn is_part(letters: &[u8]) -> bool {
    static PARTS: Lazy<[Vec<u8>; 7]> =
        Lazy::new(|| ["شمال", "جنوب", "شرق", "غرب", "أقصى", "وسط", "الحدود"].map(fold_str));
    let bare = if letters.first() == Some(&crate::text::fold::BEH) { &letters[1..] } else { letters };
    let begins = |p: &&Vec<u8>| bare.first() == p.first();
    PARTS.iter().filter(begins).any(|p| {
        bare.strip_prefix(p.as_slice()).is_some_and(|rest| matches!(rest, [] | [crate::text::fold::YEH]))
    })
}

/// Events under one source share a place that only one of them names, when the one is the effect of the other or
/// both are coordinated.
fn share_places(scene: &Scene<'_>, all: &mut [Mention], first: usize) {
    for i in first..all.len() {
        let m = &all[i];
        if m.is_statement() || m.has(Role::Place) || m.generic || m.modality != Modality::Asserted {
            continue;
        }
        if !m.verb && m.args.is_empty() && scene.a.words[m.token as usize].al() {
            continue;
        }
        let donor = |j: &usize| {
            let d = &all[*j];
            *j != i
                && !d.is_statement()
                && d.has(Role::Place)
                && d.source == m.source
                && d.modality == Modality::Asserted
                && d.polarity == m.polarity
                && (d.chunk.abs_diff(m.chunk) as usize) < NEAR
                && related(scene, d, m)
        };
        let found = (first..i).rev().find(donor).or_else(|| (i + 1..all.len()).find(donor));
        let Some(j) = found else { continue };
        let before = all[j].chunk < all[i].chunk;
        // What follows the event may be in a building or a boat of its own.
        let loose = all[j].kind == EventKind::Casualty && !before;
        let nouns = !all[j].verb && !all[i].verb && all[j].kind != EventKind::Casualty;
        let fits = |a: &&Arg| {
            let facility = loose && scene.a.words[a.range.start as usize].classes.has(Classes::FACILITY);
            let governed = !all[j].verb && (a.rule == "iḍāfa" || a.rule == "coordination");
            // شنّ هجوماً وقصفاً على البلدة
            let side = all[j].chunk.abs_diff(all[i].chunk) == 1 && a.rule == "على";
            let other = nouns && !before && a.rule != "place phrase" && !side;
            a.role == Role::Place && !facility && !governed && !other
        };
        let shared: Vec<Arg> = all[j].args.iter().filter(fits).cloned().collect();
        for mut arg in shared {
            arg.rule = Cow::Borrowed("shared in the sentence");
            all[i].args.push(arg);
        }
    }
}

/// هجوم انتحاري أسفر عن مقتل … في مسيرة ببلدة …: an event without a place has the one that follows in its sentence,
/// up to the next event or clause that could have a place of its own.
fn later_places(scene: &Scene<'_>, all: &mut [Mention], first: usize) {
    let mut taken = taken(scene, &all[first..]);
    for i in first..all.len() {
        let m = &all[i];
        if m.is_statement() || m.has(Role::Place) || m.generic || m.modality != Modality::Asserted {
            continue;
        }
        if !m.verb && m.args.is_empty() && scene.a.words[m.token as usize].al() {
            continue;
        }
        let from = m.chunk.max(m.governor.unwrap_or(0)) as usize;
        let mut found = Vec::new();
        let mut over = 0;
        for k in from + 1..scene.cs.len().min(from + NEAR) {
            let c = &scene.cs[k];
            // الجيش، الذي يتمركز في التلال، …: what is said of somebody in passing.
            over = over.max(scene.clause().parenthesis(k).unwrap_or(0));
            if k < over {
                continue;
            }
            if taken[k] || ends_reach(scene, k) {
                break;
            }
            // مطار … الواقع غرب العاصمة: where it lies is not where it happened.
            let located =
                k > 0 && scene.a.words[scene.cs[k - 1].end as usize - 1].marks.has(Marks::DEPENDENT);
            let place =
                c.kind == ChunkKind::Noun && matches!(c.prep, Prep::In | Prep::At | Prep::B) && !located;
            if scene.sets_out(k) {
                break;
            }
            if place && scene.is_place(k) && c.trigger == crate::mention::NONE {
                found.extend(scene.coordinated(k).filter(|&x| scene.is_place(x)));
            } else if !found.is_empty() && c.kind != ChunkKind::Aside {
                break;
            }
        }
        for k in found {
            taken[k] = true;
            all[i].add(Role::Place, scene.range(k), "place later in the clause");
        }
    }
}

/// The chunks that are events other than casualties, or places of events.
fn taken(scene: &Scene<'_>, mentions: &[Mention]) -> Vec<bool> {
    let mut taken = vec![false; scene.cs.len()];
    for m in mentions {
        taken[m.chunk as usize] |= m.kind != EventKind::Casualty;
        let places = m.args.iter().filter(|a| a.role == Role::Place && !m.is_statement());
        for a in places {
            let k = scene.cs.partition_point(|c| c.end <= a.range.start);
            if let Some(t) = taken.get_mut(k) {
                *t |= a.range.has(scene.cs[k].head);
            }
        }
    }
    taken
}

/// A new clause begins at `k`.
fn ends_reach(scene: &Scene<'_>, k: usize) -> bool {
    let c = &scene.cs[k];
    match c.kind {
        ChunkKind::Subordinator | ChunkKind::Opener | ChunkKind::Attribution => true,
        ChunkKind::Verb => c.conj && !c.marks.any(Marks::CAUSE.with(Marks::HIT)),
        ChunkKind::Punct(p) => matches!(p, Punct::Stop | Punct::Colon | Punct::Semicolon),
        _ => false,
    }
}

/// Do the two events stand so close that the place of `d` is that of `m`?
fn related(scene: &Scene<'_>, d: &Mention, m: &Mention) -> bool {
    effect(scene, d, m) || coordinated(scene, d, m) || apposed(scene, d, m) || manner(scene, d, m)
}

/// سُمع دوي انفجارات قرب المقر في هجوم: the noun sums up what stands before.
fn apposed(scene: &Scene<'_>, d: &Mention, m: &Mention) -> bool {
    let (a, b) = (d.chunk as usize, m.chunk as usize);
    let clause = scene.clause();
    !m.verb && a < b && scene.cs[b].prep == Prep::In && !(a + 1..b).any(|k| clause.boundary(k))
}

/// اغتال مجهولان ضابطاً بإطلاق النار عليه أمام منزله: the place of the means is that of the deed.
fn manner(scene: &Scene<'_>, d: &Mention, m: &Mention) -> bool {
    let (a, b) = (m.chunk as usize, d.chunk as usize);
    let clause = scene.clause();
    m.verb && a < b && scene.cs[b].prep == Prep::B && !(a + 1..b).any(|k| clause.boundary(k))
}

/// قتل خمسة في حي … في هجوم، هجوم أدى إلى مقتل … في: the dead fell where the attack was.
fn effect(scene: &Scene<'_>, d: &Mention, m: &Mention) -> bool {
    let (a, b) = (d.chunk.min(m.chunk) as usize, d.chunk.max(m.chunk) as usize);
    let casualty = d.kind == EventKind::Casualty;
    casualty && !among(scene, a, b)
}

/// قصفت … واستهدفت …, تفجير وإطلاق نار قرب …: verbs with one subject, or nouns side by side.
fn coordinated(scene: &Scene<'_>, d: &Mention, m: &Mention) -> bool {
    let (a, b) = (d.chunk.min(m.chunk) as usize, d.chunk.max(m.chunk) as usize);
    if among(scene, a, b) {
        return false;
    }
    let carried = d.governor.is_some_and(|v| (v as usize) < b);
    if (d.verb || carried) && m.verb {
        return d.chunk < m.chunk
            && (scene.roles[b].is_some_and(|r| r.inherited)
                || scene.cs[b].conj && scene.cs[b].feats.has(Feats::PLURAL)
                || same_agent(d, m));
    }
    if d.verb || m.verb {
        return false;
    }
    // The later of two coordinated nouns names the place of both.
    d.chunk > m.chunk && scene.cs[b].conj && b - a <= 2
}

fn same_agent(d: &Mention, m: &Mention) -> bool {
    d.first(Role::Agent).is_some() && d.first(Role::Agent) == m.first(Role::Agent)
}

/// هجمات … بينها هجوم في …: the place of one is not that of all.
fn among(scene: &Scene<'_>, a: usize, b: usize) -> bool {
    scene.cs[a..b]
        .iter()
        .any(|c| c.prep == Prep::Between || c.marks.has(Marks::RESET) || c.classes.has(Classes::TIME))
}
