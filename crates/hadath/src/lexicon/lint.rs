//! What is allowed in a user's lexicon but hardly meant: marks in words, entries given twice, words that look like
//! others.

use std::collections::BTreeMap;

use super::entry::Lexeme;
use super::listing::{Entry, Shape, entries};
use super::paradigm::Feats;
use super::seed::Source;
use super::{Lexicon, Pos};
use crate::finding::{Finding, Severity};
use crate::text::fold::{ALEF, BEH, FEH, KAF, LAM, Letter, WAW, fold_str, unfold};

/// Checks the words of all files. Files that cannot be read are left to the compiler.
pub fn check(sources: &[Source<'_>], built_in: &Lexicon) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: BTreeMap<(String, Shape, Vec<Letter>), String> = BTreeMap::new();
    for source in sources {
        let Ok(file) = source.parse() else { continue };
        for entry in entries(&file) {
            findings.extend(marks(source, &entry));
            findings.extend(letters(source, &entry));
            let key = (entry.section.clone(), entry.shape, fold_str(entry.dictionary_form()));
            let (line, column) = source.position(entry.text.span().start);
            let here = format!("{}:{line}:{column}", source.name);
            if let Some(first) = seen.get(&key) {
                findings.push(
                    warning(source, &entry, format!("\"{}\" is given twice", entry.dictionary_form()))
                        .help(format!("the first is at {first}")),
                );
            } else {
                seen.insert(key, here);
            }
            if entry.trigger && !file.remove {
                findings.extend(looks_like(source, &entry, built_in));
            }
        }
    }
    findings
}

fn warning(source: &Source<'_>, entry: &Entry<'_>, message: String) -> Finding {
    source.error(entry.text, message).severity(Severity::Warning)
}

/// Direction marks, joiners and vowels, which nobody sees or which change nothing.
fn marks(source: &Source<'_>, entry: &Entry<'_>) -> Option<Finding> {
    let spec = entry.text.get_ref();
    let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    if let Some(c) = spec.chars().find(|&c| hidden(c)) {
        let clean: String = spec.chars().filter(|&c| !hidden(c)).collect();
        let message = format!("an invisible character, U+{:04X}, in a word", c as u32);
        return Some(warning(source, entry, message).help(format!("write \"{clean}\"")));
    }
    // The shadda of a verb says that it is doubled.
    let shadda = |c: char| c == '\u{651}' && entry.shape == Shape::Verb;
    let mark = |c: char| matches!(c, '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}') && !shadda(c);
    let c = spec.chars().find(|&c| mark(c))?;
    let clean: String = spec.chars().filter(|&c| !mark(c)).collect();
    let what = if c == '\u{640}' { "a tatweel" } else { "a vowel mark" };
    Some(
        warning(source, entry, format!("{what} in \"{spec}\" has no effect"))
            .help(format!("write \"{clean}\"")),
    )
}

/// Characters that no word has, and words longer than any.
fn letters(source: &Source<'_>, entry: &Entry<'_>) -> Option<Finding> {
    const LONGEST: usize = 60;
    let spec = entry.text.get_ref();
    let folded = fold_str(spec);
    if folded.is_empty() {
        return Some(warning(source, entry, format!("\"{spec}\" has no letters: nothing will match")));
    }
    if entry.shape != Shape::Exact && !folded.iter().any(|&l| crate::text::fold::is_arabic(l)) {
        return Some(warning(source, entry, format!("\"{spec}\" has no Arabic letters")));
    }
    let long = spec.split('/').any(|part| fold_str(part).split(|&l| l == b' ').any(|w| w.len() > LONGEST));
    long.then(|| warning(source, entry, format!("a word of more than {LONGEST} letters: it will not match")))
}

/// Forms of a trigger that are also common words, as they stand or with a particle read off.
fn looks_like(source: &Source<'_>, entry: &Entry<'_>, built_in: &Lexicon) -> Option<Finding> {
    const SHORT: usize = 3;
    let spec = entry.text.get_ref();
    let lemma = fold_str(entry.dictionary_form());
    if lemma.contains(&b' ') {
        return None;
    }
    let common = |form: &[Letter]| {
        built_in
            .forms
            .get(form)
            .map(|r| built_in.lexeme(r.lexeme))
            .find(|l| common(l) && fold_str(built_in.lemma(l)) != lemma)
    };
    let mut found: Option<(Vec<Letter>, Vec<Letter>, &Lexeme)> = None;
    let mut look = |form: &[Letter], feats: Feats| {
        if found.is_some() || feats.has(Feats::BOUND) {
            return;
        }
        let particles: &[&[Letter]] = if form.len() <= SHORT {
            &[&[], &[WAW], &[FEH], &[BEH], &[KAF], &[LAM], &[ALEF, LAM]]
        } else {
            &[&[]]
        };
        for particle in particles {
            let whole = [particle, form].concat();
            if let Some(lexeme) = common(&whole) {
                found = Some((whole, form.to_vec(), lexeme));
                return;
            }
        }
    };
    entry.shape.forms(spec, &mut look)?;
    let (whole, form, lexeme) = found?;
    let file = &built_in.files[usize::from(lexeme.file)];
    let message = if whole == form {
        format!("its form {} is also the word \"{}\" of {file}", unfold(&form), built_in.lemma(lexeme))
    } else {
        format!(
            "its form {} would also be found in {}, the word \"{}\" of {file}",
            unfold(&form),
            unfold(&whole),
            built_in.lemma(lexeme)
        )
    };
    let help = "add \"needs\", or use a longer phrase, if the other word is common in your texts".to_owned();
    Some(warning(source, entry, message).help(help))
}

/// A word that stands for nothing that matters to an event.
fn common(lexeme: &Lexeme) -> bool {
    lexeme.trigger.is_none()
        && lexeme.place.is_none()
        && lexeme.actor.is_none()
        && (lexeme.pos != Pos::Function || lexeme.func != super::class::Func::None)
}
