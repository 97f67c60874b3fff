"""What a record is called where its name follows from what it says."""

from __future__ import annotations

from typing import Any

import pytest

from storage.kinds.lookup import KINDS
from storage.revisions.record_names import id_of, record_of


@pytest.mark.parametrize(
    ("kind", "body", "id_"),
    [
        ("class", {"name": "Apoyo a la producción"}, "apoyo-a-la-produccion"),
        ("class", {"name": "Apoyo " * 20}, "apoyo-apoyo-apoyo-apoyo-apoyo-apoyo-apoyo-apoyo-apoyo-apoyo-apoy"),
        ("class", {}, ""),
        ("plan", {"years": [2007, 2003, 2004]}, "2003-2007"),
        ("plan", {"name": "x"}, ""),
        ("alias", {"name": "Lacuyo Ñuñumani"}, "lacuyo-nunumani"),
        ("commitment", {}, ""),
    ],
)
def test_by_what_a_record_is_called(kind: str, body: dict[str, Any], id_: str) -> None:
    assert id_of(KINDS[kind], body) == id_


def test_the_same_thing_said_twice_is_one_record() -> None:
    said = {"who": "CIPCA", "what": "Sanidad animal"}
    first = id_of(KINDS["commitment"], said)
    assert first == id_of(KINDS["commitment"], dict(reversed(said.items())))
    assert first != id_of(KINDS["commitment"], {**said, "to": "OECA"})
    assert len(first) == 13
    assert set(first) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_a_fact_is_the_same_whatever_its_value_is() -> None:
    said = {"topic": "población", "name": "1992", "document": "INE"}
    first = id_of(KINDS["fact"], {**said, "value": 5810})
    assert first == id_of(KINDS["fact"], {**said, "value": 5811, "unit": "personas"})
    assert first != id_of(KINDS["fact"], {**said, "on": "1992", "value": 5810})


def test_a_name_has_its_parts_in_their_order() -> None:
    asked = {"YEAR": "2004", "FOR": "year", "FUNDER": "any"}
    assert record_of(KINDS["ceiling"], "guaqui", asked, {}) == "ceiling/guaqui/2004/year/any"
    assert record_of(KINDS["municipality"], "guaqui", {}, {"name": "x"}) == "municipality/guaqui"
    assert record_of(KINDS["budget"], "guaqui", {"YEAR": "2004"}, {"name": "OECAs"}) == "budget/guaqui/2004/oecas"


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_tells_records_apart_is_a_field(kind: str) -> None:
    assert set(KINDS[kind].key) <= {field.name for field in KINDS[kind].fields}
