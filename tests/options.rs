//! Options, explanations and confidence.

use hadath::{Document, EventKind, Extraction, Extractor, Options, Polarity, UserLexicon};

const TEXT: &str =
    "قال المتحدث إن الجيش قصف بلدة سرمين أمس. ونفى المجلس وقوع هجوم على المدينة. واقتحم مسلحون القرية.";

fn with(options: Options) -> Extraction {
    Extractor::builder().options(options).build().unwrap().extract(&Document::new(TEXT))
}

fn kinds(extraction: &Extraction) -> Vec<&'static str> {
    extraction.events().iter().map(|e| e.kind().as_str()).collect()
}

#[test]
fn everything_by_default() {
    assert_eq!(with(Options::default()), Extractor::new().extract(&Document::new(TEXT)));
    assert_eq!(kinds(&with(Options::new())), ["statement", "shelling", "statement", "attack", "attack"]);
}

#[test]
fn kinds_are_chosen_and_numbered_anew() {
    let extraction = with(Options::new().kinds([EventKind::Shelling, EventKind::Attack]));
    assert_eq!(kinds(&extraction), ["shelling", "attack", "attack"]);
    for (i, event) in extraction.events().iter().enumerate() {
        assert_eq!((event.id() as usize, event.source()), (i, None));
        assert_eq!(extraction.event(event.id()), Some(event));
    }
    // What the statement denied stays denied.
    assert_eq!(extraction.events()[1].polarity(), Polarity::Negative);
}

#[test]
fn sources_that_stay_are_found_under_their_new_number() {
    let extraction = with(Options::new().kinds([EventKind::Statement, EventKind::Attack]));
    assert_eq!(kinds(&extraction), ["statement", "statement", "attack", "attack"]);
    assert_eq!(extraction.events()[2].source(), Some(1));
}

#[test]
fn negative_events_and_statements_can_be_left_out() {
    assert_eq!(
        kinds(&with(Options::new().negative(false))),
        ["statement", "shelling", "statement", "attack"]
    );
    assert_eq!(kinds(&with(Options::new().statements(false))), ["shelling", "attack", "attack"]);
}

#[test]
fn generic_events_can_be_left_out() {
    let text = "ضرب الجيش القرية. وقصف الجيش بلدة سرمين.";
    let toml = r#"trigger = [{ kind = "attack", frame = "strike", generic = true, verbs = ["ضرب/يضرب"] }]"#;
    let count = |keep: bool| {
        let builder = Extractor::builder().lexicon(UserLexicon::from_toml("own.toml", toml));
        let extractor = builder.options(Options::new().generic(keep)).build().unwrap();
        let extraction = extractor.extract(&Document::new(text));
        extraction.events().iter().filter(|e| e.is_generic()).count()
    };
    assert_eq!((count(true) > 0, count(false)), (true, 0));
}

#[test]
fn confidence_has_a_floor() {
    let all = with(Options::new());
    assert!(all.events().iter().all(|e| (0.0..=1.0).contains(&e.confidence())));
    let mut sorted: Vec<f64> = all.events().iter().map(|e| e.confidence()).collect();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted[sorted.len() / 2];
    let some = with(Options::new().min_confidence(middle));
    assert!(some.events().iter().all(|e| e.confidence() >= middle));
    assert_eq!(some.events().len(), sorted.iter().filter(|&&c| c >= middle).count());
    assert_eq!(
        with(Options::new().min_confidence(1.0)).events().len(),
        sorted.iter().filter(|&&c| c >= 1.0).count()
    );
}

#[test]
fn more_that_is_named_makes_surer() {
    let confidence = |text: &str| Extractor::new().extract(&Document::new(text)).events()[0].confidence();
    assert!(confidence("قصف الجيش بلدة سرمين مساء الأحد.") > confidence("قصف الجيش بلدة سرمين."));
    assert!(confidence("قصف الجيش بلدة سرمين.") > confidence("قصفت المدفعية."));
}

#[test]
fn kinds_that_nobody_knows_are_an_error() {
    let options = || Options::new().kinds([EventKind::parse("aid_delivery").unwrap()]);
    let error = Extractor::builder().options(options()).build().unwrap_err();
    assert!(error.is_options() && error.to_string().starts_with("no kind \"aid_delivery\""), "{error}");
    let lexicon = UserLexicon::from_toml("aid.toml", "kind = [\"aid_delivery\"]");
    assert!(Extractor::builder().lexicon(lexicon).options(options()).build().is_ok());
}

#[test]
fn options_survive_toml_and_json() {
    let options = Options::new().kinds([EventKind::Siege]).min_confidence(0.75).generic(false);
    let json = serde_json::to_string(&options).unwrap();
    assert_eq!(serde_json::from_str::<Options>(&json).unwrap(), options);
}

/// Sentences with a trigger that is no event, and words of the reason.
#[test]
fn explanations_say_why_there_is_no_event() {
    for (text, trigger, reason) in [
        ("تعاني البلاد من حصار اقتصادي.", "حصار", "excluded sense"),
        ("انتشرت قوات الحصار.", "الحصار", "unit or an office"),
        ("عُرض فيلم «الهجوم على المدينة» في السينما.", "الهجوم", ""),
        ("شن الفريق هجوماً على مرمى الخصم في المباراة.", "هجوماً", ""),
        ("قصف الرعد القرية.", "قصف", ""),
        ("اتفق الطرفان على وقف إطلاق النار.", "وقف", "not given out"),
        ("استهدف البرنامج الطلاب.", "استهدف", ""),
        ("يقال كذا.", "يقال", ""),
    ] {
        let explanation = Extractor::new().explain(&Document::new(text));
        let words = |span| explanation.extraction().slice(span);
        let found = explanation.rejections().iter().find(|r| trigger.starts_with(words(r.trigger())));
        let found = found.unwrap_or_else(|| panic!("{text}: {explanation}"));
        assert!(found.reason().contains(reason) && !found.reason().is_empty(), "{text}: {}", found.reason());
        assert!(found.entry().contains(": "), "{}", found.entry());
    }
}

/// Every trigger reading either gives an event or a reason.
#[test]
fn explanations_change_nothing_and_leave_no_trigger_out() {
    for name in ["wire-report", "telegram-feed", "communique", "quiet-day", "gaza-day"] {
        let path = format!("{}/../../seeds/articles/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let document = Document::new(std::fs::read_to_string(path).unwrap());
        let extractor = Extractor::new();
        let explanation = extractor.explain(&document);
        assert_eq!(*explanation.extraction(), extractor.extract(&document));
        let extraction = explanation.extraction();
        for rejection in explanation.rejections() {
            assert!(!rejection.reason().is_empty());
            let inside = |e: &hadath::Event| e.trigger().range().contains(&rejection.trigger().start());
            assert!(
                !extraction.events().iter().any(inside),
                "{name}: {}",
                extraction.slice(rejection.trigger())
            );
        }
    }
}

#[test]
fn explanations_are_text_and_json() {
    let document = Document::new("قصف الجيش بلدة سرمين أمس، بحسب ناشطين. وحصار اقتصادي.").id("a-1");
    let explanation = Extractor::new().explain(&document);
    let text = explanation.to_string();
    for words in [
        "#0 shelling «قصف»",
        "triggers/shelling.toml: قصف",
        "«الجيش»: subject",
        "source: #1 «حسب»",
        "+0.8 a place is named",
        "no events:",
        "figurative",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let json: serde_json::Value = serde_json::from_str(&explanation.to_json()).unwrap();
    assert_eq!(json["id"], "a-1");
    assert_eq!(json["events"][0]["arguments"][0]["rule"], "subject");
    assert_eq!(json["rejected"][0]["trigger"]["text"], "حصار");
    let points = json["events"][0]["signs"].as_array().unwrap().iter().map(|s| s["points"].as_f64().unwrap());
    let points: f64 = points.sum();
    let confidence = 1.0 / (1.0 + (-points / 10.0).exp());
    assert!((json["events"][0]["confidence"].as_f64().unwrap() - confidence).abs() < 0.0051);
    // Without the text at work there are no rejections.
    assert!(explanation.extraction().explain().rejections().is_empty());
}

#[test]
fn what_the_options_leave_out_is_told() {
    let extractor = Extractor::builder().options(Options::new().statements(false)).build().unwrap();
    let explanation = extractor.explain(&Document::new("قال المتحدث إن الجيش قصف البلدة."));
    assert_eq!(explanation.rejections()[0].reason(), "left out by the options");
}

#[test]
fn decisions_leave_their_steps_with_the_words() {
    for (text, words) in [
        ("لم يقصف الجيش البلدة.", "لم يقصف"),
        ("إذا قصف الجيش المدينة فستردّ الفصائل.", "إذا"),
        ("قد يقصف الجيش القرية.", "قد يقصف"),
    ] {
        let extraction = Extractor::new().extract(&Document::new(text));
        let event = extraction.events().iter().find(|e| e.kind() == EventKind::Shelling).expect(text);
        let steps: Vec<&str> = event.evidence().steps.iter().map(|s| extraction.slice(s.span)).collect();
        assert!(steps.contains(&words), "{text}: {steps:?}");
        assert!(event.evidence().steps.iter().all(|s| !s.rule.is_empty()));
    }
}
