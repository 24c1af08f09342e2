//! Time phrases: the classes `TimePhrase` and `InferredTime`, and the function `times`.

use hadath::time::{TimeRecord, TimesRecord, tag};
use hadath::{InferredRecord, TimeMod, TimeType};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::input;
use crate::names::{self, Name};
use crate::value::{Reduced, Span, quoted};

/// What `__reduce__` of a time phrase holds, in the order of the parameters.
type Parts = (
    usize,
    usize,
    String,
    &'static str,
    Option<String>,
    Option<&'static str>,
    Option<String>,
    Option<String>,
);

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
    kind: TimeType,
    value: Option<String>,
    modifier: Option<TimeMod>,
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
            kind: names::parse("type of a time", &r#type)?,
            value,
            modifier: r#mod.map(|m| names::parse("modifier of a time", &m)).transpose()?,
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
        names::member(py, self.kind)
    }

    /// The TIMEX3 value; ``None`` where the date of publication is needed and missing.
    #[getter]
    fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// The TIMEX3 modifier.
    #[getter]
    fn r#mod<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        names::optional(py, self.modifier)
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
        let mut repr = format!("TimePhrase({}, type='{}'", self.span.fields(py)?, self.kind);
        let modifier = self.modifier.map(Name::text);
        for (name, value) in
            [("value", self.value()), ("mod", modifier), ("from_", self.from_()), ("to", self.to())]
        {
            if let Some(value) = value {
                repr.extend([", ", name, "=", &quoted(py, value)?]);
            }
        }
        Ok(repr + ")")
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, Parts> {
        let t = slf.get();
        let (span, modifier) = (&t.span, t.modifier.map(Name::text));
        let parts = (
            span.start,
            span.end,
            span.text.clone(),
            t.kind.text(),
            t.value.clone(),
            modifier,
            t.from.clone(),
            t.to.clone(),
        );
        (slf.get_type().into_any(), parts)
    }
}

impl From<TimeRecord> for TimePhrase {
    fn from(t: TimeRecord) -> TimePhrase {
        let span = Span { start: t.start, end: t.end, text: t.text };
        TimePhrase { span, kind: t.kind, value: t.value, modifier: t.modifier, from: t.from, to: t.to }
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
    kind: TimeType,
    value: Option<String>,
    modifier: Option<TimeMod>,
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
            kind: names::parse("type of a time", &r#type)?,
            value,
            modifier: r#mod.map(|m| names::parse("modifier of a time", &m)).transpose()?,
            rule,
            phrase: phrase.map(|p| p.get().clone()),
        })
    }

    /// The TIMEX3 type.
    #[getter]
    fn r#type<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        names::member(py, self.kind)
    }

    /// The ISO 8601 value.
    #[getter]
    fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// The TIMEX3 modifier.
    #[getter]
    fn r#mod<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        names::optional(py, self.modifier)
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
        let value = self.value().map_or_else(|| Ok("None".to_owned()), |v| quoted(py, v))?;
        let mut repr =
            format!("InferredTime(type='{}', value={value}, rule={}", self.kind, quoted(py, &self.rule)?);
        if let Some(modifier) = self.modifier {
            repr.extend([", mod='", modifier.text(), "'"]);
        }
        if let Some(phrase) = &self.phrase {
            repr.extend([", phrase=Span(", &phrase.fields(py)?, ")"]);
        }
        Ok(repr + ")")
    }

    #[expect(clippy::type_complexity, reason = "the parameters in their order")]
    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> Reduced<'py, (&'static str, Option<String>, String, Option<&'static str>, Option<Span>)> {
        let t = slf.get();
        let modifier = t.modifier.map(Name::text);
        (
            slf.get_type().into_any(),
            (t.kind.text(), t.value.clone(), t.rule.clone(), modifier, t.phrase.clone()),
        )
    }
}

impl From<&InferredRecord> for InferredTime {
    fn from(t: &InferredRecord) -> InferredTime {
        InferredTime {
            kind: t.time.kind,
            value: t.time.value.clone(),
            modifier: t.time.modifier,
            rule: t.rule.clone(),
            phrase: t.phrase.as_ref().map(Span::from),
        }
    }
}
