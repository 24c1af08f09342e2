//! Laws that hold for every text.

use hadath::{Document, Event, Extraction, Extractor};
use proptest::prelude::*;

/// Words and marks from which the texts of the laws are put together.
const PIECES: [&str; 40] = [
    "قصفت",
    "مدفعية",
    "الجيش",
    "حي",
    "الزيتون",
    "صباح",
    "الأحد",
    "،",
    ".",
    "وقال",
    "المتحدث",
    "إن",
    "هجوماً",
    "شنّ",
    "مسلحون",
    "على",
    "حاجز",
    "في",
    "حلب",
    "«",
    "»",
    "\"",
    "(",
    ")",
    ":",
    "نفى",
    "حصار",
    "الذي",
    "غارتين",
    "طائرة مسيرة",
    "حلقت",
    "فوق",
    "بحسب",
    "\n",
    "٢٤",
    "😀",
    "M4",
    "#الشيخ_مقصود",
    "لم",
    "أمس",
];

fn texts() -> impl Strategy<Value = String> {
    let arabic = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60).prop_map(|w| w.join(" "));
    prop_oneof![3 => arabic, 1 => any::<String>()]
}

fn extract(text: &str) -> Extraction {
    Extractor::new().extract(&Document::new(text))
}

/// What must not change when only marks change.
fn shape(e: &Event) -> String {
    let roles: Vec<&str> = e.arguments().iter().map(|a| a.role.as_str()).collect();
    format!(
        "{} {:?} {} {} {} {:?} {:?} {roles:?}",
        e.kind(),
        e.mode(),
        e.polarity(),
        e.modality(),
        e.tense(),
        e.act(),
        e.source()
    )
}

proptest! {
    #[test]
    fn spans_slice_to_their_text(text in texts()) {
        let x = extract(&text);
        for e in x.events() {
            prop_assert!(text.get(e.trigger().range()).is_some_and(|t| !t.is_empty()));
            for a in e.arguments() {
                prop_assert!(text.get(a.span.range()).is_some_and(|t| !t.is_empty()));
            }
            if let Some(s) = e.source() {
                prop_assert!(x.event(s).is_some());
            }
        }
    }

    #[test]
    fn json_round_trips(text in texts()) {
        let x = extract(&text);
        let back: Extraction = serde_json::from_str(&x.to_json()).expect("our own JSON");
        prop_assert_eq!(back, x);
    }

    #[test]
    fn marks_change_nothing_but_spans(text in texts(), every in 2usize..6) {
        let arabic = |c: char| ('ب'..='ي').contains(&c) && c != 'ـ';
        let mut marked = String::new();
        for (i, c) in text.chars().enumerate() {
            marked.push(c);
            if arabic(c) && i % every == 0 {
                marked.push(if i % 2 == 0 { '\u{064E}' } else { 'ـ' });
            }
        }
        let (plain, other) = (extract(&text), extract(&marked));
        let shapes = |x: &Extraction| x.events().iter().map(shape).collect::<Vec<_>>();
        prop_assert_eq!(shapes(&plain), shapes(&other));
    }

    #[test]
    fn threads_agree(text in texts()) {
        let here = extract(&text);
        let there = std::thread::scope(|s| s.spawn(|| extract(&text)).join().expect("no panic"));
        prop_assert_eq!(here, there);
    }
}
