//! What must hold for any bytes. The fuzz targets call these, and so does the replay of the corpus in `tests/replay.rs`.

use hadath::time::{TimesRecord, tag};
use hadath::{Document, Extraction, Extractor, Published, Record, Severity, UserLexicon};

/// Any text: no panic, spans that slice, sources that exist, JSON that comes back.
pub fn extract(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut document = Document::new(&*text);
    if data.len().is_multiple_of(2) {
        document = document.published("2026-01-07T21:00".parse::<Published>().expect("a date"));
    }
    let x = Extractor::new().extract(&document);
    for event in x.events() {
        assert!(!x.slice(event.trigger()).is_empty());
        for argument in event.arguments() {
            assert!(!x.slice(argument.span).is_empty());
        }
        assert!(event.source().is_none_or(|s| x.event(s).is_some()));
    }
    let back: Extraction = serde_json::from_str(&x.to_json()).expect("our own JSON");
    assert_eq!(back, x);
}

/// Any JSON: a record is read or refused, and what is read can be written.
pub fn record(data: &[u8]) {
    let Ok(record) = serde_json::from_slice::<Record>(data) else { return };
    if let Ok(extraction) = Extraction::try_from(record) {
        let _ = extraction.to_json();
    }
}

/// A text after the day of its publication, which is the first line: phrases in order, each a piece of the text, with
/// an interval that does not run backwards.
pub fn time(data: &[u8]) {
    let data = String::from_utf8_lossy(data);
    let (first, text) = data.split_once('\n').unwrap_or(("", &data));
    let published = first.parse::<Published>().ok();
    if let Some(day) = published {
        assert_eq!(day.to_string().parse::<Published>().ok(), Some(day));
    }
    let phrases = tag(text, published);
    for phrase in &phrases {
        assert!(text.get(phrase.span.range()).is_some_and(|words| !words.is_empty()));
        if let (Some(from), Some(to)) = (phrase.from, phrase.to) {
            assert!(from <= to, "{phrase:?} runs backwards");
        }
    }
    assert!(phrases.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
    serde_json::to_string(&TimesRecord::new(None, text, &phrases)).expect("JSON");
}

/// A lexicon: it can be used, or the check says why not; and what can be used does no harm to an extraction.
pub fn lexicon(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let lexicon = UserLexicon::from_toml("fuzz.toml", &text);
    let findings = lexicon.check();
    let lines = text.lines().count() + 1;
    assert!(findings.iter().all(|f| f.line <= lines && !f.to_string().is_empty()));
    match Extractor::builder().lexicon(lexicon).build() {
        Ok(extractor) => {
            assert!(findings.iter().all(|f| f.severity != Severity::Error), "{findings:?}");
            let _ = extractor.extract(&Document::new(format!("{SAMPLE} {text}"))).to_json();
        }
        Err(error) => assert!(error.is_lexicon() || error.is_file(), "{error}"),
    }
}

/// A gazetteer: read, or refused with the line; and what is read does no harm to an extraction.
pub fn gazetteer(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let path = std::env::temp_dir().join(format!("hadath-fuzz-{}.csv", std::process::id()));
    std::fs::write(&path, &*text).expect("a place for the gazetteer");
    match Extractor::builder().gazetteer(&path).build() {
        Ok(extractor) => {
            let text = text.replace([',', '\t', '|'], " في ");
            let _ = extractor.extract(&Document::new(format!("{SAMPLE} {text}"))).to_json();
        }
        Err(error) => assert!(error.is_gazetteer(), "{error}"),
    }
}

/// Something to find in any case.
const SAMPLE: &str = "قصفت مدفعية الجيش بلدة كفرنبل بريف إدلب صباح الأحد، وأعلنت الوزارة مقتل شخصين في";
