"""The mark of every state of a slot: which sign it has in a plan, and its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import cycle
from typing import Final, NamedTuple, Protocol

from storage.kinds.lookup import OFF_THE_LIST
from storage.kinds.terms.class_ import Class
from storage.notation.text import clean_line
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey, SurveyRecord
from storage.symbols import CLASS_SYMBOLS, STATE_SYMBOLS

from .words import STATES


class Say(Protocol):
    """Says a text of ours in a language."""

    def __call__(self, text: str, /) -> str: ...


class Mark(NamedTuple):
    """One character that any terminal and printer has, and the state's name: a class's id, or one of ours.

    `called`: what the plan calls it; empty where it is one of ours. `number`: from 0, among the productive
    classes or among the others; None where it is no class. `listed`: whether it can still be chosen.
    """

    symbol: str
    name: str
    called: str = ""
    productive: bool = False
    number: int | None = None
    listed: bool = True

    @property
    def key(self) -> str:
        """What tells it from every other mark: a class's id may be the name of one of our states."""
        return self.name if self.number is None else f"class-{self.name}"

    def words(self, say: Say) -> str:
        """What the state is called, in the language of `say`."""
        if not self.listed:
            return say(OFF_THE_LIST).format(name=self.called)
        return self.called or say(STATES[self.name])

    def with_words(self, say: Say) -> str:
        """▲ apoyo a la producción."""
        return f"{self.symbol} {self.words(say)}"


OURS: Final = {name: Mark(symbol, name) for name, symbol in STATE_SYMBOLS.items()}
"""The states that no municipality decides."""

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Marks:
    """The marks of a plan. Make new ones after a change."""

    def __init__(self, survey: Survey) -> None:
        found = {mark.name: mark for mark in _of_classes(survey)}
        self.classes = {id_: mark for id_, mark in found.items() if mark.listed}
        """Those of the classes that can be chosen, in their order."""
        self._of_class = found

    def of(self, state: SlotState) -> Mark:
        """The one mark of a slot."""
        if (stands := standing_mark(state)) != "filled":
            return OURS[stands]
        return self.class_of(state) or OURS["unclassed"]

    def counted(self, state: SlotState) -> Mark:
        """The mark of what is counted of a slot: as many of each stand on a paper as its figures say. To settle is
        here what may be productive or not; that anything else of it has several versions is told beside the mark.
        """
        if state.stand != "filled":
            return OURS["open" if state.open else state.stand]
        return OURS["disputed"] if state.verdict == "disputed" else self.class_of(state) or OURS["unclassed"]

    def class_of(self, state: SlotState) -> Mark | None:
        """The mark of a slot's class, however it stands."""
        return self._of_class.get(state.class_ or "")

    def named(self, class_: str) -> Mark:
        """The mark of a class that there is a record of, be it off the list."""
        return self._of_class[class_]

    def legend(self, states: Iterable[SlotState]) -> list[Mark]:
        """Those of the classes, of those off the list the ones that some slots still have; then ours."""
        off = [mark for mark in self._of_class.values() if not mark.listed]
        shown = {mark.key for state in (states if off else ()) for mark in (self.of(state), self.counted(state))}
        off = [mark for mark in off if mark.key in shown]
        return [*self.classes.values(), *off, *OURS.values()]


def standing_mark(state: SlotState) -> str:
    """What is said of a slot before its class: a dispute first, then how it stands; `filled`: its class is."""
    if state.disputed:
        return "disputed"
    return "open" if state.open and state.stand != "filled" else state.stand


def _of_classes(survey: Survey) -> Iterator[Mark]:
    """Those off the list keep their places: as one is taken off it, no other's sign or colour changes."""
    classes = survey.classes(withdrawn=True)
    symbols, counted = _symbols(classes), {True: 0, False: 0}
    for one in classes:
        name, productive = clean_line(one.fields.name), one.fields.productive
        listed = one.fields.withdrawn is not True
        yield Mark(symbols[one.id], one.id, name, productive, counted[productive], listed)
        counted[productive] += 1


def _symbols(classes: Sequence[SurveyRecord[Class]]) -> dict[str, str]:
    """By class its sign. One without a sign has its letter, where no other has that; else the first that is free
    of the signs, and after them of the letters.
    """
    own = {one.id: one.fields.mark for one in classes if isinstance(one.fields.mark, str)}
    taken = {*own.values(), *STATE_SYMBOLS.values()}
    own |= _own_letters(classes, taken)
    taken |= {*own.values()}
    free = cycle([sign for sign in (*CLASS_SYMBOLS, *_LETTERS) if sign not in taken] or CLASS_SYMBOLS)
    return {one.id: own.get(one.id) or next(free) for one in classes}


def _own_letters(classes: Iterable[SurveyRecord[Class]], taken: AbstractSet[object]) -> dict[str, str]:
    """By class the letter of one that has no mark: the first has it, where nobody's mark is that."""
    of: dict[str, str] = {}
    for one in classes:
        letter = one.fields.letter
        if isinstance(letter, str) and not isinstance(one.fields.mark, str) and letter not in {*taken, *of}:
            of[letter] = one.id
    return {id_: letter for letter, id_ in of.items()}
