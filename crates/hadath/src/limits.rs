//! How much the files of a user may hold, and reading them within that.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::error::Error;

/// How much the files of a user may hold. What is beyond is an error that names the file and the limit, before the
/// file is in memory.
///
/// ```no_run
/// use hadath::{Extractor, Limits};
///
/// let limits = Limits::new().lexicon_file(64 << 20).gazetteer_file(2 << 30);
/// let extractor = Extractor::builder().limits(limits).lexicon("huge.toml").build()?;
/// # Ok::<(), hadath::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    lexicon_file: u64,
    gazetteer_file: u64,
    files: usize,
    depth: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { lexicon_file: 16 << 20, gazetteer_file: 512 << 20, files: 10_000, depth: 16 }
    }
}

impl Limits {
    /// The limits unless changed: 16 MiB a file of a lexicon or of settings, 512 MiB a gazetteer, 10,000 files a
    /// lexicon in folders 16 deep.
    pub fn new() -> Limits {
        Limits::default()
    }

    /// The most bytes of one file of a lexicon, and of a settings file.
    #[must_use]
    pub fn lexicon_file(mut self, bytes: u64) -> Limits {
        self.lexicon_file = bytes;
        self
    }

    /// The most bytes of a gazetteer. There is no use in more than 4 GiB: positions in it have 32 bits.
    #[must_use]
    pub fn gazetteer_file(mut self, bytes: u64) -> Limits {
        self.gazetteer_file = bytes.min(u32::MAX.into());
        self
    }

    /// The most files of a lexicon that is a folder.
    #[must_use]
    pub fn files(mut self, count: usize) -> Limits {
        self.files = count;
        self
    }

    /// How deep folders of a lexicon are looked into.
    #[must_use]
    pub fn depth(mut self, folders: usize) -> Limits {
        self.depth = folders;
        self
    }

    /// The text of a file of a lexicon or of settings.
    pub(crate) fn lexicon(&self, path: &Path) -> Result<String, Error> {
        text(path, self.lexicon_file)
    }

    /// The text of a gazetteer.
    pub(crate) fn gazetteer(&self, path: &Path) -> Result<String, Error> {
        text(path, self.gazetteer_file)
    }

    /// Are there too many files in `folder`?
    pub(crate) fn count(&self, folder: &Path, files: usize) -> Result<(), Error> {
        let most = self.files;
        if files > most { Err(Error::file(folder, format!("more than {most} files"))) } else { Ok(()) }
    }

    /// Is `folder` too deep?
    pub(crate) fn deep(&self, folder: &Path, depth: usize) -> Result<(), Error> {
        let most = self.depth;
        if depth > most { Err(Error::file(folder, format!("deeper than {most} folders"))) } else { Ok(()) }
    }
}

/// Reads a file of at most `most` bytes as UTF-8, without a byte order mark.
fn text(path: &Path, most: u64) -> Result<String, Error> {
    let io = |e: std::io::Error| Error::file(path, e.to_string());
    let file = File::open(path).map_err(io)?;
    let mut bytes = Vec::new();
    // A pipe or a device does not tell its size, so the size is not asked for.
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > most {
        return Err(Error::file(path, format!("larger than {}, the limit for this file", size(most))));
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(Error::file(
            path,
            "this is UTF-16; convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8)",
        ));
    }
    let mut text = String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        Error::file(path, format!("invalid UTF-8 at byte offset {at}"))
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

/// Bytes for people.
fn size(bytes: u64) -> String {
    if bytes.is_multiple_of(1 << 20) { format!("{} MiB", bytes >> 20) } else { format!("{bytes} bytes") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_read_within_their_limit() {
        let path = std::env::temp_dir().join(format!("hadath-limits-{}", std::process::id()));
        let read = |bytes: &[u8], most: u64| {
            std::fs::write(&path, bytes).unwrap();
            text(&path, most).map_err(|e| e.to_string().rsplit(": ").next().unwrap().to_owned())
        };
        for (bytes, most, expected) in [
            (b"abc".as_slice(), 3, Ok("abc")),
            (b"abc", 2, Err("larger than 2 bytes, the limit for this file")),
            (b"\xEF\xBB\xBFabc", 9, Ok("abc")),
            (b"ab\xFF", 9, Err("invalid UTF-8 at byte offset 2")),
            (b"\xFF\xFEa\0", 9, Err("this is UTF-16; convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8)")),
            (b"\xFE\xFF\0a", 9, Err("this is UTF-16; convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8)")),
        ] {
            assert_eq!(read(bytes, most).as_deref().map_err(String::as_str), expected);
        }
        std::fs::remove_file(&path).unwrap();
        assert!(text(&path, 9).unwrap_err().is_file());
        assert_eq!((size(16 << 20), size(7)), ("16 MiB".to_owned(), "7 bytes".to_owned()));
    }
}
