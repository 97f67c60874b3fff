"""What is asked or shown over another screen, until a key answers it."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import ModalScreen

from ....look import keys
from ..help_text import advice_of
from ..opening import close, open_over, until_it_stands, while_keys_wait
from ..partial_drawing import PartialDrawing

Result = TypeVar("Result")


class QuestionScreen(ModalScreen[Result]):
    """A small screen over another one, asked or shown until a key answers it."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.HELP_HERE]

    ASKS: ClassVar = True
    """Whether it asks, or shows, something of the work: then it has a list of what can be done (Ctrl+P)."""
    ADVICE: ClassVar[tuple[str, ...]] = ()
    """The paragraphs of its help, marked for translation."""
    DEFAULT_CSS = """
    QuestionScreen { align: center middle; background: $background; }
    QuestionScreen > .box { width: 90%; max-width: 100; height: auto; max-height: 100%;
        padding: 0 1; border: round $accent; }
    QuestionScreen .title { text-style: bold; color: $accent; width: 100%; border-bottom: solid $rule; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._compositor = PartialDrawing()

    advice = advice_of
    open = open_over
    until_it_stands = until_it_stands
    while_keys_wait = while_keys_wait

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close this screen; keys wait until whoever opened it has done what is to be done with the result."""
        return close(self, result, super().dismiss)
