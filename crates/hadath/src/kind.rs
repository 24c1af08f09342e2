//! Kinds of events: those of the JSON contract, and those that user lexicons define.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)*) => {
        /// What kind of event a mention reports. The first five are the core kinds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum EventKind {
            $($(#[$doc])* $variant,)*
            /// A kind that a user lexicon defines.
            Custom(CustomKind),
        }

        impl EventKind {
            /// Every built-in kind.
            pub const ALL: &'static [EventKind] = &[$(EventKind::$variant,)*];

            /// The name in the JSON contract.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(EventKind::$variant => $text,)*
                    EventKind::Custom(kind) => kind.as_str(),
                }
            }

            /// The built-in kind with this name.
            pub fn built_in(name: &str) -> Option<EventKind> {
                match name { $($text => Some(EventKind::$variant),)* _ => None }
            }
        }

        impl crate::vocabulary::Vocabulary for EventKind {
            const NAMES: &'static [&'static str] = &[$($text,)*];
        }
    };
}

kinds! {
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

impl EventKind {
    /// The kind with this name: a built-in one, or one that a user lexicon may define.
    ///
    /// ```
    /// use hadath::EventKind;
    /// assert_eq!(EventKind::parse("attack"), Some(EventKind::Attack));
    /// assert_eq!(EventKind::parse("aid_delivery").unwrap().as_str(), "aid_delivery");
    /// assert_eq!(EventKind::parse("Aid delivery"), None);
    /// ```
    pub fn parse(name: &str) -> Option<EventKind> {
        EventKind::built_in(name).or_else(|| CustomKind::new(name).map(EventKind::Custom))
    }

    /// Does a user lexicon define it?
    pub const fn is_custom(self) -> bool {
        matches!(self, EventKind::Custom(_))
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for EventKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for EventKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<EventKind, D::Error> {
        let name = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        EventKind::parse(&name).ok_or_else(|| D::Error::custom(format!("not the name of a kind: {name:?}")))
    }
}

/// The name of a kind that a user lexicon defines: small ASCII letters, digits and `_`, from a letter on, at most
/// [`CustomKind::LONGEST`].
///
/// Names are kept once a process and never freed, so that kinds stay as cheap to copy and to compare as the built-in
/// ones; there can be [`CustomKind::MOST`] of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CustomKind(&'static str);

impl CustomKind {
    /// The most bytes that a name may have.
    pub const LONGEST: usize = 48;
    /// The most names that a process may have.
    pub const MOST: usize = 10_000;

    /// The kind with this name; `None` when it is no such name, that of a built-in kind, or one too many.
    pub fn new(name: &str) -> Option<CustomKind> {
        static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
        if !CustomKind::is_name(name) || EventKind::built_in(name).is_some() {
            return None;
        }
        // The set stays whole even if another thread stopped while it held the lock.
        let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = names.get(name) {
            return Some(CustomKind(known));
        }
        if names.len() >= CustomKind::MOST {
            return None;
        }
        let kept: &'static str = String::leak(name.to_owned());
        names.insert(kept);
        Some(CustomKind(kept))
    }

    /// Could it be the name of a kind?
    pub fn is_name(name: &str) -> bool {
        let letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        name.len() <= CustomKind::LONGEST
            && name.as_bytes().first().is_some_and(u8::is_ascii_lowercase)
            && name.bytes().all(letter)
    }

    /// The name.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}
