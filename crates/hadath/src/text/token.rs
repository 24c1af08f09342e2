//! Tokens: words, numbers and punctuation, folded as they are found.

use super::fold::{Fold, Letter, YEH, fold_char, fold_into, fold_run, is_arabic, is_arabic_lead, letters_of};

/// What a punctuation token does for the later stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Punct {
    /// `. ! ? ؟ …`
    Stop,
    /// `،` or `,`
    Comma,
    /// `؛` or `;`
    Semicolon,
    /// `:`
    Colon,
    /// `( [ {`
    Open,
    /// `) ] }`
    Close,
    /// `« “ ‹ „`
    QuoteOpen,
    /// `» ” ›`
    QuoteClose,
    /// `" '`, direction unknown
    Quote,
    /// `- – — ـ` between words, `|`, `/`
    Dash,
    /// `#` or `@`
    Tag,
    /// Bullets, emoji and all else.
    Other,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word in Arabic letters.
    Word,
    /// Digits, perhaps with inner separators (`14/8/2025`, `3:30`).
    Number,
    /// A word in other letters.
    Latin,
    /// One punctuation character.
    Punct(Punct),
}

/// A token: its bytes in the text and its letters in the folded buffer.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte in the text.
    pub start: u32,
    /// One past the last byte in the text.
    pub end: u32,
    /// First letter in the folded buffer.
    pub fold_start: u32,
    /// One past the last letter in the folded buffer.
    pub fold_end: u32,
    /// What it is.
    pub kind: TokenKind,
    /// The word is written with a final ة.
    pub ta: bool,
    /// A line break stands before the token.
    pub newline: bool,
    /// White space (or the start of the text) stands before the token.
    pub space: bool,
}

/// The tokens of a text with the folded buffer. Words are separated by one space in the buffer, punctuation
/// stands there as `|`, so that a multi-word pattern never crosses it.
#[derive(Debug, Default)]
pub struct Tokens {
    /// The folded buffer.
    pub letters: Vec<Letter>,
    /// The tokens in order.
    pub list: Vec<Token>,
}

impl Tokens {
    /// The letters of token `i`.
    #[inline]
    pub fn letters(&self, i: usize) -> &[Letter] {
        &self.letters[self.place(i)]
    }

    /// Where the letters of token `i` lie in the folded buffer.
    #[inline]
    pub fn place(&self, i: usize) -> std::ops::Range<usize> {
        let t = &self.list[i];
        t.fold_start as usize..t.fold_end as usize
    }

    /// Empties both buffers and keeps their memory.
    pub fn clear(&mut self) {
        self.letters.clear();
        self.list.clear();
    }
}

fn punct(c: char) -> Punct {
    match c {
        '.' | '!' | '?' | '؟' | '…' | '۔' => Punct::Stop,
        '،' | ',' | '٬' => Punct::Comma,
        '؛' | ';' => Punct::Semicolon,
        ':' => Punct::Colon,
        '(' | '[' | '{' => Punct::Open,
        ')' | ']' | '}' => Punct::Close,
        '«' | '“' | '‹' | '„' | '❝' | '‟' => Punct::QuoteOpen,
        '»' | '”' | '›' | '❞' => Punct::QuoteClose,
        '"' | '\'' | '‘' | '’' | '`' | '＂' => Punct::Quote,
        '-' | '–' | '—' | '−' | '‐' | '‑' | '|' | '/' | '\\' | 'ـ' | '~' => Punct::Dash,
        '#' | '@' => Punct::Tag,
        _ => Punct::Other,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Arabic,
    Digit,
    Latin,
}

fn script(letter: Letter) -> Script {
    if is_arabic(letter) {
        Script::Arabic
    } else if letter.is_ascii_digit() {
        Script::Digit
    } else {
        Script::Latin
    }
}

/// Splits and folds `text` into `out`. One pass; nothing is allocated but the growth of the two buffers.
pub fn tokenize(text: &str, out: &mut Tokens) {
    out.letters.reserve(text.len() / 2);
    let mut scanner = Scanner { text, out, newline: true, space: true };
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        // Most tokens are Arabic words between single spaces.
        if byte == b' ' {
            scanner.space = true;
            at += 1;
        } else if let Some(end) = scanner.plain(at, byte) {
            at = end;
        } else if let Some(c) = text[at..].chars().next() {
            at = scanner.step(at, c);
        }
    }
}

struct Scanner<'a, 'b> {
    text: &'a str,
    out: &'b mut Tokens,
    newline: bool,
    space: bool,
}

impl Scanner<'_, '_> {
    fn step(&mut self, at: usize, c: char) -> usize {
        if c.is_whitespace() || c == '_' {
            self.newline |= matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}');
            self.space = true;
            return at + c.len_utf8();
        }
        match fold_char(c) {
            // A mark or tatweel with no letter before it (a dash drawn as tatweel, a stray bidi control).
            Fold::Nothing => at + c.len_utf8(),
            Fold::Break => {
                let end = at + c.len_utf8();
                let fold_start = self.out.letters.len() as u32;
                self.out.letters.push(b'|');
                self.push(at, end, fold_start, TokenKind::Punct(punct(c)), false);
                end
            }
            Fold::Letter(_) | Fold::Compat => self.word(at),
        }
    }

    /// Reads the word at `start` where it has nothing but letters and marks of one script and ends before a character
    /// that no word goes on with; returns its end. All else is left to [`Scanner::step`].
    #[inline]
    fn plain(&mut self, start: usize, first: u8) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let fold_start = self.out.letters.len();
        let (run, ta, kind) = if is_arabic_lead(first) {
            let (run, ta) = fold_run(&bytes[start..], &mut self.out.letters);
            (run, ta, TokenKind::Word)
        } else if first.is_ascii_alphabetic() {
            let run = bytes[start..].iter().take_while(|b| b.is_ascii_alphanumeric());
            let letters = run.map(u8::to_ascii_lowercase);
            self.out.letters.extend(letters);
            (self.out.letters.len() - fold_start, false, TokenKind::Latin)
        } else {
            return None;
        };
        let end = start + run;
        // What stops a run of Arabic letters inside their block, or is ASCII, ends the word.
        let ends =
            bytes.get(end).is_none_or(|b| b.is_ascii() || kind == TokenKind::Word && is_arabic_lead(*b));
        if !ends || self.out.letters.len() == fold_start {
            self.out.letters.truncate(fold_start);
            return None;
        }
        self.push(start, end, fold_start as u32, kind, ta);
        Some(end)
    }

    fn push(&mut self, start: usize, end: usize, fold_start: u32, kind: TokenKind, ta: bool) {
        let fold_end = self.out.letters.len() as u32;
        self.out.list.push(Token {
            start: start as u32,
            end: end as u32,
            fold_start,
            fold_end,
            kind,
            ta,
            newline: std::mem::take(&mut self.newline),
            space: std::mem::take(&mut self.space),
        });
        self.out.letters.push(b' ');
    }

    /// Reads one word or number from `start`; ends it where the script changes, and after ة, which cannot stand
    /// inside a word (a missing space).
    fn word(&mut self, start: usize) -> usize {
        let fold_start = self.out.letters.len();
        let (run, mut ta) = fold_run(&self.text.as_bytes()[start..], &mut self.out.letters);
        let mut at = start + run;
        let mut end = at;
        let mut kind = (self.out.letters.len() > fold_start).then_some(Script::Arabic);
        let mut chars = self.text[at..].chars().peekable();
        while let Some(c) = chars.next() {
            let before = self.out.letters.len();
            let inner = kind == Some(Script::Digit)
                && matches!(c, ':' | '/' | '.' | ',' | '٫' | '٬')
                && chars
                    .peek()
                    .is_some_and(|&n| matches!(fold_char(n), Fold::Letter(l) if l.is_ascii_digit()));
            if inner {
                self.out.letters.push(if c == '٫' { b'.' } else { c.to_ascii_lowercase() as u8 });
            } else if !fold_into(c, &mut self.out.letters) {
                break;
            }
            if let Some(&letter) = self.out.letters.get(before)
                && !inner
            {
                let this = script(letter);
                let fits = kind.is_none_or(|k| k == this || (k == Script::Latin && this == Script::Digit));
                if !fits || ta {
                    self.out.letters.truncate(before);
                    break;
                }
                kind = Some(kind.unwrap_or(this));
                ta = c == 'ة' || c == 'ۃ' || c == '\u{FE93}' || c == '\u{FE94}';
            }
            at += c.len_utf8();
            end = at;
        }
        if self.out.letters.len() == fold_start {
            // Compatibility characters without a letter (spacing marks): skip one.
            return start + self.text[start..].chars().next().map_or(1, char::len_utf8);
        }
        let kind = match kind {
            Some(Script::Digit) => TokenKind::Number,
            Some(Script::Latin) => TokenKind::Latin,
            _ => TokenKind::Word,
        };
        self.push(start, end, fold_start as u32, kind, ta);
        end
    }
}

/// The byte offset in `text` of letter `letter` of the token: where a clitic ends and the stem begins. Where none begins
/// there, as inside a ligature (ﻻ), the token stays whole.
pub fn byte_of_letter(text: &str, token: &Token, letter: usize) -> usize {
    let mut before = 0;
    for (i, c) in text[token.start as usize..token.end as usize].char_indices() {
        if before >= letter && matches!(fold_char(c), Fold::Letter(_) | Fold::Compat) {
            return token.start as usize + i;
        }
        before += letters_of(c);
    }
    token.start as usize
}

/// Does the word end in ي or ى? (Nisba adjectives, dual and plural in the construct state.)
pub fn ends_in_yeh(letters: &[Letter]) -> bool {
    letters.last() == Some(&YEH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::unfold;

    fn words(text: &str) -> Vec<String> {
        let mut tokens = Tokens::default();
        tokenize(text, &mut tokens);
        (0..tokens.list.len())
            .map(|i| {
                let t = &tokens.list[i];
                assert!(!text[t.start as usize..t.end as usize].is_empty());
                unfold(tokens.letters(i))
            })
            .collect()
    }

    #[test]
    fn splits() {
        for (text, expected) in [
            ("قَصَفَ، الحيَّ.", "قصف | الحي |"),
            ("#الشيخ_مقصود", "| الشيخ مقصود"),
            ("الـ48 ساعة", "ال 48 ساعه"),
            ("وإصابةعشرة", "واصابه عشره"),
            ("14/8/2025 الساعة ٨:٤٥.", "14/8/2025 الساعه 8:45 |"),
            ("في 10-13", "في 10 | 13"),
            ("1445هـ", "1445 ه"),
            ("طريق M4", "طريق m4"),
            ("الحصـــار", "الحصار"),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn letter_offsets() {
        let text = "وَبِالهجوم";
        let mut tokens = Tokens::default();
        tokenize(text, &mut tokens);
        let at = byte_of_letter(text, &tokens.list[0], 4);
        assert_eq!(&text[at..], "هجوم");
        tokenize("ﻻ", &mut tokens);
        assert_eq!(byte_of_letter("ﻻ", &tokens.list[1], 1), 0);
    }
}
