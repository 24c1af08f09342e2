//! The stream of raw documents, in small batches.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::vec;

use super::input::{Bytes, Input, Kind, Source};
use crate::failure::Failure;

/// A document as it was read.
pub enum Raw {
    /// A whole text.
    Text {
        /// The file stem.
        id: Option<String>,
        /// The content.
        text: String,
    },
    /// A line of JSONL, not yet looked into.
    Line {
        /// The file.
        file: Arc<str>,
        /// The line, counted from 1.
        number: u64,
        /// The content without its line end.
        bytes: Vec<u8>,
    },
}

/// Documents that travel together between threads: one text, or the JSONL lines that were at hand without waiting.
pub type Batch = Vec<Raw>;

/// Reads the inputs one after the other.
pub struct Reader {
    asked: Kind,
    inputs: vec::IntoIter<Input>,
    next: Option<Source>,
    lines: Option<Lines>,
    jsonl: bool,
    failed: bool,
}

/// A JSONL input under way.
struct Lines {
    file: Arc<str>,
    bytes: Bytes,
    number: u64,
}

impl Reader {
    /// Opens the first input, whose kind decides on the default format.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(inputs: Vec<Input>, asked: Kind) -> Result<Reader, Failure> {
        let mut inputs = inputs.into_iter();
        let next = inputs.next().map(|i| i.open(asked)).transpose()?;
        let jsonl = next.as_ref().is_some_and(|s| s.jsonl);
        Ok(Reader { asked, inputs, next, lines: None, jsonl, failed: false })
    }

    /// Is the first input JSONL?
    pub fn is_jsonl(&self) -> bool {
        self.jsonl
    }

    fn batch(&mut self) -> Result<Option<Batch>, Failure> {
        loop {
            if let Some(lines) = &mut self.lines {
                if let Some(batch) = lines.batch()? {
                    return Ok(Some(batch));
                }
                self.lines = None;
            }
            let Some(source) = self.source()? else { return Ok(None) };
            if !source.jsonl {
                return Ok(Some(vec![text(source)?]));
            }
            self.lines = Some(Lines { file: source.name.into(), bytes: source.bytes, number: 0 });
        }
    }

    fn source(&mut self) -> Result<Option<Source>, Failure> {
        match self.next.take() {
            Some(source) => Ok(Some(source)),
            None => self.inputs.next().map(|i| i.open(self.asked)).transpose(),
        }
    }
}

impl Iterator for Reader {
    type Item = Result<Batch, Failure>;

    fn next(&mut self) -> Option<Result<Batch, Failure>> {
        if self.failed {
            return None;
        }
        let batch = self.batch().transpose()?;
        self.failed = batch.is_err();
        Some(batch)
    }
}

/// Offsets are 32 bits wide in the core.
const LIMIT: u64 = u32::MAX as u64;

/// Reads one text.
fn text(source: Source) -> Result<Raw, Failure> {
    let mut bytes = Vec::new();
    source.bytes.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|e| Failure::io(&source.name, &e))?;
    if bytes.len() as u64 > LIMIT {
        return Err(Failure::at(&source.name, "is longer than 4 GiB"));
    }
    let text = String::from_utf8(bytes).map_err(|e| {
        let at = source.skipped + e.utf8_error().valid_up_to();
        Failure::at(
            &source.name,
            format!("invalid UTF-8 at byte offset {at} (from Windows, try iconv -f WINDOWS-1256 -t UTF-8)"),
        )
    })?;
    Ok(Raw::Text { id: source.stem, text })
}

impl Lines {
    /// The lines that can be read without waiting, but at least one; `None` at the end.
    fn batch(&mut self) -> Result<Option<Batch>, Failure> {
        let mut batch = Vec::new();
        while let Some(line) = self.line().map_err(|e| Failure::io(&self.file, &e))? {
            batch.push(line);
            // Another whole line at hand? If not, whoever feeds a pipe line by line gets the answer now.
            if !self.bytes.buffer().contains(&b'\n') {
                break;
            }
        }
        Ok((!batch.is_empty()).then_some(batch))
    }

    /// The next line that is not blank.
    fn line(&mut self) -> io::Result<Option<Raw>> {
        let mut bytes = Vec::new();
        while self.bytes.read_until(b'\n', &mut bytes)? > 0 {
            self.number += 1;
            bytes.truncate(bytes.trim_ascii_end().len());
            if !bytes.is_empty() {
                return Ok(Some(Raw::Line { file: Arc::clone(&self.file), number: self.number, bytes }));
            }
            bytes.clear();
        }
        Ok(None)
    }
}
