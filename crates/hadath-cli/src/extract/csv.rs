//! CSV: one row an event.

use hadath::{ArgumentRecord, EventRecord, Record, Role};

use super::record::DocId;

/// The names of the columns.
const HEADER: [&str; 22] = [
    "doc_id",
    "event_id",
    "kind",
    "mode",
    "trigger",
    "start",
    "end",
    "agents",
    "targets",
    "others",
    "places",
    "times",
    "weapons",
    "count",
    "polarity",
    "modality",
    "tense",
    "act",
    "source",
    "coref",
    "generic",
    "confidence",
];

/// The line of column names.
pub fn header() -> Vec<u8> {
    write([HEADER.map(str::to_owned)])
}

/// The rows of a document.
pub fn rows(id: &DocId, record: &Record) -> Vec<u8> {
    write(record.events.iter().map(|e| row(id, e)))
}

fn write(rows: impl IntoIterator<Item = [String; 22]>) -> Vec<u8> {
    const MEMORY: &str = "all rows are of one length, and memory takes every write";
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.map(disarmed)).expect(MEMORY);
    }
    writer.into_inner().expect(MEMORY)
}

fn row(id: &DocId, e: &EventRecord) -> [String; 22] {
    [
        id.label.clone(),
        e.id.to_string(),
        e.kind.to_string(),
        shown(e.mode),
        e.trigger.text.clone(),
        e.trigger.start.to_string(),
        e.trigger.end.to_string(),
        joined(e, Role::Agent),
        joined(e, Role::Target),
        joined(e, Role::Other),
        joined(e, Role::Place),
        joined(e, Role::Time),
        joined(e, Role::Weapon),
        shown(e.count),
        e.polarity.to_string(),
        e.modality.to_string(),
        e.tense.to_string(),
        shown(e.act),
        shown(e.source),
        shown(e.coref),
        e.generic.to_string(),
        format!("{:.2}", e.confidence.value()),
    ]
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |v| v.to_string())
}

/// The arguments of one role in one field.
fn joined(e: &EventRecord, role: Role) -> String {
    e.arguments.iter().filter(|a| a.role == role).map(words).collect::<Vec<_>>().join("; ")
}

/// The words of an argument, with the value of a time.
fn words(a: &ArgumentRecord) -> String {
    match a.time.as_ref().and_then(|t| t.value.as_deref()) {
        Some(value) => format!("{}={value}", a.piece.text),
        None => a.piece.text.clone(),
    }
}

/// A spreadsheet would run a field that begins like a formula, in some countries also with the wide characters; a quotation mark before it makes it plain text.
fn disarmed(field: String) -> String {
    match field.chars().next() {
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n') => {
            format!("'{field}")
        }
        _ => field,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed() {
        for (field, safe) in [
            ("=1+1", "'=1+1"),
            ("@a", "'@a"),
            ("-3", "'-3"),
            ("+3", "'+3"),
            ("＝1", "'＝1"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(disarmed(field.into()), safe);
        }
    }
}
