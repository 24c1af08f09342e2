//! Settings in a TOML file.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::builder::Builder;
use crate::error::Error;
use crate::finding::Finding;
use crate::kind::EventKind;
use crate::lexicon::seed::{Source, explain};
use crate::limits::Limits;
use crate::options::Options;

/// The file: every key is optional.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Config {
    /// Paths of lexicons, from the folder of the file.
    lexicons: Vec<String>,
    /// Paths of gazetteers, likewise.
    gazetteers: Vec<String>,
    kinds: Option<Vec<Spanned<String>>>,
    min_confidence: Option<Spanned<f64>>,
    generic: Option<bool>,
    negative: Option<bool>,
    statements: Option<bool>,
}

impl Builder {
    /// With the settings of a TOML file: `lexicons`, `gazetteers`, and the [`Options`] by their names. What stands there goes before
    /// options that were given earlier; what is wrong shows in [`build`](Builder::build).
    ///
    /// ```toml
    /// lexicons = ["aid.toml"]
    /// gazetteers = ["SY.txt"]
    /// kinds = ["attack", "aid_delivery"]
    /// min_confidence = 0.7
    /// generic = false
    /// ```
    pub fn config(self, path: impl AsRef<Path>) -> Builder {
        let path = path.as_ref();
        match read(path, self.limited()) {
            Ok((config, options)) => {
                let folder = path.parent().unwrap_or(Path::new("")).to_owned();
                let here = |paths: &[String]| paths.iter().map(|p| folder.join(p)).collect::<Vec<PathBuf>>();
                let builder = here(&config.lexicons).iter().fold(self, |builder, path| builder.lexicon(path));
                let builder = here(&config.gazetteers).iter().fold(builder, |b, path| b.gazetteer(path));
                builder.change(|before| merged(before, &config, &options))
            }
            Err(error) => self.failed(error),
        }
    }
}

fn read(path: &Path, limits: &Limits) -> Result<(Config, Options), Error> {
    let text = limits.lexicon(path)?;
    let name = path.to_string_lossy();
    let source = Source { name: &name, text: &text };
    let config: Config = toml::from_str(&text).map_err(|e| {
        let (message, help) = explain(e.message());
        Error::options(source.finding(e.span().map_or(0, |s| s.start), message).help(help).to_string())
    })?;
    let options = options(&source, &config).map_err(|f| Error::options(f.to_string()))?;
    Ok((config, options))
}

fn options(source: &Source<'_>, config: &Config) -> Result<Options, Finding> {
    let mut options = Options::new();
    if let Some(names) = &config.kinds {
        let kind = |name: &Spanned<String>| {
            let unknown = || source.error(name, format!("not the name of a kind: \"{}\"", name.get_ref()));
            EventKind::parse(name.get_ref()).ok_or_else(unknown)
        };
        options = options.kinds(names.iter().map(kind).collect::<Result<Vec<_>, _>>()?);
    }
    if let Some(confidence) = &config.min_confidence {
        if !(0.0..=1.0).contains(confidence.get_ref()) {
            return Err(source.finding(confidence.span().start, "min_confidence is not between 0 and 1"));
        }
        options = options.min_confidence(*confidence.get_ref());
    }
    Ok(options)
}

/// `before`, with what the file says.
fn merged(before: Options, config: &Config, file: &Options) -> Options {
    let mut all = before;
    if let Some(kinds) = file.wanted_kinds() {
        all = all.kinds(kinds.to_vec());
    }
    if let Some(confidence) = &config.min_confidence {
        all = all.min_confidence(*confidence.get_ref());
    }
    if let Some(keep) = config.generic {
        all = all.generic(keep);
    }
    if let Some(keep) = config.negative {
        all = all.negative(keep);
    }
    if let Some(keep) = config.statements {
        all = all.statements(keep);
    }
    all
}
