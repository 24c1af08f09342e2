//! Gazetteers of users: country dumps of `GeoNames`, and CSV.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::names::PlaceKind;
use crate::place::row::{Row, pack};
use crate::place::steps;
use crate::place::table::Places;

/// Bytes of the longest name.
const LONGEST: usize = 255;

/// Columns of a `GeoNames` dump.
const COLUMNS: usize = 19;

/// Reads a gazetteer: a `GeoNames` dump when its first line has the 19 columns of one, else CSV with a head line.
///
/// # Errors
/// With `file` and line, for the first row that is broken.
pub fn read(file: &str, text: &str) -> Result<Places, Error> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let first = text.lines().next().unwrap_or("");
    let rows = if first.split('\t').count() == COLUMNS { dump(file, text)? } else { csv(file, text)? };
    let packed = pack(&rows).map_err(|e| Error::gazetteer(file, 1, e.to_string()))?;
    Ok(Places::packed(packed))
}

fn dump(file: &str, text: &str) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    let mut codes: Vec<[&str; 3]> = Vec::new();
    let mut divisions: BTreeMap<[&str; 3], u32> = BTreeMap::new();
    for (i, line) in text.lines().enumerate().filter(|(_, l)| !l.is_empty()) {
        let fail = |message: String| Error::gazetteer(file, i + 1, message);
        let f: Vec<&str> = line.split('\t').collect();
        if f.len() != COLUMNS {
            return Err(fail(format!("{} columns instead of the {COLUMNS} of GeoNames", f.len())));
        }
        let number: u32 = f[0].parse().map_err(|_| fail(format!("not a GeoNames number: {:?}", f[0])))?;
        let at = position(f[4], f[5]).map_err(&fail)?;
        let population: u64 = if f[14].is_empty() {
            0
        } else {
            f[14].parse().map_err(|_| fail(format!("not a number of inhabitants: {:?}", f[14])))?
        };
        let names = arabic(f[1], f[3]);
        let Some(kind) = kind(f[6], f[7], population).filter(|_| !names.is_empty()) else { continue };
        let mut row = Row::new(format!("geonames:{number}"), kind, code(f[8]), f[1].to_owned(), names);
        row.at = Some(at);
        row.population = u32::try_from(population).unwrap_or(u32::MAX);
        row.capital = f[7] == "PPLC";
        let own = [f[8], f[10], f[11]];
        match f[7] {
            "ADM1" => drop(divisions.insert([f[8], f[10], ""], rows.len() as u32)),
            "ADM2" => drop(divisions.insert(own, rows.len() as u32)),
            _ => {}
        }
        codes.push(own);
        rows.push(row);
    }
    for (i, row) in rows.iter_mut().enumerate() {
        let [country, first, second] = codes[i];
        let above = [[country, first, second], [country, first, ""]];
        let found = above.iter().filter(|_| !first.is_empty()).filter_map(|key| divisions.get(key));
        row.parent = found.copied().find(|&p| p != i as u32).filter(|_| row.kind != PlaceKind::Governorate);
    }
    Ok(rows)
}

/// The names in Arabic script, without repetition and without what is too long for a name.
fn arabic(name: &str, alternates: &str) -> Vec<String> {
    let is_arabic =
        |n: &&str| n.len() <= LONGEST && n.chars().any(|c| ('\u{0620}'..='\u{06FF}').contains(&c));
    let mut names: Vec<String> = Vec::new();
    for name in std::iter::once(name).chain(alternates.split(',')).map(str::trim).filter(is_arabic) {
        if !names.iter().any(|n| n == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// What a feature of `GeoNames` is, if it is something that events happen at.
fn kind(class: &str, feature: &str, population: u64) -> Option<PlaceKind> {
    Some(match (class, feature) {
        ("A", "PCLI" | "PCLS" | "PCL" | "PCLD") => PlaceKind::Country,
        ("A", "ADM1") => PlaceKind::Governorate,
        ("A", _) => PlaceKind::District,
        ("P", "PPLX") => PlaceKind::Neighbourhood,
        ("P", _) if population >= 100_000 => PlaceKind::City,
        ("P", "PPLC" | "PPLA") => PlaceKind::City,
        ("P", _) if population >= 10_000 => PlaceKind::Town,
        ("P", _) => PlaceKind::Village,
        ("H", "STM" | "STMS" | "CNL" | "WAD" | "STMI" | "WADS") => PlaceKind::River,
        ("H", "LK" | "LKS" | "RSV" | "LGN" | "MRSH" | "LKI") => PlaceKind::Lake,
        ("H", "SEA" | "OCN") => PlaceKind::Sea,
        ("H", "GULF" | "BAY") => PlaceKind::Gulf,
        ("H", "STRT") => PlaceKind::Strait,
        ("H", "HBR") | ("L", "PRT") => PlaceKind::Port,
        ("L", "CMPRF") | ("S", "CMP" | "CMPRF" | "CMPLA") => PlaceKind::Camp,
        ("L", "MILB") | ("S", "MILB" | "INSM" | "FT") => PlaceKind::Base,
        ("L" | "V", _) => PlaceKind::Region,
        ("R", "RD" | "ST" | "RDJCT" | "TRL" | "PRMN") => PlaceKind::Road,
        ("S", "AIRP" | "AIRF" | "AIRB" | "AIRH") => PlaceKind::Airport,
        ("S", "DAM") => PlaceKind::Dam,
        ("S", "BDG") => PlaceKind::Bridge,
        ("S", "SQR") => PlaceKind::Square,
        ("S", "PSTB" | "CSTM") => PlaceKind::Crossing,
        ("S", _) => PlaceKind::Facility,
        ("T", "ISL" | "ISLS" | "ISLT") => PlaceKind::Island,
        ("T", "MT" | "MTS" | "HLL" | "HLLS" | "PK" | "RDGE" | "MTU") => PlaceKind::Mountain,
        ("T", "VAL" | "VALS" | "DSRT" | "PLN" | "PLAT" | "CAPE" | "PEN" | "DPR") => PlaceKind::Region,
        _ => return None,
    })
}

fn csv(file: &str, text: &str) -> Result<Vec<Row>, Error> {
    let mut reader = ::csv::ReaderBuilder::new().trim(::csv::Trim::All).from_reader(text.as_bytes());
    let broken = |e: &::csv::Error| {
        let line = e.position().map_or(1, |p| p.line() as usize);
        Error::gazetteer(file, line, e.to_string())
    };
    let head = reader.headers().map_err(|e| broken(&e))?.clone();
    let column = |name: &str| head.iter().position(|h| h.eq_ignore_ascii_case(name));
    let Some(name) = column("name") else {
        return Err(Error::gazetteer(file, 1, "no column \"name\" (and no dump of GeoNames)"));
    };
    let [id, en, aliases, kinds, country, lat, lon, population] =
        ["id", "name_en", "aliases", "kind", "country", "lat", "lon", "population"].map(column);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| broken(&e))?;
        let line = record.position().map_or(0, |p| p.line() as usize);
        let fail = |message: String| Error::gazetteer(file, line, message);
        let get = |column: Option<usize>| column.and_then(|c| record.get(c)).unwrap_or("");
        let names: Vec<String> = std::iter::once(get(Some(name)))
            .chain(get(aliases).split(['|', ';']).map(str::trim))
            .filter(|n| !n.is_empty())
            .map(str::to_owned)
            .collect();
        if get(Some(name)).is_empty() {
            return Err(fail("no name".into()));
        }
        let texts = names.iter().map(String::as_str).chain([get(id), get(en)]);
        if let Some(long) = texts.max_by_key(|t| t.len()).filter(|t| t.len() > LONGEST) {
            let start: String = long.chars().take(20).collect();
            return Err(fail(format!("a name or identifier of more than {LONGEST} bytes: {start:?}…")));
        }
        let kind = match get(kinds) {
            "" => PlaceKind::Town,
            text => PlaceKind::parse(text).ok_or_else(|| fail(format!("unknown kind of place: {text:?}")))?,
        };
        let own = format!("user:{line}");
        let id = if get(id).is_empty() { own } else { get(id).to_owned() };
        if !get(country).is_empty() && get(country).len() != 2 {
            return Err(fail(format!("not a country code of two letters: {:?}", get(country))));
        }
        let mut row = Row::new(id, kind, code(get(country)), get(en).to_owned(), names);
        if !(get(lat).is_empty() && get(lon).is_empty()) {
            row.at = Some(position(get(lat), get(lon)).map_err(&fail)?);
        }
        if !get(population).is_empty() {
            let number = get(population).parse();
            row.population =
                number.map_err(|_| fail(format!("not a number of inhabitants: {:?}", get(population))))?;
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Latitude and longitude in steps, or what is wrong with them.
fn position(lat: &str, lon: &str) -> Result<(i32, i32), String> {
    let read = |text: &str, most: f64| match text.parse::<f64>() {
        Ok(degrees) if degrees.abs() <= most => Ok(steps(degrees)),
        _ => Err(format!("not a number of degrees: {text:?}")),
    };
    Ok((read(lat, 90.0)?, read(lon, 180.0)?))
}

fn code(country: &str) -> [u8; 2] {
    let code: Option<[u8; 2]> = country.as_bytes().try_into().ok();
    code.map_or(*b"  ", |c| c.map(|b| b.to_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::key;
    use crate::text::fold::fold_str;

    /// A line of a dump, with invented places.
    fn line(number: u32, name: &str, arabic: &str, feature: &str, division: &str) -> String {
        let class = if feature.starts_with("ADM") { "A" } else { "P" };
        format!(
            "{number}\t{name}\t{name}\t{name},{arabic}\t35.5\t36.25\t{class}\t{feature}\tSY\t\t{division}\t\t\t\t1200\t\t300\tAsia/Damascus\t2024-01-01\n"
        )
    }

    #[test]
    fn a_dump_gives_names_kinds_and_parents() {
        let text = line(1, "Tell Nur", "تل نور", "PPL", "12")
            + &line(2, "Muhafazat Nur", "محافظة نور", "ADM1", "12");
        let places = read("SY.txt", &text).unwrap();
        let hit = places.named(&key::of(&fold_str("تل نور"))).next().unwrap();
        let entry = places.entry(hit.entry);
        assert_eq!((entry.id(), entry.name(), entry.kind()), ("geonames:1", "تل نور", PlaceKind::Village));
        assert_eq!(entry.at(), Some((3_550_000, 3_625_000)));
        assert_eq!(places.entry(entry.parent().unwrap()).id(), "geonames:2");
    }

    #[test]
    fn csv_needs_only_a_name() {
        let text = "name,kind,country,lat,lon,aliases\nتل نور,village,SY,35.5,36.25,تل النور|خربة نور\nحاجز نور,,,,,\n";
        let places = read("own.csv", text).unwrap();
        assert_eq!(places.count(), 2);
        let hit = places.named(&key::of(&fold_str("خربة نور"))).next().unwrap();
        assert_eq!(places.entry(hit.entry).id(), "user:2");
    }

    #[test]
    fn a_bad_row_is_told_with_its_line() {
        let dump = line(1, "Tell Nur", "تل نور", "PPL", "12")
            + &line(2, "B", "ب", "PPL", "").replace("35.5", "north");
        let long = format!("name,id\nتل,{}\n", "a".repeat(256));
        for (text, message) in [
            (dump.as_str(), "f:2: not a number of degrees: \"north\""),
            ("name,kind\nتل,hill\n", "f:2: unknown kind of place: \"hill\""),
            ("name,lat,lon\nتل,1,\n", "f:2: not a number of degrees: \"\""),
            ("name,lat,lon\nتل,95,1\n", "f:2: not a number of degrees: \"95\""),
            ("name,country\nتل,Syria\n", "f:2: not a country code of two letters: \"Syria\""),
            ("name,kind\nتل,town\nتل\n", "f:3: "),
            (long.as_str(), "f:2: a name or identifier of more than 255 bytes: \"aaaaa"),
            ("place\nتل\n", "f:1: no column \"name\""),
        ] {
            let error = read("f", text).unwrap_err().to_string();
            assert!(error.starts_with(message), "{error}");
        }
    }
}
