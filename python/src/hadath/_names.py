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
