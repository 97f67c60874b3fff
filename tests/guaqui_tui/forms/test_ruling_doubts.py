"""What is odd beside a ruling is said at its field before F2, and stops nothing."""

from __future__ import annotations

from guaqui_tui.forms.ruling_fields import ruling_fields
from guaqui_tui.forms.rulings import NewRuling
from guaqui_tui.language.gettext_ import _
from storage import Survey
from storage.file.pack import load_pack


def doubts(present: int | None) -> dict[str, str]:
    asked = ruling_fields(Survey(load_pack("guaqui")), NewRuling("rejected"), "41 12", present=present)
    return {one.name: one.doubt(one.read(one.typed)) for one in asked}


def test_more_votes_than_people_and_a_cause_that_nobody_says() -> None:
    assert doubts(43)["votes"] == _("{n} votes of {people} people").format(n=53, people=43)
    assert doubts(43)["cause"] == _("cause not said")
    assert not doubts(53)["votes"]
    assert not doubts(None)["votes"]
