//! The words of an argument as keys, and the names that begin at each of them.

use crate::actor::key;
use crate::actor::registry::{Entry, Registry};
use crate::frame::Range;
use crate::lexicon::class::{Classes, Func, Marks};
use crate::lexicon::paradigm::Enc;
use crate::mention::{NONE, Word};
use crate::phrase::Analysis;
use crate::text::fold::{ALEF, HEH, LAM, Letter, TEH, YEH};
use crate::text::token::TokenKind;

/// Longer arguments are read this far.
pub const LONGEST: usize = 24;

/// A word of the phrase.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Its token.
    pub token: u32,
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
}

/// The words of an argument.
#[derive(Clone, Debug, Default)]
pub struct Words {
    keys: Vec<Letter>,
    /// Its words; punctuation is left out.
    pub parts: Vec<Part>,
    scratch: Vec<Letter>,
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
    pub fn read(&mut self, a: &Analysis<'_>, range: Range) {
        self.keys.clear();
        self.parts.clear();
        for i in range.start as usize..range.end as usize {
            if self.parts.len() == LONGEST {
                break;
            }
            if matches!(a.tokens.list[i].kind, TokenKind::Punct(_)) {
                continue;
            }
            let (letters, word) = (a.tokens.letters(i), &a.words[i]);
            let raw = self.push(letters);
            let bare = self.push(stem(letters, word));
            let (conj, prep) = (word.pro.conj(), word.pro.prep());
            let al = word.al() || letters.len() > 3 && letters.starts_with(&[ALEF, LAM]);
            self.parts.push(Part { token: i as u32, raw, bare, conj, prep, al, ours: word.enc == Enc::Us });
        }
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
    pub fn hits<'r>(&mut self, r: &'r Registry, i: usize) -> Vec<Hit<'r>> {
        let part = self.parts[i];
        let mut hits = self.from(r, i, part.bare);
        if part.raw != part.bare && self.key(part.raw) != self.key(part.bare) {
            // بدر is no ب + در, وفا no و + فا.
            hits.extend(self.from(r, i, part.raw));
            hits.sort_by_key(|hit| std::cmp::Reverse(hit.len));
        }
        if hits.is_empty() && i + 1 < self.parts.len() {
            hits = self.dual(r, i);
        }
        hits
    }

    /// سلاحا الجو والبحر، وزارتي الدفاع والداخلية: the dual before its genitive.
    fn dual<'r>(&mut self, r: &'r Registry, i: usize) -> Vec<Hit<'r>> {
        let bare = self.key(self.parts[i].bare);
        let Some((&(ALEF | YEH), stem)) = bare.split_last() else { return Vec::new() };
        let mut singular = stem.to_vec();
        if singular.len() < 3 {
            return Vec::new();
        }
        if let Some(last) = singular.last_mut().filter(|last| **last == TEH) {
            *last = HEH;
        }
        let start = self.keys.len() as u32;
        self.keys.extend_from_slice(&singular);
        let hits = self.from(r, i, (start, self.keys.len() as u32));
        self.keys.truncate(start as usize);
        hits.into_iter().filter(|hit| hit.len > 1).collect()
    }

    fn from<'r>(&mut self, r: &'r Registry, i: usize, first: (u32, u32)) -> Vec<Hit<'r>> {
        let mut hits = Vec::new();
        let mut key = std::mem::take(&mut self.scratch);
        key.clear();
        key.extend_from_slice(&key::ARTICLE);
        key.extend_from_slice(self.key(first));
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
        self.scratch = key;
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

/// Words that only count or point to what follows: numbers, عدد من، هذه، ما لا يقل عن.
pub fn counts(a: &Analysis<'_>, token: u32) -> bool {
    let word = &a.words[token as usize];
    a.tokens.list[token as usize].kind == TokenKind::Number
        || word.func != Func::None
        || word.classes.any(Classes::QUANTITY.with(Classes::NUMBER))
        || word.noun == NONE && word.verb != NONE
}

/// Adjectives that tie a body to its owner: التابعة، الموالية.
pub fn dependent(a: &Analysis<'_>, token: u32) -> bool {
    a.words[token as usize].marks.has(Marks::DEPENDENT)
}
