//! What TIMEX3 says of a time: type, value and modifier, as times and arguments have them.

use hadath::{TimeMod, TimeType, TimeValue};
use pyo3::prelude::*;

use crate::names::{self, Name};
use crate::value::quoted;

/// Type, value and modifier.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Timex {
    pub(crate) kind: TimeType,
    pub(crate) value: Option<String>,
    pub(crate) modifier: Option<TimeMod>,
}

/// The parameters that make one: what `__reduce__` holds of it.
pub(crate) type Parts = (&'static str, Option<String>, Option<&'static str>);

impl Timex {
    /// # Errors
    /// `InputError` for an unknown type or modifier.
    pub(crate) fn new(kind: &str, value: Option<String>, modifier: Option<&str>) -> PyResult<Timex> {
        Ok(Timex {
            kind: names::parse("type of a time", kind)?,
            value,
            modifier: modifier.map(|m| names::parse("modifier of a time", m)).transpose()?,
        })
    }

    pub(crate) fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        names::member(py, self.kind)
    }

    pub(crate) fn modifier<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        names::optional(py, self.modifier)
    }

    pub(crate) fn parts(&self) -> Parts {
        (self.kind.text(), self.value.clone(), self.modifier.map(Name::text))
    }

    /// The inside of a representation.
    pub(crate) fn fields(&self, py: Python<'_>) -> PyResult<String> {
        let (kind, value, modifier) = self.parts();
        let modifier = modifier.map(str::to_owned);
        Ok(format!("type='{kind}'{}", named(py, &[("value", &value), ("mod", &modifier)])?))
    }
}

/// `, name='value'` for each that is there.
pub(crate) fn named(py: Python<'_>, fields: &[(&str, &Option<String>)]) -> PyResult<String> {
    let there = fields.iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
    there.map(|(name, value)| Ok(format!(", {name}={}", quoted(py, value)?))).collect()
}

impl From<TimeValue> for Timex {
    fn from(t: TimeValue) -> Timex {
        Timex { kind: t.kind, value: t.value, modifier: t.modifier }
    }
}
