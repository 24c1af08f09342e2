//! From a phrase of the text to a place: its name, its head noun, its relation, and the witnesses around it.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use crate::frame::Range;
use crate::lexicon::class::{Classes, Func};
use crate::names::{Direction, RelationKind};
use crate::phrase::Analysis;
use crate::place::head::{self, Head};
use crate::place::names::Names;
use crate::place::score::{Fades, Witness, guess, weigh};
use crate::place::spot::{Candidate, Share, Spot, head_at, road_between, stem};
use crate::place::{Gazetteer, Id};
use crate::reference::{Metres, Place, PlaceName, PlaceRef, Relation, Score};
use crate::text::fold::{Letter, fold_str};
use crate::text::token::{Punct, TokenKind};

/// A place is taken for the one meant from this share on.
const SURE: f32 = 0.55;
/// Others with less than this are no alternatives.
const SLIGHT: f32 = 0.02;
/// So many alternatives are told.
const ALTERNATIVES: usize = 5;
/// So many names before and after bear witness.
const AROUND: usize = 14;
/// So many names at the beginning bear witness for the whole text: the dateline and the first sentence.
const FIRST: usize = 4;

/// Resolves the places of one text. The names of the text are gathered when the first is asked for.
pub struct Resolver<'a> {
    gazetteer: &'a Gazetteer,
    a: &'a Analysis<'a>,
    spots: OnceCell<Vec<Spot>>,
    known: FxHashMap<Range, Option<Arc<PlaceRef>>>,
    /// The countries of the groups that the text speaks of, with how much each counts.
    homes: Vec<([u8; 2], f32)>,
    /// Places described before.
    places: &'a mut Descriptions,
    names: RefCell<&'a mut Names>,
    fades: &'a mut Fades,
    shares: Vec<Share>,
}

/// What earlier texts named, for one gazetteer. It depends on nothing else, so keeping it changes no result.
#[derive(Debug, Default)]
pub struct KnownPlaces {
    names: Names,
    places: Descriptions,
    fades: Fades,
}

/// Descriptions of places.
#[derive(Debug, Default)]
struct Descriptions(FxHashMap<Id, Arc<Place>>);

impl Descriptions {
    /// More than this many are not kept.
    const MOST: usize = 4096;

    fn get(&mut self, gazetteer: &Gazetteer, id: Id) -> &Arc<Place> {
        if self.0.len() >= Descriptions::MOST {
            self.0.clear();
        }
        self.0.entry(id).or_insert_with(|| Arc::new(gazetteer.place(id)))
    }
}

/// Words that the rules ask for, folded.
struct Words {
    /// A square, or a name in many cities.
    square: Vec<Letter>,
    /// على بعد
    distance: Vec<Letter>,
    units: FxHashMap<Vec<Letter>, Unit>,
}

/// A unit of length.
#[derive(Clone, Copy)]
enum Unit {
    Metres(f64),
    TwoKilometres,
}

static WORDS: Lazy<Words> = Lazy::new(|| {
    let units = [
        ("كم كلم كيلومتر كيلومترا كيلومترات كيلو", Unit::Metres(1000.0)),
        ("متر مترا امتار م", Unit::Metres(1.0)),
        ("ميل ميلا اميال", Unit::Metres(1609.0)),
        ("كيلومترين", Unit::TwoKilometres),
    ];
    let units = units.iter().flat_map(|&(words, unit)| words.split(' ').map(move |w| (fold_str(w), unit)));
    Words { square: fold_str("الميدان"), distance: fold_str("بعد"), units: units.collect() }
});

/// What a phrase says.
#[derive(Default)]
struct Reading {
    /// The name.
    name: Option<Spot>,
    /// Names after it, which contain it.
    outer: Vec<Spot>,
    relation: Option<Relation>,
}

impl<'a> Resolver<'a> {
    /// For a text that has been analysed.
    pub fn new(gazetteer: &'a Gazetteer, a: &'a Analysis<'a>, known: &'a mut KnownPlaces) -> Resolver<'a> {
        let KnownPlaces { names, places, fades } = known;
        Resolver {
            gazetteer,
            a,
            spots: OnceCell::new(),
            known: FxHashMap::default(),
            homes: Vec::new(),
            places,
            names: RefCell::new(names),
            fades,
            shares: Vec::new(),
        }
    }

    /// With the countries of the groups that act in the text: whoever speaks of them speaks of their country.
    #[must_use]
    pub fn among(self, homes: impl Iterator<Item = [u8; 2]>) -> Resolver<'a> {
        /// What one group counts, and all of them.
        const ONE: f32 = 0.4;
        const ALL: usize = 4;
        Resolver { homes: homes.take(ALL).map(|home| (home, ONE)).collect(), ..self }
    }

    /// The place that a phrase names by its own head noun (قاعدة عين الأسد) or by a name that holds one (سد تشرين),
    /// not one that what it names lies in (منازل في حلب).
    pub fn resolve_thing(&mut self, range: Range) -> Option<Arc<PlaceRef>> {
        let (start, end) = (range.start as usize, range.end as usize);
        let head = head_at(self.a, start);
        let names = |i: usize| i < end && self.name(i, start, end, None).is_some_and(|spot| !spot.nisba);
        let thing = match head {
            Some(Head::Kind(_) | Head::Strict(_)) => names(start) || names(start + 1),
            _ => false,
        };
        thing.then(|| self.resolve(range)).flatten()
    }

    /// The place that the phrase means, if it names any that we know of.
    pub fn resolve(&mut self, range: Range) -> Option<Arc<PlaceRef>> {
        if let Some(known) = self.known.get(&range) {
            return known.clone();
        }
        let found = self.read(range).map(Arc::new);
        self.known.insert(range, found.clone());
        found
    }

    fn read(&mut self, range: Range) -> Option<PlaceRef> {
        let reading = self.parse(range);
        let spot = reading.name?;
        let spots = self.spots.get_or_init(|| self.gather());
        let witnesses = self.witnesses(&spot, spots, &reading.outer);
        weigh(self.gazetteer, &spot.guess, &witnesses, &self.homes, self.fades, &mut self.shares);
        self.decide(&spot, reading.relation)
    }

    fn decide(&mut self, spot: &Spot, relation: Option<Relation>) -> Option<PlaceRef> {
        let ranked = || self.shares.iter().map(|&(share, i)| (share, &spot.guess.candidates[i]));
        let (first, best) = ranked().next()?;
        // The district around a city of its name is no other place.
        let same = |c: &Candidate| best.facts.parents().contains(&c.id);
        let share: f32 =
            first + ranked().skip(1).filter(|(_, c)| same(c)).map(|(share, _)| share).sum::<f32>();
        let sure = share >= SURE && first >= share / 2.0;
        let score = |share: f32| Score::new(f64::from(share));
        let others =
            ranked().skip(usize::from(sure)).filter(|(share, _)| *share >= SLIGHT).take(ALTERNATIVES);
        let name =
            |(share, c): (f32, &Candidate)| alternative(self.places.get(self.gazetteer, c.id), score(share));
        let alternatives: Vec<_> = others.map(name).collect();
        if !sure && alternatives.is_empty() {
            return None;
        }
        Some(PlaceRef {
            place: sure.then(|| Arc::clone(self.places.get(self.gazetteer, best.id))),
            score: sure.then(|| score(share)),
            alternatives,
            relation,
        })
    }

    /// The names of the text, with what they are without their surroundings.
    fn gather(&self) -> Vec<Spot> {
        /// About so many words to a name.
        const WORDS: usize = 8;
        let words = self.a.words;
        let mut spots = Vec::with_capacity(words.len() / WORDS);
        let (mut i, mut headed) = (0, false);
        while let Some(word) = words.get(i) {
            let named = word.classes.any(Classes::PLACE.with(Classes::NATION).with(Classes::NISBA));
            // Names that are only looked up stand after a head noun (حي الدمج) or begin with one (مسجد التقوى).
            let heads = self.announces(i);
            let name = || {
                let before = i.saturating_sub(1);
                let head = if i > 0 { head_at(self.a, before) } else { None };
                self.name(i, before, words.len(), head)
            };
            let Some(spot) = (named || heads || headed).then(name).flatten() else {
                (i, headed) = (i + 1, heads);
                continue;
            };
            i = spot.end as usize;
            headed = self.announces(i - 1);
            if !spot.guess.candidates.is_empty() {
                spots.push(spot);
            }
        }
        spots
    }

    /// Is the word one before which or after which names stand?
    fn announces(&self, i: usize) -> bool {
        let word = &self.a.words[i];
        word.classes.has(Classes::PLACE_HEAD)
            || word.heads && word.classes.has(Classes::FACILITY) && head_at(self.a, i).is_some()
    }

    /// The names around a name, those near to it with more weight.
    fn witnesses<'s>(&self, spot: &Spot, spots: &'s [Spot], outer: &'s [Spot]) -> Vec<Witness<'s>> {
        let here = spots.partition_point(|s| s.start < spot.start);
        let from = here.saturating_sub(AROUND);
        let to = (here + AROUND).min(spots.len());
        let head = 0..FIRST.min(from);
        let mut all: Vec<Witness<'s>> = Vec::with_capacity(to - from + FIRST + outer.len());
        for other in spots[head].iter().chain(&spots[from..to]) {
            let overlaps = other.start < spot.end && spot.start < other.end;
            let within = outer.iter().any(|o| o.start == other.start);
            // With a place in common they are one name, and no witness for itself.
            if overlaps || within || spot.guess.meets(&other.guess) {
                continue;
            }
            let gap = if other.start >= spot.end { other.start - spot.end } else { spot.start - other.end };
            let near = match gap {
                0..4 => 1.6,
                4..12 => 1.2,
                12..30 => 0.8,
                _ => 0.5,
            };
            let country = Resolver::is_country(other);
            let kind = if other.nisba {
                0.2
            } else if country {
                0.5
            } else {
                1.0
            };
            all.push(Witness {
                guess: &other.guess,
                weight: near * kind,
                within: false,
                nation: other.nisba || country,
            });
        }
        all.extend(outer.iter().map(|spot| Witness {
            guess: &spot.guess,
            weight: 1.5,
            within: true,
            nation: false,
        }));
        all
    }

    fn is_country(spot: &Spot) -> bool {
        spot.guess.ranked().next().is_some_and(|(_, c)| c.facts.kind == crate::names::PlaceKind::Country)
    }

    /// Reads a phrase from left to right: head nouns and relations, the name, and what contains it.
    fn parse(&self, range: Range) -> Reading {
        let (start, end) = (range.start as usize, range.end as usize);
        let mut r = Reading { relation: self.before(start), ..Reading::default() };
        let mut head = self.head_before(start);
        let mut i = start;
        while i < end {
            if let Some(spot) = self.name(i, start, end, head) {
                i = spot.end as usize;
                if spot.nisba && r.name.is_none() {
                    if head == Some(Head::Capital) && !self.more_names(i, end) {
                        r.name = self.capital(&spot);
                    } else if head == Some(Head::Land) && !self.more_names(i, end) {
                        r.name = Some(Spot { nisba: false, ..spot });
                    } else {
                        r.outer.extend(self.name(spot.start as usize, start, end, None));
                    }
                } else if r.name.is_none() {
                    r.name = Some(spot);
                } else {
                    if r.outer.is_empty() {
                        self.join_road(&mut r, &spot);
                    }
                    r.outer.push(spot);
                }
                head = None;
                continue;
            }
            match head_at(self.a, i) {
                Some(next @ (Head::Relation(_) | Head::Side(_))) if r.name.is_none() => {
                    r.relation = Some(joined(r.relation, next));
                    head = None;
                }
                // ريف حلب الشرقي: the side stands after the name.
                Some(Head::Side(side)) if self.a.words[i].al() => add_side(&mut r.relation, side),
                Some(next) => head = Some(next),
                // مستشفى في حلب: what follows is no name of it; الطريق بين حمص والسلمية.
                None if self.is_break(i) => head = head.filter(|&head| !self.ends_head(i, head)),
                // An unlisted name after its head noun: what follows only contains it.
                None if r.name.is_none() && self.is_unlisted(i, start, head) => return r,
                None => {}
            }
            i += 1;
        }
        r
    }

    /// The head noun right before a phrase that begins with the name itself.
    fn head_before(&self, start: usize) -> Option<Head> {
        let before = start.checked_sub(1).filter(|_| !self.a.words[start].pro.conj())?;
        head_at(self.a, before).filter(|head| matches!(head, Head::Kind(_)))
    }

    /// A road named by its ends becomes the road.
    fn join_road(&self, r: &mut Reading, second: &Spot) {
        let first = r.name.as_ref().filter(|name| name.head.is_some_and(head::is_road));
        if let Some(road) = first.and_then(|first| road_between(self.gazetteer, self.a, first, second)) {
            r.name = Some(road);
        }
    }

    /// The name at a token, after this head noun; one that is part of the name is found with it.
    fn name(&self, i: usize, start: usize, end: usize, head: Option<Head>) -> Option<Spot> {
        if self.is_break(i) {
            return None;
        }
        let spot = self.names.borrow_mut().find(self.gazetteer, self.a, i, end, head)?;
        let single = spot.end as usize == i + 1;
        if single && !spot.nisba && (self.is_plain_head(i, start) || i > start && self.is_attribute(i)) {
            return None;
        }
        Some(spot)
    }

    /// A head noun is no name by itself (المدينة), nor is a side of the sky; only الميدان is a name in many cities. After
    /// another head in the construct it is one: مدينة الحي، بلدة الحارة.
    fn is_plain_head(&self, i: usize, start: usize) -> bool {
        let construct = i > start
            && self.a.words[i].al()
            && !self.a.words[i - 1].al()
            && matches!(head_at(self.a, i - 1), Some(Head::Kind(_)));
        !construct && head_at(self.a, i).is_some() && self.a.tokens.letters(i) != WORDS.square.as_slice()
    }

    /// An adjective after its noun (قرى جديدة), and not a name in the construct (حي الجديدة).
    fn is_attribute(&self, i: usize) -> bool {
        let construct = self.a.words[i].al() && head_at(self.a, i - 1).is_some() && !self.a.words[i - 1].al();
        self.is_adjective(i) && !construct && !self.is_break(i - 1)
    }

    fn more_names(&self, from: usize, end: usize) -> bool {
        (from..end).any(|i| self.name(i, from, end, None).is_some_and(|spot| !spot.nisba))
    }

    /// العاصمة الصومالية: the capital of the country.
    fn capital(&self, nisba: &Spot) -> Option<Spot> {
        let country = self.gazetteer.entry(*nisba.guess.places.first()?).country();
        let id = self.gazetteer.capital(country)?;
        let candidates = vec![Candidate::new(self.gazetteer, id, true, true)];
        let guess = guess(self.gazetteer, candidates, false, nisba.guess.titled, nisba.head);
        Some(Spot { nisba: false, guess: Arc::new(guess), ..*nisba })
    }

    /// A preposition ends what a head noun announces; but roads are named by their ends.
    fn ends_head(&self, i: usize, head: Head) -> bool {
        self.a.words[i].func == Func::Preposition && !head::is_road(head)
    }

    /// Prepositions, conjunctions and punctuation.
    fn is_break(&self, i: usize) -> bool {
        let func = self.a.words[i].func;
        !matches!(self.a.tokens.list[i].kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number)
            || func != Func::None
    }

    /// A name that we do not know: any noun in the construct after a head noun, any unknown word elsewhere; but not
    /// what a definite head is said to be (الطريق الواصل).
    fn is_unlisted(&self, i: usize, start: usize, head: Option<Head>) -> bool {
        let word = &self.a.words[i];
        if i > start && word.al() && self.a.words[i - 1].al() && head.is_some() {
            return false;
        }
        word.unknown() || (head.is_some() || word.classes.has(Classes::PLACE)) && !self.is_adjective(i)
    }

    fn is_adjective(&self, i: usize) -> bool {
        let word = &self.a.words[i];
        word.adjective && !word.classes.any(Classes::PLACE)
    }

    /// The relation that stands before the phrase: على بعد 10 كم شمال حلب.
    fn before(&self, start: usize) -> Option<Relation> {
        /// على بعد نحو 10 كيلومترات إلى الشمال الشرقي من
        const WORDS: usize = 9;
        let mut relation = None;
        let (mut distance, mut side) = (None, None);
        for i in (start.saturating_sub(WORDS)..start).rev() {
            if let TokenKind::Punct(p) = self.a.tokens.list[i].kind {
                if p != Punct::Dash {
                    break;
                }
                continue;
            }
            if let Some(metres) = self.length(i) {
                distance = Some(metres);
                continue;
            }
            match head_at(self.a, i) {
                Some(Head::Side(s)) => side = Some(side.map_or(s, |old| head::between(s, old))),
                Some(Head::Relation(RelationKind::Near | RelationKind::Outskirts)) if distance.is_none() => {
                    relation = Some(RelationKind::Near);
                }
                Some(Head::Kind(_)) if i + 1 == start => {}
                _ if self.fills(i) => {}
                _ => break,
            }
        }
        if distance.is_some() {
            return Some(Relation { kind: RelationKind::Distance, direction: side, distance });
        }
        let kind = side.map(head::beside).or(relation)?;
        Some(Relation { kind, direction: None, distance: None })
    }

    /// Words inside a relation that say nothing of their own: على بعد، نحو، إلى، من، numbers.
    fn fills(&self, i: usize) -> bool {
        let word = &self.a.words[i];
        matches!(self.a.tokens.list[i].kind, TokenKind::Number)
            || word.func == Func::Preposition
            || word.classes.has(Classes::QUANTITY)
            || stem(self.a, i).0 == WORDS.distance.as_slice()
    }

    /// A length: the number at the token before the unit at `i`.
    fn length(&self, i: usize) -> Option<Metres> {
        let unit = WORDS.units.get(stem(self.a, i).0)?;
        let metres = match unit {
            Unit::Metres(metres) => *metres,
            Unit::TwoKilometres => return Some(Metres(2000)),
        };
        let before = i.checked_sub(1)?;
        let token = self.a.tokens.list[before];
        let text = self.a.text.get(token.start as usize..token.end as usize)?;
        let number: f64 = crate::text::unfold(&crate::text::fold_str(text)).replace(' ', ".").parse().ok()?;
        (number > 0.0 && number < 5000.0).then(|| Metres::from(number * metres / 1000.0))
    }
}

/// The names of a place, as an alternative.
fn alternative(place: &Place, score: Score) -> PlaceName {
    PlaceName {
        id: Arc::clone(&place.id),
        name: Arc::clone(&place.name),
        name_en: Arc::clone(&place.name_en),
        kind: place.kind,
        country: place.country.clone(),
        score: Some(score),
    }
}

/// A further word of relation before the name.
fn joined(old: Option<Relation>, next: Head) -> Relation {
    let blank = |kind| Relation { kind, direction: None, distance: None };
    match (old, next) {
        (Some(old), Head::Side(side))
            if matches!(old.kind, RelationKind::Countryside | RelationKind::Distance) =>
        {
            Relation { direction: Some(old.direction.map_or(side, |d| head::between(d, side))), ..old }
        }
        (Some(old), Head::Side(side)) => match direction_of(old.kind) {
            Some(first) => blank(head::beside(head::between(first, side))),
            None => blank(head::beside(side)),
        },
        (Some(old), Head::Relation(RelationKind::Countryside)) => {
            Relation { kind: RelationKind::Countryside, direction: direction_of(old.kind), distance: None }
        }
        (Some(old), Head::Relation(kind)) if direction_of(old.kind).is_none() => blank(kind),
        (Some(old), _) => old,
        (None, Head::Side(side)) => blank(head::beside(side)),
        (None, Head::Relation(kind)) => blank(kind),
        (None, _) => blank(RelationKind::Near),
    }
}

/// A side after the name: ريف حلب الشرقي.
fn add_side(relation: &mut Option<Relation>, side: Direction) {
    let direction = |old: Option<Direction>| Some(old.map_or(side, |d| head::between(d, side)));
    match relation {
        Some(r) if matches!(r.kind, RelationKind::Countryside | RelationKind::Outskirts) => {
            r.direction = direction(r.direction);
        }
        Some(_) => {}
        None => {}
    }
}

fn direction_of(kind: RelationKind) -> Option<Direction> {
    Direction::ALL.iter().copied().find(|&d| head::beside(d) == kind)
}
