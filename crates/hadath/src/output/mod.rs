//! The last stage: events to records.

pub mod record;
