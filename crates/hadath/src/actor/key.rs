//! Keys: the form in which words of names are compared. The article goes, and the case of plurals and of أبو.

use crate::text::fold::{ALEF, BEH, LAM, Letter, NOON, WAW, YEH};

/// Appends the key of one word.
pub fn push(word: &[Letter], out: &mut Vec<Letter>) {
    let stem = if word.len() > 3 && word[0] == ALEF && word[1] == LAM { &word[2..] } else { word };
    let n = stem.len();
    if n == 3 && stem[0] == ALEF && stem[1] == BEH && matches!(stem[2], ALEF | WAW | YEH) {
        out.extend_from_slice(&[ALEF, BEH, WAW]);
    } else if n >= 5 && stem[n - 2] == WAW && stem[n - 1] == NOON {
        out.extend_from_slice(&stem[..n - 2]);
        out.extend_from_slice(&[YEH, NOON]);
    } else if n >= 4 && stem[n - 1] == WAW {
        out.extend_from_slice(&stem[..n - 1]);
        out.push(YEH);
    } else {
        out.extend_from_slice(stem);
    }
}

/// The key of a name: its words with a space between.
#[allow(dead_code, reason = "the crate makes keys of names in its tests only")]
pub fn of_name(letters: &[Letter]) -> Vec<Letter> {
    let mut out = Vec::with_capacity(letters.len());
    for word in letters.split(|&l| l == b' ') {
        if !out.is_empty() {
            out.push(b' ');
        }
        push(word, &mut out);
    }
    out
}

/// What begins the key of a name that counts only with its article.
pub const ARTICLE: [Letter; 2] = [ALEF, LAM];

/// The key of a name that counts only with its article.
#[allow(dead_code, reason = "names are made by the compiler alone")]
pub fn definite(key: &[Letter]) -> Vec<Letter> {
    [&ARTICLE, key].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::{fold_str, unfold};

    #[test]
    fn variants_meet() {
        for (a, b) in [
            ("الجيش السوري", "جيش سوري"),
            ("الإخوان المسلمون", "الإخوان المسلمين"),
            ("مجاهدو خلق", "مجاهدي خلق"),
            ("أبو الفضل العباس", "أبي الفضل العباس"),
            ("هيئة تحرير الشام", "هيئه تحرير الشام"),
        ] {
            assert_eq!(of_name(&fold_str(a)), of_name(&fold_str(b)), "{a} and {b}");
        }
        assert_eq!(unfold(&of_name(&fold_str("حزب الله"))), "حزب له", "on both sides alike");
    }
}
