"""What is asked in a level's workshop: into which demand one is merged, why one is dropped, what is to be seen."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from storage.translatable import N_

from ...look import keys
from ..frame.questions.list_question import ListQuestion


class WhichTarget(ListQuestion[str]):
    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]
    TITLE: ClassVar[str] = N_("Merge it into which demand? A number or the first letters")


class WhichCause(ListQuestion[str]):
    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]
    TITLE: ClassVar[str] = N_("Why is it dropped? A number or the first letters")


class WhichTrace(ListQuestion[str]):
    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]
    TITLE: ClassVar[str] = N_("Which demands to see: a number or the first letters")
