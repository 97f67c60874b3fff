"""What is missing, asked for in a form: the next field in which something is wrong, then its community's list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, cast

from storage.plan.checks.found import Finding

from ..frame import table_of_screens as screens
from ..frame.field_order import field_with_cursor
from ..frame.mending import place_of_finding
from ..frame.opening import ScreenOpener
from .record_form import RecordForm


def fault_to_see(form: RecordForm[Any]) -> str:
    """The next field in which something is wrong, from the first on again; empty behind the last of them."""
    names = form.field_layout.every_field()
    wrong = [name for name in names if name in form.subject.flaws(form.form)]
    at = field_with_cursor(form, names)
    if not wrong or at == wrong[-1]:
        return ""
    behind = names.index(at) if at else -1
    return next((name for name in wrong if names.index(name) > behind), wrong[0])


def show_missing(form: RecordForm[Any], holder: str, go: Callable[[Finding], Awaitable[None]]) -> None:
    """`go` goes to what is chosen of the community's list."""
    if name := fault_to_see(form):
        form.to_field(name)
    else:
        form.while_keys_wait(_show_list(form, holder, go))


async def _show_list(form: RecordForm[Any], holder: str, go: Callable[[Finding], Awaitable[None]]) -> None:
    """What is typed is kept first: it stands in the list as not saved."""
    await form.keep()

    async def gone(one: Finding | None) -> None:
        if one is not None:
            await go(one)

    form.open(screens.what_is_missing(holder, gives_back=True), gone)


async def leave_for(form: RecordForm[Any], one: Finding) -> None:
    """Go back, what is typed being kept, and on to something else that is missing."""
    if await form.leave():
        app = cast("ScreenOpener", form.app)
        await form.give_up()
        if opening := place_of_finding(form.session.survey, one):
            app.open(opening)
