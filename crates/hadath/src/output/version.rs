//! The version of the JSON contract.

use std::borrow::Cow;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The version of the JSON contract that this version writes: major and minor. A minor version adds fields, a major one
/// changes or drops some; `docs/schema.md` has the rules.
pub const SCHEMA_VERSION: &str = "1.0";

/// The field `schema_version`: always [`SCHEMA_VERSION`]; any version with the same major number is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SchemaVersion;

impl Serialize for SchemaVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(SCHEMA_VERSION)
    }
}

impl<'de> Deserialize<'de> for SchemaVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SchemaVersion, D::Error> {
        let given = <Cow<'_, str>>::deserialize(deserializer)?;
        let major = |version: &str| version.split('.').next().map(str::to_owned);
        if major(&given) == major(SCHEMA_VERSION) {
            Ok(SchemaVersion)
        } else {
            Err(D::Error::custom(format!("schema version {given:?} is not one of {SCHEMA_VERSION:?}")))
        }
    }
}
