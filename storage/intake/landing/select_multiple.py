"""A question of a phone that may have several answers: the column of them, and beside it one for each choice."""

from __future__ import annotations

from typing import Final, NamedTuple

from ...names.name_table import slug
from ..cells import Unfit
from ..column_meanings import Meaning
from ..row import SpreadsheetRow

_OTHER: Final = frozenset({"otro", "otra", "otros", "otras", "other"})
"""The choice for what is none of the others."""
_MARKED: Final = frozenset({"1", "1-0", "true", "si", "yes", "x", "verdadero"})
_BETWEEN: Final = ("/", ".", ":")
"""What may stand between a question's heading and a choice."""


class SelectMultiple(NamedTuple):
    """The question of what is asked for: the headings of its choices, and of the words of another one."""

    choices: dict[str, str]
    """Heading -> choice."""
    other: str

    @classmethod
    def of(cls, headings: tuple[str, ...], meaning: Meaning) -> SelectMultiple | None:
        """The question among some headings; None where there is none."""
        question = next((one for one in headings if meaning.column(one) == "text"), None)
        if question is None:
            return None
        begun = tuple(question + sign for sign in _BETWEEN)
        choices = {one: one[len(question) + 1 :] for one in headings if one.startswith(begun)}
        beside = (one for one in headings if one.startswith(f"{question}_"))
        other = next((one for one in beside if slug(one[len(question) :]) in _OTHER), "")
        return cls(choices, other) if choices or other else None

    def answered(self, row: SpreadsheetRow, said: dict[str, str]) -> dict[str, str]:
        """What a row says, its demand in words where another choice is. Raises `two-demands`."""
        marked = [choice for one, choice in self.choices.items() if slug(row.cells.get(one, "")) in _MARKED]
        if len(marked) > 1:
            raise Unfit("two-demands", said.get("text", ", ".join(marked)))
        words = row.cells.get(self.other, "").strip()
        if words and _OTHER.intersection((slug(said.get("text", "")), *map(slug, marked))):
            return {**said, "text": words}
        return said
