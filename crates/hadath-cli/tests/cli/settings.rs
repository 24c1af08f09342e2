//! Word lists, options, explanations: flags, files, and what is wrong with them.

use std::process::Command;

use crate::support::{Folder, Ran, SHELLING, finish, json};

/// The worked example of the documentation, as it stands there.
fn worked_example() -> &'static str {
    let text = include_str!("../../../../docs/lexicon.md");
    text.split("```toml\n# aid.toml\n").nth(1).unwrap().split("```").next().unwrap()
}

const DELIVERY: &str = "وزّع الهلال الأحمر السوداني سلالاً غذائية في مخيم زمزم.";

fn hadath(folder: &Folder, arguments: &str, input: &str) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hadath"));
    command.args(arguments.split_whitespace()).current_dir(folder.path(""));
    finish(command, input)
}

#[test]
fn the_worked_example() {
    let folder = Folder::new();
    folder.put("aid.toml", worked_example());
    let ran = hadath(&folder, "lexicon check aid.toml", "");
    assert_eq!(ran.code, 0, "{}", ran.out);
    let ran = hadath(&folder, "extract --lexicon aid.toml --format json", DELIVERY).fine();
    let event = &json(&ran.out)["events"][0];
    assert_eq!(event["kind"], "aid_delivery");
    assert_eq!(event["arguments"][1]["text"], "سلالاً غذائية");
    let rows = hadath(&folder, "extract --lexicon aid.toml --format csv", DELIVERY).fine();
    assert!(rows.out.lines().nth(1).unwrap().contains("aid_delivery"));
}

#[test]
fn a_broken_lexicon_stops_with_its_place() {
    let folder = Folder::new();
    folder.put(
        "own.toml",
        "trigger = [\n  { kind = \"atack\", frame = \"strike\", verbs = [\"ضرب/يضرب\"] },\n]\n",
    );
    hadath(&folder, "extract --lexicon own.toml", SHELLING)
        .stopped("own.toml:2:12: error: unknown kind \"atack\"");
    let ran = hadath(&folder, "lexicon check own.toml", "");
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("did you mean \"attack\"?"), "{}", ran.out);
    hadath(&folder, "lexicon check none.toml", "").stopped("none.toml");
}

#[test]
fn forms_and_export() {
    let folder = Folder::new();
    let forms = hadath(&folder, "lexicon forms قصف", "").fine().out;
    assert!(forms.contains("triggers/shelling.toml") && forms.contains("  يقصفون\tpresent"), "{forms}");
    hadath(&folder, "lexicon export words", "").fine();
    assert!(folder.path("words/triggers/attack.toml").exists());
    assert_eq!(hadath(&folder, "lexicon check words", "").code, 0);
    hadath(&folder, "lexicon export words", "").stopped("words: is not empty");
}

#[test]
fn options_as_flags_and_in_a_file() {
    let folder = Folder::new();
    let text = "قال المتحدث إن الجيش قصف البلدة. واقتحم مسلحون القرية.";
    let kinds = |arguments: &str| {
        let ran = hadath(&folder, &format!("extract --format json {arguments}"), text).fine();
        let events = json(&ran.out)["events"].as_array().unwrap().clone();
        events.iter().map(|e| e["kind"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(""), ["statement", "shelling", "attack"]);
    assert_eq!(kinds("--no-statements"), ["shelling", "attack"]);
    assert_eq!(kinds("--kinds attack,statement"), ["statement", "attack"]);
    folder.put("settings.toml", "kinds = [\"shelling\"]\nstatements = false\n");
    assert_eq!(kinds("--config settings.toml"), ["shelling"]);
    assert_eq!(kinds("--config settings.toml --kinds attack"), ["attack"]);
    assert_eq!(kinds("--min-confidence 1"), [""; 0]);
}

#[test]
fn lexicons_in_a_settings_file_lie_beside_it() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("sub")).unwrap();
    folder.put("sub/aid.toml", worked_example());
    folder.put("sub/settings.toml", "lexicons = [\"aid.toml\"]\nkinds = [\"aid_delivery\"]\n");
    let ran = hadath(&folder, "extract --config sub/settings.toml --format json", DELIVERY).fine();
    assert_eq!(json(&ran.out)["events"][0]["kind"], "aid_delivery");
}

#[test]
fn wrong_settings() {
    let folder = Folder::new();
    let wrong = |arguments: &str, words: &str| {
        hadath(&folder, &format!("extract {arguments}"), SHELLING).stopped(words);
    };
    wrong("--kinds atack", "no kind \"atack\"; did you mean \"attack\"?");
    wrong("--kinds A!", "not the name of a kind");
    wrong("--min-confidence 2", "not a number from 0 to 1");
    wrong("--config none.toml", "none.toml");
    folder.put("a.toml", "kind = []\n");
    wrong("--config a.toml", "a.toml:1:1: error: unknown key \"kind\"; did you mean \"kinds\"?");
    folder.put("b.toml", "generic = true\nmin_confidence = 7.0\n");
    wrong("--config b.toml", "b.toml:2:18: error: min_confidence is not between 0 and 1");
}

#[test]
fn explanations() {
    let folder = Folder::new();
    let text = hadath(&folder, "explain", "قصف الجيش البلدة. وحصار اقتصادي.").fine().out;
    assert!(text.contains("#0 shelling «قصف»") && text.contains("no events:\n  siege «حصار»"), "{text}");
    folder.put("feed.jsonl", "{\"id\": 7, \"text\": \"قصف الجيش البلدة.\"}\n{\"text\": \"لا شيء.\"}\n");
    let lines = hadath(&folder, "explain feed.jsonl --format json", "").fine().lines();
    assert_eq!((lines.len(), &lines[0]["id"]), (2, &"7".into()));
    assert_eq!(lines[0]["events"][0]["signs"][0]["name"], "every event");
    folder.put("bad.jsonl", "{}\n{\"text\": \"قصف الجيش البلدة.\"}\n");
    let ran = hadath(&folder, "explain bad.jsonl", "");
    assert_eq!((ran.code, ran.err.as_str()), (1, "hadath: bad.jsonl:1: no \"text\"\n"));
    assert!(ran.out.contains("#0 shelling"), "{}", ran.out);
}
