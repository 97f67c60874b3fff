"""What the laptop's clock makes doubtful about a workshop's day. Without a battery it begins at 1970."""

from __future__ import annotations

from storage.plan.survey import Survey
from storage.revisions.revision import PACK

from ...language.dates import day
from ...language.gettext_ import _


def latest_day(survey: Survey, device: str) -> str:
    """The newest day that this laptop's saves and the municipality's list say; empty where none does.

    A right clock is never before it.
    """
    days = [
        revision.at[:10]
        for of_record in survey.all_revisions().values()
        for revision in of_record.values()
        if revision.device in {device, PACK}
    ]
    return max(days, default="")


def beside_day(held_on: str | None, today: str, latest: str) -> str:
    """What stands beside the field of the day that was typed; `today` is the clock's."""
    if held_on == today:
        return _("the clock is wrong") if today < latest else _("today, by the laptop's clock")
    if held_on and held_on > today >= latest:
        return _("after today, {day}").format(day=day(today))
    return _("the laptop's clock says {day}").format(day=day(today))


def clock_warning(today: str, latest: str) -> str:
    """Why the clock cannot be believed; empty where nothing speaks against it."""
    if today >= latest:
        return ""
    words = _(
        "The laptop's clock says {today}, before what it has saved or was given ({latest}): type the right day."
    )
    return words.format(today=day(today), latest=day(latest))
