//! The small values `Span` and `Argument`. Made from their parts in Python too, so that they can be compared with
//! expected ones, and pickle by those parts.

use hadath::{ArgumentRecord, Piece, Role};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

use crate::input::InputError;
use crate::names::{self, Name};
use crate::reference::{ActorRef, PlaceRef};
use crate::timex::Timex;

/// What `__reduce__` returns: a callable and its arguments.
pub(crate) type Reduced<'py, T> = (Bound<'py, PyAny>, T);

/// As Python would write the string.
pub(crate) fn quoted(py: Python<'_>, text: &str) -> PyResult<String> {
    Ok(PyString::new(py, text).repr()?.to_string())
}

/// Words of a text: ``text[span.start:span.end] == span.text``.
///
/// Offsets count characters (Unicode code points, as ``str`` does) from the start of the text; the end is exclusive.
///
/// Raises `InputError` when ``end - start`` is not the number of characters of ``text``.
///
/// >>> import hadath
/// >>> span = hadath.Span(5, 10, "مدفعي")
/// >>> "قصفت مدفعية"[span.start:span.end] == span.text
/// True
#[pyclass(frozen, eq, hash, module = "hadath")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    /// The first character.
    #[pyo3(get)]
    pub(crate) start: usize,
    /// One past the last character.
    #[pyo3(get)]
    pub(crate) end: usize,
    /// The words themselves.
    #[pyo3(get)]
    pub(crate) text: String,
}

#[pymethods]
impl Span {
    #[new]
    pub(crate) fn new(start: usize, end: usize, text: String) -> PyResult<Span> {
        let characters = text.chars().count();
        if end.checked_sub(start) != Some(characters) {
            let message = format!("a text of {characters} characters cannot be characters {start} to {end}");
            return Err(InputError::new_err(message));
        }
        Ok(Span { start, end, text })
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Span({})", self.fields(py)?))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (usize, usize, String)> {
        let s = slf.get();
        (slf.get_type().into_any(), (s.start, s.end, s.text.clone()))
    }
}

impl Span {
    /// The inside of the representation.
    pub(crate) fn fields(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("start={}, end={}, text={}", self.start, self.end, quoted(py, &self.text)?))
    }
}

impl From<&Piece> for Span {
    fn from(piece: &Piece) -> Span {
        Span { start: piece.start, end: piece.end, text: piece.text.clone() }
    }
}

/// A phrase of the text that plays a part in an event.
///
/// ``type``, ``value`` and ``mod`` are for times only: TIMEX3 type, ISO 8601 value (``None`` where the date of
/// publication is needed and missing) and modifier. ``place`` and ``actor`` tell what the words stand for, where that
/// is known.
///
/// Raises `InputError` for an unknown name, and as `Span` does.
///
/// >>> import hadath
/// >>> argument = hadath.Argument("time", 0, 5, "الأحد", type="DATE", value="2026-01-04")
/// >>> argument.role is hadath.Role.TIME
/// True
/// >>> argument.value
/// '2026-01-04'
#[pyclass(frozen, eq, hash, module = "hadath")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Argument {
    role: Role,
    span: Span,
    time: Option<Timex>,
    rule: String,
    place: Option<PlaceRef>,
    actor: Option<ActorRef>,
    entity: Option<u32>,
}

#[pymethods]
impl Argument {
    #[new]
    #[pyo3(signature = (role, start, end, text, r#type=None, value=None, r#mod=None, rule=String::new(), place=None, actor=None, entity=None))]
    #[pyo3(
        text_signature = "(role, start, end, text, type=None, value=None, mod=None, rule='', place=None, actor=None, entity=None)"
    )]
    #[allow(clippy::too_many_arguments, clippy::similar_names)]
    fn new(
        role: String,
        start: usize,
        end: usize,
        text: String,
        r#type: Option<String>,
        value: Option<String>,
        r#mod: Option<String>,
        rule: String,
        place: Option<Bound<'_, PlaceRef>>,
        actor: Option<Bound<'_, ActorRef>>,
        entity: Option<u32>,
    ) -> PyResult<Argument> {
        if r#type.is_none() && (value.is_some() || r#mod.is_some()) {
            return Err(InputError::new_err("value and mod are of times: give the type, too"));
        }
        Ok(Argument {
            role: names::parse("role", &role)?,
            span: Span::new(start, end, text)?,
            time: r#type.map(|kind| Timex::new(&kind, value, r#mod.as_deref())).transpose()?,
            rule,
            place: place.map(|p| p.get().clone()),
            actor: actor.map(|a| a.get().clone()),
            entity,
        })
    }

    /// The part that it plays.
    #[getter]
    fn role<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        names::member(py, self.role)
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

    /// The TIMEX3 type; only of times.
    #[getter]
    fn r#type<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.time.as_ref().map(|t| t.kind(py)).transpose()
    }

    /// The ISO 8601 value; only of times.
    #[getter]
    fn value(&self) -> Option<&str> {
        self.time.as_ref()?.value.as_deref()
    }

    /// The TIMEX3 modifier; only of times.
    #[getter]
    fn r#mod<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        Ok(self.time.as_ref().map(|t| t.modifier(py)).transpose()?.flatten())
    }

    /// The name of the rule that found it.
    #[getter]
    fn rule(&self) -> &str {
        &self.rule
    }

    /// The known place, or the places that it could be; only of places.
    #[getter]
    fn place(&self) -> Option<PlaceRef> {
        self.place.clone()
    }

    /// The number of the entity: mentions of one actor or one place in a document share it.
    #[getter]
    fn entity(&self) -> Option<u32> {
        self.entity
    }

    /// The known actor, or its sort; only of actors.
    #[getter]
    fn actor(&self) -> Option<ActorRef> {
        self.actor.clone()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut repr = format!("Argument(role='{}', {}", self.role, self.span.fields(py)?);
        if let Some(time) = &self.time {
            repr.extend([", ", &time.fields(py)?]);
        }
        repr.extend([", rule=", &quoted(py, &self.rule)?]);
        for (name, shown) in [
            ("place", self.place.as_ref().map(|p| p.__repr__(py)).transpose()?),
            ("actor", self.actor.as_ref().map(|a| a.__repr__(py)).transpose()?),
        ] {
            repr += &shown.map_or(String::new(), |shown| format!(", {name}={shown}"));
        }
        Ok(repr + ")")
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, Bound<'py, PyTuple>>> {
        let (py, a) = (slf.py(), slf.get());
        let (span, time) = (&a.span, a.time.as_ref().map(Timex::parts));
        let (kind, value, modifier) = time.map_or((None, None, None), |(kind, v, m)| (Some(kind), v, m));
        let parts = (
            a.role.text(),
            span.start,
            span.end,
            &span.text,
            kind,
            value,
            modifier,
            &a.rule,
            a.place(),
            a.actor(),
            a.entity,
        );
        Ok((slf.get_type().into_any(), parts.into_pyobject(py)?))
    }
}

impl From<&ArgumentRecord> for Argument {
    fn from(record: &ArgumentRecord) -> Argument {
        Argument {
            role: record.role,
            span: Span::from(&record.piece),
            time: record.time.clone().map(Timex::from),
            rule: record.rule.clone(),
            place: record.place.clone().map(PlaceRef),
            actor: record.actor.clone().map(ActorRef),
            entity: record.entity,
        }
    }
}
