"""The pages of the demand's form. Those but the first are made when they are asked for: people wait for a form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final

from textual.widget import Widget

from ...forms.demand import AT_NEED, Terms
from ...forms.demand_lists import DemandLists
from ...forms.draft_values import Typed
from ...forms.of_another import OfAnother, noted, still_of_another
from ...forms.open_form import OpenForm
from ...forms.subjects.form_subject import FormSubject
from ...forms.subjects.slot_subject import SlotSubject
from ...look import keys
from ...widgets.choice import Choice, Options
from ...widgets.field_sheet import FieldSheet
from ...widgets.fitting import Fitting
from ...widgets.years import Years
from ..record.slot_layout import SlotLayout
from .demand_table import DemandTable
from .pages import PAGES, FormPage
from .table_places import field_below, field_beside
from .table_words import names_of_the_words, table_words

MAIN: Final = "main"
NEXT_PAGE: Final = {MAIN: "more", "more": MAIN, "private": MAIN}
"""What the one key for pages comes to from each."""


class PagedLayout(SlotLayout):
    """Turns pages, and knows what stands in the fields of all, made or not."""

    def __init__(self, subject: SlotSubject, saved: Callable[[], Typed]) -> None:
        super().__init__(subject, saved)
        self.page = MAIN
        """The one that is seen."""
        self.table: DemandTable | None = None
        """The first page, once it is made."""
        self.pages: dict[str, FormPage] = {}
        """Those behind it that are made, with all that is on them."""
        self._around: Fitting | None = None
        self._of_another: OfAnother = {}
        """What was said while another proposal was marked."""
        self._at_once = False
        """Whether something is being said at every field: the page is put together once, and not for each."""

    def furnish(self) -> Iterable[Widget]:
        self._around = Fitting(id="pages", can_focus=False)
        yield self._around
        yield Options()
        yield Years()

    async def lay_out(self, terms: Terms, lists: DemandLists) -> None:
        """Make the first page as a record needs it; the others are made when they are asked for."""
        self._of_another = {}
        fits = self.subject.terms.asked == terms.asked
        self.subject.terms, self.subject.lists = terms, lists
        for name in list(self.pages):
            await self._remove(name)
        if self.table is None or not fits:
            await self._make_table()
        else:
            self.table.terms = terms
            await self.table.make_rows()
        self._look()
        self._give_lists()
        self.show_page(MAIN)

    async def _make_table(self) -> None:
        if self.table is not None:
            await self.table.remove()
        self.table = DemandTable(self.subject.terms)
        if self._around is not None:
            await self._around.mount(self.table, before=0)
            await self.table.make()

    async def make(self, name: str) -> None:
        """Make a page, unless it stands, with what is typed in it."""
        if name in self.pages or name not in PAGES or self._around is None:
            return
        page = PAGES[name](self.subject.terms)
        await self._around.mount(page)
        self.pages[name] = page
        self._look()
        self._give_lists()
        for field, widget in page.fields.items():
            self.fill(field, widget)

    async def _remove(self, name: str) -> None:
        if page := self.pages.pop(name, None):
            self._look()
            await page.remove()

    def _look(self) -> None:
        seen = {name: self.table.fields[name] for name in self.table.seen} if self.table else {}
        behind = {name: field for page in self.pages.values() for name, field in page.fields.items()}
        self.widgets = {**seen, **behind}

    def _give_lists(self) -> None:
        for name, widget in self.widgets.items():
            if isinstance(widget, Choice):
                widget.options, widget.also = self.subject.lists.of(name), partial(self.subject.lists.also, name)

    async def make_rows(self, rows: int) -> None:
        """Have room for so many proposals, and one more."""
        if rows <= self.subject.terms.rows or self.table is None:
            return
        self.held = self.typed()
        await super().make_rows(rows)
        before = set(self.widgets)
        await self.table.make_rows()
        self._look()
        self._give_lists()
        for name in self.widgets.keys() - before:
            self.fill(name, self.widgets[name])

    def show_page(self, name: str) -> None:
        self.page = name
        for made, page in self.pages.items():
            page.display = made == name
        if self.table is not None:
            self.table.display = name == MAIN

    def fields(self) -> tuple[str, ...]:
        if self.page == MAIN and self.table is not None:
            return self.table.seen
        return self.subject.terms.of_page(self.page)

    def page_key(self, name: str) -> str:
        shown_by = {"more": keys.MORE, "private": keys.PRIVATE}.get(self.subject.terms.page_of(name))
        return keys.display_of(shown_by) if shown_by else ""

    def _ask_at_need(self, typed: Typed) -> None:
        """Have the fields that are not always asked for; what stands in them is kept while they are not seen."""
        if self.table is None:
            return
        fields = {name: self.table.fields[name] for name in AT_NEED}
        asked = {name for name, is_asked in AT_NEED.items() if is_asked(typed) or fields[name].has_focus}
        if asked != self.table.at_need:
            self.held = {**self.held, **{name: typed.get(name, "") for name in AT_NEED}}
            self.table.ask(asked)
            self._look()
            self._give_lists()
            for name in asked:
                self.fill(name, fields[name])

    def put(self, typed: Typed) -> None:
        self._ask_at_need(typed)
        super().put(typed)
        if self.table is not None:
            self.table.look_again()

    def speak(self) -> None:
        super().speak()
        if self.table is not None:
            self.table.speak()

    @property
    def has_private(self) -> bool:
        return True

    def still_typing(self, name: str) -> bool:
        widget = self.widgets[name]
        return isinstance(widget, Choice) and widget.has_focus

    # Going from field to field

    def below(self, name: str, step: int) -> str:
        """The field one line below, or above, in the table; where there is no such line, the next in the order of
        all. Up from the first field is the status, whatever is asked below it: the words at the fields say so.
        """
        places, fields = self.table.places if self.table is not None else {}, self.fields()
        there = field_below(places, name, step) if name in places else name
        if step < 0 and name in places and name == fields[0]:
            return "status"
        return there if there != name else fields[min(fields.index(name) + step, len(fields) - 1)]

    def beside(self, name: str, step: int) -> str:
        """The field to the right, or to the left, in the table."""
        places = self.table.places if self.table is not None else {}
        return field_beside(places, name, step) if name in places else name

    # What is said beside the fields

    def note_of_another(self, typed: Typed) -> None:
        """The mark is about to be another's: what is said by now was said of the one that has it."""
        self._of_another = noted(self._of_another, typed, names_of_the_words(self.subject.terms))

    def confirm(self, name: str) -> None:
        """Somebody looked at what stands in a field, and lets it stand."""
        self._of_another = {one: was for one, was in self._of_another.items() if one != name}

    def besides(self) -> Iterable[FieldSheet]:
        return (beside for page in self.pages.values() for beside in page.besides)

    def say_at(self, name: str, words: str = "", *, wrong: bool = False) -> None:
        if self.table is not None and name in self.table.fields:
            if self.table.say(name, words, wrong=wrong) and not self._at_once:
                self.table.look_again()
        else:
            super().say_at(name, words, wrong=wrong)

    @contextmanager
    def _together(self) -> Iterator[None]:
        self._at_once = True
        try:
            yield
        finally:
            self._at_once = False

    def say_nothing(self) -> None:
        with self._together():
            super().say_nothing()
        if self.table is not None:
            self.table.look_again()

    def remark(self, form: OpenForm, subject: FormSubject) -> None:
        self._ask_at_need(form.typed)
        with self._together():
            super().remark(form, subject)
        if self.table is not None:
            doubted = still_of_another(self._of_another, form.typed)
            self.table.show(form.typed, table_words(form.typed, self.subject, doubted))
