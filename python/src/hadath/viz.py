"""Charts and maps of results: a timeline, a map of places, who acted against whom.

Needs the extra ``hadath[viz]``: altair for charts, networkx to lay out the network, folium for maps. Each function takes
an `Extraction`, an `Extractions`, or any iterable of extractions, and gives an object of its library, to change or to
save as you like: ``timeline(results).save("timeline.png")``.
"""

# Libraries in part without types of their own.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false
from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import escape
from typing import TYPE_CHECKING, Any, Union

from ._batch import Extractions
from ._colours import colour
from ._native import Argument, Event, Extraction

if TYPE_CHECKING:
    import altair
    import folium

__all__ = ["network", "places", "timeline"]

Results = Union[Extraction, Extractions[Any], Iterable[Union[Extraction, None]]]


def timeline(results: Results, inferred: bool = True) -> altair.Chart:
    """How many events of each kind there were on each day.

    The day is that of the first time of an event that names one, else the day inferred from the text around it or from
    the date of publication; ``inferred=False`` leaves those out. Events that did not happen (denied, planned, demanded,
    possible) and generic talk are left out.

    >>> import hadath
    >>> from hadath import samples, viz
    >>> chart = viz.timeline(hadath.extract_many(samples.reports(20)))
    >>> chart.to_dict()["mark"]["type"]
    'bar'
    """
    import altair

    counts: Counter[tuple[str, str]] = Counter()
    for _, event in _happened(results):
        day = _day(event, inferred)
        if day is not None:
            counts[day, str(event.kind)] += 1
    values = [{"day": day, "kind": kind, "events": count} for (day, kind), count in sorted(counts.items())]
    kinds = sorted({kind for _, kind in counts})
    # A day begins at its tick, and its name stands beside that.
    axis = altair.Axis(format="%-d %b", tickCount="day", labelAlign="left", labelOffset=6, tickSize=16, labelPadding=-8)
    chart: altair.Chart = (
        altair.Chart(_data(values), width=620, height=260)
        .mark_bar()
        .encode(
            x=altair.X("day:T", timeUnit="yearmonthdate", title=None, axis=axis),
            y=altair.Y("events:Q", title="events"),
            color=altair.Color("kind:N", scale=_scale(kinds), title=None),
            tooltip=[altair.Tooltip("day:T", format="%Y-%m-%d"), "kind:N", "events:Q"],
        )
    )
    return chart


def places(results: Results, tiles: str | None = "OpenStreetMap", outlines: Any = None) -> folium.Map:
    """A map with a point for each known place of each event, in the colour of its kind; click for the words.

    ``tiles`` is a name or address of map tiles as folium takes it, or ``None`` for none; looking at tiles needs a
    network. ``outlines`` is a GeoJSON object or file to draw below the points.

    >>> import hadath
    >>> from hadath import samples, viz
    >>> viz.places(hadath.extract_many(samples.reports(20)), tiles=None)  # doctest: +ELLIPSIS
    <folium.folium.Map object at ...>
    """
    import folium

    found = [(extraction, event, place) for extraction, event, place in _located(results)]
    spots = [_spot(place) for _, _, place in found]
    world = folium.Map(tiles=tiles, control_scale=True, location=None if spots else (27.0, 35.0), zoom_start=4)
    if outlines is not None:
        folium.GeoJson(outlines, style_function=_outline, control=False).add_to(world)
    groups: dict[str, folium.FeatureGroup] = {}
    for number, (extraction, event, place) in enumerate(found):
        kind = str(event.kind)
        group = groups.setdefault(kind, folium.FeatureGroup(kind))
        folium.CircleMarker(
            _beside(spots, number),
            radius=6,
            color=colour(kind),
            weight=1.5,
            fill=True,
            fill_opacity=0.55,
            popup=folium.Popup(_popup(extraction, event, place), max_width=340),
            tooltip=_inert(f"{kind} · {_name(place)}"),
        ).add_to(group)
    for kind in sorted(groups):
        groups[kind].add_to(world)
    folium.LayerControl(collapsed=False).add_to(world)
    if spots:
        world.fit_bounds([[min(axis) for axis in zip(*spots)], [max(axis) for axis in zip(*spots)]], padding=(30, 30))
    return world


def network(results: Results, least: int = 1) -> altair.LayerChart:
    """Who acted against whom: arrows from agents to targets, the thicker the more events.

    Known actors are one, whatever they are called in the text; others go by the words of the text. Statements and
    events that did not happen are left out, and so are pairs with fewer than ``least`` events.

    >>> import hadath
    >>> from hadath import samples, viz
    >>> len(viz.network(hadath.extract_many(samples.reports(50))).layer)
    4
    """
    import altair
    import networkx

    pairs = Counter(
        (_name(agent), _name(target))
        for _, event in _happened(results)
        if event.kind != "statement"
        for agent in event.agents
        for target in event.targets
    )
    graph = networkx.DiGraph()
    graph.add_weighted_edges_from((*pair, count) for pair, count in sorted(pairs.items()) if count >= least)
    spots = _spread(graph)
    edges, nodes = list(_edges(graph, spots)), list(_nodes(graph, spots))
    span = altair.Scale(domain=[-1.2, 1.2])
    x, y = altair.X("x:Q", axis=None, scale=span), altair.Y("y:Q", axis=None, scale=span)
    width = altair.Size("events:Q", scale=altair.Scale(range=[1, 5]), legend=None)
    links = altair.Chart(_data(edges))
    lines = links.mark_rule(color="#8a8f98", opacity=0.6).encode(
        x=x, y=y, x2="x2:Q", y2="y2:Q", size=width, tooltip=["agent:N", "target:N", "events:Q"]
    )
    heads = links.mark_point(shape="triangle-right", filled=True, color="#6b7078", size=70, opacity=1).encode(
        x=altair.X("xm:Q", axis=None, scale=span),
        y=altair.Y("ym:Q", axis=None, scale=span),
        angle=altair.Angle("angle:Q", scale=None),
    )
    points = altair.Chart(_data(nodes)).encode(x=x, y=y, tooltip=["name:N", "acted:Q", "targeted:Q"])
    roles = altair.Scale(domain=["acted", "was targeted", "both"], range=["#c0392b", "#2f7fb5", "#8e5bb5"])
    circles = points.mark_circle(opacity=0.9).encode(
        size=altair.Size("events:Q", scale=altair.Scale(range=[60, 500]), legend=None),
        color=altair.Color("role:N", scale=roles, title=None),
    )
    # A colour that can be read on light and on dark ground.
    names = points.mark_text(dy=-13, fontSize=11, color="#7d828a", fontWeight="bold").encode(text="name:N")
    layers = altair.LayerChart(layer=[lines, heads, circles, names]).resolve_scale(size="independent")
    drawn: altair.LayerChart = layers.properties(width=760, height=560)
    return drawn


def _all(results: Results) -> Iterator[tuple[Extraction, Event]]:
    several = [results] if isinstance(results, Extraction) else results
    return ((extraction, event) for extraction in several if extraction is not None for event in extraction)


def _happened(results: Results) -> Iterator[tuple[Extraction, Event]]:
    for extraction, event in _all(results):
        if event.polarity == "positive" and event.modality == "asserted" and not event.generic:
            yield extraction, event


def _located(results: Results) -> Iterator[tuple[Extraction, Event, Argument]]:
    for extraction, event in _happened(results):
        for argument in (*event.places, *event.targets):
            place = argument.place
            if place is not None and place.lat is not None and place.lon is not None:
                yield extraction, event, argument


def _spot(place: Argument) -> tuple[float, float]:
    assert place.place is not None and place.place.lat is not None and place.place.lon is not None
    return place.place.lat, place.place.lon


def _beside(spots: list[tuple[float, float]], number: int) -> tuple[float, float]:
    """The spot, moved a little in a growing spiral for each earlier one at the same place, so that all can be seen."""
    import math

    same = spots[:number].count(spots[number])
    turn, far = same * 2.4, 0.018 * math.sqrt(same)
    return spots[number][0] + far * math.sin(turn), spots[number][1] + far * math.cos(turn)


def _day(event: Event, inferred: bool = True) -> str | None:
    """The day that a time argument tells, or the one inferred from the text around the event."""
    beside = (event.inferred_time,) if inferred and event.inferred_time is not None else ()
    for time in (*event.times, *beside):
        day = (time.value or "")[:10]
        with suppress(ValueError):
            if len(day) == 10:
                return datetime.date.fromisoformat(day).isoformat()
    return None


def _name(argument: Argument) -> str:
    known = argument.place or argument.actor
    # A category tells the sort of actor, and not which.
    if known is None or known.name is None or known.ref is None or known.ref.startswith("category:"):
        return argument.text
    return known.name


def _popup(extraction: Extraction, event: Event, place: Argument) -> str:
    start, end = max(event.trigger.start - 90, 0), event.trigger.end + 130
    words = _inert(extraction.text[start:end].strip())
    mode = "" if event.mode is None else f" ({event.mode})"
    about = " · ".join(_inert(part) for part in (extraction.id, _day(event)) if part)
    return (
        f'<b style="color:{colour(str(event.kind))}">{_inert(str(event.kind))}{mode}</b> {_inert(_name(place))}'
        f'<div dir="rtl" lang="ar" style="font-size:14px;margin:4px 0">{words}</div><small>{about}</small>'
    )


def _outline(_: object) -> dict[str, object]:
    return {"color": "#8a8f98", "weight": 1, "fillOpacity": 0.04}


def _inert(text: str) -> str:
    """For HTML inside a template literal of JavaScript, where folium puts it."""
    return escape(text).translate({ord(mark): f"&#{ord(mark)};" for mark in "`$\\"})


def _data(values: list[dict[str, Any]]) -> Any:
    from altair import Data

    make: Any = Data
    return make(values=values)


def _scale(kinds: list[str]) -> Any:
    import altair

    return altair.Scale(domain=kinds, range=[colour(kind) for kind in kinds])


def _spread(graph: Any) -> dict[str, tuple[float, float]]:
    """Where the actors stand: those who meet, near one another."""
    import networkx

    # Each is tied a little to a middle that is not drawn; else groups without ties would flee from each other.
    tied, middle = networkx.Graph(graph), object()
    tied.add_edges_from(tied.edges, weight=1.0)
    tied.add_edges_from(((middle, name) for name in graph), weight=0.12)
    spots = networkx.spring_layout(tied, seed=7, k=2.2 / max(len(tied), 1) ** 0.5, iterations=400)
    spots.pop(middle, None)
    # Use all the room there is.
    (x0, x1), (y0, y1) = ((min(axis), max(axis)) for axis in zip(*spots.values())) if spots else ((0, 1), (0, 1))
    wide, high = x1 - x0 or 1.0, y1 - y0 or 1.0
    return {name: (2 * float(x - x0) / wide - 1, 2 * float(y - y0) / high - 1) for name, (x, y) in spots.items()}


def _edges(graph: Any, spots: Any) -> Iterator[dict[str, Any]]:
    import math

    for agent, target, count in graph.edges.data("weight"):
        (x, y), (x2, y2) = spots[agent], spots[target]
        # The arrow stands past the middle, and the angle of a mark goes clockwise.
        yield {
            "agent": agent, "target": target, "events": count, "x": x, "y": y, "x2": x2, "y2": y2,
            "xm": x + (x2 - x) * 0.62, "ym": y + (y2 - y) * 0.62,
            "angle": -math.degrees(math.atan2((y2 - y) * 560, (x2 - x) * 760)),
        }  # fmt: skip


def _nodes(graph: Any, spots: Any) -> Iterator[dict[str, Any]]:
    for name in graph:
        acted, targeted = graph.out_degree(name, "weight"), graph.in_degree(name, "weight")
        role = "both" if acted and targeted else "acted" if acted else "was targeted"
        x, y = spots[name]
        yield {"name": name, "acted": acted, "targeted": targeted, "events": acted + targeted, "role": role, "x": x, "y": y}
