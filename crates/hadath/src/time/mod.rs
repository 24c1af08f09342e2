//! Time phrases: found in a text and read as TIMEX3. Usable alone.
//!
//! ```
//! use hadath::time::tag;
//!
//! let published: hadath::Published = "2026-01-08".parse()?;
//! let times = tag("بدأ القصف مساء أمس واستمر ثلاث ساعات.", Some(published));
//! assert_eq!(times.len(), 2);
//! assert_eq!(times[0].value.value.as_deref(), Some("2026-01-07TEV"));
//! assert_eq!(times[0].from.map(|t| t.to_string()).as_deref(), Some("2026-01-07T18:00:00"));
//! assert_eq!(times[1].value.value.as_deref(), Some("PT3H"));
//! # Ok::<(), hadath::Error>(())
//! ```
//!
//! The words are data (`seeds/time`), compiled into a table by the build. The grammar reads one phrase at a token, each
//! rule from a position to a position: numbers (`number`), amounts, clocks, dates, days relative to the text, points
//! that combine them, ranges, and phrases around those. What a phrase says is an `Expression`; `resolve` turns it
//! into a value and an interval, against the day of publication and the last day told in the text.

mod amount;
mod before;
pub(crate) mod beside;
mod calendar;
mod clock;
mod date;
mod digits;
mod expression;
mod hijri;
mod holiday;
mod length;
mod moments;
mod number;
mod parser;
mod period;
mod phrase;
mod point;
mod range;
mod record;
mod relative;
mod repeat;
mod resolve;
mod sense;
mod tense;
mod vocabulary;
mod year;

use jiff::civil::{Date, DateTime};

use crate::document::Published;
use crate::model::TimeValue;
use crate::span::Span;
use crate::text::token::{Tokens, byte_of_letter, tokenize};

pub use moments::moments;
pub use record::{TimeRecord, TimesRecord};
#[doc(hidden)]
pub use vocabulary::{Code, is_month};
pub(crate) use vocabulary::{alone, cardinal, follows, is_time_word, look_up, words};

use expression::{DateSpec, Expression, What};
use parser::Parser;
use resolve::{Context, Resolved};

/// A time phrase of a text with its reading.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimePhrase {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// Its TIMEX3 type, value and modifier.
    pub value: TimeValue,
    /// The first moment of the interval that it names, on the clock of the text, where there is one.
    pub from: Option<DateTime>,
    /// The first moment after that interval.
    pub to: Option<DateTime>,
}

/// Finds and resolves the time phrases of a text, in order, without overlaps.
///
/// Without a date of publication, dates told in full are resolved; those that need it have no value (أمس), or one whose
/// unknown parts are `X` (`XXXX-05-01`). Never panics; the time is linear in the length of the text. Texts of 4 GiB or
/// more are not read and give nothing.
pub fn tag(text: &str, published: Option<Published>) -> Vec<TimePhrase> {
    if u32::try_from(text.len()).is_err() {
        return Vec::new();
    }
    let (mut tokens, mut codes, mut spans) = (Tokens::default(), Vec::new(), Vec::new());
    tokenize(text, &mut tokens);
    vocabulary::look_up_all(&tokens, &mut codes);
    find(&tokens, &codes, 0..codes.len(), &mut spans);
    anchor(&mut spans, published);
    spans.iter().map(|span| phrase(text, &tokens, span, published)).collect()
}

fn phrase(text: &str, tokens: &Tokens, span: &TimeSpan, published: Option<Published>) -> TimePhrase {
    let first = &tokens.list[span.start as usize];
    let start = byte_of_letter(text, first, attached_letters(tokens, span.start as usize)) as u32;
    let Resolved { value, from, to, .. } = span.resolve(published, span.future, false);
    TimePhrase { span: Span::new(start, tokens.list[span.end as usize - 1].end), value, from, to }
}

/// A time phrase over tokens, end exclusive.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct TimeSpan {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// What it says.
    expression: Expression,
    /// A particle or verb of the future stands before it.
    future: bool,
    /// The last day told before it, when it needs one.
    anchor: Option<Date>,
}

impl TimeSpan {
    /// An amount of time without a direction: ثلاثة أيام، 16 سنة.
    pub(crate) fn is_amount(&self) -> bool {
        matches!(self.expression.what, What::Length(_, expression::Way::None))
    }

    /// Counted from something that the text tells next: بعد يومين من الهجوم.
    pub(crate) fn is_anchored(&self) -> bool {
        matches!(self.expression.what, What::Length(_, expression::Way::Anchored))
    }

    /// A vague distance: قبل أيام، بعد دقائق.
    pub(crate) fn is_away(&self) -> bool {
        use expression::Way::{Ago, Later};
        matches!(self.expression.what, What::Length(length, Ago | Later) if length.vague())
    }

    /// The TIMEX3 reading against the date of publication. `future` says that the event is to come, `past` that it
    /// is over.
    pub(crate) fn value(&self, published: Option<Published>, future: bool, past: bool) -> TimeValue {
        self.resolve(published, future || self.future, past).value
    }

    fn resolve(&self, published: Option<Published>, future: bool, past: bool) -> Resolved {
        resolve::resolve(&self.expression, Context { published, anchor: self.anchor, future, past })
    }

    /// It says a day of its own.
    pub(crate) fn tells_day(&self) -> bool {
        match self.expression.what {
            What::Point(p) => match p.date {
                DateSpec::Calendar(c) => c.day.is_some(),
                DateSpec::Weekday { .. } | DateSpec::Days(_) | DateSpec::Holiday(..) => true,
                _ => false,
            },
            _ => false,
        }
    }

    /// It says how long or until when: ثلاث ساعات، لليوم الثالث، حتى الرابعة.
    pub(crate) fn is_extent(&self) -> bool {
        use expression::Way::{None, Row};
        matches!(self.expression.what, What::Length(_, None | Row))
            || self.expression.relation == expression::Relation::Until
    }

    /// A date of the calendar: 17 أيار، تموز 2006.
    pub(crate) fn is_calendar(&self) -> bool {
        matches!(self.expression.what, What::Point(p) if matches!(p.date, DateSpec::Calendar(_)) && p.clock.is_none())
    }

    /// It is counted from a day told before it.
    pub(crate) fn needs_day(&self) -> bool {
        let told = |c: &expression::Calendar| c.years == Some(expression::Years::Told);
        let open = |d: &DateSpec| match d {
            DateSpec::None | DateSpec::Anaphor(..) => true,
            DateSpec::Calendar(c) => told(c),
            _ => false,
        };
        match self.expression.what {
            What::Point(p) => open(&p.date),
            What::Range(a, b) => open(&a.date) && open(&b.date),
            What::Length(_, way) => matches!(way, expression::Way::Next | expression::Way::Previous),
            _ => false,
        }
    }
}

/// Adds the time phrases that begin in a run of tokens, in order, without overlaps. `codes` says what each token is.
#[doc(hidden)]
pub fn find(tokens: &Tokens, codes: &[Code], run: std::ops::Range<usize>, out: &mut Vec<TimeSpan>) {
    let parser = Parser { tokens, codes };
    let mut i = run.start;
    while i < run.end {
        let joined = out.last().filter(|t| t.end as usize == i);
        if joined.is_none() && parser.kind(i) == sense::Kind::None {
            i += 1;
            continue;
        }
        let follows = joined.and_then(|t| parser.second(&t.expression, i));
        // What is joined begins after a lone و.
        let start = if follows.is_some() { parser.skip(i, sense::Key::And) } else { i };
        let read = follows.or_else(|| if parser.may_begin(i) { parser.phrase(i) } else { None });
        match read.filter(|&(_, end)| end > i) {
            // An age or a part of a name: read over as a whole.
            Some((expression, end))
                if parser.is_age(i, end, &expression) || parser.is_name(i, end, &expression) =>
            {
                i = end;
            }
            Some((expression, end)) => {
                let future = tense::future(&parser, i);
                out.push(TimeSpan { start: start as u32, end: end as u32, expression, future, anchor: None });
                i = end;
            }
            None if parser.code(i).is(sense::Key::Nothing) => i = parser.next(i),
            None => i += 1,
        }
    }
}

/// Gives each phrase that needs one the last day told before it.
pub(crate) fn anchor(spans: &mut [TimeSpan], published: Option<Published>) {
    let mut last: Option<usize> = None;
    for i in 0..spans.len() {
        share_year(spans, i, published);
        if spans[i].needs_day() {
            let day = last.and_then(|j| {
                let span = spans[j];
                span.resolve(published, span.future, true).day
            });
            spans[i].anchor = day;
        }
        if spans[i].tells_day() {
            last = Some(i);
        }
    }
}

/// «في 3 يوليو 2013 …، وفي 14 أغسطس …»: a month soon after a date of a year that is over, and later in the year than it, is
/// of that year.
fn share_year(spans: &mut [TimeSpan], i: usize, published: Option<Published>) {
    const NEAR: u32 = 20;
    let Some(before) = i.checked_sub(1).map(|j| spans[j]) else { return };
    let fields = |span: &TimeSpan| match span.expression.what {
        What::Point(expression::Point { date: DateSpec::Calendar(c), .. }) => {
            Some(c).filter(|c| c.month.is_some())
        }
        _ => None,
    };
    let (Some(told), Some(mut open)) = (fields(&before), fields(&spans[i])) else { return };
    let Some(year) = told.year.filter(|&y| published.is_some_and(|p| y < p.date().year())) else { return };
    let bare = open.year.is_none() && open.shift.is_none() && open.years.is_none();
    if bare
        && open.hijri == told.hijri
        && open.month >= told.month
        && spans[i].start < before.end + NEAR
        && let What::Point(point) = &mut spans[i].expression.what
    {
        open.year = Some(year);
        point.date = DateSpec::Calendar(open);
    }
}

/// How many letters of token `i` are particles before its time word.
pub(crate) fn attached_letters(tokens: &Tokens, i: usize) -> usize {
    usize::from(vocabulary::look_up(tokens, i).skip)
}
