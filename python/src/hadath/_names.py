"""The enums. Each member is a string: ``kind == "attack"`` and ``kind is EventKind.ATTACK`` both hold.

The values are those of the core, in its order; importing the native module checks that. What each means is said here in
the words of the core (`names.rs`, `kind.rs`).
"""

import enum


class _Name(str, enum.Enum):
    """What ``enum.StrEnum`` is from Python 3.11 on."""

    def __str__(self) -> str:
        return str(self.value)


class EventKind(_Name):
    """What kind of event a mention reports. The first five are the core kinds.

    >>> import hadath
    >>> hadath.EventKind("attack") is hadath.EventKind.ATTACK
    True
    >>> str(hadath.EventKind.ATTACK)
    'attack'
    """

    __module__ = "hadath"

    #: Use of armed force other than shelling.
    ATTACK = "attack"
    #: Bombardment by artillery, mortar, rocket, missile, tank or naval guns.
    SHELLING = "shelling"
    #: An unmanned aircraft flies or watches without striking.
    DRONE_OVERFLIGHT = "drone_overflight"
    #: A place or its people are encircled, blockaded or cut off.
    SIEGE = "siege"
    #: A source says something in public.
    STATEMENT = "statement"
    #: Two armed sides fight each other.
    CLASH = "clash"
    #: People are killed, wounded or missing.
    CASUALTY = "casualty"
    #: People flee or are displaced.
    DISPLACEMENT = "displacement"
    #: Arrest, abduction, capture, release.
    DETENTION = "detention"
    #: Truce, and its breach.
    CEASEFIRE = "ceasefire"
    #: Forces deploy, advance, withdraw, take a place.
    MOVEMENT = "movement"
    #: Demonstration, strike, sit-in, riot.
    PROTEST = "protest"
    #: Manned or unspecified military aircraft fly without striking.
    AIRCRAFT_OVERFLIGHT = "aircraft_overflight"


class Mode(_Name):
    """How: the refinement of a kind.

    >>> import hadath
    >>> hadath.Mode.ARTILLERY == "artillery"
    True
    """

    __module__ = "hadath"

    #: Attack by ground forces.
    GROUND_ASSAULT = "ground_assault"
    #: Raid, search, infiltration, air landing.
    RAID = "raid"
    #: Ambush.
    AMBUSH = "ambush"
    #: Shooting.
    SHOOTING = "shooting"
    #: Sniping.
    SNIPING = "sniping"
    #: Assassination.
    ASSASSINATION = "assassination"
    #: Strike by manned or unspecified aircraft.
    AIRSTRIKE = "airstrike"
    #: Strike by a drone.
    DRONE_STRIKE = "drone_strike"
    #: Explosive device.
    BOMBING = "bombing"
    #: Suicide bombing.
    SUICIDE_BOMBING = "suicide_bombing"
    #: Vehicle bomb.
    CAR_BOMBING = "car_bombing"
    #: Mine.
    LANDMINE = "landmine"
    #: An aircraft is shot down.
    SHOOTDOWN = "shootdown"
    #: Artillery.
    ARTILLERY = "artillery"
    #: Mortar.
    MORTAR = "mortar"
    #: Unguided rocket.
    ROCKET = "rocket"
    #: Guided or ballistic missile.
    MISSILE = "missile"
    #: Tank gun.
    TANK = "tank"
    #: Naval gun.
    NAVAL = "naval"
    #: Encirclement.
    ENCIRCLEMENT = "encirclement"
    #: Blockade: roads closed, supplies barred.
    BLOCKADE = "blockade"
    #: Forces deploy.
    DEPLOYMENT = "deployment"
    #: Forces advance.
    ADVANCE = "advance"
    #: Forces withdraw.
    WITHDRAWAL = "withdrawal"
    #: A place is taken.
    TAKEOVER = "takeover"
    #: Arrest.
    ARREST = "arrest"
    #: Abduction.
    ABDUCTION = "abduction"
    #: Capture of fighters.
    CAPTURE = "capture"
    #: Release.
    RELEASE = "release"
    #: A truce is agreed.
    AGREEMENT = "agreement"
    #: A truce is breached.
    VIOLATION = "violation"
    #: A truce collapses.
    COLLAPSE = "collapse"


class Role(_Name):
    """The part that an argument plays.

    >>> import hadath
    >>> [str(role) for role in hadath.Role]
    ['agent', 'target', 'other', 'place', 'time', 'weapon']
    """

    __module__ = "hadath"

    #: Who did it; for a statement, the speaker.
    AGENT = "agent"
    #: Who or what was hit; for a statement, whoever is accused, warned or called upon.
    TARGET = "target"
    #: Defenders, supporters, mediators; the outlet that passes a statement on.
    OTHER = "other"
    #: Where.
    PLACE = "place"
    #: When.
    TIME = "time"
    #: Means.
    WEAPON = "weapon"


class Polarity(_Name):
    """Does the text say that it happened? Negative: it says that it did not, or someone denies it.

    >>> import hadath
    >>> hadath.Polarity.NEGATIVE == "negative"
    True
    """

    __module__ = "hadath"

    #: It says so.
    POSITIVE = "positive"
    #: It says that it did not happen, or someone denies it.
    NEGATIVE = "negative"


class Modality(_Name):
    """In what mood the text speaks of the event: as a fact, planned, demanded, or possible.

    >>> import hadath
    >>> hadath.Modality.REQUESTED == "requested"
    True
    """

    __module__ = "hadath"

    #: As a fact.
    ASSERTED = "asserted"
    #: Planned, prepared, threatened.
    INTENDED = "intended"
    #: Demanded or called for.
    REQUESTED = "requested"
    #: Possible, feared, conditional.
    HYPOTHETICAL = "hypothetical"


class Tense(_Name):
    """When, seen from the text.

    >>> import hadath
    >>> hadath.Tense.PRESENT == "present"
    True
    """

    __module__ = "hadath"

    #: Before.
    PAST = "past"
    #: Ongoing.
    PRESENT = "present"
    #: To come.
    FUTURE = "future"
    #: The text does not tell.
    UNSPECIFIED = "unspecified"


class Act(_Name):
    """What a speaker does by a statement.

    >>> import hadath
    >>> hadath.Act.DENY == "deny"
    True
    """

    __module__ = "hadath"

    #: Says.
    SAY = "say"
    #: Announces.
    ANNOUNCE = "announce"
    #: Affirms.
    AFFIRM = "affirm"
    #: Denies, rejects.
    DENY = "deny"
    #: Accuses, holds responsible.
    ACCUSE = "accuse"
    #: Condemns.
    CONDEMN = "condemn"
    #: Warns, threatens.
    WARN = "warn"
    #: Demands, calls for.
    DEMAND = "demand"
    #: Claims, alleges.
    CLAIM = "claim"


class TimeType(_Name):
    """The TIMEX3 type of a time phrase: calendar date, time of day, how long, how often.

    >>> import hadath
    >>> hadath.TimeType.DATE == "DATE"
    True
    """

    __module__ = "hadath"

    #: A calendar date, or a vague one.
    DATE = "DATE"
    #: A time of day.
    TIME = "TIME"
    #: How long.
    DURATION = "DURATION"
    #: How often.
    SET = "SET"


class TimeMod(_Name):
    """The TIMEX3 modifier of a time phrase.

    >>> import hadath
    >>> hadath.TimeMod.APPROX == "APPROX"
    True
    """

    __module__ = "hadath"

    #: About.
    APPROX = "APPROX"
    #: Before.
    BEFORE = "BEFORE"
    #: After.
    AFTER = "AFTER"
    #: At the start of.
    START = "START"
    #: In the middle of.
    MID = "MID"
    #: At the end of.
    END = "END"


class PlaceKind(_Name):
    """What sort of place it is.

    >>> import hadath
    >>> hadath.PlaceKind.COUNTRY == "country"
    True
    """

    __module__ = "hadath"

    #: A state.
    COUNTRY = "country"
    #: A first-level division: governorate, province, state.
    GOVERNORATE = "governorate"
    #: A division below it: district, sub-district, municipality.
    DISTRICT = "district"
    #: A city.
    CITY = "city"
    #: A town.
    TOWN = "town"
    #: A village or hamlet.
    VILLAGE = "village"
    #: A quarter or suburb.
    NEIGHBOURHOOD = "neighbourhood"
    #: A camp of refugees or displaced people.
    CAMP = "camp"
    #: A landscape or an area without an administration of its own.
    REGION = "region"
    #: A mountain, hill or range.
    MOUNTAIN = "mountain"
    #: A river, canal or wadi.
    RIVER = "river"
    #: A lake or marsh.
    LAKE = "lake"
    #: A sea or ocean.
    SEA = "sea"
    #: A gulf or bay.
    GULF = "gulf"
    #: A strait.
    STRAIT = "strait"
    #: An island or group of islands.
    ISLAND = "island"
    #: A dam.
    DAM = "dam"
    #: An airport, civil or military.
    AIRPORT = "airport"
    #: A military base, barracks or position.
    BASE = "base"
    #: A border or internal crossing.
    CROSSING = "crossing"
    #: A border as a whole.
    BORDER = "border"
    #: A port.
    PORT = "port"
    #: A road or street.
    ROAD = "road"
    #: A bridge.
    BRIDGE = "bridge"
    #: A square or roundabout.
    SQUARE = "square"
    #: A building or works known by name: hospital, prison, power station, field.
    FACILITY = "facility"


class Direction(_Name):
    """A point of the compass.

    >>> import hadath
    >>> hadath.Direction.NORTH == "north"
    True
    """

    __module__ = "hadath"

    #: North.
    NORTH = "north"
    #: North-east.
    NORTHEAST = "northeast"
    #: East.
    EAST = "east"
    #: South-east.
    SOUTHEAST = "southeast"
    #: South.
    SOUTH = "south"
    #: South-west.
    SOUTHWEST = "southwest"
    #: West.
    WEST = "west"
    #: North-west.
    NORTHWEST = "northwest"


class RelationKind(_Name):
    """How the spot that the text means lies to the place that it names.

    >>> import hadath
    >>> hadath.RelationKind.NORTH_OF == "north_of"
    True
    """

    __module__ = "hadath"

    #: North of it, or in its north.
    NORTH_OF = "north_of"
    #: North-east.
    NORTHEAST_OF = "northeast_of"
    #: East.
    EAST_OF = "east_of"
    #: South-east.
    SOUTHEAST_OF = "southeast_of"
    #: South.
    SOUTH_OF = "south_of"
    #: South-west.
    SOUTHWEST_OF = "southwest_of"
    #: West.
    WEST_OF = "west_of"
    #: North-west.
    NORTHWEST_OF = "northwest_of"
    #: At a distance from it that the text tells.
    DISTANCE = "distance"
    #: In the country round it.
    COUNTRYSIDE = "countryside"
    #: Near it, or around it.
    NEAR = "near"
    #: On its edge.
    OUTSKIRTS = "outskirts"
    #: In its middle.
    CENTRE = "centre"


class ActorType(_Name):
    """What sort of actor it is.

    >>> import hadath
    >>> hadath.ActorType.STATE_FORCES == "state_forces"
    True
    """

    __module__ = "hadath"

    #: The forces of a state.
    STATE_FORCES = "state_forces"
    #: A group under arms.
    ARMED_GROUP = "armed_group"
    #: An armed group that belongs to a party or a movement.
    POLITICAL_MILITIA = "political_militia"
    #: Police and internal security.
    POLICE = "police"
    #: Forces of several states or groups.
    COALITION = "coalition"
    #: A government, ministry or office.
    GOVERNMENT = "government"
    #: A party or political movement.
    PARTY = "party"
    #: An international organisation.
    INTERNATIONAL = "international"
    #: An aid body.
    AID = "aid"
    #: A monitor or rights group.
    MONITOR = "monitor"
    #: A court.
    COURT = "court"
    #: An outlet.
    MEDIA = "media"
    #: Civilians.
    CIVILIANS = "civilians"
    #: A state as a whole.
    STATE = "state"
    #: An armed group of a tribe, clan or community.
    IDENTITY_MILITIA = "identity_militia"
    #: Armed persons of whom nothing more is told.
    UNIDENTIFIED_ARMED = "unidentified_armed"
    #: Peaceful demonstrators.
    PROTESTERS = "protesters"
    #: Violent demonstrators.
    RIOTERS = "rioters"
    #: Criminals: gangs, smugglers, pirates.
    CRIMINAL = "criminal"
    #: A person in the public eye.
    PERSON = "person"
    #: Activists and oppositionists.
    ACTIVISTS = "activists"
    #: Sources that are not named, and witnesses.
    SOURCE = "source"
    #: A body of civil life: union, company, association, hospital.
    ORGANISATION = "organisation"
    #: People of whom it is not told what they are.
    PEOPLE = "people"


class ActorRelation(_Name):
    """What the words are to the actor that they refer to.

    >>> import hadath
    >>> hadath.ActorRelation.SPOKESPERSON == "spokesperson"
    True
    """

    __module__ = "hadath"

    #: Someone who speaks for it.
    SPOKESPERSON = "spokesperson"
    #: Someone who holds an office of it or leads it.
    OFFICE = "office"
    #: Persons or units of it.
    MEMBER = "member"
    #: A thing of it: a position, a vehicle, a building.
    PROPERTY = "property"
