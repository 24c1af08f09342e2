//! hadath itself among its peers: writes the texts and the phrases that the other programs of this folder read, and
//! times extraction of the same texts on one thread. `run.py` calls it; the argument is the folder to write to.

#[path = "../corpus.rs"]
#[expect(dead_code, reason = "every bench uses a part of the corpus")]
mod corpus;

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use corpus::Style;
use hadath::text::fold::unfold;
use hadath::{Document, Extractor};

fn main() {
    // `cargo bench` passes flags of its own; without a folder there is nobody to compare with.
    let Some(folder) = std::env::args().skip(1).find(|a| !a.starts_with('-')).map(PathBuf::from) else {
        return println!("peers: no folder to write to, nothing done");
    };
    let texts = corpus::documents(Style::News, 2_000_000);
    let extractor = Extractor::new();
    fs::create_dir_all(&folder).expect("the folder");
    let lines: Vec<String> = texts.iter().map(|t| serde_json::json!({ "text": t }).to_string()).collect();
    fs::write(folder.join("texts.jsonl"), lines.join("\n") + "\n").expect("the texts");
    let mut phrases: Vec<String> = extractor.lexicon().patterns.texts().iter().map(|p| unfold(p)).collect();
    phrases.extend(extractor.lexicon().forms.texts().iter().map(|f| unfold(f)));
    fs::write(folder.join("phrases.txt"), phrases.join("\n")).expect("the phrases");

    let documents: Vec<Document> = texts.iter().map(|t| Document::new(t.as_str())).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let run = |_| {
        let start = Instant::now();
        let events: usize = documents.iter().map(|d| extractor.extract(d).events().len()).sum();
        assert!(events > 0);
        start.elapsed().as_secs_f64()
    };
    let best = (0..5).map(run).fold(f64::INFINITY, f64::min);
    let result = serde_json::json!({ "name": "hadath", "bytes": bytes, "seconds": best,
        "does": "typed events with arguments, places, times, factuality, sources" });
    println!("{result}");
}
