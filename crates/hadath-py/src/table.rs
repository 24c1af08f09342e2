//! Results as Arrow tables: one row an event, or one row an argument.
//!
//! The columns are described in `docs/python/tables.md`; a test compares the names and types.

use std::iter;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder, StringDictionaryBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Float64Array, RecordBatch, StringArray, StructArray,
    TimestampSecondArray, UInt32Array,
};
use arrow_schema::{ArrowError, Field, Fields, Schema, SchemaRef};
use hadath::time::moments;
use hadath::{
    Act, ActorType, ArgumentRecord, EventKind, EventRecord, Modality, Mode, Place, PlaceKind, Polarity,
    Published, Role, Tense, TimeMod, TimeType,
};
use jiff::civil::{Date, DateTime, Time, datetime};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::error::PyArrowResult;
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

use crate::extraction::Extraction;

/// How many rows a record batch has at most. Keeps the strings of one far below the 2 GiB that their offsets can count.
const ROWS: usize = 1 << 18;

/// A table in Arrow's memory, for any library that takes the Arrow PyCapsule interface; nothing is copied when it is
/// handed over.
#[pyclass(frozen, module = "hadath._native")]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl Table {
    /// One row an event. ``None`` among the results leaves a number out of the column ``doc``.
    #[staticmethod]
    fn events(py: Python<'_>, results: Vec<Option<Py<Extraction>>>) -> PyResult<Table> {
        py.detach(|| Table::build(&event_rows(&results), event_columns))
    }

    /// One row an argument of an event.
    #[staticmethod]
    fn arguments(py: Python<'_>, results: Vec<Option<Py<Extraction>>>) -> PyResult<Table> {
        py.detach(|| Table::build(&argument_rows(&results), argument_columns))
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyArrowResult<Bound<'py, PyCapsule>> {
        to_schema_pycapsule(py, self.schema.as_ref())
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyCapsule>> {
        let field = Arc::new(Field::new_struct("", self.schema.fields().clone(), false));
        let batches = self.batches.clone().into_iter();
        let arrays = batches.map(|batch| Ok(Arc::new(StructArray::from(batch)) as ArrayRef));
        to_stream_pycapsule(py, Box::new(ArrayIterator::new(arrays, field)), requested_schema)
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}

impl Table {
    fn build<R>(rows: &[R], columns: fn(&[R]) -> Vec<Column>) -> PyResult<Table> {
        let batch = |rows: &[R]| {
            let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns(rows)
                .into_iter()
                .map(|(name, nullable, a)| (Field::new(name, a.data_type().clone(), nullable), a))
                .unzip();
            RecordBatch::try_new(Arc::new(Schema::new(Fields::from(fields))), arrays)
        };
        let made: Result<Vec<RecordBatch>, ArrowError> = if rows.is_empty() {
            batch(rows).map(|b| vec![b])
        } else {
            rows.chunks(ROWS).map(batch).collect()
        };
        let batches = made.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        Ok(Table { schema: batches[0].schema(), batches })
    }
}

/// Name, whether it may be empty, values.
type Column = (&'static str, bool, ArrayRef);

/// An event with the text that it was found in.
struct EventRow<'a> {
    doc: u32,
    of: &'a Extraction,
    event: &'a EventRecord,
}

/// An argument with its event.
struct ArgumentRow<'a> {
    row: EventRow<'a>,
    argument: &'a ArgumentRecord,
}

fn event_rows(results: &[Option<Py<Extraction>>]) -> Vec<EventRow<'_>> {
    let found = (0u32..).zip(results).filter_map(|(doc, result)| Some((doc, result.as_ref()?.get())));
    found.flat_map(|(doc, of)| of.records().iter().map(move |event| EventRow { doc, of, event })).collect()
}

fn argument_rows(results: &[Option<Py<Extraction>>]) -> Vec<ArgumentRow<'_>> {
    let rows = event_rows(results).into_iter();
    rows.flat_map(|EventRow { doc, of, event }| {
        event.arguments.iter().map(move |argument| ArgumentRow { row: EventRow { doc, of, event }, argument })
    })
    .collect()
}

impl<'a> EventRow<'a> {
    fn role(&self, role: Role) -> impl Iterator<Item = &'a ArgumentRecord> + use<'a> {
        self.event.arguments.iter().filter(move |a| a.role == role)
    }

    fn texts(&self, role: Role) -> impl Iterator<Item = Option<&'a str>> + use<'a> {
        self.role(role).map(|a| Some(a.piece.text.as_str()))
    }

    fn refs(&self, role: Role) -> impl Iterator<Item = Option<&'a str>> + use<'a> {
        self.role(role).map(reference)
    }

    /// The first place with coordinates, or what was hit where that is a place.
    fn spot(&self) -> Option<&'a Place> {
        self.role(Role::Place)
            .chain(self.role(Role::Target))
            .filter_map(place)
            .find(|place| place.lat.is_some() && place.lon.is_some())
    }

    /// The interval of the first time argument that names one, else of the inferred time.
    fn interval(&self) -> Option<(DateTime, DateTime)> {
        self.role(Role::Time).find_map(time_of).or_else(|| self.inferred())
    }

    /// The interval of the inferred time.
    fn inferred(&self) -> Option<(DateTime, DateTime)> {
        moments(self.event.inferred_time.as_ref()?.time.value.as_deref()?)
    }

    /// The day, where the interval lies within one; a night is of the day on which it begins.
    fn day(&self) -> Option<Date> {
        let (from, to) = self.interval()?;
        (from.duration_until(to).as_hours() <= 24).then(|| from.date())
    }

    /// Whoever says so.
    fn speaker(&self) -> Option<&'a str> {
        let statement = self.of.records().get(self.event.source? as usize)?;
        statement.arguments.iter().find(|a| a.role == Role::Agent).map(|a| a.piece.text.as_str())
    }
}

/// The interval that a time argument names.
fn time_of(argument: &ArgumentRecord) -> Option<(DateTime, DateTime)> {
    moments(argument.time.as_ref()?.value.as_deref()?)
}

fn place(argument: &ArgumentRecord) -> Option<&Place> {
    argument.place.as_ref()?.place.as_deref()
}

fn reference(argument: &ArgumentRecord) -> Option<&str> {
    place(argument).map(|p| &*p.id).or_else(|| argument.actor.as_ref()?.id.as_deref())
}

#[rustfmt::skip]
fn event_columns(rows: &[EventRow<'_>]) -> Vec<Column> {
    let each = || rows.iter();
    vec![
        ("doc", false, numbers(each().map(|r| Some(r.doc)))),
        ("id", true, strings(each().map(|r| r.of.job().id.as_deref()))),
        ("published", true, stamps(each().map(|r| r.of.job().published.map(|p| seconds(local(p)))))),
        ("event", false, numbers(each().map(|r| Some(r.event.id)))),
        ("kind", false, names(EventKind::ALL.iter().map(|n| n.as_str()), each().map(|r| Some(r.event.kind.as_str())))),
        ("mode", true, names(Mode::ALL.iter().map(|n| n.as_str()), each().map(|r| r.event.mode.map(Mode::as_str)))),
        ("trigger", false, strings(each().map(|r| Some(r.event.trigger.text.as_str())))),
        ("start", false, numbers(each().map(|r| count(r.event.trigger.start)))),
        ("end", false, numbers(each().map(|r| count(r.event.trigger.end)))),
        ("agents", false, lists(each().map(|r| r.texts(Role::Agent)))),
        ("agent_refs", false, lists(each().map(|r| r.refs(Role::Agent)))),
        ("targets", false, lists(each().map(|r| r.texts(Role::Target)))),
        ("target_refs", false, lists(each().map(|r| r.refs(Role::Target)))),
        ("others", false, lists(each().map(|r| r.texts(Role::Other)))),
        ("places", false, lists(each().map(|r| r.texts(Role::Place)))),
        ("place_refs", false, lists(each().map(|r| r.refs(Role::Place)))),
        ("place_name", true, strings(each().map(|r| r.spot().map(|p| &*p.name_en)))),
        ("country", true, strings(each().map(|r| r.spot().and_then(|p| p.country.as_deref())))),
        ("lat", true, floats(each().map(|r| r.spot().and_then(|p| p.lat).map(hadath::Degrees::value)))),
        ("lon", true, floats(each().map(|r| r.spot().and_then(|p| p.lon).map(hadath::Degrees::value)))),
        ("times", false, lists(each().map(|r| r.texts(Role::Time)))),
        ("time_values", false, lists(each().map(|r| r.role(Role::Time).map(|a| a.time.as_ref()?.value.as_deref())))),
        ("day", true, days(each().map(EventRow::day))),
        ("from", true, stamps(each().map(|r| r.interval().map(|(from, _)| seconds(from))))),
        ("to", true, stamps(each().map(|r| r.interval().map(|(_, to)| seconds(to))))),
        ("time_inferred", false, flags(each().map(|r| r.inferred().is_some()))),
        ("weapons", false, lists(each().map(|r| r.texts(Role::Weapon)))),
        ("count", true, numbers(each().map(|r| r.event.count))),
        ("polarity", false, names(Polarity::ALL.iter().map(|n| n.as_str()), each().map(|r| Some(r.event.polarity.as_str())))),
        ("modality", false, names(Modality::ALL.iter().map(|n| n.as_str()), each().map(|r| Some(r.event.modality.as_str())))),
        ("tense", false, names(Tense::ALL.iter().map(|n| n.as_str()), each().map(|r| Some(r.event.tense.as_str())))),
        ("act", true, names(Act::ALL.iter().map(|n| n.as_str()), each().map(|r| r.event.act.map(Act::as_str)))),
        ("source", true, numbers(each().map(|r| r.event.source))),
        ("speaker", true, strings(each().map(EventRow::speaker))),
        ("coref", true, numbers(each().map(|r| r.event.coref))),
        ("generic", false, flags(each().map(|r| r.event.generic))),
        ("entry", true, strings(each().map(|r| r.event.evidence.as_ref().map(|e| &*e.entry)))),
    ]
}

#[rustfmt::skip]
fn argument_columns(rows: &[ArgumentRow<'_>]) -> Vec<Column> {
    let each = || rows.iter().map(|r| r.argument);
    let actor = |a: &ArgumentRecord| a.actor.clone();
    let kinds = ActorType::ALL.iter().map(|n| n.as_str()).chain(TimeType::ALL.iter().map(|n| n.as_str()));
    vec![
        ("doc", false, numbers(rows.iter().map(|r| Some(r.row.doc)))),
        ("id", true, strings(rows.iter().map(|r| r.row.of.job().id.as_deref()))),
        ("event", false, numbers(rows.iter().map(|r| Some(r.row.event.id)))),
        ("kind", false, names(EventKind::ALL.iter().map(|n| n.as_str()), rows.iter().map(|r| Some(r.row.event.kind.as_str())))),
        ("role", false, names(Role::ALL.iter().map(|n| n.as_str()), each().map(|a| Some(a.role.as_str())))),
        ("start", false, numbers(each().map(|a| count(a.piece.start)))),
        ("end", false, numbers(each().map(|a| count(a.piece.end)))),
        ("text", false, strings(each().map(|a| Some(a.piece.text.as_str())))),
        ("rule", false, strings(each().map(|a| Some(a.rule.as_str())))),
        ("type", true, names(kinds, each().map(|a| a.time.as_ref().map(|t| t.kind.as_str()).or_else(|| actor(a).map(|a| a.kind.as_str()))))),
        ("value", true, strings(each().map(|a| a.time.as_ref()?.value.as_deref()))),
        ("from", true, stamps(each().map(|a| time_of(a).map(|(from, _)| seconds(from))))),
        ("to", true, stamps(each().map(|a| time_of(a).map(|(_, to)| seconds(to))))),
        ("mod", true, names(TimeMod::ALL.iter().map(|n| n.as_str()), each().map(|a| Some(a.time.as_ref()?.modifier?.as_str())))),
        ("ref", true, strings(each().map(reference))),
        ("name", true, strings(each().map(|a| place(a).map(|p| &*p.name).or_else(|| a.actor.as_ref()?.name.as_deref())))),
        ("name_en", true, strings(each().map(|a| place(a).map(|p| &*p.name_en).or_else(|| a.actor.as_ref()?.name_en.as_deref())))),
        ("place_kind", true, names(PlaceKind::ALL.iter().map(|n| n.as_str()), each().map(|a| Some(place(a)?.kind.as_str())))),
        ("country", true, strings(each().map(|a| place(a).map_or_else(|| a.actor.as_ref()?.country.as_deref(), |p| p.country.as_deref())))),
        ("lat", true, floats(each().map(|a| place(a)?.lat.map(hadath::Degrees::value)))),
        ("lon", true, floats(each().map(|a| place(a)?.lon.map(hadath::Degrees::value)))),
        ("admin", false, lists(each().map(|a| place(a).into_iter().flat_map(|p| &p.admin).map(|p| Some(&*p.id))))),
        ("score", true, floats(each().map(|a| a.place.as_ref()?.score.map(hadath::Score::value)))),
        ("alternatives", false, lists(each().map(|a| a.place.iter().flat_map(|p| &p.alternatives).map(|p| Some(&*p.id))))),
    ]
}

/// Offsets fit: texts are shorter than 4 GiB.
fn count(characters: usize) -> Option<u32> {
    u32::try_from(characters).ok()
}

fn local(published: Published) -> DateTime {
    published.date().to_datetime(published.time().unwrap_or(Time::midnight()))
}

/// As if the local time of the text were UTC: timestamps without a zone.
fn seconds(local: DateTime) -> i64 {
    local.duration_since(datetime(1970, 1, 1, 0, 0, 0, 0)).as_secs()
}

fn strings<'a>(values: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    Arc::new(values.collect::<StringArray>())
}

fn numbers(values: impl Iterator<Item = Option<u32>>) -> ArrayRef {
    Arc::new(values.collect::<UInt32Array>())
}

fn floats(values: impl Iterator<Item = Option<f64>>) -> ArrayRef {
    Arc::new(values.collect::<Float64Array>())
}

fn flags(values: impl Iterator<Item = bool>) -> ArrayRef {
    Arc::new(values.map(Some).collect::<BooleanArray>())
}

/// Days from 1970 on.
fn days(values: impl Iterator<Item = Option<Date>>) -> ArrayRef {
    let day = |date: Date| i32::try_from(seconds(date.into()).div_euclid(86_400)).ok();
    Arc::new(values.map(|date| date.and_then(day)).collect::<Date32Array>())
}

fn stamps(values: impl Iterator<Item = Option<i64>>) -> ArrayRef {
    Arc::new(values.collect::<TimestampSecondArray>())
}

/// Categories: all names that there can be, in their order, so that tables of different texts fit together.
fn names<'a>(all: impl Iterator<Item = &'a str>, values: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    let all: StringArray = all.map(Some).collect();
    let mut builder: StringDictionaryBuilder<Int32Type> =
        StringDictionaryBuilder::new_with_dictionary(values.size_hint().0, &all).unwrap_or_default();
    builder.extend(values);
    Arc::new(builder.finish())
}

fn lists<'a, I: Iterator<Item = Option<&'a str>>>(rows: impl Iterator<Item = I>) -> ArrayRef {
    let mut builder = ListBuilder::new(StringBuilder::new());
    builder.extend(rows.map(Some).chain(iter::empty()));
    Arc::new(builder.finish())
}
