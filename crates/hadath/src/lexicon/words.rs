//! Words of the seeds: their lexemes, forms and patterns.

use super::class::{Classes, Func, Marks, Prep, Weapons};
use super::compile::Compiled;
use super::entry::{Lexeme, Pos};
use super::paradigm::{Feats, NounSpec, VerbSpec};
use super::seed::{Source, Text};
use crate::finding::Finding;
use crate::text::fold::{ALEF, HEH, LAM, Letter, MEEM, TEH, YEH, fold_str};

impl Compiled<'_> {
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

    pub(super) fn verbs(&mut self, source: &Source<'_>, texts: &[Text], set: impl Fn(&mut Lexeme)) {
        for text in texts {
            let Some(spec) = VerbSpec::parse(text.get_ref()) else {
                self.findings.push(not_a_verb(source, text));
                continue;
            };
            let index = self.lexeme(text.get_ref(), Pos::Verb, &set);
            spec.forms(&mut |form: &[Letter], feats: Feats| self.forms.add(form, index, feats));
        }
    }

    pub(super) fn nouns(&mut self, source: &Source<'_>, texts: &[Text], set: impl Fn(&mut Lexeme)) {
        for text in texts {
            if text.get_ref().contains(' ') {
                self.phrase(text, &set);
                continue;
            }
            let Some(spec) = NounSpec::parse(text.get_ref()) else {
                self.findings.push(too_short(source, text, "noun"));
                continue;
            };
            let index = self.lexeme(text.get_ref(), Pos::Noun, &set);
            spec.forms(&mut |form: &[Letter], feats: Feats| self.forms.add(form, index, feats));
            if let Some(spec) = egyptian(text.get_ref()).and_then(|t| NounSpec::parse(&t)) {
                spec.forms(&mut |form: &[Letter], feats: Feats| self.forms.add(form, index, feats));
            }
        }
    }

    pub(super) fn adjective(
        &mut self,
        source: &Source<'_>,
        text: &Text,
        set: impl Fn(&mut Lexeme),
    ) -> Result<u32, Finding> {
        let spec = NounSpec::parse(text.get_ref()).ok_or_else(|| too_short(source, text, "adjective"))?;
        let index = self.lexeme(text.get_ref(), Pos::Adjective, |l| {
            l.classes = Classes::ADJECTIVE;
            set(l);
        });
        spec.adjective_forms(&mut |form: &[Letter], feats: Feats| self.forms.add(form, index, feats));
        if let Some(spec) = egyptian(text.get_ref()).and_then(|t| NounSpec::parse(&t)) {
            spec.adjective_forms(&mut |form: &[Letter], feats: Feats| self.forms.add(form, index, feats));
        }
        Ok(index)
    }

    /// A participle of speech: only the forms that continue a statement (مضيفاً، مؤكدة).
    pub(super) fn participle(
        &mut self,
        source: &Source<'_>,
        text: &Text,
        set: impl Fn(&mut Lexeme),
    ) -> Result<(), Finding> {
        let spec = NounSpec::parse(text.get_ref()).ok_or_else(|| too_short(source, text, "participle"))?;
        let index = self.lexeme(text.get_ref(), Pos::Adjective, &set);
        spec.circumstance_forms(&mut |form: &[Letter], feats: Feats| self.forms.add(form, index, feats));
        Ok(())
    }

    /// A word that has no other forms.
    pub(super) fn exact(&mut self, text: &Text, set: impl Fn(&mut Lexeme)) {
        if text.get_ref().contains(' ') {
            self.phrase(text, &set);
            return;
        }
        let index = self.lexeme(text.get_ref(), Pos::Function, &set);
        self.forms.add(&fold_str(text.get_ref()), index, Feats::default());
    }

    pub(super) fn phrases(&mut self, source: &Source<'_>, texts: &[Text], set: impl Fn(&mut Lexeme)) {
        // What has no space after all is a noun.
        self.nouns(source, texts, set);
    }

    fn phrase(&mut self, text: &Text, set: &impl Fn(&mut Lexeme)) {
        let index = self.lexeme(text.get_ref(), Pos::Noun, |l| {
            set(l);
            if l.func != Func::None || l.marks != Marks::NONE {
                l.pos = Pos::Function;
            }
        });
        self.pattern(&fold_str(text.get_ref()), index);
        if let Some(other) = egyptian(text.get_ref()) {
            self.pattern(&fold_str(&other), index);
        }
    }

    fn pattern(&mut self, letters: &[Letter], lexeme: u32) {
        if !letters.contains(&b' ') {
            self.forms.add(letters, lexeme, Feats::SINGULAR);
            return;
        }
        for variant in variants(letters) {
            // The later entry adds to the earlier one rather than hiding it.
            match self.known_pattern(&variant) {
                Some(earlier) => self.merge(earlier, lexeme),
                None => self.patterns.set(variant, lexeme),
            }
        }
    }

    /// The lexeme of a pattern so far.
    pub(super) fn known_pattern(&self, letters: &[Letter]) -> Option<u32> {
        self.patterns.get(letters).or_else(|| {
            let known = self.base?.patterns.find(letters)?;
            (!self.removed.contains(&known)).then_some(known)
        })
    }

    fn merge(&mut self, into: u32, from: u32) {
        if into == from {
            return;
        }
        let over = self.base.is_some();
        let from = self.entries.lexemes[from as usize];
        let into = &mut self.entries.lexemes[into as usize];
        into.classes = into.classes.with(from.classes);
        into.marks = into.marks.with(from.marks);
        into.weapons = into.weapons.with(from.weapons);
        // The city counts alone, though the governorate of its name needs a head noun.
        into.needs_head &= from.needs_head;
        if over {
            // A user's entry counts, and is the one to name.
            into.trigger = from.trigger.or(into.trigger);
            into.place = from.place.or(into.place);
            into.actor = from.actor.or(into.actor);
            (into.file, into.lemma) = (from.file, from.lemma);
        } else {
            into.trigger = into.trigger.or(from.trigger);
            into.place = into.place.or(from.place);
            into.actor = into.actor.or(from.actor);
        }
    }

    pub(super) fn name(&mut self, text: &Text, set: &impl Fn(&mut Lexeme)) {
        let letters = fold_str(text.get_ref());
        let index = self.lexeme(text.get_ref(), Pos::Noun, set);
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
}

/// `مسؤول` → `مسئول`, `شؤون` → `شئون`: the spelling of Egypt, where the hamza before و sits on ي.
fn egyptian(text: &str) -> Option<String> {
    text.contains("ؤو").then(|| text.replace("ؤو", "ئو"))
}

/// A multi-word pattern with its definite variants: `طائرة مسيرة` → `طائرة المسيرة`; with the article melted into a
/// preposition: `الأمم المتحدة` → `للأمم المتحدة`.
pub(super) fn variants(letters: &[Letter]) -> Vec<Vec<Letter>> {
    let words: Vec<&[Letter]> = letters.split(|&l| l == b' ').collect();
    let article = |w: &[Letter]| w.len() > 3 && w[0] == ALEF && w[1] == LAM;
    let mut variants = vec![letters.to_vec()];
    if article(words[0]) {
        variants.push([&[LAM, LAM], &letters[2..]].concat());
    } else if words[1..].iter().all(|w| !article(w)) {
        let mut variant = words[0].to_vec();
        for word in &words[1..] {
            variant.extend_from_slice(&[b' ', ALEF, LAM]);
            variant.extend_from_slice(word);
        }
        variants.push(variant);
    }
    variants.extend(accusative(&words));
    variants
}

/// `هجوم صاروخي` → `هجوما صاروخيا`: noun and adjective in the indefinite accusative.
fn accusative(words: &[&[Letter]]) -> Option<Vec<Letter>> {
    let plain = |w: &&[Letter]| {
        w.len() > 2
            && !(w[0] == ALEF && w[1] == LAM)
            && !matches!(w.last(), Some(&(ALEF | HEH)))
            && !w.ends_with(&[ALEF, TEH])
    };
    let adjective = words.last().is_some_and(|w| w.last() == Some(&YEH) || matches!(**w, [MEEM, ..]));
    if words.len() != 2 || !words.iter().all(plain) || !adjective {
        return None;
    }
    Some([words[0], &[ALEF], b" ", words[1], &[ALEF]].concat())
}

fn not_a_verb(source: &Source<'_>, text: &Text) -> Finding {
    let word = text.get_ref();
    let help = match word.matches('/').count() {
        0 => format!("write past and present: \"{word}/ي…\""),
        2 => "the passive is a pair too: past/present/passive past/passive present".to_owned(),
        _ => "a verb is past/present, one word each, the present with ي".to_owned(),
    };
    source.error(text, format!("not a verb: \"{word}\"")).help(help)
}

fn too_short(source: &Source<'_>, text: &Text, what: &str) -> Finding {
    let help = "a word has at least two letters".to_owned();
    source.error(text, format!("not a word for a {what}: \"{}\"", text.get_ref())).help(help)
}
