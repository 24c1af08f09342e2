//! The tables of small cases and the quiet sentences, scored against the floors in `quality-floor.json`.
//!
//! A case lists the core events of one or two sentences. `dev` is for development, `heldout` is never tuned on. What is
//! wrong in `dev` is on record, and nothing else may be: see `cases/known.rs`.

#![allow(clippy::cast_precision_loss, clippy::float_cmp)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hadath::{Document, Event, Extraction, Extractor, Role};
use serde_json::Value;

#[path = "cases/known.rs"]
pub(crate) mod known;

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests")
}

fn floor(set: &str, figure: &str) -> f64 {
    let text = fs::read_to_string(tests().join("quality-floor.json")).expect("quality-floor.json");
    let floors: Value = serde_json::from_str(&text).expect("JSON");
    floors[set][figure].as_f64().unwrap_or_else(|| panic!("no floor {set}.{figure}"))
}

pub(crate) fn cases(set: &str) -> Vec<Value> {
    let mut files: Vec<PathBuf> = fs::read_dir(tests().join("cases").join(set))
        .expect("cases")
        .map(|f| f.expect("file").path())
        .collect();
    files.sort();
    let text: String = files.iter().map(|f| fs::read_to_string(f).expect("UTF-8")).collect();
    text.lines().filter(|l| !l.trim().is_empty()).map(|l| serde_json::from_str(l).expect("a case")).collect()
}

#[derive(Default, Clone, Copy)]
struct Counts {
    hit: f64,
    spurious: f64,
    missed: f64,
}

impl Counts {
    fn sum(&mut self, other: Counts) {
        self.hit += other.hit;
        self.spurious += other.spurious;
        self.missed += other.missed;
    }

    fn f1(self) -> f64 {
        2.0 * self.hit / (2.0 * self.hit + self.spurious + self.missed).max(1.0)
    }
}

/// Words without marks, article and one attached particle.
fn words(s: &str) -> Vec<String> {
    let kept: String = s.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()).collect();
    kept.split_whitespace().map(|w| w.trim_start_matches("ال").to_owned()).collect()
}

/// They share at least half of the shorter one's words.
fn same(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let shared = a.iter().filter(|w| b.contains(w)).count();
    shared * 2 >= a.len().min(b.len()) && shared > 0
}

fn texts<'a>(case: &'a Value, role: &str) -> Vec<&'a str> {
    case[role].as_array().map(|a| a.iter().filter_map(Value::as_str).collect()).unwrap_or_default()
}

fn arguments(x: &Extraction, event: Option<&Event>, gold: Option<&Value>, total: &mut Counts) {
    for role in [Role::Agent, Role::Target, Role::Place, Role::Time] {
        let mut found: Vec<&str> =
            event.map(|e| e.role(role).map(|a| x.slice(a.span)).collect()).unwrap_or_default();
        for wanted in gold.map(|g| texts(g, role.as_str())).unwrap_or_default() {
            match found.iter().position(|f| same(f, wanted)) {
                Some(at) => {
                    found.remove(at);
                    total.hit += 1.0;
                }
                None => total.missed += 1.0,
            }
        }
        total.spurious += found.len() as f64;
    }
}

/// The core events that a text should have and those it has, one to one where they agree in kind and place.
fn pairs<'a>(case: &'a Value, x: &'a Extraction) -> Vec<(Option<&'a Value>, Option<&'a Event>)> {
    let text = case["text"].as_str().expect("text");
    let core = |e: &&Event| {
        matches!(e.kind().as_str(), "attack" | "shelling" | "drone_overflight" | "siege" | "statement")
            && !e.is_generic()
    };
    let mut found: Vec<&Event> = x.events().iter().filter(core).collect();
    let pair = |gold| {
        let (start, end) = range(text, gold);
        let hit = found.iter().position(|e| {
            e.kind().as_str() == gold["kind"] && e.trigger().start() < end && start < e.trigger().end()
        });
        (Some(gold), hit.map(|at| found.remove(at)))
    };
    let mut all: Vec<_> = case["events"].as_array().expect("events").iter().map(pair).collect();
    all.extend(found.into_iter().map(|e| (None, Some(e))));
    all
}

/// The byte range of the n-th occurrence of the trigger.
fn range(text: &str, gold: &Value) -> (usize, usize) {
    let trigger = gold["trigger"].as_str().expect("a trigger");
    let nth = gold["nth"].as_u64().unwrap_or(1) as usize;
    let (at, _) = text
        .match_indices(trigger)
        .nth(nth - 1)
        .or_else(|| text.match_indices(trigger).last())
        .expect("in the text");
    (at, at + trigger.len())
}

/// The attributes that a case tells of an event, with whether they are right; what it leaves out is usual.
fn told(x: &Extraction, event: &Event, gold: &Value) -> Vec<(&'static str, bool)> {
    let mut all = Vec::new();
    let source = event.source().and_then(|s| x.event(s)).map(|s| x.slice(s.trigger()));
    let usual = [
        ("polarity", event.polarity().as_str(), "positive"),
        ("modality", event.modality().as_str(), "asserted"),
    ];
    for (name, found, default) in usual {
        all.push((name, found == gold[name].as_str().unwrap_or(default)));
    }
    let given = [
        ("tense", Some(event.tense().as_str())),
        ("act", event.act().map(hadath::Act::as_str)),
        ("mode", event.mode().map(hadath::Mode::as_str)),
    ];
    for (name, found) in given {
        if let Some(wanted) = gold[name].as_str() {
            all.push((name, found == Some(wanted)));
        }
    }
    if let Some(wanted) = gold.get("source") {
        let right = match (wanted.as_str(), source) {
            (Some(wanted), Some(found)) => wanted.contains(found) || found.contains(wanted),
            (wanted, found) => wanted.is_none() && found.is_none(),
        };
        all.push(("source", right));
    }
    all
}

/// So many of so many.
#[derive(Default, Clone, Copy)]
struct Share {
    right: f64,
    all: f64,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.right += f64::from(u8::from(right));
        self.all += 1.0;
    }
}

/// The figures of a set of cases.
#[derive(Default)]
struct Score {
    events: Counts,
    arguments: Counts,
    by_construction: BTreeMap<String, Counts>,
    attributes: BTreeMap<&'static str, Share>,
}

impl Score {
    fn case(&mut self, case: &Value, x: &Extraction) {
        let mut local = Counts::default();
        for (gold, event) in pairs(case, x) {
            arguments(x, event, gold, &mut self.arguments);
            match (gold, event) {
                (Some(gold), Some(event)) => {
                    for (name, right) in told(x, event, gold) {
                        self.attributes.entry(name).or_default().add(right);
                    }
                    local.hit += 1.0;
                }
                (Some(_), None) => local.missed += 1.0,
                _ => local.spurious += 1.0,
            }
        }
        self.events.sum(local);
        self.by_construction.entry(case["construction"].to_string()).or_default().sum(local);
    }
}

fn score(set: &str) -> Score {
    let extractor = Extractor::new();
    let mut score = Score::default();
    for case in cases(set) {
        let x = extractor.extract(&Document::new(case["text"].as_str().expect("text")));
        score.case(&case, &x);
        // Whoever tunes does not look at the held-out ones.
        let shown = (set == "dev").then(|| known::mistakes(&case, &x));
        for mistake in shown.into_iter().flatten() {
            println!("{}: {mistake} in {}", case["id"], case["text"]);
        }
    }
    score
}

fn check(set: &str) {
    let score = score(set);
    for (name, counts) in &score.by_construction {
        println!("{name:28} {:.2}", counts.f1());
    }
    let mut figures = vec![("events", score.events.f1()), ("arguments", score.arguments.f1())];
    figures.extend(score.attributes.iter().map(|(name, s)| (*name, s.right / s.all)));
    for (name, figure) in figures {
        println!("{set}: {name} {figure:.3}");
        assert!(figure >= floor(set, name), "{set}: {name} {figure:.3} under the floor");
    }
}

#[test]
fn development_cases() {
    check("dev");
}

#[test]
fn held_out_cases() {
    check("heldout");
}

/// Figures of speech, sport, weather: sentences without an event.
pub(crate) fn quiet() -> Vec<String> {
    let text = fs::read_to_string(tests().join("cases/quiet.txt")).expect("quiet.txt");
    text.lines().filter(|l| !l.is_empty() && !l.starts_with("# ")).map(str::to_owned).collect()
}

/// Is an event other than a statement found?
pub(crate) fn fires(extractor: &Extractor, line: &str) -> bool {
    let x = extractor.extract(&Document::new(line));
    x.events().iter().any(|e| e.kind().as_str() != "statement" && !e.is_generic())
}

/// At most the share in the floor file may fire.
#[test]
fn quiet_sentences() {
    let extractor = Extractor::new();
    let lines = quiet();
    let fired: Vec<&String> = lines.iter().filter(|l| fires(&extractor, l)).collect();
    let share = fired.len() as f64 / lines.len() as f64;
    println!("quiet: {share:.3} of {} fire: {fired:#?}", lines.len());
    assert!(share <= floor("quiet", "fires"), "{share:.3} of the quiet sentences fire");
}

/// The sample articles are read whole: sources point to statements, and the report of a war day has its events.
#[test]
fn sample_articles() {
    let extractor = Extractor::new();
    let folder = tests().join("../seeds/articles");
    for file in fs::read_dir(folder).expect("articles") {
        let path = file.expect("file").path();
        let text = fs::read_to_string(&path).expect("UTF-8");
        let x = extractor.extract(&Document::new(text));
        for e in x.events() {
            if let Some(source) = e.source() {
                assert_eq!(
                    x.event(source).map(|s| s.kind().as_str()),
                    Some("statement"),
                    "{}",
                    path.display()
                );
            }
        }
        let force = x
            .events()
            .iter()
            .filter(|e| matches!(e.kind().as_str(), "attack" | "shelling" | "siege"))
            .count();
        if path.ends_with("wire-report.txt") {
            assert!(force >= 3, "{force} events of force in the wire report");
        }
    }
}
