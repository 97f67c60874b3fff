"""The steps by which tables are read, in words: what each does, and not how its line is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from storage.intake.steps.step import (
    ChoicesStep,
    DropKind,
    DropStep,
    FillStep,
    HeadingsStep,
    JoinStep,
    SameAsStep,
    SkipStep,
    SplitStep,
    TableStep,
    UnfoldStep,
    UnitStep,
)
from storage.notation.text import clean_line
from storage.translatable import N_

from ...language.gettext_ import _, ngettext

Called = Callable[[str], str]
"""What a step's column is called: a heading, or what people call what it means."""

DROPPED: Final[Mapping[DropKind, str]] = {
    "zones": N_("zones"),
    "kinds": N_("sorts"),
    "numbers": N_("numbers"),
}
VERBS: Final[Mapping[str, str]] = {
    "fill": N_("What stands above holds below"),
    "unfold": N_("A row for each year"),
    "drop": N_("Leave words out of a column"),
    "join": N_("Join two tables by their key"),
    "choices": N_("Several answers are proposals"),
    "split": N_("Part what stands in one cell"),
    "unit": N_("Numbers are in thousands"),
    "same-as": N_("Idem is what stands above"),
    "skip": N_("Lines that are no rows"),
}
"""What may be done to a table; which lines are its headings is told on a line of its own."""


def step_in_words(step: TableStep, called: Called = clean_line) -> str:
    """What a step does: What stands above holds below: Comunidad."""
    return _IN_WORDS[type(step)](step, called)


def told_before_in_words(step: TableStep, called: Called = clean_line) -> str:
    """What a step does that nobody told now: Numbers of Costo are times 1000, as it was told before."""
    return _("{step}, as it was told before").format(step=step_in_words(step, called))


def _headings(step: HeadingsStep, _called: Called) -> str:
    return _("Headings: {lines}").format(lines=lines_in_words(step.first, step.last))


def lines_in_words(first: int, last: int) -> str:
    """Line 2; lines 2 to 3."""
    words = ngettext("line {first}", "lines {first} to {last}", last - first + 1)
    return words.format(first=first, last=last)


def _fill(step: FillStep, called: Called) -> str:
    columns = ", ".join(map(called, step.columns))
    if step.by:
        words = _("What stands above holds below, as long as {by} is the same: {columns}")
        return words.format(columns=columns, by=called(step.by))
    return _("What stands above holds below: {columns}").format(columns=columns)


def _drop(step: DropStep, called: Called) -> str:
    return _("Leave out {words}: {column}").format(column=called(step.field), words=", ".join(_dropped(step)))


def _dropped(step: DropStep) -> Iterator[str]:
    yield from (_(DROPPED[kind]) for kind in step.kinds)
    yield from (f"«{clean_line(word)}»" for word in step.words)


def _join(step: JoinStep, _called: Called) -> str:
    words = _("Join {child} with {parent} by its key")
    return words.format(child=clean_line(step.child), parent=clean_line(step.parent))


def _unfold(_step: UnfoldStep, _called: Called) -> str:
    return _("A row for each year")


def _choices(step: ChoicesStep, called: Called) -> str:
    return _("Several answers are proposals: {column}").format(column=called(step.column))


def _split(step: SplitStep, called: Called) -> str:
    words = _("Part what stands in one cell of {column} at {sign}")
    return words.format(column=called(step.column), sign=clean_line(step.sign) or "␣")


def _unit(step: UnitStep, called: Called) -> str:
    words = _("Numbers of {column} are times {factor}")
    return words.format(column=called(step.column), factor=f"{step.factor.normalize():f}")


def _skip(step: SkipStep, _called: Called) -> str:
    return _("No rows: {lines}").format(lines=lines_in_words(step.first, step.last))


def _same_as(step: SameAsStep, called: Called) -> str:
    return _("Idem is what stands above: {column}").format(column=called(step.column))


_IN_WORDS: Final[Mapping[type, Callable[[Any, Called], str]]] = {
    HeadingsStep: _headings,
    FillStep: _fill,
    DropStep: _drop,
    JoinStep: _join,
    UnfoldStep: _unfold,
    ChoicesStep: _choices,
    SplitStep: _split,
    UnitStep: _unit,
    SkipStep: _skip,
    SameAsStep: _same_as,
}
