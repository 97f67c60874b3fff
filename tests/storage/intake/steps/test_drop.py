"""What stands beside names is left out of their cells, and never the whole of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.intake.steps.drop import dropping

from .tables import WORDS, column_of, stepped, table_of

ALL = dropping(["zones", "kinds", "numbers"], (), ["Ribera del Lago", "Zona Alta"])
PIECES = st.sampled_from(
    [
        "Andamarca",
        "Zona A",
        "zona 12",
        "(",
        ")",
        " - ",
        "/",
        "\n",
        " ",
        "Comunidad",
        "OTB",
        "1.",
        "2)",
        "de",
        "Ñ",
        "日",
    ]
)


@pytest.mark.parametrize(
    ("cell", "left"),
    [
        ("Andamarca (Zona A)", "Andamarca"),
        ("Arcata (Zona A) norte", "Arcata norte"),
        ("Arcata(Zona A)norte", "Arcata norte"),
        ("Comunidad Patarani", "Patarani"),
        ("Zona A - Copajira", "Copajira"),
        ("OTB Sullcata", "Sullcata"),
        ("O.T.B. Sullcata", "Sullcata"),
        ("ARCATA / Zona 2", "ARCATA"),
        ("Guaqui Pueblo, Puerto", "Guaqui Pueblo, Puerto"),
        ("Wila Collo\n(Zona B)", "Wila Collo"),
        ("1. Janko Marca", "Janko Marca"),
        ("12.- Janko Marca", "Janko Marca"),
        ("3) Janko Marca", "Janko Marca"),
        ("4 - Janko Marca", "Janko Marca"),
        ("Nº 5. Janko Marca", "Janko Marca"),
        ("Arcata zona IV", "Arcata"),
        ("Zona b Arcata", "Arcata"),
        ("Arcata - Zona Norte", "Arcata"),
        ("Arcata [Distrito 3]", "Arcata"),
        ("Arcata (Ribera del lago)", "Arcata"),
        ("Ribera del Lago: Arcata", "Arcata"),
        ("Asociación Lecheros", "Lecheros"),
        ("ASOC. Lecheros", "Lecheros"),
        ("Comunidad de Arcata", "Arcata"),
        ("Comunidad Campesina Arcata", "Arcata"),
        ("Arcata (comunidad)", "Arcata"),
        ("2. Comunidad Arcata (Zona B)", "Arcata"),
        ("Zona B - 2. OTB Arcata", "Arcata"),
        ("Arcata", "Arcata"),
        ("16 de Julio", "16 de Julio"),
        ("1.5 km", "1.5 km"),
        ("Zona 16 de Julio", "Zona 16 de Julio"),
        ("Comunidad", "Comunidad"),
        ("Zona A", "Zona A"),
        ("1.", "1."),
        ("Comunarios", "Comunarios"),
        ("Zonas", "Zonas"),
        ("Ribera del Lago", "Ribera del Lago"),
    ],
)
def test_what_is_left_of_a_name(cell: str, left: str) -> None:
    assert ALL(cell) == left


@given(st.lists(PIECES, max_size=8).map("".join))
def test_of_a_name_with_letters_some_are_left_and_none_come_in(text: str) -> None:
    left = ALL(text)
    assert any(map(str.isalnum, left)) == any(map(str.isalnum, text))
    rest = iter(text)
    assert all(sign in rest for sign in left if not sign.isspace())
    assert ALL(left) == left


@pytest.mark.parametrize(
    ("word", "cell", "left"),
    [
        ("(rural)", "Arcata (RURAL)", "Arcata"),
        ("proyecto", "Proyecto: riego", "riego"),
        ("proyecto", "Un proyecto de riego", "Un de riego"),
        ("proyecto", "Proyectos", "Proyectos"),
        ("ampliacion de", "AMPLIACIÓN  de la red", "la red"),
        ("riego", "Riego", "Riego"),
        ("*", "Riego *", "Riego"),
    ],
)
def test_words_in_quotes_are_left_out_as_whole_words(word: str, cell: str, left: str) -> None:
    table = table_of(("Demanda",), (cell,))
    assert column_of(stepped(table, f'drop text "{word}"'), "Demanda") == [left]


def test_a_name_that_somebody_has_stays() -> None:
    table = table_of(("Comunidad", "x"), ("Pescadores zona A", "Pescadores zona A"), ("Patarani zona A", 3))
    after = stepped(table, "drop holder zones", "drop x zones")
    assert column_of(after, "Comunidad") == ["Pescadores zona A", "Patarani"]
    assert column_of(after, "x") == ["Pescadores", 3]


def test_only_the_named_kinds_are_left_out() -> None:
    cell = "1. OTB Arcata (Zona A)"
    assert dropping(["zones"])(cell) == "1. OTB Arcata"
    assert dropping(["numbers"])(cell) == "OTB Arcata (Zona A)"
    assert dropping(["numbers", "kinds"])(cell) == "Arcata (Zona A)"


def test_long_texts_cost_their_length() -> None:
    texts = (
        "zona " * 700,
        "(" * 3000,
        "1" * 3000,
        "x" + " " * 3000 + "x",
        "Arcata - " * 300 + "zona A b c",
        "x " * 50_000 + "x",
    )
    for text in texts:
        assert ALL(text) == text.strip()
    assert ALL("Zona A - " * 300 + "Arcata") == "Arcata"


def test_what_a_column_means_names_it_before_its_heading() -> None:
    table = table_of(("holder", "Comunidad"), ("OTB a", "OTB b"))
    assert stepped(table, "drop holder kinds", words=WORDS).rows[0].cells == ("OTB a", "b")
