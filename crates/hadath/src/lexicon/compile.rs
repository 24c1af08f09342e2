//! Seeds to lexicon.

use std::collections::BTreeSet;

use super::class::{Classes, Func, Marks, Needs, Prep, Slot, Weapons};
use super::entry::{Entries, Frame, Lexeme, MeansRule, Trigger};
use super::form::{FormBuilder, Forms};
use super::pattern::{PatternBuilder, Patterns};
use super::replace::Name;
use super::seed::{
    ActorSeed, FrameSeed, MeansSeed, PlaceSeed, SeedFile, Source, Text, TriggerSeed, WeaponSeed,
};
use crate::finding::Finding;
use crate::kind::CustomKind;
use crate::names::{Act, ActorType, EventKind, Mode};
use crate::vocabulary::{Vocabulary, suggestion};

/// A lexicon to build on: its words and tables.
#[derive(Clone, Copy)]
pub struct Base<'a> {
    /// Words, triggers, frames, rules.
    pub entries: &'a Entries,
    /// Written forms.
    pub forms: &'a Forms,
    /// Names and phrases of several words.
    pub patterns: &'a Patterns,
}

/// The tables of a lexicon.
pub struct Compiled<'a> {
    /// What it builds on; its tables hold only what differs.
    pub base: Option<Base<'a>>,
    /// Words, triggers, frames, rules: all, with those of the base.
    pub entries: Entries,
    /// Written forms.
    pub forms: FormBuilder,
    /// Names and phrases of several words.
    pub patterns: PatternBuilder,
    /// Words of the base that are no more.
    pub removed: BTreeSet<u32>,
    /// Mistakes, and what else there is to say.
    pub findings: Vec<Finding>,
    /// The first word of the lexicon at hand: what it replaces stands before.
    pub(super) own: u32,
}

/// Compiles lexicons, each a list of files, in order, on top of `base`.
pub fn compile<'a>(lexicons: &[&[Source<'_>]], base: Option<Base<'a>>) -> Compiled<'a> {
    let mut c = Compiled::over(base);
    for sources in lexicons {
        c.own = c.entries.lexemes.len() as u32;
        c.lexicon(sources);
    }
    c
}

impl Compiled<'_> {
    fn lexicon(&mut self, sources: &[Source<'_>]) {
        let mut files: Vec<(&Source<'_>, SeedFile)> = Vec::new();
        for source in sources {
            files.extend(self.note(source.parse()).map(|file| (source, file)));
        }
        for (source, file) in &files {
            self.kinds(source, file);
            self.frames(source, file);
        }
        for (source, file) in &files {
            self.file(source, file);
        }
    }
}

/// Looks a name up in its vocabulary, with an error at its place.
fn named<T: Vocabulary>(
    source: &Source<'_>,
    text: &Text,
    what: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T, Finding> {
    let name = text.get_ref().as_str();
    let unknown = || {
        source
            .error(text, format!("unknown {what} {name:?}"))
            .help(suggestion(name, T::NAMES.iter().copied()))
    };
    parse(name).ok_or_else(unknown)
}

impl<'a> Compiled<'a> {
    fn over(base: Option<Base<'a>>) -> Compiled<'a> {
        Compiled {
            base,
            entries: base.map_or_else(Entries::default, |b| b.entries.clone()),
            forms: FormBuilder::default(),
            patterns: PatternBuilder::default(),
            removed: BTreeSet::new(),
            findings: Vec::new(),
            own: 0,
        }
    }

    /// Keeps what went wrong with one entry, and goes on with the next.
    pub(super) fn note<T>(&mut self, result: Result<T, Finding>) -> Option<T> {
        result.map_err(|finding| self.findings.push(finding)).ok()
    }

    fn kinds(&mut self, source: &Source<'_>, file: &SeedFile) {
        for text in &file.kind {
            let name = text.get_ref();
            if EventKind::built_in(name).is_some() {
                self.findings.push(
                    source
                        .error(text, format!("{name:?} is a built-in kind"))
                        .help(Some("leave the line out, or choose another name".to_owned())),
                );
            } else if let Some(kind) = CustomKind::new(name) {
                self.entries.kinds.push(EventKind::Custom(kind));
            } else {
                let help = "use small letters a–z, digits and _, at most 48 of them, from a letter on";
                let message = format!("not a name for a kind: {name:?}");
                self.findings.push(source.error(text, message).help(Some(help.to_owned())));
            }
        }
    }

    pub(super) fn kind(&self, source: &Source<'_>, text: &Text) -> Result<EventKind, Finding> {
        let name = text.get_ref().as_str();
        let own = self.entries.kinds.iter().copied().find(|k| k.as_str() == name);
        let unknown = || {
            let names = EventKind::ALL.iter().chain(&self.entries.kinds).map(|k| k.as_str());
            let help = match suggestion(name, names) {
                Some(near) if near.starts_with("did") => near,
                _ => format!("define it first: kind = [{name:?}]"),
            };
            source.error(text, format!("unknown kind {name:?}")).help(help)
        };
        EventKind::built_in(name).or(own).ok_or_else(unknown)
    }

    fn frames(&mut self, source: &Source<'_>, file: &SeedFile) {
        for (name, seed) in &file.frame {
            if seed.remove || file.remove {
                self.remove_frame(source, name);
            } else if let Some(frame) = self.note(frame(source, seed)) {
                self.set_frame(name.get_ref(), frame);
            }
        }
    }

    fn file(&mut self, source: &Source<'_>, file: &SeedFile) {
        if self.entries.files.len() >= usize::from(u16::MAX) {
            self.findings.push(source.finding(0, "more than 65,535 files"));
            return;
        }
        self.entries.files.push(source.name.to_owned());
        if file.remove {
            self.remove_file(source, file);
            return;
        }
        let done = self.word_lists(source, file);
        self.note(done);
        self.function_words(source, file);
        self.support(source, file);
        self.means(source, file);
        for seed in &file.weapon {
            let done = self.weapon(source, seed);
            self.note(done);
        }
        for seed in &file.place {
            let done = self.place(source, seed);
            self.note(done);
        }
        for seed in &file.actor {
            let done = self.actor(source, seed);
            self.note(done);
        }
        for seed in &file.trigger {
            let done = self.trigger(source, seed);
            self.note(done);
        }
    }

    fn weapon(&mut self, source: &Source<'_>, seed: &WeaponSeed) -> Result<(), Finding> {
        if seed.remove {
            self.remove_weapon(source, seed);
            return Ok(());
        }
        let weapons = named(source, &seed.class, "weapon class", Weapons::parse)?;
        let set = |l: &mut Lexeme| {
            l.weapons = weapons;
            l.classes = Classes::WEAPON;
        };
        self.nouns(source, &seed.nouns, set);
        self.phrases(source, &seed.phrases, set);
        Ok(())
    }

    fn word_lists(&mut self, source: &Source<'_>, file: &SeedFile) -> Result<(), Finding> {
        let class = match &file.class {
            Some(class) => named(source, class, "class", Classes::parse)?,
            None => Classes::GENERAL,
        };
        self.nouns(source, &file.nouns, |l| l.classes = class);
        self.phrases(source, &file.phrases, |l| l.classes = class);
        self.verbs(source, &file.verbs, |_| {});
        for text in &file.adjectives {
            let done = self.adjective(source, text, |_| {});
            self.note(done);
        }
        Ok(())
    }

    fn function_words(&mut self, source: &Source<'_>, file: &SeedFile) {
        for (name, words) in &file.function {
            let Some(func) = self.note(named(source, name, "class of function words", Func::parse)) else {
                continue;
            };
            for word in words {
                self.exact(word, |l| l.func = func);
            }
        }
        for (name, words) in &file.preposition {
            let Some(prep) = self.note(named(source, name, "class of prepositions", Prep::parse)) else {
                continue;
            };
            for word in words {
                self.exact(word, |l| {
                    l.func = Func::Preposition;
                    l.prep = prep;
                });
            }
        }
        for (name, words) in &file.cue {
            let Some(mark) = self.note(named(source, name, "class of cues", Marks::parse)) else { continue };
            for word in words {
                self.exact(word, |l| l.marks = mark);
            }
        }
    }

    fn support(&mut self, source: &Source<'_>, file: &SeedFile) {
        for (name, words) in &file.support {
            let Some(mark) = self.note(named(source, name, "class of support words", Marks::parse)) else {
                continue;
            };
            self.verbs(source, &words.verbs, |l| l.marks = mark);
            self.nouns(source, &words.nouns, |l| {
                l.marks = mark;
                l.classes = if mark.any(Marks::TOPICS) { Classes::NONE } else { Classes::GENERAL };
            });
            for text in &words.adjectives {
                let done = self.adjective(source, text, |l| l.marks = mark);
                self.note(done);
            }
        }
    }

    fn means(&mut self, source: &Source<'_>, file: &SeedFile) {
        let mut rules = Vec::new();
        for seed in &file.rule {
            let rule = self.means_rule(source, seed);
            rules.extend(self.note(rule));
        }
        // The first rule that fits decides: those of a user go before the built-in ones.
        let at = if self.base.is_some() { 0 } else { self.entries.means.len() };
        self.entries.means.splice(at..at, rules);
        for seed in &file.adjective {
            let class = named(source, &seed.class, "weapon class", Weapons::parse);
            let Some(weapons) = self.note(class) else { continue };
            for text in &seed.adjectives {
                let done = self.adjective(source, text, |l| l.weapons = weapons);
                self.note(done);
            }
        }
    }

    fn means_rule(&mut self, source: &Source<'_>, seed: &MeansSeed) -> Result<MeansRule, Finding> {
        let mut weapons = Weapons::NONE;
        for weapon in &seed.weapon {
            weapons = weapons.with(named(source, weapon, "weapon class", Weapons::parse)?);
        }
        let kind = self.kind(source, &seed.kind)?;
        let mode = seed.mode.as_ref().map(|m| named(source, m, "mode", Mode::parse)).transpose()?;
        Ok(MeansRule { set: self.set(source, &seed.set)?, weapons, kind, mode })
    }

    fn set(&mut self, source: &Source<'_>, text: &Text) -> Result<u8, Finding> {
        let (sets, name) = (&mut self.entries.sets, text.get_ref());
        let at = sets.iter().position(|s| s == name).unwrap_or(sets.len());
        if at == sets.len() {
            sets.push(name.clone());
        }
        u8::try_from(at).map_err(|_| source.error(text, "more than 256 sets of means rules"))
    }

    fn place(&mut self, source: &Source<'_>, seed: &PlaceSeed) -> Result<(), Finding> {
        if seed.remove {
            self.remove_name(source, &seed.name, Name::Place);
            return Ok(());
        }
        if seed.kind.is_empty() {
            return Err(source.error(&seed.name, "a place without \"kind\""));
        }
        self.replace_names(source, std::iter::once(&seed.name).chain(&seed.aliases), Name::Place);
        let index = self.entries.places;
        self.entries.places = next(source, &seed.name, index)?;
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

    fn actor(&mut self, source: &Source<'_>, seed: &ActorSeed) -> Result<(), Finding> {
        if seed.remove {
            self.remove_name(source, &seed.name, Name::Actor);
            return Ok(());
        }
        let class = match seed.kind.get_ref().as_str() {
            "" => return Err(source.error(&seed.name, "an actor without \"type\"")),
            "media" => Classes::MEDIA,
            "state_forces" | "armed_group" | "political_militia" | "identity_militia" | "police"
            | "coalition" | "criminal" => Classes::ACTOR.with(Classes::FORCE),
            "government" | "party" | "international" | "aid" | "monitor" | "court" => {
                Classes::ACTOR.with(Classes::INSTITUTION)
            }
            "civilians" => Classes::CIVILIAN,
            "person" => Classes::PERSON.with(Classes::SPEAKER),
            other => {
                let help = suggestion(other, ActorType::NAMES.iter().copied());
                return Err(source.error(&seed.kind, format!("unknown actor type {other:?}")).help(help));
            }
        };
        self.replace_names(source, std::iter::once(&seed.name).chain(&seed.aliases), Name::Actor);
        let index = self.entries.actors;
        self.entries.actors = next(source, &seed.name, index)?;
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

    fn trigger(&mut self, source: &Source<'_>, seed: &TriggerSeed) -> Result<(), Finding> {
        if seed.remove {
            return self.remove_trigger(source, seed);
        }
        let trigger = self.resolve(source, seed)?;
        self.replace_trigger(source, seed);
        let index = u16::try_from(self.entries.triggers.len())
            .map_err(|_| source.finding(0, "more than 65,535 triggers"))?;
        self.entries.triggers.push(trigger);
        let set = |l: &mut Lexeme| l.trigger = Some(index);
        self.verbs(source, &seed.verbs, set);
        self.nouns(source, &seed.nouns, set);
        for text in &seed.participles {
            if seed.act.is_some() {
                let done = self.participle(source, text, set);
                self.note(done);
            } else {
                let done = self.adjective(source, text, set);
                self.note(done);
            }
        }
        for text in &seed.attribution {
            self.exact(text, set);
        }
        Ok(())
    }

    fn resolve(&mut self, source: &Source<'_>, seed: &TriggerSeed) -> Result<Trigger, Finding> {
        let at = [&seed.verbs, &seed.nouns, &seed.participles, &seed.attribution]
            .into_iter()
            .find_map(|words| words.first())
            .map(|t| t.span().start);
        let words = at.or(seed.kind.as_ref().map(|k| k.span().start)).unwrap_or(0);
        let missing = |key: &str| source.finding(words, format!("a trigger without \"{key}\""));
        if at.is_none() {
            let help = "give it verbs, nouns, participles or attribution".to_owned();
            return Err(source.finding(words, "a trigger without words").help(help));
        }
        let kind = self.kind(source, seed.kind.as_ref().ok_or_else(|| missing("kind"))?)?;
        let name = seed.frame.as_ref().ok_or_else(|| missing("frame"))?;
        let frame = *self.entries.frames.get(name.get_ref()).ok_or_else(|| {
            let names = self.entries.frames.keys().map(String::as_str);
            source
                .error(name, format!("unknown frame {:?}", name.get_ref()))
                .help(suggestion(name.get_ref(), names))
        })?;
        let idafa = seed.idafa.as_ref().map(|text| match text.get_ref().as_str() {
            "victim" => Ok(Slot::Target),
            _ => named(source, text, "slot", Slot::parse),
        });
        let idafa = idafa.transpose()?;
        let mode = seed.mode.as_ref().or(seed.mode_if.as_ref());
        let means = seed.means.as_ref().filter(|m| m.get_ref() != "none");
        Ok(Trigger {
            kind,
            mode: mode.map(|m| named(source, m, "mode", Mode::parse)).transpose()?,
            act: seed.act.as_ref().map(|a| named(source, a, "act", Act::parse)).transpose()?,
            needs: seed
                .needs
                .as_ref()
                .map_or(Ok(Needs::None), |n| named(source, n, "condition", Needs::parse))?,
            frame: Frame { idafa: idafa.unwrap_or(frame.idafa), ..frame },
            frame_name: name.get_ref().clone(),
            idafa,
            means: means.map(|m| self.set(source, m)).transpose()?,
            generic: seed.generic,
            rejects: seed.rejects,
            impersonal: seed.impersonal,
            transitive: seed.transitive,
            shadow: seed.shadow,
            attribution: !seed.attribution.is_empty(),
        })
    }
}

/// The number after `index`, for places and actors.
fn next(source: &Source<'_>, text: &Text, index: u16) -> Result<u16, Finding> {
    index.checked_add(1).ok_or_else(|| source.error(text, "more than 65,535 places or actors"))
}

fn frame(source: &Source<'_>, seed: &FrameSeed) -> Result<Frame, Finding> {
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
