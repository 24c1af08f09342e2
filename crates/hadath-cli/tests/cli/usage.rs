//! Help, version and mistakes on the command line.

use std::process::Command;

use crate::support::{Ran, finish, run};

fn hadath(argument: &str) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hadath"));
    command.args(argument.split_whitespace());
    finish(command, "")
}

#[test]
fn version() {
    assert_eq!(hadath("--version").fine().out, format!("hadath {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn help_has_an_example() {
    assert!(hadath("--help").fine().out.contains("| hadath extract"));
    let help = hadath("extract --help").fine().out;
    for word in ["Examples:", "--published", "--errors", "--threads", "Exit codes"] {
        assert!(help.contains(word), "{word}");
    }
}

#[test]
fn no_subcommand_shows_the_help() {
    let ran = hadath("");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("Usage:"));
}

#[test]
fn a_bad_date() {
    run("--published 7/1/2026", "").stopped("not a date: '7/1/2026'");
    run("--published 2026-02-30", "").stopped("2026-02-30");
}

#[test]
fn an_unknown_format() {
    run("--format xml", "").stopped("'xml'");
    run("--input pdf", "").stopped("'pdf'");
}

#[test]
fn other_mistakes() {
    run("--threads 0", "").stopped("0");
    run("--threads many", "").stopped("many");
    run("--nonsense", "").stopped("--nonsense");
    run("- -", "").stopped("named twice");
    hadath("extrcat").stopped("extrcat");
}

#[test]
fn escapes_in_mistakes_are_inert() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hadath"));
    command.args(["extract", "\x1b[2Jno\nsuch"]);
    let ran = finish(command, "");
    ran.stopped("␛[2Jno such");
}
