//! The enums: written in Python, where they are typed and pickle by name; found here by the position of the Rust value.

use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;

use crate::input::InputError;

/// An enum of the core that has a twin in `hadath/_names.py`.
pub(crate) trait Name: Copy + PartialEq + 'static {
    const CLASS: &'static str;
    const ALL: &'static [Self];
    fn text(self) -> &'static str;
    /// The members of the twin, in the order of `ALL`.
    fn members() -> &'static PyOnceLock<Vec<Py<PyAny>>>;
}

macro_rules! twins {
    ($($name:ident)*) => {
        $(impl Name for hadath::$name {
            const CLASS: &'static str = stringify!($name);
            const ALL: &'static [Self] = hadath::$name::ALL;
            fn text(self) -> &'static str {
                self.as_str()
            }
            fn members() -> &'static PyOnceLock<Vec<Py<PyAny>>> {
                static MEMBERS: PyOnceLock<Vec<Py<PyAny>>> = PyOnceLock::new();
                &MEMBERS
            }
        })*

        /// Loads every twin, so that a name missing on one side is found when the package is imported, and not when a
        /// rare event turns up.
        ///
        /// # Errors
        /// `ImportError` when the values of an enum differ between the core and `_names.py`.
        pub(crate) fn check(py: Python<'_>) -> PyResult<()> {
            $(load::<hadath::$name>(py)?;)*
            Ok(())
        }
    };
}

twins! {
    EventKind Mode Role Polarity Modality Tense Act TimeType TimeMod PlaceKind Direction RelationKind ActorType
    ActorRelation
}

fn load<N: Name>(py: Python<'_>) -> PyResult<&'static Vec<Py<PyAny>>> {
    N::members().get_or_try_init(py, || {
        let class = py.import("hadath._names")?.getattr(N::CLASS)?;
        let members: Vec<Bound<'_, PyAny>> = class.try_iter()?.collect::<PyResult<_>>()?;
        let values: Vec<String> =
            members.iter().map(|m| m.getattr("value")?.extract()).collect::<PyResult<_>>()?;
        let ours: Vec<&str> = N::ALL.iter().map(|n| n.text()).collect();
        if ours != values {
            return Err(PyImportError::new_err(format!(
                "hadath._names.{} has {values:?}, the core has {ours:?}",
                N::CLASS
            )));
        }
        Ok(members.into_iter().map(Bound::unbind).collect())
    })
}

/// The Python member for a value of the core; a kind that a user lexicon defines is a plain string.
pub(crate) fn member<N: Name>(py: Python<'_>, value: N) -> PyResult<Bound<'_, PyAny>> {
    match N::ALL.iter().position(|&n| n == value) {
        Some(at) => Ok(load::<N>(py)?[at].bind(py).clone()),
        None => Ok(PyString::new(py, value.text()).into_any()),
    }
}

/// The same for an optional value; `None` for none.
pub(crate) fn optional<N: Name>(py: Python<'_>, value: Option<N>) -> PyResult<Option<Bound<'_, PyAny>>> {
    value.map(|v| member(py, v)).transpose()
}

/// The value of the core with this name.
///
/// # Errors
/// `InputError` that lists the names.
pub(crate) fn parse<N: Name>(what: &str, name: &str) -> PyResult<N> {
    N::ALL.iter().copied().find(|n| n.text() == name).ok_or_else(|| {
        let names: Vec<&str> = N::ALL.iter().map(|n| n.text()).collect();
        InputError::new_err(format!("not a {what}: '{name}' (expected one of {})", names.join(", ")))
    })
}
