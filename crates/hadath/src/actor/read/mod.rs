//! What the words of an argument say, before the rest of the text is asked.

mod common;
mod proper;
mod state;

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::actor::phrase::{Hit, Words};
use crate::actor::registry::{Entry, Registry};
use crate::frame::Range;
use crate::names::{ActorRelation, ActorType};
use crate::phrase::Analysis;
use crate::text::fold::Letter;

/// A listed actor that the words may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its index.
    pub actor: u16,
    /// Its state must occur in the text.
    pub local: bool,
}

/// What the words name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// Nothing that is known.
    #[default]
    Nothing,
    /// One of these actors.
    Actors(Vec<Candidate>),
    /// A body, of this state or of one that the text must tell.
    Body(u16, Option<u16>),
    /// A state.
    State(u16),
    /// A name that depends on the side, with the rows that it can mean, and the body that it is otherwise.
    Side(u16, u32, Option<u16>),
    /// The speaker's own.
    Own,
    /// A sort of people.
    Category(u16),
    /// A body that is not listed.
    Organisation(u16),
    /// Known by its type only.
    Sort(ActorType),
}

/// The reading of an argument.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What it names.
    pub what: What,
    /// What the words are to that.
    pub relation: Option<ActorRelation>,
    /// A nationality or a state beside the name.
    pub state: Option<u16>,
    /// The actors that the words name as owner (التابعة لـ).
    pub owner: Vec<Candidate>,
    /// A body of a state that they name as owner.
    pub owner_body: Option<(u16, u16)>,
    /// A name that depends on the side as owner.
    pub owner_side: Option<(u16, u32)>,
    /// A lead stood before: the name may follow anywhere.
    pub loose: bool,
    /// What the words are if the name that depends on the side stays open.
    pub sort: Option<u16>,
    /// Of a state that only the words themselves could tell.
    pub open: bool,
    /// The key of the first word that says what it is.
    pub head: Vec<Letter>,
    /// The key of the first word of the name.
    pub name: Vec<Letter>,
    /// The words are one noun with the article, which may point back (الوزارة، الجماعة).
    pub points: bool,
    /// One past the words of the head.
    pub after: usize,
}

/// Readings from earlier texts, for one registry. They depend on nothing but the words, so keeping them changes no
/// result.
#[derive(Debug, Default)]
pub struct Readings {
    known: FxHashMap<Words, Arc<Reading>>,
    /// The words at hand.
    words: Words,
}

impl Readings {
    /// More than this many are not kept, and none of words that are longer than this altogether.
    const MOST: usize = 2048;
    const LETTERS: usize = 256;

    /// The reading of an argument; `agent`: it did something.
    pub fn get(&mut self, registry: &Registry, a: &Analysis<'_>, range: Range, agent: bool) -> Arc<Reading> {
        self.words.agent = agent;
        self.words.read(registry, a, range);
        if let Some(known) = self.known.get(&self.words) {
            return Arc::clone(known);
        }
        let reading = Arc::new(Reader::new(registry, &self.words).read());
        if self.known.len() >= Readings::MOST {
            self.known.clear();
        }
        if self.words.letters() <= Readings::LETTERS {
            self.known.insert(self.words.clone(), Arc::clone(&reading));
        } else {
            self.words = Words::default();
        }
        reading
    }
}

/// Reads one argument.
struct Reader<'a> {
    /// The registry.
    registry: &'a Registry,
    /// The words.
    phrase: &'a Words,
    /// The names at the words that were asked for.
    hits: Vec<Option<Rc<[Hit<'a>]>>>,
}

/// How to go on after a word.
enum Step {
    Done,
    Skip(usize),
}

impl<'a> Reader<'a> {
    fn new(registry: &'a Registry, phrase: &'a Words) -> Reader<'a> {
        Reader { registry, phrase, hits: vec![None; phrase.parts.len()] }
    }

    /// What the words say.
    fn read(mut self) -> Reading {
        let mut out = Reading::default();
        let head = self.head();
        out.head = self.phrase.word(head).to_vec();
        out.points = head + 1 == self.len() && self.phrase.parts[head].al;
        let mut i = head;
        while i < self.len() {
            // A name that belongs to the head is not far from it.
            const FAR: usize = 7;
            const FAR_FROM_SOURCES: usize = 4;
            let far = if matches!(out.what, What::Category(_)) { FAR_FROM_SOURCES } else { FAR };
            if i > head + far {
                break;
            }
            match self.word(&mut out, i, i == head) {
                Step::Done => break,
                Step::Skip(n) => i += n,
            }
        }
        if matches!(out.what, What::Category(_) | What::Organisation(_) | What::Sort(_) | What::Nothing) {
            if out.relation == Some(ActorRelation::Property) {
                // سيارة مدنية: a thing of nobody that is known.
                out.what = What::Nothing;
            }
            out.relation = None;
        }
        out
    }

    fn len(&self) -> usize {
        self.phrase.parts.len()
    }

    /// The first word that is no number and does not only count or point.
    fn head(&mut self) -> usize {
        let n = self.len();
        (0..n).find(|&i| !self.phrase.parts[i].counts || !self.hits(i).is_empty()).unwrap_or(n)
    }

    fn hits(&mut self, i: usize) -> Rc<[Hit<'a>]> {
        let (phrase, registry) = (self.phrase, self.registry);
        Rc::clone(self.hits[i].get_or_insert_with(|| phrase.hits(registry, i).into()))
    }

    fn word(&mut self, out: &mut Reading, i: usize, head: bool) -> Step {
        out.name = self.phrase.word(i).to_vec();
        let hits = self.hits(i);
        if matches!(out.what, What::Organisation(_)) {
            // كتيبة النصر التابعة لـ…, but not دورية تابعة لـ…
            let owned = self.owned(i);
            if owned && (!out.loose || i > out.after + 1) {
                return self.owner(out, i, &hits);
            }
            if !owned && !out.loose {
                return self.after_organisation(out, i, &hits);
            }
        }
        if let Some(step) = self.proper(out, i, head, &hits) {
            return step;
        }
        // الولايات المتحدة is longer than الولايات.
        let state = hits.first().is_some_and(|hit| hit.entries.iter().any(|e| matches!(e, Entry::State(_))));
        if !state && let Some(step) = self.common(out, i, &hits) {
            return step;
        }
        if let Some(step) = self.nationality(out, i, head, &hits) {
            return step;
        }
        if head { self.unknown_head(out, i) } else { Step::Skip(1) }
    }
}

/// What stands before a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is the first word.
    Head,
    /// A head noun of bodies (جماعة، قناة).
    Organisation(u16),
    /// An office (الرئيس).
    Office,
    /// Words that lead to a name (عناصر).
    Lead,
    /// Anything else.
    Inside,
}
