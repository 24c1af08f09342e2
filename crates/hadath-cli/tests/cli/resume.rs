//! Runs that are cut off, and what the next one makes of them.

use std::io::Write;
use std::time::{Duration, Instant};

use crate::support::{Folder, SHELLING, extract, json, record, spawn};

/// Good records with a broken one in every ten.
fn records(count: usize) -> Vec<String> {
    let line = |i: usize| {
        if i.is_multiple_of(10) { format!("{{\"id\": {i}\n") } else { record(&i.to_string(), SHELLING) }
    };
    (0..count).map(line).collect()
}

/// Starts a run on half of the records, waits until its progress is on record, writes a little more, and kills it.
fn cut_off(folder: &Folder, arguments: &str, lines: &[String]) {
    let mut command = extract(arguments);
    let mut child = spawn(command.current_dir(folder.path("")));
    let mut stdin = child.stdin.take().unwrap();
    let mut lines = lines.iter();
    let start = Instant::now();
    while !folder.names().iter().any(|n| n.ends_with(".progress")) {
        assert!(start.elapsed() < Duration::from_secs(60), "no progress was kept");
        stdin.write_all(lines.next().unwrap().as_bytes()).unwrap();
        std::thread::sleep(Duration::from_millis(20));
    }
    for line in lines.take(25) {
        stdin.write_all(line.as_bytes()).unwrap();
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_killed_run_goes_on_as_if_nothing_had_been() {
    let lines = records(400);
    let whole = lines.concat();
    for (name, threads) in [("out.jsonl", 1), ("out.csv", 2)] {
        let folder = Folder::new();
        let arguments = format!("-o {name} --errors bad.jsonl --input jsonl --resume --threads {threads}");
        cut_off(&folder, &arguments, &lines);
        assert!(!folder.names().contains(&name.to_owned()));
        assert_eq!(folder.run_with(&arguments, &whole).code, 1);
        assert_eq!(folder.names(), ["bad.jsonl", name]);
        let (resumed, bad) = (folder.get(name), folder.get("bad.jsonl"));
        assert_eq!(folder.run_with(&arguments, &whole).code, 1);
        assert!(resumed == folder.get(name) && bad == folder.get("bad.jsonl"), "{name} differs");
        assert_eq!(bad.lines().count(), 40);
    }
}

#[test]
fn several_files_go_on_where_they_were() {
    let folder = Folder::new();
    folder.put("a.jsonl", record("a", SHELLING).repeat(3)).put("b.jsonl", record("b", SHELLING).repeat(3));
    let arguments = "a.jsonl b.jsonl -o out.jsonl --resume";
    folder.run(arguments).fine();
    let whole = folder.get("out.jsonl");
    let at = folder.get("b.jsonl").find('\n').unwrap() + 1;
    let line = whole.split_inclusive('\n').take(4).map(str::len).sum::<usize>();
    // As a run leaves it that was cut off behind the first record of the second file, in the middle of writing.
    folder.put("out.jsonl.part", &whole[..line + 9]);
    let run = description(&folder, arguments);
    let position = serde_json::json!({"input": 1, "offset": at, "line": 1});
    let kept = serde_json::json!({"version": 1, "run": run, "position": position, "output": line, "errors": null,
        "documents": 4, "broken": 0});
    folder.put("out.jsonl.progress", kept.to_string());
    folder.run(arguments).fine();
    assert_eq!(folder.get("out.jsonl"), whole);
}

/// How a run with these arguments describes itself: it tells when it meets the progress of another.
fn description(folder: &Folder, arguments: &str) -> String {
    let other = serde_json::json!({"version": 1, "run": "other", "position": {"input": 0, "offset": 0, "line": 0},
        "output": 0, "errors": null, "documents": 0, "broken": 0});
    folder.put("out.jsonl.progress", other.to_string());
    let ran = folder.run(arguments);
    ran.stopped("is of another run");
    let (_, told) = ran.err.split_once("this is ").unwrap();
    told.split_once("; remove").unwrap().0.to_owned()
}

#[test]
fn what_cannot_be_resumed_says_so() {
    let folder = Folder::new();
    folder.put("a.jsonl", record("a", SHELLING)).put("out.jsonl.progress", "{");
    folder.run("a.jsonl -o out.jsonl --resume").stopped("out.jsonl.progress: is no progress file");
    folder.run("a.jsonl --resume").stopped("--output");
    folder.run("a.jsonl -o out.json --resume").stopped("jsonl and csv");
    folder.run("a.jsonl -o /dev/null -f csv --resume").stopped("regular file");
}

#[test]
fn a_line_that_is_too_long_is_a_broken_record() {
    let folder = Folder::new();
    let long = record("long", &SHELLING.repeat(20_000));
    folder.put("in.jsonl", [record("a", SHELLING), long, record("b", SHELLING)].concat());
    let ran = folder.run("in.jsonl --max-line 1");
    assert_eq!((ran.code, ran.lines().len()), (1, 2));
    assert!(ran.err.contains("in.jsonl:2: the line is longer than --max-line"), "{}", ran.err);
    assert_eq!(folder.run("in.jsonl --max-line 2").fine().lines().len(), 3);
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_whole_documents() {
    let mut child = spawn(&mut extract("--input jsonl"));
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(record("a", SHELLING).as_bytes()).unwrap();
    let mut answers = std::io::BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    std::io::BufRead::read_line(&mut answers, &mut first).unwrap();
    let kill = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.unwrap().success());
    // The next batch is the last.
    let _ = stdin.write_all(record("b", SHELLING).as_bytes());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let mut rest = String::new();
    std::io::Read::read_to_string(&mut answers, &mut rest).unwrap();
    assert!((first + &rest).lines().all(|line| json(line)["events"].is_array()));
}
