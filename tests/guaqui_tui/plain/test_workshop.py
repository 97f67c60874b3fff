"""A community's whole workshop, line by line."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from guaqui_tui.language import gettext_ as words
from guaqui_tui.session import settings
from storage import FieldFile
from storage.file.drafts import Drafts
from storage.plan.acta.reading_aloud import acceptance, slot_read_aloud
from storage.plan.slot_states import Slots

from ..pilot import Laptop
from .conversation import AUTHOR, saved, talk

WORKSHOP: Final = "workshop/guaqui/community/andamarca/1"
HEADER: Final = (
    "14/7/2003",
    "9:30",
    "Escuela",
    "34",
    "51",
    "Pedro Choque, jilaqata; Ana Quispe, secretaria",
    "1",
    "13",
    "",
)
"""The day, its hour, the place, women, men, authorities, the quorum, when it ended, who types."""


def test_the_header_is_asked_and_only_the_word_writes_it(plan: Path) -> None:
    said = talk(plan, "", "andam", "workshop", *HEADER, "see", ".", ".", ".")
    assert saved(plan, WORKSHOP) == {}
    assert "4. Women: 34" in said
    assert "Not saved; what was typed stays as a draft and is offered here again." in said

    said = talk(plan, "", "andam", "workshop", "", "save", ".", ".")
    assert saved(plan, WORKSHOP) == {
        "held_on": "2003-07-14",
        "from": "09:30",
        "to": "13:00",
        "place": "Escuela",
        "women": 34,
        "men": 51,
        "authorities": [
            {"name": "Pedro Choque", "office": "jilaqata"},
            {"name": "Ana Quispe", "office": "secretaria"},
        ],
        "quorum": "declared",
        "facilitator": AUTHOR,
        "outcome": "held",
    }
    assert any("typed on 14/07/2003" in line or "typed on 2003-07-14" in line for line in said)
    assert Drafts(plan).all() == []


def test_a_wrong_answer_is_said_and_asked_again_and_nothing_is_lost(plan: Path) -> None:
    said = talk(
        plan, "", "andam", "workshop", *[""] * 3, "muchas", "", "x9", "9", "", "", "", "save", "34", "save"
    )
    at = said.index("Women [muchas]:")
    assert said[at - 2 : at] == [
        "Type a whole number, such as 45.",
        "It stands there as it is; Enter alone leaves it so until later.",
    ]
    assert said[said.index("Not saved.") + 1] == "Women: Type a whole number, such as 45."
    assert (saved(plan, WORKSHOP)["women"], saved(plan, WORKSHOP)["men"]) == (34, 9)


def test_answers_are_taken_back_and_given_again(plan: Path) -> None:
    typed = ("", "", "Escuela", "34", "undo", "undo", "redo", "<", "Sede", "save")
    talk(plan, "", "andam", "workshop", *typed, ".", ".")
    assert saved(plan, WORKSHOP)["place"] == "Sede"
    assert "women" not in saved(plan, WORKSHOP)


def test_a_field_is_emptied_and_a_saved_act_taken_back(plan: Path) -> None:
    talk(plan, "", "andam", "workshop", "", "", "Escuela", "34", "save", "workshop", "", "", "-", "save")
    assert "place" not in saved(plan, WORKSHOP)
    said = talk(plan, "", "andam", "workshop", "", "", "Escuela", "save", "undo", ".", ".")
    assert "place" not in saved(plan, WORKSHOP)
    assert any(line.startswith("Taken back: Workshop of Andamarca") for line in said)


def test_what_is_read_aloud_is_accepted_by_the_word_alone(plan: Path) -> None:
    talk(plan, "", "arcata", "aloud", "yes", ".", ".")
    record = "workshop/guaqui/community/arcata/1"
    assert saved(plan, record) == {}
    said = talk(plan, "", "arcata", "aloud", "save", ".", ".")
    assert "In 2003: Aulas." in said
    with FieldFile.open(plan, writable=False) as field:
        read = map(slot_read_aloud, Slots(field.survey).of_holder("arcata"))
        assert acceptance(saved(plan, record)["read_back"], read) == "accepted"


def test_where_nothing_is_said_nobody_is_asked_to_accept(plan: Path) -> None:
    said = talk(plan, "", "copaj", "aloud", ".", ".")
    assert "In 2003 nothing was asked for yet." in said
    assert not any("notes that this was read and accepted" in line for line in said)


def test_who_typed_where_is_remembered(plan: Path) -> None:
    talk(plan, "Pedro Choque", ".")
    assert (settings.load().author, settings.load().file) == ("Pedro Choque", str(plan.absolute()))
    said = talk(None, "", "", "quit", settings=settings.load())
    assert "Who types? [Pedro Choque]:" in said
    assert f"File, by its number or path; “new” begins one [{plan}]:" in said


def test_a_plan_is_begun_where_there_is_none(laptop: Laptop, tmp_path: Path) -> None:
    there = tmp_path / "new" / "plan.json"
    said = talk(None, "", "new", "guaqui", str(there.with_suffix("")), "save", ".")
    assert there.exists()
    assert any(line.startswith("1. Andamarca: ") for line in said)
    with FieldFile.open(there, writable=False) as field:
        assert field.survey.municipality == "guaqui"


def test_what_cannot_be_opened_is_said_and_asked_again(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("no field file", "utf-8")
    said = talk(tmp_path / "nothing.json", "", str(tmp_path / "bad.json"), str(plan), ".")
    assert sum("nothing.json" in line for line in said) >= 1
    assert any(line.startswith("1. Andamarca: ") for line in said)


def test_a_file_that_another_window_has_is_read_and_never_asked(plan: Path) -> None:
    with FieldFile.open(plan, "Another"):
        said = talk(plan, "", "arcata", "2003", "workshop", ".", ".")
    assert "This file is open for reading only; nothing can be saved." in said
    assert any("Aulas" in line for line in said)


def test_it_speaks_the_language_in_use_and_its_words(plan: Path) -> None:
    words.use("es")
    said = talk(plan, "", "andam", "taller", "", "", "Escuela", "guardar", "deshacer", "?", ".", ".")
    assert "Guardado: Taller de Andamarca." in said
    assert any(line.startswith("Se deshizo: ") for line in said)
