"""What is said of files once they are on a stick."""

from __future__ import annotations

from collections.abc import Iterator

from exports.carry import CopiedFiles
from storage.notation.text import printable

from ...language.gettext_ import _


def beside_words(copied: CopiedFiles) -> Iterator[str]:
    """Which got another name."""
    if copied.beside:
        words = _("Another file has that name there and stays; this one is called {names}.")
        yield words.format(names=", ".join(printable(path.name) for path in copied.beside))


def encrypted_words(copied: CopiedFiles) -> Iterator[str]:
    """What lies beside an encrypted copy that anybody can read or nobody could open; and what the copy needs."""
    for path in copied.clear:
        text = _("{path} lies there too, and anybody can read it: remove it, if this one was to be secret.")
        yield text.format(path=printable(str(path)))
    for path in copied.kept:
        text = _("A hidden copy there holds something else, or needs another passphrase: it is {path} now.")
        yield text.format(path=printable(str(path)))
    yield _("Keep the passphrase: without it nobody can open this copy again, not even here.")
