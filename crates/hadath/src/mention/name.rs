//! Names and phrases of several words, laid over the words.

use super::Word;
use crate::lexicon::class::{Classes, Func, Prep};
use crate::lexicon::paradigm::{Feats, Pro};
use crate::lexicon::pattern::Pattern;
use crate::lexicon::{Lexicon, Pos};
use crate::text::fold::{ALEF, BEH, FEH, KAF, LAM, Letter, NOON, WAW, YEH};
use crate::text::token::Tokens;

/// Lays the multi-word names over the words: the leftmost, and of those the longest. `firsts` are the words that may begin
/// a name, with the letters where it may; `open` gets those whose words around them decide on it.
pub fn lay_all(
    tokens: &Tokens,
    lexicon: &Lexicon,
    firsts: &[(u32, u8)],
    open: &mut Vec<u32>,
    words: &mut [Word],
) {
    let (mut free, known) = (0, open.len());
    for &(first, starts) in firsts {
        let at = first as usize;
        if at < free {
            continue;
        }
        let Some((pattern, pro, stem)) = phrase_at(tokens, lexicon, at, starts) else { continue };
        let last = at + usize::from(pattern.words) - 1;
        let pro = if pattern.melted { pro.with(Pro::L) } else { pro };
        let hints = words[at].hints;
        lay(words, lexicon, at, last, pattern.lexeme, pro, stem, pattern.definite);
        words[at].hints = hints.read_as(&words[at], lexicon);
        if words[at].needs_head || words[at].prep == Prep::Without {
            open.push(at as u32);
        }
        free = last + 1;
    }
    if open.len() > known {
        open.sort_unstable();
        open.dedup();
    }
}

/// The letters where a name may begin in a word, after particles or none, as bits.
pub fn name_starts(letters: &[Letter], lexicon: &Lexicon) -> u8 {
    /// وبال
    const PARTICLES: usize = 4;
    let may =
        |&stem: &usize| particles(&letters[..stem]).is_some() && lexicon.patterns.first(&letters[stem..]);
    (0..letters.len().min(PARTICLES + 1)).filter(may).fold(0, |bits, stem| bits | 1 << stem)
}

/// The name that begins in token `first`, the particles before it and how many letters they take.
fn phrase_at(tokens: &Tokens, lexicon: &Lexicon, first: usize, starts: u8) -> Option<(Pattern, Pro, usize)> {
    let letters = tokens.letters(first);
    let start = tokens.list[first].fold_start as usize;
    let second = tokens.list[first + 1].fold_end as usize;
    let mut stems = (0..letters.len().min(8)).filter(|stem| starts & 1 << stem != 0);
    stems.find_map(|stem| {
        let pro = particles(&letters[..stem])?;
        let from = start + stem;
        let fits = |(name, pattern): &(&[Letter], Pattern)| {
            let last = tokens.list.get(first + usize::from(pattern.words) - 1);
            // الباب شرقي حلب is not باب شرقي: the name of a place takes no article.
            let proper = lexicon.lexeme(pattern.lexeme).place.is_some();
            // اتهمت الحكومة الحوثيين is not حكومة الحوثيين.
            let owner = || {
                let second = tokens.letters(first + 1);
                pattern.words == 2 && matches!(second, [ALEF, LAM, .., WAW | YEH, NOON])
            };
            let article = pro.has(Pro::AL) && !pattern.definite && (proper || owner());
            !article
                && last.is_some_and(|t| t.fold_end as usize == from + name.len())
                && tokens.letters[from..].starts_with(name)
        };
        let mut names = lexicon.patterns.beginning(&tokens.letters[from..second]);
        names.find(fits).map(|(_, pattern)| (pattern, pro, stem))
    })
}

#[allow(clippy::too_many_arguments)]
fn lay(
    words: &mut [Word],
    lexicon: &Lexicon,
    first: usize,
    last: usize,
    lexeme: u32,
    pro: Pro,
    stem: usize,
    definite: bool,
) {
    let entry = lexicon.lexeme(lexeme);
    let blank = Word { heads: words[first].heads, ..Word::default() };
    if entry.pos == Pos::Function {
        words[first].marks = words[first].marks.with(entry.marks);
        if entry.trigger.is_some() {
            words[first] =
                Word { noun: lexeme, func: Func::Preposition, phrase_end: last as u32 + 1, pro, ..blank };
            for word in &mut words[first + 1..=last] {
                word.inside = true;
            }
        } else if entry.func != Func::None {
            words[first] =
                Word { func: entry.func, prep: entry.prep, phrase_end: last as u32 + 1, pro, ..blank };
            for word in &mut words[first + 1..=last] {
                word.inside = true;
            }
        }
        return;
    }
    let feats = words[first].noun_feats;
    let actor = entry.classes.has(Classes::ACTOR);
    words[first] = Word {
        pro: if definite { pro.with(Pro::AL) } else { pro },
        stem: stem as u8,
        noun: lexeme,
        noun_feats: Feats(
            feats.0
                & (Feats::SINGULAR.0
                    | Feats::DUAL.0
                    | Feats::PLURAL.0
                    | Feats::FEMININE.0
                    | Feats::MASCULINE.0),
        ),
        nominal: true,
        classes: entry.classes,
        marks: entry.marks,
        // سلاح الجو الروسي, الطيران التركي: who acts by such means.
        weapons: if actor { entry.weapons.with(words[first].weapons) } else { entry.weapons },
        phrase_end: last as u32 + 1,
        needs_head: entry.needs_head,
        ..blank
    };
    for word in &mut words[first + 1..=last] {
        word.inside = true;
    }
}

/// Reads the letters before a name as particles; `None` when they are anything else.
fn particles(prefix: &[Letter]) -> Option<Pro> {
    let mut pro = Pro(0);
    let mut rest = prefix;
    if let Some((&c, tail)) = rest.split_first()
        && (c == WAW || c == FEH)
    {
        pro = pro.with(if c == WAW { Pro::W } else { Pro::F });
        rest = tail;
    }
    if let Some((&c, tail)) = rest.split_first()
        && matches!(c, BEH | KAF | LAM)
    {
        pro = pro.with(match c {
            BEH => Pro::B,
            KAF => Pro::K,
            _ => Pro::L,
        });
        rest = tail;
    }
    match rest {
        [] => Some(pro),
        [ALEF, LAM] => Some(pro.with(Pro::AL)),
        [LAM] if pro.has(Pro::L) => Some(pro.with(Pro::AL)),
        _ => None,
    }
}
