//! The JSON contract: one object a document, offsets in Unicode scalar values.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::document::Published;
use crate::error::Error;
use crate::model::{
    Act, Argument, Event, EventKind, Evidence, Extraction, InferredTime, Modality, Mode, Polarity, Role,
    Step, Tense, TimeValue,
};
use crate::output::version::SchemaVersion;
use crate::reference::{ActorRef, PlaceRef, Score};
use crate::span::Span;

/// A document with its events, as in the JSON contract.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The version of the contract, [`SCHEMA_VERSION`](crate::SCHEMA_VERSION).
    #[serde(default)]
    pub schema_version: SchemaVersion,
    /// The identifier given by the caller.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::output::schema::identifier"))]
    pub id: Option<Arc<str>>,
    /// The date of publication.
    pub published: Option<Published>,
    /// The text.
    pub text: Arc<str>,
    /// The events.
    pub events: Vec<EventRecord>,
}

/// A piece of the text: offsets in characters, end exclusive, and the words themselves.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// An argument, as in the JSON contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "ArgumentFields")]
pub struct ArgumentRecord {
    /// The part that it plays.
    pub role: Role,
    /// Where it stands.
    #[serde(flatten)]
    pub piece: Piece,
    /// Type, value and modifier of a time.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeValue>,
    /// The known place: `ref`, names, `kind`, `country`, coordinates, `admin`, `score`, `alternatives`, `relation`.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub place: Option<Arc<PlaceRef>>,
    /// The known actor: `ref`, names, `type`, `country`.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub actor: Option<Arc<ActorRef>>,
    /// The number of the entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<u32>,
    /// The rule that found it.
    pub rule: String,
}

/// What is read of an argument. Several optional structs side by side would take the `type` from one another.
#[derive(Deserialize)]
struct ArgumentFields {
    role: Role,
    #[serde(flatten)]
    piece: Piece,
    #[serde(flatten)]
    meaning: Option<Meaning>,
    #[serde(default)]
    entity: Option<u32>,
    #[serde(default)]
    rule: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Meaning {
    Place(Arc<PlaceRef>),
    Actor(Arc<ActorRef>),
    Time(TimeValue),
}

impl From<ArgumentFields> for ArgumentRecord {
    fn from(a: ArgumentFields) -> ArgumentRecord {
        let (mut time, mut place, mut actor) = (None, None, None);
        match a.meaning {
            Some(Meaning::Place(p)) => place = Some(p),
            Some(Meaning::Actor(a)) => actor = Some(a),
            Some(Meaning::Time(t)) => time = Some(t),
            None => {}
        }
        ArgumentRecord { role: a.role, piece: a.piece, time, place, actor, entity: a.entity, rule: a.rule }
    }
}

/// An event, as in the JSON contract.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct EventRecord {
    pub id: u32,
    pub kind: EventKind,
    #[serde(default)]
    pub mode: Option<Mode>,
    pub trigger: Piece,
    pub arguments: Vec<ArgumentRecord>,
    #[serde(default)]
    pub count: Option<u32>,
    pub polarity: Polarity,
    pub modality: Modality,
    pub tense: Tense,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    pub source: Option<u32>,
    pub coref: Option<u32>,
    pub generic: bool,
    #[serde(default)]
    pub confidence: Score,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inferred_time: Option<InferredRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceRecord>,
}

/// An inferred time, as in the JSON contract.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InferredRecord {
    /// Type, value and modifier.
    #[serde(flatten)]
    pub time: TimeValue,
    /// How far the day was taken from.
    pub rule: String,
    /// The time phrase that tells the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phrase: Option<Piece>,
}

/// Evidence, as in the JSON output.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceRecord {
    /// The lexicon entry.
    pub entry: Arc<str>,
    /// The decisions.
    pub steps: Vec<StepRecord>,
}

/// One decision.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRecord {
    /// The rule.
    pub rule: String,
    /// The words it used.
    #[serde(flatten)]
    pub piece: Piece,
}

/// Byte offsets to character offsets and back: a count at every block start, then a short walk. Linear to build,
/// constant time a look-up, whatever the order.
pub struct Offsets<'a> {
    text: &'a str,
    /// Characters before byte `i * BLOCK`.
    blocks: Vec<u32>,
    ascii: bool,
}

const BLOCK: usize = 64;

impl<'a> Offsets<'a> {
    /// Counts the characters of `text`.
    pub fn new(text: &'a str) -> Offsets<'a> {
        let bytes = text.as_bytes();
        let mut blocks = Vec::with_capacity(bytes.len() / BLOCK + 1);
        let mut chars = 0;
        for chunk in bytes.chunks(BLOCK) {
            blocks.push(chars);
            chars += starts(chunk);
        }
        Offsets { text, blocks, ascii: text.is_ascii() }
    }

    /// The number of characters before byte `byte`.
    pub fn char_of(&self, byte: usize) -> usize {
        if self.ascii || self.blocks.is_empty() {
            return byte;
        }
        let block = (byte / BLOCK).min(self.blocks.len() - 1);
        let from = block * BLOCK;
        (self.blocks[block] + starts(&self.text.as_bytes()[from..byte])) as usize
    }

    /// The byte of character `chars`, or `None` past the end.
    pub fn byte_of(&self, chars: usize) -> Option<usize> {
        if self.ascii {
            return (chars <= self.text.len()).then_some(chars);
        }
        let block = self.blocks.partition_point(|&b| b as usize <= chars).checked_sub(1)?;
        let mut left = chars - self.blocks[block] as usize;
        let mut at = block * BLOCK;
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        // A block's count includes only characters that start in earlier blocks.
        while left > 0 {
            at += self.text[at..].chars().next()?.len_utf8();
            left -= 1;
        }
        Some(at)
    }

    pub(crate) fn piece(&self, span: Span) -> Piece {
        Piece {
            start: self.char_of(span.start()),
            end: self.char_of(span.end()),
            text: self.text[span.range()].to_owned(),
        }
    }

    fn span(&self, piece: &Piece) -> Result<Span, Error> {
        let bad = || Error::record(format!("no characters {}-{} in the text", piece.start, piece.end));
        let (start, end) =
            (self.byte_of(piece.start).ok_or_else(bad)?, self.byte_of(piece.end).ok_or_else(bad)?);
        if start > end || self.text.get(start..end) != Some(piece.text.as_str()) {
            return Err(Error::record(format!(
                "characters {}-{} are not {:?}: offsets count Unicode scalar values",
                piece.start, piece.end, piece.text
            )));
        }
        Ok(Span::new(start as u32, end as u32))
    }
}

/// How many characters start in these bytes.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from(b & 0xC0 != 0x80)).sum()
}

impl From<Extraction> for Record {
    fn from(e: Extraction) -> Record {
        let offsets = Offsets::new(&e.text);
        let events = e.events.iter().map(|event| event_record(event, &offsets)).collect();
        Record {
            schema_version: SchemaVersion,
            id: e.id,
            published: e.published,
            events,
            text: Arc::clone(&e.text),
        }
    }
}

/// An event with offsets in characters.
pub(crate) fn event_record(e: &Event, offsets: &Offsets<'_>) -> EventRecord {
    EventRecord {
        id: e.id,
        kind: e.kind,
        mode: e.mode,
        trigger: offsets.piece(e.trigger),
        arguments: e
            .arguments
            .iter()
            .map(|a| ArgumentRecord {
                role: a.role,
                piece: offsets.piece(a.span),
                time: a.time.clone(),
                place: a.place.clone(),
                actor: a.actor.clone(),
                entity: a.entity,
                rule: a.rule.clone().into_owned(),
            })
            .collect(),
        count: e.count,
        polarity: e.polarity,
        modality: e.modality,
        tense: e.tense,
        act: e.act,
        source: e.source,
        coref: e.coref,
        generic: e.generic,
        inferred_time: e.inferred_time.as_ref().map(|t| InferredRecord {
            time: t.time.clone(),
            rule: t.rule.clone().into_owned(),
            phrase: t.span.map(|s| offsets.piece(s)),
        }),
        confidence: e.confidence,
        evidence: Some(EvidenceRecord {
            entry: Arc::clone(&e.evidence.entry),
            steps: e
                .evidence
                .steps
                .iter()
                .map(|s| StepRecord { rule: s.rule.clone().into_owned(), piece: offsets.piece(s.span) })
                .collect(),
        }),
    }
}

impl TryFrom<Record> for Extraction {
    type Error = Error;

    fn try_from(r: Record) -> Result<Extraction, Error> {
        let offsets = Offsets::new(&r.text);
        let events = r.events.into_iter().map(|e| event(e, &offsets)).collect::<Result<_, _>>()?;
        Ok(Extraction { id: r.id, published: r.published, events, text: Arc::clone(&r.text) })
    }
}

fn event(e: EventRecord, offsets: &Offsets<'_>) -> Result<Event, Error> {
    let arguments = e.arguments.into_iter().map(|a| {
        let span = offsets.span(&a.piece)?;
        Ok(Argument {
            role: a.role,
            span,
            time: a.time,
            place: a.place,
            actor: a.actor,
            entity: a.entity,
            rule: a.rule.into(),
        })
    });
    let evidence = e.evidence.unwrap_or(EvidenceRecord { entry: "".into(), steps: Vec::new() });
    let steps = evidence
        .steps
        .into_iter()
        .map(|s| Ok(Step { span: offsets.span(&s.piece)?, rule: s.rule.into() }))
        .collect::<Result<_, Error>>()?;
    Ok(Event {
        id: e.id,
        kind: e.kind,
        mode: e.mode,
        trigger: offsets.span(&e.trigger)?,
        arguments: arguments.collect::<Result<_, Error>>()?,
        count: e.count,
        polarity: e.polarity,
        modality: e.modality,
        tense: e.tense,
        act: e.act,
        source: e.source,
        coref: e.coref,
        generic: e.generic,
        inferred_time: e.inferred_time.map(|t| inferred(t, offsets)).transpose()?,
        confidence: e.confidence,
        evidence: Evidence { entry: evidence.entry, steps },
    })
}

fn inferred(t: InferredRecord, offsets: &Offsets<'_>) -> Result<InferredTime, Error> {
    let span = t.phrase.map(|p| offsets.span(&p)).transpose()?;
    Ok(InferredTime { time: t.time, rule: t.rule.into(), span })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields of places, actors and times lie side by side in one object and are told apart.
    #[test]
    fn references_round_trip() {
        let piece = r#""start":0,"end":3,"text":"حلب""#;
        for (role, fields, place, actor, time) in [
            (
                "place",
                r#""ref":"geonames:1","name":"حلب","name_en":"Aleppo","kind":"city","country":"SY","lat":36.2,"lon":37.16,"admin":[{"ref":"SY","name":"سوريا","name_en":"Syria","kind":"country","country":"SY"}],"score":0.9,"alternatives":[],"relation":{"type":"distance","direction":"north","km":2.5}"#,
                true,
                false,
                false,
            ),
            (
                "place",
                r#""alternatives":[{"ref":"a","name":"ب","name_en":"b","kind":"town","score":0.5}]"#,
                true,
                false,
                false,
            ),
            (
                "agent",
                r#""ref":"sy.army","name":"ج","name_en":"Army","type":"state_forces","country":"SY""#,
                false,
                true,
                false,
            ),
            ("agent", r#""type":"armed_group""#, false, true, false),
            ("time", r#""type":"DATE","value":"2026-01-04""#, false, false, true),
        ] {
            let json = format!(r#"{{"role":"{role}",{piece},{fields},"rule":"r"}}"#);
            let read: ArgumentRecord = serde_json::from_str(&json).unwrap();
            assert_eq!(
                (read.place.is_some(), read.actor.is_some(), read.time.is_some()),
                (place, actor, time),
                "{json}"
            );
            assert_eq!(serde_json::to_string(&read).unwrap(), json);
        }
    }

    #[test]
    fn offsets_round_trip() {
        let text = "قصف a😀ب ".repeat(40);
        let offsets = Offsets::new(&text);
        for (chars, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.char_of(byte), chars);
            assert_eq!(offsets.byte_of(chars), Some(byte));
        }
        assert_eq!(offsets.byte_of(text.chars().count()), Some(text.len()));
        assert_eq!(offsets.byte_of(text.chars().count() + 1), None);
    }
}
