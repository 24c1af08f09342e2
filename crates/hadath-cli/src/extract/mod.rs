//! `hadath extract`: from texts to events.

mod csv;
pub mod input;
mod output;
mod pretty;
mod progress;
pub mod read;
pub mod record;
mod run;
mod sink;
pub mod target;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use hadath::Published;

use crate::failure::Failure;
use crate::interrupt;
use crate::settings::Settings;
use output::{Format, Renderer};
use pretty::{Colour, Style};
use read::Reader;
use run::Work;
use sink::Sink;
use target::Target;

/// Shown under `hadath extract --help`.
const EXAMPLES: &str = "\
Examples:
  hadath extract news.txt --published 2026-01-07
  echo 'قصفت مدفعية الجيش حي الزيتون صباح الأحد.' | hadath extract
  hadath extract feed.jsonl --errors broken.jsonl -o events.jsonl
  hadath extract feed.jsonl --format csv | head
  hadath extract feed.jsonl --gazetteer SY.txt -o events.geojson

JSONL input has one object a line: {\"id\": \"a-1\", \"published\": \"2026-01-07\", \"text\": \"…\"}.
Offsets in the output count characters (Unicode scalar values), end exclusive.

Exit codes: 0 done; 1 done, but some JSONL records were broken; 2 stopped by an error; 130 interrupted.";

/// The arguments of `hadath extract`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Files to read; none or `-` is standard input
    #[arg(value_name = "FILES")]
    files: Vec<PathBuf>,

    /// What the input is; `auto` looks at the file name and the first character
    #[arg(long, value_enum, default_value_t = input::Kind::Auto)]
    input: input::Kind,

    /// When the texts were published, for words such as "yesterday"; a record's own date goes first
    #[arg(long, value_name = "DATE[THH:MM]")]
    published: Option<Published>,

    /// How to write the events [default: by the name of OUT, else pretty for texts and jsonl for JSONL]
    #[arg(short, long, value_enum)]
    format: Option<Format>,

    /// Write here instead of to standard output; the file appears only when complete
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// How many documents to work on at once [default: all cores]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,

    /// Write broken JSONL records here, as JSONL {file, line, error, record}
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,

    /// Go on where the same command was cut off; the output grows in OUT.part (formats jsonl and csv)
    #[arg(long, requires = "output")]
    resume: bool,

    /// JSONL lines of more than so many MiB are broken records
    #[arg(long, value_name = "MIB", default_value_t = 256, value_parser = clap::value_parser!(u32).range(1..=4096))]
    max_line: u32,

    /// When to use colours in the pretty format
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    color: Colour,

    #[command(flatten)]
    settings: Settings,
}

/// Runs the command.
///
/// # Errors
/// When an input cannot be read or the output cannot be written. Broken records are no error here, but the exit
/// code tells of them.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let mut reader = Reader::open(input::inputs(&args.files)?, args.input, u64::from(args.max_line) << 20)?;
    // `-o -` is standard output, as elsewhere.
    let out = args.output.as_deref().filter(|p| *p != Path::new("-"));
    let format = args.format.unwrap_or_else(|| Format::default_for(out, reader.is_jsonl()));
    interrupt::listen()?;
    let sink = match out {
        Some(out) if args.resume => {
            let (sink, position) =
                Sink::resume(format, out, args.errors.as_deref(), args.description(format)?)?;
            reader.skip_to(position)?;
            sink
        }
        _ => Sink::open(format, Target::open(out)?, args.errors.as_deref())?,
    };
    let renderer = Renderer { format, style: Style::choose(args.color, out.is_none()) };
    let work = Work { extractor: args.settings.extractor()?, published: args.published, renderer };
    run::run(reader, work, threads(args.threads), sink)
}

impl Args {
    /// The arguments that decide on the output, for `--resume`.
    fn description(&self, format: Format) -> Result<String, Failure> {
        if !matches!(format, Format::Jsonl | Format::Csv) {
            return Err(Failure::Fatal("--resume works with the formats jsonl and csv".into()));
        }
        let threads_do_not_matter =
            (&self.files, self.input, self.published, &self.settings, format, &self.errors, self.max_line);
        Ok(format!("{} {threads_do_not_matter:?}", env!("CARGO_PKG_VERSION")))
    }
}

/// As many as asked for, else as many as there are cores.
fn threads(asked: Option<u16>) -> usize {
    asked.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from)
}
