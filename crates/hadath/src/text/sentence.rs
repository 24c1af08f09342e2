//! Sentences, paragraphs and quotations over the tokens.

use super::fold::{ALEF, DAL};
use super::token::{Punct, Token, TokenKind, Tokens};

/// A run of tokens that ends with a full stop, a line break or the end of the text.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// The number of the paragraph (line).
    pub paragraph: u32,
    /// A trigger in it has what it needs.
    pub worth: bool,
}

/// A quotation: tokens strictly between its marks.
#[derive(Clone, Copy, Debug)]
pub struct Quote {
    /// The token of the opening mark.
    pub open: u32,
    /// The token of the closing mark, or one past the last token where it is missing.
    pub close: u32,
}

/// Longer runs without a stop are cut: they are lists or noise, and the work of the later stages grows with the
/// square of a sentence.
const LONGEST: usize = 400;

/// Finds the sentences.
pub fn sentences(tokens: &Tokens, out: &mut Vec<Sentence>) {
    out.clear();
    let list = &tokens.list;
    let (mut start, mut paragraph) = (0usize, 0u32);
    let mut push = |start: usize, end: usize, paragraph: u32| {
        if end > start {
            out.push(Sentence { start: start as u32, end: end as u32, paragraph, worth: false });
        }
    };
    for i in 0..list.len() {
        if list[i].newline && i > 0 {
            push(start, i, paragraph);
            (start, paragraph) = (i, paragraph + 1);
        }
        if list[i].kind == TokenKind::Punct(Punct::Stop) && i + 1 >= start && ends_sentence(tokens, i) {
            // Closing marks belong to the sentence that they close.
            let mut end = i + 1;
            while end < list.len() && !list[end].newline && closes(&list[end]) {
                end += 1;
            }
            push(start, end, paragraph);
            start = end;
        }
        if i >= start + LONGEST {
            push(start, i, paragraph);
            start = i;
        }
    }
    push(start, list.len(), paragraph);
}

fn closes(token: &Token) -> bool {
    match token.kind {
        TokenKind::Punct(Punct::QuoteClose | Punct::Close | Punct::Stop) => true,
        TokenKind::Punct(Punct::Quote) => !token.space,
        _ => false,
    }
}

/// A stop ends the sentence unless it stands inside an abbreviation (`ا.ف.ب`) or before a closing mark and a comma.
fn ends_sentence(tokens: &Tokens, i: usize) -> bool {
    let list = &tokens.list;
    let Some(next) = list.get(i + 1) else { return true };
    let short = |j: usize| list[j].kind == TokenKind::Word && list[j].fold_end - list[j].fold_start <= 3;
    let glued = !next.space && next.kind == TokenKind::Word;
    if glued && i > 0 && short(i - 1) && (short(i + 1) || !list[i].space) {
        return false;
    }
    // د. محمد الشمري: an abbreviated title before a name.
    let title = i > 0 && matches!(tokens.letters(i - 1), &[DAL | ALEF]);
    if title && next.kind == TokenKind::Word && !next.newline {
        return false;
    }
    // «س.ع)»: a stop inside brackets with single letters was caught above; «…» in mid-sentence goes on.
    true
}

/// Pairs the quotation marks. An unclosed quotation ends with its paragraph, unless the next paragraph closes
/// one that it did not open.
pub fn quotes(tokens: &Tokens, out: &mut Vec<Quote>) {
    out.clear();
    let mut open: Vec<usize> = Vec::new();
    for (i, token) in tokens.list.iter().enumerate() {
        if token.newline && !open.is_empty() && !closes_first(tokens, i) {
            for at in open.drain(..) {
                out[at].close = i as u32;
            }
        }
        match token.kind {
            TokenKind::Punct(Punct::QuoteOpen) => start_quote(out, &mut open, i),
            TokenKind::Punct(Punct::QuoteClose) => end_quote(out, &mut open, i),
            TokenKind::Punct(Punct::Quote) if open.is_empty() => start_quote(out, &mut open, i),
            TokenKind::Punct(Punct::Quote) => end_quote(out, &mut open, i),
            _ => {}
        }
    }
    let last = tokens.list.len() as u32;
    for at in open {
        out[at].close = last;
    }
}

/// Deeper nesting than this is noise; it is flattened.
const MAX_DEPTH: usize = 8;

fn start_quote(out: &mut Vec<Quote>, open: &mut Vec<usize>, i: usize) {
    if open.len() < MAX_DEPTH {
        open.push(out.len());
        out.push(Quote { open: i as u32, close: i as u32 });
    }
}

fn end_quote(out: &mut [Quote], open: &mut Vec<usize>, i: usize) {
    if let Some(at) = open.pop() {
        out[at].close = i as u32;
    }
}

/// Does the paragraph that starts at token `i` close a quotation before it opens one?
fn closes_first(tokens: &Tokens, i: usize) -> bool {
    const REACH: usize = 400;
    for (k, token) in tokens.list[i..].iter().take(REACH).enumerate() {
        if k > 0 && token.newline {
            return false;
        }
        match token.kind {
            TokenKind::Punct(Punct::QuoteClose) => return true,
            TokenKind::Punct(Punct::QuoteOpen) => return false,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    fn split(text: &str) -> Vec<String> {
        let mut tokens = Tokens::default();
        tokenize(text, &mut tokens);
        let mut out = Vec::new();
        sentences(&tokens, &mut out);
        out.iter()
            .map(|s| {
                let (a, b) = (tokens.list[s.start as usize].start, tokens.list[s.end as usize - 1].end);
                text[a as usize..b as usize].to_owned()
            })
            .collect()
    }

    #[test]
    fn sentence_ends() {
        assert_eq!(split("قصف. هدوء! «تم.» ثم"), ["قصف.", "هدوء!", "«تم.»", "ثم"]);
        assert_eq!(split("موسكو ا.ف.ب: قال"), ["موسكو ا.ف.ب: قال"]);
        assert_eq!(split("عنوان\nمتن"), ["عنوان", "متن"]);
        assert_eq!(split("بلغ 3.5 كلم."), ["بلغ 3.5 كلم."]);
    }

    #[test]
    fn quote_pairs() {
        let mut tokens = Tokens::default();
        let mut out = Vec::new();
        for (text, n, closed) in [
            ("قال «لن نرحل» ثم", 1, true),
            ("قال \"لن نرحل\" ثم", 1, true),
            ("قال “لن «نرحل» أبدا”", 2, true),
            ("قال «لن نرحل\nفقرة", 1, true),
        ] {
            tokens.clear();
            tokenize(text, &mut tokens);
            quotes(&tokens, &mut out);
            assert_eq!(out.len(), n, "{text}");
            assert!(out.iter().all(|q| (q.close > q.open) == closed), "{text}");
        }
    }
}
