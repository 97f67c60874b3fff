"""For whom something leaves the laptop: in which language, with what in it, on which paper."""

from __future__ import annotations

from typing import Final, NamedTuple

from storage.kinds.terms.municipality import PAPERS
from storage.plan.survey import Survey
from storage.plan.views.readers import Readers
from storage.translatable import N_

from .speech import Speech

_USUAL: Final = "letter"
_APART: Final = N_("PRIVATE")
"""The folder of what only the coordinator may see."""


def paper_size(survey: Survey) -> str:
    """The municipality's paper, one of `PAPERS`; letter where it says none of them."""
    said = survey.profile.paper
    return said if said in PAPERS else _USUAL


class Edition(NamedTuple):
    """`private`: with what only a coordinator may see, such as hidden demands. `people`: with who the persons are.

    `hxl`: lists have a row of HXL tags under their headings. `paper`: one of `PAPERS`; empty: the municipality's.
    `subjects` are those whose actas are made, `years` those whose plans are, `holders` those to whom accounts are
    given; all where none is named.
    """

    speech: Speech
    private: bool = False
    people: bool = False
    hxl: bool = False
    paper: str = ""
    subjects: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    holders: tuple[str, ...] = ()

    def of(self, survey: Survey) -> Edition:
        """The same, speaking of a municipality in its own words."""
        return self._replace(speech=self.speech.of(survey))

    @property
    def readers(self) -> Readers:
        return Readers(self.private, self.people)

    def called(self, name: str) -> str:
        """What a file or a folder is called in the reader's language, whatever the municipality's words are."""
        return self.speech.of_nobody()(name)

    def named(self, name: str) -> str:
        """The same of a file of this edition: one that is not for everybody says so; a private one lies apart."""
        folder, slash, file = self.called(name).rpartition("/")
        own = f"{self.called(_APART)}/" if self.private else ""
        marks = ((self.private, N_("PRIVATE-")), (self.people, N_("WITH-NAMES-")))
        return own + folder + slash + "".join(self.called(words) for there, words in marks if there) + file
