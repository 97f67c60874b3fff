"""The hub on the coordinator's desk: what it says, and that a mute one is left; `tests/hub` has a real one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.gather.hub import HubScreen
from guaqui_tui.session import intervals, settings
from storage.errors import HubError
from storage.hub.difference import HubDifference
from storage.hub.push import Pushed, PushedFile

from ...hub_by_hand import TalkByHand, hub_by_hand
from ...pilot import Hands, Laptop, held_up
from .test_gather import field_of

ADDRESS = "postgresql:///hub"
OPENED = ("f9", "down", "enter")
ASKED = (*OPENED, *ADDRESS, "enter")


@pytest.fixture
def talk(laptop: Laptop) -> Iterator[type[TalkByHand]]:
    """A plan with a demand, and a hub that has another laptop's."""
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    held = field_of(laptop.folder / "far" / "hub.json", "laptop01", ("arcata", 2004, "Posta"))
    with hub_by_hand(held) as talk:
        yield talk


def test_without_an_address_it_says_what_to_write(laptop: Laptop, talk: type[TalkByHand]) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*OPENED)
        assert "Write the address that whoever keeps the hub gave you" in hands.words
        await hands.press("enter", "f2")
        assert "Write the address" in hands.words
        assert talk.asked == []

    laptop.use(use)
    assert laptop.remembered().hub == ""


def test_without_what_speaks_with_it_the_entry_says_what_to_install(
    laptop: Laptop, talk: type[TalkByHand], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.hub.driver.has_driver", lambda: False)

    async def use(hands: Hands) -> None:
        await hands.press(*OPENED)
        assert "Install it: pip install 'psycopg[binary]'" in hands.words

    laptop.use(use)


def test_a_service_of_this_computer_is_proposed(
    laptop: Laptop, talk: type[TalkByHand], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGSERVICE", "departamento")

    async def use(hands: Hands) -> None:
        await hands.press(*OPENED)
        assert "service=departamento" in hands.screen

    laptop.use(use)


def test_the_address_is_kept_once_it_answered_and_not_before(laptop: Laptop, talk: type[TalkByHand]) -> None:
    talk.fault = HubError("hub-unreachable", where="hub", words="no route")

    async def use(hands: Hands) -> None:
        await hands.press(*ASKED)
        assert "hub does not answer, or does not let you in (no route)" in hands.words
        assert settings.load().hub == ""
        talk.fault = None
        await hands.press("enter")
        assert "12 versions are here and not there. F2 sends them." in hands.words
        assert "1 version is there and not here. F6 shows" in hands.words
        await hands.press("escape", "enter")
        assert ADDRESS in hands.screen

    laptop.use(use)
    assert laptop.remembered().hub == ADDRESS


def test_what_was_said_is_of_no_other_hub(laptop: Laptop, talk: type[TalkByHand]) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*ASKED)
        before = list(talk.asked)
        await hands.press("x")
        assert "12 versions" not in hands.screen
        await hands.press("f6")
        assert isinstance(hands.app.screen, HubScreen)
        await hands.press("f2")  # looks first
        assert talk.asked == [*before, before[0]]

    laptop.use(use)


@pytest.mark.parametrize(
    ("found", "said", "sends", "fetches"),
    [
        (
            HubDifference("hub", may_send=True, may_fetch=True, here=0, there=0),
            "The same stands here and",
            True,
            True,
        ),
        (
            HubDifference("hub", may_send=True, may_fetch=True, here=0, there=3),
            "All that is here is there",
            True,
            True,
        ),
        (
            HubDifference("hub", may_send=True, may_fetch=True, here=1, there=0),
            "All that is there is here",
            True,
            True,
        ),
        (
            HubDifference("hub", may_send=True, may_fetch=False, here=None, there=None),
            "may send there",
            True,
            False,
        ),
        (
            HubDifference("hub", may_send=False, may_fetch=False, here=None, there=None),
            "no right to",
            False,
            False,
        ),
    ],
)
def test_each_is_told_and_offered_what_they_may(
    laptop: Laptop, talk: type[TalkByHand], found: HubDifference, said: str, *, sends: bool, fetches: bool
) -> None:
    talk.differences = found

    async def use(hands: Hands) -> None:
        await hands.press(*ASKED)
        assert said in hands.words
        assert ("F2 Send" in hands.screen) is sends
        assert ("F6 What is new there" in hands.screen) is fetches
        await hands.press("f2")
        assert any(one.startswith("send") for one in talk.asked) is sends

    laptop.use(use)


def test_it_says_what_was_sent_and_what_stayed_out(laptop: Laptop, talk: type[TalkByHand]) -> None:
    file = PushedFile("plan.json", {"guaqui": 12}, known=False, refused=3)
    talk.pushed = Pushed(files=[file], sent=12, fresh=1, quarantine="aside.json")

    async def use(hands: Hands) -> None:
        await hands.press(*ASKED, "f2")
        assert "12 versions were sent. 1 of it was new there." in hands.words
        assert "3 entries cannot be believed" in hands.words
        assert "kept in aside.json" in hands.words
        assert "1 version is there and not here" in hands.words  # it was asked again

    laptop.use(use)


def test_nothing_comes_in_unseen(laptop: Laptop, talk: type[TalkByHand]) -> None:
    async def use(hands: Hands) -> None:
        before = laptop.file.read_bytes()
        await hands.press(*ASKED, "f6")
        await hands.until(lambda: "1 new version" in hands.screen)
        assert laptop.file.read_bytes() == before
        await hands.press("f2")
        await hands.until(lambda: "Gathered: 1 new version is in the plan." in hands.words)
        await hands.press("f6")
        await hands.until(lambda: "Merge 1" in hands.screen)
        await hands.press("escape", "escape")
        assert len([one for one in talk.asked if one.startswith("guaqui")]) == 2  # the plan is another now

    laptop.use(use)
    assert laptop.demand("arcata", 2004)


@pytest.mark.costly(0)
@pytest.mark.parametrize("at", ["look", "bring", "send"])
def test_a_hub_that_says_nothing_is_left(
    laptop: Laptop, talk: type[TalkByHand], monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    monkeypatch.setattr(intervals, "GIVEN_UP_SECONDS", 0)

    async def use(hands: Hands) -> None:
        before = laptop.file.read_bytes()
        await hands.press(*(OPENED if at == "look" else ASKED), *(ADDRESS if at == "look" else ""))
        talk.mute = True
        with held_up():
            await hands.press({"look": "enter", "bring": "f6", "send": "f2"}[at])
            await hands.until(lambda: "Esc breaks off." in hands.screen)
            await hands.press("escape")
        said = "Broken off: 2 versions are there for good" if at == "send" else "Broken off: nothing was written."
        await hands.until(lambda: said in hands.words)
        assert laptop.file.read_bytes() == before
        await hands.press("escape", "escape", "escape")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use)


def test_what_was_sent_is_told_where_comparing_again_is_broken_off(
    laptop: Laptop, talk: type[TalkByHand], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intervals, "GIVEN_UP_SECONDS", 0)

    async def use(hands: Hands) -> None:
        await hands.press(*ASKED)
        talk.mute_after_sending = True
        with held_up():
            await hands.press("f2")
            await hands.until(lambda: len(talk.asked) == 3)  # compared, sent, and comparing
            await hands.press("escape")
        await hands.until(lambda: "Broken off: 12 versions are there for good" in hands.words)
        assert "nothing was written" not in hands.words

    laptop.use(use)


def test_what_is_broken_off_before_it_was_asked_is_not_asked(laptop: Laptop, talk: type[TalkByHand]) -> None:
    """Esc may come while what is here is still being counted."""

    async def use(hands: Hands) -> None:
        await hands.press(*OPENED, *ADDRESS)
        talk.mute = True
        assert isinstance(hands.app.screen, HubScreen)
        hands.app.screen.action_send()
        hands.app.screen.action_back()
        await hands.until(lambda: "Broken off: nothing was written." in hands.words)

    laptop.use(use)


@pytest.mark.costly(0)
def test_nothing_of_it_is_loaded_before_it_is_used() -> None:
    program = (
        "import sys, importlib, pkgutil, guaqui_tui.app, guaqui_tui.screens as s\n"
        "for one in pkgutil.walk_packages(s.__path__, s.__name__ + '.'): importlib.import_module(one.name)\n"
        "print(*(one for one in sys.modules if one.startswith(('storage.hub', 'psycopg'))))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_its_help_says_where_the_address_is_kept() -> None:
    asked = [sys.executable, "-m", "guaqui_tui", "--lang", "en", "hub", "--help"]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert "kept in its settings, a password never" in " ".join(said.split())
