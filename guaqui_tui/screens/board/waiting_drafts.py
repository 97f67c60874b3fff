"""What the board says of what was typed and not saved."""

from __future__ import annotations

from collections.abc import Iterable

from storage.file.drafts import DECIDING, Draft
from storage.kinds.lookup import KINDS, TERMS
from storage.kinds.process.demand import Slot, slot_of
from storage.plan.survey import Survey

from ...forms.unsaved_drafts import drafts_named
from ...language.gettext_ import _, ngettext
from ...look.keys import PLAN_LISTS, REGISTER, VALIDATION, YEAR_PLAN, display_of


def waiting_drafts(drafts: Iterable[Draft], survey: Survey) -> tuple[list[Slot], str]:
    """The slots of them, the latest last; and what is said of them all."""
    in_order = sorted(drafts, key=lambda draft: draft.at)
    waiting = [slot for draft in in_order if (slot := slot_of(draft.record))]
    of_lists = [draft for draft in in_order if draft.record.startswith(DECIDING)]
    of_forms = [draft for draft in in_order if draft.record == draft.of_record and draft not in of_lists]
    said = [_of_list(draft) for draft in of_lists]
    if of_forms:
        where = drafts_named(of_forms, survey)
        said.append(_("Typed and not saved yet: {where}. Open it to go on with it.").format(where=where))
    if len(of_forms) + len(of_lists) < len(in_order):
        from ...forms.deciding.settle_draft import unsettled

        said += unsettled(in_order, survey)
    return waiting, " ".join(said)


def _of_list(draft: Draft) -> str:
    """What is said of decisions on a list: on that of a kind, of a year's plan, else in the municipal workshop."""
    n, (of, *year) = len(draft.fields), draft.record.removeprefix(DECIDING).split("/")[1:]
    kind = KINDS.get(of)
    if kind is not None:
        words = ngettext(
            "{n} decided on the list “{name}” and not written yet. Ctrl+P, “{action}”, has it.",
            "{n} decided on the list “{name}” and not written yet. Ctrl+P, “{action}”, has them.",
            n,
        )
        action = PLAN_LISTS if kind.name in TERMS else REGISTER
        return words.format(n=n, name=_(kind.plural), action=_(action.description))
    if of == YEAR_PLAN.action:
        words = ngettext(
            "{n} decided in the plan of {year} and not written yet: {key} has it, in that year.",
            "{n} decided in the plan of {year} and not written yet: {key} has them, in that year.",
            n,
        )
        return words.format(n=n, year=" ".join(year), key=display_of(YEAR_PLAN))
    words = ngettext(
        "{n} decided in the municipal workshop and not written yet. Ctrl+P, “{action}”, has it.",
        "{n} decided in the municipal workshop and not written yet. Ctrl+P, “{action}”, has them.",
        n,
    )
    return words.format(n=n, action=_(VALIDATION.description))
