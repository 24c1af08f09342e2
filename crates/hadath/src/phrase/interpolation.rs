//! Interpolations: what stands between two commas or two dashes in the middle of a clause and leaves the clause as it was
//! (قصفت المدفعية، بحسب المرصد، بلدة …).

use super::{Chunk, ChunkKind};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::Word;
use crate::text::token::Punct;

/// Longest interpolation, in chunks.
const LONGEST: usize = 10;

/// Finds the interpolations and ties their marks to each other.
pub fn find(words: &[Word], cs: &mut [Chunk]) {
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
    if !inside || !(begins(words, first) || mark == Punct::Dash) {
        return None;
    }
    let at = (open + 2..cs.len().min(open + LONGEST)).find(|&k| cs[k].is_punct(mark))?;
    let plain = |c: &Chunk| match c.kind {
        ChunkKind::Opener => false,
        ChunkKind::Punct(p) => !matches!(p, Punct::Stop | Punct::Semicolon | Punct::Colon | Punct::Comma),
        ChunkKind::Verb => !c.conj,
        _ => true,
    };
    (cs[open + 1..at].iter().all(plain) && goes_on(cs, at)).then_some(at)
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

/// After the mark comes a phrase of the clause, not the next clause.
fn goes_on(cs: &[Chunk], at: usize) -> bool {
    let next = |k: usize| cs.get(k).filter(|c| c.kind != ChunkKind::Time);
    next(at + 1).or_else(|| next(at + 2)).is_some_and(|c| c.kind == ChunkKind::Noun && !c.conj)
}
