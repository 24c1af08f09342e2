//! Dates of the calendars: days, months, years, seasons, quarters, decades, centuries, feasts.

use super::expression::{Calendar, DateSpec};
use super::parser::{Parser, Read};
use super::sense::{Key, Kind};
use crate::text::token::Punct;

/// How sure it is that a word is meant as a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    Yes,
    /// The name is another word too (ماي، رمضان).
    IfMarked,
}

impl Parser<'_> {
    /// A date. `marked` says that something before asks for one (في، منذ، شهر …).
    pub fn date(&self, i: usize, marked: bool) -> Read<DateSpec> {
        self.digital_date(i, marked)
            .or_else(|| self.day_month(i, true))
            .or_else(|| self.holiday(i))
            .or_else(|| self.month_date(i, marked))
            .or_else(|| self.season(i, marked))
            .or_else(|| self.share_of_year(i, marked))
            .or_else(|| self.decade(i))
            .or_else(|| self.century(i))
            .or_else(|| self.year(i).map(|((year, hijri), at)| (calendar(Some(year), None, None, hijri), at)))
    }

    /// A day of a month: 6 كانون الثاني 2026, الخامس من آب، 21 من الشهر الحالي.
    pub fn day_month(&self, i: usize, with_year: bool) -> Read<DateSpec> {
        let (day, at) = self.day_of_month(i)?;
        let start = self.skip(self.skip(self.month_gap(at), Key::From), Key::In);
        let Some((mut fields, mut at)) = self.month_name(start, Sure::IfMarked) else {
            return self.listed_day(i, day, at);
        };
        if fields.month.is_none() && fields.shift.is_none() {
            return None;
        }
        fields.day = Some(day);
        if with_year && fields.shift.is_none() {
            at = self.add_year(&mut fields, at);
        }
        Some((DateSpec::Calendar(fields), at))
    }

    /// 5 in «يومي 5 و6 يناير», «في 5 و6 و7 يناير»: the month stands after the last day.
    fn listed_day(&self, i: usize, day: i8, after: usize) -> Read<DateSpec> {
        let before = i.checked_sub(1).map_or_else(Default::default, |k| self.code(k));
        let days = matches!(before.kind, Kind::Unit | Kind::UnitPair | Kind::UnitMany) && before.value == 3;
        let listed = self.code(i).conj && matches!(before.kind, Kind::Number | Kind::Ordinal | Kind::Key);
        if !(days || listed || before.is(Key::In) || before.is(Key::And)) {
            return None;
        }
        let mut at = after;
        for _ in 0..3 {
            let lone = self.skip(at, Key::And);
            if !(self.code(lone).conj || lone > at || self.is_punct(at, Punct::Comma)) {
                return None;
            }
            let start = lone + usize::from(self.is_punct(lone, Punct::Comma));
            let (_, end) = self.day_of_month(start)?;
            let month = self.skip(self.skip(end, Key::From), Key::In);
            if let Some((mut fields, end)) = self.month_name(month, Sure::IfMarked) {
                fields.day = Some(day);
                if fields.shift.is_none() {
                    self.add_year(&mut fields, end);
                }
                return Some((DateSpec::Calendar(fields), after));
            }
            at = end;
        }
        None
    }

    /// A slash or dash between day and month (6-يناير-2016).
    fn month_gap(&self, i: usize) -> usize {
        i + usize::from(self.is_punct(i, Punct::Dash) && self.joined(i) && self.joined(i + 1))
    }

    /// A day of the month as a number or an ordinal.
    pub fn day_of_month(&self, i: usize) -> Read<i8> {
        let start = self.skip(i, Key::Al);
        let (n, at) = match self.digits(start) {
            Some(n) => (n, start + 1),
            None => self.ordinal(i).or_else(|| self.words(i))?,
        };
        (1..=31).contains(&n).then_some((n as i8, at))
    }

    /// [شهر] آب (أغسطس) [الماضي]، شهر 5، الشهر الجاري.
    fn month_name(&self, i: usize, sure: Sure) -> Read<Calendar> {
        let mut start = i;
        let mut sure = sure;
        let c = self.code(i);
        if c.kind == Kind::Unit && c.value == 6 {
            if let Some(found) = self.relative_month(i) {
                return Some(found);
            }
            (start, sure) = (self.next(i), Sure::IfMarked);
            if let Some(n) = self.digits(start).filter(|n| (1..=12).contains(n))
                && self.kind(start + 1) != Kind::Unit
            {
                return Some((Calendar { month: Some(n as i8), ..Calendar::default() }, start + 1));
            }
        } else if c.is(Key::This) {
            // هذا مارس
            start = self.next(i);
            if let Some(found) = self.relative_month(i) {
                return Some(found);
            }
        }
        let (mut fields, at, strong) = self.month_word(start)?;
        let (named, mut at) = self.second_name(at, fields.month);
        if !(strong || named || sure == Sure::IfMarked || start > i) {
            return None;
        }
        if let Some((shift, end)) = self.shift(at) {
            (fields.shift, at) = (Some(shift), end);
        }
        Some((fields, at))
    }

    /// One word for a month; whether it cannot be anything else.
    fn month_word(&self, i: usize) -> Option<(Calendar, usize, bool)> {
        let c = self.code(i);
        let (hijri, strong) = match c.kind {
            // باب is a door, not «in August», but for a year after it.
            Kind::Month | Kind::WeakMonth
                if c.prep && c.value == 8 && self.year_after(self.next(i)).is_none() =>
            {
                return None;
            }
            Kind::Month => (false, true),
            Kind::WeakMonth => (false, false),
            Kind::Hijri => (true, true),
            Kind::WeakHijri => (true, false),
            _ => return None,
        };
        let fields = Calendar { month: i8::try_from(c.value).ok(), hijri, ..Calendar::default() };
        Some((fields, self.next(i), strong))
    }

    /// الشهر الجاري، هذا الشهر، الشهر القادم
    fn relative_month(&self, i: usize) -> Read<Calendar> {
        let start = self.skip(i, Key::This);
        let c = self.code(start);
        if !(c.kind == Kind::Unit && c.value == 6 && c.al) {
            return None;
        }
        let next = self.next(start);
        let (shift, at) = self.shift(next).unwrap_or((0, next));
        let told = start > i || at > next || c.al;
        told.then_some((Calendar { shift: Some(shift), ..Calendar::default() }, at))
    }

    /// The same month under its other name: أغسطس (آب)، كانون الأول/ديسمبر، آب أغسطس.
    fn second_name(&self, i: usize, month: Option<i8>) -> (bool, usize) {
        let open = self.is_punct(i, Punct::Open) || self.is_punct(i, Punct::Dash);
        let start = i + usize::from(open);
        let c = self.code(start);
        let named = matches!(c.kind, Kind::Month | Kind::WeakMonth) && !c.conj && !c.prep;
        if !named || i8::try_from(c.value).ok() != month {
            return (false, i);
        }
        let at = self.next(start);
        (true, at + usize::from(open && self.is_punct(at, Punct::Close)))
    }

    /// A month with or without year and day: يناير 2016, مايو تسعة وعشرين، شهر شباط، سبتمبر الماضي.
    fn month_date(&self, i: usize, marked: bool) -> Read<DateSpec> {
        let sure = if marked { Sure::IfMarked } else { Sure::Yes };
        let read = self.month_name(i, sure).or_else(|| {
            // A weak name with a year is a month.
            let (fields, at) = self.month_name(i, Sure::IfMarked)?;
            let told =
                self.year_after(at).is_some() || self.kind(i) == Kind::WeakMonth && self.closing_day(at);
            (told && fields.month.is_some()).then_some((fields, at))
        });
        let (mut fields, mut at) = read?;
        fields.month?;
        if fields.shift.is_none() {
            // يناير الثاني والعشرين، مايو تسعة وعشرين، أكتوبر/ 2
            let gap = at + usize::from(self.is_punct(at, Punct::Dash));
            let year = self.year_after(at);
            if let Some((year, end)) = self.short_year_of_month(i, gap) {
                fields.year = Some(year);
                return Some((DateSpec::Calendar(fields), end));
            }
            if year.is_none()
                && let Some((day, end)) = self.day_of_month(gap)
                && !self.counts_something(end)
                && self.shape_of_day(gap)
            {
                (fields.day, at) = (Some(day), end);
            }
            at = self.add_year(&mut fields, at);
            if let Some((shift, end)) =
                self.shift(at).filter(|_| fields.year.is_none() && fields.day.is_some())
            {
                (fields.shift, at) = (Some(shift), end);
            }
        }
        Some((DateSpec::Calendar(fields), at))
    }

    /// «مايو 6.», «مايو 6، 2024»: a day after a weak name that nothing else follows.
    fn closing_day(&self, i: usize) -> bool {
        let day = self.digits(i).is_some_and(|n| (1..=31).contains(&n));
        day && (self.ends(i + 1) || self.year_after(i + 1).is_some())
    }

    /// «شهر سبتمبر 16»: after the month that شهر names, two digits are its year.
    fn short_year_of_month(&self, i: usize, at: usize) -> Read<i16> {
        let named = self.kind(i) == Kind::Unit && self.letters(at).len() == 2;
        let n = self.digits(at).filter(|n| named && *n >= 10 && self.ends(at + 1))?;
        Some((if n < 50 { 2000 + n as i16 } else { 1900 + n as i16 }, at + 1))
    }

    /// A number after a month counts what follows it (في يناير 15 هجوما).
    pub fn counts_something(&self, i: usize) -> bool {
        !(self.ends(i) || self.timely(i) || self.is_punct(i, Punct::Dash))
    }

    fn shape_of_day(&self, i: usize) -> bool {
        self.kind(i) == Kind::Number || self.code(i).kind != Kind::Cardinal || !self.code(i).conj
    }

    /// عيد الفطر [الماضي | 2016 | لعام 2016]
    pub fn holiday(&self, i: usize) -> Read<DateSpec> {
        let c = self.code(i);
        if c.kind != Kind::Holiday {
            return None;
        }
        let next = self.next(i);
        if let Some(((year, _), at)) = self.year_after(next) {
            return Some((DateSpec::Holiday(c.value, Some(year), None, 0), at));
        }
        if let Some((shift, at)) = self.shift(next) {
            return Some((DateSpec::Holiday(c.value, None, Some(shift), 0), at));
        }
        Some((DateSpec::Holiday(c.value, None, None, 0), next))
    }
}

fn calendar(year: Option<i16>, month: Option<i8>, day: Option<i8>, hijri: bool) -> DateSpec {
    DateSpec::Calendar(Calendar { year, month, day, hijri, ..Calendar::default() })
}
