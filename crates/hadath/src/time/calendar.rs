//! From what a date says to its ISO value and its days.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::expression::{Calendar, Counted, DateSpec, Frame, Unit, Years};
use super::{hijri, holiday};

/// What dates are counted from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Base {
    /// The day of the text.
    pub reference: Option<Date>,
    /// The last day told in the text.
    pub anchor: Option<Date>,
    /// The verb is in the future.
    pub future: bool,
}

/// A date as ISO 8601, and its first day with the first day after it.
#[derive(Clone, Debug, Default)]
pub struct Dated {
    /// The value; unknown parts are X.
    pub value: Option<String>,
    /// First day, and the day after the last.
    pub days: Option<(Date, Date)>,
}

fn day(date: Date) -> Option<Dated> {
    Some(Dated { value: Some(date.to_string()), days: Some((date, date.tomorrow().ok()?)) })
}

fn months(year: i16, month: i8, n: i64) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.checked_add(n.months()).ok()?))
}

fn years(year: i16, n: i16) -> Option<(Date, Date)> {
    Some((Date::new(year, 1, 1).ok()?, Date::new(year.checked_add(n)?, 1, 1).ok()?))
}

fn month(year: i16, month: i8) -> Option<Dated> {
    Some(Dated { value: Some(format!("{year:04}-{month:02}")), days: Some(months(year, month, 1)?) })
}

#[allow(clippy::unnecessary_wraps, reason = "as the other kinds of date, which may not exist")]
fn year(year: i16) -> Option<Dated> {
    // There is no year 0: 1 before Christ comes before 1.
    let astronomical = if year < 0 { year + 1 } else { year };
    Some(Dated { value: Some(year_text(year)), days: years(astronomical, 1) })
}

/// Four digits; years before Christ are below zero.
fn year_text(year: i16) -> String {
    if year < 0 { format!("BC{:04}", year.unsigned_abs()) } else { format!("{year:04}") }
}

fn span(first: Date, last: Date) -> Option<Dated> {
    Some(Dated { value: Some(format!("{first}/{last}")), days: Some((first, last.tomorrow().ok()?)) })
}

/// The ISO week of a day.
pub fn week(date: Date) -> String {
    let iso = date.iso_week_date();
    format!("{:04}-W{:02}", iso.year(), iso.week())
}

/// Value and days of a date; empty where the reference is needed and missing, or no such day exists.
pub fn dated(spec: &DateSpec, base: &Base) -> Dated {
    let found = match *spec {
        DateSpec::None => None,
        DateSpec::Calendar(c) if c.hijri => hijri_date(&c, base),
        DateSpec::Calendar(c) => calendar(&c, base),
        DateSpec::Weekday { day: d, shift, week, date } => weekday(d, shift, week, date, base),
        DateSpec::Days(n) => base.reference.and_then(|r| day(r.checked_add(n.days()).ok()?)),
        DateSpec::Unit(unit, n) => base.reference.and_then(|r| moved(r, unit, i64::from(n))),
        DateSpec::Nth(n, counted, frame) => nth(n, counted, frame, base),
        DateSpec::Season(season, y, shift) => season_of(season, y, shift, base),
        DateSpec::Share(n, parts, y, shift) => share(n, parts, y, shift, base),
        DateSpec::Decade(first, whole) => decade(first, whole, base),
        DateSpec::Century(n) => century(n),
        DateSpec::HijriCentury(n) => hijri_century(n),
        DateSpec::SeasonOf(season, n) => base
            .reference
            .and_then(|r| season_of(season, Some(r.year().checked_add(i16::from(n))?), None, base)),
        DateSpec::AnySeason(season) => {
            Some(Dated { value: Some(season_code(season).0.to_owned()), days: None })
        }
        DateSpec::Weekend(n) => base.reference.and_then(|r| weekend(r, n)),
        DateSpec::Holiday(id, y, shift, after) => {
            feast(id, y, shift, base).and_then(|found| days_after(found, after))
        }
        DateSpec::Anaphor(unit, n) => {
            base.anchor.or(base.reference).and_then(|r| moved(r, unit, i64::from(n)))
        }
    };
    found.unwrap_or_default()
}

/// The unit that is `n` units away from a day.
fn moved(from: Date, unit: Unit, n: i64) -> Option<Dated> {
    match unit {
        Unit::Week => {
            let at = from.checked_add(n.weeks()).ok()?;
            let monday = at.checked_sub(i64::from(at.weekday().to_monday_zero_offset()).days()).ok()?;
            Some(Dated { value: Some(week(at)), days: Some((monday, monday.checked_add(1.week()).ok()?)) })
        }
        Unit::Month => {
            let at = from.first_of_month().checked_add(n.months()).ok()?;
            month(at.year(), at.month())
        }
        Unit::Year => year(i16::try_from(i64::from(from.year()) + n).ok()?),
        Unit::Decade => {
            let first = i16::try_from((i64::from(from.year()) / 10 + n) * 10).ok()?;
            Some(Dated { value: Some(format!("{:03}", first / 10)), days: years(first, 10) })
        }
        Unit::Century => {
            let first = i16::try_from((i64::from(from.year()) / 100 + n) * 100).ok()?;
            Some(Dated { value: Some(format!("{:02}", first / 100)), days: years(first, 100) })
        }
        _ => day(from.checked_add(n.days()).ok()?),
    }
}

/// A date of the Gregorian calendar; what it leaves out is taken from the reference.
fn calendar(c: &Calendar, base: &Base) -> Option<Dated> {
    let Some(m) = c.month else {
        return match (c.year, c.day) {
            (Some(y), None) => year(y),
            (_, Some(d)) => day_alone(d, c.shift, base),
            _ => None,
        };
    };
    let Some(y) = c.year.or_else(|| year_of(c, m, base)) else {
        let day = c.day.map_or_else(String::new, |d| format!("-{d:02}"));
        return Some(Dated { value: Some(format!("XXXX-{m:02}{day}")), days: None });
    };
    match c.day {
        Some(d) => day_of(y, m, d),
        None => month(y, m),
    }
}

/// A day of a month. The value says what the text says, also where there is no such day (30 شباط); that has no interval.
fn day_of(y: i16, m: i8, d: i8) -> Option<Dated> {
    if let Ok(date) = Date::new(y, m, d) {
        return day(date);
    }
    Some(Dated { value: Some(format!("{}-{m:02}-{d:02}", year_text(y))), days: None })
}

/// The year of a month without one: the last that has begun, the next for the future, or as الماضي and المقبل say.
fn year_of(c: &Calendar, month: i8, base: &Base) -> Option<i16> {
    let (day, shift) = (c.day, c.shift);
    match c.years {
        Some(Years::FromText(n)) => return base.reference?.year().checked_add(i16::from(n)),
        Some(Years::Told) => return Some(base.anchor.or(base.reference)?.year()),
        None => {}
    }
    let r = base.reference?;
    let (this, told) = ((r.month(), day.map_or(1, |_| r.day())), (month, day.unwrap_or(1)));
    let back = match shift {
        Some(0) => 0,
        Some(..0) => i16::from(month >= r.month()),
        Some(_) => -i16::from(month <= r.month()),
        None if base.future => -i16::from(told < this),
        None => i16::from(told > this),
    };
    Some(r.year() - back)
}

/// A day of a month that is not named.
fn day_alone(d: i8, shift: Option<i8>, base: &Base) -> Option<Dated> {
    let Some(r) = base.reference else {
        return Some(Dated { value: Some(format!("XXXX-XX-{d:02}")), days: None });
    };
    let in_month = |n: i64| {
        let first = r.first_of_month().checked_add(n.months()).ok()?;
        Date::new(first.year(), first.month(), d).ok()
    };
    if let Some(shift) = shift {
        let first = r.first_of_month().checked_add(i64::from(shift).months()).ok()?;
        return day_of(first.year(), first.month(), d);
    }
    let months: [i64; 3] = if base.future { [0, 1, 2] } else { [0, -1, -2] };
    let fits = |date: &Date| if base.future { *date >= r } else { *date <= r };
    day(months.into_iter().filter_map(in_month).find(fits)?)
}

/// A weekday: on or before the reference, after it for the future, or as the words beside it say.
fn weekday(d: i8, shift: Option<i8>, week: Option<i8>, date: Option<i8>, base: &Base) -> Option<Dated> {
    let wanted = Weekday::from_monday_one_offset(d).ok()?;
    let Some(r) = base.reference else {
        return Some(Dated { value: Some(format!("XXXX-WXX-{d}")), days: None });
    };
    if let Some(n) = date {
        return day_with_weekday(wanted, n, r, base);
    }
    if let Some(n) = week.or(shift.filter(|s| *s == 0)) {
        let at = r.checked_add(i64::from(n).weeks()).ok()?;
        let monday = at.checked_sub(i64::from(at.weekday().to_monday_zero_offset()).days()).ok()?;
        return day(monday.checked_add(i64::from(d - 1).days()).ok()?);
    }
    let back = i32::from(wanted.until(r.weekday()));
    let on = i32::from(r.weekday().until(wanted));
    let away = match shift {
        Some(s @ ..0) => -(if back == 0 { 7 } else { back }) + 7 * (i32::from(s) + 1),
        Some(s) => (if on == 0 { 7 } else { on }) + 7 * (i32::from(s) - 1),
        None if base.future => {
            if on == 0 {
                7
            } else {
                on
            }
        }
        None => -back,
    };
    day(r.checked_add(away.days()).ok()?)
}

/// الثلاثاء 15: the nearest month whose day is that weekday.
fn day_with_weekday(wanted: Weekday, n: i8, r: Date, base: &Base) -> Option<Dated> {
    const FAR: i64 = 6;
    let months = (0..=FAR).flat_map(|k| if base.future { [k, -k] } else { [-k, k] });
    let date = |k: i64| {
        let first = r.first_of_month().checked_add(k.months()).ok()?;
        Date::new(first.year(), first.month(), n).ok()
    };
    let found = months.filter_map(date).find(|d| d.weekday() == wanted);
    found.map_or_else(|| day_alone(n, None, base), day)
}

/// A date of the Hijri calendar.
fn hijri_date(c: &Calendar, base: &Base) -> Option<Dated> {
    let Some(m) = c.month else {
        let (first, last) = hijri::year(c.year?)?;
        return span(first, last);
    };
    let y = match c.year {
        // ربيع الثاني 2001: a Gregorian year beside a Hijri month.
        Some(y) if y > 1600 => hijri::of(Date::new(y, 7, 1).ok()?)?.0,
        Some(y) => y,
        None => {
            let (year, month, day) = hijri::of(base.reference?)?;
            if let Some(Years::FromText(n)) = c.years {
                return hijri_date(&Calendar { year: Some(year + i16::from(n)), ..*c }, base);
            }
            let (this, told) = ((month, c.day.map_or(1, |_| day)), (m, c.day.unwrap_or(1)));
            match c.shift {
                Some(0) => year,
                Some(..0) => year - i16::from(m >= month),
                Some(_) => year + i16::from(m <= month),
                None if base.future => year + i16::from(told < this),
                None => year - i16::from(told > this),
            }
        }
    };
    if let Some(d) = c.day {
        return day(hijri::gregorian(y, m, d)?);
    }
    let (first, last) = hijri::month(y, m)?;
    span(first, last)
}

/// The days of a period that something is counted in.
fn frame_days(frame: Frame, base: &Base) -> Option<(Date, Date)> {
    match frame {
        Frame::Calendar(c) => dated(&DateSpec::Calendar(c), base).days,
        Frame::Unit(unit, n) => dated(&DateSpec::Unit(unit, n), base).days,
    }
}

fn nth(n: i8, counted: Counted, frame: Frame, base: &Base) -> Option<Dated> {
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
fn week_of_year(year: i16, n: i8) -> Option<Dated> {
    // The 4th of January is in the first week, the 28th of December in the last one.
    let inside = if n < 0 { Date::new(year, 12, 28) } else { Date::new(year, 1, 4) }.ok()?;
    let at = inside.checked_add(i64::from(n.max(1) - 1).weeks()).ok()?;
    moved(at, Unit::Week, 0).filter(|_| at.iso_week_date().year() == year)
}

fn century(n: i16) -> Option<Dated> {
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
fn hijri_century(n: i16) -> Option<Dated> {
    let first = n.checked_sub(1)?.checked_mul(100)?.checked_add(1)?;
    let (from, to) = (hijri::year(first)?.0, hijri::year(first.checked_add(99)?)?.1);
    let value = Some(format!("{:04}/{:04}", from.year(), to.year()));
    Some(Dated { value, days: Some((from, to.tomorrow().ok()?)) })
}

/// Days after a feast: ثالث أيام عيد الفطر.
fn days_after(found: Dated, n: i8) -> Option<Dated> {
    match found.days {
        Some((first, _)) if n > 0 => day(first.checked_add(i64::from(n).days()).ok()?),
        _ => Some(found),
    }
}

/// TIMEX3's letters for a season, and its first month.
fn season_code(season: u8) -> (&'static str, i8) {
    match season {
        1 => ("SP", 3),
        2 => ("SU", 6),
        3 => ("FA", 9),
        _ => ("WI", 12),
    }
}

#[allow(clippy::unnecessary_wraps, reason = "as the other kinds of date, which may not exist")]
fn season_of(season: u8, y: Option<i16>, shift: Option<i8>, base: &Base) -> Option<Dated> {
    let (code, first) = season_code(season);
    let y = match (y, base.reference) {
        (Some(y), _) => y,
        (None, None) => return Some(Dated { value: Some(format!("XXXX-{code}")), days: None }),
        (None, Some(r)) => match shift {
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
fn share(n: i8, parts: i8, y: Option<i16>, shift: Option<i32>, base: &Base) -> Option<Dated> {
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
fn decade(first: i16, whole: bool, base: &Base) -> Option<Dated> {
    let first = if whole {
        first
    } else {
        let this = base.reference.map_or(1999, |r| r.year());
        let century = this / 100 * 100 + first;
        if century > this { century - 100 } else { century }
    };
    Some(Dated { value: Some(format!("{:03}", first / 10)), days: years(first, 10) })
}

fn weekend(r: Date, n: i32) -> Option<Dated> {
    let at = r.checked_add(i64::from(n).weeks()).ok()?;
    let saturday = at.checked_add((5 - i64::from(at.weekday().to_monday_zero_offset())).days()).ok()?;
    Some(Dated {
        value: Some(format!("{}-WE", week(at))),
        days: Some((saturday, saturday.checked_add(2.days()).ok()?)),
    })
}

/// A feast: of the year that is told, or the last one, or the next one for the future.
fn feast(id: i32, y: Option<i16>, shift: Option<i8>, base: &Base) -> Option<Dated> {
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
