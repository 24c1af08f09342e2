//! The time words: looked up once for each token, with what is attached to them.

use once_cell::sync::Lazy;
use rustc_hash::{FxHashMap, FxHashSet};

use super::sense::{Key, Kind};
use super::tense::is_future;
use crate::text::fold::{ALEF, BEH, FEH, KAF, LAM, Letter, WAW};
use crate::text::token::{TokenKind, Tokens};

/// What a token is in a time phrase.
#[derive(Clone, Copy, Debug, Default)]
pub struct Code {
    /// The kind of word.
    pub kind: Kind,
    /// Its value; what it means depends on the kind.
    pub value: i32,
    /// How many tokens the word has.
    pub len: u8,
    /// Letters of attached particles before it.
    pub skip: u8,
    /// و or ف is attached.
    pub conj: bool,
    /// ب، ل or ك is attached.
    pub prep: bool,
    /// It has the article.
    pub al: bool,
    /// A particle of the future, or a verb with سـ.
    pub future: bool,
}

impl Code {
    /// Digits.
    pub const NUMBER: Code = Code {
        kind: Kind::Number,
        value: 0,
        len: 1,
        skip: 0,
        conj: false,
        prep: false,
        al: false,
        future: false,
    };

    /// Is it this building word?
    pub fn is(&self, key: Key) -> bool {
        self.kind == Kind::Key && self.value == key as i32
    }

    /// The building word that it is.
    pub fn key(&self) -> Key {
        match self.kind {
            Kind::Key => {
                usize::try_from(self.value).ok().and_then(|i| Key::ALL.get(i)).copied().unwrap_or_default()
            }
            _ => Key::None,
        }
    }
}

/// Written form, kind, value.
type Entry = (&'static [Letter], Kind, i32);

/// The forms in the order of their letters, made by the build from `seeds/time`.
#[allow(clippy::unreadable_literal, reason = "written by the build")]
const ENTRIES: &[Entry] = include!(concat!(env!("OUT_DIR"), "/time_words.rs"));

/// Bits of the filter of first letters.
const GRAMS: usize = 1 << 15;

struct Table {
    forms: FxHashMap<&'static [Letter], (Kind, i32)>,
    /// First words of forms of several words, with the most words that follow.
    firsts: FxHashMap<&'static [Letter], u8>,
    /// Second words of forms of several words.
    seconds: FxHashSet<&'static [Letter]>,
    /// What forms begin with, three letters each: most words of a text are turned away here.
    grams: Vec<u64>,
}

static TABLE: Lazy<Table> = Lazy::new(Table::build);

impl Table {
    fn build() -> Table {
        let mut table = Table {
            forms: FxHashMap::with_capacity_and_hasher(ENTRIES.len(), rustc_hash::FxBuildHasher),
            firsts: FxHashMap::default(),
            seconds: FxHashSet::default(),
            grams: vec![0; GRAMS / 64],
        };
        for &(letters, kind, value) in ENTRIES {
            table.forms.insert(letters, (kind, value));
            if let Some(at) = letters.iter().position(|&l| l == b' ') {
                let more = letters.iter().filter(|&&l| l == b' ').count() as u8;
                let most = table.firsts.entry(&letters[..at]).or_default();
                *most = more.max(*most);
                table.seconds.extend(letters.split(|&l| l == b' ').nth(1));
            }
            let gram = Table::gram(letters);
            table.grams[gram / 64] |= 1 << (gram % 64);
        }
        table
    }

    /// The first three letters of the first word as a place in the filter.
    fn gram(letters: &[Letter]) -> usize {
        let (mut gram, mut ended) = (0, false);
        for k in 0..3 {
            let letter = letters.get(k).copied().unwrap_or(b' ');
            ended |= letter == b' ';
            gram = gram * 37 + if ended { 0 } else { usize::from(letter) };
        }
        gram % GRAMS
    }

    fn may_begin(&self, letters: &[Letter]) -> bool {
        let gram = Table::gram(letters);
        self.grams[gram / 64] >> (gram % 64) & 1 == 1
    }
}

/// The letters of all time words, for the yardstick of the benchmarks.
pub fn words() -> impl Iterator<Item = &'static [Letter]> {
    ENTRIES.iter().map(|(letters, ..)| *letters)
}

/// Looks all tokens up.
pub fn look_up_all(tokens: &Tokens, out: &mut Vec<Code>) {
    out.clear();
    out.extend((0..tokens.list.len()).map(|i| look_up(tokens, i)));
}

/// What token `i` is.
pub fn look_up(tokens: &Tokens, i: usize) -> Code {
    let table = &*TABLE;
    match tokens.list[i].kind {
        TokenKind::Number => Code::NUMBER,
        TokenKind::Punct(_) => Code::default(),
        TokenKind::Word | TokenKind::Latin => {
            code(table, tokens.letters(i), &mut |from, more| longer(table, tokens, i, from, more))
        }
    }
}

/// What a word is by itself, and whether a form of several words may begin with it, so that the next word decides.
pub fn alone(letters: &[Letter]) -> (Code, bool) {
    let mut open = false;
    let code = code(&TABLE, letters, &mut |_, _| {
        open = true;
        None
    });
    (code, open)
}

/// May the word be the second of a form of several words?
pub fn follows(letters: &[Letter]) -> bool {
    TABLE.seconds.contains(letters)
}

/// The form of several words that begins at letter `from` of token `i`, with at most `more` words after the first.
fn longer(table: &Table, tokens: &Tokens, i: usize, from: usize, more: u8) -> Option<Code> {
    let start = tokens.list[i].fold_start as usize + from;
    (1..=usize::from(more)).rev().find_map(|n| {
        let last = tokens.list.get(i + n)?;
        let joined = &tokens.letters[start..last.fold_end as usize];
        let &(kind, value) = table.forms.get(joined)?;
        Some(Code { kind, value, len: n as u8 + 1, ..Code::default() })
    })
}

/// Asked for the form of several words that begins at a letter, with at most so many words after the first.
type Longer<'a> = &'a mut dyn FnMut(usize, u8) -> Option<Code>;

fn code(table: &Table, letters: &[Letter], longer: Longer<'_>) -> Code {
    if letters.is_empty() {
        return Code::default();
    }
    let code = stem(table, letters, 0, longer).or_else(|| attached(table, letters, longer));
    Code { future: is_future(letters), ..code.unwrap_or_default() }
}

/// Readings with و، ف, then ب، ل، ك before the word.
fn attached(table: &Table, letters: &[Letter], longer: Longer<'_>) -> Option<Code> {
    let conj = matches!(letters[0], WAW | FEH);
    let rest = usize::from(conj);
    if conj && letters.len() > 2 {
        if let Some(code) = stem(table, letters, 1, longer) {
            return Some(Code { conj: true, skip: 1, ..code });
        }
    }
    let prep = matches!(letters.get(rest), Some(&BEH | &LAM | &KAF));
    if !prep || letters.len() < rest + 3 {
        return None;
    }
    let skip = rest + 1;
    // لليوم: one letter is the preposition and the article, so the phrase keeps both.
    if letters[rest] == LAM && letters.get(skip) == Some(&LAM) {
        let code = at(table, letters, skip + 1, longer)?;
        return Some(Code { conj, prep: true, al: true, skip: rest as u8, ..code });
    }
    let code = stem(table, letters, skip, longer)?;
    Some(Code { conj, prep: true, skip: skip as u8, ..code })
}

/// The word from letter `from` on, with or without the article, over as many tokens as it has.
fn stem(table: &Table, letters: &[Letter], from: usize, longer: Longer<'_>) -> Option<Code> {
    let whole = at(table, letters, from, longer);
    if whole.is_some() {
        return whole;
    }
    let letters_from = &letters[from..];
    if letters_from.len() > 3 && letters_from[..2] == [ALEF, LAM] {
        return at(table, letters, from + 2, longer).map(|c| Code { al: true, ..c });
    }
    None
}

fn at(table: &Table, letters: &[Letter], from: usize, longer: Longer<'_>) -> Option<Code> {
    let stem = &letters[from..];
    if stem.is_empty() || !table.may_begin(stem) {
        return None;
    }
    if let Some(&more) = table.firsts.get(stem)
        && let Some(code) = longer(from, more)
    {
        return Some(code);
    }
    table.forms.get(stem).map(|&(kind, value)| Code { kind, value, len: 1, ..Code::default() })
}

/// The number that a word stands for as a cardinal (ثلاثة، عشرين), without anything attached.
pub fn cardinal(letters: &[Letter]) -> Option<u32> {
    let table = &*TABLE;
    let bare = letters.strip_prefix(&[ALEF, LAM]).unwrap_or(letters);
    let found = table.forms.get(letters).or_else(|| table.forms.get(bare))?;
    (found.0 == Kind::Cardinal).then(|| found.1.unsigned_abs())
}

/// Is it a time word of any kind, without anything attached?
pub fn is_time_word(letters: &[Letter]) -> bool {
    let bare = letters.strip_prefix(&[ALEF, LAM]).unwrap_or(letters);
    [letters, bare]
        .iter()
        .any(|l| TABLE.forms.get(l).is_some_and(|f| f.0 != Kind::Key && f.0 != Kind::Approx))
}

/// Is it the name of a month, as it stands?
pub fn is_month(letters: &[Letter]) -> bool {
    let month = |k: Kind| matches!(k, Kind::Month | Kind::WeakMonth | Kind::Hijri | Kind::WeakHijri);
    TABLE.forms.get(letters).is_some_and(|f| month(f.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    fn first(text: &str) -> Code {
        let mut tokens = Tokens::default();
        tokenize(text, &mut tokens);
        look_up(&tokens, 0)
    }

    #[test]
    fn words() {
        for (text, kind, value, len) in [
            ("كانون الثاني", Kind::Month, 1, 2),
            ("وبالأسبوع", Kind::Unit, 5, 1),
            ("لليوم", Kind::Unit, 3, 1),
            ("الثانية عشرة", Kind::Ordinal, 12, 2),
            ("ثلاثة عشر", Kind::Cardinal, 13, 2),
            ("بعد غد", Kind::Day, 2, 2),
            ("أُولَى", Kind::Ordinal, 1, 1),
            ("وعيد الفطر", Kind::Holiday, 1001, 2),
            ("جندي", Kind::None, 0, 0),
        ] {
            let c = first(text);
            assert_eq!((c.kind, c.value, c.len), (kind, value, len), "{text}");
        }
    }

    #[test]
    fn sorted_without_doubles() {
        assert!(ENTRIES.windows(2).all(|w| w[0].0 < w[1].0));
    }
}
