//! Is the verb before a time phrase in the future?

use super::beside::{Beside, begins, is};
use super::parser::Parser;
use crate::text::fold::{ALEF, Letter, NOON, SEEN, TEH, WAW, YEH};
use crate::text::token::{Punct, TokenKind};

/// How many words before the phrase are looked at.
const BACK: usize = 12;

/// Does a particle of the future (سوف، لن) or a verb with سـ stand before token `i` in its sentence?
pub fn future(parser: &Parser<'_>, i: usize) -> bool {
    for k in (i.saturating_sub(BACK)..i).rev() {
        let token = &parser.tokens.list[k];
        match token.kind {
            TokenKind::Punct(Punct::Stop | Punct::Semicolon) => return false,
            TokenKind::Word if parser.codes[k].future => return true,
            _ => {}
        }
        if token.newline {
            return false;
        }
    }
    false
}

/// A particle of the future, or a verb with سـ.
pub fn is_future(letters: &[Letter]) -> bool {
    let stem = letters.strip_prefix(&[WAW]).unwrap_or(letters);
    let verb = stem.len() >= 4 && stem[0] == SEEN && matches!(stem[1], ALEF | YEH | TEH | NOON);
    if verb {
        !is(stem, Beside::NoFuture) && !begins(stem, Beside::NoFutureStem)
    } else {
        is(stem, Beside::Future)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold_str;

    #[test]
    fn verbs_and_nouns() {
        for word in ["سيعقد", "ستبدأ", "سأعود", "سنعلن", "وسيصل", "سوف", "ولن"]
        {
            assert!(is_future(&fold_str(word)), "{word}");
        }
        for word in ["سيارة", "ستة", "سنوات", "ساعة", "سياسي", "سيطر", "مساء"] {
            assert!(!is_future(&fold_str(word)), "{word}");
        }
    }
}
