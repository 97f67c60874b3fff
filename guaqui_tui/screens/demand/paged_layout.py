"""The pages of the demand's form. Those but the first are made when they are asked for: people wait for a form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from textual.widget import Widget

from ...forms.demand import Terms
from ...forms.demand_lists import DemandLists
from ...forms.draft_values import Typed
from ...forms.subjects.slot_subject import SlotSubject
from ...widgets.choice import Choice, Options
from ...widgets.field_sheet import Beside
from ...widgets.fitting import Fitting
from ...widgets.text import PlainText
from ...widgets.years import Years
from ..record.slot_layout import SlotLayout
from .pages import PAGES, FormPage, MainPage, ProposalsPage

NEXT_PAGE: Final = {"main": "proposals", "proposals": "more", "more": "main", "private": "main"}
"""What the one key for pages comes to from each."""


class PagedLayout(SlotLayout):
    """Turns pages, and knows what stands in the fields of all, made or not."""

    def __init__(self, subject: SlotSubject, saved: Callable[[], Typed]) -> None:
        super().__init__(subject, saved)
        self.page = MainPage.NAME
        """The one that is seen."""
        self.pages: dict[str, FormPage] = {}
        """Those that are made, with all that is on them."""
        self._around: Fitting | None = None

    def furnish(self) -> Iterable[Widget]:
        self._around = Fitting(id="pages", can_focus=False)
        yield self._around
        yield Options()
        yield Years()

    async def lay_out(self, terms: Terms, lists: DemandLists) -> None:
        """Make the first page as a record needs it; the others are made when they are asked for."""
        fits = self.subject.terms.main == terms.main
        self.subject.terms, self.subject.lists = terms, lists
        for name, page in list(self.pages.items()):
            page.terms = terms
            if not (fits and name == MainPage.NAME):
                await self._remove(name)
        if MainPage.NAME in self.pages:
            self._give_lists(self.pages[MainPage.NAME])
        else:
            await self.make(MainPage.NAME)
        self.show_page(MainPage.NAME)

    async def make(self, name: str) -> None:
        """Make a page, unless it stands, with what is typed in it."""
        if name in self.pages or self._around is None:
            return
        page = PAGES[name](self.subject.terms)
        await self._around.mount(page)
        self.pages[name] = page
        self._look()
        self._give_lists(page)
        for field, widget in page.fields.items():
            self.fill(field, widget)

    async def _remove(self, name: str) -> None:
        if page := self.pages.pop(name, None):
            self._look()
            await page.remove()

    def _look(self) -> None:
        self.widgets = {name: field for page in self.pages.values() for name, field in page.fields.items()}

    def _give_lists(self, page: FormPage) -> None:
        for choice in page.query(Choice):
            choice.options = self.subject.lists.of(choice.id or "")

    async def make_rows(self, rows: int) -> None:
        if rows > self.subject.terms.rows:
            self.held = self.typed()
            await super().make_rows(rows)
            await self._remove(ProposalsPage.NAME)  # it is made again when it is asked for

    def show_page(self, name: str) -> None:
        self.page = name
        for made, page in self.pages.items():
            page.display = made == name

    def fields(self) -> tuple[str, ...]:
        return self.subject.terms.of_page(self.page)

    @property
    def has_private(self) -> bool:
        return True

    def still_typing(self, name: str) -> bool:
        widget = self.widgets[name]
        return isinstance(widget, Choice) and widget.has_focus

    # What is said beside the fields

    def besides(self) -> Iterable[Beside]:
        return (beside for page in self.pages.values() for beside in page.besides)

    def say_at(self, name: str, words: str = "", *, wrong: bool = False) -> None:
        if name == "text":
            self._about_text.say(words, wrong=wrong)
        else:
            super().say_at(name, words, wrong=wrong)

    def wrong_at(self, name: str) -> bool:
        return self._about_text.has_class("-wrong") if name == "text" else super().wrong_at(name)

    @property
    def _about_text(self) -> PlainText:
        return self.pages[MainPage.NAME].query_one("#about-text", PlainText)
