//! Names of places in a text: which places each could be.

use std::sync::Arc;

use crate::lexicon::paradigm::Pro;
use crate::names::PlaceKind;
use crate::phrase::Analysis;
use crate::place::head::{self, Head};
use crate::place::score::guess;
use crate::place::{Facts, Gazetteer, Id, key};
use crate::text::fold::{ALEF, LAM, Letter, WAW, fold_str};

/// A place that a name could mean.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Which.
    pub id: Id,
    /// It is written as in the gazetteer.
    pub exact: bool,
    /// It is the usual name.
    pub first: bool,
    /// What speaks for it without its surroundings, once weighed.
    pub weight: f32,
    /// What it is weighed by.
    pub facts: Facts,
    /// What it is part of, unless that is a country.
    pub above: Option<Id>,
    /// A bit for it and for each place that it is part of, but not for countries.
    pub line: u64,
}

impl Candidate {
    /// A candidate that is not weighed yet.
    pub fn new(gazetteer: &Gazetteer, id: Id, exact: bool, first: bool) -> Candidate {
        let facts = gazetteer.facts(id);
        let part = |id: &Id| gazetteer.entry(*id).kind() != PlaceKind::Country;
        let parents = facts.parents().iter().filter(|id| part(id));
        let line = parents.fold(id.bit(), |bits, parent| bits | parent.bit());
        let above = facts.parents().first().copied().filter(part);
        Candidate { id, exact, first, weight: 0.0, facts, above, line }
    }
}

/// How likely a candidate is, and its place in the list.
pub type Share = (f32, usize);

/// The places of a name, weighed without its surroundings.
#[derive(Clone, Debug)]
pub struct Guess {
    /// The name is an adjective of belonging.
    pub nisba: bool,
    /// The name holds its head noun (ميناء الحديدة).
    pub titled: bool,
    /// The places of that name.
    pub places: Vec<Id>,
    /// Those of them that it could mean.
    pub candidates: Vec<Candidate>,
    /// Their shares, the likeliest first.
    pub shares: Vec<Share>,
    /// How likely it is that the name is of a known place.
    pub known: f32,
    /// How likely it is in each country.
    pub countries: Vec<([u8; 2], f32)>,
    /// The points that others can be near to, with their shares.
    pub points: Vec<(f32, Id, (i32, i32))>,
    /// A bit for each place of that name.
    pub bits: u64,
    /// The lines of the candidates together, without countries.
    pub line: u64,
}

impl Guess {
    /// The places with their shares, the likeliest first.
    pub fn ranked(&self) -> impl Iterator<Item = (f32, &Candidate)> {
        self.shares.iter().map(|&(share, i)| (share, &self.candidates[i]))
    }

    /// Have the two names a place in common?
    pub fn meets(&self, other: &Guess) -> bool {
        let common = || self.places.iter().any(|id| other.candidates.iter().any(|c| c.id == *id));
        self.bits & other.bits != 0 && common()
    }
}

/// A name in the text.
#[derive(Clone, Debug)]
pub struct Spot {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// The name is an adjective of belonging, and counts as one.
    pub nisba: bool,
    /// What stands before it.
    pub head: Option<Head>,
    /// The places that it could mean.
    pub guess: Arc<Guess>,
}

/// The letters of a token without its particles and its article, and whether it has the article.
pub fn stem<'a>(a: &'a Analysis<'_>, i: usize) -> (&'a [Letter], bool) {
    (a.stem(i), a.words[i].pro.has(Pro::AL))
}

/// What the token says before a name.
pub fn head_at(a: &Analysis<'_>, i: usize) -> Option<Head> {
    if !a.words[i].heads {
        return None;
    }
    let (letters, (stem, _)) = (a.tokens.letters(i), stem(a, i));
    head::of(stem).or_else(|| if stem.len() == letters.len() { None } else { head::of(letters) })
}

/// The road between two places, known by both names: طريق حمص السلمية, whatever stands between them.
pub fn road_between(gazetteer: &Gazetteer, a: &Analysis<'_>, first: &Spot, second: &Spot) -> Option<Spot> {
    let name = |spot: &Spot| {
        let mut key = Vec::new();
        key::push(&rest(a, spot.start as usize), &mut key);
        (spot.start as usize + 1..spot.end as usize).for_each(|i| key::push(a.tokens.letters(i), &mut key));
        key
    };
    let road = key::of(&fold_str("طريق"));
    let (one, two) = (name(first), name(second));
    [[&road[..], &one, &two].concat(), [&road[..], &two, &one].concat()].iter().find_map(|key| {
        let sure = |id| Candidate::new(gazetteer, id, true, true);
        let candidates: Vec<Candidate> = gazetteer.named(key).map(|(id, _)| sure(id)).collect();
        if candidates.is_empty() {
            return None;
        }
        let guess = guess(gazetteer, candidates, false, first.guess.titled, None);
        Some(Spot { head: None, nisba: false, guess: Arc::new(guess), ..*first })
    })
}

/// The first word of a name, without particles and with its article.
fn rest(a: &Analysis<'_>, i: usize) -> Vec<Letter> {
    let (bare, _) = stem(a, i);
    let whole = a.tokens.letters(i);
    match whole {
        // The analysis may have kept the conjunction of an unknown word.
        [WAW, ALEF, LAM, name @ ..] if bare.len() == whole.len() && name.len() >= 3 => name.to_vec(),
        _ => bare.to_vec(),
    }
}
