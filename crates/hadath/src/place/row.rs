//! A place on its way into a table, and the table as bytes.

use crate::lexicon::table::{TableBuilder, TooLarge, hash};
use crate::names::PlaceKind;
use crate::place::key;
use crate::text::fold::{Letter, fold_str};

/// A place.
#[derive(Clone, Debug)]
pub struct Row {
    /// The stable identifier.
    pub id: String,
    /// Arabic names, the first of them the usual one.
    pub names: Vec<String>,
    /// The English name.
    pub name_en: String,
    /// What it is.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2; blank when it belongs to none.
    pub country: [u8; 2],
    /// Latitude and longitude in steps of 0.00001 degrees.
    pub at: Option<(i32, i32)>,
    /// Inhabitants, 0 when unknown.
    pub population: u32,
    /// The row that it is part of.
    pub parent: Option<u32>,
    /// The capital of its country.
    pub capital: bool,
    /// Its name is a word, a person or another thing as well.
    pub word: bool,
    /// Adjectives of belonging, for a country.
    pub nisba: Vec<String>,
}

impl Row {
    /// A row with only what every place has.
    pub fn new(id: String, kind: PlaceKind, country: [u8; 2], name_en: String, names: Vec<String>) -> Row {
        Row {
            id,
            names,
            name_en,
            kind,
            country,
            at: None,
            population: 0,
            parent: None,
            capital: false,
            word: false,
            nisba: Vec::new(),
        }
    }
}

/// Bytes of an entry in the table.
pub const ENTRY: usize = 32;
/// No parent.
pub const NO_PARENT: u32 = u32::MAX;
/// Bytes of a posting: the entry, a hash of the exact spelling, flags.
pub const POSTING: usize = 8;

/// Flags of an entry.
pub mod flag {
    /// It has coordinates.
    pub const PLACED: u8 = 1;
    /// The capital of its country.
    pub const CAPITAL: u8 = 2;
    /// Its name is also a word.
    pub const WORD: u8 = 4;
}

/// Flags of a posting.
pub mod posting {
    /// The usual name.
    pub const FIRST: u8 = 1;
    /// An adjective of belonging.
    pub const NISBA: u8 = 2;
    /// It begins with the article.
    pub const ARTICLE: u8 = 4;
}

/// Tells spellings of one key apart: a hash of the folded name without spaces, with its article.
pub fn spelling(name: &[Letter]) -> u16 {
    if !name.contains(&b' ') {
        return (hash(name) >> 48) as u16;
    }
    let letters: Vec<Letter> = name.iter().copied().filter(|&l| l != b' ').collect();
    (hash(&letters) >> 48) as u16
}

/// Entries and names of a gazetteer as bytes.
pub struct Packed {
    /// Entries of [`ENTRY`] bytes after their number, then the strings.
    pub entries: Vec<u8>,
    /// From keys to postings.
    pub names: Vec<u8>,
}

/// Packs the rows. Strings are in the order of the rows, so equal rows give equal bytes.
///
/// # Errors
/// When the names do not fit in a table.
pub fn pack(rows: &[Row]) -> Result<Packed, TooLarge> {
    let mut strings = Vec::new();
    let mut entries = (rows.len() as u32).to_le_bytes().to_vec();
    let mut postings: std::collections::BTreeMap<Vec<Letter>, Vec<u8>> = std::collections::BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        let blank = String::new();
        let name = row.names.first().unwrap_or(&blank);
        for text in [&row.id, name, &row.name_en] {
            entries.extend_from_slice(&string(text, &mut strings).to_le_bytes());
        }
        let (lat, lon) = row.at.unwrap_or_default();
        entries.extend_from_slice(&lat.to_le_bytes());
        entries.extend_from_slice(&lon.to_le_bytes());
        entries.extend_from_slice(&row.parent.unwrap_or(NO_PARENT).to_le_bytes());
        entries.extend_from_slice(&row.population.to_le_bytes());
        entries.push(row.kind as u8);
        let set = |on: bool, flag: u8| if on { flag } else { 0 };
        entries.push(
            set(row.at.is_some(), flag::PLACED) | set(row.capital, flag::CAPITAL) | set(row.word, flag::WORD),
        );
        entries.extend_from_slice(&row.country);
        post(&mut postings, index as u32, row);
    }
    entries.extend_from_slice(&strings);
    let mut names = TableBuilder::default();
    for (key, value) in &postings {
        names.add(key, value)?;
    }
    Ok(Packed { entries, names: names.build()? })
}

fn string(text: &str, strings: &mut Vec<u8>) -> u32 {
    /// One byte for the length; no name is longer.
    const LONGEST: usize = 255;
    let at = strings.len() as u32;
    let end = (0..=text.len().min(LONGEST)).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    strings.push(end as u8);
    strings.extend_from_slice(&text.as_bytes()[..end]);
    at
}

fn post(postings: &mut std::collections::BTreeMap<Vec<Letter>, Vec<u8>>, index: u32, row: &Row) {
    /// A key never needs more; a generic name of a dump (المزرعة) could have thousands.
    const MOST: usize = 64 * POSTING;
    let mut add = |name: &str, flags: u8| {
        let folded = fold_str(name);
        let flags = if key::has_article(&folded) { flags | posting::ARTICLE } else { flags };
        let key = key::of(&folded);
        if key.len() < 2 {
            return;
        }
        let list = postings.entry(key).or_default();
        if list.len() >= MOST || list.chunks(POSTING).any(|p| p[..4] == index.to_le_bytes()) {
            return;
        }
        list.extend_from_slice(&index.to_le_bytes());
        list.extend_from_slice(&spelling(&folded).to_le_bytes());
        list.extend_from_slice(&[flags, 0]);
    };
    for (i, name) in row.names.iter().enumerate() {
        add(name, if i == 0 { posting::FIRST } else { 0 });
    }
    for nisba in &row.nisba {
        for ending in ["", "ة", "ون", "ين", "ات"] {
            add(&format!("{nisba}{ending}"), posting::NISBA);
        }
    }
}
