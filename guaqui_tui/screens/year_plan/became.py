"""What became of the lines of a year's plan: a digit says it, some ask on the way, F2 writes it all as one act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from msgspec import UNSET
from msgspec.structs import replace

from exports.wording.values import Values
from storage.kinds.executed import (
    BESIDE,
    EXECUTED,
    STATES,
    WANTED,
    Executed,
    executed_of,
    newly,
    oddities_of,
    with_executed,
)
from storage.kinds.field import Field
from storage.kinds.lookup import KINDS, kind_of
from storage.plan.views.readers import shown_conflicts
from storage.symbols import NOT_SAVED

from ...forms.deciding.pending_acts import PendingAct
from ...forms.field_beside import FieldBeside, beside_state
from ...language.gettext_ import _, ngettext
from ...language.numbers import amount
from ...language.sentence_facts import few
from ...wording.values import values_of
from ...wording.year_plan.executed import EXECUTED_ODD, Planned, executed_in_words, executed_of_record, is_shared
from ..frame import table_of_screens as screens
from ..frame.list_screen import ListScreen

FIRST: Final = 4
"""The digit of the first state: those before put a line into a plan."""
_MOST_NAMED: Final = 6
"""Lines that are named where a state is asked about for all of them."""
_COSTED: Final = "done"
"""Where nothing else is said, what came to this cost what it should."""


STATE_DIGITS: Final = tuple(map(str, range(FIRST, FIRST + len(STATES))))


class PlannedLine(NamedTuple):
    """A line as it is asked about: what it is called, what it says and costs, whether it is in the year's plan.

    `body`: what is decided of it and not written, else what is written.
    """

    entry: Planned
    name: str
    words: str
    cost_cents: int
    in_year_plan: bool
    body: Mapping[str, Any]


def states_legend() -> str:
    """4 not begun · 5 under way · 6 done: which digit means which state."""
    return " · ".join(f"{digit} {_(words)}" for digit, words in enumerate(STATES.values(), FIRST))


def _of_this_and_of_all() -> str:
    return _("{digits} · 0 and one of these: all").format(digits=states_legend())


def silent_lines(lines: Iterable[PlannedLine]) -> list[PlannedLine]:
    """Those of the year's plan of which nobody says anything yet of what became of them, nor is it decided here.

    One that says an amount, a paper or a reason without a state is not silent: what all say would replace it.
    """
    return [
        line
        for line in lines
        if line.in_year_plan and executed_of(line.body) == Executed() and not shown_conflicts(line.entry.history)
    ]


class StatesOfLines:
    """Decides on a list of planned lines; what is decided of each is kept under its record's name."""

    def __init__(self, screen: ListScreen[Any]) -> None:
        self._screen = screen

    def mark(self, line: PlannedLine, state: str) -> None:
        """Have F2 write that a line came to a state; what is asked along with it is asked first."""
        if shown_conflicts(line.entry.history):
            self._screen.say(_("It has several versions. Settle them first: F9."), wrong=True)
        elif not line.in_year_plan:
            words = _("Only of what stands in the {year_word} is it said what became of it: 2 puts it in.")
            self._screen.say(words, wrong=True)
        elif state in WANTED or executed_of(line.body).state == state:
            self._ask(line, state)
        else:
            self._decide(line, self._said(line, state))

    def mark_all(self, lines: Sequence[PlannedLine], state: str) -> None:
        """Have F2 write that several lines came to a state, as one key; a cause is asked once, for all of them."""
        if state not in WANTED:
            self._decide_all(lines, state, {})
            return
        values = values_of(self._screen.session.survey)
        fields = [field for field in _fields(lines[0].entry.record, state) if field.says.unit != "cents"]
        kind = kind_of(lines[0].entry.record)
        said = newly(state, Executed(), self._screen.session.today)
        asked = [beside_state(kind, one, getattr(said, one.name) or "", state, values) for one in fields]

        def answered(typed: dict[str, Any] | None) -> None:
            if typed is not None:
                self._decide_all(
                    lines, state, {name: UNSET if value is None else value for name, value in typed.items()}
                )

        what = ", ".join(few([line.name or line.words for line in lines], _MOST_NAMED))
        if state == _COSTED:
            what = "\n".join((what, _("Each is said to have spent what it costs.")))
        title = ngettext("{n} line: {status}", "{n} lines: {status}", len(lines))
        title = title.format(n=len(lines), status=_(STATES[state]))
        self._screen.open(screens.state_on_the_way(title, what, asked), answered)

    def _decide_all(self, lines: Sequence[PlannedLine], state: str, given: Mapping[str, Any]) -> None:
        self._screen.decisions.decide_all(
            {line.entry.record: _act(line, replace(self._said(line, state), **given)) for line in lines}
        )

    def in_words(self, line: PlannedLine) -> str:
        """All that is said of it, first what is not written; last, where they mean any, the digits."""
        values = values_of(self._screen.session.survey)
        said, written = executed_of(line.body), executed_of_record(line.entry, values)
        pending = said != executed_of(line.entry.history.values)
        told = executed_in_words(said, values, line.cost_cents, shared=is_shared(line.entry)) if pending else ""
        parts = [
            f"{NOT_SAVED} {told}" if told else "",
            written,
            _of_this_and_of_all() if line.in_year_plan else "",
        ]
        return "\n".join(part for part in parts if part)

    def _decide(self, line: PlannedLine, said: Executed) -> None:
        history, decisions = line.entry.history, self._screen.decisions
        act = _act(line, said)
        if act.changes[0][1] == dict(history.values):
            decisions.leave_open(history.record)
            self._screen.say(_("It says so already."))
            return
        decisions.decide_all({history.record: act})

    def _said(self, line: PlannedLine, state: str) -> Executed:
        """What is decided, or written, of it in that state; else the state as of today.

        What is done costs what it should, unless another amount was told without a state.
        """
        written = executed_of(line.entry.history.values)
        if said := next((one for one in (executed_of(line.body), written) if one.state == state), None):
            return said
        new = newly(state, written, self._screen.session.today)
        told = written.state is UNSET and written.spent_cents is not UNSET
        return (
            replace(new, spent_cents=line.cost_cents) if state == _COSTED and line.cost_cents and not told else new
        )

    def _ask(self, line: PlannedLine, state: str) -> None:
        """What there is to say beside it: what it came to costs what it should, until somebody types otherwise."""
        values, said = values_of(self._screen.session.survey), self._said(line, state)
        asked = [self._asked(line, field, said, values) for field in _fields(line.entry.record, state)]

        def answered(typed: dict[str, Any] | None) -> None:
            if typed is not None:
                given = {name: UNSET if value is None else value for name, value in typed.items()}
                self._decide(line, replace(said, **given))

        title = _("{name}: {status}").format(name=line.name, status=_(STATES[state]))
        what = "\n".join(part for part in (line.words, _cost(line)) if part)
        self._screen.open(screens.state_on_the_way(title, what, asked), answered)

    def _asked(self, line: PlannedLine, field: Field, said: Executed, values: Values) -> FieldBeside:
        def doubt(value: Any) -> str:
            now = replace(said, **{field.name: UNSET if value is None else value})
            odd = oddities_of(now, line.cost_cents, shared=is_shared(line.entry)).get(field.name)
            return _(EXECUTED_ODD[odd]) if odd else ""

        kept = getattr(said, field.name)
        kind = kind_of(line.entry.record)
        return beside_state(kind, field, None if kept is UNSET else kept, str(said.state), values, doubt)


def _act(line: PlannedLine, said: Executed) -> PendingAct:
    history = line.entry.history
    body = with_executed(line.body, said)
    return PendingAct(STATES[str(said.state)], ((history.record, body, history.heads),))


def _fields(record: str, state: str) -> list[Field]:
    """The fields that are asked for beside a state."""
    part = next(one for one in KINDS[kind_of(record)].fields if one.name == EXECUTED)
    fields = {one.name: one for one in part.parts}
    return [fields[name] for name in BESIDE[state]]


def _cost(line: PlannedLine) -> str:
    if line.cost_cents:
        return _("Cost: {amount}").format(amount=amount(line.cost_cents))
    return _("Asked for jointly: what was spent is said at one of them.") if is_shared(line.entry) else ""
