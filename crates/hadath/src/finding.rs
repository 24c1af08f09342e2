//! What a check of a lexicon finds.

use std::fmt;

use crate::inert;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The lexicon cannot be used.
    Error,
    /// It can be used, but hardly does what was meant.
    Warning,
    /// It does something worth knowing: a built-in entry is replaced.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        })
    }
}

/// Something about a lexicon, with its place. Written as `FILE:LINE:COLUMN: SEVERITY: MESSAGE; HELP`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The file, as it was named to us.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What it is.
    pub message: String,
    /// What may be done about it.
    pub help: Option<String>,
}

impl Finding {
    /// With advice.
    pub(crate) fn help(mut self, help: impl Into<Option<String>>) -> Finding {
        self.help = help.into();
        self
    }

    /// With another severity.
    pub(crate) fn severity(mut self, severity: Severity) -> Finding {
        self.severity = severity;
        self
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding { severity, file, line, column, .. } = self;
        write!(f, "{}:{line}:{column}: {severity}: {}", inert::line(file), inert::line(&self.message))?;
        self.help.as_ref().map_or(Ok(()), |help| write!(f, "; {}", inert::line(help)))
    }
}
