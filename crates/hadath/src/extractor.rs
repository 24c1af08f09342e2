//! The entry: a document through all stages.

use std::cell::RefCell;
use std::sync::Arc;

use crate::actor::{self, Registry};
use crate::builder::Builder;
use crate::dates::Dates;
use crate::document::{Document, Published};
use crate::explain::{Explanation, Rejection};
use crate::finish::Finish;
use crate::frame::{self, Mention, Range, Recorder, Scene};
use crate::lexicon::Lexicon;
use crate::mention::{self, Hints, Word};
use crate::model::{Event, Extraction, Role};
use crate::options::Options;
use crate::phrase::{self, Analysis, Chunk};
use crate::place::{Gazetteer, Resolver};
use crate::reference::{ActorRef, PlaceRef};
use crate::scratch::{Pool, Scratch};
use crate::span::Span;
use crate::text::fold::Letter;
use crate::text::sentence::{self, Sentence};
use crate::text::token::tokenize;
use crate::{discourse, factuality, time};

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

    /// The letters of everything that it looks up in a text, for the yardstick of the benchmarks.
    #[doc(hidden)]
    pub fn patterns(&self) -> Vec<Vec<Letter>> {
        let mut patterns = self.lexicon.patterns.texts();
        patterns.extend(self.lexicon.forms.texts());
        patterns.extend(self.actors.names.iter().map(|(key, _)| key.to_vec()));
        patterns.extend(self.gazetteer.keys().map(<[Letter]>::to_vec));
        patterns.extend(time::words().map(<[Letter]>::to_vec));
        patterns.sort_unstable();
        patterns.dedup();
        patterns
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
        let everywhere = recorder.is_some();
        if !self.read_words(text, scratch, everywhere) {
            return Default::default();
        }
        let Scratch {
            tokens, sentences, quotes, words, codes, times, chunks, actors, places, entries, ..
        } = scratch;
        times.clear();
        let mut dates = Dates::new(tokens, codes, sentences);
        dates.find(|s| everywhere || is_read(s), times);
        let a = Analysis { text, tokens, words, times, quotes, lexicon: &self.lexicon };
        let mut all = mentions(&a, sentences, chunks, recorder.as_ref());
        if all.iter().all(|m| m.shadow) && !everywhere {
            return Default::default();
        }
        dates.find_around(&mut all, times);
        time::anchor(times, published);
        let a = Analysis { text, tokens, words, times, quotes, lexicon: &self.lexicon };
        let actors = actor::resolve(&self.actors, &a, published, &all, actors);
        let inference = discourse::Inference::new(&a, sentences);
        let entries = RefCell::new(entries);
        let finish = Finish { a: &a, published, actors: &actors, inference, evidence, entries };
        let rejections = recorder.map(|r| finish.rejections(&all, r)).unwrap_or_default();
        let mut places = Resolver::new(&self.gazetteer, &a, places).among(actor::homes(&actors));
        (finish.events(&all, &mut places), rejections)
    }

    /// Finds tokens, readings, sentences and quotations. Has any sentence a trigger with what it needs? Most texts of the
    /// day have none.
    fn read_words(&self, text: &str, scratch: &mut Scratch, everywhere: bool) -> bool {
        let Scratch { tokens, sentences, quotes, words, codes, memory, .. } = scratch;
        tokens.clear();
        tokenize(text, tokens);
        mention::analyze(text, tokens, &self.lexicon, memory, words, codes);
        if !hints(words).met() && !everywhere {
            return false;
        }
        sentence::sentences(tokens, sentences);
        let mut any = everywhere;
        for s in sentences.iter_mut() {
            s.worth = hints(&words[s.start as usize..s.end as usize]).met();
            any |= s.worth;
        }
        sentence::quotes(tokens, quotes);
        any
    }
}

/// Never given: the hints let every sentence through in which a rule finds something.
const UNREAD: &str = "its sentence was not read";

/// What a run of words wants and gives.
fn hints(words: &[Word]) -> Hints {
    words.iter().fold(Hints::START, |all, w| all.with(w.hints))
}

/// Has the sentence a trigger with what it needs, or may it be the heading of a bulletin?
fn is_read(s: &Sentence) -> bool {
    const HEADING: u32 = 8;
    s.worth || s.end - s.start <= HEADING
}

/// Finds the mentions of all sentences.
fn mentions(
    a: &Analysis<'_>,
    sentences: &[Sentence],
    chunks: &mut Vec<Chunk>,
    recorder: Option<&Recorder>,
) -> Vec<Mention> {
    let mut all: Vec<Mention> = Vec::new();
    let mut carry = discourse::Carry::default();
    for &s in sentences {
        if is_read(&s) {
            phrase::chunk(a, s, chunks);
            let scene = Scene::new(a, chunks, s).recording(recorder);
            let first = all.len();
            frame::extract(&scene, &mut all);
            all[first..].sort_by_key(|m| m.token);
            for m in &mut all[first..] {
                factuality::decide(&scene, m);
            }
            factuality::coordinate(&scene, &mut all[first..]);
            discourse::sentence(&scene, &mut all, first, &mut carry);
        } else if let Some(recorder) = recorder {
            passed_over(a, s, chunks, recorder);
        }
    }
    discourse::finish(a.tokens, a.words, &mut all, &carry);
    frame::inherit_modes(&mut all);
    all
}

/// Why the triggers of a sentence that is not read give nothing.
fn passed_over(a: &Analysis<'_>, s: Sentence, chunks: &mut Vec<Chunk>, recorder: &Recorder) {
    phrase::chunk(a, s, chunks);
    let scene = Scene::new(a, chunks, s).recording(Some(recorder));
    let mut none = Vec::new();
    frame::extract(&scene, &mut none);
    for m in none {
        scene.reject::<()>(m.token, m.lexeme, UNREAD);
    }
}
