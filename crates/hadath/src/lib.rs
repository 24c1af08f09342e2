//! Typed conflict events from Arabic news text: who did what to whom, where, when, with what, and on whose word.
//!
//! ```
//! use hadath::{Document, EventKind, Extractor, Published};
//!
//! let extractor = Extractor::new();
//! let published: Published = "2026-01-07".parse()?;
//! let document = Document::new("أعلنت الشرطة مقتل شخص في هجوم على حاجز للجيش في حلب أمس.").published(published);
//! let extraction = extractor.extract(&document);
//! let kinds: Vec<EventKind> = extraction.events().iter().map(|e| e.kind()).collect();
//! assert_eq!(kinds, [EventKind::Statement, EventKind::Attack]);
//! # Ok::<(), hadath::Error>(())
//! ```
//!
//! Terms: a *mention* is one place in the text that reports an event; its *trigger* is the word that names it; its
//! *arguments* are the phrases that play a [`Role`]. All spans are **bytes** of the caller's text; the JSON contract
//! ([`Extraction::to_json`]) counts characters.
//!
//! Not supported: kinds other than the five core kinds (attack, shelling, drone overflight, siege, statement),
//! dialects, and texts of 4 GiB or more.
#![forbid(unsafe_code)]

/// The examples of the README are run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod actor;
mod builder;
mod confidence;
mod config;
mod dates;
mod discourse;
mod document;
mod entity;
mod error;
mod explain;
mod extractor;
mod factuality;
mod finding;
mod finish;
mod frame;
#[doc(hidden)]
pub mod inert;
mod kind;
#[doc(hidden)]
pub mod lexicon;
mod limits;
#[doc(hidden)]
pub mod mention;
mod model;
mod names;
mod options;
mod output;
#[doc(hidden)]
pub mod phrase;
#[doc(hidden)]
pub mod place;
mod reference;
mod scratch;
mod span;
#[doc(hidden)]
pub mod text;
pub mod time;
mod vocabulary;

pub use builder::Builder;
pub use document::{Document, Published};
pub use error::Error;
pub use explain::{Explanation, Rejection};
pub use extractor::Extractor;
pub use finding::{Finding, Severity};
pub use kind::CustomKind;
pub use lexicon::{UserLexicon, WordForms};
pub use limits::Limits;
pub use model::{
    Act, Argument, Event, EventKind, Evidence, Extraction, InferredTime, Modality, Mode, Polarity, Role,
    Step, Tense, TimeMod, TimeType, TimeValue,
};
pub use options::Options;
pub use output::record::{
    ArgumentRecord, EventRecord, EvidenceRecord, InferredRecord, Offsets, Piece, Record, StepRecord,
};
#[cfg(feature = "schema")]
pub use output::schema::json_schema;
pub use output::version::{SCHEMA_VERSION, SchemaVersion};
pub use reference::{
    ActorCodes, ActorRef, ActorRelation, ActorType, Degrees, Direction, Metres, Place, PlaceKind, PlaceName,
    PlaceRef, Relation, RelationKind, Score,
};
pub use span::Span;
