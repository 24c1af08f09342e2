//! The output types: events with their arguments and attributes.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::document::Published;
use crate::output::record::Record;
use crate::span::Span;

/// Declares an enum with its names in the JSON contract, `Display`, `FromStr`-like `parse` and serde.
macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])* #[serde(rename = $text)] $variant,)* }

        impl $name {
            /// Every value.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The name in the JSON contract.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }

            /// The value with this name.
            pub fn parse(name: &str) -> Option<$name> {
                match name { $($text => Some($name::$variant),)* _ => None }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

names! {
    /// What kind of event a mention reports. The first five are the core kinds.
    EventKind {
        /// Use of armed force other than shelling.
        Attack = "attack",
        /// Bombardment by artillery, mortar, rocket, missile, tank or naval guns.
        Shelling = "shelling",
        /// An unmanned aircraft flies or watches without striking.
        DroneOverflight = "drone_overflight",
        /// A place or its people are encircled, blockaded or cut off.
        Siege = "siege",
        /// A source says something in public.
        Statement = "statement",
        /// Two armed sides fight each other.
        Clash = "clash",
        /// People are killed, wounded or missing.
        Casualty = "casualty",
        /// People flee or are displaced.
        Displacement = "displacement",
        /// Arrest, abduction, capture, release.
        Detention = "detention",
        /// Truce, and its breach.
        Ceasefire = "ceasefire",
        /// Forces deploy, advance, withdraw, take a place.
        Movement = "movement",
        /// Demonstration, strike, sit-in, riot.
        Protest = "protest",
        /// Manned or unspecified military aircraft fly without striking.
        AircraftOverflight = "aircraft_overflight",
    }
}

names! {
    /// How: the refinement of a kind.
    Mode {
        /// Attack by ground forces.
        GroundAssault = "ground_assault",
        /// Raid, search, infiltration, air landing.
        Raid = "raid",
        /// Ambush.
        Ambush = "ambush",
        /// Shooting.
        Shooting = "shooting",
        /// Sniping.
        Sniping = "sniping",
        /// Assassination.
        Assassination = "assassination",
        /// Strike by manned or unspecified aircraft.
        Airstrike = "airstrike",
        /// Strike by a drone.
        DroneStrike = "drone_strike",
        /// Explosive device.
        Bombing = "bombing",
        /// Suicide bombing.
        SuicideBombing = "suicide_bombing",
        /// Vehicle bomb.
        CarBombing = "car_bombing",
        /// Mine.
        Landmine = "landmine",
        /// An aircraft is shot down.
        Shootdown = "shootdown",
        /// Artillery.
        Artillery = "artillery",
        /// Mortar.
        Mortar = "mortar",
        /// Unguided rocket.
        Rocket = "rocket",
        /// Guided or ballistic missile.
        Missile = "missile",
        /// Tank gun.
        Tank = "tank",
        /// Naval gun.
        Naval = "naval",
        /// Encirclement.
        Encirclement = "encirclement",
        /// Blockade: roads closed, supplies barred.
        Blockade = "blockade",
        /// Forces deploy.
        Deployment = "deployment",
        /// Forces advance.
        Advance = "advance",
        /// Forces withdraw.
        Withdrawal = "withdrawal",
        /// A place is taken.
        Takeover = "takeover",
        /// Arrest.
        Arrest = "arrest",
        /// Abduction.
        Abduction = "abduction",
        /// Capture of fighters.
        Capture = "capture",
        /// Release.
        Release = "release",
        /// A truce is agreed.
        Agreement = "agreement",
        /// A truce is breached.
        Violation = "violation",
        /// A truce collapses.
        Collapse = "collapse",
    }
}

names! {
    /// The part that an argument plays.
    Role {
        /// Who did it; for a statement, the speaker.
        Agent = "agent",
        /// Who or what was hit; for a statement, whoever is accused, warned or called upon.
        Target = "target",
        /// Defenders, supporters, mediators; the outlet that passes a statement on.
        Other = "other",
        /// Where.
        Place = "place",
        /// When.
        Time = "time",
        /// Means.
        Weapon = "weapon",
    }
}

names! {
    /// Does the text say that it happened?
    Polarity {
        /// It says so.
        Positive = "positive",
        /// It says that it did not happen, or someone denies it.
        Negative = "negative",
    }
}

names! {
    /// In what mood the text speaks of the event.
    Modality {
        /// As a fact.
        Asserted = "asserted",
        /// Planned, prepared, threatened.
        Intended = "intended",
        /// Demanded or called for.
        Requested = "requested",
        /// Possible, feared, conditional.
        Hypothetical = "hypothetical",
    }
}

names! {
    /// When, seen from the text.
    Tense {
        /// Before.
        Past = "past",
        /// Ongoing.
        Present = "present",
        /// To come.
        Future = "future",
        /// The text does not tell.
        Unspecified = "unspecified",
    }
}

names! {
    /// What a speaker does by a statement.
    Act {
        /// Says.
        Say = "say",
        /// Announces.
        Announce = "announce",
        /// Affirms.
        Affirm = "affirm",
        /// Denies, rejects.
        Deny = "deny",
        /// Accuses, holds responsible.
        Accuse = "accuse",
        /// Condemns.
        Condemn = "condemn",
        /// Warns, threatens.
        Warn = "warn",
        /// Demands, calls for.
        Demand = "demand",
        /// Claims, alleges.
        Claim = "claim",
    }
}

names! {
    /// The TIMEX3 type of a time phrase.
    TimeType {
        /// A calendar date, or a vague one.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// How long.
        Duration = "DURATION",
        /// How often.
        Set = "SET",
    }
}

names! {
    /// The TIMEX3 modifier of a time phrase.
    TimeMod {
        /// About.
        Approx = "APPROX",
        /// Before.
        Before = "BEFORE",
        /// After.
        After = "AFTER",
        /// At the start of.
        Start = "START",
        /// In the middle of.
        Mid = "MID",
        /// At the end of.
        End = "END",
    }
}

/// A time phrase read as TIMEX3.
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
    /// The rule that found it.
    pub rule: Cow<'static, str>,
}

/// Why an event was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    pub(crate) evidence: Evidence,
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
