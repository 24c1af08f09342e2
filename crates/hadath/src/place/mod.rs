//! Stage 8: known places. A gazetteer gives the places that a name could mean, and the other places of the text, the
//! words around the name and the size of the places decide.

pub(crate) mod head;
pub(crate) mod key;
pub mod load;
mod names;
mod phrase;
pub(crate) mod row;
pub(crate) mod score;
mod spot;
mod table;

use std::sync::{Arc, OnceLock};

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use crate::names::PlaceKind;
use crate::reference::{Degrees, Place, PlaceName};
use crate::text::fold::Letter;
pub use phrase::{KnownPlaces, Resolver};
pub use table::{Entry, Hit, Places};

/// A place: the table and the number in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id {
    table: u8,
    entry: u32,
}

impl Id {
    /// One bit of 64, for sets that may take one place for another.
    fn bit(self) -> u64 {
        1 << (self.entry % 64)
    }
}

/// No chain of places that are part of one another is longer; a loop in a user's table ends here.
const LONGEST: usize = 6;

/// What a place is weighed by, read once for each candidate.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// What it is.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2; blank when it belongs to none.
    pub country: [u8; 2],
    /// Latitude and longitude in steps of 0.00001 degrees.
    pub at: Option<(i32, i32)>,
    parents: [Id; LONGEST],
    count: u8,
}

impl Facts {
    /// What it is part of, from the smallest to the country.
    pub fn parents(&self) -> &[Id] {
        &self.parents[..usize::from(self.count)]
    }
}

/// The tables of places that names are looked up in: those of the user first, the built-in one last.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    tables: Vec<Arc<Places>>,
    /// The countries of the built-in table, for places of users that are part of nothing else.
    countries: Vec<([u8; 2], Id)>,
    /// The capitals of countries, once one is asked for.
    capitals: OnceLock<FxHashMap<[u8; 2], Id>>,
}

impl Gazetteer {
    /// The most tables beside the built-in one: an [`Id`] has one byte for the table.
    pub const MOST: usize = u8::MAX as usize;

    /// The built-in gazetteer, as the build packed it.
    pub fn builtin() -> Arc<Gazetteer> {
        static BUILTIN: Lazy<Arc<Gazetteer>> = Lazy::new(|| {
            let places = Places::fixed(
                include_bytes!(concat!(env!("OUT_DIR"), "/places.bin")),
                include_bytes!(concat!(env!("OUT_DIR"), "/place_names.bin")),
            );
            Arc::new(Gazetteer::of(vec![Arc::new(places)], Vec::new()))
        });
        Arc::clone(&BUILTIN)
    }

    fn of(tables: Vec<Arc<Places>>, countries: Vec<([u8; 2], Id)>) -> Gazetteer {
        Gazetteer { tables, countries, capitals: OnceLock::new() }
    }

    /// This gazetteer with a user's places before it.
    #[must_use]
    pub fn with(&self, places: Places) -> Gazetteer {
        let tables: Vec<_> = std::iter::once(Arc::new(places)).chain(self.tables.iter().cloned()).collect();
        let last = tables.len() - 1;
        let ids = (0..tables[last].count() as u32).map(|entry| Id { table: last as u8, entry });
        let country = |id: Id| {
            let entry = tables[last].entry(id.entry);
            (entry.kind() == PlaceKind::Country).then(|| (entry.country(), id))
        };
        let countries = ids.filter_map(country).collect();
        Gazetteer::of(tables, countries)
    }

    /// How many places there are.
    pub fn count(&self) -> usize {
        self.tables.iter().map(|t| t.count()).sum()
    }

    /// The keys of all names, for the yardstick of the benchmarks.
    pub fn keys(&self) -> impl Iterator<Item = &[Letter]> {
        self.tables.iter().flat_map(|places| places.keys())
    }

    /// The codes of the countries.
    pub fn countries_by_code(&self) -> Vec<&str> {
        let tables = self.tables.iter().flat_map(|t| (0..t.count() as u32).map(|i| t.entry(i)));
        tables.filter(|e| e.kind() == PlaceKind::Country).map(|e| e.country_code()).collect()
    }

    /// How many bytes the tables have.
    pub fn bytes(&self) -> usize {
        self.tables.iter().map(|t| t.bytes()).sum()
    }

    /// The place with this number.
    pub fn entry(&self, id: Id) -> Entry<'_> {
        self.tables[usize::from(id.table)].entry(id.entry)
    }

    /// May a name begin with the letters of this key? Most long keys begin none.
    pub fn goes_on(&self, key: &[Letter]) -> bool {
        let beginning = key.get(..table::BEGINNING).filter(|_| key.len() > table::BEGINNING);
        beginning.is_none_or(|beginning| self.tables.iter().any(|places| places.may_begin(beginning)))
    }

    /// The places that have a name with this key.
    pub fn named<'a>(&'a self, key: &'a [Letter]) -> impl Iterator<Item = (Id, Hit)> + 'a {
        let tables = self.tables.iter().enumerate();
        tables.flat_map(move |(table, places)| {
            places.named(key).map(move |hit| (Id { table: table as u8, entry: hit.entry }, hit))
        })
    }

    /// What a place is part of, from the smallest to the country.
    pub fn parents(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let next = move |id: &Id| {
            let place = self.entry(*id);
            match place.parent() {
                Some(entry) => Some(Id { entry, ..*id }),
                None if place.kind() == PlaceKind::Country => None,
                None => self.countries.iter().find(|c| c.0 == place.country()).map(|c| c.1),
            }
        };
        std::iter::successors(next(&id), next).take(LONGEST)
    }

    /// What places are weighed by.
    pub fn facts(&self, id: Id) -> Facts {
        let entry = self.entry(id);
        let mut parents = [id; LONGEST];
        let mut count = 0;
        for (place, parent) in parents.iter_mut().zip(self.parents(id)) {
            *place = parent;
            count += 1;
        }
        Facts { kind: entry.kind(), country: entry.country(), at: entry.at(), parents, count }
    }

    /// The capital of the country.
    pub fn capital(&self, country: [u8; 2]) -> Option<Id> {
        let tables = || self.tables.iter().enumerate();
        let all =
            || tables().flat_map(|(t, places)| (0..places.count() as u32).map(move |entry| (t as u8, entry)));
        let capitals = self.capitals.get_or_init(|| {
            let mut capitals = FxHashMap::default();
            for id in all().map(|(table, entry)| Id { table, entry }).filter(|id| self.entry(*id).capital()) {
                capitals.entry(self.entry(id).country()).or_insert(id);
            }
            capitals
        });
        capitals.get(&country).copied()
    }

    /// The place in full.
    pub fn place(&self, id: Id) -> Place {
        let entry = self.entry(id);
        Place {
            id: entry.id().into(),
            name: entry.name().into(),
            name_en: entry.name_en().into(),
            kind: entry.kind(),
            country: code(entry.country()),
            lat: entry.at().map(|(lat, _)| Degrees::from_steps(lat)),
            lon: entry.at().map(|(_, lon)| Degrees::from_steps(lon)),
            admin: self.parents(id).map(|p| self.name(p)).collect(),
        }
    }

    fn name(&self, id: Id) -> PlaceName {
        let entry = self.entry(id);
        PlaceName {
            id: entry.id().into(),
            name: entry.name().into(),
            name_en: entry.name_en().into(),
            kind: entry.kind(),
            country: code(entry.country()),
            score: None,
        }
    }

    /// Do a place and one of a later table stand for the same? They have one number, or are settled and close.
    pub fn is_same(&self, a: Id, b: Id) -> bool {
        if a.table == b.table {
            return false;
        }
        let (one, two) = (self.entry(a), self.entry(b));
        let close = || one.at().zip(two.at()).is_some_and(|(x, y)| score::distance(x, y) < 8.0);
        one.id() == two.id()
            || Gazetteer::is_settled(one.kind()) && Gazetteer::is_settled(two.kind()) && close()
    }

    /// Is it a settlement or part of one?
    pub fn is_settled(kind: PlaceKind) -> bool {
        use PlaceKind::{Camp, City, Neighbourhood, Town, Village};
        matches!(kind, City | Town | Village | Neighbourhood | Camp)
    }
}

/// Degrees in steps of 0.00001.
fn steps(degrees: f64) -> i32 {
    (degrees * 1e5).round() as i32
}

fn code(country: [u8; 2]) -> Option<Arc<str>> {
    let code = std::str::from_utf8(&country).ok()?.trim();
    (!code.is_empty()).then(|| code.into())
}
