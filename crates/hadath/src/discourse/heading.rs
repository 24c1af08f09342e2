//! Headings: places and dates for the items of a bulletin, speakers before a colon.

use std::borrow::Cow;

use super::Carry;
use crate::frame::{Arg, Mention, Range, Scene};
use crate::lexicon::class::{Classes, Prep};
use crate::lexicon::paradigm::Feats;
use crate::model::{Act, Role};
use crate::phrase::ChunkKind;
use crate::text::token::{Punct, Token, TokenKind, Tokens};

/// «حمص:», «#حمص |», a line with a date: headings of a bulletin, for the items under them.
pub fn heading(scene: &Scene<'_>, all: &mut [Mention], first: usize, carry: &mut Carry) {
    let list = &scene.a.tokens.list;
    let sentence = &list[scene.sentence.start as usize..scene.sentence.end as usize];
    let words = || sentence.iter().filter(|t| !matches!(t.kind, TokenKind::Punct(_))).count() as u32;
    let none = all.len() == first;
    if none
        && let Some(t) = scene.cs.iter().find(|c| c.kind == ChunkKind::Time)
        && words() <= t.end - t.head + 1
    {
        carry.time = Some((Range::new(t.head, t.end), t.time));
        return;
    }
    let mark = |t: &Token| matches!(t.kind, TokenKind::Punct(Punct::Other | Punct::Dash));
    let bullet = sentence.first().is_some_and(mark);
    if let Some((range, time)) = carry.time.filter(|_| bullet) {
        for m in all[first..].iter_mut().filter(|m| !m.has(Role::Time) && m.source.is_none()) {
            m.args.push(Arg {
                role: Role::Time,
                range,
                time,
                rule: Cow::Borrowed("heading of the bulletin"),
            });
        }
    }
    // A place before a colon, a bar or two dots at the head of the line.
    let place = scene.cs.iter().take(3).position(|c| c.kind == ChunkKind::Noun);
    let Some(p) = place.filter(|&p| scene.is_place(p)) else { return };
    let c = &scene.cs[p];
    let next = c.end as usize;
    let mark = (next < list.len()).then(|| scene.a.source(next));
    if none && words() == c.end - c.start && mark.is_none_or(|m| matches!(m, "." | ":" | "…" | "|")) {
        carry.place = Some((scene.range(p), scene.sentence.paragraph));
        return;
    }
    // العراق: لم نسمح …: who speaks.
    let speaks = mark == Some(":") && c.classes.has(Classes::NATION) && we(scene);
    if mark.is_some_and(|m| matches!(m, ":" | "|")) && !speaks {
        for m in all[first..].iter_mut().filter(|m| !m.is_statement()) {
            m.add(Role::Place, Range::new(c.start, c.end), "heading");
        }
    }
}

/// «وزارة الدفاع: …», «▪ الناطق باسم …: …»: whoever the line quotes by a colon.
pub fn colon_speaker(scene: &Scene<'_>) -> Option<Range> {
    const REACH: usize = 8;
    let mut speaker = None;
    for (k, c) in scene.cs.iter().enumerate().take(REACH) {
        match c.kind {
            ChunkKind::Punct(Punct::Colon) => return speaker,
            ChunkKind::Noun if speaker.is_none() => {
                let nation = c.classes.has(Classes::NATION) && we(scene);
                let human = c.classes.any(Classes::HUMAN) && (!scene.is_place(k) || nation);
                speaker = (c.bare() && human).then(|| scene.range(k));
                speaker?;
            }
            ChunkKind::Noun if c.prep != Prep::None => {}
            ChunkKind::Aside
            | ChunkKind::Punct(
                Punct::Other | Punct::Dash | Punct::Tag | Punct::Quote | Punct::QuoteOpen | Punct::QuoteClose,
            ) => {}
            _ => return None,
        }
    }
    None
}

/// The sentence speaks in the first person.
fn we(scene: &Scene<'_>) -> bool {
    scene.cs.iter().any(|c| c.kind == ChunkKind::Verb && c.feats.has(Feats::FIRST))
}

/// A headline lasts no longer than these lines.
const HEADLINES: u32 = 2;

/// Notes the events of a headline that quotes somebody by a colon, and a text that calls itself one.
pub fn headline(scene: &Scene<'_>, all: &[Mention], first: usize, carry: &mut Carry) {
    if scene.sentence.paragraph > HEADLINES {
        return;
    }
    let statement = (first..all.len()).find(|&i| all[i].is_statement());
    if let Some(i) = statement.filter(|&i| !all[i].verb && all[i].act == Some(Act::Announce)) {
        carry.text.get_or_insert(i);
        // بيان صادر عن …: «we» in the text is whoever issued it.
        let title = !scene.cs.iter().any(|c| c.kind == ChunkKind::Verb);
        if title && carry.own.is_none() {
            carry.own = all[i].first(Role::Agent);
        }
    }
    if let Some(range) = carry.line.filter(|_| statement.is_none()) {
        carry.headline.extend((first..all.len()).map(|i| (i, range)));
    }
}

/// The events of a headline point to the statement of the same speaker in the text.
pub fn resolve(tokens: &Tokens, all: &mut [Mention], carry: &Carry) {
    const STATEMENTS: usize = 64;
    for &(i, range) in &carry.headline {
        let spoken = |m: &Mention| m.first(Role::Agent).is_some_and(|r| same_name(tokens, r, range));
        let found =
            (i + 1..all.len()).filter(|&j| all[j].is_statement()).take(STATEMENTS).find(|&j| spoken(&all[j]));
        if all[i].source.is_none() {
            all[i].source = found;
        }
    }
}

/// Do two phrases share most words of the shorter one?
fn same_name(tokens: &Tokens, a: Range, b: Range) -> bool {
    const WORDS: u32 = 12;
    let words = |r: Range| r.start..r.end.min(r.start + WORDS);
    let shorter = (a.end - a.start).min(b.end - b.start).min(WORDS);
    let common = words(a)
        .filter(|&t| words(b).any(|u| tokens.letters(t as usize) == tokens.letters(u as usize)))
        .count();
    common as u32 * 3 >= shorter * 2
}
