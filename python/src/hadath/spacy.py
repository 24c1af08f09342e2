"""A component for spaCy pipelines: ``nlp.add_pipe("hadath")``. Needs spaCy.

Each document gets the extension attributes

- ``doc._.hadath``: the `Extraction` of its text;
- ``doc._.events``: its events;

and span groups, aligned to the tokens of spaCy (a trigger that stands inside a token, after an attached particle, takes
the whole token):

- ``doc.spans["hadath"]``: triggers, labelled with the kind of their event; ``span._.event`` is that event;
- ``doc.spans["hadath_arguments"]``: arguments, labelled with their role; ``span._.event`` and ``span._.argument``.

The date of publication is that of the component (``config={"published": "2026-01-07"}``), or of the document, in
``doc._.published``. ``nlp.pipe`` reads a batch with several threads. Documents can be stored as any others: they keep
the JSON contract, in ``doc.user_data``.

>>> import spacy
>>> nlp = spacy.blank("ar")
>>> _ = nlp.add_pipe("hadath", config={"published": "2026-01-07"})
>>> doc = nlp("وقصفت مدفعية الجيش حي الزيتون صباح الأحد.")
>>> [(span.text, span.label_) for span in doc.spans["hadath"]]
[('وقصفت', 'shelling')]
>>> doc._.events[0].times[0].value
'2026-01-04TMO'
"""

# Libraries in part without types of their own.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false
from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from ._extractor import Extractor
from ._native import Argument, Event, Extraction

__all__ = ["Component"]

_KEY = "hadath"


class Component:
    """The component. ``nlp.add_pipe("hadath")`` makes one."""

    def __init__(self, published: str | None = None, threads: int | None = None) -> None:
        self.published, self.threads = published, threads
        self.extractor = Extractor()
        _extend()

    def __call__(self, doc: Doc) -> Doc:
        """Reads one document."""
        return _annotate(doc, self.extractor.extract(doc.text, doc._.published or self.published))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 1000) -> Iterator[Doc]:
        """Reads documents batch by batch, with several threads."""
        docs = iter(docs)
        while batch := list(islice(docs, batch_size)):
            dates = [doc._.published or self.published for doc in batch]
            texts = [doc.text for doc in batch]
            results = self.extractor.extract_many(texts, dates, threads=self.threads, progress=False)
            yield from map(_annotate, batch, results)


def _make(nlp: Language, name: str, published: str | None = None, threads: int | None = None) -> Component:
    return Component(published, threads)


Language.factory("hadath", assigns=["doc._.hadath", "doc._.events"], func=_make)


def _annotate(doc: Doc, extraction: Extraction) -> Doc:
    doc.user_data[_KEY] = extraction.to_json()
    triggers: list[Span] = []
    arguments: list[Span] = []
    for event in extraction:
        triggers.append(_span(doc, event.trigger, str(event.kind), f"{event.id}"))
        for number, argument in enumerate(event.arguments):
            arguments.append(_span(doc, argument, str(argument.role), f"{event.id} {number}"))
    doc.spans["hadath"] = triggers
    doc.spans["hadath_arguments"] = arguments
    return doc


def _span(doc: Doc, piece: Any, label: str, number: str) -> Span:
    span = doc.char_span(piece.start, piece.end, label, span_id=number, alignment_mode="expand")
    assert span is not None  # every character is in a token or is the space after one
    return span


@lru_cache(maxsize=256)
def _read(json: str) -> Extraction:
    return Extraction.from_json(json)


def _extraction(doc: Doc) -> Extraction | None:
    json = doc.user_data.get(_KEY)
    return None if json is None else _read(json)


def _events(doc: Doc) -> tuple[Event, ...]:
    extraction = _extraction(doc)
    return () if extraction is None else extraction.events


def _event(span: Span) -> Event | None:
    """Spans carry the numbers of their event and argument."""
    events, number = _events(span.doc), span.id_.split(" ")[0]
    return events[int(number)] if number.isdigit() and int(number) < len(events) else None


def _argument(span: Span) -> Argument | None:
    event, number = _event(span), span.id_.split(" ")[-1]
    return event.arguments[int(number)] if event is not None and " " in span.id_ else None


def _extend() -> None:
    # Again for each component: spaCy forgets them when somebody removes its extensions.
    Doc.set_extension("hadath", getter=_extraction, force=True)
    Doc.set_extension("events", getter=_events, force=True)
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    Span.set_extension("event", getter=_event, force=True)
    Span.set_extension("argument", getter=_argument, force=True)
