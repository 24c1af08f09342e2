//! One word by itself: its particles, its pronoun, and what the lexicon says of the rest.

use once_cell::sync::Lazy;

use super::{NONE, Word};
use crate::lexicon::class::{Classes, Func, Marks, Weapons};
use crate::lexicon::form::Reading;
use crate::lexicon::paradigm::{ENCLITICS, Enc, Feats, Pro, proclitics};
use crate::lexicon::{Lexicon, Pos};
use crate::text::fold::{ALEF, HEH, LAM, Letter, WAW, fold_str};

/// Reads one word: as it stands, then with particles, then with a pronoun.
pub fn read(letters: &[Letter], ta: bool, lexicon: &Lexicon) -> Word {
    let mut best = Best::default();
    proclitics(letters, |pro, at| {
        let rest = &letters[at..];
        let cost = price(pro);
        for r in lexicon.forms.get(rest) {
            // الرقة is stored also without its article; a name without the article in the text is another word.
            let article_needed =
                r.feats.has(Feats::NOMINATIVE.with(Feats::SINGULAR)) && !r.feats.has(Feats::CONSTRUCT);
            if article_needed && !pro.has(Pro::AL) {
                continue;
            }
            // A name that is written with the article is definite, though it is looked up whole.
            let lexeme = lexicon.lexeme(r.lexeme);
            // آلية is a vehicle, not إليه.
            if ta && lexeme.pos == Pos::Function && lexicon.lemma(lexeme).ends_with('ه') {
                continue;
            }
            let named = (lexeme.place.is_some() || lexeme.actor.is_some())
                && rest.starts_with(&[ALEF, LAM])
                && rest.len() > 4;
            let (pro, at) = if named { (pro.with(Pro::AL), at + 2) } else { (pro, at) };
            best.take(lexicon, r, pro, at, Enc::None, 0, cost);
        }
    });
    // وصفه: described him, as well as «and an attribute».
    let sure = |cost: Option<u8>, clitics: (u8, u8, u8, Enc)| {
        cost.is_some_and(|c| c == 0 || c == 1 && !Pro(clitics.0).conj())
    };
    let certain = sure(best.noun_cost, best.noun_clitics)
        || sure(best.verb_cost, best.verb_clitics)
        || best.word.func != Func::None;
    if !certain && letters.len() >= 3 {
        with_pronoun(letters, ta, lexicon, &mut best);
    }
    if !best.found() {
        return guess(letters);
    }
    best.finish()
}

pub fn lookup_latin(letters: &[Letter], lexicon: &Lexicon) -> Word {
    let mut best = Best::default();
    for reading in lexicon.forms.get(letters) {
        best.take(lexicon, reading, Pro(0), 0, Enc::None, 0, 0);
    }
    best.word
}

/// Collects readings: the cheapest verb and the cheapest noun, with the classes of all nouns of that price.
#[derive(Default)]
struct Best {
    word: Word,
    noun_cost: Option<u8>,
    verb_cost: Option<u8>,
    noun_clitics: (u8, u8, u8, Enc),
    verb_clitics: (u8, u8, u8, Enc),
    verb_rank: u8,
    /// The verb reading is of the third person and no jussive.
    verb_common: bool,
    /// The verb reading names an event.
    verb_triggers: bool,
}

/// Among readings of one price: full forms before jussives, the third person before the others, triggers first.
fn verb_rank(trigger: bool, feats: Feats) -> u8 {
    u8::from(!feats.has(Feats::JUSSIVE)) * 8
        + u8::from(feats.has(Feats::THIRD)) * 4
        + u8::from(trigger) * 2
        + u8::from(!feats.has(Feats::PASSIVE))
}

fn verb_common(feats: Feats) -> bool {
    feats.has(Feats::THIRD) && !feats.has(Feats::JUSSIVE)
}

impl Best {
    #[allow(clippy::too_many_arguments)]
    fn take(
        &mut self,
        lexicon: &Lexicon,
        r: Reading,
        pro: Pro,
        stem: usize,
        enc: Enc,
        tail: usize,
        cost: u8,
    ) {
        let lexeme = lexicon.lexeme(r.lexeme);
        let clitics = (pro.0, stem as u8, tail as u8, enc);
        match lexeme.pos {
            Pos::Verb => {
                if !verb_fits(r.feats, pro, enc) {
                    return;
                }
                // ودعا is «and called», seldom «the two said farewell».
                let cost = cost + u8::from(r.feats.has(Feats::DUAL));
                let rank = verb_rank(lexeme.trigger.is_some(), r.feats);
                let cheaper = self.verb_cost.is_none_or(|c| cost < c);
                // أكد: what he affirmed, not what I might almost do. Rare forms say nothing beside common ones.
                let common = verb_common(r.feats);
                if !cheaper && self.verb_cost == Some(cost) && self.verb_common && !common {
                    return;
                }
                if cheaper || common && !self.verb_common {
                    self.word.verb_marks = Marks::NONE;
                }
                // أكد is no form of كاد here: a jussive adds nothing to a full form.
                let jussive = r.feats.has(Feats::JUSSIVE);
                let replaces = self.word.verb != NONE && self.word.verb_feats.has(Feats::JUSSIVE) && !jussive;
                if replaces && self.verb_cost == Some(cost) {
                    self.word.verb_marks = Marks::NONE;
                }
                let weaker = jussive && self.word.verb != NONE && !self.word.verb_feats.has(Feats::JUSSIVE);
                if cheaper || self.verb_cost == Some(cost) && !weaker {
                    self.word.verb_marks = self.word.verb_marks.with(lexeme.marks);
                }
                if cheaper || self.verb_cost == Some(cost) && rank > self.verb_rank {
                    self.verb_cost = Some(cost);
                    self.verb_rank = rank;
                    self.verb_common = common;
                    self.verb_triggers = lexeme.trigger.is_some();
                    self.verb_clitics = clitics;
                    self.word.verb = r.lexeme;
                    self.word.verb_feats = r.feats;
                }
            }
            Pos::Noun | Pos::Adjective => {
                if noun_fits(r.feats, pro, enc) {
                    self.take_noun(lexicon, r, clitics, cost);
                }
            }
            Pos::Function => {
                if enc == Enc::None
                    && !pro.has(Pro::AL)
                    && (!pro.prep() || matches!(lexeme.func, Func::Demonstrative | Func::None))
                {
                    self.take_function(lexicon, r, clitics);
                }
            }
        }
    }

    fn take_noun(&mut self, lexicon: &Lexicon, r: Reading, clitics: (u8, u8, u8, Enc), cost: u8) {
        let lexeme = lexicon.lexeme(r.lexeme);
        match self.noun_cost {
            Some(c) if cost > c => return,
            Some(c) if cost == c => {}
            _ => {
                self.noun_cost = Some(cost);
                self.noun_clitics = clitics;
                let w = &mut self.word;
                (w.noun, w.classes, w.weapons) = (NONE, Classes::NONE, Weapons::NONE);
                if w.func == Func::None {
                    w.marks = Marks::NONE;
                }
                (w.adjective, w.nominal, w.needs_head) = (false, false, false);
            }
        }
        let w = &mut self.word;
        let first = w.noun == NONE;
        // طيران is flight rather than two birds.
        let dual = w.noun_feats.has(Feats::DUAL) && !r.feats.has(Feats::DUAL);
        // صيدا is Sidon rather than game in the accusative.
        let name = lexeme.place.is_some() && !lexeme.needs_head && w.noun_feats.has(Feats::INDEFINITE);
        if first || dual || name || (lexeme.trigger.is_some() && lexicon.lexeme(w.noun).trigger.is_none()) {
            w.noun = r.lexeme;
            w.noun_feats = r.feats;
        }
        if !first
            && lexeme.pos == Pos::Adjective
            && lexeme.trigger.is_none()
            && lexeme.classes == Classes::ADJECTIVE
        {
            w.adjective = true;
            w.weapons = w.weapons.with(lexeme.weapons);
            w.marks = w.marks.with(lexeme.marks);
            return;
        }
        // A name that needs its head noun adds nothing to a word that has another reading.
        if lexeme.needs_head && !first {
            return;
        }
        if w.needs_head && !lexeme.needs_head {
            w.classes = Classes::NONE;
            w.noun = r.lexeme;
            w.noun_feats = r.feats;
        }
        w.needs_head = lexeme.needs_head;
        w.adjective |= lexeme.pos == Pos::Adjective;
        w.nominal |= lexeme.pos == Pos::Noun;
        w.classes = w.classes.with(lexeme.classes);
        w.marks = w.marks.with(lexeme.marks);
        w.weapons = w.weapons.with(lexeme.weapons);
    }

    fn take_function(&mut self, lexicon: &Lexicon, r: Reading, clitics: (u8, u8, u8, Enc)) {
        let lexeme = lexicon.lexeme(r.lexeme);
        // والي is a governor, not و + إلى.
        let name = Classes::HUMAN.with(Classes::FACILITY).with(Classes::PLACE_HEAD);
        // ولدى is و + لدى, not «two sons of».
        let dual = self.word.noun_feats.has(Feats::DUAL);
        if Pro(clitics.0).conj() && self.noun_cost == Some(0) && self.word.classes.any(name) && !dual {
            return;
        }
        // فتحت النار is no فـ + تحت.
        if Pro(clitics.0).conj() && self.verb_cost == Some(0) && lexicon.trigger(self.word.verb).is_some() {
            return;
        }
        let w = &mut self.word;
        if lexeme.func != Func::None && w.func == Func::None {
            w.func = lexeme.func;
            w.prep = lexeme.prep;
            self.noun_clitics = clitics;
        }
        w.marks = w.marks.with(lexeme.marks);
        if lexeme.trigger.is_some() {
            w.noun = r.lexeme;
            w.func = Func::Preposition;
            self.noun_clitics = clitics;
        }
        if w.pro == Pro(0) {
            w.pro = Pro(clitics.0);
            w.stem = clitics.1;
        }
    }

    fn finish(mut self) -> Word {
        let w = &mut self.word;
        // A reading that needs two more clitics than the other is no rival.
        if let (Some(v), Some(n)) = (self.verb_cost, self.noun_cost) {
            // وصفتها: a reading that needs a conjunction loses to one that does not.
            let conj = |c: (u8, u8, u8, Enc)| Pro(c.0).conj();
            let (verb_conj, noun_conj) = (conj(self.verb_clitics), conj(self.noun_clitics));
            // وأدان الوزير: an event or a word of speech, not two valleys (وادان); ودان المجلس, not the town of ودان; وداهم
            // الجيش is nobody's.
            let rare = w.noun_feats.has(Feats::DUAL) || w.needs_head;
            let owned = self.noun_clitics.3 != Enc::None && self.verb_clitics.3 == Enc::None;
            let chance = verb_conj && self.verb_triggers && (v == n + 1 && rare || v <= n + 1 && owned);
            if chance {
                w.noun = NONE;
                w.classes = Classes::NONE;
                (w.needs_head, w.nominal) = (false, false);
            } else if v > n + 1 || v >= n && verb_conj && !noun_conj {
                w.verb = NONE;
            } else if n > v + 1 || n >= v && noun_conj && !verb_conj {
                w.noun = NONE;
                w.classes = Classes::NONE;
            }
        }
        let c = if w.noun != NONE || w.func != Func::None { self.noun_clitics } else { self.verb_clitics };
        if w.noun != NONE || w.verb != NONE || w.func != Func::None {
            (w.pro, w.stem, w.tail, w.enc) = (Pro(c.0), c.1, c.2, c.3);
        }
        self.word
    }

    fn found(&self) -> bool {
        self.noun_cost.is_some()
            || self.verb_cost.is_some()
            || self.word.func != Func::None
            || self.word.marks != Marks::NONE
    }
}

fn verb_fits(feats: Feats, pro: Pro, enc: Enc) -> bool {
    let bound_ok = !feats.has(Feats::BOUND) || enc != Enc::None;
    // (سابق is no «I shall stay», which has its last letter)
    let particles = if pro.has(Pro::S) {
        feats.has(Feats::PRESENT) && !feats.has(Feats::JUSSIVE)
    } else if pro.has(Pro::L) {
        feats.has(Feats::PRESENT)
    } else {
        !pro.any(Pro::B.with(Pro::K))
    };
    bound_ok && particles && !pro.has(Pro::AL)
}

fn noun_fits(feats: Feats, pro: Pro, enc: Enc) -> bool {
    if pro.has(Pro::S) {
        return false;
    }
    let al = pro.has(Pro::AL);
    if al && (enc != Enc::None || feats.any(Feats::INDEFINITE.with(Feats::CONSTRUCT).with(Feats::BOUND))) {
        return false;
    }
    if enc == Enc::None {
        !feats.has(Feats::BOUND)
    } else {
        !feats.any(Feats::INDEFINITE.with(Feats::CLOSED))
    }
}

fn with_pronoun(letters: &[Letter], ta: bool, lexicon: &Lexicon, best: &mut Best) {
    for (suffix, enc) in ENCLITICS {
        let Some(stem) = letters.strip_suffix(suffix) else { continue };
        if stem.len() < 2 || (ta && enc == Enc::Him) {
            continue;
        }
        proclitics(stem, |pro, at| {
            let rest = &stem[at..];
            for r in lexicon.forms.get(rest) {
                let lexeme = lexicon.lexeme(r.lexeme);
                // The bare ي is a pronoun only on nouns that are otherwise rare; it is read as a nisba elsewhere.
                if (enc == Enc::Me && suffix.len() == 1) || (enc == Enc::You && suffix.len() == 1) {
                    continue;
                }
                // قصفة is not قصف + ه: a noun in ه takes a pronoun only in its ت form.
                if lexeme.pos == Pos::Noun && rest.last() == Some(&HEH) && r.feats.has(Feats::FEMININE) {
                    continue;
                }
                if lexeme.pos == Pos::Function {
                    if lexeme.func == Func::Preposition && !pro.any(Pro::AL) {
                        best.word.func = Func::Pronoun;
                        best.word.prep = lexeme.prep;
                        best.noun_clitics = (pro.0, at as u8, suffix.len() as u8, enc);
                    }
                    continue;
                }
                best.take(lexicon, r, pro, at, enc, suffix.len(), price(pro) + 1);
            }
        });
    }
    if best.word.func == Func::Pronoun && best.noun_cost.is_some() {
        best.word.func = Func::None;
    }
}

fn price(pro: Pro) -> u8 {
    u8::from(pro.conj()) + u8::from(pro.prep()) + u8::from(pro.has(Pro::S))
}

/// وأبو حبة، وأم جلال: short words that begin a name, so that a و before them is a word of its own.
static KUNYA: Lazy<[Vec<Letter>; 3]> = Lazy::new(|| ["أبو", "أبي", "أم"].map(fold_str));

/// An unknown word: the article and the conjunction are read off where the shape is clear.
pub fn guess(letters: &[Letter]) -> Word {
    let mut w = Word::default();
    let mut at = 0;
    if letters[0] == WAW && (letters.len() >= 5 || KUNYA.iter().any(|k| letters[1..] == k[..])) {
        w.pro = Pro::W;
        at = 1;
    }
    let rest = &letters[at..];
    let article = |r: &[Letter]| r.len() >= 5 && r[0] == ALEF && r[1] == LAM;
    if article(rest) {
        w.pro = w.pro.with(Pro::AL);
        at += 2;
    } else if rest.len() >= 6
        && matches!(rest[0], crate::text::fold::BEH | crate::text::fold::KAF)
        && article(&rest[1..])
    {
        w.pro = w.pro.with(if rest[0] == crate::text::fold::BEH { Pro::B } else { Pro::K }).with(Pro::AL);
        at += 3;
    } else if rest.len() >= 5 && rest[0] == LAM && rest[1] == LAM {
        w.pro = w.pro.with(Pro::L).with(Pro::AL);
        at += 2;
    }
    w.stem = at as u8;
    w
}
