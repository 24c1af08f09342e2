//! Stage 4: words become chunks: noun phrases with their preposition, verb groups, time phrases, clause marks.
//!
//! Shallow and deterministic. A noun phrase ends by closed-class words, definiteness and agreement; coordinated
//! phrases stay separate chunks that know of each other.

mod interpolation;
mod list;
mod noun;
pub(crate) mod tag;

use crate::lexicon::Lexicon;
use crate::lexicon::class::{Classes, Func, Marks, Prep, Weapons};
use crate::lexicon::paradigm::{Enc, Feats, Pro};
use crate::mention::{NONE, Word};
use crate::model::EventKind;
use crate::text::fold::{Letter, fold_str};
use crate::text::sentence::{Quote, Sentence};
use crate::text::token::{Punct, TokenKind, Tokens};
use crate::time::TimeSpan;
use once_cell::sync::Lazy;

pub use tag::Tag;

/// What a chunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChunkKind {
    /// Noun phrase, perhaps with a preposition.
    Noun,
    /// Verb group.
    Verb,
    /// Time phrase.
    Time,
    /// أن، إن، بأن
    Subordinator,
    /// فيما، حيث، لكن …
    Opener,
    /// الذي، التي
    Relative,
    /// بحسب، وفق: a source follows.
    Attribution,
    /// Adverbs, cue words and particles that stand alone.
    Adverb,
    /// A bracketed aside.
    Aside,
    /// Punctuation.
    Punct(Punct),
}

/// A chunk over tokens.
#[derive(Clone, Copy, Debug)]
pub struct Chunk {
    /// What it is.
    pub kind: ChunkKind,
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// The head: the noun, or the verb itself.
    pub head: u32,
    /// The preposition before a noun phrase.
    pub prep: Prep,
    /// Begins with و or ف, or follows a lone و.
    pub conj: bool,
    /// Coordinated with the noun phrase before it.
    pub coord: bool,
    /// Classes of the head (and of its name).
    pub classes: Classes,
    /// Classes of all words in the phrase.
    pub all: Classes,
    /// Means named in the phrase.
    pub weapons: Weapons,
    /// Marks of the head or of the verb and its particles.
    pub marks: Marks,
    /// The phrase is definite.
    pub definite: bool,
    /// Features of the head noun or the verb.
    pub feats: Feats,
    /// For verbs: negated.
    pub negated: bool,
    /// For verbs: a particle of the future stands before it.
    pub future: bool,
    /// For verbs: قد before an imperfect, or another cue of possibility.
    pub possible: bool,
    /// For verbs: كان and its like stand before it.
    pub aux: bool,
    /// The first event noun in the phrase; [`NONE`] when there is none.
    pub trigger: u32,
    /// The number that counts the head; 0 when there is none.
    pub count: u32,
    /// Index of the time phrase.
    pub time: u32,
    /// For the mark that opens an interpolation: the chunk that closes it; else 0.
    pub skip_to: u32,
    /// For the mark that closes an interpolation: the chunk that opens it; else 0.
    pub skip_from: u32,
}

impl Chunk {
    fn new(kind: ChunkKind, start: usize, end: usize) -> Chunk {
        Chunk {
            kind,
            start: start as u32,
            end: end as u32,
            head: start as u32,
            prep: Prep::None,
            conj: false,
            coord: false,
            classes: Classes::NONE,
            all: Classes::NONE,
            weapons: Weapons::NONE,
            marks: Marks::NONE,
            definite: false,
            feats: Feats(0),
            negated: false,
            future: false,
            possible: false,
            aux: false,
            trigger: NONE,
            count: 0,
            time: NONE,
            skip_to: 0,
            skip_from: 0,
        }
    }

    /// A noun phrase without a preposition.
    pub fn bare(&self) -> bool {
        self.kind == ChunkKind::Noun && self.prep == Prep::None
    }

    /// The chunk that closes the interpolation which opens here.
    pub fn interpolation(&self) -> Option<usize> {
        (self.skip_to > 0).then_some(self.skip_to as usize)
    }

    /// Is it this punctuation?
    pub fn is_punct(&self, p: Punct) -> bool {
        self.kind == ChunkKind::Punct(p)
    }
}

/// The analysed text: everything that the frames need.
pub struct Analysis<'a> {
    /// The caller's text.
    pub text: &'a str,
    /// Tokens.
    pub tokens: &'a Tokens,
    /// Readings.
    pub words: &'a [Word],
    /// Time phrases.
    pub times: &'a [TimeSpan],
    /// Quotations.
    pub quotes: &'a [Quote],
    /// The lexicon.
    pub lexicon: &'a Lexicon,
}

impl Analysis<'_> {
    /// The letters of word `i` after its particles.
    pub fn stem(&self, i: usize) -> &[Letter] {
        self.tokens.letters(i).get(usize::from(self.words[i].stem)..).unwrap_or(&[])
    }

    /// The letters of word `i` between its particles and its pronoun.
    fn bare_stem(&self, i: usize) -> &[Letter] {
        let stem = self.stem(i);
        &stem[..stem.len() - usize::from(self.words[i].tail).min(stem.len())]
    }

    /// Token `i` as the text has it.
    pub fn source(&self, i: usize) -> &str {
        let token = &self.tokens.list[i];
        &self.text[token.start as usize..token.end as usize]
    }

    /// Is word `token` نفسه, أنفسهم, ذاتها or the like?
    pub fn is_self(&self, token: usize) -> bool {
        static SELVES: Lazy<[Vec<Letter>; 3]> = Lazy::new(|| ["نفس", "أنفس", "ذات"].map(fold_str));
        let stem = self.bare_stem(token);
        self.words[token].enc != Enc::None && SELVES.iter().any(|s| stem.starts_with(s))
    }

    /// أحدهما، إحداها: one of those named before.
    pub fn is_one_of(&self, token: usize) -> bool {
        static ONE_OF: Lazy<[Vec<Letter>; 3]> = Lazy::new(|| ["أحد", "إحدا", "إحدى"].map(fold_str));
        let stem = self.bare_stem(token);
        self.words[token].enc != Enc::None && ONE_OF.iter().any(|o| o.as_slice() == stem)
    }

    /// مصدره، مصدرها: whence the fire came.
    pub fn is_origin(&self, token: usize) -> bool {
        let letters = self.tokens.letters(token);
        ["مصدره", "مصدرها"].iter().any(|w| crate::text::fold::spell(letters, w))
    }

    /// سيارته، شاحنتها: a car or a lorry.
    pub fn is_vehicle(&self, token: usize) -> bool {
        static CARS: Lazy<[Vec<Letter>; 10]> = Lazy::new(|| {
            let words =
                ["سيارت", "شاحنت", "مركبت", "دراجت", "حافلت", "سيارة", "شاحنة", "مركبة", "دراجة", "صهريج"];
            words.map(fold_str)
        });
        let stem = self.stem(token);
        CARS.iter().any(|c| stem.starts_with(c))
    }

    /// حزامه، سترتها: what is worn.
    pub fn is_vest(&self, token: usize) -> bool {
        static WORN: Lazy<[Vec<Letter>; 2]> = Lazy::new(|| ["حزام", "سترت"].map(fold_str));
        let stem = self.stem(token);
        self.words[token].enc != Enc::None && WORN.iter().any(|c| stem.starts_with(c))
    }

    /// The quotations that open near token `at`: those that can hold it, and those just after. A bounded number.
    pub fn quotes_near(&self, at: u32) -> &[Quote] {
        const BEFORE: usize = 48;
        const AFTER: usize = 24;
        let here = self.quotes.partition_point(|q| q.open < at);
        &self.quotes[here.saturating_sub(BEFORE)..(here + AFTER).min(self.quotes.len())]
    }
}

/// Chunks one sentence.
pub fn chunk(a: &Analysis<'_>, sentence: Sentence, out: &mut Vec<Chunk>) {
    out.clear();
    let mut chunker = Chunker {
        a,
        at: sentence.start as usize,
        end: sentence.end as usize,
        next_time: a.times.partition_point(|t| t.end <= sentence.start),
        out,
        conj: false,
    };
    while chunker.at < chunker.end {
        chunker.step();
    }
    list::find(a.words, out);
    interpolation::find(a.words, out);
}

pub(super) struct Chunker<'a, 'b> {
    pub(super) a: &'a Analysis<'a>,
    pub(super) at: usize,
    pub(super) end: usize,
    next_time: usize,
    pub(super) out: &'b mut Vec<Chunk>,
    /// A lone conjunction came just before.
    conj: bool,
}

impl Chunker<'_, '_> {
    pub(super) fn word(&self, i: usize) -> &Word {
        &self.a.words[i]
    }

    pub(super) fn is_word(&self, i: usize) -> bool {
        i < self.end && !matches!(self.a.tokens.list[i].kind, TokenKind::Punct(_))
    }

    pub(super) fn punct(&self, i: usize) -> Option<Punct> {
        match self.a.tokens.list.get(i)?.kind {
            TokenKind::Punct(p) if i < self.end => Some(p),
            _ => None,
        }
    }

    /// The time phrase that begins at token `i`.
    pub(super) fn time_at(&self, i: usize) -> Option<usize> {
        let from = self.next_time;
        let at = from + self.a.times[from..].iter().take(64).position(|t| t.start as usize >= i)?;
        (self.a.times[at].start as usize == i).then_some(at)
    }

    fn push(&mut self, mut chunk: Chunk) {
        if chunk.kind == ChunkKind::Noun && self.is_post(&chunk) {
            chunk.trigger = NONE;
            chunk.classes = chunk.classes.with(Classes::FACILITY);
            chunk.all = chunk.all.with(Classes::FACILITY);
        }
        chunk.conj |= std::mem::take(&mut self.conj);
        if chunk.kind == ChunkKind::Noun && chunk.conj && chunk.prep == Prep::None {
            chunk.coord = self.out.last().is_some_and(|p| p.kind == ChunkKind::Noun)
                || self.out.len() >= 2
                    && self.out.last().is_some_and(|p| {
                        matches!(
                            p.kind,
                            ChunkKind::Aside
                                | ChunkKind::Punct(Punct::QuoteClose | Punct::Quote | Punct::QuoteOpen)
                        )
                    })
                    && self.out[self.out.len() - 2].kind == ChunkKind::Noun;
        }
        self.at = chunk.end as usize;
        self.out.push(chunk);
    }

    fn step(&mut self) {
        let i = self.at;
        while self.next_time < self.a.times.len() && (self.a.times[self.next_time].end as usize) <= i {
            self.next_time += 1;
        }
        if let Some(p) = self.punct(i) {
            if p == Punct::Open && self.aside() {
                return;
            }
            self.push(Chunk::new(ChunkKind::Punct(p), i, i + 1));
            return;
        }
        if self.time(i, Prep::None) {
            return;
        }
        let conj = self.word(i).pro.conj();
        if let Some(chunk) = self.quoted_person(i) {
            self.push(chunk);
            return;
        }
        match tag::tag(self, i) {
            Tag::Verb => self.verb(i),
            Tag::Preposition => self.prepositional(i),
            Tag::Subordinator => self.simple(ChunkKind::Subordinator, i),
            Tag::Opener => self.simple(ChunkKind::Opener, i),
            Tag::Relative => self.simple(ChunkKind::Relative, i),
            Tag::Attribution => self.simple(ChunkKind::Attribution, i),
            Tag::Particle => self.particle(i),
            Tag::Conjunction => {
                self.at = i + 1;
                self.conj = true;
            }
            Tag::Adverb => self.simple(ChunkKind::Adverb, i),
            Tag::Noun => {
                let mut chunk = noun::phrase(self, i, Prep::None);
                chunk.conj = conj;
                self.push(chunk);
            }
        }
    }

    /// هاجم مسلحون كميناً للشرطة، هجوم على كمين أمني: beside an attack it is a post of those under arms.
    fn is_post(&self, chunk: &Chunk) -> bool {
        let force = |lexeme: u32| {
            let trigger = self.a.lexicon.trigger(lexeme);
            trigger.is_some_and(|t| matches!(t.kind, EventKind::Attack | EventKind::Shelling) && !t.shadow)
        };
        let named = chunk.trigger == chunk.head && self.word(chunk.head as usize).marks.has(Marks::CREWED);
        let [before @ .., last] = self.out.as_slice() else { return false };
        if !named {
            return false;
        }
        let hits = |c: &Chunk| {
            c.kind == ChunkKind::Verb && !c.marks.has(Marks::LIGHT) && force(self.word(c.head as usize).verb)
        };
        let event = |c: &Chunk| {
            c.kind == ChunkKind::Noun && c.trigger != NONE && force(self.word(c.trigger as usize).noun)
        };
        let written = self.word(chunk.head as usize).noun_feats.has(Feats::INDEFINITE);
        match chunk.prep {
            Prep::On => event(last) || hits(last) || before.last().is_some_and(hits),
            Prep::At => event(last) || hits(last) || before.last().is_some_and(|c| event(c) || hits(c)),
            Prep::None if hits(last) => written || last.feats.has(Feats::PLURAL),
            Prep::None => last.kind == ChunkKind::Noun && before.last().is_some_and(hits),
            _ => false,
        }
    }

    /// قال "فرحان حق" إن، قال «فرحان حق»، نائب المتحدث: who speaks, in quotation marks of his own.
    fn quoted_person(&self, i: usize) -> Option<Chunk> {
        const LONGEST: usize = 4;
        let [.., verb, mark] = self.out.as_slice() else { return None };
        let word = self.word(verb.head as usize);
        let said = verb.kind == ChunkKind::Verb
            && self.a.lexicon.trigger(word.verb).is_some_and(|t| t.kind == EventKind::Statement);
        if !said || !matches!(mark.kind, ChunkKind::Punct(_)) {
            return None;
        }
        let at = self.a.quotes.partition_point(|q| (q.open as usize) < i - 1);
        let quote = self.a.quotes.get(at).filter(|q| q.open as usize + 1 == i)?;
        let close = quote.close as usize;
        let plain = |k: usize| self.is_word(k) && self.word(k).func == Func::None;
        if !(2..=LONGEST).contains(&(close - i)) || close + 1 >= self.end || !(i..close).all(plain) {
            return None;
        }
        let title = |k: usize| self.is_word(k) && self.word(k).classes.has(Classes::SPEAKER);
        let spoken = match self.punct(close + 1) {
            Some(Punct::Colon) => true,
            Some(Punct::Comma) => close + 2 < self.end && title(close + 2),
            _ => self.is_word(close + 1) && self.word(close + 1).func == Func::Subordinator,
        };
        spoken.then(|| {
            let mut chunk = Chunk::new(ChunkKind::Noun, i, close);
            chunk.classes = Classes::PERSON;
            chunk.all = Classes::PERSON;
            chunk.definite = true;
            chunk
        })
    }

    fn simple(&mut self, kind: ChunkKind, i: usize) {
        let word = *self.word(i);
        let end = if word.phrase_end > 0 { word.phrase_end as usize } else { i + 1 };
        let mut chunk = Chunk::new(kind, i, end.min(self.end).max(i + 1));
        chunk.marks = word.marks;
        chunk.conj = word.pro.conj();
        chunk.trigger = if kind == ChunkKind::Attribution { i as u32 } else { NONE };
        chunk.prep = word.prep;
        self.push(chunk);
    }

    /// A time phrase at `i`, whose preposition began at `start`.
    fn time(&mut self, i: usize, prep: Prep) -> bool {
        let Some(index) = self.time_at(i) else { return false };
        let span = self.a.times[index];
        if span.end as usize > self.end
            || prep == Prep::None && tag::event_verb_not_time(self, i, span.end as usize)
        {
            return false;
        }
        let mut chunk = Chunk::new(ChunkKind::Time, self.at, span.end as usize);
        chunk.head = i as u32;
        chunk.prep = prep;
        chunk.time = index as u32;
        chunk.conj = self.word(self.at).pro.conj();
        self.push(chunk);
        true
    }

    /// A short bracketed aside without a verb: a distance, another name, an abbreviation.
    fn aside(&mut self) -> bool {
        const LONGEST: usize = 14;
        let close =
            (self.at + 1..(self.at + LONGEST).min(self.end)).find(|&k| self.punct(k) == Some(Punct::Close));
        let Some(close) = close else { return false };
        let mut chunk = Chunk::new(ChunkKind::Aside, self.at, close + 1);
        for k in self.at + 1..close {
            chunk.all = chunk.all.with(self.word(k).classes);
        }
        self.push(chunk);
        true
    }

    fn verb(&mut self, i: usize) {
        let word = *self.word(i);
        let mut chunk = Chunk::new(ChunkKind::Verb, i, i + 1);
        chunk.feats = word.verb_feats;
        chunk.conj = word.pro.conj();
        chunk.future = word.pro.has(Pro::S);
        chunk.marks = if word.verb == NONE { Marks::NONE } else { word.verb_marks };
        if word.verb == NONE {
            chunk.feats = tag::guessed_feats(self.a.tokens.letters(i));
        }
        // Fold the particles and auxiliaries before it into the group.
        while let Some(last) = self.out.last().copied() {
            let adjacent = last.end as usize == i || last.end == chunk.start;
            let particle =
                last.kind == ChunkKind::Adverb && adjacent && last.negated | last.possible | last.future;
            let auxiliary = last.kind == ChunkKind::Verb && adjacent && last.marks.has(Marks::AUX);
            if !(particle || auxiliary) {
                break;
            }
            chunk.negated |= last.negated;
            chunk.future |= last.future;
            chunk.possible |= last.possible && chunk.feats.has(Feats::PRESENT);
            chunk.aux |= auxiliary || last.aux;
            chunk.conj |= last.conj;
            chunk.start = last.start;
            self.out.pop();
        }
        self.push(chunk);
    }

    /// لم، لن، لا، قد، سوف: wait for the verb.
    fn particle(&mut self, i: usize) {
        let word = *self.word(i);
        let mut chunk = Chunk::new(ChunkKind::Adverb, i, i + 1);
        chunk.marks = word.marks;
        chunk.conj = word.pro.conj();
        chunk.negated = word.func == Func::Negative || word.marks.has(Marks::NEGATION);
        chunk.possible = word.func == Func::Particle;
        let letters = self.a.tokens.letters(i);
        chunk.future = tag::is_future_particle(&letters[usize::from(word.stem)..]);
        self.push(chunk);
    }

    /// في حال اقتحم الجيش: before a verb the cue stands alone.
    fn conditional(&mut self, i: usize) -> bool {
        let word = *self.word(i);
        let next = i + 2;
        let cue = word.marks.has(Marks::CONDITION) && next < self.end && self.is_word(next);
        if !cue || self.word(next).verb == NONE || self.word(next).noun != NONE {
            return false;
        }
        let mut chunk = Chunk::new(ChunkKind::Adverb, i, next);
        chunk.conj = word.pro.conj();
        chunk.marks = word.marks;
        self.push(chunk);
        true
    }

    fn prepositional(&mut self, i: usize) {
        let word = *self.word(i);
        if self.conditional(i) {
            return;
        }
        let (mut prep, skip) = tag::compound(self, i);
        // نحو 35 غارة: about so many.
        if tag::approximates(self, i, i + skip) {
            prep = Prep::None;
        }
        let conj = word.pro.conj();
        let mut next = i + skip;
        if self.punct(next) == Some(Punct::Tag) && self.is_word(next + 1) {
            next += 1;
        }
        if next < self.end && self.is_word(next) {
            if self.time(next, prep) {
                return;
            }
            let follows = self.word(next);
            let noun = follows.func == Func::None && (follows.noun != NONE || follows.unknown());
            let nested =
                follows.func == Func::Preposition && follows.enc == Enc::None && tag::noun_like(follows.prep);
            let demonstrative = follows.func == Func::Demonstrative
                || follows.func == Func::Pronoun && follows.enc == Enc::None;
            let number = self.a.tokens.list[next].kind != TokenKind::Word;
            let mother = follows.func == Func::Conjunction
                && crate::text::fold::spell(self.a.tokens.letters(next), "أم")
                && self.is_word(next + 1)
                && self.word(next + 1).func == Func::None;
            if noun || demonstrative || number || nested || mother {
                let mut chunk = noun::phrase(self, next, prep);
                chunk.start = chunk.start.min(next as u32);
                chunk.conj = conj;
                self.push(chunk);
                return;
            }
        }
        // «في "حي"», or a preposition before أن, ما: alone.
        let quote = self.punct(next).is_some_and(|p| matches!(p, Punct::Quote | Punct::QuoteOpen));
        if quote && next + 1 < self.end && self.is_word(next + 1) && self.word(next + 1).func == Func::None {
            let mut chunk = noun::phrase(self, next + 1, prep);
            chunk.conj = conj;
            self.push(chunk);
            return;
        }
        let mut chunk = Chunk::new(ChunkKind::Adverb, i, i + skip.max(1));
        chunk.prep = prep;
        chunk.conj = conj;
        chunk.marks = word.marks;
        self.push(chunk);
    }
}
