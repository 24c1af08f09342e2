//! The input: a text with what is known about it.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Kind};

/// When a text was published: a date, and the time of day if known. The reference for relative times.
///
/// ```
/// let published: hadath::Published = "2026-01-07T21:00".parse()?;
/// assert_eq!(published.to_string(), "2026-01-07T21:00");
/// # Ok::<(), hadath::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Published {
    date: jiff::civil::Date,
    time: Option<jiff::civil::Time>,
}

impl Published {
    /// A date without a time of day.
    pub fn on(date: jiff::civil::Date) -> Published {
        Published { date, time: None }
    }

    /// The date.
    pub fn date(&self) -> jiff::civil::Date {
        self.date
    }

    /// The time of day, if known.
    pub fn time(&self) -> Option<jiff::civil::Time> {
        self.time
    }
}

impl FromStr for Published {
    type Err = Error;

    /// Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS[.fraction]]`, the latter also with `Z` or an offset such as
    /// `+03:00`. The time is the clock of the text: fractions and offsets are read over.
    ///
    /// # Errors
    /// When the string is neither, or no such day exists ([`Error::is_date`]).
    fn from_str(s: &str) -> Result<Published, Error> {
        let bad = || Kind::Date { given: s.to_owned() };
        let s = s
            .get(..19)
            .filter(|_| is_zone(&s.as_bytes()[19..]))
            .or_else(|| s.get(..16).filter(|_| is_zone(&s.as_bytes()[16..])))
            .unwrap_or(s);
        if !has_shape(s.as_bytes()) {
            return Err(bad().into());
        }
        let date = s[..10].parse().map_err(|_| bad())?;
        let time = s.get(11..).map(str::parse).transpose().map_err(|_| bad())?;
        Ok(Published { date, time })
    }
}

/// Is it digits, where digits stand, and the marks between them? What they say is checked by whoever reads them.
fn has_shape(s: &[u8]) -> bool {
    const LONGEST: &[u8] = b"0000-00-00T00:00:00";
    let fits =
        |(given, shape): (&u8, &u8)| if *shape == b'0' { given.is_ascii_digit() } else { given == shape };
    matches!(s.len(), 10 | 16 | 19) && s.iter().zip(LONGEST).all(fits)
}

/// `[.fraction]` and `Z` or an offset, as in RFC 3339.
fn is_zone(rest: &[u8]) -> bool {
    let digits = |b: &[u8]| b.iter().take_while(|c| c.is_ascii_digit()).count();
    let rest = match rest {
        [b'.', fraction @ ..] if digits(fraction) > 0 => &fraction[digits(fraction)..],
        _ => rest,
    };
    match rest {
        b"Z" | b"z" | b"" => true,
        [b'+' | b'-', a, b, b':', c, d] => [a, b, c, d].iter().all(|c| c.is_ascii_digit()),
        _ => false,
    }
}

impl TryFrom<String> for Published {
    type Error = Error;
    fn try_from(s: String) -> Result<Published, Error> {
        s.parse()
    }
}

impl From<Published> for String {
    fn from(p: Published) -> String {
        p.to_string()
    }
}

impl From<jiff::civil::Date> for Published {
    fn from(date: jiff::civil::Date) -> Published {
        Published::on(date)
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        match self.time {
            Some(t) if t.second() != 0 => {
                write!(f, "T{:02}:{:02}:{:02}", t.hour(), t.minute(), t.second())
            }
            Some(t) => write!(f, "T{:02}:{:02}", t.hour(), t.minute()),
            None => Ok(()),
        }
    }
}

/// A text to extract from. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    id: Option<Arc<str>>,
    text: Arc<str>,
    published: Option<Published>,
}

impl Document {
    /// A document of this text, without a date. Without a date, relative times are recognised but not resolved.
    pub fn new(text: impl Into<Arc<str>>) -> Document {
        Document { id: None, text: text.into(), published: None }
    }

    /// Sets the date of publication.
    #[must_use]
    pub fn published(mut self, published: impl Into<Published>) -> Document {
        self.published = Some(published.into());
        self
    }

    /// Sets the identifier, which comes back in the output.
    #[must_use]
    pub fn id(mut self, id: impl Into<Arc<str>>) -> Document {
        self.id = Some(id.into());
        self
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The date of publication, if known.
    pub fn published_on(&self) -> Option<Published> {
        self.published
    }

    /// The identifier, if set.
    pub fn identifier(&self) -> Option<&str> {
        self.id.as_deref()
    }

    pub(crate) fn shared_text(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    pub(crate) fn shared_id(&self) -> Option<Arc<str>> {
        self.id.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for good in ["2026-01-07", "2026-01-07T21:00", "2026-01-07T21:00:05"] {
            assert_eq!(good.parse::<Published>().unwrap().to_string(), good);
        }
        for (given, read) in [
            ("2017-09-27T17:25:49.8130455+08:00", "2017-09-27T17:25:49"),
            ("2017-09-27T17:25:49Z", "2017-09-27T17:25:49"),
            ("2017-09-27T17:25+03:00", "2017-09-27T17:25"),
        ] {
            assert_eq!(given.parse::<Published>().unwrap().to_string(), read);
        }
        for bad in [
            "2017-09-27T17:25:49+8",
            "2026-01-07T105000.5",
            "2026-01-07T1050:00",
            "-2026-01-7",
            "2017-09-27T17:25:49.",
            "2017-09-27+03:00",
            "",
            "2026-13-01",
            "2026-02-30",
            "7/1/2026",
            "2026-01-07 21:00",
            "2026-01-07T25:00",
            "٢٠٢٦-٠١-٠٧",
        ] {
            assert!(bad.parse::<Published>().unwrap_err().is_date(), "{bad}");
        }
    }
}
