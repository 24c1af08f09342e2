//! Days, weeks, months and years counted from the day of the text: أمس، الأسبوع الماضي، أول جمعة من الشهر.

use super::beside::{self, Beside};
use super::expression::{Calendar, Counted, DateSpec, Frame, Unit};
use super::parser::{Parser, Read};
use super::sense::{Key, Kind};
use super::tense::is_future;
use crate::text::fold::{ALEF, NOON, SEEN};
use crate::text::token::Punct;

impl Parser<'_> {
    /// الماضي، الحالي، المقبل; بعد القادم is two away.
    pub fn shift(&self, i: usize) -> Read<i8> {
        let c = self.code(i);
        if matches!(c.kind, Kind::Shift | Kind::Follow) && !c.conj && !c.prep {
            return Some((i8::try_from(c.value).ok()?, self.next(i)));
        }
        if c.is(Key::Before) || c.is(Key::After) {
            let far = self.code(self.next(i));
            if matches!(far.kind, Kind::Shift | Kind::Follow) && far.al {
                return Some((i8::try_from(far.value * 2).ok()?, self.next(self.next(i))));
            }
        }
        None
    }

    /// A day or a longer date, however it is told.
    pub fn day(&self, i: usize, marked: bool) -> Read<DateSpec> {
        self.day_of_feast(i)
            .or_else(|| self.counted_day(i))
            .or_else(|| self.day_of_week(i))
            .or_else(|| self.weekday(i))
            .or_else(|| self.deictic(i))
            .or_else(|| self.weekend(i))
            .or_else(|| self.anaphor(i))
            .or_else(|| self.unit_shift(i))
            .or_else(|| self.named_day(i))
            .or_else(|| self.date(i, marked))
            .or_else(|| self.my_day(i))
    }

    /// أول أيام عيد الفطر، ثالث أيام رمضان، اليوم الثاني من عيد الأضحى
    fn day_of_feast(&self, i: usize) -> Read<DateSpec> {
        let c = self.code(i);
        let (n, at) = if c.kind == Kind::Unit && c.value == 3 && c.al {
            self.ordinal(self.next(i))?
        } else if c.kind == Kind::Ordinal && !c.al {
            let (n, at) = self.ordinal(i)?;
            let days = self.code(at);
            (days.kind == Kind::UnitMany && days.value == 3).then_some((n, self.next(at)))?
        } else {
            return None;
        };
        let n = i8::try_from(n).ok().filter(|n| (1..=30).contains(n))?;
        let start = self.skip(at, Key::From);
        match self.date(start, true)? {
            (DateSpec::Holiday(id, year, shift, 0), at) => {
                Some((DateSpec::Holiday(id, year, shift, n - 1), at))
            }
            (DateSpec::Calendar(month), at) if month.month.is_some() && month.day.is_none() => {
                Some((DateSpec::Calendar(Calendar { day: Some(n), ..month }), at))
            }
            _ => None,
        }
    }

    /// «سأقضي يومي»: my day is today.
    fn my_day(&self, i: usize) -> Read<DateSpec> {
        let c = self.code(i);
        let mine = c.kind == Kind::UnitPair && c.value == 3 && !c.al && !c.conj && !c.prep;
        let next = self.next(i);
        let first_person = || {
            let verb = self.letters(i - 1);
            is_future(verb) && matches!(verb, [SEEN, ALEF | NOON, ..])
        };
        (mine && i > 0 && self.ends(next) && first_person()).then_some((DateSpec::Days(0), next))
    }

    /// يوم 14 أكتوبر، يوم 27, تاريخ 12/7/2005
    fn named_day(&self, i: usize) -> Read<DateSpec> {
        let c = self.code(i);
        let day = matches!(c.kind, Kind::Unit | Kind::UnitPair) && c.value == 3;
        if !(day || c.is(Key::Dated)) {
            return None;
        }
        let start = self.next(i);
        if let Some(found) = self.date(start, true) {
            return Some(found);
        }
        // يوم 27
        if c.al && !c.is(Key::Dated) {
            return None;
        }
        let (day, at) = self.day_of_month(start)?;
        let fields = Calendar { day: Some(day), ..Calendar::default() };
        let numbered = self.digits(self.skip(start, Key::Al)).is_some() || self.code(start).al;
        // يوم عشرين
        (numbered && !matches!(self.kind(at), Kind::Unit | Kind::UnitMany))
            .then_some((DateSpec::Calendar(fields), at))
    }

    /// [يوم] الأحد [الماضي] [،] [22 يناير]
    fn weekday(&self, i: usize) -> Read<DateSpec> {
        let this = self.skip(i, Key::This);
        let c = self.code(this);
        // عقب صلاة الجمعة [الماضية]
        if c.kind == Kind::Prayer && c.value == 20 {
            let next = self.next(this);
            let (shift, at) = self.shift(next).map_or((None, next), |(s, at)| (Some(s), at));
            return Some((DateSpec::Weekday { day: 5, shift, week: None, date: None }, at));
        }
        let named = matches!(c.kind, Kind::Unit | Kind::UnitPair) && c.value == 3;
        let start = if named { self.next(this) } else { this };
        let w = self.code(start);
        if w.kind != Kind::Weekday || !(w.al || named) || named && w.prep {
            return None;
        }
        if w.conj && named || !named && self.part_of_a_name(start) {
            return None;
        }
        let day = i8::try_from(w.value).ok()?;
        let mut at = self.next(start);
        let (mut shift, mut week) = ((this > i).then_some(0), None);
        if let Some((s, end)) = self.shift(at) {
            (shift, at) = (Some(s), end);
        } else if c.kind == Kind::UnitPair && self.kind(at) == Kind::Weekday && self.code(at).conj {
            // يومي الأحد والاثنين المقبلين: the second says it for both.
            shift = self.shift(self.next(at)).map(|(s, _)| s).or(shift);
        }
        // الجمعة من الأسبوع الماضي
        if let Some((DateSpec::Unit(Unit::Week, n), end)) =
            self.unit_shift(self.skip(self.skip(at, Key::From), Key::In))
        {
            (week, at) = (i8::try_from(n).ok(), end);
        }
        if let Some((date, end)) = self.date_of_weekday(at, named) {
            return Some((date_on(day, date), end));
        }
        Some((DateSpec::Weekday { day, shift, week, date: None }, at))
    }

    /// الأسبوع القادم يوم الجمعة، هذا الأسبوع الأحد
    fn day_of_week(&self, i: usize) -> Read<DateSpec> {
        let (DateSpec::Unit(Unit::Week, n), at) = self.unit_shift(i)? else { return None };
        match self.weekday(at)? {
            (DateSpec::Weekday { day, shift: None, week: None, date: None }, end) => {
                let week = i8::try_from(n).ok();
                Some((DateSpec::Weekday { day, shift: None, week, date: None }, end))
            }
            _ => None,
        }
    }

    /// صلاة الجمعة، سوق الأربعاء: names, not days.
    fn part_of_a_name(&self, i: usize) -> bool {
        i > 0 && beside::is_attached(self.letters(i - 1), Beside::Name)
    }

    /// The date that follows a weekday: 6 كانون الثاني، (22/4)، 15.
    fn date_of_weekday(&self, i: usize, named: bool) -> Read<DateSpec> {
        let comma = self.is_punct(i, Punct::Comma);
        let open = self.is_punct(i, Punct::Open);
        let dash = self.is_punct(i, Punct::Dash) && self.kind(i + 1) == Kind::Number;
        let gap = i + usize::from(comma || open || dash);
        let start = self.skip(self.skip(gap, Key::Dated), Key::In);
        let read = self.date(start, true).filter(|(spec, _)| match spec {
            DateSpec::Calendar(c) => c.day.is_some(),
            _ => false,
        });
        let (found, at) = read.or_else(|| {
            // الجمعة 15, الخميس في الحادي والعشرين
            let plain = !comma && !open && !dash || named;
            let (n, at) = self.day_of_month(start).filter(|_| plain)?;
            let ordinal = self.kind(start) != Kind::Number;
            let fits = self.ends(at) || matches!(self.kind(at), Kind::Key);
            if ordinal && n <= 5 && start == i {
                return None;
            }
            let fields = Calendar { day: Some(n), ..Calendar::default() };
            (fits && self.clock(start, false).is_none()).then_some((DateSpec::Calendar(fields), at))
        })?;
        Some((found, at + usize::from(open && self.is_punct(at, Punct::Close))))
    }

    /// أمس، غداً، اليوم، أول من أمس، with the weekday or date in apposition.
    fn deictic(&self, i: usize) -> Read<DateSpec> {
        let (days, at) = self.deictic_word(i)?;
        Some((DateSpec::Days(days), self.apposition(at)))
    }

    fn deictic_word(&self, i: usize) -> Read<i32> {
        let c = self.code(i);
        if c.kind == Kind::Day {
            return Some((c.value, self.next(i)));
        }
        // (أمس)
        if self.is_punct(i, Punct::Open) && self.is_punct(self.next(i + 1), Punct::Close) {
            let (days, at) = self.deictic_word(i + 1)?;
            return Some((days, at + 1));
        }
        let this = self.skip(i, Key::This);
        let t = self.code(this);
        if t.kind == Kind::Unit && t.value == 3 {
            let next = self.next(this);
            // اليوم، هذا اليوم; not اليوم التالي, اليوم نفسه, اليوم الثالث
            if t.al || this > i {
                let other = self.code(next);
                let counted = other.kind == Kind::Follow
                    || other.is(Key::SelfAfter)
                    || other.kind == Kind::Ordinal && other.al
                    || other.kind == Kind::Last && other.al
                    || other.is(Key::Al)
                    || other.kind == Kind::Cardinal && other.value == 1 && other.al;
                let at = if other.kind == Kind::Shift { self.next(next) } else { next };
                let days = if other.kind == Kind::Shift { other.value } else { 0 };
                return (!counted).then_some((days, at));
            }
            // يوم أمس، قبل يوم أمس
            let day = self.code(next);
            if day.kind == Kind::Day && !day.conj {
                return Some((day.value, self.next(next)));
            }
        }
        if c.is(Key::Before) || c.is(Key::After) {
            let inner = self.next(i);
            let day = if self.singular(inner) == Some(3) { self.next(inner) } else { inner };
            let found = self.code(day);
            let away = if c.is(Key::Before) { -1 } else { 1 };
            if found.kind == Kind::Day && found.value == away && day > inner {
                return Some((2 * away, self.next(day)));
            }
        }
        None
    }

    /// «، الخميس»، «(الخميس)»، «6 مايو» after أمس or اليوم.
    fn apposition(&self, i: usize) -> usize {
        let open = self.is_punct(i, Punct::Open);
        let comma = self.is_punct(i, Punct::Comma);
        let start = i + usize::from(open);
        if comma {
            return i;
        }
        let next = self.code(start);
        let begins =
            matches!(next.kind, Kind::Weekday | Kind::Number | Kind::Ordinal) && !next.conj && !next.prep
                || next.kind == Kind::Unit && next.value == 3 && !next.al && !next.prep
                || next.is(Key::Dated);
        let read =
            || self.weekday(start).or_else(|| self.named_day(start)).or_else(|| self.day_month(start, true));
        match begins.then(read).flatten() {
            Some((DateSpec::Weekday { .. } | DateSpec::Calendar(_), at)) => {
                at + usize::from(open && self.is_punct(at, Punct::Close))
            }
            _ => i,
        }
    }

    /// عطلة نهاية الأسبوع [الماضي]
    fn weekend(&self, i: usize) -> Read<DateSpec> {
        let at = self.key(i, Key::Weekend)?;
        let (shift, at) = self.shift(at).unwrap_or((0, at));
        Some((DateSpec::Weekend(i32::from(shift)), at))
    }

    /// اليوم نفسه، نفس الشهر، اليوم التالي، ذلك اليوم
    pub fn anaphor(&self, i: usize) -> Read<DateSpec> {
        let before = self.key(i, Key::Same).or_else(|| self.key(i, Key::That));
        let start = before.unwrap_or(i);
        let c = self.code(start);
        let night = c.kind == Kind::Unit && c.value == 4;
        if c.kind != Kind::Unit || !c.al || c.value < 3 || before.is_some() && c.prep {
            return None;
        }
        let unit = if night { Unit::Day } else { Unit::of(c.value)? };
        let next = self.next(start);
        if before.is_some() {
            return Some((DateSpec::Anaphor(unit, 0), next));
        }
        let after = self.code(next);
        if after.is(Key::SelfAfter) {
            return Some((DateSpec::Anaphor(unit, 0), self.next(next)));
        }
        // اليوم التالي، الشهر السابق point into the text, الأسبوع المقبل to the calendar.
        (after.kind == Kind::Follow).then_some((DateSpec::Anaphor(unit, after.value), self.next(next)))
    }

    /// الأسبوع الماضي، هذا العام، الشهر الجاري، الليلة الماضية
    pub fn unit_shift(&self, i: usize) -> Read<DateSpec> {
        let this = self.key(i, Key::This);
        let start = this.unwrap_or(i);
        let c = self.code(start);
        if c.kind != Kind::Unit || !c.al || c.value < 4 {
            return None;
        }
        let unit = Unit::of(c.value)?;
        // العام الدراسي المقبل
        let next = self.skip(self.next(start), Key::YearKind);
        let (shift, at) = match self.shift(next) {
            Some(found) => found,
            None if this.is_some() && unit != Unit::Night => (0, next),
            None => return None,
        };
        (unit != Unit::Night).then_some((DateSpec::Unit(unit, i32::from(shift)), at))
    }

    /// أول يوم جمعة من يوليو، الأسبوع الأول من عام 2027, الأحد الأول، آخر جمعة في رمضان
    fn counted_day(&self, i: usize) -> Read<DateSpec> {
        let (n, counted, at) = self.nth_before(i).or_else(|| self.nth_after(i))?;
        let start = self.skip(self.skip(at, Key::From), Key::In);
        if let Some((frame, end)) = self.frame(start, start > at) {
            return Some((DateSpec::Nth(n, counted, frame), end));
        }
        // الأسبوع 32 is of this year.
        if counted == Counted::Unit(Unit::Week) && self.kind(at - 1) == Kind::Number {
            return Some((DateSpec::Nth(n, counted, Frame::Unit(Unit::Year, 0)), at));
        }
        // الأحد الأول is of this month; الأسبوع الأول alone is of nothing.
        let weekday = matches!(counted, Counted::Weekday(_) | Counted::Named(_));
        (weekday
            && n != -1
            && (self.kind(i) == Kind::Weekday || self.singular(i) == Some(3) && !self.code(i).al)
            && (self.ends(at) || self.code(at).is(Key::From)))
        .then_some((DateSpec::Nth(n, counted, Frame::Unit(Unit::Month, 0)), at))
    }

    /// The period that something is counted in: أيار 2024، العام الماضي، الشهر; a week only after من.
    pub fn frame(&self, i: usize, told: bool) -> Read<Frame> {
        match self.date(i, true) {
            Some((DateSpec::Calendar(c), end)) if c.day.is_none() => Some((Frame::Calendar(c), end)),
            _ => match self.unit_shift(i).or_else(|| self.plain_unit(i))? {
                (DateSpec::Unit(unit, shift), end) if told || unit > Unit::Week => {
                    Some((Frame::Unit(unit, shift), end))
                }
                _ => None,
            },
        }
    }

    /// العام، الشهر: the present one, after something that is counted in it.
    pub fn plain_unit(&self, i: usize) -> Read<DateSpec> {
        let c = self.code(i);
        (c.kind == Kind::Unit && c.al && c.value >= 5)
            .then(|| Some((DateSpec::Unit(Unit::of(c.value)?, 0), self.next(i))))?
    }

    /// أول يوم جمعة، آخر أسبوع
    fn nth_before(&self, i: usize) -> Option<(i8, Counted, usize)> {
        let c = self.code(i);
        let n = match c.kind {
            Kind::Ordinal if !c.al => c.value,
            Kind::Portion if c.value == 4 => -1,
            _ => return None,
        };
        let next = self.next(i);
        let (counted, at) = self.counted(next)?;
        Some((i8::try_from(n).ok()?, counted, at))
    }

    /// الأسبوع الأول، الأحد الثاني، اليوم الأخير
    fn nth_after(&self, i: usize) -> Option<(i8, Counted, usize)> {
        let c = self.code(i);
        let day = c.kind == Kind::Unit && c.value == 3 && !c.al;
        let start = if day { self.next(i) } else { i };
        if !self.code(start).al {
            return None;
        }
        let (counted, at) = self.counted(start)?;
        let counted = if let Counted::Weekday(d) = counted { Counted::Named(d) } else { counted };
        if counted == Counted::Unit(Unit::Week)
            && let Some(n) = self.digits(at).filter(|n| (1..=53).contains(n))
        {
            return Some((n as i8, counted, at + 1));
        }
        if self.kind(at) == Kind::Last && self.code(at).al {
            return Some((-1, counted, self.next(at)));
        }
        let ordinal =
            matches!(self.kind(at), Kind::Ordinal | Kind::Second | Kind::OrdinalOne) && self.code(at).al;
        let (n, at) = self.ordinal(at).filter(|(n, _)| ordinal && *n <= 53)?;
        Some((n as i8, counted, at))
    }

    fn counted(&self, i: usize) -> Read<Counted> {
        let c = self.code(i);
        if c.conj || c.prep {
            return None;
        }
        if c.kind == Kind::Weekday {
            return Some((Counted::Weekday(i8::try_from(c.value).ok()?), self.next(i)));
        }
        if c.kind == Kind::Unit && (3..=6).contains(&c.value) && c.value != 4 {
            let w = self.code(self.next(i));
            if c.value == 3 && w.kind == Kind::Weekday {
                return Some((Counted::Weekday(i8::try_from(w.value).ok()?), self.next(self.next(i))));
            }
            return Some((Counted::Unit(Unit::of(c.value)?), self.next(i)));
        }
        None
    }
}

/// The date with the weekday that was told; the date decides.
fn date_on(day: i8, date: DateSpec) -> DateSpec {
    match date {
        DateSpec::Calendar(Calendar { day: Some(n), month: None, year: None, shift: None, .. }) => {
            DateSpec::Weekday { day, shift: None, week: None, date: Some(n) }
        }
        other => other,
    }
}
