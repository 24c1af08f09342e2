//! Words on whose reading the words around them decide: lands and adjectives, imams and prepositions, names that are words
//! too, aircraft without a pilot.

use once_cell::sync::Lazy;

use super::read::guess;
use super::{NONE, Word};
use crate::lexicon::Lexicon;
use crate::lexicon::class::{Classes, Func, Prep, Weapons};
use crate::lexicon::form::Reading;
use crate::lexicon::paradigm::{Enc, Pro};
use crate::text::fold::{Letter, fold_str};
use crate::text::token::{TokenKind, Tokens};

/// Decides on the words at `open`, those of which [`is_open`] holds.
pub fn settle(text: &str, tokens: &Tokens, lexicon: &Lexicon, open: &[u32], words: &mut [Word]) {
    let open = || open.iter().map(|&i| i as usize);
    open().for_each(|i| land(tokens, words, lexicon, i));
    open().for_each(|i| town(tokens, words, lexicon, i));
    open().for_each(|i| imam(text, tokens, words, i));
    for i in open() {
        if words[i].needs_head && !words[i].inside {
            settle_name(tokens, words, i);
        }
        if words[i].prep == Prep::Without {
            unmanned(tokens, lexicon, words, i + 1);
        }
    }
}

/// Do the words around a word decide on its reading?
pub fn is_open(word: &Word, letters: &[Letter], lexicon: &Lexicon) -> bool {
    word.needs_head
        || word.prep == Prep::Without
        || may_be_imam(word, letters)
        || (may_be_land(word) || may_be_town(word)) && land_of(letters, lexicon).is_some()
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
    let place = places(before) && before.prep != Prep::On;
    if place && may_be_land(&words[i]) {
        name(tokens, words, lexicon, i);
    }
}

/// A preposition of place, without a pronoun.
fn places(w: &Word) -> bool {
    w.func == Func::Preposition
        && w.enc == Enc::None
        && matches!(w.prep, Prep::In | Prep::On | Prep::At | Prep::From | Prep::To)
}

/// The word is the name of a place; says whether there is one.
fn name(tokens: &Tokens, words: &mut [Word], lexicon: &Lexicon, i: usize) -> bool {
    let Some(r) = land_of(tokens.letters(i), lexicon) else { return false };
    let w = &mut words[i];
    (w.noun, w.noun_feats, w.classes) = (r.lexeme, r.feats, lexicon.lexeme(r.lexeme).classes);
    (w.adjective, w.nominal) = (false, true);
    true
}

fn may_be_land(w: &Word) -> bool {
    w.adjective && !w.classes.has(Classes::PLACE) && w.pro.0 == 0 && w.enc == Enc::None && !w.inside
}

/// غارة على ودان، بلدة ودان: after a preposition or a head noun stands no verb with و, so it is the town.
fn town(tokens: &Tokens, words: &mut [Word], lexicon: &Lexicon, i: usize) {
    let Some(before) = i.checked_sub(1).map(|k| &words[k]) else { return };
    let headed = before.classes.has(Classes::PLACE_HEAD) && !before.al();
    let town = (places(before) || headed) && may_be_town(&words[i]);
    if town && name(tokens, words, lexicon, i) {
        let w = &mut words[i];
        (w.verb, w.more_marks) = (NONE, true);
        (w.pro, w.stem, w.tail) = (Pro(0), 0, 0);
    }
}

fn may_be_town(w: &Word) -> bool {
    w.verb != NONE && w.noun == NONE && w.pro.conj() && w.enc == Enc::None && !w.inside
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
