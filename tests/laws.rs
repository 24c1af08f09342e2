//! Laws that hold for every text.

use hadath::{Document, Event, Extraction, Extractor, Record};
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

/// Words that name events only beside others, and those others: what is left unread depends on them.
const AMBIGUOUS: [&str; 56] = [
    "عملية",
    "أمطار",
    "عبر",
    "عبّر",
    "عن",
    "انطلق",
    "أطلق",
    "النار",
    "نار",
    "صاروخاً",
    "طائرة",
    "مسيّرة",
    "في",
    "الأجواء",
    "إغلاق",
    "الطريق",
    "منع",
    "دخول",
    "المساعدات",
    "إلى",
    "المدينة",
    "الجيش",
    "مسلحون",
    "إسرائيل",
    "عسكرية",
    "نوعية",
    "أن",
    ":",
    "نحن",
    "صوّرت",
    "حلّقت",
    "فوق",
    "وعد",
    "بـ",
    "بيّن",
    "كما",
    "أفاد",
    "ما",
    "يلي",
    "زرع",
    "عبوة",
    "ألقى",
    "قنبلة",
    "أسقط",
    "اعترض",
    "رشقات",
    "سقوط",
    "قذيفة",
    "حادث",
    "العملية",
    "الهجوم",
    "ضربة",
    "تحمّل",
    "المسؤولية",
    "،",
    ".",
];

fn ambiguous() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&AMBIGUOUS[..]), 9..40).prop_map(|w| w.join(" "))
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

/// Sentences that stand on their own: no quotation, no pronoun, too long for headings.
const SENTENCES: [&str; 8] = [
    "قصفت مدفعية الجيش أطراف بلدة كفرنبل صباح الأحد بأكثر من مئة قذيفة.",
    "شنّ مسلحون هجوماً على حاجز للشرطة في مدينة الموصل مساء أمس.",
    "وافتتح في المدينة معرض للصناعات الغذائية بمشاركة عدد من الشركات المحلية.",
    "حلّقت طائرات استطلاع مسيّرة فوق بلدة العديسة على علو منخفض فجر اليوم.",
    "فرضت قوات الدعم السريع حصاراً خانقاً على مدينة الفاشر منذ ثلاثة أشهر.",
    "وارتفع سعر صرف الدولار في السوق الموازية إلى أربعين ليرة هذا الأسبوع.",
    "استهدفت غارة إسرائيلية سيارة مدنية على طريق بلدة الخيام ظهر الثلاثاء.",
    "انفجرت عبوة ناسفة قرب سوق شعبي في حي الكرادة وسط بغداد.",
];

fn paragraphs() -> impl Strategy<Value = Vec<String>> {
    let paragraph = prop::collection::vec(prop::sample::select(&SENTENCES[..]), 1..4);
    prop::collection::vec(paragraph.prop_map(|s| s.join(" ")), 1..5)
}

/// What a paragraph gives by itself: everything but what ties it to others.
fn alone(x: &Extraction) -> Vec<String> {
    let told = |e: &Event| format!("{} {}", shape(e), x.slice(e.trigger()));
    x.events().iter().map(told).collect()
}

/// Characters before a byte, counted the slow way.
fn chars(text: &str, byte: usize) -> usize {
    text[..byte].chars().count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

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
    fn no_sentence_is_left_unread_that_tells_something(text in ambiguous()) {
        let extractor = Extractor::new();
        let document = Document::new(text.as_str());
        let explanation = extractor.explain(&document);
        let unread = explanation.rejections().iter().find(|r| r.reason() == "its sentence was not read");
        prop_assert!(unread.is_none(), "{unread:?}");
        prop_assert_eq!(explanation.extraction().to_json(), extractor.extract(&document).to_json());
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

    #[test]
    fn digits_of_any_script_are_digits(text in texts()) {
        let other: String = text
            .chars()
            .map(|c| match c.to_digit(10) {
                Some(d) if c.is_ascii() => char::from_u32(0x660 + d).expect("an Arabic-Indic digit"),
                _ => c,
            })
            .collect();
        let shapes = |x: &Extraction| x.events().iter().map(shape).collect::<Vec<_>>();
        prop_assert_eq!(shapes(&extract(&text)), shapes(&extract(&other)));
    }

    #[test]
    fn direction_marks_change_nothing_but_spans(text in texts()) {
        let marked = format!("\u{200F}{}\u{200E}", text.replace(' ', "\u{200E} \u{200F}"));
        let shapes = |x: &Extraction| x.events().iter().map(shape).collect::<Vec<_>>();
        prop_assert_eq!(shapes(&extract(&text)), shapes(&extract(&marked)));
    }

    #[test]
    fn bytes_and_characters_agree(text in texts()) {
        let x = extract(&text);
        let record = Record::from(x.clone());
        for (e, r) in x.events().iter().zip(&record.events) {
            prop_assert_eq!(chars(&text, e.trigger().start()), r.trigger.start);
            prop_assert_eq!(chars(&text, e.trigger().end()), r.trigger.end);
            for (a, b) in e.arguments().iter().zip(&r.arguments) {
                prop_assert_eq!(chars(&text, a.span.start()), b.piece.start);
                prop_assert_eq!(chars(&text, a.span.end()), b.piece.end);
                prop_assert_eq!(&text[a.span.range()], b.piece.text.as_str());
            }
        }
    }

    #[test]
    fn a_second_run_agrees(text in texts()) {
        let extractor = Extractor::new();
        let document = Document::new(text.as_str());
        prop_assert_eq!(extractor.extract(&document), extractor.extract(&document));
    }

    #[test]
    fn paragraphs_stand_on_their_own(paragraphs in paragraphs()) {
        let whole = alone(&extract(&paragraphs.join("\n\n")));
        let parts: Vec<String> = paragraphs.iter().flat_map(|p| alone(&extract(p))).collect();
        prop_assert_eq!(whole, parts);
    }
}
