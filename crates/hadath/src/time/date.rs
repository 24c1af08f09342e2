//! Dates of the calendars: days, months, years, seasons, quarters, decades, centuries, feasts.

use super::expression::{Calendar, DateSpec, Unit};
use super::parser::{Parser, Read};
use super::sense::{Key, Kind};
use crate::text::fold::Letter;
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
            .or_else(|| self.share_of_year(i))
            .or_else(|| self.decade(i))
            .or_else(|| self.century(i))
            .or_else(|| self.year(i).map(|((year, hijri), at)| (calendar(Some(year), None, None, hijri), at)))
    }

    /// 14/8/2025, 2026-01-07, 7.1.2026, 3/2015; day and month alone (22/4) where a date is asked for.
    fn digital_date(&self, i: usize, marked: bool) -> Read<DateSpec> {
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
            if !(dash && self.joined(at) && self.joined(at + 1)) || groups.as_slice().len() == 3 {
                break;
            }
            at += 1;
        }
        // 10-13 may 2016: days, not a date.
        (groups.as_slice().len() > 1).then_some((groups, at))
    }

    /// A day of a month: 6 كانون الثاني 2026, الخامس من آب، 21 من الشهر الحالي.
    pub fn day_month(&self, i: usize, with_year: bool) -> Read<DateSpec> {
        let (day, at) = self.day_of_month(i)?;
        let start = self.skip(self.skip(self.month_gap(at), Key::From), Key::In);
        let (mut fields, mut at) = self.month_name(start, Sure::IfMarked)?;
        if fields.month.is_none() && fields.shift.is_none() {
            return None;
        }
        fields.day = Some(day);
        if with_year && fields.shift.is_none() {
            at = self.add_year(&mut fields, at);
        }
        Some((DateSpec::Calendar(fields), at))
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
        let (named, mut at) = self.second_name(at);
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
    fn second_name(&self, i: usize) -> (bool, usize) {
        let open = self.is_punct(i, Punct::Open) || self.is_punct(i, Punct::Dash) && self.joined(i);
        let start = i + usize::from(open);
        let month = matches!(self.kind(start), Kind::Month | Kind::WeakMonth) && !self.code(start).conj;
        if !month || self.code(start).prep {
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
            self.year_after(at).filter(|_| fields.month.is_some()).map(|_| (fields, at))
        });
        let (mut fields, mut at) = read?;
        fields.month?;
        if fields.shift.is_none() {
            // يناير الثاني والعشرين، مايو تسعة وعشرين، أكتوبر/ 2
            let gap = at + usize::from(self.is_punct(at, Punct::Dash));
            let year = self.year_after(at);
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

    /// A number after a month counts what follows it (في يناير 15 هجوما).
    fn counts_something(&self, i: usize) -> bool {
        !(self.ends(i) || self.timely(i) || self.is_punct(i, Punct::Dash))
    }

    fn shape_of_day(&self, i: usize) -> bool {
        self.kind(i) == Kind::Number || self.code(i).kind != Kind::Cardinal || !self.code(i).conj
    }

    /// Adds the year that follows, and the era.
    fn add_year(&self, fields: &mut Calendar, i: usize) -> usize {
        if let Some(((year, hijri), at)) = self.year_after(i) {
            fields.year = Some(year);
            fields.hijri |= hijri;
            return at;
        }
        self.era(i, false).1
    }

    /// هـ، م after a year; whether it is a Hijri one.
    fn era(&self, i: usize, hijri: bool) -> (bool, usize) {
        let c = self.code(i);
        if c.is(Key::Era) && !c.conj && !c.prep {
            return (true, self.next(i));
        }
        // م after a year stands for ميلادي.
        if c.is(Key::Ce) || c.kind == Kind::Meridiem && c.value == 7 && self.letters(i).len() == 1 {
            return (hijri, self.next(i));
        }
        (hijri, i)
    }

    /// A year after a month: [، | من] [عام] 2016, ألفين وثمانية عشر.
    fn year_after(&self, i: usize) -> Read<(i16, bool)> {
        let comma = i + usize::from(
            self.is_punct(i, Punct::Comma) || self.is_punct(i, Punct::Dash) && self.joined(i),
        );
        let from = self.skip(self.skip(comma, Key::From), Key::In);
        if let Some(found) = self.year(from) {
            return Some(found);
        }
        let (year, at) = self.year_number(from)?;
        // «يناير 2000 شخص»: four digits count nothing.
        if self.code(from).al
            || self.counts_something(at)
                && self.digits(from).is_some_and(|y| !(1900..2100).contains(&y) && !(1300..1500).contains(&y))
        {
            return None;
        }
        let (hijri, at) = self.era(at, false);
        Some(((year, hijri), at))
    }

    /// The number of a year: four digits, or words from a thousand on, or two pairs (تسعة عشر وثمانية وسبعين).
    fn year_number(&self, i: usize) -> Read<i16> {
        if let Some(n) = self.digits(i) {
            return (self.letters(i).len() == 4 && (1000..2200).contains(&n)).then_some((n as i16, i + 1));
        }
        let (n, at) = self.words(i)?;
        if (1000..2200).contains(&n) {
            return Some((n as i16, at));
        }
        let (pair, end) = self.words(at).filter(|_| self.code(at).conj && (11..=20).contains(&n))?;
        (10..100).contains(&pair).then_some(((n * 100 + pair) as i16, end))
    }

    /// عام 2007, سنة ألفين وعشرين، العام 2011, 1445هـ
    pub fn year(&self, i: usize) -> Read<(i16, bool)> {
        let c = self.code(i);
        let named = c.kind == Kind::Unit && c.value == 7;
        if !named {
            let n = self.digits(i).filter(|n| self.letters(i).len() == 4 && (1200..1600).contains(n))?;
            let (hijri, at) = self.era(i + 1, false);
            return hijri.then_some(((n as i16, true), at));
        }
        let mut start = self.next(i);
        // عام (2007)
        if self.is_punct(start, Punct::Open) {
            start += 1;
        }
        let (year, at) = self.year_number(start).or_else(|| {
            let n =
                self.digits(start).filter(|n| (1..1000).contains(n) && self.kind(start + 1) == Kind::None)?;
            Some((n as i16, start + 1))
        })?;
        let at = at + usize::from(self.is_punct(at, Punct::Close) && start > self.next(i));
        let (hijri, at) = self.era(at, false);
        let at = if self.code(at).is(Key::Bce) { self.next(at) } else { at };
        Some(((year, hijri), at))
    }

    /// صيف 2016, هذا الصيف، الربيع القادم
    fn season(&self, i: usize, marked: bool) -> Read<DateSpec> {
        let this = self.key(i, Key::This);
        let start = this.unwrap_or(i);
        let c = self.code(start);
        if c.kind != Kind::Season {
            return None;
        }
        let next = self.next(start);
        let season = u8::try_from(c.value).ok()?;
        if let Some(((year, _), at)) = self.year_after(next) {
            return Some((DateSpec::Season(season, Some(year), None), at));
        }
        if let Some((shift, at)) = self.shift(next) {
            return Some((DateSpec::Season(season, None, Some(shift)), at));
        }
        let sure = this.is_some() || c.al || marked || self.ends(next);
        sure.then_some((DateSpec::Season(season, None, this.map(|_| 0)), next))
    }

    /// الربع الثالث من هذا العام، النصف الأول من 2016
    fn share_of_year(&self, i: usize) -> Read<DateSpec> {
        let c = self.code(i);
        let parts = match (c.kind, c.value) {
            (Kind::Fraction, 15) => 4,
            (Kind::Fraction, 30) => 2,
            (Kind::Fraction, 20) => 3,
            _ => return None,
        };
        let (n, at) = if c.al {
            let (n, at) = self.ordinal(self.next(i)).or_else(|| {
                let last = self.kind(self.next(i)) == Kind::Last;
                last.then(|| (parts, self.next(self.next(i))))
            })?;
            (n, at)
        } else {
            return None;
        };
        if n > parts {
            return None;
        }
        let (n, parts) = (n as i8, parts as i8);
        if let Some(((year, _), at)) = self.year_after(at) {
            return Some((DateSpec::Share(n, parts, Some(year), 0), at));
        }
        let start = self.skip(at, Key::From);
        let (spec, at) = self.unit_shift(start)?;
        match spec {
            DateSpec::Unit(Unit::Year, shift) => Some((DateSpec::Share(n, parts, None, shift), at)),
            _ => None,
        }
    }

    /// السبعينيات، ثلاثينات القرن الماضي
    fn decade(&self, i: usize) -> Read<DateSpec> {
        let c = self.code(i);
        if c.kind != Kind::Decade {
            return None;
        }
        let tens = i16::try_from(c.value).ok()?;
        let next = self.next(i);
        if let Some((century, at)) = self.century_number(self.skip(next, Key::From)) {
            return Some((DateSpec::Decade((century - 1) * 100 + tens, true), at));
        }
        // في السبعينيات من عمره
        let age = self.key(next, Key::From).is_some();
        (!age).then_some((DateSpec::Decade(tens, false), next))
    }

    /// القرن التاسع عشر، القرن الماضي: its number.
    fn century_number(&self, i: usize) -> Read<i16> {
        let c = self.code(i);
        if !(c.kind == Kind::Unit && c.value == 9 && c.al) {
            return None;
        }
        let next = self.next(i);
        if let Some((n, at)) = self.ordinal(next).filter(|(n, _)| (1..=30).contains(n)) {
            return Some((n as i16, at));
        }
        if let Some(n) = self.digits(next).filter(|n| (1..=30).contains(n)) {
            return Some((n as i16, next + 1));
        }
        // القرن الماضي is the twentieth; nobody writes about the tenth century as the last one.
        self.shift(next).map(|(shift, at)| (21 + i16::from(shift), at))
    }

    fn century(&self, i: usize) -> Read<DateSpec> {
        self.century_number(i).map(|(n, at)| (DateSpec::Century(n), at))
    }

    /// عيد الفطر [الماضي | 2016 | لعام 2016]
    fn holiday(&self, i: usize) -> Read<DateSpec> {
        let c = self.code(i);
        if c.kind != Kind::Holiday {
            return None;
        }
        let next = self.next(i);
        if let Some(((year, _), at)) = self.year_after(next) {
            return Some((DateSpec::Holiday(c.value, Some(year), None), at));
        }
        if let Some((shift, at)) = self.shift(next) {
            return Some((DateSpec::Holiday(c.value, None, Some(shift)), at));
        }
        Some((DateSpec::Holiday(c.value, None, None), next))
    }
}

fn calendar(year: Option<i16>, month: Option<i8>, day: Option<i8>, hijri: bool) -> DateSpec {
    DateSpec::Calendar(Calendar { year, month, day, hijri, shift: None })
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
        shift: None,
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
