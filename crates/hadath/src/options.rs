//! What an extractor gives out.

use serde::{Deserialize, Serialize};

use crate::kind::EventKind;
use crate::model::{Event, Polarity};
use crate::reference::Score;

/// Which events an extractor gives out. Everything by default.
///
/// Events that are left out are found all the same and bear on the others: what a statement reports stays reported. Only
/// the numbers change: `id` counts the events that are given out, `source` is `None` when its statement is not one of
/// them, and so is `coref` when it has no other mention.
///
/// ```
/// use hadath::{Document, EventKind, Extractor, Options};
///
/// let options = Options::new().kinds([EventKind::Shelling]).min_confidence(0.5);
/// let extractor = Extractor::builder().options(options).build()?;
/// let extraction = extractor.extract(&Document::new("أعلن الجيش قصف موقع للمسلحين."));
/// assert_eq!(extraction.events().len(), 1);
/// assert_eq!(extraction.events()[0].kind(), EventKind::Shelling);
/// # Ok::<(), hadath::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    kinds: Option<Vec<EventKind>>,
    min_confidence: Score,
    generic: bool,
    negative: bool,
    statements: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            kinds: None,
            min_confidence: Score::default(),
            generic: true,
            negative: true,
            statements: true,
        }
    }
}

impl Options {
    /// Everything.
    pub fn new() -> Options {
        Options::default()
    }

    /// Only events of these kinds.
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = EventKind>) -> Options {
        self.kinds = Some(kinds.into_iter().collect());
        self
    }

    /// Only events with at least this [`confidence`](Event::confidence), from 0 to 1.
    pub fn min_confidence(mut self, confidence: f64) -> Options {
        self.min_confidence = Score::new(confidence);
        self
    }

    /// With generic events (talk of policy, habit or type)?
    pub fn generic(mut self, keep: bool) -> Options {
        self.generic = keep;
        self
    }

    /// With events that did not happen, or that someone denies?
    pub fn negative(mut self, keep: bool) -> Options {
        self.negative = keep;
        self
    }

    /// With statements?
    pub fn statements(mut self, keep: bool) -> Options {
        self.statements = keep;
        self
    }

    /// The kinds that are asked for; `None` for all.
    pub fn wanted_kinds(&self) -> Option<&[EventKind]> {
        self.kinds.as_deref()
    }

    /// The least [`confidence`](Event::confidence) of an event.
    pub fn least_confidence(&self) -> f64 {
        self.min_confidence.value()
    }

    /// Are generic events given out?
    pub fn with_generic(&self) -> bool {
        self.generic
    }

    /// Are events given out that did not happen, or that someone denies?
    pub fn with_negative(&self) -> bool {
        self.negative
    }

    /// Are statements given out?
    pub fn with_statements(&self) -> bool {
        self.statements
    }

    pub(crate) fn keep(&self, event: &Event) -> bool {
        self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&event.kind))
            && event.confidence >= self.min_confidence
            && (self.generic || !event.generic)
            && (self.negative || event.polarity != Polarity::Negative)
            && (self.statements || event.kind != EventKind::Statement)
    }

    /// The events to give out, numbered anew.
    pub(crate) fn apply(&self, events: Vec<Event>) -> Vec<Event> {
        if *self == Options::default() {
            return events;
        }
        let mut kept = 0;
        let mut number = |event: &Event| {
            kept += u32::from(self.keep(event));
            self.keep(event).then(|| kept - 1)
        };
        let ids: Vec<Option<u32>> = events.iter().map(&mut number).collect();
        let mut given: Vec<Event> = events.into_iter().filter(|e| self.keep(e)).collect();
        for event in &mut given {
            event.id = ids[event.id as usize].unwrap_or_default();
            event.source = event.source.and_then(|source| ids[source as usize]);
        }
        lonely_chains(&mut given);
        given
    }
}

/// A chain of one mention is none.
fn lonely_chains(events: &mut [Event]) {
    let mut chains: Vec<u32> = events.iter().filter_map(|e| e.coref).collect();
    chains.sort_unstable();
    for event in events {
        let many = |chain: &u32| {
            let first = chains.partition_point(|c| c < chain);
            chains.get(first + 1) == Some(chain)
        };
        event.coref = event.coref.filter(many);
    }
}
