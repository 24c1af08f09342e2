//! The closed vocabularies of the output: kinds, modes, roles and attributes, with their names in the JSON contract.

use std::fmt;

use serde::{Deserialize, Serialize};

pub use crate::kind::EventKind;

/// Declares an enum with its names in the JSON contract, `Display`, `FromStr`-like `parse` and serde.
macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])* #[serde(rename = $text)] $variant,)* }

        impl $name {
            /// Every value.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The name in the JSON contract.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }

            /// The value with this name.
            pub fn parse(name: &str) -> Option<$name> {
                match name { $($text => Some($name::$variant),)* _ => None }
            }
        }

        impl crate::vocabulary::Vocabulary for $name {
            const NAMES: &'static [&'static str] = &[$($text,)*];
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

names! {
    /// How: the refinement of a kind.
    Mode {
        /// Attack by ground forces.
        GroundAssault = "ground_assault",
        /// Raid, search, infiltration, air landing.
        Raid = "raid",
        /// Ambush.
        Ambush = "ambush",
        /// Shooting.
        Shooting = "shooting",
        /// Sniping.
        Sniping = "sniping",
        /// Assassination.
        Assassination = "assassination",
        /// Strike by manned or unspecified aircraft.
        Airstrike = "airstrike",
        /// Strike by a drone.
        DroneStrike = "drone_strike",
        /// Explosive device.
        Bombing = "bombing",
        /// Suicide bombing.
        SuicideBombing = "suicide_bombing",
        /// Vehicle bomb.
        CarBombing = "car_bombing",
        /// Mine.
        Landmine = "landmine",
        /// An aircraft is shot down.
        Shootdown = "shootdown",
        /// Artillery.
        Artillery = "artillery",
        /// Mortar.
        Mortar = "mortar",
        /// Unguided rocket.
        Rocket = "rocket",
        /// Guided or ballistic missile.
        Missile = "missile",
        /// Tank gun.
        Tank = "tank",
        /// Naval gun.
        Naval = "naval",
        /// Encirclement.
        Encirclement = "encirclement",
        /// Blockade: roads closed, supplies barred.
        Blockade = "blockade",
        /// Forces deploy.
        Deployment = "deployment",
        /// Forces advance.
        Advance = "advance",
        /// Forces withdraw.
        Withdrawal = "withdrawal",
        /// A place is taken.
        Takeover = "takeover",
        /// Arrest.
        Arrest = "arrest",
        /// Abduction.
        Abduction = "abduction",
        /// Capture of fighters.
        Capture = "capture",
        /// Release.
        Release = "release",
        /// A truce is agreed.
        Agreement = "agreement",
        /// A truce is breached.
        Violation = "violation",
        /// A truce collapses.
        Collapse = "collapse",
    }
}

names! {
    /// The part that an argument plays.
    Role {
        /// Who did it; for a statement, the speaker.
        Agent = "agent",
        /// Who or what was hit; for a statement, whoever is accused, warned or called upon.
        Target = "target",
        /// Defenders, supporters, mediators; the outlet that passes a statement on.
        Other = "other",
        /// Where.
        Place = "place",
        /// When.
        Time = "time",
        /// Means.
        Weapon = "weapon",
    }
}

names! {
    /// Does the text say that it happened?
    Polarity {
        /// It says so.
        Positive = "positive",
        /// It says that it did not happen, or someone denies it.
        Negative = "negative",
    }
}

names! {
    /// In what mood the text speaks of the event.
    Modality {
        /// As a fact.
        Asserted = "asserted",
        /// Planned, prepared, threatened.
        Intended = "intended",
        /// Demanded or called for.
        Requested = "requested",
        /// Possible, feared, conditional.
        Hypothetical = "hypothetical",
    }
}

names! {
    /// When, seen from the text.
    Tense {
        /// Before.
        Past = "past",
        /// Ongoing.
        Present = "present",
        /// To come.
        Future = "future",
        /// The text does not tell.
        Unspecified = "unspecified",
    }
}

names! {
    /// What a speaker does by a statement.
    Act {
        /// Says.
        Say = "say",
        /// Announces.
        Announce = "announce",
        /// Affirms.
        Affirm = "affirm",
        /// Denies, rejects.
        Deny = "deny",
        /// Accuses, holds responsible.
        Accuse = "accuse",
        /// Condemns.
        Condemn = "condemn",
        /// Warns, threatens.
        Warn = "warn",
        /// Demands, calls for.
        Demand = "demand",
        /// Claims, alleges.
        Claim = "claim",
    }
}

names! {
    /// The TIMEX3 type of a time phrase.
    TimeType {
        /// A calendar date, or a vague one.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// How long.
        Duration = "DURATION",
        /// How often.
        Set = "SET",
    }
}

names! {
    /// The TIMEX3 modifier of a time phrase.
    TimeMod {
        /// About.
        Approx = "APPROX",
        /// Before.
        Before = "BEFORE",
        /// After.
        After = "AFTER",
        /// At the start of.
        Start = "START",
        /// In the middle of.
        Mid = "MID",
        /// At the end of.
        End = "END",
    }
}

names! {
    /// What sort of place it is.
    PlaceKind {
        /// A state.
        Country = "country",
        /// A first-level division: governorate, province, state.
        Governorate = "governorate",
        /// A division below it: district, sub-district, municipality.
        District = "district",
        /// A city.
        City = "city",
        /// A town.
        Town = "town",
        /// A village or hamlet.
        Village = "village",
        /// A quarter or suburb.
        Neighbourhood = "neighbourhood",
        /// A camp of refugees or displaced people.
        Camp = "camp",
        /// A landscape or an area without an administration of its own.
        Region = "region",
        /// A mountain, hill or range.
        Mountain = "mountain",
        /// A river, canal or wadi.
        River = "river",
        /// A lake or marsh.
        Lake = "lake",
        /// A sea or ocean.
        Sea = "sea",
        /// A gulf or bay.
        Gulf = "gulf",
        /// A strait.
        Strait = "strait",
        /// An island or group of islands.
        Island = "island",
        /// A dam.
        Dam = "dam",
        /// An airport, civil or military.
        Airport = "airport",
        /// A military base, barracks or position.
        Base = "base",
        /// A border or internal crossing.
        Crossing = "crossing",
        /// A border as a whole.
        Border = "border",
        /// A port.
        Port = "port",
        /// A road or street.
        Road = "road",
        /// A bridge.
        Bridge = "bridge",
        /// A square or roundabout.
        Square = "square",
        /// A building or works known by name: hospital, prison, power station, field.
        Facility = "facility",
    }
}

names! {
    /// A point of the compass.
    Direction {
        /// North.
        North = "north",
        /// North-east.
        Northeast = "northeast",
        /// East.
        East = "east",
        /// South-east.
        Southeast = "southeast",
        /// South.
        South = "south",
        /// South-west.
        Southwest = "southwest",
        /// West.
        West = "west",
        /// North-west.
        Northwest = "northwest",
    }
}

names! {
    /// How the spot that the text means lies to the place that it names.
    RelationKind {
        /// North of it, or in its north.
        NorthOf = "north_of",
        /// North-east.
        NortheastOf = "northeast_of",
        /// East.
        EastOf = "east_of",
        /// South-east.
        SoutheastOf = "southeast_of",
        /// South.
        SouthOf = "south_of",
        /// South-west.
        SouthwestOf = "southwest_of",
        /// West.
        WestOf = "west_of",
        /// North-west.
        NorthwestOf = "northwest_of",
        /// At a distance from it that the text tells.
        Distance = "distance",
        /// In the country round it.
        Countryside = "countryside",
        /// Near it, or around it.
        Near = "near",
        /// On its edge.
        Outskirts = "outskirts",
        /// In its middle.
        Centre = "centre",
    }
}

names! {
    /// What sort of actor it is.
    ActorType {
        /// The forces of a state.
        StateForces = "state_forces",
        /// A group under arms.
        ArmedGroup = "armed_group",
        /// An armed group that belongs to a party or a movement.
        PoliticalMilitia = "political_militia",
        /// Police and internal security.
        Police = "police",
        /// Forces of several states or groups.
        Coalition = "coalition",
        /// A government, ministry or office.
        Government = "government",
        /// A party or political movement.
        Party = "party",
        /// An international organisation.
        International = "international",
        /// An aid body.
        Aid = "aid",
        /// A monitor or rights group.
        Monitor = "monitor",
        /// A court.
        Court = "court",
        /// An outlet.
        Media = "media",
        /// Civilians.
        Civilians = "civilians",
        /// A state as a whole.
        State = "state",
        /// An armed group of a tribe, clan or community.
        IdentityMilitia = "identity_militia",
        /// Armed persons of whom nothing more is told.
        UnidentifiedArmed = "unidentified_armed",
        /// Peaceful demonstrators.
        Protesters = "protesters",
        /// Violent demonstrators.
        Rioters = "rioters",
        /// Criminals: gangs, smugglers, pirates.
        Criminal = "criminal",
        /// A person in the public eye.
        Person = "person",
        /// Activists and oppositionists.
        Activists = "activists",
        /// Sources that are not named, and witnesses.
        Source = "source",
        /// A body of civil life: union, company, association, hospital.
        Organisation = "organisation",
        /// People of whom it is not told what they are.
        People = "people",
    }
}

names! {
    /// What the words are to the actor that they refer to.
    ActorRelation {
        /// Someone who speaks for it.
        Spokesperson = "spokesperson",
        /// Someone who holds an office of it or leads it.
        Office = "office",
        /// Persons or units of it.
        Member = "member",
        /// A thing of it: a position, a vehicle, a building.
        Property = "property",
    }
}
