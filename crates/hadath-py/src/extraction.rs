//! The class `Extraction`.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use hadath::EventRecord;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyAny, PyIterator, PyString, PyTuple, PyType};

use crate::batch::Found;
use crate::event::{Event, loads};
use crate::input::{self, InputError};
use crate::value::{Reduced, quoted};

/// What was found in one text: its events, with the text, identifier and date that they belong to.
///
/// ``len(extraction)`` is the number of events, and iteration goes over them.
///
/// >>> import hadath
/// >>> extraction = hadath.extract("قصفت مدفعية الجيش حي الزيتون.", id="doc-1")
/// >>> len(extraction), extraction.id
/// (1, 'doc-1')
/// >>> [str(event.kind) for event in extraction]
/// ['shelling']
#[pyclass(frozen, module = "hadath")]
pub(crate) struct Extraction {
    inner: hadath::Extraction,
    records: Vec<Arc<EventRecord>>,
    /// The caller's own string: no second copy in Python, and nothing to make when it is asked for.
    text: Py<PyString>,
    events: PyOnceLock<Py<PyTuple>>,
}

#[pymethods]
impl Extraction {
    /// The text that was read.
    #[getter]
    fn text(&self) -> &Py<PyString> {
        &self.text
    }

    /// The identifier that the caller gave.
    #[getter]
    fn id(&self) -> Option<&str> {
        self.inner.id()
    }

    /// The date of publication as the JSON contract writes it: ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM[:SS]``.
    #[getter]
    fn published(&self) -> Option<String> {
        self.inner.published().map(|p| p.to_string())
    }

    /// The events in order of their triggers; the position of an event is its ``id``.
    #[getter]
    fn events<'py>(&self, py: Python<'py>) -> PyResult<&Bound<'py, PyTuple>> {
        let made = self.events.get_or_try_init(py, || {
            PyTuple::new(py, self.records.iter().map(|r| Event::from(Arc::clone(r)))).map(Bound::unbind)
        })?;
        Ok(made.bind(py))
    }

    /// The JSON contract as one line, with offsets in characters.
    ///
    /// >>> import hadath
    /// >>> extraction = hadath.extract("قصفت مدفعية الجيش حي الزيتون.")
    /// >>> hadath.Extraction.from_json(extraction.to_json()) == extraction
    /// True
    fn to_json(&self) -> String {
        self.inner.to_json()
    }

    /// The JSON contract as plain dicts, lists, strings and numbers.
    ///
    /// >>> import hadath
    /// >>> hadath.extract("لا جديد.", published="2026-01-07").to_dict()
    /// {'id': None, 'published': '2026-01-07', 'text': 'لا جديد.', 'events': []}
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        loads(py, &self.to_json())
    }

    /// Reads what ``to_json`` wrote.
    ///
    /// Raises `InputError` when it is no JSON, does not fit the contract, or an offset does not fit the text.
    ///
    /// >>> import hadath
    /// >>> line = '{"id": "doc-1", "published": null, "text": "لا جديد.", "events": []}'
    /// >>> hadath.Extraction.from_json(line).id
    /// 'doc-1'
    #[classmethod]
    fn from_json(_class: &Bound<'_, PyType>, json: &Bound<'_, PyAny>) -> PyResult<Extraction> {
        let (_, content) = input::string(json, || "json")?;
        let inner: hadath::Extraction = serde_json::from_str(&content)
            .map_err(|e| InputError::new_err(format!("not an extraction: {e}")))?;
        let text = PyString::new(json.py(), inner.text()).unbind();
        Ok(Extraction::new(Found::from(inner), text))
    }

    fn __len__(&self) -> usize {
        self.records.len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.events(py)?.try_iter()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut parts = vec!["<hadath.Extraction".to_owned()];
        if let Some(id) = self.inner.id() {
            parts.push(format!("id={}", quoted(py, id)?));
        }
        parts.extend(self.published().map(|published| format!("published='{published}'")));
        parts.push(format!("characters={} events={}>", self.text.bind(py).len()?, self.records.len()));
        Ok(parts.join(" "))
    }

    fn __eq__(&self, other: &Extraction) -> bool {
        self.inner == other.inner
    }

    fn __hash__(&self) -> u64 {
        // A part of what `__eq__` compares: the rest follows from it, unless the lexicon changed in between.
        let mut hasher = DefaultHasher::new();
        (self.inner.id(), self.inner.published(), self.inner.text()).hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (String,)>> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json(),)))
    }
}

impl Extraction {
    pub(crate) fn new(found: Found, text: Py<PyString>) -> Extraction {
        Extraction { inner: found.extraction, records: found.events, text, events: PyOnceLock::new() }
    }
}
