"""One hue for each kind, the same in notebooks, charts and maps."""

from __future__ import annotations

import colorsys
import zlib

_HUES = {
    "attack": 0,
    "shelling": 28,
    "drone_overflight": 190,
    "siege": 280,
    "statement": 218,
    "clash": 345,
    "casualty": 318,
    "displacement": 55,
    "detention": 250,
    "ceasefire": 140,
    "movement": 165,
    "protest": 85,
    "aircraft_overflight": 203,
}


def hue(kind: str) -> int:
    """In degrees. Kinds that users define get one by their name."""
    return _HUES.get(kind, zlib.crc32(kind.encode()) % 360)


def colour(kind: str) -> str:
    """As ``#rrggbb``, to be read on light and on dark ground."""
    rgb = colorsys.hls_to_rgb(hue(kind) / 360, 0.52, 0.3 if kind == "statement" else 0.65)
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)
