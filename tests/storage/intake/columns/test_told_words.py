"""What a person tells of words in columns: FIELD:WORD=VALUE, before what the lexicon says."""

from __future__ import annotations

from functools import cache

import pytest

from guaqui_tui.session.importing import meaning
from storage.errors import InputError
from storage.file.pack import load_pack
from storage.intake.column_meanings import Meaning
from storage.intake.columns.told_words import read_told_words
from storage.intake.row import SpreadsheetRow
from storage.intake.rows import take_rows
from storage.plan.survey import Survey


@cache
def survey() -> Survey:
    return Survey(load_pack("guaqui"))


def told(*texts: str) -> Meaning:
    return Meaning("demand", survey(), told=read_told_words(texts, meaning(survey())))


def body(of: Meaning, **cells: str) -> dict[str, object]:
    row = {"comunidad": "Arcata", "gestion": "2003", "demanda": "Riego", **cells}
    (made,) = take_rows([SpreadsheetRow(2, row)], survey(), of).new
    return {"record": made["record"], **made["body"]}


def test_words_are_what_they_were_told_to_be_in_their_column_alone() -> None:
    of = told(
        "class:Obra=social", "estado:firme=validated", "comunidad:El pueblo=patarani", "gestión:primera=2004"
    )
    found = body(of, comunidad="EL PUEBLO", gestion="Primera", clase="obra", estado="FIRME", lugar="obra")
    assert found == {
        "record": "demand/guaqui/patarani/2004/1",
        "text": "Riego",
        "class": "social",
        "status": "validated",
        "place": "obra",
    }


def test_a_word_that_the_lexicon_knows_is_told_otherwise() -> None:
    assert body(told("status:aprobada=planned"), estado="Aprobada")["status"] == "planned"
    assert body(told(), estado="Aprobada")["status"] == "validated"


def test_a_part_of_a_field_a_funder_and_nothing_are_told() -> None:
    of = told("executed.state:al 100%=done", "funder:GM=municipality", "place:??=-")
    found = body(of, **{"executed.state": "Al 100%", "Aporte: GM": "500", "lugar": "??"})
    assert (found["executed"], found["funding"]) == ({"state": "done"}, {"municipality": 50000})
    assert "place" not in found


@pytest.mark.parametrize(
    "text",
    [
        *("", "class", "class:obra", "class:obra=", "class:=social", "class:obra=rosado", "color:rojo=social"),
        *("holder:El pueblo=nadie", "year:primera=pronto", "funder:GM=nadie", "status:firme=segura"),
    ],
)
def test_what_tells_no_word_or_no_value_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        told(text)
    assert (caught.value.code, caught.value.facts["text"]) == ("word-bad", text)
