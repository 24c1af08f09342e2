//! Answers to "why?": the class `Explanation`.

use pyo3::prelude::*;

use crate::event::loads;

/// What decided each event, and why other triggers gave none. ``str()`` writes it for people.
///
/// >>> import hadath
/// >>> explanation = hadath.Extractor().explain("قصف الجيش البلدة. وحصار اقتصادي.")
/// >>> explanation.to_dict()["rejected"][0]["reason"]
/// 'an excluded sense: figurative'
#[pyclass(frozen, eq, module = "hadath")]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Explanation(pub(crate) hadath::Explanation);

#[pymethods]
impl Explanation {
    /// As JSON, one line: the contract of the events, with the ``signs`` of their confidence, and the list
    /// ``rejected``. Offsets count characters.
    ///
    /// >>> import hadath
    /// >>> hadath.Extractor().explain("لا جديد.").to_json()[:28]
    /// '{"schema_version":"1.0","id"'
    fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The same as plain dicts, lists, strings and numbers.
    ///
    /// >>> import hadath
    /// >>> explanation = hadath.Extractor().explain("قصفت مدفعية الجيش حي الزيتون.")
    /// >>> explanation.to_dict()["events"][0]["signs"][0]
    /// {'name': 'every event', 'points': 14}
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        loads(py, &self.0.to_json())
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        let events = self.0.extraction().events().len();
        format!("<hadath.Explanation events={events} rejected={}>", self.0.rejections().len())
    }
}
