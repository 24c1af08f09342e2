//! Dates in digits: 14/8/2025, 2026-01-07, 3/2015.

use super::expression::{Calendar, DateSpec};
use super::parser::{Parser, Read};
use super::sense::{Key, Kind};
use crate::text::fold::Letter;
use crate::text::token::Punct;

impl Parser<'_> {
    /// 14/8/2025, 2026-01-07, 7.1.2026, 3/2015; day and month alone (22/4) where a date is asked for.
    pub fn digital_date(&self, i: usize, marked: bool) -> Read<DateSpec> {
        let (parts, at) = self.digit_groups(i)?;
        let fields = match *parts.as_slice() {
            [a, b, c] => three(a, b, c)?,
            [a, b] => two(a, b, marked || self.year_after_comma(at).is_some())?,
            _ => return None,
        };
        let (mut fields, mut at) = (fields, at);
        if let (None, Some((year, end))) = (fields.year, self.year_after_comma(at)) {
            (fields.year, at) = (Some(year), end);
        }
        (fields.hijri, at) = self.era(at, fields.hijri);
        fields.hijri |= fields.year.is_some_and(|y| (1300..1500).contains(&y)) && self.code(at).is(Key::Era);
        Some((DateSpec::Calendar(fields), at))
    }

    /// 11/12, 2016
    fn year_after_comma(&self, i: usize) -> Read<i16> {
        let at = i + usize::from(self.is_punct(i, Punct::Comma));
        let year = self.digits(at).filter(|y| (1900..2100).contains(y))?;
        Some((year as i16, at + 1))
    }

    /// Groups of digits joined by slashes, dashes or dots, with their lengths.
    fn digit_groups(&self, i: usize) -> Read<Groups> {
        let mut groups = Groups::default();
        let mut at = i;
        loop {
            if self.kind(at) != Kind::Number {
                return None;
            }
            for part in self.letters(at).split(|l| matches!(l, b'/' | b'.')) {
                if !groups.push(part) {
                    return None;
                }
            }
            at += 1;
            let dash = self.is_punct(at, Punct::Dash) && self.kind(at + 1) == Kind::Number;
            // 22-4-2016 is one date, 12 - 14 a range.
            let joined = self.joined(at) && self.joined(at + 1) || groups.spaced(self, at);
            if !(dash && joined) || groups.as_slice().len() == 3 {
                break;
            }
            at += 1;
        }
        // 10-13 may 2016: days, not a date.
        (groups.as_slice().len() > 1).then_some((groups, at))
    }
}

/// A group of digits: its value and how many digits it has.
type Group = (u32, usize);

/// Up to three groups.
#[derive(Default)]
struct Groups {
    list: [Group; 3],
    len: usize,
}

impl Groups {
    fn push(&mut self, digits: &[Letter]) -> bool {
        let value = std::str::from_utf8(digits).ok().filter(|d| (1..=4).contains(&d.len()));
        let Some(value) = value.and_then(|d| d.parse().ok()) else { return false };
        if self.len == self.list.len() {
            return false;
        }
        self.list[self.len] = (value, digits.len());
        self.len += 1;
        true
    }

    /// 6 / 5 / 2024: with spaces it is a date only when a year of four digits stands at its end.
    fn spaced(&self, parser: &Parser<'_>, at: usize) -> bool {
        let last = if self.len == 1 { at + 3 } else { at + 1 };
        let year = parser.digits(last).is_some_and(|y| (1900..2100).contains(&y));
        let days = self.as_slice().iter().all(|g| g.1 <= 2);
        year && days && (self.len == 2 || parser.is_punct(at + 2, Punct::Dash))
    }

    fn as_slice(&self) -> &[Group] {
        &self.list[..self.len]
    }
}

/// Day, month and year in any order: day first where both readings fit.
fn three(a: Group, b: Group, c: Group) -> Option<Calendar> {
    let (year, month, day) = if a.1 == 4 {
        if b.0 > 12 { (a.0, c.0, b.0) } else { (a.0, b.0, c.0) }
    } else {
        let short = |y: Group| if y.1 <= 2 { if y.0 < 70 { 2000 + y.0 } else { 1900 + y.0 } } else { y.0 };
        if b.0 > 12 { (short(c), a.0, b.0) } else { (short(c), b.0, a.0) }
    };
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..2200).contains(&year);
    fits.then(|| Calendar {
        year: Some(year as i16),
        month: Some(month as i8),
        day: Some(day as i8),
        hijri: (1300..1500).contains(&year),
        ..Calendar::default()
    })
}

/// Month and year (3/2015), or day and month where a date is asked for or the zeros show one (04/22).
fn two(a: Group, b: Group, marked: bool) -> Option<Calendar> {
    let year = |y: Group| y.1 == 4 && (1900..2100).contains(&y.0);
    let month = |m: Group| (1..=12).contains(&m.0) && m.1 <= 2;
    if year(b) && month(a) || year(a) && month(b) {
        let (y, m) = if year(a) { (a, b) } else { (b, a) };
        return Some(Calendar { year: Some(y.0 as i16), month: Some(m.0 as i8), ..Calendar::default() });
    }
    let shown = a.1 == 2 && b.1 == 2 && (a.0 < 10 || b.0 < 10);
    let (day, month) = if month(b) { (a, b) } else { (b, a) };
    let fits = (1..=12).contains(&month.0) && (1..=31).contains(&day.0) && day.1 <= 2;
    (fits && (marked || shown)).then(|| Calendar {
        month: Some(month.0 as i8),
        day: Some(day.0 as i8),
        ..Calendar::default()
    })
}
