"""The data of an acta -> what stands on the paper, in the reader's language. The screen shows the same."""

from __future__ import annotations

from typing import Final, NamedTuple

from storage.plan.acta.of_assembly import is_of_assembly
from storage.plan.acta.of_holder import Printed
from storage.translatable import N_

from ..document.pieces import Signer
from ..wording.signing_columns import signing_columns
from ..wording.speech import Speech
from .conflicts_said import ConflictsSaid
from .of_assembly import AssemblyActa
from .of_holder import HolderActa
from .opening import closing_words, folio_words
from .point import ActaPoint, Section
from .signers import signatures

_TO_SETTLE: Final = N_("Draft: something in it is still to settle, so it has no code and is not signed.")
_TOO_LONG: Final = N_(
    "Draft: it has more text than can be recorded, so it has no code and is not signed. Shorten what it says."
)


class ActaPaper(NamedTuple):
    """An acta. `code` is empty for a draft; `warning` says why it is one, `unsettled` what is to settle in it.

    `signatures` are those who are known; there is room for more.
    """

    plan: str
    title: str
    holder: str
    code: str
    warning: str
    unsettled: list[ActaPoint]
    opening: str
    facts: list[ActaPoint]
    sections: list[Section]
    closing: str
    folio: str
    columns: tuple[str, str, str, str, str]
    signatures: list[Signer]


def paper(printed: Printed, code: str, say: Speech, unsettled: ConflictsSaid | None = None) -> ActaPaper:
    """The acta of some data (see `printed`). Without a code it is a draft, which nobody signs.

    `unsettled` is what makes it one; without any it has more than can be recorded.
    """
    acta = (AssemblyActa if is_of_assembly(printed) else HolderActa)(printed, say, unsettled)
    return ActaPaper(
        plan=acta.plan_line(),
        title=acta.title(),
        holder=acta.subject(),
        code=code,
        warning="" if code else say(_TO_SETTLE if unsettled else _TOO_LONG),
        facts=acta.facts(),
        unsettled=acta.unsettled(unsettled or {}),
        opening=acta.opening(),
        sections=acta.sections(),
        closing=closing_words(acta.records, say) if code else "",
        folio=folio_words(say) if code else "",
        columns=signing_columns(say),
        signatures=signatures(acta.records) if code else [],
    )
