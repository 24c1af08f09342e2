//! The phrases: points, lengths and sets with what stands before and after them.

use super::beside::{self, Beside};
use super::expression::{Calendar, DateSpec, Expression, Length, Point, Relation, Unit, Way, What};
use super::parser::{Parser, Read};
use super::point::Asked;
use super::sense::{Key, Kind};
use crate::model::TimeMod;
use crate::text::fold::{ALEF, LAM};
use crate::text::token::Punct;

pub fn plain(what: What) -> Expression {
    Expression { what, relation: Relation::At, modifier: None }
}

pub const DATE: Asked = Asked { date: true, hour: false };
pub const HOUR: Asked = Asked { date: true, hour: true };

impl Parser<'_> {
    /// The time phrase that begins at token `i`.
    pub fn phrase(&self, i: usize) -> Read<Expression> {
        match self.kind(i) {
            // A prayer by itself is no time: أدّوا صلاة العشاء.
            Kind::None | Kind::Prayer => return None,
            Kind::UnitOwn => return self.own_row(i),
            Kind::Key => match self.code(i).key() {
                Key::Since => return self.since(i),
                Key::Until => return self.until(i),
                Key::Before => return self.beside(i, Relation::Before, Way::Ago),
                Key::After => return self.beside(i, Relation::After, Way::Later),
                Key::During | Key::Along => return self.during(i),
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
                Key::Born => {
                    let year = self.lone_year(self.next(i)).map(|(p, at)| (plain(What::Point(p)), at));
                    return year.or_else(|| self.lone_number(self.next(i)));
                }
                Key::Period => return self.range(self.next(i)),
                Key::AfterThat => return self.away_from_that(i, Way::Next),
                Key::BeforeThat => return self.away_from_that(i, Way::Previous),
                Key::Nothing => return None,
                _ => {}
            },
            _ => {}
        }
        self.row(i)
            .or_else(|| self.year_of_noun(i))
            .or_else(|| self.first_of(i))
            .or_else(|| self.regular(i))
            .or_else(|| self.shifted_length(i))
            .or_else(|| self.minutes_to(i))
            .or_else(|| self.open_range(i))
            .or_else(|| self.point_phrase(i, Asked { date: self.marked(i), hour: false }))
            .or_else(|| self.some_length(i))
            .or_else(|| self.reference(i))
            .or_else(|| self.after_return(i))
    }

    /// ثلاثة أيام, 3-4 أيام
    fn some_length(&self, i: usize) -> Read<Expression> {
        if matches!(self.kind(i), Kind::Number | Kind::Cardinal | Kind::UnitTwo)
            && let Some((length, at)) = self.amounts_between(i, false)
        {
            return Some((measured(length, None, Way::None), at));
        }
        self.length(i, false).map(|((l, m), at)| (measured(l, m, Way::None), at))
    }

    /// An age: عمره 24 عاماً، البالغ من العمر نحو ثلاثين عاماً، (25 عاماً)، 16 عاماً من عمره.
    pub fn is_age(&self, i: usize, end: usize, e: &Expression) -> bool {
        const FAR: usize = 4;
        let What::Length(length, Way::None) = e.what else { return false };
        if length.first().is_none_or(|a| a.unit < Unit::Month) {
            return false;
        }
        let before = (i.saturating_sub(FAR)..i).rev();
        let told = before
            .take_while(|&k| !self.ends(k))
            .find(|&k| !beside::is(self.letters(k), Beside::AgeBetween))
            .is_some_and(|k| beside::is_attached(self.letters(k), Beside::Age));
        let near = i > 0 && beside::is_attached(self.letters(i - 1), Beside::Age);
        let of_age = self.code(end).is(Key::From) && beside::is(self.letters(end + 1), Beside::AgeAfter);
        let bracketed = i > 1
            && self.is_punct(i - 1, Punct::Open)
            && self.is_punct(end, Punct::Close)
            && self.code(i - 2).kind == Kind::None;
        told || near || of_age || bracketed
    }

    /// A date, a weekday or a day that is part of a name: شارع 14 رمضان، سوق الخميس، صحيفة اليوم.
    pub fn is_name(&self, i: usize, end: usize, e: &Expression) -> bool {
        let What::Point(p) = e.what else {
            return matches!(e.what, What::Reference(0, _)) && self.media_before(i);
        };
        let c = self.code(i);
        if c.prep || c.conj || i == 0 || p.clock.is_some() || self.tokens.list[i].newline {
            return false;
        }
        let dated = matches!(p.date, DateSpec::Calendar(c) if c.day.is_some() && c.years.is_none());
        if dated && p.part.is_none() {
            return beside::is_attached(self.letters(i - 1), Beside::Name);
        }
        let day = p.date == DateSpec::None || matches!(p.date, DateSpec::Days(_) | DateSpec::Unit(..));
        day && c.al && end == self.next(i) && self.media_before(i)
    }

    fn media_before(&self, i: usize) -> bool {
        i > 0 && beside::is_attached(self.letters(i - 1), Beside::Media)
    }

    /// Does the word before ask for a date (في آب، خلال رمضان)?
    fn marked(&self, i: usize) -> bool {
        let before = i.checked_sub(1).map_or(Key::None, |k| self.code(k).key());
        self.code(i).prep
            || matches!(before, Key::In | Key::Since | Key::Until | Key::During | Key::Along | Key::Return)
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
    pub fn point_phrase(&self, i: usize, asked: Asked) -> Read<Expression> {
        let ((point, modifier), at) = self.point(i, asked)?;
        if let Some((often, end)) = self.often(at).filter(|_| point.clock.is_some() || point.part.is_some()) {
            return Some((plain(What::Set(often, Some(point))), end));
        }
        if self.name_of_a_part(i, at, asked.date) {
            return None;
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
        let adverb = self.letters(i).last() == Some(&ALEF) || c.value == 7 || c.value == 16;
        let often_a_name = matches!(c.value, 2 | 6 | 11 | 14 | 15);
        lone && match (c.al, c.value) {
            (_, 14 | 15) => true,
            (true, _) => often_a_name && !marked,
            (false, _) => c.len == 1 && !adverb,
        }
    }

    /// دخل الحصار يومه العاشر، في عامها الثالث على التوالي
    fn own_row(&self, i: usize) -> Read<Expression> {
        let c = self.code(i);
        let next = self.skip(self.next(i), Key::Al);
        let (n, at) = self.ordinal(next).or_else(|| self.cardinal(next))?;
        let at = self.key(self.skip(at, Key::On), Key::Row).unwrap_or(at);
        let length = Length::of(Some(n.checked_mul(1000)?), Unit::of(c.value)?);
        Some((plain(What::Length(length, Way::Row)), at))
    }

    /// لليوم الثالث على التوالي
    fn row(&self, i: usize) -> Read<Expression> {
        let c = self.code(i);
        if !(c.kind == Kind::Unit && c.al) {
            return None;
        }
        let next = self.next(i);
        let (n, at) = self.ordinal(next).or_else(|| self.cardinal(next))?;
        // على التوالي، تواليا; «لليوم الثاني.»
        let row = self.key(self.skip(at, Key::On), Key::Row);
        // لليوم الثالث الهجمات
        let definite = self.kind(at) == Kind::None && self.letters(at).starts_with(&[ALEF, LAM]);
        let closed = c.prep
            && (self.ends(at) || definite)
            && self.letters(i).starts_with(&[LAM])
            && self.code(next).al;
        let at = row.or(closed.then_some(at))?;
        let length = Length::of(Some(n.checked_mul(1000)?), Unit::of(c.value)?);
        Some((plain(What::Length(length, Way::Row)), at))
    }

    /// الأيام الثمانية الماضية، الـ48 ساعة الماضية، اليومين المقبلين، بضع ساعات القادمة
    pub fn shifted_length(&self, i: usize) -> Read<Expression> {
        // آخر 24 ساعة، آخر ثلاثة أيام
        let c = self.code(i);
        if c.kind == Kind::Portion && c.value == 4 && !c.al {
            let ((length, modifier), at) = self.length(self.next(i), false)?;
            let counted = length.first().is_some_and(|a| a.thousandths.is_some_and(|n| n > 1000));
            return counted.then_some((measured(length, modifier, Way::Past), at));
        }
        let ((length, modifier), at) = self.definite_length(i)?;
        let few = (self.kind(at) == Kind::None || self.code(at).is(Key::Vague))
            && self.shift(at + 1).is_some()
            && !self.ends(at);
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
        let next = self.next(i);
        // العقد الأخير, not الشهر الأخير من العام
        let last =
            self.kind(next) == Kind::Last && self.code(next).al && !self.code(self.next(next)).is(Key::From);
        if c.kind == Kind::Unit && c.al && c.value >= 6 && last {
            return Some(((Length::of(Some(1000), Unit::of(c.value)?), None), next));
        }
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

    /// الآن، مؤخراً، في وقت سابق, خلال الساعات …
    pub fn reference(&self, i: usize) -> Read<Expression> {
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
        self.closing_year(start).or_else(|| self.lone_number(start)).or_else(|| self.lone_unit_in(start))
    }

    /// «حرب 2006», «دستور 2012»
    fn year_of_noun(&self, i: usize) -> Read<Expression> {
        let (point, at) = self.lone_year(i).filter(|_| i > 0)?;
        let named = beside::is_attached(self.letters(i - 1), Beside::OfYear);
        named.then(|| (plain(What::Point(point)), at))
    }

    /// «في 1999»: four digits that nothing follows.
    fn closing_year(&self, i: usize) -> Read<Expression> {
        let (point, at) = self.lone_year(i)?;
        (!self.counts_something(at) || self.no_count(i, at)).then_some((plain(What::Point(point)), at))
    }

    /// «في 2016 لحصار», «في 2019 المدينة»: what is counted has neither an article nor a preposition.
    fn no_count(&self, i: usize, after: usize) -> bool {
        const LONG: usize = 5;
        let recent = self.digits(i).is_some_and(|n| (1950..2040).contains(&n));
        let word = self.letters(after);
        recent && (matches!(word, [ALEF, LAM, ..] | [LAM, ..]) && word.len() >= LONG)
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

pub fn measured(length: Length, modifier: Option<TimeMod>, way: Way) -> Expression {
    Expression { what: What::Length(length, way), relation: Relation::At, modifier }
}
