"""A file that a format makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ..document.paper import Paper


class Drawing(NamedTuple):
    """The papers of a file that is drawn, for who looks at them before; `size`: one of `SIZES`.

    `odd`: of several papers each begins on a page with an odd number.
    """

    papers: Callable[[], Sequence[Paper]]
    size: str
    odd: bool = True


class File(NamedTuple):
    """A file that is going to leave: its name, with a folder before it where there is one, and its bytes.

    `make` is called when it is its turn; it gives the bytes piece by piece, so that large ones need little
    memory and can be broken off. `drawing`: None of what is not drawn. `words`: what it is, where a README is to
    say so. `of`: gives what it is made of, where that is less than the whole plan. `request`: what was asked for
    that it is of, as `request_of` says it.
    """

    name: str
    make: Callable[[], Iterable[bytes]]
    drawing: Drawing | None = None
    words: str = ""
    of: Callable[[], bytes] | None = None
    request: str = ""


def drawn_file(name: str, papers: Callable[[], Sequence[Paper]], size: str, *, odd: bool = True) -> File:
    """A PDF of some papers."""

    def make() -> Iterable[bytes]:
        from ..document.pdf import pdf  # it brings a font: not before the first paper is drawn

        return [pdf(papers(), size, odd=odd)]

    return File(name, make, Drawing(papers, size, odd))
