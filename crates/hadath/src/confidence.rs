//! How sure an event is: points for what speaks for it and against it, as a number between 0 and 1.
//!
//! The points are tenths of log-odds. They were fitted on sentences with known answers (`scripts/confidence.py --fit`),
//! where an event is right if it has the kind and the place of one that is there; `docs/confidence.md` has the figures.

use crate::kind::EventKind;
use crate::model::{Event, Modality, Polarity, Role, Tense};
use crate::reference::Score;

/// Something that an event has or has not.
pub(crate) struct Sign {
    /// Its name in explanations.
    pub name: &'static str,
    points: i32,
    holds: fn(&Event) -> bool,
}

/// Where every event starts. Less than was fitted (19): texts that nobody has seen are harder.
pub(crate) const START: i32 = 14;

/// What raises and lowers the confidence.
const SIGNS: &[Sign] = &[
    Sign { name: "a speaker is named", points: 8, holds: |e| speech(e) && e.has(Role::Agent) },
    Sign { name: "no speaker is named", points: -8, holds: |e| speech(e) && !e.has(Role::Agent) },
    Sign { name: "a place is named", points: 8, holds: |e| !speech(e) && e.has(Role::Place) },
    Sign { name: "a time is named", points: 5, holds: |e| e.has(Role::Time) },
    Sign { name: "nothing is named", points: -5, holds: |e| e.arguments.is_empty() },
    Sign { name: "its means or words tell the mode", points: 6, holds: |e| !speech(e) && e.mode.is_some() },
    Sign { name: "an argument is known by name", points: 6, holds: known },
    Sign { name: "words around it were read with it", points: 8, holds: |e| !e.evidence.steps.is_empty() },
    Sign { name: "it is generic", points: -20, holds: |e| e.generic },
    Sign { name: "it is ongoing", points: -6, holds: |e| e.tense == Tense::Present },
    Sign { name: "it is no plain assertion", points: -2, holds: unreal },
];

fn speech(event: &Event) -> bool {
    event.kind == EventKind::Statement
}

fn known(event: &Event) -> bool {
    event.arguments.iter().any(|a| a.place.is_some() || a.actor.is_some())
}

fn unreal(event: &Event) -> bool {
    event.modality != Modality::Asserted || event.polarity == Polarity::Negative
}

/// The signs of an event, with their points.
pub(crate) fn signs(event: &Event) -> impl Iterator<Item = (&'static str, i32)> {
    SIGNS.iter().filter(|s| (s.holds)(event)).map(|s| (s.name, s.points))
}

/// The confidence of an event.
pub(crate) fn of(event: &Event) -> Score {
    let points = START + signs(event).map(|(_, points)| points).sum::<i32>();
    Score::new(1.0 / (1.0 + (-f64::from(points) / 10.0).exp()))
}
