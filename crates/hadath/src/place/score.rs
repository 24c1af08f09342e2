//! How well a place fits a name in its surroundings.
#![allow(clippy::cast_precision_loss, reason = "weights and kilometres need no more than single precision")]

use crate::names::PlaceKind;
use crate::place::head::Head;
use crate::place::spot::{Candidate, Guess, Share};
use crate::place::{Entry, Facts, Gazetteer, Id};

/// What speaks for and against, in one place; each weight is a log-odds, before [`SHARPNESS`].
mod weight {
    /// The name is written as in the gazetteer.
    pub const EXACT: f32 = 0.3;
    /// It is the usual name.
    pub const FIRST: f32 = 0.15;
    /// The name is also a word.
    pub const WORD: f32 = -0.25;
    /// The head noun announces the kind.
    pub const KIND: f32 = 0.5;
    /// It announces another kind.
    pub const OTHER_KIND: f32 = -1.2;
    /// All other places of the text are in its country.
    pub const COUNTRY: f32 = 1.5;
    /// The share of its country that speaks neither for nor against it.
    pub const COUNTRY_EVEN: f32 = 0.3;
    /// A group that acts in the text is at home there.
    pub const HOME: f32 = 0.4;
    /// None of them is, and the place is too small to be named from abroad.
    pub const ABROAD: f32 = -0.8;
    /// Another place of the text is next to it.
    pub const NEAR: f32 = 1.5;
    /// What it is part of stands in the text.
    pub const PARENT: f32 = 1.0;
    /// What it is part of, or a place close by, stands in the same phrase.
    pub const WITHIN: f32 = 2.5;
    /// No place that we know: what the best has to beat.
    pub const UNKNOWN: f32 = 0.45;
    /// From weights to odds.
    pub const SHARPNESS: f32 = 3.0;
}

/// Kilometres over which nearness fades: within a town, and within a province.
const FADE: [f32; 2] = [12.0, 60.0];
/// A place in the same phrase contains another within this distance.
const WITHIN_KM: f32 = 60.0;

/// Another name of the text, for one that is weighed.
#[derive(Clone, Copy)]
pub struct Witness<'a> {
    /// What it could mean.
    pub guess: &'a Guess,
    /// How much it counts.
    pub weight: f32,
    /// It stands in the same phrase, after the name.
    pub within: bool,
    /// It is a state or a nationality, which may act abroad.
    pub nation: bool,
}

/// What the place is by itself: its size, and how it is written.
fn alone(entry: Entry<'_>, c: &Candidate) -> f32 {
    let size = (entry.population() as f32 + 1.0).ln() / 16.0;
    let least = match entry.kind() {
        PlaceKind::Country => 1.1,
        PlaceKind::Sea | PlaceKind::Gulf | PlaceKind::Strait => 0.9,
        PlaceKind::City => 0.65,
        PlaceKind::Region | PlaceKind::River | PlaceKind::Island => 0.6,
        PlaceKind::Governorate | PlaceKind::Airport | PlaceKind::Dam | PlaceKind::Crossing => 0.5,
        PlaceKind::Town | PlaceKind::Camp | PlaceKind::Base | PlaceKind::Mountain => 0.45,
        PlaceKind::District | PlaceKind::Lake | PlaceKind::Port | PlaceKind::Border => 0.4,
        PlaceKind::Neighbourhood | PlaceKind::Road | PlaceKind::Bridge | PlaceKind::Square => 0.35,
        PlaceKind::Facility | PlaceKind::Village => 0.3,
    };
    // A division is as large as all in it; that makes it no likelier to be meant.
    let size = if matches!(entry.kind(), PlaceKind::Governorate | PlaceKind::Country) { 0.0 } else { size };
    let mut s = size.max(least) + if entry.capital() { 0.2 } else { 0.0 };
    s += if c.exact { weight::EXACT } else { 0.0 };
    s += if c.first { weight::FIRST } else { 0.0 };
    s + if entry.word() { weight::WORD } else { 0.0 }
}

/// How the kind agrees with the head noun; `None` when it cannot be.
fn headed(entry: Entry<'_>, spot: (Option<Head>, bool)) -> Option<f32> {
    let fits = match spot.0 {
        _ if spot.1 => return Some(weight::KIND),
        Some(Head::Strict(kinds)) => return kinds.has(entry.kind()).then_some(weight::KIND),
        Some(Head::Kind(kinds)) => kinds.has(entry.kind()),
        Some(Head::Several(kinds)) => return Some(if kinds.has(entry.kind()) { 0.4 } else { 0.0 }),
        Some(Head::Capital) => entry.capital(),
        Some(Head::Relation(_) | Head::Side(_) | Head::Land) | None => return Some(0.0),
    };
    if fits {
        return Some(weight::KIND);
    }
    // A quarter may be listed as a town, a district as its seat: settled places are near to one another.
    let near = Gazetteer::is_settled(entry.kind()) || entry.kind() == PlaceKind::District;
    Some(if near { weight::OTHER_KIND / 3.0 } else { weight::OTHER_KIND })
}

/// The governorate or district that bears the name of its seat, and the camp beside a town, are meant only where a head
/// noun says so.
fn drop_namesakes(candidates: &mut Vec<Candidate>, head: Option<Head>) {
    if candidates.len() < 2 || matches!(head, Some(Head::Kind(_) | Head::Several(_))) {
        return;
    }
    let seats: Vec<Candidate> = candidates.iter().copied().filter(is_settled).collect();
    candidates.retain(|c| {
        let above = || seats.iter().any(|s| s.facts.parents().contains(&c.id));
        if is_settled(c) { !is_camp_of(c, &seats) } else { !above() }
    });
}

/// Is it the camp beside a town of its name? That is meant only where a head noun says so (مخيم جنين).
fn is_camp_of(camp: &Candidate, places: &[Candidate]) -> bool {
    /// From a town to its camp.
    const BESIDE_KM: f32 = 8.0;
    let beside = |other: &Facts| camp.facts.at.zip(other.at).is_some_and(|(a, b)| distance(a, b) < BESIDE_KM);
    camp.facts.kind == PlaceKind::Camp
        && places.iter().any(|p| p.facts.kind != PlaceKind::Camp && beside(&p.facts))
}

fn is_settled(c: &Candidate) -> bool {
    Gazetteer::is_settled(c.facts.kind)
}

/// Weighs the candidates of a name without its surroundings.
pub fn guess(
    gazetteer: &Gazetteer,
    mut candidates: Vec<Candidate>,
    nisba: bool,
    titled: bool,
    head: Option<Head>,
) -> Guess {
    let places: Vec<Id> = candidates.iter().map(|c| c.id).collect();
    drop_namesakes(&mut candidates, head);
    candidates.retain_mut(|c| {
        let entry = gazetteer.entry(c.id);
        let weight = headed(entry, (head, titled)).map(|s| s + alone(entry, c));
        c.weight = weight.unwrap_or(0.0);
        weight.is_some()
    });
    let mut ranks = Vec::with_capacity(candidates.len());
    shares(&candidates, |c| c.weight, &mut ranks);
    let mut guess = Guess {
        nisba,
        titled,
        bits: places.iter().fold(0, |bits, id| bits | id.bit()),
        places,
        known: ranks.iter().map(|(share, _)| share).sum(),
        countries: Vec::new(),
        points: Vec::new(),
        line: candidates.iter().filter(|c| !is_country(c)).fold(0, |line, c| line | c.line),
        candidates,
        shares: ranks,
    };
    for c in &guess.candidates {
        let country = c.facts.country;
        if !guess.countries.iter().any(|known| known.0 == country) {
            let there = guess.ranked().filter(|(_, c)| c.facts.country == country).map(|(share, _)| share);
            guess.countries.push((country, there.sum()));
        }
    }
    // Countries and divisions are too large to be near.
    let wide =
        |c: &Candidate| matches!(c.facts.kind, PlaceKind::Country | PlaceKind::Governorate | PlaceKind::Sea);
    let points = guess.ranked().filter(|(_, c)| !wide(c));
    guess.points = points.filter_map(|(share, c)| Some((share, c.id, c.facts.at?))).collect();
    guess
}

fn is_country(c: &Candidate) -> bool {
    c.facts.kind == PlaceKind::Country
}

/// Weighs the candidates with the other names of the text, and the countries of the groups that it speaks of; writes how
/// likely each is, the likeliest first.
pub fn weigh(
    gazetteer: &Gazetteer,
    guess: &Guess,
    witnesses: &[Witness<'_>],
    homes: &[([u8; 2], f32)],
    fades: &mut Fades,
    out: &mut Vec<Share>,
) {
    // A name that may well be of no known place tells as much less.
    let total: f32 = witnesses.iter().map(|w| w.weight * w.guess.known).sum();
    let places: f32 = witnesses.iter().filter(|w| !w.nation).map(|w| w.weight * w.guess.known).sum();
    let weight = |c: &Candidate| {
        let mut s = c.weight;
        // Groups strike abroad too: their home speaks for a place there, and against none elsewhere.
        let here = homes.iter().filter(|(country, _)| *country == c.facts.country);
        let home: f32 = here.map(|(_, weight)| weight).sum();
        s += weight::HOME * home.min(1.0);
        if total > 0.0 {
            let named: f32 = witnesses.iter().map(|w| w.weight * in_country(w.guess, c.facts.country)).sum();
            let share = (named + home) / (total + home);
            s += weight::COUNTRY * (share - weight::COUNTRY_EVEN) * total.min(1.0);
            if share < 0.03 && !is_known_abroad(gazetteer.entry(c.id)) {
                s += weight::ABROAD * places.min(1.0);
            }
        }
        s += weight::NEAR * nearest(gazetteer, c.id, &c.facts, witnesses, fades);
        s += weight::PARENT * best(witnesses.iter().filter(|w| !w.within), |w| parent(c, w.guess));
        let phrase = witnesses.iter().filter(|w| w.within);
        s + weight::WITHIN * best(phrase, |w| within(c, w.guess))
    };
    shares(&guess.candidates, weight, out);
}

/// Places that texts from anywhere name without a word about where they are.
fn is_known_abroad(entry: Entry<'_>) -> bool {
    use PlaceKind::{Country, Gulf, Sea, Strait};
    matches!(entry.kind(), Country | Gulf | Sea | Strait) || entry.capital() || entry.population() >= 150_000
}

/// From weights to shares of one, in which the unknown place has its part too.
fn shares(candidates: &[Candidate], mut weigh: impl FnMut(&Candidate) -> f32, out: &mut Vec<Share>) {
    out.clear();
    let mut odds = |c: &Candidate| ((weigh(c) - weight::UNKNOWN) * weight::SHARPNESS).exp();
    out.extend(candidates.iter().enumerate().map(|(i, c)| (odds(c), i)));
    let sum: f32 = 1.0 + out.iter().map(|(odds, _)| odds).sum::<f32>();
    for (share, _) in out.iter_mut() {
        *share /= sum;
    }
    // The order of equals is that of the tables: the user's places come first.
    let id = |i: usize| candidates[i].id;
    out.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| id(a.1).cmp(&id(b.1))));
}

/// The most that a witness says; none says more than that it is of a known place.
fn best<'a>(witnesses: impl Iterator<Item = &'a Witness<'a>>, mut f: impl FnMut(&Witness<'a>) -> f32) -> f32 {
    witnesses.fold(0.0, |best, w| {
        let weight = w.weight.min(1.0);
        if weight * w.guess.known > best { best.max(weight * f(w)) } else { best }
    })
}

/// The share of the witness that is in the country.
fn in_country(witness: &Guess, country: [u8; 2]) -> f32 {
    witness.countries.iter().find(|c| c.0 == country).map_or(0.0, |c| c.1)
}

/// How near the nearest other place is: 1 next to it, 0 far away.
fn nearest(
    gazetteer: &Gazetteer,
    id: Id,
    facts: &Facts,
    witnesses: &[Witness<'_>],
    fades: &mut Fades,
) -> f32 {
    let Some(here) = facts.at else {
        // Without coordinates its parent stands for it.
        let parent = facts.parents().first().map(|&p| (p, gazetteer.facts(p)));
        return parent
            .filter(|(_, facts)| Gazetteer::is_settled(facts.kind))
            .map_or(0.0, |(p, facts)| 0.8 * nearest(gazetteer, p, &facts, witnesses, fades));
    };
    let near = |w: &Witness<'_>| {
        let others = w.guess.points.iter().filter(|point| point.1 != id);
        others.map(|&(share, _, there)| share * fades.get(here, there)).sum()
    };
    best(witnesses.iter(), near)
}

/// How near pairs of points are, those asked for last: a direct-mapped memory.
#[derive(Debug)]
pub struct Fades(Vec<((Point, Point), f32)>);

/// Latitude and longitude in steps of 0.00001 degrees.
type Point = (i32, i32);

impl Default for Fades {
    fn default() -> Fades {
        const NOWHERE: Point = (i32::MAX, i32::MAX);
        Fades(vec![((NOWHERE, NOWHERE), 0.0); Fades::SLOTS])
    }
}

impl Fades {
    const SLOTS: usize = 1 << 11;

    fn get(&mut self, a: Point, b: Point) -> f32 {
        const ODD: u32 = 0x9E37_79B1;
        let mixed = (a.0 ^ a.1.rotate_left(8) ^ b.0.rotate_left(16) ^ b.1.rotate_left(24)).cast_unsigned();
        let (pair, fade) = &mut self.0[(mixed.wrapping_mul(ODD) >> 16) as usize % Fades::SLOTS];
        if *pair != (a, b) {
            let far = distance(a, b);
            *pair = (a, b);
            *fade = 0.6 * (-far / FADE[0]).exp() + 0.4 * (-far / FADE[1]).exp();
        }
        *fade
    }
}

/// The share of the witness that the place is part of, or that is part of it; half of what has the same parent, if that
/// is no country.
fn parent(place: &Candidate, witness: &Guess) -> f32 {
    if place.line & witness.line == 0 && !is_country(place) {
        return 0.0;
    }
    let part = |c: &Candidate| {
        if is_country(c) || c.id == place.id {
            0.0
        } else if place.facts.parents().contains(&c.id) || c.facts.parents().contains(&place.id) {
            1.0
        } else if place.above.is_some() && c.above == place.above {
            0.5
        } else {
            0.0
        }
    };
    witness.ranked().map(|(share, c)| share * part(c)).sum()
}

/// Is the place within what the same phrase names after it? 1 when it is, -1 when it is elsewhere.
fn within(place: &Candidate, witness: &Guess) -> f32 {
    let holds = |c: &Candidate| {
        let close = || match (place.facts.at, c.facts.at) {
            (Some(here), Some(there)) => {
                c.facts.kind != PlaceKind::Country && distance(here, there) < WITHIN_KM
            }
            _ => false,
        };
        c.id != place.id && (place.facts.parents().contains(&c.id) || close())
    };
    witness.ranked().filter(|(_, c)| holds(c)).map(|(share, _)| share).sum()
}

/// Kilometres between two points, good enough for the sizes of a region.
pub fn distance(a: (i32, i32), b: (i32, i32)) -> f32 {
    const KM: f32 = 111.2e-5;
    let middle = (a.0 as f32 + b.0 as f32) / 2e5;
    let north = (a.0 - b.0) as f32 * KM;
    let east = (a.1 as f32 - b.1 as f32) * KM * middle.to_radians().cos();
    north.hypot(east)
}
