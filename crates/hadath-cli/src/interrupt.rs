//! Ctrl-C and requests to end: the work stops between two batches, with what was written whole. If it cannot (it waits for
//! a silent pipe), the program ends after a moment all the same, and unfinished files are removed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::failure::{Failure, report};

static ASKED: AtomicBool = AtomicBool::new(false);
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// What shells give for a program that Ctrl-C ended.
const CODE: u8 = 130;

/// How long the work may take to come to a stop.
const PATIENCE: Duration = Duration::from_secs(2);

/// Begins to listen.
///
/// # Errors
/// When the system does not let us.
pub fn listen() -> Result<(), Failure> {
    let handler = || {
        ASKED.store(true, Ordering::Relaxed);
        std::thread::sleep(PATIENCE);
        for path in UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let _ = fs::remove_file(path);
        }
        exit_code();
        std::process::exit(i32::from(CODE));
    };
    ctrlc::set_handler(handler).map_err(|e| Failure::Fatal(format!("cannot listen for Ctrl-C: {e}")))
}

/// Has somebody asked us to end?
pub fn asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}

/// Says so, and gives the code to end with.
pub fn exit_code() -> ExitCode {
    report("interrupted");
    ExitCode::from(CODE)
}

/// The file is of no use if the program ends now.
pub fn remove_on_interrupt(path: &Path) {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
}

/// The file is complete, or has been removed.
pub fn forget(path: &Path) {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).retain(|p| p != path);
}
