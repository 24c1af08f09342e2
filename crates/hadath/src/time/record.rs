//! Time phrases as JSON: `{"id", "times": [{"start", "end", "text", "type", "value", "mod", "from", "to"}]}`.

use serde::Serialize;

use super::TimePhrase;
use crate::model::{TimeMod, TimeType};
use crate::output::record::Offsets;

/// One time phrase; offsets count characters.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimeRecord {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The phrase as written.
    pub text: String,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// TIMEX3 value.
    pub value: Option<String>,
    /// TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<TimeMod>,
    /// The first moment of its interval, `YYYY-MM-DDTHH:MM:SS`.
    pub from: Option<String>,
    /// The first moment after its interval.
    pub to: Option<String>,
}

/// The time phrases of one document.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimesRecord {
    /// The document's identifier.
    pub id: Option<String>,
    /// Its time phrases in order.
    pub times: Vec<TimeRecord>,
}

impl TimesRecord {
    /// The record of the phrases that [`tag`](super::tag) found in `text`.
    ///
    /// ```
    /// use hadath::time::{TimesRecord, tag};
    ///
    /// let text = "وصل في 5 آذار 2024.";
    /// let record = TimesRecord::new(None, text, &tag(text, None));
    /// assert_eq!((record.times[0].start, record.times[0].end), (7, 18));
    /// assert_eq!(record.times[0].from.as_deref(), Some("2024-03-05T00:00:00"));
    /// ```
    pub fn new(id: Option<String>, text: &str, phrases: &[TimePhrase]) -> TimesRecord {
        let offsets = Offsets::new(text);
        let times = phrases.iter().map(|p| record(text, &offsets, p)).collect();
        TimesRecord { id, times }
    }
}

fn record(text: &str, offsets: &Offsets<'_>, phrase: &TimePhrase) -> TimeRecord {
    let (start, end) = (phrase.span.start(), phrase.span.end());
    TimeRecord {
        start: offsets.char_of(start),
        end: offsets.char_of(end),
        text: text[start..end].to_owned(),
        kind: phrase.value.kind,
        value: phrase.value.value.clone(),
        modifier: phrase.value.modifier,
        from: phrase.from.map(|t| t.to_string()),
        to: phrase.to.map(|t| t.to_string()),
    }
}
