//! Seeds to lexicon.

use std::collections::BTreeMap;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashMap;

use super::class::{Classes, Func, Marks, Needs, Prep, Slot, Weapons};
use super::paradigm::{Feats, NounSpec, VerbSpec};
use super::seed::{ActorSeed, FrameSeed, PlaceSeed, SeedFile, Source, Text, TriggerSeed};
use super::table::TableBuilder;
use super::{Frame, Lexeme, Lexicon, MeansRule, Pattern, Pos, Trigger};
use crate::error::Error;
use crate::model::{Act, EventKind, Mode};
use crate::text::fold::{ALEF, LAM, Letter, fold_str};

/// Compiles the seeds, in order.
pub fn compile(sources: &[Source<'_>]) -> Result<Lexicon, Error> {
    let files: Vec<SeedFile> = sources.iter().map(Source::parse).collect::<Result<_, _>>()?;
    let mut c = Compiler::default();
    for (source, file) in sources.iter().zip(&files) {
        c.frames(source, file)?;
    }
    for (source, file) in sources.iter().zip(&files) {
        c.file(source, file)?;
    }
    Ok(c.finish())
}

#[derive(Default)]
struct Compiler {
    lexemes: Vec<Lexeme>,
    triggers: Vec<Trigger>,
    means: Vec<MeansRule>,
    sets: Vec<String>,
    frames: BTreeMap<String, Frame>,
    table: TableBuilder,
    patterns: Vec<Pattern>,
    pattern_texts: Vec<Vec<Letter>>,
    pattern_index: FxHashMap<Vec<Letter>, usize>,
    places: u16,
    actors: u16,
}

impl Lexeme {
    fn new(source: &Source<'_>, lemma: &str, pos: Pos) -> Lexeme {
        let lemma = lemma.split('/').next().unwrap_or(lemma);
        Lexeme {
            entry: Arc::from(format!("{}: {lemma}", source.name)),
            pos,
            classes: Classes::NONE,
            marks: Marks::NONE,
            weapons: Weapons::NONE,
            func: Func::None,
            prep: Prep::None,
            trigger: None,
            place: None,
            actor: None,
            needs_head: false,
        }
    }
}

/// Looks a name up in its vocabulary, with an error at its place.
fn named<T>(
    source: &Source<'_>,
    text: &Text,
    what: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T, Error> {
    parse(text.get_ref()).ok_or_else(|| source.error(text, format!("unknown {what} {:?}", text.get_ref())))
}

impl Compiler {
    fn frames(&mut self, source: &Source<'_>, file: &SeedFile) -> Result<(), Error> {
        for (name, seed) in &file.frame {
            let frame = frame(source, seed)?;
            self.frames.insert(name.clone(), frame);
        }
        Ok(())
    }

    fn file(&mut self, source: &Source<'_>, file: &SeedFile) -> Result<(), Error> {
        self.word_lists(source, file)?;
        self.function_words(source, file)?;
        self.support(source, file)?;
        self.means(source, file)?;
        for seed in &file.weapon {
            let weapons = named(source, &seed.class, "weapon class", Weapons::parse)?;
            let set = |l: &mut Lexeme| {
                l.weapons = weapons;
                l.classes = Classes::WEAPON;
            };
            self.nouns(source, &seed.nouns, set)?;
            self.phrases(source, &seed.phrases, set)?;
        }
        for seed in &file.place {
            self.place(source, seed)?;
        }
        for seed in &file.actor {
            self.actor(source, seed)?;
        }
        for seed in &file.trigger {
            self.trigger(source, seed)?;
        }
        Ok(())
    }

    fn word_lists(&mut self, source: &Source<'_>, file: &SeedFile) -> Result<(), Error> {
        let class = match &file.class {
            Some(class) => named(source, class, "class", Classes::parse)?,
            None => Classes::GENERAL,
        };
        self.nouns(source, &file.nouns, |l| l.classes = class)?;
        self.phrases(source, &file.phrases, |l| l.classes = class)?;
        self.verbs(source, &file.verbs, |_| {})?;
        for text in &file.adjectives {
            self.adjective(source, text, |_| {})?;
        }
        Ok(())
    }

    fn function_words(&mut self, source: &Source<'_>, file: &SeedFile) -> Result<(), Error> {
        for (name, words) in &file.function {
            let func = Func::parse(name)
                .ok_or_else(|| Error::lexicon(source.name, 1, format!("unknown function class {name:?}")))?;
            for word in words {
                self.exact(source, word, |l| l.func = func);
            }
        }
        for (name, words) in &file.preposition {
            let prep = Prep::parse(name).ok_or_else(|| {
                Error::lexicon(source.name, 1, format!("unknown preposition class {name:?}"))
            })?;
            for word in words {
                self.exact(source, word, |l| {
                    l.func = Func::Preposition;
                    l.prep = prep;
                });
            }
        }
        for (name, words) in &file.cue {
            let mark = Marks::parse(name)
                .ok_or_else(|| Error::lexicon(source.name, 1, format!("unknown cue class {name:?}")))?;
            for word in words {
                self.exact(source, word, |l| l.marks = mark);
            }
        }
        Ok(())
    }

    fn support(&mut self, source: &Source<'_>, file: &SeedFile) -> Result<(), Error> {
        for (name, words) in &file.support {
            let mark = Marks::parse(name)
                .ok_or_else(|| Error::lexicon(source.name, 1, format!("unknown support class {name:?}")))?;
            self.verbs(source, &words.verbs, |l| l.marks = mark)?;
            self.nouns(source, &words.nouns, |l| {
                l.marks = mark;
                l.classes = Classes::GENERAL;
            })?;
            for text in &words.adjectives {
                self.adjective(source, text, |l| l.marks = mark)?;
            }
        }
        Ok(())
    }

    fn means(&mut self, source: &Source<'_>, file: &SeedFile) -> Result<(), Error> {
        for rule in &file.rule {
            let mut weapons = Weapons::NONE;
            for weapon in &rule.weapon {
                weapons = weapons.with(named(source, weapon, "weapon class", Weapons::parse)?);
            }
            let set = self.set(rule.set.get_ref());
            let kind = named(source, &rule.kind, "kind", EventKind::parse)?;
            let mode = rule.mode.as_ref().map(|m| named(source, m, "mode", Mode::parse)).transpose()?;
            self.means.push(MeansRule { set, weapons, kind, mode });
        }
        for seed in &file.adjective {
            let weapons = named(source, &seed.class, "weapon class", Weapons::parse)?;
            for text in &seed.adjectives {
                self.adjective(source, text, |l| l.weapons = weapons)?;
            }
        }
        Ok(())
    }

    fn set(&mut self, name: &str) -> u8 {
        let at = self.sets.iter().position(|s| s == name).unwrap_or_else(|| {
            self.sets.push(name.to_owned());
            self.sets.len() - 1
        });
        at as u8
    }

    fn push(&mut self, lexeme: Lexeme) -> u32 {
        self.lexemes.push(lexeme);
        self.lexemes.len() as u32 - 1
    }

    fn verbs(&mut self, source: &Source<'_>, texts: &[Text], set: impl Fn(&mut Lexeme)) -> Result<(), Error> {
        for text in texts {
            let spec = VerbSpec::parse(text.get_ref()).ok_or_else(|| {
                source.error(text, format!("not a verb 'past/present': {:?}", text.get_ref()))
            })?;
            let mut lexeme = Lexeme::new(source, text.get_ref(), Pos::Verb);
            set(&mut lexeme);
            let index = self.push(lexeme);
            spec.forms(&mut |form: &[Letter], feats: Feats| self.table.add(form, index, feats));
        }
        Ok(())
    }

    fn nouns(&mut self, source: &Source<'_>, texts: &[Text], set: impl Fn(&mut Lexeme)) -> Result<(), Error> {
        for text in texts {
            if text.get_ref().contains(' ') {
                self.phrase(source, text, &set);
                continue;
            }
            let spec = NounSpec::parse(text.get_ref())
                .ok_or_else(|| source.error(text, format!("not a noun: {:?}", text.get_ref())))?;
            let mut lexeme = Lexeme::new(source, text.get_ref(), Pos::Noun);
            set(&mut lexeme);
            let index = self.push(lexeme);
            spec.forms(&mut |form: &[Letter], feats: Feats| self.table.add(form, index, feats));
        }
        Ok(())
    }

    fn adjective(
        &mut self,
        source: &Source<'_>,
        text: &Text,
        set: impl Fn(&mut Lexeme),
    ) -> Result<u32, Error> {
        let spec = NounSpec::parse(text.get_ref())
            .ok_or_else(|| source.error(text, format!("not an adjective: {:?}", text.get_ref())))?;
        let mut lexeme = Lexeme::new(source, text.get_ref(), Pos::Adjective);
        lexeme.classes = Classes::ADJECTIVE;
        set(&mut lexeme);
        let index = self.push(lexeme);
        spec.adjective_forms(&mut |form: &[Letter], feats: Feats| self.table.add(form, index, feats));
        Ok(index)
    }

    /// A participle of speech: only the forms that continue a statement (مضيفاً، مؤكدة).
    fn participle(
        &mut self,
        source: &Source<'_>,
        text: &Text,
        set: impl Fn(&mut Lexeme),
    ) -> Result<(), Error> {
        let spec = NounSpec::parse(text.get_ref())
            .ok_or_else(|| source.error(text, format!("not a participle: {:?}", text.get_ref())))?;
        let mut lexeme = Lexeme::new(source, text.get_ref(), Pos::Adjective);
        set(&mut lexeme);
        let index = self.push(lexeme);
        spec.circumstance_forms(&mut |form: &[Letter], feats: Feats| self.table.add(form, index, feats));
        Ok(())
    }

    /// A word that has no other forms.
    fn exact(&mut self, source: &Source<'_>, text: &Text, set: impl Fn(&mut Lexeme)) {
        if text.get_ref().contains(' ') {
            self.phrase(source, text, &set);
            return;
        }
        let mut lexeme = Lexeme::new(source, text.get_ref(), Pos::Function);
        set(&mut lexeme);
        let index = self.push(lexeme);
        self.table.add(&fold_str(text.get_ref()), index, Feats::default());
    }

    fn phrases(
        &mut self,
        source: &Source<'_>,
        texts: &[Text],
        set: impl Fn(&mut Lexeme),
    ) -> Result<(), Error> {
        for text in texts {
            if text.get_ref().contains(' ') {
                self.phrase(source, text, &set);
            } else {
                self.nouns(source, std::slice::from_ref(text), &set)?;
            }
        }
        Ok(())
    }

    fn phrase(&mut self, source: &Source<'_>, text: &Text, set: &impl Fn(&mut Lexeme)) {
        let mut lexeme = Lexeme::new(source, text.get_ref(), Pos::Noun);
        set(&mut lexeme);
        if lexeme.func != Func::None || lexeme.marks != Marks::NONE {
            lexeme.pos = Pos::Function;
        }
        let index = self.push(lexeme);
        self.pattern(&fold_str(text.get_ref()), index);
    }

    /// Adds a multi-word pattern with its definite variants: `طائرة مسيرة` → `الطائرة المسيرة`, `الطائرة مسيرة`.
    fn pattern(&mut self, letters: &[Letter], lexeme: u32) {
        let words: Vec<&[Letter]> = letters.split(|&l| l == b' ').collect();
        let article = |w: &[Letter]| w.len() > 3 && w[0] == ALEF && w[1] == LAM;
        self.add_pattern(letters.to_vec(), lexeme, words.len());
        if article(words[0]) {
            // للأمم المتحدة: the article melts into the preposition.
            self.add_pattern([&[LAM, LAM], &letters[2..]].concat(), lexeme, words.len());
            return;
        }
        if words[1..].iter().all(|w| !article(w)) {
            let rest: Vec<Vec<Letter>> = words[1..].iter().map(|w| [&[ALEF, LAM][..], w].concat()).collect();
            let mut variant = words[0].to_vec();
            for word in &rest {
                variant.push(b' ');
                variant.extend_from_slice(word);
            }
            self.add_pattern(variant, lexeme, words.len());
        }
    }

    fn add_pattern(&mut self, letters: Vec<Letter>, lexeme: u32, words: usize) {
        let definite = letters.starts_with(&[ALEF, LAM]) || letters.starts_with(&[LAM, LAM]);
        let melted = letters.starts_with(&[LAM, LAM]);
        let pattern = Pattern { lexeme, words: words as u8, definite, melted };
        if let Some(&at) = self.pattern_index.get(&letters) {
            // The later entry adds to the earlier one rather than hiding it.
            self.merge(self.patterns[at].lexeme, lexeme);
            return;
        }
        self.pattern_index.insert(letters.clone(), self.patterns.len());
        self.patterns.push(pattern);
        self.pattern_texts.push(letters);
    }

    fn merge(&mut self, into: u32, from: u32) {
        if into == from {
            return;
        }
        let from = self.lexemes[from as usize].clone();
        let into = &mut self.lexemes[into as usize];
        into.classes = into.classes.with(from.classes);
        into.marks = into.marks.with(from.marks);
        into.weapons = into.weapons.with(from.weapons);
        into.trigger = into.trigger.or(from.trigger);
        into.place = into.place.or(from.place);
        into.actor = into.actor.or(from.actor);
    }

    fn name(&mut self, source: &Source<'_>, text: &Text, set: &impl Fn(&mut Lexeme)) {
        let letters = fold_str(text.get_ref());
        let mut lexeme = Lexeme::new(source, text.get_ref(), Pos::Noun);
        set(&mut lexeme);
        let index = self.push(lexeme);
        if letters.contains(&b' ') {
            self.pattern(&letters, index);
        } else {
            self.table.add(&letters, index, Feats::SINGULAR);
            // A name that has the article keeps it: الرقة is looked up as رقه after the article is read off.
            if letters.len() > 4 && letters[0] == ALEF && letters[1] == LAM {
                self.table.add(&letters[2..], index, Feats::SINGULAR.with(Feats::NOMINATIVE));
            }
        }
    }

    fn place(&mut self, source: &Source<'_>, seed: &PlaceSeed) -> Result<(), Error> {
        let index = self.places;
        self.places += 1;
        let nation = seed.kind == "country";
        let set = |l: &mut Lexeme| {
            l.place = Some(index);
            l.needs_head = seed.needs_head;
            l.classes = if nation { Classes::PLACE.with(Classes::NATION) } else { Classes::PLACE };
        };
        for name in std::iter::once(&seed.name).chain(&seed.aliases) {
            self.name(source, name, &set);
        }
        for nisba in seed.nisba.iter().chain(&seed.nisba_aliases) {
            self.adjective(source, nisba, |l| l.classes = Classes::ADJECTIVE.with(Classes::NISBA))?;
        }
        Ok(())
    }

    fn actor(&mut self, source: &Source<'_>, seed: &ActorSeed) -> Result<(), Error> {
        let class = match seed.kind.as_str() {
            "media" => Classes::MEDIA,
            "state_forces" | "armed_group" | "political_militia" | "police" | "coalition" => {
                Classes::ACTOR.with(Classes::FORCE)
            }
            "government" | "party" | "international" | "aid" | "monitor" | "court" => {
                Classes::ACTOR.with(Classes::INSTITUTION)
            }
            "civilians" => Classes::CIVILIAN,
            other => return Err(source.error(&seed.name, format!("unknown actor type {other:?}"))),
        };
        let index = self.actors;
        self.actors += 1;
        let set = |l: &mut Lexeme| {
            l.actor = Some(index);
            l.needs_head = seed.needs_head;
            l.classes = class;
        };
        for name in std::iter::once(&seed.name).chain(&seed.aliases) {
            self.name(source, name, &set);
        }
        Ok(())
    }

    fn trigger(&mut self, source: &Source<'_>, seed: &TriggerSeed) -> Result<(), Error> {
        let mut frame = *self
            .frames
            .get(seed.frame.get_ref())
            .ok_or_else(|| source.error(&seed.frame, format!("unknown frame {:?}", seed.frame.get_ref())))?;
        if let Some(idafa) = &seed.idafa {
            frame.idafa = match idafa.get_ref().as_str() {
                "victim" => Slot::Target,
                _ => named(source, idafa, "slot", Slot::parse)?,
            };
        }
        let mode = seed.mode.as_ref().or(seed.mode_if.as_ref());
        let means = seed.means.as_ref().filter(|m| m.get_ref() != "none").map(|m| self.set(m.get_ref()));
        let trigger = Trigger {
            kind: named(source, &seed.kind, "kind", EventKind::parse)?,
            mode: mode.map(|m| named(source, m, "mode", Mode::parse)).transpose()?,
            act: seed.act.as_ref().map(|a| named(source, a, "act", Act::parse)).transpose()?,
            needs: seed
                .needs
                .as_ref()
                .map_or(Ok(Needs::None), |n| named(source, n, "condition", Needs::parse))?,
            frame,
            means,
            generic: seed.generic,
            rejects: seed.rejects,
            shadow: seed.shadow,
            attribution: !seed.attribution.is_empty(),
        };
        self.triggers.push(trigger);
        let index = self.triggers.len() as u16 - 1;
        let set = |l: &mut Lexeme| l.trigger = Some(index);
        self.verbs(source, &seed.verbs, set)?;
        self.nouns(source, &seed.nouns, set)?;
        for text in &seed.participles {
            if seed.act.is_some() {
                self.participle(source, text, set)?;
            } else {
                self.adjective(source, text, set)?;
            }
        }
        for text in &seed.attribution {
            self.exact(source, text, set);
        }
        Ok(())
    }

    fn finish(self) -> Lexicon {
        let automaton = (!self.pattern_texts.is_empty()).then(|| {
            AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(&self.pattern_texts)
                .expect("fewer than 2^31 states")
        });
        Lexicon {
            lexemes: self.lexemes,
            triggers: self.triggers,
            means: self.means,
            forms: self.table.build(),
            patterns: self.patterns,
            automaton,
            pattern_texts: self.pattern_texts,
        }
    }
}

fn frame(source: &Source<'_>, seed: &FrameSeed) -> Result<Frame, Error> {
    let slot = |text: &Option<Text>| match text {
        Some(text) => named(source, text, "slot", Slot::parse),
        None => Ok(Slot::Nothing),
    };
    Ok(Frame {
        subject: slot(&seed.subject)?,
        object: slot(&seed.object)?,
        idafa: slot(&seed.idafa)?,
        on: slot(&seed.on)?,
        at: slot(&seed.at)?,
        for_: slot(&seed.r#for)?,
        toward: slot(&seed.toward)?,
    })
}
