//! Where output goes: standard output, a special file, or a regular file that appears only when complete.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::progress;
use crate::failure::Failure;
use crate::interrupt;

/// An output under way. Without [`commit`](Target::commit) a regular file is left as it was.
pub struct Target {
    writer: BufWriter<Raw>,
    name: String,
    pending: Option<Pending>,
}

/// What is written to.
enum Raw {
    Stdout(io::Stdout),
    File(File),
}

/// A file that waits to take its place; removed if it never does.
struct Pending {
    temporary: PathBuf,
    place: PathBuf,
    /// It stays where it is when the run ends early, for the next one to go on.
    kept: bool,
    done: bool,
}

impl Target {
    /// Opens a path, or standard output.
    ///
    /// # Errors
    /// When the path cannot be written to.
    pub fn open(path: Option<&Path>) -> Result<Target, Failure> {
        let Some(path) = path else {
            return Ok(Target::new(Raw::Stdout(io::stdout()), "standard output".into(), None));
        };
        let name = path.display().to_string();
        let fail = |e: io::Error| Failure::io(&name, &e);
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => Err(Failure::at(&name, "is a directory")),
            // A device or pipe cannot be replaced by renaming: that would remove /dev/null itself.
            Ok(meta) if !meta.is_file() => {
                let file = File::options().write(true).open(path).map_err(fail)?;
                Ok(Target::new(Raw::File(file), name, None))
            }
            found => {
                let (file, pending) = beside(path, found.is_ok()).map_err(fail)?;
                Ok(Target::new(Raw::File(file), name, Some(pending)))
            }
        }
    }

    /// Opens a file that grows under the name `PATH.part` until it is complete, and is cut back to `length` first.
    ///
    /// # Errors
    /// When it cannot be written to, is no regular file, or is shorter than that.
    pub fn resume(path: &Path, length: u64) -> Result<Target, Failure> {
        let name = path.display().to_string();
        if fs::metadata(path).is_ok_and(|meta| !meta.is_file()) {
            return Err(Failure::at(&name, "only a regular file can be resumed"));
        }
        let open = || -> io::Result<(File, Pending)> {
            let place = if path.exists() { fs::canonicalize(path)? } else { absolute(path)? };
            let temporary = progress::beside(&place, ".part");
            let mut file = File::options().write(true).create(true).truncate(length == 0).open(&temporary)?;
            if file.metadata()?.len() < length {
                return Err(io::Error::other(
                    "the file with the ending .part is shorter than its progress says",
                ));
            }
            file.set_len(length)?;
            file.seek(SeekFrom::End(0))?;
            Ok((file, Pending { temporary, place, kept: true, done: false }))
        };
        let (file, pending) = open().map_err(|e| Failure::io(&name, &e))?;
        Ok(Target::new(Raw::File(file), name, Some(pending)))
    }

    /// Puts on disk what has been written; returns how much it is.
    ///
    /// # Errors
    /// When that fails.
    pub fn secure(&mut self) -> Result<u64, Failure> {
        self.flush()?;
        let Raw::File(file) = self.writer.get_ref() else { return Ok(0) };
        let length = file.sync_data().and_then(|()| file.metadata()).map(|meta| meta.len());
        length.map_err(|e| Failure::io(&self.name, &e))
    }

    fn new(raw: Raw, name: String, pending: Option<Pending>) -> Target {
        Target { writer: BufWriter::with_capacity(64 * 1024, raw), name, pending }
    }

    /// Would both end up in the same file?
    pub fn same_as(&self, other: &Target) -> bool {
        let place = |t: &Target| t.pending.as_ref().map(|p| p.place.clone());
        place(self).is_some() && place(self) == place(other)
    }

    /// Hands the writer to `write` and names the target in what goes wrong.
    ///
    /// # Errors
    /// When writing fails; [`Failure::Closed`] if the reader of standard output has gone.
    pub fn with(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        write(&mut self.writer).map_err(|e| match self.writer.get_ref() {
            Raw::Stdout(_) if e.kind() == io::ErrorKind::BrokenPipe => Failure::Closed,
            _ => Failure::io(&self.name, &e),
        })
    }

    /// Sends everything on its way.
    ///
    /// # Errors
    /// As [`with`](Target::with).
    pub fn flush(&mut self) -> Result<(), Failure> {
        self.with(|w| w.flush())
    }

    /// Completes the output: the file takes its place.
    ///
    /// # Errors
    /// When what is left cannot be written or the file cannot be moved.
    pub fn commit(mut self) -> Result<(), Failure> {
        self.flush()?;
        let Some(pending) = &mut self.pending else { return Ok(()) };
        if let Raw::File(file) = self.writer.get_ref() {
            // Some file systems tell of a full disk only now.
            file.sync_all().map_err(|e| Failure::io(&self.name, &e))?;
        }
        fs::rename(&pending.temporary, &pending.place).map_err(|e| Failure::io(&self.name, &e))?;
        interrupt::forget(&pending.temporary);
        pending.done = true;
        Ok(())
    }
}

/// A new file in the folder of `path`, to be renamed to it later; a rename within a folder is atomic.
fn beside(path: &Path, exists: bool) -> io::Result<(File, Pending)> {
    // A link stays a link: the file that it points to is replaced.
    let place = if exists { fs::canonicalize(path)? } else { absolute(path)? };
    let (temporary, file) = create(&place)?;
    interrupt::remove_on_interrupt(&temporary);
    let pending = Pending { temporary, place, kept: false, done: false };
    if exists {
        fs::set_permissions(&pending.temporary, fs::metadata(&pending.place)?.permissions())?;
    }
    Ok((file, pending))
}

/// The path of a file that does not exist yet, in a folder that does.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    Ok(fs::canonicalize(folder)?.join(name))
}

/// Creates a file under a hidden name that nobody has.
fn create(place: &Path) -> io::Result<(PathBuf, File)> {
    let mut number = 0;
    loop {
        let mut name = OsString::from(".");
        name.push(place.file_name().unwrap_or_default());
        name.push(format!(".{}-{number}.part", std::process::id()));
        let path = place.with_file_name(name);
        match File::options().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(e) => return Err(e),
        }
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.done && !self.kept {
            let _ = fs::remove_file(&self.temporary);
            interrupt::forget(&self.temporary);
        }
    }
}

impl Write for Raw {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Raw::Stdout(out) => out.write(bytes),
            Raw::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Raw::Stdout(out) => out.flush(),
            Raw::File(file) => file.flush(),
        }
    }
}
