//! The entry: the class `Extractor` and the function `extract`.

use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use hadath::{Builder, EventKind, Options, UserLexicon};
use pyo3::exceptions::{PyBaseException, PyOSError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::batch::{self, Job};
use crate::explain::Explanation;
use crate::extraction::Extraction;
use crate::input::{self, GazetteerError, Input, InputError, LexiconError};
use crate::inputs::{Batch, Inputs, Slot};
use crate::value::{Reduced, quoted};

/// Extracts events. Immutable: share one between threads freely.
///
/// The native half; ``hadath.Extractor`` adds the work on many texts.
#[pyclass(frozen, subclass, module = "hadath")]
pub(crate) struct Extractor {
    inner: hadath::Extractor,
    /// What goes on top of the built-in lexicon: names and contents of files, so that a copy in another process does
    /// not depend on those.
    lexicons: Vec<File>,
    /// What goes beside the built-in gazetteer, likewise.
    gazetteers: Vec<File>,
}

/// The name and the content of a file.
type File = (String, String);

/// The options that were given: kinds, confidence, whether with generic and negative events and with statements.
type Choices = (Option<Vec<String>>, Option<f64>, Option<bool>, Option<bool>, Option<bool>);

/// What an extractor is made of, for pickle: the parameters but for the settings file, which is read by then.
type State = (Vec<File>, Vec<File>, Option<Vec<String>>, f64, bool, bool, bool);

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(
        signature = (
            lexicons=None, gazetteers=None, kinds=None, min_confidence=None, generic=None, negative=None,
            statements=None, config=None
        ),
        text_signature = "(lexicons=(), gazetteers=(), kinds=None, min_confidence=None, generic=None, negative=None, statements=None, config=None)"
    )]
    #[allow(clippy::too_many_arguments)]
    fn new(
        py: Python<'_>,
        lexicons: Option<&Bound<'_, PyAny>>,
        gazetteers: Option<&Bound<'_, PyAny>>,
        kinds: Option<&Bound<'_, PyAny>>,
        min_confidence: Option<f64>,
        generic: Option<bool>,
        negative: Option<bool>,
        statements: Option<bool>,
        config: Option<PathBuf>,
    ) -> PyResult<Extractor> {
        let sources =
            |what, given| -> PyResult<Vec<Source>> { several(what, given)?.iter().map(Source::of).collect() };
        let (lexicons, gazetteers) = (sources("lexicons", lexicons)?, sources("gazetteers", gazetteers)?);
        let names = several("kinds", kinds)?.iter().map(PyAnyMethods::extract).collect::<PyResult<_>>()?;
        let kinds = kinds.is_some().then_some(names);
        let choices = (kinds, min_confidence, generic, negative, statements);
        // Says what is wrong with them before any file is read.
        let options = chosen(Options::new(), &choices)?;
        let plain = lexicons.is_empty() && gazetteers.is_empty() && config.is_none();
        if plain && options == Options::default() {
            return Ok(Extractor::builtin(py));
        }
        py.detach(|| {
            let builder = config.iter().fold(hadath::Extractor::builder(), Builder::config);
            let builder = lexicons.into_iter().fold(builder, Source::lexicon);
            let builder = gazetteers.into_iter().fold(builder, Source::gazetteer);
            let builder = builder.change(|before| chosen(before, &choices).unwrap_or(options));
            let own = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
            let (lexicons, gazetteers) =
                (builder.lexicon_files().map(own).collect(), builder.gazetteer_files().map(own).collect());
            Ok(Extractor { inner: builder.build()?, lexicons, gazetteers })
        })
        .map_err(|error| raised(&error))
    }

    /// Finds the events of a text. The time is linear in its length.
    ///
    /// ``published`` is the date (and local time of day, if known) of publication: a ``str`` such as ``2026-01-07`` or
    /// ``2026-01-07T21:00``, a ``datetime.date``, or a ``datetime.datetime`` without time zone (fractions of a second
    /// are dropped). Without it, relative times are found but get no value. ``id`` comes back in the result.
    ///
    /// Raises `InputError` for a lone surrogate in the text or a bad date, ``TypeError`` for another type.
    ///
    /// >>> import datetime, hadath
    /// >>> extractor = hadath.Extractor()
    /// >>> extraction = extractor.extract("وقع هجوم أمس.", published=datetime.date(2026, 1, 7), id="doc-1")
    /// >>> extraction.id, extraction.published
    /// ('doc-1', '2026-01-07')
    #[pyo3(signature = (text, published=None, id=None))]
    fn extract(
        &self,
        py: Python<'_>,
        text: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
        id: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Extraction> {
        let published = published.map(|p| input::published(p, || "published".to_owned())).transpose()?;
        let input = Input::new(text, published, id, str::to_owned)?;
        let found = batch::one(py, &self.inner, &input.job)?;
        Ok(Extraction::new(input.job, found).with_text(input.text))
    }

    /// Finds the events of a text as ``extract`` does, and tells why the other triggers in it gave none.
    ///
    /// >>> import hadath
    /// >>> print(hadath.Extractor().explain("حصار اقتصادي على البلاد."), end="")
    /// no events:
    ///   siege «حصار»: an excluded sense: figurative (triggers/siege.toml: حصار)
    #[pyo3(signature = (text, published=None, id=None))]
    fn explain(
        &self,
        py: Python<'_>,
        text: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
        id: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Explanation> {
        let published = published.map(|p| input::published(p, || "published".to_owned())).transpose()?;
        let input = Input::new(text, published, id, str::to_owned)?;
        let document = input.job.document();
        Ok(Explanation(py.detach(|| self.inner.explain(&document))))
    }

    /// The work behind ``extract_many`` and ``extract_iter``: a list with an extraction for each text, or ``None`` for
    /// a broken one, and the errors. ``first`` is the number of the first text in messages; ``report`` is called with
    /// the number of texts done since the last time.
    #[pyo3(signature = (texts, published, ids, threads, collect, first, report))]
    #[allow(clippy::too_many_arguments)]
    fn _batch<'py>(
        &self,
        py: Python<'py>,
        texts: &Bound<'py, PyAny>,
        published: Option<&Bound<'py, PyAny>>,
        ids: Option<&Bound<'py, PyAny>>,
        threads: Option<isize>,
        collect: bool,
        first: usize,
        report: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Results<'py>> {
        let threads = threads_of(threads)?;
        let Inputs { jobs, slots, errors } = Batch { texts, published, ids, first, collect }.inputs()?;
        let jobs: Arc<[Job]> = jobs.into();
        let found = batch::all(py, &self.inner, Arc::clone(&jobs), threads, report)?;
        let mut results = jobs.iter().zip(found).map(|(job, found)| Extraction::new(job.clone(), found));
        let slot = |slot| match slot {
            Slot::Broken => None,
            Slot::Cell => results.next(),
            Slot::String(text) => results.next().map(|extraction| extraction.with_text(text)),
        };
        Ok((slots.into_iter().map(slot).collect(), errors))
    }

    /// How long the core alone takes for a batch of strings on one thread, in seconds: the yardstick for the cost of
    /// this binding.
    fn _core_seconds(&self, py: Python<'_>, texts: Vec<String>) -> f64 {
        let documents: Vec<hadath::Document> = texts.into_iter().map(hadath::Document::new).collect();
        py.detach(|| {
            let start = Instant::now();
            let found: Vec<hadath::Extraction> = documents.iter().map(|d| self.inner.extract(d)).collect();
            let seconds = start.elapsed().as_secs_f64();
            drop(found);
            seconds
        })
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut parts = Vec::new();
        for (what, files) in [("lexicons", &self.lexicons), ("gazetteers", &self.gazetteers)] {
            let names = files.iter().map(|(name, _)| quoted(py, name)).collect::<PyResult<Vec<_>>>()?;
            parts.extend((!names.is_empty()).then(|| format!("{what}=[{}]", names.join(", "))));
        }
        let (kinds, confidence, generic, negative, statements) = self.choices();
        parts.extend(kinds.map(|kinds| format!("kinds=['{}']", kinds.join("', '"))));
        parts.extend((confidence > 0.0).then(|| format!("min_confidence={confidence}")));
        for (what, kept) in [("generic", generic), ("negative", negative), ("statements", statements)] {
            parts.extend((!kept).then(|| format!("{what}=False")));
        }
        Ok(if parts.is_empty() {
            "Extractor()".to_owned()
        } else {
            format!("<Extractor {}>", parts.join(" "))
        })
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, State> {
        let this = slf.get();
        let (kinds, confidence, generic, negative, statements) = this.choices();
        let (lexicons, gazetteers) = (this.lexicons.clone(), this.gazetteers.clone());
        (slf.get_type().into_any(), (lexicons, gazetteers, kinds, confidence, generic, negative, statements))
    }
}

impl Extractor {
    /// With the built-in words and places, and everything given out.
    fn builtin(py: Python<'_>) -> Extractor {
        Extractor { inner: py.detach(hadath::Extractor::new), lexicons: vec![], gazetteers: vec![] }
    }

    /// The options in force.
    fn choices(&self) -> (Option<Vec<String>>, f64, bool, bool, bool) {
        let o = self.inner.options();
        let kinds = o.wanted_kinds().map(|kinds| kinds.iter().map(ToString::to_string).collect());
        (kinds, o.least_confidence(), o.with_generic(), o.with_negative(), o.with_statements())
    }
}

/// The options with what was given.
///
/// # Errors
/// `InputError` for what is no name of a kind, and for a confidence that is not between 0 and 1.
fn chosen(mut options: Options, choices: &Choices) -> PyResult<Options> {
    let (kinds, min_confidence, generic, negative, statements) = choices;
    if let Some(confidence) = min_confidence {
        if !(0.0..=1.0).contains(confidence) {
            return Err(InputError::new_err(format!("min_confidence must be from 0 to 1, not {confidence}")));
        }
        options = options.min_confidence(*confidence);
    }
    if let Some(names) = kinds {
        let kind = |name: &String| {
            EventKind::parse(name)
                .ok_or_else(|| InputError::new_err(format!("not the name of a kind: '{name}'")))
        };
        options = options.kinds(names.iter().map(kind).collect::<PyResult<Vec<_>>>()?);
    }
    let keep = |kept: &Option<bool>, before: bool| kept.unwrap_or(before);
    let (with_generic, with_negative) = (options.with_generic(), options.with_negative());
    let with_statements = options.with_statements();
    Ok(options
        .generic(keep(generic, with_generic))
        .negative(keep(negative, with_negative))
        .statements(keep(statements, with_statements)))
}

/// What went wrong with a file or an option, as Python calls it.
fn raised(error: &hadath::Error) -> PyErr {
    let message = error.to_string();
    if error.is_file() {
        PyOSError::new_err(message)
    } else if error.is_options() {
        InputError::new_err(message)
    } else if error.is_gazetteer() {
        GazetteerError::new_err(message)
    } else {
        LexiconError::new_err(message)
    }
}

/// A lexicon or gazetteer as a parameter.
enum Source {
    Text(String, String),
    Path(PathBuf),
}

/// The items of a list, and not of a string, which would be its letters; nothing for `None`.
///
/// # Errors
/// `TypeError` for anything else.
fn several<'py>(what: &str, given: Option<&Bound<'py, PyAny>>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let Some(given) = given else { return Ok(Vec::new()) };
    if given.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err(format!("{what} must be a list, not str: write {what}=[...]")));
    }
    let items = given.try_iter();
    items.map_err(|_| PyTypeError::new_err(format!("{what} must be a list")))?.collect()
}

impl Source {
    /// # Errors
    /// `TypeError` for what is neither a path nor a name and a text.
    fn of(given: &Bound<'_, PyAny>) -> PyResult<Source> {
        if let Ok((name, text)) = given.extract() {
            return Ok(Source::Text(name, text));
        }
        given.extract().map(Source::Path).map_err(|_| {
            PyTypeError::new_err("a lexicon or gazetteer must be a path, or a pair of a name and a text")
        })
    }

    fn lexicon(builder: Builder, source: Source) -> Builder {
        match source {
            Source::Text(name, text) => builder.lexicon(UserLexicon::from_toml(&name, &text)),
            Source::Path(path) => builder.lexicon(&path),
        }
    }

    fn gazetteer(builder: Builder, source: Source) -> Builder {
        match source {
            Source::Text(name, text) => builder.gazetteer_text(name, text),
            Source::Path(path) => builder.gazetteer(path),
        }
    }
}

/// Finds the events of a text; the same as ``Extractor().extract(text, published, id)``.
///
/// Raises `InputError` for a lone surrogate in the text or a bad date, ``TypeError`` for another type.
///
/// >>> import hadath
/// >>> extraction = hadath.extract("قصفت مدفعية الجيش حي الزيتون صباح الأحد.", published="2026-01-07")
/// >>> extraction.events[0].trigger
/// Span(start=0, end=4, text='قصفت')
#[pyfunction]
#[pyo3(signature = (text, published=None, id=None))]
pub(crate) fn extract(
    py: Python<'_>,
    text: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    id: Option<&Bound<'_, PyAny>>,
) -> PyResult<Extraction> {
    Extractor::builtin(py).extract(py, text, published, id)
}

/// An extraction for each text, or nothing for a broken one, and what is wrong with those.
type Results<'py> = (Vec<Option<Extraction>>, Vec<Bound<'py, PyBaseException>>);

/// The number of threads: as asked for, else that of the processors available.
fn threads_of(threads: Option<isize>) -> PyResult<usize> {
    match threads {
        None => Ok(thread::available_parallelism().map_or(1, NonZero::get)),
        Some(n) => usize::try_from(n)
            .ok()
            .filter(|&n| n > 0)
            .ok_or_else(|| InputError::new_err(format!("threads must be at least 1, not {n}"))),
    }
}
