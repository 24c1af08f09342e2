//! tmp
use std::io::{BufRead, Write};
fn main() {
    let e = hadath::Extractor::new();
    let f = std::env::args().nth(1).unwrap();
    let out = std::io::stdout();
    let mut out = out.lock();
    for line in std::io::BufReader::new(std::fs::File::open(f).unwrap()).lines() {
        let line = line.unwrap();
        let v: serde_json::Value = serde_json::from_str(&line).unwrap();
        let mut d = hadath::Document::new(v["text"].as_str().unwrap()).id(v["id"].as_str().unwrap());
        if let Some(p) = v["published"].as_str() { d = d.published(p.parse::<hadath::Published>().unwrap()); }
        writeln!(out, "{}", e.extract(&d).to_json()).unwrap();
    }
}
