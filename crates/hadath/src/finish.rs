//! From mentions over tokens to events over bytes, with the actors, places and times that they name.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::actor::Actors;
use crate::document::Published;
use crate::explain::Rejection;
use crate::frame::{self, Mention, Range, Recorder};
use crate::lexicon::KnownEntries;
use crate::lexicon::paradigm::Pro;
use crate::mention::NONE;
use crate::model::{
    Argument, Event, EventKind, Evidence, InferredTime, Modality, Role, Step, Tense, TimeValue,
};
use crate::phrase::Analysis;
use crate::place::Resolver;
use crate::reference::{ActorRef, ActorRelation, PlaceRef, Score};
use crate::span::Span;
use crate::text::token::byte_of_letter;
use crate::{confidence, discourse, entity, time};

/// From token ranges to spans.
pub struct Finish<'a> {
    pub a: &'a Analysis<'a>,
    pub published: Option<Published>,
    pub actors: &'a Actors,
    pub inference: discourse::Inference<'a>,
    pub evidence: bool,
    pub entries: RefCell<&'a mut KnownEntries>,
}

impl<'a> Finish<'a> {
    /// The span of a run of tokens, without the particles of the first and surrounding quotation marks.
    fn span(&self, range: Range) -> Span {
        let list = &self.a.tokens.list;
        let (mut first, mut last) = (range.start as usize, range.end as usize - 1);
        let punct = |i: usize| matches!(list[i].kind, crate::text::TokenKind::Punct(_));
        while first < last && punct(first) {
            first += 1;
        }
        while last > first
            && punct(last)
            && !self.closes_inside(first, last)
            && !self.brackets_inside(first, last)
        {
            last -= 1;
        }
        let start = self.without_particles(first);
        Span::new(start, list[last].end)
    }

    /// The span of a time phrase: only a conjunction or a preposition before a time word is left out (not the ب of بعد).
    fn time_span(&self, range: Range) -> Span {
        let span = self.span(range);
        let token = &self.a.tokens.list[range.start as usize];
        let attached = time::attached_letters(self.a.tokens, range.start as usize);
        Span::new(byte_of_letter(self.a.text, token, attached) as u32, span.end() as u32)
    }

    /// The mark at `last` closes a quotation that opened inside the range.
    fn closes_inside(&self, first: usize, last: usize) -> bool {
        self.a.quotes_near(first as u32).iter().any(|q| q.close as usize == last && q.open as usize >= first)
    }

    /// The bracket that closes at `last` opened inside the range.
    fn brackets_inside(&self, first: usize, last: usize) -> bool {
        let is =
            |i: usize, p: crate::text::Punct| self.a.tokens.list[i].kind == crate::text::TokenKind::Punct(p);
        is(last, crate::text::Punct::Close) && (first..last).any(|i| is(i, crate::text::Punct::Open))
    }

    /// The first byte of a token after و ف ب ل ك س; the article stays, but for the ل that للجيش has left of it.
    fn without_particles(&self, i: usize) -> u32 {
        let token = &self.a.tokens.list[i];
        let w = &self.a.words[i];
        if !(w.pro.conj() || w.pro.prep()) {
            return token.start;
        }
        let halved = w.pro.has(Pro::L) && w.al();
        let letters = usize::from(w.pro.conj()) + usize::from(w.pro.prep()) + usize::from(halved);
        byte_of_letter(self.a.text, token, letters) as u32
    }

    fn trigger(&self, m: &Mention) -> Span {
        let token = &self.a.tokens.list[m.token as usize];
        let w = &self.a.words[m.token as usize];
        let last = self.a.tokens.list[m.token_end as usize - 1];
        if m.token_end > m.token + 1 {
            return Span::new(self.without_particles(m.token as usize), last.end);
        }
        let mut stem = usize::from(w.stem);
        if w.pro.has(Pro::S) && stem > 0 {
            stem = usize::from(w.pro.conj()) + 1;
        }
        Span::new(byte_of_letter(self.a.text, token, stem) as u32, token.end)
    }

    /// The events of the mentions, in the order of the text.
    pub fn events(&self, all: &[Mention], places: &mut Resolver<'_>) -> Vec<Event> {
        let mut order: Vec<usize> = (0..all.len()).filter(|&i| !all[i].shadow).collect();
        order.sort_by_key(|&i| (all[i].token, all[i].token_end));
        let mut ids = vec![0u32; all.len()];
        for (id, &i) in order.iter().enumerate() {
            ids[i] = id as u32;
        }
        let event = |&i: &usize| self.event(&all[i], self.actors.of(i), ids[i], &ids, places);
        let mut events: Vec<Event> = order.iter().map(event).collect();
        entity::chains(self.a.text, &mut events);
        events
    }

    /// The triggers that gave no event: turned down by a rule, or found but of a kind that is not given out.
    pub fn rejections(&self, all: &[Mention], recorder: Recorder) -> Vec<Rejection> {
        let events = all.iter().filter(|m| !m.shadow);
        let tokens: FxHashSet<u32> = events.flat_map(|m| m.token..m.token_end).collect();
        let given = |token: u32| tokens.contains(&token);
        let lexicon = self.a.lexicon;
        let rejection = |token: u32, lexeme: u32, reason| {
            let kind = lexicon.trigger(lexeme)?.kind;
            let range = Range::new(token, token + 1);
            Some(Rejection { trigger: self.span(range), kind, entry: lexicon.entry(lexeme), reason })
        };
        let turned_down = recorder.into_sorted().into_iter().filter(|r| !given(r.token));
        let turned_down = turned_down.filter_map(|r| rejection(r.token, r.lexeme, r.reason));
        let shadows = all.iter().filter(|m| m.shadow && !given(m.token));
        let shadow = "found, and used for the events around it, but its kind is not given out";
        turned_down.chain(shadows.filter_map(|m| rejection(m.token, m.lexeme, shadow.into()))).collect()
    }

    fn evidence(&self, m: &Mention) -> Evidence {
        let step =
            |(rule, range): &(Cow<'static, str>, Range)| Step { rule: rule.clone(), span: self.span(*range) };
        let entry = self.entries.borrow_mut().get(self.a.lexicon, m.lexeme);
        Evidence { entry, steps: m.steps.iter().map(step).collect() }
    }

    fn event(
        &self,
        m: &Mention,
        actors: impl Iterator<Item = Option<&'a Arc<ActorRef>>>,
        id: u32,
        ids: &[u32],
        places: &mut Resolver<'_>,
    ) -> Event {
        let past = m.tense == Tense::Past;
        // What was tried or planned then is over (حاولوا اقتحام السجن الخميس).
        let future = m.tense == Tense::Future || m.modality != Modality::Asserted && !past;
        let argument = |(arg, actor): (&frame::Arg, Option<&Arc<ActorRef>>)| {
            let place = place_of(arg, actor.map(Arc::as_ref), m.kind, places);
            Argument {
                role: arg.role,
                span: if arg.time == NONE { self.span(arg.range) } else { self.time_span(arg.range) },
                time: (arg.time != NONE)
                    .then(|| self.a.times[arg.time as usize].value(self.published, future, past)),
                actor: actor.filter(|_| place.is_none()).cloned(),
                place,
                entity: None,
                rule: arg.rule.clone(),
            }
        };
        let mut arguments: Vec<Argument> = m.args.iter().zip(actors).map(argument).collect();
        arguments.sort_by_key(|a| (a.role, a.span));
        arguments.dedup_by_key(|a| (a.role, a.span));
        let dated = arguments.iter().any(|a| a.time.as_ref().is_some_and(is_dated));
        let inferred = if dated { None } else { self.inference.time(m.token, self.published, future) };
        let inferred_time = inferred.map(|i| InferredTime {
            time: i.value,
            rule: i.rule.into(),
            span: i.phrase.map(|p| self.time_span(Range::new(self.a.times[p].start, self.a.times[p].end))),
        });
        let evidence = if self.evidence { self.evidence(m) } else { Evidence::default() };
        let mut event = Event {
            id,
            kind: m.kind,
            mode: m.mode,
            trigger: self.trigger(m),
            arguments,
            count: m.count,
            polarity: m.polarity,
            modality: m.modality,
            tense: m.tense,
            act: m.act,
            source: m.source.map(|s| ids[s]),
            coref: m.coref,
            generic: m.generic,
            confidence: Score::default(),
            evidence,
            inferred_time,
        };
        event.confidence = confidence::of(&event);
        event
    }
}

/// The place that an argument stands for: where it was, or what was hit (مطار، مصفاة، مستشفى) if that is no known actor.
fn place_of(
    arg: &frame::Arg,
    actor: Option<&ActorRef>,
    kind: EventKind,
    places: &mut Resolver<'_>,
) -> Option<Arc<PlaceRef>> {
    match arg.role {
        Role::Place => places.resolve(arg.range),
        Role::Target if kind != EventKind::Statement && actor.is_none_or(is_thing) => {
            places.resolve_thing(arg.range).filter(|found| found.place.is_some() || actor.is_none())
        }
        _ => None,
    }
}

/// Nobody that is known, or a thing of somebody: معسكر بدر may be a camp of that name.
fn is_thing(actor: &ActorRef) -> bool {
    actor.id.is_none() || actor.relation == Some(ActorRelation::Property)
}

/// Does the value name a date, not a length or a reference?
fn is_dated(time: &TimeValue) -> bool {
    time.value.as_ref().is_some_and(|v| v.starts_with(|c: char| c.is_ascii_digit()))
}
