"""What is typed into a question is on the disk before it is answered, whichever question it is."""

from __future__ import annotations

import inspect
from itertools import chain

import pytest

from guaqui_tui.screens.frame.questions.question_screen import QuestionScreen
from guaqui_tui.session.kept_typing import kept_typing
from guaqui_tui.widgets import fields
from storage import FieldFile

from ...all_screens import screen_classes
from ...pilot import Hands, Laptop

KEEPS_NOTHING = {
    "NewPassphraseQuestion": "a secret",
    "PassphraseQuestion": "a secret",
    "Palette": "letters that look for an action",
    "OtherPlaceScreen": "a path, which is typed while a save waits for it",
}
FIELDS = (fields.LineField.__name__, fields.Prose.__name__)
WHY = "Así fue, y todos lo vieron"


def written_in(screen: type) -> str:
    """The source of a screen and of what of ours it is made from."""
    return "".join(inspect.getsource(one) for one in screen.__mro__ if one.__module__.startswith("guaqui_tui."))


def test_each_question_with_a_field_keeps_what_is_typed_there() -> None:
    asked = {one.__name__: written_in(one) for one in screen_classes() if issubclass(one, QuestionScreen)}
    with_fields = {name for name, source in asked.items() if any(field in source for field in FIELDS)}
    assert {name for name in with_fields if "question_typing" not in asked[name]} == KEEPS_NOTHING.keys()


@pytest.mark.costly(0)
def test_a_reason_that_was_being_typed_is_there_after_the_app_ended(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego", "agreed": {"how": "vote", "for": 40}}))
    with FieldFile.open(laptop.file, author="Equipo Dos") as field:
        field.save("workshop/guaqui/community/andamarca/1", {"outcome": "held", "women": 9, "men": 8})

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f3", *"40 votes", "f5")
        await hands.write(WHY)
        question = hands.app.screen.question_typing.question  # type: ignore[attr-defined]
        await hands.until(lambda: WHY in chain(kept_typing(question).values()))

    async def again(hands: Hands) -> None:
        await hands.press("f6", "f3", *"40 votes", "f5")
        assert WHY in hands.screen

    laptop.use(use, holder="andamarca", year=2003)
    laptop.use(again, holder="andamarca", year=2003)
