//! Time phrases: the classes `TimePhrase` and `InferredTime`, and the function `times`.

use hadath::InferredRecord;
use hadath::time::{TimeRecord, TimesRecord, tag};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::input;
use crate::timex::{Timex, named};
use crate::value::{Reduced, Span, quoted};

/// A time phrase of a text, read as TIMEX3.
///
/// ``from_`` and ``to`` are the half-open interval that it names, on the clock of the text, as ISO 8601
/// (``YYYY-MM-DDTHH:MM:SS``); ``None`` where it is open or not known. The other names are those of TIMEX3.
///
/// Raises `InputError` for an unknown name, and as `Span` does.
///
/// >>> import hadath
/// >>> time = hadath.times("وصل الوفد أمس.", published="2026-01-08")[0]
/// >>> time.text, time.value, time.from_
/// ('أمس', '2026-01-07', '2026-01-07T00:00:00')
#[pyclass(frozen, eq, hash, module = "hadath")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct TimePhrase {
    span: Span,
    timex: Timex,
    from: Option<String>,
    to: Option<String>,
}

#[pymethods]
impl TimePhrase {
    #[new]
    #[pyo3(signature = (start, end, text, r#type, value=None, r#mod=None, from_=None, to=None))]
    #[pyo3(text_signature = "(start, end, text, type, value=None, mod=None, from_=None, to=None)")]
    #[allow(clippy::too_many_arguments)]
    fn new(
        start: usize,
        end: usize,
        text: String,
        r#type: String,
        value: Option<String>,
        r#mod: Option<String>,
        from_: Option<String>,
        to: Option<String>,
    ) -> PyResult<TimePhrase> {
        Ok(TimePhrase {
            span: Span::new(start, end, text)?,
            timex: Timex::new(&r#type, value, r#mod.as_deref())?,
            from: from_,
            to,
        })
    }

    /// The first character.
    #[getter]
    fn start(&self) -> usize {
        self.span.start
    }

    /// One past the last character.
    #[getter]
    fn end(&self) -> usize {
        self.span.end
    }

    /// The words themselves.
    #[getter]
    fn text(&self) -> &str {
        &self.span.text
    }

    /// The TIMEX3 type.
    #[getter]
    fn r#type<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.timex.kind(py)
    }

    /// The TIMEX3 value; ``None`` where the date of publication is needed and missing.
    #[getter]
    fn value(&self) -> Option<&str> {
        self.timex.value.as_deref()
    }

    /// The TIMEX3 modifier.
    #[getter]
    fn r#mod<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.timex.modifier(py)
    }

    /// The first moment of the interval.
    #[getter]
    fn from_(&self) -> Option<&str> {
        self.from.as_deref()
    }

    /// The first moment after the interval.
    #[getter]
    fn to(&self) -> Option<&str> {
        self.to.as_deref()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (span, timex) = (self.span.fields(py)?, self.timex.fields(py)?);
        let interval = named(py, &[("from_", &self.from), ("to", &self.to)])?;
        Ok(format!("TimePhrase({span}, {timex}{interval})"))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, Bound<'py, PyTuple>>> {
        let (py, t) = (slf.py(), slf.get());
        let (kind, value, modifier) = t.timex.parts();
        let parts = (t.span.start, t.span.end, &t.span.text, kind, value, modifier, &t.from, &t.to);
        Ok((slf.get_type().into_any(), parts.into_pyobject(py)?))
    }
}

impl From<TimeRecord> for TimePhrase {
    fn from(t: TimeRecord) -> TimePhrase {
        let span = Span { start: t.start, end: t.end, text: t.text };
        let timex = Timex { kind: t.kind, value: t.value, modifier: t.modifier };
        TimePhrase { span, timex, from: t.from, to: t.to }
    }
}

/// The time phrases of a text in order, without overlaps.
///
/// ``published`` is the date of publication, as for `extract`; without it, relative times have no value.
///
/// Raises `InputError` for a lone surrogate in the text or a bad date, ``TypeError`` for another type.
///
/// >>> import hadath
/// >>> [time.value for time in hadath.times("دام القصف ثلاث ساعات مساء الأحد.", published="2026-01-08")]
/// ['PT3H', '2026-01-04TEV']
#[pyfunction]
#[pyo3(signature = (text, published=None))]
pub(crate) fn times<'py>(
    text: &Bound<'py, PyAny>,
    published: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyTuple>> {
    let py = text.py();
    let (_, content) = input::string(text, || "text")?;
    let published = published
        .filter(|value| !input::missing(value))
        .map(|value| input::published(value, || "published".into()))
        .transpose()?;
    let found = py.detach(|| TimesRecord::new(None, &content, &tag(&content, published)).times);
    PyTuple::new(py, found.into_iter().map(TimePhrase::from))
}

/// When an event was, inferred from what the text tells around it.
///
/// ``rule`` says how far the day was taken from: ``sentence``, ``paragraph``, ``dateline`` or ``published``; ``phrase``
/// is the time phrase that tells it, ``None`` for the date of publication.
///
/// Raises `InputError` for an unknown name.
///
/// >>> import hadath
/// >>> event = hadath.extract("قصف الجيش بلدة سرمين.", published="2026-01-08").events[0]
/// >>> event.inferred_time.value, event.inferred_time.rule
/// ('2026-01-08', 'published')
#[pyclass(frozen, eq, hash, module = "hadath")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct InferredTime {
    timex: Timex,
    rule: String,
    phrase: Option<Span>,
}

#[pymethods]
impl InferredTime {
    #[new]
    #[pyo3(signature = (r#type, value, rule, r#mod=None, phrase=None))]
    #[pyo3(text_signature = "(type, value, rule, mod=None, phrase=None)")]
    fn new(
        r#type: String,
        value: Option<String>,
        rule: String,
        r#mod: Option<String>,
        phrase: Option<Bound<'_, Span>>,
    ) -> PyResult<InferredTime> {
        Ok(InferredTime {
            timex: Timex::new(&r#type, value, r#mod.as_deref())?,
            rule,
            phrase: phrase.map(|p| p.get().clone()),
        })
    }

    /// The TIMEX3 type.
    #[getter]
    fn r#type<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.timex.kind(py)
    }

    /// The ISO 8601 value.
    #[getter]
    fn value(&self) -> Option<&str> {
        self.timex.value.as_deref()
    }

    /// The TIMEX3 modifier.
    #[getter]
    fn r#mod<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.timex.modifier(py)
    }

    /// How far the day was taken from.
    #[getter]
    fn rule(&self) -> &str {
        &self.rule
    }

    /// The time phrase that tells the day.
    #[getter]
    fn phrase(&self) -> Option<Span> {
        self.phrase.clone()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let unknown = if self.timex.value.is_none() { ", value=None" } else { "" };
        let (timex, rule) = (self.timex.fields(py)?, quoted(py, &self.rule)?);
        let mut repr = format!("InferredTime({timex}{unknown}, rule={rule}");
        if let Some(phrase) = &self.phrase {
            repr.extend([", phrase=Span(", &phrase.fields(py)?, ")"]);
        }
        Ok(repr + ")")
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, Bound<'py, PyTuple>>> {
        let (py, t) = (slf.py(), slf.get());
        let (kind, value, modifier) = t.timex.parts();
        let parts = (kind, value, &t.rule, modifier, t.phrase.clone());
        Ok((slf.get_type().into_any(), parts.into_pyobject(py)?))
    }
}

impl From<&InferredRecord> for InferredTime {
    fn from(t: &InferredRecord) -> InferredTime {
        InferredTime {
            timex: Timex::from(t.time.clone()),
            rule: t.rule.clone(),
            phrase: t.phrase.as_ref().map(Span::from),
        }
    }
}
