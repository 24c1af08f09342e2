//! Years and what is longer or shares them: عام 2007، صيف 2016، الربع الثالث، السبعينيات، القرن التاسع عشر.

use super::expression::{Calendar, DateSpec, Unit, Years};
use super::parser::{Parser, Read};
use super::sense::{Key, Kind};
use super::tense;
use crate::text::fold::ALEF;
use crate::text::token::Punct;

impl Parser<'_> {
    /// Adds the year that follows, and the era: 2016, عام 2016, من العام الماضي.
    pub fn add_year(&self, fields: &mut Calendar, i: usize) -> usize {
        if let Some(((year, hijri), at)) = self.year_after(i) {
            fields.year = Some(year);
            fields.hijri |= hijri;
            return at;
        }
        if let Some((years, at)) = self.year_away(self.skip(i, Key::From)) {
            fields.years = Some(years);
            return at;
        }
        self.era(i, false).1
    }

    /// العام الماضي، هذا العام، العام نفسه after a month or a season.
    fn year_away(&self, i: usize) -> Read<Years> {
        let c = self.code(self.skip(i, Key::This));
        if c.kind != Kind::Unit || c.value != 7 || c.conj || c.prep {
            return None;
        }
        if let Some((DateSpec::Anaphor(Unit::Year, 0), at)) = self.anaphor(i) {
            return Some((Years::Told, at));
        }
        match self.unit_shift(i)? {
            (DateSpec::Unit(Unit::Year, n), at) => Some((Years::FromText(i8::try_from(n).ok()?), at)),
            _ => None,
        }
    }

    /// هـ، م after a year; whether it is a Hijri one.
    pub fn era(&self, i: usize, hijri: bool) -> (bool, usize) {
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
    pub fn year_after(&self, i: usize) -> Read<(i16, bool)> {
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
    pub fn year_number(&self, i: usize) -> Read<i16> {
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
        let named = (c.kind == Kind::Unit || c.kind == Kind::UnitPair || c.kind == Kind::UnitMany && c.al)
            && c.value == 7;
        if !named {
            let n = self.digits(i).filter(|n| self.letters(i).len() == 4 && (1200..1600).contains(n))?;
            let (hijri, at) = self.era(i + 1, false);
            return hijri.then_some(((n as i16, true), at));
        }
        // العام الدراسي 2024, العام الهجري 1446
        let (hijri, mut start) = self.era(self.skip(self.next(i), Key::YearKind), false);
        // عام (2007)
        let open = self.is_punct(start, Punct::Open);
        start += usize::from(open);
        let (year, at) = match self.year_number(start) {
            Some(found) => found,
            None if c.kind == Kind::Unit => self.short_year(i, start)?,
            None => return None,
        };
        let at = at + usize::from(open && self.is_punct(at, Punct::Close));
        let (hijri, at) = self.era(at, hijri);
        let before_christ = self.key(at, Key::Bce);
        let year = if before_christ.is_some() { -year } else { year };
        Some(((year, hijri), before_christ.unwrap_or(at)))
    }

    /// عام 67, سنة 500 قبل الميلاد: a year of fewer than four digits. Two of them are of this century or the last.
    fn short_year(&self, i: usize, start: usize) -> Read<i16> {
        const THIS_CENTURY: u32 = 35;
        let n = self.digits(start).filter(|n| (1..1000).contains(n))?;
        let after = self.code(start + 1);
        if after.is(Key::Era) || after.is(Key::Ce) || after.is(Key::Bce) {
            return Some((n as i16, start + 1));
        }
        let repeated = i > 0 && (self.code(i - 1).is(Key::Every) || self.code(i - 1).is(Key::This));
        let counts = self.counts_something(start + 1) && (n < 40 || self.code(i).al);
        if counts || repeated || !self.code(i).al && self.letters(i).ends_with(&[ALEF]) {
            return None;
        }
        let two = self.letters(start).len() == 2;
        let century = if !two {
            0
        } else if n <= THIS_CENTURY {
            2000
        } else {
            1900
        };
        Some(((n + century) as i16, start + 1))
    }

    /// صيف 2016, هذا الصيف، الربيع القادم
    pub fn season(&self, i: usize, marked: bool) -> Read<DateSpec> {
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
        if let Some((Years::FromText(n), at)) = self.year_away(self.skip(next, Key::From)) {
            return Some((DateSpec::SeasonOf(season, n), at));
        }
        // صيفاً, سأرحل صيف: of any year. Without the article it may be a name (خالد ربيع).
        let adverb = !c.al && this.is_none() && self.letters(i).last() == Some(&ALEF);
        let after_verb = i > 0 && !c.al && !marked && tense::is_future(self.letters(i - 1));
        if adverb || after_verb && self.ends(next) {
            return Some((DateSpec::AnySeason(season), next));
        }
        let sure = this.is_some() || c.al || marked;
        sure.then_some((DateSpec::Season(season, None, this.map(|_| 0)), next))
    }

    /// الربع الثالث من هذا العام، النصف الأول من 2016
    pub fn share_of_year(&self, i: usize, marked: bool) -> Read<DateSpec> {
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
            return Some((DateSpec::Share(n, parts, Some(year), None), at));
        }
        let start = self.skip(at, Key::From);
        if let Some((DateSpec::Unit(Unit::Year, shift), at)) =
            self.unit_shift(start).or_else(|| self.plain_unit(start))
        {
            return Some((DateSpec::Share(n, parts, None, Some(shift)), at));
        }
        // في الربع الأول: of the year of the text.
        (parts == 4 && marked && start == at).then_some((DateSpec::Share(n, parts, None, None), at))
    }

    /// السبعينيات، ثلاثينات القرن الماضي
    pub fn decade(&self, i: usize) -> Read<DateSpec> {
        let c = self.code(i);
        // العقد الثاني من القرن الحادي والعشرين
        if c.kind == Kind::Unit && c.value == 8 && c.al {
            let (n, at) = self.ordinal(self.next(i)).filter(|(n, _)| (1..=10).contains(n))?;
            let (century, at) = self.century_number(self.key(at, Key::From)?)?;
            return Some((DateSpec::Decade((century - 1) * 100 + (n as i16 - 1) * 10, true), at));
        }
        // سنوات السبعينيات، عقد الستينيات
        let years = matches!((c.kind, c.value), (Kind::UnitMany, 7) | (Kind::Unit, 8)) && !c.al;
        let i = if years { self.next(i) } else { i };
        let c = self.code(i);
        if c.kind != Kind::Decade || years && !c.al {
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
        // القرن الواحد والعشرين
        if let Some((n, at)) = self.words(next).filter(|(n, _)| self.code(next).al && (1..=30).contains(n)) {
            return Some((n as i16, at));
        }
        let number = self.skip(next, Key::Al);
        if let Some(n) = self.digits(number).filter(|n| (1..=30).contains(n)) {
            return Some((n as i16, number + 1));
        }
        // القرن الماضي is the twentieth; nobody writes about the tenth century as the last one.
        self.shift(next).map(|(shift, at)| (21 + i16::from(shift), at))
    }

    pub fn century(&self, i: usize) -> Read<DateSpec> {
        let (n, at) = self.century_number(i)?;
        if let Some(end) = self.key(at, Key::Bce) {
            return Some((DateSpec::Century(-n), end));
        }
        let (hijri, end) = self.era(at, false);
        Some((if hijri { DateSpec::HijriCentury(n) } else { DateSpec::Century(n) }, end))
    }
}
