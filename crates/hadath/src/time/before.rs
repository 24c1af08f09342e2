//! What stands before a time: منذ، حتى، قبل، بعد، خلال، طوال، اعتباراً من.

use super::expression::{Calendar, DateSpec, Expression, Length, Point, Relation, Unit, Way, What};
use super::parser::{Parser, Read};
use super::phrase::{DATE, HOUR, measured, plain};
use super::sense::{Key, Kind};
use crate::model::TimeMod;
use crate::text::fold::{ALEF, BEH, LAM};
use crate::text::token::Punct;

impl Parser<'_> {
    /// منذ فجر اليوم، منذ ثلاثة أيام، منذ ذلك الحين، منذ 2023
    pub fn since(&self, i: usize) -> Read<Expression> {
        let start = self.next(i);
        let start = self.skip(start, Key::And).max(start);
        if let Some(found) = self.that_time(start) {
            return Some(found);
        }
        if let Some((e, at)) = self.related_point(start, Relation::Since) {
            return self.since_until(&e, at).or(Some((e, at)));
        }
        let ((length, modifier), at) = self.length(start, true)?;
        let (way, at) = self.way_after(at, Way::Since);
        Some((measured(length, modifier, way), at))
    }

    /// منذ مارس 2020 وحتى مايو 2021
    fn since_until(&self, since: &Expression, i: usize) -> Read<Expression> {
        let What::Point(a) = since.what else { return None };
        let start = self.key(i, Key::Until)?;
        let (e, at) = self.related_point(start, Relation::Until)?;
        let What::Point(b) = e.what else { return None };
        (a.clock.is_some() == b.clock.is_some()).then(|| (plain(What::Range(a, b)), at))
    }

    /// ذلك الحين، ذلك الوقت
    fn that_time(&self, i: usize) -> Read<Expression> {
        let at = self.key(i, Key::That)?;
        let at = self.key(at, Key::Moment)?;
        let point = Point::on(DateSpec::Anaphor(Unit::Day, 0));
        Some((Expression { what: What::Point(point), relation: Relation::Since, modifier: None }, at))
    }

    /// A point after a preposition of time.
    pub fn related_point(&self, i: usize, relation: Relation) -> Read<Expression> {
        let before = match relation {
            Relation::Before => Some(TimeMod::Before),
            Relation::After => Some(TimeMod::After),
            _ => None,
        };
        // قبل حلول عام 2030
        let i = self.skip(i, Key::By);
        if let Some((point, at)) = self.lone_year(i) {
            return Some((Expression { what: What::Point(point), relation, modifier: before }, at));
        }
        let ((point, modifier), at) = self.point(i, HOUR)?;
        // عقب صلاة العشاء: still that evening.
        let relation = if self.kind(i) == Kind::Prayer { Relation::At } else { relation };
        Some((Expression { what: What::Point(point), relation, modifier: before.or(modifier) }, at))
    }

    /// منذ 2023, قبل 2020: four digits that count nothing.
    pub fn lone_year(&self, i: usize) -> Option<(Point, usize)> {
        let year = self.digits(i).filter(|n| self.letters(i).len() == 4 && (1800..2200).contains(n))?;
        if matches!(self.kind(i + 1), Kind::Unit | Kind::UnitMany)
            || self.is_punct(i + 1, Punct::Dash) && self.kind(i + 2) == Kind::Number
        {
            return None;
        }
        let fields = Calendar { year: Some(year as i16), ..Calendar::default() };
        Some((Point::on(DateSpec::Calendar(fields)), i + 1))
    }

    /// حتى الآن، حتى نهاية الأسبوع، حتى لحظة نشر هذا التقرير
    pub fn until(&self, i: usize) -> Read<Expression> {
        let start = self.next(i);
        if let Some(at) = self.time_of_writing(start) {
            // حتى وقت صدور البيان في التاسعة مساء
            let told = self.key(at, Key::In).and_then(|at| self.related_point(at, Relation::Until));
            if told.is_some() {
                return told;
            }
            return Some((plain(What::Reference(0, false)), at));
        }
        if let Some((e, at)) = self.reference(start).filter(|_| self.code(start).value == 0) {
            return Some((e, at));
        }
        // حتى اليوم: up to now.
        self.related_point(start, Relation::Until)
    }

    /// لحظة نشر الخبر، ساعة إعداد هذا التقرير
    fn time_of_writing(&self, i: usize) -> Option<usize> {
        let c = self.code(i);
        let hour = c.kind == Kind::Unit && c.value == 2 && !c.al;
        if !(hour || c.is(Key::Moment)) {
            return None;
        }
        let next = self.next(i);
        if c.al {
            return Some(next);
        }
        let what = self.key(next, Key::Publishing).or_else(|| self.key(next, Key::Moment).filter(|_| !hour));
        // هذا التقرير، الخبر
        let at = self.skip(what?, Key::This);
        let named = !self.ends(at) && self.kind(at) == Kind::None;
        let at = if named { at + 1 } else { at };
        Some(at)
    }

    /// قبل ثلاثة أيام، بعد ساعتين، قبل نهاية الشهر، بعد الساعة الثامنة
    pub fn beside(&self, i: usize, relation: Relation, way: Way) -> Read<Expression> {
        // على بعد ساعتين; يوماً بعد يوم
        let before = i.checked_sub(1).map(|k| self.code(k)).unwrap_or_default();
        let unit = self.code(self.next(i));
        let rows =
            before.kind == Kind::Unit && unit.kind == Kind::Unit && before.value == unit.value && !unit.al;
        if rows || before.is(Key::On) && self.code(i).is(Key::After) {
            return None;
        }
        // قبل يوم أمس، بعد غد
        if let Some(found) = self.day_away(i) {
            return Some(found);
        }
        let start = self.skip(self.skip(self.next(i), Key::Elapsed), Key::Gone);
        if let Some((e, at)) = self.related_point(start, relation) {
            return Some((e, at));
        }
        let ((length, modifier), at) = self.length(start, true)?;
        if let Some(found) = self.away_from_day(length, modifier, at, way) {
            return Some(found);
        }
        let after = self.way_after(at, way);
        if after.1 == at && self.anchored(at) {
            let modifier = modifier.or(length.vague().then_some(if way == Way::Ago {
                TimeMod::Before
            } else {
                TimeMod::After
            }));
            let way = if length.vague() { way } else { Way::Anchored };
            return Some((measured(length, modifier, way), at));
        }
        Some((measured(length, modifier, way), after.1))
    }

    /// بعد أسبوع من الغد، قبل يومين من يوم الجمعة
    fn away_from_day(
        &self,
        length: Length,
        modifier: Option<TimeMod>,
        i: usize,
        way: Way,
    ) -> Read<Expression> {
        let start = self.key(i, Key::From)?;
        let (date, at) = self.day(start, true)?;
        let sign = if way == Way::Ago { -1 } else { 1 };
        let what = match date {
            DateSpec::Days(0) => What::Length(length, way),
            DateSpec::Days(_) | DateSpec::Weekday { .. } | DateSpec::Holiday(..) => {
                What::From(length, sign, date)
            }
            DateSpec::Calendar(c) if c.day.is_some() => What::From(length, sign, date),
            _ => return None,
        };
        Some((Expression { what, relation: Relation::At, modifier }, at))
    }

    /// بعد ذلك بيومين، قبلها بثلاثة أيام
    pub fn away_from_that(&self, i: usize, way: Way) -> Read<Expression> {
        let start = self.next(i);
        if !self.code(start).prep || self.letters(start).first() != Some(&BEH) {
            return None;
        }
        let ((length, modifier), at) = self.length(start, true)?;
        Some((measured(length, modifier, way), at))
    }

    fn day_away(&self, i: usize) -> Read<Expression> {
        let (date, at) = self.day(i, true).filter(|(d, _)| matches!(d, DateSpec::Days(_)))?;
        let point = Point::on(date);
        Some((plain(What::Point(point)), at))
    }

    /// بعد يومين من الهجوم: counted from something that is told.
    pub fn anchored(&self, i: usize) -> bool {
        let c = self.code(i);
        let next = self.next(i);
        // من بدء الهدنة, not من بداية الشهر
        let other = match self.kind(next) {
            Kind::None => !self.ends(next),
            Kind::Portion => self.point(next, DATE).is_none(),
            _ => false,
        };
        (c.is(Key::From) || c.is(Key::On)) && other
    }

    /// من الآن، في المستقبل، مضت، الماضية after a length.
    fn way_after(&self, i: usize, otherwise: Way) -> (Way, usize) {
        let from = self.skip(i, Key::From);
        let c = self.code(from);
        if from > i && c.kind == Kind::Reference && c.value == 0 {
            let way = if otherwise == Way::Ago {
                Way::Ago
            } else if otherwise == Way::Since {
                Way::Since
            } else {
                Way::Later
            };
            return (way, self.next(from));
        }
        let c = self.code(i);
        if c.kind == Kind::Reference && c.value == 1 {
            return (Way::Later, self.next(i));
        }
        if c.is(Key::Gone) {
            return (Way::Past, self.next(i));
        }
        (otherwise, i)
    }

    /// خلال 48 ساعة، خلال الأيام الماضية، خلال الليل، خلال كانون الأول، في غضون شهر
    pub fn during(&self, i: usize) -> Read<Expression> {
        let start = self.next(i);
        if let Some(at) = self.key(start, Key::Period) {
            return self.range(at).or_else(|| self.range_of_period(at));
        }
        if let Some(found) = self.first_of(start).or_else(|| self.shifted_length(start)) {
            return Some(found);
        }
        if let Some((point, at)) = self.lone_year(start) {
            return Some((plain(What::Point(point)), at));
        }
        if let Some((e, at)) = self.point_phrase(start, DATE) {
            return Some((e, at));
        }
        if let Some(((length, modifier), at)) = self.length(start, true) {
            return Some((measured(length, modifier, Way::Within), at));
        }
        // على مدار الأسبوع is how long, خلال العام when.
        if self.code(i).is(Key::Along) {
            // على مدار الساعة: without a pause.
            return self.throughout(i).filter(|_| self.singular(start) != Some(2));
        }
        let (date, at) = self.plain_unit(start)?;
        // خلال العام الذي …
        let described = self.kind(at) == Kind::None && self.letters(at).starts_with(&[ALEF, LAM]);
        (!described).then(|| (plain(What::Point(Point::on(date))), at))
    }

    /// الفترة الممتدة من 10 إلى 13 أفريل: words between the period and its ends.
    pub fn range_of_period(&self, i: usize) -> Read<Expression> {
        (i..i + 3).find_map(|at| self.range(at))
    }

    /// طوال الليل، طيلة شهر، طوال العام
    pub fn throughout(&self, i: usize) -> Read<Expression> {
        let start = self.next(i);
        let c = self.code(start);
        if c.kind == Kind::Unit && c.value != 4 {
            let next = self.next(start);
            let more = self.shift(next).is_some()
                || !self.ends(next) && self.kind(next) != Kind::None && !self.code(next).conj;
            if !more || !c.al && self.kind(next) == Kind::None {
                let length = Length::of(Some(1000), Unit::of(c.value)?);
                return Some((plain(What::Length(length, Way::None)), next));
            }
        }
        let mut read = self.shifted_length(start).or_else(|| self.point_phrase(start, DATE));
        if read.is_none() {
            read = self.length(start, true).map(|((l, m), at)| (measured(l, m, Way::None), at));
        }
        read
    }

    /// اعتباراً من السادسة مساء الأحد
    pub fn starting(&self, i: usize) -> Read<Expression> {
        let start = self.skip(self.next(i), Key::From);
        if let Some((e, at)) = self.open_range(start) {
            return Some((e, at));
        }
        self.related_point(start, Relation::Since)
    }
}
