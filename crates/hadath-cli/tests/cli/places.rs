//! Known places: GeoJSON, and gazetteers of users.

use geojson::{FeatureCollection, GeoJson};

use crate::support::{Folder, record, run};

const ALEPPO: &str = "قصفت مدفعية الجيش حي الشيخ مقصود في مدينة حلب مساء أمس.";
const NOWHERE: &str = "قصفت مدفعية الجيش مواقع المسلحين.";

fn collection(text: &str) -> FeatureCollection {
    match text.parse::<GeoJson>() {
        Ok(GeoJson::FeatureCollection(collection)) => collection,
        other => panic!("no feature collection: {other:?}"),
    }
}

#[test]
fn geojson_has_a_feature_for_each_event_with_a_known_place() {
    let input = record("a", ALEPPO) + &record("b", NOWHERE) + &record("c", ALEPPO);
    let features = collection(&run("--format geojson --published 2026-01-07", input).fine().out).features;
    assert_eq!(features.len(), 2);
    for feature in features {
        let Some(geojson::GeometryValue::Point { coordinates }) = feature.geometry.map(|g| g.value) else {
            panic!("no point")
        };
        // Longitude goes first.
        assert!((coordinates[0] - 37.15).abs() < 0.1 && (coordinates[1] - 36.23).abs() < 0.1);
        let properties = feature.properties.unwrap();
        assert_eq!(properties["name_en"], "Sheikh Maqsoud");
        assert_eq!(properties["country"], "SY");
        assert_eq!(properties["kind"], "shelling");
    }
}

#[test]
fn geojson_without_places_is_an_empty_collection() {
    assert!(collection(&run("--format geojson", NOWHERE).fine().out).features.is_empty());
    assert!(collection(&run("--format geojson --input jsonl", "").fine().out).features.is_empty());
}

#[test]
fn places_are_in_the_json_contract() {
    let documents = run("--format jsonl", ALEPPO).fine().lines();
    let arguments = documents[0]["events"][0]["arguments"].as_array().unwrap();
    let place = arguments.iter().find(|a| a["role"] == "place").unwrap();
    assert_eq!(place["ref"], "hadath:SY.sheikh-maqsoud");
    for name in ["name", "name_en", "kind", "country", "lat", "lon", "admin", "alternatives", "score"] {
        assert!(place.get(name).is_some(), "{name}");
    }
    assert_eq!(place["admin"][0]["name_en"], "Aleppo");
}

#[test]
fn a_gazetteer_of_ones_own_adds_places() {
    let folder = Folder::new();
    let text = "قصفت مدفعية الجيش بلدة تل النوارس في ريف حلب.";
    folder.put(
        "own.csv",
        "name,name_en,kind,country,lat,lon,id\nتل النوارس,Gull Hill,village,SY,36.4,37.4,own-1\n",
    );
    let documents = folder.run_with("--format jsonl --gazetteer own.csv", text).fine().lines();
    let place = &documents[0]["events"][0]["arguments"]
        .as_array()
        .unwrap()
        .iter()
        .find(|a| a["ref"] == "own-1")
        .cloned();
    let place = place.as_ref().expect("the place of the user");
    assert_eq!(place["admin"][0]["name_en"], "Syria");
    assert!(!folder.run_with("--format jsonl", text).fine().out.contains("Gull Hill"));
}

#[test]
fn a_broken_gazetteer_stops_with_its_line() {
    let folder = Folder::new();
    folder.put("own.csv", "name,lat,lon\nتل,1,2\nتل,x,2\n");
    folder.run("--gazetteer own.csv").stopped("own.csv:3: not a number of degrees: \"x\"");
    folder.run("--gazetteer none.csv").stopped("none.csv");
}
