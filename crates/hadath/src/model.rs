//! The output types: events with their arguments and attributes.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::document::{Document, Published};
pub use crate::names::{Act, EventKind, Modality, Mode, Polarity, Role, Tense, TimeMod, TimeType};
use crate::output::record::Record;
use crate::reference::{ActorRef, PlaceRef, Score};
use crate::span::Span;

/// A time phrase read as TIMEX3.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TimeValue {
    /// Its type.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// ISO 8601 value, or `None` where the document's date is needed and missing.
    pub value: Option<String>,
    /// The modifier.
    #[serde(rename = "mod", default, skip_serializing_if = "Option::is_none")]
    pub modifier: Option<TimeMod>,
}

/// One argument of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Argument {
    /// The part that it plays.
    pub role: Role,
    /// Where it stands in the text.
    pub span: Span,
    /// The value, for [`Role::Time`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeValue>,
    /// The known place, or the places that it could be, for [`Role::Place`] and for a [`Role::Target`] that is one (an
    /// airport, a hospital).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Arc<PlaceRef>>,
    /// The known actor, or its sort, for the roles of actors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<Arc<ActorRef>>,
    /// The number of the entity: mentions of one actor or one place share it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<u32>,
    /// The rule that found it.
    pub rule: Cow<'static, str>,
}

/// Why an event was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Evidence {
    /// The lexicon entry of the trigger: file and lemma.
    pub entry: Arc<str>,
    /// The rules that decided the kind, polarity, modality, tense and source, in order, with the words they used.
    pub steps: Vec<Step>,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The name of the rule.
    pub rule: Cow<'static, str>,
    /// The words that it used.
    pub span: Span,
}

/// When an event was, inferred from what the text tells around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InferredTime {
    /// Its type, value and modifier.
    pub time: TimeValue,
    /// `sentence`, `paragraph`, `dateline` or `published`: how far the day was taken from.
    pub rule: Cow<'static, str>,
    /// The time phrase that tells the day; `None` for the date of publication.
    pub span: Option<Span>,
}

/// One event mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub(crate) id: u32,
    pub(crate) kind: EventKind,
    pub(crate) mode: Option<Mode>,
    pub(crate) trigger: Span,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) count: Option<u32>,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
    pub(crate) tense: Tense,
    pub(crate) act: Option<Act>,
    pub(crate) source: Option<u32>,
    pub(crate) coref: Option<u32>,
    pub(crate) generic: bool,
    #[serde(default)]
    pub(crate) confidence: Score,
    pub(crate) evidence: Evidence,
    pub(crate) inferred_time: Option<InferredTime>,
}

impl Event {
    /// Its number in the document, in order of the triggers.
    pub fn id(&self) -> u32 {
        self.id
    }
    /// Its kind.
    pub fn kind(&self) -> EventKind {
        self.kind
    }
    /// Its mode, if the text tells.
    pub fn mode(&self) -> Option<Mode> {
        self.mode
    }
    /// The word that names the event, without attached particles.
    pub fn trigger(&self) -> Span {
        self.trigger
    }
    /// All arguments, in order of role and place in the text.
    pub fn arguments(&self) -> &[Argument] {
        &self.arguments
    }
    /// The arguments of one role.
    pub fn role(&self, role: Role) -> impl Iterator<Item = &Argument> {
        self.arguments.iter().filter(move |a| a.role == role)
    }
    /// Who did it; for a statement, the speaker.
    pub fn agents(&self) -> impl Iterator<Item = &Argument> {
        self.role(Role::Agent)
    }
    /// Who or what was hit, accused, warned, called upon.
    pub fn targets(&self) -> impl Iterator<Item = &Argument> {
        self.role(Role::Target)
    }
    /// Where.
    pub fn places(&self) -> impl Iterator<Item = &Argument> {
        self.role(Role::Place)
    }
    /// When.
    pub fn times(&self) -> impl Iterator<Item = &Argument> {
        self.role(Role::Time)
    }
    /// With what.
    pub fn weapons(&self) -> impl Iterator<Item = &Argument> {
        self.role(Role::Weapon)
    }
    /// How many of the event itself (`أربع هجمات` → 4), if told.
    pub fn count(&self) -> Option<u32> {
        self.count
    }
    /// Did it happen?
    pub fn polarity(&self) -> Polarity {
        self.polarity
    }
    /// In what mood the text speaks of it.
    pub fn modality(&self) -> Modality {
        self.modality
    }
    /// When, seen from the text.
    pub fn tense(&self) -> Tense {
        self.tense
    }
    /// What the speaker does; only for statements.
    pub fn act(&self) -> Option<Act> {
        self.act
    }
    /// The [`id`](Event::id) of the statement that reports this event; `None` when the text itself asserts it.
    pub fn source(&self) -> Option<u32> {
        self.source
    }
    /// The number of the chain of mentions of the same event, if there is more than one mention.
    pub fn coref(&self) -> Option<u32> {
        self.coref
    }
    /// Talk of policy, habit or type, no specific event.
    pub fn is_generic(&self) -> bool {
        self.generic
    }
    /// When it was, where no time argument tells a date: the nearest day told in the text, or the day of publication.
    ///
    /// ```
    /// let published: hadath::Published = "2026-01-08".parse()?;
    /// let events = hadath::Extractor::new().events("قصف الجيش بلدة سرمين أمس. وشنت الطائرات غارة على كفريا.", Some(published));
    /// assert!(events[0].inferred_time().is_none());
    /// let inferred = events[1].inferred_time().expect("the day before");
    /// assert_eq!((inferred.time.value.as_deref(), &*inferred.rule), (Some("2026-01-07"), "paragraph"));
    /// # Ok::<(), hadath::Error>(())
    /// ```
    pub fn inferred_time(&self) -> Option<&InferredTime> {
        self.inferred_time.as_ref()
    }
    /// How sure it is that the text reports such an event there, from 0 to 1 in hundredths: the share of such events
    /// that were right where the answers are known. `docs/confidence.md` tells what raises and lowers it.
    pub fn confidence(&self) -> f64 {
        self.confidence.value()
    }
    /// Why it was found.
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }
}

/// What was found in one document. Serialises to the JSON contract, with offsets in characters; in Rust all
/// spans are bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Record", try_from = "Record")]
pub struct Extraction {
    pub(crate) id: Option<Arc<str>>,
    pub(crate) published: Option<Published>,
    pub(crate) text: Arc<str>,
    pub(crate) events: Vec<Event>,
}

impl Extraction {
    /// What was found in a document, from [`Extractor::events`](crate::Extractor::events) of its text.
    pub fn new(document: &Document, events: Vec<Event>) -> Extraction {
        Extraction {
            id: document.shared_id(),
            published: document.published_on(),
            text: document.shared_text(),
            events,
        }
    }

    /// The events in order of their triggers.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The text that was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The identifier of the document.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The date of publication.
    pub fn published(&self) -> Option<Published> {
        self.published
    }

    /// The words of a span of this text. Empty for a span of another text that does not fit.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The event with this id.
    pub fn event(&self, id: u32) -> Option<&Event> {
        self.events.get(id as usize)
    }

    /// The JSON contract, one line, offsets in Unicode scalar values.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&Record::from(self.clone())).unwrap_or_default()
    }
}
