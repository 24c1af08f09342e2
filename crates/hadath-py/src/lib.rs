//! The native half of the Python package `hadath`.
//!
//! Only conversions and classes: all logic is in the core crate. The classes are native and frozen, not Python
//! dataclasses, because a document gives a few events of about ten small values each: building those eagerly in Python
//! takes longer than finding them in Rust. Here a worker thread makes the records with their character offsets while
//! the interpreter is released, and a Python object is made only for what the caller looks at. The types for checkers
//! are in `python/src/hadath/_native.pyi`; enums and exceptions are Python (`_names.py`, `_errors.py`), where they read
//! and pickle like any other.
//!
//! No class here can be part of a reference cycle (they hold only strings, enum members and one another, from the
//! outside in), so none takes part in garbage collection.

mod batch;
mod event;
mod evidence;
mod extraction;
mod extractor;
mod input;
mod names;
mod value;

/// Native part of hadath; import the package `hadath` instead.
#[pyo3::pymodule]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::event::Event;
    #[pymodule_export]
    use crate::evidence::{Evidence, Step};
    #[pymodule_export]
    use crate::extraction::Extraction;
    #[pymodule_export]
    use crate::extractor::{Extractor, extract};
    #[pymodule_export]
    use crate::value::{Argument, Span};

    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        crate::names::check(module.py())
    }
}
