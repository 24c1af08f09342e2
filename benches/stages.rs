//! Each stage alone, in bytes of UTF-8 of the text that it serves.

#[expect(dead_code, reason = "every bench uses a part of the corpus")]
mod corpus;

use std::time::Duration;

use corpus::Style;
use criterion::{Criterion, SamplingMode, Throughput};
use hadath::Extractor;
use hadath::phrase::{self, Analysis};
use hadath::text::{Tokens, sentence, token};
use hadath::{mention, time};

fn main() {
    let mut criterion =
        Criterion::default().measurement_time(Duration::from_secs(3)).sample_size(20).configure_from_args();
    stages(&mut criterion);
    criterion.final_summary();
}

fn stages(criterion: &mut Criterion) {
    let text = corpus::documents(Style::News, 1_000_000).concat();
    let extractor = Extractor::new();
    let lexicon = extractor.lexicon();
    let mut group = criterion.benchmark_group("stages");
    group.sampling_mode(SamplingMode::Flat);
    group.throughput(Throughput::Bytes(text.len() as u64));

    let mut tokens = Tokens::default();
    let mut tokenize = || {
        tokens.clear();
        token::tokenize(&text, &mut tokens);
        tokens.list.len()
    };
    assert!(tokenize() > 0);
    group.bench_function("tokenise", |b| b.iter(&mut tokenize));

    let (mut sentences, mut quotes) = (Vec::new(), Vec::new());
    let mut split = || {
        sentence::sentences(&tokens, &mut sentences);
        sentence::quotes(&tokens, &mut quotes);
        sentences.len().min(quotes.len())
    };
    assert!(split() > 0);
    group.bench_function("sentences and quotes", |b| b.iter(&mut split));

    let (mut words, mut codes, mut memory) = (Vec::new(), Vec::new(), mention::Memory::default());
    let mut analyze = || {
        mention::analyze(&text, &mut tokens, lexicon, &mut memory, &mut words, &mut codes);
        words.iter().filter(|w| !w.unknown()).count()
    };
    assert!(analyze() > 0);
    group.bench_function("analyse", |b| b.iter(&mut analyze));

    let mut times = Vec::new();
    let mut find = || {
        times.clear();
        time::find(&tokens, &codes, 0..codes.len(), &mut times);
        times.len()
    };
    assert!(find() > 0);
    group.bench_function("time", |b| b.iter(&mut find));

    let published = "2026-01-08".parse().ok();
    let tag = || time::tag(&text, published).len();
    assert!(tag() > 0);
    group.bench_function("time tagger", |b| b.iter(tag));

    let a = Analysis { text: &text, tokens: &tokens, words: &words, times: &times, quotes: &quotes, lexicon };
    let mut chunks = Vec::new();
    let mut chunk = || {
        let count = |&s| {
            phrase::chunk(&a, s, &mut chunks);
            chunks.len()
        };
        sentences.iter().map(count).sum::<usize>()
    };
    assert!(chunk() > 0);
    group.bench_function("chunk", |b| b.iter(&mut chunk));
    group.finish();
}
