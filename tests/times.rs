//! The time tagger: tables of cases with values worked out by hand, sentences without a time, and laws on hostile text.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use hadath::Published;
use hadath::time::{TimePhrase, tag};
use proptest::prelude::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/time")
}

fn published(field: &str) -> Option<Published> {
    (field != "-").then(|| field.parse().expect("a date"))
}

/// What is wrong with the reading of a case; `None` when all is right.
pub(crate) fn fault(fields: &[&str]) -> Option<String> {
    let [day, text, phrase, kind, value, modifier, from, to] = *fields else {
        return Some(format!("{} columns", fields.len()));
    };
    let found = tag(text, published(day));
    let Some(t) = found.iter().find(|t| &text[t.span.range()] == phrase) else {
        let spans: Vec<&str> = found.iter().map(|t| &text[t.span.range()]).collect();
        return Some(format!("found {spans:?}"));
    };
    let told = |x: Option<String>| x.unwrap_or_else(|| "-".into());
    let got = [
        t.value.kind.to_string(),
        told(t.value.value.clone()),
        told(t.value.modifier.map(|m| m.to_string())),
        told(t.from.map(|t| t.to_string())),
        told(t.to.map(|t| t.to_string())),
    ];
    let whole = from != "-" || to != "-";
    let count = if whole { 5 } else { 3 };
    let wanted = [kind, value, modifier, from, to];
    (got[..count].iter().map(String::as_str).ne(wanted[..count].iter().copied()))
        .then(|| format!("got {got:?}"))
}

/// The cases of all tables.
pub(crate) fn lines() -> Vec<String> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder()).expect("tests/time").map(|f| f.expect("file").path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "tsv"));
    files.sort();
    let text: String = files.iter().map(|f| fs::read_to_string(f).expect("UTF-8")).collect();
    text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(str::to_owned).collect()
}

#[test]
fn tables() {
    let (mut cases, mut report) = (0, String::new());
    for line in lines() {
        cases += 1;
        if let Some(fault) = fault(&line.split('\t').collect::<Vec<_>>()) {
            writeln!(report, "{line}\n    {fault}").expect("a string");
        }
    }
    assert!(cases >= 500, "{cases} cases");
    assert!(report.is_empty(), "of {cases} cases:\n{report}");
}

/// Sentences without a time.
pub(crate) fn quiet() -> Vec<String> {
    let text = fs::read_to_string(folder().join("quiet.txt")).expect("UTF-8");
    text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(str::to_owned).collect()
}

/// The words of the times found in a sentence that should have none.
pub(crate) fn found(line: &str) -> Vec<&str> {
    tag(line, published("2026-01-08")).iter().map(|t| &line[t.span.range()]).collect()
}

#[test]
fn quiet_sentences() {
    let lines = quiet();
    assert!(lines.len() >= 80);
    for line in &lines {
        assert!(found(line).is_empty(), "{line}: {:?}", found(line));
    }
}

/// Spans are in order, do not overlap, lie on characters; intervals do not end before they begin.
fn lawful(text: &str, found: &[TimePhrase]) -> bool {
    let mut last = 0;
    found.iter().all(|t| {
        let ordered =
            t.span.start() >= last && t.span.end() > t.span.start() && text.get(t.span.range()).is_some();
        last = t.span.end();
        ordered && t.from.zip(t.to).is_none_or(|(from, to)| from < to)
    })
}

const WORDS: &str = "منذ قبل بعد حتى بين من إلى و في كل هذا هذه يوم اليوم أمس غدا الأحد السبت يناير آب رمضان 1445هـ ربيع \
    الأول الثاني عشر وعشرين ثلاثة ألف مئة مليون ساعة الساعة دقائق أيام سنوات قرن صباح مساء بعد_الظهر منتصف الليل نصف \
    إلا ربع الماضي المقبل التالي نفسه مطلع نهاية الربع عطلة عيد الفطر 12 30/2/2024 99/99/9999 24:60 3:30 0 2026 999999999 \
    - / . ، ( ) : ١٤ ص م هـ GMT لليوم على التوالي الأخير القرن السبعينيات نحو أكثر_من عدة ونصف \u{200f} \u{640}";

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>(), day in proptest::option::of(0..6_usize)) {
        let day = day.map(|d| ["0001-01-01", "9999-12-31", "2024-02-29", "1937-03-14", "2026-01-08T23:59:59", "-"][d]);
        let found = tag(&text, day.and_then(published));
        prop_assert!(lawful(&text, &found));
    }

    #[test]
    fn time_words_in_any_order(picks in proptest::collection::vec((0..200_usize, 0..4_u8), 0..40), day in 0..5_usize) {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let mut text = String::new();
        for (pick, gap) in picks {
            text.push_str(&words[pick % words.len()].replace('_', " "));
            text.push_str(["", " ", "، ", "\n"][usize::from(gap)]);
        }
        let day = ["0001-01-01", "9999-12-31", "2024-02-29", "2026-01-08T12:00", "-"][day];
        let found = tag(&text, published(day));
        prop_assert!(lawful(&text, &found), "{text}: {found:?}");
    }
}
