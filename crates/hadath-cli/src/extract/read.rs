//! The stream of raw documents, in small batches.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::vec;

use serde::{Deserialize, Serialize};

use hadath::Published;

use super::input::{Bytes, Input, Kind, Source};
use super::record::{self, Job};
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
    /// A line that is longer than allowed.
    Long {
        /// The file.
        file: Arc<str>,
        /// The line, counted from 1.
        number: u64,
        /// Its first bytes.
        start: Vec<u8>,
    },
}

impl Raw {
    /// The document in it, or what is wrong with it and where.
    ///
    /// # Errors
    /// For people, with file and line.
    pub fn job(&self, published: Option<Published>) -> Result<Job<'_>, String> {
        match self {
            Raw::Text { id, text } => Ok(record::of_text(id.clone(), text.clone(), published)),
            Raw::Line { file, number, bytes } => {
                record::of_line(bytes, published).map_err(|error| format!("{file}:{number}: {error}"))
            }
            Raw::Long { file, number, .. } => {
                Err(format!("{file}:{number}: the line is longer than {} MiB", LONGEST >> 20))
            }
        }
    }
}

/// JSONL lines of more bytes are broken records, unless `--max-line` says otherwise.
pub const LONGEST: u64 = 256 << 20;

/// Documents that travel together between threads: one text, or the JSONL lines that were at hand without waiting.
pub struct Batch {
    /// The documents.
    pub documents: Vec<Raw>,
    /// Where the input goes on behind them.
    pub end: Position,
}

/// A place in the inputs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Which of the inputs, from 0.
    pub input: usize,
    /// Bytes of it that have been read, without a byte order mark.
    pub offset: u64,
    /// Lines of it that have been read.
    pub line: u64,
}

/// Reads the inputs one after the other.
pub struct Reader {
    asked: Kind,
    inputs: vec::IntoIter<Input>,
    /// Inputs that have been opened.
    opened: usize,
    longest: u64,
    next: Option<Source>,
    lines: Option<Lines>,
    jsonl: bool,
    failed: bool,
}

/// A JSONL input under way.
struct Lines {
    file: Arc<str>,
    bytes: Bytes,
    /// The line read last, from 1.
    number: u64,
    offset: u64,
    longest: u64,
}

impl Reader {
    /// Opens the first input, whose kind decides on the default format. Lines of more than `longest` bytes are broken.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(inputs: Vec<Input>, asked: Kind, longest: u64) -> Result<Reader, Failure> {
        let mut inputs = inputs.into_iter();
        let next = inputs.next().map(|i| i.open(asked)).transpose()?;
        let jsonl = next.as_ref().is_some_and(|s| s.jsonl);
        Ok(Reader { asked, inputs, opened: 1, longest, next, lines: None, jsonl, failed: false })
    }

    /// Goes to a place that an earlier run has reached.
    ///
    /// # Errors
    /// When an input cannot be read or ends before that place.
    pub fn skip_to(&mut self, to: Position) -> Result<(), Failure> {
        for _ in 0..to.input {
            self.source()?;
        }
        if to.offset == 0 {
            return Ok(());
        }
        let short = || Failure::Fatal("the input is shorter than when the run began".into());
        let mut source = self.source()?.ok_or_else(short)?;
        let skipped = io::copy(&mut source.bytes.by_ref().take(to.offset), &mut io::sink())
            .map_err(|e| Failure::io(&source.name, &e))?;
        if skipped < to.offset {
            return Err(Failure::at(&source.name, "is shorter than when the run began"));
        }
        self.lines = Some(Lines {
            file: source.name.into(),
            bytes: source.bytes,
            number: to.line,
            offset: to.offset,
            longest: self.longest,
        });
        Ok(())
    }

    /// Is the first input JSONL?
    pub fn is_jsonl(&self) -> bool {
        self.jsonl
    }

    fn batch(&mut self) -> Result<Option<Batch>, Failure> {
        loop {
            if let Some(lines) = &mut self.lines {
                if let Some(documents) = lines.batch()? {
                    let end = Position { input: self.opened - 1, offset: lines.offset, line: lines.number };
                    return Ok(Some(Batch { documents, end }));
                }
                self.lines = None;
            }
            let Some(source) = self.source()? else { return Ok(None) };
            if !source.jsonl {
                let end = Position { input: self.opened, offset: 0, line: 0 };
                return Ok(Some(Batch { documents: vec![text(source)?], end }));
            }
            let (file, bytes, longest) = (source.name.into(), source.bytes, self.longest);
            self.lines = Some(Lines { file, bytes, number: 0, offset: 0, longest });
        }
    }

    fn source(&mut self) -> Result<Option<Source>, Failure> {
        if let Some(source) = self.next.take() {
            return Ok(Some(source));
        }
        self.opened += 1;
        self.inputs.next().map(|i| i.open(self.asked)).transpose()
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

/// So much is shown of a line that is too long.
const SHOWN: usize = 200;

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
    fn batch(&mut self) -> Result<Option<Vec<Raw>>, Failure> {
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
        loop {
            let read = self.bytes.by_ref().take(self.longest + 1).read_until(b'\n', &mut bytes)? as u64;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            self.offset += read;
            let (file, number) = (Arc::clone(&self.file), self.number);
            if read > self.longest && bytes.last() != Some(&b'\n') {
                self.offset += self.bytes.skip_until(b'\n')? as u64;
                bytes.truncate(SHOWN);
                return Ok(Some(Raw::Long { file, number, start: bytes }));
            }
            bytes.truncate(bytes.trim_ascii_end().len());
            if !bytes.is_empty() {
                return Ok(Some(Raw::Line { file, number, bytes }));
            }
            bytes.clear();
        }
    }
}
