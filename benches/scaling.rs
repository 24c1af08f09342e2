//! Time against length and against events, and texts made to hurt. No harness: the figure that counts is the exponent of
//! the line through the measured points, 1.0 where time grows with the text.

#[expect(dead_code, reason = "every bench uses a part of the corpus")]
mod corpus;

use std::time::Instant;

use corpus::Style;
use hadath::{Document, Extractor};

fn main() {
    // `cargo bench -- --test` looks only whether it runs.
    let test = std::env::args().any(|a| a == "--test");
    let extractor = Extractor::new();
    let longest = if test { 1 << 20 } else { 64 << 20 };
    let text = corpus::documents(Style::News, longest).concat();
    // Warm buffers and tables.
    seconds(&extractor, "قصفت مدفعية الجيش حي الزيتون.");
    report("length (bytes)", &lengths(&extractor, &text, longest), test);
    report("events in one text", &density(&extractor, if test { 1 << 16 } else { 1 << 21 }), test);
    hostile(&extractor, if test { 4 } else { 1 });
}

/// One text cut into pieces of 1 KB, 4 KB … and left whole: the length of a piece and the mean time that one takes. Every
/// length reads the same words, each once in a pass, so that short pieces gain nothing by being read again.
fn lengths(extractor: &Extractor, text: &str, longest: usize) -> Vec<(f64, f64)> {
    const PASSES: usize = 3;
    let mut points = Vec::new();
    let mut size = 1 << 10;
    while size <= longest {
        let pieces = pieces(text, size);
        let pass = |_| {
            let start = Instant::now();
            for piece in &pieces {
                std::hint::black_box(extractor.events(piece, None));
            }
            start.elapsed().as_secs_f64()
        };
        let best = (0..PASSES).map(pass).fold(f64::INFINITY, f64::min);
        points.push((size as f64, best / pieces.len() as f64));
        size *= 4;
    }
    points
}

/// Pieces of `size` bytes, to the character.
fn pieces(text: &str, size: usize) -> Vec<&str> {
    let cuts: Vec<usize> = (0..=text.len() / size).map(|k| boundary(text, k * size)).collect();
    cuts.windows(2).map(|w| &text[w[0]..w[1]]).collect()
}

/// The last character boundary at or before byte `size`.
fn boundary(text: &str, size: usize) -> usize {
    (0..=size.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Texts of one length in which 1, 4, 16 … of a thousand sentences report an event: events and time. The time of the
/// sentences themselves is subtracted.
fn density(extractor: &Extractor, bytes: usize) -> Vec<(f64, f64)> {
    const PLAIN: &str = "وافتتح في المدينة معرض للصناعات الغذائية بمشاركة عدد من الشركات. ";
    const EVENT: &str = "قصفت مدفعية الجيش أطراف بلدة كفرنبل صباح الأحد بأكثر من مئة قذيفة. ";
    let sentences = bytes / PLAIN.len();
    let mut points = Vec::new();
    let plain = seconds(extractor, &PLAIN.repeat(sentences));
    for every in [64, 16, 4, 1] {
        let text: String = (0..sentences).map(|i| if i % every == 0 { EVENT } else { PLAIN }).collect();
        let share = 1.0 - 1.0 / every as f64;
        points.push(((sentences / every) as f64, (seconds(extractor, &text) - plain * share).max(1e-9)));
    }
    points
}

/// The best of several runs: noise only ever adds.
fn seconds(extractor: &Extractor, text: &str) -> f64 {
    let document = Document::new(text);
    let runs = if text.len() < 1 << 20 { 9 } else { 3 };
    let run = |_| {
        let start = Instant::now();
        std::hint::black_box(extractor.extract(&document));
        start.elapsed().as_secs_f64()
    };
    (0..runs).map(run).fold(f64::INFINITY, f64::min)
}

/// The slope of the line through the logarithms, by least squares.
fn exponent(points: &[(f64, f64)]) -> f64 {
    let logs: Vec<(f64, f64)> = points.iter().map(|(x, y)| (x.ln(), y.ln())).collect();
    let n = logs.len() as f64;
    let (mx, my) = (logs.iter().map(|p| p.0).sum::<f64>() / n, logs.iter().map(|p| p.1).sum::<f64>() / n);
    let over = logs.iter().map(|p| (p.0 - mx) * (p.1 - my)).sum::<f64>();
    over / logs.iter().map(|p| (p.0 - mx).powi(2)).sum::<f64>()
}

fn report(what: &str, points: &[(f64, f64)], test: bool) {
    for (x, seconds) in points {
        println!("scaling/{what:<22} {x:>12.0} {seconds:>12.6} s");
    }
    let e = exponent(points);
    println!("scaling/{what:<22} exponent {e:.3}");
    // A square would give 2; the bound leaves room for a busy machine.
    assert!(test || e < 1.2, "{what}: exponent {e:.3}");
}

/// Texts made to hurt, at two lengths: four times the text may not take much more than four times the time.
fn hostile(extractor: &Extractor, divide: usize) {
    let cases: [(&str, &str, usize); 12] = [
        ("one endless sentence", "قال الناطق إن القوات قصفت حي الزيتون و", 30_000),
        ("nested quotations", "قال: «قصف الجيش الحي ", 100_000),
        ("nothing but opening marks", "«", 400_000),
        ("triggers", "قصف ", 1_000_000),
        ("unmatched brackets", "(", 1_000_000),
        ("triggers and brackets", "قصف ( ", 250_000),
        ("coordinated places", "وحلب ودمشق، ", 50_000),
        ("one endless word", "ق", 4_000_000),
        ("times", "منذ ثلاثة أيام ", 100_000),
        ("dates", "1/", 1_000_000),
        ("statements", "وقال إن ", 250_000),
        ("relative clauses", "الذي قصف ", 200_000),
    ];
    for (name, piece, times) in cases {
        let (short, long) = (piece.repeat(times / 4 / divide), piece.repeat(times / divide));
        let (a, b) = (seconds(extractor, &short), seconds(extractor, &long));
        let rate = long.len() as f64 / b / 1e6;
        println!(
            "hostile/{name:<28} {:>9} bytes {b:>9.4} s {rate:>7.1} MB/s, x{:.1} for x4",
            long.len(),
            b / a
        );
        assert!(b / a < 10.0, "{name}: not linear");
    }
}
