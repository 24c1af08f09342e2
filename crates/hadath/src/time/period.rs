//! Periods: what is counted in them, seasons, quarters, decades, centuries, ends of the week, feasts.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::calendar::{Base, Dated, dated, day, month, months, moved, week, years};
use super::expression::{Calendar, Counted, DateSpec, Frame, Unit};
use super::{hijri, holiday};

/// The days of a period that something is counted in.
pub fn frame_days(frame: Frame, base: &Base) -> Option<(Date, Date)> {
    match frame {
        Frame::Calendar(c) => dated(&DateSpec::Calendar(c), base).days,
        Frame::Unit(unit, n) => dated(&DateSpec::Unit(unit, n), base).days,
    }
}

pub fn nth(n: i8, counted: Counted, frame: Frame, base: &Base) -> Option<Dated> {
    let (first, end) = frame_days(frame, base)?;
    let last = end.yesterday().ok()?;
    let steps = i64::from(n) - 1;
    let of_year = matches!(frame, Frame::Calendar(Calendar { month: None, .. }) | Frame::Unit(Unit::Year, _));
    match counted {
        // الأحد الرابع من يناير, and the fourth is a Sunday.
        Counted::Named(d)
            if n > 1
                && !of_year
                && first.checked_add(steps.days()).is_ok_and(|x| {
                    i64::from(x.weekday().to_monday_one_offset()) == i64::from(d) && x < end
                }) =>
        {
            day(first.checked_add(steps.days()).ok()?)
        }
        Counted::Unit(Unit::Week) if of_year => week_of_year(first.year(), n),
        Counted::Named(d) | Counted::Weekday(d) => {
            let wanted = Weekday::from_monday_one_offset(d).ok()?;
            let date = if n < 0 {
                last.checked_sub(i64::from(wanted.until(last.weekday())).days()).ok()?
            } else {
                first.checked_add((i64::from(first.weekday().until(wanted)) + 7 * steps).days()).ok()?
            };
            if date < end && date >= first { day(date) } else { None }
        }
        Counted::Unit(Unit::Day) if n < 0 => day(last),
        Counted::Unit(Unit::Day) => {
            day(first.checked_add(steps.days()).ok()?).filter(|d| d.days.is_some_and(|x| x.1 <= end))
        }
        Counted::Unit(Unit::Week) => {
            let start = if n < 0 {
                end.checked_sub(7.days()).ok()?
            } else {
                first.checked_add((7 * steps).days()).ok()?
            };
            Some(Dated { value: Some(week(start)), days: Some((start, start.checked_add(7.days()).ok()?)) })
        }
        Counted::Unit(_) if n < 0 => month(last.year(), last.month()),
        Counted::Unit(_) => {
            let at = first.checked_add(steps.months()).ok()?;
            month(at.year(), at.month())
        }
    }
}

/// The nth ISO week of a year, the last one for -1.
pub fn week_of_year(year: i16, n: i8) -> Option<Dated> {
    // The 4th of January is in the first week, the 28th of December in the last one.
    let inside = if n < 0 { Date::new(year, 12, 28) } else { Date::new(year, 1, 4) }.ok()?;
    let at = inside.checked_add(i64::from(n.max(1) - 1).weeks()).ok()?;
    moved(at, Unit::Week, 0).filter(|_| at.iso_week_date().year() == year)
}

pub fn century(n: i16) -> Option<Dated> {
    if n < 0 {
        let first = n.checked_mul(100)?.checked_add(1)?;
        return Some(Dated { value: Some(format!("BC{:02}", -n - 1)), days: years(first, 100) });
    }
    Some(Dated {
        value: Some(format!("{:02}", n - 1)),
        days: n.checked_sub(1).and_then(|c| years(c.checked_mul(100)?, 100)),
    })
}

/// From the first to the last Gregorian year of a century of the Hijri calendar.
pub fn hijri_century(n: i16) -> Option<Dated> {
    let first = n.checked_sub(1)?.checked_mul(100)?.checked_add(1)?;
    let (from, to) = (hijri::year(first)?.0, hijri::year(first.checked_add(99)?)?.1);
    let value = Some(format!("{:04}/{:04}", from.year(), to.year()));
    Some(Dated { value, days: Some((from, to.tomorrow().ok()?)) })
}

/// Days after a feast: ثالث أيام عيد الفطر.
pub fn days_after(found: Dated, n: i8) -> Option<Dated> {
    match found.days {
        Some((first, _)) if n > 0 => day(first.checked_add(i64::from(n).days()).ok()?),
        _ => Some(found),
    }
}

/// TIMEX3's letters for a season, and its first month.
pub fn season_code(season: u8) -> (&'static str, i8) {
    match season {
        1 => ("SP", 3),
        2 => ("SU", 6),
        3 => ("FA", 9),
        _ => ("WI", 12),
    }
}

#[allow(clippy::unnecessary_wraps, reason = "as the other kinds of date, which may not exist")]
pub fn season_of(season: u8, y: Option<i16>, shift: Option<i8>, base: &Base) -> Option<Dated> {
    let (code, first) = season_code(season);
    let y = match (y, base.reference) {
        (Some(y), _) => y,
        (None, None) => return Some(Dated { value: Some(format!("XXXX-{code}")), days: None }),
        (None, Some(r)) => match shift {
            // A winter has the year in which it begins.
            Some(..=0) if first > 10 && r.month() < 3 => r.year() - 1 - i16::from(shift != Some(0)),
            Some(0) => r.year(),
            Some(..0) => r.year() - i16::from(r.month() < first + 3),
            Some(_) => r.year() + i16::from(r.month() >= first),
            None if base.future => r.year() + i16::from(r.month() >= first + 3),
            None => r.year() - i16::from(r.month() < first),
        },
    };
    Some(Dated { value: Some(format!("{y:04}-{code}")), days: months(y, first, 3) })
}

/// A half, third or quarter of a year.
pub fn share(n: i8, parts: i8, y: Option<i16>, shift: Option<i32>, base: &Base) -> Option<Dated> {
    let long = 12 / parts;
    let first = (n - 1) * long + 1;
    let y = match (y, shift) {
        (Some(y), _) => y,
        (None, Some(shift)) => i16::try_from(i32::from(base.reference?.year()) + shift).ok()?,
        // The last one that has begun, or the next one.
        (None, None) => {
            let r = base.reference?;
            let (begun, over) = (r.month() >= first, r.month() >= first + long);
            r.year() + if base.future { i16::from(over) } else { -i16::from(!begun) }
        }
    };
    let days = months(y, first, i64::from(long))?;
    let value = match parts {
        4 => format!("{y:04}-Q{n}"),
        2 => format!("{y:04}-H{n}"),
        _ => format!("{y:04}-{first:02}/{y:04}-{:02}", first + long - 1),
    };
    Some(Dated { value: Some(value), days: Some(days) })
}

/// A decade; without its century the last one that has begun.
#[allow(clippy::unnecessary_wraps, reason = "as the other kinds of date, which may not exist")]
pub fn decade(first: i16, whole: bool, base: &Base) -> Option<Dated> {
    let first = if whole {
        first
    } else {
        let this = base.reference.map_or(1999, |r| r.year());
        let century = this / 100 * 100 + first;
        if century > this { century - 100 } else { century }
    };
    Some(Dated { value: Some(format!("{:03}", first / 10)), days: years(first, 10) })
}

pub fn weekend(r: Date, n: i32) -> Option<Dated> {
    let at = r.checked_add(i64::from(n).weeks()).ok()?;
    let saturday = at.checked_add((5 - i64::from(at.weekday().to_monday_zero_offset())).days()).ok()?;
    Some(Dated {
        value: Some(format!("{}-WE", week(at))),
        days: Some((saturday, saturday.checked_add(2.days()).ok()?)),
    })
}

/// A feast: of the year that is told, or the last one, or the next one for the future.
pub fn feast(id: i32, y: Option<i16>, shift: Option<i8>, base: &Base) -> Option<Dated> {
    if let Some(y) = y {
        if holiday::is_hijri(id) && y > 1600 {
            let (from, _, _) = hijri::of(Date::new(y, 1, 1).ok()?)?;
            let found = (from..from + 2).filter_map(|h| holiday::day(id, h)).find(|d| d.year() == y);
            return day(found?);
        }
        return day(holiday::day(id, y)?);
    }
    let Some(r) = base.reference else {
        let fixed = (10_000..20_000).contains(&id);
        let value = fixed.then(|| format!("XXXX-{:02}-{:02}", id / 100 % 100, id % 100));
        return Some(Dated { value, days: None });
    };
    let this = if holiday::is_hijri(id) { hijri::of(r)?.0 } else { r.year() };
    let next = shift.map_or(base.future, |s| s > 0);
    let mut list = [this - 1, this, this + 1].into_iter().filter_map(|y| holiday::day(id, y));
    if shift == Some(0) {
        return day(holiday::day(id, this)?);
    }
    day(if next { list.find(|d| *d >= r)? } else { list.rfind(|d| *d <= r)? })
}
