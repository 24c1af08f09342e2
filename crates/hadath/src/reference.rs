//! What a phrase stands for: known places and known actors. The same structs are the fields that an argument has in
//! the JSON contract.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use crate::names::{ActorRelation, ActorType, Direction, PlaceKind, RelationKind};

/// A number between 0 and 1, in hundredths: how sure a resolution is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "f64", into = "f64")]
pub struct Score(u8);

impl Score {
    /// The nearest score; what lies outside 0 to 1 becomes 0 or 1.
    #[allow(clippy::cast_sign_loss)]
    pub fn new(value: f64) -> Score {
        Score((value.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// The number.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl From<f64> for Score {
    fn from(value: f64) -> Score {
        Score::new(value)
    }
}

impl From<Score> for f64 {
    fn from(score: Score) -> f64 {
        score.value()
    }
}

/// An angle of WGS 84 in degrees, kept in steps of 0.00001 (about a metre).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "f64", into = "f64")]
pub struct Degrees(i32);

impl Degrees {
    /// An angle in steps of 0.00001 degrees.
    pub const fn from_steps(steps: i32) -> Degrees {
        Degrees(steps)
    }

    /// The nearest step.
    pub fn new(degrees: f64) -> Degrees {
        Degrees((degrees.clamp(-360.0, 360.0) * 1e5).round() as i32)
    }

    /// Degrees.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 1e5
    }
}

impl From<f64> for Degrees {
    fn from(degrees: f64) -> Degrees {
        Degrees::new(degrees)
    }
}

impl From<Degrees> for f64 {
    fn from(degrees: Degrees) -> f64 {
        degrees.value()
    }
}

/// A length in whole metres; kilometres in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "f64", into = "f64")]
pub struct Metres(pub u32);

impl From<f64> for Metres {
    #[allow(clippy::cast_sign_loss)]
    fn from(km: f64) -> Metres {
        Metres((km * 1000.0).round() as u32)
    }
}

impl From<Metres> for f64 {
    fn from(metres: Metres) -> f64 {
        f64::from(metres.0) / 1000.0
    }
}

/// A place by its names: a parent of a place, or another place that the words could mean.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PlaceName {
    /// The stable identifier.
    #[serde(rename = "ref")]
    pub id: Arc<str>,
    /// Its Arabic name.
    pub name: Arc<str>,
    /// Its English name.
    pub name_en: Arc<str>,
    /// What it is.
    pub kind: PlaceKind,
    /// The country by its ISO 3166-1 alpha-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Arc<str>>,
    /// How well it fits; only of alternatives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
}

/// A known place.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Place {
    /// The stable identifier: `geonames:` with the number of GeoNames where it has one.
    #[serde(rename = "ref")]
    pub id: Arc<str>,
    /// Its Arabic name.
    pub name: Arc<str>,
    /// Its English name.
    pub name_en: Arc<str>,
    /// What it is.
    pub kind: PlaceKind,
    /// The country by its ISO 3166-1 alpha-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Arc<str>>,
    /// Latitude, north positive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<Degrees>,
    /// Longitude, east positive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<Degrees>,
    /// What it is part of, from the smallest to the country.
    #[serde(default)]
    pub admin: Vec<PlaceName>,
}

/// How the spot that the text means lies to the place that it names.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Relation {
    /// What the words say.
    #[serde(rename = "type")]
    pub kind: RelationKind,
    /// To which side, for a distance or a countryside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// How far.
    #[serde(rename = "km", default, skip_serializing_if = "Option::is_none")]
    pub distance: Option<Metres>,
}

/// What a place argument stands for.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PlaceRef {
    /// The known place; `None` when the words could mean several and nothing decides.
    #[serde(flatten, default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Arc<Place>>,
    /// How sure that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// Other places that the words could mean, the likeliest first.
    pub alternatives: Vec<PlaceName>,
    /// Where the spot lies to the place, if not simply in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
}

/// Codes of an actor in other systems.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActorCodes {
    /// Its code in CAMEO and PLOVER: the state and the role (`SYRMIL`), or an organisation (`IGOUNO`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cameo: Option<Arc<str>>,
    /// Its actor type in ACLED.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acled: Option<Arc<str>>,
}

/// What an actor argument stands for.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActorRef {
    /// The stable identifier: of the registry (`PS/hamas`), of a body of a state (`UA/air_force`), of a state (`UA`),
    /// or of a sort of people (`category:civilians`). `None` for an actor that is known by its type only.
    #[serde(rename = "ref", default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Arc<str>>,
    /// Its Arabic name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Arc<str>>,
    /// Its English name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_en: Option<Arc<str>>,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: ActorType,
    /// The country by its ISO 3166-1 alpha-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Arc<str>>,
    /// The identifier of what it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Arc<str>>,
    /// Its codes in other systems.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub codes: Option<ActorCodes>,
    /// What the words are to the actor, if they do not name it itself.
    #[serde(rename = "relation", default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<ActorRelation>,
}
