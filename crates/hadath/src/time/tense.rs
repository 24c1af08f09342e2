//! Is the verb before a time phrase in the future?

use once_cell::sync::Lazy;

use crate::text::fold::{ALEF, Letter, NOON, SEEN, TEH, YEH, fold_str};
use crate::text::token::{Punct, TokenKind, Tokens};

/// How many words before the phrase are looked at.
const BACK: usize = 12;

/// Does a particle of the future (سوف، لن) or a verb with سـ stand before token `i` in its sentence?
pub fn future(tokens: &Tokens, i: usize) -> bool {
    for k in (i.saturating_sub(BACK)..i).rev() {
        let token = &tokens.list[k];
        match token.kind {
            TokenKind::Punct(Punct::Stop | Punct::Semicolon) => return false,
            TokenKind::Word if is_future(tokens.letters(k)) => return true,
            _ => {}
        }
        if token.newline {
            return false;
        }
    }
    false
}

/// Words that begin with سـ and a prefix of the imperfect without being verbs.
static NOUNS: Lazy<Vec<Vec<Letter>>> = Lazy::new(|| {
    let words = "سيار سياس سيد سيطر سيناء سيناريو سياق سياد سياح سيول سيوف سيرة سيرا سيدة ستة ستين ستون ستار ستراتيج \
                 سنة سنو سند سني سنان سنجار سنتين سنتان سنوي ساعة ساعا ساعد ساعي ساعت ساب ساح ساحل سائ سابق ساد سار ساكن سالم سامي ساهم \
                 سارع ساند سام ساق سيرت سيقت ستوك سيف سيل";
    words.split_whitespace().map(fold_str).collect()
});

static PARTICLES: Lazy<[Vec<Letter>; 3]> = Lazy::new(|| [fold_str("سوف"), fold_str("لن"), fold_str("ولن")]);

fn is_future(letters: &[Letter]) -> bool {
    if PARTICLES.iter().any(|p| p == letters) {
        return true;
    }
    let stem = letters.strip_prefix(&[crate::text::fold::WAW]).unwrap_or(letters);
    stem.len() >= 4
        && stem[0] == SEEN
        && matches!(stem[1], ALEF | YEH | TEH | NOON)
        && !NOUNS.iter().any(|n| stem.starts_with(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_and_nouns() {
        for word in ["سيعقد", "ستبدأ", "سأعود", "سنعلن", "وسيصل", "سوف"] {
            assert!(is_future(&fold_str(word)), "{word}");
        }
        for word in ["سيارة", "ستة", "سنوات", "ساعة", "سياسي", "سيطر", "مساء"] {
            assert!(!is_future(&fold_str(word)), "{word}");
        }
    }
}
