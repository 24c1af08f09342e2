"""Typed conflict events from Arabic news text: who did what to whom, where, when, with what, and on whose word.

All offsets count characters (Unicode code points, as ``str`` does) from the start of the text, end exclusive.

>>> import hadath
>>> text = "قصفت مدفعية الجيش حي الزيتون صباح الأحد."
>>> for event in hadath.extract(text, published="2026-01-07"):
...     print(event.kind, event.trigger.text, text[event.trigger.start:event.trigger.end])
shelling قصفت قصفت
"""

from ._batch import Extractions
from ._errors import GazetteerError, HadathError, InputError, LexiconError
from ._extractor import Extractor, extract_iter, extract_many
from ._names import (
    Act,
    ActorRelation,
    ActorType,
    Direction,
    EventKind,
    Modality,
    Mode,
    PlaceKind,
    Polarity,
    RelationKind,
    Role,
    Tense,
    TimeMod,
    TimeType,
)
from ._native import (
    ActorCodes,
    ActorRef,
    Argument,
    Event,
    Evidence,
    Explanation,
    Extraction,
    InferredTime,
    PlaceName,
    PlaceRef,
    Relation,
    Span,
    Step,
    TimePhrase,
    __version__,
    extract,
    times,
)
from ._stream import Stream

__all__ = [
    "Act",
    "ActorCodes",
    "ActorRef",
    "ActorRelation",
    "ActorType",
    "Argument",
    "Direction",
    "Event",
    "EventKind",
    "Evidence",
    "Explanation",
    "Extraction",
    "Extractions",
    "Extractor",
    "GazetteerError",
    "HadathError",
    "InferredTime",
    "InputError",
    "LexiconError",
    "Modality",
    "Mode",
    "PlaceKind",
    "PlaceName",
    "PlaceRef",
    "Polarity",
    "Relation",
    "RelationKind",
    "Role",
    "Span",
    "Step",
    "Stream",
    "Tense",
    "TimeMod",
    "TimePhrase",
    "TimeType",
    "__version__",
    "extract",
    "extract_iter",
    "extract_many",
    "times",
]
