//! From what a date says to its ISO value and its days.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::expression::{Calendar, DateSpec, Unit, Years};
use super::hijri;
use super::period::{
    century, days_after, decade, feast, hijri_century, nth, season_code, season_of, share, weekend,
};

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

/// One day.
pub fn day(date: Date) -> Option<Dated> {
    Some(Dated { value: Some(date.to_string()), days: Some((date, date.tomorrow().ok()?)) })
}

/// So many months from the first day of one.
pub fn months(year: i16, month: i8, n: i64) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.checked_add(n.months()).ok()?))
}

/// So many years from the first day of one.
pub fn years(year: i16, n: i16) -> Option<(Date, Date)> {
    Some((Date::new(year, 1, 1).ok()?, Date::new(year.checked_add(n)?, 1, 1).ok()?))
}

/// A month.
pub fn month(year: i16, month: i8) -> Option<Dated> {
    Some(Dated { value: Some(format!("{year:04}-{month:02}")), days: Some(months(year, month, 1)?) })
}

#[allow(clippy::unnecessary_wraps, reason = "as the other kinds of date, which may not exist")]
fn year(year: i16) -> Option<Dated> {
    // There is no year 0: 1 before Christ comes before 1.
    let astronomical = if year < 0 { year + 1 } else { year };
    Some(Dated { value: Some(year_text(year)), days: years(astronomical, 1) })
}

/// The year of a day. There is no year 0, so that of the calendar before 1 is the first before Christ.
pub fn written_year(day: Date) -> String {
    let year = day.year();
    year_text(if year <= 0 { year - 1 } else { year })
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
pub fn moved(from: Date, unit: Unit, n: i64) -> Option<Dated> {
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
