//! The last stage: events to records.

pub mod geojson;
pub mod record;
#[cfg(feature = "schema")]
pub mod schema;
pub mod version;
