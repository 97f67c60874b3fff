"""What the board says of what was typed and not saved."""

from __future__ import annotations

from collections.abc import Iterable

from storage.file.drafts import Draft
from storage.kinds.process.demand import Slot, slot_of
from storage.plan.survey import Survey

from ...language.gettext_ import _
from ...wording.slots import slot_name


def waiting_drafts(drafts: Iterable[Draft], survey: Survey) -> tuple[list[Slot], str]:
    """The slots of them, the latest last; and what is said of them all."""
    in_order = sorted(drafts, key=lambda draft: draft.at)
    waiting = [slot for draft in in_order if (slot := slot_of(draft.record))]
    said = []
    if waiting:
        where = ", ".join(slot_name(survey, slot) for slot in reversed(waiting[-3:]))
        said.append(_("Typed and not saved yet: {where}. Open it to go on with it.").format(where=where))
    if len(waiting) < len(in_order):
        from ...forms.settle_draft import unsettled

        said += unsettled(in_order, survey)
    return waiting, " ".join(said)
