//! What each statement reports, as runs of tokens.

use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::Marks;
use crate::phrase::ChunkKind;
use crate::text::fold::fold_str;
use crate::text::token::{Punct, TokenKind};

/// What each statement reports.
pub fn contents(scene: &Scene<'_>, all: &mut [Mention], first: usize) {
    let end = scene.sentence.end;
    for i in first..all.len() {
        if !all[i].is_statement() {
            continue;
        }
        let ranges = if all[i].attribution || postposed(scene, &all[i]) {
            attributed(scene, &all[i])
        } else {
            let stop = content_end(scene, &all[i]);
            let mut ranges = vec![Range::new(all[i].token_end, stop.min(end))];
            quotation(scene, &all[i], &mut ranges);
            ranges
        };
        all[i].content = ranges;
    }
}

/// «…»، قال المصدر / حسبما أعلن: the statement comes after what it reports.
fn postposed(scene: &Scene<'_>, m: &Mention) -> bool {
    if !m.verb || m.participle {
        return false;
    }
    let c = m.chunk as usize;
    // حسبما أفادت، على ما أعلنت، كما ذكر، وفق ما قال
    let mut k = c;
    while k > 0 && c - k < 3 {
        k -= 1;
        let chunk = &scene.cs[k];
        match chunk.kind {
            ChunkKind::Attribution => return true,
            ChunkKind::Adverb | ChunkKind::Opener | ChunkKind::Noun if is_as(scene, chunk.start as usize) => {
                return true;
            }
            ChunkKind::Adverb | ChunkKind::Relative => {}
            _ => break,
        }
    }
    // A quotation closes just before, and none follows.
    let token = m.token;
    let closes = scene.a.quotes_near(token).iter().any(|q| {
        q.close < token && token - q.close <= 3 && q.open >= scene.sentence.start.saturating_sub(60)
    });
    let follows = scene.cs[c + 1..].iter().any(|k| {
        matches!(k.kind, ChunkKind::Subordinator | ChunkKind::Punct(Punct::QuoteOpen | Punct::Colon))
    });
    closes && !follows
}

fn is_as(scene: &Scene<'_>, token: usize) -> bool {
    let letters = scene.a.tokens.letters(token);
    ["حسبما", "كما", "وفقما", "مثلما", "ما"].iter().any(|w| letters == fold_str(w).as_slice())
}

/// بحسب … at the head of the sentence covers what follows, elsewhere what stands before it.
fn attributed(scene: &Scene<'_>, m: &Mention) -> Vec<Range> {
    let (start, end) = (scene.sentence.start, scene.sentence.end);
    let fronted = m.token <= start + 2;
    if fronted { vec![Range::new(m.token_end, end)] } else { vec![Range::new(start, m.token)] }
}

/// Where the reported part ends: the end of the sentence, or an opener of contrast outside quotations.
fn content_end(scene: &Scene<'_>, m: &Mention) -> u32 {
    let inside = |token: u32| {
        scene.a.quotes_near(token).iter().find(|q| q.open < token && token < q.close && q.open > m.token)
    };
    for k in m.chunk as usize + 1..scene.cs.len() {
        let c = &scene.cs[k];
        let contrast = c.kind == ChunkKind::Opener && is_contrast(scene, c.start as usize);
        if contrast && inside(c.start).is_none() {
            return c.start;
        }
    }
    // A statement inside a quotation reports no further than the quotation.
    let quote = scene
        .a
        .quotes_near(m.token)
        .iter()
        .filter(|q| q.open < m.token && m.token < q.close)
        .map(|q| q.close)
        .min();
    quote.unwrap_or(scene.sentence.end)
}

fn is_contrast(scene: &Scene<'_>, token: usize) -> bool {
    let letters = scene.a.tokens.letters(token);
    let in_while = letters == fold_str("حين").as_slice()
        && token > 0
        && scene.a.tokens.letters(token - 1) == fold_str("في").as_slice();
    let reset = scene.a.words[token].marks.has(Marks::RESET);
    in_while || reset || ["فيما", "بينما"].iter().any(|w| letters == fold_str(w).as_slice())
}

/// A quotation that opens after the statement, also one that runs over the sentence.
fn quotation(scene: &Scene<'_>, m: &Mention, ranges: &mut Vec<Range>) {
    let (start, end) = (m.token_end, scene.sentence.end);
    let from = scene.a.quotes.partition_point(|q| q.open < start);
    for q in scene.a.quotes[from..].iter().take_while(|q| q.open < end + 2) {
        // A colon may end the sentence's line before the quotation begins.
        if q.close > end {
            ranges.push(Range::new(q.open, q.close));
        }
    }
    let colon_last = scene.a.tokens.list[end as usize - 1].kind == TokenKind::Punct(Punct::Colon);
    if colon_last {
        ranges.push(Range::new(end, list_end(scene, end)));
    }
}

/// After a colon at the end of a line: the lines that begin with a dash or bullet.
fn list_end(scene: &Scene<'_>, from: u32) -> u32 {
    let list = &scene.a.tokens.list;
    let mut at = from as usize;
    while at < list.len() {
        let bullet = list[at].newline
            && matches!(
                list[at].kind,
                TokenKind::Punct(Punct::Dash | Punct::Other | Punct::Quote | Punct::QuoteOpen)
            );
        if !bullet {
            break;
        }
        at += 1;
        while at < list.len() && !list[at].newline {
            at += 1;
        }
    }
    at as u32
}
