//! What a user's entry does to those before it: it takes the place of a trigger, a place or an actor of the same name,
//! or takes entries out.

use super::class::{Classes, Func, Marks};
use super::compile::Compiled;
use super::entry::{Frame, Lexeme, Pos};
use super::paradigm::VerbSpec;
use super::seed::{SeedFile, Source, Text, TriggerSeed, WeaponSeed};
use super::words::variants;
use crate::finding::{Finding, Severity};
use crate::text::fold::{ALEF, LAM, fold_str};

/// A name of a place or an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// Of a place.
    Place,
    /// Of an actor.
    Actor,
}

impl Name {
    fn fits(self, lexeme: &Lexeme) -> bool {
        match self {
            Name::Place => lexeme.place.is_some(),
            Name::Actor => lexeme.actor.is_some(),
        }
    }
}

impl Compiled<'_> {
    /// The entries of earlier lexicons with the dictionary form of `spec`.
    fn same(&self, spec: &str, fits: impl Fn(&Lexeme) -> bool) -> Vec<u32> {
        let lemma = fold_str(dictionary_form(spec));
        if self.base.is_none() {
            return Vec::new();
        }
        let mut found: Vec<u32> = if lemma.contains(&b' ') {
            self.known_pattern(&lemma).into_iter().collect()
        } else {
            let base = self.base.iter().flat_map(|b| b.forms.get(&lemma)).map(|r| r.lexeme);
            base.filter(|l| !self.removed.contains(l)).chain(self.forms.lexemes(&lemma)).collect()
        };
        found.retain(|&i| {
            let lexeme = &self.entries.lexemes[i as usize];
            i < self.own
                && fits(lexeme)
                && (lemma.contains(&b' ') || fold_str(self.entries.lemma(lexeme)) == lemma)
        });
        found.sort_unstable();
        found.dedup();
        found
    }

    fn nothing(&mut self, source: &Source<'_>, text: &Text, what: &str) {
        let message = format!("nothing to remove: no {what} \"{}\"", dictionary_form(text.get_ref()));
        let help = "see the built-in lexicon: hadath lexicon export DIR".to_owned();
        self.findings.push(source.error(text, message).help(help).severity(Severity::Warning));
    }

    fn note_replaced(&mut self, source: &Source<'_>, text: &Text, lexeme: u32) {
        let old = &self.entries.lexemes[lexeme as usize];
        let (file, lemma) = (&self.entries.files[usize::from(old.file)], self.entries.lemma(old));
        let message = format!("replaces the entry \"{lemma}\" of {file}");
        self.findings.push(source.error(text, message).severity(Severity::Note));
    }

    /// The words of a trigger name no other event from here on.
    pub(super) fn replace_trigger(&mut self, source: &Source<'_>, seed: &TriggerSeed) {
        for (text, pos) in trigger_words(seed) {
            if pos == Pos::Verb && VerbSpec::parse(text.get_ref()).is_none() {
                continue;
            }
            for old in self.same(text.get_ref(), |l| l.trigger.is_some() && l.pos == pos) {
                self.note_replaced(source, text, old);
                self.forget_trigger(old);
            }
        }
    }

    fn forget_trigger(&mut self, lexeme: u32) {
        let lexeme = &mut self.entries.lexemes[lexeme as usize];
        lexeme.trigger = None;
        if lexeme.pos == Pos::Noun && lexeme.classes == Classes::NONE {
            lexeme.classes = Classes::GENERAL;
        }
    }

    pub(super) fn remove_trigger(&mut self, source: &Source<'_>, seed: &TriggerSeed) -> Result<(), Finding> {
        let kind = seed.kind.as_ref().map(|k| self.kind(source, k)).transpose()?;
        for (text, pos) in trigger_words(seed) {
            let triggers = &self.entries.triggers;
            let of_kind = |l: &Lexeme| {
                l.trigger.is_some_and(|t| kind.is_none_or(|kind| triggers[usize::from(t)].kind == kind))
            };
            let found = self.same(text.get_ref(), |l| l.pos == pos && of_kind(l));
            if found.is_empty() {
                self.nothing(source, text, "trigger");
            }
            for old in found {
                self.forget_trigger(old);
            }
        }
        Ok(())
    }

    pub(super) fn replace_names<'t>(
        &mut self,
        source: &Source<'_>,
        names: impl Iterator<Item = &'t Text>,
        what: Name,
    ) {
        for text in names {
            for old in self.same(text.get_ref(), |l| what.fits(l)) {
                self.note_replaced(source, text, old);
                self.take_out(old);
            }
        }
    }

    /// Takes out a place or an actor with all its names.
    pub(super) fn remove_name(&mut self, source: &Source<'_>, name: &Text, what: Name) {
        let found = self.same(name.get_ref(), |l| what.fits(l));
        if found.is_empty() {
            self.nothing(source, name, if what == Name::Place { "place" } else { "actor" });
        }
        for old in found {
            let entry = self.entries.lexemes[old as usize];
            let of_entry = |l: &Lexeme| match what {
                Name::Place => l.place == entry.place,
                Name::Actor => l.actor == entry.actor,
            };
            let all: Vec<u32> =
                (0..).zip(&self.entries.lexemes).filter(|(_, l)| of_entry(l)).map(|(i, _)| i).collect();
            for lexeme in all {
                self.take_out(lexeme);
            }
        }
    }

    /// A name is no word any more.
    fn take_out(&mut self, lexeme: u32) {
        self.removed.insert(lexeme);
        let letters = fold_str(self.entries.lemma(&self.entries.lexemes[lexeme as usize]));
        if letters.contains(&b' ') {
            for variant in variants(&letters) {
                self.patterns.touch(variant);
            }
            return;
        }
        if letters.starts_with(&[ALEF, LAM]) {
            self.forms.touch(&letters[2..]);
        }
        self.forms.touch(&letters);
    }

    pub(super) fn remove_weapon(&mut self, source: &Source<'_>, seed: &WeaponSeed) {
        for text in seed.nouns.iter().chain(&seed.phrases) {
            self.remove_meaning(source, text, "weapon", |l| {
                let had = l.classes.has(Classes::WEAPON);
                l.classes = l.classes.without(Classes::WEAPON);
                l.weapons = super::class::Weapons::NONE;
                had
            });
        }
    }

    /// A file that begins with `remove = true`: its words lose the meaning that the file gives them.
    pub(super) fn remove_file(&mut self, source: &Source<'_>, file: &SeedFile) {
        for (name, words) in &file.cue {
            let mark = Marks::parse(name.get_ref()).unwrap_or(Marks::NONE);
            for text in words {
                self.remove_meaning(source, text, "cue", |l| drop_mark(l, mark));
            }
        }
        for (name, words) in &file.support {
            let mark = Marks::parse(name.get_ref()).unwrap_or(Marks::NONE);
            for text in words.verbs.iter().chain(&words.nouns).chain(&words.adjectives) {
                self.remove_meaning(source, text, "support word", |l| drop_mark(l, mark));
            }
        }
        for words in file.function.values().chain(file.preposition.values()) {
            for text in words {
                self.remove_meaning(source, text, "function word", |l| {
                    std::mem::replace(&mut l.func, Func::None) != Func::None
                });
            }
        }
        let class = file.class.as_ref().and_then(|c| Classes::parse(c.get_ref())).unwrap_or(Classes::GENERAL);
        for text in file.nouns.iter().chain(&file.phrases) {
            self.remove_meaning(source, text, "noun of the class", |l| {
                let had = l.pos == Pos::Noun && l.classes.has(class);
                l.classes = l.classes.without(class);
                had
            });
        }
        for seed in &file.trigger {
            let done = self.remove_trigger(source, seed);
            self.note(done);
        }
        for seed in &file.place {
            self.remove_name(source, &seed.name, Name::Place);
        }
        for seed in &file.actor {
            self.remove_name(source, &seed.name, Name::Actor);
        }
        for seed in &file.weapon {
            self.remove_weapon(source, seed);
        }
    }

    fn remove_meaning(
        &mut self,
        source: &Source<'_>,
        text: &Text,
        what: &str,
        mut forget: impl FnMut(&mut Lexeme) -> bool,
    ) {
        let mut any = false;
        for old in self.same(text.get_ref(), |_| true) {
            any |= forget(&mut self.entries.lexemes[old as usize]);
        }
        if !any {
            self.nothing(source, text, what);
        }
    }

    pub(super) fn set_frame(&mut self, name: &str, frame: Frame) {
        if self.entries.frames.insert(name.to_owned(), frame).is_none() {
            return;
        }
        for trigger in self.entries.triggers.iter_mut().filter(|t| t.frame_name == name) {
            trigger.frame = Frame { idafa: trigger.idafa.unwrap_or(frame.idafa), ..frame };
        }
    }

    pub(super) fn remove_frame(&mut self, source: &Source<'_>, name: &Text) {
        if self.entries.frames.remove(name.get_ref()).is_none() {
            self.nothing(source, name, "frame");
            return;
        }
        let triggers = &self.entries.triggers;
        let gone = |l: &Lexeme| {
            l.trigger.is_some_and(|t| triggers[usize::from(t)].frame_name == name.get_ref().as_str())
        };
        let lexemes: Vec<u32> =
            (0..).zip(&self.entries.lexemes).filter(|(_, l)| gone(l)).map(|(i, _)| i).collect();
        for lexeme in lexemes {
            self.forget_trigger(lexeme);
        }
    }
}

fn drop_mark(lexeme: &mut Lexeme, mark: Marks) -> bool {
    let had = !mark.is_none() && lexeme.marks.has(mark);
    lexeme.marks = lexeme.marks.without(mark);
    had
}

fn dictionary_form(spec: &str) -> &str {
    spec.split('/').next().unwrap_or(spec).trim()
}

fn trigger_words(seed: &TriggerSeed) -> impl Iterator<Item = (&Text, Pos)> {
    let verbs = seed.verbs.iter().map(|t| (t, Pos::Verb));
    let nouns = seed.nouns.iter().map(|t| (t, Pos::Noun));
    let participles = seed.participles.iter().map(|t| (t, Pos::Adjective));
    let attribution = seed.attribution.iter().map(|t| (t, Pos::Function));
    verbs.chain(nouns).chain(participles).chain(attribution)
}
