//! From a length to its ISO 8601 value, and to the moment or the stretch of time that it leads to.

use jiff::civil::DateTime;
use jiff::{Span, ToSpan};

use super::calendar::dated;
use super::expression::{Amount, DateSpec, Length, Unit, Way};
use super::resolve::{Context, Plain, after, append, midnight, reference};
use crate::document::Published;
use crate::model::TimeType;

/// A length, perhaps counted from the day of the text.
pub fn measured(length: &Length, way: Way, context: Context) -> Plain {
    let clock = length.first().is_some_and(|a| a.unit.clock());
    let vague = length.vague();
    let told = || Plain::of(TimeType::Duration, Some(iso(length)));
    let vaguely = |n: i32| Plain::of(if clock { TimeType::Time } else { TimeType::Date }, Some(reference(n)));
    match way {
        Way::None | Way::Anchored => told(),
        Way::Ago if vague => vaguely(-1),
        // سمع دوي انفجار بعد ساعات من …: over by now.
        Way::Later if vague && context.past => vaguely(-1),
        Way::Later | Way::Coming if vague => vaguely(1),
        Way::Within if vague && context.future => vaguely(1),
        Way::Ago => moved(length, -1, context).unwrap_or_else(told),
        // انتهى الحصار بعد 500 يوم: after as long as that.
        Way::Later if context.past => told(),
        Way::Later => moved(length, 1, context).unwrap_or_else(told),
        Way::Since if context.past && !vague => moved(length, -1, context).unwrap_or_else(told),
        Way::Since | Way::Past => stretch(length, -1, context),
        Way::Coming => stretch(length, 1, context),
        Way::Within => stretch(length, i64::from(context.future), context),
        Way::Row => row(length, context),
        Way::Next => from_anchor(length, 1, context).unwrap_or_else(told),
        Way::Previous => from_anchor(length, -1, context).unwrap_or_else(told),
    }
}

/// The moment a length before or after the text.
fn shifted(length: &Length, sign: i64, from: DateTime) -> Option<DateTime> {
    let mut at = from;
    for amount in length.amounts() {
        let n = i64::from(amount.thousandths?) * sign;
        let seconds = |unit: i64| Span::new().try_seconds(n.checked_mul(unit)? / 1000).ok();
        let months = |unit: i64| Span::new().try_months(n.checked_mul(unit)? / 1000).ok();
        let span = match amount.unit {
            Unit::Second => seconds(1),
            Unit::Minute => seconds(60),
            Unit::Hour => seconds(3600),
            Unit::Day | Unit::Night => seconds(86_400),
            Unit::Week => seconds(7 * 86_400),
            Unit::Month => months(1).and_then(|s| s.try_days(n % 1000 * 30 / 1000).ok()),
            Unit::Year => months(12),
            Unit::Decade => months(120),
            Unit::Century => months(1200),
        }?;
        at = at.checked_add(span).ok()?;
    }
    Some(at)
}

/// قبل ثلاثة أيام، بعد ساعتين: the date or the hour.
fn moved(length: &Length, sign: i64, context: Context) -> Option<Plain> {
    let finest = length.amounts().map(|a| a.unit).min()?;
    if finest.clock() {
        let now = context.moment()?;
        let at = shifted(length, sign, now)?;
        let value = if at.second() == 0 {
            at.strftime("%Y-%m-%dT%H:%M").to_string()
        } else {
            at.strftime("%Y-%m-%dT%H:%M:%S").to_string()
        };
        let width = if at.second() == 0 { 1.minute() } else { 1.second() };
        let to = at.checked_add(width).ok();
        return Some(Plain {
            kind: TimeType::Time,
            value: Some(value),
            from: Some(at),
            to,
            day: Some(at.date()),
        });
    }
    let day = shifted(length, sign, midnight(context.date()?))?.date();
    let several = length.amounts().count() > 1;
    // A half of a century is a number of whole years.
    let whole = |a: &Amount| match a.unit {
        Unit::Century => 10,
        Unit::Decade => 100,
        _ => 1000,
    };
    let parts = length.amounts().any(|a| a.thousandths.is_some_and(|n| n % whole(&a) != 0));
    let value = match finest {
        _ if several || parts => day.to_string(),
        Unit::Week => super::calendar::week(day),
        Unit::Month => day.strftime("%Y-%m").to_string(),
        Unit::Year | Unit::Decade | Unit::Century => super::calendar::written_year(day),
        _ => day.to_string(),
    };
    let exact = matches!(finest, Unit::Day | Unit::Night);
    Some(Plain {
        kind: TimeType::Date,
        value: Some(value),
        from: Some(midnight(day)),
        to: after(day),
        day: exact.then_some(day),
    })
}

/// بعد أسبوع من الغد: as if the text were of that day.
pub fn counted_from(length: &Length, sign: i8, date: &DateSpec, context: Context) -> Plain {
    let told = || Plain::of(TimeType::Duration, Some(iso(length)));
    let Some((day, _)) = dated(date, &context.base()).days else { return told() };
    if length.vague() {
        return Plain::of(TimeType::Date, Some(reference(i32::from(sign))));
    }
    let there = Context { published: Some(Published::from(day)), ..context };
    moved(length, i64::from(sign), there).unwrap_or_else(told)
}

/// بعد ذلك بيومين: from the last day told.
fn from_anchor(length: &Length, sign: i64, context: Context) -> Option<Plain> {
    let clock = length.amounts().any(|a| a.unit.clock());
    let there = Context { published: Some(Published::from(context.anchor?)), ..context };
    if clock || length.vague() { None } else { moved(length, sign, there) }
}

/// A length that ends or begins at the text.
fn stretch(length: &Length, sign: i64, context: Context) -> Plain {
    let mut plain = Plain::of(TimeType::Duration, Some(iso(length)));
    let clock = length.amounts().any(|a| a.unit.clock());
    let now = context.moment().or_else(|| context.date().map(midnight).filter(|_| !clock));
    if let Some(now) = now.filter(|_| sign != 0 && !length.vague())
        && let Some(other) = shifted(length, sign, now)
    {
        (plain.from, plain.to) = if sign < 0 { (Some(other), Some(now)) } else { (Some(now), Some(other)) };
    }
    plain
}

fn row(length: &Length, context: Context) -> Plain {
    let mut plain = Plain::of(TimeType::Duration, Some(iso(length)));
    if let Some(end) = context.date().and_then(after) {
        (plain.from, plain.to) = (shifted(length, -1, end), Some(end));
    }
    plain
}

/// ISO 8601: P3D, PT30M, P2Y1M, PXD, P3D/P4D.
pub fn iso(length: &Length) -> String {
    let days = length.amounts().any(|a| a.unit == Unit::Day);
    let value = sum(length.amounts().filter(|a| !(days && a.unit == Unit::Night)));
    match length.upto {
        Some(upto) => format!("{value}/{}", sum(std::iter::once(upto))),
        None => value,
    }
}

fn sum(amounts: impl Iterator<Item = Amount>) -> String {
    let (mut date, mut time) = (String::new(), String::new());
    for amount in amounts {
        let (letter, scale, finer) = match amount.unit {
            Unit::Second => ('S', 1, None),
            Unit::Minute => ('M', 1, Some(('S', 60))),
            Unit::Hour => ('H', 1, Some(('M', 60))),
            Unit::Day | Unit::Night => ('D', 1, None),
            Unit::Week => ('W', 1, None),
            Unit::Month => ('M', 1, None),
            Unit::Year => ('Y', 1, Some(('M', 12))),
            Unit::Decade => ('Y', 10, None),
            Unit::Century => ('Y', 100, None),
        };
        let out = if amount.unit.clock() { &mut time } else { &mut date };
        let Some(thousandths) = amount.thousandths else {
            out.push('X');
            out.push(letter);
            continue;
        };
        let n = u64::from(thousandths) * scale;
        match finer {
            Some((fine, per)) if n % 1000 != 0 && n % 1000 * per % 1000 == 0 => {
                if n >= 1000 {
                    append(out, format_args!("{}{letter}", n / 1000));
                }
                append(out, format_args!("{}{fine}", n % 1000 * per / 1000));
            }
            _ if amount.unit == Unit::Day && n == 500 => time.push_str("12H"),
            _ if n % 1000 == 0 => append(out, format_args!("{}{letter}", n / 1000)),
            _ => append(out, format_args!("{}{letter}", decimal(n))),
        }
    }
    if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
}

fn decimal(thousandths: u64) -> String {
    let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    text.trim_end_matches('0').to_owned()
}
