//! Points: a day, a part of it, an hour, in the orders in which they are told.

use super::clock::DayPart;
use super::expression::{Calendar, DateSpec, Part, Point, Unit};
use super::parser::{Parser, Read};
use super::sense::{Key, Kind};
use crate::model::TimeMod;
use crate::text::token::Punct;

/// A point with its modifier.
pub type Told = (Point, Option<TimeMod>);

/// What the words before ask for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// A date: weak month names count.
    pub date: bool,
    /// An hour: a lone number or ordinal counts.
    pub hour: bool,
}

impl Parser<'_> {
    /// A point: elements in any order, each once, joined by في، من, commas and dashes.
    pub fn point(&self, i: usize, asked: Asked) -> Read<Told> {
        let (modifier, start) = self.lead_in(i);
        if let Some(((point, portion), at)) = self.portion(start) {
            let (point, at) = self.more(point, at);
            return Some(((point, modifier.or(portion)), at));
        }
        let asked = Asked {
            hour: asked.hour || start > i && modifier.is_some() && self.kind(start) != Kind::Number,
            ..asked
        };
        let (point, at) = self.element(Point::default(), start, asked)?;
        let (point, at) = self.more(point, at);
        let modifier = modifier.or(point.portion);
        Some(((point, modifier), self.trailing(at, &point)))
    }

    /// عند، في تمام، حوالي: what leads in to a point.
    fn lead_in(&self, i: usize) -> (Option<TimeMod>, usize) {
        let at = self.skip(i, Key::At);
        // في تمام السابعة
        let sharp = self.key(at, Key::Sharp).filter(|s| self.feminine(*s) && self.kind(*s) == Kind::Ordinal);
        let (modifier, at) = self.about(sharp.unwrap_or(at));
        let at = if modifier.is_some() { self.skip(at, Key::At) } else { at };
        (modifier, at)
    }

    /// تقريبا after a point.
    fn trailing(&self, i: usize, point: &Point) -> usize {
        let c = self.code(i);
        let about = (c.kind == Kind::Approx && c.value == 0 || c.is(Key::Sharp)) && point.clock.is_some();
        if about && self.ends(self.next(i)) { self.next(i) } else { i }
    }

    /// Further elements after the first.
    fn more(&self, mut point: Point, mut at: usize) -> (Point, usize) {
        for _ in 0..3 {
            let Some((next, end)) = self.links(at).into_iter().find_map(|l| self.linked(point, l, at)) else {
                break;
            };
            (point, at) = (next, end);
        }
        (point, at)
    }

    /// Where the next element may stand: at once, after a comma or dash, after في، من.
    fn links(&self, i: usize) -> [usize; 3] {
        let comma = i + usize::from(self.is_punct(i, Punct::Comma) || self.is_punct(i, Punct::Dash));
        let word = self.key(comma, Key::In).or_else(|| self.key(comma, Key::From)).unwrap_or(comma);
        [i, comma, word]
    }

    fn linked(&self, point: Point, at: usize, from: usize) -> Option<(Point, usize)> {
        let c = self.code(at);
        // و begins something new, and so does a preposition of its own.
        if c.conj || self.code(from).conj || c.prep && at == from {
            return None;
        }
        let dash = self.is_punct(from, Punct::Dash);
        let hour = at > from && !dash && self.code(from).is(Key::In) || c.is(Key::At);
        let start = if c.is(Key::At) { self.next(at) } else { at };
        let (modifier, start) = self.about(start);
        let asked = Asked { date: at > from, hour: hour || modifier.is_some() };
        let (mut next, end) = self.element(point, start, asked)?;
        next.portion = next.portion.or(modifier);
        // A dash joins a date with an hour only; two dates make a range.
        let joined = !dash || next.clock.is_some() && point.clock.is_none();
        joined.then_some((next, end))
    }

    /// One element that the point does not have yet.
    fn element(&self, mut point: Point, i: usize, asked: Asked) -> Option<(Point, usize)> {
        // All begin with a word of time, or as (أمس).
        if self.kind(i) == Kind::None && !self.is_punct(i, Punct::Open) {
            return None;
        }
        if point.clock.is_none()
            && let Some(((clock, part), at)) =
                self.clock(i, false).or_else(|| self.lone_hour(i, asked, &point))
        {
            point.clock = Some(clock);
            point.part = part.or(point.part);
            return Some((point, at));
        }
        if point.date == DateSpec::None
            && let Some((days, at)) = self.night(i)
        {
            (point.date, point.part) = (DateSpec::Days(days), Some(Part::Night));
            return Some((point, at));
        }
        if point.part.is_none() || point.clock.is_some() {
            if let Some((told, at)) = self.day_part(i, &point) {
                if told.this && point.date == DateSpec::None {
                    point.date = DateSpec::Days(0);
                }
                point.part = Some(told.part);
                point.portion = point.portion.or(told.portion);
                return Some((point, at));
            }
        }
        if point.date != DateSpec::None {
            return None;
        }
        if let Some((date, at)) = self.evening_of(i) {
            (point.date, point.part) = (date, Some(Part::Night));
            return Some((point, self.second_night(at)));
        }
        let (date, at) = self.day(i, asked.date)?;
        point.date = date;
        let at = if point.part.is_some() { self.second_night(at) } else { at };
        Some((point, at))
    }

    /// A part of the day that can stand with what is there already.
    fn day_part(&self, i: usize, point: &Point) -> Read<DayPart> {
        let (told, at) = self.part(i)?;
        // صباح الخير; a part with an article after a date needs في.
        (point.part.is_none() || point.part == Some(told.part) || point.clock.is_some()).then_some((told, at))
    }

    /// في السابعة، حتى الثامنة, هذه الليلة في 7: an hour that only its context shows.
    fn lone_hour(&self, i: usize, asked: Asked, point: &Point) -> Read<super::clock::Told> {
        if !asked.hour {
            return None;
        }
        let digits = self.kind(i) == Kind::Number;
        let dated = point.date != DateSpec::None || point.part.is_some();
        if digits && !dated {
            return None;
        }
        let first = self.kind(i) == Kind::Ordinal && self.code(i).value == 1 || self.kind(i) == Kind::Second;
        let (told, at) = self.clock(i, true)?;
        let counted = matches!(self.kind(at), Kind::Unit | Kind::UnitMany | Kind::Few | Kind::Month);
        let closed = !counted && (self.ends(at) || self.timely(at));
        let age = self.code(at).is(Key::From) && self.kind(self.next(at)) == Kind::None;
        (closed && !age && !(first && !dated)).then_some((told, at))
    }

    /// الليلة، هذه الليلة، الليلة الماضية، الليلة قبل الماضية، البارحة: days away.
    fn night(&self, i: usize) -> Read<i32> {
        let this = self.key(i, Key::This);
        let start = this.unwrap_or(i);
        let c = self.code(start);
        if !(c.kind == Kind::Unit && c.value == 4 && c.al) {
            return None;
        }
        let next = self.next(start);
        if self.code(next).is(Key::SelfAfter) || self.code(next).kind == Kind::Follow {
            return None;
        }
        Some(self.shift(next).map_or((0, next), |(n, at)| (i32::from(n), at)))
    }

    /// ليلة الخميس، ليلة أمس، ليلة 5 مايو
    fn evening_of(&self, i: usize) -> Read<DateSpec> {
        let c = self.code(i);
        let night = c.kind == Kind::Unit && c.value == 4 && !c.al || c.kind == Kind::UnitPair && c.value == 4;
        if !night {
            return None;
        }
        self.day(self.next(i), true)
    }

    /// ليل الجمعة – السبت، ليلة السبت/الأحد: the night of the first.
    fn second_night(&self, i: usize) -> usize {
        let dash = self.is_punct(i, Punct::Dash) || self.is_punct(i, Punct::Open);
        let word = self.key(i, Key::On).or_else(|| self.key(i, Key::To)).unwrap_or(i);
        let start = word + usize::from(dash);
        let c = self.code(start);
        // ليلة الأحد على الاثنين, ليل الأحد الاثنين
        let follows = i > 0 && self.kind(i - 1) == Kind::Weekday && c.value == self.code(i - 1).value % 7 + 1;
        if (dash || follows && !c.conj && !c.prep) && c.kind == Kind::Weekday && c.al {
            return self.next(start) + usize::from(dash && self.is_punct(self.next(start), Punct::Close));
        }
        i
    }

    /// مطلع الشهر الجاري، أواخر كانون الثاني، نهاية اليوم، وقت متأخر من مساء الثلاثاء.
    fn portion(&self, i: usize) -> Read<Told> {
        if let Some(found) = self.earlier(i).or_else(|| self.half(i)) {
            return Some(found);
        }
        let c = self.code(i);
        if c.kind == Kind::Ordinal && c.value == 1 && !c.al {
            // أول الأسبوع
            let (date, at) = self.plain_unit(self.next(i))?;
            let point = Point { portion: Some(TimeMod::Start), ..Point::on(date) };
            return (date != DateSpec::Unit(Unit::Month, 0)).then_some(((point, Some(TimeMod::Start)), at));
        }
        if c.kind != Kind::Portion || c.al {
            return None;
        }
        let which = match c.value {
            1 => TimeMod::Start,
            2 => TimeMod::Mid,
            _ => TimeMod::End,
        };
        let next = self.next(i);
        let start = self.skip(next, Key::From);
        let read = self
            .year_number_alone(start)
            .or_else(|| self.element(Point::default(), start, Asked { date: true, hour: false }))
            .or_else(|| self.plain_unit(self.skip(start, Key::This)).map(|(d, at)| (Point::on(d), at)))
            .or_else(|| self.mine(next));
        let (mut point, at) = read?;
        // منتصف ليل الأحد
        if which == TimeMod::Mid && point.part == Some(Part::Night) && point.date != DateSpec::None {
            point.part = Some(Part::Midnight);
            return Some(((point, None), at));
        }
        point.portion = Some(which);
        Some(((point, Some(which)), at))
    }

    /// نهاية أسبوعي، بقية يوم: what is mine is present.
    fn mine(&self, i: usize) -> Option<(Point, usize)> {
        let c = self.code(i);
        let unit = match (c.kind, c.value) {
            (Kind::UnitPair, 3 | 6) | (Kind::Regular, 5) | (Kind::Unit, 3) => Unit::of(c.value)?,
            _ => return None,
        };
        let alone = !c.al && self.ends(self.next(i));
        let date = if unit == Unit::Day { DateSpec::Days(0) } else { DateSpec::Unit(unit, 0) };
        alone.then(|| (Point::on(date), self.next(i)))
    }

    /// النصف الأول من الشهر، الثلث الأخير من القرن
    fn half(&self, i: usize) -> Read<Told> {
        let c = self.code(i);
        let parts = match (c.kind, c.value) {
            (Kind::Fraction, 30) => 2,
            (Kind::Fraction, 20) => 3,
            _ => return None,
        };
        let next = self.next(i);
        let last = self.kind(next) == Kind::Last;
        let (n, at) = if last { (parts, self.next(next)) } else { self.ordinal(next).filter(|_| c.al)? };
        let start = self.key(at, Key::From)?;
        if !c.al || n > parts || self.share_of_year(i, false).is_some() {
            return None;
        }
        let which = match (n, parts) {
            (1, _) => TimeMod::Start,
            (2, 3) => TimeMod::Mid,
            _ => TimeMod::End,
        };
        let (date, end) = self.day(start, true).or_else(|| self.plain_unit(start))?;
        Some(((Point { portion: Some(which), ..Point::on(date) }, Some(which)), end))
    }

    /// مطلع 2019
    fn year_number_alone(&self, i: usize) -> Option<(Point, usize)> {
        let year = self.digits(i).filter(|n| (1900..2100).contains(n) && self.letters(i).len() == 4)?;
        let fields = Calendar { year: Some(year as i16), ..Calendar::default() };
        Some((Point::on(DateSpec::Calendar(fields)), i + 1))
    }

    /// وقت سابق الأربعاء، وقت لاحق من اليوم ذاته، وقت سابق من هذا العام
    fn earlier(&self, i: usize) -> Read<Told> {
        let c = self.code(i);
        if c.kind != Kind::Vague {
            return None;
        }
        let start = self.skip(self.next(i), Key::From);
        let (point, at) = self
            .element(Point::default(), start, Asked { date: true, hour: false })
            .or_else(|| self.plain_unit(start).map(|(d, at)| (Point::on(d), at)))?;
        let long = match point.date {
            DateSpec::Unit(unit, _) | DateSpec::Anaphor(unit, _) => unit >= Unit::Week,
            DateSpec::Calendar(c) => c.day.is_none(),
            _ => false,
        };
        let modifier = long.then_some(if c.value < 0 { TimeMod::Start } else { TimeMod::End });
        Some(((point, modifier), at))
    }
}
