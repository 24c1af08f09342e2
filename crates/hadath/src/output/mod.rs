//! The last stage: events to records.

pub mod record;
#[cfg(feature = "schema")]
pub mod schema;
pub mod version;
