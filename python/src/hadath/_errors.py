"""The exceptions. In Python, because a native class can have one base only."""

from __future__ import annotations


class HadathError(Exception):
    """Base of all errors of this package.

    >>> import hadath
    >>> issubclass(hadath.InputError, hadath.HadathError)
    True
    """

    __module__ = "hadath"


class InputError(HadathError, ValueError):
    """An input has a wrong value: a bad date, a lone surrogate, JSON that does not fit, an item that is no text.

    The message names the parameter. For an item of ``extract_many`` and ``extract_iter``, ``index`` is its number,
    from 0; else it is ``None``.

    >>> import hadath
    >>> hadath.extract("", published="yesterday")
    Traceback (most recent call last):
    ...
    hadath.InputError: published: not a date: 'yesterday' (expected YYYY-MM-DD or YYYY-MM-DDTHH:MM)
    """

    __module__ = "hadath"

    index: int | None = None


class GazetteerError(HadathError, ValueError):
    """A gazetteer of your own has a wrong row; the message begins with file and line.

    >>> import hadath
    >>> hadath.Extractor(gazetteers=[("mine.csv", "name,lat,lon\\nتل النور,north,36.2\\n")])
    Traceback (most recent call last):
    ...
    hadath.GazetteerError: mine.csv:2: not a number of degrees: "north"
    """

    __module__ = "hadath"


class LexiconError(HadathError, ValueError):
    """A lexicon of your own has a wrong entry; the message begins with file, line and column.

    >>> import hadath
    >>> hadath.Extractor(lexicons=[("mine.toml", "colour = 1")])
    Traceback (most recent call last):
    ...
    hadath.LexiconError: mine.toml:1:1: ...
    """

    __module__ = "hadath"
