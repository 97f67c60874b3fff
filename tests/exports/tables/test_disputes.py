"""What is to settle, as people read it and as programs do."""

from __future__ import annotations

import csv
import io
import re

from exports.formats import files
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage.plan.survey import Survey
from tests.storage.revisions_made import child

from ..full_plan import M, full_plan

RECORD = f"demand/{M}/copajira/2003/1"


def disputed() -> Survey:
    survey = full_plan(18)
    heads = [*survey.revisions(RECORD).values()]
    survey.add([child(heads, {"cost_cents": cents}, at="2002-07-14T10:22:31-04:00") for cents in (500, 700)])
    return survey


def rows(format_: str, separator: str) -> list[dict[str, str]]:
    words.use("es")
    made = {file.name: file for file in files(disputed(), [format_], Edition(words.speech()))}
    text = b"".join(made[{"lists.csv": "datos/disputes.csv"}.get(format_, "listas/por-resolver.csv")].make())
    return [*csv.DictReader(io.StringIO(text.decode("utf-8-sig")), delimiter=separator)]


def test_people_read_no_word_of_machines() -> None:
    said = [row for row in rows("lists.csv-excel", ";") if row["Campo"] == "Costo"]
    assert [(row["Registro"], row["Versión"], row["Cuándo"]) for row in said] == [
        ("Copajira · 2003", version, "14/07/2002 10:22") for version in ("Bs 5", "Bs 7")
    ]
    assert list(said[0]) == ["Registro", "Campo", "Versión", "Cuándo"]
    assert not re.search(r"/guaqui/|\b[0-9a-f]{32}\b|laptop\d|_", str(said))


def test_programs_read_which_save_it_was() -> None:
    said = [row for row in rows("lists.csv", ",") if (row["record"], row["field"]) == (RECORD, "cost_cents")]
    assert [row["value"] for row in said] == ["500", "700"]
    assert {row["at"] for row in said} == {"2002-07-14T10:22:31-04:00"}
    assert all(re.fullmatch("[0-9a-f]{32}", row["rev"]) and row["device"] for row in said)
