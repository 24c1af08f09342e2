//! The entry: the class `Extractor` and the function `extract`.

use std::num::NonZero;
use std::thread;

use hadath::Published;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::batch;
use crate::extraction::Extraction;
use crate::input::{self, Input, InputError};
use crate::value::Reduced;

/// Extracts events. Immutable: share one between threads freely.
///
/// The first in a process compiles the lexicon, later ones share it. The interpreter lock is released while it works.
///
/// >>> import hadath
/// >>> extractor = hadath.Extractor()
/// >>> extractor.extract("قصفت مدفعية الجيش حي الزيتون.").events[0].kind
/// <EventKind.SHELLING: 'shelling'>
#[pyclass(frozen, module = "hadath")]
pub(crate) struct Extractor {
    inner: hadath::Extractor,
}

#[pymethods]
impl Extractor {
    #[new]
    fn new(py: Python<'_>) -> Extractor {
        Extractor { inner: py.detach(hadath::Extractor::new) }
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
        Ok(Extraction::new(batch::one(py, &self.inner, &input.document), input.text.unbind()))
    }

    /// Finds the events of many texts with several threads; the results are in the order of the texts.
    ///
    /// ``published`` is one date for all, or an iterable with a date or ``None`` for each text. ``ids`` is an iterable
    /// with a ``str`` or ``None`` for each text. ``threads`` is the number of threads, by default that of the
    /// processors available; results do not depend on it.
    ///
    /// All inputs are checked before any work. Raises as ``extract``, with the number of the text in the message, and
    /// `InputError` when lengths differ or ``threads`` is less than 1.
    ///
    /// >>> import hadath
    /// >>> texts = ["قصفت مدفعية الجيش حي الزيتون.", "لا جديد."]
    /// >>> [len(e) for e in hadath.Extractor().extract_many(texts, published=["2026-01-07", None], threads=2)]
    /// [1, 0]
    #[pyo3(signature = (texts, published=None, ids=None, threads=None))]
    fn extract_many(
        &self,
        py: Python<'_>,
        texts: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
        ids: Option<&Bound<'_, PyAny>>,
        threads: Option<isize>,
    ) -> PyResult<Vec<Extraction>> {
        let threads = match threads {
            None => thread::available_parallelism().map_or(1, NonZero::get),
            Some(n) => usize::try_from(n)
                .ok()
                .filter(|&n| n > 0)
                .ok_or_else(|| InputError::new_err(format!("threads must be at least 1, not {n}")))?,
        };
        let (documents, strings) = inputs(texts, published, ids)?;
        let found = batch::all(py, &self.inner, &documents, threads)?;
        Ok(found.into_iter().zip(strings).map(|(found, text)| Extraction::new(found, text)).collect())
    }

    #[allow(clippy::unused_self)]
    fn __repr__(&self) -> &'static str {
        "Extractor()"
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, ()> {
        (slf.get_type().into_any(), ())
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
    Extractor::new(py).extract(py, text, published, id)
}

type Inputs = (Vec<hadath::Document>, Vec<Py<PyString>>);

/// All documents of a batch, each checked, and their Python strings.
fn inputs(
    texts: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    ids: Option<&Bound<'_, PyAny>>,
) -> PyResult<Inputs> {
    let texts = input::items(texts, "texts")?;
    let dates = dates(published, texts.len())?;
    let ids = input::parallel(ids, texts.len(), "ids")?;
    let mut inputs = Inputs::default();
    for (i, (text, date)) in texts.iter().zip(dates).enumerate() {
        let id = ids.as_ref().map(|ids| &ids[i]).filter(|id| !id.is_none());
        let input = Input::new(text, date, id, |name| format!("{name}s[{i}]"))?;
        inputs.0.push(input.document);
        inputs.1.push(input.text.unbind());
    }
    Ok(inputs)
}

/// A date for each of `count` texts, from one for all or one for each.
fn dates(published: Option<&Bound<'_, PyAny>>, count: usize) -> PyResult<Vec<Option<Published>>> {
    let Some(published) = published else { return Ok(vec![None; count]) };
    if published.is_instance_of::<PyString>() || !published.hasattr("__iter__")? {
        return Ok(vec![Some(input::published(published, || "published".to_owned())?); count]);
    }
    let dates = input::parallel(Some(published), count, "published")?.unwrap_or_default();
    let dates = dates.iter().enumerate();
    let date = |(i, date)| input::published(date, || format!("published[{i}]"));
    dates.map(|(i, d)| (!d.is_none()).then(|| date((i, d))).transpose()).collect()
}
