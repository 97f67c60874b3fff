"""Where each fact of the whole story is found again: on which paper, in which list, in the report, by `check`."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from guaqui_tui.language import gettext_ as words
from storage.file import device
from tests.guaqui_tui.conftest import Guaqui
from tests.storage.file.test_beginning import GOOD

from .by_store import COMMUNITIES
from .whole_story import CALLED, DAY, LESSONS, MARKS, PACK, TRANSFER


class Found:
    """The papers of the plan, what the report says of it, what `check` finds: each made when it is asked for."""

    def __init__(self, folder: Path, plan: Path, guaqui: Guaqui) -> None:
        words.use("es")
        self._plan, self._folder, self._guaqui = plan, folder / "out", guaqui
        self._read: dict[Path, str] = {}

    @cached_property
    def report(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._guaqui("report", self._plan, "--json", "--private")[1])
        return told

    @cached_property
    def said(self) -> str:
        return self._guaqui("report", self._plan)[1]

    @cached_property
    def check(self) -> str:
        return self.check_on(DAY)

    def check_on(self, day: str) -> str:
        """What `check` finds on a day; something is to look at."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(device, "now", lambda: f"{day}T10:00:00-04:00")
            code, found, _told = self._guaqui("check", self._plan)
        assert code == 1
        return found

    @cached_property
    def files(self) -> list[Path]:
        assert self._guaqui("export", self._plan, self._folder, "--private", "--people")[0] in {0, 1}
        return [path for path in self._folder.rglob("*") if path.is_file()]

    def paper(self, begins: str) -> str:
        """The words of one pdf, broken lines joined again; without a word on its margin a blank less or more."""
        pdfs = {one.relative_to(self._folder).as_posix(): one for one in self.files if one.suffix == ".pdf"}
        (path,) = (pdfs[name] for name in pdfs if name.startswith(begins))
        if path not in self._read:
            self._read[path] = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)
        return self._read[path]

    def together_with(self, pack: str) -> tuple[str, str]:
        """What is said of the encounter, and what of another municipality, once both plans are in one file."""
        whole, other, terms = (self._folder.with_name(one) for one in ("whole.json", "other.json", "other.toml"))
        terms.write_text(pack, "utf-8")
        assert self._guaqui("new", other, "--municipality", terms, "--author", "Rosa")[0] == 0
        assert self._guaqui("merge", whole, self._plan, other, "--together")[0] in {0, 1}
        encounter = self._guaqui("history", whole, "workshop/guaqui/encounter/all/1")[1]
        code, told, wrong = self._guaqui("report", whole, "--municipality", "Laja", "--json")
        assert code == 0, wrong
        return encounter, told

    def rows(self, ends: str) -> list[dict[str, str]]:
        path = next(one for one in self.files if one.name.endswith(f"{ends}.csv") and "datos" in str(one))
        return [*csv.DictReader(path.read_text("utf-8-sig").splitlines())]


def met(of: Found) -> bool:
    """Whether the encounter names who came, and one of them is found by that name once its plan is there too."""
    acta = of.paper("actas/encounter")
    encounter, its = of.together_with(GOOD)
    return (
        '"municipality": "laja"' in its
        and all("Laja" in one for one in (acta, encounter))
        and "actores del plan" in acta
    )


def called(of: Found) -> bool:
    """Whether the first workshop's acta says to which day each community is convened."""
    told = [(one.record.split("/")[3], one.says["called_on"]) for one in CALLED]
    days = ((PACK[f"community/guaqui/{holder}"]["name"], day.split("-")) for holder, day in told)
    return all(f"{name} {d}/{m}/{y}" in of.paper("actas/municipal-1") for name, (y, m, d) in days)


def moved(of: Found) -> bool:
    """Whether Copajira's demand stands in the other year on its acta, and why is counted as why it was moved."""
    rows = [row for row in of.rows("causes_given") if row["of"] == "moved"]
    counted = [(row["holder_id"], row["cause"]) for row in rows]
    acta = of.paper("actas/copajira")
    return counted == [("copajira", TRANSFER)] and "2004 Empedrado" in acta and "2005 Capacitación" in acta


def asked_by_nobody(of: Found) -> bool:
    """Whether fishing is told as what belongs to its zone and nobody asks for."""
    rows = [row for row in of.rows("vocation") if (row["zone"], row["action"]) == ("3", "fishing")]
    return [(row["belongs"], row["demands"]) for row in rows] == [("yes", "0")]


CAUSES = ("es de un sector privado", "no recibir dos veces")
"""What two laptops say of one demand."""
HANDED_OVER = (
    *("Al 31/12/2003", "20/01/2004 Tercer taller municipal", "durante 10 años", "2825272 CIPCA"),
    *("APLEG 1 · 2003 · Causa", "partida de 40.000 · Estado"),
)
"""What whoever comes has to know: what falls due, what was promised, whom to call, what two say otherwise."""
FINDS: dict[str, Callable[[Found], bool]] = {
    "1": lambda of: "2825272" in of.paper("entrega"),
    "2": lambda of: "estatutos en borrador, nunca aprobados" in of.paper("plan"),
    "3": lambda of: "no existe oficialmente" in of.paper("plan"),
    "4": lambda of: "durante 10 años" in of.paper("entrega"),
    "5": lambda of: (
        "un cargo termina el 31/12/2002: Técnico" in of.check_on("2002-11-15") and "un cargo" not in of.check
    ),
    "6-9": lambda of: all(one in of.paper("plan") for one in ("5.810", "5.914", "8.618", "7.552")),
    "10": lambda of: all("29,3" in one and "31,4" in one for one in (of.check, of.paper("plan"))),
    "11": lambda of: "44,4" in of.paper("plan") and "44,4" not in of.check and "22,8" not in of.check,
    "12": lambda of: all(one in of.said for one in ("653.844", "56,4 %", "16 %", "9,3 %", "58 %")),
    "13": lambda of: "Cada comunidad, una demanda por gestión" in of.paper("actas/municipal-1"),
    "14": called,
    "15": lambda of: of.report["associations"]["apleg"]["funding"]["pdla"] == 2_000_000,
    "16": lambda of: of.report["causes"]["internal-disputes"] == 2,
    "17": lambda of: "Aunque se interesan" in of.paper("valid"),
    "18": lambda of: of.report["causes"]["distrust"] == 1,
    "19": lambda of: "se fortalecerá más adelante" in of.paper("valid"),
    "20": met,
    "21": lambda of: "con 26 votos; la otra tuvo 24" in of.paper("actas/andamarca"),
    "22": lambda of: (of.report["plan"]["none"], of.report["plan"]["postponed"]) == (1, 1),
    "23": lambda of: of.report["hidden"]["by_association"] == {"apleg": 1},
    "24": lambda of: "empate" in of.paper("actas/kassa-santa-rosa").lower(),
    "25": moved,
    "26": lambda of: of.report["validation"]["communities"]["validated"] == 87 - 3 - 1,
    "27": lambda of: of.report["validation"]["communities"]["observed"] == 1,
    "28": lambda of: "12 a favor, 41 en contra, 3 abstenciones" in of.paper("valid"),
    "29": lambda of: "BORRADOR" in of.paper("valid") and all(one in of.paper("valid") for one in CAUSES),
    "30": lambda of: "51 a favor, 2 en contra, 3 abstenciones" in of.paper("valid"),
    "31": lambda of: "De la quinta no se dice nada" in of.paper("valid"),
    "32": lambda of: "Pecuaria, agrícola" in of.paper("plan") and "lechería, comercio" in of.paper("plan"),
    "33": lambda of: "Fortalecimiento de OECAs" in of.paper("anual-2003"),
    "34": lambda of: "700.000" in of.paper("anual-2003"),
    "35": lambda of: all("se pasa de lo disponible" in one.lower() for one in (of.paper("anual-2003"), of.check)),
    "36": lambda of: "Una campaña" in of.paper("valid") and "sanidad animal" in of.paper("entrega"),
    "37": lambda of: of.report["commitments"]["disputed"] == 1 and "partida de 40.000" in of.paper("entrega"),
    "38": lambda of: "Borrador" in of.paper("plan") and "2004-01-20" in str(of.rows("workshops")),
    "39": lambda of: [of.report["executed"][one] for one in ("done", "under-way", "not-done")] == [1, 1, 1],
    "40": lambda of: len(of.rows("assessment")) == 2 * len(MARKS) and "sin PLUS" in str(of.rows("assessment")),
    "41": lambda of: len(of.rows("lesson")) == sum(LESSONS.values()) == 11,
    "42": lambda of: all(one in of.paper("entrega") for one in HANDED_OVER),
    "rezoned": lambda of: (
        of.report["validation"]["zoning"]["validated"] == len(COMMUNITIES)
        and of.report["zones"]["typology"]["1"]["slots"] == 20
    ),
    "dropped": lambda of: of.report["year_plans"]["2003"]["dropped"] == 1,
    "all the same": lambda of: of.report["associations"]["apleg"]["planned"] == 1,
    "vocation": asked_by_nobody,
}
"""By the number of the fact."""
