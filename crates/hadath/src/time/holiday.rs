//! Feasts: fixed days of the Hijri and the Gregorian year, and movable ones.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::hijri;

/// Is the feast one of the Hijri year?
pub fn is_hijri(id: i32) -> bool {
    id < 10_000
}

/// The day of a feast in a year of its own calendar. The numbers are those of `seeds/time/holidays.toml`.
pub fn day(id: i32, year: i16) -> Option<Date> {
    let (month, day) = (i8::try_from(id / 100 % 100).ok()?, i8::try_from(id % 100).ok()?);
    match id {
        20_001 => easter(year),
        20_002 => easter(year)?.checked_sub(2.days()).ok(),
        20_003 => easter(year)?.checked_sub(46.days()).ok(),
        20_004 => nth(year, 11, 4, Weekday::Thursday),
        20_005 => nth(year, 6, 3, Weekday::Sunday),
        20_006 => easter(year)?.checked_sub(7.days()).ok(),
        _ if is_hijri(id) => hijri::gregorian(year, month, day),
        _ => Date::new(year, month, day).ok(),
    }
}

fn nth(year: i16, month: i8, n: i8, weekday: Weekday) -> Option<Date> {
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(n, weekday).ok()
}

/// Western Easter by the anonymous Gregorian computus.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century) = (y % 19, y / 100);
    let epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let moon = epact - epact / 28 * (1 - 29 / (epact + 1) * ((21 - golden) / 11));
    let weekday = (y + y / 4 + moon + 2 - century + century / 4) % 7;
    let offset = moon - weekday;
    let month = 3 + (offset + 40) / 44;
    let day = offset + 28 - 31 * (month / 4);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days() {
        for (id, year, expected) in [
            (20_001, 2024, date(2024, 3, 31)),
            (20_001, 2025, date(2025, 4, 20)),
            (20_001, 2026, date(2026, 4, 5)),
            (20_004, 2016, date(2016, 11, 24)),
            (20_005, 2015, date(2015, 6, 21)),
            (11_225, 2016, date(2016, 12, 25)),
            (1001, 1445, date(2024, 4, 10)),
            (1210, 1446, date(2025, 6, 6)),
        ] {
            assert_eq!(day(id, year), Some(expected), "{id} {year}");
        }
        assert_eq!(day(10_230, 2024), None);
    }
}
