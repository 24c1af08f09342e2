//! The yardstick: a bare Aho–Corasick scan for overlapping matches of everything that the lexicon can match (every
//! written form and every name of several words) in the folded text, and whole extraction of the same texts in the same
//! run. Counted in bytes of the original text.

#[expect(dead_code, reason = "every bench uses a part of the corpus")]
mod corpus;

use std::time::Duration;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use corpus::Style;
use criterion::{Criterion, SamplingMode, Throughput};
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
    let lexicon = extractor.lexicon();
    let mut patterns = lexicon.patterns.texts();
    let names = patterns.len();
    patterns.extend(lexicon.forms.texts());
    println!("yardstick: {} forms of words and {names} names of several words", patterns.len() - names);
    let all = automaton(&patterns);
    let only_names = automaton(&patterns[..names]);
    for (corpus, style) in [("news", Style::News), ("ordinary", Style::Ordinary)] {
        let texts = corpus::documents(style, 2_000_000);
        let tokens: Vec<Tokens> = texts.iter().map(|t| folded(t)).collect();
        let bytes: usize = texts.iter().map(String::len).sum();
        let mut group = criterion.benchmark_group(format!("yardstick/{corpus}"));
        group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Bytes(bytes as u64));
        for (name, automaton) in [("scan", &all), ("scan for names alone", &only_names)] {
            let run =
                || tokens.iter().map(|t| automaton.find_overlapping_iter(&t.letters).count()).sum::<usize>();
            assert!(run() > 0, "{name}");
            group.bench_function(name, |b| b.iter(run));
        }
        let documents: Vec<Document> = texts.into_iter().map(Document::new).collect();
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
