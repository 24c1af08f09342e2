//! The format for people: the text with its events marked, then a table of them.

mod cells;
mod fold;
mod list;
mod mark;
mod table;

use std::env;
use std::io::{self, IsTerminal};

use hadath::EventKind;

use super::output::Page;
use hadath::inert;

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Colour {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never: brackets instead.
    Never,
}

/// How the output looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Colours, or brackets?
    pub colour: bool,
    /// Columns for the events.
    pub width: usize,
    /// Break the lines of the text at that width? Only a terminal needs it; in a file the text stays as it is.
    pub folded: bool,
}

/// The least width for a table; below it, its cells would be broken after every word.
const TABLE: usize = 100;

/// The width where there is no terminal to ask.
const WIDTH: usize = 120;

impl Style {
    /// The style for standard output (`to_stdout`) or a file.
    pub fn choose(colour: Colour, to_stdout: bool) -> Style {
        let terminal = to_stdout && io::stdout().is_terminal();
        let set = |name: &str| env::var_os(name).is_some_and(|v| !v.is_empty());
        let dumb = env::var_os("TERM").is_some_and(|t| t == "dumb");
        let colour = match colour {
            Colour::Auto => terminal && !set("NO_COLOR") && !dumb,
            Colour::Always => true,
            Colour::Never => false,
        };
        Style { colour, width: columns(terminal).clamp(40, 200), folded: terminal }
    }

    /// Starts a style of text; nothing without colours.
    fn on(self, codes: &str) -> String {
        if self.colour { format!("\x1b[{codes}m") } else { String::new() }
    }

    /// Ends it.
    fn off(self) -> &'static str {
        if self.colour { "\x1b[0m" } else { "" }
    }
}

fn columns(terminal: bool) -> usize {
    let asked = env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    let found = || if terminal { terminal_size::terminal_size_of(io::stdout()) } else { None };
    asked.or_else(|| found().map(|(width, _)| usize::from(width.0))).unwrap_or(WIDTH)
}

/// The colour of a kind, as an ANSI code.
fn colour(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Attack | EventKind::Clash => "31",
        EventKind::Shelling => "35",
        EventKind::DroneOverflight | EventKind::AircraftOverflight => "36",
        EventKind::Siege => "33",
        EventKind::Statement => "32",
        _ => "34",
    }
}

/// Keeps the direction of `text` from spreading to its neighbours: a first-strong isolate.
fn isolated(text: &str) -> String {
    if text.chars().any(is_right_to_left) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

/// Makes a line of ours run from left to right: without this mark, a line whose only words are Arabic would be set
/// from the right, and its cells with it.
fn left_to_right(line: &str) -> String {
    if line.chars().any(is_right_to_left) { format!("\u{200e}{line}") } else { line.to_owned() }
}

/// The blocks of right-to-left scripts, Arabic and its presentation forms among them.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// One document.
pub fn render(page: &Page<'_>, style: Style) -> String {
    let mut out = heading(page, style);
    let text = mark::marked(&page.extraction, style);
    let text = text.trim_matches('\n');
    for line in text.lines() {
        let lines = if style.folded { fold::paragraph(line, style.width) } else { vec![line.to_owned()] };
        out.extend(lines.into_iter().flat_map(|l| [l, "\n".to_owned()]));
    }
    let rows = cells::rows(&page.extraction);
    if !rows.is_empty() {
        out.push('\n');
        out.push_str(&if style.width < TABLE {
            list::list(&rows, style)
        } else {
            table::table(&rows, style)
        });
    }
    out
}

/// Who, when, how many.
fn heading(page: &Page<'_>, style: Style) -> String {
    let mut parts = Vec::new();
    if !page.id.label.is_empty() {
        parts.push(isolated(&inert::line(&page.id.label)));
    }
    parts.extend(page.extraction.published().map(|p| p.to_string()));
    parts.push(match page.extraction.events().len() {
        0 => "no events".into(),
        1 => "1 event".into(),
        n => format!("{n} events"),
    });
    let line = left_to_right(&format!("── {} ──", parts.join(" · ")));
    format!("{}{line}{}\n", style.on("2"), style.off())
}
