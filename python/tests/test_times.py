"""Time phrases, and the times that are inferred for events."""

import copy
import datetime
import pickle

import pytest

import hadath

TEXT = "دام القصف ثلاث ساعات مساء الأحد، ثم توقف."


def test_phrases_are_those_of_the_text() -> None:
    found = hadath.times(TEXT, published="2026-01-08")
    assert [time.value for time in found] == ["PT3H", "2026-01-04TEV"]
    assert all(TEXT[time.start : time.end] == time.text for time in found)
    assert found[0].type is hadath.TimeType.DURATION
    assert (found[1].from_, found[1].to) == ("2026-01-04T18:00:00", "2026-01-05T00:00:00")


def test_without_a_date() -> None:
    assert [time.value for time in hadath.times("أمس وفي 5 آذار 2024")] == [None, "2024-03-05"]


def test_dates_of_python() -> None:
    day = datetime.date(2026, 1, 8)
    assert hadath.times("أمس", day) == hadath.times("أمس", "2026-01-08")


def test_wrong_values() -> None:
    with pytest.raises(hadath.InputError):
        hadath.times("أمس", "soon")
    with pytest.raises(TypeError):
        hadath.times(5)  # type: ignore[arg-type]
    with pytest.raises(hadath.InputError):
        hadath.TimePhrase(0, 3, "أمس", "NEVER")


def test_values_pickle_and_compare() -> None:
    for time in hadath.times(TEXT, published="2026-01-08"):
        assert pickle.loads(pickle.dumps(time)) == time == copy.deepcopy(time)
        assert eval(repr(time), {"TimePhrase": hadath.TimePhrase}) == time  # noqa: S307
        assert hash(time) == hash(copy.copy(time))


def test_inferred_time() -> None:
    text = "قصف الجيش بلدة سرمين أمس. وشنت الطائرات غارة على كفريا."
    own, inferred = hadath.extract(text, published="2026-01-08").events
    assert own.inferred_time is None
    assert inferred.inferred_time is not None
    assert (inferred.inferred_time.value, inferred.inferred_time.rule) == ("2026-01-07", "paragraph")
    phrase = inferred.inferred_time.phrase
    assert phrase is not None and text[phrase.start : phrase.end] == "أمس"
    assert pickle.loads(pickle.dumps(inferred.inferred_time)) == inferred.inferred_time
