//! Ranges: من 3 إلى 12 سبتمبر، بين الخامسة والسادسة مساءً، 2014-2018.

use super::expression::{Calendar, Clock, Counted, DateSpec, Expression, Point, Relation, Unit, What};
use super::parser::{Parser, Read};
use super::point::Asked;
use super::sense::{Key, Kind};
use crate::text::token::Punct;

/// One end of a range.
#[derive(Clone, Copy, Debug)]
enum End {
    /// A point by itself.
    Point(Point),
    /// A number that the other end explains; whether it is feminine, as hours are.
    Number(u32, bool),
}

const DATE: Asked = Asked { date: true, hour: false };

impl Parser<'_> {
    /// A range after من or بين.
    pub fn range(&self, i: usize) -> Read<Expression> {
        let between = self.key(i, Key::Between);
        let start = between.or_else(|| self.key(i, Key::From))?;
        if let Some((length, at)) = self.amounts_between(start, between.is_some()) {
            let what = What::Length(length, super::expression::Way::None);
            return Some((Expression { what, relation: Relation::At, modifier: None }, at));
        }
        let (a, b, at) = self.ends_of_range(start, between.is_some())?;
        self.unite(a, b, at)
    }

    fn ends_of_range(&self, i: usize, between: bool) -> Option<(End, End, usize)> {
        // بين شهري أيلول وتشرين الثاني، بين عامي 2014 و2018
        let years = self.kind(i) == Kind::UnitTwo && self.code(i).al && self.code(i).value >= 6;
        let months = |k: usize| matches!(self.kind(k), Kind::Month | Kind::WeakMonth);
        let pair = self.kind(i) == Kind::UnitPair || years;
        // من يناير إلى مارس: the one shows that the other is a month.
        if months(i) && !pair {
            let (a, at) = self.end_of_range(i, true)?;
            let next = self.connector(at, between)?;
            let (b, at) = self.end_of_range(next, months(next))?;
            return (months(next) || self.kind(i) == Kind::Month).then_some((a, b, at));
        }
        let start = if pair { self.next(i) } else { i };
        let (a, at) = self.end_of_range(start, pair)?;
        let at = self.connector(at, between)?;
        let (b, at) = self.end_of_range(at, pair)?;
        Some((a, b, at))
    }

    /// إلى، حتى، a dash; after بين the و before the second end.
    fn connector(&self, i: usize, between: bool) -> Option<usize> {
        let comma = i + usize::from(self.is_punct(i, Punct::Comma));
        if let Some(at) = self.key(comma, Key::To).or_else(|| self.key(comma, Key::Until)) {
            return Some(at);
        }
        if self.is_punct(i, Punct::Dash) {
            return Some(i + 1);
        }
        if between {
            return self.key(i, Key::And).or_else(|| self.code(i).conj.then_some(i));
        }
        None
    }

    fn end_of_range(&self, i: usize, date: bool) -> Read<End> {
        // Day and month in digits are asked for by nothing here: 4-22 are two days.
        if let Some(((point, _), at)) = self.point(i, Asked { date, hour: false }) {
            return Some((End::Point(point), at));
        }
        if let Some(n) = self.digits(i) {
            return Some((End::Number(n, false), i + 1));
        }
        let feminine = self.feminine(i);
        let (n, at) = self.ordinal(i).or_else(|| self.words(i))?;
        Some((End::Number(n, feminine), at))
    }

    /// Both ends, each completed by the other, with the date that follows.
    fn unite(&self, a: End, b: End, at: usize) -> Read<Expression> {
        let (a, b) = match (a, b) {
            (End::Point(a), End::Point(b)) => (a, b),
            (End::Number(n, _), End::Point(b)) => (like(n, &b)?, b),
            (End::Point(a), End::Number(n, _)) => (a, like(n, &a)?),
            (End::Number(a, fa), End::Number(b, fb)) => return self.unite_numbers(a, b, fa && fb, at),
        };
        let (a, b) = share(a, b)?;
        let (a, b, at) = self.date_after(a, b, at);
        Some((between(a, b), at))
    }

    /// من 5 إلى 6 الأحد القادم، من 2014 إلى 2018, من الثانية إلى الخامسة
    fn unite_numbers(&self, a: u32, b: u32, hours: bool, at: usize) -> Read<Expression> {
        let year = |n: u32| (1000..2200).contains(&n);
        if year(a) && year(b) {
            return Some((between(year_point(a), year_point(b)), at));
        }
        let (start, end) = (clock_point(a), clock_point(b));
        if let (Some(start), Some(end)) = (start, end) {
            let (x, y, after) = self.date_after(start, end, at);
            if hours || after > at {
                return Some((between(x, y), after));
            }
        }
        None
    }

    /// The date of both hours: … مساءً يوم 5 مايو، … غداً.
    fn date_after(&self, mut a: Point, mut b: Point, at: usize) -> (Point, Point, usize) {
        if a.clock.is_none() || a.date != DateSpec::None {
            return (a, b, at);
        }
        let comma = at + usize::from(self.is_punct(at, Punct::Comma));
        let word = self.key(comma, Key::In).or_else(|| self.key(comma, Key::From)).unwrap_or(comma);
        for start in [at, comma, word] {
            if self.code(start).conj {
                continue;
            }
            if let Some(((point, _), end)) = self.point(start, DATE)
                && point.date != DateSpec::None
                && point.clock.is_none()
            {
                (a.date, b.date) = (point.date, point.date);
                return (a, b, end);
            }
        }
        (a, b, at)
    }

    /// A range without من: 2 أكتوبر إلى 22 أكتوبر، 4 - 5 مساءً، 2014-2018.
    pub fn open_range(&self, i: usize) -> Read<Expression> {
        const FAR: usize = 12;
        if let Some(found) = self.years_with_slash(i) {
            return Some(found);
        }
        let connected = (i + 1..i + FAR)
            .any(|k| self.is_punct(k, Punct::Dash) || matches!(self.code(k).key(), Key::To | Key::Until));
        if !connected {
            return None;
        }
        let (a, at) = self.end_of_range(i, false)?;
        let next = self.connector(at, false)?;
        let dash = self.is_punct(at, Punct::Dash);
        let (b, end) = self.end_of_range(next, false)?;
        let fits = match (a, b) {
            (End::Point(a), End::Point(b)) => {
                // ليل الجمعة – السبت is one night.
                !(dash && a.clock.is_none() && a.part.is_some() && b.part.is_none())
            }
            (End::Number(n, _), End::Point(b)) => {
                let day = matches!(b.date, DateSpec::Calendar(c) if c.day.is_some()) && b.clock.is_none();
                (dash || day) && (b.clock.is_some() || self.digits(i).is_some_and(|d| d == n && d <= 31))
            }
            (End::Point(a), End::Number(..)) => a.clock.is_some(),
            (End::Number(..), End::Number(..)) => dash && self.years_in_digits(i),
        };
        if fits { self.unite(a, b, end) } else { None }
    }

    /// الأشهر الستة الأولى من العام، أول ثلاثة أيام من رمضان
    pub fn first_of(&self, i: usize) -> Read<Expression> {
        let c = self.code(i);
        let (n, unit, at) = match c.kind {
            Kind::UnitMany if c.al => {
                let (n, at) = self.cardinal(self.next(i))?;
                let first = self.code(at);
                (first.kind == Kind::Ordinal && first.value == 1 && first.al).then_some(())?;
                (n, c.value, self.next(at))
            }
            Kind::Ordinal if c.value == 1 && !c.al => {
                let (n, at) = self.cardinal(self.next(i))?;
                (self.kind(at) == Kind::UnitMany).then_some((n, self.code(at).value, self.next(at)))?
            }
            _ => return None,
        };
        let unit = Unit::of(unit).filter(|u| matches!(u, Unit::Day | Unit::Week | Unit::Month))?;
        let n = i8::try_from(n).ok().filter(|n| (2..=31).contains(n))?;
        let start = self.key(at, Key::From).or_else(|| self.key(at, Key::In))?;
        let (frame, end) = self.frame(start, true)?;
        let nth = |n: i8| Point::on(DateSpec::Nth(n, Counted::Unit(unit), frame));
        Some((between(nth(1), nth(n)), end))
    }

    /// [العام | موسم] 2024/2025
    fn years_with_slash(&self, i: usize) -> Read<Expression> {
        let c = self.code(i);
        let named = c.kind == Kind::Unit && c.value == 7;
        let start = if named { self.skip(self.next(i), Key::YearKind) } else { i };
        if self.kind(start) != Kind::Number {
            return None;
        }
        let (a, b) = std::str::from_utf8(self.letters(start)).ok()?.split_once('/')?;
        let year = |text: &str| (text.len() == 4).then(|| text.parse::<u32>().ok())?;
        let (a, b) = (year(a)?, year(b)?);
        ((1900..2100).contains(&a) && b == a + 1).then(|| (between(year_point(a), year_point(b)), start + 1))
    }

    /// 2014-2018 and nothing of digits around.
    fn years_in_digits(&self, i: usize) -> bool {
        let year = |k: usize| {
            self.letters(k).len() == 4 && self.digits(k).is_some_and(|n| (1900..2100).contains(&n))
        };
        let before = i > 0 && self.is_punct(i - 1, Punct::Dash);
        let rising = self.digits(i) < self.digits(i + 2);
        year(i) && year(i + 2) && rising && !before && !self.is_punct(i + 3, Punct::Dash)
    }

    /// A range inside a point: شهر نوفمبر بين 19 و20, الجمعة بين 1 مساءً و4 مساءً.
    pub fn range_inside(&self, i: usize, point: &Point) -> Read<Expression> {
        if point.clock.is_some() || point.date == DateSpec::None {
            return None;
        }
        let between_word = self.key(i, Key::Between);
        let from = self.key(i, Key::From);
        let start = between_word.or(from).or_else(|| self.dashed_hours(i))?;
        let (a, b, at) = self.ends_of_range(start, between_word.is_some())?;
        let (a, b) = match (a, b) {
            (End::Number(a, _), End::Number(b, _)) => (inside(a, point)?, inside(b, point)?),
            (End::Number(n, _), End::Point(b)) => (like(n, &b)?, b),
            (End::Point(a), End::Number(n, _)) => (a, like(n, &a)?),
            (End::Point(a), End::Point(b)) => (a, b),
        };
        let (mut a, mut b) = share(a, b)?;
        for end in [&mut a, &mut b] {
            if end.clock.is_some() && end.date == DateSpec::None {
                end.date = point.date;
                end.part = end.part.or(point.part);
            }
            if let (DateSpec::Weekday { week, .. }, DateSpec::Unit(Unit::Week, n)) =
                (&mut end.date, point.date)
            {
                *week = i8::try_from(n).ok();
            }
        }
        Some((between(a, b), at))
    }

    /// الاثنين القادم 1-3 مساءً
    fn dashed_hours(&self, i: usize) -> Option<usize> {
        let dashed = self.digits(i).is_some_and(|n| n <= 24) && self.is_punct(i + 1, Punct::Dash);
        dashed.then_some(i)
    }
}

fn between(a: Point, b: Point) -> Expression {
    Expression { what: What::Range(a, b), relation: Relation::At, modifier: None }
}

fn year_point(n: u32) -> Point {
    let fields = Calendar { year: i16::try_from(n).ok(), ..Calendar::default() };
    Point::on(DateSpec::Calendar(fields))
}

fn clock_point(n: u32) -> Option<Point> {
    let hour = i8::try_from(n).ok().filter(|h| *h <= 24)?;
    Some(Point { clock: Some(Clock { hour, ..Clock::default() }), ..Point::default() })
}

/// A number read like the other end: an hour, a day of the month, a year.
fn like(n: u32, other: &Point) -> Option<Point> {
    if other.clock.is_some() {
        let point = clock_point(n)?;
        return Some(Point { date: other.date, part: other.part, ..point });
    }
    let DateSpec::Calendar(fields) = other.date else { return None };
    let fields = if fields.day.is_some() {
        Calendar { day: Some(i8::try_from(n).ok().filter(|d| (1..=31).contains(d))?), ..fields }
    } else if fields.month.is_none() && (1000..2200).contains(&n) {
        Calendar { year: i16::try_from(n).ok(), ..fields }
    } else {
        return None;
    };
    Some(Point::on(DateSpec::Calendar(fields)))
}

/// A number inside a point: a day of its month, an hour of its day.
fn inside(n: u32, point: &Point) -> Option<Point> {
    if let DateSpec::Calendar(fields) = point.date
        && fields.day.is_none()
        && fields.month.is_some()
    {
        let day = i8::try_from(n).ok().filter(|d| (1..=31).contains(d))?;
        return Some(Point::on(DateSpec::Calendar(Calendar { day: Some(day), ..fields })));
    }
    Some(Point { date: point.date, part: point.part, ..clock_point(n)? })
}

/// What one end leaves out and the other says.
fn share(mut a: Point, mut b: Point) -> Option<(Point, Point)> {
    let parted = a.clock.is_none() && a.part.is_some() || b.clock.is_none() && b.part.is_some();
    if a.clock.is_some() != b.clock.is_some()
        && !parted
        && (a.date == DateSpec::None || b.date == DateSpec::None)
    {
        return None;
    }
    if a.clock.is_some() && b.clock.is_some() {
        let rising = a.clock.map(|c| c.hour) < b.clock.map(|c| c.hour);
        if a.part.is_none() && rising {
            a.part = b.part;
        }
        b.part = b.part.or(a.part);
        if a.date == DateSpec::None {
            a.date = b.date;
        } else if b.date == DateSpec::None {
            b.date = a.date;
        }
        return Some((a, b));
    }
    if let (DateSpec::Calendar(x), DateSpec::Calendar(y)) = (&mut a.date, &mut b.date) {
        if x.month.is_none() && x.day.is_some() {
            (x.month, x.shift, x.hijri) = (y.month, y.shift, y.hijri);
        }
        if x.year.is_none() && x.shift.is_none() {
            (x.year, x.shift) = (y.year, y.shift);
        }
        if y.year.is_none() && y.month >= x.month {
            y.year = x.year;
        }
    }
    Some((a, b))
}
