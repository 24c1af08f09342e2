//! The phrases: points, lengths and sets with what stands before and after them.

use super::expression::{
    Calendar, DateSpec, Expression, Length, Often, Part, Point, Relation, Unit, Way, What,
};
use super::parser::{Parser, Read};
use super::point::Asked;
use super::sense::{Key, Kind};
use crate::model::TimeMod;
use crate::text::token::Punct;

fn plain(what: What) -> Expression {
    Expression { what, relation: Relation::At, modifier: None }
}

const DATE: Asked = Asked { date: true, hour: false };
const HOUR: Asked = Asked { date: true, hour: true };

impl Parser<'_> {
    /// The time phrase that begins at token `i`.
    pub fn phrase(&self, i: usize) -> Read<Expression> {
        match self.kind(i) {
            Kind::None => return None,
            Kind::Key => match self.code(i).key() {
                Key::Since => return self.since(i),
                Key::Until => return self.until(i),
                Key::Before => return self.beside(i, Relation::Before, Way::Ago),
                Key::After => return self.beside(i, Relation::After, Way::Later),
                Key::During => return self.during(i),
                Key::Throughout => return self.throughout(i),
                Key::For => {
                    return self
                        .length(self.next(i), true)
                        .map(|((l, m), at)| (measured(l, m, Way::None), at));
                }
                Key::Starting => return self.starting(i),
                Key::By => return self.point_phrase(self.next(i), DATE),
                Key::Every => return self.every(i),
                Key::Manner => return self.manner(i),
                Key::From | Key::Between => return self.range(i),
                Key::In | Key::To => return self.asked_for(i),
                Key::Born => return self.lone_number(self.next(i)),
                Key::Period => return self.range(self.next(i)),
                _ => {}
            },
            _ => {}
        }
        self.row(i)
            .or_else(|| self.regular(i))
            .or_else(|| self.shifted_length(i))
            .or_else(|| self.minutes_to(i))
            .or_else(|| self.open_range(i))
            .or_else(|| self.point_phrase(i, Asked { date: self.marked(i), hour: false }))
            .or_else(|| self.length(i, false).map(|((l, m), at)| (measured(l, m, Way::None), at)))
            .or_else(|| self.reference(i))
            .or_else(|| self.after_return(i))
    }

    /// Does the word before ask for a date (في آب، خلال رمضان)?
    fn marked(&self, i: usize) -> bool {
        let before = i.checked_sub(1).map_or(Key::None, |k| self.code(k).key());
        self.code(i).prep || matches!(before, Key::In | Key::Since | Key::Until | Key::During | Key::Return)
    }

    /// أعود الحادية عشرة، عدت للثاني: a verb of coming back asks for an hour or a day.
    fn after_return(&self, i: usize) -> Read<Expression> {
        if !(i > 0 && self.code(i - 1).is(Key::Return)) {
            return None;
        }
        if self.code(i).prep {
            let (n, at) = self.ordinal(i).filter(|(n, at)| *n <= 31 && self.ends(*at))?;
            let fields = Calendar { day: Some(n as i8), ..Calendar::default() };
            return Some((plain(What::Point(Point::on(DateSpec::Calendar(fields)))), at));
        }
        let ((point, modifier), at) = self.point(i, HOUR)?;
        Some((Expression { what: What::Point(point), relation: Relation::At, modifier }, at))
    }

    /// A point, perhaps with a range inside it or repeated every day.
    fn point_phrase(&self, i: usize, asked: Asked) -> Read<Expression> {
        let ((point, modifier), at) = self.point(i, asked)?;
        if self.name_of_a_part(i, at, asked.date) {
            return None;
        }
        if let Some((often, end)) = self.often(at).filter(|_| point.clock.is_some() || point.part.is_some()) {
            return Some((plain(What::Set(often, Some(point))), end));
        }
        let start = at + usize::from(self.is_punct(at, Punct::Comma));
        if let Some((inner, end)) = self.range_inside(start, &point) {
            return Some((inner, end));
        }
        let modifier =
            modifier.filter(|m| *m != TimeMod::Approx || point.clock.is_some() || point.portion.is_none());
        Some((Expression { what: What::Point(point), relation: Relation::At, modifier }, at))
    }

    /// «خالد فجر», «النهار», «في المغرب»: a lone word for a part of the day that may be a name or a verb.
    fn name_of_a_part(&self, i: usize, end: usize, marked: bool) -> bool {
        let c = self.code(i);
        let lone = c.kind == Kind::Part && end == self.next(i);
        let adverb = self.letters(i).last() == Some(&crate::text::fold::ALEF) || c.value == 7;
        let often_a_name = matches!(c.value, 2 | 6 | 11 | 14 | 15);
        lone && match (c.al, c.value) {
            (_, 14 | 15) => true,
            (true, _) => often_a_name && !marked,
            (false, _) => c.len == 1 && !adverb,
        }
    }

    /// منذ فجر اليوم، منذ ثلاثة أيام، منذ ذلك الحين، منذ 2023
    fn since(&self, i: usize) -> Read<Expression> {
        let start = self.next(i);
        let start = self.skip(start, Key::And).max(start);
        if let Some(found) = self.that_time(start) {
            return Some(found);
        }
        if let Some((e, at)) = self.related_point(start, Relation::Since) {
            return Some((e, at));
        }
        let ((length, modifier), at) = self.length(start, true)?;
        let (way, at) = self.way_after(at, Way::Since);
        Some((measured(length, modifier, way), at))
    }

    /// ذلك الحين، ذلك الوقت
    fn that_time(&self, i: usize) -> Read<Expression> {
        let at = self.key(i, Key::That)?;
        let at = self.key(at, Key::Moment)?;
        let point = Point::on(DateSpec::Anaphor(Unit::Day, 0));
        Some((Expression { what: What::Point(point), relation: Relation::Since, modifier: None }, at))
    }

    /// A point after a preposition of time.
    fn related_point(&self, i: usize, relation: Relation) -> Read<Expression> {
        if let Some((point, at)) = self.lone_year(i) {
            return Some((Expression { what: What::Point(point), relation, modifier: None }, at));
        }
        let ((point, modifier), at) = self.point(i, HOUR)?;
        let before = match relation {
            Relation::Before => Some(TimeMod::Before),
            Relation::After => Some(TimeMod::After),
            _ => None,
        };
        Some((Expression { what: What::Point(point), relation, modifier: before.or(modifier) }, at))
    }

    /// منذ 2023, قبل 2020: four digits that count nothing.
    fn lone_year(&self, i: usize) -> Option<(Point, usize)> {
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
    fn until(&self, i: usize) -> Read<Expression> {
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
    fn beside(&self, i: usize, relation: Relation, way: Way) -> Read<Expression> {
        // قبل يوم أمس، بعد غد
        if let Some(found) = self.day_away(i) {
            return Some(found);
        }
        let start = self.next(i);
        if let Some((e, at)) = self.related_point(start, relation) {
            return Some((e, at));
        }
        let ((length, modifier), at) = self.length(start, true)?;
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

    fn day_away(&self, i: usize) -> Read<Expression> {
        let (date, at) = self.day(i, true).filter(|(d, _)| matches!(d, DateSpec::Days(_)))?;
        let point = Point::on(date);
        Some((plain(What::Point(point)), at))
    }

    /// بعد يومين من الهجوم: counted from something that is told.
    pub fn anchored(&self, i: usize) -> bool {
        let c = self.code(i);
        (c.is(Key::From) || c.is(Key::On))
            && self.kind(self.next(i)) == Kind::None
            && !self.ends(self.next(i))
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
    fn during(&self, i: usize) -> Read<Expression> {
        let start = self.next(i);
        if let Some(at) = self.key(start, Key::Period) {
            return self.range(at).or_else(|| self.range_of_period(at));
        }
        if let Some(found) = self.shifted_length(start) {
            return Some(found);
        }
        if let Some((e, at)) = self.point_phrase(start, DATE) {
            return Some((e, at));
        }
        let ((length, modifier), at) = self.length(start, true)?;
        Some((measured(length, modifier, Way::Within), at))
    }

    /// الفترة الممتدة من 10 إلى 13 أفريل: words between the period and its ends.
    fn range_of_period(&self, i: usize) -> Read<Expression> {
        (i..i + 3).find_map(|at| self.range(at))
    }

    /// طوال الليل، طيلة شهر، طوال العام
    fn throughout(&self, i: usize) -> Read<Expression> {
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
    fn starting(&self, i: usize) -> Read<Expression> {
        let start = self.skip(self.next(i), Key::From);
        if let Some((e, at)) = self.open_range(start) {
            return Some((e, at));
        }
        self.related_point(start, Relation::Since)
    }

    /// لليوم الثالث على التوالي
    fn row(&self, i: usize) -> Read<Expression> {
        let c = self.code(i);
        if !(c.kind == Kind::Unit && c.al && c.prep) {
            return None;
        }
        let (n, at) = self.ordinal(self.next(i))?;
        let at = self.key(at, Key::On)?;
        let at = self.key(at, Key::Row)?;
        let length = Length::of(Some(n.checked_mul(1000)?), Unit::of(c.value)?);
        Some((plain(What::Length(length, Way::Row)), at))
    }

    /// الأيام الثمانية الماضية، الـ48 ساعة الماضية، اليومين المقبلين، بضع ساعات القادمة
    fn shifted_length(&self, i: usize) -> Read<Expression> {
        let ((length, modifier), at) = self.definite_length(i)?;
        let few = self.kind(at) == Kind::None && self.shift(at + 1).is_some() && !self.ends(at);
        let start = at + usize::from(few);
        let c = self.code(start);
        let way = match c.kind {
            Kind::Shift | Kind::Follow | Kind::Last if c.value < 0 && !c.conj => Way::Past,
            Kind::Shift | Kind::Follow if c.value > 0 && !c.conj => Way::Coming,
            Kind::Key if c.is(Key::Gone) => Way::Past,
            Kind::Reference if c.value == 1 && start == at => Way::Later,
            Kind::Key if c.is(Key::From) && self.kind(self.next(start)) == Kind::Reference => {
                return Some((measured(length, modifier, Way::Later), self.next(self.next(start))));
            }
            _ => return None,
        };
        Some((measured(length, modifier, way), self.next(start)))
    }

    /// A length whose unit has the article, as before الماضية.
    fn definite_length(&self, i: usize) -> Read<(Length, Option<TimeMod>)> {
        if let Some(found) = self.length(i, false) {
            return Some(found);
        }
        let c = self.code(i);
        let unit = Unit::of(c.value).filter(|_| matches!(c.kind, Kind::UnitMany | Kind::UnitTwo))?;
        let thousandths = (c.kind == Kind::UnitTwo).then_some(2000);
        Some(((Length::of(thousandths, unit), None), self.next(i)))
    }

    /// ثلاث دقائق قبل الثامنة، عشرين دقيقة بعد الخامسة صباح الغد
    fn minutes_to(&self, i: usize) -> Read<Expression> {
        let ((length, modifier), at) = self.length(i, false)?;
        let amount = length.first().filter(|a| a.unit == Unit::Minute)?;
        let minutes = i32::try_from(amount.thousandths? / 1000).ok()?;
        let sign = match self.code(at).key() {
            Key::Before | Key::Until => -1,
            Key::After => 1,
            _ => return None,
        };
        let ((mut point, _), end) = self.point(self.next(at), HOUR)?;
        let clock = point.clock.as_mut()?;
        let total =
            (i32::from(clock.hour) * 60 + i32::from(clock.minute) + sign * minutes).rem_euclid(24 * 60);
        (clock.hour, clock.minute) = ((total / 60) as i8, (total % 60) as i8);
        Some((Expression { what: What::Point(point), relation: Relation::At, modifier }, end))
    }

    /// كل يوم، كل يوم اثنين، كل ثلاثة أسابيع، كل ليلة في 9
    fn every(&self, i: usize) -> Read<Expression> {
        let (often, at) = self.often(i)?;
        let start = self.skip(at, Key::In);
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

    fn often(&self, i: usize) -> Read<Often> {
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
                Some((Often::Each(amount.thousandths?, amount.unit), at))
            }
        }
    }

    /// بشكل يومي [تقريبا]
    fn manner(&self, i: usize) -> Read<Expression> {
        let start = self.next(i);
        let c = self.code(start);
        if !matches!(c.kind, Kind::Regular | Kind::UnitPair) {
            return None;
        }
        let at = self.next(start);
        let about = self.kind(at) == Kind::Approx;
        let what = What::Set(Often::Each(1000, Unit::of(c.value)?), None);
        let modifier = about.then_some(TimeMod::Approx);
        Some((Expression { what, relation: Relation::At, modifier }, if about { self.next(at) } else { at }))
    }

    /// يومياً، أسبوعياً، القصف اليومي، أيام الجمعة
    fn regular(&self, i: usize) -> Read<Expression> {
        let c = self.code(i);
        let next = self.next(i);
        match c.kind {
            Kind::Every => Some((plain(What::Set(Often::Each(1000, Unit::of(c.value)?), None)), next)),
            Kind::UnitPair if c.value == 3 && c.al => {
                Some((plain(What::Set(Often::Each(1000, Unit::Day), None)), next))
            }
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

    /// الآن، مؤخراً، في وقت سابق, خلال الساعات …
    fn reference(&self, i: usize) -> Read<Expression> {
        let c = self.code(i);
        match c.kind {
            // مختاراً سابقاً: a former one.
            Kind::Reference if c.value == -1 && c.len == 1 && self.after_indefinite(i) => None,
            Kind::Reference => {
                let clock = c.value.abs() == 2;
                Some((plain(What::Reference(c.value, clock)), self.next(i)))
            }
            Kind::Vague => Some((plain(What::Reference(c.value, false)), self.next(i))),
            _ => None,
        }
    }

    /// The word before is an accusative without the article, which an adverb in the same case may describe.
    fn after_indefinite(&self, i: usize) -> bool {
        use crate::text::fold::{ALEF, LAM};
        let before = i.checked_sub(1).map_or(&[][..], |k| self.letters(k));
        before.len() > 3 && before.last() == Some(&ALEF) && !before.starts_with(&[ALEF, LAM])
    }

    /// في 15, في السابعة، عدت إلى 27: a number that only the preposition shows.
    fn asked_for(&self, i: usize) -> Read<Expression> {
        let to = self.code(i).is(Key::To);
        let returning = i > 0 && self.code(i - 1).is(Key::Return);
        if self.code(i).is(Key::In)
            && let Some((e, at)) = self.reference(i).or_else(|| self.period_in(i))
        {
            return Some((e, at));
        }
        if to && !returning {
            return None;
        }
        let start = self.next(i);
        // The phrase itself is found at the next token.
        if self.point(start, DATE).is_some() || self.length(start, false).is_some() {
            return None;
        }
        if let Some(((point, modifier), at)) = self.point(start, HOUR) {
            return Some((Expression { what: What::Point(point), relation: Relation::At, modifier }, at));
        }
        self.lone_number(start).or_else(|| self.lone_unit_in(start))
    }

    /// في الفترة ما بين …
    fn period_in(&self, i: usize) -> Read<Expression> {
        let at = self.key(self.next(i), Key::Period)?;
        self.range(at).or_else(|| self.range_of_period(at))
    }

    /// في أسبوع: as long as that.
    fn lone_unit_in(&self, i: usize) -> Read<Expression> {
        let c = self.code(i);
        let unit = Unit::of(self.singular(i)?).filter(|u| *u != Unit::Day && *u != Unit::Night)?;
        let alone = !c.al && self.ends(self.next(i));
        alone.then(|| (plain(What::Length(Length::of(Some(1000), unit), Way::Within)), self.next(i)))
    }

    fn lone_number(&self, i: usize) -> Read<Expression> {
        if let Some((year, at)) = self.words(i).filter(|(n, at)| (1000..2200).contains(n) && self.ends(*at)) {
            let fields = Calendar { year: Some(year as i16), ..Calendar::default() };
            return Some((plain(What::Point(Point::on(DateSpec::Calendar(fields)))), at));
        }
        if let Some(n) = self.digits(i) {
            let day = (1..=31).contains(&n) && self.ends(i + 1);
            let fields = Calendar { day: Some(n as i8), ..Calendar::default() };
            return day.then_some((plain(What::Point(Point::on(DateSpec::Calendar(fields)))), i + 1));
        }
        let (n, at) = self.ordinal(i)?;
        let day = (11..=31).contains(&n) && self.ends(at);
        let fields = Calendar { day: Some(n as i8), ..Calendar::default() };
        day.then_some((plain(What::Point(Point::on(DateSpec::Calendar(fields)))), at))
    }
}

fn measured(length: Length, modifier: Option<TimeMod>, way: Way) -> Expression {
    Expression { what: What::Length(length, way), relation: Relation::At, modifier }
}
