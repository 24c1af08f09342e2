"""The enums. Each member is a string: ``kind == "attack"`` and ``kind is EventKind.ATTACK`` both hold.

The values are those of the core, in its order; importing the native module checks that.
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

    ATTACK = "attack"
    SHELLING = "shelling"
    DRONE_OVERFLIGHT = "drone_overflight"
    SIEGE = "siege"
    STATEMENT = "statement"
    CLASH = "clash"
    CASUALTY = "casualty"
    DISPLACEMENT = "displacement"
    DETENTION = "detention"
    CEASEFIRE = "ceasefire"
    MOVEMENT = "movement"
    PROTEST = "protest"
    AIRCRAFT_OVERFLIGHT = "aircraft_overflight"


class Mode(_Name):
    """How: the refinement of a kind.

    >>> import hadath
    >>> hadath.Mode.ARTILLERY == "artillery"
    True
    """

    __module__ = "hadath"

    GROUND_ASSAULT = "ground_assault"
    RAID = "raid"
    AMBUSH = "ambush"
    SHOOTING = "shooting"
    SNIPING = "sniping"
    ASSASSINATION = "assassination"
    AIRSTRIKE = "airstrike"
    DRONE_STRIKE = "drone_strike"
    BOMBING = "bombing"
    SUICIDE_BOMBING = "suicide_bombing"
    CAR_BOMBING = "car_bombing"
    LANDMINE = "landmine"
    SHOOTDOWN = "shootdown"
    ARTILLERY = "artillery"
    MORTAR = "mortar"
    ROCKET = "rocket"
    MISSILE = "missile"
    TANK = "tank"
    NAVAL = "naval"
    ENCIRCLEMENT = "encirclement"
    BLOCKADE = "blockade"
    DEPLOYMENT = "deployment"
    ADVANCE = "advance"
    WITHDRAWAL = "withdrawal"
    TAKEOVER = "takeover"
    ARREST = "arrest"
    ABDUCTION = "abduction"
    CAPTURE = "capture"
    RELEASE = "release"
    AGREEMENT = "agreement"
    VIOLATION = "violation"
    COLLAPSE = "collapse"


class Role(_Name):
    """The part that an argument plays.

    >>> import hadath
    >>> [str(role) for role in hadath.Role]
    ['agent', 'target', 'other', 'place', 'time', 'weapon']
    """

    __module__ = "hadath"

    AGENT = "agent"
    TARGET = "target"
    OTHER = "other"
    PLACE = "place"
    TIME = "time"
    WEAPON = "weapon"


class Polarity(_Name):
    """Does the text say that it happened? Negative: it says that it did not, or someone denies it.

    >>> import hadath
    >>> hadath.Polarity.NEGATIVE == "negative"
    True
    """

    __module__ = "hadath"

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(_Name):
    """In what mood the text speaks of the event: as a fact, planned, demanded, or possible.

    >>> import hadath
    >>> hadath.Modality.REQUESTED == "requested"
    True
    """

    __module__ = "hadath"

    ASSERTED = "asserted"
    INTENDED = "intended"
    REQUESTED = "requested"
    HYPOTHETICAL = "hypothetical"


class Tense(_Name):
    """When, seen from the text.

    >>> import hadath
    >>> hadath.Tense.PRESENT == "present"
    True
    """

    __module__ = "hadath"

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNSPECIFIED = "unspecified"


class Act(_Name):
    """What a speaker does by a statement.

    >>> import hadath
    >>> hadath.Act.DENY == "deny"
    True
    """

    __module__ = "hadath"

    SAY = "say"
    ANNOUNCE = "announce"
    AFFIRM = "affirm"
    DENY = "deny"
    ACCUSE = "accuse"
    CONDEMN = "condemn"
    WARN = "warn"
    DEMAND = "demand"
    CLAIM = "claim"


class TimeType(_Name):
    """The TIMEX3 type of a time phrase: calendar date, time of day, how long, how often.

    >>> import hadath
    >>> hadath.TimeType.DATE == "DATE"
    True
    """

    __module__ = "hadath"

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeMod(_Name):
    """The TIMEX3 modifier of a time phrase.

    >>> import hadath
    >>> hadath.TimeMod.APPROX == "APPROX"
    True
    """

    __module__ = "hadath"

    APPROX = "APPROX"
    BEFORE = "BEFORE"
    AFTER = "AFTER"
    START = "START"
    MID = "MID"
    END = "END"


class PlaceKind(_Name):
    """What sort of place it is.

    >>> import hadath
    >>> hadath.PlaceKind.COUNTRY == "country"
    True
    """

    __module__ = "hadath"

    COUNTRY = "country"
    GOVERNORATE = "governorate"
    DISTRICT = "district"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"
    CAMP = "camp"
    REGION = "region"
    MOUNTAIN = "mountain"
    RIVER = "river"
    LAKE = "lake"
    SEA = "sea"
    GULF = "gulf"
    STRAIT = "strait"
    ISLAND = "island"
    DAM = "dam"
    AIRPORT = "airport"
    BASE = "base"
    CROSSING = "crossing"
    BORDER = "border"
    PORT = "port"
    ROAD = "road"
    BRIDGE = "bridge"
    SQUARE = "square"
    FACILITY = "facility"


class Direction(_Name):
    """A point of the compass.

    >>> import hadath
    >>> hadath.Direction.NORTH == "north"
    True
    """

    __module__ = "hadath"

    NORTH = "north"
    NORTHEAST = "northeast"
    EAST = "east"
    SOUTHEAST = "southeast"
    SOUTH = "south"
    SOUTHWEST = "southwest"
    WEST = "west"
    NORTHWEST = "northwest"


class RelationKind(_Name):
    """How the spot that the text means lies to the place that it names.

    >>> import hadath
    >>> hadath.RelationKind.NORTH_OF == "north_of"
    True
    """

    __module__ = "hadath"

    NORTH_OF = "north_of"
    NORTHEAST_OF = "northeast_of"
    EAST_OF = "east_of"
    SOUTHEAST_OF = "southeast_of"
    SOUTH_OF = "south_of"
    SOUTHWEST_OF = "southwest_of"
    WEST_OF = "west_of"
    NORTHWEST_OF = "northwest_of"
    DISTANCE = "distance"
    COUNTRYSIDE = "countryside"
    NEAR = "near"
    OUTSKIRTS = "outskirts"
    CENTRE = "centre"


class ActorType(_Name):
    """What sort of actor it is.

    >>> import hadath
    >>> hadath.ActorType.STATE_FORCES == "state_forces"
    True
    """

    __module__ = "hadath"

    STATE_FORCES = "state_forces"
    ARMED_GROUP = "armed_group"
    POLITICAL_MILITIA = "political_militia"
    POLICE = "police"
    COALITION = "coalition"
    GOVERNMENT = "government"
    PARTY = "party"
    INTERNATIONAL = "international"
    AID = "aid"
    MONITOR = "monitor"
    COURT = "court"
    MEDIA = "media"
    CIVILIANS = "civilians"
    STATE = "state"
    IDENTITY_MILITIA = "identity_militia"
    UNIDENTIFIED_ARMED = "unidentified_armed"
    PROTESTERS = "protesters"
    RIOTERS = "rioters"
    CRIMINAL = "criminal"
    PERSON = "person"
    ACTIVISTS = "activists"
    SOURCE = "source"
    ORGANISATION = "organisation"
    PEOPLE = "people"


class ActorRelation(_Name):
    """What the words are to the actor that they refer to.

    >>> import hadath
    >>> hadath.ActorRelation.SPOKESPERSON == "spokesperson"
    True
    """

    __module__ = "hadath"

    SPOKESPERSON = "spokesperson"
    OFFICE = "office"
    MEMBER = "member"
    PROPERTY = "property"
