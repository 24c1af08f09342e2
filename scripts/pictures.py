#!/usr/bin/env python3
"""Makes docs/python/pictures: a text in light and dark, the charts, and the notebooks.

Needs the Python package with its extra `test-all`, `nbconvert`, `chromium` and `pngquant` on the path, an Arabic font, and the npm
packages `leaflet`, `jquery`, `world-atlas` and `topojson-client` in a folder (`npm install` there), because nothing is
taken from the network while drawing:

    python scripts/pictures.py path/to/node_modules
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import hadath
from hadath import samples, viz

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "python" / "pictures"
CHROMIUM = """chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars
    --disable-background-networking --disable-component-update --disable-sync --virtual-time-budget=5000""".split()
OUTLINES = """
const topojson = require(process.argv[1] + "/topojson-client"), world = require(process.argv[1] + "/world-atlas/countries-50m.json");
console.log(JSON.stringify({type: "Feature", properties: {}, geometry: topojson.mesh(world, world.objects.countries)}));
"""
RESULTS = hadath.extract_many(samples.reports(200))


def shoot(page: Path, name: str, width: int, height: int) -> None:
    picture = PICTURES / f"{name}.png"
    with tempfile.TemporaryDirectory() as profile:
        command = [*CHROMIUM, f"--user-data-dir={profile}", f"--window-size={width},{height}"]
        subprocess.run([*command, f"--screenshot={picture}", page.as_uri()], check=True, capture_output=True)
    shrink(picture)


def shrink(picture: Path) -> None:
    subprocess.run(["pngquant", "--force", "--ext", ".png", "--speed", "1", "64", picture], check=True)


def article(folder: Path) -> None:
    text = (ROOT / "seeds" / "articles" / "wire-report.txt").read_text(encoding="utf-8")
    html = hadath.extract(text, published="2026-01-08", id="wire-report")._repr_html_()
    hovered = html.replace(":hover::after", ".on::after").replace('data-tip="2 ', 'class="on" data-tip="2 ', 1)
    for name, content, style in (
        ("light", html, "background:#fff;color:#111"),
        ("dark", hovered, "background:#111418;color:#ddd"),
    ):
        page = folder / f"{name}.html"
        body = f'<!doctype html><meta charset="utf-8"><body style="{style};font-family:sans-serif;margin:16px">{content}'
        page.write_text(body, encoding="utf-8")
        shoot(page, f"article-{name}", 1100, 1000)


def charts(folder: Path, modules: Path) -> None:
    for name, chart in (("timeline", viz.timeline(RESULTS)), ("network", viz.network(RESULTS))):
        chart.save(str(PICTURES / f"{name}.png"), scale_factor=1.3)
        shrink(PICTURES / f"{name}.png")
    outlines = folder / "outlines.json"
    outlines.write_bytes(subprocess.run(["node", "-e", OUTLINES, modules], check=True, capture_output=True).stdout)
    html = viz.places(RESULTS, tiles=None, outlines=str(outlines)).get_root().render()
    html = re.sub(r"https://cdn\.jsdelivr\.net/npm/leaflet@[\d.]+", (modules / "leaflet").as_uri(), html)
    html = re.sub(r"https://code\.jquery\.com/jquery-[\d.]+min\.js", (modules / "jquery/dist/jquery.min.js").as_uri(), html)
    html = re.sub(r"<(script|link)[^>]*https://[^>]*>(</script>)?", "", html)
    (folder / "map.html").write_text(html, encoding="utf-8")
    shoot(folder / "map.html", "map", 1000, 600)


def notebooks(folder: Path) -> None:
    # Charts as pictures: the page of a notebook would fetch the code that draws them.
    startup = folder / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text("import altair\naltair.renderers.enable('png')\n", encoding="utf-8")
    environment = {**os.environ, "IPYTHONDIR": str(folder / "ipython")}
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        command = [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", "--output-dir", folder, notebook]
        subprocess.run([*map(str, command)], check=True, capture_output=True, env=environment)
        shoot(folder / f"{notebook.stem}.html", f"notebook-{notebook.stem[0]}", 1150, 1900)


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        article(Path(scratch))
        charts(Path(scratch), Path(sys.argv[1]).resolve())
        notebooks(Path(scratch))
