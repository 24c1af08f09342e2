//! Tries mutants in a copy of the library with switches (`scripts/mutants.py`): reads their numbers, and writes for each
//! whether the development cases, the quiet sentences or the tables of times notice; with a JSONL file in `TEXTS`, how many
//! of these texts it changes, and which. Exits with 3 when one takes too long.
#![allow(dead_code, reason = "the tests have more than is used here")]

#[path = "../cases.rs"]
mod cases;
#[path = "../times.rs"]
mod times;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use hadath::{Document, Event, Extractor, Published, mutant};
use serde_json::Value;

/// How long all cases may take, in seconds.
const LIMIT: u64 = 3;
/// What is wrong without a mutant, in the working folder.
const KNOWN: &str = "known-now.txt";
static TICKS: AtomicU64 = AtomicU64::new(0);

struct Tests {
    extractor: Extractor,
    cases: Vec<Value>,
    quiet: Vec<String>,
    times: Vec<String>,
    timeless: Vec<String>,
    /// What is wrong without a mutant.
    known: BTreeSet<String>,
}

impl Tests {
    /// What is known to be wrong is kept between runs: a mutant alone is on before anything is computed.
    fn read(ids: &[u32]) -> Tests {
        let (cases, quiet) = (cases::cases("dev"), cases::quiet());
        let (times, timeless) = (times::lines(), times::quiet());
        if let [id] = ids {
            mutant::set(*id);
        }
        let (extractor, known) = (Extractor::new(), BTreeSet::new());
        let mut tests = Tests { extractor, cases, quiet, times, timeless, known };
        if ids.len() == 1 {
            let text = std::fs::read_to_string(KNOWN).expect("what is known to be wrong");
            tests.known = text.lines().map(str::to_owned).collect();
        } else {
            tests.known = tests.wrong().collect();
            let lines: Vec<&str> = tests.known.iter().map(String::as_str).collect();
            std::fs::write(KNOWN, lines.join("\n")).expect("the folder can be written to");
        }
        tests
    }

    fn wrong_in_case(&self, case: &Value) -> Vec<String> {
        let x = self.extractor.extract(&Document::new(case["text"].as_str().expect("text")));
        let id = &case["id"];
        cases::known::mistakes(case, &x).iter().map(|m| format!("{id} {}", cases::known::about(m))).collect()
    }

    fn wrong(&self) -> impl Iterator<Item = String> {
        let cases = self.cases.iter().flat_map(|c| self.wrong_in_case(c));
        let quiet = self.quiet.iter().filter(|l| cases::fires(&self.extractor, l)).cloned();
        let times = self.times.iter().filter(|l| times::fault(&l.split('\t').collect::<Vec<_>>()).is_some());
        let timeless = self.timeless.iter().filter(|l| !times::found(l).is_empty());
        cases.chain(times.chain(timeless).cloned()).chain(quiet)
    }

    /// The first new mistake under mutant `id`.
    fn notice(&self, id: u32) -> Option<String> {
        mutant::set(id);
        let found = catch_unwind(AssertUnwindSafe(|| self.wrong().find(|w| !self.known.contains(w))));
        mutant::set(0);
        found.unwrap_or_else(|_| Some("panic".into()))
    }
}

/// What counts of an event: all but its evidence and confidence.
fn essence(e: &Event, x: &hadath::Extraction) -> String {
    let arguments: Vec<_> =
        e.arguments().iter().map(|a| (a.role, x.slice(a.span), a.time.as_ref())).collect();
    let traits =
        (e.polarity(), e.modality(), e.tense(), e.act(), e.mode(), e.count(), e.source(), e.is_generic());
    format!("{}/{} {traits:?} {arguments:?}", e.kind(), x.slice(e.trigger()))
}

/// Other texts, without known answers.
struct Texts {
    extractor: Extractor,
    documents: Vec<(String, Document, Option<Published>)>,
    answers: Vec<Vec<String>>,
}

impl Texts {
    fn read(file: &str) -> Texts {
        let text = std::fs::read_to_string(file).expect("the texts");
        let record = |line: &str| {
            let r: Value = serde_json::from_str(line).expect("JSON");
            let day: Option<Published> = r["published"].as_str().and_then(|d| d.parse().ok());
            let document = Document::new(r["text"].as_str().expect("text"));
            let document = if let Some(day) = day { document.published(day) } else { document };
            (r["id"].as_str().unwrap_or_default().to_owned(), document, day)
        };
        let documents = text.lines().map(record).collect();
        let mut texts = Texts { extractor: Extractor::new(), documents, answers: Vec::new() };
        texts.answers = (0..texts.documents.len()).map(|i| texts.answer(i)).collect();
        texts
    }

    fn answer(&self, i: usize) -> Vec<String> {
        let (_, document, day) = &self.documents[i];
        let x = self.extractor.extract(document);
        let times = hadath::time::tag(document.text(), *day);
        let events = x.events().iter().map(|e| essence(e, &x));
        let tell = |t: &hadath::time::TimePhrase| {
            format!("{} {:?} {:?} {:?}", &document.text()[t.span.range()], t.value, t.from, t.to)
        };
        events.chain(times.iter().map(tell)).collect()
    }

    /// How many texts come out otherwise under mutant `id`, and what differs in the first ones.
    fn notice(&self, id: u32) -> String {
        mutant::set(id);
        let found = catch_unwind(AssertUnwindSafe(|| {
            let other = |i: usize| Some((i, self.answer(i))).filter(|(i, a)| *a != self.answers[*i]);
            (0..self.documents.len()).filter_map(other).collect::<Vec<_>>()
        }));
        mutant::set(0);
        let Ok(found) = found else { return "panic".into() };
        let mut told = found.len().to_string();
        for (i, answer) in found.iter().take(4) {
            let before = &self.answers[*i];
            let lost: Vec<_> = before.iter().filter(|l| !answer.contains(l)).collect();
            let new: Vec<_> = answer.iter().filter(|l| !before.contains(l)).collect();
            told +=
                &format!("\t{}: {} - {lost:?} + {new:?}", self.documents[*i].0, self.documents[*i].1.text());
        }
        told
    }
}

fn watch() {
    std::thread::spawn(|| {
        loop {
            let before = TICKS.load(Ordering::Relaxed);
            std::thread::sleep(Duration::from_secs(LIMIT));
            if TICKS.load(Ordering::Relaxed) == before {
                std::process::exit(3);
            }
        }
    });
}

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    let ids: Vec<u32> = std::io::stdin().lines().filter_map(|l| l.ok()?.trim().parse().ok()).collect();
    watch();
    if let Ok(file) = std::env::var("TEXTS") {
        let texts = Texts::read(&file);
        return each(ids, |id| texts.notice(id));
    }
    let tests = Tests::read(&ids);
    each(ids, |id| tests.notice(id).unwrap_or_default());
}

fn each(ids: Vec<u32>, notice: impl Fn(u32) -> String) {
    let mut out = std::io::stdout().lock();
    for id in ids {
        let noticed: String = notice(id).replace(['\n', '\r'], " ");
        TICKS.fetch_add(1, Ordering::Relaxed);
        writeln!(out, "{id}\t{noticed}").and_then(|()| out.flush()).expect("standard output");
    }
}
