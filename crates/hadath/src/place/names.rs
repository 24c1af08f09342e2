//! The places that the words of a text can name, remembered from text to text: news repeats its names.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::lexicon::class::Classes;
use crate::phrase::Analysis;
use crate::place::head::{self, Head};
use crate::place::score::guess;
use crate::place::spot::{Candidate, Guess, Spot, head_at, stem};
use crate::place::{Gazetteer, Hit, key, row};
use crate::text::fold::{ALEF, BEH, FEH, KAF, LAM, Letter, WAW};
use crate::text::packed::pack;
use crate::text::token::TokenKind;

/// Names have at most this many words.
const WORDS: usize = 5;
/// No word of a name is longer.
const LETTERS: usize = 64;
/// So many places of one name are looked at.
const MOST: usize = 16;

/// What words name, for one gazetteer. It depends on nothing but them, so keeping it changes no result.
#[derive(Debug, Default)]
pub struct Names {
    known: FxHashMap<Key, Known>,
    guesses: Vec<Arc<Guess>>,
    openings: Openings,
}

/// Some words in a row: all that the places depend on in the first of them, or the number of what is known of all but the
/// last; then the last.
type Key = (u64, u64, u64, u64);

/// What is known of some words in a row.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// The places of that name, by number.
    guess: Option<u32>,
    /// Longer names may begin so.
    longer: bool,
    /// The number of this.
    number: u32,
}

impl Names {
    /// More rows of words than this are not kept, but for those of one name.
    const KEPT: usize = 1 << 13;

    /// The longest name that begins in token `start` and ends before `limit`, after this head noun.
    pub fn find(
        &mut self,
        gazetteer: &Gazetteer,
        a: &Analysis<'_>,
        start: usize,
        limit: usize,
        head: Option<Head>,
    ) -> Option<Spot> {
        // What was found of one name is not let go before the next.
        if self.known.len().max(self.guesses.len()) >= Names::KEPT {
            self.known.clear();
            self.guesses.clear();
        }
        self.openings.clear();
        let mut found = None;
        let mut before = Some(Names::first(a, start, head));
        for i in (start..limit.min(start + WORDS)).take_while(|&i| is_word(a, i)) {
            let word = pack(&a.tokens.letters, a.tokens.place(i));
            let key = before.zip(word).map(|(before, [x, y, z])| (before, x, y, z));
            let kept = key.and_then(|key| self.known.get(&key).copied());
            let known = kept.unwrap_or_else(|| self.look_up(gazetteer, a, start, i + 1 - start, head, key));
            if let Some(guess) = known.guess {
                found = Some((i as u32 + 1, guess));
            }
            if !known.longer {
                break;
            }
            before = key.map(|_| u64::from(known.number));
        }
        let (end, guess) = found?;
        let guess = Arc::clone(&self.guesses[guess as usize]);
        Some(Spot { start: start as u32, end, nisba: guess.nisba, head, guess })
    }

    /// All that the places depend on in the first word but its letters; more than any number of a row.
    fn first(a: &Analysis<'_>, i: usize, head: Option<Head>) -> u64 {
        let (word, (sort, kinds)) = (&a.words[i], head::sort(head));
        let flags = u8::from(word.al())
            | u8::from(word.classes.has(Classes::NISBA)) << 1
            | u8::from(word.classes.has(Classes::PLACE)) << 2
            | u8::from(a.tokens.list[i].kind == TokenKind::Word) << 3
            | 1 << 7;
        let [k0, k1, k2, k3] = kinds.to_le_bytes();
        u64::from_le_bytes([k0, k1, k2, k3, word.stem, sort, 0, flags])
    }

    /// Asks the tables, and remembers.
    fn look_up(
        &mut self,
        gazetteer: &Gazetteer,
        a: &Analysis<'_>,
        start: usize,
        count: usize,
        head: Option<Head>,
        key: Option<Key>,
    ) -> Known {
        let openings = self.openings.of(a, start, count);
        let guess = openings.iter().find_map(|o| o.look_up(gazetteer, a, start, count, head));
        let longer = count < WORDS && openings.iter().any(|o| gazetteer.goes_on(o.key(count)));
        let guess = guess.map(|guess| {
            self.guesses.push(Arc::new(guess));
            self.guesses.len() as u32 - 1
        });
        let known = Known { guess, longer, number: self.known.len() as u32 };
        if let Some(key) = key {
            self.known.insert(key, known);
        }
        known
    }
}

/// The ways to read the first word of a name; their buffers are kept.
#[derive(Debug, Default)]
struct Openings {
    list: Vec<Opening>,
    used: usize,
    /// So many words are read.
    words: usize,
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
}

impl Openings {
    fn clear(&mut self) {
        (self.used, self.words) = (0, 0);
    }

    /// The openings with so many words.
    fn of(&mut self, a: &Analysis<'_>, start: usize, count: usize) -> &[Opening] {
        if self.words == 0 {
            each_opening(a, start, |first| self.add(first));
            self.words = 1;
        }
        for n in self.words..count {
            self.list[..self.used].iter_mut().for_each(|o| o.push(n, [&[], a.tokens.letters(start + n)]));
        }
        self.words = self.words.max(count);
        &self.list[..self.used]
    }

    /// A first word, in two parts.
    fn add(&mut self, first: [&[Letter]; 2]) {
        if self.used == self.list.len() {
            self.list.push(Opening::default());
        }
        let opening = &mut self.list[self.used];
        self.used += 1;
        opening.letters.clear();
        opening.key.clear();
        opening.push(0, first);
    }
}

impl Opening {
    /// Adds word `n`, in two parts.
    fn push(&mut self, n: usize, parts: [&[Letter]; 2]) {
        let start = self.letters.len();
        for part in parts {
            self.letters.extend_from_slice(part);
        }
        key::push(&self.letters[start..], &mut self.key);
        (self.spelled[n], self.ends[n]) = (self.letters.len(), self.key.len());
    }

    /// The key of the first words.
    fn key(&self, count: usize) -> &[Letter] {
        &self.key[..self.ends[count - 1]]
    }

    fn look_up(
        &self,
        gazetteer: &Gazetteer,
        a: &Analysis<'_>,
        start: usize,
        count: usize,
        head: Option<Head>,
    ) -> Option<Guess> {
        let key = self.key(count);
        if !gazetteer.goes_on(key) {
            return None;
        }
        let adjective = a.words[start].classes.has(Classes::NISBA);
        let article = key::has_article(&self.letters[..self.spelled[0]]);
        // الباب شرقي حلب is not باب شرقي.
        let fits = |hit: &Hit| (adjective || !hit.nisba) && (count == 1 || hit.article == article);
        let mut hits = gazetteer.named(key).filter(|(_, hit)| fits(hit)).take(MOST).peekable();
        hits.peek()?;
        let spelling = row::spelling(&self.letters[..self.spelled[count - 1]]);
        let titled = count > 1 && matches!(head_at(a, start), Some(Head::Strict(_)));
        let mut nisba = false;
        let mut candidates: Vec<Candidate> = Vec::new();
        for (id, hit) in hits {
            if candidates.iter().any(|c| gazetteer.is_same(c.id, id)) {
                continue;
            }
            let exact = hit.spelling == spelling;
            nisba |= adjective && !(exact && hit.first);
            candidates.push(Candidate::new(gazetteer, id, exact, hit.first));
        }
        Some(guess(gazetteer, candidates, nisba, titled, head))
    }
}

fn is_word(a: &Analysis<'_>, i: usize) -> bool {
    matches!(a.tokens.list[i].kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number)
        && a.tokens.letters(i).len() <= LETTERS
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
