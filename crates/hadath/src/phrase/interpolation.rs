//! Interpolations: what stands between two commas or two dashes in the middle of a clause and leaves the clause as it was
//! (قصفت المدفعية، بحسب المرصد، بلدة …).

use super::{Chunk, ChunkKind};
use crate::lexicon::class::{Classes, Prep};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::{NONE, Word};
use crate::text::token::Punct;

/// Longest interpolation, in chunks.
const LONGEST: usize = 10;

/// Finds the interpolations and ties their marks to each other.
pub fn find(words: &[Word], cs: &mut [Chunk]) {
    for k in 1..cs.len() {
        if let Some(close) = supposed(words, cs, k) {
            (cs[k].skip_to, cs[close].skip_from) = (close as u32, k as u32);
        }
    }
    let mut open = 0;
    while open < cs.len() {
        match close(words, cs, open) {
            Some(close) => {
                cs[open].skip_to = close as u32;
                cs[close].skip_from = open as u32;
                open = close;
            }
            None => open += 1,
        }
    }
}

/// The mark that closes the interpolation which opens at `open`.
fn close(words: &[Word], cs: &[Chunk], open: usize) -> Option<usize> {
    let ChunkKind::Punct(mark @ (Punct::Comma | Punct::Dash)) = cs[open].kind else { return None };
    let first = cs.get(open + 1)?;
    let inside = open > 0 && cs[open - 1].end == cs[open].start && !first.conj;
    let apposed = inside && mark == Punct::Comma && apposed(words, &cs[open - 1], first);
    let described = inside && mark == Punct::Comma && described(words, &cs[open - 1], first);
    // …، فجر الجمعة بحسب المراسل، …
    let dated =
        first.kind == ChunkKind::Time && cs.get(open + 2).is_some_and(|c| c.kind == ChunkKind::Attribution);
    let told = begins(words, first) || dated || mark == Punct::Dash;
    if !inside || !(told || apposed || described) {
        return None;
    }
    let at = (open + 2..cs.len().min(open + LONGEST)).find(|&k| cs[k].is_punct(mark))?;
    let plain = |c: &Chunk| match c.kind {
        ChunkKind::Opener => false,
        ChunkKind::Punct(p) => !matches!(p, Punct::Stop | Punct::Semicolon | Punct::Colon | Punct::Comma),
        ChunkKind::Verb => !c.conj,
        _ => true,
    };
    let on = if apposed { takes_up(cs, open, at) } else { goes_on(cs, at) };
    (cs[open + 1..at].iter().all(plain) && on).then_some(at)
}

/// طيران مسيّر يُعتقد أنه أمريكي استهدف: what is only supposed of the thing before; the chunk that ends it.
fn supposed(words: &[Word], cs: &[Chunk], k: usize) -> Option<usize> {
    let [before, verb, that, said, next] = cs.get(k - 1..k + 4)? else { return None };
    let thinks = verb.kind == ChunkKind::Verb
        && verb.feats.has(Feats::PRESENT)
        && verb.feats.has(Feats::THIRD.with(Feats::MASCULINE))
        && !verb.conj
        && words[verb.head as usize].enc == Enc::None;
    let short = said.bare() && said.end == said.start + 1 && words[said.head as usize].adjective;
    let noun = before.kind == ChunkKind::Noun && !before.definite;
    (thinks
        && noun
        && that.kind == ChunkKind::Subordinator
        && short
        && (next.kind == ChunkKind::Verb || next.is_punct(Punct::Comma)))
    .then_some(k + 2)
}

/// A source, a verb that describes, على ما يبدو.
fn begins(words: &[Word], c: &Chunk) -> bool {
    match c.kind {
        ChunkKind::Attribution => true,
        ChunkKind::Verb => {
            c.feats.has(Feats::PRESENT) && !c.negated || words[c.head as usize].enc != Enc::None
        }
        ChunkKind::Adverb => !c.negated,
        _ => false,
    }
}

/// الحركة، المرتبطة بتنظيم القاعدة، …: whose or what sort of body it is.
fn described(words: &[Word], before: &Chunk, first: &Chunk) -> bool {
    let head = &words[first.head as usize];
    before.kind == ChunkKind::Noun
        && before.classes.any(Classes::ARMED.with(Classes::INSTITUTION))
        && before.trigger == NONE
        && before.definite
        && first.bare()
        && first.trigger == NONE
        && head.adjective
        && head.al()
        && first.head == first.start
}

/// مقاتلو الحركة، أكبر حركات التمرد في دارفور، …: what a body or a person is, as a superlative or a title says.
fn apposed(words: &[Word], before: &Chunk, first: &Chunk) -> bool {
    let human = Classes::FORCE.with(Classes::ACTOR).with(Classes::INSTITUTION).with(Classes::PERSON);
    let same = Classes::FORCE.with(Classes::FIGHTER).with(Classes::INSTITUTION).with(Classes::SPEAKER);
    let head = &words[first.start as usize];
    before.kind == ChunkKind::Noun
        && before.trigger == NONE
        && before.all.any(human)
        && first.bare()
        && !first.coord
        && first.trigger == NONE
        && first.all.any(same)
        && !head.al()
        && first.end > first.start + 1
}

/// After an apposition the clause of the verb before it goes on, with an event or a phrase with a preposition.
fn takes_up(cs: &[Chunk], open: usize, at: usize) -> bool {
    let verb = cs[..open].iter().rev().take(4).any(|c| c.kind == ChunkKind::Verb);
    let all_nouns = cs[open + 1..at].iter().all(|c| matches!(c.kind, ChunkKind::Noun | ChunkKind::Aside));
    let next = cs
        .get(at + 1)
        .is_some_and(|c| c.kind == ChunkKind::Noun && !c.conj && (c.trigger != NONE || c.prep != Prep::None));
    verb && all_nouns && next
}

/// After the mark comes a phrase of the clause, not the next clause.
fn goes_on(cs: &[Chunk], at: usize) -> bool {
    let next = |k: usize| cs.get(k).filter(|c| c.kind != ChunkKind::Time);
    next(at + 1).or_else(|| next(at + 2)).is_some_and(|c| c.kind == ChunkKind::Noun && !c.conj)
}
