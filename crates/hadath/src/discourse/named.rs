//! What the arguments of the mentions of a text name, read once for all comparisons.

use crate::frame::{Mention, Range};
use crate::lexicon::class::{Classes, Func};
use crate::lexicon::paradigm::Enc;
use crate::lexicon::table::hash;
use crate::mention::Word;
use crate::model::Role;
use crate::text::Tokens;
use crate::text::fold::{ALEF, LAM, Letter};

/// The places, targets and agents of all mentions, in their order.
pub struct Named<'a> {
    tokens: &'a Tokens,
    words: &'a [Word],
    args: Vec<Argument>,
    content: Vec<Content<'a>>,
    /// Where the arguments of each mention end.
    ends: Vec<usize>,
}

/// An argument.
struct Argument {
    role: Role,
    /// It names something, and does not only point back.
    names: bool,
    /// It has several words.
    several: bool,
    /// Its words of content, at these places of the list.
    content: std::ops::Range<usize>,
    /// A bit for each of them.
    bits: u64,
}

/// A word of content, without particles and article.
struct Content<'a> {
    letters: &'a [Letter],
    /// A head noun of places, and no name of one.
    head: bool,
}

impl<'a> Named<'a> {
    /// Reads the arguments.
    pub fn new(tokens: &'a Tokens, words: &'a [Word], all: &[Mention]) -> Named<'a> {
        let n = all.len();
        let (args, content) = (Vec::with_capacity(2 * n), Vec::with_capacity(4 * n));
        let mut named = Named { tokens, words, args, content, ends: Vec::with_capacity(n) };
        for m in all {
            let told = m.args.iter().filter(|a| matches!(a.role, Role::Place | Role::Target | Role::Agent));
            for arg in told.filter(|_| !m.is_statement() && !m.generic) {
                named.add(arg.role, arg.range);
            }
            named.ends.push(named.args.len());
        }
        named
    }

    fn add(&mut self, role: Role, range: Range) {
        const WORDS: u32 = 10;
        let from = self.content.len();
        let mut bits = 0;
        for t in range.start..range.end.min(range.start + WORDS) {
            let (letters, word) = (self.bare(t as usize), &self.words[t as usize]);
            if word.func == Func::None && letters.len() > 1 {
                let head = word.classes.has(Classes::PLACE_HEAD) && !word.classes.has(Classes::PLACE);
                self.content.push(Content { letters, head });
                bits |= 1 << (hash(letters) % 64);
            }
        }
        let names = if role == Role::Agent { self.is_name(range) } else { !self.vague(range) };
        let several = range.end - range.start > 1;
        self.args.push(Argument { role, names, several, content: from..self.content.len(), bits });
    }

    fn bare(&self, t: usize) -> &'a [Letter] {
        let letters = self.tokens.letters(t);
        let stem = letters.get(usize::from(self.words[t].stem)..).unwrap_or(letters);
        let stem = stem.strip_prefix(&[ALEF, LAM]).filter(|s| s.len() > 2).unwrap_or(stem);
        // سوقاً شعبياً, سوق شعبي
        stem.strip_suffix(&[ALEF]).filter(|s| s.len() > 2).unwrap_or(stem)
    }

    /// المدينة، قواته، المسلحون: a phrase that names nothing by itself.
    fn vague(&self, r: Range) -> bool {
        let w = &self.words[r.start as usize];
        (r.end == r.start + 1 && w.al() || w.enc != Enc::None) && !self.is_name(r)
    }

    /// It holds a name or an adjective of belonging; مسلحون and انتحاري may be anybody.
    fn is_name(&self, r: Range) -> bool {
        self.words[r.start as usize..r.end as usize]
            .iter()
            .any(|w| w.unknown() || w.classes.any(Classes::PLACE.with(Classes::ACTOR).with(Classes::NISBA)))
    }

    fn of(&self, mention: usize, role: Role) -> impl Iterator<Item = &Argument> + Clone {
        let from = mention.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.args[from..self.ends[mention]].iter().filter(move |a| a.role == role)
    }

    /// Whether arguments of a role share a word; nothing where one of the two has none, or one that only points back.
    pub fn overlap(&self, one: usize, two: usize, role: Role) -> Option<bool> {
        let of = |mention| self.of(mention, role).filter(|a| a.names);
        of(one).next().and(of(two).next())?;
        Some(of(one).any(|x| of(two).any(|y| self.common(x, y))))
    }

    /// A place of the one is the target of the other.
    pub fn crosses(&self, one: usize, two: usize) -> bool {
        let common = |a, b| self.of(one, a).any(|x| self.of(two, b).any(|y| self.common(x, y)));
        common(Role::Place, Role::Target) || common(Role::Target, Role::Place)
    }

    /// A word in common.
    fn common(&self, a: &Argument, b: &Argument) -> bool {
        let content =
            |x: &Argument| self.content[x.content.clone()].iter().filter(|c| !(c.head && a.several));
        a.bits & b.bits != 0 && content(a).any(|x| content(b).any(|y| x.letters == y.letters))
    }
}
