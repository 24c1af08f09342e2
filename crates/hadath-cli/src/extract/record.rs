//! From raw input to a document: JSONL records with their further fields, and plain texts.

use std::fmt;

use hadath::{Document, Published};
use serde::de::{Deserializer as _, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The identifier of a document, as given: a string or a number of any length.
#[derive(Debug)]
pub struct DocId {
    /// As JSON, for JSON output; `None` is null.
    pub raw: Option<Box<RawValue>>,
    /// For people; empty if there is none.
    pub label: String,
}

/// A document to read events from.
#[derive(Debug)]
pub struct Job<'a> {
    /// Its identifier.
    pub id: DocId,
    /// Its text and date.
    pub document: Document,
    /// Fields that are none of ours, as they stood in the record.
    pub extra: Vec<(String, &'a RawValue)>,
}

/// The job of a plain text.
pub fn of_text(stem: Option<String>, text: String, published: Option<Published>) -> Job<'static> {
    let label = stem.unwrap_or_default();
    let raw = if label.is_empty() { None } else { serde_json::value::to_raw_value(&label).ok() };
    Job { id: DocId { raw, label }, document: document(text, published), extra: Vec::new() }
}

/// The job of a JSONL record.
///
/// # Errors
/// What is wrong with the record, for people.
pub fn of_line(line: &[u8], published: Option<Published>) -> Result<Job<'_>, String> {
    let line = std::str::from_utf8(line)
        .map_err(|e| format!("invalid UTF-8 at byte offset {} of the line", e.valid_up_to()))?;
    let line = line.trim_start_matches('\u{feff}');
    if !line.trim_start().starts_with('{') && serde_json::from_str::<&RawValue>(line).is_ok() {
        return Err("not a JSON object".into());
    }
    let mut record = Fields::default();
    for (name, value) in fields(line)? {
        match name.as_str() {
            "id" => record.id = Some(value),
            "text" => record.text = Some(value),
            "published" => record.published = Some(value),
            // Replaced by ours, so that a gold file can be read as it is.
            "events" | "schema_version" => {}
            _ => record.extra.push((name, value)),
        }
    }
    record.job(published)
}

/// The fields of a record, ours sorted out; of a repeated field the last counts.
#[derive(Default)]
struct Fields<'a> {
    id: Option<&'a RawValue>,
    text: Option<&'a RawValue>,
    published: Option<&'a RawValue>,
    extra: Vec<(String, &'a RawValue)>,
}

impl<'a> Fields<'a> {
    fn job(self, default: Option<Published>) -> Result<Job<'a>, String> {
        let text = self.text.ok_or("no \"text\"")?;
        let text = string(text)?.ok_or("\"text\" is not a string")?;
        if u32::try_from(text.len()).is_err() {
            return Err("the text is longer than 4 GiB".into());
        }
        let published = self.published.map_or(Ok(default), date)?;
        let id = self.id.map_or(Ok(DocId { raw: None, label: String::new() }), identifier)?;
        Ok(Job { id, document: document(text, published), extra: self.extra })
    }
}

fn document(text: String, published: Option<Published>) -> Document {
    let document = Document::new(text);
    match published {
        Some(published) => document.published(published),
        None => document,
    }
}

/// The content of a JSON string, or `None` if the value is something else.
fn string(value: &RawValue) -> Result<Option<String>, String> {
    if !value.get().starts_with('"') {
        return Ok(None);
    }
    serde_json::from_str(value.get()).map(Some).map_err(|e| broken(&e))
}

/// The date of a record; null is an unknown date, whatever the command line says.
fn date(value: &RawValue) -> Result<Option<Published>, String> {
    if value.get() == "null" {
        return Ok(None);
    }
    let text = string(value)?.ok_or("\"published\" is not a string")?;
    text.parse().map(Some).map_err(|e| format!("\"published\": {e}"))
}

fn identifier(value: &RawValue) -> Result<DocId, String> {
    let label = match value.get().as_bytes().first() {
        Some(b'"') => string(value)?.unwrap_or_default(),
        Some(b'-' | b'0'..=b'9') => value.get().to_owned(),
        Some(b'n') => return Ok(DocId { raw: None, label: String::new() }),
        _ => return Err("\"id\" is neither a string nor a number".into()),
    };
    Ok(DocId { raw: Some(value.to_owned()), label })
}

/// The fields of a JSON object with their values as written: nothing is rounded or reordered on its way through.
fn fields(line: &str) -> Result<Vec<(String, &RawValue)>, String> {
    let mut json = serde_json::Deserializer::from_str(line);
    json.deserialize_map(FieldList).and_then(|fields| json.end().map(|()| fields)).map_err(|e| broken(&e))
}

/// Collects the fields of an object.
struct FieldList;

impl<'de> Visitor<'de> for FieldList {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(fields)
    }
}

/// A syntax error, placed in the line (`serde_json` would always speak of line 1).
fn broken(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    format!("broken JSON at byte {}: {}", error.column(), text.strip_suffix(&place).unwrap_or(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(line: &str) -> String {
        of_line(line.as_bytes(), None).unwrap_err()
    }

    #[test]
    fn errors_name_the_fault() {
        assert_eq!(error("[1]"), "not a JSON object");
        assert_eq!(error("{}"), "no \"text\"");
        assert_eq!(error(r#"{"text": 7}"#), "\"text\" is not a string");
        assert_eq!(error(r#"{"text": "a", "id": []}"#), "\"id\" is neither a string nor a number");
        assert_eq!(error(r#"{"text": "a", "published": 2026}"#), "\"published\" is not a string");
        assert_eq!(error(r#"{"text": "a"#), "broken JSON at byte 11: EOF while parsing a string");
        assert!(error(r#"{"text": "a", "published": "soon"}"#).contains("not a date: 'soon'"));
        assert!(error(r#"{"text": "\ud800"}"#).starts_with("broken JSON"));
        assert!(error(r#"{"text": "a"} x"#).starts_with("broken JSON"));
    }

    #[test]
    fn fields_pass_through_as_written() {
        let job =
            of_line(br#"{"id": 123456789012345678901234567890, "x": 1.50, "text": "a", "events": 1}"#, None)
                .unwrap();
        assert_eq!(job.id.label, "123456789012345678901234567890");
        assert_eq!(job.extra.len(), 1);
        assert_eq!(job.extra[0].1.get(), "1.50");
    }

    #[test]
    fn null_is_an_unknown_date() {
        let day: Published = "2026-01-07".parse().unwrap();
        let published = |line: &str| of_line(line.as_bytes(), Some(day)).unwrap().document.published_on();
        assert_eq!(published(r#"{"text": ""}"#), Some(day));
        assert_eq!(published(r#"{"text": "", "published": null}"#), None);
    }
}
