//! `hadath explain`: why there is an event, and why there is none.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use hadath::{Document, Explanation, Published, inert};

use crate::extract::input::{self, Kind};
use crate::extract::read::{LONGEST, Reader};
use crate::extract::record::Job;
use crate::failure::{Failure, report};
use crate::lexicon::print;
use crate::settings::Settings;

/// The arguments of `hadath explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A text or a JSONL file; none or `-` is standard input
    file: Option<PathBuf>,

    /// When the text was published; a record's own date goes first
    #[arg(long, value_name = "DATE[THH:MM]")]
    published: Option<Published>,

    /// How to write it
    #[arg(short, long, value_enum, default_value_t = Format::Text)]
    format: Format,

    #[command(flatten)]
    settings: Settings,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One object a document and line
    Json,
}

/// Runs `hadath explain`.
///
/// # Errors
/// When the input cannot be read, or the settings are wrong. Broken records are no error here, but the exit code tells
/// of them.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let files: Vec<PathBuf> = args.file.iter().cloned().collect();
    let reader = Reader::open(input::inputs(&files)?, Kind::Auto, LONGEST)?;
    let extractor = args.settings.extractor()?;
    let mut broken = false;
    for batch in reader {
        for raw in batch?.documents {
            match raw.job(args.published) {
                Ok(job) => print(&shown(&extractor.explain(&named(job)), args.format))?,
                Err(error) => {
                    broken = true;
                    report(&error);
                }
            }
        }
    }
    Ok(ExitCode::from(u8::from(broken)))
}

/// The document with its identifier.
fn named(job: Job<'_>) -> Document {
    if job.id.label.is_empty() { job.document } else { job.document.id(job.id.label) }
}

fn shown(explanation: &Explanation, format: Format) -> String {
    match format {
        Format::Json => explanation.to_json() + "\n",
        Format::Text => {
            let id = explanation
                .extraction()
                .id()
                .map(|id| format!("== {}\n", inert::line(id)))
                .unwrap_or_default();
            let text = explanation.to_string();
            let indented = |line: &str| if line.starts_with(' ') { "  " } else { "" };
            let lines = text.lines().map(|line| [indented(line), &inert::line(line), "\n"].concat());
            std::iter::once(id).chain(lines).collect()
        }
    }
}
