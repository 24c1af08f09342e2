//! Hours of the clock and parts of the day.

use super::expression::{Clock, Part};
use super::parser::{Parser, Read};
use super::sense::{Key, Kind};
use crate::model::TimeMod;
use crate::text::fold::{ALEF, LAM};

/// An hour with the part of the day that is told with it.
pub type Told = (Clock, Option<Part>);

/// A part of the day, beginning or end of it, and whether it is said to be today's (هذا الصباح).
#[derive(Clone, Copy, Debug)]
pub struct DayPart {
    /// The part.
    pub part: Part,
    /// Beginning or end.
    pub portion: Option<TimeMod>,
    /// هذا، هذه
    pub this: bool,
}

impl Parser<'_> {
    /// An hour: الساعة 3:30 مساءً، التاسعة والنصف إلا خمس دقائق، 7 مساء، 14:30.
    ///
    /// `marked` says that the context asks for an hour, so that a lone number or ordinal is one.
    pub fn clock(&self, i: usize, marked: bool) -> Read<Told> {
        let after = self.hour_word(i);
        let marked = marked || after.is_some();
        let start = after.unwrap_or(i);
        // ساعة واحدة is how long.
        let lone = self.kind(i) == Kind::Unit && !self.code(i).al;
        if lone && self.kind(start) == Kind::Cardinal && self.code(start).value == 1 {
            return None;
        }
        let (mut clock, sure, mut at) = self.hour(start, marked)?;
        let (fraction, end) = self.minutes(&mut clock, at, marked || sure);
        at = end;
        let part = self.clock_part(at);
        if let Some((_, end)) = part {
            at = end;
        }
        // الثامنة صباحاً وخمس دقائق; in «8 صباحاً و10 مساءً» a second hour follows.
        let mut later = clock;
        let (told, end) = if fraction { (false, at) } else { self.minutes(&mut later, at, part.is_some()) };
        let late = if told && self.clock_part(end).is_none() { end } else { at };
        if late > at {
            clock = later;
        }
        if !(marked || sure || fraction || part.is_some()) {
            return None;
        }
        Some(((clock, part.map(|p| p.0)), self.zone(late)))
    }

    /// [في تمام] الساعة: where the hour stands.
    fn hour_word(&self, i: usize) -> Option<usize> {
        let start = self.skip(self.skip(i, Key::Sharp), Key::From);
        let c = self.code(start);
        (c.kind == Kind::Unit && c.value == 2).then(|| {
            let (_, at) = self.about(self.next(start));
            at
        })
    }

    /// The hour itself; whether its form tells that it is one.
    fn hour(&self, i: usize, marked: bool) -> Option<(Clock, bool, usize)> {
        if self.kind(i) == Kind::Number {
            return self.digital(i, marked);
        }
        let c = self.code(i);
        let one = c.kind == Kind::Cardinal && c.al && c.value == 1;
        if one {
            return Some((Clock { hour: 1, ..Clock::default() }, false, self.next(i)));
        }
        if let Some((n, at)) = self.ordinal_hour(i, marked) {
            return Some((Clock { hour: n, ..Clock::default() }, false, at));
        }
        // خمسة مساء، الساعة خمسة
        if c.kind == Kind::Cardinal && !c.al && (1..=12).contains(&c.value) {
            let at = self.next(i);
            // (ثلاث ساعات مساء tells how long)
            let long = matches!(self.kind(at), Kind::Unit | Kind::UnitMany);
            let half = self.code(at).kind == Kind::Fraction && self.code(at).conj;
            // قبل ثلاثة آلاف عام: a greater number begins with it.
            if self.words(i).is_some_and(|(n, _)| n >= 100) {
                return None;
            }
            let evening = !long && self.clock_part(if half { self.next(at) } else { at }).is_some();
            let hour = i8::try_from(c.value).ok()?;
            return (marked || evening).then_some((Clock { hour, ..Clock::default() }, false, at));
        }
        None
    }

    /// السابعة، الحادية عشرة; masculine only after الساعة.
    fn ordinal_hour(&self, i: usize, marked: bool) -> Read<i8> {
        let c = self.code(i);
        let n = match c.kind {
            Kind::Ordinal => c.value,
            Kind::Second => 2,
            _ => return None,
        };
        let fits = (1..=13).contains(&n) && (self.feminine(i) || marked && n > 10);
        fits.then_some((i8::try_from(n).ok()?, self.next(i)))
    }

    /// 3:30, 14:30:05, after الساعة also 3 and 3.30
    fn digital(&self, i: usize, marked: bool) -> Option<(Clock, bool, usize)> {
        let text = std::str::from_utf8(self.letters(i)).ok()?;
        if let Some(n) = self.digits(i) {
            let hour = i8::try_from(n).ok().filter(|h| *h <= 24)?;
            // 7 : 30
            let colon = self.is_punct(i + 1, crate::text::token::Punct::Colon);
            if let Some(minute) =
                self.digits(i + 2).filter(|m| colon && *m < 60 && self.letters(i + 2).len() == 2)
                && marked
            {
                return Some((Clock { hour, minute: minute as i8, second: None }, true, i + 3));
            }
            return Some((Clock { hour, ..Clock::default() }, false, i + 1));
        }
        let separator = if text.contains(':') { ':' } else { '.' };
        if separator == '.' && !marked && self.clock_part(i + 1).is_none() {
            return None;
        }
        let mut parts = text.split(separator);
        let hour: i8 = parts.next()?.parse().ok().filter(|h| (0..=24).contains(h))?;
        let minute = parts.next()?;
        let second = parts.next().map(|s| s.parse().ok().filter(|s| (0..60).contains(s)));
        let valid = minute.len() == 2 && parts.next().is_none() && second != Some(None);
        let minute: i8 = minute.parse().ok().filter(|m| valid && (0..60).contains(m))?;
        Some((Clock { hour, minute, second: second.flatten() }, separator == ':', i + 1))
    }

    /// والنصف، وخمس دقائق، إلا ربعا; whether there were any.
    fn minutes(&self, clock: &mut Clock, i: usize, counted: bool) -> (bool, usize) {
        let (mut any, mut at) = (false, i);
        for _ in 0..3 {
            let lone = self.skip(at, Key::And);
            let less = self.key(lone, Key::Except);
            let start = less.unwrap_or(lone);
            let c = self.code(start);
            if !(c.conj || less.is_some() || lone > at) {
                break;
            }
            let read = if c.kind == Kind::Fraction {
                Some((c.value, self.next(start)))
            } else {
                self.cardinal(start).and_then(|(n, at)| Some((i32::try_from(n).ok()?, at)))
            };
            let Some((n, end)) = read.filter(|(n, _)| (0..60).contains(n)) else { break };
            // وثلاثين ثانية
            if any && less.is_none() && self.singular(end) == Some(0) {
                clock.second = i8::try_from(n).ok();
                return (true, self.next(end));
            }
            // وثلاثة مدنيين: a number of other things.
            let unit = matches!(self.kind(end), Kind::Unit | Kind::UnitMany) && self.code(end).value == 1;
            // بين الساعة 7 و9: minutes in digits are called minutes.
            let hour = self.digits(start).is_some() && less.is_none();
            let told = (counted || less.is_some() || any) && !hour;
            let words = c.kind == Kind::Fraction || unit || told && self.closes_hour(end);
            if !words {
                break;
            }
            let minutes =
                i32::from(clock.hour) * 60 + i32::from(clock.minute) + if less.is_some() { -n } else { n };
            let minutes = minutes.rem_euclid(24 * 60);
            (clock.hour, clock.minute) = ((minutes / 60) as i8, (minutes % 60) as i8);
            at = if unit { self.next(end) } else { end };
            any = true;
        }
        (any, at)
    }

    /// What may follow the minutes of an hour: the end, a part of the day, a date.
    fn closes_hour(&self, i: usize) -> bool {
        self.ends(i) || self.timely(i)
    }

    /// صباحاً، من مساء، في الليل، بعد الظهر, م.
    fn clock_part(&self, i: usize) -> Read<Part> {
        let c = self.code(i);
        if c.kind == Kind::Meridiem && !c.conj && !c.prep {
            return Some((Part::of(c.value)?, self.next(i)));
        }
        let start = self.skip(self.skip(i, Key::In), Key::From);
        let (told, at) = self.part(start)?;
        if self.code(start).conj && start == i {
            return None;
        }
        (!told.this).then_some((told.part.wide(), at))
    }

    /// A part of the day: صباح، بعد ظهر، الساعات الأولى من فجر، هذا المساء.
    pub fn part(&self, i: usize) -> Read<DayPart> {
        let this = self.key(i, Key::This);
        let start = this.unwrap_or(i);
        let c = self.code(start);
        let mut told = DayPart { part: Part::Morning, portion: None, this: this.is_some() };
        let at = match c.kind {
            Kind::Part => {
                told.part = self.part_word(start)?;
                self.next(start)
            }
            Kind::Prayer if this.is_none() => {
                told.part = Part::of(c.value)?;
                self.next(start)
            }
            Kind::HalfDay => {
                told.part = match c.value {
                    3 => Part::Morning,
                    6 => Part::Afternoon,
                    _ => Part::SmallHours,
                };
                self.next(start)
            }
            Kind::Unit if c.value == 4 && (c.al || this.is_some()) => {
                told.part = Part::Night;
                self.next(start)
            }
            // ساعات الصباح [الأولى]، الساعات الأولى من صباح
            Kind::UnitMany if c.value == 2 => return self.hours_of(self.next(start), told),
            Kind::Key if c.is(Key::EarlyHours) => {
                told.portion = Some(TimeMod::Start);
                return self.hours_of(self.skip(self.next(start), Key::From), told);
            }
            _ => return None,
        };
        Some(self.early_or_late(told, at))
    }

    /// The part of the day that a word is by itself.
    fn part_word(&self, i: usize) -> Option<Part> {
        let c = self.code(i);
        let next = self.next(i);
        // عشية الانتخابات is the day before; ذات مساء is no day at all.
        let eve =
            c.value == 16 && self.kind(next) == Kind::None && self.letters(next).starts_with(&[ALEF, LAM]);
        if eve || !c.al && i > 0 && self.code(i - 1).is(Key::Same) {
            return None;
        }
        // عند الظهر: twelve o'clock; ظهر الثلاثاء, ظهراً are the part of the day.
        let twelve = c.value == 5 && c.al && !(i > 0 && self.code(i - 1).is(Key::This));
        if twelve { Some(Part::Midday) } else { Part::of(c.value) }
    }

    fn hours_of(&self, i: usize, told: DayPart) -> Read<DayPart> {
        let early = self.code(i).kind == Kind::Ordinal && self.code(i).value == 1;
        let late = self.code(i).is(Key::Late);
        let start = if early || late { self.skip(self.next(i), Key::From) } else { i };
        let (inner, at) = self.part(start)?;
        let inner = DayPart { part: inner.part.wide(), ..inner };
        let first = self.code(at).kind == Kind::Ordinal && self.code(at).value == 1;
        let portion = if early || first {
            Some(TimeMod::Start)
        } else if late {
            Some(TimeMod::End)
        } else {
            told.portion
        };
        Some((
            DayPart { portion: portion.or(inner.portion), ..inner },
            if first { self.next(at) } else { at },
        ))
    }

    /// الصباح الباكر
    fn early_or_late(&self, mut told: DayPart, i: usize) -> (DayPart, usize) {
        let c = self.code(i);
        if c.is(Key::Early) || c.is(Key::Late) {
            told.portion = Some(if c.is(Key::Early) { TimeMod::Start } else { TimeMod::End });
            return (told, self.next(i));
        }
        (told, i)
    }

    /// بتوقيت غرينتش
    fn zone(&self, i: usize) -> usize {
        let named = self.key(i, Key::Zone);
        let start = named.unwrap_or(i);
        let c = self.code(start);
        // Without بتوقيت only the short names: 15:00 GMT.
        let latin = self.letters(start).first().is_some_and(u8::is_ascii_alphabetic);
        // بتوقيت طوكيو: a name that is not listed.
        if let Some(at) = named.filter(|at| self.kind(*at) == Kind::None && !self.ends(*at)) {
            return at + 1;
        }
        if c.is(Key::ZoneName) && (named.is_some() || latin) {
            let at = self.next(start);
            // بتوقيت دمشق المحلي
            return if self.code(at).is(Key::ZoneName) && named.is_some() { self.next(at) } else { at };
        }
        i
    }
}
