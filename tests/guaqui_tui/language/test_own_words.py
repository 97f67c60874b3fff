"""What a municipality calls its communities stands in every text of a plan, and fits there whatever its gender."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message

from exports.wording.speech import TERMS
from guaqui_tui.language import gettext_ as words
from storage import FieldFile

from ..all_screens import PLACES, Place, furnish, visit
from ..conftest import Guaqui
from ..pilot import Hands, Laptop
from .test_words import forms, messages

WITHOUT_A_PLAN = (
    "storage/packs/preparation/",
    "guaqui_tui/screens/setup/",
    "guaqui_tui/language/setup_messages.py",
    "guaqui_tui/language/pack_faults.py",
    "guaqui_tui/commands/group.py",
    "storage/kinds/terms/municipality.py",
    "exports/wording/speech.py",
)
"""Texts of before there is a plan: its questions and what is wrong in their answers, what the program is for; the
labels of the words themselves, and what the language says where nothing else is said.
"""
OF_A_COMMUNITY = re.compile(r"\bcom[uú]n(?:idad|al)\w*", re.IGNORECASE)
WORDS = r"\{[A-Za-z]*(?:community|communities|authority|authorities|council|sector)_word\}"
OF_A_GENDER = re.compile(
    r"\b(?:el|la|los|las|al|del|un[oa]?s?|est[eao]s?|es[eao]s?|aquel\w*|otr[oa]s?|tod[oa]s?|much[oa]s?|poc[oa]s?"
    r"|ning[uú]n[oa]?|alg[uú]n[oa]?s?|nuev[oa]s?|mism[oa]s?|cuánt[oa]s|propi[oa]s?|únic[oa]s?)\s+"
    + WORDS
    # no preposition stands between what agrees and the word
    + "|"
    + WORDS
    + r"\s+(?:\w+(?:ad|id)[oa]s?|nuev[oa]s?|propi[oa]s?|mism[oa]s?|otr[oa]s?|list[oa]s?)\b",
    re.IGNORECASE,
)
COMMUNITY, MANY = "kallpa", "kallpas"
MOST = ("board", "board-help", "community", "holder", "calendar", "plan-lists", "spreadsheet", "papers", "senders")
"""The screens that are always looked at; the others with --full."""


def texts() -> Iterator[tuple[Message, str]]:
    return ((message, form) for message in messages("es") for form in forms(message.string))


def is_of_a_plan(message: Message) -> bool:
    return not all(file.startswith(WITHOUT_A_PLAN) for file, _line in message.locations)


def test_no_text_of_a_plan_says_community_where_the_municipality_has_a_word() -> None:
    assert [form for message, form in texts() if is_of_a_plan(message) and OF_A_COMMUNITY.search(form)] == []


def test_nothing_beside_a_municipality_s_word_has_a_gender() -> None:
    assert [form for _message, form in texts() if OF_A_GENDER.search(form)] == []


@pytest.mark.parametrize("text", ["la {community_word}", "Otras {communities_word}", "{community_word} agregada"])
def test_the_eye_sees_a_gender(text: str) -> None:
    assert OF_A_GENDER.search(text)


def test_every_word_has_a_text_in_which_it_is_said() -> None:
    said = " ".join(form for _message, form in texts()).lower()
    assert [name for name in TERMS if f"{{{name}}}" not in said] == ["authority_word"], "its plural is"


def in_own_words(laptop: Laptop) -> None:
    """The usual file, whose municipality has a word for its communities; nothing else in it is called so."""
    with FieldFile.open(laptop.file, "Equipo Uno") as field:
        for record, said in (
            ("municipality/guaqui", {"community_word": COMMUNITY}),
            ("funder/guaqui/community", {"name": "Vecinos"}),
            ("step/guaqui/community", {"name": "Taller"}),
        ):
            state = field.survey.history(record)
            assert state
            field.save(record, {**state.values, **said})


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "place" in metafunc.fixturenames:
        full = metafunc.config.getoption("--full")
        places = [one for one in PLACES if not one.first and (full or one.name in MOST)]
        metafunc.parametrize("place", places, ids=[one.name for one in places])


@pytest.mark.costly(3)
def test_no_screen_says_community(laptop: Laptop, place: Place) -> None:
    words.use("es")
    furnish(laptop)
    in_own_words(laptop)

    async def see(hands: Hands) -> None:
        assert not OF_A_COMMUNITY.findall(hands.screen), hands.screen

    visit(laptop, place, see)


@pytest.mark.parametrize("command", ["report", "check", "history"])
def test_no_command_says_community(laptop: Laptop, guaqui: Guaqui, command: str) -> None:
    furnish(laptop)
    in_own_words(laptop)
    _code, out, told = guaqui(command, laptop.file)
    assert not OF_A_COMMUNITY.findall(out + told)
    assert command != "report" or MANY in out.lower()
