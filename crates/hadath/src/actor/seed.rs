//! What the seeds of actors hold beside the actors themselves: states, their bodies and offices, the sorts of people,
//! and the names that depend on the side.

use serde::Deserialize;
use toml::Spanned;

/// A string with its place in the file, for messages.
type Text = Spanned<String>;

/// A state.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct StateSeed {
    pub country: Text,
    pub code: String,
    #[serde(default)]
    pub capitals: Vec<Text>,
    #[serde(default)]
    pub lacks: Vec<Text>,
    #[serde(default)]
    pub split: bool,
}

/// A body that every state has.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct BodySeed {
    pub id: Text,
    pub en: String,
    #[serde(rename = "type")]
    pub kind: Text,
    pub code: String,
    pub names: Vec<Text>,
    #[serde(default = "yes")]
    pub lone: bool,
}

/// An office of a body.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct OfficeSeed {
    pub body: Text,
    pub names: Vec<Text>,
    #[serde(default = "yes")]
    pub lone: bool,
}

/// Words before an actor's name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct LeadSeed {
    pub relation: Text,
    pub words: Vec<Text>,
    #[serde(default)]
    pub category: Option<Text>,
    #[serde(default)]
    pub body: Option<Text>,
}

/// A sort of people or bodies.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct CategorySeed {
    pub id: Text,
    pub en: String,
    #[serde(rename = "type")]
    pub kind: Text,
    pub code: String,
    #[serde(default)]
    pub country: Option<Text>,
    #[serde(default)]
    pub stop: bool,
    #[serde(default)]
    pub words: Vec<Text>,
    #[serde(default)]
    pub phrases: Vec<Text>,
}

/// Head nouns of bodies that no entry lists.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct OrganisationSeed {
    #[serde(rename = "type")]
    pub kind: Text,
    pub code: String,
    #[serde(default)]
    pub name: bool,
    #[serde(default)]
    pub words: Vec<Text>,
    #[serde(default)]
    pub phrases: Vec<Text>,
}

/// Names that depend on the side.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct SideSeed {
    pub names: Vec<Text>,
    #[serde(rename = "type")]
    pub kind: Text,
    pub rows: Vec<RowSeed>,
}

/// One actor that such a name can mean.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RowSeed {
    pub actor: Text,
    pub states: Vec<Text>,
    #[serde(default)]
    pub from: Option<Text>,
    #[serde(default)]
    pub until: Option<Text>,
    #[serde(default)]
    pub speaker: Vec<Text>,
    #[serde(default)]
    pub names: Vec<Text>,
}

fn yes() -> bool {
    true
}
