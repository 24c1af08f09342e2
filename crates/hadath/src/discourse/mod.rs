//! Stage 7: who reports what. Contents of statements, speakers carried over, sources, time phrases, chains.

mod chain;
mod content;
mod doer;
mod heading;
mod inferred;
mod named;
mod place;
mod source;
mod speaker;
mod time_links;
mod time_scope;
mod times;

pub use inferred::Inference;

use crate::frame::{Mention, Range, Scene};
use crate::mention::Word;
use crate::model::Role;
use crate::text::Tokens;

/// What is carried from sentence to sentence.
#[derive(Debug, Default)]
pub struct Carry {
    /// The last speakers, the very last at the end.
    speakers: Vec<speaker::Speaker>,
    /// Who speaks in this line, by a colon after the name.
    line: Option<Range>,
    /// The first statement of those who speak of themselves as «we»: the text itself.
    text: Option<usize>,
    /// Events of the headline with whoever the headline quotes.
    headline: Vec<(usize, Range)>,
    /// The date of a bulletin's heading.
    time: Option<(Range, u32)>,
    /// The place of a heading of its own, with its line.
    place: Option<(Range, u32)>,
    /// Two places named together, with the lexeme of their head (حيّا السلام والنزهة).
    pair: Option<place::Pair>,
    /// Who speaks of itself as «we» in the text.
    own: Option<Range>,
    /// Quotations that run past their sentence: statement and one past the last token.
    open: Vec<(usize, u32)>,
}

impl Carry {
    /// Somebody has spoken. A few are remembered: وزعمت after a word of the other side goes on with the first.
    fn speak(&mut self, speaker: speaker::Speaker) {
        const REMEMBERED: usize = 3;
        self.speakers.retain(|s| s.range != speaker.range);
        if self.speakers.len() == REMEMBERED {
            self.speakers.remove(0);
        }
        self.speakers.push(speaker);
    }
}

/// Works on the mentions of one sentence, which begin at `first` in `all`.
pub fn sentence(scene: &Scene<'_>, all: &mut [Mention], first: usize, carry: &mut Carry) {
    if let Some((range, line)) = carry.place
        && line == scene.sentence.paragraph
    {
        for m in all[first..].iter_mut().filter(|m| !m.is_statement()) {
            m.add(Role::Place, range, "heading");
        }
    }
    speaker::self_named(scene, carry);
    if all.len() > first {
        reports(scene, all, first, carry);
    }
    heading::heading(scene, all, first, carry);
    place::pairs(scene, &mut all[first..], &mut carry.pair);
    place::tidy(scene, &mut all[first..]);
}

/// Who says what, when, where and by whom.
fn reports(scene: &Scene<'_>, all: &mut [Mention], first: usize, carry: &mut Carry) {
    carry.line = heading::colon_speaker(scene);
    speaker::speakers(scene, all, first, carry);
    content::contents(scene, all, first);
    times::attach(scene, &mut all[first..]);
    time_links::share(scene, &mut all[first..]);
    source::sources(scene, all, first, carry);
    heading::headline(scene, all, first, carry);
    speaker::first_person(scene, all, first, carry.line.or(carry.own));
    doer::doers(scene, all, first);
    place::places(scene, all, first);
}

/// What only the whole text shows: sources of the headline, chains.
pub fn finish(tokens: &Tokens, words: &[Word], all: &mut [Mention], carry: &Carry) {
    heading::resolve(tokens, all, carry);
    chain::chains(tokens, words, all);
}
