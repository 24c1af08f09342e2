//! Stage 3: every token gets its readings: clitics, lexeme, classes.

mod hint;
mod memory;

pub use hint::{Hints, WE, is_fire, is_military};
pub use memory::{Known, Memory};

use crate::lexicon::class::{Classes, Func, Marks, Prep, Weapons};
use crate::lexicon::form::Reading;
use crate::lexicon::paradigm::{ENCLITICS, Enc, Feats, Pro, proclitics};
use crate::lexicon::pattern::Pattern;
use crate::lexicon::{Lexicon, Pos};
use crate::text::fold::{ALEF, HEH, LAM, Letter, NOON, WAW, YEH, fold_str};
use crate::text::token::{TokenKind, Tokens};
use crate::time::{self, Code};
use once_cell::sync::Lazy;

/// No lexeme.
pub const NONE: u32 = u32::MAX;

/// A token with its readings.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Attached particles.
    pub pro: Pro,
    /// Attached pronoun.
    pub enc: Enc,
    /// Letters taken by the particles.
    pub stem: u8,
    /// Letters taken by the pronoun.
    pub tail: u8,
    /// The verb reading, or [`NONE`].
    pub verb: u32,
    /// Features of the verb.
    pub verb_feats: Feats,
    /// The noun, name or adjective reading, or [`NONE`].
    pub noun: u32,
    /// Features of the noun.
    pub noun_feats: Feats,
    /// The noun reading can be an adjective.
    pub adjective: bool,
    /// The noun reading can be a noun (not only an adjective).
    pub nominal: bool,
    /// Closed class.
    pub func: Func,
    /// Preposition.
    pub prep: Prep,
    /// What the noun readings stand for.
    pub classes: Classes,
    /// What the noun or particle says of others.
    pub marks: Marks,
    /// What the verb says of others.
    pub verb_marks: Marks,
    /// Means that the noun or adjective names.
    pub weapons: Weapons,
    /// One past the last token of a multi-word name that begins here; 0 when none does.
    pub phrase_end: u32,
    /// Inside a multi-word name that began earlier.
    pub inside: bool,
    /// A name in the lexicon that counts only after a head noun.
    pub needs_head: bool,
    /// It may be a head noun of places, with particles or without.
    pub heads: bool,
    /// Other readings of its stem may have marks that it lacks.
    pub more_marks: bool,
    /// What it wants and gives for events to be told.
    pub hints: Hints,
}

impl Default for Word {
    fn default() -> Word {
        Word {
            pro: Pro(0),
            enc: Enc::None,
            stem: 0,
            tail: 0,
            verb: NONE,
            verb_feats: Feats(0),
            noun: NONE,
            noun_feats: Feats(0),
            adjective: false,
            nominal: false,
            func: Func::None,
            prep: Prep::None,
            classes: Classes::NONE,
            marks: Marks::NONE,
            verb_marks: Marks::NONE,
            weapons: Weapons::NONE,
            phrase_end: 0,
            inside: false,
            needs_head: false,
            heads: false,
            more_marks: true,
            hints: Hints::default(),
        }
    }
}

impl Word {
    /// With the article.
    #[inline]
    pub fn al(&self) -> bool {
        self.pro.has(Pro::AL)
    }

    /// No reading at all.
    #[inline]
    pub fn unknown(&self) -> bool {
        self.verb == NONE && self.noun == NONE && self.func == Func::None
    }
}

/// Reads all tokens: their readings, and what they are in time phrases. Words that were written together become two
/// tokens.
pub fn analyze(
    text: &str,
    tokens: &mut Tokens,
    lexicon: &Lexicon,
    memory: &mut Memory,
    out: &mut Vec<Word>,
    times: &mut Vec<Code>,
) {
    let splits = read_all(tokens, lexicon, memory, out, times);
    if !splits.is_empty() {
        unglue(text, tokens, &splits);
        read_all(tokens, lexicon, memory, out, times);
    }
    let Memory { firsts, open, .. } = memory;
    phrases(tokens, lexicon, firsts, open, out);
    let open = || open.iter().map(|&i| i as usize);
    open().for_each(|i| land(tokens, out, lexicon, i));
    open().for_each(|i| imam(text, tokens, out, i));
    for i in open() {
        if out[i].needs_head && !out[i].inside {
            settle_name(tokens, out, i);
        }
        if out[i].prep == Prep::Without {
            unmanned(tokens, lexicon, out, i + 1);
        }
    }
}

/// Do the words around a word decide on its reading?
fn is_open(word: &Word, letters: &[Letter], lexicon: &Lexicon) -> bool {
    word.needs_head
        || word.prep == Prep::Without
        || may_be_imam(word, letters)
        || may_be_land(word) && land_of(letters, lexicon).is_some()
}

/// Reads each token by itself; returns the words that come apart, with the letter where they do.
fn read_all(
    tokens: &Tokens,
    lexicon: &Lexicon,
    memory: &mut Memory,
    out: &mut Vec<Word>,
    times: &mut Vec<Code>,
) -> Vec<(usize, usize)> {
    let (mut splits, mut begins) = (Vec::new(), false);
    let (mut firsts, mut open) = (std::mem::take(&mut memory.firsts), std::mem::take(&mut memory.open));
    // Where the word before begins a name, perhaps.
    let mut named = 0;
    out.clear();
    times.clear();
    firsts.clear();
    open.clear();
    out.reserve(tokens.list.len());
    times.reserve(tokens.list.len());
    for (i, token) in tokens.list.iter().enumerate() {
        let at = token.fold_start as usize..token.fold_end as usize;
        match token.kind {
            TokenKind::Word | TokenKind::Latin => {
                let known = memory.get(&tokens.letters, at, token.ta, lexicon);
                out.push(known.word);
                times.push(known.time);
                if known.follows && begins {
                    times[i - 1] = time::look_up(tokens, i - 1);
                }
                begins = known.begins;
                if known.second && named != 0 {
                    firsts.push((i as u32 - 1, named));
                }
                named = known.first;
                if known.open {
                    open.push(i as u32);
                }
                if known.split > 0 {
                    splits.push((i, usize::from(known.split)));
                }
            }
            TokenKind::Number => {
                out.push(Word::default());
                times.push(Code::NUMBER);
                if begins {
                    times[i - 1] = time::look_up(tokens, i - 1);
                }
                begins = false;
                if named != 0 && lexicon.patterns.second(&tokens.letters[at.clone()]) {
                    firsts.push((i as u32 - 1, named));
                }
                named = u8::from(lexicon.patterns.first(&tokens.letters[at]));
            }
            TokenKind::Punct(mark) => {
                out.push(Word { hints: Hints::of_mark(mark), ..Word::default() });
                times.push(Code::default());
                (begins, named) = (false, 0);
            }
        }
    }
    (memory.firsts, memory.open) = (firsts, open);
    splits
}

/// Splits words at the given letters.
fn unglue(text: &str, tokens: &mut Tokens, splits: &[(usize, usize)]) {
    let mut list = Vec::with_capacity(tokens.list.len() + splits.len());
    let mut next = splits.iter().peekable();
    for (i, &token) in tokens.list.iter().enumerate() {
        let Some(&(_, at)) = next.next_if(|s| s.0 == i) else {
            list.push(token);
            continue;
        };
        let byte = crate::text::token::byte_of_letter(text, &token, at) as u32;
        // Written together inside a ligature.
        if byte == token.start {
            list.push(token);
            continue;
        }
        let middle = token.fold_start + at as u32;
        list.push(crate::text::Token { end: byte, fold_end: middle, ta: false, ..token });
        list.push(crate::text::Token {
            start: byte,
            fold_start: middle,
            newline: false,
            space: true,
            ..token
        });
    }
    tokens.list = list;
}

/// طيران استطلاع أمريكي من دون طيار: an aircraft that is said to have no pilot, the word at `i`, is a drone.
fn unmanned(tokens: &Tokens, lexicon: &Lexicon, words: &mut [Word], i: usize) {
    /// From the pilot back to the aircraft.
    const BACK: usize = 5;
    if i < 2 || i >= words.len() || words[i].inside || tokens.letters(i) != PILOT.as_slice() {
        return;
    }
    let aircraft = Weapons::AIRCRAFT.with(Weapons::RECON).with(Weapons::AIR);
    if let Some(w) = words[i.saturating_sub(BACK)..i].iter_mut().rev().find(|w| w.weapons.any(aircraft)) {
        w.weapons = w.weapons.with(Weapons::DRONE);
        w.classes = w.classes.with(Classes::WEAPON);
        w.hints = w.hints.read_as(w, lexicon);
    }
}

static PILOT: Lazy<Vec<Letter>> = Lazy::new(|| fold_str("طيار"));

/// إمام, written with its hamza, is an imam and not أمام.
fn imam(text: &str, tokens: &Tokens, words: &mut [Word], i: usize) {
    let token = &tokens.list[i];
    let hamza = || text[token.start as usize..token.end as usize].starts_with('إ');
    if may_be_imam(&words[i], tokens.letters(i)) && hamza() {
        let w = &mut words[i];
        (w.func, w.prep) = (Func::None, Prep::None);
        w.classes = Classes(w.classes.0 & !Classes::DIRECTION.0);
    }
}

fn may_be_imam(word: &Word, letters: &[Letter]) -> bool {
    static BEFORE: Lazy<Vec<Letter>> = Lazy::new(|| fold_str("أمام"));
    let preposition = word.func == Func::Preposition && word.noun != NONE && word.prep == Prep::At;
    preposition && letters == BEFORE.as_slice()
}

/// في مالي، شمال مالي: right after a preposition of place stands no adjective, so it is the land.
fn land(tokens: &Tokens, words: &mut [Word], lexicon: &Lexicon, i: usize) {
    let Some(before) = i.checked_sub(1).map(|k| &words[k]) else { return };
    let place = matches!(before.prep, Prep::In | Prep::At | Prep::From | Prep::To) && before.enc == Enc::None;
    if !(place && before.func == Func::Preposition && may_be_land(&words[i])) {
        return;
    }
    let Some(r) = land_of(tokens.letters(i), lexicon) else { return };
    let w = &mut words[i];
    (w.noun, w.noun_feats, w.classes) = (r.lexeme, r.feats, lexicon.lexeme(r.lexeme).classes);
    (w.adjective, w.nominal) = (false, true);
}

fn may_be_land(w: &Word) -> bool {
    w.adjective && !w.classes.has(Classes::PLACE) && w.pro.0 == 0 && w.enc == Enc::None && !w.inside
}

/// The name of a place that is said only after a head noun.
fn land_of(letters: &[Letter], lexicon: &Lexicon) -> Option<Reading> {
    lexicon.forms.get(letters).find(|r| {
        let l = lexicon.lexeme(r.lexeme);
        l.needs_head && l.classes.has(Classes::PLACE)
    })
}

/// A name that is also a word, a person or an adjective (الباب، صالح) counts only right after a head noun, or alone in
/// quotation marks; elsewhere it is an unknown word.
fn settle_name(tokens: &Tokens, words: &mut [Word], i: usize) {
    const HEADS: Classes = Classes::PLACE_HEAD
        .with(Classes::FORCE)
        .with(Classes::INSTITUTION)
        .with(Classes::MEDIA)
        .with(Classes::DIRECTION)
        .with(Classes::FIGHTER)
        .with(Classes::FACILITY);
    let headed = i > 0 && !words[i].pro.prep() && words[i - 1].classes.any(HEADS);
    let quoted = i > 0
        && matches!(
            tokens.list[i - 1].kind,
            TokenKind::Punct(crate::text::Punct::QuoteOpen | crate::text::Punct::Quote)
        );
    words[i].needs_head = false;
    if headed || quoted || located(tokens, words, i) {
        return;
    }
    words[i].noun = NONE;
    words[i].classes = Classes::NONE;
    words[i].nominal = false;
    // وأم جلال is no news agency (وام).
    let guessed = guess(tokens.letters(i));
    if words[i].unknown() && words[i].pro.0 == 0 && guessed.pro.conj() {
        words[i] = Word { heads: words[i].heads, ..guessed };
    }
}

/// A place that what follows locates: الباب بريف حلب، الكرامة شرقي الرقة. What is no place is not said to lie anywhere
/// right after a preposition of place.
fn located(tokens: &Tokens, words: &[Word], i: usize) -> bool {
    let lexeme_is_place = words[i].classes.has(Classes::PLACE);
    let placed = i > 0 && matches!(words[i - 1].prep, Prep::In | Prep::On | Prep::To | Prep::From | Prep::At)
        || matches!(words[i].pro, p if p.has(Pro::B));
    let end = if words[i].phrase_end > 0 { words[i].phrase_end as usize } else { i + 1 };
    let Some(next) = words.get(end).filter(|_| lexeme_is_place && placed) else { return false };
    if tokens.list[end].kind != TokenKind::Word {
        return false;
    }
    let names = |k: usize| words.get(k).is_some_and(|w| w.classes.any(Classes::PLACE.with(Classes::NATION)));
    let heads = |w: &Word| w.classes.any(Classes::PLACE_HEAD.with(Classes::DIRECTION));
    if next.pro.has(Pro::B) {
        names(end) || heads(next) && names(end + 1)
    } else {
        heads(next) && names(end + 1) || next.prep == Prep::In && (names(end + 1) || names(end + 2))
    }
}

fn lookup_latin(letters: &[Letter], lexicon: &Lexicon) -> Word {
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
            // وأدان الوزير: an event or a word of speech, not two valleys (وادان).
            let chance = verb_conj && v == n + 1 && w.noun_feats.has(Feats::DUAL) && self.verb_triggers;
            if chance {
                w.noun = NONE;
                w.classes = Classes::NONE;
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

/// Reads one word: as it stands, then with particles, then with a pronoun.
fn read(letters: &[Letter], ta: bool, lexicon: &Lexicon) -> Word {
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
fn guess(letters: &[Letter]) -> Word {
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

/// Lays the multi-word names over the words: the leftmost, and of those the longest. `firsts` are the words that may begin
/// a name, with the letters where it may; `open` gets those whose words around them decide on it.
fn phrases(
    tokens: &Tokens,
    lexicon: &Lexicon,
    firsts: &[(u32, u8)],
    open: &mut Vec<u32>,
    words: &mut [Word],
) {
    let (mut free, known) = (0, open.len());
    for &(first, starts) in firsts {
        let at = first as usize;
        if at < free {
            continue;
        }
        let Some((pattern, pro, stem)) = phrase_at(tokens, lexicon, at, starts) else { continue };
        let last = at + usize::from(pattern.words) - 1;
        let pro = if pattern.melted { pro.with(Pro::L) } else { pro };
        let hints = words[at].hints;
        lay(words, lexicon, at, last, pattern.lexeme, pro, stem, pattern.definite);
        words[at].hints = hints.read_as(&words[at], lexicon);
        if words[at].needs_head || words[at].prep == Prep::Without {
            open.push(at as u32);
        }
        free = last + 1;
    }
    if open.len() > known {
        open.sort_unstable();
        open.dedup();
    }
}

/// The letters where a name may begin in a word, after particles or none, as bits.
fn name_starts(letters: &[Letter], lexicon: &Lexicon) -> u8 {
    /// وبال
    const PARTICLES: usize = 4;
    let may =
        |&stem: &usize| particles(&letters[..stem]).is_some() && lexicon.patterns.first(&letters[stem..]);
    (0..letters.len().min(PARTICLES + 1)).filter(may).fold(0, |bits, stem| bits | 1 << stem)
}

/// The name that begins in token `first`, the particles before it and how many letters they take.
fn phrase_at(tokens: &Tokens, lexicon: &Lexicon, first: usize, starts: u8) -> Option<(Pattern, Pro, usize)> {
    let letters = tokens.letters(first);
    let start = tokens.list[first].fold_start as usize;
    let second = tokens.list[first + 1].fold_end as usize;
    let mut stems = (0..letters.len().min(8)).filter(|stem| starts & 1 << stem != 0);
    stems.find_map(|stem| {
        let pro = particles(&letters[..stem])?;
        let from = start + stem;
        let fits = |(name, pattern): &(&[Letter], Pattern)| {
            let last = tokens.list.get(first + usize::from(pattern.words) - 1);
            // الباب شرقي حلب is not باب شرقي: the name of a place takes no article.
            let proper = lexicon.lexeme(pattern.lexeme).place.is_some();
            // اتهمت الحكومة الحوثيين is not حكومة الحوثيين.
            let owner = || {
                let second = tokens.letters(first + 1);
                pattern.words == 2 && matches!(second, [ALEF, LAM, .., WAW | YEH, NOON])
            };
            let article = pro.has(Pro::AL) && !pattern.definite && (proper || owner());
            !article
                && last.is_some_and(|t| t.fold_end as usize == from + name.len())
                && tokens.letters[from..].starts_with(name)
        };
        let mut names = lexicon.patterns.beginning(&tokens.letters[from..second]);
        names.find(fits).map(|(_, pattern)| (pattern, pro, stem))
    })
}

#[allow(clippy::too_many_arguments)]
fn lay(
    words: &mut [Word],
    lexicon: &Lexicon,
    first: usize,
    last: usize,
    lexeme: u32,
    pro: Pro,
    stem: usize,
    definite: bool,
) {
    let entry = lexicon.lexeme(lexeme);
    let blank = Word { heads: words[first].heads, ..Word::default() };
    if entry.pos == Pos::Function {
        words[first].marks = words[first].marks.with(entry.marks);
        if entry.trigger.is_some() {
            words[first] =
                Word { noun: lexeme, func: Func::Preposition, phrase_end: last as u32 + 1, pro, ..blank };
            for word in &mut words[first + 1..=last] {
                word.inside = true;
            }
        } else if entry.func != Func::None {
            words[first] =
                Word { func: entry.func, prep: entry.prep, phrase_end: last as u32 + 1, pro, ..blank };
            for word in &mut words[first + 1..=last] {
                word.inside = true;
            }
        }
        return;
    }
    let feats = words[first].noun_feats;
    let actor = entry.classes.has(Classes::ACTOR);
    words[first] = Word {
        pro: if definite { pro.with(Pro::AL) } else { pro },
        stem: stem as u8,
        noun: lexeme,
        noun_feats: Feats(
            feats.0
                & (Feats::SINGULAR.0
                    | Feats::DUAL.0
                    | Feats::PLURAL.0
                    | Feats::FEMININE.0
                    | Feats::MASCULINE.0),
        ),
        nominal: true,
        classes: entry.classes,
        marks: entry.marks,
        // سلاح الجو الروسي, الطيران التركي: who acts by such means.
        weapons: if actor { entry.weapons.with(words[first].weapons) } else { entry.weapons },
        phrase_end: last as u32 + 1,
        needs_head: entry.needs_head,
        ..blank
    };
    for word in &mut words[first + 1..=last] {
        word.inside = true;
    }
}

/// Reads the letters before a name as particles; `None` when they are anything else.
fn particles(prefix: &[Letter]) -> Option<Pro> {
    use crate::text::fold::{BEH, FEH, KAF};
    let mut pro = Pro(0);
    let mut rest = prefix;
    if let Some((&c, tail)) = rest.split_first()
        && (c == WAW || c == FEH)
    {
        pro = pro.with(if c == WAW { Pro::W } else { Pro::F });
        rest = tail;
    }
    if let Some((&c, tail)) = rest.split_first()
        && matches!(c, BEH | KAF | LAM)
    {
        pro = pro.with(match c {
            BEH => Pro::B,
            KAF => Pro::K,
            _ => Pro::L,
        });
        rest = tail;
    }
    match rest {
        [] => Some(pro),
        [ALEF, LAM] => Some(pro.with(Pro::AL)),
        [LAM] if pro.has(Pro::L) => Some(pro.with(Pro::AL)),
        _ => None,
    }
}
