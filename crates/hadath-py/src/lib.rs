//! The native half of the Python package `hadath`.
//!
//! Only conversions and classes: all logic is in the core crate.
//!
//! Why the classes are native and frozen, not Python dataclasses: on the gold texts, dataclasses for an event with its
//! arguments and evidence take 8–13 µs, all of it under the interpreter lock, so that `extract_many` could not share it
//! out among its threads. Here the worker threads make the records, with their character offsets, while the lock is
//! released; a Python object is made only when looked at, 1–4 µs an event (2 cores, CPython 3.11, core 0.1.0). Types
//! are in `python/src/hadath/_native.pyi`; enums and exceptions are Python (`_names.py`, `_errors.py`), where they are
//! typed and pickle like any other.
//!
//! No class here can be part of a reference cycle (they hold only strings, enum members and one another, from the
//! outside in), so none takes part in garbage collection.

mod batch;
mod event;
mod evidence;
mod explain;
mod extraction;
mod extractor;
mod input;
mod inputs;
mod names;
mod reference;
mod table;
mod text;
mod time;
mod timex;
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
    use crate::explain::Explanation;
    #[pymodule_export]
    use crate::extraction::Extraction;
    #[pymodule_export]
    use crate::extractor::{Extractor, extract};
    #[pymodule_export]
    use crate::inputs::iterate;
    #[pymodule_export]
    use crate::reference::{ActorCodes, ActorRef, PlaceName, PlaceRef, Relation};
    #[pymodule_export]
    use crate::table::Table;
    #[pymodule_export]
    use crate::text::Column;
    #[pymodule_export]
    use crate::time::{InferredTime, TimePhrase, times};
    #[pymodule_export]
    use crate::value::{Argument, Span};

    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        // Classes say their module themselves; for a function there is no such option, and pickle and help need it.
        module.getattr("extract")?.setattr("__module__", "hadath")?;
        module.getattr("times")?.setattr("__module__", "hadath")?;
        crate::names::check(module.py())
    }
}
