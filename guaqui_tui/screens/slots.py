"""Pure: what the board and the form say of slots."""

from __future__ import annotations

import re
from collections.abc import Iterable
from textwrap import wrap
from typing import Final

from msgspec import Struct
from rich.cells import cell_len, set_cell_size

from exports.marks import mark_of
from exports.slots import SlotState, classes_of
from storage.discretion import shown_conflicts
from storage.names import slug
from storage.records import Slot
from storage.survey import Survey

from ..theme import COLOURS, LEGEND
from ..widgets.board import Cell
from ..words import _, language, ngettext

NAMES: Final = 20
"""The narrowest column of names: those of the pack fit, beside five years in 80 columns."""

WIDEST: Final = 30
"""The widest column of names, where there is room for it."""

_ZONE: Final = re.compile(r"^(zona|zone)\s+(?=\S)", re.IGNORECASE)
"""What a zone's name may begin with, and its kind says already."""

LINES: Final = 6
"""Lines of a row at most: enough for every name that may be typed here."""


class BoardLine(Struct, frozen=True):
    """One row of the board: a holder's n-th slots."""

    holder: str
    n: int
    name: str
    zone: str
    """The mark of its typology in the narrow column."""

    community: bool
    letters: str
    """The name as a search compares it, worked out once: every letter typed looks at all lines."""

    admin: str = ""
    typology: str = ""
    zones: str = ""
    """Its zones as they are read."""


def board_lines(survey: Survey) -> list[BoardLine]:
    """Communities first, then associations; one line for each demand of a year."""
    typologies = {zone.id: zone.fields.name for zone in survey.zones("typology")}
    zones = zones_in_words(survey)
    lines = []
    for community in survey.communities():
        fields = community.fields
        admin = fields.admin_zone if isinstance(fields.admin_zone, str) else ""
        typology = fields.typology_zone if isinstance(fields.typology_zone, str) else ""
        mark = _mark(typology, typologies[typology]) if typology in typologies else ""
        read = " · ".join(zones.get(zone, zone) for zone in (admin, typology) if zone)
        lines += [
            BoardLine(community.id, n, name, mark, True, slug(name), admin, typology, read)  # noqa: FBT003
            for n, name in _names(fields.name, survey.plan.per_year)
        ]
    for association in survey.associations():
        zone = association.fields.zone if isinstance(association.fields.zone, str) else ""
        lines += [
            BoardLine(association.id, n, name, "", False, slug(name), zone, "", zones.get(zone, zone))  # noqa: FBT003
            for n, name in _names(association.fields.name, association.fields.per_year)
        ]
    return lines


def _names(name: str, many: int) -> list[tuple[int, str]]:
    return [(n, numbered(name, n, many)) for n in range(1, many + 1)]


def name_column(lines: Iterable[BoardLine], room: int) -> int:
    """How wide the names are: as the longest where there is room for it; a longer one goes on below."""
    longest = max((cell_len(line.name) for line in lines), default=0)
    return max(NAMES, min(longest, room, WIDEST))


def folded(name: str, width: int) -> list[str]:
    """A name on as many lines as it needs: none is cut but one from elsewhere that would fill the screen."""
    if cell_len(name) <= width:
        return [name]
    wide = cell_len(name) != len(name)
    return wrap(name, width // 2 if wide else width, max_lines=LINES, placeholder=" …") or [""]


def _mark(zone: str, name: str) -> str:
    return zone if len(zone) <= 2 else name[:1].upper()


def numbered(name: str, n: int, many: int) -> str:
    return f"{name} {n}" if many > 1 else name


def zones_in_words(survey: Survey) -> dict[str, str]:
    """Every zone by its id: zone A, typology 2. By their names alone one does not know of which kind they are."""
    words = (("admin", _("zone {name}")), ("typology", _("typology {name}")))
    return {
        zone.id: read.format(name=_ZONE.sub("", zone.fields.name))
        for kind, read in words
        for zone in survey.zones(kind)
    }


def per_year(survey: Survey, holder: str) -> int:
    """How many demands a holder has a year: an association its own number, a community the plan's."""
    association = next((one for one in survey.associations() if one.id == holder), None)
    return association.fields.per_year if association else survey.plan.per_year


def holder_name(survey: Survey, holder: str) -> str:
    own = survey.own(holder)
    return str(own.values["name"]) if own else holder


def slot_name(survey: Survey, slot: Slot) -> str:
    """Andamarca · 2003, or APLEG 2 · 2003."""
    return f"{who_asks(survey, slot)} · {slot.year}"


def who_asks(survey: Survey, slot: Slot) -> str:
    """Andamarca, or APLEG 2."""
    from storage.records import Association

    association = survey.entry(f"association/{survey.municipality}/{slot.holder}", Association)
    many = association.fields.per_year if association else survey.plan.per_year
    return numbered(holder_name(survey, slot.holder), slot.n, many)


def action_name(survey: Survey, action: str) -> str:
    """An action's name in the language in use; one that is not known is shown by its id."""
    from storage.records import Action

    entry = survey.entry(f"action/{survey.municipality}/{action}", Action)
    if entry is None:
        return action
    names = entry.fields.names
    return names.get(language(), entry.fields.name) if isinstance(names, dict) else entry.fields.name


def action_classes(survey: Survey, action: str) -> list[str]:
    """The class of an action; where it is in dispute each, the one that is shown first; none of an unknown one."""
    from storage.records import Action

    entry = survey.entry(f"action/{survey.municipality}/{action}", Action)
    return classes_of(entry) if entry else []


def versions(state: SlotState) -> int:
    """How many values the field has that most disagree on."""
    if state.kept is None:
        return 0
    history = state.kept.history
    said = ({repr(claim.value) for claim in history.claims[field]} for field in shown_conflicts(history))
    return max(map(len, said), default=0)


def said(state: SlotState, survey: Survey, *, roomy: bool) -> str:
    """A slot in words."""
    kind = mark_of(state).name
    if kind == "disputed":
        n = max(2, versions(state))
        words = ngettext("{n} version", "{n} versions", n).format(n=n)
        return f"{words}: {_text(state, survey)}" if roomy else words
    if kind == "open" and (n := len(state.proposals)):
        return ngettext("{n} proposal", "{n} proposals", n).format(n=n)
    if kind == "missing" and not roomy:
        return ""
    return _(LEGEND[kind]) if state.stand != "filled" else _text(state, survey)


def _text(state: SlotState, survey: Survey) -> str:
    action = state.entry.fields.action if state.entry else None
    return state.text or (action_name(survey, action) if isinstance(action, str) else "")


def cell(state: SlotState, survey: Survey, width: int) -> Cell:
    """A slot in a column of the board."""
    mark = mark_of(state)
    words = " ".join(said(state, survey, roomy=width >= 20).split())
    rest = set_cell_size(f" {words}", max(width - 2, 0)) + " "
    return Cell(mark.symbol, COLOURS[mark.name], rest)
