//! `hadath lexicon`: checks and shows word lists.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use hadath::{Severity, UserLexicon, inert};

use crate::failure::Failure;
use crate::settings::limits;

/// The arguments of `hadath lexicon`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check word lists: one line for each mistake, with file, line, column and advice
    ///
    /// Exit codes: 0 usable, perhaps with warnings; 1 there are errors; 2 a file could not be read.
    Check {
        /// Files, or folders of *.toml files; several are checked as if used together
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
        /// Refuse files of more MiB [default: 16]
        #[arg(long, value_name = "MIB", value_parser = clap::value_parser!(u64).range(1..=1 << 20))]
        max_file: Option<u64>,
    },
    /// Print the forms that are generated for a word or an entry (`قصف`, `قصف/يقصف`)
    Forms {
        /// The word
        word: String,
        /// Look into these word lists too
        #[arg(long, value_name = "PATH")]
        lexicon: Vec<PathBuf>,
    },
    /// Write the built-in word lists into a folder that is empty or not there
    Export {
        /// The folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

/// Runs `hadath lexicon`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    match &args.command {
        Command::Check { paths, max_file } => check(&read(paths, *max_file)?),
        Command::Forms { word, lexicon } => forms(word, &read(lexicon, None)?),
        Command::Export { folder } => export(folder),
    }
}

fn read(paths: &[PathBuf], max_file: Option<u64>) -> Result<UserLexicon, Failure> {
    let limits = limits(max_file);
    let mut all = UserLexicon::default();
    for path in paths {
        all = all.and(UserLexicon::read_within(path, &limits).map_err(|e| Failure::Fatal(e.to_string()))?);
    }
    Ok(all)
}

fn check(lexicon: &UserLexicon) -> Result<ExitCode, Failure> {
    let findings = lexicon.check();
    let mut out = String::new();
    for finding in &findings {
        let _ = writeln!(out, "{}", inert::line(&finding.to_string()));
    }
    let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    let _ = writeln!(out, "{errors} errors, {warnings} warnings, {notes} notes");
    print(&out)?;
    Ok(ExitCode::from(u8::from(errors > 0)))
}

fn forms(word: &str, lexicon: &UserLexicon) -> Result<ExitCode, Failure> {
    let mut out = String::new();
    for found in lexicon.forms(word) {
        let place = found.place.unwrap_or_else(|| "in no file".to_owned());
        let _ = writeln!(out, "{}", inert::line(&format!("{} · {} · {place}", found.entry, found.shape)));
        for (form, features) in found.forms {
            let _ = writeln!(out, "  {form}\t{features}");
        }
    }
    print(&out)?;
    Ok(ExitCode::SUCCESS)
}

fn export(folder: &Path) -> Result<ExitCode, Failure> {
    let fail = |e: io::Error| Failure::io(folder.display(), &e);
    if folder.exists() && fs::read_dir(folder).map_err(fail)?.next().is_some() {
        return Err(Failure::at(folder.display(), "is not empty"));
    }
    for (name, text) in UserLexicon::built_in().files() {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|e| Failure::io(parent.display(), &e))?;
        fs::write(&path, text).map_err(|e| Failure::io(path.display(), &e))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes to standard output.
///
/// # Errors
/// When that fails, or nobody reads it any more.
pub fn print(text: &str) -> Result<(), Failure> {
    io::stdout().write_all(text.as_bytes()).map_err(|e| match e.kind() {
        io::ErrorKind::BrokenPipe => Failure::Closed,
        _ => Failure::io("standard output", &e),
    })
}
