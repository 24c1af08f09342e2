//! Bad files stop the run, bad records do not.

use serde_json::Value;

use crate::support::{Folder, SHELLING, full_disk, json, record, run};

#[test]
fn a_missing_file() {
    let folder = Folder::new();
    folder.put("a.txt", SHELLING);
    let ran = folder.run("a.txt missing.txt -o out.jsonl");
    ran.stopped("missing.txt: No such file");
    assert_eq!((ran.out.as_str(), folder.names()), ("", vec!["a.txt".to_owned()]));
    assert_eq!(folder.run("a.txt missing.txt").out, "");
}

#[test]
fn a_directory() {
    let folder = Folder::new();
    folder.put("a.txt", SHELLING);
    folder.run(".").stopped("is a directory");
    folder.run("a.txt -o .").stopped("is a directory");
    folder.run("a.txt -o no/such/out.csv").stopped("no/such/out.csv");
}

#[test]
fn invalid_utf8_in_a_text() {
    let folder = Folder::new();
    let bad = [SHELLING.as_bytes(), b"\xff\xfe"].concat();
    let marked = [b"\xEF\xBB\xBF".as_slice(), &bad].concat();
    folder.put("good.txt", SHELLING).put("bad.txt", &bad).put("marked.txt", marked).put("out.json", "old");
    folder.run("bad.txt").stopped(&format!("bad.txt: invalid UTF-8 at byte offset {}", SHELLING.len()));
    folder.run("marked.txt").stopped(&format!("byte offset {}", SHELLING.len() + 3));
    run("", &bad).stopped(&format!("byte offset {}", SHELLING.len()));
    let ran = folder.run("good.txt bad.txt good.txt -o out.json");
    ran.stopped("bad.txt");
    assert_eq!(folder.get("out.json"), "old");
    assert_eq!(folder.names().len(), 4);
}

#[test]
fn what_was_done_before_a_bad_file_is_whole() {
    let folder = Folder::new();
    folder.put("a.txt", SHELLING).put("bad.txt", b"\xff").put("z.txt", SHELLING);
    for threads in [1, 4] {
        let ran = folder.run(&format!("a.txt a.txt bad.txt z.txt --format json --threads {threads}"));
        ran.stopped("bad.txt");
        assert_eq!(json(&ran.out).as_array().unwrap().len(), 2);
        let ran = folder.run(&format!("a.txt bad.txt z.txt --format jsonl --threads {threads}"));
        ran.stopped("bad.txt");
        assert_eq!(ran.lines().len(), 1);
        assert_eq!(folder.run(&format!("bad.txt --format csv --threads {threads}")).out, "");
    }
}

#[test]
fn utf16() {
    let encode =
        |text: &str, unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let line = format!("\u{feff}{}", record("a", SHELLING));
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        run("", encode(&format!("\u{feff}{SHELLING}"), unit)).stopped("UTF-16");
        run("", encode(SHELLING, unit)).stopped("UTF-16");
        run("--input jsonl", encode(&line, unit)).stopped("UTF-16");
    }
}

/// Good and bad records in turn; the bad ones stand on lines 2, 3, 5, 6, 7 and 8.
fn mixed() -> Vec<u8> {
    let mut lines = record("a", SHELLING).into_bytes();
    lines.extend_from_slice(b"{\"text\": \"cut\n{\"id\": 1}\n\n{\"text\": 5}\n");
    lines.extend_from_slice(b"{\"text\": \"\", \"published\": \"soon\"}\n{\"text\": \"\xff\"}\n[1]\n");
    lines.extend_from_slice(record("b", SHELLING).as_bytes());
    lines
}

#[test]
fn broken_records_do_not_stop_the_stream() {
    let folder = Folder::new();
    folder.put("in.jsonl", mixed());
    for threads in [1, 4] {
        let ran = folder.run(&format!("in.jsonl --errors bad.jsonl --threads {threads}"));
        assert_eq!(ran.code, 1);
        assert_eq!(ran.lines().iter().map(|d| &d["id"]).collect::<Vec<_>>(), ["a", "b"]);
        let told: Vec<&str> = ran.err.lines().collect();
        assert_eq!(told.len(), 6);
        assert!(told[0].starts_with("hadath: in.jsonl:2: broken JSON at byte "), "{}", told[0]);
        let bad: Vec<Value> = folder.get("bad.jsonl").lines().map(json).collect();
        assert_eq!(bad.iter().map(|b| b["line"].as_u64().unwrap()).collect::<Vec<_>>(), [2, 3, 5, 6, 7, 8]);
        assert!(bad.iter().all(|b| b["file"] == "in.jsonl"));
        for (b, words) in
            bad.iter().zip(["broken JSON", "no \"text\"", "not a string", "soon", "UTF-8", "object"])
        {
            assert!(b["error"].as_str().unwrap().contains(words), "{b}");
        }
        assert_eq!(
            (&bad[0]["record"], &bad[1]["record"]),
            (&"{\"text\": \"cut".into(), &"{\"id\": 1}".into())
        );
        assert_eq!(bad[4]["record"], "{\"text\": \"\u{fffd}\"}");
    }
}

#[test]
fn broken_records_without_a_file_for_them() {
    let ran = run("", mixed());
    assert_eq!((ran.code, ran.lines().len()), (1, 2));
    assert!(ran.err.contains("hadath: <stdin>:2: "), "{}", ran.err);
}

#[test]
fn a_fresh_list_of_broken_records_replaces_the_old() {
    let folder = Folder::new();
    folder.put("in.jsonl", record("a", SHELLING)).put("bad.jsonl", "old");
    folder.run("in.jsonl --errors bad.jsonl").fine();
    assert_eq!(folder.get("bad.jsonl"), "");
    folder.run("in.jsonl --errors o.jsonl -o ./o.jsonl").stopped("the same file");
    assert_eq!(folder.names(), ["bad.jsonl", "in.jsonl"]);
}

#[test]
fn a_full_disk() {
    if !full_disk() {
        return;
    }
    let folder = Folder::new();
    folder.put("a.txt", SHELLING).put("a.jsonl", record("a", SHELLING).repeat(400)).put("bad.jsonl", "{");
    folder.run("a.txt -o /dev/full").stopped("/dev/full: No space left");
    folder.run("a.jsonl -o /dev/full").stopped("No space left");
    let ran = folder.run("bad.jsonl --errors /dev/full");
    assert_eq!(ran.code, 2);
    assert!(ran.err.ends_with("hadath: /dev/full: No space left on device\n"), "{}", ran.err);
}

#[test]
fn a_full_disk_behind_standard_output() {
    use std::process::Stdio;
    let Ok(full) = std::fs::File::options().write(true).open("/dev/full") else { return };
    let folder = Folder::new();
    folder.put("a.txt", SHELLING);
    let mut command = crate::support::extract("");
    command.arg(folder.path("a.txt")).stdout(Stdio::from(full)).stdin(Stdio::null());
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("standard output: No space left"));
}
