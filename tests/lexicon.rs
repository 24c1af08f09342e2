//! Lexicons of users: the worked example of the documentation, replaced and removed entries, broken files, size.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use hadath::{Document, Event, EventKind, Extraction, Extractor, Limits, Polarity, Severity, UserLexicon};

const DOCUMENTATION: &str = include_str!("../docs/lexicon.md");

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The worked example as it stands in the documentation.
fn worked_example() -> UserLexicon {
    let block = DOCUMENTATION.split("```toml\n# aid.toml\n").nth(1).expect("the worked example");
    UserLexicon::from_toml("aid.toml", block.split("```").next().unwrap())
}

fn with(lexicon: UserLexicon) -> Extractor {
    Extractor::builder().lexicon(lexicon).build().unwrap_or_else(|e| panic!("{e}"))
}

fn own(toml: &str) -> Extractor {
    with(UserLexicon::from_toml("own.toml", toml))
}

fn extract(extractor: &Extractor, text: &str) -> Extraction {
    extractor.extract(&Document::new(text))
}

fn kinds(extractor: &Extractor, text: &str) -> Vec<String> {
    extract(extractor, text).events().iter().map(|e| e.kind().to_string()).collect()
}

fn words<'a>(extraction: &'a Extraction, event: &'a Event) -> Vec<(&'static str, &'a str)> {
    event.arguments().iter().map(|a| (a.role.as_str(), extraction.slice(a.span))).collect()
}

#[test]
fn the_worked_example_has_ten_lines_and_is_fine() {
    let lexicon = worked_example();
    let lines =
        lexicon.files().map(|(_, text)| text.lines().filter(|l| !l.is_empty()).count()).sum::<usize>();
    assert!(lines <= 10, "{lines}");
    assert!(lexicon.check().iter().all(|f| f.severity != Severity::Error));
}

#[test]
fn events_of_an_own_kind_have_arguments_factuality_and_sources() {
    let extractor = with(worked_example());
    let text =
        "وزّع الهلال الأحمر السوداني سلالاً غذائية في مخيم زمزم. ونفى المجلس البلدي توزيع المساعدات في الفاشر.";
    let extraction = extract(&extractor, text);
    let [first, denial, denied] = extraction.events() else { panic!("{extraction:?}") };
    assert_eq!(first.kind(), EventKind::parse("aid_delivery").unwrap());
    assert!(first.kind().is_custom());
    assert_eq!(
        words(&extraction, first),
        [("agent", "الهلال الأحمر السوداني"), ("target", "سلالاً غذائية"), ("place", "مخيم زمزم")]
    );
    assert_eq!(denial.kind(), EventKind::Statement);
    assert_eq!((denied.kind().as_str(), denied.polarity()), ("aid_delivery", Polarity::Negative));
    assert_eq!(denied.source(), Some(denial.id()));
    assert_eq!(&*first.evidence().entry, "aid.toml: وزّع");
}

#[test]
fn own_kinds_survive_json() {
    let extraction = extract(&with(worked_example()), "وزّع الهلال الأحمر سلالاً غذائية.");
    let json = extraction.to_json();
    assert!(json.contains(r#""kind":"aid_delivery""#), "{json}");
    let back: Extraction = serde_json::from_str(&json).unwrap();
    assert_eq!(back, extraction);
}

#[test]
fn other_extractors_know_nothing_of_it() {
    let _ = with(worked_example());
    assert_eq!(kinds(&Extractor::new(), "وزّع الهلال الأحمر سلالاً غذائية."), [""; 0]);
}

#[test]
fn a_trigger_takes_the_place_of_the_built_in_one() {
    let text = "قصفت المدفعية البلدة.";
    assert_eq!(kinds(&Extractor::new(), text), ["shelling"]);
    let toml = r#"trigger = [{ kind = "attack", frame = "strike", verbs = ["قصف/يقصف"] }]"#;
    assert_eq!(kinds(&own(toml), text), ["attack"]);
}

#[test]
fn triggers_can_be_removed_in_all_their_forms() {
    let extractor = own(r#"trigger = [{ remove = true, verbs = ["قصف/يقصف"], nouns = ["قصف"] }]"#);
    for text in ["قصفت المدفعية البلدة.", "تقصف الطائرات المدينة.", "قصف مدفعي على البلدة."]
    {
        assert_ne!(kinds(&Extractor::new(), text), [""; 0], "{text}");
        assert_eq!(kinds(&extractor, text), [""; 0], "{text}");
    }
    let other = r#"trigger = [{ remove = true, kind = "siege", verbs = ["قصف"] }]"#;
    assert_eq!(kinds(&own(other), "قصفت المدفعية البلدة."), ["shelling"]);
}

#[test]
fn a_frame_changes_its_triggers() {
    let text = "هاجم المسلحون القرية.";
    let roles = |extractor: &Extractor| {
        let extraction = extract(extractor, text);
        words(&extraction, &extraction.events()[0]).iter().map(|w| w.0).collect::<Vec<_>>()
    };
    assert!(roles(&Extractor::new()).contains(&"agent"));
    let names = ["strike", "storm", "assault", "attack"];
    let frames: String = names.map(|n| format!("[frame.{n}]\nobject = \"target\"\n")).concat();
    assert!(!roles(&own(&frames)).contains(&"agent"));
}

#[test]
fn own_actors_and_places_are_known() {
    let text = "هاجمت نسور السهل قرية.";
    let agent = |extractor: &Extractor| {
        let extraction = extract(extractor, text);
        let agent = extraction.events()[0].agents().next().map(|a| extraction.slice(a.span).to_owned());
        agent.unwrap_or_default()
    };
    let toml = r#"actor = [{ name = "نسور السهل", en = "Eagles of the Plain", type = "armed_group" }]"#;
    assert_eq!(agent(&own(toml)), "نسور السهل");
    let place = r#"place = [{ name = "ورقان", en = "Warqan", kind = "town" }]"#;
    let extraction = extract(&own(place), "قصف الجيش ورقان.");
    assert_eq!(words(&extraction, &extraction.events()[0]), [("agent", "الجيش"), ("place", "ورقان")]);
}

#[test]
fn places_can_be_removed_with_all_their_names() {
    let text = "قصف الجيش تركيا.";
    let role = |extractor: &Extractor| {
        let extraction = extract(extractor, text);
        words(&extraction, &extraction.events()[0]).last().map(|w| w.0)
    };
    assert_eq!(role(&Extractor::new()), Some("place"));
    assert_ne!(role(&own(r#"place = [{ remove = true, name = "تركيا" }]"#)), Some("place"));
}

#[test]
fn a_file_can_remove_cues() {
    let text = "إذا قصف الجيش البلدة.";
    let modality = |extractor: &Extractor| extract(extractor, text).events()[0].modality().as_str();
    assert_eq!(modality(&Extractor::new()), "hypothetical");
    assert_eq!(modality(&own("remove = true\n[cue]\ncondition = [\"إذا\"]\n")), "asserted");
}

#[test]
fn the_later_lexicon_wins() {
    let first = r#"trigger = [{ kind = "attack", frame = "strike", verbs = ["قصف/يقصف"] }]"#;
    let second = r#"trigger = [{ kind = "siege", frame = "strike", verbs = ["قصف/يقصف"] }]"#;
    let extractor = Extractor::builder()
        .lexicon(UserLexicon::from_toml("a.toml", first))
        .lexicon(UserLexicon::from_toml("b.toml", second))
        .build()
        .unwrap();
    assert_eq!(kinds(&extractor, "قصفت المدفعية البلدة."), ["siege"]);
}

#[test]
fn an_empty_lexicon_changes_nothing() {
    let text = fs::read_to_string(root().join("seeds/articles/wire-report.txt")).unwrap();
    assert_eq!(extract(&own(""), &text), extract(&Extractor::new(), &text));
}

#[test]
fn the_built_in_lexicon_is_a_lexicon_of_its_own_format() {
    let text = fs::read_to_string(root().join("seeds/articles/wire-report.txt")).unwrap();
    let lexicon = UserLexicon::built_in();
    assert!(lexicon.check().iter().all(|f| f.severity != Severity::Error));
    let kinds = |e: &Extraction| e.events().iter().map(|e| (e.kind(), e.trigger())).collect::<Vec<_>>();
    assert_eq!(kinds(&extract(&with(lexicon), &text)), kinds(&extract(&Extractor::new(), &text)));
}

/// Each file says in its first line what has to be found.
#[test]
fn broken_lexicons_get_their_message() {
    let mut paths: Vec<PathBuf> = fs::read_dir(root().join("tests/lexicons/broken"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 30);
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let expected = format!("{name}:{}", text.lines().next().unwrap().trim_start_matches("# "));
        let lexicon = UserLexicon::from_toml(&name, &text);
        let found: Vec<String> = lexicon.check().iter().map(ToString::to_string).collect();
        // What depends on the words of the built-in lexicon is left open with `…`.
        let fits = |f: &String| match expected.strip_suffix('…') {
            Some(beginning) => f.starts_with(beginning),
            None => *f == expected,
        };
        assert!(found.iter().any(fits), "{expected}\n{found:#?}");
        let built = Extractor::builder().lexicon(lexicon).build();
        assert_eq!(built.is_err(), expected.contains(": error: "), "{name}");
        if let Err(error) = built {
            assert!(error.is_lexicon() && error.to_string().starts_with(&format!("{name}:")), "{error}");
        }
    }
}

#[test]
fn missing_and_unreadable_files_are_errors_of_their_own() {
    let missing = Extractor::builder().lexicon("no/such/folder").build().unwrap_err();
    assert!(missing.is_file() && missing.to_string().contains("no/such/folder"), "{missing}");
}

/// Five thousand entries: verbs, nouns, places and actors of invented letters.
fn large() -> UserLexicon {
    let letters: Vec<char> = "بتجحدرزسشصطعفقكلمنه".chars().collect();
    let word = |mut n: usize, length: usize| -> String {
        let mut word = String::new();
        for _ in 0..length {
            word.push(letters[n % letters.len()]);
            n = n / letters.len() + 7;
        }
        word
    };
    let trigger = |n: usize| {
        let (verb, noun) = (word(n * 31, 5), word(n * 17 + 5, 6));
        let words = format!("verbs = [\"{verb}/ي{verb}\"], nouns = [\"{noun}/ات\"]");
        format!("{{ kind = \"attack\", frame = \"strike\", {words} }},\n")
    };
    let place = |n: usize| format!("{{ name = \"{} {}\", kind = \"town\" }},\n", word(n, 5), word(n * 3, 4));
    let actor = |n: usize| format!("{{ name = \"{}\", type = \"armed_group\" }},\n", word(n * 13, 7));
    let list =
        |count: usize, entry: &dyn Fn(usize) -> String| (0..count).map(entry).collect::<Vec<_>>().concat();
    let toml = format!(
        "trigger = [\n{}]\nplace = [\n{}]\nactor = [\n{}]\n",
        list(1500, &trigger),
        list(1500, &place),
        list(2000, &actor)
    );
    UserLexicon::from_toml("large.toml", &toml)
}

#[test]
fn five_thousand_entries_are_built_in_half_a_second() {
    let lexicon = large();
    let _ = Extractor::new();
    let start = Instant::now();
    let extractor = Extractor::builder().lexicon(lexicon).build().unwrap();
    let time = start.elapsed();
    assert!(time < Duration::from_millis(500), "{time:?}");
    assert_eq!(kinds(&extractor, "قصفت المدفعية البلدة."), ["shelling"]);
    println!("5,000 entries: {time:?}");
}

#[test]
fn one_word_too_many_for_a_table_is_an_error() {
    let name = |n| format!("{{ name = \"قرية بني {n} الشرقية\", kind = \"village\" }},\n");
    let names = (0..3000).map(name).collect::<Vec<_>>().concat();
    let lexicon = UserLexicon::from_toml("many.toml", &format!("place = [\n{names}]\n"));
    let error = Extractor::builder().lexicon(lexicon).build().unwrap_err();
    assert!(error.to_string().contains("too many words"), "{error}");
}

#[test]
fn everything_can_be_removed_that_is_there() {
    for (toml, there) in [
        ("[frame.strike]\nremove = true\n", true),
        ("[frame.nothing]\nremove = true\n", false),
        (
            "weapon = [{ remove = true, class = \"mortar\", nouns = [\"هاون\"], phrases = [\"قذيفة هاون\"] }]",
            true,
        ),
        ("weapon = [{ remove = true, class = \"mortar\", nouns = [\"هواء\"] }]", false),
        ("place = [{ remove = true, name = \"حلب\" }]", true),
        ("place = [{ remove = true, name = \"لا مكان\" }]", false),
        ("actor = [{ remove = true, name = \"حماس\" }]", true),
        ("actor = [{ remove = true, name = \"لا أحد\" }]", false),
        ("remove = true\nweapon = [{ class = \"mortar\", nouns = [\"هاون\"] }]", true),
        ("remove = true\nplace = [{ name = \"حلب\" }]\nactor = [{ name = \"حماس\" }]", true),
        ("remove = true\n[cue]\ncondition = [\"إذا\"]\n", true),
        ("remove = true\n[cue]\ncondition = [\"حلب\"]\n", false),
    ] {
        let findings = UserLexicon::from_toml("own.toml", toml).check();
        assert!(findings.iter().all(|f| f.severity != Severity::Error), "{toml}: {findings:?}");
        let missed = findings.iter().any(|f| f.severity == Severity::Warning && f.message.contains("remove"));
        assert_eq!(missed, !there, "{toml}: {findings:?}");
    }
}

#[test]
fn a_frame_goes_with_its_triggers() {
    let all: String =
        ["strike", "storm", "assault", "attack"].map(|n| format!("[frame.{n}]\nremove = true\n")).concat();
    assert_eq!(kinds(&Extractor::new(), "هاجم المسلحون القرية."), ["attack"]);
    assert_eq!(kinds(&own(&all), "هاجم المسلحون القرية."), [""; 0]);
}

/// A folder of its own with files in it, gone when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Folder {
        let folder = std::env::temp_dir().join(format!("hadath-{name}-{}", std::process::id()));
        for (file, content) in files {
            let path = folder.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, content).unwrap();
        }
        Folder(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const STORM: &str = r#"trigger = [{ kind = "attack", frame = "storm", verbs = ["باغت/يباغت"] }]"#;

#[test]
fn limits_of_files_and_folders() {
    let folder = Folder::new(
        "limits",
        &[("a.toml", STORM), ("sub/b.toml", ""), ("sub/sub/c.toml", ""), ("d.txt", "")],
    );
    let read = |limits: Limits| UserLexicon::read_within(&folder.0, &limits).map(|l| l.files().count());
    assert_eq!(read(Limits::new()).unwrap(), 3);
    assert_eq!(read(Limits::new().files(3).depth(2).lexicon_file(STORM.len() as u64)).unwrap(), 3);
    for (limits, message) in [
        (Limits::new().files(2), "more than 2 files"),
        (Limits::new().depth(1), "deeper than 1 folders"),
        (Limits::new().lexicon_file(10), "larger than 10 bytes"),
    ] {
        let error = read(limits).unwrap_err();
        assert!(error.is_file() && error.to_string().contains(message), "{error}");
    }
}

#[test]
fn limits_of_an_extractor_count_for_all_its_files() {
    let config =
        "lexicons = [\"own.toml\"]\ngazetteers = [\"own.csv\"]\nkinds = [\"attack\"]\nmin_confidence = 0.1\n";
    let places = "name,kind\nتل نور,village\n";
    let folder = Folder::new("config", &[("all.toml", config), ("own.toml", STORM), ("own.csv", places)]);
    let build =
        |limits: Limits| Extractor::builder().limits(limits).config(folder.0.join("all.toml")).build();
    let extractor = build(Limits::new()).unwrap();
    assert_eq!(kinds(&extractor, "باغت المسلحون بلدة تل نور. قصف الجيش المدينة."), ["attack"]);
    for (limits, file) in [
        (Limits::new().lexicon_file(20), "all.toml: larger than 20 bytes"),
        (Limits::new().gazetteer_file(20), "own.csv: larger than 20 bytes"),
    ] {
        let error = build(limits).unwrap_err();
        assert!(error.is_file() && error.to_string().contains(file), "{error}");
    }
    let both =
        Extractor::builder().limits(Limits::new().lexicon_file(20)).lexicon(&folder.0.join("own.toml"));
    assert!(both.build().unwrap_err().to_string().contains("own.toml: larger than 20 bytes"));
}

#[test]
fn more_gazetteers_than_can_be_told_apart_are_refused() {
    let many = |count: usize| {
        (0..count).fold(Extractor::builder(), |b, i| b.gazetteer_text(format!("{i}.csv"), "name\nتل نور\n"))
    };
    let error = many(256).build().unwrap_err();
    assert_eq!(error.to_string(), "255.csv: more than 255 gazetteers");
    assert!(many(2).build().is_ok());
}
