//! Lexicons of users: files read at run time, checked, and put on top of the built-in lexicon.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::listing::{WordForms, word_forms};
use super::seed::Source;
use super::{Lexicon, SEEDS, lint};
use crate::actor::Registry;
use crate::error::Error;
use crate::finding::{Finding, Severity};
use crate::limits::Limits;

/// A lexicon of a user: TOML files in the format of the built-in one (`docs/lexicon.md`), which add to it, replace
/// entries of it, and take entries out.
///
/// ```
/// use hadath::{Extractor, UserLexicon};
///
/// let lexicon = UserLexicon::from_toml("aid.toml", r#"
/// kind = ["aid_delivery"]
/// trigger = [{ kind = "aid_delivery", frame = "deliver", verbs = ["وزّع/يوزع"], nouns = ["توزيع/ات"] }]
/// [frame.deliver]
/// subject = "agent"
/// object = "target"
/// "#);
/// let extractor = Extractor::builder().lexicon(lexicon).build()?;
/// let extraction = extractor.extract(&hadath::Document::new("وزّعت المنظمة المساعدات في حلب."));
/// assert_eq!(extraction.events()[0].kind().as_str(), "aid_delivery");
/// # Ok::<(), hadath::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserLexicon {
    files: Vec<(Arc<str>, Arc<str>)>,
    /// Where the files of each lexicon but the first begin.
    starts: Vec<usize>,
}

impl UserLexicon {
    /// Reads a file, or every `*.toml` below a folder, in the order of their names, within the usual [`Limits`].
    ///
    /// # Errors
    /// [`Error::is_file`] when something cannot be read, is no UTF-8 or is too large, or when a folder has no file.
    pub fn read(path: impl AsRef<Path>) -> Result<UserLexicon, Error> {
        UserLexicon::read_within(path, &Limits::new())
    }

    /// Reads a file or a folder within limits of one's own.
    ///
    /// # Errors
    /// As [`read`](UserLexicon::read).
    pub fn read_within(path: impl AsRef<Path>, limits: &Limits) -> Result<UserLexicon, Error> {
        let path = path.as_ref();
        let mut paths = Vec::new();
        if path.is_dir() {
            collect(path, 0, limits, &mut paths)?;
            paths.sort();
            if paths.is_empty() {
                return Err(Error::file(path, "no file *.toml in the folder"));
            }
        } else {
            paths.push(path.to_owned());
        }
        let files = paths.iter().map(|p| Ok((name(p), Arc::from(limits.lexicon(p)?))));
        Ok(UserLexicon { files: files.collect::<Result<_, Error>>()?, starts: Vec::new() })
    }

    /// One file that is not on disk; `name` is for messages and evidence.
    pub fn from_toml(name: &str, text: &str) -> UserLexicon {
        UserLexicon { files: vec![(Arc::from(name), Arc::from(text))], starts: Vec::new() }
    }

    /// The files of the built-in lexicon.
    pub fn built_in() -> UserLexicon {
        let files = SEEDS.iter().map(|&(name, text)| (Arc::from(name), Arc::from(text)));
        UserLexicon { files: files.collect(), starts: Vec::new() }
    }

    /// The files: names and contents.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(name, text)| (&**name, &**text))
    }

    /// With another lexicon, which goes before it where both have the same entry.
    pub fn and(mut self, other: UserLexicon) -> UserLexicon {
        let shift = self.files.len();
        if shift > 0 {
            self.starts.push(shift);
        }
        self.starts.extend(other.starts.iter().map(|start| start + shift));
        self.files.extend(other.files);
        self
    }

    /// Everything that is wrong or worth knowing, in the order of the files.
    ///
    /// ```
    /// use hadath::UserLexicon;
    ///
    /// let lexicon = UserLexicon::from_toml("own.toml", "trigger = [{ kind = \"atack\", frame = \"strike\", verbs = [\"ضرب/يضرب\"] }]");
    /// let finding = &lexicon.check()[0];
    /// assert_eq!(finding.to_string(), "own.toml:1:21: error: unknown kind \"atack\"; did you mean \"attack\"?");
    /// ```
    pub fn check(&self) -> Vec<Finding> {
        let built_in = Lexicon::builtin();
        let sources = self.sources();
        let (lexicon, mut findings) = built_in.with(&self.split(&sources));
        findings.extend(lexicon.err().map(|e| too_large(&sources, &e.to_string())));
        findings.extend(lint::check(&sources, &built_in));
        let order = |f: &Finding| sources.iter().position(|s| s.name == f.file);
        findings.sort_by_cached_key(|f| (order(f), f.line, f.column));
        findings.dedup();
        findings
    }

    /// The forms that are generated for a word: of every entry with this dictionary form, in these files and the
    /// built-in ones, or of the word itself, if it is written as an entry (`قصف/يقصف`) or is in no file.
    ///
    /// ```
    /// let forms = hadath::UserLexicon::default().forms("غارة");
    /// assert!(forms[0].forms.iter().any(|(form, features)| form == "غارتين" && features.starts_with("dual")));
    /// ```
    pub fn forms(&self, word: &str) -> Vec<WordForms> {
        let built_in = UserLexicon::built_in();
        let files: Vec<Source<'_>> = self.sources().into_iter().chain(built_in.sources()).collect();
        word_forms(word, &files)
    }

    /// On top of the built-in lexicon.
    pub(crate) fn compile(&self) -> Result<Arc<Lexicon>, Error> {
        let built_in = Lexicon::builtin();
        if self.files.is_empty() {
            return Ok(built_in);
        }
        let sources = self.sources();
        let (lexicon, mut findings) = built_in.with(&self.split(&sources));
        findings.retain(|f| f.severity == Severity::Error);
        findings.extend(lexicon.as_ref().err().map(|e| too_large(&sources, &e.to_string())));
        let others = findings.len().saturating_sub(1);
        match (lexicon, findings.into_iter().next()) {
            (Ok(lexicon), None) => Ok(Arc::new(lexicon)),
            (_, Some(first)) => Err(Error::lexicon(first, others)),
            (Err(error), None) => Err(Error::file("", error.to_string())),
        }
    }

    /// The files of each lexicon.
    fn split<'s, 'a>(&self, mut sources: &'s [Source<'a>]) -> Vec<&'s [Source<'a>]> {
        let mut lexicons = Vec::new();
        for start in self.starts.iter().rev() {
            let (before, own) = sources.split_at(*start);
            lexicons.push(own);
            sources = before;
        }
        lexicons.push(sources);
        lexicons.reverse();
        lexicons
    }

    /// The registry of actors with those of these files.
    pub(crate) fn actors(&self) -> Result<Arc<Registry>, Error> {
        Registry::with(&self.sources()).map_err(|finding| Error::lexicon(finding, 0))
    }

    fn sources(&self) -> Vec<Source<'_>> {
        self.files().map(|(name, text)| Source { name, text }).collect()
    }
}

fn too_large(sources: &[Source<'_>], message: &str) -> Finding {
    sources
        .first()
        .map_or_else(|| Source { name: "", text: "" }.finding(0, message), |s| s.finding(0, message))
}

fn name(path: &Path) -> Arc<str> {
    Arc::from(path.to_string_lossy().replace('\\', "/"))
}

fn collect(folder: &Path, depth: usize, limits: &Limits, out: &mut Vec<PathBuf>) -> Result<(), Error> {
    let io = |e: std::io::Error| Error::file(folder, e.to_string());
    limits.deep(folder, depth)?;
    for entry in fs::read_dir(folder).map_err(io)? {
        let path = entry.map_err(io)?.path();
        if path.is_dir() {
            collect(&path, depth + 1, limits, out)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            out.push(path);
        }
        limits.count(folder, out.len())?;
    }
    Ok(())
}
