//! `hadath times`: from texts to time phrases.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use hadath::time::{TimeRecord, TimesRecord, tag};
use hadath::{Published, inert};
use serde::Serialize;
use serde_json::value::RawValue;
use unicode_width::UnicodeWidthStr;

use crate::extract::input::{self, Kind};
use crate::extract::read::{LONGEST, Reader};
use crate::extract::record::Job;
use crate::extract::target::Target;
use crate::failure::{Failure, report};

/// Shown under `hadath times --help`.
const EXAMPLES: &str = "\
Examples:
  echo 'اجتمعا مساء أمس ساعتين' | hadath times --published 2026-01-07
  hadath times feed.jsonl -o times.jsonl

JSONL input has one object a line: {\"id\": \"a-1\", \"published\": \"2026-01-07\", \"text\": \"…\"}.
JSONL output: {\"id\": \"a-1\", \"times\": [{\"start\", \"end\", \"text\", \"type\", \"value\", \"mod\", \"from\", \"to\"}]}; offsets
count characters, and the interval from … to is half open.

Exit codes: 0 done; 1 done, but some JSONL records were broken; 2 stopped by an error.";

/// How to write the phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A line a phrase, for people.
    Pretty,
    /// A JSON object a document.
    Jsonl,
}

/// The arguments of `hadath times`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Files to read; none or `-` is standard input
    #[arg(value_name = "FILES")]
    files: Vec<PathBuf>,

    /// What the input is; `auto` looks at the file name and the first character
    #[arg(long, value_enum, default_value_t = Kind::Auto)]
    input: Kind,

    /// When the texts were published, for words such as "yesterday"; a record's own date goes first
    #[arg(long, value_name = "DATE[THH:MM]")]
    published: Option<Published>,

    /// How to write the phrases [default: pretty for texts, jsonl for JSONL or a file]
    #[arg(short, long, value_enum)]
    format: Option<Format>,

    /// Write here instead of to standard output; the file appears only when complete
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// When an input cannot be read or the output cannot be written. Broken records are no error here, but the exit
/// code tells of them.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let reader = Reader::open(input::inputs(&args.files)?, args.input, LONGEST)?;
    let out = args.output.as_deref().filter(|p| *p != Path::new("-"));
    let plain = out.is_none() && !reader.is_jsonl();
    let format = args.format.unwrap_or(if plain { Format::Pretty } else { Format::Jsonl });
    let mut target = Target::open(out)?;
    let mut broken = false;
    for batch in reader {
        for raw in batch?.documents {
            match raw.job(args.published) {
                Ok(job) => target.with(|w| w.write_all(&render(&job, format)))?,
                Err(error) => {
                    broken = true;
                    report(&error);
                }
            }
        }
        target.flush()?;
    }
    target.commit()?;
    Ok(ExitCode::from(u8::from(broken)))
}

/// A document's phrases, with its identifier as it was given.
#[derive(Serialize)]
struct Line<'a> {
    id: Option<&'a RawValue>,
    times: &'a [TimeRecord],
}

fn render(job: &Job<'_>, format: Format) -> Vec<u8> {
    let text = job.document.text();
    let times = TimesRecord::new(None, text, &tag(text, job.document.published_on())).times;
    match format {
        Format::Jsonl => {
            let line = Line { id: job.id.raw.as_deref(), times: &times };
            let mut out = serde_json::to_vec(&line).unwrap_or_default();
            out.push(b'\n');
            out
        }
        Format::Pretty => pretty(&job.id.label, &times).into_bytes(),
    }
}

/// Value, type, modifier and interval first, the words last: a right-to-left phrase in the middle of a line would
/// turn the dates around it.
fn pretty(label: &str, times: &[TimeRecord]) -> String {
    let mut out = String::new();
    if !label.is_empty() {
        let _ = writeln!(out, "{}", inert::line(label));
    }
    let rows: Vec<[String; 4]> = times.iter().map(row).collect();
    let widths = [0, 1, 2].map(|i| rows.iter().map(|r| r[i].width()).max().unwrap_or(0));
    for row in &rows {
        for (cell, width) in row.iter().zip(widths) {
            let _ = write!(out, "  {cell}{}", " ".repeat(width - cell.width()));
        }
        let _ = writeln!(out, "  {}", row[3]);
    }
    if rows.is_empty() {
        out.push_str("  no time phrases\n");
    }
    out
}

fn row(t: &TimeRecord) -> [String; 4] {
    let kind = match t.modifier {
        Some(modifier) => format!("{}/{modifier}", t.kind),
        None => t.kind.to_string(),
    };
    let interval = match (&t.from, &t.to) {
        (None, None) => String::new(),
        (from, to) => format!("{} – {}", short(from.as_deref()), short(to.as_deref())),
    };
    [t.value.clone().unwrap_or_else(|| "?".into()), kind, interval, inert::line(&t.text)]
}

/// A moment without the seconds and the midnight that nobody needs to read.
fn short(moment: Option<&str>) -> String {
    let text = moment.unwrap_or("…");
    let text = text.strip_suffix("T00:00:00").unwrap_or(text);
    text.strip_suffix(":00").unwrap_or(text).replace('T', " ")
}
