//! The text with its triggers and arguments marked, by colour or by brackets.
//!
//! Spans nest and cross freely, terminals do not: so the text is swept once, and at each edge of a span the marks
//! are brought to what holds from there on.

use std::collections::BTreeMap;

use hadath::{Event, Extraction};

use super::{Style, colour};
use hadath::inert;

/// The text, inert and marked. After each trigger stands the number of its event.
pub fn marked(extraction: &Extraction, style: Style) -> String {
    let (text, events) = (extraction.text(), extraction.events());
    let mut pen = Pen {
        events,
        style,
        out: String::new(),
        active: <[BTreeMap<usize, u32>; 2]>::default(),
        shown: State::default(),
    };
    let mut from = 0;
    let edges = edges(events);
    for here in edges.chunk_by(|a, b| a.at == b.at) {
        let at = here[0].at;
        pen.write(text.get(from..at).unwrap_or_default());
        pen.pass(here);
        from = at;
    }
    pen.write(text.get(from..).unwrap_or_default());
    pen.out
}

/// What a span marks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Argument,
    Trigger,
}

/// Where a span begins or ends.
struct Edge {
    at: usize,
    opens: bool,
    layer: Layer,
    event: usize,
}

fn edges(events: &[Event]) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (event, e) in events.iter().enumerate() {
        let arguments = e.arguments().iter().map(|a| (Layer::Argument, a.span));
        for (layer, span) in arguments.chain([(Layer::Trigger, e.trigger())]).filter(|(_, s)| !s.is_empty()) {
            edges.push(Edge { at: span.start(), opens: true, layer, event });
            edges.push(Edge { at: span.end(), opens: false, layer, event });
        }
    }
    edges.sort_by_key(|e| (e.at, e.opens, e.event));
    edges
}

/// The marks that hold: the first event whose argument this is, and whose trigger.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct State {
    argument: Option<usize>,
    trigger: Option<usize>,
}

struct Pen<'a> {
    events: &'a [Event],
    style: Style,
    out: String,
    /// How many spans of each event are open, in each layer: a phrase can play two roles in one event.
    active: [BTreeMap<usize, u32>; 2],
    shown: State,
}

impl Pen<'_> {
    fn write(&mut self, text: &str) {
        self.out.push_str(&inert::body(text));
    }

    /// Passes all edges at one place.
    fn pass(&mut self, edges: &[Edge]) {
        for edge in edges {
            self.count(edge);
        }
        let triggers = edges.iter().filter(|e| !e.opens && e.layer == Layer::Trigger);
        let ended: Vec<usize> = triggers.map(|e| e.event).collect();
        let first = |layer: Layer| self.active[layer as usize].keys().next().copied();
        let next = State { argument: first(Layer::Argument), trigger: first(Layer::Trigger) };
        if self.style.colour {
            self.recolour(next, &ended);
        } else {
            self.rebracket(next, &ended);
        }
        self.shown = next;
    }

    fn count(&mut self, edge: &Edge) {
        let active = &mut self.active[edge.layer as usize];
        let open = active.entry(edge.event).or_default();
        *open = if edge.opens { *open + 1 } else { open.saturating_sub(1) };
        if *open == 0 {
            active.remove(&edge.event);
        }
    }

    fn recolour(&mut self, next: State, ended: &[usize]) {
        let (before, after) = (self.codes(self.shown), self.codes(next));
        if before == after && ended.is_empty() {
            return;
        }
        if !before.is_empty() {
            self.out.push_str(self.style.off());
        }
        self.numbers(ended);
        if !after.is_empty() {
            self.out.push_str(&self.style.on(&after));
        }
    }

    /// Triggers are bold and underlined too, for those who do not see the colours.
    fn codes(&self, state: State) -> String {
        match (state.trigger, state.argument) {
            (Some(event), _) => format!("1;4;{}", colour(self.events[event].kind())),
            (None, Some(event)) => colour(self.events[event].kind()).to_owned(),
            (None, None) => String::new(),
        }
    }

    /// Brackets show where arguments stand, not whose they are: nested ones would be hard to read.
    fn rebracket(&mut self, next: State, ended: &[usize]) {
        let outer = self.shown.argument.is_some() != next.argument.is_some();
        let inner = self.shown.trigger != next.trigger || outer;
        self.put('⟧', inner && self.shown.trigger.is_some());
        self.numbers(ended);
        self.put('›', outer && self.shown.argument.is_some());
        self.put('‹', outer && next.argument.is_some());
        self.put('⟦', inner && next.trigger.is_some());
    }

    fn put(&mut self, mark: char, when: bool) {
        self.out.extend(when.then_some(mark));
    }

    fn numbers(&mut self, events: &[usize]) {
        for (i, &event) in events.iter().enumerate() {
            if i > 0 {
                self.out.push('·');
            }
            self.out.push_str(&superscript(self.events[event].id()));
        }
    }
}

/// A number in small raised digits.
fn superscript(number: u32) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().bytes().map(|b| DIGITS[usize::from(b - b'0')]).collect()
}

#[cfg(test)]
mod tests {
    use hadath::{Document, Extractor};

    use super::*;

    const TEXT: &str = "قصفت مدفعية الجيش حي الزيتون صباح الأحد.\x1b[2J\r\nانتهى";

    fn drawn(colour: bool) -> String {
        let extraction = Extractor::new().extract(&Document::new(TEXT));
        marked(&extraction, Style { colour, width: 120, folded: false })
    }

    #[test]
    fn brackets_only_add_to_the_text() {
        let marks = ['⟦', '⟧', '‹', '›', '⁰', '¹', '²'];
        let marked = drawn(false);
        assert!(marked.starts_with("⟦قصفت⟧⁰ "), "{marked}");
        assert_eq!(marked.replace(marks, ""), inert::body(TEXT));
        let count = |mark: char| marked.matches(mark).count();
        assert_eq!((count('⟦'), count('‹')), (count('⟧'), count('›')));
    }

    #[test]
    fn colours_are_ended_and_foreign_escapes_inert() {
        let marked = drawn(true);
        assert!(marked.starts_with("\x1b[1;4;35mقصفت\x1b[0m⁰ "), "{marked:?}");
        assert!(marked.ends_with("␛[2J\nانتهى"), "{marked:?}");
        assert_eq!(marked.matches("\x1b[").count(), 2 * marked.matches("\x1b[0m").count());
    }
}
