"""A paper: its frame, which all papers share, and its pieces.

What the frame says: whose plan it is (the municipality, never the program), what the paper is and of whom; its
code or that it is a draft, where one is owed; else the day and the version of the data; and page n of m.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from .pieces import Piece

SIZES: Final[dict[str, tuple[float, float]]] = {
    "letter": (215.9, 279.4),
    "legal-bo": (216.0, 330.0),
    "a4": (210.0, 297.0),
}
"""Width and height of each paper as it stands, in mm."""

OF_MATRIX: Final = "legal-bo"
"""The matrix is on this paper, whatever the municipality's others are on: no other shows five years beside each
other.
"""


class Frame(NamedTuple):
    """What is around a paper's pieces, in the reader's words.

    `place`: the municipality, its province, the plan. `title`: what it is; `subject`: of whom, or empty.
    `edition`: that it is for some eyes only, or empty. `draft`: that it is one, large at the top and at the foot
    of each page, or empty. `foot`: the code, or the day and the version of the data. `pages`: "page {n} of {all}".
    `ready`: that it may be signed as it is, beside its title, with its foot, or empty.
    `leaf`: in a document of several papers its page of all, "page {page} of the whole", or empty.
    """

    place: str
    title: str
    subject: str
    foot: str
    pages: str
    edition: str = ""
    draft: str = ""
    ready: str = ""
    leaf: str = ""


class Paper(NamedTuple):
    """`language`: of its text, as PDF names it. `lying`: the page is wider than high."""

    frame: Frame
    pieces: tuple[Piece, ...]
    language: str = "es"
    lying: bool = False
