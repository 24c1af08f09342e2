"""The libraries that people put around this one: spaCy, Hugging Face datasets, polars, charts and maps."""

from __future__ import annotations

import doctest
import json
from pathlib import Path
from typing import Any

import pytest

import hadath
from hadath import samples

REPORTS = samples.reports(40)
TEXTS = [report["text"] for report in REPORTS]
DATES = [report["published"] for report in REPORTS]
RESULTS = hadath.extract_many(REPORTS)


def test_samples() -> None:
    reports = samples.reports()
    assert len(reports) == 200 and reports[:40] == REPORTS
    assert len({report["text"] for report in reports}) > 180
    assert samples.reports(seed=2) != reports
    assert not any(mark in report["text"] for report in reports for mark in "«»‹›|{}")
    kinds = hadath.extract_many(reports).kinds()
    assert set(kinds) >= {"attack", "shelling", "drone_overflight", "siege", "statement"}
    assert doctest.testmod(samples).failed == 0


@pytest.fixture(scope="module")
def nlp() -> Any:
    spacy = pytest.importorskip("spacy")
    import hadath.spacy  # noqa: F401

    nlp = spacy.blank("ar")
    nlp.add_pipe("hadath")
    return nlp


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_spacy(nlp: Any) -> None:
    text = "وقصفت مدفعية الجيش حيّ الزيتون، وهاجم مسلحون حاجزاً بحلب."
    doc = nlp(text)
    assert doc._.hadath == hadath.extract(text)
    assert doc._.events == doc._.hadath.events
    assert len(doc.spans["hadath"]) == len(doc._.events) == 2
    for span, event in zip(doc.spans["hadath"], doc._.events):
        assert span.label_ == event.kind
        assert span._.event == event
        assert span.start_char <= event.trigger.start and event.trigger.end <= span.end_char
        assert event.trigger.text in span.text
    arguments = [argument for event in doc._.events for argument in event.arguments]
    assert [span._.argument for span in doc.spans["hadath_arguments"]] == arguments
    for span, argument in zip(doc.spans["hadath_arguments"], arguments):
        assert span.label_ == argument.role
        assert argument.text in span.text


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_spacy_dates(nlp: Any) -> None:
    doc = nlp.make_doc("قصفت المدفعية حلب أمس.")
    doc._.published = "2026-01-07"
    assert nlp(doc)._.events[0].times[0].value == "2026-01-06"
    assert nlp("قصفت المدفعية حلب أمس.")._.events[0].times[0].value is None


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("processes", [1, 2])
def test_spacy_pipe(nlp: Any, processes: int) -> None:
    docs = list(nlp.pipe(TEXTS, n_process=processes, batch_size=7))
    assert [doc._.hadath for doc in docs] == [hadath.extract(text) for text in TEXTS]
    assert sum(len(doc.spans["hadath"]) for doc in docs) == sum(len(doc._.events) for doc in docs) > 20


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_spacy_documents_are_stored(nlp: Any, tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    doc = nlp(TEXTS[0])
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.hadath == doc._.hadath
    assert [span._.event for span in again.spans["hadath"]] == list(doc._.events)
    nlp.to_disk(tmp_path / "model")
    assert spacy.load(tmp_path / "model")(TEXTS[0])._.hadath == doc._.hadath
    assert spacy.blank("ar")(TEXTS[0]).text == TEXTS[0]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("processes", [None, 2])
def test_datasets(processes: int | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_DATASETS_CACHE", str(tmp_path))
    datasets = pytest.importorskip("datasets")

    def read(batch: dict[str, list[Any]]) -> dict[str, list[Any]]:
        results = hadath.extract_many(batch["text"], published=batch["published"], progress=False)
        return {
            "kinds": [[str(event.kind) for event in result] for result in results],
            "events": [result.to_json() for result in results],
        }

    found = datasets.Dataset.from_list(REPORTS).map(read, batched=True, batch_size=9, num_proc=processes)
    assert [hadath.Extraction.from_json(line).events for line in found["events"]] == [r.events for r in RESULTS]
    assert [len(kinds) for kinds in found["kinds"]] == [len(result) for result in RESULTS]


def test_polars_map_batches() -> None:
    polars = pytest.importorskip("polars")

    def kinds(texts: Any) -> Any:
        results = hadath.extract_many(texts, progress=False)
        return polars.Series([[str(event.kind) for event in result] for result in results], dtype=kind_list)

    kind_list = polars.List(polars.String)
    frame = polars.LazyFrame(REPORTS).with_columns(polars.col("text").map_batches(kinds, kind_list).alias("kinds"))
    found = frame.collect()["kinds"].to_list()
    assert found == [[str(event.kind) for event in hadath.extract(text)] for text in TEXTS]


def test_join_with_the_frame_that_the_texts_came_from() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(REPORTS).with_row_index("doc")
    events = hadath.extract_many(frame["text"], frame["published"]).to_polars()
    joined = events.join(frame.select("doc", "text"), on="doc")
    assert joined.height == events.height > 20
    for row in joined.iter_rows(named=True):
        assert row["text"][row["start"] : row["end"]] == row["trigger"]


def test_timeline() -> None:
    pytest.importorskip("altair")
    from hadath import viz

    values = viz.timeline(RESULTS).to_dict()["data"]["values"]
    happened = [
        event
        for result in RESULTS
        for event in result
        if event.polarity == "positive" and event.modality == "asserted" and not event.generic
    ]
    assert {value["day"][:8] for value in values} == {"2026-01-"}
    # Each has a time of its own or an inferred one.
    assert sum(value["events"] for value in values) == len(happened)
    dated = [event for event in happened if any((time.value or "")[:4] == "2026" for time in event.times)]
    told = viz.timeline(RESULTS, inferred=False).to_dict()["data"]["values"]
    assert 0 < sum(value["events"] for value in told) <= len(dated) < len(happened)


def test_network() -> None:
    pytest.importorskip("altair")
    pytest.importorskip("networkx")
    from hadath import viz

    chart = viz.network(RESULTS).to_dict()
    assert chart == viz.network(RESULTS).to_dict()
    nodes = {value["name"] for value in chart["layer"][2]["data"]["values"]}
    edges = chart["layer"][0]["data"]["values"]
    assert edges and {name for edge in edges for name in (edge["agent"], edge["target"])} == nodes
    assert all(-1 <= edge[axis] <= 1 for edge in edges for axis in ("x", "y", "x2", "y2"))
    assert viz.network(hadath.extract("لا جديد.")).to_dict()


def test_map() -> None:
    pytest.importorskip("folium")
    from hadath import viz

    html = viz.places(RESULTS, tiles=None).get_root().render()
    places = [
        argument.place
        for result in RESULTS
        for event in result
        for argument in (*event.places, *event.targets)
        if argument.place is not None and argument.place.lat is not None
    ]
    assert len(RESULTS.to_geojson()["features"]) / 2 < html.count("L.circleMarker(") <= len(places)
    assert viz.places(hadath.extract("لا جديد.")).get_root().render()


def test_words_on_the_map_are_inert() -> None:
    pytest.importorskip("folium")
    from hadath import viz

    record = hadath.extract("<script>alert(1)</script> قصف حلب `${alert(1)}` \\\\` </script>", id="<b>").to_dict()
    event = record["events"][0]
    start = record["text"].index("حلب")
    known = {"ref": "x", "name": "<i>", "name_en": "</script>", "kind": "city", "lat": 1.0, "lon": 2.0}
    place = {"role": "place", "start": start, "end": start + 3, "text": "حلب", "rule": "", "alternatives": [], **known}
    event["arguments"] = [place]
    html = viz.places(hadath.Extraction.from_json(json.dumps(record))).get_root().render()
    assert html.count("L.circleMarker(") == 1
    assert "<script>alert" not in html and "${alert" not in html
    # Nothing ends or opens the template literal that folium writes the words into.
    (popup,) = [line for line in html.splitlines() if "html_" in line and "$(`" in line]
    assert popup.count("`") == 2 and "\\" not in popup and popup.count("$") == 1
