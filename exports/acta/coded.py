"""The actas of some holders, each with its code, which is computed while those before it are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from storage.plan.acta.code import begin_code, code_to_print
from storage.plan.acta.draft import DraftReasons, Unheld, awaits_reading, draft_reasons
from storage.plan.acta.of_holder import Printed
from storage.plan.acta.printed import printed
from storage.plan.survey import Survey

from ..wording.speech import Speech
from .conflicts_said import conflicts_said
from .contents import ActaPaper, paper

_AHEAD: Final = 4
"""So many codes are begun before they are asked for: whoever breaks the work off waits for no more."""


class HoldersActa(NamedTuple):
    """`unheld`: what became of the workshop that it would be of; None of one that was held."""

    holder: str
    acta: ActaPaper
    unheld: Unheld | None


class CodedActas:
    """`whose`: in the order in which they are going to be asked for."""

    def __init__(self, survey: Survey, whose: Sequence[str], say: Speech) -> None:
        self._survey = survey
        self._whose = whose
        self._say = say
        self.data = cache(self._looked_up)
        """Of whom it is asked: what the acta prints, and why it is a draft."""
        self._begin = cache(self._begun)

    def __iter__(self) -> Iterator[HoldersActa]:
        return map(self.of, self._whose)

    def of(self, holder: str) -> HoldersActa:
        at = self._whose.index(holder)
        for one in self._whose[at : at + _AHEAD]:
            self._begin(one)
        data, why = self.data(holder)
        said = conflicts_said(self._survey, why.conflicts, self._say)
        code, to_read = code_to_print(data, why.all), awaits_reading(self._survey, data)
        acta = paper(data, code, self._say, said, why.unheld, to_read=to_read)
        return HoldersActa(holder, acta, why.unheld)

    def _looked_up(self, holder: str) -> tuple[Printed, DraftReasons]:
        data = printed(self._survey, holder)
        return data, draft_reasons(self._survey, holder, data)

    def _begun(self, holder: str) -> None:
        data, why = self.data(holder)
        begin_code(data, why.all)
