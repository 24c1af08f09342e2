//! The words of an argument as keys, and the names that begin at each of them.

use crate::actor::key;
use crate::actor::registry::{Entry, NO, Registry};
use crate::frame::Range;
use crate::lexicon::class::{Classes, Func, Marks, Prep};
use crate::lexicon::paradigm::Enc;
use crate::mention::{NONE, Word};
use crate::phrase::Analysis;
use crate::text::fold::{ALEF, HEH, LAM, Letter, TEH, YEH};
use crate::text::token::TokenKind;

/// Longer arguments are read this far.
pub const LONGEST: usize = 24;
/// Hardly a name is longer.
const LETTERS: usize = 48;

/// A word of the phrase, with all that its reading depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// As written, without the article.
    raw: (u32, u32),
    /// Without attached particles and pronouns as well.
    bare: (u32, u32),
    /// It has an attached و or ف.
    pub conj: bool,
    /// It has an attached preposition.
    pub prep: bool,
    /// It has the article.
    pub al: bool,
    /// It has an attached نا.
    pub ours: bool,
    /// It only counts or points to what follows: numbers, عدد من، هذه، ما لا يقل عن.
    pub counts: bool,
    /// An adjective.
    pub adjective: bool,
    /// It can be a name: no adjective, and nothing is attached.
    pub proper: bool,
    /// An adjective that ties a body to its owner: التابعة، الموالية.
    pub dependent: bool,
    /// The preposition من.
    pub from: bool,
    /// What its noun stands for.
    pub classes: Classes,
    /// The state of the place that it names, or [`NO`].
    pub town: u16,
}

/// The words of an argument.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Words {
    keys: Vec<Letter>,
    /// Its words; punctuation is left out.
    pub parts: Vec<Part>,
    /// The argument did something; a bare nationality is then the state, else its people.
    pub agent: bool,
}

/// A name that begins at some word: how many words it takes, and what it stands for.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'r> {
    /// Words.
    pub len: usize,
    /// Meanings.
    pub entries: &'r [Entry],
    /// One word that has the article here and not in the registry.
    pub article: bool,
}

impl Words {
    /// Reads the words of a run of tokens.
    pub fn read(&mut self, r: &Registry, a: &Analysis<'_>, range: Range) {
        self.keys.clear();
        self.parts.clear();
        for i in range.start as usize..range.end as usize {
            if self.parts.len() == LONGEST {
                break;
            }
            if !matches!(a.tokens.list[i].kind, TokenKind::Punct(_)) {
                let part = self.part(r, a, i);
                self.parts.push(part);
            }
        }
    }

    fn part(&mut self, r: &Registry, a: &Analysis<'_>, i: usize) -> Part {
        let (letters, word) = (a.tokens.letters(i), &a.words[i]);
        let stem = stem(letters, word);
        let raw = self.push(letters);
        let bare = if stem.len() == letters.len() { raw } else { self.push(stem) };
        let (conj, prep) = (word.pro.conj(), word.pro.prep());
        Part {
            raw,
            bare,
            conj,
            prep,
            al: word.al() || letters.len() > 3 && letters.starts_with(&[ALEF, LAM]),
            ours: word.enc == Enc::Us,
            counts: a.tokens.list[i].kind == TokenKind::Number
                || word.func != Func::None
                || word.classes.any(Classes::QUANTITY.with(Classes::NUMBER))
                || word.noun == NONE && word.verb != NONE,
            adjective: word.adjective,
            proper: !prep && !conj && word.func == Func::None && !word.adjective && word.enc == Enc::None,
            dependent: word.marks.has(Marks::DEPENDENT),
            from: word.prep == Prep::From,
            classes: word.classes,
            town: town(r, a, word),
        }
    }

    /// How many letters it has.
    pub fn letters(&self) -> usize {
        self.keys.len()
    }

    /// The key of word `i` without its particles.
    pub fn word(&self, i: usize) -> &[Letter] {
        self.parts.get(i).map_or(&[], |part| self.key(part.bare))
    }

    fn push(&mut self, letters: &[Letter]) -> (u32, u32) {
        let start = self.keys.len() as u32;
        key::push(letters, &mut self.keys);
        (start, self.keys.len() as u32)
    }

    fn key(&self, at: (u32, u32)) -> &[Letter] {
        &self.keys[at.0 as usize..at.1 as usize]
    }

    /// The names that begin at word `i`, the longest first.
    pub fn hits<'r>(&self, r: &'r Registry, i: usize) -> Vec<Hit<'r>> {
        let (raw, bare) = (self.key(self.parts[i].raw), self.key(self.parts[i].bare));
        let mut hits = self.from(r, i, bare);
        if raw != bare {
            // بدر is no ب + در, وفا no و + فا.
            hits.extend(self.from(r, i, raw));
            hits.sort_by_key(|hit| std::cmp::Reverse(hit.len));
        }
        if hits.is_empty() && i + 1 < self.parts.len() {
            hits = self.dual(r, i);
        }
        hits
    }

    /// سلاحا الجو والبحر، وزارتي الدفاع والداخلية: the dual before its genitive.
    fn dual<'r>(&self, r: &'r Registry, i: usize) -> Vec<Hit<'r>> {
        let Some((&(ALEF | YEH), stem)) = self.key(self.parts[i].bare).split_last() else {
            return Vec::new();
        };
        let mut hits = match stem {
            [first @ .., TEH] if stem.len() >= 3 => self.from(r, i, &[first, &[HEH]].concat()),
            _ if stem.len() >= 3 => self.from(r, i, stem),
            _ => Vec::new(),
        };
        hits.retain(|hit| hit.len > 1);
        hits
    }

    fn from<'r>(&self, r: &'r Registry, i: usize, first: &[Letter]) -> Vec<Hit<'r>> {
        let mut hits = Vec::new();
        if !r.begins(first) {
            return hits;
        }
        let mut key = Vec::with_capacity(LETTERS);
        key.extend_from_slice(&key::ARTICLE);
        key.extend_from_slice(first);
        for len in 1..=usize::from(r.longest).min(self.parts.len() - i) {
            if len > 1 {
                key.push(b' ');
                key.extend_from_slice(self.key(self.parts[i + len - 1].raw));
            }
            let (entries, longer) = r.search(&key[key::ARTICLE.len()..]);
            if !entries.is_empty() {
                hits.push(Hit { len, entries, article: len == 1 && self.parts[i].al });
            }
            if len == 1 && self.parts[i].al {
                // القاعدة, and not any قاعدة.
                let entries = r.get(&key);
                if !entries.is_empty() {
                    hits.push(Hit { len, entries, article: false });
                }
            }
            if !longer {
                break;
            }
        }
        hits.reverse();
        hits
    }
}

/// The letters of a word between its particles and its pronoun.
fn stem<'l>(letters: &'l [Letter], word: &Word) -> &'l [Letter] {
    let front = usize::from(word.pro.conj()) + usize::from(word.pro.prep());
    let back = letters.len() - usize::from(word.tail).min(letters.len());
    let stem = letters.get(front..back).unwrap_or(letters);
    match stem {
        // للجيش: what is left of the article.
        [LAM, rest @ ..] if word.al() && word.pro.prep() && !stem.starts_with(&[ALEF, LAM]) => rest,
        _ => stem,
    }
}

/// The state of the place that a word names.
fn town(r: &Registry, a: &Analysis<'_>, word: &Word) -> u16 {
    let place = (word.classes.has(Classes::PLACE) && word.noun != NONE)
        .then(|| a.lexicon.lexeme(word.noun).place)
        .flatten();
    place.and_then(|place| r.places.get(usize::from(place))).copied().unwrap_or(NO)
}
