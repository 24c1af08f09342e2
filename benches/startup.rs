//! What the first use in a process costs. Once a process, so no harness: one run, printed. The time of a whole process,
//! with loading of the program, is for a shell to measure: `time hadath extract < /dev/null`.

use std::time::{Duration, Instant};

use hadath::{Document, Extractor};

fn main() {
    let (extractor, first) = timed(Extractor::new);
    let (_, second) = timed(Extractor::new);
    let document = Document::new("قصفت مدفعية الجيش حي الزيتون صباح الأحد.");
    let (extraction, cold) = timed(|| extractor.extract(&document));
    assert_eq!(extraction.events().len(), 1);
    println!("startup/first extractor   {first:>12.2?}");
    println!("startup/second extractor  {second:>12.2?}");
    println!("startup/first sentence    {cold:>12.2?}");
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = run();
    (value, start.elapsed())
}
