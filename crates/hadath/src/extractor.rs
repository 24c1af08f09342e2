//! The entry: a document through all stages.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::actor::{self, Actors, Registry};
use crate::builder::Builder;
use crate::document::{Document, Published};
use crate::explain::{Explanation, Rejection};
use crate::frame::{self, Mention, Range, Recorder, Scene};
use crate::lexicon::Lexicon;
use crate::lexicon::paradigm::Pro;
use crate::mention::{self, NONE};
use crate::model::{
    Argument, Event, EventKind, Evidence, Extraction, InferredTime, Modality, Role, Step, Tense, TimeValue,
};
use crate::options::Options;
use crate::phrase::{self, Analysis};
use crate::place::{Gazetteer, Resolver};
use crate::reference::{ActorRef, ActorRelation, PlaceRef, Score};
use crate::scratch::{Pool, Scratch};
use crate::span::Span;
use crate::text::sentence;
use crate::text::token::{byte_of_letter, tokenize};
use crate::{confidence, discourse, entity, factuality, time};

/// Extracts events. Built once, cheap to clone, shared freely between threads.
///
/// ```
/// let extractor = hadath::Extractor::new();
/// let document = hadath::Document::new("قصفت مدفعية الجيش حي الزيتون.");
/// let extraction = extractor.extract(&document);
/// let event = &extraction.events()[0];
/// assert_eq!(event.kind(), hadath::EventKind::Shelling);
/// assert_eq!(extraction.slice(event.trigger()), "قصفت");
/// ```
#[derive(Clone)]
pub struct Extractor {
    lexicon: Arc<Lexicon>,
    gazetteer: Arc<Gazetteer>,
    actors: Arc<Registry>,
    options: Options,
    pool: Arc<Pool>,
}

impl Default for Extractor {
    fn default() -> Extractor {
        Extractor::new()
    }
}

impl std::fmt::Debug for Extractor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Extractor").field("lexemes", &self.lexicon.lexemes.len()).finish_non_exhaustive()
    }
}

impl Extractor {
    /// An extractor with the built-in lexicon. The build compiled it; the first call in a process takes about a
    /// millisecond to set it up, later calls share it.
    pub fn new() -> Extractor {
        Extractor::with(Lexicon::builtin(), Gazetteer::builtin(), Registry::builtin(), Options::default())
    }

    /// An extractor with lexicons and options of your own.
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub(crate) fn with(
        lexicon: Arc<Lexicon>,
        gazetteer: Arc<Gazetteer>,
        actors: Arc<Registry>,
        options: Options,
    ) -> Extractor {
        Extractor { lexicon, gazetteer, actors, options, pool: Arc::default() }
    }

    /// The lexicon, for benchmarks and tools.
    #[doc(hidden)]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Which events it gives out.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Finds the events of a document. Never fails and never panics; the time is linear in the length of the text.
    ///
    /// Texts of 4 GiB or more are not read (offsets are 32 bits wide) and give no events.
    pub fn extract(&self, document: &Document) -> Extraction {
        Extraction::new(document, self.events(document.text(), document.published_on()))
    }

    /// What the phrases at these spans stand for, as far as they name known places; for tests and tools. A span is a
    /// range of bytes of the text.
    #[doc(hidden)]
    pub fn resolve_places(&self, document: &Document, spans: &[Span]) -> Vec<Option<Arc<PlaceRef>>> {
        let text = document.text();
        let mut scratch = Scratch::default();
        let Scratch { tokens, quotes, words, codes, times, memory, places, .. } = &mut scratch;
        tokenize(text, tokens);
        mention::analyze(text, tokens, &self.lexicon, memory, words, codes);
        let a = Analysis { text, tokens, words, times, quotes, lexicon: &self.lexicon };
        let mut places = Resolver::new(&self.gazetteer, &a, places);
        let mut resolve = |span: &Span| {
            let first = tokens.list.partition_point(|t| t.end as usize <= span.start());
            let end = tokens.list.partition_point(|t| (t.start as usize) < span.end());
            (first < end).then(|| places.resolve(Range { start: first as u32, end: end as u32 })).flatten()
        };
        spans.iter().map(&mut resolve).collect()
    }

    /// What the phrases stand for, as far as they name known actors; for tests and tools. Each phrase is a span of
    /// bytes of the text, its role, and the phrase of the speaker who reports it, by its place in the list.
    #[doc(hidden)]
    pub fn resolve_actors(
        &self,
        document: &Document,
        phrases: &[(Span, Role, Option<usize>)],
    ) -> Vec<Option<Arc<ActorRef>>> {
        let text = document.text();
        let mut scratch = Scratch::default();
        let Scratch { tokens, quotes, words, codes, times, memory, actors, .. } = &mut scratch;
        tokenize(text, tokens);
        mention::analyze(text, tokens, &self.lexicon, memory, words, codes);
        let a = Analysis { text, tokens, words, times, quotes, lexicon: &self.lexicon };
        let range = |span: Span| {
            let first = tokens.list.partition_point(|t| t.end as usize <= span.start());
            let end = tokens.list.partition_point(|t| (t.start as usize) < span.end());
            Range { start: first as u32, end: end.max(first) as u32 }
        };
        let phrases: Vec<_> = phrases
            .iter()
            .map(|&(span, role, speaker)| actor::Phrase { range: range(span), role, speaker })
            .collect();
        actor::resolve_phrases(&self.actors, &a, document.published_on(), &phrases, actors)
    }

    /// The events alone, of a text that lies anywhere: as [`Extractor::extract`], without a document to keep it.
    ///
    /// ```
    /// let events = hadath::Extractor::new().events("قصفت مدفعية الجيش حي الزيتون.", None);
    /// assert_eq!(events[0].kind(), hadath::EventKind::Shelling);
    /// ```
    pub fn events(&self, text: &str, published: Option<Published>) -> Vec<Event> {
        if u32::try_from(text.len()).is_err() {
            return Vec::new();
        }
        let (events, _) = self.pool.with(|scratch| self.find(text, published, scratch, None, true));
        self.options.apply(events)
    }

    /// As [`Extractor::events`], without the evidence: what keeping it costs, for the benchmark.
    #[doc(hidden)]
    pub fn events_without_evidence(&self, text: &str) -> Vec<Event> {
        let (events, _) = self.pool.with(|scratch| self.find(text, None, scratch, None, false));
        self.options.apply(events)
    }

    /// Finds the events of a document as [`Extractor::extract`] does, and tells why the other triggers in it gave none.
    pub fn explain(&self, document: &Document) -> Explanation {
        let (text, published) = (document.text(), document.published_on());
        let (events, mut rejections) = if u32::try_from(text.len()).is_ok() {
            self.pool.with(|scratch| self.find(text, published, scratch, Some(Recorder::default()), true))
        } else {
            Default::default()
        };
        let left_out = events.iter().filter(|e| !self.options.keep(e)).map(|e| Rejection {
            trigger: e.trigger,
            kind: e.kind,
            entry: Arc::clone(&e.evidence.entry),
            reason: "left out by the options".into(),
        });
        rejections.extend(left_out);
        rejections.sort_by_key(|r| r.trigger);
        Explanation { extraction: Extraction::new(document, self.options.apply(events)), rejections }
    }

    /// The events, and the triggers that gave none if there is a recorder.
    fn find(
        &self,
        text: &str,
        published: Option<Published>,
        scratch: &mut Scratch,
        recorder: Option<Recorder>,
        evidence: bool,
    ) -> (Vec<Event>, Vec<Rejection>) {
        let Scratch { tokens, sentences, quotes, words, codes, times, chunks, memory, actors, places } =
            scratch;
        tokens.clear();
        tokenize(text, tokens);
        mention::analyze(text, tokens, &self.lexicon, memory, words, codes);
        // Most texts of the day hold no word that could name an event.
        if !self.worth(words) {
            return Default::default();
        }
        sentence::sentences(tokens, sentences);
        sentence::quotes(tokens, quotes);
        time::find(tokens, codes, times);
        time::anchor(times, published);
        let a = Analysis { text, tokens, words, times, quotes, lexicon: &self.lexicon };
        let mut all: Vec<Mention> = Vec::new();
        let mut carry = discourse::Carry::default();
        for &s in sentences.iter() {
            // Short lines may be headings of a bulletin.
            const HEADING: u32 = 8;
            if s.end - s.start > HEADING && !self.worth(&words[s.start as usize..s.end as usize]) {
                continue;
            }
            phrase::chunk(&a, s, chunks);
            let scene = Scene::new(&a, chunks, s).recording(recorder.as_ref());
            let first = all.len();
            frame::extract(&scene, &mut all);
            all[first..].sort_by_key(|m| m.token);
            for m in &mut all[first..] {
                factuality::decide(&scene, m);
            }
            factuality::coordinate(&scene, &mut all[first..]);
            discourse::sentence(&scene, &mut all, first, &mut carry);
        }
        discourse::finish(tokens, words, &mut all, &carry);
        frame::inherit_modes(&mut all);
        let actors = actor::resolve(&self.actors, &a, published, &all, actors);
        let inference = discourse::Inference::new(&a, sentences);
        let finish = Finish { a: &a, published, actors: &actors, inference, evidence };
        let rejections = recorder.map(|r| finish.rejections(&all, r)).unwrap_or_default();
        let mut places = Resolver::new(&self.gazetteer, &a, places).among(actor::homes(&actors));
        (finish.events(&all, &mut places), rejections)
    }

    /// Has the sentence any word that could name an event?
    fn worth(&self, words: &[mention::Word]) -> bool {
        let trigger = |lexeme: u32| lexeme != NONE && self.lexicon.lexeme(lexeme).trigger.is_some();
        words.iter().any(|w| trigger(w.noun) || trigger(w.verb) || !w.weapons.is_none())
    }
}

/// From token ranges to spans.
struct Finish<'a> {
    a: &'a Analysis<'a>,
    published: Option<Published>,
    actors: &'a Actors,
    inference: discourse::Inference<'a>,
    evidence: bool,
}

impl Finish<'_> {
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

    fn events(&self, all: &[Mention], places: &mut Resolver<'_>) -> Vec<Event> {
        let mut order: Vec<usize> = (0..all.len()).filter(|&i| !all[i].shadow).collect();
        order.sort_by_key(|&i| (all[i].token, all[i].token_end));
        let mut ids = vec![0u32; all.len()];
        for (id, &i) in order.iter().enumerate() {
            ids[i] = id as u32;
        }
        let event = |&i: &usize| self.event(&all[i], &self.actors[i], ids[i], &ids, places);
        let mut events: Vec<Event> = order.iter().map(event).collect();
        entity::chains(self.a.text, &mut events);
        events
    }

    /// The triggers that gave no event: turned down by a rule, or found but of a kind that is not given out.
    fn rejections(&self, all: &[Mention], recorder: Recorder) -> Vec<Rejection> {
        let events = all.iter().filter(|m| !m.shadow);
        let tokens: FxHashSet<u32> = events.flat_map(|m| m.token..m.token_end).collect();
        let given = |token: u32| tokens.contains(&token);
        let lexicon = self.a.lexicon;
        let rejection = |token: u32, lexeme: u32, reason| {
            let trigger = lexicon.lexeme(lexeme).trigger?;
            let range = Range::new(token, token + 1);
            let kind = lexicon.triggers[usize::from(trigger)].kind;
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
        Evidence { entry: self.a.lexicon.entry(m.lexeme), steps: m.steps.iter().map(step).collect() }
    }

    fn event(
        &self,
        m: &Mention,
        actors: &[Option<Arc<ActorRef>>],
        id: u32,
        ids: &[u32],
        places: &mut Resolver<'_>,
    ) -> Event {
        let future = m.modality != Modality::Asserted || m.tense == Tense::Future;
        let past = m.tense == Tense::Past;
        let argument = |(arg, actor): (&frame::Arg, &Option<Arc<ActorRef>>)| {
            let place = place_of(arg, actor.as_deref(), m.kind, places);
            Argument {
                role: arg.role,
                span: if arg.time == NONE { self.span(arg.range) } else { self.time_span(arg.range) },
                time: (arg.time != NONE)
                    .then(|| self.a.times[arg.time as usize].value(self.published, future, past)),
                actor: actor.clone().filter(|_| place.is_none()),
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
