//! Where a text lies: in a string of ours, or in an Arrow column of somebody else's, which is never copied.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, BinaryArray, BinaryViewArray, LargeBinaryArray};
use arrow_array::{LargeStringArray, StringArray, StringViewArray};
use arrow_cast::cast;
use arrow_schema::DataType;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3_arrow::input::AnyArray;

/// The text of a document. Cheap to clone.
#[derive(Clone)]
pub(crate) enum Text {
    /// Made of a Python string.
    Own(Arc<str>),
    /// A row of a column.
    Cell(Arc<Chunk>, usize),
}

impl Text {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Text::Own(text) => text,
            // Rows are checked when they come in (`Column::text`).
            Text::Cell(chunk, row) => std::str::from_utf8(chunk.bytes(*row)).unwrap_or_default(),
        }
    }

    /// As the core keeps it: a copy only of what lies in a column.
    pub(crate) fn shared(&self) -> Arc<str> {
        match self {
            Text::Own(text) => Arc::clone(text),
            Text::Cell(..) => self.as_str().into(),
        }
    }
}

/// One array of strings. Kept as bytes: that they are UTF-8 is the promise of another library, and tested here.
pub(crate) enum Chunk {
    Small(BinaryArray),
    Large(LargeBinaryArray),
    View(BinaryViewArray),
}

impl Chunk {
    /// `None` when the array does not hold strings.
    fn of(array: &ArrayRef) -> Option<Chunk> {
        let any = array.as_any();
        match array.data_type() {
            DataType::Utf8 => any.downcast_ref::<StringArray>().map(|a| Chunk::Small(a.clone().into())),
            DataType::LargeUtf8 => {
                any.downcast_ref::<LargeStringArray>().map(|a| Chunk::Large(a.clone().into()))
            }
            DataType::Utf8View => {
                any.downcast_ref::<StringViewArray>().map(|a| Chunk::View(a.clone().to_binary_view()))
            }
            // Categories: views of the same strings.
            DataType::Dictionary(_, values) if values.is_string() => {
                cast(array, &DataType::Utf8View).ok().and_then(|views| Chunk::of(&views))
            }
            _ => None,
        }
    }

    fn array(&self) -> &dyn Array {
        match self {
            Chunk::Small(a) => a,
            Chunk::Large(a) => a,
            Chunk::View(a) => a,
        }
    }

    fn bytes(&self, row: usize) -> &[u8] {
        match self {
            Chunk::Small(a) => a.value(row),
            Chunk::Large(a) => a.value(row),
            Chunk::View(a) => a.value(row),
        }
    }
}

/// Texts in Arrow arrays, or a run of them.
#[pyclass(frozen, module = "hadath._native")]
pub(crate) struct Column {
    chunks: Vec<Arc<Chunk>>,
    /// The first row of each chunk.
    starts: Vec<usize>,
    rows: Range<usize>,
}

#[pymethods]
impl Column {
    /// The column behind the Arrow PyCapsule interface of an object, taken over without a copy; ``None`` when it has
    /// no such interface, or no strings in it.
    ///
    /// Raises ``TypeError`` for a table.
    #[staticmethod]
    pub(crate) fn of(values: &Bound<'_, PyAny>) -> PyResult<Option<Column>> {
        if let Ok(column) = values.cast::<Column>() {
            return Ok(Some(column.get().run(0, column.get().rows.len())));
        }
        if !values.hasattr("__arrow_c_array__")? && !values.hasattr("__arrow_c_stream__")? {
            return Ok(None);
        }
        // An export that fails (pandas without pyarrow, a column of mixed objects) leaves the way of any iterable.
        let Ok(array) = values.extract::<AnyArray>() else { return Ok(None) };
        let (arrays, field) = array.into_chunked_array()?.into_inner();
        if matches!(field.data_type(), DataType::Struct(_)) {
            return Err(PyTypeError::new_err("texts must be one column of strings, not a table"));
        }
        let chunks: Option<Vec<Arc<Chunk>>> = arrays.iter().map(|a| Chunk::of(a).map(Arc::new)).collect();
        Ok(chunks.filter(|chunks| !chunks.is_empty()).map(Column::new))
    }

    /// The rows from ``start`` to ``stop``, without a copy.
    fn slice(&self, start: usize, stop: usize) -> Column {
        let (start, stop) = (start.min(self.rows.len()), stop.min(self.rows.len()));
        self.run(start, stop.max(start))
    }

    fn __len__(&self) -> usize {
        self.rows.len()
    }
}

impl Column {
    fn new(chunks: Vec<Arc<Chunk>>) -> Column {
        let mut rows = 0;
        let mut starts = Vec::with_capacity(chunks.len());
        for chunk in &chunks {
            starts.push(rows);
            rows += chunk.array().len();
        }
        Column { chunks, starts, rows: 0..rows }
    }

    fn run(&self, start: usize, stop: usize) -> Column {
        let rows = self.rows.start + start..self.rows.start + stop;
        Column { chunks: self.chunks.clone(), starts: self.starts.clone(), rows }
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// A row, or what is wrong with it.
    pub(crate) fn text(&self, row: usize) -> Result<Text, String> {
        let row = self.rows.start + row;
        let at = self.starts.partition_point(|&start| start <= row) - 1;
        let (chunk, row) = (&self.chunks[at], row - self.starts[at]);
        if chunk.array().is_null(row) {
            return Err("must be str, not null".to_owned());
        }
        match std::str::from_utf8(chunk.bytes(row)) {
            Ok(_) => Ok(Text::Cell(Arc::clone(chunk), row)),
            Err(error) => Err(format!("is not UTF-8: {error}")),
        }
    }
}
