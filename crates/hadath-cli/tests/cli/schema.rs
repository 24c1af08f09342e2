//! The JSON Schema, and real output against it.

use std::fs;
use std::process::Command;

use jsonschema::Validator;
use serde_json::Value;

use crate::support::{SHELLING, finish, json, record, run};

fn schema() -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hadath"));
    command.arg("schema");
    json(&finish(command, "").fine().out)
}

fn validator() -> Validator {
    jsonschema::validator_for(&schema()).unwrap()
}

fn check(validator: &Validator, document: &Value) {
    let errors: Vec<String> =
        validator.iter_errors(document).map(|e| format!("{}: {e}", e.instance_path)).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn real_output_is_valid() {
    let validator = validator();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds/articles");
    let mut events = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let ran = run("--format jsonl --published 2026-01-08T21:00", record("a", &text)).fine();
        for document in ran.lines() {
            check(&validator, &document);
            events += document["events"].as_array().unwrap().len();
        }
    }
    assert!(events > 50, "{events}");
}

#[test]
fn identifiers_and_fields_handed_through_are_valid() {
    let lines = "{\"id\": 7, \"url\": \"x\", \"text\": \"\"}\n{\"id\": null, \"text\": \"\"}\n{\"id\": \"a\", \"text\": \"\"}";
    for document in run("--format jsonl", lines).fine().lines() {
        check(&validator(), &document);
    }
}

/// The schema says something: each of these changes breaks it.
#[test]
fn what_breaks_the_contract_is_not_valid() {
    let validator = validator();
    let document = run("--format jsonl --published 2026-01-08", SHELLING).fine().lines().remove(0);
    check(&validator, &document);
    let event = |document: &mut Value, name: &str, value: Value| document["events"][0][name] = value;
    let argument = |document: &Value, role: &str| {
        let arguments = document["events"][0]["arguments"].as_array().unwrap();
        arguments.iter().position(|a| a["role"] == role).unwrap_or_else(|| panic!("{role} in {document}"))
    };
    type Change<'a> = (&'a str, &'a dyn Fn(&mut Value));
    let changes: [Change<'_>; 9] = [
        ("version", &|d| d["schema_version"] = "2.0".into()),
        ("date", &|d| d["published"] = "7/1/2026".into()),
        ("text", &|d| d["text"] = Value::Null),
        ("kind", &|d| event(d, "kind", "Aid Delivery".into())),
        ("polarity", &|d| event(d, "polarity", "unsure".into())),
        ("confidence", &|d| event(d, "confidence", 1.5.into())),
        ("offsets", &|d| d["events"][0]["trigger"]["start"] = (-1).into()),
        ("time", &|d| {
            let at = argument(d, "time");
            d["events"][0]["arguments"][at]["type"] = "DAY".into();
        }),
        ("no rule", &|d| {
            d["events"][0]["arguments"][0].as_object_mut().unwrap().remove("rule");
        }),
    ];
    for (name, change) in changes {
        let mut broken = document.clone();
        change(&mut broken);
        assert!(!validator.is_valid(&broken), "{name}");
    }
}

#[test]
fn the_schema_names_every_field() {
    let schema = schema();
    let document = run("--format jsonl --published 2026-01-08", SHELLING).fine().lines().remove(0);
    let known = |at: &Value, name: &str| at["properties"].get(name).is_some();
    for name in document.as_object().unwrap().keys() {
        assert!(known(&schema, name), "{name}");
    }
    let event = &schema["$defs"]["EventRecord"];
    for name in document["events"][0].as_object().unwrap().keys() {
        assert!(known(event, name), "{name}");
    }
}
