"""Results as values: representation, equality, hash, copies, pickle, immutability."""

from __future__ import annotations

import copy
import pickle

import pytest

import hadath

SPAN = hadath.Span(5, 10, "مدفعي")
TIME = hadath.Argument("time", 0, 5, "الأحد", type="DATE", value="2026-01-04", mod="APPROX", rule="weekday")
PLACE = hadath.Argument(hadath.Role.PLACE, 0, 3, "حلب")
STEP = hadath.Step("denied", 0, 2, "لم")
EVIDENCE = hadath.Evidence("triggers/shelling.toml: قصف", [STEP, STEP])
SMALL = [SPAN, TIME, PLACE, STEP, EVIDENCE]


REFERENCES = (
    hadath.PlaceRef.from_json('{"alternatives": [], "relation": {"type": "north_of"}}'),
    hadath.PlaceName.from_json('{"ref": "SY", "name": "سوريا", "name_en": "Syria", "kind": "country", "score": 0.5}'),
    hadath.Relation.from_json('{"type": "distance", "km": 10.0}'),
    hadath.ActorRef.from_json('{"type": "armed_group"}'),
)


def every(extraction: hadath.Extraction) -> list[object]:
    """Objects of every class, made by hand and found."""
    found: list[object] = [extraction, *extraction]
    for event in extraction:
        found += [event.trigger, *event.arguments, event.evidence, event.kind]
        found += event.evidence.steps if event.evidence else ()
    for argument in (argument for event in extraction for argument in event.arguments):
        found += [known for known in (argument.place, argument.actor) if known]
    return [*SMALL, *REFERENCES, *found]


def test_equality_and_hash(extraction: hadath.Extraction) -> None:
    again = hadath.extract(extraction.text, extraction.published, extraction.id)
    values, others = every(extraction), every(again)
    assert values == others
    assert [hash(value) for value in values] == [hash(other) for other in others]
    assert all(value != "" and value != 0 and value is not None for value in values)
    assert len(set(extraction)) == len(extraction)


@pytest.mark.parametrize(
    "other",
    [
        hadath.Span(6, 11, "مدفعي"),
        hadath.Span(5, 10, "مدفعا"),
        hadath.Argument("time", 0, 5, "الأحد", type="DATE", value="2026-01-04", rule="weekday"),
        hadath.Argument("place", 0, 3, "حلب", rule="x"),
        hadath.Step("affirmed", 0, 2, "لم"),
        hadath.Evidence("triggers/shelling.toml: قصف", [STEP]),
    ],
)
def test_differences(other: object) -> None:
    assert all(value != other for value in SMALL)


def test_extractions_differ_by_each_part(text: str) -> None:
    variants = [(text, None, None), (text + " ", None, None), (text, "2026-01-07", None), (text, None, "a")]
    assert len({hadath.extract(*variant) for variant in variants}) == 4


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickle(protocol: int, extraction: hadath.Extraction) -> None:
    for value in every(extraction):
        again = pickle.loads(pickle.dumps(value, protocol))
        assert type(again) is type(value)
        assert again == value
        assert hash(again) == hash(value)


def test_copies(extraction: hadath.Extraction) -> None:
    for value in every(extraction):
        assert copy.copy(value) == copy.deepcopy(value) == value


def test_extractor_pickles(text: str) -> None:
    again = pickle.loads(pickle.dumps(hadath.Extractor()))
    assert again.extract(text) == hadath.extract(text)
    assert copy.deepcopy(again).extract(text) == hadath.extract(text)
    assert pickle.loads(pickle.dumps(hadath.extract)) is hadath.extract


def test_references_belong_to_their_argument() -> None:
    place, actor = REFERENCES[0], REFERENCES[3]
    assert hadath.Argument("place", 0, 3, "حلب", place=place).place == place
    assert hadath.Argument("agent", 0, 3, "حلب", actor=actor).actor == actor
    assert hadath.Argument("place", 0, 3, "حلب", place=place) != PLACE
    assert REFERENCES[1].score == 0.5 and REFERENCES[2].km == 10


def test_pickled_event_stands_alone(event: hadath.Event) -> None:
    again = pickle.loads(pickle.dumps(event))
    assert again.arguments == event.arguments
    assert again.to_dict() == event.to_dict()


def test_representation_of_small_values() -> None:
    assert repr(SPAN) == "Span(start=5, end=10, text='مدفعي')"
    assert repr(PLACE) == "Argument(role='place', start=0, end=3, text='حلب', rule='')"
    assert "type='DATE', value='2026-01-04', mod='APPROX', rule='weekday'" in repr(TIME)
    assert repr(hadath.Span(0, 2, "'\n")) == "Span(start=0, end=2, text=\"'\\n\")"
    for value in SMALL:
        assert eval(repr(value), vars(hadath)) == value


def test_representation_of_the_rest(text: str, event: hadath.Event) -> None:
    extraction = hadath.extract(text, published="2026-01-07", id="doc-1")
    assert repr(extraction) == "<hadath.Extraction id='doc-1' published='2026-01-07' characters=40 events=1>"
    assert repr(hadath.extract("a😀")) == "<hadath.Extraction characters=2 events=0>"
    assert repr(event).startswith("<hadath.Event 0 shelling 'قصفت' ")
    assert repr(hadath.Extractor()) == "Extractor()"


def test_immutable(extraction: hadath.Extraction) -> None:
    for value in every(extraction):
        if isinstance(value, hadath.EventKind):
            continue
        names = [name for name in dir(value) if not name.startswith("_") and not callable(getattr(value, name))]
        assert names
        for name in [*names, "new"]:
            with pytest.raises(AttributeError):
                setattr(value, name, 1)


def test_constructors_check() -> None:
    with pytest.raises(hadath.InputError, match="a text of 3 characters cannot be characters 0 to 4"):
        hadath.Span(0, 4, "حلب")
    with pytest.raises(hadath.InputError, match="cannot be characters 5 to 2"):
        hadath.Argument("place", 5, 2, "حلب")
    with pytest.raises(hadath.InputError, match=r"not a role: 'actor' \(expected one of agent, target, "):
        hadath.Argument("actor", 0, 3, "حلب")
    with pytest.raises(hadath.InputError, match="not a type of a time: 'date'"):
        hadath.Argument("time", 0, 3, "أمس", type="date")
    with pytest.raises(hadath.InputError, match="not a modifier of a time"):
        hadath.Argument("time", 0, 3, "أمس", type="DATE", mod="")


@pytest.mark.parametrize("made_elsewhere", [hadath.Event, hadath.Extraction])
def test_events_and_extractions_are_not_made_by_hand(made_elsewhere: type) -> None:
    with pytest.raises(TypeError):
        made_elsewhere()


def test_no_subclasses() -> None:
    with pytest.raises(TypeError):
        type("Mine", (hadath.Span,), {})


def test_enums() -> None:
    kind = hadath.EventKind.DRONE_OVERFLIGHT
    assert isinstance(kind, str)
    assert kind == str(kind) == f"{kind}" == "{:s}".format(kind) == "drone_overflight"
    assert hash(kind) == hash("drone_overflight")
    assert {"drone_overflight": 1}[kind] == 1
    assert repr(kind) == "<EventKind.DRONE_OVERFLIGHT: 'drone_overflight'>"
    assert hadath.EventKind("siege") is hadath.EventKind.SIEGE
    with pytest.raises(ValueError):
        hadath.EventKind("war")
    assert type(kind).__module__ == "hadath"
