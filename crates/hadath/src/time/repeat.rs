//! How often: كل يوم، أيام الجمعة، بشكل يومي، مرتين في الأسبوع، ربع سنوي.

use super::expression::{Calendar, DateSpec, Expression, Often, Part, Point, Relation, Unit, What};
use super::parser::{Parser, Read};
use super::phrase::plain;
use super::point::Asked;
use super::sense::{Key, Kind};
use crate::model::TimeMod;
use crate::text::fold::WAW;

impl Parser<'_> {
    /// كل يوم، كل يوم اثنين، كل ثلاثة أسابيع، كل ليلة في 9
    pub fn every(&self, i: usize) -> Read<Expression> {
        let (often, at) = self.often(i)?;
        let start = self.skip(at, Key::In);
        // كل سبت وأحد
        if self.code(start).conj || self.letters(start).first() == Some(&WAW) {
            return Some((plain(What::Set(often, None)), at));
        }
        let inner = self.point(start, Asked { date: false, hour: true }).or_else(|| {
            // كل ليلة في 9
            let ((clock, part), end) = self.clock(start, start > at)?;
            self.ends(end).then_some(((Point { clock: Some(clock), part, ..Point::default() }, None), end))
        });
        let inner =
            inner.filter(|((p, _), _)| p.date == DateSpec::None && (p.clock.is_some() || p.part.is_some()));
        match inner {
            Some(((point, _), end)) => Some((plain(What::Set(often, Some(point))), end)),
            None => Some((plain(What::Set(often, None)), at)),
        }
    }

    pub fn often(&self, i: usize) -> Read<Often> {
        let start = self.key(i, Key::Every)?;
        let c = self.code(start);
        let next = self.next(start);
        match c.kind {
            Kind::Weekday => Some((Often::Weekday(i8::try_from(c.value).ok()?), next)),
            Kind::Unit if c.value == 3 && self.kind(next) == Kind::Weekday => {
                Some((Often::Weekday(i8::try_from(self.code(next).value).ok()?), self.next(next)))
            }
            Kind::Part => Some((Often::Part(Part::of(c.value)?), next)),
            Kind::Unit if c.value == 4 => Some((Often::Part(Part::Night), next)),
            _ => {
                let ((length, _), at) = self.length(start, true)?;
                let amount = length.first()?;
                let often =
                    amount.thousandths.map_or(Often::Few(amount.unit), |n| Often::Each(n, amount.unit));
                Some((often, at))
            }
        }
    }

    /// بشكل يومي [تقريبا]
    pub fn manner(&self, i: usize) -> Read<Expression> {
        // بشكل شبه يومي
        let (before, start) = self.about(self.next(i));
        let c = self.code(start);
        if !matches!(c.kind, Kind::Regular | Kind::UnitPair) {
            return None;
        }
        let at = self.next(start);
        let about = self.kind(at) == Kind::Approx;
        let what = What::Set(Often::Each(1000, Unit::of(c.value)?), None);
        let modifier = before.or(about.then_some(TimeMod::Approx));
        Some((Expression { what, relation: Relation::At, modifier }, if about { self.next(at) } else { at }))
    }

    /// يومياً، أسبوعياً، القصف اليومي، أيام الجمعة
    pub fn regular(&self, i: usize) -> Read<Expression> {
        let c = self.code(i);
        let next = self.next(i);
        match c.kind {
            Kind::Every => Some((plain(What::Set(Often::Each(1000, Unit::of(c.value)?), None)), next)),
            Kind::UnitPair if c.value == 3 && c.al => {
                Some((plain(What::Set(Often::Each(1000, Unit::Day), None)), next))
            }
            Kind::Fraction => self.share_of_unit(i),
            Kind::Key => self.times_in(i),
            Kind::Cardinal | Kind::Number => self.counted_times(i),
            Kind::UnitMany if c.value == 3 && !c.al => {
                let w = self.code(next);
                let days = w.kind == Kind::Weekday && w.al && !w.conj;
                days.then(|| {
                    Some((
                        plain(What::Set(Often::Weekday(i8::try_from(w.value).ok()?), None)),
                        self.next(next),
                    ))
                })?
            }
            _ => None,
        }
    }

    /// ربع سنوي, نصف شهرية: how often as an adjective with a fraction.
    fn share_of_unit(&self, i: usize) -> Read<Expression> {
        let next = self.next(i);
        let c = self.code(next);
        if !matches!(c.kind, Kind::Regular | Kind::Every) && !(c.kind == Kind::UnitPair && c.value != 7) {
            return None;
        }
        let parts = self.code(i).value.unsigned_abs();
        let (thousandths, unit) = match Unit::of(c.value)? {
            Unit::Year => (12_000 * parts / 60, Unit::Month),
            Unit::Month => (30_000 * parts / 60, Unit::Day),
            _ => return None,
        };
        Some((plain(What::Set(Often::Each(thousandths, unit), None)), self.next(next)))
    }

    /// مرة في الشهر، مرتين في اليوم، مرة كل أسبوعين
    fn times_in(&self, i: usize) -> Read<Expression> {
        let c = self.code(i);
        let how_many = c.is(Key::Once) || c.is(Key::Twice);
        (how_many && !c.al && !c.prep).then(|| self.in_each(self.next(i)))?
    }

    /// ثلاث مرات في اليوم
    fn counted_times(&self, i: usize) -> Read<Expression> {
        let (_, at) = self.cardinal(i)?;
        let c = self.code(at);
        ((c.is(Key::Times) || c.is(Key::Once)) && !c.conj && !c.prep).then(|| self.in_each(self.next(at)))?
    }

    /// [واحدة] في اليوم [الواحد] | كل أسبوعين | يومياً, after how many times.
    fn in_each(&self, i: usize) -> Read<Expression> {
        let one = self.kind(i) == Kind::Cardinal && self.code(i).value == 1;
        let start = if one { self.next(i) } else { i };
        let c = self.code(start);
        if c.kind == Kind::Every {
            return Some((plain(What::Set(Often::Each(1000, Unit::of(c.value)?), None)), self.next(start)));
        }
        if let Some((often, at)) = self.often(start) {
            return Some((plain(What::Set(often, None)), at));
        }
        let each = self.key(start, Key::In)?;
        let c = self.code(each);
        let unit = Unit::of(c.value).filter(|_| c.kind == Kind::Unit && c.al && !c.conj && !c.prep)?;
        let next = self.next(each);
        let single = self.kind(next) == Kind::Cardinal && self.code(next).value == 1;
        let at = if single { self.next(next) } else { next };
        // مرتين في الأسبوع الماضي is no habit.
        let closed =
            single || self.ends(at) || self.kind(at) == Kind::None || matches!(self.kind(at), Kind::Key);
        closed.then(|| (plain(What::Set(Often::Each(1000, unit), None)), at))
    }

    /// What is joined to the phrase before it and told only in part: أيام الأحد والثلاثاء، عامي 2020 و2021، شهري يناير ومارس.
    pub fn second(&self, first: &Expression, i: usize) -> Read<Expression> {
        let lone = self.skip(i, Key::And);
        let c = self.code(lone);
        // وأحد is folded to واحد.
        let sunday = c.kind == Kind::Cardinal && c.value == 1 && self.letters(lone).first() == Some(&WAW);
        if !(c.conj || lone > i || sunday) {
            return None;
        }
        match first.what {
            What::Set(Often::Weekday(_), None) if sunday => {
                Some((plain(What::Set(Often::Weekday(7), None)), self.next(lone)))
            }
            What::Set(Often::Weekday(_), None) if c.kind == Kind::Weekday => {
                let day = i8::try_from(c.value).ok()?;
                Some((plain(What::Set(Often::Weekday(day), None)), self.next(lone)))
            }
            What::Point(p) => self.second_date(&p, lone),
            _ => None,
        }
    }

    fn second_date(&self, first: &Point, i: usize) -> Read<Expression> {
        let DateSpec::Calendar(told) = first.date else { return None };
        if first.clock.is_some() || first.part.is_some() || told.day.is_some() {
            return None;
        }
        if told.month.is_some() {
            let weak = self.kind(i) == Kind::WeakMonth && self.closes_month(self.next(i));
            let (date, at) = weak.then(|| self.day(i, true))??;
            return Some((plain(What::Point(Point::on(date))), at));
        }
        let (year, at) = self.year_number(i)?;
        let fits = (1000..2200).contains(&year) && told.year.is_some() && !self.counts_something(at);
        let date = Calendar { year: Some(year), ..Calendar::default() };
        fits.then(|| (plain(What::Point(Point::on(DateSpec::Calendar(date)))), at))
    }

    /// ومارس ends, or is of a year or the last one.
    fn closes_month(&self, i: usize) -> bool {
        self.ends(i) || self.shift(i).is_some() || self.year_after(i).is_some()
    }
}
