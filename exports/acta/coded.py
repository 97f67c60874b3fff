"""The actas of some holders, each with its code, which is computed while those before it are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from storage.plan.acta.code import begin_code, code_to_print
from storage.plan.acta.of_holder import Printed
from storage.plan.acta.printed import conflicts_on_acta, printed
from storage.plan.survey import Survey

from ..wording.speech import Speech
from .conflicts_said import conflicts_said
from .contents import ActaPaper, paper
from .printed_records import PrintedRecords

_AHEAD: Final = 4
"""So many codes are begun before they are asked for: whoever breaks the work off waits for no more."""


class HoldersActa(NamedTuple):
    """`held`: the workshop that it is of was held."""

    holder: str
    acta: ActaPaper
    held: bool


class CodedActas:
    """`whose`: in the order in which they are going to be asked for."""

    def __init__(self, survey: Survey, whose: Sequence[str], say: Speech) -> None:
        self._survey = survey
        self._whose = whose
        self._say = say
        self.data = cache(self._looked_up)
        """Of whom it is asked: what the acta prints, and the records and fields of that which are to settle."""
        self._begin = cache(lambda holder: begin_code(*self.data(holder)))

    def __iter__(self) -> Iterator[HoldersActa]:
        return map(self.of, self._whose)

    def of(self, holder: str) -> HoldersActa:
        at = self._whose.index(holder)
        for one in self._whose[at : at + _AHEAD]:
            self._begin(one)
        data, unsettled = self.data(holder)
        said = conflicts_said(self._survey, unsettled, self._say)
        acta = paper(data, code_to_print(data, unsettled), self._say, said)
        return HoldersActa(holder, acta, bool(PrintedRecords(data).workshop))

    def _looked_up(self, holder: str) -> tuple[Printed, list[tuple[str, str]]]:
        return printed(self._survey, holder), conflicts_on_acta(self._survey, holder)
