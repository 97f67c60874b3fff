"""What a municipality is judged by, in one year and in one before it: then and now beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import set_cell_size

from exports.wording.values import Values
from storage.kinds.process.assessment import KIND, Assessment
from storage.kinds.states import STATE
from storage.kinds.terms.element import Element
from storage.plan.survey import Survey, SurveyRecord
from storage.revisions.record_names import record_of
from storage.symbols import DISPUTED, NOTHING

from ...language.gettext_ import _
from ...widgets.text import in_cells
from .state_columns import said_in_all_versions

_NAME = 38
_STATE = 6
_INDENT = "  "


class JudgedElement(NamedTuple):
    """An element, how deep it stands under others, and what was said of it in the year before and in this one."""

    element: SurveyRecord[Element]
    depth: int
    record: str
    then: SurveyRecord[Assessment] | None
    now: SurveyRecord[Assessment] | None


def assessed_years(survey: Survey) -> list[int]:
    """The years of which something was judged, in order."""
    return sorted({int(one.record.rpartition("/")[2]) for one in survey.listed(KIND.name)})


def judged_elements(survey: Survey, year: int, before: int | None) -> list[JudgedElement]:
    """Every element, those that are part of one under it."""

    def named(element: str, of: int) -> str:
        return record_of(KIND, survey.municipality, {"ELEMENT": element, "YEAR": str(of)}, {})

    listed = {one.record: one for one in survey.listed(KIND.name)}
    return [
        JudgedElement(
            one,
            depth,
            named(one.id, year),
            listed.get(named(one.id, before)) if before else None,
            listed.get(named(one.id, year)),
        )
        for one, depth in _in_order(survey.elements())
    ]


def _in_order(elements: Iterable[SurveyRecord[Element]]) -> Iterator[tuple[SurveyRecord[Element], int]]:
    """Each behind what it is part of, with how deep; what is part of itself by a detour stands last."""
    left = {one.id: one for one in elements}
    parents = {id_: str(one.fields.part_of) for id_, one in left.items()}

    def under(parent: str, depth: int) -> Iterator[tuple[SurveyRecord[Element], int]]:
        for id_ in [one for one in left if parents[one] == parent]:
            yield left.pop(id_), depth
            yield from under(id_, depth + 1)

    for id_ in [one for one in left if parents[one] not in left]:
        yield left.pop(id_), 0
        yield from under(id_, 1)
    yield from ((one, 0) for one in left.values())


def judged_line(one: JudgedElement, values: Values, width: int) -> str:
    """Rol: gobierno municipal        2       3      zonificación, sin PLUS."""
    name = _INDENT * one.depth + values.line(one.element.fields.name)
    mark = DISPUTED if one.now and one.now.history.disputed else " "
    states = (state_of(one.then, values), state_of(one.now, values))
    return in_cells(_in_columns(f"{mark}{name}", *states, _evidence(one.now, values)), width)


def judged_heads(year: int, before: int | None, width: int) -> str:
    heads = (f" {_('Element')}", str(before) if before else "", str(year), _("Evidence"))
    return in_cells(_in_columns(*heads), width)


def _in_columns(name: str, then: str, now: str, evidence: str) -> str:
    return f"{in_cells(name, _NAME)} {set_cell_size(then, _STATE)} {set_cell_size(now, _STATE)} {evidence}"


def state_of(one: SurveyRecord[Assessment] | None, values: Values) -> str:
    """How it stands; where versions differ, each of them."""
    if one is None:
        return NOTHING
    (field,) = (field for field in KIND.fields if field.name == STATE)
    return said_in_all_versions(one, field, values)


def _evidence(one: SurveyRecord[Assessment] | None, values: Values) -> str:
    said = one.fields.evidence if one else ""
    return values.line(said) if isinstance(said, str) else ""


def judged_detail(one: JudgedElement, values: Values, year: int, before: int | None) -> list[str]:
    """What is asked, and what was said then and now with its evidence."""
    ask = one.element.fields.ask
    lines = [values.line(ask)] if isinstance(ask, str) else []
    for of, said in ((before, one.then), (year, one.now)):
        if of and said:
            lines.append(f"{of}: {state_of(said, values)} · {_evidence(said, values)}".rstrip(" ·"))
    return lines
