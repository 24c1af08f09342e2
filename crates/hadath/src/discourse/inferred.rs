//! When an event was, where the text does not tie a time to it: the nearest day told in its sentence, in its paragraph,
//! in a line that dates what follows, and at last the day of publication.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::document::Published;
use crate::model::{TimeMod, TimeType, TimeValue};
use crate::phrase::Analysis;
use crate::text::sentence::Sentence;

/// The days that a text tells, in the order that inference needs them.
pub struct Inference<'a> {
    a: &'a Analysis<'a>,
    sentences: &'a [Sentence],
    /// Time phrases that stand in a line of their own.
    headings: Vec<usize>,
    /// What phrases stand for, once they are asked for; inside nothing where that is no date.
    values: RefCell<FxHashMap<usize, Option<TimeValue>>>,
}

/// A value with the rule that found it, and the time phrase, where there is one.
pub struct Inferred {
    /// The value.
    pub value: TimeValue,
    /// The rule.
    pub rule: &'static str,
    /// The index of the phrase.
    pub phrase: Option<usize>,
}

/// How many time phrases are looked at on each side: keeps the work linear.
const NEAR: usize = 16;

impl<'a> Inference<'a> {
    /// Prepares a text.
    pub fn new(a: &'a Analysis<'a>, sentences: &'a [Sentence]) -> Inference<'a> {
        let alone = |&i: &usize| a.times[i].tells_day() && heads(a, sentences, i);
        let headings = (0..a.times.len()).filter(alone).collect();
        Inference { a, sentences, headings, values: RefCell::default() }
    }

    /// The time of an event at `token`; `future` says that it is still to come.
    pub fn time(&self, token: u32, published: Option<Published>, future: bool) -> Option<Inferred> {
        let told = self.candidates(token).find_map(|(i, rule)| {
            let value = self.date(i, published)?;
            Some(Inferred { value, rule, phrase: Some(i) })
        });
        told.or_else(|| {
            // What is to come is after the text, not on its day.
            let modifier = future.then_some(TimeMod::After);
            let value = Some(published?.date().to_string());
            Some(Inferred {
                value: TimeValue { kind: TimeType::Date, value, modifier },
                rule: "published",
                phrase: None,
            })
        })
    }

    /// What a phrase stands for, if that is a date.
    fn date(&self, phrase: usize, published: Option<Published>) -> Option<TimeValue> {
        let date = |value: &TimeValue| {
            value.value.as_ref().is_some_and(|v| v.starts_with(|c: char| c.is_ascii_digit()))
        };
        let mut values = self.values.borrow_mut();
        let value = || Some(self.a.times[phrase].value(published, false, true)).filter(date);
        values.entry(phrase).or_insert_with(value).clone()
    }

    /// Phrases that tell a day, the nearest first.
    fn candidates(&self, token: u32) -> impl Iterator<Item = (usize, &'static str)> + '_ {
        let s =
            self.sentences.partition_point(|s| s.end <= token).min(self.sentences.len().saturating_sub(1));
        let (start, end, paragraph) =
            self.sentences.get(s).map_or((0, 0, 0), |s| (s.start, s.end, s.paragraph));
        let line = self.sentences[..s].partition_point(|s| s.paragraph < paragraph);
        let top = self.sentences.get(line).map_or(start, |s| s.start);
        let times = self.a.times;
        let here = times.partition_point(|t| t.start < token);
        let before = (here.saturating_sub(NEAR)..here).rev();
        let after = here..(here + NEAR).min(times.len());
        let day = move |i: &usize| times[*i].tells_day();
        let in_sentence = before
            .clone()
            .take_while(move |&i| times[i].start >= start)
            .chain(after.take_while(move |&i| times[i].start < end))
            .filter(day)
            .map(|i| (i, "sentence"));
        let in_paragraph =
            before.take_while(move |&i| times[i].start >= top).filter(day).map(|i| (i, "paragraph"));
        let heading = self.headings.partition_point(|&i| times[i].start < token);
        let dateline = self.headings[..heading].last().map(|&i| (i, "dateline"));
        in_sentence.chain(in_paragraph).chain(dateline)
    }
}

/// Does the phrase stand in a line of hardly more words?
fn heads(a: &Analysis<'_>, sentences: &[Sentence], i: usize) -> bool {
    const BESIDE: u32 = 4;
    let t = &a.times[i];
    let s = sentences.partition_point(|s| s.end <= t.start);
    let Some(sentence) = sentences.get(s) else { return false };
    let words = sentence.end - sentence.start;
    let ends = sentences.get(s + 1).is_none_or(|n| n.paragraph > sentence.paragraph);
    ends && words <= t.end - t.start + BESIDE && a.tokens.list[sentence.start as usize].newline
}
