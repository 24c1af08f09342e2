//! The table of events.

use hadath::{Argument, Event, EventKind, Extraction, Modality, Polarity, Role, Tense};

use super::fold::{self, width};
use super::{Style, colour, isolated};
use crate::inert;

/// The columns. Those from the fourth on are left out when no event fills them.
const HEAD: [&str; 9] = ["#", "kind/mode", "trigger", "agent", "target", "place", "time", "details", "source"];

/// The columns that are always shown.
const FIXED: usize = 3;

/// No column is squeezed below this, none is wider than the other.
const NARROWEST: usize = 9;
const WIDEST: usize = 48;

/// Between columns.
const GAP: &str = "  ";

/// A cell: its entries, one under the other. Long ones are broken.
type Cell = Vec<String>;

/// A row, with the kind that colours it.
struct Row {
    kind: EventKind,
    cells: [Cell; 9],
}

/// The events of an extraction, a row each.
pub fn table(extraction: &Extraction, style: Style) -> String {
    let rows: Vec<Row> = extraction.events().iter().map(|e| row(extraction, e)).collect();
    let columns: Vec<usize> =
        (0..HEAD.len()).filter(|&c| c < FIXED || rows.iter().any(|r| !r.cells[c].is_empty())).collect();
    let widths = squeezed(columns.iter().map(|&c| natural(&rows, c)).collect(), style.width);
    let mut out = style.on("1");
    print(&mut out, &columns.iter().map(|&c| vec![HEAD[c].to_owned()]).collect::<Vec<_>>(), &widths, None);
    out.push_str(style.off());
    let rule: Vec<Cell> = widths.iter().map(|&w| vec!["─".repeat(w)]).collect();
    print(&mut out, &rule, &widths, None);
    for row in &rows {
        let cells: Vec<Cell> = columns.iter().zip(&widths).map(|(&c, &w)| folded(&row.cells[c], w)).collect();
        print(&mut out, &cells, &widths, style.colour.then_some((style, row.kind)));
    }
    out
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
    lines.extend(a.time.as_ref().and_then(|t| t.value.as_ref()).map(|v| format!("= {}", inert::line(v))));
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
    words.extend(e.coref().map(|n| format!("chain {n}")));
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

/// The width that a column would like.
fn natural(rows: &[Row], column: usize) -> usize {
    let entries = rows.iter().flat_map(|r| &r.cells[column]).map(|e| width(e));
    entries.max().unwrap_or(0).min(WIDEST).max(HEAD[column].len())
}

/// Takes from the widest column until all fit, or until none can give more.
fn squeezed(mut widths: Vec<usize>, available: usize) -> Vec<usize> {
    let gaps = GAP.len() * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > available {
        match widths.iter_mut().max() {
            Some(widest) if *widest > NARROWEST => *widest -= 1,
            _ => break,
        }
    }
    widths
}

fn folded(cell: &[String], columns: usize) -> Cell {
    cell.iter().flat_map(|entry| fold::words(entry, columns)).collect()
}

/// Prints a row of cells that fit their columns. Padding stands outside the isolates, so every column keeps its
/// place whatever the direction of its neighbours.
fn print(out: &mut String, cells: &[Cell], widths: &[usize], colours: Option<(Style, EventKind)>) {
    for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
        let start = out.len();
        for (column, (cell, &columns)) in cells.iter().zip(widths).enumerate() {
            let entry = cell.get(line).map_or("", String::as_str);
            let coloured = colours.filter(|_| column < FIXED && !entry.is_empty());
            out.push_str(if column > 0 { GAP } else { "" });
            out.push_str(&coloured.map_or_else(String::new, |(style, kind)| style.on(colour(kind))));
            out.push_str(&isolated(entry));
            out.push_str(coloured.map_or("", |(style, _)| style.off()));
            out.push_str(&" ".repeat(columns.saturating_sub(width(entry))));
        }
        let end = out.trim_end_matches(' ').len().max(start);
        out.truncate(end);
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_squeezed_evenly() {
        assert_eq!(squeezed(vec![3, 40, 30], 64), [3, 29, 28]);
        assert_eq!(squeezed(vec![20, 20], 5), [9, 9]);
        assert_eq!(squeezed(vec![5, 5], 80), [5, 5]);
    }

    #[test]
    fn cells_are_isolated_and_padded_outside() {
        let mut out = String::new();
        print(&mut out, &[vec!["قصف".into()], vec!["past".into()]], &[5, 4], None);
        assert_eq!(out, "\u{2068}قصف\u{2069}    past\n");
    }
}
