//! Questions about single words of a phrase.

use super::Builder;
use crate::lexicon::class::{Classes, Func, Marks};
use crate::lexicon::paradigm::{Enc, Feats, Pro};
use crate::mention::{NONE, Word};
use crate::phrase::Chunker;
use crate::text::fold::{Letter, NOON, WAW, YEH, fold_str, last_written};
use once_cell::sync::Lazy;
use rustc_hash::FxHashSet;

/// شمال، جنوبي: a point of the compass.
pub fn is_compass(letters: &[Letter]) -> bool {
    static POINTS: Lazy<[Vec<Letter>; 4]> = Lazy::new(|| ["شمال", "جنوب", "شرق", "غرب"].map(fold_str));
    POINTS.iter().any(|p| letters == p.as_slice() || letters.strip_suffix(&[YEH]) == Some(p))
}

/// الصحة، والسكان: what ministries, committees and forces are for, with the article.
pub fn is_field(letters: &[Letter]) -> bool {
    static FIELDS: Lazy<FxHashSet<Vec<Letter>>> = Lazy::new(|| {
        let words = "أمن دفاع داخلية خارجية عدل صحة سكان مغتربين مهجرين مهاجرين لاجئين شؤون طوارئ إسعاف إنقاذ \
                     إغاثة طيران هجرة تربية تعليم تعاون تنمية تخطيط سياحة ثقافة آثار رياضة شباب طفولة أسرة عمل \
                     تضامن زراعة ري صناعة تجارة نقل مواصلات اتصالات بلديات طاقة كهرباء مياه معادن نفط بيئة \
                     إسكان تعمير تموين حريات أوقاف إرشاد دعوة إعلام تقنية علوم مالية اقتصاد استثمار مصالحة سلم \
                     سلام استخبارات مخابرات إطفاء عشائر";
        words.split_whitespace().map(|w| fold_str(&format!("ال{w}"))).collect()
    });
    FIELDS.contains(letters.strip_prefix(&[WAW]).unwrap_or(letters))
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
        let other =
            people_beside(b, w) || one_and_several(b, i, w) || land_beside(b, i, w) || other_case(b, i, w);
        return (!speaks || tight) && !other && !circumstance(b, i, w);
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
    let apart = accusative && list[b.last].ta && (last.nominal || last.adjective) && !last.al();
    // بأربعة صواريخ مستهدفة سيارة: what is struck stands after it.
    let strikes = || {
        let next = b.c.is_word(i + 1).then(|| b.c.word(i + 1));
        let object = next
            .is_some_and(|n| n.func == Func::None && n.nominal && !n.adjective && n.pro.0 & !Pro::AL.0 == 0);
        object && w.marks.has(Marks::HIT) && !w.al() && w.enc == Enc::None
    };
    active && apart || strikes()
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

/// اتهمت الحكومة الحوثيين: a sound masculine plural says nothing of one body (but عناصر الحركة المسلحين).
fn one_and_several(b: &Builder<'_, '_, '_>, i: usize, w: &Word) -> bool {
    let men = Feats::PLURAL.with(Feats::MASCULINE).with(Feats::CLOSED);
    let one = Feats::SINGULAR.with(Feats::FEMININE);
    let last = b.c.word(b.last);
    let feats = last.noun_feats;
    // الحوثيين: a name without features.
    let named = w.classes.has(Classes::ACTOR) && matches!(b.c.a.tokens.letters(i), [.., WAW | YEH, NOON]);
    // وزير الإعلام معمر الإرياني الحوثيين: nor of one man with his name.
    let several = Feats::PLURAL.with(Feats::DUAL);
    let man = (b.names > 0 || b.chunk.classes.has(Classes::SPEAKER))
        && !b.chunk.feats.any(several)
        && !last.noun_feats.any(several);
    if man && w.al() && (w.noun_feats.has(men) || named) {
        return true;
    }
    w.al()
        && (w.noun_feats.has(men) || named)
        && last.al()
        && feats.has(one)
        && !feats.any(Feats::PLURAL.with(Feats::DUAL))
        && b.last == b.chunk.head as usize
        && b.chunk.count == 0
        && !last.classes.any(Classes::CIVILIAN.with(Classes::FIGHTER).with(Classes::QUANTITY))
}

/// حمّل المجلس الانتقالي السعودية: a land named by a feminine adjective, after a masculine one.
fn land_beside(b: &Builder<'_, '_, '_>, i: usize, w: &Word) -> bool {
    let (last, list) = (b.c.word(b.last), &b.c.a.tokens.list);
    let masculine = last.al() && !list[b.last].ta && !last.noun_feats.any(Feats::PLURAL.with(Feats::DUAL));
    let head = b.c.word(b.chunk.head as usize);
    w.al()
        && w.classes.has(Classes::NATION)
        && list[i].ta
        && masculine
        && !list[b.chunk.head as usize].ta
        && head.al()
        && !head.noun_feats.any(Feats::PLURAL.with(Feats::FEMININE))
}

/// اغتال مسلحون ناشطاً، قتل جندي شاباً، هاجم متشددون مسيحيين: without an article, what differs in case or number is the
/// object.
fn other_case(b: &Builder<'_, '_, '_>, i: usize, w: &Word) -> bool {
    let last = b.c.word(b.last);
    if w.al() || last.al() || w.enc != Enc::None || last.noun == NONE {
        return false;
    }
    let (men, feats) = (last.noun_feats, w.noun_feats);
    let closed = men.has(Feats::CLOSED) && men.any(Feats::PLURAL.with(Feats::DUAL));
    if closed {
        let nominative =
            men.has(Feats::NOMINATIVE) && feats.has(Feats::CLOSED) && !feats.has(Feats::NOMINATIVE);
        return nominative || !feats.any(Feats::PLURAL.with(Feats::DUAL));
    }
    // مسلح ناشطاً: with its alef, beside a noun that would have one too.
    let written = last_written(b.c.a.source(b.last));
    feats.has(Feats::INDEFINITE)
        && feats.has(Feats::SINGULAR)
        && last.classes.any(Classes::FIGHTER.with(Classes::CIVILIAN).with(Classes::NISBA))
        && men.has(Feats::SINGULAR)
        && !men.any(Feats::INDEFINITE.with(Feats::FEMININE).with(Feats::PLURAL))
        && !matches!(written, Some('ا' | 'ى' | 'ء' | 'ة'))
        && !b.c.a.tokens.list[i].ta
}

/// أي، أية
pub fn any(c: &Chunker<'_, '_>, i: usize) -> bool {
    static WORDS: Lazy<[Vec<u8>; 2]> = Lazy::new(|| ["أي", "أية"].map(fold_str));
    WORDS.iter().any(|w| c.a.stem(i) == w.as_slice())
}
