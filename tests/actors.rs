//! Known actors: the phrases of the gold articles, and own short contexts.

mod common;

use std::collections::BTreeMap;

use common::{articles, expected, share, table};
use hadath::{Document, Extractor, Published, Role, Span};

/// A phrase: its span, its role, and which of the phrases is the speaker.
type Phrase = (Span, Role, Option<usize>);

/// The actor phrases of a gold document, with their words.
fn phrases(record: &serde_json::Value) -> (Vec<String>, Vec<Phrase>) {
    let text = record["text"].as_str().unwrap();
    let offsets = hadath::Offsets::new(text);
    let byte = |a: &serde_json::Value, name: &str| {
        offsets.byte_of(a[name].as_u64().unwrap() as usize).unwrap() as u32
    };
    let events = record["events"].as_array().unwrap();
    let (mut words, mut out, mut sources) = (Vec::new(), Vec::new(), Vec::new());
    let mut speakers: BTreeMap<u64, usize> = BTreeMap::new();
    for e in events {
        for a in e["arguments"].as_array().unwrap() {
            let role = match a["role"].as_str().unwrap() {
                "agent" => Role::Agent,
                "target" if e["kind"] == "statement" => Role::Other,
                "target" => Role::Target,
                "other" => Role::Other,
                _ => continue,
            };
            if e["kind"] == "statement" && role == Role::Agent {
                speakers.entry(e["id"].as_u64().unwrap()).or_insert(out.len());
            }
            words.push(a["text"].as_str().unwrap().to_owned());
            sources.push(e["source"].as_u64());
            out.push((Span::new(byte(a, "start"), byte(a, "end")), role, None));
        }
    }
    for (phrase, source) in out.iter_mut().zip(sources) {
        phrase.2 = source.and_then(|s| speakers.get(&s).copied());
    }
    (words, out)
}

#[test]
fn actors_of_the_gold_articles() {
    let Some(articles) = articles() else { return };
    let expected = expected("actors/gold.tsv");
    let extractor = Extractor::new();
    let (mut named, mut sorts) = (Vec::new(), Vec::new());
    for record in &articles {
        let (id, text) = (record["id"].as_str().unwrap(), record["text"].as_str().unwrap());
        let published: Published = record["published"].as_str().unwrap().parse().unwrap();
        let (words, spans) = phrases(record);
        let found = extractor.resolve_actors(&Document::new(text).published(published), &spans);
        for (words, found) in words.into_iter().zip(found) {
            let found = found.and_then(|f| f.id.clone()).map_or("-".to_owned(), |id| id.to_string());
            let label = format!("{id} {words}");
            match expected.get(&(id.to_owned(), words.clone())) {
                Some(e) if e == "?" => {}
                Some(e) if e.starts_with("category:") => sorts.push((label, e.clone(), found)),
                Some(e) => named.push((label, e.clone(), found)),
                None => println!("no entry\t{id}\t{words}\t{found}"),
            }
        }
    }
    assert!(share("named actors", &named) >= 0.93);
    assert!(share("sorts of people", &sorts) >= 0.90);
}

/// The text without its marks, the span of the phrase in `[]`, and that of the speaker in `{}`.
fn marked(line: &str) -> (String, Span, Option<Span>) {
    let mut text = String::new();
    let (mut phrase, mut speaker) = ((0, 0), None);
    for c in line.chars() {
        let at = text.len() as u32;
        match c {
            '[' => phrase.0 = at,
            ']' => phrase.1 = at,
            '{' => speaker = Some((at, at)),
            '}' => speaker = speaker.map(|(start, _)| (start, at)),
            c => text.push(c),
        }
    }
    (text, Span::new(phrase.0, phrase.1), speaker.map(|(start, end)| Span::new(start, end)))
}

#[test]
fn actors_in_short_contexts() {
    let extractor = Extractor::new();
    let mut results = Vec::new();
    let rows = table("actors/contexts.tsv");
    for row in &rows {
        let [date, role, line, id, kind] = &row[..] else { panic!("five columns: {row:?}") };
        let (text, phrase, speaker) = marked(line);
        let mut document = Document::new(text);
        if let Ok(published) = date.parse::<Published>() {
            document = document.published(published);
        }
        let speakers = speaker.map(|span| (span, Role::Agent, None));
        let mut phrases: Vec<_> = speakers.into_iter().collect();
        phrases.push((phrase, Role::parse(role).unwrap(), speaker.map(|_| 0)));
        let found = extractor.resolve_actors(&document, &phrases).pop().unwrap();
        let found = found.as_ref().map_or(("-".into(), "-"), |f| {
            (f.id.as_ref().map_or("-".to_owned(), |id| id.to_string()), f.kind.as_str())
        });
        results.push((line.clone(), format!("{id} {kind}"), format!("{} {}", found.0, found.1)));
    }
    assert!(rows.len() >= 120);
    assert!(share("short contexts", &results) >= 0.97);
}

#[test]
fn a_reference_is_complete() {
    let text = "قال المتحدث باسم القوات الجوية الأوكرانية إن كتائب القسام قصفت الموقع.";
    let (air, qassam) = (text.find("المتحدث").unwrap(), text.find("كتائب").unwrap());
    let phrases = [
        (Span::new(air as u32, text.find(" إن").unwrap() as u32), Role::Agent, None),
        (Span::new(qassam as u32, text.find(" قصفت").unwrap() as u32), Role::Agent, None),
    ];
    let found = Extractor::new().resolve_actors(&Document::new(text), &phrases);
    let json: Vec<_> = found.iter().map(|f| serde_json::to_string(&**f.as_ref().unwrap()).unwrap()).collect();
    assert_eq!(
        json,
        [
            r#"{"ref":"UA/air_force","name":"القوات الجوية الأوكرانية","name_en":"Ukrainian Air Force","type":"state_forces","country":"UA","codes":{"cameo":"UKRMIL","acled":"State forces"},"relation":"spokesperson"}"#,
            r#"{"ref":"PS/qassam_brigades","name":"كتائب القسام","name_en":"Izz al-Din al-Qassam Brigades","type":"armed_group","country":"PS","parent":"PS/hamas","codes":{"cameo":"PSEREB","acled":"Rebel group"}}"#,
        ]
    );
}
