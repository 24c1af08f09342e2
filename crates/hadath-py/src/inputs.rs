//! From the parameters of a batch to its documents.

use hadath::Published;
use pyo3::exceptions::{PyBaseException, PyKeyError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyIterator, PyString};

use crate::batch::Job;
use crate::input::{self, Input, InputError, missing, type_name};
use crate::text::Column;

/// How many items are looked at between two looks at signals.
const SIGNALS: usize = 1 << 12;

/// The documents of a batch.
pub(crate) struct Inputs<'py> {
    /// What to read, without gaps.
    pub(crate) jobs: Vec<Job>,
    /// For each item of the batch: the string that its job was made of, if it was one, or that it is broken.
    pub(crate) slots: Vec<Slot<'py>>,
    /// What is wrong with the broken ones.
    pub(crate) errors: Vec<Bound<'py, PyBaseException>>,
}

/// What became of an item.
pub(crate) enum Slot<'py> {
    String(Bound<'py, PyString>),
    Cell,
    Broken,
}

/// The parameters of a batch.
pub(crate) struct Batch<'a, 'py> {
    pub(crate) texts: &'a Bound<'py, PyAny>,
    pub(crate) published: Option<&'a Bound<'py, PyAny>>,
    pub(crate) ids: Option<&'a Bound<'py, PyAny>>,
    /// The number of the first text in messages.
    pub(crate) first: usize,
    /// Collect broken items, or stop at the first.
    pub(crate) collect: bool,
}

impl<'py> Batch<'_, 'py> {
    /// All documents, each checked.
    ///
    /// # Errors
    /// `InputError` for the first broken item, unless they are collected, and for lengths that differ; `TypeError` for
    /// parameters of a wrong type; whatever an iterable raises.
    pub(crate) fn inputs(&self) -> PyResult<Inputs<'py>> {
        let texts = Texts::of(self.texts)?;
        let dates = Dates::of(self.published, texts.len())?;
        let ids = self.ids.map(|ids| parallel(ids, texts.len(), "ids")).transpose()?;
        let count = texts.len();
        let mut inputs =
            Inputs { jobs: Vec::with_capacity(count), slots: Vec::with_capacity(count), errors: vec![] };
        for i in 0..count {
            if i % SIGNALS == SIGNALS - 1 {
                self.texts.py().check_signals()?;
            }
            match self.item(&texts, i, &dates, ids.as_ref().map(|ids| &ids[i])) {
                Ok((job, slot)) => {
                    inputs.jobs.push(job);
                    inputs.slots.push(slot);
                }
                Err(error) => {
                    let error = self.blame(error, i)?;
                    inputs.slots.push(Slot::Broken);
                    inputs.errors.push(error);
                }
            }
        }
        Ok(inputs)
    }

    /// One item: a row, a string, or a dict as a line of JSONL input, whose own date and identifier come first.
    fn item(
        &self,
        texts: &Texts<'py>,
        i: usize,
        dates: &Dates<'py>,
        id: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<(Job, Slot<'py>)> {
        let number = self.first + i;
        let label = |name: &str| {
            if name == "published" { format!("{name}[{number}]") } else { format!("{name}s[{number}]") }
        };
        let published = dates.get(i, || label("published"))?;
        let item = match texts {
            Texts::Column(column) => {
                let text = column
                    .text(i)
                    .map_err(|wrong| InputError::new_err(format!("{} {wrong}", label("text"))))?;
                let id = input::identifier(id, || label("id"))?;
                return Ok((Job { text, published, id }, Slot::Cell));
            }
            Texts::Items(items) => &items[i],
        };
        let Ok(record) = item.cast::<PyDict>() else {
            let input = Input::new(item, published, id, label)?;
            return Ok((input.job, Slot::String(input.text)));
        };
        let inside = |name: &str| format!("texts[{number}][{name:?}]");
        let text = record
            .get_item("text")?
            .ok_or_else(|| PyKeyError::new_err(format!("texts[{number}] has no \"text\"")))?;
        let published = match record.get_item("published")? {
            Some(own) => date(&own, || inside("published"))?,
            None => published,
        };
        let own = record.get_item("id")?;
        let input = Input::new(&text, published, own.as_ref().or(id), inside)?;
        Ok((input.job, Slot::String(input.text)))
    }

    /// The error for a broken item, with its number; as `Err` when it ends the batch.
    fn blame(&self, error: PyErr, i: usize) -> PyResult<Bound<'py, PyBaseException>> {
        let py = self.texts.py();
        let ours = error.is_instance_of::<InputError>(py);
        if !ours && !error.is_instance_of::<PyTypeError>(py) && !error.is_instance_of::<PyKeyError>(py) {
            return Err(error);
        }
        let blamed = if ours {
            error
        } else {
            let message: String = error.value(py).getattr("args")?.get_item(0)?.extract()?;
            InputError::new_err(message)
        };
        blamed.value(py).setattr("index", self.first + i)?;
        if self.collect { Ok(blamed.into_value(py).into_bound(py)) } else { Err(blamed) }
    }
}

/// The texts of a batch.
enum Texts<'py> {
    Column(Column),
    Items(Vec<Bound<'py, PyAny>>),
}

impl<'py> Texts<'py> {
    fn of(texts: &Bound<'py, PyAny>) -> PyResult<Texts<'py>> {
        match Column::of(texts)? {
            Some(column) => Ok(Texts::Column(column)),
            None => Ok(Texts::Items(items(texts, "texts")?)),
        }
    }

    fn len(&self) -> usize {
        match self {
            Texts::Column(column) => column.len(),
            Texts::Items(items) => items.len(),
        }
    }
}

/// The dates of a batch: one for all, or one for each.
enum Dates<'py> {
    All(Option<Published>),
    Each(Vec<Bound<'py, PyAny>>),
}

impl<'py> Dates<'py> {
    fn of(published: Option<&Bound<'py, PyAny>>, count: usize) -> PyResult<Dates<'py>> {
        match published {
            None => Ok(Dates::All(None)),
            Some(one) if one.is_instance_of::<PyString>() || !one.hasattr("__iter__")? => {
                Ok(Dates::All(date(one, || "published".to_owned())?))
            }
            Some(each) => Ok(Dates::Each(parallel(each, count, "published")?)),
        }
    }

    fn get(&self, i: usize, label: impl Fn() -> String) -> PyResult<Option<Published>> {
        match self {
            Dates::All(date) => Ok(*date),
            Dates::Each(dates) => date(&dates[i], label),
        }
    }
}

fn date(value: &Bound<'_, PyAny>, label: impl Fn() -> String) -> PyResult<Option<Published>> {
    if missing(value) { Ok(None) } else { input::published(value, label).map(Some) }
}

/// A parameter that has one item a text.
///
/// # Errors
/// `TypeError` when it cannot be iterated; `InputError` when the lengths differ.
fn parallel<'py>(values: &Bound<'py, PyAny>, count: usize, name: &str) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let values = items(values, name)?;
    if values.len() != count {
        return Err(InputError::new_err(format!("{name} has {} items for {count} texts", values.len())));
    }
    Ok(values)
}

fn items<'py>(values: &Bound<'py, PyAny>, name: &str) -> PyResult<Vec<Bound<'py, PyAny>>> {
    iterate(values, name)?.collect()
}

/// The items of an iterable that is no string, dict or table: those would silently give their letters, keys or names
/// of columns.
///
/// Raises ``TypeError`` when it is one, or no iterable.
#[pyfunction]
pub(crate) fn iterate<'py>(values: &Bound<'py, PyAny>, name: &str) -> PyResult<Bound<'py, PyIterator>> {
    let table = values.hasattr("columns")?;
    let mapping = name == "texts" && values.is_instance_of::<PyDict>();
    let string = values.is_instance_of::<PyString>() || values.is_instance_of::<PyBytes>();
    if table || mapping || string || !values.hasattr("__iter__")? {
        let given = type_name(values)?;
        let message = format!("{name} must be an iterable with an item for each text, not {given}");
        return Err(PyTypeError::new_err(message));
    }
    // Arrow's own items are scalars of its types.
    if values.hasattr("to_pylist")? {
        values.call_method0("to_pylist")?.try_iter()
    } else {
        values.try_iter()
    }
}
