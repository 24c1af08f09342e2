//! Numbers: digits, cardinals and ordinals in words of any size.

use super::parser::{Parser, Read};
use super::sense::{Key, Kind};
use crate::text::fold::WAW;

impl Parser<'_> {
    /// Digits without a separator.
    pub fn digits(&self, i: usize) -> Option<u32> {
        if self.kind(i) != Kind::Number {
            return None;
        }
        let letters = self.letters(i);
        if letters.len() > 9 {
            return None;
        }
        letters.iter().try_fold(0, |n, letter| Some(10 * n + char::from(*letter).to_digit(10)?))
    }

    /// Digits in thousandths: 3, 3.5, 1,000.
    pub fn thousandths(&self, i: usize) -> Option<u32> {
        if let Some(n) = self.digits(i) {
            return n.checked_mul(1000);
        }
        if self.kind(i) != Kind::Number {
            return None;
        }
        let text = std::str::from_utf8(self.letters(i)).ok()?;
        if let Some((whole, part)) = text.split_once('.') {
            let part = format!("{part:0<3}");
            let part: u32 = part.get(..3)?.parse().ok()?;
            return whole.parse::<u32>().ok()?.checked_mul(1000)?.checked_add(part);
        }
        let (whole, rest) = text.split_once(',')?;
        // 2,5
        if (1..=2).contains(&rest.len()) && whole.len() <= 3 {
            let part: u32 = format!("{rest:0<3}").parse().ok()?;
            return whole.parse::<u32>().ok()?.checked_mul(1000)?.checked_add(part);
        }
        if rest.len() != 3 {
            return None;
        }
        format!("{whole}{rest}").parse::<u32>().ok()?.checked_mul(1000)
    }

    /// A cardinal in digits or words, perhaps after a lone ال.
    pub fn cardinal(&self, i: usize) -> Read<u32> {
        let start = self.skip(i, Key::Al);
        if let Some(n) = self.digits(start) {
            return Some((n, start + 1));
        }
        self.words(start)
    }

    /// A cardinal in words: خمسة وعشرون، ألف وتسعمئة وثمانية وسبعون، ثلاث مئة.
    pub fn words(&self, i: usize) -> Read<u32> {
        const LONGEST: usize = 12;
        let mut sum = Sum::default();
        let mut at = i;
        for n in 0..LONGEST {
            let lone = if n > 0 { self.skip(at, Key::And) } else { at };
            let c = self.code(lone);
            // اثنين is Monday as well, وأحد عشر is folded to واحد عشر.
            let two = c.kind == Kind::Weekday && c.value == 1 && !c.al && self.tens_follow(self.next(lone));
            if !(c.kind == Kind::Cardinal || two) || n > 0 && c.prep {
                break;
            }
            let eleven = c.value == 11 && self.letters(lone).first() == Some(&WAW);
            let joined = c.conj || lone > at || eleven;
            let value = if two { 2 } else { c.value.unsigned_abs() };
            if !(if n == 0 || joined { sum.add(value) } else { sum.times(value) }) {
                break;
            }
            at = self.next(lone);
        }
        (at > i).then(|| (sum.total(), at))
    }

    /// وعشرين، وثلاثون
    fn tens_follow(&self, i: usize) -> bool {
        let c = self.code(self.skip(i, Key::And));
        c.kind == Kind::Cardinal
            && (20..100).contains(&c.value)
            && (c.conj || self.key(i, Key::And).is_some())
    }

    /// An ordinal: الخامس، الثانية عشرة، الحادي والعشرون، العشرين.
    pub fn ordinal(&self, i: usize) -> Read<u32> {
        let start = self.skip(i, Key::Al);
        let c = self.code(start);
        let one = match c.kind {
            Kind::Ordinal | Kind::OrdinalOne => c.value.unsigned_abs(),
            Kind::Second => 2,
            Kind::Cardinal if c.al && (20..100).contains(&c.value) => {
                return Some((c.value.unsigned_abs(), self.next(start)));
            }
            _ => return None,
        };
        let next = self.next(start);
        let lone = self.skip(next, Key::And);
        let tens = self.code(lone);
        let joined = tens.conj || lone > next;
        if one < 10 && joined && tens.kind == Kind::Cardinal && (20..100).contains(&tens.value) {
            return Some((one + tens.value.unsigned_abs(), self.next(lone)));
        }
        (c.kind != Kind::OrdinalOne).then_some((one, next))
    }
}

/// A number in the making.
#[derive(Default)]
struct Sum {
    /// Whole thousands.
    thousands: u32,
    /// What is below a thousand.
    group: u32,
    /// The part that was read last.
    last: u32,
}

impl Sum {
    /// Adds a part after و; whether it can stand there.
    fn add(&mut self, value: u32) -> bool {
        let fits = match self.last {
            0 => true,
            1..10 => (20..100).contains(&value),
            10..100 => false,
            100..1000 => value < 100,
            _ => value < 1000,
        };
        if fits {
            if value >= 1000 {
                self.thousands += value;
            } else {
                self.group += value;
            }
            self.last = value;
        }
        fits
    }

    /// Multiplies by a hundred or a thousand: ثلاث مئة، خمسة آلاف.
    fn times(&mut self, value: u32) -> bool {
        match value {
            100 if (1..10).contains(&self.group) => self.group *= 100,
            1000 | 1_000_000 if self.group > 0 => {
                self.thousands = self.thousands.saturating_add(self.group.saturating_mul(value));
                self.group = 0;
            }
            _ => return false,
        }
        self.last = value;
        true
    }

    fn total(&self) -> u32 {
        self.thousands.saturating_add(self.group)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::{Tokens, tokenize};
    use crate::time::vocabulary::look_up_all;

    fn read(text: &str, f: impl Fn(&Parser<'_>) -> Read<u32>) -> Read<u32> {
        let (mut tokens, mut codes) = (Tokens::default(), Vec::new());
        tokenize(text, &mut tokens);
        look_up_all(&tokens, &mut codes);
        f(&Parser { tokens: &tokens, codes: &codes })
    }

    #[test]
    fn cardinals() {
        for (text, n, end) in [
            ("خمسة", 5, 1),
            ("خمس وعشرون", 25, 2),
            ("ثلاثة عشر", 13, 2),
            ("مئة وخمسة وثلاثين", 135, 3),
            ("ثلاث مئة", 300, 2),
            ("ألف وتسعمائة وثمانية وسبعون", 1978, 4),
            ("ألفين وثمانية عشر", 2018, 3),
            ("خمسة آلاف ومئتين", 5200, 3),
            ("ثلاثة وعشرة", 3, 1),
            ("٢٤ ساعة", 24, 1),
            ("ال48 ساعة", 48, 2),
            ("ثمان و عشرين", 28, 3),
        ] {
            assert_eq!(read(text, |p| p.cardinal(0)), Some((n, end)), "{text}");
        }
    }

    #[test]
    fn ordinals() {
        for (text, n, end) in [
            ("الخامس", 5, 1),
            ("الثانية عشرة", 12, 2),
            ("الحادي والعشرين", 21, 2),
            ("الثاني والثلاثون", 32, 2),
            ("العشرين", 20, 1),
            ("الثانية", 2, 1),
        ] {
            assert_eq!(read(text, |p| p.ordinal(0)), Some((n, end)), "{text}");
        }
        assert_eq!(read("الحادي", |p| p.ordinal(0)), None);
    }
}
