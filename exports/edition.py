"""For whom something leaves the house: in which language, with what in it, on which paper."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from .speech import Speech

Paper = Literal["letter", "oficio"]
PAPERS: Final[tuple[Paper, ...]] = ("letter", "oficio")


class Edition(NamedTuple):
    """`private`: with what only a coordinator may see, such as hidden demands. `people`: the report names them.

    `holders` are those whose actas are made; all where none is named.
    """

    speech: Speech
    private: bool = False
    people: bool = False
    paper: Paper = "letter"
    holders: tuple[str, ...] = ()
