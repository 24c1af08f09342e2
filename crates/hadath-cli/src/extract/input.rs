//! Where documents come from: naming, checking, opening and telling texts from JSONL.

use std::fs::{self, File};
use std::io::{self, BufReader, Chain, Cursor, Read};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// What an input holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// Decide by the file name, then by the first character that is not blank.
    Auto,
    /// One text a file.
    Text,
    /// One JSON object a line.
    Jsonl,
}

/// One thing to read.
#[derive(Clone, Debug)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// The opened input: what was read to look at it, then the rest.
pub type Bytes = BufReader<Chain<Cursor<Vec<u8>>, Box<dyn Read + Send>>>;

/// An opened input of known kind.
pub struct Source {
    /// Its name in messages.
    pub name: String,
    /// The file stem, for the `id` of a text.
    pub stem: Option<String>,
    /// Does it hold JSONL?
    pub jsonl: bool,
    /// The content, without a byte order mark.
    pub bytes: Bytes,
    /// How many bytes the byte order mark had, to report offsets in the file.
    pub skipped: usize,
}

/// The size of the read buffer; it also bounds how many short records travel together.
const BUFFER: usize = 64 * 1024;

/// The byte order mark in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Says that an input is in the wrong encoding.
const UTF16: &str = "this is UTF-16; convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8)";

/// The inputs that the command line names, checked as far as that is possible without reading: better to fail
/// before the first document than after a thousand.
///
/// # Errors
/// When a file is missing, is a directory or cannot be opened, or standard input is named twice.
pub fn inputs(files: &[PathBuf]) -> Result<Vec<Input>, Failure> {
    if files.is_empty() {
        return Ok(vec![Input::Stdin]);
    }
    if files.iter().filter(|f| is_stdin(f)).count() > 1 {
        return Err(Failure::Fatal("standard input (-) is named twice".into()));
    }
    files.iter().map(|f| if is_stdin(f) { Ok(Input::Stdin) } else { checked(f) }).collect()
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn checked(path: &Path) -> Result<Input, Failure> {
    let fail = |e: io::Error| Failure::io(path.display(), &e);
    let meta = fs::metadata(path).map_err(fail)?;
    if meta.is_dir() {
        return Err(Failure::at(path.display(), "is a directory"));
    }
    // Opening a pipe twice would lose its content, so only regular files are tried.
    if meta.is_file() {
        File::open(path).map_err(fail)?;
    }
    Ok(Input::File(path.to_owned()))
}

impl Input {
    fn name(&self) -> String {
        match self {
            Input::Stdin => "<stdin>".into(),
            Input::File(path) => path.display().to_string(),
        }
    }

    fn path(&self) -> Option<&Path> {
        match self {
            Input::Stdin => None,
            Input::File(path) => Some(path),
        }
    }

    /// Does the name promise JSONL?
    fn named_jsonl(&self) -> bool {
        let extension = self.path().and_then(Path::extension);
        extension.is_some_and(|e| e.eq_ignore_ascii_case("jsonl") || e.eq_ignore_ascii_case("ndjson"))
    }

    /// Opens it and looks at its beginning.
    ///
    /// # Errors
    /// When it cannot be read or is in UTF-16.
    pub fn open(&self, asked: Kind) -> Result<Source, Failure> {
        let name = self.name();
        let fail = |e: io::Error| Failure::io(&name, &e);
        let mut rest: Box<dyn Read + Send> = match self {
            Input::Stdin => Box::new(io::stdin()),
            Input::File(path) => Box::new(File::open(path).map_err(fail)?),
        };
        let mut head = beginning(&mut rest).map_err(fail)?;
        if is_utf16(&head) {
            return Err(Failure::at(&name, UTF16));
        }
        let skipped = if head.starts_with(MARK) { MARK.len() } else { 0 };
        head.drain(..skipped);
        let jsonl = match asked {
            Kind::Auto => self.named_jsonl() || first_byte(&head) == Some(b'{'),
            kind => kind == Kind::Jsonl,
        };
        let stem = self.path().and_then(Path::file_stem).map(|s| s.to_string_lossy().into_owned());
        let bytes = BufReader::with_capacity(BUFFER, Cursor::new(head).chain(rest));
        Ok(Source { name, stem, jsonl, bytes, skipped })
    }
}

/// Reads until there is enough to decide on: a byte order mark and a byte that is not blank. No further, so that a
/// slow pipe is not waited for.
fn beginning(from: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut chunk = [0; 4096];
    while head.len() < 4 || first_byte(&head).is_none() {
        match from.read(&mut chunk) {
            Ok(0) => break,
            Ok(n) => head.extend_from_slice(&chunk[..n]),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(head)
}

/// The first byte that is neither blank nor part of a byte order mark.
fn first_byte(head: &[u8]) -> Option<u8> {
    let head = head.strip_prefix(MARK).unwrap_or(head);
    head.iter().copied().find(|b| !b.is_ascii_whitespace())
}

/// A byte order mark of UTF-16, or its look in Arabic or Latin: every second byte is 00 or 06.
fn is_utf16(head: &[u8]) -> bool {
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return true;
    }
    let pairs = &head[..head.len().min(256) / 2 * 2];
    let high = |parity: usize| pairs.chunks(2).filter(|p| matches!(p[parity], 0 | 6)).count();
    pairs.len() >= 4 && high(0).max(high(1)) * 4 > pairs.len() / 2 * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_is_recognised() {
        let units = |s: &str| s.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        assert!(is_utf16(&units("قصفت مدفعية الجيش")) && is_utf16(&units("{\"text\": 1}")));
        assert!(!is_utf16("قصفت مدفعية الجيش".as_bytes()) && !is_utf16(b"") && !is_utf16(b"ab"));
    }

    #[test]
    fn the_beginning_reaches_the_first_visible_byte() {
        let mut text: &[u8] = &[b" ".repeat(9000), b"{".to_vec()].concat();
        let head = beginning(&mut text).unwrap();
        assert_eq!(first_byte(&head), Some(b'{'));
    }
}
