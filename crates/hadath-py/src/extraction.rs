//! The class `Extraction`.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

use hadath::{EventRecord, Record};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyAny, PyIterator, PyString, PyTuple, PyType};

use crate::batch::Job;
use crate::event::{Event, loads};
use crate::explain::Explanation;
use crate::input::{self, InputError};
use crate::text::Text;
use crate::value::{Reduced, quoted};

/// What was found in one text: its events, with the text, identifier and date that they belong to.
///
/// ``len(extraction)`` is the number of events, and iteration goes over them. A notebook shows the text with its
/// events marked, and a table of them.
///
/// >>> import hadath
/// >>> extraction = hadath.extract("قصفت مدفعية الجيش حي الزيتون.", id="doc-1")
/// >>> len(extraction), extraction.id
/// (1, 'doc-1')
/// >>> [str(event.kind) for event in extraction]
/// ['shelling']
#[pyclass(frozen, module = "hadath")]
pub(crate) struct Extraction {
    job: Job,
    found: Vec<hadath::Event>,
    /// With offsets in characters; made when first looked at.
    records: OnceLock<Vec<Arc<EventRecord>>>,
    /// The caller's own string, where there was one: no second copy in Python, and nothing to make when asked for.
    text: PyOnceLock<Py<PyString>>,
    events: PyOnceLock<Py<PyTuple>>,
}

#[pymethods]
impl Extraction {
    /// The text that was read.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> &Bound<'py, PyString> {
        self.text.get_or_init(py, || PyString::new(py, self.job.text.as_str()).unbind()).bind(py)
    }

    /// The identifier that the caller gave.
    #[getter]
    fn id(&self) -> Option<&str> {
        self.job.id.as_deref()
    }

    /// The date of publication as the JSON contract writes it: ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM[:SS]``.
    #[getter]
    fn published(&self) -> Option<String> {
        self.job.published.map(|p| p.to_string())
    }

    /// The events in order of their triggers; the position of an event is its ``id``.
    #[getter]
    fn events<'py>(&self, py: Python<'py>) -> PyResult<&Bound<'py, PyTuple>> {
        let made = self.events.get_or_try_init(py, || {
            let records = self.records();
            PyTuple::new(py, records.iter().map(|r| Event::of(records, r))).map(Bound::unbind)
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
        self.inner().to_json()
    }

    /// The JSON contract as plain dicts, lists, strings and numbers.
    ///
    /// >>> import hadath
    /// >>> hadath.extract("لا جديد.", published="2026-01-07").to_dict()["events"]
    /// []
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        loads(py, &self.to_json())
    }

    /// What decided each event. Why other words gave none is known only while they are looked at: `Extractor.explain`
    /// tells that, too.
    ///
    /// >>> import hadath
    /// >>> print(str(hadath.extract("قصفت مدفعية الجيش حي الزيتون.").explain()).splitlines()[1])
    ///   entry: triggers/shelling.toml: قصف
    fn explain(&self) -> Explanation {
        Explanation(self.inner().explain())
    }

    /// As `Extractions.to_arrow`, for this text alone.
    #[pyo3(signature = (table="events"))]
    fn to_arrow<'py>(slf: &Bound<'py, Self>, table: &str) -> PyResult<Bound<'py, PyAny>> {
        alone(slf)?.call_method1("to_arrow", (table,))
    }

    /// As `Extractions.to_pandas`, for this text alone.
    #[pyo3(signature = (table="events"))]
    fn to_pandas<'py>(slf: &Bound<'py, Self>, table: &str) -> PyResult<Bound<'py, PyAny>> {
        alone(slf)?.call_method1("to_pandas", (table,))
    }

    /// As `Extractions.to_polars`, for this text alone.
    #[pyo3(signature = (table="events"))]
    fn to_polars<'py>(slf: &Bound<'py, Self>, table: &str) -> PyResult<Bound<'py, PyAny>> {
        alone(slf)?.call_method1("to_polars", (table,))
    }

    /// As `Extractions.to_geojson`, for this text alone.
    fn to_geojson<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        alone(slf)?.call_method0("to_geojson")
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
        let job = Job {
            text: Text::Own(inner.text().into()),
            published: inner.published(),
            id: inner.id().map(Arc::from),
        };
        Ok(Extraction::new(job, inner.events().to_vec()))
    }

    /// The GeoJSON features of its events, as JSON.
    fn _features(&self) -> String {
        let document = self.id().map_or(serde_json::Value::Null, serde_json::Value::from);
        serde_json::Value::from(Record::from(self.inner()).features(&document)).to_string()
    }

    /// For notebooks: the text from right to left with its events marked, and a table of them.
    #[pyo3(name = "_repr_html_")]
    fn html(slf: &Bound<'_, Self>) -> PyResult<String> {
        slf.py().import("hadath._html")?.call_method1("page", (slf,))?.extract()
    }

    fn __len__(&self) -> usize {
        self.found.len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.events(py)?.try_iter()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut parts = vec!["<hadath.Extraction".to_owned()];
        if let Some(id) = self.id() {
            parts.push(format!("id={}", quoted(py, id)?));
        }
        parts.extend(self.published().map(|published| format!("published='{published}'")));
        let characters = self.job.text.as_str().chars().count();
        parts.push(format!("characters={characters} events={}>", self.found.len()));
        Ok(parts.join(" "))
    }

    fn __eq__(&self, other: &Extraction) -> bool {
        self.key() == other.key() && self.found == other.found
    }

    fn __hash__(&self) -> u64 {
        // A part of what `__eq__` compares: the rest follows from it, unless the lexicon changed in between.
        let mut hasher = DefaultHasher::new();
        self.key().hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (String,)>> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json(),)))
    }
}

impl Extraction {
    pub(crate) fn new(job: Job, found: Vec<hadath::Event>) -> Extraction {
        let (text, events) = (PyOnceLock::new(), PyOnceLock::new());
        Extraction { job, found, records: OnceLock::new(), text, events }
    }

    /// The same, with the string that the job was made of.
    pub(crate) fn with_text(self, text: Bound<'_, PyString>) -> Extraction {
        // A fresh cell is empty, so this cannot fail.
        let _ = self.text.set(text.py(), text.clone().unbind());
        self
    }

    /// As the core has it.
    pub(crate) fn inner(&self) -> hadath::Extraction {
        self.job.extraction(self.found.clone())
    }

    /// The events with offsets in characters. Needs no interpreter.
    pub(crate) fn records(&self) -> &[Arc<EventRecord>] {
        self.records.get_or_init(|| Record::from(self.inner()).events.into_iter().map(Arc::new).collect())
    }

    pub(crate) fn job(&self) -> &Job {
        &self.job
    }

    fn key(&self) -> (Option<&str>, Option<hadath::Published>, &str) {
        (self.id(), self.job.published, self.job.text.as_str())
    }
}

/// The extraction as the only one of a batch, which knows how to make tables.
fn alone<'py>(extraction: &Bound<'py, Extraction>) -> PyResult<Bound<'py, PyAny>> {
    extraction.py().import("hadath._batch")?.getattr("Extractions")?.call1(((extraction,),))
}
