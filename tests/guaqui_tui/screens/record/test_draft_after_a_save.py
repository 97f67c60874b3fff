"""What is saved is no draft any more, however late the timer's callback comes."""

from __future__ import annotations

from typing import Any

import pytest

from guaqui_tui.screens.record.record_form import RecordForm
from guaqui_tui.session import intervals
from storage.file.drafts import Drafts

from ...pilot import Hands, Laptop


@pytest.mark.costly(0)
@pytest.mark.parametrize(
    ("opening", "record"),
    [(("enter",), "demand/guaqui/andamarca/2003/1"), (("insert", "2"), "association/guaqui/-")],
)
def test_a_timer_that_ran_out_before_the_save_keeps_nothing_after_it(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, opening: tuple[str, ...], record: str
) -> None:
    laptop.save()
    late: list[str] = []

    async def use(hands: Hands) -> None:
        monkeypatch.setattr(intervals, "DRAFT_SECONDS", 3600)  # what it would set off comes below
        await hands.press(*opening)
        await hands.write("Tejedoras")
        form, forget = hands.app.screen, hands.app.session.forget
        assert isinstance(form, RecordForm)

        async def forget_it(of: str) -> Any:
            form.call_next(form.keep)
            late.append(of)
            await forget(of)
            assert form.typed_here() == []  # nor would it be kept where the app has to end now

        monkeypatch.setattr(hands.app.session, "forget", forget_it)
        await hands.press("f2")
        assert late == [record]
        assert await hands.app.session.draft(record) is None

    laptop.use(use)
    assert Drafts(laptop.file).all() == []
