//! Are the results still the same? Prints a line for each document of the generated corpora, of the sample articles, and
//! of the JSONL files that are named as arguments (`text`, perhaps `published`): a hash of everything that is found in it,
//! and one of that with every trigger that was turned down. Two versions of the library give the same lines, or differ in a result:
//!
//! ```text
//! cargo bench -p hadath --bench same -- tests/cases/dev/*.jsonl > before    # then change, then again > after
//! diff before after
//! ```

mod corpus;

use std::hash::Hasher;

use corpus::Style;
use hadath::{Document, Extractor, Published};
use rustc_hash::FxHasher;

fn main() {
    let extractor = Extractor::new();
    let published: Published = "2025-03-09T14:00".parse().expect("a date");
    // Every second one has a date of publication.
    let generated = |texts: Vec<String>| -> Vec<Document> {
        let document = |(i, text): (usize, String)| {
            let document = Document::new(text);
            if i % 2 == 0 { document.published(published) } else { document }
        };
        texts.into_iter().enumerate().map(document).collect()
    };
    for style in [Style::News, Style::Ordinary, Style::Telegram, Style::Latin] {
        let texts = corpus::documents(style, 1_000_000);
        report(&extractor, &format!("{style:?}/whole"), &generated(vec![texts.concat()]));
        report(&extractor, &format!("{style:?}"), &generated(texts));
    }
    report(&extractor, "articles", &generated(corpus::articles()));
    // `cargo bench` passes flags of its own.
    for path in std::env::args().skip(1).filter(|a| !a.starts_with('-')) {
        report(&extractor, &path, &read(&path));
    }
}

fn read(path: &str) -> Vec<Document> {
    let lines = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let document = |line: &str| {
        let record: serde_json::Value = serde_json::from_str(line).ok()?;
        let document = Document::new(record["text"].as_str()?);
        let published = record["published"].as_str().and_then(|p| p.parse::<Published>().ok());
        Some(match published {
            Some(published) => document.published(published),
            None => document,
        })
    };
    lines.lines().filter_map(document).collect()
}

fn report(extractor: &Extractor, name: &str, documents: &[Document]) {
    for (i, document) in documents.iter().enumerate() {
        let extraction = extractor.extract(document);
        let found = hash(&extraction.to_json());
        let explained = hash(&extractor.explain(document).to_json());
        println!("{name} {i} {found:016x} {explained:016x} {} events", extraction.events().len());
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}
