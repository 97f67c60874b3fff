"""What was answered of a new municipality: texts, the same whether an option, a terminal or a screen took them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

Say = Callable[[str], str]
"""Says a text of ours in the language in which defaults are to be."""

Lines = tuple[str, ...]
"""An answer: one text, or as many as a person wrote; none where nothing is said."""


NOTHING: Final = "-"
"""What is written where nothing is to stand, though an answer is ready."""


class ListRow(NamedTuple):
    """A row of a list: its line in the file, and its cells under the headings."""

    line: int
    cells: tuple[str, ...]


class ListTable(NamedTuple):
    """A list as it was read: where it lies, its headings, its rows, and the lines that were taken for no row."""

    path: str
    headings: tuple[str, ...]
    rows: tuple[ListRow, ...]
    left_out: tuple[ListRow, ...] = ()
    regular: bool = True
    """Whether each column has a heading of its own, and few lines are no rows: it is no text of any kind."""


NO_TABLE: Final = ListTable("", (), ())


class Answers(NamedTuple):
    """`texts` by a question's id; `tables` by the id of the question that names one.

    `suggested` are ready answers that only whoever asks can know: a name after the file's, years after the clock.
    """

    texts: Mapping[str, Lines] = {}
    tables: Mapping[str, ListTable] = {}
    suggested: Mapping[str, str] = {}
    say: Say = str

    def lines(self, question: str) -> Lines:
        """What was answered; nothing where nothing was."""
        return self.texts.get(question, ())

    def text(self, question: str) -> str:
        return next(iter(self.lines(question)), "")

    def table(self, question: str) -> ListTable:
        return self.tables.get(question, NO_TABLE)

    def with_text(self, question: str, lines: Lines) -> Answers:
        """The same, with another answer to a question."""
        return self._replace(texts={**self.texts, question: lines})

    def with_table(self, question: str, table: ListTable) -> Answers:
        return self._replace(tables={**self.tables, question: table})
