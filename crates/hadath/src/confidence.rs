//! How sure an event is: points for what speaks for it and against it, as a number between 0 and 1.
//!
//! The points are tenths of log-odds. They were fitted on sentences with known answers (`scripts/confidence.py --fit`),
//! where an event is right if it has the kind and the place of one that is there; `docs/confidence.md` has the figures.

use crate::kind::EventKind;
use crate::model::{Event, Modality, Polarity, Role, Tense};
use crate::output::record::EventRecord;
use crate::reference::Score;

/// What the signs look at.
pub(crate) struct Traits {
    speech: bool,
    /// The roles of its arguments, a bit each.
    roles: u8,
    mode: bool,
    known: bool,
    steps: bool,
    generic: bool,
    ongoing: bool,
    unreal: bool,
}

/// The traits of an event, with spans or with characters: the names of the fields are the same.
macro_rules! traits {
    ($event:ident, $steps:expr) => {
        Traits {
            speech: $event.kind == EventKind::Statement,
            roles: $event.arguments.iter().fold(0, |roles, a| roles | 1 << a.role as u8),
            mode: $event.mode.is_some(),
            known: $event.arguments.iter().any(|a| a.place.is_some() || a.actor.is_some()),
            steps: $steps,
            generic: $event.generic,
            ongoing: $event.tense == Tense::Present,
            unreal: $event.modality != Modality::Asserted || $event.polarity == Polarity::Negative,
        }
    };
}

impl From<&Event> for Traits {
    fn from(e: &Event) -> Traits {
        traits!(e, !e.evidence.steps.is_empty())
    }
}

impl From<&EventRecord> for Traits {
    fn from(e: &EventRecord) -> Traits {
        traits!(e, e.evidence.as_ref().is_some_and(|evidence| !evidence.steps.is_empty()))
    }
}

impl Traits {
    fn has(&self, role: Role) -> bool {
        self.roles & 1 << role as u8 != 0
    }
}

/// Something that an event has or has not.
pub(crate) struct Sign {
    /// Its name in explanations.
    pub name: &'static str,
    points: i32,
    holds: fn(&Traits) -> bool,
}

/// Where every event starts. Less than was fitted (19): texts that nobody has seen are harder.
pub(crate) const START: i32 = 14;

/// What raises and lowers the confidence.
const SIGNS: &[Sign] = &[
    Sign { name: "a speaker is named", points: 8, holds: |e| e.speech && e.has(Role::Agent) },
    Sign { name: "no speaker is named", points: -8, holds: |e| e.speech && !e.has(Role::Agent) },
    Sign { name: "a place is named", points: 8, holds: |e| !e.speech && e.has(Role::Place) },
    Sign { name: "a time is named", points: 5, holds: |e| e.has(Role::Time) },
    Sign { name: "nothing is named", points: -5, holds: |e| e.roles == 0 },
    Sign { name: "its means or words tell the mode", points: 6, holds: |e| !e.speech && e.mode },
    Sign { name: "an argument is known by name", points: 6, holds: |e| e.known },
    Sign { name: "words around it were read with it", points: 8, holds: |e| e.steps },
    Sign { name: "it is generic", points: -20, holds: |e| e.generic },
    Sign { name: "it is ongoing", points: -6, holds: |e| e.ongoing },
    Sign { name: "it is no plain assertion", points: -2, holds: |e| e.unreal },
];

/// The signs of an event, with their points.
pub(crate) fn signs(event: impl Into<Traits>) -> impl Iterator<Item = (&'static str, i32)> {
    let traits = event.into();
    SIGNS.iter().filter(move |s| (s.holds)(&traits)).map(|s| (s.name, s.points))
}

/// The confidence of an event.
pub(crate) fn of(event: &Event) -> Score {
    let points = START + signs(event).map(|(_, points)| points).sum::<i32>();
    Score::new(1.0 / (1.0 + (-f64::from(points) / 10.0).exp()))
}
