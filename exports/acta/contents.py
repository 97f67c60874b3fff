"""The data of an acta -> what stands on the paper, in the reader's language. The screen shows the same."""

from __future__ import annotations

from typing import NamedTuple

from storage.plan.acta.draft import Unheld
from storage.plan.acta.of_assembly import is_of_assembly
from storage.plan.acta.of_holder import Printed

from ..document.pieces import Signer
from ..wording.signing_columns import signing_columns
from ..wording.speech import Speech
from .conflicts_said import ConflictsSaid
from .draft_words import draft_words
from .of_assembly import AssemblyActa
from .of_holder import HolderActa
from .opening import closing_words, folio_words
from .point import ActaPoint, ActaTop, Section
from .signers import signatures


class ActaPaper(NamedTuple):
    """An acta. `code` is empty for a draft; `warning` says why it is one, `unsettled` what is to settle in it.

    `top` is what it comes to; `signatures` are those who are known; there is room for more.
    """

    plan: str
    title: str
    holder: str
    code: str
    warning: str
    unsettled: list[ActaPoint]
    top: ActaTop
    opening: str
    facts: list[ActaPoint]
    sections: list[Section]
    closing: str
    folio: str
    columns: tuple[str, str, str, str, str]
    signatures: list[Signer]


def paper(
    printed: Printed,
    code: str,
    say: Speech,
    unsettled: ConflictsSaid | None = None,
    unheld: Unheld | None = None,
    *,
    to_read: bool = False,
) -> ActaPaper:
    """The acta of some data (see `printed`). Without a code it is a draft, which nobody signs.

    `unsettled` and `unheld` are what makes it one; without either it has more than can be recorded.
    `to_read`: that it was read aloud is ticked by hand (see `awaits_reading`).
    """
    acta = (AssemblyActa if is_of_assembly(printed) else HolderActa)(printed, say, unsettled)
    return ActaPaper(
        plan=acta.plan_line(),
        title=acta.title(),
        holder=acta.subject(),
        code=code,
        warning="" if code else draft_words(unsettled, unheld, say),
        facts=acta.facts(),
        unsettled=acta.unsettled(unsettled or {}),
        top=acta.top(),
        opening=acta.opening(),
        sections=acta.sections(),
        closing=closing_words(acta.records, say, to_read=to_read) if code else "",
        folio=folio_words(say) if code else "",
        columns=signing_columns(say),
        signatures=signatures(acta.records) if code else [],
    )
