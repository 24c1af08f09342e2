//! Questions about single words of a phrase.

use super::Builder;
use crate::lexicon::class::{Classes, Marks};
use crate::lexicon::paradigm::Feats;
use crate::mention::Word;
use crate::phrase::Chunker;
use crate::text::fold::{Letter, YEH, fold_str};
use once_cell::sync::Lazy;

/// شمال، جنوبي: a point of the compass.
pub fn is_compass(letters: &[Letter]) -> bool {
    static POINTS: Lazy<[Vec<Letter>; 4]> = Lazy::new(|| ["شمال", "جنوب", "شرق", "غرب"].map(fold_str));
    POINTS.iter().any(|p| letters == p.as_slice() || letters.strip_suffix(&[YEH]) == Some(p))
}

/// Participles that tie a force to its owner: التابعة لـ، الموالية لـ، المدعومة من.
pub fn dependent(w: &Word) -> bool {
    w.marks.has(Marks::DEPENDENT)
}

/// Is word `i` an adjective of the last word?
pub fn is_adjective(b: &Builder<'_, '_, '_>, i: usize, w: &Word) -> bool {
    if w.adjective {
        // قائلاً، مؤكدة: a participle of speech goes on with the clause, not with the noun.
        let speaks = b.c.a.lexicon.trigger(w.noun).is_some_and(|t| t.act.is_some());
        // حصاراً مشدداً على البلدة: no stressing here.
        let tight = speaks && b.last as u32 == b.chunk.trigger && is_tight(b, i);
        return (!speaks || tight) && !people_beside(b, w) && !circumstance(b, i, w);
    }
    if !w.unknown() {
        return false;
    }
    // Nisba by shape: …ي، …ية after a noun that agrees.
    let letters = b.c.a.tokens.letters(i);
    let ta = b.c.a.tokens.list[i].ta;
    let n = letters.len() - usize::from(w.stem.min(letters.len() as u8));
    n >= 4 && (ta && letters.len() >= 2 && letters[letters.len() - 2] == YEH)
}

/// مشدد، مشددة
fn is_tight(b: &Builder<'_, '_, '_>, i: usize) -> bool {
    static TIGHT: Lazy<Vec<Letter>> = Lazy::new(|| fold_str("مشدد"));
    b.c.a.stem(i).starts_with(&TIGHT)
}

/// سيارة مفخخة مستهدفاً قافلة: a masculine accusative after a feminine noun says how whoever did it did it.
fn circumstance(b: &Builder<'_, '_, '_>, i: usize, w: &Word) -> bool {
    let list = &b.c.a.tokens.list;
    let accusative = w.noun_feats.has(Feats::INDEFINITE) && !w.noun_feats.has(Feats::PLURAL) && !list[i].ta;
    let last = b.c.word(b.last);
    let active = w.marks.any(Marks::HIT);
    accusative && active && list[b.last].ta && (last.nominal || last.adjective) && !last.al()
}

/// منعت القوات الصحفيين: a plural of people is no adjective of a force.
fn people_beside(b: &Builder<'_, '_, '_>, w: &Word) -> bool {
    let last = b.c.word(b.last);
    let men = Feats::PLURAL.with(Feats::MASCULINE);
    w.al()
        && w.nominal
        && w.noun_feats.has(men)
        && w.noun_feats.any(Feats::CLOSED)
        && last.al()
        && last.classes.has(Classes::FORCE)
        && last.noun_feats.has(Feats::PLURAL)
}

/// أي، أية
pub fn any(c: &Chunker<'_, '_>, i: usize) -> bool {
    static WORDS: Lazy<[Vec<u8>; 2]> = Lazy::new(|| ["أي", "أية"].map(fold_str));
    WORDS.iter().any(|w| c.a.stem(i) == w.as_slice())
}
