//! From the value of TIMEX3 back to the interval that it names.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, ISOWeekDate, Time, Weekday};

/// The half-open interval that a value names on the clock of the text, as far as it names one: `2026-01-07`, `2026-01`,
/// `2026`, `202`, `2026-W02`, `2026-W02-WE`, `2026-Q1`, `2026-H1`, `2026-01-07TMO`, `2026-01-07T21:00`, or two of them
/// with a slash. Lengths, sets and references have none.
///
/// ```
/// let (from, to) = hadath::time::moments("2026-01").expect("a month");
/// assert_eq!((from.to_string(), to.to_string()), ("2026-01-01T00:00:00".into(), "2026-02-01T00:00:00".into()));
/// assert!(hadath::time::moments("PT3H").is_none());
/// ```
pub fn moments(value: &str) -> Option<(DateTime, DateTime)> {
    if let Some((first, last)) = value.split_once('/') {
        let (from, to) = (moments(first)?.0, moments(last)?.1);
        return (from < to).then_some((from, to));
    }
    match value.split_once('T') {
        Some((day, time)) => at_time(day.parse().ok()?, time),
        None => days(value),
    }
}

fn midnight(day: Date) -> DateTime {
    day.to_datetime(Time::midnight())
}

/// A day, or a period of whole days.
fn days(value: &str) -> Option<(DateTime, DateTime)> {
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<i16>().ok())?;
    let (first, end) = match value.split('-').collect::<Vec<_>>()[..] {
        [_, month, _] if number(month).is_some() => {
            let day: Date = value.parse().ok()?;
            (day, day.tomorrow().ok()?)
        }
        [year, week, "WE"] => {
            let monday = monday(number(year)?, week)?;
            (monday.checked_add(5.days()).ok()?, monday.checked_add(7.days()).ok()?)
        }
        [year, part] if part.starts_with('W') => {
            let monday = monday(number(year)?, part)?;
            (monday, monday.checked_add(7.days()).ok()?)
        }
        [year, part] => months(number(year)?, part)?,
        // A century, a decade, a year.
        [years] if (2..=4).contains(&years.len()) => {
            let width = [100, 10, 1][years.len() - 2];
            let first = number(years)? * width;
            (Date::new(first, 1, 1).ok()?, Date::new(first.checked_add(width)?, 1, 1).ok()?)
        }
        _ => return None,
    };
    Some((midnight(first), midnight(end)))
}

fn monday(year: i16, week: &str) -> Option<Date> {
    let week = week.strip_prefix('W')?.parse().ok()?;
    ISOWeekDate::new(year, week, Weekday::Monday).ok().map(ISOWeekDate::date)
}

/// A month, quarter or half of a year.
fn months(year: i16, part: &str) -> Option<(Date, Date)> {
    let nth = |prefix: char| part.strip_prefix(prefix).and_then(|n| n.parse::<i8>().ok());
    let (first, width) = match (nth('Q'), nth('H')) {
        (Some(n), _) => (n * 3 - 2, 3),
        (_, Some(n)) => (n * 6 - 5, 6),
        _ => (part.parse().ok()?, 1),
    };
    let first = Date::new(year, first, 1).ok()?;
    Some((first, first.checked_add(i64::from(width).months()).ok()?))
}

/// A part of a day, an hour or a minute.
fn at_time(day: Date, time: &str) -> Option<(DateTime, DateTime)> {
    let part = |from: i64, hours: i64| {
        let from = midnight(day).checked_add(from.hours()).ok()?;
        Some((from, from.checked_add(hours.hours()).ok()?))
    };
    match time {
        "MO" => part(6, 6),
        "MI" => part(12, 2),
        "AF" => part(12, 6),
        "EV" => part(18, 6),
        "NI" => part(20, 8),
        "DT" => part(6, 12),
        _ => {
            let whole = if time.len() == 2 { format!("{time}:00") } else { time.to_owned() };
            let from = day.to_datetime(whole.parse().ok()?);
            let width = match time.len() {
                2 => 1.hour(),
                5 => 1.minute(),
                _ => 1.second(),
            };
            Some((from, from.checked_add(width).ok()?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::moments;

    #[test]
    fn values_name_intervals() {
        for (value, from, to) in [
            ("2026-01-07", "2026-01-07T00:00:00", "2026-01-08T00:00:00"),
            ("2024-02", "2024-02-01T00:00:00", "2024-03-01T00:00:00"),
            ("2026", "2026-01-01T00:00:00", "2027-01-01T00:00:00"),
            ("201", "2010-01-01T00:00:00", "2020-01-01T00:00:00"),
            ("19", "1900-01-01T00:00:00", "2000-01-01T00:00:00"),
            ("2026-W02", "2026-01-05T00:00:00", "2026-01-12T00:00:00"),
            ("2026-W02-WE", "2026-01-10T00:00:00", "2026-01-12T00:00:00"),
            ("2026-Q2", "2026-04-01T00:00:00", "2026-07-01T00:00:00"),
            ("2026-H2", "2026-07-01T00:00:00", "2027-01-01T00:00:00"),
            ("2026-01-07TNI", "2026-01-07T20:00:00", "2026-01-08T04:00:00"),
            ("2026-01-07T21:05", "2026-01-07T21:05:00", "2026-01-07T21:06:00"),
            ("2026-01-07T21", "2026-01-07T21:00:00", "2026-01-07T22:00:00"),
            ("2026-01-07/2026-01-09", "2026-01-07T00:00:00", "2026-01-10T00:00:00"),
        ] {
            let found = moments(value).map(|(from, to)| (from.to_string(), to.to_string()));
            assert_eq!(found, Some((from.to_owned(), to.to_owned())), "{value}");
        }
        for value in [
            "",
            "PT3H",
            "P2D",
            "PRESENT_REF",
            "XXXX-WXX-5",
            "2026-SU",
            "2026-13",
            "TMO",
            "2026-01-09/2026-01-07",
            "2026-02-30",
            "99999",
            "2026-W60",
        ] {
            assert_eq!(moments(value), None, "{value}");
        }
    }
}
