"""A form of several pages. Those but the first are made when they are asked for: people wait for a form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.widget import Widget

from storage.kinds.process.demand import Slot

from ...forms.demand import Terms
from ...forms.proposals import OF_A_ROW
from ...session.session import Session
from ...widgets.choice import Choice
from ...widgets.fields import GoOn
from ...widgets.sheet import Beside
from ...widgets.strips import KeyLine
from ..frame.keyboard import Keyboard
from .lists import Lists
from .pages import PAGES, MainPage, Page, ProposalsPage
from .slot_form import SlotForm

NEXT_PAGE: Final = {"main": "proposals", "proposals": "more", "more": "main", "private": "main"}
"""What the one key for pages comes to from each."""


class PagedForm(SlotForm):
    """Keyboard pages, and knows what stands in the fields of all, made or not."""

    def __init__(self, session: Session, keyboard: Keyboard, slot: Slot) -> None:
        super().__init__(session, keyboard, slot)
        self._page = MainPage.NAME
        self._pages: dict[str, Page] = {}
        """Those that are made, with all that is on them."""

    def let_go_of_all(self) -> None:
        """Nothing of the record before is seen when the form comes again: not its page, not its words."""
        self._let_go()
        self._turn_to(MainPage.NAME)
        self._put_quietly({})

    async def lay_out(self, terms: Terms, lists: Lists) -> None:
        """Make the first page as a record needs it; the others are made when they are asked for."""
        before, self._terms = self._terms, terms
        self._lists = lists
        fits = before.main == terms.main
        for page in self._pages.values():
            page.terms = terms
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
        page = PAGES[name](self._terms)
        await self.query_one("#pages").mount(page)
        self._pages[name] = page
        self._give_lists(page)
        for field_name, field in page.fields.items():
            self.fill(field_name, field)

    async def make_rows(self, rows: int) -> None:
        if rows > self._terms.rows:
            self._held = self.typed()
            await super().make_rows(rows)
            if page := self._pages.pop(ProposalsPage.NAME, None):  # it is made again when it is asked for
                await page.remove()

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
        page = self._terms.page_of(name)
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

    def made(self) -> Iterable[tuple[str, Widget]]:
        return [(name, field) for page in self._pages.values() for name, field in page.fields.items()]

    def besides(self) -> Iterable[Beside]:
        return (beside for page in self._pages.values() for beside in page.besides)
