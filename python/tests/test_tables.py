"""Results as tables, and what the documentation says of their columns."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest

import hadath

RESULTS = hadath.extract_many(
    [
        "أعلنت وزارة الدفاع أن الفصائل شنّت أربع هجمات متتالية على أحياء الشيخ مقصود والأشرفية في حلب أمس.",
        None,
        "لا جديد.",
        "قصفت مدفعية الجيش حي الزيتون صباح الأحد.",
    ],
    published="2026-01-07T21:00",
    ids=["a", "b", None, 4],
    errors="collect",
)
EVENTS = [(number, event) for number, result in enumerate(RESULTS) if result is not None for event in result]
ARGUMENTS = [(number, event, argument) for number, event in EVENTS for argument in event.arguments]
DOCS = Path(__file__).parents[2] / "docs" / "python" / "tables.md"


@pytest.fixture(params=["events", "arguments"])
def table(request: pytest.FixtureRequest) -> Any:
    return request.param


def test_events() -> None:
    pytest.importorskip("pyarrow")
    rows = RESULTS.to_arrow().to_pylist()
    assert len(rows) == len(EVENTS) > 2
    for row, (number, event) in zip(rows, EVENTS):
        result = RESULTS[number]
        assert result is not None
        assert (row["doc"], row["id"], row["event"]) == (number, result.id, event.id)
        assert row["published"] == datetime.datetime(2026, 1, 7, 21)
        for name in ("kind", "mode", "count", "polarity", "modality", "tense", "act", "source", "coref", "generic"):
            assert row[name] == getattr(event, name), name
        assert (row["trigger"], row["start"], row["end"]) == (
            event.trigger.text,
            event.trigger.start,
            event.trigger.end,
        )
        for role in ("agents", "targets", "others", "places", "times", "weapons"):
            assert row[role] == [argument.text for argument in getattr(event, role)]
        assert row["time_values"] == [time.value for time in event.times]
        assert row["place_refs"] == [place.place and place.place.ref for place in event.places]
        inferred = event.inferred_time
        assert row["time_inferred"] == (inferred is not None and not any(time.value for time in event.times))
        if row["day"] is not None:
            assert row["from"].date() == row["day"] < row["to"].date() + datetime.timedelta(1)
        speakers = [] if event.source is None else result.events[event.source].agents
        assert row["speaker"] == (speakers[0].text if speakers else None)


def test_arguments() -> None:
    pytest.importorskip("pyarrow")
    rows = RESULTS.to_arrow("arguments").to_pylist()
    assert len(rows) == len(ARGUMENTS) > 5
    for row, (number, event, argument) in zip(rows, ARGUMENTS):
        assert (row["doc"], row["event"], row["kind"]) == (number, event.id, event.kind)
        for name in ("role", "start", "end", "text", "rule", "value", "mod"):
            assert row[name] == getattr(argument, name), name
        reference = argument.place or argument.actor
        assert row["type"] == (argument.type or (argument.actor and argument.actor.type))
        assert row["ref"] == (reference and reference.ref)
        assert row["lat"] == (argument.place and argument.place.lat)


def test_days() -> None:
    polars = pytest.importorskip("polars")
    texts = [
        "قصفت مدفعية الجيش حي الزيتون صباح أمس.",
        "قصفت مدفعية الجيش حي الزيتون في كانون الثاني 2025.",
        "قصفت مدفعية الجيش حي الزيتون.",
        "دام قصف حي الزيتون ثلاث ساعات.",
    ]
    day, hour = datetime.date(2026, 1, 6), datetime.datetime
    rows = hadath.extract_many(texts, published="2026-01-07").to_polars().to_dicts()
    found = [(row["day"], row["from"], row["to"], row["time_inferred"]) for row in rows]
    assert found == [
        (day, hour(2026, 1, 6, 6), hour(2026, 1, 6, 12), False),
        (None, hour(2025, 1, 1), hour(2025, 2, 1), False),
        (datetime.date(2026, 1, 7), hour(2026, 1, 7), hour(2026, 1, 8), True),
        (datetime.date(2026, 1, 7), hour(2026, 1, 7), hour(2026, 1, 8), True),
    ]
    frame = hadath.extract_many(texts).to_polars()
    assert frame.schema["day"] == polars.Date and isinstance(frame.schema["from"], polars.Datetime)
    assert frame["day"].to_list() == [None] * 4
    arguments = hadath.extract_many(texts, published="2026-01-07").to_polars("arguments")
    times = arguments.filter(polars.col("role") == "time")["from"].to_list()
    assert times == [hour(2026, 1, 6, 6), hour(2025, 1, 1), None]


def test_types_in_pandas(table: Any) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    frame = RESULTS.to_pandas(table)
    assert isinstance(frame["kind"].dtype, pandas.CategoricalDtype)
    assert list(frame["kind"].cat.categories)[:13] == [str(kind) for kind in hadath.EventKind][:13]
    assert str(frame["lat"].dtype) == "float64"
    if table == "events":
        assert str(frame["published"].dtype).startswith("datetime64")
        assert str(frame["source"].dtype) == str(frame["count"].dtype) == "UInt32"
        assert str(frame["generic"].dtype) == "bool"


def test_types_in_polars(table: Any) -> None:
    polars = pytest.importorskip("polars")
    frame = RESULTS.to_polars(table)
    assert frame.schema["kind"] in (polars.Categorical, polars.Enum)
    assert frame.schema["doc"] == polars.UInt32
    assert frame.schema["lat"] == polars.Float64
    if table == "events":
        assert frame.schema["places"] == polars.List(polars.String)
        assert isinstance(frame.schema["published"], polars.Datetime)
        assert frame.schema["generic"] == polars.Boolean


def test_libraries_agree(table: Any) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    rows = RESULTS.to_arrow(table).to_pylist()
    assert RESULTS.to_polars(table).to_dicts() == rows
    assert len(RESULTS.to_pandas(table)) == len(rows)


def test_nothing_has_the_same_columns(table: Any) -> None:
    pytest.importorskip("pyarrow")
    assert hadath.extract_many([]).to_arrow(table).schema == RESULTS.to_arrow(table).schema
    assert hadath.extract_many(["لا جديد."]).to_arrow(table).num_rows == 0


def test_tables_of_parts_fit_together(table: Any) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parts = [RESULTS[number : number + 1].to_arrow(table) for number in range(len(RESULTS))]
    whole = pyarrow.concat_tables(parts)
    assert whole.drop(["doc"]).to_pylist() == RESULTS.to_arrow(table).drop(["doc"]).to_pylist()


def test_export_copies_nothing() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from hadath import _native

    native = _native.Table.events(list(RESULTS))
    one, other = (pyarrow.table(native).column("trigger").chunk(0).buffers() for _ in range(2))
    assert [buffer and buffer.address for buffer in one] == [buffer and buffer.address for buffer in other]


def test_any_library_takes_the_results() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    assert pyarrow.table(RESULTS).equals(RESULTS.to_arrow())
    assert pyarrow.schema(RESULTS) == RESULTS.to_arrow().schema


def test_one_extraction(table: Any) -> None:
    pytest.importorskip("pyarrow")
    extraction = RESULTS[0]
    assert extraction is not None
    assert extraction.to_arrow(table).to_pylist() == RESULTS[:1].to_arrow(table).to_pylist()
    assert extraction.to_polars(table).height == len(extraction.to_pandas(table))
    assert extraction.to_geojson() == RESULTS[:1].to_geojson()


def test_unknown_table() -> None:
    pytest.importorskip("pyarrow")
    with pytest.raises(hadath.InputError, match="table must be 'events' or 'arguments', not 'places'"):
        RESULTS.to_arrow("places")  # type: ignore[arg-type]


def test_dicts() -> None:
    assert RESULTS.to_dicts() == [None if result is None else result.to_dict() for result in RESULTS]


PLACE = {
    "ref": "geonames:170063",
    "name": "حلب",
    "name_en": "Aleppo",
    "kind": "city",
    "country": "SY",
    "lat": 36.20124,
    "lon": 37.16117,
    "admin": [],
    "score": 0.9,
    "alternatives": [],
}


def located() -> hadath.Extraction:
    """An extraction with a place on the map, whatever the gazetteer knows."""
    record = hadath.extract("قصفت مدفعية الجيش حلب.", published="2026-01-07", id="doc-1").to_dict()
    (event,) = record["events"]
    event["arguments"] = [a for a in event["arguments"] if a["role"] != "place"]
    place = {"role": "place", "start": 18, "end": 21, "text": "حلب", "rule": "object", **PLACE}
    event["arguments"].append(place)
    return hadath.Extraction.from_json(json.dumps(record))


def test_geojson() -> None:
    extraction = located()
    collection = extraction.to_geojson()
    (feature,) = collection["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [37.16117, 36.20124]}
    assert feature["properties"]["kind"] == "shelling"
    assert feature["properties"]["ref"] == "geonames:170063"
    assert json.loads(json.dumps(collection, allow_nan=False)) == collection


def test_places_in_tables() -> None:
    pytest.importorskip("pyarrow")
    (row,) = located().to_arrow().to_pylist()
    assert (row["place_name"], row["country"], row["lat"]) == ("Aleppo", "SY", 36.20124)
    rows = located().to_arrow("arguments").to_pylist()
    assert [row["place_kind"] for row in rows if row["role"] == "place"] == ["city"]


@pytest.mark.skipif(not DOCS.exists(), reason="not in a checkout")
def test_every_column_is_described(table: Any) -> None:
    pytest.importorskip("pyarrow")
    section = DOCS.read_text(encoding="utf-8").split(f"## `{table}`")[1].split("\n## ")[0]
    described = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", section, re.MULTILINE)
    schema = RESULTS.to_arrow(table).schema
    assert [name for name, _ in described] == schema.names
    short = {
        "dictionary<values=string, indices=int32, ordered=0>": "category",
        "list<item: string>": "list of string",
        "date32[day]": "date",
    }
    for (name, kind), field in zip(described, schema):
        dtype = str(field.type)
        assert kind == short.get(dtype, dtype) + ("?" if field.nullable else ""), name


def test_broken_texts_count_and_have_no_rows() -> None:
    pytest.importorskip("pyarrow")
    assert set(RESULTS.to_arrow()["doc"].to_pylist()) == {0, 3}


def test_sequence() -> None:
    assert len(RESULTS) == 4
    assert RESULTS[-1] == list(RESULTS)[3]
    assert RESULTS[1:3] == [None, RESULTS[2]]
    assert [error.index for error in RESULTS[1:].errors] == [1]
    assert RESULTS[2:].errors == ()
    assert RESULTS == hadath.Extractions(RESULTS) == list(RESULTS)
    assert RESULTS != RESULTS[:2] and RESULTS != 1
    assert hash(RESULTS) == hash(hadath.Extractions(RESULTS))
    assert repr(RESULTS) == f"<hadath.Extractions texts=4 events={len(EVENTS)} errors=1>"
    assert sum(RESULTS.kinds().values()) == len(EVENTS)
    with pytest.raises(TypeError, match=r"results\[0\] must be Extraction or None, not str"):
        hadath.Extractions(["a"])  # type: ignore[type-var]
