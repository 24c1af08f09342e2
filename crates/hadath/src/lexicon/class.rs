//! Word classes, support classes, prepositions and weapon classes: the vocabulary shared by the seeds and the rules.

use serde::{Deserialize, Serialize};

/// Declares a set of flags with their names in the seeds.
macro_rules! flags {
    ($(#[$meta:meta])* $name:ident : $int:ty { $($variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub struct $name(pub $int);

        #[allow(missing_docs, non_upper_case_globals)]
        impl $name {
            flags!(@consts $name, $int, 0; $($variant,)*);

            /// No flag.
            pub const NONE: $name = $name(0);

            /// The flag with this name in the seeds.
            pub fn parse(name: &str) -> Option<$name> {
                match name { $($text => Some($name::$variant),)* _ => None }
            }

            /// Has it all of `other`?
            #[inline]
            pub const fn has(self, other: $name) -> bool { self.0 & other.0 == other.0 }

            /// Without `other`.
            #[inline]
            pub const fn without(self, other: $name) -> $name { $name(self.0 & !other.0) }

            /// Has it any of `other`?
            #[inline]
            pub const fn any(self, other: $name) -> bool { self.0 & other.0 != 0 }

            /// Both together.
            #[inline]
            pub const fn with(self, other: $name) -> $name { $name(self.0 | other.0) }

            /// Has it none?
            #[inline]
            pub const fn is_none(self) -> bool { self.0 == 0 }
        }

        impl crate::vocabulary::Vocabulary for $name {
            const NAMES: &'static [&'static str] = &[$($text,)*];
        }
    };
    (@consts $name:ident, $int:ty, $bit:expr; $head:ident, $($tail:ident,)*) => {
        pub const $head: $name = $name(1 << $bit);
        flags!(@consts $name, $int, $bit + 1; $($tail,)*);
    };
    (@consts $name:ident, $int:ty, $bit:expr;) => {};
}

flags! {
    /// What a noun, adjective or name stands for.
    Classes: u32 {
        FORCE = "force",
        FIGHTER = "fighter",
        CIVILIAN = "civilian",
        SPEAKER = "speaker",
        INSTITUTION = "institution",
        MEDIA = "media",
        FACILITY = "facility",
        PLACE_HEAD = "place_head",
        DIRECTION = "direction",
        QUANTITY = "quantity",
        WEAPON = "weapon",
        GENERAL = "general",
        ADJECTIVE = "adjective",
        NISBA = "nisba",
        NATION = "nation",
        PLACE = "place",
        ACTOR = "actor",
        PERSON = "person",
        SPORT = "domain_sport",
        WEATHER = "domain_weather",
        ECONOMY = "domain_economy",
        HEALTH = "domain_health",
        ARTS = "domain_arts",
        SCIENCE = "domain_science",
        NUMBER = "number",
        TIME = "time",
        TEXT = "text",
        CASUALTY = "casualty",
        ROUTE = "route",
        SUPPLY = "supply",
        SKY = "sky",
        NORM = "norm",
    }
}

impl Classes {
    /// Words that show that the sentence is about something else.
    pub const DOMAIN: Classes = Classes::SPORT
        .with(Classes::WEATHER)
        .with(Classes::ECONOMY)
        .with(Classes::HEALTH)
        .with(Classes::ARTS)
        .with(Classes::SCIENCE);
    /// Armed actors.
    pub const ARMED: Classes = Classes::FORCE.with(Classes::FIGHTER).with(Classes::ACTOR);
    /// Anything that acts or speaks.
    pub const HUMAN: Classes = Classes::ARMED
        .with(Classes::CIVILIAN)
        .with(Classes::SPEAKER)
        .with(Classes::INSTITUTION)
        .with(Classes::MEDIA)
        .with(Classes::PERSON)
        .with(Classes::NATION);
}

flags! {
    /// What a word says of an event noun or a clause.
    Marks: u64 {
        LIGHT = "light",
        LIGHT_B = "light_b",
        OCCUR = "occur",
        RECEIVE = "receive",
        HIT = "hit",
        CAUSE = "cause",
        UNDERGO = "undergo",
        WITNESS = "witness",
        DEFEND = "defend",
        FOIL = "foil",
        FAIL = "fail",
        TRY = "try",
        PLAN = "plan",
        STOP = "stop",
        CONTINUE = "continue",
        BEGIN = "begin",
        FEAR = "fear",
        AUX = "aux",
        NEGATION = "negation",
        FALSITY = "falsity",
        RESET = "reset",
        CONDITION = "condition",
        POSSIBLE = "possible",
        ONGOING = "ongoing",
        PLANNED = "planned",
        REQUIRED = "required",
        GENERIC = "generic",
        FIGURATIVE = "figurative",
        DEPENDENT = "dependent",
        SIDE = "side",
        MOBILE = "mobile",
        RESPOND = "respond",
        BEHIND = "behind",
        CREWED = "crewed",
        ASCRIBE = "ascribe",
        SURVIVE = "survive",
        BLAME = "blame",
        DRILL = "drill",
        SPOKEN = "spoken",
        WAR = "war",
        THING = "thing",
        NATURE = "nature",
        DAILY = "daily",
        TITLE = "title",
        ABLE = "able",
        FOLLOW = "follow",
        ACCIDENT = "accident",
        KIN = "kin",
        HACKER = "hacker",
        SEA = "sea",
        BEAST = "beast",
        HISTORY = "history",
        BLOW = "blow",
        THIEF = "thief",
        TRADE = "trade",
        PREVENT = "prevent",
        TOOL = "tool",
        AMOUNTS = "amounts",
        PROMISE = "promise",
        SENT = "sent",
        PLOT = "plot",
        INSPECTION = "inspection",
        WORKS = "works",
        ORDER = "order",
    }
}

impl Marks {
    /// What a sentence is about. Such a mark says nothing of the class of its noun.
    pub const TOPICS: Marks = Marks::BLAME
        .with(Marks::DRILL)
        .with(Marks::SPOKEN)
        .with(Marks::WAR)
        .with(Marks::THING)
        .with(Marks::NATURE)
        .with(Marks::DAILY)
        .with(Marks::TITLE)
        .with(Marks::ACCIDENT)
        .with(Marks::KIN)
        .with(Marks::HACKER)
        .with(Marks::SEA)
        .with(Marks::BEAST)
        .with(Marks::HISTORY)
        .with(Marks::BLOW)
        .with(Marks::THIEF)
        .with(Marks::TRADE)
        .with(Marks::INSPECTION)
        .with(Marks::WORKS);
}

flags! {
    /// Classes of means.
    Weapons: u32 {
        SHELL = "shell",
        MORTAR = "mortar",
        ROCKET = "rocket",
        MISSILE = "missile",
        MISSILE_OR_ROCKET = "missile_or_rocket",
        ARTILLERY = "artillery",
        TANK = "tank",
        NAVAL = "naval",
        AIRCRAFT = "aircraft",
        HELICOPTER = "helicopter",
        DRONE = "drone",
        RECON = "recon",
        SMALL_ARMS = "small_arms",
        SNIPER = "sniper",
        RPG = "rpg",
        GRENADE = "grenade",
        BOMB = "bomb",
        IED = "ied",
        MINE = "mine",
        CAR_BOMB = "car_bomb",
        SUICIDE_VEST = "suicide_vest",
        BARREL = "barrel",
        INCENDIARY = "incendiary",
        STONE_ETC = "stone_etc",
        AIR_DEFENCE = "air_defence",
        AIR = "air",
        GROUND = "ground",
        ANY = "*",
    }
}

impl Weapons {
    /// What falls or is fired from afar.
    pub const SHELLS: Weapons = Weapons::SHELL
        .with(Weapons::MORTAR)
        .with(Weapons::ROCKET)
        .with(Weapons::MISSILE)
        .with(Weapons::MISSILE_OR_ROCKET)
        .with(Weapons::RPG);
    /// Guns and launchers.
    pub const GUNS: Weapons =
        Weapons::SHELLS.with(Weapons::ARTILLERY).with(Weapons::TANK).with(Weapons::NAVAL);
    /// What flies.
    pub const FLYERS: Weapons =
        Weapons::AIRCRAFT.with(Weapons::HELICOPTER).with(Weapons::DRONE).with(Weapons::RECON);
    /// What is planted or carried.
    pub const DEVICES: Weapons = Weapons::BOMB
        .with(Weapons::IED)
        .with(Weapons::MINE)
        .with(Weapons::CAR_BOMB)
        .with(Weapons::SUICIDE_VEST)
        .with(Weapons::GRENADE)
        .with(Weapons::BARREL);
    /// What has its own crew: as a subject it stands for its owner.
    pub const PLATFORMS: Weapons = Weapons::FLYERS
        .with(Weapons::ARTILLERY)
        .with(Weapons::TANK)
        .with(Weapons::NAVAL)
        .with(Weapons::SNIPER)
        .with(Weapons::AIR_DEFENCE);
}

/// Declares an enum with its names in the seeds.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[allow(missing_docs)]
        pub enum $name { #[default] None, $($variant,)* }

        impl $name {
            /// The value with this name in the seeds.
            pub fn parse(name: &str) -> Option<$name> {
                match name { $($text => Some($name::$variant),)* _ => None }
            }
        }

        impl crate::vocabulary::Vocabulary for $name {
            const NAMES: &'static [&'static str] = &[$($text,)*];
        }
    };
}

named! {
    /// Closed-class words.
    Func {
        Subordinator = "subordinator",
        Opener = "opener",
        Relative = "relative",
        Demonstrative = "demonstrative",
        Pronoun = "pronoun",
        Negative = "negative",
        Particle = "particle",
        Conjunction = "conjunction",
        Adverb = "adverb",
        Preposition = "preposition",
    }
}

named! {
    /// Prepositions by what they mean for a frame. `B`, `K`, `L` are the attached ones.
    Prep {
        In = "in",
        At = "at",
        From = "from",
        To = "to",
        On = "on",
        About = "about",
        With = "with",
        Against = "against",
        By = "by",
        Means = "means",
        Support = "support",
        Led = "led",
        Until = "until",
        Since = "since",
        During = "during",
        Before = "before",
        After = "after",
        Cause = "cause",
        Between = "between",
        Without = "without",
        Other = "other",
        B = "b",
        K = "k",
        L = "l",
    }
}

named! {
    /// What a trigger needs around it to be an event.
    Needs {
        Military = "military",
        Armed = "armed",
        Weapon = "weapon",
        NotPlace = "not_place",
        Strike = "strike",
        Struck = "struck",
        War = "war",
        Anaphor = "anaphor",
        Bullets = "bullets",
        Artillery = "artillery",
        Cordon = "cordon",
        Words = "words",
        Guns = "guns",
        ObjectWeapon = "object_weapon",
        ObjectFire = "object_fire",
        ObjectDevice = "object_device",
        ObjectAircraft = "object_aircraft",
        ObjectDrone = "object_drone",
        Told = "told",
        SubjectShell = "subject_shell",
        ShellNear = "shell_near",
        NotUnit = "not_unit",
        Person = "person",
        Flyer = "flyer",
        Drone = "drone",
        DroneAirspace = "drone_airspace",
        ArmedOn = "armed_on",
        Access = "access",
        Route = "route",
        OwnSubject = "own_subject",
        Speech = "speech",
        Clause = "clause",
        ClauseHuman = "clause_human",
        Human = "human",
        HumanSubject = "human_subject",
        To = "to",
        About = "about",
        Issued = "issued",
        Announcement = "announcement",
        Owned = "owned",
        Comment = "comment",
        Insist = "insist",
        Relay = "relay",
        Monitor = "monitor",
        Stance = "stance",
        Express = "express",
        Responsibility = "responsibility",
        Blame = "blame",
        Claimable = "claimable",
        Media = "media",
    }
}

named! {
    /// What a slot of a frame holds.
    Slot {
        Agent = "agent",
        Target = "target",
        Weapon = "weapon",
        Place = "place",
        Auto = "auto",
        Nothing = "none",
    }
}
