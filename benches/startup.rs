//! What the first use in a process costs. Once a process, so no harness: one run, printed. The time of a whole process,
//! with loading of the program, is for a shell to measure: `time hadath extract < /dev/null`.

use std::time::{Duration, Instant};

use hadath::{Document, Extractor};

#[path = "../tests/common/mod.rs"]
mod common;

fn main() {
    let (extractor, first) = timed(Extractor::new);
    let (_, second) = timed(Extractor::new);
    let document = Document::new("قصفت مدفعية الجيش حي الزيتون صباح الأحد.");
    let (extraction, cold) = timed(|| extractor.extract(&document));
    assert_eq!(extraction.events().len(), 1);
    println!("startup/first extractor   {first:>12.2?}");
    println!("startup/second extractor  {second:>12.2?}");
    println!("startup/first sentence    {cold:>12.2?}");
    let file = common::country_file(30_000);
    let (_, loaded) = timed(|| Extractor::builder().gazetteer_text("SY.txt", file).build());
    println!("startup/30,000 places     {loaded:>12.2?}");
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = run();
    (value, start.elapsed())
}
