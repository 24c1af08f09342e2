//! What keeping the evidence costs: extraction with and without it, in turns, so that a busy machine slows both.
//! Prints the ratio of the medians, and for comparison that of `explain`, which also collects why words gave no event.
//! Fails when evidence costs more than 5 %.

#[expect(dead_code, reason = "every bench uses a part of the corpus")]
mod corpus;

use std::time::Instant;

use corpus::Style;
use hadath::{Document, Extractor};

fn main() {
    // `cargo bench -- --test` only shows that it runs.
    let trial = std::env::args().any(|a| a == "--test");
    let (bytes, rounds) = if trial { (20_000, 1) } else { (1_000_000, 41) };
    let documents: Vec<Document> =
        corpus::documents(Style::News, bytes).into_iter().map(Document::new).collect();
    let extractor = Extractor::new();
    let with = || documents.iter().map(|d| extractor.events(d.text(), None).len()).sum::<usize>();
    let without =
        || documents.iter().map(|d| extractor.events_without_evidence(d.text()).len()).sum::<usize>();
    let explained =
        || documents.iter().map(|d| extractor.explain(d).extraction().events().len()).sum::<usize>();
    assert!(with() > 0 && with() == without() && with() == explained());

    let mut times = [const { Vec::new() }; 3];
    for _ in 0..rounds {
        times[0].push(timed(without));
        times[1].push(timed(with));
        times[2].push(timed(explained));
    }
    let [base, evidence, explain] = times.map(median);
    println!("evidence/ratio   {:.3}", evidence / base);
    println!("explain/ratio    {:.3}", explain / base);
    assert!(trial || evidence / base <= 1.05, "evidence costs more than 5 %");
}

fn timed(run: impl Fn() -> usize) -> f64 {
    let start = Instant::now();
    std::hint::black_box(run());
    start.elapsed().as_secs_f64()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
