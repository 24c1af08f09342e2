//! The output formats, their defaults, and files as output.

use serde_json::Value;

use crate::support::{Folder, SHELLING, json, record, run};

/// Every piece of text in the output that says where it stands.
fn pieces<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|v| pieces(v, found)),
        Value::Object(fields) => {
            if fields.contains_key("start") {
                found.push(value);
            }
            fields.values().for_each(|v| pieces(v, found));
        }
        _ => {}
    }
}

#[test]
fn offsets_count_characters() {
    let text = format!("😀 é {SHELLING}\r\nو{SHELLING}");
    let documents = run("--format jsonl", &text).fine().lines();
    let (mut found, chars) = (Vec::new(), text.chars().collect::<Vec<_>>());
    pieces(&documents[0]["events"], &mut found);
    assert!(found.len() >= 4);
    for piece in found {
        let at = |name: &str| usize::try_from(piece[name].as_u64().unwrap()).unwrap();
        assert_eq!(chars[at("start")..at("end")].iter().collect::<String>(), piece["text"].as_str().unwrap());
    }
}

#[test]
fn events_follow_the_contract() {
    let documents = run("--format jsonl --published 2026-01-07", SHELLING).fine().lines();
    let event = &documents[0]["events"][0];
    for name in [
        "id",
        "kind",
        "mode",
        "trigger",
        "arguments",
        "count",
        "polarity",
        "modality",
        "tense",
        "source",
        "coref",
        "generic",
        "confidence",
    ] {
        assert!(event.get(name).is_some(), "{name}");
    }
    let documents: Vec<String> = documents[0].as_object().unwrap().keys().cloned().collect();
    assert_eq!(documents, ["schema_version", "id", "published", "text", "events"]);
}

#[test]
fn json_is_one_object_or_an_array() {
    let one = run("--format json", SHELLING).fine().out;
    assert!(one.starts_with("{\n  \"schema_version\": \"1.0\",\n  \"id\": null,") && one.ends_with("}\n"));
    assert!(json(&one)["events"].is_array());
    let lines = record("a", SHELLING) + &record("b", "") + &record("c", "");
    let many = run("--format json", &lines).fine().out;
    assert!(many.starts_with("[\n  {\n    \"schema_version\":") && many.ends_with("\n  }\n]\n"));
    assert_eq!(json(&many).as_array().unwrap().len(), 3);
}

#[test]
fn csv_has_a_row_for_each_event() {
    let lines = record("=cmd()", SHELLING) + &record("b", "") + &record("c,\"d\"", SHELLING);
    let out = run("--format csv --published 2026-01-07", lines).fine().out;
    let mut rows = csv::Reader::from_reader(out.as_bytes());
    let header: Vec<String> = rows.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(
        header.join(" "),
        "doc_id event_id kind mode trigger start end agents targets others places times weapons count polarity \
         modality tense act source coref generic confidence"
    );
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let column = |name: &str| header.iter().position(|h| h == name).unwrap();
    let shelling = rows.iter().find(|r| &r[column("kind")] == "shelling").unwrap();
    assert_eq!((&shelling[column("doc_id")], &shelling[column("event_id")]), ("'=cmd()", "0"));
    assert_eq!(
        (&shelling[column("trigger")], &shelling[column("start")], &shelling[column("end")]),
        ("قصفت", "0", "4")
    );
    assert!(rows.iter().any(|r| &r[0] == "c,\"d\"") && rows.iter().all(|r| &r[0] != "b"));
}

#[test]
fn csv_without_events_has_its_header() {
    assert_eq!(run("--format csv", "").fine().out.lines().count(), 1);
    assert_eq!(run("--format csv --input jsonl", "").fine().out.lines().count(), 1);
}

#[test]
fn defaults_follow_the_input_and_the_file_name() {
    assert!(run("", SHELLING).fine().out.contains('⟦'));
    assert_eq!(run("", record("a", SHELLING)).fine().lines().len(), 1);
    let folder = Folder::new();
    folder.put("a.txt", SHELLING).put("a.jsonl", record("a", SHELLING));
    for (input, output, begins) in [
        ("a.txt", "o.json", "{\n"),
        ("a.txt", "o.jsonl", "{\"schema_version\""),
        ("a.txt", "o.csv", "doc_id"),
        ("a.txt", "o.txt", "── a "),
        ("a.jsonl", "o.csv", "doc_id"),
        ("a.jsonl", "o.json", "{\n"),
        ("a.jsonl", "o.out", "{\"schema_version\""),
        ("a.jsonl", "o.txt --format pretty", "── a "),
    ] {
        folder.run(&format!("{input} -o {output}")).fine();
        let written = folder.get(output.split(' ').next().unwrap());
        assert!(written.starts_with(begins), "{input} {output}: {written}");
    }
}

#[test]
fn a_file_is_replaced_when_complete() {
    let folder = Folder::new();
    folder.put("a.txt", SHELLING).put("out.jsonl", "old");
    assert_eq!(folder.run("a.txt -o out.jsonl").fine().out, "");
    assert_eq!(json(&folder.get("out.jsonl"))["id"], "a");
    assert_eq!(folder.names(), ["a.txt", "out.jsonl"]);
}

#[test]
fn a_file_can_be_its_own_output() {
    let folder = Folder::new();
    folder.put("a.jsonl", record("a", SHELLING).repeat(300));
    folder.run("a.jsonl -o a.jsonl").fine();
    assert_eq!(
        folder.get("a.jsonl").lines().filter(|l| json(l)["events"][0]["kind"] == "shelling").count(),
        300
    );
    let once = folder.get("a.jsonl");
    folder.run("a.jsonl -o a.jsonl").fine();
    assert_eq!(folder.get("a.jsonl"), once);
}

#[cfg(unix)]
#[test]
fn links_permissions_and_devices_survive() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
    let folder = Folder::new();
    folder.put("a.txt", SHELLING).put("real.jsonl", "old");
    symlink("real.jsonl", folder.path("link.jsonl")).unwrap();
    std::fs::set_permissions(folder.path("real.jsonl"), std::fs::Permissions::from_mode(0o640)).unwrap();
    folder.run("a.txt -o link.jsonl").fine();
    assert!(folder.path("link.jsonl").is_symlink());
    assert_eq!(json(&folder.get("real.jsonl"))["id"], "a");
    assert_eq!(folder.path("real.jsonl").metadata().unwrap().permissions().mode() & 0o777, 0o640);
    folder.run("a.txt -o /dev/null").fine();
    assert!(std::fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    assert!(folder.run("a.txt -o -").fine().out.contains('⟦'));
}
