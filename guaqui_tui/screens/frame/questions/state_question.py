"""What there is to say beside a state: what shows it, why, what was spent, and since when it is so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from storage.symbols import DOUBTFUL
from storage.translatable import N_

from ....forms.field_beside import FieldBeside
from ....look import keys
from ....widgets.bars import KeyLine
from ....widgets.choice import Choice, Options
from ....widgets.field_sheet import FieldSheet, SheetRow
from ....widgets.fields import GoOn, LineField
from ....widgets.text import PlainText
from .fields_question import FieldsQuestion

_ADVICE: Final = (
    N_(
        "Since when it is so is a day, a month or a year. What shows it is a document, its number and where "
        "it lies."
    ),
    N_("F2 takes the state up; it is written with all others of the screen behind, by F2 there."),
)


class StateQuestion(FieldsQuestion[dict[str, Any]]):
    """Gives back by name what was said, None where it stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.NEXT_FIELD, keys.SAVE, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = _ADVICE

    def __init__(self, title: str, what: str, asked: Sequence[FieldBeside]) -> None:
        """`title` and `what` are in the user's words."""
        super().__init__(title, what, [one.name for one in asked], "state")
        self._beside = _Beside(self, asked)

    def compose(self) -> ComposeResult:
        yield from _box(self._beside.asked)

    def fill_in(self) -> None:
        self._beside.fill_in()

    def on_input_changed(self) -> None:
        self._beside.doubt()

    def action_save(self) -> None:
        if (said := self._beside.read()) is not None:
            self.dismiss(said)


class StateOnTheWay(FieldsQuestion[dict[str, Any]]):
    """The same, asked by the digit that decides: whoever answers the first field goes on to the next line."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.MORE_TO_SAY, keys.SAVE, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Enter answers with what stands in the first field, or the number of a cause; Tab goes to the others."),
        *_ADVICE,
    )

    def __init__(self, title: str, what: str, asked: Sequence[FieldBeside]) -> None:
        """`title` and `what` are in the user's words."""
        super().__init__(title, what, [one.name for one in asked], "state")
        self._beside = _Beside(self, asked)

    def compose(self) -> ComposeResult:
        yield from _box(self._beside.asked)

    def fill_in(self) -> None:
        self._beside.fill_in()

    def on_input_changed(self) -> None:
        self._beside.doubt()

    def is_answered_by(self, message: GoOn) -> bool:
        return message.by == "digit"

    def action_go_on(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        if (said := self._beside.read()) is not None:
            self.dismiss(said)


class _Beside:
    """The fields of either question: what stands in them, what is odd there, and what is read from them."""

    def __init__(self, question: FieldsQuestion[dict[str, Any]], asked: Sequence[FieldBeside]) -> None:
        self._question = question
        self.asked = asked

    def _line(self, one: FieldBeside) -> LineField:
        return self._question.query_one(f"#{one.name}", LineField)

    def fill_in(self) -> None:
        for one in self.asked:
            self._line(one).put(one.typed)

    def doubt(self) -> None:
        """Say beside each field what is odd there; it stops nothing."""
        for one in self.asked:
            words = self._doubt_of(one)
            self._question.query_one(FieldSheet).say(one.name, f"{DOUBTFUL} {words}" if words else "")

    def _doubt_of(self, one: FieldBeside) -> str:
        try:
            return one.doubt(one.read(self._line(one).kept.strip()))
        except ValueError:
            return ""  # F2 says that

    def read(self) -> dict[str, Any] | None:
        """What is said by the fields' names; None where something is no value, which is said and come back to."""
        said = dict[str, Any]()
        for one in self.asked:
            try:
                said[one.name] = one.read(self._question.typed(one.name))
            except ValueError as wrong:
                self._question.query_one("#unsaved", PlainText).say(str(wrong), wrong=True)
                self._line(one).focus()
                return None
        return said


def _box(asked: Sequence[FieldBeside]) -> ComposeResult:
    with Vertical(classes="box"):
        yield PlainText(id="asked", classes="title")
        yield PlainText(id="what")
        yield FieldSheet([SheetRow(one.label, _field_of(one)) for one in asked])
        yield PlainText(id="unsaved")
        if any(one.options is not None for one in asked):
            yield Options()
    yield KeyLine()


def _field_of(one: FieldBeside) -> LineField:
    if one.options is None:
        return LineField(id=one.name, is_prose=one.is_prose)
    choice = Choice(one.all_options, id=one.name)
    choice.takes_words = True
    choice.offer_among(frozenset(kept for kept, _read in one.options))
    return choice
