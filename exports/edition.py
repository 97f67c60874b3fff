"""For whom something leaves the house: in which language, with what in it, on which paper."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from storage.discretion import Readers

from .speech import Speech
from .words import N_

Paper = Literal["letter", "oficio"]
PAPERS: Final[tuple[Paper, ...]] = ("letter", "oficio")


class Edition(NamedTuple):
    """`private`: with what only a coordinator may see, such as hidden demands. `people`: with who the persons are.

    `holders` are those whose actas are made; all where none is named.
    """

    speech: Speech
    private: bool = False
    people: bool = False
    paper: Paper = "letter"
    holders: tuple[str, ...] = ()

    @property
    def readers(self) -> Readers:
        return Readers(self.private, self.people)

    def named(self, name: str) -> str:
        """A file's name, which tells what of the edition nobody else may get."""
        folder, slash, file = name.rpartition("/")
        marks = ((self.private, N_("PRIVATE-")), (self.people, N_("WITH-NAMES-")))
        return folder + slash + "".join(self.speech(words) for there, words in marks if there) + file
