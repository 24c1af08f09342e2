"""The exceptions. In Python, because a native class can have one base only."""


class HadathError(Exception):
    """Base of all errors of this package.

    >>> import hadath
    >>> issubclass(hadath.InputError, hadath.HadathError)
    True
    """

    __module__ = "hadath"


class InputError(HadathError, ValueError):
    """An input has the right type and a wrong value: a bad date, a lone surrogate, JSON that does not fit.

    The message names the parameter, and for ``extract_many`` the number of the text.

    >>> import hadath
    >>> hadath.extract("", published="yesterday")
    Traceback (most recent call last):
    ...
    hadath.InputError: published: not a date: 'yesterday' (expected YYYY-MM-DD or YYYY-MM-DDTHH:MM)
    """

    __module__ = "hadath"
