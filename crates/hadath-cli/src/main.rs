//! The command line of hadath: typed conflict events from Arabic news.
//!
//! One file or folder for each subcommand; this file only reads the command line and tells how it ended.
#![forbid(unsafe_code)]

mod explain;
mod extract;
mod failure;
mod interrupt;
// What must hold for any JSONL, over the corpus of the fuzz target.
#[cfg(test)]
#[path = "../../../tests/fuzz/jsonl.rs"]
mod jsonl;
mod lexicon;
mod schema;
mod settings;
mod times;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

use failure::{Failure, report};

/// Shown under `hadath --help`.
const EXAMPLE: &str = "\
Example:
  echo 'قصفت مدفعية الجيش حي الزيتون صباح الأحد.' | hadath extract --published 2026-01-07

See `hadath extract --help` for more.";

/// Typed conflict events from Arabic news text: who did what to whom, where, when, with what, on whose word.
#[derive(Debug, Parser)]
#[command(name = "hadath", version, about, after_help = EXAMPLE, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
enum Command {
    /// Find the events in texts or JSONL records
    Extract(extract::Args),
    /// Tell why there is an event, and why there is none
    Explain(explain::Args),
    /// Check and show word lists
    Lexicon(lexicon::Args),
    /// Print the JSON Schema of the output
    Schema,
    /// Find the time phrases in texts or JSONL records
    Times(times::Args),
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let result = match cli.command {
        Command::Extract(args) => extract::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Lexicon(args) => lexicon::run(&args),
        Command::Schema => schema::run(),
        Command::Times(args) => times::run(&args),
    };
    match result {
        Ok(code) => code,
        Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Interrupted) => interrupt::exit_code(),
        Err(Failure::Fatal(message)) => {
            report(&message);
            ExitCode::from(2)
        }
    }
}

/// Help and version as `clap` writes them, but a mistake in one line like all our messages.
fn usage(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A closed pipe (`hadath --help | head -1`) is no error.
            let _ = error.print();
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            ExitCode::from(2)
        }
        _ => {
            report(&one_line(&error.render().to_string()));
            ExitCode::from(2)
        }
    }
}

/// The message of `clap` without its heading and the usage that follows.
fn one_line(message: &str) -> String {
    let lines = message.lines().map(str::trim).filter(|l| !l.is_empty());
    let told: Vec<&str> =
        lines.take_while(|l| !l.starts_with("Usage:") && !l.starts_with("For more")).collect();
    let told = told.join(" ");
    told.strip_prefix("error: ").unwrap_or(&told).to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_corpus_of_the_fuzzer() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fuzz/corpus/jsonl");
        let paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        assert!(!paths.is_empty());
        for path in paths {
            println!("{}", path.display());
            super::jsonl::law(&std::fs::read(path).unwrap());
        }
    }
}
