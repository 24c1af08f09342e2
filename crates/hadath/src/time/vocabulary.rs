//! The time words: looked up once for each token, with what is attached to them.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use super::sense::{Key, Kind};
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
}

impl Code {
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
    /// What forms begin with, three letters each: most words of a text are turned away here.
    grams: Vec<u64>,
}

static TABLE: Lazy<Table> = Lazy::new(Table::build);

impl Table {
    fn build() -> Table {
        let mut table = Table {
            forms: FxHashMap::with_capacity_and_hasher(ENTRIES.len(), rustc_hash::FxBuildHasher),
            firsts: FxHashMap::default(),
            grams: vec![0; GRAMS / 64],
        };
        for &(letters, kind, value) in ENTRIES {
            table.forms.insert(letters, (kind, value));
            if let Some(at) = letters.iter().position(|&l| l == b' ') {
                let more = letters.iter().filter(|&&l| l == b' ').count() as u8;
                let most = table.firsts.entry(&letters[..at]).or_default();
                *most = more.max(*most);
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

/// Looks all tokens up.
pub fn look_up_all(tokens: &Tokens, out: &mut Vec<Code>) {
    out.clear();
    let table = &*TABLE;
    out.extend((0..tokens.list.len()).map(|i| code(table, tokens, i)));
}

/// What token `i` is.
pub fn look_up(tokens: &Tokens, i: usize) -> Code {
    code(&TABLE, tokens, i)
}

fn code(table: &Table, tokens: &Tokens, i: usize) -> Code {
    match tokens.list[i].kind {
        TokenKind::Number => return Code { kind: Kind::Number, len: 1, ..Code::default() },
        TokenKind::Punct(_) => return Code::default(),
        TokenKind::Word | TokenKind::Latin => {}
    }
    let letters = tokens.letters(i);
    if letters.is_empty() {
        return Code::default();
    }
    if let Some(code) = stem(table, tokens, i, 0) {
        return code;
    }
    attached(table, tokens, i, letters).unwrap_or_default()
}

/// Readings with و، ف, then ب، ل، ك before the word.
fn attached(table: &Table, tokens: &Tokens, i: usize, letters: &[Letter]) -> Option<Code> {
    let conj = matches!(letters[0], WAW | FEH);
    let rest = usize::from(conj);
    if conj && letters.len() > 2 {
        if let Some(code) = stem(table, tokens, i, 1) {
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
        let code = at(table, tokens, i, skip + 1)?;
        return Some(Code { conj, prep: true, al: true, skip: rest as u8, ..code });
    }
    let code = stem(table, tokens, i, skip)?;
    Some(Code { conj, prep: true, skip: skip as u8, ..code })
}

/// The word from letter `from` on, with or without the article, over as many tokens as it has.
fn stem(table: &Table, tokens: &Tokens, i: usize, from: usize) -> Option<Code> {
    let letters = &tokens.letters(i)[from..];
    if letters.is_empty() {
        return None;
    }
    let whole = at(table, tokens, i, from);
    if whole.is_some() {
        return whole;
    }
    if letters.len() > 3 && letters[..2] == [ALEF, LAM] {
        return at(table, tokens, i, from + 2).map(|c| Code { al: true, ..c });
    }
    None
}

fn at(table: &Table, tokens: &Tokens, i: usize, from: usize) -> Option<Code> {
    let letters = &tokens.letters(i)[from..];
    if letters.is_empty() || !table.may_begin(letters) {
        return None;
    }
    if let Some(&more) = table.firsts.get(letters) {
        let start = tokens.list[i].fold_start as usize + from;
        for n in (1..=usize::from(more)).rev() {
            let Some(last) = tokens.list.get(i + n) else { continue };
            let joined = &tokens.letters[start..last.fold_end as usize];
            if let Some(&(kind, value)) = table.forms.get(joined) {
                return Some(Code { kind, value, len: n as u8 + 1, ..Code::default() });
            }
        }
    }
    table.forms.get(letters).map(|&(kind, value)| Code { kind, value, len: 1, ..Code::default() })
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
