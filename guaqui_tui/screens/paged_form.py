"""A form of several pages. Those but the first are made when they are asked for: people wait for a form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeVar

from textual.widget import Widget

from ..desk import Desk
from ..widgets.choice import Choice
from ..widgets.fields import GoOn, Line, Prose
from ..widgets.sheet import Beside
from ..widgets.strips import KeyLine
from .demand_form import Terms, page_of
from .demand_lists import Lists
from .demand_pages import PAGES, MainPage, Page
from .proposals import OF_A_ROW
from .record_form import RecordForm
from .turns import Turns
from .typed import Typed

Result = TypeVar("Result")

NEXT_PAGE: Final = {"main": "proposals", "proposals": "more", "more": "main", "private": "main"}
"""What the one key for pages comes to from each."""


class PagedForm(RecordForm[Result]):
    """Turns pages, and knows what stands in the fields of all, made or not."""

    def __init__(self, desk: Desk, turns: Turns, lists: Lists) -> None:
        super().__init__(desk, turns)
        self._page = MainPage.NAME
        self._pages: dict[str, Page] = {}
        """Those that are made, with all that is on them."""
        self._lists = lists
        self._terms = Terms((), 0, lists.has)
        self._sources: dict[str, str] = {}
        self._held: Typed = {}
        """What stands in the fields of pages that were not made yet."""

    def let_go_of_all(self) -> None:
        """Nothing of the record before is seen when the form comes again: not its page, not its words."""
        self._let_go()
        self._turn_to(MainPage.NAME)
        self._put_quietly({})

    async def lay_out(self, terms: Terms, lists: Lists, sources: dict[str, str]) -> None:
        """Make the first page as a record needs it; the others are made when they are asked for."""
        before, self._terms = self._terms, terms
        self._lists, self._sources = lists, sources
        fits = before.main == terms.main
        for name, page in list(self._pages.items()):
            if not (fits and name == MainPage.NAME):
                del self._pages[name]
                await page.remove()
        if MainPage.NAME in self._pages:
            self._give_lists(self._pages[MainPage.NAME])
        else:
            await self._make(MainPage.NAME)
        self._turn_to(MainPage.NAME)

    async def _make(self, name: str) -> None:
        page = PAGES[name](self._terms, self._sources)
        await self.query_one("#pages").mount(page)
        self._pages[name] = page
        self._give_lists(page)
        self._fill(page)

    def _give_lists(self, page: Page) -> None:
        for choice in page.query(Choice):
            choice.options = self._lists.of(choice.id or "")

    def _turn_to(self, name: str) -> None:
        self._page = name
        for made, page in self._pages.items():
            page.display = made == name
        self.query_one(KeyLine).refresh()

    async def _open(self, name: str, at: str = "") -> None:
        """Show a page with the cursor in a field, by default its first."""
        self._held = self.typed()
        if name not in self._pages:
            await self._make(name)
        self._turn_to(name)
        self.to_field(at or self._first_field())
        self.remark()

    def _first_field(self) -> str:
        """The first empty row of the proposals; elsewhere the first field."""
        fields = self.fields()
        if self._page != "proposals":
            return fields[0]
        typed = self.typed()
        return next((name for name in fields[:: len(OF_A_ROW)] if not typed[name]), fields[0])

    def fields(self) -> tuple[str, ...]:
        return self._terms.of_page(self._page)

    def every_field(self) -> tuple[str, ...]:
        return self._terms.all

    def to_field(self, name: str) -> None:
        page = page_of(name)
        if page != self._page:
            self.while_keys_wait(self._open(page, name))
        else:
            super().to_field(name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in NEXT_PAGE and action != "private":
            return action == NEXT_PAGE[self._page]
        return super().check_action(action, parameters)

    def action_proposals(self) -> None:
        self.while_keys_wait(self._open("proposals"))

    def action_more(self) -> None:
        self.while_keys_wait(self._open("more"))

    def action_main(self) -> None:
        self.while_keys_wait(self._open("main"))

    def action_private(self) -> None:
        self.while_keys_wait(self._open("main" if self._page == "private" else "private"))

    def following(self, index: int, message: GoOn) -> int:
        """Up and Down keep their column on the page of proposals, and stay where no row is left."""
        if self._page != "proposals" or message.by != "arrow":
            return super().following(index, message)
        there = index + message.step * len(OF_A_ROW)
        return there if 0 <= there < len(self.fields()) else index

    def finish(self) -> None:
        if self._page == "main":
            super().finish()
        else:
            self.action_main()

    # What stands in the fields

    def typed(self) -> Typed:
        return {**self._held, **{name: _value(field) for name, field in self._fields_made()}}

    def put(self, typed: Typed) -> None:
        self._held = dict(typed)
        for page in self._pages.values():
            self._fill(page)

    def _fields_made(self) -> list[tuple[str, Widget]]:
        """Every field that there is a widget of."""
        return [(name, field) for page in self._pages.values() for name, field in page.fields.items()]

    def _fill(self, page: Page) -> None:
        for name, field in page.fields.items():
            value = self._held.get(name, "")
            if isinstance(field, Prose):
                field.load_text(value)
                field.move_cursor(field.document.end)
            elif isinstance(field, Choice):
                known = {self._first.get(name), *(kept for kept, _read in field.options)}
                field.put(value if value in known else None)
                if value not in known:
                    field.value = value
            elif isinstance(field, Line):
                field.value = value

    def besides(self) -> Iterable[Beside]:
        return (beside for page in self._pages.values() for beside in page.besides)


def _value(field: Widget) -> str:
    if isinstance(field, Choice):
        return field.taken or field.value
    if isinstance(field, Line):
        return field.value
    return field.text if isinstance(field, Prose) else ""
