//! The time phrases of a text: those of the sentences that are read, and then those that may date their events.

use rustc_hash::FxHashSet;

use crate::frame::Mention;
use crate::mention::NONE;
use crate::text::Tokens;
use crate::text::sentence::Sentence;
use crate::text::token::{Punct, TokenKind};
use crate::time::{self, Code, TimeSpan};

/// Looks for them run by run: sentences that no full stop parts go together.
pub struct Dates<'a> {
    tokens: &'a Tokens,
    codes: &'a [Code],
    runs: Vec<Run<'a>>,
}

struct Run<'a> {
    sentences: &'a [Sentence],
    /// It has been searched.
    done: bool,
}

impl<'a> Dates<'a> {
    /// For a text with its sentences; `codes` says what each token is in a time phrase.
    pub fn new(tokens: &'a Tokens, codes: &'a [Code], sentences: &'a [Sentence]) -> Dates<'a> {
        let parted = |s: &Sentence| tokens.list[s.end as usize - 1].kind == TokenKind::Punct(Punct::Stop);
        let runs =
            sentences.split_inclusive(parted).map(|sentences| Run { sentences, done: false }).collect();
        Dates { tokens, codes, runs }
    }

    /// Adds the phrases of the runs in which a sentence is wanted.
    pub fn find(&mut self, wanted: impl Fn(&Sentence) -> bool, times: &mut Vec<TimeSpan>) {
        for run in self.runs.iter_mut().filter(|run| !run.done) {
            if run.sentences.iter().any(&wanted)
                && let [first, .., last] | [first @ last] = run.sentences
            {
                run.done = true;
                time::find(self.tokens, self.codes, first.start as usize..last.end as usize, times);
            }
        }
    }

    /// Adds the phrases that tell when the mentions were, where their own do not: those of their paragraphs, those that
    /// stand in a line of their own, and all before one that is counted from the last day told.
    pub fn find_around(&mut self, all: &mut [Mention], times: &mut Vec<TimeSpan>) {
        let told = self.paragraphs(all);
        let list = &self.tokens.list;
        let begins = |token: u32| list.get(token as usize).is_none_or(|t| t.newline);
        let line = |s: &Sentence| begins(s.start) && begins(s.end);
        self.find(|s| told.contains(&s.paragraph) || line(s), times);
        if times.iter().any(TimeSpan::needs_day) {
            self.find(|_| true, times);
        }
        sort(times, all);
    }

    /// The paragraphs of the mentions.
    fn paragraphs(&self, all: &[Mention]) -> FxHashSet<u32> {
        let mut sentences = self.runs.iter().flat_map(|run| run.sentences).peekable();
        let paragraph = |m: &Mention| {
            while sentences.next_if(|s| s.end <= m.token).is_some() {}
            sentences.peek().map(|s| s.paragraph)
        };
        all.iter().filter_map(paragraph).collect()
    }
}

/// Brings the time phrases into the order of the text, and the mentions that point to them along.
fn sort(times: &mut [TimeSpan], all: &mut [Mention]) {
    if times.is_sorted_by_key(|t| t.start) {
        return;
    }
    let mut order: Vec<u32> = (0..times.len() as u32).collect();
    order.sort_by_key(|&i| times[i as usize].start);
    let mut places = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        places[old as usize] = new as u32;
    }
    times.sort_by_key(|t| t.start);
    for arg in all.iter_mut().flat_map(|m| &mut m.args).filter(|a| a.time != NONE) {
        arg.time = places[arg.time as usize];
    }
}
