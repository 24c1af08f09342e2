//! The class `Event`.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use hadath::{EventRecord, Modality, Polarity, Role};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyTuple, PyType};

use crate::evidence::Evidence;
use crate::input::{self, InputError};
use crate::names;
use crate::time::InferredTime;
use crate::value::{Argument, Reduced, Span, quoted};

/// One mention of an event in a text: what happened, who did it to whom, where, when, with what, and on whose word.
///
/// Comes from an `Extraction`; it keeps only its own words, not the text. Two events are equal when all their parts
/// and offsets are.
///
/// >>> import hadath
/// >>> text = "قصفت مدفعية الجيش حي الزيتون صباح الأحد."
/// >>> event = hadath.extract(text).events[0]
/// >>> event.kind
/// <EventKind.SHELLING: 'shelling'>
/// >>> event.kind == "shelling"
/// True
/// >>> text[event.trigger.start:event.trigger.end] == event.trigger.text
/// True
#[pyclass(frozen, module = "hadath")]
pub(crate) struct Event {
    record: Arc<EventRecord>,
    /// The statement that reports it, for `explain`; not there in a copy that was pickled alone.
    source: Option<Arc<EventRecord>>,
    /// Made once, so that `event.agents` and `event.arguments` hold the same objects.
    arguments: PyOnceLock<Py<PyTuple>>,
}

#[pymethods]
impl Event {
    /// Its number in the document, in order of the triggers: ``extraction.events[event.id] == event``.
    #[getter]
    fn id(&self) -> u32 {
        self.record.id
    }

    /// What kind of event it is; a plain ``str`` for a kind that a lexicon of your own defines.
    #[getter]
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        names::member(py, self.record.kind)
    }

    /// The refinement of the kind, if the text tells.
    #[getter]
    fn mode<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        names::optional(py, self.record.mode)
    }

    /// The word that names the event, without attached particles.
    #[getter]
    fn trigger(&self) -> Span {
        Span::from(&self.record.trigger)
    }

    /// All arguments, in order of role and place in the text.
    #[getter]
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<&Bound<'py, PyTuple>> {
        let made = self.arguments.get_or_try_init(py, || {
            PyTuple::new(py, self.record.arguments.iter().map(Argument::from)).map(Bound::unbind)
        })?;
        Ok(made.bind(py))
    }

    /// Who did it; for a statement, the speaker.
    #[getter]
    fn agents<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.role(py, Role::Agent)
    }

    /// Who or what was hit; for a statement, whoever is accused, warned or called upon.
    #[getter]
    fn targets<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.role(py, Role::Target)
    }

    /// Defenders, supporters, mediators; the outlet that passes a statement on.
    #[getter]
    fn others<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.role(py, Role::Other)
    }

    /// Where.
    #[getter]
    fn places<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.role(py, Role::Place)
    }

    /// When.
    #[getter]
    fn times<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.role(py, Role::Time)
    }

    /// With what.
    #[getter]
    fn weapons<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.role(py, Role::Weapon)
    }

    /// How many of the event itself, if told: 4 for four raids.
    #[getter]
    fn count(&self) -> Option<u32> {
        self.record.count
    }

    /// Does the text say that it happened?
    #[getter]
    fn polarity<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        names::member(py, self.record.polarity)
    }

    /// In what mood the text speaks of it.
    #[getter]
    fn modality<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        names::member(py, self.record.modality)
    }

    /// When, seen from the text.
    #[getter]
    fn tense<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        names::member(py, self.record.tense)
    }

    /// What the speaker does; only of statements.
    #[getter]
    fn act<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        names::optional(py, self.record.act)
    }

    /// The ``id`` of the statement that reports this event; ``None`` when the text itself asserts it.
    #[getter]
    fn source(&self) -> Option<u32> {
        self.record.source
    }

    /// The number of the chain of mentions of the same event, if there is more than one mention.
    #[getter]
    fn coref(&self) -> Option<u32> {
        self.record.coref
    }

    /// Is it talk of policy, habit or type, and no specific event?
    #[getter]
    fn generic(&self) -> bool {
        self.record.generic
    }

    /// How sure it is that the text reports such an event there, from 0 to 1: the share of such events that were right
    /// where the answers are known.
    #[getter]
    fn confidence(&self) -> f64 {
        self.record.confidence.value()
    }

    /// When it was, where no time argument tells a date: the nearest day told in the text, or that of publication.
    #[getter]
    fn inferred_time(&self) -> Option<InferredTime> {
        self.record.inferred_time.as_ref().map(InferredTime::from)
    }

    /// Why it was found; ``None`` when read from JSON without it.
    #[getter]
    fn evidence(&self) -> Option<Evidence> {
        self.record.evidence.as_ref().map(Evidence::from)
    }

    /// What decided this event, in words: the lexicon entry, the rule behind each argument and attribute, the source,
    /// and what makes it more or less sure. ``print`` it.
    ///
    /// >>> import hadath
    /// >>> event = hadath.extract("قصفت مدفعية الجيش حي الزيتون.").events[0]
    /// >>> print(event.explain())
    /// #0 shelling/artillery «قصفت», confidence 0.97
    ///   entry: triggers/shelling.toml: قصف
    /// ...
    fn explain(&self) -> String {
        self.record.explain(self.source.as_deref()).to_string().trim_end().to_owned()
    }

    /// The event as in the JSON contract: plain dicts, lists, strings and numbers.
    ///
    /// >>> import hadath
    /// >>> event = hadath.extract("قصفت مدفعية الجيش حي الزيتون.").events[0]
    /// >>> event.to_dict()["kind"]
    /// 'shelling'
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        loads(py, &self.json()?)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let r = &*self.record;
        let mut parts = vec![format!("<hadath.Event {} {} {}", r.id, r.kind, quoted(py, &r.trigger.text)?)];
        parts.extend(r.mode.map(|mode| format!("mode={mode}")));
        for &role in Role::ALL {
            let texts = r.arguments.iter().filter(|a| a.role == role);
            let texts: Vec<String> = texts.map(|a| quoted(py, &a.piece.text)).collect::<PyResult<_>>()?;
            parts.extend((!texts.is_empty()).then(|| format!("{role}s=[{}]", texts.join(", "))));
        }
        // Only what is out of the ordinary.
        parts.extend((r.polarity != Polarity::Positive).then(|| r.polarity.to_string()));
        parts.extend((r.modality != Modality::Asserted).then(|| r.modality.to_string()));
        parts.extend(r.source.map(|source| format!("source={source}")));
        Ok(parts.join(" ") + ">")
    }

    fn __eq__(&self, other: &Event) -> bool {
        self.record == other.record
    }

    fn __hash__(&self) -> u64 {
        // A part of what `__eq__` compares: enough to tell the events of a text apart.
        let (r, mut hasher) = (&self.record, DefaultHasher::new());
        (r.id, r.kind, r.trigger.start, r.trigger.end, &r.trigger.text, r.arguments.len()).hash(&mut hasher);
        hasher.finish()
    }

    /// For pickle only: what `__reduce__` wrote.
    #[classmethod]
    fn _from_json(_class: &Bound<'_, PyType>, json: &Bound<'_, PyString>) -> PyResult<Event> {
        let (_, json) = input::string(json, || "json")?;
        let record: EventRecord =
            serde_json::from_str(&json).map_err(|e| InputError::new_err(e.to_string()))?;
        Ok(Event::from(Arc::new(record)))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (String,)>> {
        Ok((slf.get_type().getattr("_from_json")?, (slf.get().json()?,)))
    }
}

impl Event {
    fn role<'py>(&self, py: Python<'py>, role: Role) -> PyResult<Bound<'py, PyTuple>> {
        let all = self.arguments(py)?.iter().zip(&self.record.arguments);
        let some: Vec<Bound<'py, PyAny>> =
            all.filter(|(_, a)| a.role == role).map(|(object, _)| object).collect();
        PyTuple::new(py, some)
    }

    fn json(&self) -> PyResult<String> {
        serde_json::to_string(&*self.record).map_err(|e| InputError::new_err(e.to_string()))
    }
}

impl From<Arc<EventRecord>> for Event {
    fn from(record: Arc<EventRecord>) -> Event {
        Event { record, source: None, arguments: PyOnceLock::new() }
    }
}

impl Event {
    /// The event with this number, and the statement that reports it.
    pub(crate) fn of(records: &[Arc<EventRecord>], record: &Arc<EventRecord>) -> Event {
        let source = record.source.and_then(|s| records.get(s as usize)).cloned();
        Event { source, ..Event::from(Arc::clone(record)) }
    }
}

/// Reads JSON with Python's own reader, which is quick, and makes plain objects by definition.
pub(crate) fn loads<'py>(py: Python<'py>, json: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (json,))
}
