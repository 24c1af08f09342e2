//! `hadath times`.

use std::process::Command;

use crate::support::{Ran, finish};

fn times(arguments: &[&str], input: &str) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hadath"));
    command.arg("times").args(arguments);
    finish(command, input)
}

#[test]
fn jsonl() {
    let input = r#"{"id": 7, "published": "2026-01-08", "text": "وصل الوفد أمس."}"#;
    let out = times(&[], input).fine().out;
    let expected = concat!(
        r#"{"id":7,"times":[{"start":10,"end":13,"text":"أمس","type":"DATE","value":"2026-01-07","mod":null,"#,
        r#""from":"2026-01-07T00:00:00","to":"2026-01-08T00:00:00"}]}"#,
        "\n"
    );
    assert_eq!(out, expected);
}

#[test]
fn pretty() {
    let out = times(&["--published", "2026-01-08"], "وصل الوفد مساء أمس.").fine().out;
    assert!(out.contains("2026-01-07TEV") && out.contains("مساء أمس"), "{out}");
    assert!(times(&[], "وصل الوفد.").fine().out.contains("no time phrases"));
}

#[test]
fn broken_records() {
    let ran = times(&["--input", "jsonl"], "{\n{\"text\": \"أمس\"}\n");
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("أمس"));
    assert!(ran.err.contains("<stdin>:1"));
}
