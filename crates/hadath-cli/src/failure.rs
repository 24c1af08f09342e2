//! How a command ends early, and how that is told.

use std::fmt::Display;
use std::io::{self, Write};

use hadath::inert;

/// Why a command stops before its end.
#[derive(Debug)]
pub enum Failure {
    /// The reader of our standard output has gone (`head`): no error, there is only nobody left to write for.
    Closed,
    /// Ctrl-C, or a request of the system to end. What had been written is whole.
    Interrupted,
    /// Anything else, in words for people.
    Fatal(String),
}

impl Failure {
    /// A failure that concerns a file or another named thing.
    pub fn at(name: impl Display, what: impl Display) -> Failure {
        Failure::Fatal(format!("{name}: {what}"))
    }

    /// A failed system call on a named file.
    pub fn io(name: impl Display, error: &io::Error) -> Failure {
        Failure::at(name, plain(error))
    }
}

/// Writes one line to standard error. A closed standard error must not stop the work, so failure is ignored.
pub fn report(message: &str) {
    let _ = writeln!(io::stderr(), "hadath: {}", inert::line(message));
}

/// The words of an I/O error without Rust's "(os error 2)".
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    match text.rfind(" (os error ") {
        Some(at) => text[..at].to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_errors_lose_their_number() {
        assert_eq!(plain(&io::Error::from_raw_os_error(2)), "No such file or directory");
        assert_eq!(plain(&io::Error::other("odd")), "odd");
    }
}
