//! What must hold for any bytes that are read as JSONL. A module of its own beside `laws.rs`, because it tests the
//! reader of the command line: the fuzz target and a test in that crate both include it.

use std::path::PathBuf;

use hadath::Published;

use crate::extract::input::{Input, Kind};
use crate::extract::read::{Position, Raw, Reader};
use crate::extract::record;

/// Lines of more bytes are too long here.
const LONGEST: u64 = 100;

/// No panic; lines are told in order, each one once; a run that goes on in the middle reads the same; what is handed
/// through stays JSON.
pub fn law(data: &[u8]) {
    let path = file(data);
    let (whole, places) = read(&path, Position::default());
    assert!(whole.windows(2).all(|pair| line(&pair[0]) < line(&pair[1])));
    if let Some(middle) = places.get(places.len() / 2).filter(|_| places.len() > 1) {
        let behind = whole.iter().filter(|raw| line(raw) > middle.line).map(content);
        assert!(read(&path, *middle).0.iter().map(content).eq(behind));
    }
    whole.iter().for_each(job);
}

/// The bytes in a file, which is the same one for each run of a process.
fn file(data: &[u8]) -> PathBuf {
    let folder = if cfg!(target_os = "linux") { "/dev/shm".into() } else { std::env::temp_dir() };
    let path = folder.join(format!("hadath-fuzz-{}.jsonl", std::process::id()));
    std::fs::write(&path, data).expect("a place for the input");
    path
}

/// What is read from a place on, and the places behind each batch.
fn read(path: &std::path::Path, from: Position) -> (Vec<Raw>, Vec<Position>) {
    let Ok(mut reader) = Reader::open(vec![Input::File(path.to_owned())], Kind::Jsonl, LONGEST) else {
        return (Vec::new(), Vec::new());
    };
    assert!(reader.skip_to(from).is_ok(), "a place that was reached can be reached again");
    let (mut documents, mut places) = (Vec::new(), Vec::new());
    for batch in reader {
        let batch = batch.unwrap_or_else(|e| panic!("{e:?}"));
        documents.extend(batch.documents);
        places.push(batch.end);
    }
    (documents, places)
}

fn line(raw: &Raw) -> u64 {
    match raw {
        Raw::Text { .. } => panic!("a text from JSONL"),
        Raw::Line { number, .. } | Raw::Long { number, .. } => *number,
    }
}

fn content(raw: &Raw) -> (u64, &[u8]) {
    match raw {
        Raw::Text { .. } => panic!("a text from JSONL"),
        Raw::Line { number, bytes, .. } => (*number, bytes),
        Raw::Long { number, start, .. } => (*number, start),
    }
}

/// A line is a job or has an error in one line; a job's identifier and further fields are JSON.
fn job(raw: &Raw) {
    let Raw::Line { bytes, .. } = raw else { return };
    assert!(!bytes.is_empty() && bytes.len() as u64 <= LONGEST);
    let published: Option<Published> = "2026-01-07".parse().ok();
    match record::of_line(bytes, published) {
        Ok(job) => {
            let fields = job.extra.iter().map(|(_, value)| value.get());
            for json in fields.chain(job.id.raw.as_deref().map(|raw| raw.get())) {
                serde_json::from_str::<serde::de::IgnoredAny>(json).expect("JSON");
            }
        }
        Err(error) => assert!(!error.is_empty()),
    }
}
