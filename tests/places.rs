//! Known places: the phrases of the gold articles, and ambiguous names in context.
mod common;

use common::{articles, country_file, expected, share, table};
use hadath::{Document, Extractor, Span};

/// What a phrase is resolved to: an identifier, or `-`.
fn resolved(extractor: &Extractor, text: &str, span: Span) -> String {
    let found = extractor.resolve_places(&Document::new(text), &[span]);
    let place = found[0].as_ref().and_then(|p| p.place.as_ref());
    place.map_or("-".into(), |p| p.id.to_string())
}

#[test]
fn places_of_the_gold_articles() {
    let Some(articles) = articles() else { return };
    let expected = expected("places/gold.tsv");
    let extractor = Extractor::new();
    let mut results = Vec::new();
    for record in &articles {
        let (id, text) = (record["id"].as_str().unwrap(), record["text"].as_str().unwrap());
        let offsets = hadath::Offsets::new(text);
        let arguments =
            record["events"].as_array().unwrap().iter().flat_map(|e| e["arguments"].as_array().unwrap());
        for a in arguments.filter(|a| a["role"] == "place") {
            let byte = |name: &str| offsets.byte_of(a[name].as_u64().unwrap() as usize).unwrap() as u32;
            let words = a["text"].as_str().unwrap();
            let found = resolved(&extractor, text, Span::new(byte("start"), byte("end")));
            let label = format!("{id} {words}");
            match expected.get(&(id.to_owned(), words.to_owned())) {
                Some(e) if e == "?" => {}
                Some(e) => results.push((label, e.clone(), found)),
                None => println!("no entry\t{id}\t{words}\t{found}"),
            }
        }
    }
    assert!(share("gold places", &results) >= 0.95);
}

/// What the argument over a span is resolved to as a place, or `-` when no event has one there.
fn extracted(extractor: &Extractor, document: &Document, span: Span) -> String {
    let extraction = extractor.extract(document);
    let arguments = extraction.events().iter().flat_map(hadath::Event::arguments);
    let mut over = arguments.filter(|a| a.span.overlaps(span));
    let id = |a: &hadath::Argument| Some(a.place.as_ref()?.place.as_ref()?.id.to_string());
    over.find_map(id).unwrap_or_else(|| "-".into())
}

/// A sentence without the brackets around a phrase, and the span of the phrase.
fn bracketed(marked: &str) -> (String, Span) {
    let (before, rest) = marked.split_once('[').expect("a name in brackets");
    let (name, after) = rest.split_once(']').expect("a name in brackets");
    let span = Span::new(before.len() as u32, (before.len() + name.len()) as u32);
    ([before, name, after].concat(), span)
}

#[test]
fn places_in_the_news() {
    let extractor = Extractor::new();
    let mut results = Vec::new();
    for fields in table("places/news.tsv") {
        let [date, marked, expected] = &fields[..] else { panic!("not three fields: {fields:?}") };
        let (text, span) = bracketed(marked);
        let document = Document::new(text).published(date.parse::<hadath::Published>().unwrap());
        results.push((marked.clone(), expected.clone(), extracted(&extractor, &document, span)));
    }
    let wrong = results.iter().filter(|(_, expected, found)| expected != found && found != "-").count();
    println!("to a wrong place: {wrong}");
    assert!(share("places in the news", &results) >= 0.93 && wrong <= results.len() / 50);
}

#[test]
fn ambiguous_names_in_context() {
    let extractor = Extractor::new();
    let mut results = Vec::new();
    for fields in table("places/ambiguous.tsv") {
        let [marked, expected] = &fields[..] else { panic!("not two fields: {fields:?}") };
        let (text, span) = bracketed(marked);
        results.push((marked.clone(), expected.clone(), extracted(&extractor, &Document::new(text), span)));
    }
    assert!(results.len() >= 150);
    assert!(share("ambiguous names", &results) >= 0.93);
}

/// Phrases with their relation to the place that they name: type, direction, kilometres.
const RELATIONS: [(&str, &str, &str); 14] = [
    ("وقع هجوم على بعد 10 كم شمال", "منبج", "distance north 10"),
    ("وقع هجوم على بعد نحو 25 كيلومتراً جنوب شرق مدينة", "حلب", "distance southeast 25"),
    ("وقع هجوم على بعد 500 متر من", "معبر باب الهوى", "distance - 0.5"),
    ("سقطت قذائف", "شمالي إدلب", "north_of - -"),
    ("سقطت قذائف", "شمال شرق حلب", "northeast_of - -"),
    ("سقطت قذائف على", "ريف حلب الشرقي", "countryside east -"),
    ("سقطت قذائف على", "ريف إدلب", "countryside - -"),
    ("سقطت قذائف على", "قرى الريف الجنوبي لمدينة منبج", "countryside south -"),
    ("سقطت قذائف على", "أطراف مدينة سراقب", "outskirts - -"),
    ("سقطت قذائف في", "محيط بلدة سرمين", "near - -"),
    ("سقطت قذائف على", "وسط مدينة غزة", "centre - -"),
    ("سقطت قذائف على", "مدينة سرمين", "- - -"),
    ("سقطت قذائف على", "ريف دمشق", "- - -"),
    ("سقطت قذائف على", "شرق الفرات", "- - -"),
];

#[test]
fn relations_are_read_from_the_words() {
    let extractor = Extractor::new();
    for (before, phrase, expected) in RELATIONS {
        let text = format!("{before} {phrase}.");
        let start = before.len() as u32 + 1;
        let span = Span::new(start, start + phrase.len() as u32);
        let found = extractor.resolve_places(&Document::new(text.as_str()), &[span]);
        let place = found[0].as_ref().unwrap_or_else(|| panic!("{text}: no place"));
        assert!(place.place.is_some(), "{text}");
        let relation = place.relation.map_or("- - -".into(), |r| {
            let direction = r.direction.map_or("-".into(), |d| d.to_string());
            let km = r.distance.map_or("-".into(), |d| f64::from(d).to_string());
            format!("{} {direction} {km}", r.kind)
        });
        assert_eq!(relation, expected, "{text}");
    }
}

#[test]
fn adjectives_name_capitals_and_lands() {
    let extractor = Extractor::new();
    for (phrase, expected) in [
        ("العاصمة الصومالية", "geonames:53654"),
        ("العاصمة السودانية", "geonames:379252"),
        ("الأراضي السورية", "geonames:163843"),
        ("الأجواء اللبنانية", "geonames:272103"),
        ("العاصمة", "-"),
        ("المدينة", "-"),
        ("المنطقة", "-"),
    ] {
        let text = format!("سقطت صواريخ في {phrase}.");
        let start = text.find(phrase).unwrap() as u32;
        let span = Span::new(start, start + phrase.len() as u32);
        assert_eq!(resolved(&extractor, &text, span), expected, "{phrase}");
    }
}

#[test]
fn the_gazetteer_is_large_and_small() {
    let gazetteer = hadath::place::Gazetteer::builtin();
    let countries = gazetteer.countries_by_code();
    for code in
        ["SY", "LB", "PS", "IL", "JO", "IQ", "YE", "SA", "SD", "LY", "EG", "TR", "IR", "ML", "SO", "UA", "US"]
    {
        assert!(countries.contains(&code), "{code}");
    }
    assert!(countries.len() >= 193, "{}", countries.len());
    assert!(gazetteer.count() >= 9_000, "{}", gazetteer.count());
    assert!(gazetteer.bytes() <= 4 << 20, "{}", gazetteer.bytes());
}

/// Phrases that are hit and name a place by their head noun, and phrases that only lie in one.
#[test]
fn targets_name_places() {
    let extractor = Extractor::new();
    for (text, target, expected) in [
        (
            "استهدفت طائرة مسيرة مطار حميميم صباح اليوم.",
            "مطار حميميم",
            "hadath:SY.latakia-international-airport",
        ),
        ("قصف الطيران الإسرائيلي مستشفى الشفاء في غزة.", "مستشفى الشفاء", "hadath:PS.al-shifa-hospital"),
        ("هاجم مسلحون مصفاة بيجي شمالي العراق.", "مصفاة بيجي", "hadath:IQ.baiji-refinery"),
        ("هاجم داعش سجن الصناعة في الحسكة.", "سجن الصناعة", "hadath:SY.al-sinaa-prison"),
        ("استهدف الهجوم قاعدة التنف.", "قاعدة التنف", "hadath:SY.al-tanf-base"),
        ("هاجمت قوات الحزام الأمني معسكر بدر في عدن.", "معسكر بدر", "hadath:YE.badr-camp-aden"),
        ("قصف الجيش منازل المدنيين في حلب.", "منازل المدنيين", "-"),
        ("قصف الجيش مدرسة في حلب.", "مدرسة", "-"),
        ("قصف الجيش مواقع لقسد في منبج.", "مواقع لقسد", "-"),
    ] {
        let extraction = extractor.extract(&Document::new(text));
        let targets = extraction.events().iter().flat_map(hadath::Event::targets);
        let mut these = targets.filter(|a| extraction.slice(a.span) == target);
        let argument = these.next().unwrap_or_else(|| panic!("{text}: no target {target}"));
        let place = argument.place.as_ref().and_then(|p| p.place.as_ref());
        assert_eq!(place.map_or("-", |p| &p.id), expected, "{text}");
        assert!(argument.place.is_none() || argument.actor.is_none(), "{text}: both a place and an actor");
    }
}

#[test]
fn governorates_districts_and_subdistricts_of_syria() {
    let extractor = Extractor::new();
    for (phrase, id, parents) in [
        ("ناحية جنديرس", "hadath:SY.jindires-subdistrict", "Afrin District, Aleppo Governorate, Syria"),
        ("منطقة عفرين", "hadath:SY.afrin-district", "Aleppo Governorate, Syria"),
        ("محافظة حلب", "hadath:SY.aleppo-governorate", "Syria"),
        ("بلدة جنديرس", "geonames:169190", "Jindires Subdistrict, Afrin District, Aleppo Governorate, Syria"),
    ] {
        let text = format!("قصفت المدفعية {phrase} في سوريا.");
        let start = text.find(phrase).unwrap() as u32;
        let span = Span::new(start, start + phrase.len() as u32);
        let found = extractor.resolve_places(&Document::new(text.as_str()), &[span]);
        let place = found[0].as_ref().and_then(|p| p.place.as_ref()).unwrap_or_else(|| panic!("{phrase}"));
        let admin: Vec<&str> = place.admin.iter().map(|p| &*p.name_en).collect();
        assert_eq!((&*place.id, admin.join(", ").as_str()), (id, parents), "{phrase}");
        assert!(place.lat.is_some(), "{phrase}");
    }
}

/// The bar is 300 ms in a release build on a quiet machine (`benches/startup.rs`); here only that nothing is far off,
/// such as a look through all rows for each.
#[test]
fn a_country_file_of_30000_rows_loads() {
    let text = country_file(30_000);
    let start = std::time::Instant::now();
    let extractor = Extractor::builder().gazetteer_text("SY.txt", text.as_str()).build().unwrap();
    let took = start.elapsed();
    println!("30,000 rows: {} ms", took.as_millis());
    assert!(took.as_secs() < if cfg!(debug_assertions) { 20 } else { 3 }, "{took:?}");
    let name = text.lines().nth(1234).and_then(|l| l.split('\t').nth(3)?.split(',').nth(1)).unwrap();
    let sentence = format!("قصفت المدفعية قرية {name} في سوريا.");
    let start = sentence.find(name).unwrap() as u32;
    assert_eq!(resolved(&extractor, &sentence, Span::new(start, start + name.len() as u32)), "geonames:1235");
}
