//! Seeds to lexicon.

use super::class::{Classes, Func, Marks, Needs, Prep, Slot, Weapons};
use super::entry::{Entries, Frame, Lexeme, MeansRule, Pos, Trigger};
use super::form::FormBuilder;
use super::paradigm::{Feats, NounSpec, VerbSpec};
use super::pattern::PatternBuilder;
use super::seed::{ActorSeed, FrameSeed, PlaceSeed, SeedFile, Source, Text, TriggerSeed};
use crate::error::Error;
use crate::names::{Act, EventKind, Mode};
use crate::text::fold::{ALEF, LAM, Letter, fold_str};

/// The tables of a lexicon.
pub struct Compiled {
    /// Words, triggers, frames, rules.
    pub entries: Entries,
    /// Written forms.
    pub forms: FormBuilder,
    /// Names and phrases of several words.
    pub patterns: PatternBuilder,
}

/// Compiles the seeds, in order.
pub fn compile(sources: &[Source<'_>]) -> Result<Compiled, Error> {
    let files: Vec<SeedFile> = sources.iter().map(Source::parse).collect::<Result<_, _>>()?;
    let mut c = Compiler::default();
    for (source, file) in sources.iter().zip(&files) {
        c.frames(source, file)?;
    }
    for (source, file) in sources.iter().zip(&files) {
        c.file(source, file)?;
    }
    Ok(Compiled { entries: c.entries, forms: c.forms, patterns: c.patterns })
}

#[derive(Default)]
struct Compiler {
    entries: Entries,
    forms: FormBuilder,
    patterns: PatternBuilder,
    places: u16,
    actors: u16,
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
            self.entries.frames.insert(name.clone(), frame);
        }
        Ok(())
    }

    fn file(&mut self, source: &Source<'_>, file: &SeedFile) -> Result<(), Error> {
        self.entries.files.push(source.name.to_owned());
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
                self.exact(word, |l| l.func = func);
            }
        }
        for (name, words) in &file.preposition {
            let prep = Prep::parse(name).ok_or_else(|| {
                Error::lexicon(source.name, 1, format!("unknown preposition class {name:?}"))
            })?;
            for word in words {
                self.exact(word, |l| {
                    l.func = Func::Preposition;
                    l.prep = prep;
                });
            }
        }
        for (name, words) in &file.cue {
            let mark = Marks::parse(name)
                .ok_or_else(|| Error::lexicon(source.name, 1, format!("unknown cue class {name:?}")))?;
            for word in words {
                self.exact(word, |l| l.marks = mark);
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
                l.classes = if mark.any(Marks::TOPICS) { Classes::NONE } else { Classes::GENERAL };
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
            self.entries.means.push(MeansRule { set, weapons, kind, mode });
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
        let sets = &mut self.entries.sets;
        let at = sets.iter().position(|s| s == name).unwrap_or_else(|| {
            sets.push(name.to_owned());
            sets.len() - 1
        });
        at as u8
    }

    /// A new word of the current file.
    fn lexeme(&mut self, spec: &str, pos: Pos, set: impl Fn(&mut Lexeme)) -> u32 {
        let lemma = spec.split('/').next().unwrap_or(spec);
        let at = self.entries.lemmas.len() as u32;
        self.entries.lemmas.push_str(lemma);
        let mut lexeme = Lexeme {
            file: self.entries.files.len() as u16 - 1,
            lemma: (at, lemma.len() as u16),
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
        };
        set(&mut lexeme);
        self.entries.lexemes.push(lexeme);
        self.entries.lexemes.len() as u32 - 1
    }

    fn verbs(&mut self, source: &Source<'_>, texts: &[Text], set: impl Fn(&mut Lexeme)) -> Result<(), Error> {
        for text in texts {
            let spec = VerbSpec::parse(text.get_ref()).ok_or_else(|| {
                source.error(text, format!("not a verb 'past/present': {:?}", text.get_ref()))
            })?;
            let index = self.lexeme(text.get_ref(), Pos::Verb, &set);
            spec.forms(&mut |form: &[Letter], feats: Feats| self.forms.add(form, index, feats));
        }
        Ok(())
    }

    fn nouns(&mut self, source: &Source<'_>, texts: &[Text], set: impl Fn(&mut Lexeme)) -> Result<(), Error> {
        for text in texts {
            if text.get_ref().contains(' ') {
                self.phrase(text, &set);
                continue;
            }
            let spec = NounSpec::parse(text.get_ref())
                .ok_or_else(|| source.error(text, format!("not a noun: {:?}", text.get_ref())))?;
            let index = self.lexeme(text.get_ref(), Pos::Noun, &set);
            spec.forms(&mut |form: &[Letter], feats: Feats| self.forms.add(form, index, feats));
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
        let index = self.lexeme(text.get_ref(), Pos::Adjective, |l| {
            l.classes = Classes::ADJECTIVE;
            set(l);
        });
        spec.adjective_forms(&mut |form: &[Letter], feats: Feats| self.forms.add(form, index, feats));
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
        let index = self.lexeme(text.get_ref(), Pos::Adjective, &set);
        spec.circumstance_forms(&mut |form: &[Letter], feats: Feats| self.forms.add(form, index, feats));
        Ok(())
    }

    /// A word that has no other forms.
    fn exact(&mut self, text: &Text, set: impl Fn(&mut Lexeme)) {
        if text.get_ref().contains(' ') {
            self.phrase(text, &set);
            return;
        }
        let index = self.lexeme(text.get_ref(), Pos::Function, &set);
        self.forms.add(&fold_str(text.get_ref()), index, Feats::default());
    }

    fn phrases(
        &mut self,
        source: &Source<'_>,
        texts: &[Text],
        set: impl Fn(&mut Lexeme),
    ) -> Result<(), Error> {
        for text in texts {
            if text.get_ref().contains(' ') {
                self.phrase(text, &set);
            } else {
                self.nouns(source, std::slice::from_ref(text), &set)?;
            }
        }
        Ok(())
    }

    fn phrase(&mut self, text: &Text, set: &impl Fn(&mut Lexeme)) {
        let index = self.lexeme(text.get_ref(), Pos::Noun, |l| {
            set(l);
            if l.func != Func::None || l.marks != Marks::NONE {
                l.pos = Pos::Function;
            }
        });
        self.pattern(&fold_str(text.get_ref()), index);
    }

    /// Adds a multi-word pattern with its definite variants: `طائرة مسيرة` → `الطائرة المسيرة`, `الطائرة مسيرة`.
    fn pattern(&mut self, letters: &[Letter], lexeme: u32) {
        let words: Vec<&[Letter]> = letters.split(|&l| l == b' ').collect();
        if words.len() < 2 {
            self.forms.add(letters, lexeme, Feats::SINGULAR);
            return;
        }
        let article = |w: &[Letter]| w.len() > 3 && w[0] == ALEF && w[1] == LAM;
        self.add_pattern(letters.to_vec(), lexeme);
        if article(words[0]) {
            // للأمم المتحدة: the article melts into the preposition.
            self.add_pattern([&[LAM, LAM], &letters[2..]].concat(), lexeme);
            return;
        }
        if words[1..].iter().all(|w| !article(w)) {
            let rest: Vec<Vec<Letter>> = words[1..].iter().map(|w| [&[ALEF, LAM][..], w].concat()).collect();
            let mut variant = words[0].to_vec();
            for word in &rest {
                variant.push(b' ');
                variant.extend_from_slice(word);
            }
            self.add_pattern(variant, lexeme);
        }
    }

    fn add_pattern(&mut self, letters: Vec<Letter>, lexeme: u32) {
        // The later entry adds to the earlier one rather than hiding it.
        if let Some(earlier) = self.patterns.add(letters, lexeme) {
            self.merge(earlier, lexeme);
        }
    }

    fn merge(&mut self, into: u32, from: u32) {
        if into == from {
            return;
        }
        let from = self.entries.lexemes[from as usize];
        let into = &mut self.entries.lexemes[into as usize];
        into.classes = into.classes.with(from.classes);
        into.marks = into.marks.with(from.marks);
        into.weapons = into.weapons.with(from.weapons);
        into.trigger = into.trigger.or(from.trigger);
        into.place = into.place.or(from.place);
        into.actor = into.actor.or(from.actor);
    }

    fn name(&mut self, text: &Text, set: &impl Fn(&mut Lexeme)) {
        let letters = fold_str(text.get_ref());
        let index = self.lexeme(text.get_ref(), Pos::Noun, &set);
        if letters.contains(&b' ') {
            self.pattern(&letters, index);
        } else {
            self.forms.add(&letters, index, Feats::SINGULAR);
            // A name that has the article keeps it: الرقة is looked up as رقه after the article is read off.
            if letters.len() > 4 && letters[0] == ALEF && letters[1] == LAM {
                self.forms.add(&letters[2..], index, Feats::SINGULAR.with(Feats::NOMINATIVE));
            }
        }
    }

    fn place(&mut self, source: &Source<'_>, seed: &PlaceSeed) -> Result<(), Error> {
        let index = self.places;
        self.places += 1;
        let set = |l: &mut Lexeme| {
            l.place = Some(index);
            l.needs_head = seed.needs_head;
            l.classes = match seed.kind.as_str() {
                "country" => Classes::PLACE.with(Classes::NATION),
                // What is hit there is the airport itself.
                "airport" | "base" => Classes::PLACE.with(Classes::FACILITY),
                _ => Classes::PLACE,
            };
        };
        for name in std::iter::once(&seed.name).chain(&seed.aliases) {
            self.name(name, &set);
        }
        for nisba in seed.nisba.iter().chain(&seed.nisba_aliases) {
            self.adjective(source, nisba, |l| l.classes = Classes::ADJECTIVE.with(Classes::NISBA))?;
        }
        Ok(())
    }

    fn actor(&mut self, source: &Source<'_>, seed: &ActorSeed) -> Result<(), Error> {
        let class = match seed.kind.get_ref().as_str() {
            "media" => Classes::MEDIA,
            "state_forces" | "armed_group" | "political_militia" | "identity_militia" | "police"
            | "coalition" | "criminal" => Classes::ACTOR.with(Classes::FORCE),
            "government" | "party" | "international" | "aid" | "monitor" | "court" => {
                Classes::ACTOR.with(Classes::INSTITUTION)
            }
            "civilians" => Classes::CIVILIAN,
            "person" => Classes::PERSON.with(Classes::SPEAKER),
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
            self.name(name, &set);
        }
        Ok(())
    }

    fn trigger(&mut self, source: &Source<'_>, seed: &TriggerSeed) -> Result<(), Error> {
        let mut frame =
            *self.entries.frames.get(seed.frame.get_ref()).ok_or_else(|| {
                source.error(&seed.frame, format!("unknown frame {:?}", seed.frame.get_ref()))
            })?;
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
            impersonal: seed.impersonal,
            shadow: seed.shadow,
            attribution: !seed.attribution.is_empty(),
        };
        self.entries.triggers.push(trigger);
        let index = self.entries.triggers.len() as u16 - 1;
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
            self.exact(text, set);
        }
        Ok(())
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
