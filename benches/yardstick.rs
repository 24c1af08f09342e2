//! The yardstick: a bare Aho–Corasick scan for overlapping matches of everything that is looked up in a text (every written
//! form and every name of several words of the lexicon, the words of time, the names of places and actors in the form in
//! which they are compared) in the folded text, and whole extraction of the same texts in the same run. Counted in bytes
//! of the original text.
//!
//! The scan is made twice: over folded UTF-8, which is what a program has that uses the automaton by itself, and over the
//! letters of one byte each into which this library folds a text, which halves the work of the automaton too.

#[expect(dead_code, reason = "every bench uses a part of the corpus")]
mod corpus;

use std::time::Duration;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use corpus::Style;
use criterion::{Criterion, SamplingMode, Throughput};
use hadath::text::fold::unfold;
use hadath::text::{Tokens, token};
use hadath::{Document, Extractor};

fn main() {
    let mut criterion =
        Criterion::default().measurement_time(Duration::from_secs(3)).sample_size(10).configure_from_args();
    compare(&mut criterion);
    criterion.final_summary();
}

fn compare(criterion: &mut Criterion) {
    let extractor = Extractor::new();
    let patterns = extractor.patterns();
    println!("yardstick: {} patterns", patterns.len());
    let utf8: Vec<Vec<u8>> = patterns.iter().map(|p| unfold(p).into_bytes()).collect();
    let (letters, utf8) = (automaton(&patterns), automaton(&utf8));
    for (corpus, style) in [("news", Style::News), ("ordinary", Style::Ordinary)] {
        let texts = corpus::documents(style, 2_000_000);
        let tokens: Vec<Tokens> = texts.iter().map(|t| folded(t)).collect();
        let unfolded: Vec<String> = tokens.iter().map(|t| unfold(&t.letters)).collect();
        let bytes: usize = texts.iter().map(String::len).sum();
        let documents: Vec<Document> = texts.into_iter().map(Document::new).collect();
        let mut group = criterion.benchmark_group(format!("yardstick/{corpus}"));
        group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Bytes(bytes as u64));
        let scan = || unfolded.iter().map(|t| utf8.find_overlapping_iter(t).count()).sum::<usize>();
        assert!(scan() > 0, "scan");
        group.bench_function("scan", |b| b.iter(scan));
        let scan = || tokens.iter().map(|t| letters.find_overlapping_iter(&t.letters).count()).sum::<usize>();
        assert!(scan() > 0, "scan of letters of one byte");
        group.bench_function("scan of letters of one byte", |b| b.iter(scan));
        let run = || documents.iter().map(|d| extractor.extract(d).events().len()).sum::<usize>();
        assert!(run() > 0, "extract");
        group.bench_function("extract", |b| b.iter(run));
        group.finish();
    }
}

fn automaton(patterns: &[Vec<u8>]) -> AhoCorasick {
    AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(patterns)
        .expect("an automaton of the built-in patterns")
}

fn folded(text: &str) -> Tokens {
    let mut tokens = Tokens::default();
    token::tokenize(text, &mut tokens);
    tokens
}
