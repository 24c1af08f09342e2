//! The format for people.

use crate::support::{SHELLING, extract, finish, record, run};

#[test]
fn brackets_without_a_terminal() {
    let out = run("--published 2026-01-07", SHELLING).fine().out;
    assert!(out.starts_with("── 2026-01-07 · "), "{out}");
    assert!(out.contains("⟦قصفت⟧⁰ "), "{out}");
    assert!(out.contains("shelling") && out.contains("kind/mode"), "{out}");
    assert!(!out.contains('\x1b'), "{out}");
}

#[test]
fn every_arabic_cell_is_isolated() {
    let out = run("", SHELLING).fine().out;
    let table: Vec<&str> = out.lines().skip_while(|l| !l.starts_with('#')).collect();
    assert!(table.len() >= 3);
    for line in table {
        let mut depth = 0;
        for c in line.chars() {
            depth += i32::from(c == '\u{2068}') - i32::from(c == '\u{2069}');
            assert!(depth == 1 || !('\u{600}'..'\u{700}').contains(&c), "{line}");
        }
        assert_eq!(depth, 0);
        // A line whose first letters are Arabic must still run from left to right.
        assert_eq!(line.contains('\u{2068}'), line.starts_with('\u{200e}'), "{line}");
    }
}

#[test]
fn a_narrow_place_gets_a_list() {
    let mut command = extract("");
    command.env("COLUMNS", "60");
    let out = finish(command, SHELLING).fine().out;
    assert!(out.contains("#0 shelling/") && !out.contains("kind/mode"), "{out}");
}

#[test]
fn colours_on_demand_only() {
    let always = run("--color always", SHELLING).fine().out;
    assert!(always.contains("\x1b[1;4;35mقصفت\x1b[0m") && !always.contains('⟦'), "{always}");
    assert!(!run("--color never", SHELLING).fine().out.contains('\x1b'));
    let mut command = extract("--color auto");
    command.env("NO_COLOR", "1");
    assert!(!finish(command, SHELLING).fine().out.contains('\x1b'));
}

#[test]
fn controls_in_the_text_are_inert() {
    let text = format!("\x1b]0;title\x07\x1b[2J\u{9b}31m {}\r\u{202e}\0", SHELLING.replace(' ', "\x1b[8m "));
    let out = run("", &text).fine().out;
    let foreign = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
    assert!(!out.contains(foreign), "{out:?}");
    assert!(out.contains("␛[2J") && out.contains('␇'), "{out:?}");
    let id = run("--format pretty", record("a\x1b[31m\nb", "")).fine().out;
    assert!(id.contains("a␛[31m b"), "{id:?}");
}

#[test]
fn documents_stand_apart() {
    let out = run("--format pretty", record("a", "نص") + &record("b", "نص")).fine().out;
    assert_eq!(out, "── a · no events ──\nنص\n\n── b · no events ──\nنص\n");
}

/// With a terminal on standard output, colours are on and `NO_COLOR` turns them off. `script` gives us a terminal.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_colours() {
    use std::process::Command;
    let shell = format!("printf '{SHELLING}' | {} extract", env!("CARGO_BIN_EXE_hadath"));
    let on_terminal = |no_color: &str| {
        let mut command = Command::new("script");
        command.args(["-qec", &shell, "/dev/null"]).env("TERM", "xterm").env("NO_COLOR", no_color);
        command.env_remove("COLUMNS").output().ok().map(|o| String::from_utf8_lossy(&o.stdout).into_owned())
    };
    let (Some(plain), Some(coloured)) = (on_terminal("1"), on_terminal("")) else { return };
    assert!(plain.contains("⟦قصفت⟧") && !plain.contains("\x1b["), "{plain:?}");
    assert!(coloured.contains("\x1b[1;4;35mقصفت\x1b[0m"), "{coloured:?}");
}
