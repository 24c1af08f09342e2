//! Amounts of time: ثلاثة أيام، ساعتان ونصف، عدة أشهر، الأسابيع الثلاثة.

use super::beside::{self, Beside};
use super::expression::{Amount, Length, Unit};
use super::parser::{Parser, Read};
use super::sense::{Key, Kind};
use crate::model::TimeMod;
use crate::text::fold::LAM;
use crate::text::token::Punct;

/// A length with its modifier.
pub type Measured = (Length, Option<TimeMod>);

impl Parser<'_> {
    /// نحو، حوالي، أكثر من: the modifier and what follows.
    pub fn about(&self, i: usize) -> (Option<TimeMod>, usize) {
        let (mut modifier, mut at) = (None, i);
        for _ in 0..2 {
            if self.kind(at) != Kind::Approx {
                break;
            }
            if self.code(at).value == 0 {
                modifier = Some(TimeMod::Approx);
            }
            at = self.next(at);
        }
        (modifier, at)
    }

    /// A length of one or several amounts; `bare` takes a lone unit as one, a lone plural as a few.
    pub fn length(&self, i: usize, bare: bool) -> Read<Measured> {
        let (mut modifier, start) = self.about(i);
        let (first, mut at) = self.amount(start, bare || start > i)?;
        let mut length = Length::default();
        length.push(first);
        if length.upto.is_none()
            && let Some((upto, end)) = self.up_to(first, at)
        {
            (length.upto, at) = (Some(upto), end);
        }
        loop {
            let (after, end) = self.after_amount(at);
            at = end;
            modifier = modifier.or(after);
            let lone = self.skip(at, Key::And);
            let joined = self.code(lone).conj || lone > at;
            let counted = self.kind(at) == Kind::Number && self.singular(at + 1).is_some();
            if !(joined || counted) {
                break;
            }
            let Some((more, end)) = self.amount(lone, true) else { break };
            // ساعات وأيام: smaller units follow larger ones, or the other way round; never the same.
            if self.code(lone).al || !length.push(more) {
                break;
            }
            at = end;
        }
        Some(((length, modifier), at))
    }

    /// تقريبا، كاملة، متواصلة، فقط after an amount.
    fn after_amount(&self, i: usize) -> (Option<TimeMod>, usize) {
        let (mut modifier, mut at) = (None, i);
        for _ in 0..2 {
            let c = self.code(at);
            if c.is(Key::Whole) || c.is(Key::Only) || c.is(Key::OfTime) {
                at = self.next(at);
            } else if c.kind == Kind::Approx && c.value == 0 && self.length_cannot_begin(at) {
                modifier = Some(TimeMod::Approx);
                at = self.next(at);
            }
        }
        (modifier, at)
    }

    /// تقريبا ends an amount, نحو begins one.
    fn length_cannot_begin(&self, i: usize) -> bool {
        let next = self.next(i);
        !matches!(self.kind(next), Kind::Number | Kind::Cardinal | Kind::Unit | Kind::UnitTwo | Kind::Few)
            && !self.code(next).is(Key::Al)
    }

    /// يوماً أو يومين، ثلاثة أيام إلى أربعة: the upper end of an amount.
    fn up_to(&self, first: Amount, i: usize) -> Read<Amount> {
        let or = self.key(i, Key::Or);
        let start = or.or_else(|| self.key(i, Key::To))?;
        let more = |n: u32| Some(n) > first.thousandths && first.thousandths.is_some();
        if let Some((found, at)) = self.amount(start, true) {
            let fits = found.unit == first.unit && found.thousandths.is_some_and(more);
            return fits.then_some((found, at));
        }
        let (n, at) = self.cardinal(start)?;
        let n = n.checked_mul(1000)?;
        (more(n) && self.ends(at)).then_some((Amount { thousandths: Some(n), unit: first.unit }, at))
    }

    /// من ثلاثة إلى أربعة أيام، بين يومين وثلاثة أيام، 3-4 أيام, after من or بين.
    pub fn amounts_between(&self, i: usize, between: bool) -> Read<Length> {
        let (low, at) = self.cardinal(i).map_or_else(|| self.lone_low(i), |(n, at)| Some((n, at)))?;
        let start = match () {
            () if self.is_punct(at, Punct::Dash) => at + 1,
            () => match self.key(at, Key::To).or_else(|| self.key(at, Key::Or)) {
                Some(start) => start,
                None if between && (self.code(at).conj || self.code(at).is(Key::And)) => {
                    self.skip(at, Key::And)
                }
                None => return None,
            },
        };
        let (upto, end) = self.amount(start, true)?;
        let low = low.checked_mul(1000)?;
        if upto.thousandths.is_none_or(|n| n <= low) {
            return None;
        }
        let mut length = Length::of(Some(low), upto.unit);
        length.upto = Some(upto);
        Some((length, end))
    }

    /// يومين, ساعة: one or two of a unit.
    fn lone_low(&self, i: usize) -> Read<u32> {
        match self.kind(i) {
            Kind::UnitTwo => Some((2, self.next(i))),
            Kind::Unit if !self.code(i).al => Some((1, self.next(i))),
            _ => None,
        }
    }

    fn amount(&self, i: usize, bare: bool) -> Read<Amount> {
        self.few(i)
            .or_else(|| self.part_of_unit(i))
            .or_else(|| self.counted_amount(i))
            .or_else(|| self.unit_then_number(i))
            .or_else(|| self.lone_unit(i, bare))
    }

    /// عدة أيام، بضع ساعات
    fn few(&self, i: usize) -> Read<Amount> {
        if self.kind(i) != Kind::Few {
            return None;
        }
        let at = self.next(i);
        let unit = Unit::of(match self.kind(at) {
            Kind::UnitMany => self.code(at).value,
            _ => return None,
        })?;
        Some((Amount { thousandths: None, unit }, self.vaguely(self.next(at))))
    }

    /// أيام قليلة، سنوات طويلة
    fn vaguely(&self, i: usize) -> usize {
        let c = self.code(i);
        if c.is(Key::Vague) && !c.conj && !c.prep { self.next(i) } else { i }
    }

    /// نصف ساعة، ثلاثة أرباع الساعة
    fn part_of_unit(&self, i: usize) -> Read<Amount> {
        if self.kind(i) != Kind::Fraction || self.code(i).al {
            return None;
        }
        let at = self.next(i);
        let unit = Unit::of(self.singular(at)?)?;
        // نصف العام is half of the calendar year.
        if self.code(at).al && !unit.clock() {
            return None;
        }
        let minutes = self.code(i).value.unsigned_abs();
        if unit == Unit::Hour {
            return Some((Amount { thousandths: Some(minutes * 1000), unit: Unit::Minute }, self.next(at)));
        }
        let thousandths = minutes * 1000 / 60;
        Some((Amount { thousandths: Some(thousandths), unit }, self.next(at)))
    }

    /// ثلاثة أيام، 3.5 سنوات، الـ48 ساعة، سنة ونصف
    fn counted_amount(&self, i: usize) -> Read<Amount> {
        let start = self.skip(i, Key::Al);
        let (thousandths, at) = match self.thousandths(start) {
            Some(n) => (n, start + 1),
            None => self.words(i).and_then(|(n, at)| Some((n.checked_mul(1000)?, at)))?,
        };
        let unit =
            Unit::of(self.singular(at).or((self.kind(at) == Kind::UnitMany).then(|| self.code(at).value))?)?;
        // آلاف السنين is no number of years.
        let c = self.code(at);
        if c.conj
            || c.prep
            || c.al && self.kind(start) == Kind::Cardinal && !self.code(start).al && c.kind == Kind::UnitMany
        {
            return None;
        }
        let at = self.next(at);
        Some(self.with_half(thousandths, unit, at))
    }

    /// ونصف، وربع، ونصف العام، إلا ربعاً: an amount with the fraction that follows.
    fn with_half(&self, thousandths: u32, unit: Unit, i: usize) -> (Amount, usize) {
        let less = self.key(i, Key::Except);
        let start = less.unwrap_or(i);
        let c = self.code(start);
        let plain = Amount { thousandths: Some(thousandths), unit };
        if c.is(Key::HalfYear) && c.conj && unit == Unit::Year {
            return (Amount { thousandths: Some(thousandths.saturating_add(500)), unit }, self.next(start));
        }
        if c.kind != Kind::Fraction || !(c.conj || less.is_some()) {
            return (plain, i);
        }
        let part = c.value.unsigned_abs() * 1000 / 60;
        let next = self.next(start);
        // سنة ونصف السنة; ساعة ونصف ساعة; not شهر ونصف ساعة
        let of = self.singular(next).and_then(Unit::of);
        let at = match of {
            Some(of) if of == unit => self.next(next),
            Some(_) => return (plain, i),
            None => next,
        };
        let whole =
            if less.is_some() { thousandths.saturating_sub(part) } else { thousandths.saturating_add(part) };
        (Amount { thousandths: Some(whole), unit }, at)
    }

    /// الأيام الثلاثة، الأشهر 3
    fn unit_then_number(&self, i: usize) -> Read<Amount> {
        if self.kind(i) != Kind::UnitMany || !self.code(i).al {
            return None;
        }
        let unit = Unit::of(self.code(i).value)?;
        let (n, at) = self.cardinal(self.next(i))?;
        // الأعوام 2020 و2021
        if unit == Unit::Year && n >= 1000 {
            return None;
        }
        let marked = self.code(self.next(i)).al
            || self.digits(self.next(i)).is_some()
            || self.code(self.next(i)).is(Key::Al);
        let after = if self.singular(at) == Some(self.code(i).value) { self.next(at) } else { at };
        marked.then_some((Amount { thousandths: Some(n.checked_mul(1000)?), unit }, after))
    }

    /// ساعتان، يوم واحد, and after a preposition also ساعة، أيام
    fn lone_unit(&self, i: usize, bare: bool) -> Read<Amount> {
        let c = self.code(i);
        let next = self.next(i);
        match c.kind {
            Kind::UnitTwo => Some(self.with_half(2000, Unit::of(c.value)?, next)),
            // سنوات عدة
            Kind::UnitMany
                if !c.al && self.kind(next) == Kind::Few && self.kind(self.next(next)) != Kind::UnitMany =>
            {
                Some((Amount { thousandths: None, unit: Unit::of(c.value)? }, self.next(next)))
            }
            Kind::UnitMany if (bare || self.for_long(i) || self.code(next).is(Key::Vague)) && !c.al => {
                Some((Amount { thousandths: None, unit: Unit::of(c.value)? }, self.vaguely(next)))
            }
            // منذ قرابة الشهر
            Kind::Unit if c.al && i > 0 && self.kind(i - 1) == Kind::Approx => {
                let unit = Unit::of(c.value).filter(|u| *u >= Unit::Week)?;
                let told = self.shift(next).is_some()
                    || !(self.ends(next) || matches!(self.kind(next), Kind::None | Kind::Key));
                (!told).then_some((Amount { thousandths: Some(1000), unit }, next))
            }
            Kind::Unit | Kind::Second if !c.al => {
                let unit = Unit::of(self.singular(i)?)?;
                let one =
                    self.kind(next) == Kind::Cardinal && self.code(next).value == 1 && !self.code(next).al;
                let whole = self.code(next).is(Key::Whole) && !self.code(next).al;
                let (amount, half) = self.with_half(1000, unit, next);
                let at = if one { self.next(next) } else { half };
                // استمر أسبوعاً: the accusative tells how long; عقداً may be a contract.
                let accusative = unit >= Unit::Week
                    && unit != Unit::Decade
                    && self.letters(i).last() == Some(&crate::text::fold::ALEF);
                // سنة وشهرين
                let smaller = self.code(next).conj
                    && self.kind(next) == Kind::UnitTwo
                    && Unit::of(self.code(next).value).is_some_and(|u| u < unit);
                // يوماً أو يومين
                let one_or_two = self
                    .key(next, Key::Or)
                    .is_some_and(|k| self.kind(k) == Kind::UnitTwo && self.code(k).value == c.value);
                let long = c.skip > 0 && self.ends(next) && self.for_long(i);
                let free = accusative
                    && c.skip == 0
                    && !matches!(self.kind(i.wrapping_sub(1)), Kind::Cardinal | Kind::Number);
                let lasted =
                    unit <= Unit::Day && self.lasted(i) && (self.ends(next) || self.kind(next) == Kind::None);
                (bare || one || whole || half > next || free || smaller || one_or_two || long || lasted)
                    .then_some((amount, at))
            }
            _ => None,
        }
    }

    /// استمر القصف ساعة: a verb of lasting stands a few words before.
    fn lasted(&self, i: usize) -> bool {
        const BACK: usize = 3;
        self.code(i).skip == 0
            && (i.saturating_sub(BACK)..i)
                .rev()
                .take_while(|&k| self.punct(k).is_none())
                .any(|k| beside::is_attached(self.letters(k), Beside::Lasting))
    }

    /// استمر ساعات، لساعات طويلة: a verb of lasting or ل before a unit without a number.
    fn for_long(&self, i: usize) -> bool {
        let c = self.code(i);
        let for_ = c.skip > 0 && self.letters(i).get(usize::from(c.skip) - 1) == Some(&LAM);
        for_ || c.skip == 0 && i > 0 && beside::is_attached(self.letters(i - 1), Beside::Lasting)
    }
}
