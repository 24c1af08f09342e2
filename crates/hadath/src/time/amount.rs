//! Amounts of time: ثلاثة أيام، ساعتان ونصف، عدة أشهر، الأسابيع الثلاثة.

use super::expression::{Amount, Length, Unit};
use super::parser::{Parser, Read};
use super::sense::{Key, Kind};
use crate::model::TimeMod;

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
            if c.is(Key::Whole) || c.is(Key::Only) {
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
        Some((Amount { thousandths: None, unit }, self.next(at)))
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
        if self.code(at).conj || self.code(at).prep {
            return None;
        }
        let at = self.next(at);
        let (more, at) = self.and_a_half(at);
        Some((Amount { thousandths: Some(thousandths.saturating_add(more)), unit }, at))
    }

    /// ونصف، وربع: thousandths.
    fn and_a_half(&self, i: usize) -> (u32, usize) {
        let c = self.code(i);
        let whole = c.kind == Kind::Fraction && c.conj && !matches!(self.kind(self.next(i)), Kind::Unit);
        if whole { (c.value.unsigned_abs() * 1000 / 60, self.next(i)) } else { (0, i) }
    }

    /// الأيام الثلاثة، الأشهر 3
    fn unit_then_number(&self, i: usize) -> Read<Amount> {
        if self.kind(i) != Kind::UnitMany || !self.code(i).al {
            return None;
        }
        let unit = Unit::of(self.code(i).value)?;
        let (n, at) = self.cardinal(self.next(i))?;
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
            Kind::UnitTwo => {
                let (more, at) = self.and_a_half(next);
                Some((Amount { thousandths: Some(2000 + more), unit: Unit::of(c.value)? }, at))
            }
            Kind::UnitMany if bare && !c.al => {
                Some((Amount { thousandths: None, unit: Unit::of(c.value)? }, next))
            }
            Kind::Unit | Kind::Second if !c.al => {
                let unit = Unit::of(self.singular(i)?)?;
                let one =
                    self.kind(next) == Kind::Cardinal && self.code(next).value == 1 && !self.code(next).al;
                let whole = self.code(next).is(Key::Whole) && !self.code(next).al;
                let (more, half) = self.and_a_half(next);
                let at = if one { self.next(next) } else { half };
                // استمر أسبوعاً: the accusative tells how long.
                let accusative =
                    unit >= Unit::Week && self.letters(i).last() == Some(&crate::text::fold::ALEF);
                let free = accusative
                    && c.skip == 0
                    && !matches!(self.kind(i.wrapping_sub(1)), Kind::Cardinal | Kind::Number);
                (bare || one || whole || more > 0 || free)
                    .then_some((Amount { thousandths: Some(1000 + more), unit }, at))
            }
            _ => None,
        }
    }
}
