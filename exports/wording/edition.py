"""For whom something leaves the laptop: in which language, with what in it, on which paper."""

from __future__ import annotations

from typing import Final, NamedTuple

from storage.kinds.terms.municipality import PAPERS
from storage.plan.survey import Survey
from storage.plan.views.readers import Readers
from storage.translatable import N_

from .speech import Speech

_USUAL: Final = "letter"


def paper_size(survey: Survey) -> str:
    """The municipality's paper, one of `PAPERS`; letter where it says none of them."""
    said = survey.profile.paper
    return said if said in PAPERS else _USUAL


class Edition(NamedTuple):
    """`private`: with what only a coordinator may see, such as hidden demands. `people`: with who the persons are.

    `hxl`: lists have a row of HXL tags under their headings. `paper`: one of `PAPERS`; empty: the municipality's.
    `holders` are those whose actas are made; all where none is named.
    """

    speech: Speech
    private: bool = False
    people: bool = False
    hxl: bool = False
    paper: str = ""
    holders: tuple[str, ...] = ()

    def of(self, survey: Survey) -> Edition:
        """The same, speaking of a municipality in its own words."""
        return self._replace(speech=self.speech.of(survey))

    @property
    def readers(self) -> Readers:
        return Readers(self.private, self.people)

    def named(self, name: str) -> str:
        """A file's name, which tells what of the edition nobody else may get."""
        folder, slash, file = name.rpartition("/")
        marks = ((self.private, N_("PRIVATE-")), (self.people, N_("WITH-NAMES-")))
        return folder + slash + "".join(self.speech(words) for there, words in marks if there) + file
