"""One text: what goes in and what comes out."""

from __future__ import annotations

import datetime
import random

import pytest

import hadath


def check_offsets(extraction: hadath.Extraction) -> int:
    """Every piece is the slice of the text that it says; returns how many there are."""
    pieces: list[hadath.Span | hadath.Argument | hadath.Step] = []
    for event in extraction:
        pieces += [event.trigger, *event.arguments]
        pieces += event.evidence.steps if event.evidence else ()
    for piece in pieces:
        assert extraction.text[piece.start : piece.end] == piece.text != ""
    return len(pieces)


def test_event(text: str) -> None:
    extraction = hadath.extract(text, published="2026-01-07", id="doc-1")
    assert extraction.text is text
    assert (extraction.id, extraction.published) == ("doc-1", "2026-01-07")
    assert len(extraction) == len(extraction.events) == len(list(extraction)) == 1
    event = extraction.events[0]
    assert event.kind == "shelling"
    assert event.kind is hadath.EventKind.SHELLING
    assert text[event.trigger.start : event.trigger.end] == event.trigger.text
    assert not event.generic


def test_extractor_and_function_agree(text: str) -> None:
    assert hadath.Extractor().extract(text) == hadath.extract(text)


def test_defaults(text: str) -> None:
    extraction = hadath.extract(text)
    assert extraction.id is None
    assert extraction.published is None
    assert hadath.extract(text, None, None) == extraction


def test_nothing() -> None:
    extraction = hadath.extract("")
    assert extraction.events == ()
    assert not extraction


def test_attributes_have_their_types(extraction: hadath.Extraction) -> None:
    assert extraction.events
    for number, event in enumerate(extraction):
        assert event.id == number
        assert isinstance(event.kind, hadath.EventKind)
        assert isinstance(event.polarity, hadath.Polarity)
        assert isinstance(event.modality, hadath.Modality)
        assert isinstance(event.tense, hadath.Tense)
        assert event.mode is None or isinstance(event.mode, hadath.Mode)
        assert event.act is None or isinstance(event.act, hadath.Act)
        assert event.source is None or 0 <= event.source < len(extraction)
        assert event.coref is None or isinstance(event.coref, int)
        assert event.count is None or event.count >= 0
        assert isinstance(event.generic, bool)
        assert isinstance(event.evidence, hadath.Evidence)
        assert event.evidence.entry


def test_roles_share_out_the_arguments(extraction: hadath.Extraction) -> None:
    for event in extraction:
        parts = (event.agents, event.targets, event.others, event.places, event.times, event.weapons)
        assert sorted(map(id, event.arguments)) == sorted(id(a) for part in parts for a in part)
        for role, part in zip(hadath.Role, parts):
            assert all(argument.role is role for argument in part)
        for argument in event.arguments:
            assert (argument.type is not None) == (argument.role is hadath.Role.TIME)
            assert argument.type is None or isinstance(argument.type, hadath.TimeType)
            assert argument.mod is None or isinstance(argument.mod, hadath.TimeMod)
            assert argument.rule


def test_events_and_arguments_are_made_once(extraction: hadath.Extraction) -> None:
    assert extraction.events is extraction.events
    assert next(iter(extraction)) is extraction.events[0]
    assert extraction.events[0].arguments is extraction.events[0].arguments


@pytest.mark.parametrize(
    "around",
    ["{}", "🚀🔥 {}", "{} 🇵🇸👨‍👩‍👧", "BREAKING 12:30 (AFP) – {} #Gaza", "\u202b{}\u202c\r\n\x00 e\u0301", "𐎀𐎁 {} 한국어"],
)
def test_offsets_are_characters(around: str, text: str) -> None:
    extraction = hadath.extract(around.format(text))
    assert check_offsets(extraction) > 1
    assert extraction.events[0].trigger.start == len(around.split("{}")[0])


def test_offsets_with_tashkeel() -> None:
    text = "قَصَفَتْ مِدْفَعِيَّةُ الجَيْشِ حَيَّ الزَّيْتُونِ صَبَاحَ الأَحَدِ."
    extraction = hadath.extract(text)
    assert check_offsets(extraction) > 1
    assert extraction.events[0].trigger.text == text.split()[0]


def test_offsets_in_any_mixture(sentences: tuple[str, ...]) -> None:
    rng = random.Random(2026)
    pieces = [*" ".join(sentences).split(), *"a é 😀 \u064e \u0640 « » . ، : \n ٣ 12 𝒳 \u200f".split(" ")]
    pieces_found = 0
    for _ in range(300):
        words = [rng.choice(pieces) + rng.choice(["", " ", " "]) for _ in range(rng.randrange(40))]
        pieces_found += check_offsets(hadath.extract("".join(words), published="2026-01-07"))
    assert pieces_found


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2026-01-07", "2026-01-07"),
        ("2026-01-07T21:00", "2026-01-07T21:00"),
        ("2026-01-07T21:00:05", "2026-01-07T21:00:05"),
        (datetime.date(2026, 1, 7), "2026-01-07"),
        (datetime.date(1, 1, 1), "0001-01-01"),
        (datetime.datetime(2026, 1, 7, 21), "2026-01-07T21:00"),
        (datetime.datetime(2026, 1, 7, 21, 0, 5, 999_999), "2026-01-07T21:00:05"),
    ],
)
def test_dates(published: str | datetime.date, expected: str) -> None:
    extraction = hadath.extract("", published)
    assert extraction.published == expected
    assert hadath.extract("", extraction.published) == extraction


@pytest.mark.parametrize("published", ["", "yesterday", "2026-02-30", "7/1/2026", "2026-01-07 21:00", "٢٠٢٦-٠١-٠٧"])
def test_bad_dates(published: str) -> None:
    with pytest.raises(hadath.InputError, match="published: not a date"):
        hadath.extract("", published)


def test_time_zones_are_refused() -> None:
    with pytest.raises(hadath.InputError, match="published must not have a time zone"):
        hadath.extract("", datetime.datetime(2026, 1, 7, tzinfo=datetime.timezone.utc))


def test_lone_surrogates() -> None:
    with pytest.raises(hadath.InputError, match=r"text has a lone surrogate, U\+D800, at character 5") as caught:
        hadath.extract("😀قصف \ud800")
    assert isinstance(caught.value.__cause__, UnicodeEncodeError)
    with pytest.raises(hadath.InputError, match=r"id has a lone surrogate, U\+DFFF, at character 0"):
        hadath.extract("", id="\udfff")
    with pytest.raises(hadath.InputError, match="published has a lone surrogate"):
        hadath.extract("", published="\udfff")


@pytest.mark.parametrize("wrong", [None, 1, b"", ["a"], datetime.date(2026, 1, 7)])
def test_wrong_types(wrong: object) -> None:
    with pytest.raises(TypeError, match=f"text must be str, not {type(wrong).__name__}"):
        hadath.extract(wrong)  # type: ignore[arg-type]


def test_wrong_types_of_the_rest() -> None:
    with pytest.raises(TypeError, match="id must be str, not float"):
        hadath.extract("", id=1.5)  # type: ignore[arg-type]
    assert hadath.extract("", id=10**30).id == str(10**30)
    with pytest.raises(TypeError, match=r"published must be str, datetime\.date or datetime\.datetime, not int"):
        hadath.extract("", published=1)  # type: ignore[arg-type]


def test_subclasses_of_str_become_plain(text: str) -> None:
    class Token(str):
        pass

    extraction = hadath.extract(Token(text))
    assert type(extraction.text) is str
    assert extraction == hadath.extract(text)


def test_errors_have_their_bases() -> None:
    assert hadath.InputError.__mro__[1:4] == (hadath.HadathError, ValueError, Exception)
