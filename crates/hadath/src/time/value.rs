//! From what a phrase says to its TIMEX3 value.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::Expression;
use super::words::Unit;
use crate::document::Published;
use crate::model::{TimeType, TimeValue};

/// Resolves an expression against the date of publication; `future` says that the verb is in the future.
pub fn resolve(e: &Expression, published: Option<Published>, future: bool) -> TimeValue {
    let timed = e.part.is_some() || e.clock.is_some();
    let make = |kind: TimeType, value: Option<String>| TimeValue { kind, value, modifier: e.modifier };
    if let Some(period) = e.every {
        return make(TimeType::Set, Some(period.to_owned()));
    }
    if let Some(reference) = e.reference {
        let kind = if e.amount.is_some_and(|(_, u)| clock_unit(u)) { TimeType::Time } else { TimeType::Date };
        return make(kind, Some(reference.to_owned()));
    }
    if let Some((amount, unit)) = e.amount {
        return amount_value(e, amount, unit, published);
    }
    let kind = if timed { TimeType::Time } else { TimeType::Date };
    let Some(day) = day(e, published.map(|p| p.date()), future) else {
        return make(kind, None);
    };
    let value = match (e.clock, e.part) {
        (Some((h, m)), part) => {
            let (h, next) = hour(h, part);
            format!("{}T{h:02}:{m:02}", if next { shift_days(&day, 1) } else { day })
        }
        (None, Some(part)) => format!("{day}{part}"),
        (None, None) => day,
    };
    make(kind, Some(value))
}

fn shift_days(day: &str, n: i32) -> String {
    day.parse::<Date>()
        .ok()
        .and_then(|d| d.checked_add(n.days()).ok())
        .map_or_else(|| day.to_owned(), |d| d.to_string())
}

/// The hour on the 24-hour clock; the flag says that midnight belongs to the next day.
fn hour(h: i8, part: Option<&str>) -> (i8, bool) {
    match part {
        Some("TEV" | "TAF") if h < 12 => (h + 12, false),
        Some("TMI") if h < 6 => (h + 12, false),
        Some("TNI") if h == 12 => (0, true),
        Some("TNI") if (5..12).contains(&h) => (h + 12, false),
        _ => (h, false),
    }
}

fn clock_unit(unit: Unit) -> bool {
    matches!(unit, Unit::Second | Unit::Minute | Unit::Hour)
}

fn amount_value(e: &Expression, amount: Option<u32>, unit: Unit, published: Option<Published>) -> TimeValue {
    let (time, letter) = match unit {
        Unit::Second => ("T", 'S'),
        Unit::Minute => ("T", 'M'),
        Unit::Hour => ("T", 'H'),
        Unit::Day | Unit::Night => ("", 'D'),
        Unit::Week => ("", 'W'),
        Unit::Month => ("", 'M'),
        Unit::Year | Unit::Decade | Unit::Century => ("", 'Y'),
    };
    let scale = match unit {
        Unit::Decade => 10,
        Unit::Century => 100,
        _ => 1,
    };
    if e.direction != 0 {
        let Some(n) = amount else {
            let value = if e.direction < 0 { "PAST_REF" } else { "FUTURE_REF" };
            return TimeValue { kind: TimeType::Date, value: Some(value.to_owned()), modifier: e.modifier };
        };
        let n = i64::from(n) * i64::from(e.direction) * scale;
        let value = published.and_then(|p| moved(p.date(), n, unit));
        if value.is_some() || published.is_none() {
            return TimeValue { kind: TimeType::Date, value, modifier: e.modifier };
        }
    }
    let n = amount.map_or_else(|| "X".to_owned(), |n| (i64::from(n) * scale).to_string());
    TimeValue { kind: TimeType::Duration, value: Some(format!("P{time}{n}{letter}")), modifier: e.modifier }
}

/// The calendar unit `n` units away from `date`; `None` for clock units and dates out of range.
fn moved(date: Date, n: i64, unit: Unit) -> Option<String> {
    Some(match unit {
        Unit::Day | Unit::Night => date.checked_add(n.days()).ok()?.to_string(),
        Unit::Week => week(date.checked_add(n.weeks()).ok()?),
        Unit::Month => {
            let d = date.checked_add(n.months()).ok()?;
            format!("{:04}-{:02}", d.year(), d.month())
        }
        Unit::Year | Unit::Decade | Unit::Century => {
            format!("{:04}", date.checked_add(n.years()).ok()?.year())
        }
        _ => return None,
    })
}

fn week(date: Date) -> String {
    let iso = date.iso_week_date();
    format!("{:04}-W{:02}", iso.year(), iso.week())
}

/// The day, month, year or week of the expression as ISO 8601.
fn day(e: &Expression, reference: Option<Date>, future: bool) -> Option<String> {
    if e.hijri {
        return None;
    }
    if let Some((unit, shift)) = e.shifted {
        return moved(reference?, i64::from(shift), unit);
    }
    if let Some(code) = e.season {
        let year = e.year.or_else(|| reference.map(|r| r.year()))?;
        return Some(format!("{year:04}-{code}"));
    }
    if e.month.is_some() || e.year.is_some() {
        return calendar(e, reference, future);
    }
    if let Some(n) = e.days {
        return Some(reference?.checked_add(n.days()).ok()?.to_string());
    }
    if let Some(weekday) = e.weekday {
        return nearest(reference?, weekday, e.next || future);
    }
    if let Some(day) = e.day {
        let r = reference?;
        let d = Date::new(r.year(), r.month(), day).ok()?;
        let d = if d > r && !future { d.checked_sub(1.month()).ok()? } else { d };
        return Some(d.to_string());
    }
    // A bare part of day or hour is that of the day of publication.
    (e.part.is_some() || e.clock.is_some()).then(|| reference.map(|r| r.to_string())).flatten()
}

/// The nearest such weekday on or before the reference, or after it.
fn nearest(reference: Date, weekday: i8, next: bool) -> Option<String> {
    let wanted = Weekday::from_monday_one_offset(weekday).ok()?;
    let back = i32::from(wanted.until(reference.weekday()));
    let date = if next {
        let ahead = i32::from(reference.weekday().until(wanted));
        reference.checked_add((if ahead == 0 { 7 } else { ahead }).days())
    } else {
        reference.checked_sub(back.days())
    };
    Some(date.ok()?.to_string())
}

fn calendar(e: &Expression, reference: Option<Date>, future: bool) -> Option<String> {
    let year = match (e.year, e.month) {
        (Some(year), _) => year,
        (None, Some(month)) => {
            // Without a year: the last such month that is not after the reference.
            let r = reference?;
            if (month, e.day.unwrap_or(1)) > (r.month(), r.day()) && !future {
                r.year() - 1
            } else {
                r.year()
            }
        }
        (None, None) => return None,
    };
    let Some(month) = e.month else { return Some(format!("{year:04}")) };
    let Some(day) = e.day else {
        return Some(match e.until_month {
            Some(until) => format!("{year:04}-{month:02}/{year:04}-{until:02}"),
            None => format!("{year:04}-{month:02}"),
        });
    };
    let date = Date::new(year, month, day).ok()?;
    match e.until_day {
        Some(until) => {
            Some(format!("{date}/{}", Date::new(year, e.until_month.unwrap_or(month), until).ok()?))
        }
        None => Some(date.to_string()),
    }
}
