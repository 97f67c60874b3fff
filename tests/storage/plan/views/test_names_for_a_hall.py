"""Which names a hall may read: those of bodies on their lists, and no word of a person's."""

from __future__ import annotations

import pytest

from storage.file.pack import load_pack
from storage.plan.survey import Survey
from storage.plan.views.named_bodies import NamedBodies
from storage.plan.views.named_persons import NamedPersons
from storage.revisions.revision import Revision
from tests.storage.revisions_made import revision

MEMBERS = [{"name": "Juan Quispe Choque", "office": "Presidente"}, {"name": "María del Carmen Peña"}]


def known(*more: Revision, author: str = "Rosa Mamani") -> Survey:
    codem = revision("institution/guaqui/codem", {"name": "CODEM", "members": MEMBERS}, author=author)
    return Survey([*load_pack("guaqui"), codem, *more])


@pytest.mark.parametrize(
    "text",
    ["Juan Quispe", "QUISPE", "Rosa", "Sra. Mamani", "Choque, Juan Quispe", "de PENA, dos libras", "Rosa  Mamani"],
)
def test_one_word_of_a_person_s_name_is_enough(text: str) -> None:
    assert NamedPersons(known()).stands_in(text)


@pytest.mark.parametrize("text", ["Semilla a los productores", "Fruta del lugar", "Rosal", "El presidente", ""])
def test_what_stands_in_names_and_names_nobody_hides_no_text(text: str) -> None:
    assert not NamedPersons(known()).stands_in(text)


@pytest.mark.parametrize("author", ["a", "R. M.", "de los"])
def test_who_types_a_letter_for_a_name_hides_no_text(author: str) -> None:
    assert not NamedPersons(known(author=author)).stands_in("Semilla a los productores de R. y M.")


@pytest.mark.parametrize("author", ["Equipo Uno", "equipo 2", "Técnico municipal", "Laptop 2003"])
def test_words_of_the_trade_and_numbers_name_nobody(author: str) -> None:
    persons = NamedPersons(known(author=author))
    for text in ("Apoyar al equipo de riego", "Equipo para uno de los pozos", "Un técnico municipal para 2003"):
        assert not persons.stands_in(text)
        assert persons.left_out(text) == text
    assert NamedPersons(known(author="Rosa Mamani, técnica")).stands_in("con Mamani")


@pytest.mark.parametrize("author", ["Pedro Alcalde", "Técnico Pedro Alcalde", "Juan Poma / Rosa Alcalde"])
def test_a_word_of_the_trade_behind_a_name_is_of_the_name(author: str) -> None:
    assert NamedPersons(known(author=author)).left_out("Lo entrega Alcalde en mayo") == "Lo entrega (…) en mayo"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("La cuida Quispe-López", "La cuida (…)"),
        ("Hablar con Juan Quispe Choque del riego", "Hablar con (…) del riego"),
        ("Hablar con don Pedro Quispe del riego", "Hablar con don (…) del riego"),
        ("María del Carmen Peña trae la semilla", "(…) del (…) trae la semilla"),
        ("Quispe y Mamani, cada uno su parte", "(…) y (…), cada uno su parte"),
        ("hablar con quispe", "hablar con (…)"),
        ("Con Pedro de Quispe", "(…) de (…)"),
        ("Semilla a los productores", "Semilla a los productores"),
        ("El CODEM y T. Choque riegan", "El CODEM y (…) riegan"),
    ],
)
def test_a_name_is_left_out_and_what_was_promised_stays(text: str, shown: str) -> None:
    assert NamedPersons(known()).left_out(text) == shown


def test_the_names_of_others_are_left_out_with_it() -> None:
    assert NamedPersons(known()).left_out("con Pedro Poma", {"poma"}) == "con (…)"


def test_names_in_the_rows_of_a_workshop_and_in_older_versions_are_known() -> None:
    workshop = {
        "outcome": "held",
        "authorities": [{"name": "Pascuala Limachi", "office": "Mallku"}],
        "participants": [{"of": "apleg", "name": "Tomás Ajno"}],
    }
    persons = NamedPersons(known(revision("workshop/guaqui/community/arcata/1", workshop)))
    assert [persons.stands_in(text) for text in ("Pascuala trae semilla", "con T. Ajno", "el Mallku")] == [
        True,
        True,
        False,
    ]


def test_who_proposed_is_a_person_and_the_usual_words_for_it_are_not() -> None:
    demand = {"text": "Riego", "options": [{"text": "Riego", "proposed_by": "women"}], "proposed_by": "Eulogio"}
    persons = NamedPersons(known(revision("demand/guaqui/arcata/2003/1", demand)))
    assert [persons.stands_in(text) for text in ("con Eulogio", "women")] == [True, False]


def test_bodies_on_their_lists_have_names_for_a_hall_by_each_spelling_and_nobody_else() -> None:
    alias = {"name": "Markajawira", "target": "community/guaqui/arcata"}
    bodies = NamedBodies(known(revision("alias/guaqui/markajawira", alias)), ("concejo municipal",), "OTB")
    said = ("codem", "Arcata", "OTB Arcata", "markajawira", "Gobierno Municipal de Guaqui", "Concejo municipal")
    assert [name for name in said if not bodies.has(name)] == []
    for name in ("Juan Quispe Choque", "Pedro", "Arcata, Pedro", "CODEM y Pedro", "", "de", "OTB"):
        assert not bodies.has(name), name
    assert bodies.strange_words("Pedro Poma, Gobierno municipal") == {"pedro", "poma"}
