//! The JSON Schema of the contract, from the types that write it.

use std::borrow::Cow;
use std::sync::Arc;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::record::{ArgumentRecord, Piece, Record};
use super::version::{SCHEMA_VERSION, SchemaVersion};
use crate::document::Published;
use crate::kind::{CustomKind, EventKind};
use crate::model::TimeValue;
use crate::names::{
    Act, ActorRelation, ActorType, Direction, Modality, Mode, PlaceKind, Polarity, RelationKind, Role, Tense,
    TimeMod, TimeType,
};
use crate::reference::{ActorRef, Degrees, Metres, PlaceRef, Score};
use crate::vocabulary::Vocabulary;

/// The JSON Schema (draft 2020-12) of a document with its events, as [`Extraction::to_json`](crate::Extraction::to_json)
/// and the command line write it. Fields that it does not name are allowed.
///
/// ```
/// let schema = hadath::json_schema();
/// assert_eq!(schema["$defs"]["SchemaVersion"]["const"], hadath::SCHEMA_VERSION);
/// ```
pub fn json_schema() -> serde_json::Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Record>();
    schema.insert("title".into(), "A document with its events, as hadath writes it".into());
    schema.insert("$id".into(), format!("urn:hadath:schema:{SCHEMA_VERSION}").into());
    schema.to_value()
}

/// Implements the schema of a type by its name and an expression.
macro_rules! schema {
    ($($name:ident = $schema:expr;)*) => {
        $(impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        })*
    };
}

/// Closed vocabularies are lists of names.
macro_rules! vocabularies {
    ($($name:ident)*) => {
        schema! { $($name = json_schema!({ "type": "string", "enum": $name::NAMES });)* }
    };
}

vocabularies! {
    Act ActorRelation ActorType Direction Modality Mode PlaceKind Polarity RelationKind Role Tense TimeMod TimeType
}

schema! {
    EventKind = json_schema!({
        "description": "A built-in kind, or the name of one that a lexicon of the user defines.",
        "anyOf": [
            { "enum": EventKind::NAMES },
            { "type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": CustomKind::LONGEST },
        ],
    });
    SchemaVersion = json_schema!({ "type": "string", "const": SCHEMA_VERSION });
    Published = json_schema!({
        "description": "Date, and time of day if known.",
        "type": "string",
        "pattern": "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?)?$",
    });
    Score = json_schema!({ "type": "number", "minimum": 0, "maximum": 1 });
    Degrees = json_schema!({ "type": "number", "minimum": -360, "maximum": 360 });
    Metres = json_schema!({ "description": "Kilometres.", "type": "number", "minimum": 0 });
}

/// The identifier of a document: the command line hands numbers on as they are.
pub fn identifier(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "description": "The identifier given by the caller.", "type": ["string", "number", "null"] })
}

/// An argument has the fields of a time, of a known place or of a known actor beside its own; which, its role tells.
impl JsonSchema for ArgumentRecord {
    fn schema_name() -> Cow<'static, str> {
        "Argument".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (role, piece) = (generator.subschema_for::<Role>(), generator.subschema_for::<Piece>());
        let (time, place) =
            (generator.subschema_for::<TimeValue>(), generator.subschema_for::<Arc<PlaceRef>>());
        let actor = generator.subschema_for::<Arc<ActorRef>>();
        // Known places have `alternatives`, known actors a `type`; words that are neither have no such field.
        json_schema!({
            "description": "A phrase that plays a part in the event.",
            "allOf": [
                piece,
                { "if": { "properties": { "role": { "const": "time" } } }, "then": time },
                {
                    "if": { "properties": { "role": { "const": "place" } }, "required": ["alternatives"] },
                    "then": place,
                },
                {
                    "if": {
                        "properties": { "role": { "enum": ["agent", "target", "other"] } },
                        "required": ["type"],
                    },
                    "then": actor,
                },
            ],
            "properties": {
                "role": role,
                "entity": {
                    "description": "The number of the actor or place that is named: its mentions share it.",
                    "type": "integer",
                    "minimum": 1,
                },
                "rule": { "description": "The rule that found it.", "type": "string" },
            },
            "required": ["role", "rule"],
        })
    }
}
