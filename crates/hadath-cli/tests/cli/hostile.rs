//! Input that is meant to do harm, and output that must not: every reader, every format, every subcommand.

use std::process::{Command, Stdio};

use crate::support::{Folder, Ran, SHELLING, finish, json, record};

/// Runs `hadath` with these arguments, separated by spaces, in the folder.
fn hadath(folder: &Folder, arguments: &str) -> Ran {
    finish(command(folder, arguments), SHELLING)
}

fn command(folder: &Folder, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hadath"));
    command.args(arguments.split_whitespace()).current_dir(folder.path("")).env_remove("COLUMNS");
    command
}

const LEXICON: &str = "trigger = [{ kind = \"attack\", frame = \"strike\", verbs = [\"باغت/يباغت\"], nouns = [\"مباغتة/ات\"] }]\n";

/// Every way in: the arguments, with the file `in`, and what it holds.
const READERS: [(&str, &str); 9] = [
    ("extract --format json in", SHELLING),
    ("extract --input text --format json in", SHELLING),
    ("times in", SHELLING),
    ("explain in", SHELLING),
    ("extract --format json --lexicon in", LEXICON),
    ("lexicon check in", LEXICON),
    ("lexicon forms قصف --lexicon in", LEXICON),
    ("extract --format json --gazetteer in", "name,kind\nتل نور,village\n"),
    ("extract --format json --config in", "generic = true # لا\n"),
];

#[test]
fn every_reader_passes_over_a_byte_order_mark() {
    let folder = Folder::new();
    for (arguments, content) in READERS {
        folder.put("in", content);
        let plain = hadath(&folder, arguments).fine().out;
        folder.put("in", format!("\u{feff}{content}"));
        assert_eq!(hadath(&folder, arguments).fine().out, plain, "{arguments}");
    }
}

#[test]
fn every_reader_tells_where_bytes_are_no_utf8() {
    let folder = Folder::new();
    for (arguments, content) in READERS {
        folder.put("in", [content.as_bytes(), b"\xff\n"].concat());
        hadath(&folder, arguments).stopped(&format!("in: invalid UTF-8 at byte offset {}", content.len()));
    }
}

#[test]
fn every_reader_recognises_utf16() {
    let folder = Folder::new();
    for (arguments, content) in READERS {
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            let content = format!("\u{feff}{content}");
            folder.put("in", content.encode_utf16().flat_map(unit).collect::<Vec<u8>>());
            hadath(&folder, arguments).stopped("in: this is UTF-16; convert it to UTF-8 first");
        }
    }
}

#[test]
fn nul_is_a_character_like_others() {
    let folder = Folder::new();
    let text = SHELLING.replace(' ', "\0 \0");
    folder.put("in.txt", &text).put("in.jsonl", record("a\0", &text));
    for name in ["in.txt", "in.jsonl"] {
        let document = json(&hadath(&folder, &format!("extract --format json {name}")).fine().out);
        assert_eq!(document["text"], text.as_str());
        assert!(!document["events"].as_array().unwrap().is_empty());
    }
    folder.put("own.toml", LEXICON.replace("باغت/", "باغ\0ت/"));
    hadath(&folder, "extract --lexicon own.toml").stopped("own.toml:1:");
    folder.put("places.csv", "name,kind\nتل\0نور,village\n");
    hadath(&folder, "extract --gazetteer places.csv").fine();
}

#[test]
fn json_that_is_nested_without_end() {
    let folder = Folder::new();
    let deep = "[".repeat(1_000_000);
    let closed = format!("{{\"text\": \"a\", \"x\": {deep}{}}}\n", "]".repeat(1_000_000));
    let open = format!("{{\"text\": \"a\", \"x\": {deep}\n");
    let text = format!("{{\"text\": {deep}\n");
    folder.put("in.jsonl", [closed, open, text, format!("{deep}\n"), record("last", SHELLING)].concat());
    for subcommand in ["extract", "times", "explain --format json"] {
        let ran = hadath(&folder, &format!("{subcommand} in.jsonl"));
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(ran.out.contains("\"last\""), "{subcommand}");
    }
}

#[test]
fn toml_that_is_nested_without_end() {
    let folder = Folder::new();
    for (open, close) in [("[", "]"), ("{a=", "}")] {
        folder.put("in.toml", format!("kind = {}", open.repeat(100_000)));
        hadath(&folder, "extract --lexicon in.toml").stopped("in.toml:1:");
        hadath(&folder, "extract --config in.toml").stopped("in.toml:1:");
        assert_eq!(hadath(&folder, "lexicon check in.toml").code, 1);
        folder.put("in.toml", format!("kind = {}{}", open.repeat(100_000), close.repeat(100_000)));
        hadath(&folder, "extract --lexicon in.toml").stopped("in.toml:1:");
    }
}

#[test]
fn files_that_are_too_large_are_refused_with_the_limit() {
    let folder = Folder::new();
    folder.put("in", format!("# {}\n", "a".repeat(1 << 20)));
    for reader in ["extract --lexicon", "extract --gazetteer", "extract --config", "lexicon check"] {
        let arguments = |limit: &str| format!("{reader} in {limit}");
        hadath(&folder, &arguments("--max-file 1")).stopped("in: larger than 1 MiB, the limit for this file");
        assert!(!hadath(&folder, &arguments("")).err.contains("larger"), "{reader}");
    }
    folder.put("in", format!("# {}\n", "a".repeat(16 << 20)));
    for reader in ["extract --lexicon", "extract --config", "lexicon check"] {
        hadath(&folder, &format!("{reader} in")).stopped("in: larger than 16 MiB, the limit for this file");
        assert!(!hadath(&folder, &format!("{reader} in --max-file 17")).err.contains("larger"), "{reader}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_without_end_is_refused_too() {
    let folder = Folder::new();
    for reader in ["extract --lexicon", "extract --gazetteer", "extract --config", "lexicon check"] {
        hadath(&folder, &format!("{reader} /dev/zero --max-file 1")).stopped("/dev/zero: larger than 1 MiB");
    }
}

/// What a terminal would obey: titles, colours, cursor moves, overstriking, turned direction, C1 controls.
const ESCAPES: &str = "\u{1b}]0;title\u{7}\u{1b}[2J\u{9b}31m\r\u{8}\u{202e}";

fn is_obeyed(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t' || c == '\u{202e}'
}

#[test]
fn escapes_show_inert_in_everything_for_people() {
    let folder = Folder::new();
    let text = format!("{ESCAPES}{}{ESCAPES} أمس{ESCAPES}", SHELLING.replace(' ', &format!(" {ESCAPES} ")));
    let escaped: String =
        ESCAPES.chars().fold(String::new(), |all, c| all + &format!("\\u{:04x}", u32::from(c)));
    folder.put("in.jsonl", record(&format!("id{ESCAPES}"), &text) + &format!("{{\"x\": \"{ESCAPES}\"\n"));
    folder.put("own.toml", format!("[cue]\n\"{escaped}\" = [\"{escaped}\"]\n"));
    folder.put(
        "words.toml",
        LEXICON.replace("باغت/", &format!("باغت{escaped}/")).replace("مباغتة/", &format!("مباغ{escaped}تة/")),
    );
    for arguments in [
        "extract --format pretty --color never in.jsonl",
        "times --format pretty in.jsonl",
        "explain in.jsonl",
        "lexicon check own.toml",
        "lexicon check words.toml",
        "lexicon forms باغت --lexicon words.toml",
        "lexicon forms مباغتة --lexicon words.toml",
        "extract --lexicon own.toml",
        "extract --lexicon words.toml --format csv",
    ] {
        let ran = hadath(&folder, arguments);
        assert!(!ran.out.contains(is_obeyed), "{arguments}: {:?}", ran.out);
        assert!(!ran.err.contains(is_obeyed), "{arguments}: {:?}", ran.err);
        assert!(!ran.out.is_empty() || !ran.err.is_empty());
    }
}

#[test]
fn no_field_of_csv_begins_like_a_formula() {
    let folder = Folder::new();
    let text = "=1+1 قصف +الجيش @حلب. -قصفت =مدفعية \"=الجيش\" ‏=حي الزيتون، =قال =المتحدث.";
    let ids = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "a\n=1", "\"=1"];
    folder.put("in.jsonl", ids.map(|id| record(id, text)).concat());
    let out = hadath(&folder, "extract --format csv in.jsonl").fine().out;
    let mut rows = 0;
    for row in csv::Reader::from_reader(out.as_bytes()).records() {
        rows += 1;
        for field in &row.unwrap() {
            assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝']), "{field:?}");
        }
    }
    assert!(rows >= ids.len(), "{out}");
}

#[test]
fn no_identifier_becomes_a_path() {
    let folder = Folder::new();
    let ids = ["../out", "/tmp/hadath-out", "..\\out", "a/../../b", "C:\\out", "~/out", "\u{0}"];
    folder.put("in.jsonl", ids.map(|id| record(id, SHELLING)).concat());
    for format in ["pretty", "json", "jsonl", "csv", "geojson"] {
        hadath(&folder, &format!("extract in.jsonl --format {format} -o out")).fine();
        assert_eq!(folder.names(), ["in.jsonl", "out"]);
    }
    std::fs::create_dir(folder.path("words")).unwrap();
    hadath(&folder, "lexicon export words/../exported").fine();
    assert_eq!(folder.names(), ["exported", "in.jsonl", "out", "words"]);
}

/// Everything that writes to standard output.
const WRITERS: [&str; 8] = [
    "extract",
    "extract --format csv",
    "extract --format geojson",
    "times",
    "explain",
    "schema",
    "lexicon forms قصف",
    "lexicon check own.toml",
];

#[test]
fn a_full_disk_is_told_by_every_subcommand() {
    let folder = Folder::new();
    folder.put("own.toml", LEXICON);
    for arguments in WRITERS {
        let Ok(full) = std::fs::File::options().write(true).open("/dev/full") else { return };
        let mut child = command(&folder, arguments)
            .stdin(Stdio::piped())
            .stdout(full)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), SHELLING.as_bytes());
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        assert_eq!(told, "hadath: standard output: No space left on device\n", "{arguments}");
    }
}

#[test]
fn a_closed_pipe_is_no_error_for_any_subcommand() {
    let folder = Folder::new();
    folder.put("own.toml", LEXICON);
    for arguments in WRITERS {
        let mut child = crate::support::spawn(&mut command(&folder, arguments));
        drop(child.stdout.take());
        let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), SHELLING.as_bytes());
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), told.as_str()), (Some(0), ""), "{arguments}");
    }
}

/// A disk that is full after some kilobytes: what has been written stays for `--resume`, which completes it.
#[cfg(target_os = "linux")]
#[test]
fn a_run_goes_on_after_the_disk_was_full() {
    let folder = Folder::new();
    let lines: String = (0..400).map(|i| record(&i.to_string(), SHELLING)).collect();
    folder.put("in.jsonl", &lines);
    hadath(&folder, "extract in.jsonl -o whole.jsonl").fine();
    let program = env!("CARGO_BIN_EXE_hadath");
    let limited =
        format!("trap '' XFSZ; ulimit -f 128; exec {program} extract in.jsonl -o cut.jsonl --resume");
    let mut shell = Command::new("bash");
    shell.args(["-c", &limited]).current_dir(folder.path(""));
    finish(shell, "").stopped("cut.jsonl: File too large");
    assert!(folder.names().contains(&"cut.jsonl.part".to_owned()), "{:?}", folder.names());
    hadath(&folder, "extract in.jsonl -o cut.jsonl --resume").fine();
    assert!(folder.get("cut.jsonl") == folder.get("whole.jsonl"));
    assert_eq!(folder.names(), ["cut.jsonl", "in.jsonl", "whole.jsonl"]);
}
