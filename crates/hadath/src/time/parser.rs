//! The tokens of a time phrase, as the grammar reads them. Every rule takes a position and returns what it read
//! with the position after it, so that nothing has to be undone.

use super::sense::{Key, Kind};
use super::vocabulary::Code;
use crate::text::fold::{ALEF, HEH, Letter, YEH};
use crate::text::token::{Punct, TokenKind, Tokens};

/// What a rule read, and where it ends.
pub type Read<T> = Option<(T, usize)>;

/// Tokens with their codes.
#[derive(Clone, Copy)]
pub struct Parser<'a> {
    /// The tokens.
    pub tokens: &'a Tokens,
    /// Their codes, one each.
    pub codes: &'a [Code],
}

impl Parser<'_> {
    /// Can a phrase begin at token `i`? Most tokens are no words of time, and most others need one after them.
    pub fn may_begin(&self, i: usize) -> bool {
        let code = self.code(i);
        if code.kind == Kind::None {
            return false;
        }
        let next = self.next(i);
        // قبل (أمس)
        let followed =
            || self.kind(next) != Kind::None && self.counts(next) || self.is_punct(next, Punct::Open);
        let part = match code.kind {
            Kind::Shift | Kind::Follow | Kind::Last | Kind::Regular | Kind::Meridiem => false,
            Kind::Key => match code.key() {
                key if key.continues() => false,
                key if key.leads() => followed(),
                _ => true,
            },
            Kind::Approx | Kind::Portion | Kind::Few | Kind::Fraction => followed(),
            Kind::Number | Kind::Cardinal => self.counts(i),
            Kind::Ordinal | Kind::OrdinalOne | Kind::Second => followed() || self.punct(next).is_some(),
            _ => true,
        };
        part || i > 0 && self.code(i - 1).is(Key::Return)
    }

    /// May the numbers at `i` count something of time, or be a date or an hour? Most count people and things.
    fn counts(&self, i: usize) -> bool {
        const LONGEST: usize = 4;
        let mut at = i;
        for _ in 0..LONGEST {
            match self.kind(at) {
                // 14:30, 14/8/2025 and 2006 stand alone; a range has a dash.
                Kind::Number if self.letters(at).len() == 4 => return true,
                Kind::Number if !self.letters(at).iter().all(u8::is_ascii_digit) => return true,
                Kind::Number | Kind::Cardinal => {}
                Kind::None => return self.punct(at).is_some(),
                _ => return true,
            }
            at = self.next(at);
        }
        true
    }

    /// The code at `i`; nothing beyond the end.
    pub fn code(&self, i: usize) -> Code {
        self.codes.get(i).copied().unwrap_or_default()
    }

    /// The kind of word at `i`.
    pub fn kind(&self, i: usize) -> Kind {
        self.code(i).kind
    }

    /// Is the building word at `i`? With what follows it.
    pub fn key(&self, i: usize, key: Key) -> Option<usize> {
        let c = self.code(i);
        c.is(key).then(|| i + usize::from(c.len))
    }

    /// The position after the building word at `i`, or `i`.
    pub fn skip(&self, i: usize, key: Key) -> usize {
        self.key(i, key).unwrap_or(i)
    }

    /// The position after the word at `i`.
    pub fn next(&self, i: usize) -> usize {
        i + usize::from(self.code(i).len.max(1))
    }

    /// The punctuation at `i`.
    pub fn punct(&self, i: usize) -> Option<Punct> {
        match self.tokens.list.get(i)?.kind {
            TokenKind::Punct(p) => Some(p),
            _ => None,
        }
    }

    /// A word of time at `i`, not one of those that only stand beside time phrases.
    pub fn timely(&self, i: usize) -> bool {
        let c = self.code(i);
        c.kind != Kind::None
            && !matches!(
                c.key(),
                Key::Return | Key::Gone | Key::Born | Key::Publishing | Key::Moment | Key::Nothing
            )
    }

    /// Is this punctuation at `i`?
    pub fn is_punct(&self, i: usize, p: Punct) -> bool {
        self.punct(i) == Some(p)
    }

    /// Does the text, the line or the clause end before `i`?
    pub fn ends(&self, i: usize) -> bool {
        self.tokens.list.get(i).is_none_or(|t| t.newline) || self.punct(i).is_some_and(|p| p != Punct::Dash)
    }

    /// The letters of token `i`, particles included; none for punctuation.
    pub fn letters(&self, i: usize) -> &[Letter] {
        if self.tokens.list.get(i).is_none_or(|t| matches!(t.kind, TokenKind::Punct(_))) {
            return &[];
        }
        self.tokens.letters(i)
    }

    /// Does token `i` follow the one before it without a space?
    pub fn joined(&self, i: usize) -> bool {
        self.tokens.list.get(i).is_some_and(|t| !t.space)
    }

    /// Is the word at `i` feminine (السادسة، الأولى)?
    pub fn feminine(&self, i: usize) -> bool {
        let letters = self.letters(i);
        self.tokens.list.get(i).is_some_and(|t| t.ta)
            || letters.last() == Some(&HEH)
            || letters.ends_with(&[YEH]) && letters.starts_with(&[ALEF]) && letters.len() > 4
    }

    /// A unit in the singular at `i`, ثانية included.
    pub fn singular(&self, i: usize) -> Option<i32> {
        match self.kind(i) {
            Kind::Unit => Some(self.code(i).value),
            Kind::Second => Some(0),
            _ => None,
        }
    }
}
