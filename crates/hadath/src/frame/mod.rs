//! Stage 5: chunks become event mentions with their arguments.

mod args;
mod clause;
mod everyday;
mod govern;
mod mode;
mod needs;
mod noun;
mod pronoun;
mod reject;
mod statement;
mod topic;
mod verb;

pub use clause::{Clause, VerbRoles};
pub use mode::inherit as inherit_modes;
use mode::refine;
pub use reject::Recorder;
pub use verb::aims_at_deed;

use std::borrow::Cow;

use crate::lexicon::Trigger;
use crate::lexicon::class::{Classes, Needs, Weapons};
use crate::lexicon::paradigm::Feats;
use crate::mention::NONE;
use crate::model::{Act, EventKind, Modality, Mode, Polarity, Role, Tense};
use crate::phrase::{Analysis, Chunk, ChunkKind};
use crate::text::sentence::Sentence;

/// A run of tokens, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Range {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
}

impl Range {
    /// A range.
    pub fn new(start: u32, end: u32) -> Range {
        Range { start, end }
    }

    /// Is the token inside?
    pub fn has(self, token: u32) -> bool {
        self.start <= token && token < self.end
    }
}

/// An argument over tokens.
#[derive(Clone, Debug)]
pub struct Arg {
    /// Its role.
    pub role: Role,
    /// Its tokens.
    pub range: Range,
    /// Index of the time phrase; [`NONE`] for others.
    pub time: u32,
    /// The rule that found it.
    pub rule: Cow<'static, str>,
}

/// An event mention in the making.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its kind.
    pub kind: EventKind,
    /// Its mode.
    pub mode: Option<Mode>,
    /// Its act.
    pub act: Option<Act>,
    /// The token of the trigger.
    pub token: u32,
    /// One past the last token of the trigger.
    pub token_end: u32,
    /// The chunk of the trigger in its sentence.
    pub chunk: u32,
    /// The lexeme.
    pub lexeme: u32,
    /// The trigger is a verb.
    pub verb: bool,
    /// A participle that continues the speech of another statement (مضيفاً).
    pub participle: bool,
    /// A phrase of attribution (بحسب).
    pub attribution: bool,
    /// A verb of speech after what it reports (حسبما أفادت).
    pub postposed: bool,
    /// Features of the trigger.
    pub feats: Feats,
    /// The chunk of the verb that governs the event noun.
    pub governor: Option<u32>,
    /// Arguments.
    pub args: Vec<Arg>,
    /// Means named anywhere in the event.
    pub weapons: Weapons,
    /// How many.
    pub count: Option<u32>,
    /// For statements: what it reports, as a run of tokens.
    pub content: Vec<Range>,
    /// Polarity.
    pub polarity: Polarity,
    /// Modality.
    pub modality: Modality,
    /// Tense.
    pub tense: Tense,
    /// The index of the statement that reports it.
    pub source: Option<usize>,
    /// Chain.
    pub coref: Option<u32>,
    /// Generic.
    pub generic: bool,
    /// An event of a kind that is not part of the output.
    pub shadow: bool,
    /// A rule found that it is no event after all (a price attacks, a storm besieges).
    pub rejected: bool,
    /// Rules with the tokens that they used.
    pub steps: Vec<(Cow<'static, str>, Range)>,
}

impl Mention {
    fn new(kind: EventKind, token: u32, chunk: u32, lexeme: u32) -> Mention {
        Mention {
            kind,
            mode: None,
            act: None,
            token,
            token_end: token + 1,
            chunk,
            lexeme,
            verb: false,
            participle: false,
            attribution: false,
            postposed: false,
            feats: Feats(0),
            governor: None,
            args: Vec::new(),
            weapons: Weapons::NONE,
            count: None,
            content: Vec::new(),
            polarity: Polarity::Positive,
            modality: Modality::Asserted,
            tense: Tense::Past,
            source: None,
            coref: None,
            generic: false,
            rejected: false,
            shadow: false,
            steps: Vec::new(),
        }
    }

    /// Is it a statement?
    pub fn is_statement(&self) -> bool {
        self.kind == EventKind::Statement
    }

    /// Has it an argument of this role?
    pub fn has(&self, role: Role) -> bool {
        self.args.iter().any(|a| a.role == role)
    }

    /// Adds an argument unless it is there.
    pub fn add(&mut self, role: Role, range: Range, rule: &'static str) {
        if !self.args.iter().any(|a| a.role == role && a.range == range) {
            self.args.push(Arg { role, range, time: NONE, rule: Cow::Borrowed(rule) });
        }
    }

    /// The rule that found the first argument of a role.
    pub fn rule(&self, role: Role) -> Option<&str> {
        self.args.iter().find(|a| a.role == role).map(|a| a.rule.as_ref())
    }

    /// Does it report what stands before it?
    pub fn attributes(&self) -> bool {
        self.attribution || self.postposed
    }

    /// The first argument of a role.
    pub fn first(&self, role: Role) -> Option<Range> {
        self.args.iter().find(|a| a.role == role).map(|a| a.range)
    }
}

/// One sentence with its chunks and clauses, and everything that the frame rules look at.
pub struct Scene<'a> {
    /// The text.
    pub a: &'a Analysis<'a>,
    /// The chunks of the sentence.
    pub cs: &'a [Chunk],
    /// The sentence.
    pub sentence: Sentence,
    /// Subject and object of every verb chunk.
    pub roles: Vec<Option<VerbRoles>>,
    /// Where reasons for rejections go, if somebody asks for them.
    recorder: Option<&'a Recorder>,
}

impl<'a> Scene<'a> {
    /// Prepares a sentence.
    pub fn new(a: &'a Analysis<'a>, cs: &'a [Chunk], sentence: Sentence) -> Scene<'a> {
        let clause = Clause { a, cs };
        let roles = (0..cs.len()).map(|i| (cs[i].kind == ChunkKind::Verb).then(|| clause.roles(i))).collect();
        Scene { a, cs, sentence, roles, recorder: None }
    }

    /// The clause rules.
    pub fn clause(&self) -> Clause<'a> {
        Clause { a: self.a, cs: self.cs }
    }

    /// The trigger that token `i` names as a noun or a verb.
    pub fn trigger(&self, lexeme: u32) -> Option<&'a Trigger> {
        self.a.lexicon.trigger(lexeme)
    }

    /// The other lexemes with the form and the part of speech of `lexeme` at `token` that are triggers.
    pub fn other_senses(&self, token: u32, lexeme: u32) -> impl Iterator<Item = u32> + '_ {
        self.other_senses_of(token, lexeme, self.a.lexicon.lexeme(lexeme).pos)
    }

    /// The same, with part of speech `pos`.
    pub fn other_senses_of(
        &self,
        token: u32,
        lexeme: u32,
        pos: crate::lexicon::Pos,
    ) -> impl Iterator<Item = u32> + '_ {
        let letters = self.a.tokens.letters(token as usize);
        let lexicon = self.a.lexicon;
        let senses = self.a.words[token as usize].other_senses(letters, lexicon, lexeme);
        senses.filter(move |&l| lexicon.lexeme(l).pos == pos)
    }

    /// The tokens of a chunk.
    pub fn range(&self, chunk: usize) -> Range {
        Range::new(self.cs[chunk].start, self.cs[chunk].end)
    }

    /// The verb chunk of which `np` is subject or object.
    pub fn governor(&self, np: usize) -> Option<(usize, VerbRoles)> {
        // The verb of its own relative clause does not govern it.
        let near = |v: &usize| {
            let governs =
                |r: &VerbRoles| (r.subject == Some(np) || r.object == Some(np)) && r.antecedent != Some(np);
            self.roles[*v].filter(governs).map(|r| (*v, r))
        };
        let from = np.saturating_sub(clause::REACH);
        let to = (np + clause::REACH).min(self.cs.len());
        (from..np).rev().find_map(|v| near(&v)).or_else(|| (np + 1..to).find_map(|v| near(&v)))
    }
}

/// Finds the event mentions of a sentence.
pub fn extract(scene: &Scene<'_>, out: &mut Vec<Mention>) {
    for i in 0..scene.cs.len() {
        let c = &scene.cs[i];
        match c.kind {
            ChunkKind::Verb => {
                if let Some(m) = verb::mention(scene, i) {
                    out.push(m);
                }
            }
            ChunkKind::Attribution => {
                if let Some(m) = statement::attribution(scene, i) {
                    out.push(m);
                }
            }
            ChunkKind::Noun if c.trigger != NONE => noun::mentions(scene, i, out),
            ChunkKind::Noun => {
                if let Some(m) = noun::drone_in_the_sky(scene, i) {
                    out.push(m);
                }
            }
            _ => {}
        }
    }
    scene.record_unused(out);
}

/// A thing that neither acts nor strikes: a price, a storm, a programme.
pub fn inanimate(c: &Chunk) -> bool {
    c.classes.any(Classes::GENERAL.with(Classes::DOMAIN).with(Classes::NORM))
        && !c.classes.any(
            Classes::HUMAN
                .with(Classes::WEAPON)
                .with(Classes::PLACE)
                .with(Classes::PLACE_HEAD)
                .with(Classes::FACILITY)
                .with(Classes::QUANTITY),
        )
        && c.trigger == NONE
}

/// Statements in the making share this check with the frames.
fn needs_ok(scene: &Scene<'_>, m: &Mention, needs: Needs) -> bool {
    needs::satisfied(scene, m, needs)
}
