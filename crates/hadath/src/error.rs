//! The error type.

use std::path::PathBuf;
use std::sync::Arc;

use crate::finding::Finding;

/// What can go wrong while loading lexicons or reading records. Extraction itself cannot fail.
///
/// Cheap to clone. Ask [`is_lexicon`](Error::is_lexicon) and the like for the class; the message is for people.
#[derive(Clone, Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Arc<Kind>);

#[derive(Debug, thiserror::Error)]
pub(crate) enum Kind {
    #[error("{first}{}", more(*.others))]
    Lexicon { first: Finding, others: usize },
    #[error("{}: {message}", path.display())]
    File { path: PathBuf, message: String },
    #[error("not a date: '{given}' (expected YYYY-MM-DD or YYYY-MM-DDTHH:MM)")]
    Date { given: String },
    #[error("{}:{line}: {message}", file.display())]
    Gazetteer { file: PathBuf, line: usize, message: String },
    #[error("{message}")]
    Options { message: String },
    #[error("{message}")]
    Record { message: String },
}

impl Error {
    pub(crate) fn file(path: impl Into<PathBuf>, message: impl Into<String>) -> Error {
        Kind::File { path: path.into(), message: message.into() }.into()
    }

    /// The first finding and how many others there are.
    pub(crate) fn lexicon(first: Finding, others: usize) -> Error {
        Kind::Lexicon { first, others }.into()
    }

    /// What is wrong with the lexicon, if that is the error.
    pub fn finding(&self) -> Option<&Finding> {
        match &*self.0 {
            Kind::Lexicon { first, .. } => Some(first),
            _ => None,
        }
    }

    pub(crate) fn gazetteer(file: impl Into<PathBuf>, line: usize, message: impl Into<String>) -> Error {
        Kind::Gazetteer { file: file.into(), line, message: message.into() }.into()
    }

    pub(crate) fn options(message: impl Into<String>) -> Error {
        Kind::Options { message: message.into() }.into()
    }

    pub(crate) fn record(message: impl Into<String>) -> Error {
        Kind::Record { message: message.into() }.into()
    }

    /// A file could not be read, or is too large.
    pub fn is_file(&self) -> bool {
        matches!(*self.0, Kind::File { .. })
    }

    /// A lexicon has mistakes; the message has the file, line and column of the first.
    pub fn is_lexicon(&self) -> bool {
        matches!(*self.0, Kind::Lexicon { .. })
    }

    /// A gazetteer could not be read; the message has the file and line.
    pub fn is_gazetteer(&self) -> bool {
        matches!(*self.0, Kind::Gazetteer { .. })
    }

    /// An option, or the file that it stands in, is wrong.
    pub fn is_options(&self) -> bool {
        matches!(*self.0, Kind::Options { .. })
    }

    /// A date could not be read.
    pub fn is_date(&self) -> bool {
        matches!(*self.0, Kind::Date { .. })
    }

    /// A JSON record does not fit the contract.
    pub fn is_record(&self) -> bool {
        matches!(*self.0, Kind::Record { .. })
    }
}

fn more(others: usize) -> String {
    if others == 0 { String::new() } else { format!(" (and {others} more)") }
}

impl From<Finding> for Error {
    fn from(finding: Finding) -> Error {
        Error::lexicon(finding, 0)
    }
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Error {
        Error(Arc::new(kind))
    }
}
