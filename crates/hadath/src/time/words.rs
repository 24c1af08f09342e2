//! The closed vocabulary of time phrases.

use once_cell::sync::Lazy;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::fold::{Letter, fold_str};

/// What a word means in a time phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeWord {
    /// Day of the week, Monday 1 … Sunday 7.
    Weekday(i8),
    /// Month of the Gregorian year, 1–12.
    Month(i8),
    /// Month of the Hijri year, 1–12.
    HijriMonth(i8),
    /// Part of the day by its TIMEX3 code.
    Part(&'static str),
    /// A unit; the flag says plural.
    Unit(Unit, Number),
    /// Offset in days from the reference.
    Deictic(i32),
    /// الليلة، البارحة: a night, offset in days.
    Night(i32),
    /// Cardinal number.
    Cardinal(u32),
    /// Ordinal number; as an hour, too.
    Ordinal(u32),
    /// الماضي −1, الحالي 0, المقبل +1.
    Shift(i32),
    /// مطلع، منتصف، نهاية.
    Portion(char),
    /// نحو، حوالي.
    Approx,
    /// النصف 30, الربع 15, الثلث 20.
    Fraction(i8),
    /// الآن and the like.
    Present,
    /// مؤخراً، سابقاً.
    Past,
    /// قريباً.
    Future,
    /// A season by its TIMEX3 code.
    Season(&'static str),
    /// يومياً: a set with this period.
    Daily(&'static str),
    /// عدة، بضعة.
    Vague,
}

/// Calendar units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
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

/// Grammatical number of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Number {
    One,
    Two,
    Many,
}

const WEEKDAYS: [&str; 7] = [
    "الاثنين الإثنين اثنين",
    "الثلاثاء ثلاثاء",
    "الأربعاء أربعاء",
    "الخميس خميس",
    "الجمعة جمعة",
    "السبت سبت",
    "الأحد أحد",
];

const MONTHS: [&str; 12] = [
    "يناير جانفي كانون_الثاني ينابر",
    "فبراير فيفري شباط",
    "مارس آذار",
    "أبريل أفريل نيسان إبريل",
    "مايو ماي أيار",
    "يونيو جوان حزيران يونيه",
    "يوليو جويلية تموز يوليوز يوليه",
    "أغسطس أوت آب غشت",
    "سبتمبر أيلول شتنبر",
    "أكتوبر تشرين_الأول",
    "نوفمبر تشرين_الثاني نونبر",
    "ديسمبر كانون_الأول دجنبر",
];

const HIJRI: [&str; 12] = [
    "محرم",
    "صفر",
    "ربيع_الأول",
    "ربيع_الثاني ربيع_الآخر",
    "جمادى_الأولى",
    "جمادى_الآخرة جمادى_الثانية",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو_القعدة ذي_القعدة",
    "ذو_الحجة ذي_الحجة",
];

const PARTS: [(&str, &str); 6] = [
    ("TMO", "صباح الصباح صباحا فجر الفجر فجرا ضحى الضحى سحر السحر"),
    ("TMI", "ظهر الظهر ظهرا ظهيرة الظهيرة"),
    ("TAF", "عصر العصر عصرا"),
    ("TEV", "مساء المساء مساءا عشية مغرب المغرب غروب الغروب"),
    ("TNI", "ليل الليل ليلا ليلة ليلتي سهرة"),
    ("TDT", "نهار النهار نهارا"),
];

const UNITS: [(Unit, &str, &str, &str); 11] = [
    (Unit::Second, "ثانية الثانية", "ثانيتين ثانيتان", "ثوان ثواني الثواني"),
    (Unit::Minute, "دقيقة الدقيقة", "دقيقتين دقيقتان", "دقائق الدقائق"),
    (Unit::Hour, "ساعة الساعة", "ساعتين ساعتان الساعتين", "ساعات الساعات"),
    (Unit::Day, "يوم يوما اليوم", "يومين يومان اليومين", "أيام أياما الأيام"),
    (Unit::Night, "ليلة", "ليلتين ليلتان", "ليال ليالي الليالي"),
    (Unit::Week, "أسبوع أسبوعا الأسبوع", "أسبوعين أسبوعان الأسبوعين", "أسابيع الأسابيع"),
    (Unit::Month, "شهر شهرا الشهر", "شهرين شهران الشهرين", "أشهر الأشهر شهور الشهور"),
    (Unit::Year, "عام عاما العام", "عامين عامان العامين", "أعوام الأعوام"),
    (Unit::Year, "سنة السنة", "سنتين سنتان السنتين", "سنوات السنوات سنين السنين"),
    (Unit::Decade, "عقد عقدا العقد", "عقدين عقدان العقدين", "عقود العقود"),
    (Unit::Century, "قرن قرنا القرن", "قرنين قرنان", "قرون القرون"),
];

const CARDINALS: [(u32, &str); 40] = [
    (1, "واحد واحدة"),
    (2, "اثنان اثنين اثنتان اثنتين"),
    (3, "ثلاثة ثلاث"),
    (4, "أربعة أربع"),
    (5, "خمسة خمس"),
    (6, "ستة ست"),
    (7, "سبعة سبع"),
    (8, "ثمانية ثمان ثماني"),
    (9, "تسعة تسع"),
    (10, "عشرة عشر"),
    (11, "أحد_عشر إحدى_عشرة"),
    (12, "اثنا_عشر اثني_عشر اثنتا_عشرة اثنتي_عشرة"),
    (13, "ثلاثة_عشر ثلاث_عشرة"),
    (14, "أربعة_عشر أربع_عشرة"),
    (15, "خمسة_عشر خمس_عشرة"),
    (16, "ستة_عشر ست_عشرة"),
    (17, "سبعة_عشر سبع_عشرة"),
    (18, "ثمانية_عشر ثماني_عشرة"),
    (19, "تسعة_عشر تسع_عشرة"),
    (20, "عشرون عشرين العشرين العشرون"),
    (30, "ثلاثون ثلاثين"),
    (40, "أربعون أربعين"),
    (50, "خمسون خمسين"),
    (60, "ستون ستين"),
    (70, "سبعون سبعين"),
    (80, "ثمانون ثمانين"),
    (90, "تسعون تسعين"),
    (100, "مئة مائة"),
    (200, "مئتين مئتان مائتين"),
    (300, "ثلاثمئة ثلاثمائة"),
    (1000, "ألف"),
    (2000, "ألفين"),
    (3, "الثلاثة الثلاث"),
    (4, "الأربعة الأربع"),
    (5, "الخمسة الخمس"),
    (6, "الستة الست"),
    (7, "السبعة السبع"),
    (8, "الثمانية الثماني"),
    (9, "التسعة التسع"),
    (10, "العشرة العشر"),
];

const ORDINALS: [(u32, &str); 12] = [
    (1, "الأول الأولى الواحدة أول"),
    (2, "الثاني الثانية ثاني"),
    (3, "الثالث الثالثة ثالث"),
    (4, "الرابع الرابعة رابع"),
    (5, "الخامس الخامسة خامس"),
    (6, "السادس السادسة سادس"),
    (7, "السابع السابعة سابع"),
    (8, "الثامن الثامنة ثامن"),
    (9, "التاسع التاسعة تاسع"),
    (10, "العاشر العاشرة عاشر"),
    (11, "الحادي_عشر الحادية_عشرة"),
    (12, "الثاني_عشر الثانية_عشرة"),
];

const SHIFTS: [(i32, &str); 3] = [
    (
        -1,
        "الماضي الماضية الفائت الفائتة المنصرم المنصرمة السابق السابقة الأخير الأخيرة الأخيرين الماضيين الفارط المنقضي المنقضية",
    ),
    (0, "الحالي الحالية الجاري الجارية"),
    (1, "المقبل المقبلة القادم القادمة التالي التالية الآتي المقبلين القادمين"),
];

const PORTIONS: [(char, &str); 3] = [
    ('S', "مطلع أوائل بداية مستهل بدايات غرة مطلعا"),
    ('M', "منتصف أواسط وسط"),
    ('E', "أواخر نهاية آخر ختام أواخرا"),
];

static WORDS: Lazy<FxHashMap<Vec<Letter>, TimeWord>> = Lazy::new(|| {
    let mut map = FxHashMap::default();
    let mut add = |words: &str, value: TimeWord| {
        for word in words.split(' ') {
            map.entry(fold_str(&word.replace('_', " "))).or_insert(value);
        }
    };
    for (i, words) in WEEKDAYS.iter().enumerate() {
        add(words.split(' ').next().unwrap_or(words), TimeWord::Weekday(i as i8 + 1));
    }
    add("الإثنين", TimeWord::Weekday(1));
    add("الاحد", TimeWord::Weekday(7));
    for (i, words) in MONTHS.iter().enumerate() {
        add(words, TimeWord::Month(i as i8 + 1));
    }
    for (i, words) in HIJRI.iter().enumerate() {
        add(words, TimeWord::HijriMonth(i as i8 + 1));
    }
    add("أمس الأمس البارحة", TimeWord::Deictic(-1));
    add("غدا الغد غد", TimeWord::Deictic(1));
    add("اليوم", TimeWord::Deictic(0));
    add("الليلة", TimeWord::Night(0));
    for (part, words) in PARTS {
        add(words, TimeWord::Part(part));
    }
    for (unit, one, two, many) in UNITS {
        add(one, TimeWord::Unit(unit, Number::One));
        add(two, TimeWord::Unit(unit, Number::Two));
        add(many, TimeWord::Unit(unit, Number::Many));
    }
    for (n, words) in CARDINALS {
        add(words, TimeWord::Cardinal(n));
    }
    for (n, words) in ORDINALS {
        add(words, TimeWord::Ordinal(n));
    }
    for (shift, words) in SHIFTS {
        add(words, TimeWord::Shift(shift));
    }
    for (portion, words) in PORTIONS {
        add(words, TimeWord::Portion(portion));
    }
    add("نحو حوالي حوالى قرابة زهاء تقريبا", TimeWord::Approx);
    add("والنصف ونصف", TimeWord::Fraction(30));
    add("والربع وربع", TimeWord::Fraction(15));
    add("والثلث وثلث", TimeWord::Fraction(20));
    add("الآن حاليا راهنا اللحظة", TimeWord::Present);
    add("مؤخرا سابقا حديثا آنفا أخيرا", TimeWord::Past);
    add("قريبا لاحقا", TimeWord::Future);
    for (code, words) in
        [("SP", "الربيع ربيع"), ("SU", "الصيف صيف"), ("FA", "الخريف خريف"), ("WI", "الشتاء شتاء")]
    {
        add(words, TimeWord::Season(code));
    }
    for (period, words) in
        [("P1D", "يوميا اليومي اليومية"), ("P1W", "أسبوعيا"), ("P1M", "شهريا"), ("P1Y", "سنويا")]
    {
        add(words, TimeWord::Daily(period));
    }
    add("عدة بضع بضعة", TimeWord::Vague);
    map
});

/// The first words of entries of two words (كانون الثاني، أحد عشر).
static FIRSTS: Lazy<FxHashSet<Vec<Letter>>> = Lazy::new(|| {
    let first = |key: &Vec<Letter>| key.iter().position(|&l| l == b' ').map(|at| key[..at].to_vec());
    WORDS.keys().filter_map(first).collect()
});

/// Can the word begin an entry of two words?
pub fn begins_two(letters: &[Letter]) -> bool {
    FIRSTS.contains(letters)
}

/// The meaning of a word in a time phrase, if it has one.
pub fn look_up(letters: &[Letter]) -> Option<TimeWord> {
    WORDS.get(letters).copied()
}
