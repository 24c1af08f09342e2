//! `hadath explain`: why there is an event, and why there is none.

use std::fs;
use std::io::{self, Read as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use hadath::{Document, Explanation, Published};

use crate::failure::Failure;
use crate::inert;
use crate::lexicon::print;
use crate::settings::Settings;

/// The arguments of `hadath explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A text, or a JSONL file (by its name); none or `-` is a text on standard input
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

/// A record of JSONL input, as far as it is needed.
#[derive(serde::Deserialize)]
struct Record {
    #[serde(default)]
    id: serde_json::Value,
    text: String,
    published: Option<Published>,
}

/// Runs `hadath explain`.
///
/// # Errors
/// When the input cannot be read, or the settings are wrong.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let extractor = args.settings.extractor()?;
    let path = args.file.as_ref().filter(|p| p.as_os_str() != "-");
    let text = match path {
        Some(path) => fs::read_to_string(path).map_err(|e| Failure::io(path.display(), &e))?,
        None => stdin()?,
    };
    let jsonl = path.and_then(|p| p.extension()).is_some_and(|e| e == "jsonl" || e == "ndjson");
    let name = path.map_or_else(|| "standard input".to_owned(), |p| p.display().to_string());
    let documents =
        if jsonl { records(&name, &text, args.published)? } else { vec![document(text, args.published)] };
    for document in &documents {
        print(&shown(&extractor.explain(document), args.format))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn stdin() -> Result<String, Failure> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).map_err(|e| Failure::io("standard input", &e))?;
    Ok(text)
}

fn document(text: String, published: Option<Published>) -> Document {
    let document = Document::new(text);
    match published {
        Some(published) => document.published(published),
        None => document,
    }
}

fn records(name: &str, text: &str, published: Option<Published>) -> Result<Vec<Document>, Failure> {
    let lines = text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty());
    let record = |(i, line): (usize, &str)| {
        let record: Record =
            serde_json::from_str(line).map_err(|e| Failure::at(format!("{name}:{}", i + 1), e))?;
        let document = document(record.text, record.published.or(published));
        Ok(match record.id {
            serde_json::Value::Null => document,
            serde_json::Value::String(id) => document.id(id),
            other => document.id(other.to_string()),
        })
    };
    lines.map(record).collect()
}

fn shown(explanation: &Explanation, format: Format) -> String {
    match format {
        Format::Json => explanation.to_json() + "\n",
        Format::Text => {
            let id = explanation.extraction().id().map(|id| format!("== {id}\n")).unwrap_or_default();
            let text = explanation.to_string();
            let indented = |line: &str| if line.starts_with(' ') { "  " } else { "" };
            let lines = text.lines().map(|line| [indented(line), &inert::line(line), "\n"].concat());
            std::iter::once(id).chain(lines).collect()
        }
    }
}
