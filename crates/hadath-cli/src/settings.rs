//! The settings of the extractor: lexicons, gazetteers and options, as flags and as a file.

use std::path::PathBuf;

use hadath::{EventKind, Extractor, Limits, Options};

use crate::failure::Failure;

/// What `extract` and `explain` have in common.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Settings")]
pub struct Settings {
    /// Read settings from a TOML file: lexicons, gazetteers, kinds, `min_confidence`, generic, negative, statements; flags go first
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Word lists of your own: a file, or a folder of *.toml files; may be given several times
    #[arg(long, value_name = "PATH")]
    lexicon: Vec<PathBuf>,

    /// Places of your own: a country file of GeoNames (SY.txt) or a CSV file; may be given several times
    #[arg(long, value_name = "FILE")]
    gazetteer: Vec<PathBuf>,

    /// Refuse word lists, gazetteers and settings files of more MiB [default: 16, for gazetteers 512]
    #[arg(long, value_name = "MIB", value_parser = clap::value_parser!(u64).range(1..=1 << 20))]
    max_file: Option<u64>,

    /// Only these kinds of events, separated by commas
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = kind)]
    kinds: Vec<EventKind>,

    /// Only events with at least this confidence, from 0 to 1
    #[arg(long, value_name = "NUMBER", value_parser = confidence)]
    min_confidence: Option<f64>,

    /// Leave out generic events (talk of policy, habit or type)
    #[arg(long)]
    no_generic: bool,

    /// Leave out events that did not happen or are denied
    #[arg(long)]
    no_negative: bool,

    /// Leave out statements
    #[arg(long)]
    no_statements: bool,
}

/// The limits for files, all of them of so many MiB if that is given.
pub fn limits(max_file: Option<u64>) -> Limits {
    max_file.map_or_else(Limits::new, |mib| Limits::new().lexicon_file(mib << 20).gazetteer_file(mib << 20))
}

fn kind(name: &str) -> Result<EventKind, String> {
    EventKind::parse(name).ok_or_else(|| "not the name of a kind".to_owned())
}

fn confidence(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|n| (0.0..=1.0).contains(n)).ok_or_else(|| "not a number from 0 to 1".to_owned())
}

impl Settings {
    /// The extractor.
    ///
    /// # Errors
    /// When a file cannot be read, a lexicon has mistakes, or a kind is not known.
    pub fn extractor(&self) -> Result<Extractor, Failure> {
        let limited = Extractor::builder().limits(limits(self.max_file));
        let builder = self.config.iter().fold(limited, |builder, path| builder.config(path));
        let builder = self.lexicon.iter().fold(builder, |builder, path| builder.lexicon(path));
        let builder = self.gazetteer.iter().fold(builder, |builder, path| builder.gazetteer(path));
        builder.change(|options| self.flags(options)).build().map_err(|e| Failure::Fatal(e.to_string()))
    }

    fn flags(&self, mut options: Options) -> Options {
        if !self.kinds.is_empty() {
            options = options.kinds(self.kinds.iter().copied());
        }
        if let Some(confidence) = self.min_confidence {
            options = options.min_confidence(confidence);
        }
        if self.no_generic {
            options = options.generic(false);
        }
        if self.no_negative {
            options = options.negative(false);
        }
        if self.no_statements {
            options = options.statements(false);
        }
        options
    }
}
