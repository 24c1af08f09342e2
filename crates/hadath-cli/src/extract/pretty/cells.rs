//! What the table and the list say of each event.

use hadath::{Argument, Event, EventKind, Extraction, Modality, Polarity, Role, Tense};

use hadath::inert;

/// The columns.
pub const HEAD: [&str; 9] =
    ["#", "kind/mode", "trigger", "agent", "target", "place", "time", "details", "source"];

/// The columns that every event fills: number, kind and trigger.
pub const FIXED: usize = 3;

/// A cell: its entries, one under the other.
pub type Cell = Vec<String>;

/// A row, with the kind that colours it.
pub struct Row {
    /// The kind of the event.
    pub kind: EventKind,
    /// The cells in the order of [`HEAD`].
    pub cells: [Cell; HEAD.len()],
}

/// The events of an extraction, a row each.
pub fn rows(extraction: &Extraction) -> Vec<Row> {
    extraction.events().iter().map(|e| row(extraction, e)).collect()
}

fn row(x: &Extraction, e: &Event) -> Row {
    let words = |role| e.role(role).map(|a| inert::line(x.slice(a.span))).collect();
    let mut kind = vec![e.kind().to_string()];
    kind.extend(e.mode().map(|m| format!("/{m}")));
    let cells = [
        vec![e.id().to_string()],
        kind,
        vec![inert::line(x.slice(e.trigger()))],
        words(Role::Agent),
        words(Role::Target),
        words(Role::Place),
        e.times().flat_map(|a| time(x, a)).collect(),
        details(x, e),
        e.source().map(|s| format!("#{s}")).into_iter().collect(),
    ];
    Row { kind: e.kind(), cells }
}

/// The words of a time, and under them its value: side by side, a right-to-left line would turn the date around.
fn time(x: &Extraction, a: &Argument) -> Vec<String> {
    let mut lines = vec![inert::line(x.slice(a.span))];
    lines.extend(a.time.as_ref().and_then(|t| t.value.as_ref()).map(|v| inert::line(v)));
    lines
}

/// What departs from the plain report of something that happened, then means and bystanders.
fn details(x: &Extraction, e: &Event) -> Cell {
    let mut words = Vec::new();
    words.extend(e.act().map(|a| a.to_string()));
    words.extend((e.polarity() != Polarity::Positive).then(|| e.polarity().to_string()));
    words.extend((e.modality() != Modality::Asserted).then(|| e.modality().to_string()));
    words.extend((e.tense() != Tense::Unspecified).then(|| e.tense().to_string()));
    words.extend(e.count().map(|n| format!("count {n}")));
    words.extend(e.is_generic().then(|| "generic".to_owned()));
    words.extend(e.coref().map(|n| format!("coref {n}")));
    let mut cell: Cell = if words.is_empty() { Vec::new() } else { vec![words.join(", ")] };
    for (label, role) in [("with:", Role::Weapon), ("other:", Role::Other)] {
        let mut named = e.role(role).map(|a| inert::line(x.slice(a.span))).peekable();
        if named.peek().is_some() {
            cell.push(label.to_owned());
            cell.extend(named);
        }
    }
    cell
}
