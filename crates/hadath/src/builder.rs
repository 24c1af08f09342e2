//! An extractor made to measure.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::Error;
use crate::extractor::Extractor;
use crate::kind::EventKind;
use crate::lexicon::UserLexicon;
use crate::limits::Limits;
use crate::options::Options;
use crate::place::{Gazetteer, load};
use crate::vocabulary::suggestion;

/// Makes an [`Extractor`] with the lexicons, the gazetteers and the options of a user.
///
/// ```no_run
/// use hadath::Extractor;
///
/// let extractor = Extractor::builder().lexicon("my-words/").gazetteer("SY.txt").build()?;
/// # Ok::<(), hadath::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "a builder does nothing before `build`"]
pub struct Builder {
    lexicons: Vec<Result<UserLexicon, Error>>,
    gazetteers: Vec<GazetteerSource>,
    limits: Limits,
    options: Options,
    failure: Option<Error>,
}

impl Builder {
    /// Adds a lexicon: a path of a file or folder, or a [`UserLexicon`]. Later ones go before earlier ones where they
    /// have the same entry. What is wrong with it shows in [`build`](Builder::build).
    pub fn lexicon(mut self, lexicon: impl Into<LexiconSource>) -> Builder {
        let lexicon = lexicon.into().read(&self.limits);
        self.lexicons.push(lexicon);
        self
    }

    /// Adds the places of a file, beside the built-in ones: a country file of `GeoNames` (`SY.txt`), or CSV with a
    /// column `name` and any of `id name_en aliases kind country lat lon population`. What is wrong with it shows in
    /// [`build`](Builder::build).
    pub fn gazetteer(self, path: impl AsRef<Path>) -> Builder {
        let path = path.as_ref();
        let name = path.display().to_string();
        match self.limits.gazetteer(path) {
            Ok(text) => self.gazetteer_text(name, text),
            Err(error) => self.failed(error),
        }
    }

    /// Adds the places of a text in the format of a [`gazetteer`](Builder::gazetteer); `name` is for messages.
    pub fn gazetteer_text(mut self, name: impl Into<String>, text: impl Into<String>) -> Builder {
        self.gazetteers.push(GazetteerSource { name: name.into(), text: text.into() });
        self
    }

    /// The names and texts of the lexicons so far, those that could be read.
    pub fn lexicon_files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.lexicons.iter().filter_map(|lexicon| lexicon.as_ref().ok()).flat_map(UserLexicon::files)
    }

    /// The names and texts of the gazetteers so far.
    pub fn gazetteer_files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.gazetteers.iter().map(|source| (source.name.as_str(), source.text.as_str()))
    }

    /// How much files may hold that are named to this builder from now on.
    pub fn limits(mut self, limits: Limits) -> Builder {
        self.limits = limits;
        self
    }

    /// Which events to give out, in place of earlier options.
    pub fn options(mut self, options: Options) -> Builder {
        self.options = options;
        self
    }

    /// Changes the options so far.
    pub fn change(mut self, change: impl FnOnce(Options) -> Options) -> Builder {
        self.options = change(self.options);
        self
    }

    /// The limits so far.
    pub(crate) fn limited(&self) -> &Limits {
        &self.limits
    }

    /// Remembers the first failure for [`build`](Builder::build).
    pub(crate) fn failed(mut self, error: Error) -> Builder {
        self.failure.get_or_insert(error);
        self
    }

    /// The extractor.
    ///
    /// # Errors
    /// [`Error::is_options`] when a kind is asked for that neither hadath nor a lexicon has, or the settings are wrong;
    /// [`Error::is_file`] when a file cannot be read; [`Error::is_lexicon`] when an entry is wrong, with its place;
    /// [`Error::is_gazetteer`] when a row is wrong, with its line.
    pub fn build(self) -> Result<Extractor, Error> {
        if let Some(error) = self.failure {
            return Err(error);
        }
        let mut lexicon = UserLexicon::default();
        for read in self.lexicons {
            lexicon = lexicon.and(read?);
        }
        let actors = lexicon.actors()?;
        let lexicon = lexicon.compile()?;
        let unknown = |k: &&EventKind| k.is_custom() && !lexicon.kinds.contains(k);
        if let Some(kind) = self.options.wanted_kinds().unwrap_or_default().iter().find(unknown) {
            let names = EventKind::ALL.iter().chain(&lexicon.kinds).map(|k| k.as_str());
            let help = suggestion(kind.as_str(), names).unwrap_or_default();
            return Err(Error::options(format!("no kind \"{kind}\"; {help}")));
        }
        let mut gazetteer = Gazetteer::builtin();
        if let Some(source) = self.gazetteers.get(Gazetteer::MOST) {
            return Err(Error::file(&source.name, format!("more than {} gazetteers", Gazetteer::MOST)));
        }
        for GazetteerSource { name, text } in &self.gazetteers {
            gazetteer = Arc::new(gazetteer.with(load::read(name, text)?));
        }
        Ok(Extractor::with(lexicon, gazetteer, actors, self.options))
    }
}

/// A gazetteer that has been read: its name for messages, and its text.
#[derive(Clone, Debug)]
struct GazetteerSource {
    name: String,
    text: String,
}

/// A lexicon for [`Builder::lexicon`]: a path to read, or one that is already there.
#[derive(Clone, Debug)]
pub struct LexiconSource(Origin);

#[derive(Clone, Debug)]
enum Origin {
    Path(PathBuf),
    Lexicon(UserLexicon),
}

impl LexiconSource {
    fn read(self, limits: &Limits) -> Result<UserLexicon, Error> {
        match self.0 {
            Origin::Path(path) => UserLexicon::read_within(path, limits),
            Origin::Lexicon(lexicon) => Ok(lexicon),
        }
    }
}

impl From<UserLexicon> for LexiconSource {
    fn from(lexicon: UserLexicon) -> LexiconSource {
        LexiconSource(Origin::Lexicon(lexicon))
    }
}

impl<P: AsRef<Path> + ?Sized> From<&P> for LexiconSource {
    fn from(path: &P) -> LexiconSource {
        LexiconSource(Origin::Path(path.as_ref().to_owned()))
    }
}
