"""What notebooks show."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

import hadath
from hadath._colours import colour, hue

VOID = {"br", "meta"}


class Reader(HTMLParser):
    """Checks that tags nest, and gathers what is shown."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.inside_text = 0
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            if dict(attrs).get("class") == "text":
                self.inside_text = len(self.open)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if len(self.open) < self.inside_text:
            self.inside_text = 0

    def handle_data(self, data: str) -> None:
        if self.inside_text:
            self.text += data


def read(extraction: hadath.Extraction) -> Reader:
    return Reader(extraction._repr_html_())


def test_the_text_is_all_there(extraction: hadath.Extraction) -> None:
    reader = read(extraction)
    assert reader.text == extraction.text
    (block,) = (attributes for _, attributes in reader.tags if attributes.get("class") == "text")
    assert block["dir"] == "rtl" and block["lang"] == "ar"


def test_triggers_are_marked(extraction: hadath.Extraction) -> None:
    marks = re.findall(r'<mark[^>]*--h:(\d+)"[^>]*>(.*?)</mark>', extraction._repr_html_(), re.DOTALL)
    shown = [(int(number), re.sub("<[^>]*>", "", text)) for number, text in marks]
    assert shown == [(hue(event.kind), event.trigger.text) for event in extraction]


def test_hovering_tells_attributes(extraction: hadath.Extraction) -> None:
    tips = [attributes["data-tip"] or "" for tag, attributes in read(extraction).tags if tag == "mark"]
    for event, tip in zip(extraction, tips):
        assert f"{event.id} {event.kind}" in tip
        assert all(str(value) in tip for value in (event.polarity, event.modality, event.tense))
        assert all(argument.text in tip for argument in event.arguments)


def test_the_table_has_all_events(extraction: hadath.Extraction) -> None:
    html = extraction._repr_html_()
    rows = re.findall("<tr>(.*?)</tr>", html.split("<tbody>")[1], re.DOTALL)
    assert len(rows) == len(extraction)
    for event, row in zip(extraction, rows):
        assert row.startswith(f"<td>{event.id}</td>")
        assert all(f"<bdi>{argument.text}</bdi>" in row for argument in event.arguments)


HOSTILE = '<script>alert(1)</script> قصف <b onmouseover="x">حلب</b> & "قصف" \' <!-- قصفت مدفعية <i>الجيش</i> --> '


@pytest.mark.parametrize("text", [HOSTILE, HOSTILE * 3, f"قصف </div></style> {HOSTILE}"])
def test_markup_in_the_text_is_inert(text: str) -> None:
    extraction = hadath.extract(text, id='<img src=x onerror="y">')
    assert extraction.events
    reader = read(extraction)
    assert reader.text == text
    ours = {"style", "div", "mark", "u", "span", "bdi", "table", "thead", "tbody", "tr", "th", "td", "p"}
    assert {tag for tag, _ in reader.tags} <= ours
    names = {name for _, attributes in reader.tags for name in attributes}
    assert names <= {"class", "dir", "lang", "style", "data-tip", "tabindex"}


def test_control_characters() -> None:
    html = hadath.extract("قصف \x00\x1b[31m\u202e حلب")._repr_html_()
    assert "\x00" not in html and "\x1b" not in html
    # Direction controls stay: the block is isolated from what follows.
    assert "\u202e" in html


def test_explanations_obey_no_escapes() -> None:
    text = "قصف \x1b[31mالجيش\x1b[2J بلدة\u202e سرمين.\r وحصار\x07 اقتصادي."
    told = str(hadath.Extractor().explain(text))
    assert "قصف" in told and not any(ord(c) < 32 and c != "\n" or c == "\u202e" for c in told)


def test_overlapping_parts() -> None:
    text = "قصف الجيش حي الزيتون في حلب"
    record = hadath.extract(text).to_dict()
    event = record["events"][0]

    def argument(role: str, start: int, end: int) -> dict[str, object]:
        return {"role": role, "start": start, "end": end, "text": text[start:end], "rule": ""}

    event["arguments"] = [argument("agent", 0, 9), argument("place", 10, 27), argument("place", 4, 12)]
    import json

    assert read(hadath.Extraction.from_json(json.dumps(record))).text == text


def test_nothing_found() -> None:
    assert "no events" in hadath.extract("لا جديد.")._repr_html_()
    assert read(hadath.extract("")).text == ""


def test_overview(extraction: hadath.Extraction) -> None:
    results = hadath.extract_many([extraction.text, None, *["لا جديد."] * 20], errors="collect")
    reader = Reader(results._repr_html_())
    assert sum(tag == "details" for tag, _ in reader.tags) == 10
    assert "and 12 more texts" in results._repr_html_()
    assert f"22 texts · {len(extraction)} events · 1 broken" in results._repr_html_()


def test_colours_differ() -> None:
    assert len({colour(kind) for kind in hadath.EventKind}) == len(hadath.EventKind)
    assert all(re.fullmatch("#[0-9a-f]{6}", colour(kind)) for kind in hadath.EventKind)
    assert hue("aid_delivery") == hue("aid_delivery")
