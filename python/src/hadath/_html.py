"""What notebooks show: the text from right to left with its events marked, and a table of them.

Colours are tints over whatever ground there is and text has the colour of its surroundings, so light and dark themes
need not be told apart. Where a notebook strips styles, ``mark`` and ``u`` still show. All that comes from the text is
escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from ._colours import hue

if TYPE_CHECKING:
    from ._batch import Extractions
    from ._native import Argument, Event, Extraction

# How many texts an overview opens up.
SHOWN = 10

_STYLE = """<style>
.hadath{color:inherit;font-size:14px;line-height:1.5;max-width:72em}
.hadath .text{direction:rtl;text-align:right;white-space:pre-wrap;overflow-wrap:break-word;font-size:1.2em;line-height:2.1;
  font-family:"Noto Naskh Arabic","Noto Sans Arabic","Geeza Pro","Segoe UI","Traditional Arabic",Tahoma,serif;
  position:relative;padding:.4em .9em;margin:.4em 0;border:1px solid rgba(128,128,128,.35);border-radius:6px}
.hadath mark,.hadath u{color:inherit;background:none;text-decoration:none}
.hadath mark{background:hsl(var(--h) 85% 50%/.3);box-shadow:inset 0 -2px hsl(var(--h) 75% 50%)}
.hadath u{text-decoration:underline hsl(var(--h) 70% 52%) 2px;text-underline-offset:.42em;text-decoration-skip-ink:none}
.hadath .target{text-decoration-style:double}.hadath .place{text-decoration-style:dotted}
.hadath .time{text-decoration-style:dashed}.hadath .weapon{text-decoration-style:wavy;text-decoration-thickness:1px}
.hadath .other{text-decoration-thickness:1px}
.hadath mark.not{background:repeating-linear-gradient(-45deg,hsl(var(--h) 85% 50%/.3) 0 6px,transparent 6px 9px)}
.hadath [data-tip]:hover::after,.hadath [data-tip]:focus::after{content:attr(data-tip);position:absolute;right:.8em;
  margin-top:2.6em;max-width:calc(100% - 2.8em);z-index:9;direction:ltr;text-align:left;white-space:pre-wrap;
  background:#24292f;color:#f0f3f6;font:13px/1.6 sans-serif;padding:.4em .7em;border-radius:5px;box-shadow:0 2px 8px rgba(0,0,0,.4);pointer-events:none}
.hadath table{border-collapse:collapse;margin:.4em 0;font-size:13px}
.hadath table[dir] th,.hadath table[dir] td{border:0;border-bottom:1px solid rgba(128,128,128,.35);padding:.25em .7em;text-align:left;
  vertical-align:top;background:none;color:inherit;white-space:normal}
.hadath table[dir] th{font-weight:600;opacity:.75}
.hadath table[dir] .ar{direction:rtl;text-align:right}.hadath td.ar{font-size:1.08em}
.hadath .kind{background:hsl(var(--h) 85% 50%/.25);border-radius:4px;padding:.05em .5em;white-space:nowrap}
.hadath .soft{opacity:.7}.hadath td .soft{white-space:nowrap;font-size:.92em}
.hadath summary{cursor:pointer}
</style>"""

_HEADS = {
    "agents": "who",
    "targets": "to whom",
    "others": "others",
    "places": "where",
    "times": "when",
    "weapons": "with",
}


def page(extraction: Extraction) -> str:
    """One text with its events."""
    return f'{_STYLE}<div class="hadath">{_body(extraction)}</div>'


def overview(extractions: Extractions[Extraction | None]) -> str:
    """The kinds of events in many texts, and the first texts to open."""
    kinds = extractions.kinds()
    chips = " ".join(f"{_kind(kind)} {count:,}" for kind, count in kinds.items())
    errors = f" · {len(extractions.errors):,} broken" if extractions.errors else ""
    head = f"<p>{len(extractions):,} texts · {sum(kinds.values()):,} events{errors}<br>{chips}</p>"
    shown = "".join(_details(number, item) for number, item in enumerate(extractions[:SHOWN]))
    left = len(extractions) - SHOWN
    rest = f'<p class="soft">… and {left:,} more texts</p>' if left > 0 else ""
    return f'{_STYLE}<div class="hadath">{head}{shown}{rest}</div>'


def _details(number: int, extraction: Extraction | None) -> str:
    if extraction is None:
        return f"<details><summary>{number}: broken</summary></details>"
    name = number if extraction.id is None else extraction.id
    kinds = " ".join(_kind(kind) for kind in dict.fromkeys(str(event.kind) for event in extraction))
    line = next((line for line in extraction.text.splitlines() if line.strip()), "")
    # To the end of a word.
    start = line if len(line) <= 60 else line[:60].rpartition(" ")[0].rstrip(" .،؛:") + "…"
    summary = f'{_safe(name)} {kinds} <bdi dir="rtl">{_safe(start)}</bdi>'
    return f"<details><summary>{summary}</summary>{_body(extraction)}</details>"


def _body(extraction: Extraction) -> str:
    about = " · ".join(_safe(part) for part in (extraction.id, extraction.published) if part is not None)
    head = f'<div class="soft">{about}</div>' if about else ""
    text = "".join(_segments(extraction))
    return f'{head}<div class="text" dir="rtl" lang="ar">{text}</div>{_table(extraction)}'


class _Part(NamedTuple):
    """A trigger or an argument in the text."""

    start: int
    end: int
    event: Event
    argument: Argument | None


def _parts(extraction: Extraction) -> list[_Part]:
    found: list[_Part] = []
    for event in extraction:
        found.append(_Part(event.trigger.start, event.trigger.end, event, None))
        found += [_Part(argument.start, argument.end, event, argument) for argument in event.arguments]
    return found


def _segments(extraction: Extraction) -> Iterator[str]:
    """The text cut at every border of a part, each piece marked by the parts that cover it."""
    text, parts = extraction.text, _parts(extraction)
    starts: dict[int, list[_Part]] = {}
    for part in parts:
        starts.setdefault(part.start, []).append(part)
    borders = sorted({0, len(text), *starts, *(part.end for part in parts)})
    active: list[_Part] = []
    for start, end in zip(borders, borders[1:]):
        active = [part for part in active if part.end > start] + starts.get(start, [])
        yield _segment(text[start:end], active)


def _segment(text: str, parts: list[_Part]) -> str:
    if not parts:
        return _safe(text)
    html = _safe(text)
    arguments = [part for part in parts if part.argument is not None]
    triggers = [part for part in parts if part.argument is None]
    if arguments:
        # The innermost decides the line; all are told on hover.
        inner = min(arguments, key=lambda part: part.end - part.start)
        role = "" if inner.argument is None else str(inner.argument.role)
        tip = "" if triggers else _tip(parts)
        html = f'<u class="{role}" style="--h:{hue(inner.event.kind)}"{tip}>{html}</u>'
    if triggers:
        event = triggers[0].event
        negative = ' class="not"' if event.polarity == "negative" else ""
        html = f'<mark{negative} style="--h:{hue(event.kind)}"{_tip(parts)}>{html}</mark>'
    return html


def _tip(parts: Iterable[_Part]) -> str:
    lines = dict.fromkeys(line for part in parts for line in _lines(part))
    return f' tabindex="0" data-tip="{_safe(chr(10).join(lines))}"'


def _lines(part: _Part) -> Iterator[str]:
    event, argument = part.event, part.argument
    name = f"{event.id} {_named(event)}"
    if argument is None:
        yield f"{name}: {', '.join(_attributes(event, usual=True))}"
        for role, head in _HEADS.items():
            texts = " · ".join(argument.text for argument in getattr(event, role))
            if texts:
                yield f"{head}: {_isolated(texts)}"
        return
    known = [value for value in (argument.type, argument.value, argument.mod) if value is not None]
    reference = argument.place or argument.actor
    if reference is not None and reference.name_en is not None:
        known.append(reference.name_en)
    yield f"{argument.role} of {name}: {_isolated(argument.text)}{''.join(f' · {value}' for value in known)}"


def _table(extraction: Extraction) -> str:
    if not extraction.events:
        return '<p class="soft">no events</p>'
    used = {role: head for role, head in _HEADS.items() if any(getattr(event, role) for event in extraction)}
    heads = "".join(f'<th class="ar" dir="rtl">{head}</th>' for head in used.values())
    rows = "".join(f"<tr>{_row(extraction, event, used)}</tr>" for event in extraction)
    return (
        '<table dir="ltr"><thead><tr><th>#</th><th>event</th><th class="ar" dir="rtl">trigger</th>'
        f"{heads}<th>attributes</th><th>source</th></tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(extraction: Extraction, event: Event, roles: Iterable[str]) -> str:
    mode = "" if event.mode is None else f' <span class="soft">{_safe(event.mode)}</span>'
    cells = "".join(_arabic(_phrases(getattr(event, role))) for role in roles)
    attributes = ", ".join(_attributes(event))
    return (
        f"<td>{event.id}</td><td>{_kind(event.kind)}{mode}</td>{_arabic(f'<bdi>{_safe(event.trigger.text)}</bdi>')}"
        f"{cells}<td>{_safe(attributes)}</td><td>{_source(extraction, event)}</td>"
    )


def _phrases(arguments: Iterable[Argument]) -> str:
    return "، ".join(_phrase(argument) for argument in arguments)


def _phrase(argument: Argument) -> str:
    known = argument.value
    reference = argument.place or argument.actor
    if reference is not None:
        known = reference.name_en
    more = "" if known is None else f' <bdi class="soft" dir="ltr">{_safe(known)}</bdi>'
    return f"<bdi>{_safe(argument.text)}</bdi>{more}"


def _source(extraction: Extraction, event: Event) -> str:
    if event.source is None:
        return ""
    speakers = extraction.events[event.source].agents
    return f"{event.source}" + "".join(f" <bdi>{_safe(speaker.text)}</bdi>" for speaker in speakers[:1])


def _attributes(event: Event, usual: bool = False) -> list[str]:
    """What is out of the ordinary about an event, or all that is known."""
    values = [(event.polarity, "positive"), (event.modality, "asserted"), (event.tense, "past"), (event.act, None)]
    told = [str(value) for value, ordinary in values if value is not None and (usual or value != ordinary)]
    told += [f"×{event.count}"] if event.count is not None else []
    return told + (["generic"] if event.generic else [])


def _named(event: Event) -> str:
    return str(event.kind) if event.mode is None else f"{event.kind} ({event.mode})"


def _kind(kind: str) -> str:
    return f'<span class="kind" style="--h:{hue(kind)}">{_safe(kind)}</span>'


def _arabic(html: str) -> str:
    return f'<td class="ar" dir="rtl">{html}</td>'


def _isolated(text: str) -> str:
    """Between marks that keep its direction from its surroundings."""
    return f"\u2068{text}\u2069"


# Characters that HTML cannot hold.
_CONTROLS = {code: "\ufffd" for code in (*range(32), 127) if chr(code) not in "\t\n\r"}


def _safe(value: object) -> str:
    return escape(str(value).translate(_CONTROLS))
