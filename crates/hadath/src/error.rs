//! The error type.

use std::path::PathBuf;
use std::sync::Arc;

/// What can go wrong while loading lexicons or reading records. Extraction itself cannot fail.
///
/// Cheap to clone. Ask [`is_lexicon`](Error::is_lexicon) and the like for the class; the message is for people.
#[derive(Clone, Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Arc<Kind>);

#[derive(Debug, thiserror::Error)]
pub(crate) enum Kind {
    #[error("{}:{line}: {message}", file.display())]
    Lexicon { file: PathBuf, line: usize, message: String },
    #[error("not a date: '{given}' (expected YYYY-MM-DD or YYYY-MM-DDTHH:MM)")]
    Date { given: String },
    #[error("{}:{line}: {message}", file.display())]
    Gazetteer { file: PathBuf, line: usize, message: String },
    #[error("{message}")]
    Record { message: String },
}

impl Error {
    pub(crate) fn lexicon(file: impl Into<PathBuf>, line: usize, message: impl Into<String>) -> Error {
        Kind::Lexicon { file: file.into(), line, message: message.into() }.into()
    }

    pub(crate) fn gazetteer(file: impl Into<PathBuf>, line: usize, message: impl Into<String>) -> Error {
        Kind::Gazetteer { file: file.into(), line, message: message.into() }.into()
    }

    pub(crate) fn record(message: impl Into<String>) -> Error {
        Kind::Record { message: message.into() }.into()
    }

    /// A lexicon could not be read; the message has the file and line.
    pub fn is_lexicon(&self) -> bool {
        matches!(*self.0, Kind::Lexicon { .. })
    }

    /// A gazetteer could not be read; the message has the file and line.
    pub fn is_gazetteer(&self) -> bool {
        matches!(*self.0, Kind::Gazetteer { .. })
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

impl From<Kind> for Error {
    fn from(kind: Kind) -> Error {
        Error(Arc::new(kind))
    }
}
