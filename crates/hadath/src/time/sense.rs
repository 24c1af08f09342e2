//! The kinds of time words: shared by the build, which reads `seeds/time`, and the tagger.

/// A list of names with their variants.
macro_rules! kinds {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $name { #[default] #[doc = "Nothing."] None, $($(#[$doc])* $variant,)* }

        #[allow(dead_code, reason = "the build names, the tagger numbers")]
        impl $name {
            /// All variants in order, `None` first.
            pub const ALL: &'static [$name] = &[$name::None, $($name::$variant,)*];

            /// The variant of a name in the seeds.
            pub fn parse(name: &str) -> Option<$name> {
                match name { $($text => Some($name::$variant),)* _ => None }
            }
        }
    };
}

kinds! {
    /// What a word is in a time phrase.
    Kind {
        /// Day of the week; Monday 1.
        Weekday = "weekday",
        /// Month of the Gregorian year.
        Month = "month",
        /// A month whose name is another word too.
        WeakMonth = "weak_month",
        /// Month of the Hijri year.
        Hijri = "hijri",
        /// A Hijri month that is a person's name too.
        WeakHijri = "weak_hijri",
        /// Season.
        Season = "season",
        /// Unit in the singular.
        Unit = "unit",
        /// Unit in the dual.
        UnitTwo = "unit_two",
        /// Unit in the plural.
        UnitMany = "unit_many",
        /// Dual of a unit in the construct state.
        UnitPair = "unit_pair",
        /// How often, as an adverb.
        Every = "every",
        /// How often, as an adjective.
        Regular = "regular",
        /// Decade of a century.
        Decade = "decade",
        /// Cardinal number.
        Cardinal = "cardinal",
        /// Ordinal number.
        Ordinal = "ordinal",
        /// One before tens (الحادي والعشرون).
        OrdinalOne = "ordinal_one",
        /// ثانية: a unit or an ordinal.
        Second = "second",
        /// A part of an hour in minutes.
        Fraction = "fraction",
        /// Part of the day.
        Part = "part",
        /// Prayer or the call to it: the part of its day; 20 is that of Friday.
        Prayer = "prayer",
        /// Unit with a pronoun (يومه).
        UnitOwn = "unit_own",
        /// Part of the day with قبل or بعد.
        HalfDay = "half_day",
        /// ص، م.
        Meridiem = "meridiem",
        /// Offset in days.
        Day = "day",
        /// Offset of a unit.
        Shift = "shift",
        /// Offset of a unit, from the last date in the text where there is one.
        Follow = "follow",
        /// الأخير.
        Last = "last",
        /// Beginning, middle, end.
        Portion = "portion",
        /// Now, earlier, later.
        Reference = "reference",
        /// وقت سابق، وقت لاحق.
        Vague = "vague",
        /// About, more than, less than.
        Approx = "approx",
        /// A few.
        Few = "few",
        /// A word that builds phrases; the value is its place in [`Key::ALL`].
        Key = "key",
        /// A feast.
        Holiday = "holiday",
        /// Digits; never in the seeds.
        Number = "number",
    }
}

kinds! {
    /// Words that build phrases.
    #[allow(missing_docs, reason = "named by the seeds, `seeds/time/relative.toml`")]
    Key {
        In = "in", From = "from", To = "to", Until = "until", Between = "between", Since = "since",
        Before = "before", After = "after", During = "during", Along = "along", For = "for", Throughout = "throughout", Moment = "moment", Publishing = "publishing",
        Gone = "gone", Return = "return", Whole = "whole", Only = "only",
        Every = "every", This = "this", That = "that", Same = "same", SelfAfter = "self_after", On = "on",
        Row = "row", Except = "except", Dated = "dated", Sharp = "sharp", At = "at", Starting = "starting",
        By = "by", Weekend = "weekend", Manner = "manner", Early = "early", Late = "late", Period = "period", Zone = "zone",
        ZoneName = "zone_name", HalfYear = "half_year", EarlyHours = "early_hours",
        Born = "born", Al = "al", And = "and", Era = "era", Ce = "ce", Bce = "bce", Or = "or", AfterThat = "after_that", BeforeThat = "before_that", Once = "once", Twice = "twice", Times = "times", Vague = "vague",
        YearKind = "year_kind", Elapsed = "elapsed", OfTime = "of_time", Nothing = "nothing",
    }
}

kinds! {
    /// Lists of words that stand beside time phrases (`seeds/time/context.toml`). A word may be in several.
    #[allow(missing_docs, reason = "named and explained in the seeds")]
    Beside {
        Name = "name", Media = "media", Age = "age", AgeBetween = "age_between", AgeAfter = "age_after",
        Lasting = "lasting", Degree = "degree", Listed = "listed", Meanwhile = "meanwhile", GoesOn = "goes_on",
        InTheName = "in_the_name", While = "while", Dated = "dated", OfYear = "of_year", Inside = "inside",
        ThatIt = "that_it", What = "what", Future = "future", NoFuture = "no_future",
        NoFutureStem = "no_future_stem",
    }
}

impl Beside {
    /// The bit of the list in a word's lists.
    pub fn bit(self) -> u32 {
        1 << self as u32
    }
}

#[allow(dead_code, reason = "the build does not ask")]
impl Key {
    /// It begins a phrase only together with a word of time after it.
    pub fn leads(self) -> bool {
        use Key::{
            After, AfterThat, Al, Along, At, Before, BeforeThat, Between, Born, By, Dated, During,
            EarlyHours, Every, For, From, In, Manner, Period, Same, Sharp, Since, Starting, That, This,
            Throughout, To, Until,
        };
        let to = matches!(
            self,
            In | From | To | Until | Between | Since | Before | After | During | Along | Throughout
        );
        let what =
            matches!(self, For | Every | Manner | This | That | Same | Dated | EarlyHours | Period | Al);
        to || what || matches!(self, At | By | Born | Sharp | Starting | AfterThat | BeforeThat)
    }

    /// It begins no phrase, it goes on with one.
    pub fn continues(self) -> bool {
        use Key::{
            And, Bce, Ce, Early, Era, Except, Gone, Late, Nothing, On, Only, Publishing, Return, Row,
            SelfAfter, Whole, Zone, ZoneName,
        };
        let after = matches!(self, And | On | Only | Whole | Gone | Except | Row | SelfAfter | Early | Late);
        after || matches!(self, Era | Ce | Bce | Zone | ZoneName | Nothing | Return | Publishing)
    }
}
