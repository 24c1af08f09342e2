//! The end of the line: finished documents and broken records, in order.

use std::path::Path;

use super::output::{Format, Frame};
use super::target::Target;
use crate::failure::{Failure, report};

/// A JSONL record that could not be read.
#[derive(Debug)]
pub struct Broken {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong.
    pub error: String,
    /// The line itself.
    pub record: String,
}

/// What became of one raw document: its rendering, or why there is none.
pub type Done = Result<Vec<u8>, Broken>;

/// Takes what was done and writes it out.
pub struct Sink {
    out: Target,
    frame: Frame,
    errors: Option<Target>,
    broken: u64,
}

impl Sink {
    /// A sink for documents, and one for broken records if a file is named.
    ///
    /// # Errors
    /// When that file cannot be written to or is the output itself.
    pub fn open(format: Format, out: Target, errors: Option<&Path>) -> Result<Sink, Failure> {
        let errors = errors.map(|path| Target::open(Some(path))).transpose()?;
        if errors.as_ref().is_some_and(|e| e.same_as(&out)) {
            return Err(Failure::Fatal("--errors and --output name the same file".into()));
        }
        Ok(Sink { out, frame: Frame::new(format), errors, broken: 0 })
    }

    /// Writes what was done.
    ///
    /// # Errors
    /// When writing fails.
    pub fn accept(&mut self, done: Done) -> Result<(), Failure> {
        match done {
            Ok(document) => self.out.with(|w| self.frame.add(document, w)),
            Err(broken) => self.tell(&broken),
        }
    }

    fn tell(&mut self, b: &Broken) -> Result<(), Failure> {
        self.broken += 1;
        report(&format!("{}:{}: {}", b.file, b.line, b.error));
        let Some(errors) = &mut self.errors else { return Ok(()) };
        let entry = serde_json::json!({"file": b.file, "line": b.line, "error": b.error, "record": b.record});
        errors.with(|w| writeln!(w, "{entry}"))
    }

    /// Sends everything on its way, before waiting for more.
    ///
    /// # Errors
    /// When writing fails.
    pub fn flush(&mut self) -> Result<(), Failure> {
        self.out.flush()
    }

    /// Completes the outputs. Tells whether there were broken records.
    ///
    /// # Errors
    /// When writing fails.
    pub fn finish(mut self) -> Result<bool, Failure> {
        self.out.with(|w| self.frame.finish(w))?;
        self.out.commit()?;
        self.errors.map_or(Ok(()), Target::commit)?;
        Ok(self.broken > 0)
    }

    /// Ends early, and hands back why. Files are left as they were; only when nobody reads any further is the
    /// list of broken records of use as it is.
    pub fn abandon(mut self, failure: Failure) -> Failure {
        match (failure, self.errors) {
            (Failure::Closed, Some(errors)) => errors.commit().err().unwrap_or(Failure::Closed),
            (Failure::Closed, None) => Failure::Closed,
            // The first fault is the one to report.
            (fatal, _) => {
                let _ = self.out.with(|w| self.frame.abandon(w)).and_then(|()| self.out.flush());
                fatal
            }
        }
    }
}
