//! From what a phrase says to its TIMEX3 value and its interval.

use jiff::civil::{Date, DateTime, Time};
use jiff::{Span, ToSpan};

use super::calendar::{Base, Dated, dated};
use super::expression::{Clock, DateSpec, Expression, Length, Often, Part, Point, Relation, Unit, Way, What};
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
    fn date(&self) -> Option<Date> {
        self.published.map(|p| p.date())
    }

    /// The moment of publication, when its time is known.
    fn moment(&self) -> Option<DateTime> {
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

    fn base(&self) -> Base {
        Base { reference: self.date(), anchor: self.anchor, future: self.future }
    }
}

/// A value before the relation and the modifier.
struct Plain {
    kind: TimeType,
    value: Option<String>,
    from: Option<DateTime>,
    to: Option<DateTime>,
    day: Option<Date>,
}

impl Plain {
    fn of(kind: TimeType, value: Option<String>) -> Plain {
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

fn reference(n: i32) -> String {
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

fn midnight(day: Date) -> DateTime {
    day.to_datetime(Time::midnight())
}

fn after(day: Date) -> Option<DateTime> {
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
    let value = value.map(|v| format!("{v}{}", time_alone(p).unwrap_or_default()));
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
    Some(code(p.part?).to_owned())
}

fn range(a: &Point, b: &Point, context: Context) -> Plain {
    let x = point(a, context, Relation::At);
    let mut y = point(b, context, Relation::At);
    // من 4 مساءً حتى 2 صباحاً: over midnight.
    if a.clock.is_some() && y.from < x.from && b.date == a.date {
        let over = Context { anchor: y.day.and_then(|d| d.tomorrow().ok()), ..context };
        let moved = Point { date: DateSpec::None, ..*b };
        if y.day.is_some() {
            y = point(&moved, over, Relation::At);
        }
    }
    // من اليوم حتى الأحد: the next one.
    if let (DateSpec::Weekday { .. }, true) = (b.date, y.from < x.from) {
        y = point(b, Context { future: true, ..context }, Relation::At);
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
    let kind = if a.clock.is_some() || a.part.is_some() { TimeType::Time } else { TimeType::Date };
    let value = x.value.zip(y.value).map(|(x, y)| format!("{x}/{y}"));
    let to = if kind == TimeType::Time && b.clock.is_some() { y.from } else { y.to };
    Plain { kind, value, from: x.from, to, day: None }
}

/// A length, perhaps counted from the day of the text.
fn measured(length: &Length, way: Way, context: Context) -> Plain {
    let clock = length.first().is_some_and(|a| a.unit.clock());
    let vague = length.vague();
    let told = || Plain::of(TimeType::Duration, Some(iso(length)));
    let vaguely = |n: i32| Plain::of(if clock { TimeType::Time } else { TimeType::Date }, Some(reference(n)));
    match way {
        Way::None | Way::Anchored => told(),
        Way::Ago if vague => vaguely(-1),
        Way::Later | Way::Coming if vague => vaguely(1),
        Way::Within if vague && context.future => vaguely(1),
        Way::Ago => moved(length, -1, context).unwrap_or_else(told),
        Way::Later => moved(length, 1, context).unwrap_or_else(told),
        Way::Since if context.past && !vague => moved(length, -1, context).unwrap_or_else(told),
        Way::Since | Way::Past => stretch(length, -1, context),
        Way::Coming => stretch(length, 1, context),
        Way::Within => stretch(length, i64::from(context.future), context),
        Way::Row => row(length, context),
    }
}

/// The moment a length before or after the text.
fn shifted(length: &Length, sign: i64, from: DateTime) -> Option<DateTime> {
    let mut at = from;
    for amount in length.amounts() {
        let n = i64::from(amount.thousandths?) * sign;
        let seconds = |unit: i64| Span::new().try_seconds(n.checked_mul(unit)? / 1000).ok();
        let months = |unit: i64| Span::new().try_months(n.checked_mul(unit)? / 1000).ok();
        let span = match amount.unit {
            Unit::Second => seconds(1),
            Unit::Minute => seconds(60),
            Unit::Hour => seconds(3600),
            Unit::Day | Unit::Night => seconds(86_400),
            Unit::Week => seconds(7 * 86_400),
            Unit::Month => months(1).and_then(|s| s.try_days(n % 1000 * 30 / 1000).ok()),
            Unit::Year => months(12),
            Unit::Decade => months(120),
            Unit::Century => months(1200),
        }?;
        at = at.checked_add(span).ok()?;
    }
    Some(at)
}

/// قبل ثلاثة أيام، بعد ساعتين: the date or the hour.
fn moved(length: &Length, sign: i64, context: Context) -> Option<Plain> {
    let finest = length.amounts().map(|a| a.unit).min()?;
    if finest.clock() {
        let now = context.moment()?;
        let at = shifted(length, sign, now)?;
        let value = if at.second() == 0 {
            at.strftime("%Y-%m-%dT%H:%M").to_string()
        } else {
            at.strftime("%Y-%m-%dT%H:%M:%S").to_string()
        };
        let width = if at.second() == 0 { 1.minute() } else { 1.second() };
        let to = at.checked_add(width).ok();
        return Some(Plain {
            kind: TimeType::Time,
            value: Some(value),
            from: Some(at),
            to,
            day: Some(at.date()),
        });
    }
    let day = shifted(length, sign, midnight(context.date()?))?.date();
    let several = length.amounts().count() > 1;
    let parts = length.amounts().any(|a| a.thousandths.is_some_and(|n| n % 1000 != 0));
    let value = match finest {
        _ if several || parts => day.to_string(),
        Unit::Week => super::calendar::week(day),
        Unit::Month => day.strftime("%Y-%m").to_string(),
        Unit::Year | Unit::Decade | Unit::Century => format!("{:04}", day.year()),
        _ => day.to_string(),
    };
    let exact = matches!(finest, Unit::Day | Unit::Night);
    Some(Plain {
        kind: TimeType::Date,
        value: Some(value),
        from: Some(midnight(day)),
        to: after(day),
        day: exact.then_some(day),
    })
}

/// A length that ends or begins at the text.
fn stretch(length: &Length, sign: i64, context: Context) -> Plain {
    let mut plain = Plain::of(TimeType::Duration, Some(iso(length)));
    let clock = length.amounts().any(|a| a.unit.clock());
    let now = context.moment().or_else(|| context.date().map(midnight).filter(|_| !clock));
    if let Some(now) = now.filter(|_| sign != 0 && !length.vague())
        && let Some(other) = shifted(length, sign, now)
    {
        (plain.from, plain.to) = if sign < 0 { (Some(other), Some(now)) } else { (Some(now), Some(other)) };
    }
    plain
}

fn row(length: &Length, context: Context) -> Plain {
    let mut plain = Plain::of(TimeType::Duration, Some(iso(length)));
    if let Some(end) = context.date().and_then(after) {
        (plain.from, plain.to) = (shifted(length, -1, end), Some(end));
    }
    plain
}

/// ISO 8601: P3D, PT30M, P2Y1M, PXD.
fn iso(length: &Length) -> String {
    let (mut date, mut time) = (String::new(), String::new());
    for amount in length.amounts() {
        let (letter, scale, finer) = match amount.unit {
            Unit::Second => ('S', 1, None),
            Unit::Minute => ('M', 1, Some(('S', 60))),
            Unit::Hour => ('H', 1, Some(('M', 60))),
            Unit::Day | Unit::Night => ('D', 1, None),
            Unit::Week => ('W', 1, None),
            Unit::Month => ('M', 1, None),
            Unit::Year => ('Y', 1, Some(('M', 12))),
            Unit::Decade => ('Y', 10, None),
            Unit::Century => ('Y', 100, None),
        };
        let out = if amount.unit.clock() { &mut time } else { &mut date };
        let Some(thousandths) = amount.thousandths else {
            out.push('X');
            out.push(letter);
            continue;
        };
        let n = u64::from(thousandths) * scale;
        match finer {
            Some((fine, per)) if n % 1000 != 0 && n % 1000 * per % 1000 == 0 => {
                if n >= 1000 {
                    append(out, format_args!("{}{letter}", n / 1000));
                }
                append(out, format_args!("{}{fine}", n % 1000 * per / 1000));
            }
            _ if amount.unit == Unit::Day && n == 500 => time.push_str("12H"),
            _ if n % 1000 == 0 => append(out, format_args!("{}{letter}", n / 1000)),
            _ => append(out, format_args!("{}{letter}", decimal(n))),
        }
    }
    if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
}

fn decimal(thousandths: u64) -> String {
    let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    text.trim_end_matches('0').to_owned()
}

fn set(often: Often, at: Option<&Point>) -> String {
    let time = at.and_then(time_alone);
    match (often, time) {
        (Often::Each(1000, Unit::Day), Some(time)) => format!("XXXX-XX-XX{time}"),
        (Often::Each(n, unit), _) => iso(&Length::of(Some(n), unit)),
        (Often::Weekday(day), time) => format!("XXXX-WXX-{day}{}", time.unwrap_or_default()),
        (Often::Part(part), time) => {
            format!("XXXX-XX-XX{}", time.unwrap_or_else(|| code(part).to_owned()))
        }
    }
}

/// Appends to a string, which cannot fail.
fn append(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = std::fmt::Write::write_fmt(out, what);
}
