//! Time phrases: recognised over the tokens and read as TIMEX3.

mod grammar;
mod value;
pub mod words;

use crate::document::Published;
use crate::model::TimeValue;
use crate::text::token::Tokens;

pub use value::resolve;

/// A time phrase over tokens, end exclusive.
#[derive(Clone, Copy, Debug)]
pub struct TimeSpan {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// What it says.
    pub expression: Expression,
}

impl TimeSpan {
    /// An amount of time without a direction: ثلاثة أيام، 16 سنة.
    pub fn is_amount(&self) -> bool {
        self.expression.amount.is_some() && self.expression.direction == 0
    }
}

/// What a time phrase says, before it is resolved.
#[derive(Clone, Copy, Debug, Default)]
pub struct Expression {
    /// Calendar date: year, month, day, as far as told.
    pub year: Option<i16>,
    /// Month.
    pub month: Option<i8>,
    /// Day of the month.
    pub day: Option<i8>,
    /// A second day, for ranges (`بين 1 و4`).
    pub until_day: Option<i8>,
    /// A second month, for ranges.
    pub until_month: Option<i8>,
    /// Hijri, not Gregorian.
    pub hijri: bool,
    /// Day of the week.
    pub weekday: Option<i8>,
    /// Offset in days from the reference.
    pub days: Option<i32>,
    /// Hour and minute of the clock.
    pub clock: Option<(i8, i8)>,
    /// Part of the day.
    pub part: Option<&'static str>,
    /// A unit with a shift: الأسبوع الماضي.
    pub shifted: Option<(words::Unit, i32)>,
    /// An amount of a unit: ثلاثة أيام. `None` in the amount is vague.
    pub amount: Option<(Option<u32>, words::Unit)>,
    /// The amount is a way back (`قبل`) or on (`بعد`) from the reference.
    pub direction: i32,
    /// Season.
    pub season: Option<&'static str>,
    /// A set.
    pub every: Option<&'static str>,
    /// `PRESENT_REF` and the like.
    pub reference: Option<&'static str>,
    /// Modifier.
    pub modifier: Option<crate::model::TimeMod>,
    /// The next one, not the last (المقبل).
    pub next: bool,
}

/// Finds the time phrases, in order, without overlaps.
pub fn find(tokens: &Tokens, out: &mut Vec<TimeSpan>) {
    out.clear();
    let mut codes = Vec::new();
    grammar::codes(tokens, &mut codes);
    let mut i = 0;
    while i < tokens.list.len() {
        match grammar::phrase(tokens, &codes, i) {
            Some(span) if span.end as usize > i => {
                i = span.end as usize;
                out.push(span);
            }
            _ => i += 1,
        }
    }
}

/// How many letters of token `i` are particles before its time word.
pub fn attached_letters(tokens: &Tokens, i: usize) -> usize {
    grammar::attached(tokens, i)
}

/// The TIMEX3 reading of a phrase against the date of publication.
pub fn value(span: &TimeSpan, published: Option<Published>, future: bool) -> TimeValue {
    resolve(&span.expression, published, future)
}
