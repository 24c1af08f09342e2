//! Several threads with one extractor, and an extractor with 5,000 entries of its user.

#[expect(dead_code, reason = "every bench uses a part of the corpus")]
mod corpus;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use corpus::Style;
use criterion::{Criterion, SamplingMode, Throughput};
use hadath::{Document, Extractor, UserLexicon};

fn main() {
    let mut criterion =
        Criterion::default().measurement_time(Duration::from_secs(5)).sample_size(20).configure_from_args();
    let documents: Vec<Document> =
        corpus::documents(Style::News, 10_000_000).into_iter().map(Document::new).collect();
    threads(&mut criterion, &documents);
    lexicon(&mut criterion, &documents);
    criterion.final_summary();
}

fn threads(criterion: &mut Criterion, documents: &[Document]) {
    let extractor = Extractor::new();
    let alone = events(&extractor, documents, 1);
    let mut group = group(criterion, "batch", documents);
    for threads in [1, 2] {
        assert_eq!(events(&extractor, documents, threads), alone, "{threads} threads");
        group.bench_function(format!("threads: {threads}"), |b| {
            b.iter(|| events(&extractor, documents, threads));
        });
    }
    group.finish();
}

fn lexicon(criterion: &mut Criterion, documents: &[Document]) {
    let entry = |n| format!("{{ name = \"تل {n} الوادي\", kind = \"village\" }},\n");
    let places: String = (0..5000).map(entry).collect();
    let toml = format!("place = [\n{places}]\n");
    let build = || {
        let lexicon = UserLexicon::from_toml("villages.toml", &toml);
        Extractor::builder().lexicon(lexicon).build().expect("a lexicon")
    };
    let extractor = build();
    assert!(events(&extractor, documents, 1) > 0);
    criterion.bench_function("5,000 entries of a user/build", |b| b.iter(build));
    let mut group = group(criterion, "5,000 entries of a user", documents);
    group.bench_function("news", |b| b.iter(|| events(&extractor, documents, 1)));
    group.finish();
}

fn group<'a>(
    criterion: &'a mut Criterion,
    name: &str,
    documents: &[Document],
) -> criterion::BenchmarkGroup<'a, criterion::measurement::WallTime> {
    let bytes: usize = documents.iter().map(|d| d.text().len()).sum();
    let mut group = criterion.benchmark_group(name);
    group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Bytes(bytes as u64));
    group
}

/// How many events there are, counted by as many threads, each of which takes the next 64 documents.
fn events(extractor: &Extractor, documents: &[Document], threads: usize) -> usize {
    const TAKEN: usize = 64;
    let (next, found) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        let mut chunks = documents.chunks(TAKEN);
        let mut done = 0;
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(documents) = chunks.nth(at - done) else { return };
            done = at + 1;
            let events = documents.iter().map(|d| extractor.extract(d).events().len()).sum();
            found.fetch_add(events, Ordering::Relaxed);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    found.into_inner()
}
