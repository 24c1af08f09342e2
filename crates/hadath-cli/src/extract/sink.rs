//! The end of the line: finished documents and broken records, in order.

use std::path::Path;

use super::output::{Format, Frame};
use super::progress::{Keeper, Progress};
use super::read::Position;
use super::target::Target;
use crate::failure::{Failure, report};
use crate::interrupt;

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
    keeper: Option<Keeper>,
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
        Ok(Sink { out, frame: Frame::new(format, 0), errors, broken: 0, keeper: None })
    }

    /// A sink that keeps its progress, and goes on where an earlier run with the same arguments (`run`) was cut off;
    /// returns the place in the input.
    ///
    /// # Errors
    /// When a file cannot be written to, or is of a run with other arguments.
    pub fn resume(
        format: Format,
        out: &Path,
        errors: Option<&Path>,
        run: String,
    ) -> Result<(Sink, Position), Failure> {
        let (keeper, earlier) = Keeper::open(out, run)?;
        let p = earlier.unwrap_or_else(|| Progress::new(Position::default(), 0, None, 0, 0));
        let errors = errors.map(|path| Target::resume(path, p.errors.unwrap_or(0))).transpose()?;
        let out = Target::resume(out, p.output)?;
        if errors.as_ref().is_some_and(|e| e.same_as(&out)) {
            return Err(Failure::Fatal("--errors and --output name the same file".into()));
        }
        let frame = Frame::new(format, p.documents);
        Ok((Sink { out, frame, errors, broken: p.broken, keeper: Some(keeper) }, p.position))
    }

    /// What stands before `position` has been written. Tells the keeper, if there is one and it is time.
    ///
    /// # Errors
    /// When writing fails.
    pub fn reached(&mut self, position: Position) -> Result<(), Failure> {
        if interrupt::asked() {
            self.keep(position)?;
            self.flush()?;
            return Err(Failure::Interrupted);
        }
        if self.keeper.as_ref().is_some_and(Keeper::due) { self.keep(position) } else { Ok(()) }
    }

    fn keep(&mut self, position: Position) -> Result<(), Failure> {
        let Some(keeper) = &mut self.keeper else { return Ok(()) };
        let output = self.out.secure()?;
        let errors = self.errors.as_mut().map(Target::secure).transpose()?;
        keeper.keep(Progress::new(position, output, errors, self.frame.count(), self.broken))
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
        self.keeper.map_or(Ok(()), |k| k.finish())?;
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
