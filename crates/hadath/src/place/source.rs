//! The built-in gazetteer from its sources: the places of the seeds, and the tables of `seeds/gazetteer/`.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::lexicon::seed::{PlaceSeed, Source};
use crate::names::PlaceKind;
use crate::place::key;
use crate::place::row::Row;
use crate::text::fold::{Letter, fold_str};

/// The tables of `seeds/gazetteer/`.
pub struct Tables<'a> {
    /// Settlements with their `GeoNames` numbers.
    pub geonames: Source<'a>,
    /// First-level divisions.
    pub admin1: Source<'a>,
    /// Districts and sub-districts.
    pub districts: Source<'a>,
    /// The middles of countries and divisions.
    pub centres: Source<'a>,
    /// Places that are only looked up.
    pub more: Source<'a>,
}

/// The rows of the built-in gazetteer.
///
/// # Errors
/// With file and line, when a row or a reference is broken.
pub fn rows(sources: &[Source<'_>], tables: &Tables<'_>) -> Result<Vec<Row>, Finding> {
    let settlements = settlements(&tables.geonames)?;
    let mut b = Builder::default();
    let mut places = Vec::new();
    for source in sources {
        for seed in source.parse()?.place {
            places.push((source, seed));
        }
    }
    let mut linked = BTreeMap::new();
    for (source, seed) in &places {
        b.seed(source, seed, &settlements, &mut linked)?;
    }
    b.divisions(&tables.admin1)?;
    b.districts(&tables.districts)?;
    for (number, settlement) in &settlements {
        if !linked.contains_key(number) {
            b.join(settlement.row.clone(), Parent::Division(&settlement.division));
        }
    }
    b.more(&tables.more)?;
    b.centres(&tables.centres)?;
    b.parents(&places)
}

/// A row of the table of settlements.
struct Settlement {
    row: Row,
    division: String,
}

/// What a row is part of, as long as rows have no numbers.
enum Parent<'a> {
    Seed(usize),
    Division(&'a str),
    Named(&'a str),
    Country,
}

#[derive(Default)]
struct Builder<'a> {
    rows: Vec<Row>,
    parents: Vec<Parent<'a>>,
    by_name: BTreeMap<([u8; 2], String), usize>,
    divisions: BTreeMap<([u8; 2], String), usize>,
    by_key: BTreeMap<([u8; 2], Vec<Letter>), Vec<usize>>,
    /// Districts with the key of the name of their seat.
    seats: Vec<(usize, Vec<Letter>)>,
}

impl<'a> Builder<'a> {
    fn push(&mut self, row: Row, parent: Parent<'a>) -> usize {
        let index = self.rows.len();
        for name in &row.names {
            let same = self.by_key.entry((row.country, key::of(&fold_str(name)))).or_default();
            if same.last() != Some(&index) {
                same.push(index);
            }
        }
        self.rows.push(row);
        self.parents.push(parent);
        index
    }

    /// Adds a row, or what it knows to the row of the same place: one of the same name close by.
    fn join(&mut self, row: Row, parent: Parent<'a>) {
        let keys = row.names.iter().map(|n| (row.country, key::of(&fold_str(n))));
        let mut known = keys.filter_map(|k| self.by_key.get(&k)).flatten().copied();
        let Some(index) = known.find(|&i| is_same(&self.rows[i], &row)) else {
            self.push(row, parent);
            return;
        };
        let old = &mut self.rows[index];
        if old.id.starts_with("hadath:") && row.id.starts_with("geonames:") {
            (old.id, old.population, old.at) = (row.id, row.population, row.at);
        }
        old.names.extend(row.names);
        if matches!(self.parents[index], Parent::Country) {
            self.parents[index] = parent;
        }
    }

    /// Places that are only looked up.
    fn more(&mut self, table: &Source<'a>) -> Result<(), Finding> {
        for (line, fields) in fields(table) {
            let fail = |message: &str| table.at_line(line, message);
            let [code, kind, lat, lon, parent, en, names] = fields[..] else {
                return Err(fail("not seven fields"));
            };
            let kind = PlaceKind::parse(kind).ok_or_else(|| fail("unknown kind of place"))?;
            let place = country(code);
            let names = names.split('|').map(str::to_owned).collect();
            let mut row = Row::new(own_id(place, en), kind, place, en.to_owned(), names);
            let degrees = |text: &str| text.parse::<f64>().map_err(|_| fail("not a number of degrees"));
            row.at = Some((steps(degrees(lat)?), steps(degrees(lon)?)));
            if !parent.is_empty() && !self.by_name.contains_key(&(place, parent.to_owned())) {
                return Err(fail("its parent is no place of its country"));
            }
            self.join(row, if parent.is_empty() { Parent::Country } else { Parent::Named(parent) });
        }
        Ok(())
    }

    fn seed(
        &mut self,
        source: &Source<'_>,
        seed: &PlaceSeed,
        settlements: &'a BTreeMap<u32, Settlement>,
        linked: &mut BTreeMap<u32, usize>,
    ) -> Result<(), Finding> {
        let fail = |message: String| source.error(&seed.name, message);
        let kind = PlaceKind::parse(&seed.kind)
            .ok_or_else(|| fail(format!("unknown kind of place {:?}", seed.kind)))?;
        let country = country(seed.country.as_deref().unwrap_or(""));
        let names = std::iter::once(&seed.name).chain(&seed.aliases).map(|n| n.get_ref().clone());
        let names = names.chain(seed.also.iter().cloned()).collect();
        let mut row = Row::new(own_id(country, &seed.en), kind, country, seed.en.clone(), names);
        row.word = seed.needs_head;
        row.at = seed.at.map(|[lat, lon]| (steps(lat), steps(lon)));
        row.nisba = seed
            .nisba
            .iter()
            .chain(&seed.nisba_aliases)
            .filter_map(|n| n.get_ref().split('/').next().map(str::to_owned))
            .collect();
        let mut parent = if seed.r#in.is_some() { Parent::Seed(self.rows.len()) } else { Parent::Country };
        if let Some(number) = seed.geonames {
            let settlement = settlements
                .get(&number)
                .ok_or_else(|| fail(format!("GeoNames {number} is not in seeds/gazetteer/geonames.tsv")))?;
            row.id.clone_from(&settlement.row.id);
            row.at = row.at.or(settlement.row.at);
            row.population = settlement.row.population;
            row.capital = settlement.row.capital;
            // Short forms of GeoNames (الأبي) are words and names of other things.
            let long = |name: &&String| key::of(&fold_str(name)).len() > 3;
            row.names.extend(settlement.row.names.iter().filter(long).cloned());
            if seed.r#in.is_none() {
                parent = Parent::Division(&settlement.division);
            }
            if linked.insert(number, self.rows.len()).is_some() {
                return Err(fail(format!("GeoNames {number} has two entries")));
            }
        }
        let index = self.push(row, parent);
        // Names are for parents and for the identifiers of those that have no number.
        let first = *self.by_name.entry((country, seed.en.clone())).or_insert(index);
        if first != index && seed.geonames.is_none() {
            if self.rows[first].id == self.rows[index].id {
                let place = seed.country.as_deref().unwrap_or("");
                return Err(fail(format!("two places of {:?} in {place}", seed.en)));
            }
            self.by_name.insert((country, seed.en.clone()), index);
        }
        Ok(())
    }

    /// First-level divisions: those of the seeds get their codes, the others their rows.
    fn divisions(&mut self, table: &Source<'_>) -> Result<(), Finding> {
        for (line, fields) in fields(table) {
            let [code, division, names, en] = fields[..] else {
                return Err(table.at_line(line, "not four fields"));
            };
            let place = country(code);
            let names: Vec<String> = names.split('|').map(str::to_owned).collect();
            let index = if let Some(&index) = self.by_name.get(&(place, en.to_owned())) {
                self.rows[index].names.extend(names);
                index
            } else {
                let kind = PlaceKind::Governorate;
                self.push(Row::new(own_id(place, en), kind, place, en.to_owned(), names), Parent::Country)
            };
            self.by_name.insert((place, en.to_owned()), index);
            self.divisions.insert((place, division.to_owned()), index);
        }
        Ok(())
    }

    /// Districts and sub-districts; a name that needs its head noun is written with it.
    fn districts(&mut self, table: &Source<'a>) -> Result<(), Finding> {
        for (line, fields) in fields(table) {
            let [code, above, en, names, seat] = fields[..] else {
                return Err(table.at_line(line, "not five fields"));
            };
            let place = country(code);
            if !self.by_name.contains_key(&(place, above.to_owned())) {
                return Err(table.at_line(line, "what it is part of is no place of its country"));
            }
            let names = names.split('|').map(str::to_owned).collect();
            let row = Row::new(own_id(place, en), PlaceKind::District, place, en.to_owned(), names);
            let index = self.push(row, Parent::Named(above));
            if self.by_name.insert((place, en.to_owned()), index).is_some() {
                return Err(table.at_line(line, "two places of this English name"));
            }
            self.seats.push((index, key::of(&fold_str(seat))));
        }
        Ok(())
    }

    /// A district lies where its seat lies, and the seat of a sub-district is part of it.
    fn seat(&mut self, district: usize, key: Vec<Letter>) {
        let above = |rows: &[Row], i: usize| rows[i].parent.map(|p| p as usize);
        let first = above(&self.rows, district);
        let is_sub = first.is_some_and(|p| self.rows[p].kind == PlaceKind::District);
        let governorate = if is_sub { first.and_then(|p| above(&self.rows, p)) } else { first };
        let same = self.by_key.get(&(self.rows[district].country, key)).into_iter().flatten().copied();
        // By now the seat may be part of the sub-district of its name.
        let within = |i: &usize| {
            let parents = std::iter::successors(above(&self.rows, *i), |&p| above(&self.rows, p));
            is_settled(self.rows[*i].kind) && parents.take(4).any(|p| Some(p) == governorate)
        };
        let Some(seat) = same.filter(within).max_by_key(|&i| (self.rows[i].population, usize::MAX - i))
        else {
            return;
        };
        self.rows[district].at = self.rows[seat].at;
        if is_sub && above(&self.rows, seat) == governorate {
            self.rows[seat].parent = Some(district as u32);
        }
    }

    /// Middles, inhabitants and numbers of countries and divisions.
    fn centres(&mut self, table: &Source<'_>) -> Result<(), Finding> {
        let countries: BTreeMap<[u8; 2], usize> = self.countries();
        for (line, fields) in fields(table) {
            let [code, division, number, _, lat, lon, population] = fields[..] else {
                return Err(table.at_line(line, "not seven fields"));
            };
            let place = country(code);
            let index = if division.is_empty() {
                countries.get(&place)
            } else {
                self.divisions.get(&(place, division.to_owned()))
            };
            let Some(&index) = index else { continue };
            let bad = || table.at_line(line, "not a number");
            let row = &mut self.rows[index];
            let degrees = |text: &str| text.parse::<f64>().map_err(|_| bad());
            row.at = row.at.or(Some((steps(degrees(lat)?), steps(degrees(lon)?))));
            row.population = population.parse().map_err(|_| bad())?;
            if !number.is_empty() {
                row.id = format!("geonames:{number}");
            }
        }
        Ok(())
    }

    fn countries(&self) -> BTreeMap<[u8; 2], usize> {
        let named = self.rows.iter().enumerate().filter(|(_, r)| r.kind == PlaceKind::Country);
        named.map(|(i, r)| (r.country, i)).collect()
    }

    /// A place of which only the country is known belongs to the division of the nearest settlement of its country.
    fn nearest_divisions(&mut self) {
        /// 20 km of latitude.
        const FAR: i64 = 18_000;
        use PlaceKind::{
            Airport, Base, Bridge, Camp, City, Crossing, Dam, Neighbourhood, Port, Town, Village,
        };
        let placed = |r: &Row| r.at.map(|(lat, lon)| (i64::from(lat), i64::from(lon)));
        let known: Vec<_> = (self.rows.iter().zip(&self.parents))
            .filter_map(|(r, p)| match p {
                Parent::Division(division) => placed(r).map(|at| (r.country, at, *division)),
                _ => None,
            })
            .collect();
        for (row, parent) in self.rows.iter().zip(&mut self.parents) {
            let Some((lat, lon)) = placed(row).filter(|_| matches!(parent, Parent::Country)) else {
                continue;
            };
            let kinds =
                [Airport, Base, Bridge, Camp, City, Crossing, Dam, Neighbourhood, Port, Town, Village];
            if !kinds.contains(&row.kind) {
                continue;
            }
            let far = |at: (i64, i64)| (at.0 - lat).pow(2) + (at.1 - lon).pow(2);
            let here = known.iter().filter(|k| k.0 == row.country && far(k.1) < FAR.pow(2));
            if let Some(nearest) = here.min_by_key(|k| far(k.1)) {
                *parent = Parent::Division(nearest.2);
            }
        }
    }

    fn parents(mut self, places: &[(&Source<'_>, PlaceSeed)]) -> Result<Vec<Row>, Finding> {
        let countries = self.countries();
        self.nearest_divisions();
        for index in 0..self.rows.len() {
            let place = self.rows[index].country;
            let state = countries.get(&place).copied().filter(|&c| c != index);
            let parent = match &self.parents[index] {
                Parent::Country => state,
                Parent::Division(division) => {
                    let found = self.divisions.get(&(place, (*division).to_owned())).copied();
                    found.filter(|&d| d != index).or(state)
                }
                Parent::Named(name) => self.by_name.get(&(place, (*name).to_owned())).copied(),
                Parent::Seed(seed) => {
                    let (source, seed) = &places[*seed];
                    let name = seed.r#in.as_ref().expect("set with the parent");
                    let found = self.by_name.get(&(place, name.get_ref().clone())).copied();
                    if found.is_none_or(|f| f == index) {
                        return Err(
                            source.error(name, format!("no place {:?} in its country", name.get_ref()))
                        );
                    }
                    found
                }
            };
            self.rows[index].parent = parent.map(|p| p as u32);
        }
        for (district, key) in std::mem::take(&mut self.seats) {
            self.seat(district, key);
        }
        Ok(self.rows)
    }
}

/// Do the rows stand for one place? Both are settled, or of one kind, and at most some kilometres apart.
fn is_same(a: &Row, b: &Row) -> bool {
    /// 8 km of latitude.
    const NEAR: i32 = 7_200;
    let close = match (a.at, b.at) {
        (Some(x), Some(y)) => (x.0 - y.0).abs() < NEAR && (x.1 - y.1).abs() < NEAR,
        _ => true,
    };
    close && (a.kind == b.kind || is_settled(a.kind) && is_settled(b.kind))
}

fn is_settled(kind: PlaceKind) -> bool {
    use PlaceKind::{Camp, City, Neighbourhood, Town, Village};
    matches!(kind, City | Town | Village | Neighbourhood | Camp)
}

/// The table of settlements by their numbers.
fn settlements(table: &Source<'_>) -> Result<BTreeMap<u32, Settlement>, Finding> {
    let mut all = BTreeMap::new();
    for (line, fields) in fields(table) {
        let fail = |message: &str| table.at_line(line, message);
        let [number, code, division, kind, lat, lon, population, marks, en, names] = fields[..] else {
            return Err(fail("not ten fields"));
        };
        let kind = PlaceKind::parse(kind).ok_or_else(|| fail("unknown kind of place"))?;
        let names = names.split('|').filter(|n| !n.is_empty()).map(str::to_owned).collect();
        let mut row = Row::new(format!("geonames:{number}"), kind, country(code), en.to_owned(), names);
        let degrees = |text: &str| text.parse::<f64>().map_err(|_| fail("not a number of degrees"));
        row.at = Some((steps(degrees(lat)?), steps(degrees(lon)?)));
        row.population = population.parse().map_err(|_| fail("not a number of inhabitants"))?;
        row.capital = marks.contains('c');
        row.word = marks.contains('w');
        let number = number.parse().map_err(|_| fail("not a GeoNames number"))?;
        all.insert(number, Settlement { row, division: division.to_owned() });
    }
    Ok(all)
}

/// The lines of a table that are no comments, split at tabs, with their numbers.
fn fields<'a>(table: &Source<'a>) -> impl Iterator<Item = (usize, Vec<&'a str>)> {
    let lines = table.text.lines().enumerate();
    lines.filter(|(_, l)| !l.starts_with('#')).map(|(i, l)| (i + 1, l.split('\t').collect()))
}

fn country(code: &str) -> [u8; 2] {
    code.as_bytes().try_into().unwrap_or(*b"  ")
}

/// Degrees in steps of 0.00001.
pub fn steps(degrees: f64) -> i32 {
    (degrees * 1e5).round() as i32
}

/// The identifier of a place that has no number: country and English name.
fn own_id(country: [u8; 2], en: &str) -> String {
    let mut slug = String::new();
    for c in en.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') && c != '\'' {
            slug.push('-');
        }
    }
    format!("hadath:{}.{}", String::from_utf8_lossy(&country).trim(), slug.trim_end_matches('-'))
}
