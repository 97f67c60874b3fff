"""The accounts to those who asked on the wall: of one, or of the whole municipality; nobody's name is on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from exports.wording.values import Values
from storage.plan.accounts.account import HolderAccounts, PlanAccounts
from storage.plan.accounts.holder_accounts import plan_accounts
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import ANYBODY
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.messages import NoticesArrived, RecordSaved
from ...session.session import Session
from ...widgets.large_figures import large
from ...widgets.text import PlainText
from ...wording.values import values_of
from ..frame.base_screen import BaseScreen
from ..frame.keyboard import Keyboard
from .account_lines import lines_of_all, lines_of_holder
from .commitment_lines import commitments_on_wall

TALL_ENOUGH = 24
"""Rows from which on there is room for figures of five."""


class AccountsScreen(BaseScreen[None]):
    """Of one who asks; F8 shows all of them, and that one again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.BACK,
        keys.HELP,
        keys.ACCOUNTS_OF_ALL,
        keys.COMMITMENTS,
        Binding("right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
    ]
    DEFAULT_CSS = """
    AccountsScreen #figure { padding: 1 2 0 2; width: 100%; color: $accent; text-style: bold; }
    AccountsScreen #body { height: 1fr; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    AccountsScreen #lines { width: 100%; color: $foreground; text-style: bold; }
    """
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("For the projector: what became of what was asked for. The figure is how many are done, of all."),
        N_("Right and Left go to the others who asked, F8 to all together and back. PgDn and PgUp turn it."),
        N_("F6 shows the commitments and how they stand, F6 again the accounts. No person is named here."),
        N_("Where laptops say several things all of them stand here, and it counts as not done yet."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, holder: str, *, promises: bool = False) -> None:
        super().__init__(session, keyboard)
        self._promises = promises
        """Whether the commitments are shown."""
        self._holder = holder
        self._all = not holder
        self._accounts = PlanAccounts((), HolderAccounts(""))

    def furnish(self) -> Iterable[Widget]:
        yield PlainText(id="figure")
        with VerticalScroll(id="body"):
            yield PlainText(id="lines")

    async def begin(self) -> None:
        self.set_focus(self.query_one("#body"))
        self._look()

    @property
    def on_wall(self) -> bool:
        return True

    def _look(self) -> None:
        self._accounts = plan_accounts(seen_by(self.session.survey, ANYBODY))
        self._draw()

    def _draw(self) -> None:
        values = values_of(self.session.survey)
        if self._promises:
            self._draw_commitments(values)
            return
        shown = None if self._all else self._accounts.of(self._holder)
        if shown is None:
            self.entitle(_("Accounts of all"))
            lines = lines_of_all(self._accounts, values)
        else:
            self.entitle(values.named(("community", "association"), self._holder))
            lines = lines_of_holder(shown, values)
        sums = (shown or self._accounts).sums
        done, of = (sums.got_done, sums.asked) if sums.asked else (sums.done, sums.owed)
        self._show_figure(done, of)
        self.query_one("#lines", PlainText).say("\n".join(lines))

    def _draw_commitments(self, values: Values) -> None:
        found = commitments_on_wall(self.session.survey, values)
        self.entitle(_("Commitments"))
        self._show_figure(found.kept, found.many)
        self.query_one("#lines", PlainText).say("\n".join(found.lines))

    def _show_figure(self, done: int, of: int) -> None:
        """1/5, where there is room, and anything to be done."""
        figure = self.query_one("#figure", PlainText)
        figure.say("\n".join(large(f"{done}/{of}")))
        figure.display = bool(of) and self.size.height >= TALL_ENOUGH

    def on_resize(self) -> None:
        if self._accounts.holders or self._promises:
            self._draw()

    def speak(self) -> None:
        super().speak()
        self._draw()

    def on_record_saved(self, message: RecordSaved) -> None:
        super().on_record_saved(message)
        self._look()

    def on_notices_arrived(self, message: NoticesArrived) -> None:
        super().on_notices_arrived(message)
        self._look()

    def action_accounts(self) -> None:
        self._promises = False
        self._all = not self._all and bool(self._accounts.holders)
        if not self._all and not self._holder and self._accounts.holders:
            self._holder = self._accounts.holders[0].holder
        self._anew()

    def action_commitments(self) -> None:
        self._promises = not self._promises
        self._anew()

    def action_turn(self, step: int) -> None:
        ids = [one.holder for one in self._accounts.holders]
        if ids:
            at = ids.index(self._holder) + step if self._holder in ids else 0
            self._holder, self._all, self._promises = ids[at % len(ids)], False, False
            self._anew()

    def _anew(self) -> None:
        self._draw()
        self.query_one("#body", VerticalScroll).scroll_home(animate=False)

    def action_back(self) -> None:
        self.hand_over(None)
