//! GeoJSON (RFC 7946): a feature an event with a known place.

use serde_json::{Value, json};

use crate::model::Role;
use crate::names::PlaceKind;
use crate::output::record::{EventRecord, Record};
use crate::reference::Place;

impl Record {
    /// A GeoJSON feature (RFC 7946) for each event with a known place, at the most exact of its places; without
    /// geometry where no coordinates of it are known. `document` is the identifier of the text in the properties; with
    /// the number of the event it is the `id` of the feature.
    ///
    /// ```
    /// use hadath::{Document, Extractor, Record};
    ///
    /// let document = Document::new("قصفت المدفعية حي الشيخ مقصود في حلب.").id("doc-1");
    /// let record = Record::from(Extractor::new().extract(&document));
    /// let features = record.features(&serde_json::json!("doc-1"));
    /// assert_eq!(features[0]["id"], "doc-1#0");
    /// assert_eq!(features[0]["properties"]["name_en"], "Sheikh Maqsoud");
    /// ```
    pub fn features(&self, document: &Value) -> Vec<Value> {
        self.events.iter().filter_map(|event| feature(document, self, event)).collect()
    }
}

/// The event as a feature at the most exact of its places.
fn feature(document: &Value, record: &Record, e: &EventRecord) -> Option<Value> {
    let places = || e.arguments.iter().filter_map(|a| a.place.as_ref().map(|p| (a, p)));
    let known = places().filter_map(|(a, r)| r.place.as_deref().map(|p| (a, r, p)));
    let (argument, reference, place) = known.min_by_key(|(_, _, p)| (p.lat.is_none(), extent(p.kind)))?;
    let label = match document {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    Some(json!({
        "type": "Feature",
        "id": format!("{label}#{}", e.id),
        "geometry": point(place),
        "properties": {
            "document": document,
            "published": record.published,
            "event": e.id,
            "kind": e.kind,
            "mode": e.mode,
            "trigger": e.trigger.text,
            "place": argument.piece.text,
            "ref": place.id,
            "name": place.name,
            "name_en": place.name_en,
            "place_kind": place.kind,
            "country": place.country,
            "admin": place.admin.iter().map(|p| &p.name_en).collect::<Vec<_>>(),
            "score": reference.score,
            "relation": reference.relation,
            "places": places().filter_map(|(_, r)| r.place.as_ref().map(|p| &p.id)).collect::<Vec<_>>(),
            "agents": texts(e, Role::Agent),
            "targets": texts(e, Role::Target),
            "weapons": texts(e, Role::Weapon),
            "times": times(e),
            "count": e.count,
            "polarity": e.polarity,
            "modality": e.modality,
            "tense": e.tense,
            "source": e.source,
        },
    }))
}

/// Longitude first, as RFC 7946 has it; a place without coordinates has no geometry.
fn point(place: &Place) -> Value {
    match (place.lat, place.lon) {
        (Some(lat), Some(lon)) => json!({"type": "Point", "coordinates": [lon, lat]}),
        _ => Value::Null,
    }
}

/// How far a place of this kind reaches, in steps.
fn extent(kind: PlaceKind) -> u8 {
    match kind {
        PlaceKind::Country | PlaceKind::Sea => 5,
        PlaceKind::Governorate
        | PlaceKind::Region
        | PlaceKind::Gulf
        | PlaceKind::River
        | PlaceKind::Border => 4,
        PlaceKind::District
        | PlaceKind::Strait
        | PlaceKind::Island
        | PlaceKind::Mountain
        | PlaceKind::Lake => 3,
        PlaceKind::Road => 3,
        PlaceKind::City => 2,
        PlaceKind::Town => 1,
        _ => 0,
    }
}

fn texts(e: &EventRecord, role: Role) -> Vec<&str> {
    e.arguments.iter().filter(|a| a.role == role).map(|a| a.piece.text.as_str()).collect()
}

/// The values of the times, or their words where they have none.
fn times(e: &EventRecord) -> Vec<&str> {
    e.arguments
        .iter()
        .filter(|a| a.role == Role::Time)
        .map(|a| a.time.as_ref().and_then(|t| t.value.as_deref()).unwrap_or(&a.piece.text))
        .collect()
}
