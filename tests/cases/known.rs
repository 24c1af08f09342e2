//! Every development case comes out right, but for what `known.txt` lists. The scores alone would let one sentence go
//! wrong for each that becomes right.

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs};

use hadath::{Document, Event, Extraction, Extractor, Role};
use serde_json::Value;

use super::{cases, fires, pairs, quiet, tests, texts, told, words};

const HEADING: &str = "\
# What is wrong in the development cases (events, arguments to the word, attributes) and which quiet sentences have events.
# Written by `KNOWN=write cargo test --release -p hadath --test cases known`.
";

/// What is wrong with the answer to a case.
pub(crate) fn mistakes(case: &Value, x: &Extraction) -> Vec<String> {
    let mut all = Vec::new();
    for (gold, event) in pairs(case, x) {
        match (gold, event) {
            (Some(gold), Some(event)) => all.extend(differing(x, event, gold)),
            (Some(gold), None) => all.push(format!("missed {} {}", gold["kind"], gold["trigger"])),
            (None, Some(e)) => all.push(format!("spurious {} {}", e.kind(), x.slice(e.trigger()))),
            (None, None) => {}
        }
    }
    all
}

/// The attributes and arguments of an event that are not as told. Weapons and counts are told in few cases.
fn differing(x: &Extraction, event: &Event, gold: &Value) -> Vec<String> {
    let trigger = x.slice(event.trigger());
    let wrong = told(x, event, gold).into_iter().filter(|(_, right)| !right);
    let mut all: Vec<String> = wrong
        .map(|(name, _)| {
            let wanted = gold[name].as_str().unwrap_or("the usual");
            format!("{name} of {trigger}: expected {wanted}, got {}", attribute(x, event, name))
        })
        .collect();
    for role in [Role::Agent, Role::Target, Role::Place, Role::Time, Role::Weapon] {
        let wanted = texts(gold, role.as_str());
        let found: Vec<&str> = event.role(role).map(|a| x.slice(a.span)).collect();
        if (role != Role::Weapon || gold.get("weapon").is_some()) && sorted(&wanted) != sorted(&found) {
            all.push(format!("{} of {trigger}: expected {wanted:?}, got {found:?}", role.as_str()));
        }
    }
    if let Some(wanted) = gold.get("count") {
        if event.count().map(u64::from) != wanted.as_u64() {
            all.push(format!("count of {trigger}: expected {wanted}, got {:?}", event.count()));
        }
    }
    all
}

fn attribute(x: &Extraction, event: &Event, name: &str) -> String {
    match name {
        "polarity" => event.polarity().to_string(),
        "modality" => event.modality().to_string(),
        "tense" => event.tense().to_string(),
        "act" => event.act().map_or("none".into(), |a| a.to_string()),
        "mode" => event.mode().map_or("none".into(), |m| m.to_string()),
        _ => event.source().and_then(|s| x.event(s)).map_or("none".into(), |s| x.slice(s.trigger()).into()),
    }
}

/// Independent of order, vowel marks and articles.
fn sorted(arguments: &[&str]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = arguments.iter().map(|a| words(a)).collect();
    all.sort();
    all
}

/// What a mistake is about, without the words found: `target of قصف`.
pub(crate) fn about(mistake: &str) -> &str {
    mistake.split(':').next().unwrap_or(mistake)
}

/// What is wrong, a line each as in `known.txt`, with how it reads for people.
fn wrong(extractor: &Extractor) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for case in cases("dev") {
        let x = extractor.extract(&Document::new(case["text"].as_str().expect("text")));
        let id = case["id"].as_str().expect("id");
        for mistake in mistakes(&case, &x) {
            let told = format!("{id}: {}\n    {mistake}", case["text"]);
            all.insert(format!("{id}\t{}", about(&mistake)), told);
        }
    }
    let fired = quiet().into_iter().filter(|line| fires(extractor, line));
    all.extend(fired.map(|line| (format!("quiet\t{line}"), format!("an event in: {line}"))));
    all
}

#[test]
fn known_cases() {
    let path = tests().join("cases/known.txt");
    let text = fs::read_to_string(&path).unwrap_or_default();
    let known: BTreeSet<&str> = text.lines().filter(|l| !l.starts_with('#')).collect();
    let wrong = wrong(&Extractor::new());
    if env::var("KNOWN").is_ok_and(|v| v == "write") {
        let lines: Vec<&str> = wrong.keys().map(String::as_str).collect();
        fs::write(path, format!("{HEADING}{}\n", lines.join("\n"))).expect("known.txt can be written");
        return;
    }
    for line in known.iter().filter(|line| !wrong.contains_key(**line)) {
        println!("right now, or gone: {line} (renew known.txt)");
    }
    let new: Vec<&str> = wrong
        .iter()
        .filter(|(line, _)| !known.contains(line.as_str()))
        .map(|(_, told)| told.as_str())
        .collect();
    assert!(new.is_empty(), "wrong, and not in tests/cases/known.txt:\n{}", new.join("\n"));
}
