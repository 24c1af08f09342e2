//! The yardstick: a bare Aho–Corasick scan of the folded text of the `news` corpus with the multi-word patterns of
//! the lexicon. Counted in bytes of the original text, so that it compares with `extract/news`.

#[expect(dead_code, reason = "every bench uses a part of the corpus")]
mod corpus;

use std::time::Duration;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use corpus::Style;
use criterion::{Criterion, SamplingMode, Throughput};
use hadath::Extractor;
use hadath::text::{Tokens, token};

fn main() {
    let mut criterion =
        Criterion::default().measurement_time(Duration::from_secs(3)).sample_size(20).configure_from_args();
    scan(&mut criterion);
    criterion.final_summary();
}

fn scan(criterion: &mut Criterion) {
    let text = corpus::documents(Style::News, 2_000_000).concat();
    let mut tokens = Tokens::default();
    token::tokenize(&text, &mut tokens);
    let extractor = Extractor::new();
    let patterns = &extractor.lexicon().patterns.texts();
    let mut group = criterion.benchmark_group("yardstick");
    group.sampling_mode(SamplingMode::Flat);
    group.throughput(Throughput::Bytes(text.len() as u64));
    for (name, kind) in [("nfa", AhoCorasickKind::ContiguousNFA), ("dfa", AhoCorasickKind::DFA)] {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(kind))
            .build(patterns)
            .expect("an automaton of the built-in patterns");
        let run = || automaton.find_iter(&tokens.letters).count();
        assert!(run() > 0, "{name}");
        group.bench_function(name, |b| b.iter(run));
    }
    group.finish();
}
