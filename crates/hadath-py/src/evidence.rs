//! Why an event was found: the classes `Evidence` and `Step`.

use hadath::{EvidenceRecord, StepRecord};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::value::{Reduced, Span, quoted};

/// One decision about an event: the name of the rule and the words that it used.
///
/// Raises `InputError` as `Span` does.
///
/// >>> import hadath
/// >>> hadath.Step("polarity.negated", 0, 2, "لم").rule
/// 'polarity.negated'
#[pyclass(frozen, eq, hash, module = "hadath")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Step {
    /// The name of the rule.
    #[pyo3(get)]
    rule: String,
    span: Span,
}

#[pymethods]
impl Step {
    #[new]
    fn new(rule: String, start: usize, end: usize, text: String) -> PyResult<Step> {
        Ok(Step { rule, span: Span::new(start, end, text)? })
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

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Step(rule={}, {})", quoted(py, &self.rule)?, self.span.fields(py)?))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (String, usize, usize, String)> {
        let Step { rule, span } = slf.get();
        (slf.get_type().into_any(), (rule.clone(), span.start, span.end, span.text.clone()))
    }
}

/// Why an event was found: the lexicon entry of its trigger, and the decisions in their order.
///
/// >>> import hadath
/// >>> extraction = hadath.extract("قصفت مدفعية الجيش حي الزيتون.")
/// >>> evidence = extraction.events[0].evidence
/// >>> evidence == hadath.Evidence(evidence.entry, evidence.steps)
/// True
#[pyclass(frozen, eq, hash, module = "hadath")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Evidence {
    /// The lexicon entry of the trigger: file and lemma.
    #[pyo3(get)]
    entry: String,
    steps: Vec<Step>,
}

#[pymethods]
impl Evidence {
    #[new]
    #[pyo3(signature = (entry, steps=Vec::new()), text_signature = "(entry, steps=())")]
    fn new(entry: String, steps: Vec<Bound<'_, Step>>) -> Evidence {
        Evidence { entry, steps: steps.iter().map(|s| s.get().clone()).collect() }
    }

    /// The decisions on kind, polarity, modality, tense and source, in their order.
    #[getter]
    fn steps<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.steps.iter().cloned())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Evidence(entry={}, steps={})", quoted(py, &self.entry)?, self.steps(py)?.repr()?))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (String, Bound<'py, PyTuple>)>> {
        let evidence = slf.get();
        Ok((slf.get_type().into_any(), (evidence.entry.clone(), evidence.steps(slf.py())?)))
    }
}

impl From<&EvidenceRecord> for Evidence {
    fn from(record: &EvidenceRecord) -> Evidence {
        let step = |s: &StepRecord| Step { rule: s.rule.clone(), span: Span::from(&s.piece) };
        Evidence { entry: record.entry.to_string(), steps: record.steps.iter().map(step).collect() }
    }
}
