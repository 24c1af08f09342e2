//! Stage 3: every token gets its readings: clitics, lexeme, classes.

mod hint;
mod memory;
mod name;
mod open;
mod read;

pub use hint::{Hints, WE, is_fire, is_military};
pub use memory::{Known, Memory};

use crate::lexicon::Lexicon;
use crate::lexicon::class::{Classes, Func, Marks, Prep, Weapons};
use crate::lexicon::paradigm::{Enc, Feats, Pro};
use crate::text::token::{TokenKind, Tokens};
use crate::time::{self, Code};

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
    name::lay_all(tokens, lexicon, firsts, open, out);
    open::settle(text, tokens, lexicon, open, out);
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
