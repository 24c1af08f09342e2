//! The seed files as written: TOML read into plain structs, every string with its place in the file.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::actor::seed::{
    BodySeed, CategorySeed, LeadSeed, OfficeSeed, OrganisationSeed, SideSeed, StateSeed,
};
use crate::finding::{Finding, Severity};
use crate::vocabulary::suggestion;

/// A string with its byte range in the file, for messages.
pub type Text = Spanned<String>;

/// One seed file. A file has whichever of these keys it needs.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SeedFile {
    /// The words of this file are taken out of the lexicon, not added to it.
    pub remove: bool,
    /// New kinds of events.
    pub kind: Vec<Text>,
    /// Event triggers.
    pub trigger: Vec<TriggerSeed>,
    /// Argument frames by name.
    pub frame: BTreeMap<Text, FrameSeed>,
    /// Rules from means to kind and mode.
    pub rule: Vec<MeansSeed>,
    /// Adjectives that tell the means.
    pub adjective: Vec<MeansAdjectiveSeed>,
    /// Weapons.
    pub weapon: Vec<WeaponSeed>,
    /// Places.
    pub place: Vec<PlaceSeed>,
    /// Actors.
    pub actor: Vec<ActorSeed>,
    /// States.
    pub state: Vec<StateSeed>,
    /// Bodies that every state has.
    pub body: Vec<BodySeed>,
    /// Offices of these bodies.
    pub office: Vec<OfficeSeed>,
    /// Words before an actor's name.
    pub lead: Vec<LeadSeed>,
    /// Sorts of people and bodies.
    pub category: Vec<CategorySeed>,
    /// Head nouns of bodies that no entry lists.
    pub organisation: Vec<OrganisationSeed>,
    /// Names that depend on the side.
    pub side: Vec<SideSeed>,
    /// Common words of names.
    pub generic: Vec<Text>,
    /// Nouns that with نا are the speaker's own.
    pub own: Vec<Text>,
    /// Support verbs and nouns by class.
    pub support: BTreeMap<Text, WordsSeed>,
    /// Cue words by class.
    pub cue: BTreeMap<Text, Vec<Text>>,
    /// Closed-class words by class.
    pub function: BTreeMap<Text, Vec<Text>>,
    /// Prepositions by meaning.
    pub preposition: BTreeMap<Text, Vec<Text>>,
    /// The class of the words below.
    pub class: Option<Text>,
    /// Nouns of `class`.
    pub nouns: Vec<Text>,
    /// Fixed multi-word nouns of `class`.
    pub phrases: Vec<Text>,
    /// Verbs of no class.
    pub verbs: Vec<Text>,
    /// Adjectives of no class.
    pub adjectives: Vec<Text>,
}

/// Verbs and nouns.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WordsSeed {
    /// `past/present`.
    pub verbs: Vec<Text>,
    /// `singular/plural`.
    pub nouns: Vec<Text>,
    /// Masculine singular.
    pub adjectives: Vec<Text>,
}

/// An event trigger: one meaning with all its words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerSeed {
    /// The kind of event.
    #[serde(default)]
    pub kind: Option<Text>,
    /// The argument frame.
    #[serde(default)]
    pub frame: Option<Text>,
    /// Its words name no event any more; of `kind`, if given.
    #[serde(default)]
    pub remove: bool,
    /// The mode that the words themselves tell.
    #[serde(default)]
    pub mode: Option<Text>,
    /// The mode of this particular wording.
    #[serde(default)]
    pub mode_if: Option<Text>,
    /// The act, for statements.
    #[serde(default)]
    pub act: Option<Text>,
    /// The set of means rules.
    #[serde(default)]
    pub means: Option<Text>,
    /// What must stand around it.
    #[serde(default)]
    pub needs: Option<Text>,
    /// The role of the noun that a verbal noun governs, where it differs from the frame's.
    #[serde(default)]
    pub idafa: Option<Text>,
    /// Always generic.
    #[serde(default)]
    pub generic: bool,
    /// Found and used by the rules, but not part of the output.
    #[serde(default)]
    pub shadow: bool,
    /// A refusal (رفض) rather than a denial: what it names is not negated.
    #[serde(default)]
    pub rejects: bool,
    /// Its imperfect without a subject (يُذكر أن) reports nobody's words.
    #[serde(default)]
    pub impersonal: bool,
    /// Its verbs never lack their object: a single noun phrase after them is whoever is spoken of (حثّت الأطراف على).
    #[serde(default)]
    pub transitive: bool,
    /// Verbs.
    #[serde(default)]
    pub verbs: Vec<Text>,
    /// Nouns, also of several words.
    #[serde(default)]
    pub nouns: Vec<Text>,
    /// Participles (adjectives) that name the event.
    #[serde(default)]
    pub participles: Vec<Text>,
    /// Prepositions and fixed phrases that attribute a clause to a source.
    #[serde(default)]
    pub attribution: Vec<Text>,
}

/// An argument frame: slot → role.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct FrameSeed {
    pub remove: bool,
    pub subject: Option<Text>,
    pub object: Option<Text>,
    pub idafa: Option<Text>,
    pub on: Option<Text>,
    pub at: Option<Text>,
    pub r#for: Option<Text>,
    pub toward: Option<Text>,
}

/// From weapon classes to kind and mode.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct MeansSeed {
    pub set: Text,
    pub weapon: Vec<Text>,
    pub kind: Text,
    #[serde(default)]
    pub mode: Option<Text>,
}

/// Adjectives that tell the means (انتحاري، صاروخي).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct MeansAdjectiveSeed {
    pub adjectives: Vec<Text>,
    pub class: Text,
}

/// Weapons of one class.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct WeaponSeed {
    #[serde(default)]
    pub remove: bool,
    #[serde(default)]
    pub nouns: Vec<Text>,
    #[serde(default)]
    pub phrases: Vec<Text>,
    pub class: Text,
}

/// A place.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct PlaceSeed {
    pub name: Text,
    #[serde(default)]
    pub remove: bool,
    #[serde(default)]
    pub aliases: Vec<Text>,
    #[serde(default)]
    pub en: String,
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub country: Option<String>,
    #[serde(default)]
    pub nisba: Option<Text>,
    #[serde(default)]
    pub nisba_aliases: Vec<Text>,
    #[serde(default)]
    pub needs_head: bool,
    /// Names by which it is resolved where a phrase is a place anyhow, but not found in the text.
    #[serde(default)]
    pub also: Vec<String>,
    /// Its number in GeoNames, which brings its coordinates.
    #[serde(default)]
    pub geonames: Option<u32>,
    /// Latitude and longitude, where it has no such number.
    #[serde(default)]
    pub at: Option<[f64; 2]>,
    /// The English name of what it is part of.
    #[serde(default)]
    pub r#in: Option<Text>,
}

/// An actor.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ActorSeed {
    #[serde(default)]
    pub id: Option<Text>,
    #[serde(default)]
    pub body: Option<Text>,
    pub name: Text,
    #[serde(default)]
    pub remove: bool,
    #[serde(default)]
    pub aliases: Vec<Text>,
    #[serde(default)]
    pub en: String,
    #[serde(rename = "type", default = "nothing")]
    pub kind: Text,
    #[serde(default)]
    pub country: Option<String>,
    #[serde(default)]
    pub parent: Option<Text>,
    #[serde(default)]
    pub successor: Option<Text>,
    #[serde(default)]
    pub code: Option<String>,
    #[serde(default)]
    pub from: Option<Text>,
    #[serde(default)]
    pub until: Option<Text>,
    #[serde(default)]
    pub needs_head: bool,
}

/// In place of a missing text.
fn nothing() -> Text {
    Spanned::new(0..0, String::new())
}

/// A seed file with its name and content.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The name for messages.
    pub name: &'a str,
    /// The content.
    pub text: &'a str,
}

impl Source<'_> {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is not TOML of this shape.
    pub fn parse(&self) -> Result<SeedFile, Finding> {
        toml::from_str(self.text).map_err(|e| {
            let at = e.span().map_or(0, |s| s.start);
            let (message, help) = explain(e.message());
            self.finding(at, message).help(help)
        })
    }

    /// Line and column of byte `at`, from 1; columns count characters.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let start = before.rfind('\n').map_or(0, |n| n + 1);
        (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
    }

    /// An error at byte `at`.
    pub fn finding(&self, at: usize, message: impl Into<String>) -> Finding {
        let (line, column) = self.position(at);
        let (file, message) = (self.name.to_owned(), message.into());
        Finding { severity: Severity::Error, file, line, column, message, help: None }
    }

    /// An error in a line, from 1.
    pub fn at_line(&self, line: usize, message: impl Into<String>) -> Finding {
        Finding { line, ..self.finding(0, message) }
    }

    /// An error at `text`.
    pub fn error(&self, text: &Text, message: impl Into<String>) -> Finding {
        self.finding(text.span().start, message)
    }
}

/// The words of the TOML reader about an unknown key, made shorter and with the nearest known one.
pub fn explain(message: &str) -> (String, Option<String>) {
    if message.ends_with("expected a sequence") {
        return ("not a list".to_owned(), Some("write [\"…\", \"…\"]".to_owned()));
    }
    let Some(rest) = message.strip_prefix("unknown field `") else { return (message.to_owned(), None) };
    let mut names = rest.split('`').step_by(2);
    let name = names.next().unwrap_or_default();
    (format!("unknown key \"{name}\""), suggestion(name, names))
}
