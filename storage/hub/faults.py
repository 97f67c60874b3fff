"""What PostgreSQL refused, as an error of ours."""

from __future__ import annotations

from typing import Any, Final

from ..errors import Code, GuaquiError, HubCutError, HubError, error_of
from ..notation.text import clean_line, printable

BY_STATE: Final[dict[str, Code]] = {
    "GQ001": "hub-moved",
    "40001": "hub-contended",
    "40P01": "hub-contended",
    "55P03": "hub-contended",
    "42501": "hub-rights",
    "53100": "hub-full",
    "25006": "hub-standby",
    "3F000": "hub-none",
    "42P01": "hub-none",
    "42883": "hub-none",
}
_CUT: Final = ("08", "57P")
"""Classes of states, and beginnings of them, after which nobody is there any more."""
_ADVICE: Final = "Either provide the file"
_UNSAFE: Final = ("certificate", "SSL", "TLS")


def not_reached(error: Exception, where: str) -> GuaquiError:
    """Why there is no connection. libpq says it in words alone, and never with a password."""
    words = _words(error)
    unsafe = any(one in words for one in _UNSAFE)
    return HubError("hub-unsafe" if unsafe else "hub-unreachable", where=printable(where), words=words)


def refused(error: Exception, where: str) -> GuaquiError:
    """What became of a statement, as an error of ours; `words` is what PostgreSQL says."""
    state = _state(error)
    facts = {"where": printable(where), "words": _words(error)}
    if state in BY_STATE:
        return error_of(BY_STATE[state], **facts)
    if not isinstance(error, UnicodeError) and (not state or state.startswith(_CUT)):
        return HubCutError("hub-cut", **facts)
    return HubError("hub-refused", **facts)


def _state(error: Exception) -> str:
    said: Any = getattr(error, "sqlstate", None)
    return said or ""


def _words(error: Exception) -> str:
    """The last line of what is said: before it stand the other addresses that were tried, behind it libpq's advice
    to do without the certificate.
    """
    lines = [line for line in str(error).splitlines() if line.strip() and not line.startswith(_ADVICE)]
    return clean_line(printable(lines[-1] if lines else type(error).__name__))
