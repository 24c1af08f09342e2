//! What is read: texts and JSONL, from files and standard input, with dates and identifiers.

use serde_json::{Value, json};

use crate::support::{Folder, SHELLING, record, run};

fn kinds(document: &Value) -> Vec<&str> {
    document["events"].as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap()).collect()
}

#[test]
fn a_text_on_standard_input() {
    let documents = run("--format jsonl", SHELLING).fine().lines();
    assert_eq!(documents.len(), 1);
    assert_eq!((&documents[0]["id"], &documents[0]["text"]), (&Value::Null, &json!(SHELLING)));
    assert!(kinds(&documents[0]).contains(&"shelling"));
}

#[test]
fn a_dash_is_standard_input() {
    let folder = Folder::new();
    folder.put("a.txt", SHELLING);
    let documents = folder.run_with("a.txt - --format jsonl", "نص").fine().lines();
    assert_eq!((&documents[0]["id"], &documents[1]["id"]), (&json!("a"), &Value::Null));
    assert_eq!(documents[1]["text"], "نص");
}

#[test]
fn a_text_file_is_named_by_its_stem() {
    let folder = Folder::new();
    folder.put("تقرير.v2.txt", SHELLING);
    assert_eq!(folder.run("تقرير.v2.txt --format jsonl").fine().lines()[0]["id"], "تقرير.v2");
}

#[test]
fn json_is_recognised_by_name_and_by_content() {
    let folder = Folder::new();
    let lines = record("a", SHELLING) + &record("b", SHELLING);
    folder.put("a.jsonl", &lines).put("a.ndjson", &lines).put("plain", format!("\n \t{lines}"));
    for name in ["a.jsonl", "a.ndjson", "plain"] {
        let documents = folder.run(name).fine().lines();
        assert_eq!(documents.iter().map(|d| &d["id"]).collect::<Vec<_>>(), ["a", "b"], "{name}");
    }
    assert_eq!(run("", format!("{}{lines}", " ".repeat(70_000))).fine().lines().len(), 2);
}

#[test]
fn the_kind_of_input_can_be_forced() {
    let line = record("a", SHELLING);
    let texts = run("--input text --format jsonl", &line).fine().lines();
    assert_eq!(texts[0]["text"], line);
    let ran = run("--input jsonl", SHELLING);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
}

#[test]
fn other_fields_pass_through_as_written() {
    let line = r#"{"url": "http://a/?b", "id": 12345678901234567890123, "events": [{"id": 7}], "score": 1.50, "n": {"b": 1, "a": null}, "text": "نص"}"#;
    let out = run("", line).fine().out;
    assert_eq!(
        out.trim_end(),
        r#"{"schema_version":"1.0","id":12345678901234567890123,"published":null,"text":"نص","url":"http://a/?b","score":1.50,"n":{"b": 1, "a": null},"events":[]}"#
    );
}

#[test]
fn identifiers_keep_their_type() {
    let lines = "{\"id\": \"7\", \"text\": \"\"}\n{\"id\": 7, \"text\": \"\"}\n{\"id\": null, \"text\": \"\"}\n{\"text\": \"\"}";
    let documents = run("", lines).fine().lines();
    let ids: Vec<&Value> = documents.iter().map(|d| &d["id"]).collect();
    assert_eq!(ids, [&json!("7"), &json!(7), &Value::Null, &Value::Null]);
}

#[test]
fn a_records_own_date_goes_first() {
    let lines = concat!(
        "{\"text\": \"\"}\n",
        "{\"text\": \"\", \"published\": \"2025-02-03T04:05\"}\n",
        "{\"text\": \"\", \"published\": null}\n",
    );
    let dates = |arguments: &str| -> Vec<Value> {
        run(arguments, lines).fine().lines().iter().map(|d| d["published"].clone()).collect()
    };
    assert_eq!(
        dates("--published 2026-01-07"),
        [json!("2026-01-07"), json!("2025-02-03T04:05"), Value::Null]
    );
    assert_eq!(dates(""), [Value::Null, json!("2025-02-03T04:05"), Value::Null]);
}

#[test]
fn the_date_reaches_the_times_of_a_text() {
    let documents = run("--format jsonl --published 2026-01-07T21:00", SHELLING).fine().lines();
    assert_eq!(documents[0]["published"], "2026-01-07T21:00");
}

#[test]
fn empty_input() {
    let folder = Folder::new();
    folder.put("empty.txt", "").put("empty.jsonl", "").put("blank.jsonl", "\n \r\n\n");
    let documents = folder.run("empty.txt --format jsonl").fine().lines();
    assert_eq!((&documents[0]["text"], &documents[0]["events"]), (&json!(""), &json!([])));
    assert!(folder.run("empty.txt").fine().out.contains("no events"));
    for name in ["empty.jsonl", "blank.jsonl"] {
        assert_eq!(folder.run(name).fine().out, "");
    }
    assert_eq!(run("--input jsonl --format json", "").fine().out, "[]\n");
    assert_eq!(run("--format jsonl", " \n ").fine().lines()[0]["text"], " \n ");
}

#[test]
fn a_byte_order_mark_is_ignored() {
    let text = run("--format jsonl", format!("\u{feff}{SHELLING}")).fine().lines();
    assert_eq!(text[0]["text"], SHELLING);
    let lines = run("", format!("\u{feff}\n{}", record("a", SHELLING))).fine().lines();
    assert_eq!(lines[0]["id"], "a");
}

#[test]
fn windows_line_ends() {
    let lines = record("a", SHELLING).replace('\n', "\r\n") + &record("b", "").replace('\n', "\r\n");
    assert_eq!(run("", lines).fine().lines().len(), 2);
}
