"""Places of one's own, and settings in a file."""

from __future__ import annotations

import json
import pickle
import subprocess
from pathlib import Path

import pytest

import hadath
from hadath import samples

CSV = "name,name_en,kind,country,lat,lon,id\nتل النوارس,Gull Hill,village,SY,36.4,37.4,own-1\n"
TEXT = "قصفت مدفعية الجيش بلدة تل النوارس في ريف حلب."
BUILT = [path for path in Path(__file__).parents[2].glob("target/*/hadath") if path.is_file()]
# The command line of the same build; the newest, if there are several.
CLI = max(BUILT, key=lambda path: path.stat().st_mtime, default=None)


def dump(number: object = 169190, lat: object = 36.4, columns: int = 19) -> str:
    """A line as in a country file of GeoNames."""
    names = ["Tell Nawaris", "Tell Nawaris", "Tell an Nawaris,تل النوارس"]
    rest = ["P", "PPL", "SY", "", "09", "", "", "", "1200", "", "300", "Asia/Damascus", "2024-01-01"]
    return "\t".join(map(str, [number, *names, lat, 37.4, *rest][:columns])) + "\n"


def refs(extractor: hadath.Extractor) -> list[str | None]:
    (event,) = extractor.extract(TEXT)
    return [place.place and place.place.ref for place in event.places]


def test_csv_and_country_files(tmp_path: Path) -> None:
    assert "own-1" not in refs(hadath.Extractor())
    path = tmp_path / "own.csv"
    path.write_text(CSV, encoding="utf-8")
    for gazetteer in (path, str(path), ("own.csv", CSV)):
        assert refs(hadath.Extractor(gazetteers=[gazetteer]))[0] == "own-1"
    country = tmp_path / "SY.txt"
    country.write_text(dump(), encoding="utf-8")
    extractor = hadath.Extractor(gazetteers=[country])
    assert refs(extractor)[0] == "geonames:169190"
    assert repr(extractor) == f"<Extractor gazetteers=['{country}']>"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,lat,lon\nتل,1,2\nتل,x,2\n", "own.csv:3: not a number of degrees: \"x\""),
        ("name,kind\nتل,hill\n", "own.csv:2: unknown kind of place: \"hill\""),
        ("place\nتل\n", "own.csv:1: no column \"name\""),
        (dump() + dump(number="x"), "own.csv:2: not a GeoNames number: \"x\""),
        (dump() + dump() + dump(lat="north"), "own.csv:3: not a number of degrees: \"north\""),
        (dump() + dump(columns=7), "own.csv:2: 7 columns instead of the 19 of GeoNames"),
    ],
)
def test_a_broken_row_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(hadath.GazetteerError) as raised:
        hadath.Extractor(gazetteers=[("own.csv", text)])
    assert str(raised.value).startswith(message)
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(hadath.GazetteerError) as raised:
        hadath.Extractor(gazetteers=[path])
    assert message in str(raised.value)


def test_other_mistakes(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none.csv"):
        hadath.Extractor(gazetteers=[tmp_path / "none.csv"])
    with pytest.raises(TypeError, match="must be a path, or a pair of a name and a text"):
        hadath.Extractor(gazetteers=[7])  # type: ignore[list-item]
    for settings in ({"gazetteers": "SY.txt"}, {"lexicons": "aid.toml"}, {"kinds": "attack"}):
        with pytest.raises(TypeError, match=r"must be a list, not str: write \w+=\[...\]"):
            hadath.Extractor(**settings)  # type: ignore[arg-type]
    assert issubclass(hadath.GazetteerError, ValueError) and issubclass(hadath.GazetteerError, hadath.HadathError)


def test_copies_need_no_file(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(CSV, encoding="utf-8")
    extractor = hadath.Extractor(gazetteers=[path])
    path.unlink()
    assert refs(pickle.loads(pickle.dumps(extractor))) == refs(extractor)


def test_settings_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(CSV, encoding="utf-8")
    config = tmp_path / "hadath.toml"
    config.write_text('gazetteers = ["own.csv"]\nkinds = ["shelling"]\nmin_confidence = 0.1\n', encoding="utf-8")
    extractor = hadath.Extractor(config=config)
    assert refs(extractor)[0] == "own-1"
    assert "kinds=['shelling'] min_confidence=0.1" in repr(extractor)
    # What is given goes before it.
    assert not hadath.Extractor(config=str(config), kinds=["statement"]).extract(TEXT).events
    copy = pickle.loads(pickle.dumps(extractor))
    config.unlink()
    assert repr(copy) == repr(extractor) and refs(copy) == refs(extractor)


def test_mistakes_in_a_settings_file(tmp_path: Path) -> None:
    config = tmp_path / "hadath.toml"
    config.write_text("colour = 1\n", encoding="utf-8")
    with pytest.raises(hadath.InputError, match="hadath.toml:1"):
        hadath.Extractor(config=config)
    with pytest.raises(OSError, match="none.toml"):
        hadath.Extractor(config=tmp_path / "none.toml")


def test_targets_may_be_places() -> None:
    (event,) = hadath.extract("هاجم مسلحون مصفاة بيجي شمالي العراق.")
    (target,) = event.targets
    assert target.place is not None and target.place.ref == "hadath:IQ.baiji-refinery"
    assert target.actor is None


@pytest.mark.skipif(CLI is None, reason="the command line is not built")
def test_geojson_is_that_of_the_command_line(tmp_path: Path) -> None:
    command = [str(CLI), "extract", str(tmp_path / "feed.jsonl"), "--format"]
    reports = samples.reports(60)
    lines = (json.dumps(report, ensure_ascii=False) for report in reports)
    (tmp_path / "feed.jsonl").write_text("\n".join(lines), encoding="utf-8")

    def run(form: str) -> bytes:
        return subprocess.run([*command, form], check=True, capture_output=True).stdout

    results = hadath.extract_many(
        [report["text"] for report in reports],
        published=[report["published"] for report in reports],
        ids=[report["id"] for report in reports],
    )
    if [json.loads(line) for line in run("jsonl").splitlines()] != results.to_dicts():
        pytest.skip("the command line is of another build")
    written = json.loads(run("geojson"))
    assert len(written["features"]) > 20
    assert results.to_geojson() == written
