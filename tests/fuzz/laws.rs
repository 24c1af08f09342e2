//! What must hold for any bytes. The fuzz targets call these, and so does the replay of the corpus in `tests/replay.rs`.

use hadath::{Document, Extraction, Extractor, Published, Record};

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
