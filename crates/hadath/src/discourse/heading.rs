//! Headings of a bulletin: places and dates for the items under them.

use std::borrow::Cow;

use super::Carry;
use crate::frame::{Arg, Mention, Range, Scene};
use crate::model::Role;
use crate::phrase::ChunkKind;
use crate::text::token::{Punct, TokenKind};

/// «حمص:», «#حمص |», a line with a date: headings of a bulletin, for the items under them.
pub fn heading(scene: &Scene<'_>, all: &mut [Mention], first: usize, carry: &mut Carry) {
    let list = &scene.a.tokens.list;
    let words = (scene.sentence.start..scene.sentence.end)
        .filter(|&t| !matches!(list[t as usize].kind, TokenKind::Punct(_)))
        .count();
    if words == 0 {
        return;
    }
    let time = scene.cs.iter().find(|c| c.kind == ChunkKind::Time);
    let place = scene.cs.iter().position(|c| c.kind == ChunkKind::Noun);
    if let Some(t) = time
        && all.len() == first
        && words as u32 <= t.end - t.head + 1
    {
        carry.time = Some((Range::new(t.head, t.end), t.time));
        return;
    }
    let bullet =
        matches!(list[scene.sentence.start as usize].kind, TokenKind::Punct(Punct::Other | Punct::Dash));
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
    let Some(p) = place.filter(|&p| p <= 2 && scene.is_place(p)) else { return };
    let c = &scene.cs[p];
    let next = c.end as usize;
    let mark = list.get(next).map(|t| &scene.a.text[t.start as usize..t.end as usize]);
    let alone = all.len() == first && words as u32 == c.end - c.start;
    if alone && mark.is_none_or(|m| matches!(m, "." | ":" | "…" | "|")) {
        carry.place = Some((scene.range(p), scene.sentence.paragraph));
        return;
    }
    if mark.is_some_and(|m| matches!(m, ":" | "|")) {
        for m in all[first..].iter_mut().filter(|m| !m.is_statement()) {
            m.add(Role::Place, Range::new(c.start, c.end), "heading");
        }
    }
}
