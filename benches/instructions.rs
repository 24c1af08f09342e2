//! One run over a fixed text, to be counted by a profiler (`scripts/instructions.py`): instructions do not depend on how
//! busy a machine is. The argument says which text; `none` does everything but extract, and is what has to be taken off.

#[expect(dead_code, reason = "every bench uses a part of the corpus")]
mod corpus;

use corpus::Style;
use hadath::{Document, Extractor};

fn main() {
    let what = std::env::args().nth(1).unwrap_or_default();
    let style = match what.as_str() {
        "ordinary" | "none" => Style::Ordinary,
        "telegram" => Style::Telegram,
        "latin" => Style::Latin,
        _ => Style::News,
    };
    let texts = corpus::documents(style, 1_000_000);
    let extractor = Extractor::new();
    let mut events = 0;
    for text in texts.iter().take(if what == "none" { 0 } else { usize::MAX }) {
        events += extractor.extract(&Document::new(text.as_str())).events().len();
    }
    println!("{what}: {} bytes, {events} events", texts.iter().map(String::len).sum::<usize>());
}
