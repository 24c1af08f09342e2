//! Order, threads and pipes.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ExitStatus};
use std::time::{Duration, Instant};

use crate::support::{SHELLING, extract, record, run, spawn};

/// Waits, but not for ever.
fn wait(child: &mut Child) -> ExitStatus {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(60) {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    child.kill().unwrap();
    panic!("the program hangs");
}

/// Records of very different lengths, so that later ones are done before earlier ones.
fn records(count: usize) -> String {
    let text = |i: usize| format!("{SHELLING} ").repeat(if i.is_multiple_of(7) { 30 } else { i % 3 });
    (0..count).map(|i| record(&i.to_string(), &text(i))).collect()
}

#[test]
fn results_keep_the_order_of_the_input() {
    let input = records(500);
    let alone = run("--threads 1", &input).fine();
    let ids: Vec<String> = alone.lines().iter().map(|d| d["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, (0..500).map(|i| i.to_string()).collect::<Vec<_>>());
    for threads in ["", "--threads 2", "--threads 16"] {
        assert_eq!(run(threads, &input).fine().out, alone.out, "{threads}");
    }
}

#[test]
fn each_record_is_answered_before_the_next_is_needed() {
    for threads in [1, 4] {
        let mut child = spawn(&mut extract(&format!("--threads {threads}")));
        let mut stdin = child.stdin.take().unwrap();
        let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
        for id in ["a", "b"] {
            stdin.write_all(record(id, SHELLING).as_bytes()).unwrap();
            assert!(answers.next().unwrap().unwrap().contains(&format!("\"id\":\"{id}\"")));
        }
        drop(stdin);
        assert!(wait(&mut child).success());
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    for threads in [1, 4] {
        let mut child = spawn(&mut extract(&format!("--threads {threads}")));
        let (mut stdin, mut stderr) = (child.stdin.take().unwrap(), child.stderr.take().unwrap());
        drop(child.stdout.take());
        // Standard input stays open: the program must not wait for more of it.
        stdin.write_all(record("a", SHELLING).as_bytes()).unwrap();
        let status = wait(&mut child);
        let mut told = String::new();
        std::io::Read::read_to_string(&mut stderr, &mut told).unwrap();
        assert_eq!((status.code(), told.as_str()), (Some(0), ""), "{threads} threads");
        drop(stdin);
    }
}
