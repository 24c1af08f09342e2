//! The table of events, for wide terminals and files.

use hadath::EventKind;

use super::cells::{Cell, FIXED, HEAD, Row};
use super::fold::{self, width};
use super::{Style, colour, isolated, left_to_right};

/// No column is squeezed below this.
const NARROWEST: usize = 9;

/// No column is wider than this.
const WIDEST: usize = 48;

/// The first column that may be squeezed: numbers and kinds cannot be broken.
const FIRST_SOFT: usize = 2;

/// Between columns.
const GAP: &str = "  ";

/// The table. Columns that no event fills are left out.
pub fn table(rows: &[Row], style: Style) -> String {
    let filled = |c: &usize| *c < FIXED || rows.iter().any(|r| !r.cells[*c].is_empty());
    let columns: Vec<usize> = (0..HEAD.len()).filter(filled).collect();
    let widths = squeezed(columns.iter().map(|&c| natural(rows, c)).collect(), style.width);
    let mut out = style.on("1");
    let head: Vec<Cell> = columns.iter().map(|&c| vec![HEAD[c].to_owned()]).collect();
    print(&mut out, &head, &widths, None);
    out.push_str(style.off());
    let rule: Vec<Cell> = widths.iter().map(|&w| vec!["─".repeat(w)]).collect();
    print(&mut out, &rule, &widths, None);
    for row in rows {
        let cells: Vec<Cell> = columns.iter().zip(&widths).map(|(&c, &w)| folded(&row.cells[c], w)).collect();
        print(&mut out, &cells, &widths, style.colour.then_some((style, row.kind)));
    }
    out
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
        match widths.iter_mut().skip(FIRST_SOFT).max() {
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
        let mut text = String::new();
        for (column, (cell, &columns)) in cells.iter().zip(widths).enumerate() {
            let entry = cell.get(line).map_or("", String::as_str);
            let (on, off) = match colours.filter(|_| column < FIXED && !entry.is_empty()) {
                Some((style, kind)) => (style.on(colour(kind)), style.off()),
                None => (String::new(), ""),
            };
            let gap = if column > 0 { GAP } else { "" };
            let padding = " ".repeat(columns.saturating_sub(width(entry)));
            text.extend([gap, &on, &isolated(entry), off, &padding]);
        }
        out.push_str(&left_to_right(text.trim_end_matches(' ')));
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_squeezed_evenly() {
        assert_eq!(squeezed(vec![3, 16, 40, 30], 80), [3, 16, 28, 27]);
        assert_eq!(squeezed(vec![3, 16, 20], 5), [3, 16, 9]);
        assert_eq!(squeezed(vec![5, 5], 80), [5, 5]);
    }

    #[test]
    fn cells_are_isolated_and_padded_outside() {
        let mut out = String::new();
        print(&mut out, &[vec!["قصف".into()], vec!["past".into()]], &[5, 4], None);
        assert_eq!(out, "\u{200e}\u{2068}قصف\u{2069}    past\n");
    }
}
