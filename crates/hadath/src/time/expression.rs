//! What a time phrase says, before it is resolved against a date.

use crate::model::TimeMod;

/// Units of time, the smallest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

impl Unit {
    const ALL: [Unit; 10] = [
        Unit::Second,
        Unit::Minute,
        Unit::Hour,
        Unit::Day,
        Unit::Night,
        Unit::Week,
        Unit::Month,
        Unit::Year,
        Unit::Decade,
        Unit::Century,
    ];

    /// By its number in `seeds/time/units.toml`.
    pub fn of(value: i32) -> Option<Unit> {
        usize::try_from(value).ok().and_then(|i| Unit::ALL.get(i)).copied()
    }

    /// A unit of the clock.
    pub fn clock(self) -> bool {
        self <= Unit::Hour
    }
}

/// Parts of the day, by their number in `seeds/time/parts.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Part {
    Dawn,
    Sunrise,
    Morning,
    Forenoon,
    Noon,
    Afternoon,
    Evening,
    Sunset,
    Night,
    Midnight,
    Daytime,
    Lunch,
    /// Twelve o'clock.
    Midday,
    /// After midnight.
    SmallHours,
}

impl Part {
    const ALL: [Part; 16] = [
        Part::Dawn,
        Part::Sunrise,
        Part::Morning,
        Part::Forenoon,
        Part::Noon,
        Part::Afternoon,
        Part::Evening,
        Part::Sunset,
        Part::Night,
        Part::Midnight,
        Part::Daytime,
        Part::Lunch,
        Part::Midday,
        Part::Sunset,
        Part::Evening,
        Part::Evening,
    ];

    /// By its number in the seeds.
    pub fn of(value: i32) -> Option<Part> {
        usize::try_from(value - 1).ok().and_then(|i| Part::ALL.get(i)).copied()
    }

    /// The part of the day around it: noon for twelve o'clock.
    pub fn wide(self) -> Part {
        if self == Part::Midday { Part::Noon } else { self }
    }
}

/// An hour of the clock as it is told, 0–24.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// Hour.
    pub hour: i8,
    /// Minute.
    pub minute: i8,
    /// Second, if told.
    pub second: Option<i8>,
}

/// A date of a calendar, as far as told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Year.
    pub year: Option<i16>,
    /// Month.
    pub month: Option<i8>,
    /// Day of the month.
    pub day: Option<i8>,
    /// Of the Hijri calendar.
    pub hijri: bool,
    /// With a month or a day: the last (-1), this (0) or the next (1) one.
    pub shift: Option<i8>,
    /// A year that is not told by its number.
    pub years: Option<Years>,
}

/// A year told by its distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Years {
    /// So many years from that of the text: مايو من العام الماضي.
    FromText(i8),
    /// The year of the last date in the text: مايو من العام نفسه.
    Told,
}

/// What is counted inside a period: أول جمعة، الأسبوع الثالث.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// A weekday, Monday 1.
    Weekday(i8),
    /// The same with the number after it (الأحد الرابع من يناير), which may as well be the day of the month.
    Named(i8),
    /// Days, weeks or months.
    Unit(Unit),
}

/// The period that something is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A month or a year.
    Calendar(Calendar),
    /// This, the last or the next unit.
    Unit(Unit, i32),
}

/// Which day, week, month …
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum DateSpec {
    /// Not told.
    #[default]
    None,
    /// A date.
    Calendar(Calendar),
    /// A weekday, with the week or the direction that is told.
    Weekday {
        /// Monday 1.
        day: i8,
        /// الماضي −1, القادم 1.
        shift: Option<i8>,
        /// In the week that is so many weeks away.
        week: Option<i8>,
        /// The day of the month that is told with it.
        date: Option<i8>,
    },
    /// So many days from the day of the text.
    Days(i32),
    /// A unit so many units away.
    Unit(Unit, i32),
    /// The nth of a period, −1 for the last.
    Nth(i8, Counted, Frame),
    /// A season with its year or the direction that is told.
    Season(u8, Option<i16>, Option<i8>),
    /// A season of the year that is so many years away.
    SeasonOf(u8, i8),
    /// A season of any year: صيفاً.
    AnySeason(u8),
    /// A quarter or a half of a year: number, how many the year has, year, years away.
    Share(i8, i8, Option<i16>, Option<i32>),
    /// Ten years, by the first; the hundred is told or not.
    Decade(i16, bool),
    /// A century, by its number; below zero before Christ.
    Century(i16),
    /// A century of the Hijri calendar.
    HijriCentury(i16),
    /// The end of the week that is so many weeks away.
    Weekend(i32),
    /// A feast with the year that is told, and how many days after its first.
    Holiday(i32, Option<i16>, Option<i8>, i8),
    /// A unit counted from the last date in the text: اليوم نفسه 0, اليوم التالي 1.
    Anaphor(Unit, i32),
}

/// A point or period on the calendar and the clock.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Which day.
    pub date: DateSpec,
    /// Which part of the day.
    pub part: Option<Part>,
    /// What time.
    pub clock: Option<Clock>,
    /// Beginning, middle or end of it.
    pub portion: Option<TimeMod>,
}

impl Point {
    /// A day without an hour.
    pub fn on(date: DateSpec) -> Point {
        Point { date, ..Point::default() }
    }
}

/// An amount of one unit, in thousandths; `None` for a few.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Thousandths of the unit.
    pub thousandths: Option<u32>,
    /// The unit.
    pub unit: Unit,
}

/// How long: up to four amounts (سنتان وشهر وثلاثة أيام).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    amounts: [Option<Amount>; 4],
    /// The upper end, in the unit of the first amount: ثلاثة إلى أربعة أيام.
    pub upto: Option<Amount>,
}

impl Length {
    /// One amount.
    pub fn of(thousandths: Option<u32>, unit: Unit) -> Length {
        Length { amounts: [Some(Amount { thousandths, unit }), None, None, None], upto: None }
    }

    /// Adds an amount; whether there was room.
    pub fn push(&mut self, amount: Amount) -> bool {
        let free = self.amounts.iter_mut().find(|a| a.is_none());
        free.map(|place| *place = Some(amount)).is_some()
    }

    /// The amounts.
    pub fn amounts(&self) -> impl Iterator<Item = Amount> + '_ {
        self.amounts.iter().flatten().copied()
    }

    /// The first amount.
    pub fn first(&self) -> Option<Amount> {
        self.amounts[0]
    }

    /// Is the number left open?
    pub fn vague(&self) -> bool {
        self.amounts().any(|a| a.thousandths.is_none())
    }
}

/// Where a length lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Only how long.
    None,
    /// قبل ثلاثة أيام
    Ago,
    /// بعد ثلاثة أيام
    Later,
    /// منذ ثلاثة أيام
    Since,
    /// الأيام الثلاثة الماضية
    Past,
    /// الأيام الثلاثة المقبلة، خلال أيام
    Coming,
    /// خلال يومين: inside the length, which lies on either side.
    Within,
    /// بعد يومين من الهجوم
    Anchored,
    /// لليوم الثالث على التوالي
    Row,
    /// بعد ذلك بيومين: counted from the last day told.
    Next,
    /// قبل ذلك بيومين
    Previous,
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Often {
    /// So many thousandths of a unit: كل يومين.
    Each(u32, Unit),
    /// Every few of a unit: كل بضعة أيام.
    Few(Unit),
    /// Every such weekday.
    Weekday(i8),
    /// Every such part of the day.
    Part(Part),
}

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What {
    /// A point or a period.
    Point(Point),
    /// From one to another, both inside.
    Range(Point, Point),
    /// How long.
    Length(Length, Way),
    /// A length before (−1) or after (1) a day that is told: بعد أسبوع من الغد.
    From(Length, i8, DateSpec),
    /// How often, at what time of the day.
    Set(Often, Option<Point>),
    /// Now (0), earlier (−1), later (1); a unit of the clock or not.
    Reference(i32, bool),
}

/// How the phrase stands to what it names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Relation {
    /// At it.
    #[default]
    At,
    /// From it on.
    Since,
    /// Up to it.
    Until,
    /// Before it.
    Before,
    /// After it.
    After,
}

/// What a time phrase says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expression {
    /// What.
    pub what: What,
    /// Before, after, since …
    pub relation: Relation,
    /// About, beginning, end …
    pub modifier: Option<TimeMod>,
}
