//! What a pronoun stands for: the nearest noun phrase before it that agrees and fits.

use super::{Clause, Scene};
use crate::lexicon::class::{Classes, Prep};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::phrase::{Analysis, Chunk, ChunkKind};
use crate::text::fold::fold_str;
use once_cell::sync::Lazy;

/// How many chunks back an antecedent may stand.
const BACK: usize = 16;

/// Prepositions with their pronoun: عليهم، ضدها، إليه، به.
static JOINED: Lazy<Vec<(Vec<u8>, Prep, Enc)>> = Lazy::new(|| {
    let stems = [
        ("علي", Prep::On),
        ("ضد", Prep::Against),
        ("الي", Prep::To),
        ("نحو", Prep::To),
        ("تجاه", Prep::To),
        ("عن", Prep::About),
        ("ب", Prep::B),
        ("ل", Prep::L),
        ("في", Prep::In),
        ("من", Prep::From),
        ("وراء", Prep::At),
        ("خلف", Prep::At),
    ];
    let ends = [("ه", Enc::Him), ("ها", Enc::Her), ("هم", Enc::Them), ("هما", Enc::Both), ("هن", Enc::ThemF)];
    let word = |(s, p): &(&str, Prep)| {
        let (s, p) = (*s, *p);
        ends.map(|(e, enc)| (fold_str(&format!("{s}{e}")), p, enc))
    };
    stems.iter().flat_map(word).collect()
});

/// The preposition and the pronoun of chunk `k`, when it is one word made of both.
pub fn joined(a: &Analysis<'_>, cs: &[Chunk], k: usize) -> Option<(Prep, Enc)> {
    let c = cs.get(k)?;
    if c.kind != ChunkKind::Adverb || c.end != c.start + 1 {
        return None;
    }
    let letters = a.tokens.letters(c.start as usize);
    JOINED.iter().find(|(word, ..)| word.as_slice() == letters).map(|&(_, prep, enc)| (prep, enc))
}

static ONE: Lazy<[Vec<u8>; 2]> = Lazy::new(|| ["أحد", "إحدى"].map(fold_str));

/// The pronoun at the end of أنه، لكنها، أنهم.
fn ending(letters: &[u8]) -> Option<Enc> {
    let ends = |s: &str| letters.ends_with(&fold_str(s));
    match () {
        () if ends("ها") => Some(Enc::Her),
        () if ends("هم") => Some(Enc::Them),
        () if ends("هما") => Some(Enc::Both),
        () if ends("ه") => Some(Enc::Him),
        () => None,
    }
}

impl Scene<'_> {
    /// The preposition and the pronoun of chunk `k`, when it is one word made of both.
    pub fn joined(&self, k: usize) -> Option<(Prep, Enc)> {
        joined(self.a, self.cs, k)
    }

    /// The noun phrase before chunk `at` that pronoun `enc` stands for.
    pub fn antecedent_of(&self, enc: Enc, at: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
        if matches!(enc, Enc::None | Enc::Us | Enc::You) {
            return None;
        }
        (at.saturating_sub(BACK)..at).rev().find(|&k| {
            let c = &self.cs[k];
            c.kind == ChunkKind::Noun && c.trigger == NONE && self.agrees_with(enc, k) && fits(k)
        })
    }

    /// لكنه لا ينوي، قالوا إنه يطوّق: the subject of an earlier verb that the pronoun before verb `v` takes up.
    pub fn pronoun_subject(&self, v: usize) -> Option<usize> {
        if !self.clause().pronoun_before(v) {
            return None;
        }
        let mark = (v.saturating_sub(2)..v)
            .rev()
            .find(|&k| matches!(self.cs[k].kind, ChunkKind::Subordinator | ChunkKind::Opener))?;
        let enc = ending(self.a.tokens.letters(self.cs[mark].start as usize))?;
        let subjects = (mark.saturating_sub(2 * BACK)..mark).rev().filter_map(|k| self.roles[k]?.subject);
        let mut fitting = subjects.filter(|&s| s < mark && self.acts(s) && self.agrees_with(enc, s));
        // يدفعون الفتاة إلى الإدلاء باعترافات، غير أنها قالت: no subject, but the one person who agrees.
        let person = |&k: &usize| {
            let c = &self.cs[k];
            let one = c.classes.has(Classes::CIVILIAN) && c.definite && !c.feats.has(Feats::PLURAL);
            c.bare() && one && c.trigger == NONE && self.agrees_with(enc, k)
        };
        let told = self.cs[mark].kind == ChunkKind::Opener;
        fitting.next().or_else(|| (mark.saturating_sub(BACK)..mark).rev().find(person).filter(|_| told))
    }

    /// Can pronoun `enc` stand for `np`?
    pub fn agrees_with(&self, enc: Enc, np: usize) -> bool {
        agrees(&self.clause(), enc, np)
    }
}

/// Can pronoun `enc` stand for `np`?
pub fn agrees(clause: &Clause<'_>, enc: Enc, np: usize) -> bool {
    let c = &clause.cs[np];
    let name = clause.a.words[c.head as usize].unknown() || c.classes.has(Classes::PERSON);
    let plural = c.feats.has(Feats::PLURAL) || c.count > 2;
    let more = clause.cs.get(np + 1).is_some_and(|n| n.coord);
    let group =
        c.classes.any(Classes::FORCE.with(Classes::FIGHTER).with(Classes::QUANTITY).with(Classes::CIVILIAN))
            && !c.feats.has(Feats::SINGULAR);
    // أحد المنازل، إحدى القوافل: one of them.
    let first = clause.a.tokens.letters(c.start as usize);
    if first.ends_with(&ONE[0]) || first.ends_with(&ONE[1]) {
        return enc == if first.ends_with(&ONE[0]) { Enc::Him } else { Enc::Her };
    }
    match enc {
        Enc::Him => name || clause.masculine(np) && !plural && !c.feats.has(Feats::DUAL),
        Enc::Her => name || clause.feminine(np),
        Enc::Them => plural || group || more || c.classes.has(Classes::ACTOR),
        Enc::Both => c.feats.has(Feats::DUAL) || more || c.count == 2,
        Enc::ThemF => plural,
        _ => false,
    }
}
