//! How far a run has come, kept beside its output so that a run that was cut off can go on (`--resume`).
//!
//! The output grows in `OUT.part`. Every second or so what was written is put on disk, and then how long it is and where
//! in the input it came from goes into `OUT.progress`, which is replaced as a whole. A new run cuts the output back to
//! that length and reads on from that place: nothing is lost and nothing comes twice.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::read::Position;
use crate::failure::Failure;

/// Of the file's format.
const VERSION: u32 = 1;

/// How often it is written.
const INTERVAL: Duration = Duration::from_secs(1);

/// What the file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    version: u32,
    /// The arguments that decide on the output; another run must have the same.
    pub run: String,
    /// Where in the input to go on.
    pub position: Position,
    /// How many bytes of the output belong to what was read.
    pub output: u64,
    /// The same for the list of broken records.
    pub errors: Option<u64>,
    /// Documents written.
    pub documents: u64,
    /// Broken records told of.
    pub broken: u64,
}

/// The file, and when it was last written.
#[derive(Debug)]
pub struct Keeper {
    path: PathBuf,
    run: String,
    last: Instant,
}

/// The path with an ending added to its name.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

impl Keeper {
    /// The keeper of the output `out` of the run that `run` describes, and the progress that an earlier run left.
    ///
    /// # Errors
    /// When the file cannot be read, or is of a run with other arguments.
    pub fn open(out: &Path, run: String) -> Result<(Keeper, Option<Progress>), Failure> {
        let path = beside(out, ".progress");
        let name = path.display().to_string();
        let earlier = match fs::read(&path) {
            Ok(bytes) => Some(read(&bytes, &run).map_err(|why| Failure::at(&name, why))?),
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => return Err(Failure::io(&name, &e)),
        };
        Ok((Keeper { path, run, last: Instant::now() }, earlier))
    }

    /// Is it time to write?
    pub fn due(&self) -> bool {
        self.last.elapsed() >= INTERVAL
    }

    /// Writes the progress.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&mut self, mut progress: Progress) -> Result<(), Failure> {
        progress.run.clone_from(&self.run);
        let new = beside(&self.path, ".new");
        let write = || -> io::Result<()> {
            let mut file = File::create(&new)?;
            file.write_all(&serde_json::to_vec(&progress)?)?;
            file.sync_data()?;
            fs::rename(&new, &self.path)
        };
        write().map_err(|e| Failure::io(self.path.display(), &e))?;
        self.last = Instant::now();
        Ok(())
    }

    /// Removes the file: the run is complete.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn finish(&self) -> Result<(), Failure> {
        match fs::remove_file(&self.path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Failure::io(self.path.display(), &e)),
            _ => Ok(()),
        }
    }
}

impl Progress {
    /// Nothing done yet, or what was done.
    pub fn new(
        position: Position,
        output: u64,
        errors: Option<u64>,
        documents: u64,
        broken: u64,
    ) -> Progress {
        Progress { version: VERSION, run: String::new(), position, output, errors, documents, broken }
    }
}

fn read(bytes: &[u8], run: &str) -> Result<Progress, String> {
    let progress: Progress = serde_json::from_slice(bytes)
        .map_err(|e| format!("is no progress file ({e}); remove it to start over"))?;
    if progress.version != VERSION || progress.run != run {
        let theirs = &progress.run;
        return Err(format!("is of another run: {theirs}; this is {run}; remove it to start over"));
    }
    Ok(progress)
}
