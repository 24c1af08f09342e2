//! Whole extraction, in bytes of UTF-8 a second.

mod corpus;

use std::time::Duration;

use corpus::Style;
use criterion::{Criterion, SamplingMode, Throughput};
use hadath::{Document, EventKind, Extraction, Extractor};

fn main() {
    let mut criterion =
        Criterion::default().measurement_time(Duration::from_secs(3)).sample_size(20).configure_from_args();
    extract(&mut criterion);
    criterion.final_summary();
}

fn extract(criterion: &mut Criterion) {
    const MB: usize = 1_000_000;
    let articles = corpus::articles();
    let news = corpus::documents(Style::News, 10 * MB);
    let inputs = [
        ("article", articles[..1].to_vec(), true),
        ("articles", articles, true),
        ("news in one text", vec![news.concat()], true),
        ("news", news, true),
        ("ordinary", corpus::documents(Style::Ordinary, 2 * MB), false),
        ("telegram", corpus::documents(Style::Telegram, MB / 2), true),
        ("latin", corpus::documents(Style::Latin, MB / 2), false),
    ];
    let extractor = Extractor::new();
    let mut group = criterion.benchmark_group("extract");
    group.sampling_mode(SamplingMode::Flat);
    for (name, texts, events) in inputs {
        let bytes: usize = texts.iter().map(String::len).sum();
        let documents: Vec<Document> = texts.into_iter().map(Document::new).collect();
        let run = || documents.iter().map(|d| extractor.extract(d).events().len()).sum::<usize>();
        assert_eq!(documents.iter().any(|d| violent(&extractor.extract(d))), events, "{name}");
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function(name, |b| b.iter(run));
    }
    group.finish();
}

/// Has it an event that is no statement?
fn violent(extraction: &Extraction) -> bool {
    extraction.events().iter().any(|e| e.kind() != EventKind::Statement)
}
