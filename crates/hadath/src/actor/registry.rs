//! The registry: actors, states with their bodies, sorts of people, and the names of all of them in one table.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::lexicon::table::{Table, hash};
use crate::names::{ActorRelation, ActorType};
use crate::text::fold::Letter;

/// Index of a string in the registry; 0 is the empty one.
pub type Str = u32;

/// A day as the number `YYYYMMDD`; 0 when there is none.
pub type Day = u32;

/// Nothing, among indices.
pub const NO: u16 = u16::MAX;

/// An actor that the seeds list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Actor {
    /// Stable identifier.
    pub id: Str,
    /// Arabic name.
    pub name: Str,
    /// English name.
    pub en: Str,
    /// What it is.
    pub kind: ActorType,
    /// Its state, or [`NO`].
    pub state: u16,
    /// Identifier of what it belongs to.
    pub parent: Str,
    /// The code of its role in CAMEO and PLOVER, where its type does not tell.
    pub code: Str,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// The body of its state that it is, or [`NO`].
    pub body: u16,
}

impl Actor {
    /// Was there such an actor on that day? Without a day, is there one today?
    pub fn valid(&self, day: Option<Day>) -> bool {
        within(self.from, self.until, day)
    }
}

/// Does `day` lie between the two? Without a day, an open end counts as today.
pub fn within(from: Day, until: Day, day: Option<Day>) -> bool {
    match day {
        Some(day) => (from == 0 || from <= day) && (until == 0 || day <= until),
        None => until == 0,
    }
}

/// A state.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct State {
    /// ISO 3166-1 alpha-2.
    pub country: Str,
    /// Code in CAMEO and PLOVER.
    pub code: Str,
    /// Arabic name.
    pub name: Str,
    /// English name.
    pub en: Str,
    /// Adjective of belonging, masculine and feminine, without the article; empty when it has several words.
    pub nisba: (Str, Str),
    /// Bodies that it does not have.
    pub lacks: Vec<u16>,
    /// Its bodies that listed actors are, with those.
    pub holders: Vec<(u16, u16)>,
    /// It has more than one government; a bare body is not known to be the one or the other's.
    pub split: bool,
}

/// A body that every state has.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Body {
    /// Second part of the identifier.
    pub id: Str,
    /// Arabic name.
    pub name: Str,
    /// The Arabic name is feminine.
    pub feminine: bool,
    /// English name, `{}` for that of the state.
    pub en: Str,
    /// What it is.
    pub kind: ActorType,
    /// Code of its role.
    pub code: Str,
}

/// Words before an actor's name.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Lead {
    /// What they are to the actor.
    pub relation: ActorRelation,
    /// What they are alone, or [`NO`].
    pub category: u16,
    /// What they belong to with a nationality, or [`NO`].
    pub body: u16,
}

/// A sort of people or bodies.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Category {
    /// Identifier, with `category:`.
    pub id: Str,
    /// Arabic name.
    pub name: Str,
    /// English name.
    pub en: Str,
    /// What they are.
    pub kind: ActorType,
    /// Code of their role.
    pub code: Str,
    /// Their state, or [`NO`].
    pub state: u16,
    /// What follows names no actor that they belong to.
    pub stop: bool,
}

/// A head noun of bodies that no entry lists.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Organisation {
    /// What they are.
    pub kind: ActorType,
    /// Code of their role.
    pub code: Str,
    /// A listed name may follow.
    pub name: bool,
}

/// A name that depends on the side.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Side {
    /// What it is in any case.
    pub kind: ActorType,
    /// What it can mean.
    pub rows: Vec<Row>,
}

/// One meaning of such a name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    /// Identifier of the actor.
    pub actor: Str,
    /// States that occur in the text.
    pub states: Vec<u16>,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// Only in the words of these.
    pub speaker: Vec<Str>,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    /// A listed actor; `local` when the name is made of common words, `headed` when it needs its head noun.
    Actor {
        /// Its index.
        actor: u16,
        /// Its state must occur in the text.
        local: bool,
        /// Only after a head noun or a lead.
        headed: bool,
    },
    /// A body of a state.
    Body {
        /// Its index.
        body: u16,
        /// Also without a nationality.
        lone: bool,
    },
    /// An office of a body.
    Office {
        /// Index of the body.
        body: u16,
        /// Also without a nationality.
        lone: bool,
    },
    /// Words before an actor's name.
    Lead(u16),
    /// A sort of people.
    Category(u16),
    /// A head noun of bodies.
    Organisation(u16),
    /// A name that depends on the side: the side and the rows that this wording can mean, as bits.
    Side {
        /// Its index.
        side: u16,
        /// Bits of the rows.
        rows: u32,
    },
    /// A noun that with نا is the speaker's own (قواتنا).
    Own,
    /// The name of a state.
    State(u16),
    /// A capital that stands for the government.
    Capital(u16),
    /// A nationality.
    Nisba(u16),
    /// A nationality in the plural of people (سوريون).
    People(u16),
}

/// What the table of names says of a key.
#[derive(Clone, Copy, Debug, Default)]
pub struct Name {
    /// The first entry.
    pub first: u32,
    /// How many entries; none where only longer names begin so.
    pub count: u16,
    /// Longer names begin with these words.
    pub longer: bool,
}

/// Bytes of a value of the table.
const VALUE: usize = 7;

impl Name {
    /// As bytes, in little-endian.
    pub fn bytes(self) -> [u8; VALUE] {
        let ([a, b, c, d], [e, f]) = (self.first.to_le_bytes(), self.count.to_le_bytes());
        [a, b, c, d, e, f, u8::from(self.longer)]
    }

    fn read(value: &[u8]) -> Option<Name> {
        let &[a, b, c, d, e, f, longer] = value.first_chunk::<VALUE>()?;
        let (first, count) = (u32::from_le_bytes([a, b, c, d]), u16::from_le_bytes([e, f]));
        Some(Name { first, count, longer: longer != 0 })
    }
}

/// All that is known of actors.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Registry {
    /// All strings in a row.
    pub text: String,
    /// Where each string ends.
    pub ends: Vec<u32>,
    /// Listed actors, sorted by identifier.
    pub actors: Vec<Actor>,
    /// States.
    pub states: Vec<State>,
    /// Bodies.
    pub bodies: Vec<Body>,
    /// Leads.
    pub leads: Vec<Lead>,
    /// Categories.
    pub categories: Vec<Category>,
    /// Head nouns.
    pub organisations: Vec<Organisation>,
    /// Sides.
    pub sides: Vec<Side>,
    /// The names by their keys; the build keeps them in a file of their own.
    #[serde(skip)]
    pub names: Table<Cow<'static, [u8]>>,
    /// A set of bits for the first words of names, also in bytes of its own.
    #[serde(skip)]
    pub firsts: Cow<'static, [u8]>,
    /// Entries of the names.
    pub entries: Vec<Entry>,
    /// Words of the longest name.
    pub longest: u8,
    /// The state of each place of the lexicon, or [`NO`].
    pub places: Vec<u16>,
}

/// Where a set of so many bytes has a word. No set is empty.
pub fn first(word: &[Letter], size: usize) -> (usize, u8) {
    let hash = hash(word) as usize;
    ((hash / 8) % size, 1 << (hash % 8))
}

impl Registry {
    /// A string.
    pub fn str(&self, index: Str) -> &str {
        let end = |i: u32| self.ends[i as usize] as usize;
        &self.text[index.checked_sub(1).map_or(0, end)..end(index)]
    }

    /// The entries of a key; empty when nothing has that name.
    pub fn get(&self, key: &[Letter]) -> &[Entry] {
        self.search(key).0
    }

    /// The entries of a key, and whether longer names begin with its words.
    pub fn search(&self, key: &[Letter]) -> (&[Entry], bool) {
        let Some(name) = self.names.get(key).and_then(Name::read) else { return (&[], false) };
        let first = name.first as usize;
        (self.entries.get(first..first + usize::from(name.count)).unwrap_or_default(), name.longer)
    }

    /// May a name begin with this word, with its article or without? Right where one does; few other words pass.
    pub fn begins(&self, word: &[Letter]) -> bool {
        let (place, bit) = first(word, self.firsts.len());
        self.firsts[place] & bit != 0
    }

    /// The actor with this identifier.
    pub fn actor(&self, id: &str) -> Option<u16> {
        let found = self.actors.binary_search_by(|actor| self.str(actor.id).cmp(id));
        found.ok().map(|i| i as u16)
    }

    /// The state with this ISO 3166-1 alpha-2 code.
    pub fn state(&self, country: &str) -> Option<u16> {
        self.states.iter().position(|state| self.str(state.country) == country).map(|i| i as u16)
    }

    /// The listed actors that are this body of this state.
    pub fn holders(&self, state: u16, body: u16) -> impl Iterator<Item = u16> + '_ {
        let holders = self.states[usize::from(state)].holders.iter();
        holders.filter(move |(held, _)| *held == body).map(|(_, actor)| *actor)
    }
}
