//! The words of a file one by one, each with its section, and all forms of a word.

use super::paradigm::{Emit, Feats, NounSpec, VerbSpec};
use super::seed::{SeedFile, Source, Text};
use crate::text::fold::{Letter, fold_str, unfold};

/// What a word of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// `past/present`.
    Verb,
    /// `singular/plural`.
    Noun,
    /// The same, with its feminine.
    Adjective,
    /// No forms but what is written.
    Exact,
}

/// A word with the section that it stands in.
pub struct Entry<'a> {
    /// The word as written.
    pub text: &'a Text,
    /// The name of the section.
    pub section: String,
    /// What it is.
    pub shape: Shape,
    /// It names events: a word that looks like it would give false ones.
    pub trigger: bool,
}

impl Shape {
    /// Emits every form of `spec`; `None` when it cannot be read.
    pub fn forms(self, spec: &str, emit: &mut impl Emit) -> Option<()> {
        match self {
            Shape::Verb => VerbSpec::parse(spec)?.forms(emit),
            Shape::Noun => NounSpec::parse(spec)?.forms(emit),
            Shape::Adjective => NounSpec::parse(spec)?.adjective_forms(emit),
            Shape::Exact => emit(&fold_str(spec), Feats::default()),
        }
        Some(())
    }

    fn name(self) -> &'static str {
        match self {
            Shape::Verb => "verb",
            Shape::Noun => "noun",
            Shape::Adjective => "adjective",
            Shape::Exact => "word",
        }
    }
}

impl<'a> Entry<'a> {
    /// The word without its plurals or its present.
    pub fn dictionary_form(&self) -> &'a str {
        let spec = self.text.get_ref();
        spec.split('/').next().unwrap_or(spec).trim()
    }
}

/// Every word of a file.
pub fn entries(file: &SeedFile) -> Vec<Entry<'_>> {
    let mut out = Vec::new();
    let class = file.class.as_ref().map_or("general", |c| c.get_ref().as_str());
    add(&mut out, &file.nouns, class, Shape::Noun);
    add(&mut out, &file.phrases, class, Shape::Noun);
    add(&mut out, &file.verbs, "verbs", Shape::Verb);
    add(&mut out, &file.adjectives, "adjectives", Shape::Adjective);
    for (name, words) in &file.support {
        add(&mut out, &words.verbs, name.get_ref(), Shape::Verb);
        add(&mut out, &words.nouns, name.get_ref(), Shape::Noun);
        add(&mut out, &words.adjectives, name.get_ref(), Shape::Adjective);
    }
    for (name, words) in file.cue.iter().chain(&file.function).chain(&file.preposition) {
        add(&mut out, words, name.get_ref(), Shape::Exact);
    }
    for seed in &file.weapon {
        add(&mut out, &seed.nouns, "weapon", Shape::Noun);
        add(&mut out, &seed.phrases, "weapon", Shape::Noun);
    }
    for seed in &file.adjective {
        add(&mut out, &seed.adjectives, "adjective", Shape::Adjective);
    }
    for seed in &file.place {
        add(&mut out, std::slice::from_ref(&seed.name), "place", Shape::Exact);
        add(&mut out, &seed.aliases, "place", Shape::Exact);
    }
    for seed in &file.actor {
        add(&mut out, std::slice::from_ref(&seed.name), "actor", Shape::Exact);
        add(&mut out, &seed.aliases, "actor", Shape::Exact);
    }
    for seed in file.trigger.iter().filter(|seed| !seed.remove) {
        let first = out.len();
        // A word may have several senses, each with its kind and its condition.
        let name =
            |text: &Option<Text>| text.as_ref().map_or_else(String::new, |t| format!(" {}", t.get_ref()));
        let section = format!("trigger{}{}", name(&seed.kind), name(&seed.needs));
        add(&mut out, &seed.verbs, &section, Shape::Verb);
        add(&mut out, &seed.nouns, &section, Shape::Noun);
        add(&mut out, &seed.participles, &section, Shape::Adjective);
        add(&mut out, &seed.attribution, &section, Shape::Exact);
        out[first..].iter_mut().for_each(|entry| entry.trigger = true);
    }
    out
}

fn add<'a>(out: &mut Vec<Entry<'a>>, texts: &'a [Text], section: &str, shape: Shape) {
    let entry = |text| Entry { text, section: section.to_owned(), shape, trigger: false };
    out.extend(texts.iter().map(entry));
}

/// The forms that are generated for one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WordForms {
    /// The entry as written.
    pub entry: String,
    /// File and line; `None` for an entry that is in no file.
    pub place: Option<String>,
    /// `verb`, `noun`, `adjective` or `word`, and the section of the file.
    pub shape: String,
    /// The forms as the lexicon holds them (folded), with their features in words.
    pub forms: Vec<(String, String)>,
}

/// The forms of `word`: of every entry with this dictionary form, or of the word itself, if it is written as an entry
/// (`قصف/يقصف`) or is in no file.
pub fn word_forms(word: &str, files: &[Source<'_>]) -> Vec<WordForms> {
    let lemma = fold_str(word);
    let mut out = Vec::new();
    for source in files.iter().filter(|_| !word.contains('/')) {
        let Ok(file) = source.parse() else { continue };
        for entry in entries(&file).iter().filter(|e| fold_str(e.dictionary_form()) == lemma) {
            let (line, _) = source.position(entry.text.span().start);
            let shape = format!("{} ({})", entry.shape.name(), entry.section);
            out.extend(forms(
                entry.text.get_ref(),
                entry.shape,
                shape,
                Some(format!("{}:{line}", source.name)),
            ));
        }
    }
    if out.is_empty() {
        let shape = if VerbSpec::parse(word).is_some() { Shape::Verb } else { Shape::Noun };
        out.extend(forms(word, shape, shape.name().to_owned(), None));
    }
    out
}

fn forms(spec: &str, shape: Shape, name: String, place: Option<String>) -> Option<WordForms> {
    let mut all: Vec<(String, String)> = Vec::new();
    let mut emit = |form: &[Letter], feats: Feats| {
        let form = (unfold(form), feats.to_string());
        if !all.contains(&form) {
            all.push(form);
        }
    };
    if spec.contains(' ') {
        for variant in super::words::variants(&fold_str(spec)) {
            emit(&variant, Feats::default());
        }
    } else {
        shape.forms(spec, &mut emit)?;
    }
    Some(WordForms { entry: spec.to_owned(), place, shape: name, forms: all })
}
