//! What a sentence must hold for one of its triggers to name an event. Told once for each word, so that most sentences of
//! ordinary news need not be read: عبر is a preposition, أمطار rain, عملية anything, unless arms are named beside it.
//!
//! A hint may let too much through, never too little: what it stands for is decided by the rules (`frame`).

use once_cell::sync::Lazy;

use super::Word;
use crate::lexicon::class::{Classes, Func, Marks, Needs, Prep, Weapons};
use crate::lexicon::paradigm::{Feats, Pro};
use crate::lexicon::{Lexicon, Pos, Trigger};
use crate::model::EventKind;
use crate::text::fold::{ALEF, HEH, LAM, Letter, MEEM, NOON, fold_str, spell};
use crate::text::token::Punct;

/// Conditions as bits: those that a trigger wants, any of which will do, and those that a word fulfils.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints {
    wants: u16,
    gives: u16,
}

/// Wanted by triggers that need nothing, or what no single word shows.
const ALWAYS: u16 = 1;
const ARMS: u16 = 1 << 1;
const FLYER: u16 = 1 << 2;
const FIRE: u16 = 1 << 3;
const MILITARY: u16 = 1 << 4;
const SIDE: u16 = 1 << 5;
const SUPPLY: u16 = 1 << 6;
const ROUTE: u16 = 1 << 7;
const SKY: u16 = 1 << 8;
/// أن, a colon, a quotation: words are told.
const CLAUSE: u16 = 1 << 9;
const ABOUT: u16 = 1 << 10;
const BY: u16 = 1 << 11;
/// كما أفاد, ما قال
const TOLD: u16 = 1 << 12;

impl Hints {
    /// What every sentence gives.
    pub const START: Hints = Hints { wants: 0, gives: ALWAYS };

    /// Those of a word that is read as `word` and spelt with `letters`.
    pub fn of(word: &Word, letters: &[Letter], lexicon: &Lexicon) -> Hints {
        let senses =
            [word.noun, word.verb].into_iter().filter(|&l| lexicon.trigger(l).is_some()).flat_map(|first| {
                let others = (word.phrase_end == 0).then(|| word.other_senses(letters, lexicon, first));
                std::iter::once(first).chain(others.into_iter().flatten())
            });
        let wants = senses.fold(remembered(word, letters), |all, lexeme| all | wanted(lexeme, word, lexicon));
        Hints { wants, gives: given(word) | spelt(letters) }
    }

    /// Those of a punctuation mark.
    pub fn of_mark(mark: Punct) -> Hints {
        let words = matches!(mark, Punct::Colon | Punct::Quote | Punct::QuoteOpen);
        Hints { wants: 0, gives: if words { CLAUSE } else { 0 } }
    }

    /// Those of both.
    #[inline]
    pub fn with(self, other: Hints) -> Hints {
        Hints { wants: self.wants | other.wants, gives: self.gives | other.gives }
    }

    /// The word is now read as `word`, at the same place.
    pub fn read_as(self, word: &Word, lexicon: &Lexicon) -> Hints {
        let new = Hints::of(word, &[], lexicon);
        Hints { wants: new.wants, gives: self.gives | new.gives }
    }

    /// Is there a trigger with what it wants?
    #[inline]
    pub fn met(self) -> bool {
        self.wants & self.gives != 0
    }
}

/// The word by which a body speaks of itself.
pub const WE: &str = "نحن";

/// What a word wants that is no trigger: a drone in the sky; and what later sentences refer to, a body that says «we», two
/// places named together (حيّا السلام والنزهة).
fn remembered(word: &Word, letters: &[Letter]) -> u16 {
    let places = word.noun_feats.has(Feats::DUAL) && word.classes.has(Classes::PLACE_HEAD);
    if spell(letters, WE) || places {
        ALWAYS
    } else if word.weapons.has(Weapons::DRONE) {
        SKY
    } else {
        0
    }
}

/// What a lexeme wants; nothing if it is no trigger.
fn wanted(lexeme: u32, word: &Word, lexicon: &Lexicon) -> u16 {
    let Some(trigger) = lexicon.trigger(lexeme) else { return 0 };
    match (trigger.kind == EventKind::Statement, lexicon.lexeme(lexeme).pos) {
        (true, Pos::Verb) => wanted_by_speech(trigger),
        (true, _) => ALWAYS,
        (false, _) => wanted_by_force(trigger, word),
    }
}

/// As `statement::verb` decides.
fn wanted_by_speech(trigger: &Trigger) -> u16 {
    match trigger.needs {
        Needs::Clause | Needs::ClauseHuman | Needs::HumanSubject => CLAUSE | TOLD,
        Needs::Express => CLAUSE | ABOUT | TOLD,
        Needs::Stance => CLAUSE | BY | TOLD,
        _ => ALWAYS,
    }
}

/// As `needs::satisfied` decides.
fn wanted_by_force(trigger: &Trigger, word: &Word) -> u16 {
    match trigger.needs {
        Needs::Military => MILITARY,
        Needs::Armed | Needs::ArmedOn => SIDE,
        Needs::Anaphor if !word.al() => 0,
        Needs::ObjectFire => FIRE,
        Needs::ObjectWeapon => ARMS | FIRE,
        Needs::Flyer | Needs::Drone | Needs::DroneAirspace | Needs::ObjectAircraft | Needs::ObjectDrone => {
            FLYER
        }
        Needs::Bullets
        | Needs::Artillery
        | Needs::Guns
        | Needs::ObjectDevice
        | Needs::SubjectShell
        | Needs::ShellNear => ARMS,
        Needs::Access => SUPPLY,
        Needs::Route => ROUTE | SIDE,
        _ => ALWAYS,
    }
}

/// What a word gives by its readings.
fn given(word: &Word) -> u16 {
    let c = word.classes;
    let bit = |holds: bool, bit: u16| if holds { bit } else { 0 };
    bit(word.weapons.any(Weapons(!(Weapons::STONE_ETC.0 | Weapons::AIR.0 | Weapons::GROUND.0))), ARMS)
        | bit(word.weapons.any(Weapons::FLYERS), FLYER)
        | bit(!word.weapons.is_none() || c.any(Classes::ARMED), MILITARY)
        | bit(
            c.any(Classes::ARMED.with(Classes::NATION).with(Classes::NISBA)) || word.marks.has(Marks::SIDE),
            SIDE,
        )
        | bit(c.has(Classes::SUPPLY), SUPPLY)
        | bit(c.has(Classes::ROUTE), ROUTE)
        | bit(c.has(Classes::SKY), SKY)
        | bit(word.func == Func::Subordinator, CLAUSE)
        | bit(word.prep == Prep::About, ABOUT | CLAUSE)
        | bit(word.prep == Prep::B || word.pro.has(Pro::B), BY)
}

/// What a word gives by its letters.
fn spelt(letters: &[Letter]) -> u16 {
    /// الاستشهادية
    const LONGEST: usize = 11;
    if letters.len() > LONGEST {
        0
    } else if is_fire(letters) {
        FIRE
    } else if is_military(letters) {
        MILITARY
    } else if TELLING.iter().any(|w| letters == w.as_slice()) {
        TOLD | CLAUSE
    } else {
        0
    }
}

/// كما، حسبما، ما before a verb of speech; ما يلي، ما يأتي before a colon.
static TELLING: Lazy<[Vec<Letter>; 5]> = Lazy::new(|| ["كما", "حسبما", "ما", "يلي", "يأتي"].map(fold_str));

/// النار, النيران, نار
pub fn is_fire(letters: &[Letter]) -> bool {
    static FIRES: Lazy<[Vec<Letter>; 4]> = Lazy::new(|| ["النار", "النيران", "نار", "نيران"].map(fold_str));
    // فتحت زوارق نيرانها
    let theirs = || {
        matches!(letters, [NOON, .., HEH] | [NOON, .., HEH, ALEF | MEEM])
            && OWNED.iter().any(|f| letters == f.as_slice())
    };
    FIRES.iter().any(|f| letters == f.as_slice()) || theirs()
}

/// Fire with the pronoun of whoever fires.
static OWNED: Lazy<[Vec<Letter>; 3]> = Lazy::new(|| ["نيرانه", "نيرانها", "نيرانهم"].map(fold_str));

/// Adjectives that make an operation one of war.
pub fn is_military(letters: &[Letter]) -> bool {
    static ADJECTIVES: Lazy<[Vec<Letter>; 14]> = Lazy::new(|| {
        [
            "عسكري",
            "عسكرية",
            "انتحاري",
            "انتحارية",
            "برية",
            "بري",
            "جوي",
            "جوية",
            "استشهادية",
            "فدائية",
            "إرهابية",
            "نوعية",
            "هجومية",
            "عدائي",
        ]
        .map(fold_str)
    });
    let stem = letters.strip_prefix(&[ALEF, LAM]).unwrap_or(letters);
    ADJECTIVES.iter().any(|a| stem == a.as_slice())
}

impl Word {
    /// The other triggers among the lexemes with the form of its reading `lexeme`, which names an event itself; `letters`
    /// are those of the word.
    pub fn other_senses<'a>(
        &self,
        letters: &[Letter],
        lexicon: &'a Lexicon,
        lexeme: u32,
    ) -> impl Iterator<Item = u32> + use<'a> {
        let end = letters.len() - usize::from(self.tail).min(letters.len());
        let stem = letters.get(usize::from(self.stem)..end).unwrap_or(&[]);
        // تصفها is from وصف, not a shortened form of صفّى.
        let full = lexicon.forms.get(stem).filter(|r| !r.feats.has(Feats::JUSSIVE));
        full.map(|r| r.lexeme).filter(move |&l| l != lexeme && lexicon.trigger(l).is_some())
    }
}
