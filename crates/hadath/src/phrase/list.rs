//! Lists with commas: of places (قرى شمع، طيرحرفا، الناقورة، ودبل), and of things of one kind with و (الرئيس، والحكومة،
//! والأجهزة). Every item is coordinated with the one before.

use super::{Chunk, ChunkKind};
use crate::lexicon::class::Classes;
use crate::lexicon::paradigm::Feats;
use crate::mention::{NONE, Word};
use crate::text::token::Punct;

/// Finds the lists and marks their items.
pub fn find(words: &[Word], cs: &mut [Chunk]) {
    let mut i = 0;
    while i < cs.len() {
        i = if heads_list(&cs[i]) { items(words, cs, i) } else { i + 1 };
    }
    for k in 2..cs.len() {
        if joined(cs, k) {
            cs[k].coord = true;
        }
    }
}

/// Chunk `k` goes on after a comma and و with a thing of the kind before it, and begins no clause.
fn joined(cs: &[Chunk], k: usize) -> bool {
    let kinds = [
        Classes::PLACE.with(Classes::PLACE_HEAD),
        Classes::FACILITY,
        Classes::FORCE.with(Classes::INSTITUTION).with(Classes::SPEAKER).with(Classes::PERSON),
    ];
    let (a, b) = (&cs[k - 2], &cs[k]);
    let verb = cs.get(k + 1).is_some_and(|n| n.kind == ChunkKind::Verb);
    b.bare()
        && b.conj
        && cs[k - 1].is_punct(Punct::Comma)
        && a.kind == ChunkKind::Noun
        && a.trigger == NONE
        && b.trigger == NONE
        && !verb
        && kinds.iter().any(|&kind| a.classes.any(kind) && b.classes.any(kind))
}

/// Several places, or a place with a name.
fn heads_list(c: &Chunk) -> bool {
    let several = c.classes.has(Classes::PLACE_HEAD) && c.feats.any(Feats::PLURAL.with(Feats::DUAL));
    c.kind == ChunkKind::Noun && c.trigger == NONE && (several || c.all.has(Classes::PLACE))
}

/// Marks the items after chunk `first`; returns where to go on.
fn items(words: &[Word], cs: &mut [Chunk], first: usize) -> usize {
    let (mut last, mut found, mut closed) = (first, 0, false);
    while !closed && last + 2 < cs.len() && cs[last + 1].is_punct(Punct::Comma) && item(words, &cs[last + 2])
    {
        last += 2;
        found += 1;
        closed = cs[last].conj;
    }
    let and = cs.get(last + 1).is_some_and(|c| c.conj && item(words, c));
    if found >= 2 || found == 1 && (and || closed) {
        for k in (first + 2..=last).step_by(2) {
            cs[k].coord = true;
        }
    }
    last + 1
}

/// A place or a word that nobody knows, without a preposition.
fn item(words: &[Word], c: &Chunk) -> bool {
    const LONGEST: u32 = 4;
    let name = c.classes.has(Classes::PLACE)
        || words[c.head as usize].unknown()
        || c.classes.has(Classes::PLACE_HEAD);
    c.bare() && c.trigger == NONE && name && c.end - c.start <= LONGEST
}
