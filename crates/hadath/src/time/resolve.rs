//! From what a phrase says to its TIMEX3 value and its interval.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use super::calendar::{Base, Dated, dated};
use super::expression::{Clock, DateSpec, Expression, Length, Often, Part, Point, Relation, Unit, What};
use super::length::{counted_from, iso, measured};
use crate::document::Published;
use crate::model::{TimeMod, TimeType, TimeValue};

/// What a phrase is resolved against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// When the text was published.
    pub published: Option<Published>,
    /// The last day told in the text.
    pub anchor: Option<Date>,
    /// The verb is in the future.
    pub future: bool,
    /// What is told is over, so that منذ ثلاثة أيام is a day and no length.
    pub past: bool,
}

/// A phrase resolved.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// TIMEX3 type, value and modifier.
    pub value: TimeValue,
    /// The first moment.
    pub from: Option<DateTime>,
    /// The first moment after it.
    pub to: Option<DateTime>,
    /// The day, when the phrase tells one.
    pub day: Option<Date>,
}

impl Context {
    /// The day of publication.
    pub fn date(&self) -> Option<Date> {
        self.published.map(|p| p.date())
    }

    /// The moment of publication, when its time is known.
    pub fn moment(&self) -> Option<DateTime> {
        let p = self.published?;
        Some(p.date().to_datetime(p.time()?))
    }

    /// The day of a part of the day or an hour that stands alone. What is still to come is of the day of the text; a
    /// night that is over is the one before it.
    fn day_of_bare(&self, p: &Point) -> Option<Date> {
        let today = self.date();
        if self.future {
            return today;
        }
        let day = self.anchor.or(today)?;
        let last_night = self.past && p.part == Some(Part::Night) && Some(day) == today;
        if last_night { day.yesterday().ok() } else { Some(day) }
    }

    /// What dates are counted from.
    pub fn base(&self) -> Base {
        Base { reference: self.date(), anchor: self.anchor, future: self.future }
    }
}

/// A value before the relation and the modifier.
pub struct Plain {
    /// TIMEX3 type.
    pub kind: TimeType,
    /// The value.
    pub value: Option<String>,
    /// The first moment.
    pub from: Option<DateTime>,
    /// The first moment after it.
    pub to: Option<DateTime>,
    /// The day, when one is told.
    pub day: Option<Date>,
}

impl Plain {
    /// A value without an interval.
    pub fn of(kind: TimeType, value: Option<String>) -> Plain {
        Plain { kind, value, from: None, to: None, day: None }
    }
}

/// Resolves an expression.
pub fn resolve(e: &Expression, context: Context) -> Resolved {
    let mut modifier = e.modifier;
    let plain = match e.what {
        What::Point(p) => {
            let plain = point(&p, context, e.relation);
            if p.part == Some(Part::SmallHours) && p.clock.is_none() {
                modifier = modifier.or(Some(TimeMod::After));
            }
            plain
        }
        What::Range(a, b) => range(&a, &b, context),
        What::Length(length, way) => measured(&length, way, context),
        What::From(length, sign, date) => counted_from(&length, sign, &date, context),
        What::Set(often, at) => Plain::of(TimeType::Set, Some(set(often, at.as_ref()))),
        What::Reference(n, clock) => {
            let kind = if clock { TimeType::Time } else { TimeType::Date };
            Plain::of(kind, Some(reference(n)))
        }
    };
    let (from, to) = related(&plain, e.relation, context);
    let value = TimeValue { kind: plain.kind, value: plain.value, modifier };
    // An end before its beginning (من الأحد إلى أمس) names no interval.
    let backward = from.zip(to).is_some_and(|(from, to)| from >= to);
    let (from, to) = if backward { (None, None) } else { (from, to) };
    Resolved { value, from, to, day: plain.day }
}

/// Now, earlier, later.
pub fn reference(n: i32) -> String {
    match n {
        0 => "PRESENT_REF",
        ..0 => "PAST_REF",
        _ => "FUTURE_REF",
    }
    .to_owned()
}

/// The interval that منذ, حتى, قبل and بعد make of one.
fn related(plain: &Plain, relation: Relation, context: Context) -> (Option<DateTime>, Option<DateTime>) {
    match relation {
        Relation::At => (plain.from, plain.to),
        Relation::Since => {
            let now = context.moment().or_else(|| after(context.date()?));
            (plain.from, now.filter(|now| plain.from.is_some_and(|from| from < *now)))
        }
        Relation::Until => (None, if plain.kind == TimeType::Time { plain.from } else { plain.to }),
        Relation::Before => (None, plain.from),
        Relation::After => (plain.to, None),
    }
}

/// The first moment of a day.
pub fn midnight(day: Date) -> DateTime {
    day.to_datetime(Time::midnight())
}

/// The first moment after a day.
pub fn after(day: Date) -> Option<DateTime> {
    Some(midnight(day.checked_add(1.day()).ok()?))
}

/// Begin, middle or end of a period, in thirds of its days.
fn third(first: Date, end: Date, portion: TimeMod) -> Option<(Date, Date)> {
    let days = first.until(end).ok()?.get_days();
    let cut = |n: i32| first.checked_add((days * n / 3).days()).ok();
    match portion {
        _ if days < 3 => Some((first, end)),
        TimeMod::Start => Some((first, cut(1)?)),
        TimeMod::Mid => Some((cut(1)?, cut(2)?)),
        TimeMod::End => Some((cut(2)?, end)),
        _ => Some((first, end)),
    }
}

fn point(p: &Point, context: Context, relation: Relation) -> Plain {
    let timed = p.clock.is_some() || p.part.is_some();
    let base = context.base();
    if !timed {
        return date_only(p, &base, relation);
    }
    if p.date == DateSpec::None {
        let day = context.day_of_bare(p);
        return match day {
            Some(day) => at_time(p, day, false),
            None => Plain::of(TimeType::Time, time_alone(p)),
        };
    }
    let Dated { value, days } = dated(&p.date, &base);
    let one = days.filter(|(first, end)| first.tomorrow().is_ok_and(|next| next == *end));
    if let Some((day, _)) = one {
        return at_time(p, day, true);
    }
    // A month or a weekday without a reference, with a part of the day.
    let value = value.map(|day| day + &time_alone(p).unwrap_or_default());
    let (from, to) = days.map_or((None, None), |(a, b)| (Some(midnight(a)), Some(midnight(b))));
    Plain { kind: TimeType::Time, value, from, to, day: None }
}

fn date_only(p: &Point, base: &Base, relation: Relation) -> Plain {
    let Dated { mut value, days } = dated(&p.date, base);
    let one = days.and_then(|(first, end)| (first.tomorrow().ok()? == end).then_some(first));
    let mut span = days;
    if let (Some((first, end)), Some(portion)) = (days, p.portion) {
        // قبل نهاية الشهر: its last day. مطلع رمضان: its first, since the value has no name for the month.
        let last = relation == Relation::Before && portion == TimeMod::End;
        if last && let Ok(day) = end.yesterday() {
            value = Some(day.to_string());
        } else if portion == TimeMod::Start && value.as_ref().is_some_and(|v| v.contains('/')) {
            value = Some(first.to_string());
        }
        span = third(first, end, portion).or(days);
    }
    let (from, to) = span.map_or((None, None), |(a, b)| (Some(midnight(a)), Some(midnight(b))));
    Plain { kind: TimeType::Date, value, from, to, day: one }
}

/// An hour or a part of a day; `told` says that the phrase names the day.
fn at_time(p: &Point, day: Date, told: bool) -> Plain {
    let whole = p.part == Some(Part::Daytime) && told;
    if let Some(clock) = p.clock {
        return clock_time(&clock, p.part, day, told);
    }
    let Some(part) = p.part else { return Plain::of(TimeType::Time, None) };
    if whole {
        return Plain {
            kind: TimeType::Date,
            value: Some(day.to_string()),
            from: Some(midnight(day)),
            to: after(day),
            day: Some(day),
        };
    }
    match part {
        Part::Midnight | Part::SmallHours => {
            let next = if told || part == Part::Midnight { day.tomorrow().unwrap_or(day) } else { day };
            let from = midnight(next);
            let hours = if part == Part::Midnight { 1 } else { 4 };
            Plain {
                kind: TimeType::Time,
                value: Some(format!("{next}T00:00")),
                from: Some(from),
                to: from.checked_add(hours.hours()).ok(),
                day: Some(next),
            }
        }
        Part::Midday => clock_time(&Clock { hour: 12, ..Clock::default() }, None, day, told),
        _ => {
            let (begin, hours) = hours_of(part);
            let from = midnight(day).checked_add(begin.hours()).ok();
            let to = from.and_then(|f| f.checked_add(hours.hours()).ok());
            Plain {
                kind: TimeType::Time,
                value: Some(format!("{day}{}", code(part))),
                from,
                to,
                day: Some(day),
            }
        }
    }
}

/// TIMEX3's letters for a part of the day.
fn code(part: Part) -> &'static str {
    match part {
        Part::Dawn | Part::Sunrise | Part::Morning | Part::Forenoon => "TMO",
        Part::Noon | Part::Lunch | Part::Midday => "TMI",
        Part::Afternoon => "TAF",
        Part::Evening | Part::Sunset => "TEV",
        Part::Night | Part::Midnight | Part::SmallHours => "TNI",
        Part::Daytime => "TDT",
    }
}

/// When a part of the day begins, and how many hours it has.
fn hours_of(part: Part) -> (i64, i64) {
    match part {
        Part::Dawn => (3, 3),
        Part::Sunrise => (5, 2),
        Part::Morning => (6, 6),
        Part::Forenoon => (8, 4),
        Part::Noon | Part::Lunch | Part::Midday => (12, 2),
        Part::Afternoon => (12, 6),
        Part::Evening => (18, 6),
        Part::Sunset => (17, 2),
        Part::Night => (20, 8),
        Part::Midnight | Part::SmallHours => (24, 4),
        Part::Daytime => (6, 12),
    }
}

fn clock_time(clock: &Clock, part: Option<Part>, day: Date, told: bool) -> Plain {
    let (hour, next) = hour24(clock.hour, part, told);
    let date = if next { day.tomorrow().unwrap_or(day) } else { day };
    let value = Some(format!("{date}{}", clock_text(hour, clock)));
    let time = Time::new(hour, clock.minute, clock.second.unwrap_or(0), 0).ok();
    let from = time.map(|t| date.to_datetime(t));
    let width = if clock.second.is_some() { 1.second() } else { 1.minute() };
    let to = from.and_then(|f| f.checked_add(width).ok());
    Plain { kind: TimeType::Time, value, from, to, day: Some(day) }
}

fn clock_text(hour: i8, clock: &Clock) -> String {
    let minute = clock.minute;
    match clock.second {
        Some(second) => format!("T{hour:02}:{minute:02}:{second:02}"),
        None => format!("T{hour:02}:{minute:02}"),
    }
}

/// The hour of 24; whether it belongs to the next day.
fn hour24(h: i8, part: Option<Part>, told: bool) -> (i8, bool) {
    match part {
        _ if h == 24 => (0, true),
        Some(Part::Dawn | Part::Morning | Part::Sunrise) if h == 12 => (0, false),
        Some(Part::Noon | Part::Lunch) if h < 6 => (h + 12, false),
        Some(Part::Afternoon | Part::Evening | Part::Sunset) if h < 12 => (h + 12, false),
        Some(Part::Night | Part::Midnight) if h == 12 => (0, true),
        Some(Part::Night) if (6..12).contains(&h) => (h + 12, false),
        Some(Part::Midnight | Part::SmallHours) if h < 6 => (h, told),
        _ => (h, false),
    }
}

/// The value of an hour or a part of a day that no date is known for.
fn time_alone(p: &Point) -> Option<String> {
    if let Some(clock) = p.clock {
        return Some(clock_text(hour24(clock.hour, p.part, false).0, &clock));
    }
    let part = p.part?;
    Some(if part == Part::Midday { "T12:00" } else { code(part) }.to_owned())
}

fn range(a: &Point, b: &Point, context: Context) -> Plain {
    let x = point(a, context, Relation::At);
    let mut y = point(b, context, Relation::At);
    // من 4 مساءً حتى 2 صباحاً: over midnight.
    let timed = a.clock.is_some() || a.part.is_some();
    if timed && y.from < x.from && b.date == a.date {
        let over = Context { anchor: y.day.and_then(|d| d.tomorrow().ok()), ..context };
        let moved = Point { date: DateSpec::None, ..*b };
        if y.day.is_some() {
            y = point(&moved, over, Relation::At);
        }
    }
    // من اليوم حتى الأحد: the next one.
    if let (DateSpec::Weekday { .. }, true) = (b.date, y.from < x.from) {
        let from = x.day.map_or(context.published, |day| Some(Published::from(day)));
        y = point(b, Context { future: true, published: from, ..context }, Relation::At);
    }
    let mut x = x;
    // بين كانون الأول وشباط: the first one is of the year before.
    if let (DateSpec::Calendar(first), true) = (a.date, x.from > y.from)
        && first.year.is_none()
        && let Some(year) = x.day.map(|d| d.year()).or(x.from.map(|f| f.year()))
    {
        let date =
            DateSpec::Calendar(super::expression::Calendar { year: Some(year - 1), shift: None, ..first });
        x = point(&Point { date, ..*a }, context, Relation::At);
    }
    // 7 يناير 2026 - 18 رجب 1447: one day in both calendars.
    if x.value.is_some() && x.value == y.value {
        return x;
    }
    let kind = if a.clock.is_some() || a.part.is_some() { TimeType::Time } else { TimeType::Date };
    let value = x.value.zip(y.value).map(|(x, y)| format!("{x}/{y}"));
    let to = if kind == TimeType::Time && b.clock.is_some() { y.from } else { y.to };
    Plain { kind, value, from: x.from, to, day: None }
}

fn set(often: Often, at: Option<&Point>) -> String {
    let time = at.and_then(time_alone);
    match (often, time) {
        (Often::Each(1000, Unit::Day), Some(time)) => format!("XXXX-XX-XX{time}"),
        (Often::Each(n, unit), _) => iso(&Length::of(Some(n), unit)),
        (Often::Few(unit), _) => iso(&Length::of(None, unit)),
        (Often::Weekday(day), time) => format!("XXXX-WXX-{day}{}", time.unwrap_or_default()),
        (Often::Part(part), time) => {
            format!("XXXX-XX-XX{}", time.unwrap_or_else(|| code(part).to_owned()))
        }
    }
}

/// Appends to a string, which cannot fail.
pub fn append(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = std::fmt::Write::write_fmt(out, what);
}
