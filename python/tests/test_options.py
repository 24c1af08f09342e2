"""What is given out, how sure it is, and why."""

from __future__ import annotations

import pickle

import pytest

import hadath

TEXT = "قال المتحدث إن الجيش قصف بلدة سرمين أمس. ونفى المجلس وقوع هجوم على المدينة. واقتحم مسلحون القرية."


def kinds(extractor: hadath.Extractor) -> list[str]:
    return [str(event.kind) for event in extractor.extract(TEXT)]


def test_everything_by_default() -> None:
    assert hadath.Extractor().extract(TEXT) == hadath.extract(TEXT)
    assert kinds(hadath.Extractor()) == ["statement", "shelling", "statement", "attack", "attack"]


def test_keywords() -> None:
    assert kinds(hadath.Extractor(statements=False)) == ["shelling", "attack", "attack"]
    assert kinds(hadath.Extractor(kinds=["shelling", hadath.EventKind.STATEMENT])) == ["statement", "shelling", "statement"]
    assert kinds(hadath.Extractor(negative=False)) == ["statement", "shelling", "statement", "attack"]
    floor = sorted(event.confidence for event in hadath.extract(TEXT))[2]
    assert all(event.confidence >= floor for event in hadath.Extractor(min_confidence=floor).extract(TEXT))


def test_many_texts_and_copies_keep_them() -> None:
    extractor = pickle.loads(pickle.dumps(hadath.Extractor(kinds=["attack"], statements=False)))
    assert kinds(extractor) == ["attack", "attack"]
    (extraction,) = extractor.extract_many([TEXT], progress=False)
    assert len(extraction) == 2


def test_mistakes() -> None:
    with pytest.raises(hadath.InputError, match='no kind "atack"; did you mean "attack"'):
        hadath.Extractor(kinds=["atack"])
    with pytest.raises(hadath.InputError, match="not the name of a kind: 'A!'"):
        hadath.Extractor(kinds=["A!"])
    with pytest.raises(hadath.InputError, match="from 0 to 1"):
        hadath.Extractor(min_confidence=2)


def test_explanations() -> None:
    explanation = hadath.Extractor().explain("قصف الجيش البلدة. وحصار اقتصادي.", id="a")
    assert "#0 shelling «قصف»" in str(explanation)
    found = explanation.to_dict()
    assert (found["id"], found["rejected"][0]["trigger"]["text"]) == ("a", "حصار")
    assert found["events"][0]["signs"][0]["name"] == "every event"
    assert hadath.extract("قصف الجيش البلدة.").explain().to_dict()["rejected"] == []


def test_one_event_explains_itself() -> None:
    extraction = hadath.extract(TEXT)
    everything = str(extraction.explain())
    for event in extraction:
        assert event.explain() in everything
    reported = next(event for event in extraction if event.source is not None)
    assert f"source: #{reported.source} «" in reported.explain()
    # A copy that was pickled alone knows only the number of its source.
    copy = pickle.loads(pickle.dumps(reported))
    assert copy == reported and f"source: #{reported.source}\n" in copy.explain()
