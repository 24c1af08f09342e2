//! The grammar of time phrases: one function a construction, each takes the position and returns what it read.

use super::words::{Number, TimeWord, Unit, begins_two, look_up};
use super::{Expression, TimeSpan};
use crate::model::TimeMod;
use crate::text::fold::{Letter, fold_str};
use crate::text::token::{Punct, TokenKind, Tokens};
use once_cell::sync::Lazy;

/// Reads a time phrase that begins at token `at`.
pub fn phrase(tokens: &Tokens, codes: &[Code], at: usize) -> Option<TimeSpan> {
    if !codes[at].starts {
        return None;
    }
    let mut p = Parser { tokens, codes, at, first: at, e: Expression::default() };
    p.run().then(|| TimeSpan { start: at as u32, end: p.at as u32, expression: p.e })
}

/// What a token can be in a time phrase, looked up once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Code {
    word: Option<TimeWord>,
    /// Letters of an attached particle before the time word.
    skip: u8,
    /// May be the first of two words.
    two: bool,
    /// A phrase can begin here.
    starts: bool,
}

/// Looks all tokens up.
pub fn codes(tokens: &Tokens, out: &mut Vec<Code>) {
    out.clear();
    out.extend((0..tokens.list.len()).map(|i| code(tokens, i)));
}

/// Letters of an attached particle before the time word of token `i`.
pub fn attached(tokens: &Tokens, i: usize) -> usize {
    usize::from(code(tokens, i).skip)
}

fn code(tokens: &Tokens, i: usize) -> Code {
    match tokens.list[i].kind {
        TokenKind::Number => return Code { starts: true, ..Code::default() },
        TokenKind::Word => {}
        _ => return Code::default(),
    }
    let letters = tokens.letters(i);
    let mut c = Code { word: look_up(letters), ..Code::default() };
    if c.word.is_none() && letters.len() > 3 && matches!(letters[0], 0x9B | 0x94 | 0x82 | 0x97) {
        c.word = look_up(&letters[1..]);
        c.skip = u8::from(c.word.is_some() || begins_two(&letters[1..]));
    }
    c.two = begins_two(&letters[usize::from(c.skip)..]);
    c.starts = c.word.is_some() || c.two || starters().any(|s| s == letters) || BETWEEN.as_slice() == letters;
    c
}

/// Words that can begin a phrase without being time words themselves.
fn starters() -> impl Iterator<Item = &'static [Letter]> {
    [
        &SINCE, &UNTIL, &DURING, &AGO, &AFTER, &NEAR, &TO_DAY, &EVERY, &MANNER, &LEAST, &LONG, &FOR, &FIRST,
        &AL, &THIS, &THIS_F, &EARLIER, &MORE, &NOW_A, &FUTURE_AL, &HOURS_AL,
    ]
    .into_iter()
    .map(|w| w.as_slice())
}

struct Parser<'a> {
    tokens: &'a Tokens,
    codes: &'a [Code],
    at: usize,
    first: usize,
    e: Expression,
}

macro_rules! fixed {
    ($($name:ident = $text:literal;)*) => { $(static $name: Lazy<Vec<Letter>> = Lazy::new(|| fold_str($text));)* };
}
fixed! {
    DAY = "يوم"; MONTH = "شهر"; HOUR = "الساعة"; FROM = "من"; FIRST = "أول"; SINCE = "منذ"; AGO = "قبل"; AFTER = "بعد";
    DURING = "خلال"; UNTIL = "حتى"; EVERY = "كل"; IN = "في"; YEAR_A = "عام"; YEAR_B = "سنة"; AL = "ال"; MORE = "أكثر";
    TO_DAY = "لليوم"; ROW = "التوالي"; ROW2 = "التولي"; ON = "على"; MANNER = "بشكل"; DAILY = "يومي"; BETWEEN = "بين"; H = "ه";
    EARLIER = "وقت"; EARLY = "سابق"; LATE = "لاحق"; MIDNIGHT = "منتصف"; NIGHT = "الليل"; THIS = "هذا"; THIS_F = "هذه";     MONTHS2 = "شهري"; END_OF = "إلى"; FEW = "قليل"; LAST_BUT = "قبل"; LEAST = "طوال"; LONG = "طيلة"; FOR = "لمدة";
    NEAR = "قبيل"; HALF = "نصف"; SELF = "نفس"; HOURS = "ساعات"; HOURS_AL = "الساعات"; FIRST_F = "الأولى"; PAST_AL = "الماضي"; FUTURE_AL = "المستقبل"; NOW_A = "الوقت"; NOW_B = "الراهن"; NOW_C = "الحالي"; THAT = "ذلك"; TIME_THAT = "الحين"; DEADLINE = "لحظة"; CLOCK_B = "ساعة";
}

impl Parser<'_> {
    fn letters(&self, k: usize) -> &[Letter] {
        match self.tokens.list.get(self.at + k) {
            Some(t) if !matches!(t.kind, TokenKind::Punct(_)) => self.tokens.letters(self.at + k),
            _ => &[],
        }
    }

    fn is(&self, k: usize, word: &[Letter]) -> bool {
        self.letters(k) == word
    }

    /// The letters without an attached و، ب، ل، ف.
    fn bare(&self, k: usize) -> &[Letter] {
        let l = self.letters(k);
        if l.is_empty() { l } else { &l[usize::from(self.codes[self.at + k].skip)..] }
    }

    /// The time word at `k`, months of two words (كانون الثاني) and numbers of two (أحد عشر) included.
    fn word(&self, k: usize) -> Option<(TimeWord, usize)> {
        let code = self.codes.get(self.at + k)?;
        if code.two && !self.letters(k + 1).is_empty() {
            let joined = [self.bare(k), b" ", self.letters(k + 1)].concat();
            if let Some(word) = look_up(&joined) {
                return Some((word, 2));
            }
        }
        code.word.map(|w| (w, 1))
    }

    fn number(&self, k: usize) -> Option<u32> {
        let t = self.tokens.list.get(self.at + k)?;
        if t.kind != TokenKind::Number {
            return None;
        }
        std::str::from_utf8(self.tokens.letters(self.at + k)).ok()?.parse().ok()
    }

    /// A cardinal in digits or words, with tens (خمس وعشرين): value and tokens.
    fn cardinal(&self, k: usize) -> Option<(u32, usize)> {
        let (k0, skip) = if self.is(k, &AL) { (k + 1, 1) } else { (k, 0) };
        if let Some(n) = self.number(k0) {
            return Some((n, skip + 1));
        }
        let (TimeWord::Cardinal(n), used) = self.word(k0)? else { return None };
        if let Some((TimeWord::Cardinal(tens), more)) = self.word(k0 + used)
            && n < 10
            && (20..100).contains(&tens)
            && self.letters(k0 + used).first() == Some(&0x9B)
        {
            return Some((n + tens, skip + used + more));
        }
        Some((n, skip + used))
    }

    fn run(&mut self) -> bool {
        if self.letters(0).is_empty() {
            return false;
        }
        // Prepositions that belong to the phrase.
        if (self.is(0, &SINCE) || self.is(0, &UNTIL)) && self.after_preposition(1) {
            return true;
        }
        if self.is(0, &DURING) && self.during() {
            return true;
        }
        if self.is(0, &AGO) || self.is(0, &AFTER) {
            let direction = if self.is(0, &AGO) { -1 } else { 1 };
            return self.relative(direction);
        }
        if self.is(0, &NEAR) {
            return self.near();
        }
        if self.is(0, &TO_DAY) {
            return self.row();
        }
        if self.is(0, &EVERY) && matches!(self.word(1), Some((TimeWord::Unit(..) | TimeWord::Deictic(0), 1)))
        {
            let period = match self.word(1) {
                Some((TimeWord::Unit(Unit::Week, _), _)) => "P1W",
                Some((TimeWord::Unit(Unit::Month, _), _)) => "P1M",
                Some((TimeWord::Unit(Unit::Year, _), _)) => "P1Y",
                Some((TimeWord::Unit(Unit::Hour, _), _)) => "PT1H",
                _ => "P1D",
            };
            self.e.every = Some(period);
            self.at += 2;
            return true;
        }
        if self.is(0, &MANNER) && self.is(1, &DAILY) {
            self.e.every = Some("P1D");
            self.at += 2;
            return true;
        }
        if (self.is(0, &LEAST) || self.is(0, &LONG)) && matches!(self.word(1), Some((TimeWord::Part(_), _))) {
            self.at += 1;
            return self.core();
        }
        if self.is(0, &FOR) && self.duration(1) {
            return true;
        }
        self.core()
    }

    /// منذ …, حتى …
    fn after_preposition(&mut self, k: usize) -> bool {
        let until = self.is(0, &UNTIL);
        let start = self.at;
        self.at += k;
        if until && (self.is(0, &DEADLINE) || self.is(0, &CLOCK_B)) {
            // حتى لحظة نشر الخبر
            self.e.reference = Some("PRESENT_REF");
            self.at += 1;
            let mut n = 0;
            while n < 3 && !self.letters(0).is_empty() && self.word(0).is_none() {
                self.at += 1;
                n += 1;
            }
            return true;
        }
        if self.is(0, &THAT) && self.is(1, &TIME_THAT) {
            self.e.reference = Some("PAST_REF");
            self.at += 2;
            return true;
        }
        if self.is(0, &FEW) {
            self.e.reference = Some("PAST_REF");
            self.at += 1;
            return true;
        }
        if self.fixed() || self.duration(0) || self.core() {
            return true;
        }
        self.at = start;
        false
    }

    /// خلال الساعات المقبلة، خلال ٢٤ ساعة
    fn during(&mut self) -> bool {
        let start = self.at;
        self.at += 1;
        if self.shifted_units() || self.duration(0) || self.core() {
            return true;
        }
        self.at = start;
        false
    }

    /// الساعات المقبلة، الأيام الثمانية الماضية، الـ48 ساعة الماضية
    fn shifted_units(&mut self) -> bool {
        let mut k = 0;
        let mut amount = None;
        if let Some((n, used)) = self.cardinal(k) {
            amount = Some(n);
            k += used;
        }
        let Some((TimeWord::Unit(unit, number), used)) = self.word(k) else { return false };
        k += used;
        if let Some((n, used)) = self.cardinal(k) {
            let tens = self.word(k + used);
            amount = Some(n);
            k += used;
            let _ = tens;
        }
        if self.letters(k) == fold_str("القليلة") {
            k += 1;
        }
        let Some((TimeWord::Shift(shift), used)) = self.word(k) else { return false };
        if number == Number::One && amount.is_none() {
            return false;
        }
        k += used;
        if number == Number::Two {
            amount = Some(2);
        }
        match (shift, amount) {
            (1, None) => {
                self.e.reference = Some("FUTURE_REF");
                self.e.amount = Some((None, unit));
            }
            _ => self.e.amount = Some((amount, unit)),
        }
        self.at += k;
        true
    }

    /// قبل ثلاثة أيام، بعد نصف ساعة، بعد ظهر الاثنين، قبل قليل
    fn relative(&mut self, direction: i32) -> bool {
        let start = self.at;
        self.at += 1;
        if self.is(0, &FEW) {
            self.e.reference = Some(if direction < 0 { "PAST_REF" } else { "FUTURE_REF" });
            self.at += 1;
            return true;
        }
        if direction > 0
            && let Some((TimeWord::Part("TMI"), used)) = self.word(0)
        {
            self.at += used;
            self.e.part = Some("TAF");
            self.after_part();
            return true;
        }
        if self.is(0, &MIDNIGHT) && self.letters(1).starts_with(&[0x97, 0x9C]) | self.is(1, &NIGHT) {
            self.at += 2;
            self.e.clock = Some((0, 0));
            self.e.part = Some("TNI");
            if !self.weekday() {
                self.after_part();
            }
            self.e.part = None;
            self.e.modifier = Some(if direction > 0 { TimeMod::After } else { TimeMod::Before });
            return true;
        }
        if self.is(0, &HALF) && matches!(self.word(1), Some((TimeWord::Unit(Unit::Hour, _), _))) {
            self.at += 2;
            self.e.amount = Some((Some(30), Unit::Minute));
            return true;
        }
        if self.duration(0) {
            self.e.direction = if direction > 0 { 0 } else { direction };
            // بعد يومين من …، بعد يوم على …: measured from another event.
            let measured = self.is(0, &FROM) || self.is(0, &ON);
            if direction > 0 && measured {
                self.e = Expression::default();
                self.at = start;
                return false;
            }
            return true;
        }
        if matches!(self.word(0), Some((TimeWord::Portion(_) | TimeWord::Deictic(1), _))) && self.core() {
            self.e.modifier = Some(if direction > 0 { TimeMod::After } else { TimeMod::Before });
            return true;
        }
        self.at = start;
        false
    }

    fn near(&mut self) -> bool {
        let start = self.at;
        self.at += 1;
        if self.core() {
            self.e.modifier = Some(TimeMod::Before);
            return true;
        }
        self.at = start;
        false
    }

    /// ساعات الظهيرة، الساعات الأولى من صباح أمس، الوقت الراهن، الماضي، المستقبل
    fn fixed(&mut self) -> bool {
        if self.bare(0) == HOURS.as_slice() && matches!(self.word(1), Some((TimeWord::Part(_), _))) {
            self.at += 1;
            return self.day_part();
        }
        if self.is(0, &HOURS_AL) && self.is(1, &FIRST_F) && self.is(2, &FROM) {
            self.at += 3;
            self.e.modifier = Some(TimeMod::Start);
            return self.core();
        }
        if self.is(0, &NOW_A) && (self.is(1, &NOW_B) || self.is(1, &NOW_C)) {
            self.e.reference = Some("PRESENT_REF");
            self.at += 2;
            return true;
        }
        let after_in = self.at > 0 && self.tokens.letters(self.at - 1) == IN.as_slice();
        if after_in && (self.is(0, &PAST_AL) || self.is(0, &FUTURE_AL)) {
            self.e.reference = Some(if self.is(0, &PAST_AL) { "PAST_REF" } else { "FUTURE_REF" });
            self.at += 1;
            return true;
        }
        false
    }

    /// لليوم الثالث على التوالي
    fn row(&mut self) -> bool {
        let Some((TimeWord::Ordinal(n), used)) = self.word(1) else { return false };
        let mut k = 1 + used;
        if self.is(k, &ON) && (self.is(k + 1, &ROW) || self.is(k + 1, &ROW2)) {
            k += 2;
        }
        self.e.amount = Some((Some(n), Unit::Day));
        self.at += k;
        true
    }

    /// ثلاثة أيام، يومين، نحو أربع ساعات، عدة أشهر، سنوات
    fn duration(&mut self, k: usize) -> bool {
        let mut k = k;
        let mut modifier = None;
        if matches!(self.word(k), Some((TimeWord::Approx, _))) {
            modifier = Some(TimeMod::Approx);
            k += 1;
        }
        if self.is(k, &MORE) && self.is(k + 1, &FROM) {
            k += 2;
        }
        let (amount, used) = match self.cardinal(k) {
            Some((n, used)) => (Some(n), used),
            None if matches!(self.word(k), Some((TimeWord::Vague, _))) => (None, 1),
            None => (None, 0),
        };
        let Some((TimeWord::Unit(unit, number), more)) = self.word(k + used) else { return false };
        let amount = match (amount, number) {
            (Some(n), _) => Some(n),
            (None, Number::Two) => Some(2),
            (None, Number::One) if self.letters(k + used).starts_with(&[0x81, 0x97]) => return false,
            (None, Number::One) => Some(1),
            (None, Number::Many) => None,
        };
        if used == 0 && number == Number::One && modifier.is_none() && self.at + k == 0 {
            return false;
        }
        k += used + more;
        // ثلاثة أيام متتالية
        self.e.amount = Some((amount, unit));
        self.e.modifier = self.e.modifier.or(modifier);
        self.at += k;
        true
    }

    /// A phrase without its preposition.
    fn core(&mut self) -> bool {
        let start = self.at;
        if matches!(self.word(0), Some((TimeWord::Approx, _)))
            && (matches!(self.word(1), Some((TimeWord::Ordinal(_), _)))
                || self.is(1, &HOUR)
                || self.is(1, &MIDNIGHT))
        {
            self.at += 1;
            self.e.modifier = Some(TimeMod::Approx);
            if self.hour() || self.core() {
                return true;
            }
            self.at = start;
            return false;
        }
        let found = self.fixed()
            || self.hour()
            || self.day_before()
            || self.vague_time()
            || self.portion()
            || self.calendar()
            || self.day_part()
            || self.weekday()
            || self.unit_shift()
            || self.counted()
            || self.single();
        if !found {
            self.at = start;
        }
        found
    }

    /// ثلاث ساعات: a counted unit stands for a duration by itself.
    fn counted(&mut self) -> bool {
        let approx = usize::from(matches!(self.word(0), Some((TimeWord::Approx, _))));
        let counted = self.cardinal(approx).is_some() || matches!(self.word(0), Some((TimeWord::Vague, _)));
        let dual = matches!(self.word(approx), Some((TimeWord::Unit(_, Number::Two), _)));
        (counted || dual) && self.duration(0)
    }

    /// الساعة 3:30 مساءً، العاشرة والنصف صباحاً، السادسة مساء الأحد
    fn hour(&mut self) -> bool {
        let start = self.at;
        let explicit = self.is(0, &HOUR);
        if explicit {
            self.at += 1;
        }
        let clock = match self.word(0) {
            Some((TimeWord::Ordinal(n), used)) if n <= 12 && self.letters(0).starts_with(&[0x81, 0x97]) => {
                Some((n as i8, 0, used))
            }
            _ if explicit => self.digital(),
            _ => None,
        };
        let Some((h, m, used)) = clock else {
            self.at = start;
            return false;
        };
        self.at += used;
        self.e.clock = Some((h, m));
        if let Some((TimeWord::Fraction(minutes), used)) = self.fraction() {
            self.e.clock = Some((h, minutes));
            self.at += used;
        }
        let before = self.at;
        if self.is(0, &FROM) {
            self.at += 1;
        }
        let parted = self.day_part();
        if !parted {
            self.at = before;
        }
        if !explicit && self.e.part.is_none() {
            self.e.clock = None;
            self.at = start;
            return false;
        }
        true
    }

    fn fraction(&self) -> Option<(TimeWord, usize)> {
        match self.codes.get(self.at)?.word {
            Some(word @ TimeWord::Fraction(_)) => Some((word, 1)),
            _ => None,
        }
    }

    /// 3:30, ١١:٤٠, 11
    fn digital(&self) -> Option<(i8, i8, usize)> {
        let t = self.tokens.list.get(self.at)?;
        if t.kind != TokenKind::Number {
            return None;
        }
        let text = std::str::from_utf8(self.tokens.letters(self.at)).ok()?;
        let (h, m) = text.split_once([':', '.']).unwrap_or((text, "0"));
        let (h, m) = (h.parse().ok()?, m.parse().ok()?);
        ((0..=24).contains(&h) && (0..60).contains(&m)).then_some((h, m, 1))
    }

    /// صباح اليوم الخميس، مساء الأربعاء، ليل أمس، فجراً، ليلة السبت/الأحد
    fn day_part(&mut self) -> bool {
        let Some((TimeWord::Part(part), used)) = self.word(0) else { return false };
        let start = self.at;
        let letters = self.bare(0);
        // فجر، ظهر، ليل are also verbs and nouns: without the article or the alef a day must follow.
        let sure = letters.starts_with(&[0x81, 0x97]) || letters.last() == Some(&0x81);
        let reflexive = self.letters(used).starts_with(SELF.as_slice());
        self.at += used;
        self.e.part = Some(part);
        let before = self.at;
        self.after_part();
        if reflexive || !sure && self.at == before && start == self.first {
            self.at = start;
            self.e.part = None;
            return false;
        }
        true
    }

    fn after_part(&mut self) {
        let before = self.at;
        if self.is(0, &FROM)
            || self.tokens.list.get(self.at).is_some_and(|t| t.kind == TokenKind::Punct(Punct::Open))
        {
            self.at += 1;
        }
        if !(self.weekday() || self.day_before() || self.calendar() || self.deictic_day()) {
            self.at = before;
        }
    }

    /// اليوم الخميس، أمس (الخميس)
    fn deictic_day(&mut self) -> bool {
        let Some((TimeWord::Deictic(n), used)) = self.word(0) else { return false };
        self.e.days = Some(n);
        self.at += used;
        self.named_day();
        true
    }

    /// A weekday or date in apposition, also in brackets or after a comma.
    fn named_day(&mut self) {
        let before = self.at;
        let open = self.tokens.list.get(self.at).is_some_and(|t| t.kind == TokenKind::Punct(Punct::Open));
        if open || self.is(0, &DAY) {
            self.at += 1;
        }
        if matches!(self.word(0), Some((TimeWord::Weekday(_), 1))) {
            self.at += 1;
            if open && self.tokens.list.get(self.at).is_some_and(|t| t.kind == TokenKind::Punct(Punct::Close))
            {
                self.at += 1;
            }
            let _ = self.calendar();
        } else {
            self.at = before;
        }
    }

    /// أول أمس، أول من أمس، بعد غد، الليلة قبل الماضية
    fn day_before(&mut self) -> bool {
        if self.is(0, &FIRST) {
            let k = 1 + usize::from(self.is(1, &FROM));
            if matches!(self.word(k), Some((TimeWord::Deictic(-1), _))) {
                self.e.days = Some(-2);
                self.at += k + 1;
                self.named_day();
                return true;
            }
        }
        if matches!(self.word(0), Some((TimeWord::Night(_), _))) {
            self.e.part = Some("TNI");
            self.e.days = Some(0);
            self.at += 1;
            if self.is(0, &LAST_BUT) && matches!(self.word(1), Some((TimeWord::Shift(-1), _))) {
                self.e.days = Some(-2);
                self.at += 2;
            } else if matches!(self.word(0), Some((TimeWord::Shift(-1), _))) {
                self.e.days = Some(-1);
                self.at += 1;
            }
            return true;
        }
        false
    }

    /// وقت سابق، وقت لاحق من اليوم ذاته
    fn vague_time(&mut self) -> bool {
        if self.bare(0) == EARLIER.as_slice() && (self.is(1, &EARLY) || self.is(1, &LATE)) {
            self.e.reference = Some(if self.is(1, &EARLY) { "PAST_REF" } else { "FUTURE_REF" });
            self.at += 2;
            let before = self.at;
            if self.is(0, &FROM) {
                self.at += 1;
            }
            let reference = self.e.reference.take();
            if !(self.weekday() || self.day_before() || self.deictic_day() || self.calendar()) {
                self.at = before;
                self.e.reference = reference;
            }
            return true;
        }
        false
    }

    /// مطلع الشهر الجاري، أواخر كانون الثاني، منتصف يناير
    fn portion(&mut self) -> bool {
        let Some((TimeWord::Portion(which), used)) = self.word(0) else { return false };
        let start = self.at;
        self.at += used;
        let ok = self.calendar() || self.unit_shift() || self.plain_unit();
        if !ok {
            self.at = start;
            return false;
        }
        self.e.modifier = Some(match which {
            'S' => TimeMod::Start,
            'M' => TimeMod::Mid,
            _ => TimeMod::End,
        });
        true
    }

    /// العام، الأسبوع after مطلع and the like
    fn plain_unit(&mut self) -> bool {
        if let Some((TimeWord::Unit(unit, Number::One), used)) = self.word(0)
            && self.letters(0).starts_with(&[0x81, 0x97])
        {
            self.e.shifted = Some((unit, 0));
            self.at += used;
            return true;
        }
        false
    }

    /// الأسبوع الماضي، الشهر الجاري، العام 2007, هذا العام
    fn unit_shift(&mut self) -> bool {
        let this = self.is(0, &THIS) || self.is(0, &THIS_F);
        let k = usize::from(this);
        let Some((TimeWord::Unit(unit, Number::One), used)) = self.word(k) else { return false };
        if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour)
            || !self.bare(k).starts_with(&[0x81, 0x97])
        {
            return false;
        }
        let shift = match self.word(k + used) {
            Some((TimeWord::Shift(shift), more)) => Some((shift, more)),
            _ if this => Some((0, 0)),
            _ => None,
        };
        let Some((shift, more)) = shift else { return false };
        if unit == Unit::Day {
            self.e.days = Some(shift);
        } else {
            self.e.shifted = Some((unit, shift));
        }
        self.at += k + used + more;
        true
    }

    /// [يوم] الأحد [الماضي] [5 مايو]; ranges of two nights (ليل الجمعة – السبت) keep the first.
    fn weekday(&mut self) -> bool {
        let k = usize::from(self.bare(0) == DAY.as_slice());
        let Some((TimeWord::Weekday(day), used)) = self.word(k) else {
            return k == 1 && {
                self.at += 1;
                let ok = self.calendar();
                if !ok {
                    self.at -= 1;
                }
                ok
            };
        };
        self.e.weekday = Some(day);
        self.at += k + used;
        if let Some((TimeWord::Shift(shift), used)) = self.word(0) {
            self.e.next = shift > 0;
            self.at += used;
        }
        let dash = self.tokens.list.get(self.at).is_some_and(|t| t.kind == TokenKind::Punct(Punct::Dash));
        if dash
            && self.e.part.is_some()
            && self.tokens.list.get(self.at + 1).is_some_and(|t| matches!(t.kind, TokenKind::Word))
            && matches!(self.codes[self.at + 1].word, Some(TimeWord::Weekday(_)))
        {
            self.at += 2;
        }
        let before = self.at;
        let comma = self.tokens.list.get(self.at).is_some_and(|t| t.kind == TokenKind::Punct(Punct::Comma));
        if comma {
            self.at += 1;
        }
        let mut dated = Parser {
            tokens: self.tokens,
            codes: self.codes,
            at: self.at,
            first: self.first,
            e: Expression { part: self.e.part, ..Expression::default() },
        };
        if dated.calendar() && dated.e.day.is_some() {
            self.at = dated.at;
            let (part, modifier) = (self.e.part, self.e.modifier);
            self.e = dated.e;
            self.e.part = part;
            self.e.modifier = modifier;
        } else if comma && self.is(0, &HOUR) {
            let weekday = self.e;
            if self.hour() {
                return true;
            }
            self.e = weekday;
            self.at = before;
        } else {
            self.at = before;
        }
        true
    }

    /// 6 كانون الثاني [2026], 14/8/2025, كانون الأول, عام 2019, 21 من الشهر الحالي
    fn calendar(&mut self) -> bool {
        self.slashed() || self.day_month() || self.month_year() || self.year()
    }

    fn slashed(&mut self) -> bool {
        let Some(t) = self.tokens.list.get(self.at) else { return false };
        if t.kind != TokenKind::Number {
            return false;
        }
        let Ok(text) = std::str::from_utf8(self.tokens.letters(self.at)) else { return false };
        let parts: Vec<Option<i16>> = text.split('/').map(|p| p.parse().ok()).collect();
        let [Some(a), Some(b), Some(c)] = parts[..] else { return false };
        let (day, month, year) = if a > 31 { (c, b, a) } else { (a, b, c) };
        let year = if year < 100 { 2000 + year } else { year };
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return false;
        }
        (self.e.day, self.e.month, self.e.year) = (Some(day as i8), Some(month as i8), Some(year));
        self.at += 1;
        true
    }

    fn day_number(&self, k: usize) -> Option<(u32, usize)> {
        let (k0, skip) = if self.is(k, &AL) { (k + 1, 1) } else { (k, 0) };
        if let Some(n) = self.number(k0) {
            return (1..=31).contains(&n).then_some((n, skip + 1));
        }
        match self.word(k0) {
            Some((TimeWord::Ordinal(n), used)) => Some((n, skip + used)),
            _ => None,
        }
    }

    fn day_month(&mut self) -> bool {
        let range = usize::from(self.bare(0) == BETWEEN.as_slice());
        let Some((day, used)) = self.day_number(range) else { return false };
        let mut k = range + used;
        let mut until = None;
        // بين 1 و4, من 10 إلى 13, 10-13
        let dash = self.tokens.list.get(self.at + k).is_some_and(|t| t.kind == TokenKind::Punct(Punct::Dash));
        if dash || self.is(k, &END_OF) || self.is(k, &fold_str("و")) {
            if let Some((n, more)) = self.day_number(k + 1) {
                until = Some(n);
                k += 1 + more;
            }
        } else if range == 1
            && self.letters(k).first() == Some(&0x9B)
            && let Some((TimeWord::Ordinal(n), more)) = self.word(k)
        {
            until = Some(n);
            k += more;
        }
        if self.is(k, &FROM) {
            k += 1;
        }
        if self.is(k, &MONTH) {
            k += 1;
        }
        match self.word(k) {
            Some((TimeWord::Month(month), used)) => {
                self.e.month = Some(month);
                k += used;
                k = self.second_name(k);
                if let Some((year, used)) = self.year_at(k) {
                    self.e.year = Some(year);
                    k += used;
                } else if let Some((TimeWord::Shift(_), used)) = self.word(k) {
                    k += used;
                }
            }
            Some((TimeWord::HijriMonth(month), used)) => {
                self.e.month = Some(month);
                self.e.hijri = true;
                k += used;
                if let Some((year, used)) = self.year_at(k) {
                    self.e.year = Some(year);
                    k += used + usize::from(self.is(k + used, &H));
                }
            }
            Some((TimeWord::Unit(Unit::Month, Number::One), used))
                if self.letters(k).starts_with(&[0x81, 0x97]) =>
            {
                k += used;
                if let Some((TimeWord::Shift(_), used)) = self.word(k) {
                    k += used;
                }
            }
            _ => return false,
        }
        self.e.day = Some(day as i8);
        self.e.until_day = until.map(|n| n as i8);
        self.at += k;
        true
    }

    /// The same month under its other name: أغسطس (آب)، كانون الأول/ديسمبر
    fn second_name(&self, k: usize) -> usize {
        let Some(t) = self.tokens.list.get(self.at + k) else { return k };
        if !matches!(t.kind, TokenKind::Punct(Punct::Dash | Punct::Open)) {
            return k;
        }
        let Some((TimeWord::Month(_), used)) = self.word(k + 1) else { return k };
        let close = self
            .tokens
            .list
            .get(self.at + k + 1 + used)
            .is_some_and(|t| t.kind == TokenKind::Punct(Punct::Close));
        k + 1 + used + usize::from(close)
    }

    fn month_year(&mut self) -> bool {
        let mut k = usize::from(self.is(0, &MONTH) || self.is(0, &MONTHS2));
        let explicit = k == 1;
        match self.word(k) {
            Some((TimeWord::Month(month), used)) => {
                k += used;
                let named = self.second_name(k);
                let doubled = named > k;
                k = named;
                let mut ok = explicit || doubled || used == 2 || month_is_sure(self.bare(k - 1));
                if let Some((year, used)) = self.year_at(k) {
                    self.e.year = Some(year);
                    k += used;
                    ok = true;
                } else if let Some((TimeWord::Shift(shift), used)) = self.word(k) {
                    self.e.next = shift > 0;
                    k += used;
                    ok = true;
                }
                // بين أيلول وتشرين الثاني
                if let Some((TimeWord::Month(until), used)) = self.word(k)
                    && self.letters(k).first() == Some(&0x9B)
                {
                    self.e.until_month = Some(until);
                    k = self.second_name(k + used);
                    if let Some((year, used)) = self.year_at(k) {
                        self.e.year = Some(year);
                        k += used;
                    }
                    ok = true;
                }
                if !ok {
                    return false;
                }
                self.e.month = Some(month);
            }
            Some((TimeWord::HijriMonth(9), used)) => {
                self.e.month = Some(9);
                self.e.hijri = true;
                k += used;
            }
            Some((TimeWord::Season(code), used)) => {
                k += used;
                let year = self.year_at(k);
                if year.is_none() && !self.letters(0).starts_with(&[0x81, 0x97]) {
                    return false;
                }
                self.e.season = Some(code);
                if let Some((year, used)) = year {
                    self.e.year = Some(year);
                    k += used;
                }
            }
            _ => return false,
        }
        self.at += k;
        true
    }

    /// 2007, عام 2007, من عام 2005
    fn year_at(&self, k: usize) -> Option<(i16, usize)> {
        let mut n = k;
        if self.is(n, &FROM) {
            n += 1;
        }
        if self.bare(n) == YEAR_A.as_slice() || self.bare(n) == YEAR_B.as_slice() {
            n += 1;
        } else if n > k {
            return None;
        }
        let year = self.number(n)?;
        (1300..2200).contains(&year).then_some((year as i16, n + 1 - k))
    }

    fn year(&mut self) -> bool {
        let named = self.bare(0) == YEAR_A.as_slice() || self.bare(0) == YEAR_B.as_slice();
        let al = matches!(self.word(0), Some((TimeWord::Unit(Unit::Year, Number::One), _)));
        let since = self.at > 0 && self.tokens.letters(self.at - 1) == SINCE.as_slice();
        let k = usize::from(named || al);
        if k == 0 && !since {
            return false;
        }
        let Some(year) = self.number(k).filter(|y| (1300..2200).contains(y)) else { return false };
        self.e.year = Some(year as i16);
        self.at += k + 1;
        true
    }

    /// Words that are a phrase by themselves: أمس، غداً، الآن، مؤخراً، يومياً
    fn single(&mut self) -> bool {
        let Some((word, used)) = self.word(0) else { return false };
        match word {
            TimeWord::Deictic(_) => return self.deictic_day(),
            TimeWord::Present => self.e.reference = Some("PRESENT_REF"),
            TimeWord::Past => self.e.reference = Some("PAST_REF"),
            TimeWord::Future => self.e.reference = Some("FUTURE_REF"),
            TimeWord::Daily(period) => self.e.every = Some(period),
            _ => return false,
        }
        self.at += used;
        true
    }
}

/// آب، ماي and the like are also words; the long names are sure.
fn month_is_sure(letters: &[Letter]) -> bool {
    letters.len() >= 4
}
