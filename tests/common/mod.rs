//! What the tests of places and of actors have in common: tables of expected answers, and a large gazetteer.
#![allow(clippy::cast_precision_loss, reason = "shares of some hundred")]
#![allow(dead_code, reason = "each test uses a part")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// `tests/`, from the crate.
pub fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests")
}

/// The lines of a table that are no comments, split at tabs; `name` is its path below `tests/`.
pub fn table(name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(tests().join(name)).unwrap();
    let lines = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines.map(|l| l.split('\t').map(str::to_owned).collect()).collect()
}

/// The expected answer for each document and phrase.
pub fn expected(name: &str) -> BTreeMap<(String, String), String> {
    table(name).into_iter().map(|mut f| ((f.remove(0), f.remove(0)), f.remove(0))).collect()
}

/// The gold articles of the development set; `None` where they are not at hand.
pub fn articles() -> Option<Vec<serde_json::Value>> {
    let path = tests().join("../../shared/gold/dev/articles.jsonl");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: no {}", path.display());
        return None;
    };
    Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// A phrase with the answer expected for it and the one found.
pub type Answer = (String, String, String);

/// Compares, prints what differs, and returns the share that agrees. `|` separates answers that are equally right.
pub fn share(what: &str, answers: &[Answer]) -> f64 {
    let right = |(_, expected, found): &&Answer| expected.split('|').any(|e| e == found);
    for (label, expected, found) in answers.iter().filter(|a| !right(a)) {
        println!("{label}: expected {expected}, found {found}");
    }
    let count = answers.iter().filter(right).count();
    let share = count as f64 / answers.len() as f64;
    println!("{what}: {count} of {} ({share:.3})", answers.len());
    share
}

/// Lines of a country file of `GeoNames` with invented names.
pub fn country_file(rows: usize) -> String {
    const HEADS: [&str; 6] = ["تل", "خربة", "عين", "كفر", "بير", "رسم"];
    let letters: Vec<char> = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي".chars().collect();
    let word = |n: usize| -> String {
        [n, n / 28, n / 784, n / 21_952].iter().map(|k| letters[k % letters.len()]).collect()
    };
    let line = |n: usize| {
        let name = format!("{} {}", HEADS[n % HEADS.len()], word(n * 7919));
        let (lat, lon) = (32.5 + (n % 400) as f64 / 100.0, 36.0 + (n / 400) as f64 / 20.0);
        format!(
            "{n}\tPlace {n}\tPlace {n}\tPlace {n},{name}\t{lat}\t{lon}\tP\tPPL\tSY\t\t09\t\t\t\t0\t\t300\tAsia/Damascus\t2024-01-01\n"
        )
    };
    (1..=rows).map(line).collect()
}
