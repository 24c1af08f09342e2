//! Answers to "why?": what decided each event, and why other triggers gave none.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};
use std::sync::Arc;

use serde::Serialize;

use crate::confidence;
use crate::inert;
use crate::kind::EventKind;
use crate::model::{Event, Extraction};
use crate::output::record::{ArgumentRecord, EventRecord, Offsets, Piece, Record, event_record};
use crate::output::version::SchemaVersion;
use crate::span::Span;

/// A word that can name an event, but gave none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    pub(crate) trigger: Span,
    pub(crate) kind: EventKind,
    pub(crate) entry: Arc<str>,
    pub(crate) reason: Cow<'static, str>,
}

impl Rejection {
    /// The word.
    pub fn trigger(&self) -> Span {
        self.trigger
    }
    /// The kind of event that it can name.
    pub fn kind(&self) -> EventKind {
        self.kind
    }
    /// Its lexicon entry: file and dictionary form.
    pub fn entry(&self) -> &str {
        &self.entry
    }
    /// Why it named none.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

/// An extraction with its reasons. [`Display`] writes it for people, [`to_json`](Explanation::to_json) for programs.
///
/// ```
/// use hadath::{Document, Extractor};
///
/// let document = Document::new("قصف الجيش البلدة. وزار المدير وزارة الدفاع وشن الفريق هجوماً في المباراة.");
/// let explanation = Extractor::new().explain(&document);
/// assert_eq!(explanation.extraction().events().len(), 1);
/// let rejected = &explanation.rejections()[0];
/// assert_eq!(explanation.extraction().slice(rejected.trigger()), "هجوماً");
/// println!("{explanation}");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    pub(crate) extraction: Extraction,
    pub(crate) rejections: Vec<Rejection>,
}

impl Explanation {
    /// The events.
    pub fn extraction(&self) -> &Extraction {
        &self.extraction
    }

    /// The triggers that gave no event, in the order of the text. Empty when it was made of an extraction alone.
    pub fn rejections(&self) -> &[Rejection] {
        &self.rejections
    }

    /// As JSON, one line: the contract of the events, with the `signs` of their confidence, and the list `rejected`.
    /// Offsets count characters.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.record()).unwrap_or_default()
    }

    fn record(&self) -> ExplanationRecord {
        let record = Record::from(self.extraction.clone());
        let offsets = Offsets::new(&self.extraction.text);
        ExplanationRecord {
            schema_version: SchemaVersion,
            id: record.id,
            published: record.published,
            events: record.events.into_iter().map(EventReasons::from).collect(),
            rejected: self.rejections.iter().map(|r| rejected(r, &offsets)).collect(),
            text: record.text,
        }
    }
}

/// An explanation as JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct ExplanationRecord {
    schema_version: SchemaVersion,
    id: Option<Arc<str>>,
    published: Option<crate::document::Published>,
    text: Arc<str>,
    events: Vec<EventReasons>,
    rejected: Vec<RejectionRecord>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct EventReasons {
    #[serde(flatten)]
    record: EventRecord,
    signs: Vec<SignRecord>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct SignRecord {
    name: &'static str,
    points: i32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct RejectionRecord {
    trigger: Piece,
    kind: EventKind,
    entry: Arc<str>,
    reason: String,
}

impl From<EventRecord> for EventReasons {
    fn from(record: EventRecord) -> EventReasons {
        EventReasons { signs: signs(&record), record }
    }
}

fn signs(event: &EventRecord) -> Vec<SignRecord> {
    let start = SignRecord { name: "every event", points: confidence::START };
    std::iter::once(start)
        .chain(confidence::signs(event).map(|(name, points)| SignRecord { name, points }))
        .collect()
}

fn rejected(r: &Rejection, offsets: &Offsets<'_>) -> RejectionRecord {
    let (kind, entry, reason) = (r.kind, Arc::clone(&r.entry), r.reason.clone().into_owned());
    RejectionRecord { trigger: offsets.piece(r.trigger), kind, entry, reason }
}

impl Extraction {
    /// What decided each event. Why other triggers gave none is known only while they are looked at:
    /// [`Extractor::explain`](crate::Extractor::explain) tells that, too.
    pub fn explain(&self) -> Explanation {
        Explanation { extraction: self.clone(), rejections: Vec::new() }
    }
}

impl Event {
    /// What decided this event, in words; `extraction` is the one that it stands in.
    ///
    /// ```
    /// use hadath::{Document, Extractor};
    ///
    /// let extraction = Extractor::new().extract(&Document::new("قصفت المدفعية بلدة سرمين."));
    /// let words = extraction.events()[0].explain(&extraction).to_string();
    /// assert!(words.contains("triggers/shelling.toml: قصف"));
    /// assert!(words.contains("«بلدة سرمين»: object"));
    /// ```
    pub fn explain(&self, extraction: &Extraction) -> impl Display {
        let offsets = Offsets::new(&extraction.text);
        let source = self.source.and_then(|s| extraction.event(s)).map(|s| event_record(s, &offsets));
        Reasons { event: Cow::Owned(event_record(self, &offsets)), source: source.map(Cow::Owned) }
    }
}

impl EventRecord {
    /// What decided this event, in words, as [`Event::explain`]; `source` is the statement that reports it, where that
    /// is at hand.
    pub fn explain<'a>(&'a self, source: Option<&'a EventRecord>) -> impl Display + 'a {
        Reasons { event: Cow::Borrowed(self), source: source.map(Cow::Borrowed) }
    }
}

struct Reasons<'a> {
    event: Cow<'a, EventRecord>,
    source: Option<Cow<'a, EventRecord>>,
}

impl Display for Reasons<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let e = &*self.event;
        write!(f, "#{} {}", e.id, e.kind)?;
        if let Some(mode) = e.mode {
            write!(f, "/{mode}")?;
        }
        writeln!(f, " «{}», confidence {:.2}", inert::line(&e.trigger.text), e.confidence.value())?;
        if let Some(evidence) = &e.evidence {
            writeln!(f, "  entry: {}", inert::line(&evidence.entry))?;
        }
        e.arguments.iter().try_for_each(|a| argument(f, a))?;
        write!(f, "  {}, {}, {}", e.polarity, e.modality, e.tense)?;
        if let Some(act) = e.act {
            write!(f, ", {act}")?;
        }
        writeln!(f, "{}", if e.generic { ", generic" } else { "" })?;
        for step in e.evidence.iter().flat_map(|evidence| &evidence.steps) {
            writeln!(f, "  {} «{}»", step.rule, inert::line(&step.piece.text))?;
        }
        match (e.source, &self.source) {
            (_, Some(s)) => writeln!(f, "  source: #{} «{}»", s.id, inert::line(&s.trigger.text))?,
            (Some(id), None) => writeln!(f, "  source: #{id}")?,
            (None, None) => writeln!(f, "  source: the text itself")?,
        }
        let signs = signs(e)
            .iter()
            .map(|s| format!("{:+.1} {}", f64::from(s.points) / 10.0, s.name))
            .collect::<Vec<_>>();
        writeln!(f, "  confidence: {}", signs.join(", "))
    }
}

fn argument(f: &mut Formatter<'_>, a: &ArgumentRecord) -> fmt::Result {
    write!(f, "  {} «{}»: {}", a.role, inert::line(&a.piece.text), a.rule)?;
    if let Some(value) = a.time.as_ref().and_then(|t| t.value.as_deref()) {
        write!(f, "; read as {value}")?;
    }
    writeln!(f)
}

impl Display for Explanation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let record = Record::from(self.extraction.clone());
        for event in &record.events {
            let source = event.source.and_then(|s| record.events.get(s as usize));
            write!(f, "{}", event.explain(source))?;
        }
        if self.rejections.is_empty() {
            return Ok(());
        }
        writeln!(f, "no events:")?;
        for r in &self.rejections {
            let word = inert::line(self.extraction.slice(r.trigger));
            writeln!(f, "  {} «{word}»: {} ({})", r.kind, r.reason, inert::line(&r.entry))?;
        }
        Ok(())
    }
}
