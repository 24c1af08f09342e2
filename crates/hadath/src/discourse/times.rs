//! Who owns a time phrase.
//!
//! A time belongs to the event of its own clause, seen from the phrase to the left, or to the right when it is
//! fronted. A verb that names no event (سيعقد، صدر) keeps its time for itself, unless an event is its subject, its
//! object or what it describes. Beyond its clause a time reaches only along three links: a cause of casualties,
//! a list (هجمات بينها …), and coordination of event nouns: see [`super::time_links`].

use std::borrow::Cow;

use crate::frame::{Arg, Mention, Range, Scene};
use crate::lexicon::class::{Classes, Marks, Prep};
use crate::model::Role;
use crate::phrase::ChunkKind;
use crate::text::fold::fold_str;
use crate::text::token::Punct;
use crate::time::beside::{self, Beside};
use once_cell::sync::Lazy;

use super::time_scope::{
    age, anchored, dated_noun, described, held_during, is_while, names_something, of_the_verb_before, raised,
    relative_before, says_something, superlative, transparent,
};

/// How many chunks a time looks back and on.
const BACK: usize = 24;
const ON: usize = 14;

/// What a look to one side finds.
enum Found {
    /// The events that own the time.
    Owners(Vec<usize>),
    /// Another word owns it: the chunk of a verb that names no event, of a text, of a comparison.
    Foreign(usize),
    /// The clause ends.
    Nothing,
}

/// Gives every time phrase of the sentence to its owners.
pub fn attach(scene: &Scene<'_>, mentions: &mut [Mention]) {
    let mut last: Vec<usize> = Vec::new();
    for k in 0..scene.cs.len() {
        let c = &scene.cs[k];
        if c.kind != ChunkKind::Time {
            continue;
        }
        // بعد ساعات من هجوم على المعسكر: the time of neither (but قبل ساعات من فتح مراكز الاقتراع).
        let distance = anchored(scene, k) && counted_from(mentions, k);
        let owners = if age(scene, k) || distance {
            Vec::new()
        } else if goes_on(scene, k) {
            last.clone()
        } else {
            owners(scene, mentions, k)
        };
        for &i in &owners {
            if c.start < scene.cs[mentions[i].chunk as usize].start && remembered(scene, &mentions[i]) {
                continue;
            }
            mentions[i].args.push(Arg {
                role: Role::Time,
                range: Range::new(c.head, c.end),
                time: c.time,
                rule: Cow::Borrowed("time phrase of the clause"),
            });
        }
        last = owners;
    }
}

/// A time right after another one (أمس واليوم، السبت، في الثالثة فجراً) has its owners.
fn goes_on(scene: &Scene<'_>, k: usize) -> bool {
    let before = |n: usize| k.checked_sub(n).map(|j| &scene.cs[j]);
    let comma = before(1).is_some_and(|c| c.is_punct(Punct::Comma)) && !scene.cs[k].conj;
    before(1 + usize::from(comma)).is_some_and(|c| c.kind == ChunkKind::Time)
}

fn owners(scene: &Scene<'_>, mentions: &[Mention], k: usize) -> Vec<usize> {
    if !opens(scene, k) {
        if names_something(scene, mentions, k) {
            return Vec::new();
        }
        match left(scene, mentions, k) {
            // بعد يومين من هجوم: the distance between two events is the time of neither.
            Found::Owners(_) if anchored(scene, k) => return Vec::new(),
            Found::Owners(mut list) => {
                // شهدت البلدة أمس قصفاً وغارات: both stand after the time.
                let last = list.last().copied().filter(|&i| mentions[i].chunk as usize > k);
                list.extend(last.map_or_else(Vec::new, |i| following(scene, mentions, i)));
                return list;
            }
            Found::Foreign(v) => {
                let Some(i) = object_after(scene, mentions, k, v) else { return Vec::new() };
                let mut list = vec![i];
                list.extend(following(scene, mentions, i));
                return list;
            }
            Found::Nothing => {}
        }
    }
    match right(scene, mentions, k) {
        Found::Owners(list) => list,
        _ => Vec::new(),
    }
}

/// تحيي المدينة اليوم ذكرى الهجوم: the day before it is that of the memory.
fn remembered(scene: &Scene<'_>, m: &Mention) -> bool {
    static MEMORY: Lazy<Vec<u8>> = Lazy::new(|| fold_str("ذكرى"));
    let at = m.chunk as usize;
    let from = scene.cs[at.saturating_sub(1)].start;
    !m.verb && (from..m.token).any(|t| scene.a.stem(t as usize) == MEMORY.as_slice())
}

/// Is what the time is counted from an event?
fn counted_from(mentions: &[Mention], k: usize) -> bool {
    mentions.iter().any(|m| m.chunk as usize == k + 1 && !m.is_statement())
}

/// «…، وفجر اليوم استهدفت»: a time that begins a coordinated clause of its own.
fn opens(scene: &Scene<'_>, k: usize) -> bool {
    let from = k + 1 + usize::from(anchored(scene, k));
    let next = scene.cs[from.min(scene.cs.len())..]
        .iter()
        .find(|c| !matches!(c.kind, ChunkKind::Time | ChunkKind::Punct(Punct::Comma)));
    scene.cs[k].conj && next.is_some_and(|c| c.kind == ChunkKind::Verb)
}

fn left(scene: &Scene<'_>, mentions: &[Mention], k: usize) -> Found {
    let mut at = k;
    while at > 0 && k - at < BACK {
        at -= 1;
        let c = &scene.cs[at];
        if c.is_punct(Punct::Comma)
            && let Some(open) = relative_before(scene, at)
        {
            at = open;
            continue;
        }
        if let Some(i) = mentions.iter().position(|m| m.chunk as usize == at) {
            if says_something(scene, &mentions[i], k)
                || superlative(scene, k)
                || of_the_verb_before(scene, &mentions[i], k)
            {
                return Found::Foreign(at);
            }
            return Found::Owners(with_carrier(scene, mentions, i));
        }
        match c.kind {
            ChunkKind::Verb => {
                let list = of_verb(scene, mentions, at);
                if !list.is_empty() {
                    return Found::Owners(list);
                }
                // الهجوم يفترض أن ينتهي مساء: the subject stands before the verb of expecting.
                if raised(scene, at) {
                    at -= 2;
                    continue;
                }
                // خلال قمة للحلف (ناتو) عقدت عام 2004: what happened during it has its time.
                if let Some(np) = held_during(scene, at) {
                    at = np;
                    continue;
                }
                match described(scene, at) {
                    // في الوقت الذي يرى فيه: a clause of its own.
                    Some(np) if is_while(scene, np) => break,
                    // بيان بثته اليوم، تقرير صدر في …: the time of the text is that of the statement.
                    Some(np) if scene.cs[np].classes.has(Classes::TEXT) => at = np,
                    Some(np) if transparent(scene, at, k) => at = np + 1,
                    _ if c.marks.has(Marks::AUX) => {}
                    _ => return Found::Foreign(at),
                }
            }
            // منذ توليه منصبه في أكتوبر
            ChunkKind::Noun if c.prep == Prep::Since || dated_noun(scene, at) => return Found::Foreign(at),
            // …، وذلك لليوم الثالث: goes on with the clause.
            ChunkKind::Opener if beside::is(scene.a.tokens.letters(c.start as usize), Beside::GoesOn) => {}
            ChunkKind::Subordinator
            | ChunkKind::Opener
            | ChunkKind::Punct(Punct::Stop | Punct::Colon | Punct::Semicolon) => break,
            _ => {}
        }
    }
    Found::Nothing
}

/// عاودت القوات بعد ساعة قصف الحي، ما حدث أمس من تفجيرات: the verb before the time has its event after it.
fn object_after(scene: &Scene<'_>, mentions: &[Mention], k: usize, v: usize) -> Option<usize> {
    let next = (k + 1..scene.cs.len().min(k + 4)).find(|&j| {
        !matches!(scene.cs[j].kind, ChunkKind::Punct(Punct::Comma) | ChunkKind::Aside | ChunkKind::Adverb)
    })?;
    let c = &scene.cs[next];
    // ما حدث أمس من تفجيرات، أدى أمس إلى مقتل اثنين
    let result = scene.cs[v].marks.has(Marks::OCCUR) || scene.cs[v].marks.has(Marks::CAUSE);
    let carried = c.bare() && !c.conj || c.kind == ChunkKind::Noun && result;
    // A verbal noun may have been read as a verb: عاودت القوات بعد ساعة قصف الحي.
    let again = next == k + 1 && c.kind == ChunkKind::Verb && !c.conj;
    if !(carried || again) || scene.cs[v].kind != ChunkKind::Verb {
        return None;
    }
    mentions.iter().position(|m| m.chunk as usize == next)
}

fn right(scene: &Scene<'_>, mentions: &[Mention], k: usize) -> Found {
    let mut noun = None;
    let mut relative = false;
    for at in k + 1..scene.cs.len().min(k + ON) {
        let c = &scene.cs[at];
        let named = mentions.iter().position(|m| m.chunk as usize == at && !m.attribution);
        match (named, c.kind) {
            (Some(i), ChunkKind::Verb) => return Found::Owners(vec![i]),
            (Some(i), _) => noun = noun.or(Some(i)),
            (None, ChunkKind::Relative) => relative = true,
            // المتظاهرون الذين قدم بعضهم …: not the verb of the time.
            (None, ChunkKind::Verb) if relative => relative = false,
            (None, ChunkKind::Verb) => {
                let mut list = of_verb(scene, mentions, at);
                if list.is_empty()
                    && (scene.cs[at].marks.has(Marks::OCCUR) || scene.cs[at].marks.has(Marks::WITNESS))
                {
                    list = in_description(scene, mentions, at);
                }
                if !list.is_empty() {
                    let last = list[list.len() - 1];
                    list.extend(following(scene, mentions, last));
                    return Found::Owners(list);
                }
                // سُمع دوي انفجارات: two verbs in a row are one, or one of them is none.
                let row = scene.cs.get(at + 1).is_some_and(|n| n.kind == ChunkKind::Verb);
                if !(c.marks.has(Marks::AUX) || row) {
                    return Found::Foreign(at);
                }
            }
            (None, ChunkKind::Punct(Punct::Stop)) => break,
            _ => {}
        }
    }
    noun.map_or(Found::Nothing, |i| {
        let mut list = with_coordinated(scene, mentions, i);
        list.extend(following(scene, mentions, i));
        Found::Owners(list)
    })
}

/// شهد حادثاً تمثل بإطلاق صواريخ: the events of the verb that describes the object of `v`.
fn in_description(scene: &Scene<'_>, mentions: &[Mention], v: usize) -> Vec<usize> {
    let Some(object) = scene.roles[v].and_then(|r| r.object.or(r.subject)) else { return Vec::new() };
    let next = (object + 1..scene.cs.len().min(object + 3)).find(|&w| scene.cs[w].kind == ChunkKind::Verb);
    next.filter(|&w| !scene.cs[w].conj).map_or_else(Vec::new, |w| {
        let near = |m: &Mention| m.governor == Some(w as u32) || m.chunk as usize == w + 1;
        (0..mentions.len()).filter(|&i| near(&mentions[i]) && !mentions[i].is_statement()).collect()
    })
}

/// انفجارات وإطلاق نار, with a time before both: event nouns joined to event `i` after it.
fn following(scene: &Scene<'_>, mentions: &[Mention], i: usize) -> Vec<usize> {
    const FAR: usize = 3;
    let mut list = Vec::new();
    let mut at = mentions[i].chunk as usize + 1;
    loop {
        // حصار على المدينة أو شنّ عملية: what stands at the first one is passed over.
        let beside = |k: &usize| {
            scene.cs[*k].kind == ChunkKind::Noun && scene.cs[*k].prep != Prep::None && !scene.cs[*k].coord
        };
        let next = at + (at..scene.cs.len().min(at + FAR)).take_while(beside).count();
        let joined = scene.cs.get(next).is_some_and(|c| c.coord && c.bare());
        let Some(j) = mentions.iter().position(|m| joined && m.chunk as usize == next && !m.verb) else {
            break;
        };
        list.push(j);
        at = next + 1;
    }
    list
}

/// The events that a verb carries, or that are its subject, its object or the noun it describes.
fn of_verb(scene: &Scene<'_>, mentions: &[Mention], v: usize) -> Vec<usize> {
    let carried: Vec<usize> =
        (0..mentions.len()).filter(|&i| mentions[i].governor == Some(v as u32)).collect();
    if !carried.is_empty() {
        return carried;
    }
    let Some(roles) = scene.roles[v] else { return Vec::new() };
    let beside = [roles.antecedent, roles.subject, roles.object];
    let named = |np: usize| mentions.iter().position(|m| m.chunk as usize == np && !m.verb);
    beside.into_iter().flatten().find_map(named).into_iter().collect()
}

/// An event noun with those joined to it, and the event of the verb that it belongs to as an object.
fn with_carrier(scene: &Scene<'_>, mentions: &[Mention], i: usize) -> Vec<usize> {
    let mut list = with_coordinated(scene, mentions, i);
    let verb = mentions[i].governor.filter(|_| mentions[i].shadow);
    list.extend(verb.and_then(|v| mentions.iter().position(|m| m.verb && m.chunk == v)));
    list
}

/// انفجارات وإطلاق نار: event nouns joined without anything between own their times together.
fn with_coordinated(scene: &Scene<'_>, mentions: &[Mention], i: usize) -> Vec<usize> {
    let mut list = vec![i];
    let mut at = mentions[i].chunk as usize;
    while at > 0 && scene.cs[at].coord {
        at -= 1;
        let Some(j) = mentions.iter().position(|m| m.chunk as usize == at && !m.verb) else { break };
        list.push(j);
    }
    list
}
