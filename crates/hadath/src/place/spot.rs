//! Names of places in a text: which places each could be.

use crate::lexicon::class::Classes;
use crate::lexicon::paradigm::Pro;
use crate::phrase::Analysis;
use crate::place::head::{self, Head};
use crate::place::{Facts, Gazetteer, Hit, Id, key, row};
use crate::text::fold::{ALEF, BEH, FEH, KAF, LAM, Letter, WAW, fold_str};
use crate::text::token::TokenKind;

/// Names have at most this many words.
const WORDS: usize = 5;
/// So many places of one name are looked at.
const MOST: usize = 16;

/// A place that a name could mean.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Which.
    pub id: Id,
    /// It is written as in the gazetteer.
    pub exact: bool,
    /// It is the usual name.
    pub first: bool,
    /// How likely it is, once weighed.
    pub share: f32,
    /// What it is weighed by.
    pub facts: Facts,
}

/// A name in the text.
#[derive(Clone, Debug)]
pub struct Spot {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// The name is an adjective of belonging.
    pub nisba: bool,
    /// What stands before it.
    pub head: Option<Head>,
    /// The name holds its head noun (ميناء الحديدة).
    pub titled: bool,
    /// The places that it could mean.
    pub candidates: Vec<Candidate>,
}

/// The letters of a token without its particles and its article, and whether it has the article.
pub fn stem<'a>(a: &'a Analysis<'_>, i: usize) -> (&'a [Letter], bool) {
    let letters = a.tokens.letters(i);
    let word = &a.words[i];
    (letters.get(usize::from(word.stem)..).unwrap_or(letters), word.pro.has(Pro::AL))
}

/// What the token says before a name.
pub fn head_at(a: &Analysis<'_>, i: usize) -> Option<Head> {
    if a.tokens.list[i].kind != TokenKind::Word {
        return None;
    }
    head::of(stem(a, i).0).or_else(|| head::of(a.tokens.letters(i)))
}

/// The longest name that begins in token `start` and ends before `limit`.
pub fn name_at(
    gazetteer: &Gazetteer,
    a: &Analysis<'_>,
    start: usize,
    limit: usize,
    openings: &mut Openings,
) -> Option<Spot> {
    let limit = limit.min(start + WORDS);
    let words = (start..limit).take_while(|&i| is_word(a, i)).count();
    if words == 0 {
        return None;
    }
    openings.used = 0;
    each_opening(a, start, |first| openings.add(a, first, start, words));
    let openings = &mut openings.list[..openings.used];
    for opening in openings.iter_mut() {
        opening.reach = gazetteer.reach(&opening.key, &opening.ends[..words]);
    }
    let longest = openings.iter().map(|o| o.reach).max().unwrap_or(0);
    (1..=longest).rev().find_map(|count| {
        openings.iter().filter(|o| count <= o.reach).find_map(|o| o.look_up(gazetteer, a, start, count))
    })
}

/// The ways to read the first word of a name; their buffers are kept.
#[derive(Debug, Default)]
pub struct Openings {
    list: Vec<Opening>,
    used: usize,
}

/// A way to read the first word of a name, with the words after it.
#[derive(Debug, Default)]
struct Opening {
    /// The letters of all words, and where each ends among them.
    letters: Vec<Letter>,
    spelled: [usize; WORDS],
    /// The key of all words, and where each ends in it.
    key: Vec<Letter>,
    ends: [usize; WORDS],
    /// So many of the words can be of one name.
    reach: usize,
}

impl Openings {
    /// A first word, in two parts.
    fn add(&mut self, a: &Analysis<'_>, first: [&[Letter]; 2], start: usize, words: usize) {
        if self.used == self.list.len() {
            self.list.push(Opening::default());
        }
        let opening = &mut self.list[self.used];
        self.used += 1;
        opening.letters.clear();
        opening.key.clear();
        for part in first {
            opening.letters.extend_from_slice(part);
        }
        key::push(&opening.letters, &mut opening.key);
        (opening.spelled[0], opening.ends[0]) = (opening.letters.len(), opening.key.len());
        for n in 1..words {
            let word = a.tokens.letters(start + n);
            opening.letters.extend_from_slice(word);
            key::push(word, &mut opening.key);
            (opening.spelled[n], opening.ends[n]) = (opening.letters.len(), opening.key.len());
        }
    }
}

impl Opening {
    fn look_up(&self, gazetteer: &Gazetteer, a: &Analysis<'_>, start: usize, count: usize) -> Option<Spot> {
        let key = &self.key[..self.ends[count - 1]];
        let adjective = a.words[start].classes.has(Classes::NISBA);
        let article = key::has_article(&self.letters[..self.spelled[0]]);
        // الباب شرقي حلب is not باب شرقي.
        let fits = |hit: &Hit| (adjective || !hit.nisba) && (count == 1 || hit.article == article);
        let mut hits = gazetteer.named(key).filter(|(_, hit)| fits(hit)).take(MOST).peekable();
        hits.peek()?;
        let spelling = row::spelling(&self.letters[..self.spelled[count - 1]]);
        let (start, end) = (start as u32, (start + count) as u32);
        let titled = count > 1 && matches!(head_at(a, start as usize), Some(Head::Strict(_)));
        let candidates = Vec::with_capacity(hits.size_hint().1.unwrap_or(0).min(MOST));
        let mut spot = Spot { start, end, nisba: false, head: None, titled, candidates };
        for (id, hit) in hits {
            if spot.candidates.iter().any(|c| gazetteer.is_same(c.id, id)) {
                continue;
            }
            let exact = hit.spelling == spelling;
            spot.nisba |= adjective && !(exact && hit.first);
            let facts = gazetteer.facts(id);
            spot.candidates.push(Candidate { id, exact, first: hit.first, share: 0.0, facts });
        }
        Some(spot)
    }
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
        let sure = |id| Candidate { id, exact: true, first: true, share: 0.0, facts: gazetteer.facts(id) };
        let candidates: Vec<Candidate> = gazetteer.named(key).map(|(id, _)| sure(id)).collect();
        let spot = Spot { head: None, nisba: false, candidates, ..first.clone() };
        (!spot.candidates.is_empty()).then_some(spot)
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

fn is_word(a: &Analysis<'_>, i: usize) -> bool {
    matches!(a.tokens.list[i].kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number)
}

/// The ways to read the first word of a name, each in two parts: as analysed, as written, and without one particle.
fn each_opening(a: &Analysis<'_>, i: usize, mut each: impl FnMut([&[Letter]; 2])) {
    const ARTICLE: &[Letter] = &[ALEF, LAM];
    let whole = a.tokens.letters(i);
    let (bare, article) = stem(a, i);
    if bare.len() == whole.len() {
        each([&[], whole]);
    } else if article {
        each([ARTICLE, bare]);
    } else {
        each([&[], bare]);
        each([&[], whole]);
    }
    // Where و begins no word of the lexicon, or one that is no place (وعرى), it may still be a particle.
    if !a.words[i].classes.has(Classes::PLACE) && whole.len() >= 4 {
        let rest = if matches!(whole[0], WAW | FEH) { &whole[1..] } else { whole };
        if rest.len() < whole.len() {
            each([&[], rest]);
        }
        match rest {
            [LAM, LAM, name @ ..] if name.len() >= 3 => each([ARTICLE, name]),
            [BEH | KAF | LAM, name @ ..] if name.len() >= 3 => each([&[], name]),
            _ => {}
        }
    }
}
