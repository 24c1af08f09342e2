"""The JSON contract."""

from __future__ import annotations

import json

import pytest

import hadath

EVENT_KEYS = ["id", "kind", "mode", "trigger", "arguments", "count", "polarity", "modality", "tense", "source", "coref"]


def test_contract(extraction: hadath.Extraction) -> None:
    line = extraction.to_json()
    assert "\n" not in line
    record = extraction.to_dict()
    assert record == json.loads(line)
    assert list(record) == ["schema_version", "id", "published", "text", "events"]
    assert record["events"] == [event.to_dict() for event in extraction]
    for event in record["events"]:
        assert set(EVENT_KEYS) < set(event)
        for piece in [event["trigger"], *event["arguments"]]:
            assert record["text"][piece["start"] : piece["end"]] == piece["text"]


def test_dict_and_attributes_agree(extraction: hadath.Extraction) -> None:
    def piece(of: hadath.Span | hadath.Argument | hadath.Step) -> dict[str, object]:
        return {"start": of.start, "end": of.end, "text": of.text}

    for event in extraction:
        record = event.to_dict()
        for name in EVENT_KEYS[:3] + EVENT_KEYS[5:] + ["generic"]:
            assert record[name] == getattr(event, name), name
        assert record.get("act") == event.act
        assert record["trigger"] == piece(event.trigger)
        for argument, expected in zip(event.arguments, record["arguments"]):
            full = {"role": argument.role, **piece(argument), "rule": argument.rule}
            if argument.type is not None:
                full.update(type=argument.type, value=argument.value)
            if argument.mod is not None:
                full["mod"] = argument.mod
            if argument.entity is not None:
                full["entity"] = argument.entity
            for known in (argument.place, argument.actor):
                full.update(known.to_dict() if known else {})
            assert full == expected
        assert event.evidence is not None
        steps = [{"rule": step.rule, **piece(step)} for step in event.evidence.steps]
        assert record["evidence"] == {"entry": event.evidence.entry, "steps": steps}


def test_plain_values_only(extraction: hadath.Extraction) -> None:
    def check(value: object) -> None:
        assert type(value) in (dict, list, str, int, float, bool, type(None))
        if isinstance(value, dict):
            assert all(type(key) is str for key in value)
            value = list(value.values())
        if isinstance(value, list):
            for item in value:
                check(item)

    check(extraction.to_dict())


@pytest.mark.parametrize("ascii_only", [False, True])
def test_round_trip(ascii_only: bool, extraction: hadath.Extraction) -> None:
    assert hadath.Extraction.from_json(extraction.to_json()) == extraction
    again = hadath.Extraction.from_json(json.dumps(extraction.to_dict(), ensure_ascii=ascii_only, indent=1))
    assert again == extraction
    assert again.events == extraction.events
    assert again.to_json() == extraction.to_json()


def test_round_trip_beyond_the_basic_plane(text: str) -> None:
    extraction = hadath.extract(f"😀𐎀 {text} \x00\u2028 '\"\\")
    assert extraction.events[0].trigger.start == 3
    assert hadath.Extraction.from_json(json.dumps(extraction.to_dict())) == extraction


def test_events_without_evidence(extraction: hadath.Extraction) -> None:
    record = extraction.to_dict()
    for event in record["events"]:
        del event["evidence"]
    again = hadath.Extraction.from_json(json.dumps(record))
    assert [event.trigger for event in again] == [event.trigger for event in extraction]


@pytest.mark.parametrize("bad", ["", "[]", "{", '{"text": "a"}', '{"text": "\\ud800", "events": []}', "null"])
def test_no_extraction(bad: str) -> None:
    with pytest.raises(hadath.InputError, match="not an extraction: "):
        hadath.Extraction.from_json(bad)


@pytest.mark.parametrize(
    ("name", "value"),
    [("kind", "War!"), ("trigger", {"start": 1, "end": 4, "text": "قصفت"}), ("polarity", None), ("id", -1)],
)
def test_what_does_not_fit(name: str, value: object, text: str) -> None:
    record = hadath.extract(text).to_dict()
    record["events"][0][name] = value
    with pytest.raises(hadath.InputError, match="not an extraction: "):
        hadath.Extraction.from_json(json.dumps(record))


def test_offsets_past_the_end(text: str) -> None:
    record = hadath.extract(text).to_dict()
    record["events"][0]["trigger"].update(start=1000, end=1004)
    with pytest.raises(hadath.InputError, match="1000-1004"):
        hadath.Extraction.from_json(json.dumps(record))


def test_wrong_types() -> None:
    with pytest.raises(TypeError, match="json must be str, not bytes"):
        hadath.Extraction.from_json(b"{}")  # type: ignore[arg-type]
    with pytest.raises(hadath.InputError, match="json has a lone surrogate"):
        hadath.Extraction.from_json("\ud800")
