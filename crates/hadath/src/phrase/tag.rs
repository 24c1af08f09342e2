//! What a word is where it stands: the choice between verb and noun, and the closed classes.

use super::{Chunk, ChunkKind, Chunker};
use crate::lexicon::class::{Classes, Func, Marks, Needs, Prep};
use crate::lexicon::paradigm::{Enc, Feats, Pro};
use crate::mention::{NONE, Word};
use crate::model::EventKind;
use crate::text::fold::{ALEF, HEH, Letter, NOON, SEEN, TEH, WAW, YEH, fold_str, spell};
use crate::text::token::{Punct, TokenKind};
use once_cell::sync::Lazy;

/// The part of speech in context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Tag {
    Verb,
    Noun,
    Preposition,
    Subordinator,
    Opener,
    Relative,
    Attribution,
    Particle,
    Conjunction,
    Adverb,
}

macro_rules! fixed {
    ($($name:ident = $text:literal;)*) => { $(static $name: Lazy<Vec<Letter>> = Lazy::new(|| fold_str($text));)* };
}
fixed! {
BEFORE = "قبل"; SIDE = "جانب"; PART = "طرف"; HAND = "يد"; HANDS = "أيدي"; HANDS2 = "أيد"; NEARNESS = "القرب";
FROM = "من"; WITHOUT = "دون"; SAWFA = "سوف"; THROUGH = "خلال"; BOARD = "متن"; PASSING = "مرور"; ABOUT = "نحو"; SELF = "نفس"; WHAT = "ما"; }

/// The tag of word `i`.
pub fn tag(c: &Chunker<'_, '_>, i: usize) -> Tag {
    let w = c.word(i);
    if w.inside {
        return Tag::Noun;
    }
    if matches!(c.a.tokens.list[i].kind, TokenKind::Number | TokenKind::Latin) {
        return Tag::Noun;
    }
    if w.marks.has(Marks::RESET) {
        return Tag::Opener;
    }
    // نقلاً عن، على حد قول: phrases of attribution.
    if w.phrase_end > 0 && c.a.lexicon.trigger(w.noun).is_some_and(|t| t.attribution) {
        return if attributes(c, i) { Tag::Attribution } else { Tag::Adverb };
    }
    if forcefully(c, i) {
        return Tag::Adverb;
    }
    if urgent(c, i) {
        return Tag::Adverb;
    }
    match w.func {
        Func::None => {}
        Func::Preposition if c.a.lexicon.trigger(w.noun).is_some() && attributes(c, i) => {
            return Tag::Attribution;
        }
        Func::Preposition if c.a.lexicon.trigger(w.noun).is_some() => {
            return Tag::Adverb;
        }
        Func::Preposition if expresses(c, i, w) || makes_clear(c, i, w) => return Tag::Verb,
        Func::Preposition if is_ali(c, i) => return Tag::Noun,
        Func::Preposition if cleft(c, i + 1) => return Tag::Adverb,
        Func::Preposition => return Tag::Preposition,
        Func::Subordinator => return Tag::Subordinator,
        Func::Opener => return Tag::Opener,
        Func::Relative => return Tag::Relative,
        Func::Negative | Func::Particle => return Tag::Particle,
        // تقول أم محمد: a mother, not «or», which never stands between a verb and its subject.
        Func::Conjunction if mother(c, i) => return Tag::Noun,
        Func::Conjunction => return Tag::Conjunction,
        Func::Adverb => return Tag::Adverb,
        Func::Demonstrative => return Tag::Noun,
        // له، عليهم، منها: a preposition with its pronoun.
        Func::Pronoun => return if w.enc == Enc::None { Tag::Noun } else { Tag::Adverb },
    }
    if w.noun == NONE && w.verb == NONE {
        if w.marks.any(Marks::NEGATION.with(Marks::POSSIBLE)) {
            return Tag::Particle;
        }
        if w.marks != Marks::NONE {
            return Tag::Adverb;
        }
        return if guess_verb(c, i) { Tag::Verb } else { Tag::Noun };
    }
    if w.verb == NONE {
        return Tag::Noun;
    }
    if w.noun == NONE {
        return Tag::Verb;
    }
    if verb_score(c, i, w) > 0 { Tag::Verb } else { Tag::Noun }
}

/// تداهم بقوة بؤراً، قصفت بعنف أحياء: how, before what is hit; not بقوة عسكرية.
fn forcefully(c: &Chunker<'_, '_>, i: usize) -> bool {
    static WORDS: Lazy<[Vec<Letter>; 4]> = Lazy::new(|| ["بقوة", "بشدة", "بعنف", "بكثافة"].map(fold_str));
    let letters = c.a.tokens.letters(i);
    let verb = match c.out.as_slice() {
        [.., last] if last.kind == ChunkKind::Verb => last.end as usize == i,
        [.., before, last] => before.kind == ChunkKind::Verb && last.bare() && last.end as usize == i,
        _ => false,
    };
    verb && WORDS.iter().any(|w| w.as_slice() == letters)
        && !(c.is_word(i + 1) && c.word(i + 1).adjective && c.a.tokens.list[i + 1].ta && !c.word(i + 1).al())
}

/// #عاجل طيران مسيّر …: the word that heads a flash, before anything else.
fn urgent(c: &Chunker<'_, '_>, i: usize) -> bool {
    c.out.len() < 3
        && c.out.iter().all(|l| matches!(l.kind, ChunkKind::Punct(_)))
        && spell(c.a.tokens.letters(i), "عاجل")
}

/// أم directly after a verb or a preposition is a noun.
fn mother(c: &Chunker<'_, '_>, i: usize) -> bool {
    static UMM: Lazy<Vec<Letter>> = Lazy::new(|| fold_str("أم"));
    // وأم جلال: a name in a list; «and or» is no Arabic.
    let listed = c.word(i).pro.conj() && c.a.tokens.letters(i).ends_with(&UMM);
    if listed {
        return c.is_word(i + 1);
    }
    c.a.tokens.letters(i) == UMM.as_slice()
        && c.is_word(i + 1)
        && c.out.last().is_none_or(|l| {
            let name =
                c.word(i + 1).unknown() || c.word(i + 1).classes.any(Classes::PERSON.with(Classes::PLACE));
            l.end as usize == i && (l.kind == ChunkKind::Verb || l.is_punct(Punct::Comma) && name)
        })
}

/// بحسب، وفق … attribute when a source follows, not a norm (وفق القانون).
fn attributes(c: &Chunker<'_, '_>, i: usize) -> bool {
    let w = c.word(i);
    let mut next = if w.phrase_end > 0 { w.phrase_end as usize } else { i + 1 };
    while c.punct(next).is_some_and(|p| matches!(p, Punct::Quote | Punct::QuoteOpen)) {
        next += 1;
    }
    if !c.is_word(next) || c.time_at(next).is_some() {
        return false;
    }
    let n = c.word(next);
    !n.classes.has(Classes::NORM)
        || n.classes.any(Classes::HUMAN.with(Classes::TEXT)) && !n.classes.has(Classes::GENERAL)
}

/// عبّر … عن: the preposition عبر is a verb of speech when عن follows in its clause.
fn expresses(c: &Chunker<'_, '_>, i: usize, w: &Word) -> bool {
    static THROUGH: Lazy<Vec<Letter>> = Lazy::new(|| fold_str("عبر"));
    let speech = c.a.lexicon.trigger(w.verb).is_some();
    // دون الكشف عن اسمه: not «he noted down».
    speech
        && c.a.tokens.letters(i).ends_with(&THROUGH)
        && (w.pro.conj() || !clause_has_verb(c))
        && (i + 1..c.end)
            .take(9)
            .take_while(|&k| {
                // أعلنت الحركة، عبر إذاعتها، مسؤوليتها عن: a comma ends the phrase of a preposition.
                let ends = |p| {
                    matches!(p, Punct::Stop | Punct::Colon | Punct::Quote | Punct::QuoteOpen)
                        || p == Punct::Comma && !w.pro.conj()
                };
                !c.punct(k).is_some_and(ends)
            })
            .any(|k| c.word(k).prep == Prep::About && c.word(k).enc == Enc::None)
}

/// أعلن التنظيم عبر تليغرام: the clause so far has its verb.
fn clause_has_verb(c: &Chunker<'_, '_>) -> bool {
    const BACK: usize = 6;
    let plain = |l: &&Chunk| matches!(l.kind, ChunkKind::Noun | ChunkKind::Time | ChunkKind::Adverb);
    c.out.iter().rev().take(BACK).find(|l| !plain(l)).is_some_and(|l| l.kind == ChunkKind::Verb)
}

/// وبيّن المصدر أن …: the preposition بين is a verb of speech when it opens its clause and أن follows.
fn makes_clear(c: &Chunker<'_, '_>, i: usize, w: &Word) -> bool {
    static BETWEEN: Lazy<Vec<Letter>> = Lazy::new(|| fold_str("بين"));
    const REACH: usize = 12;
    let speech = c.a.lexicon.trigger(w.verb).is_some();
    let opens = c.out.last().is_none_or(|l| {
        matches!(l.kind, ChunkKind::Opener | ChunkKind::Punct(Punct::Comma | Punct::Stop | Punct::Semicolon))
    });
    speech
        && opens
        && c.a.tokens.letters(i).ends_with(&BETWEEN)
        && (i + 1..c.end.min(i + REACH))
            // بين العاصمة والجبهة: two, and nobody who speaks.
            .take_while(|&k| c.punct(k).is_none() && !c.word(k).pro.conj() && plain_noun(c, k))
            .any(|k| c.word(k).func == Func::Subordinator)
}

/// قال علي شمخاني: a name, written with ي, after a verb of speech that asks for no على.
fn is_ali(c: &Chunker<'_, '_>, i: usize) -> bool {
    let name = c.is_word(i + 1) && c.word(i + 1).unknown() && c.word(i + 1).func == Func::None;
    let said = c.out.last().filter(|l| l.kind == ChunkKind::Verb && l.end as usize == i).is_some_and(|l| {
        c.a.lexicon.trigger(c.word(l.head as usize).verb).is_some_and(|t| {
            t.kind == EventKind::Statement && !matches!(t.needs, Needs::Comment | Needs::Insist)
        })
    });
    crate::text::fold::written(c.a.source(i), "علي") && name && said
}

/// Neither a verb nor a relative: what may stand between a verb of speech and its أن.
fn plain_noun(c: &Chunker<'_, '_>, i: usize) -> bool {
    let w = c.word(i);
    w.func != Func::Relative && (w.verb == NONE || w.noun != NONE || w.func != Func::None)
}

/// Where it is clear at once: a verb (9) or a noun (-9).
fn certain(c: &Chunker<'_, '_>, i: usize, w: &Word) -> Option<i32> {
    if w.al() || w.pro.any(Pro::B.with(Pro::K)) {
        return Some(-9);
    }
    if w.pro.has(Pro::S) {
        return Some(9);
    }
    // نفى أن يكون …، نفى ما نشرته …: a verb of speech before its clause.
    let speech = c.a.lexicon.trigger(w.verb).is_some_and(|t| t.kind == EventKind::Statement);
    if speech && c.out.is_empty() && c.is_word(i + 1) && w.verb_feats.has(Feats::PAST) {
        let next = c.word(i + 1);
        if next.func == Func::Subordinator || c.a.tokens.letters(i + 1) == WHAT.as_slice() {
            return Some(9);
        }
    }
    // وفقاً لما ذكره شهود: what they said.
    const WHAT_LONG: usize = 4;
    if speech && w.enc != Enc::None && w.pro.0 == 0 && i > 0 && c.is_word(i - 1) {
        let before = c.a.tokens.letters(i - 1);
        if before.ends_with(&WHAT) && before.len() <= WHAT_LONG {
            return Some(9);
        }
    }
    // بعدم نشر صور: a verbal noun.
    static NOT: Lazy<Vec<Letter>> = Lazy::new(|| fold_str("عدم"));
    if i > 0 && c.is_word(i - 1) && c.a.tokens.letters(i - 1).ends_with(&NOT) && !w.pro.conj() {
        return Some(-9);
    }
    if cleft(c, i) {
        return Some(9);
    }
    if accused_of_both(c, w) || denies(c, i, w) {
        return Some(-9);
    }
    // من الصعب وصف القصف: a verbal noun, or أن, follows.
    let judged = |l: &Chunk| {
        let cue = l.start > 0 && c.word(l.start as usize - 1).marks.has(Marks::POSSIBLE);
        cue && l.end as usize == i && l.prep == Prep::From
    };
    if !w.pro.conj() && w.nominal && c.out.last().is_some_and(judged) {
        return Some(-9);
    }
    // فجّرا نفسيهما: what is done to oneself.
    if c.is_word(i + 1) && c.word(i + 1).enc != Enc::None && c.a.tokens.letters(i + 1).starts_with(&SELF) {
        return Some(9);
    }
    None
}

/// الاحتلال هو من قصف المدنيين: word `i` is what whoever is named did.
fn cleft(c: &Chunker<'_, '_>, i: usize) -> bool {
    if i < 2 || !c.is_word(i) || !spell(c.a.tokens.letters(i - 1), "من") {
        return false;
    }
    let (pronoun, w) = (c.word(i - 2), c.word(i));
    let deed = w.verb_marks.has(Marks::LIGHT) || c.a.lexicon.trigger(w.verb).is_some();
    pronoun.func == Func::Pronoun
        && pronoun.enc == Enc::None
        && deed
        && w.verb_feats.has(Feats::THIRD)
        && !w.pro.conj()
}

/// نفت القيادة صلتها بالهجوم: after a verb of denial and its subject comes what is denied.
fn denies(c: &Chunker<'_, '_>, i: usize, w: &Word) -> bool {
    let [.., before, last] = c.out.as_slice() else { return false };
    let denial = before.kind == ChunkKind::Verb
        && c.a
            .lexicon
            .trigger(c.word(before.head as usize).verb)
            .is_some_and(|t| t.act == Some(crate::model::Act::Deny));
    denial && last.bare() && last.end as usize == i && w.enc != Enc::None && w.nominal && w.pro.0 == 0
}

/// اتهم لبنان إسرائيل بخرق الهدنة وشنّ غارات: two verbal nouns after a verb of blame.
fn accused_of_both(c: &Chunker<'_, '_>, w: &Word) -> bool {
    const BACK: usize = 6;
    let plain = Feats::PAST.with(Feats::THIRD).with(Feats::SINGULAR).with(Feats::MASCULINE);
    if !(w.pro.conj() && w.nominal && w.enc == Enc::None && w.verb_feats.has(plain)) {
        return false;
    }
    let mut charge = false;
    for k in c.out.iter().rev().take(BACK) {
        match k.kind {
            ChunkKind::Noun if k.prep == Prep::B && (!k.definite || k.trigger != NONE) => {
                let head = c.word(k.head as usize);
                charge |= !head.al() && (k.trigger != NONE || !head.marks.is_none());
            }
            ChunkKind::Noun | ChunkKind::Time | ChunkKind::Adverb => {}
            ChunkKind::Verb if charge => {
                let t = c.a.lexicon.trigger(c.word(k.head as usize).verb);
                return t.is_some_and(|t| t.act == Some(crate::model::Act::Accuse));
            }
            _ => return false,
        }
    }
    false
}

/// The clause so far is a definite event noun, perhaps with phrases that belong to it.
fn certain_event(c: &Chunker<'_, '_>) -> bool {
    const BACK: usize = 3;
    let beside = |l: &&Chunk| l.kind == ChunkKind::Noun && l.prep != Prep::None;
    let event = c.out.iter().rev().take(BACK).find(|l| !beside(l));
    event.is_some_and(|l| {
        l.kind == ChunkKind::Noun && l.trigger == l.head && l.definite && c.word(l.head as usize).al()
    })
}

/// A form that is a verb in another shape than the dictionary's is seldom a noun by chance.
fn shape_score(w: &Word) -> i32 {
    let mut score = 0;
    if !w.verb_feats.has(Feats::PAST.with(Feats::THIRD).with(Feats::SINGULAR).with(Feats::MASCULINE)) {
        score += if w.nominal && w.classes.any(Classes::HUMAN.with(Classes::PLACE).with(Classes::FACILITY)) {
            -1
        } else {
            1
        };
        if w.verb_feats.any(Feats::FIRST.with(Feats::SECOND))
            || w.verb_feats.any(Feats::DUAL.with(Feats::JUSSIVE))
        {
            score -= 3;
        }
        if w.verb_feats.has(Feats::PRESENT) && w.verb_feats.has(Feats::FEMININE) && w.nominal {
            // تنظيم، تدريب: nouns of form II look like 3fs imperfects only by their prefix.
            score -= 1;
        }
    }
    score
}

/// By what stands before the word.
fn last_score(c: &Chunker<'_, '_>, i: usize, w: &Word, trigger: bool) -> i32 {
    match c.out.last() {
        None if trigger => i32::from(w.pro.conj()),
        None => 1,
        Some(last) => match last.kind {
            ChunkKind::Adverb if last.negated || last.possible || last.future => 5,
            ChunkKind::Adverb => 0,
            ChunkKind::Subordinator => 1,
            ChunkKind::Relative => 4,
            ChunkKind::Opener => 2,
            ChunkKind::Verb if last.marks.has(Marks::AUX) => 2,
            ChunkKind::Verb if w.pro.conj() => 2,
            ChunkKind::Verb => -3,
            ChunkKind::Noun if w.pro.conj() => 1,
            ChunkKind::Noun => i32::from(last.bare() && last.definite),
            ChunkKind::Punct(Punct::Comma | Punct::Stop | Punct::Semicolon) => 1,
            // حسبما أفاد: only a clause can follow.
            ChunkKind::Attribution if c.a.tokens.letters(i - 1).ends_with(&WHAT) => 5,
            ChunkKind::Attribution => -5,
            _ => 0,
        },
    }
}

/// Positive: a verb. Both readings exist.
fn verb_score(c: &Chunker<'_, '_>, i: usize, w: &Word) -> i32 {
    if let Some(certain) = certain(c, i, w) {
        return certain;
    }
    let trigger = c.a.lexicon.trigger(w.noun).is_some();
    let mut score = shape_score(w);
    if w.pro.has(Pro::L) && !w.verb_feats.has(Feats::PRESENT) {
        return -9;
    }
    if w.classes.has(Classes::WEAPON) {
        score -= 2;
    }
    // محاولة اغتيال تعرّض لها: a pronoun of the event noun follows.
    let event = c.out.last().is_some_and(|l| l.kind == ChunkKind::Noun && l.trigger != NONE && !l.definite);
    if event && w.verb_marks.any(SUPPORT) && !w.pro.conj() && w.enc == Enc::None {
        // فرض حصار أو شن عملية: two nouns.
        score += if c.conj { -3 } else { 2 };
    }
    // الهجوم على القاعدة فشل: what came of a certain event that waits for its verb.
    if w.verb_marks.has(Marks::FAIL) && w.pro.0 == 0 && w.enc == Enc::None && certain_event(c) {
        score += 4;
    }
    // في قصف سابق على المخيم: an adjective of the event.
    if event && w.adjective && w.enc == Enc::None && !w.pro.conj() && !w.verb_marks.any(SUPPORT) {
        return -4;
    }
    // أكد الحلف في بيان تعرّض قافلة: what the text tells, after a verb of speech.
    let told = c.out.last().is_some_and(|l| {
        l.kind == ChunkKind::Noun && l.prep == Prep::In && l.classes.has(Classes::TEXT) && !l.definite
    });
    if told && w.nominal && w.marks.any(Marks::UNDERGO.with(Marks::OCCUR)) && !w.pro.conj() {
        return -4;
    }
    // أن «هجوماً صاروخياً» ضرب المدينة: the event before the quotation mark is the subject.
    if let [.., before, last] = c.out.as_slice()
        && matches!(last.kind, ChunkKind::Punct(Punct::Quote | Punct::QuoteClose))
        && before.bare()
        && before.trigger != NONE
        && w.verb_marks.any(SUPPORT)
        && !w.pro.conj()
    {
        score += 3;
    }
    // شنّ، تعرّض: where no preposition stands before them, these are verbs.
    if !trigger && w.verb_marks.any(SUPPORT) {
        score += 1;
    }
    score += last_score(c, i, w, trigger) + clause_score(c, i, w, trigger) + light_score(c, i, w);
    // تمسّكهم … ورفضهم: verbal nouns in a row.
    let parallel = w.enc != Enc::None
        && w.pro.conj()
        && c.out
            .iter()
            .rev()
            .take(3)
            .any(|k| k.kind == ChunkKind::Noun && c.word(k.head as usize).enc == w.enc);
    if parallel && w.nominal {
        score -= 3;
    }
    score += next_score(c, i, w, trigger) + waits(c, w);
    if !trigger && c.a.lexicon.trigger(w.verb).is_some() {
        score += 1;
    }
    // عبوة ناسفة زرعها مجهولون: after an indefinite phrase the pronoun takes it up.
    let taken_up = c.out.last().is_some_and(|l| {
        let long = l.end > l.start + 1 || l.trigger != NONE || l.prep != Prep::None;
        l.kind == ChunkKind::Noun && !l.definite && l.end as usize == i && long
    });
    if w.enc != Enc::None && !w.pro.conj() && taken_up {
        score += 4;
    }
    if w.enc != Enc::None && trigger {
        score -= 1;
        // قصفها المدفعي على: an adjective of the noun.
        let next = i + 1;
        if c.is_word(next) && c.word(next).adjective && c.word(next).al() && !c.word(next).nominal {
            score -= 4;
        }
    }
    if !trigger && !w.pro.conj() && w.nominal && w.classes.has(Classes::GENERAL) {
        score -= 1;
    }
    score
}

/// الجيش شنّ غارة، هجوم شنّه مسلحون: a light verb next to its event noun is no noun.
fn light_score(c: &Chunker<'_, '_>, i: usize, w: &Word) -> i32 {
    let event = |k: usize| c.is_word(k) && c.a.lexicon.trigger(c.word(k).noun).is_some();
    let Some(last) = c.out.last().filter(|l| l.kind == ChunkKind::Noun && l.end as usize == i) else {
        return 0;
    };
    if !w.verb_marks.has(Marks::LIGHT) || w.pro.conj() {
        return 0;
    }
    // لا ينوي الحلف فرض حصار: the clause has its verb.
    let full = c.out.len() >= 2 && c.out[c.out.len() - 2].kind == ChunkKind::Verb;
    // (nor is it أو شن عملية)
    let topic = last.bare() && last.trigger == NONE && !full && !c.conj;
    let object = w.enc == Enc::None && topic && event(i + 1) && !c.word(i + 1).al();
    let relative = matches!(w.enc, Enc::Him | Enc::Her) && last.trigger != NONE && !last.definite;
    if object || relative { 4 } else { 0 }
}

/// إن مقرها في نيالا تعرّض لإطلاق نار: a clause after أن whose subject stands before a phrase has no verb yet.
fn waits(c: &Chunker<'_, '_>, w: &Word) -> i32 {
    let base = Feats::PAST.with(Feats::THIRD).with(Feats::SINGULAR);
    if w.pro.conj() || !w.verb_feats.has(base) || !w.verb_marks.any(SUPPORT) {
        return 0;
    }
    let [.., that, subject, apart] = c.out.as_slice() else { return 0 };
    let opens = that.kind == ChunkKind::Subordinator && subject.kind == ChunkKind::Noun;
    let beside = apart.kind == ChunkKind::Noun && !apart.bare() && apart.trigger == NONE;
    if opens && beside && subject.bare() && subject.definite { 3 } else { 0 }
}

/// What the clause still waits for: a predicate after its topic, an object after a light verb and its subject.
fn clause_score(c: &Chunker<'_, '_>, i: usize, w: &Word, trigger: bool) -> i32 {
    // طلب عدم كشف هويته: a negated verbal noun.
    if i > 0 && c.word(i - 1).marks.has(Marks::NEGATION) && c.word(i - 1).func == Func::None {
        return -6;
    }
    let [.., before, last] = c.out.as_slice() else { return topic_score(c, w, None) };
    let light = before.kind == ChunkKind::Verb && before.marks.has(Marks::LIGHT);
    let object = last.bare() && last.end as usize == i && w.nominal && !w.pro.conj();
    if light && object && trigger {
        return -3;
    }
    // حاول مسلح طعن جندي: what is tried follows whoever tries.
    let tries = before.kind == ChunkKind::Verb && before.marks.any(Marks::TRY.with(Marks::PLAN));
    if tries && object && w.enc == Enc::None {
        return -4;
    }
    // أعلنت القوات حظر تجوال: a verb and its subject are not followed by a second finished verb.
    let plain = Feats::PAST.with(Feats::THIRD).with(Feats::SINGULAR).with(Feats::MASCULINE);
    let full = before.kind == ChunkKind::Verb && !before.marks.has(Marks::AUX) && !before.aux;
    if full && object && last.definite && w.verb_feats.has(plain) {
        return -3;
    }
    topic_score(c, w, Some(before.kind))
}

/// أن المحافظ نفى …: somebody who opens a clause is followed by what he said.
fn topic_score(c: &Chunker<'_, '_>, w: &Word, before: Option<ChunkKind>) -> i32 {
    let opens = matches!(
        before,
        None | Some(
            ChunkKind::Subordinator | ChunkKind::Opener | ChunkKind::Punct(Punct::Comma | Punct::Dash)
        )
    );
    let Some(last) = c.out.last().filter(|l| opens && l.bare() && !w.pro.conj()) else { return 0 };
    let trigger = c.a.lexicon.trigger(w.verb);
    let speech = trigger.is_some_and(|t| t.kind == crate::model::EventKind::Statement);
    // أن انتحارياً فجر حزاماً: a fighter in the accusative has no iḍāfa.
    let force = trigger.is_some_and(|t| t.frame.subject == crate::lexicon::class::Slot::Agent);
    let fighter = last.classes.has(Classes::FIGHTER) && last.feats.has(Feats::INDEFINITE);
    if speech && last.all.any(Classes::HUMAN) || force && fighter { 2 } else { 0 }
}

/// Verbs that carry an event noun.
pub const SUPPORT: Marks = Marks::LIGHT
    .with(Marks::UNDERGO)
    .with(Marks::HIT)
    .with(Marks::CAUSE)
    .with(Marks::OCCUR)
    .with(Marks::ASCRIBE)
    .with(Marks::CONTINUE);

/// What the next word says: a verb is followed by its subject, a noun by an adjective or its preposition.
fn next_score(c: &Chunker<'_, '_>, i: usize, w: &Word, trigger: bool) -> i32 {
    let next = i + 1;
    if !c.is_word(next) {
        return if trigger { -1 } else { 0 };
    }
    if c.time_at(next).is_some() {
        return 0;
    }
    let n = c.word(next);
    if c.a.tokens.list[next].kind == TokenKind::Number {
        return 1;
    }
    if n.pro.conj() {
        return 0;
    }
    let speech = c.a.lexicon.trigger(w.verb).is_some() && !trigger;
    if n.func == Func::Subordinator && speech {
        return 3;
    }
    if n.func == Func::Preposition {
        return if trigger { -2 } else { 0 };
    }
    // قصف للطيران على البلدة: the doer of the noun.
    if trigger && n.pro.has(Pro::L) {
        return -1;
    }
    if n.al() {
        return 1;
    }
    // قصف يستهدف المبنى: no verb is followed by a second one.
    if trigger && n.verb != NONE && n.noun == NONE && n.func == Func::None && !n.pro.conj() {
        return -3;
    }
    // طعن فلسطيني جندياً: a doer, and whom he did it to in the accusative.
    let object = trigger && !n.noun_feats.has(Feats::INDEFINITE) && c.is_word(next + 1) && {
        let o = c.word(next + 1);
        let hit = Classes::HUMAN.with(Classes::FACILITY).with(Classes::PLACE_HEAD);
        o.nominal && !o.al() && o.noun_feats.has(Feats::INDEFINITE) && o.classes.any(hit)
    };
    if object && n.classes.any(Classes::HUMAN.with(Classes::NISBA)) {
        return 4;
    }
    if n.adjective && !n.nominal && n.noun != NONE && w.nominal {
        return -2;
    }
    if n.classes.any(Classes::HUMAN.with(Classes::QUANTITY)) {
        return 1;
    }
    0
}

/// An unknown word that has the shape of a verb.
fn guess_verb(c: &Chunker<'_, '_>, i: usize) -> bool {
    let letters = c.a.tokens.letters(i);
    let w = c.word(i);
    if w.al() || w.pro.prep() || c.a.tokens.list[i].ta {
        return false;
    }
    let stem = &letters[usize::from(w.stem)..];
    let n = stem.len();
    let governed = matches!(
        c.out.last().map(|l| (l.kind, l.negated || l.possible || l.future)),
        Some((ChunkKind::Adverb, true) | (ChunkKind::Relative, _))
    );
    match stem {
        [YEH, ..] if n >= 4 => true,
        [SEEN, YEH | TEH | NOON, ..] if n >= 5 => true,
        [TEH | NOON | ALEF, ..] if n >= 4 && governed => true,
        [.., WAW, ALEF] if n >= 4 => true,
        [.., p, TEH] if n >= 4 && *p != ALEF && *p != YEH => {
            governed
                || w.pro.conj()
                || matches!(
                    c.out.last().map(|l| l.kind),
                    None | Some(ChunkKind::Subordinator | ChunkKind::Punct(_))
                )
        }
        [.., NOON | TEH, HEH] if n >= 5 => governed,
        _ => governed && n >= 3,
    }
}

/// Features of an unknown verb by its shape.
pub fn guessed_feats(letters: &[Letter]) -> Feats {
    let third = Feats::THIRD;
    match letters {
        [YEH, .., WAW, NOON] => third.with(Feats::PRESENT).with(Feats::PLURAL).with(Feats::MASCULINE),
        [YEH, ..] => third.with(Feats::PRESENT).with(Feats::SINGULAR).with(Feats::MASCULINE),
        [.., WAW, ALEF] => third.with(Feats::PAST).with(Feats::PLURAL).with(Feats::MASCULINE),
        [.., TEH] => third.with(Feats::PAST).with(Feats::SINGULAR).with(Feats::FEMININE),
        [TEH, ..] => third.with(Feats::PRESENT).with(Feats::SINGULAR).with(Feats::FEMININE),
        _ => third.with(Feats::PAST).with(Feats::SINGULAR).with(Feats::MASCULINE),
    }
}

/// فجّر انتحاري نفسه: a word of time that can be a verb of force is one when it is written so, or when its subject or
/// object follows at the head of a clause.
pub fn event_verb_not_time(c: &Chunker<'_, '_>, i: usize, end: usize) -> bool {
    let w = c.word(i);
    let verb = c.a.lexicon.trigger(w.verb).is_some();
    if !verb || w.al() || end != i + 1 || w.verb_feats.has(Feats::PRESENT) {
        return false;
    }
    let doubled = c.a.source(i).contains('\u{651}');
    if doubled || !c.is_word(end) {
        return doubled;
    }
    let next = c.word(end);
    let reflexive =
        c.a.tokens.letters(end).windows(SELF.len()).any(|w| w == SELF.as_slice()) && next.enc != Enc::None;
    let head = c.out.last().is_none_or(|l| {
        matches!(
            l.kind,
            ChunkKind::Punct(_)
                | ChunkKind::Subordinator
                | ChunkKind::Opener
                | ChunkKind::Relative
                | ChunkKind::Verb
        )
    });
    let subject = next.classes.any(Classes::HUMAN) && !next.pro.prep() && next.func == Func::None;
    reflexive || w.pro.conj() && subject || head && subject && !next.adjective | next.nominal
}

/// نحو 35، نحو ثلاثين: a number follows, and the word only says «about».
pub fn approximates(c: &Chunker<'_, '_>, i: usize, next: usize) -> bool {
    let w = c.word(i);
    let stem = &c.a.tokens.letters(i)[usize::from(w.stem)..];
    stem == ABOUT.as_slice()
        && w.enc == Enc::None
        && c.is_word(next)
        && (c.a.tokens.list[next].kind == TokenKind::Number
            || c.word(next).classes.has(Classes::QUANTITY) && !c.word(next).al())
}

/// Is it سوف or لن?
pub fn is_future_particle(stem: &[Letter]) -> bool {
    stem == SAWFA.as_slice() || stem == [0x97, NOON]
}

/// Prepositions that are nouns in form and may stand after another (من وسط, في محيط).
pub fn noun_like(prep: Prep) -> bool {
    matches!(prep, Prep::At | Prep::Between | Prep::Before | Prep::After | Prep::To)
}

/// Prepositions of several words: من قبل، على يد، بالقرب من. Returns the preposition and how many words it took.
pub fn compound(c: &Chunker<'_, '_>, i: usize) -> (Prep, usize) {
    let w = c.word(i);
    let letters = c.a.tokens.letters(i);
    let stem = &letters[usize::from(w.stem)..];
    let first = if w.phrase_end > 0 { w.phrase_end as usize - i } else { 1 };
    let next = i + first;
    if !c.is_word(next) {
        return (w.prep, first);
    }
    let follows = c.a.tokens.letters(next);
    let is = |words: &[&Lazy<Vec<Letter>>]| words.iter().any(|x| follows == x.as_slice());
    match w.prep {
        Prep::From if is(&[&BEFORE, &SIDE, &PART]) && c.time_at(next).is_none() => (Prep::By, first + 1),
        Prep::From if is(&[&WITHOUT]) => (Prep::Without, first + 1),
        Prep::From if is(&[&THROUGH]) => (Prep::Means, first + 1),
        Prep::On if is(&[&HAND, &HANDS, &HANDS2]) => (Prep::By, first + 1),
        Prep::On if is(&[&BOARD]) => (Prep::At, first + 1),
        // لدى مرور، أثناء مرور: what went by was hit.
        Prep::At | Prep::During if is(&[&PASSING]) => (Prep::At, first + 1),
        Prep::At if (stem == NEARNESS.as_slice() || letters.ends_with(&NEARNESS)) && is(&[&FROM]) => {
            (Prep::At, first + 1)
        }
        // في أعقاب، في أثناء
        Prep::In if spell(follows, "أعقاب") => (Prep::After, first + 1),
        Prep::Cause | Prep::On if spell(follows, "إثر") => (Prep::Cause, first + 1),
        _ => (w.prep, first),
    }
}

/// The attached preposition of a word.
pub fn attached(w: &Word) -> Prep {
    if w.pro.has(Pro::B) {
        Prep::B
    } else if w.pro.has(Pro::L) {
        Prep::L
    } else if w.pro.has(Pro::K) {
        Prep::K
    } else {
        Prep::None
    }
}
