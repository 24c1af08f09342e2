//! From Python values to what the core reads, with one clear error for each way to be wrong.

use std::fmt::Display;
use std::sync::Arc;

use hadath::Published;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDate, PyDateTime, PyDict, PyString};

use crate::batch::Job;
use crate::text::Text;

pyo3::import_exception!(hadath._errors, InputError);
pyo3::import_exception!(hadath._errors, GazetteerError);
pyo3::import_exception!(hadath._errors, LexiconError);

/// A document, and the Python string that it was made of, so that `.text` gives back that very string.
pub(crate) struct Input<'py> {
    pub(crate) job: Job,
    pub(crate) text: Bound<'py, PyString>,
}

impl<'py> Input<'py> {
    /// `label` turns the name of a parameter into what messages call it: `text` or `texts[3]`.
    pub(crate) fn new(
        text: &Bound<'py, PyAny>,
        published: Option<Published>,
        id: Option<&Bound<'py, PyAny>>,
        label: impl Fn(&str) -> String,
    ) -> PyResult<Input<'py>> {
        let (text, content) = string(text, || label("text"))?;
        let id = identifier(id, || label("id"))?;
        Ok(Input { job: Job { text: Text::Own(content), published, id }, text })
    }
}

/// An exact Python string and its content.
///
/// # Errors
/// `TypeError` for anything but a string; `InputError` for a lone surrogate, which no UTF-8 can hold.
pub(crate) fn string<'py, L: Display>(
    value: &Bound<'py, PyAny>,
    label: impl Fn() -> L,
) -> PyResult<(Bound<'py, PyString>, Arc<str>)> {
    let py = value.py();
    let Ok(text) = value.cast::<PyString>() else {
        return Err(PyTypeError::new_err(format!("{} must be str, not {}", label(), type_name(value)?)));
    };
    let content: Arc<str> = match text.to_cow() {
        Ok(content) => content.into(),
        Err(error) => return Err(surrogate(text, error, label())?),
    };
    // An instance of a subclass may carry attributes, and so make cycles: keep a plain copy of it.
    let exact =
        if text.is_exact_instance_of::<PyString>() { text.clone() } else { PyString::new(py, &content) };
    Ok((exact, content))
}

/// The error for a string that cannot be encoded: where the first lone surrogate is, and which.
fn surrogate(text: &Bound<'_, PyString>, error: PyErr, label: impl Display) -> PyResult<PyErr> {
    let py = text.py();
    let start: usize = error.value(py).getattr("start")?.extract()?;
    let unit = text.get_item(start)?.call_method1("encode", ("utf-16-be", "surrogatepass"))?;
    let code =
        unit.cast::<PyBytes>()?.as_bytes().iter().fold(0u32, |code, &byte| code << 8 | u32::from(byte));
    let message = format!("{label} has a lone surrogate, U+{code:04X}, at character {start}");
    let ours = InputError::new_err(message);
    ours.set_cause(py, Some(error));
    Ok(ours)
}

/// An identifier: a string, or a whole number as text. Missing values of data frames are none.
///
/// # Errors
/// `TypeError` for another type, `InputError` for a lone surrogate.
pub(crate) fn identifier(
    value: Option<&Bound<'_, PyAny>>,
    label: impl Fn() -> String,
) -> PyResult<Option<Arc<str>>> {
    let Some(value) = value.filter(|value| !missing(value)) else { return Ok(None) };
    if value.is_instance_of::<PyString>() || !value.hasattr("__index__")? {
        return Ok(Some(string(value, label)?.1));
    }
    Ok(Some(value.call_method0("__index__")?.str()?.to_cow()?.into()))
}

/// Is it `None`, or what pandas and NumPy put where nothing is: NaN, NaT, NA?
pub(crate) fn missing(value: &Bound<'_, PyAny>) -> bool {
    if value.is_instance_of::<PyString>() {
        return false;
    }
    // NaN and NaT differ from themselves; NA does not tell.
    value.is_none() || value.ne(value).unwrap_or(false) || type_name(value).is_ok_and(|name| name == "NAType")
}

/// A date of publication.
///
/// # Errors
/// `TypeError` for another type; `InputError` for a string that is no date and for a time with a zone.
pub(crate) fn published(value: &Bound<'_, PyAny>, label: impl Fn() -> String) -> PyResult<Published> {
    let py = value.py();
    if type_name(value)? == "datetime64" {
        // NumPy's own items are nanoseconds, as a number, where it can hold no more.
        return published(&value.call_method1("astype", ("datetime64[s]",))?.call_method0("item")?, label);
    }
    let content = if value.is_instance_of::<PyString>() {
        string(value, &label)?.1
    } else if value.is_instance_of::<PyDateTime>() {
        if !value.getattr("tzinfo")?.is_none() {
            // The text speaks of local days and hours; which zone is local, only the caller can tell.
            let message = format!("{} must not have a time zone: give the local time of the text", label());
            return Err(InputError::new_err(message));
        }
        let options = PyDict::new(py);
        options.set_item("timespec", "seconds")?;
        string(&value.call_method("isoformat", (), Some(&options))?, &label)?.1
    } else if value.is_instance_of::<PyDate>() {
        string(&value.call_method0("isoformat")?, &label)?.1
    } else {
        let given = type_name(value)?;
        let message = format!("{} must be str, datetime.date or datetime.datetime, not {given}", label());
        return Err(PyTypeError::new_err(message));
    };
    content.parse().map_err(|error| InputError::new_err(format!("{}: {error}", label())))
}

/// The name of the type of a value, for messages.
pub(crate) fn type_name(value: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(value.get_type().name()?.to_string())
}
