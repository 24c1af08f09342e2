//! Hijri dates by the Umm al-Qura calendar.

use icu_calendar::cal::{Hijri, Iso, hijri::UmmAlQura};
use jiff::civil::Date;

type Day = icu_calendar::Date<Hijri<UmmAlQura>>;

fn hijri(year: i16, month: i8, day: i8) -> Option<Day> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    Day::try_new_hijri_with_calendar(i32::from(year), month, day, Hijri::new_umm_al_qura()).ok()
}

fn civil(day: Day) -> Option<Date> {
    let iso = day.to_calendar(Iso);
    let year = i16::try_from(iso.era_year().year).ok()?;
    Date::new(year, iso.month().ordinal.try_into().ok()?, iso.day_of_month().0.try_into().ok()?).ok()
}

/// The Gregorian day of a Hijri date, if there is such a day.
pub fn gregorian(year: i16, month: i8, day: i8) -> Option<Date> {
    civil(hijri(year, month, day)?)
}

/// First and last day of a Hijri month.
pub fn month(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = hijri(year, month, 1)?;
    let last = hijri(year, month, first.days_in_month().try_into().ok()?)?;
    Some((civil(first)?, civil(last)?))
}

/// First and last day of a Hijri year.
pub fn year(year: i16) -> Option<(Date, Date)> {
    Some((month(year, 1)?.0, month(year, 12)?.1))
}

/// Year, month and day of the Hijri calendar on a Gregorian day.
pub fn of(date: Date) -> Option<(i16, i8, i8)> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    let iso = icu_calendar::Date::try_new_iso(i32::from(date.year()), month, day).ok()?;
    let day = iso.to_calendar(Hijri::new_umm_al_qura());
    Some((
        i16::try_from(day.era_year().year).ok()?,
        day.month().ordinal.try_into().ok()?,
        day.day_of_month().0.try_into().ok()?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn both_ways() {
        for ((y, m, d), day) in [
            ((1445, 9, 14), date(2024, 3, 24)),
            ((1445, 9, 1), date(2024, 3, 11)),
            ((1428, 9, 1), date(2007, 9, 13)),
            ((1447, 1, 1), date(2025, 6, 26)),
        ] {
            assert_eq!(gregorian(y, m, d), Some(day));
            assert_eq!(of(day), Some((y, m, d)));
        }
        assert_eq!(month(1428, 9), Some((date(2007, 9, 13), date(2007, 10, 12))));
        assert_eq!(gregorian(1445, 13, 1), None);
        assert_eq!(gregorian(1445, 9, 31), None);
    }
}
