//! Lists of words that stand beside time phrases: names before dates, words of age, degrees, particles of the future.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

pub use super::sense::Beside;
use crate::text::fold::{BEH, FEH, KAF, LAM, Letter, WAW};

/// The words in the order of their letters with their lists as bits, made by the build from `seeds/time/context.toml`.
#[allow(clippy::unreadable_literal, reason = "written by the build")]
const WORDS: &[(&[Letter], u32)] = include!(concat!(env!("OUT_DIR"), "/time_beside.rs"));

static TABLE: Lazy<FxHashMap<&'static [Letter], u32>> = Lazy::new(|| WORDS.iter().copied().collect());

/// Is the word in the list, as it stands?
pub fn is(letters: &[Letter], list: Beside) -> bool {
    TABLE.get(letters).is_some_and(|lists| lists & list.bit() != 0)
}

/// Is the word in the list, as it stands or without attached و ف and ب ل ك?
pub fn is_attached(letters: &[Letter], list: Beside) -> bool {
    if is(letters, list) {
        return true;
    }
    let rest = match letters {
        [WAW | FEH, rest @ ..] if rest.len() > 1 => rest,
        _ => letters,
    };
    let stem = match rest {
        [BEH | LAM | KAF, stem @ ..] if stem.len() > 1 => stem,
        _ => rest,
    };
    is(rest, list) || is(stem, list)
}

/// Does the word begin with a form of the list?
pub fn begins(letters: &[Letter], list: Beside) -> bool {
    const LONGEST: usize = 7;
    (2..=letters.len().min(LONGEST)).any(|n| is(&letters[..n], list))
}
