"""The whole story told to the store of two laptops; each fact is found again where whoever needs it looks."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from guaqui_tui.language import gettext_ as words
from storage import FieldFile
from tests.guaqui_tui.conftest import Guaqui

from .whole_story import APART, LESSONS, MARKS, TOGETHER, Told


def tell(field: FieldFile, told: Iterable[Told]) -> None:
    for one in told:
        state = field.survey.history(one.record)
        field.save(one.record, {**(state.values if state else {}), **one.says})


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one laptop saved, and then two of them, each without the other."""
    folder = tmp_path_factory.mktemp("story")
    first = folder / "first.json"
    with FieldFile.create(first, "guaqui", "Equipo Uno") as field:
        tell(field, TOGETHER)
    for author, more in APART.items():
        path = shutil.copy(first, folder / f"{author}.json")
        with FieldFile.open(path, author=author) as field:
            tell(field, more)
    return folder


class Found:
    """The papers of the plan, what the report says of it, and what `check` finds."""

    def __init__(self, folder: Path, plan: Path, guaqui: Guaqui) -> None:
        words.use("es")
        self.folder = folder / "out"
        assert guaqui("export", plan, self.folder, "--private", "--people")[0] in {0, 1}
        self.report: dict[str, Any] = json.loads(guaqui("report", plan, "--json", "--private")[1])
        self.check = guaqui("check", plan)[1]
        self.said = guaqui("report", plan)[1]
        self.files = [path for path in self.folder.rglob("*") if path.is_file()]
        self._read: dict[Path, str] = {}

    def paper(self, begins: str) -> str:
        """The words of one pdf, broken lines joined again; without a word on its margin a blank less or more."""
        pdfs = {one.relative_to(self.folder).as_posix(): one for one in self.files if one.suffix == ".pdf"}
        (path,) = (pdfs[name] for name in pdfs if name.startswith(begins))
        if path not in self._read:
            self._read[path] = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)
        return self._read[path]

    def rows(self, ends: str) -> list[dict[str, str]]:
        path = next(one for one in self.files if one.name.endswith(f"{ends}.csv") and "datos" in str(one))
        return [*csv.DictReader(path.read_text("utf-8-sig").splitlines())]


@pytest.fixture(scope="module")
def _merged(told: Path) -> Path:
    return told / "merged.json"


CAUSES = ("es de un sector privado", "no recibir dos veces")
"""What two laptops say of one demand."""
FINDS: dict[str, Callable[[Found], bool]] = {
    "1": lambda of: "2825272" in of.paper("entrega"),
    "2": lambda of: "estatutos en borrador, nunca aprobados" in of.paper("plan"),
    "3": lambda of: "no existe oficialmente" in of.paper("plan"),
    "4": lambda of: "durante 10 años" in of.paper("entrega"),
    "6-9": lambda of: all(one in of.paper("plan") for one in ("5.810", "5.914", "8.618", "7.552")),
    "10": lambda of: all("29,3" in one and "31,4" in one for one in (of.check, of.paper("plan"))),
    "11": lambda of: "44,4" in of.paper("plan") and "44,4" not in of.check and "22,8" not in of.check,
    "12": lambda of: all(one in of.said for one in ("653.844", "56,4 %", "58 %")),
    "13": lambda of: "Cada comunidad, una demanda por gestión" in of.paper("actas/municipal-1"),
    "14": lambda of: (
        "Andamarca" in of.paper("actas/municipal-1") and "Yaurikorahua" in of.paper("actas/municipal-1")
    ),
    "15": lambda of: of.report["associations"]["apleg"]["funding"]["pdla"] == 2_000_000,
    "16": lambda of: of.report["causes"]["internal-disputes"] == 2,
    "17": lambda of: "Aunque se interesan" in of.paper("valid"),
    "18": lambda of: of.report["causes"]["distrust"] == 1,
    "19": lambda of: "se fortalecerá más adelante" in of.paper("valid"),
    "20": lambda of: "Laja" in of.paper("actas/encounter") and "actores del plan" in of.paper("actas/encounter"),
    "21": lambda of: "con 26 votos; la otra tuvo 24" in of.paper("actas/andamarca"),
    "22": lambda of: (of.report["plan"]["none"], of.report["plan"]["postponed"]) == (1, 1),
    "23": lambda of: of.report["hidden"]["by_association"] == {"apleg": 1},
    "24": lambda of: "empate" in of.paper("actas/kassa-santa-rosa").lower(),
    "26": lambda of: of.report["validation"]["communities"]["validated"] == 87 - 3,
    "27": lambda of: of.report["validation"]["communities"]["observed"] == 1,
    "28": lambda of: "12 a favor, 41 en contra, 3 abstenciones" in of.paper("valid"),
    "29": lambda of: "BORRADOR" in of.paper("valid") and all(one in of.paper("valid") for one in CAUSES),
    "30": lambda of: "51 a favor, 2 en contra, 3 abstenciones" in of.paper("valid"),
    "31": lambda of: "De la quinta no se dice nada" in of.paper("valid"),
    "32": lambda of: "Pecuaria, agrícola" in of.paper("plan") and "lechería, comercio" in of.paper("plan"),
    "33": lambda of: "Fortalecimiento de OECAs" in of.paper("anual-2003"),
    "34": lambda of: "700.000" in of.paper("anual-2003"),
    "35": lambda of: all("sobran Bs 5.000 de lo disponible" in one for one in (of.paper("anual-2003"), of.check)),
    "36": lambda of: "Una campaña" in of.paper("valid") and "sanidad animal" in of.paper("entrega"),
    "37": lambda of: of.report["commitments"]["disputed"] == 1 and "partida de 40.000" in of.paper("entrega"),
    "38": lambda of: "Borrador" in of.paper("plan") and "2004-01-20" in str(of.rows("workshops")),
    "39": lambda of: [of.report["executed"][one] for one in ("done", "under-way", "not-done")] == [1, 1, 1],
    "40": lambda of: len(of.rows("assessment")) == 2 * len(MARKS) and "sin PLUS" in str(of.rows("assessment")),
    "41": lambda of: len(of.rows("lesson")) == sum(LESSONS.values()) == 11,
    "42": lambda of: "partida de 40.000" in of.paper("entrega") and "CIPCA" in of.paper("entrega"),
}
"""By the number of the fact."""


def test_every_fact_is_found_where_it_is_looked_for(told: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    merged = tmp_path / "merged.json"
    assert guaqui("merge", merged, *(told / f"{author}.json" for author in APART))[0] in {0, 1}
    of = Found(tmp_path, merged, guaqui)
    assert [number for number, finds in FINDS.items() if not finds(of)] == []
