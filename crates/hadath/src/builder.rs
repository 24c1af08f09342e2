//! An extractor made to measure.

use std::path::Path;

use crate::error::Error;
use crate::extractor::Extractor;
use crate::lexicon::UserLexicon;

/// Makes an [`Extractor`] with the lexicons of a user.
///
/// ```no_run
/// use hadath::Extractor;
///
/// let extractor = Extractor::builder().lexicon("my-words/").build()?;
/// # Ok::<(), hadath::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "a builder does nothing before `build`"]
pub struct Builder {
    lexicons: Vec<LexiconSource>,
}

impl Builder {
    /// Adds a lexicon: a path of a file or folder, or a [`UserLexicon`]. Later ones go before earlier ones where they
    /// have the same entry. What is wrong with it shows in [`build`](Builder::build).
    pub fn lexicon(mut self, lexicon: impl Into<LexiconSource>) -> Builder {
        self.lexicons.push(lexicon.into());
        self
    }

    /// The extractor.
    ///
    /// # Errors
    /// [`Error::is_file`] when a file cannot be read; [`Error::is_lexicon`] when an entry is wrong, with its place.
    pub fn build(self) -> Result<Extractor, Error> {
        let mut lexicon = UserLexicon::default();
        for source in self.lexicons {
            lexicon = lexicon.and(source.0?);
        }
        Ok(Extractor::with(lexicon.compile()?))
    }
}

/// A lexicon for [`Builder::lexicon`]: read from a path, or already there.
#[derive(Clone, Debug)]
pub struct LexiconSource(Result<UserLexicon, Error>);

impl From<UserLexicon> for LexiconSource {
    fn from(lexicon: UserLexicon) -> LexiconSource {
        LexiconSource(Ok(lexicon))
    }
}

impl<P: AsRef<Path> + ?Sized> From<&P> for LexiconSource {
    fn from(path: &P) -> LexiconSource {
        LexiconSource(UserLexicon::read(path))
    }
}
