//! The formats: rendering one document, and stringing documents together.

use std::io::{self, Write};
use std::path::Path;

use hadath::{Extraction, Record};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::csv;
use super::pretty::{self, Style};
use super::record::DocId;

/// How events are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people: the text with its events marked, and a table.
    Pretty,
    /// One indented array, or one object for one document.
    Json,
    /// One object a line.
    Jsonl,
    /// One row an event.
    Csv,
    /// A map: one feature an event with a known place.
    Geojson,
}

impl Format {
    /// The format when none is asked for: as the output file is named, else as the input is.
    pub fn default_for(out: Option<&Path>, jsonl: bool) -> Format {
        let extension = out.and_then(Path::extension).map(|e| e.to_string_lossy().to_ascii_lowercase());
        match extension.as_deref() {
            Some("json") => Format::Json,
            Some("jsonl" | "ndjson") => Format::Jsonl,
            Some("csv") => Format::Csv,
            Some("geojson") => Format::Geojson,
            _ if jsonl => Format::Jsonl,
            _ => Format::Pretty,
        }
    }
}

/// A document with what was found in it.
pub struct Page<'a> {
    /// The identifier as given.
    pub id: DocId,
    /// The events.
    pub extraction: Extraction,
    /// Fields of the record that are handed through.
    pub extra: Vec<(String, &'a RawValue)>,
}

/// Renders documents; shared by all threads.
#[derive(Clone, Debug)]
pub struct Renderer {
    /// In which format.
    pub format: Format,
    /// How the pretty format looks.
    pub style: Style,
}

impl Renderer {
    /// One document as bytes.
    pub fn render(&self, page: Page<'_>) -> Vec<u8> {
        match self.format {
            Format::Pretty => pretty::render(&page, self.style).into_bytes(),
            Format::Json => Object::new(page).json(|object, out| serde_json::to_writer_pretty(out, object)),
            Format::Jsonl => {
                let mut line = Object::new(page).json(|object, out| serde_json::to_writer(out, object));
                line.push(b'\n');
                line
            }
            Format::Csv => csv::rows(&page.id, &Record::from(page.extraction)),
            Format::Geojson => features(&page.id, &Record::from(page.extraction)),
        }
    }
}

/// The GeoJSON features of a document, one a line, with commas between them.
fn features(id: &DocId, record: &Record) -> Vec<u8> {
    use serde_json::Value;
    let document = match id.raw.as_ref().map(|raw| serde_json::from_str(raw.get())) {
        // A number of more digits than a number can hold.
        Some(Ok(Value::Number(n))) if n.is_f64() => Value::String(id.label.clone()),
        Some(Ok(value)) => value,
        _ => Value::Null,
    };
    let features = record.features(&document);
    features.iter().map(ToString::to_string).collect::<Vec<_>>().join(",\n").into_bytes()
}

/// The JSON contract, with the identifier as given and the further fields of the record.
struct Object<'a> {
    id: DocId,
    record: Record,
    extra: Vec<(String, &'a RawValue)>,
}

impl<'a> Object<'a> {
    fn new(page: Page<'a>) -> Object<'a> {
        Object { id: page.id, record: Record::from(page.extraction), extra: page.extra }
    }

    fn json(&self, write: impl Fn(&Self, &mut Vec<u8>) -> serde_json::Result<()>) -> Vec<u8> {
        /// About what an event takes: a buffer that grows step by step is copied again and again.
        const EVENT: usize = 1024;
        let mut out = Vec::with_capacity(self.record.text.len() + (self.record.events.len() + 1) * EVENT);
        write(self, &mut out).expect("all keys are strings, and memory takes every write");
        out
    }
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema_version", &self.record.schema_version)?;
        map.serialize_entry("id", &self.id.raw)?;
        map.serialize_entry("published", &self.record.published)?;
        map.serialize_entry("text", &self.record.text)?;
        for (name, value) in &self.extra {
            map.serialize_entry(name, value)?;
        }
        map.serialize_entry("events", &self.record.events)?;
        map.end()
    }
}

/// Strings rendered documents together.
pub struct Frame {
    format: Format,
    count: u64,
    /// The first JSON document, until it is known whether it stays alone.
    held: Vec<u8>,
    /// Has a GeoJSON feature been written?
    featured: bool,
}

/// The beginning and the end of GeoJSON.
const COLLECTION: [&[u8]; 2] = [b"{\"type\": \"FeatureCollection\", \"features\": [\n", b"\n]}\n"];

impl Frame {
    /// An output that has `count` documents.
    pub fn new(format: Format, count: u64) -> Frame {
        Frame { format, count, held: Vec::new(), featured: false }
    }

    /// How many documents it has.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Writes the next document.
    ///
    /// # Errors
    /// When writing fails.
    pub fn add(&mut self, document: Vec<u8>, out: &mut dyn Write) -> io::Result<()> {
        self.count += 1;
        match (self.format, self.count) {
            (Format::Json, 1) => self.held = document,
            (Format::Json, _) => self.element(&document, out)?,
            (Format::Csv, 1) => {
                out.write_all(&csv::header())?;
                out.write_all(&document)?;
            }
            (Format::Geojson, count) => {
                if count == 1 {
                    out.write_all(COLLECTION[0])?;
                }
                if self.featured && !document.is_empty() {
                    out.write_all(b",\n")?;
                }
                self.featured |= !document.is_empty();
                out.write_all(&document)?;
            }
            (Format::Pretty, 2..) => {
                out.write_all(b"\n")?;
                out.write_all(&document)?;
            }
            _ => out.write_all(&document)?,
        }
        Ok(())
    }

    /// Writes an element of the array after the first.
    fn element(&mut self, document: &[u8], out: &mut dyn Write) -> io::Result<()> {
        if self.count == 2 {
            out.write_all(b"[\n")?;
            indent(&std::mem::take(&mut self.held), out)?;
        }
        out.write_all(b",\n")?;
        indent(document, out)
    }

    /// Writes what stands at the end.
    ///
    /// # Errors
    /// When writing fails.
    pub fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match (self.format, self.count) {
            (Format::Json, 0) => out.write_all(b"[]\n"),
            (Format::Json, 1) => out.write_all(&self.held).and_then(|()| out.write_all(b"\n")),
            (Format::Json, _) => out.write_all(b"\n]\n"),
            (Format::Csv, 0) => out.write_all(&csv::header()),
            (Format::Geojson, 0) => COLLECTION.iter().try_for_each(|part| out.write_all(part)),
            (Format::Geojson, _) => out.write_all(COLLECTION[1]),
            _ => Ok(()),
        }
    }

    /// Ends early: what has been written becomes well-formed, nothing is added.
    ///
    /// # Errors
    /// When writing fails.
    pub fn abandon(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match (self.format, self.count) {
            (Format::Json, 2..) => out.write_all(b"\n]\n"),
            (Format::Geojson, 1..) => out.write_all(COLLECTION[1]),
            _ => Ok(()),
        }
    }
}

/// Writes indented JSON two spaces further in. Line ends within strings are escaped, so every line end is layout.
fn indent(json: &[u8], out: &mut dyn Write) -> io::Result<()> {
    for line in json.split_inclusive(|&b| b == b'\n') {
        out.write_all(b"  ")?;
        out.write_all(line)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framed(format: Format, documents: &[&str], end: bool) -> String {
        let (mut frame, mut out) = (Frame::new(format, 0), Vec::new());
        for d in documents {
            frame.add(d.as_bytes().to_vec(), &mut out).unwrap();
        }
        if end { frame.finish(&mut out) } else { frame.abandon(&mut out) }.unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn json_is_an_object_or_an_array() {
        assert_eq!(framed(Format::Json, &[], true), "[]\n");
        assert_eq!(framed(Format::Json, &["{\n  1\n}"], true), "{\n  1\n}\n");
        assert_eq!(
            framed(Format::Json, &["{\n  1\n}", "2", "3"], true),
            "[\n  {\n    1\n  },\n  2,\n  3\n]\n"
        );
    }

    #[test]
    fn an_early_end_is_well_formed() {
        assert_eq!(framed(Format::Json, &["1"], false), "");
        assert_eq!(framed(Format::Json, &["1", "2"], false), "[\n  1,\n  2\n]\n");
        assert_eq!(framed(Format::Csv, &[], false), "");
    }

    #[test]
    fn geojson_is_one_collection() {
        for (documents, end) in [(&[][..], true), (&[""], true), (&["", "1", "", "2"], true), (&["1"], false)]
        {
            let text = framed(Format::Geojson, documents, end);
            let value: serde_json::Value = serde_json::from_str(&text).unwrap();
            let features = documents.iter().filter(|d| !d.is_empty()).count();
            assert_eq!(value["features"].as_array().unwrap().len(), features, "{text}");
        }
        assert_eq!(framed(Format::Geojson, &[], false), "");
    }

    #[test]
    fn default_formats() {
        let named = |name: &str, jsonl| Format::default_for(Some(Path::new(name)), jsonl);
        assert_eq!(Format::default_for(None, false), Format::Pretty);
        assert_eq!(Format::default_for(None, true), Format::Jsonl);
        assert_eq!(named("a.txt", false), Format::Pretty);
        assert_eq!(named("a.txt", true), Format::Jsonl);
        assert_eq!(named("a.CSV", false), Format::Csv);
        assert_eq!(named("a.json", true), Format::Json);
    }
}
