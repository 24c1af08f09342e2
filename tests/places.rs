//! Known places: the phrases of the gold articles, and ambiguous names in context.
#![allow(clippy::cast_precision_loss, reason = "shares of some hundred")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use hadath::{Document, Extractor, Span};

/// `tests/`, from the crate.
fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests")
}

/// The lines of a table that are no comments, split at tabs.
fn table(name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(tests().join("places").join(name)).unwrap();
    let lines = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines.map(|l| l.split('\t').map(str::to_owned).collect()).collect()
}

/// What a phrase is resolved to: an identifier, or `-`.
fn resolved(extractor: &Extractor, text: &str, span: Span) -> String {
    let found = extractor.resolve_places(&Document::new(text), &[span]);
    let place = found[0].as_ref().and_then(|p| p.place.as_ref());
    place.map_or("-".into(), |p| p.id.to_string())
}

/// Compares, prints what differs, and returns the share that agrees.
fn share(what: &str, results: &[(String, String, String)]) -> f64 {
    let right = results.iter().filter(|(_, expected, found)| expected.split('|').any(|e| e == found)).count();
    for (label, expected, found) in results {
        if !expected.split('|').any(|e| e == found) {
            println!("{label}: expected {expected}, found {found}");
        }
    }
    let share = right as f64 / results.len() as f64;
    println!("{what}: {right} of {} ({share:.3})", results.len());
    share
}

#[test]
fn places_of_the_gold_articles() {
    let path = tests().join("../../shared/gold/dev/articles.jsonl");
    let Ok(articles) = std::fs::read_to_string(&path) else {
        println!("skipped: no {}", path.display());
        return;
    };
    let expected: BTreeMap<(String, String), String> =
        table("gold.tsv").into_iter().map(|mut f| ((f.remove(0), f.remove(0)), f.remove(0))).collect();
    let extractor = Extractor::new();
    let mut results = Vec::new();
    for line in articles.lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let (id, text) = (record["id"].as_str().unwrap(), record["text"].as_str().unwrap());
        let offsets = hadath::Offsets::new(text);
        let arguments =
            record["events"].as_array().unwrap().iter().flat_map(|e| e["arguments"].as_array().unwrap());
        for a in arguments.filter(|a| a["role"] == "place") {
            let byte = |name: &str| offsets.byte_of(a[name].as_u64().unwrap() as usize).unwrap() as u32;
            let words = a["text"].as_str().unwrap();
            let found = resolved(&extractor, text, Span::new(byte("start"), byte("end")));
            let label = format!("{id} {words}");
            match expected.get(&(id.to_owned(), words.to_owned())) {
                Some(e) if e == "?" => {}
                Some(e) => results.push((label, e.clone(), found)),
                None => println!("no entry\t{id}\t{words}\t{found}"),
            }
        }
    }
    assert!(share("gold places", &results) >= 0.95);
}

/// What the place argument over a span is resolved to, or `-` when no event has one there.
fn extracted(extractor: &Extractor, text: &str, span: Span) -> String {
    let extraction = extractor.extract(&Document::new(text));
    let arguments = extraction.events().iter().flat_map(hadath::Event::places);
    let mut over = arguments.filter(|a| a.span.overlaps(span));
    let id = |a: &hadath::Argument| Some(a.place.as_ref()?.place.as_ref()?.id.to_string());
    over.find_map(id).unwrap_or_else(|| "-".into())
}

#[test]
fn ambiguous_names_in_context() {
    let extractor = Extractor::new();
    let mut results = Vec::new();
    for fields in table("ambiguous.tsv") {
        let [marked, expected] = &fields[..] else { panic!("not two fields: {fields:?}") };
        let (before, rest) = marked.split_once('[').expect("a name in brackets");
        let (name, after) = rest.split_once(']').expect("a name in brackets");
        let text = [before, name, after].concat();
        let span = Span::new(before.len() as u32, (before.len() + name.len()) as u32);
        results.push((marked.clone(), expected.clone(), extracted(&extractor, &text, span)));
    }
    assert!(results.len() >= 150);
    assert!(share("ambiguous names", &results) >= 0.93);
}

/// Phrases with their relation to the place that they name: type, direction, kilometres.
const RELATIONS: [(&str, &str, &str); 14] = [
    ("وقع هجوم على بعد 10 كم شمال", "منبج", "distance north 10"),
    ("وقع هجوم على بعد نحو 25 كيلومتراً جنوب شرق مدينة", "حلب", "distance southeast 25"),
    ("وقع هجوم على بعد 500 متر من", "معبر باب الهوى", "distance - 0.5"),
    ("سقطت قذائف", "شمالي إدلب", "north_of - -"),
    ("سقطت قذائف", "شمال شرق حلب", "northeast_of - -"),
    ("سقطت قذائف على", "ريف حلب الشرقي", "countryside east -"),
    ("سقطت قذائف على", "ريف إدلب", "countryside - -"),
    ("سقطت قذائف على", "قرى الريف الجنوبي لمدينة منبج", "countryside south -"),
    ("سقطت قذائف على", "أطراف مدينة سراقب", "outskirts - -"),
    ("سقطت قذائف في", "محيط بلدة سرمين", "near - -"),
    ("سقطت قذائف على", "وسط مدينة غزة", "centre - -"),
    ("سقطت قذائف على", "مدينة سرمين", "- - -"),
    ("سقطت قذائف على", "ريف دمشق", "- - -"),
    ("سقطت قذائف على", "شرق الفرات", "- - -"),
];

#[test]
fn relations_are_read_from_the_words() {
    let extractor = Extractor::new();
    for (before, phrase, expected) in RELATIONS {
        let text = format!("{before} {phrase}.");
        let start = before.len() as u32 + 1;
        let span = Span::new(start, start + phrase.len() as u32);
        let found = extractor.resolve_places(&Document::new(text.as_str()), &[span]);
        let place = found[0].as_ref().unwrap_or_else(|| panic!("{text}: no place"));
        assert!(place.place.is_some(), "{text}");
        let relation = place.relation.map_or("- - -".into(), |r| {
            let direction = r.direction.map_or("-".into(), |d| d.to_string());
            let km = r.distance.map_or("-".into(), |d| f64::from(d).to_string());
            format!("{} {direction} {km}", r.kind)
        });
        assert_eq!(relation, expected, "{text}");
    }
}

#[test]
fn adjectives_name_capitals_and_lands() {
    let extractor = Extractor::new();
    for (phrase, expected) in [
        ("العاصمة الصومالية", "geonames:53654"),
        ("العاصمة السودانية", "geonames:379252"),
        ("الأراضي السورية", "geonames:163843"),
        ("الأجواء اللبنانية", "geonames:272103"),
        ("العاصمة", "-"),
        ("المدينة", "-"),
        ("المنطقة", "-"),
    ] {
        let text = format!("سقطت صواريخ في {phrase}.");
        let start = text.find(phrase).unwrap() as u32;
        let span = Span::new(start, start + phrase.len() as u32);
        assert_eq!(resolved(&extractor, &text, span), expected, "{phrase}");
    }
}

#[test]
fn the_gazetteer_is_large_and_small() {
    let gazetteer = hadath::place::Gazetteer::builtin();
    let countries = gazetteer.countries_by_code();
    for code in
        ["SY", "LB", "PS", "IL", "JO", "IQ", "YE", "SA", "SD", "LY", "EG", "TR", "IR", "ML", "SO", "UA", "US"]
    {
        assert!(countries.contains(&code), "{code}");
    }
    assert!(countries.len() >= 193, "{}", countries.len());
    assert!(gazetteer.count() >= 9_000, "{}", gazetteer.count());
    assert!(gazetteer.bytes() <= 4 << 20, "{}", gazetteer.bytes());
}
