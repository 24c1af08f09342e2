"""Words and kinds of one's own."""

from __future__ import annotations

import multiprocessing
import pickle
from pathlib import Path

import pytest

import hadath

AID = """
kind = ["aid_delivery"]
trigger = [
  { kind = "aid_delivery", frame = "deliver", verbs = ["وزّع/يوزع", "أوصل/يوصل"], nouns = ["توزيع", "إيصال"] },
]
[frame.deliver]
subject = "agent"
object = "target"
idafa = "target"
"""
TEXT = "وزّع الهلال الأحمر السوداني سلالاً غذائية في مخيم زمزم."


@pytest.fixture
def extractor(tmp_path: Path) -> hadath.Extractor:
    path = tmp_path / "aid.toml"
    path.write_text(AID, encoding="utf-8")
    return hadath.Extractor(lexicons=[path])


def test_a_kind_of_ones_own(extractor: hadath.Extractor) -> None:
    assert not hadath.extract(TEXT).events
    (event,) = extractor.extract(TEXT)
    assert event.kind == "aid_delivery"
    assert type(event.kind) is str
    assert [argument.text for argument in event.agents] == ["الهلال الأحمر السوداني"]
    assert hadath.Extraction.from_json(extractor.extract(TEXT).to_json()) == extractor.extract(TEXT)
    assert "aid_delivery" in extractor.extract(TEXT)._repr_html_()


def test_tables_know_the_kind(extractor: hadath.Extractor) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("polars")
    results = extractor.extract_many([TEXT, "قصفت مدفعية الجيش حي الزيتون."])
    assert results.kinds() == {"aid_delivery": 1, "shelling": 1}
    assert results.to_arrow()["kind"].to_pylist() == results.to_polars()["kind"].to_list() == ["aid_delivery", "shelling"]


def test_text_and_paths(tmp_path: Path, extractor: hadath.Extractor) -> None:
    (expected,) = extractor.extract(TEXT)
    for lexicon in (("aid.toml", AID), str(tmp_path / "aid.toml"), tmp_path):
        (event,) = hadath.Extractor([lexicon]).extract(TEXT)
        # The name of the file is in the evidence.
        assert (event.kind, event.trigger, event.arguments) == (expected.kind, expected.trigger, expected.arguments)


def many(work: tuple[hadath.Extractor, list[str]]) -> list[hadath.Extraction]:
    return list(work[0].extract_many(work[1]))


def test_copies_need_no_file(tmp_path: Path, extractor: hadath.Extractor) -> None:
    (tmp_path / "aid.toml").unlink()
    again = pickle.loads(pickle.dumps(extractor))
    assert again.extract(TEXT) == extractor.extract(TEXT)
    assert repr(again) == repr(extractor)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(many, [(extractor, [TEXT])]) == [[extractor.extract(TEXT)]]


def test_errors_tell_where(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text('\ntrigger = [{ kind = "shellin", verbs = ["قصف/يقصف"] }]', encoding="utf-8")
    with pytest.raises(hadath.LexiconError, match=r"wrong\.toml:2:\d+: error: ") as caught:
        hadath.Extractor(lexicons=[path])
    assert isinstance(caught.value, ValueError)
    with pytest.raises(OSError, match="nowhere"):
        hadath.Extractor(lexicons=[tmp_path / "nowhere"])
    for wrong in ("aid.toml", 1, [1], [("only a name",)]):
        with pytest.raises(TypeError):
            hadath.Extractor(lexicons=wrong)  # type: ignore[arg-type]
