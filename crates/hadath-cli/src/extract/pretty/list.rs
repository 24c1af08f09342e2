//! The events one under the other, for narrow terminals.

use super::cells::{Cell, FIXED, HEAD, Row};
use super::{Style, colour, fold, isolated, left_to_right};

/// The columns for the names of the lines.
const NAMES: usize = 11;

/// Each event with a line for everything that is known of it.
pub fn list(rows: &[Row], style: Style) -> String {
    rows.iter().map(|row| entry(row, style)).collect::<Vec<_>>().join("\n")
}

fn entry(row: &Row, style: Style) -> String {
    let cells = &row.cells;
    let (on, off) = (style.on(&format!("1;{}", colour(row.kind))), style.off());
    let trigger = isolated(&cells[2].concat());
    let mut out =
        left_to_right(&format!("#{} {on}{}{off} {trigger}\n", cells[0].concat(), cells[1].concat()));
    for (name, cell) in HEAD.iter().zip(cells).skip(FIXED) {
        out.push_str(&lines(name, cell, style));
    }
    out
}

/// The entries of a cell under one name.
fn lines(name: &str, cell: &Cell, style: Style) -> String {
    let broken = cell.iter().flat_map(|e| fold::words(e, style.width.saturating_sub(NAMES)));
    let named = broken.enumerate().map(|(i, line)| {
        let name = if i == 0 { name } else { "" };
        left_to_right(&format!("   {name:<width$}{}\n", isolated(&line), width = NAMES - 3))
    });
    named.collect()
}
