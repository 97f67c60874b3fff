"""San Pedro de Achica: a municipality that does not exist. All names and figures of it are invented.

46 rows: 40 communities in 6 ayllus. Nothing of it is of the municipality that comes along with the program: other
years, words, classes, zonings, money, paper, and no actions.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Final, NamedTuple

M: Final = "san-pedro-de-achica"
NAME: Final = "San Pedro de Achica"
YEARS: Final = (2026, 2027, 2028, 2029)

AYLLUS: Final = ("Urinsaya", "Aransaya", "Chambi", "Quelca", "Pacajes Alto", "Tarqui")
COMMUNITIES: Final = (
    *("Achuma", "Bombori", "Cala Cala", "Challani", "Chuquiña", "Collpani", "Cutimarca"),
    *("Esquencachi", "Huancarani", "Iruma", "Jachapampa", "Japo", "Kellumani", "Lequepalca"),
    *("Llallagua Chico", "Macha Pata", "Ñeq'eta", "Ocuri", "Pampa Colorada", "Pucara", "Quimsa Cruz"),
    *("Ravelo", "Sacaca Vieja", "Sevaruyo", "Tacagua", "Titiri", "Tolapampa", "Ucumasi"),
    *("Umajalanta", "Uncallamaya", "Vilacollo", "Vinto Grande", "Yarvicolla", "Yocalla", "Zongo Rancho"),
    *("Antaquira", "Berenguela", "Caluyo", "Doce Apóstoles", "Estancia Sola"),
)
WITHOUT_ZONE: Final = "Estancia Sola"
"""The community that is in no zone."""
FLOORS: Final = ("Puna", "Ladera", "Cabecera de valle", "Orilla")
BASINS: Final = ("Río Hondo", "Río Seco", "Laguna")
DISTRICTS: Final = ("Distrito 1", "Distrito 2", "Distrito 3", "Distrito 4", "Distrito 5")

HEADINGS: Final = (
    "Sector",
    "Ayllu",
    "Piso",
    "Cuenca",
    "Distrito",
    "Código",
    "Habitantes",
    "Familias",
    "Latitud",
    "Longitud",
)
ASSOCIATIONS: Final = (
    ("Asociación", "Rubro", "Demandas por año", "Socios", "Mujeres"),
    ("Tejedoras de Achica", "tejido", "1", "34", "31"),
    ("Criadores de alpaca", "alpacas", "2", "58", "20"),
)
PROGRAMMES: Final = (
    ("Programa", "Código"),
    ("Desarrollo productivo", "01"),
    ("Servicios", "02"),
    ("Caminos", "03"),
)

OPTIONS: Final = (
    *("--name", NAME, "--department", "Altiplano", "--province", "Achica", "--country", "Perú"),
    *("--currency", "PEN", "--sign", "S/", "--plan-word", "PDLC", "--year-word", "PP"),
    *("--period-word", "año", "--community-word", "sector", "--sector-word", "rubro"),
    *("--council-word", "concejo", "--authority-word", "teniente gobernador"),
    *("--years", "2026-2029", "--per-year", "1", "--level", "Ayllu=ayllu"),
    *("--zoning", "Piso=Piso ecológico", "--zoning", "Cuenca=Cuenca", "--zoning", "Distrito=Distrito"),
    *("--class", "riego=Riego y suelos*", "--class", "ganado=Ganado y pastos*", "--class", "agua=Agua y salud"),
    *("--class", "escuela=Escuela", "--class", "camino=Caminos y puentes"),
    *("--funder", "municipalidad=Municipalidad", "--funder", "canon=Canon", "--funder", "vecinos=Vecinos"),
    *("--step", "taller=Taller de sector", "--step", "gremio=Taller de productores"),
    *("--step", "validacion=Asamblea que valida", "--paper", "a4"),
)
"""All that is asked but the lists."""


class Lists(NamedTuple):
    """Where the lists were put."""

    communities: Path
    associations: Path
    programmes: Path

    @property
    def options(self) -> tuple[str, ...]:
        names = map(str, self)
        return tuple(
            part for pair in zip(("--from", "--associations", "--programmes"), names, strict=True) for part in pair
        )


def rows() -> list[tuple[str, ...]]:
    """The headings, an ayllu a row, a community a row: in which ayllu and zones, and its details."""
    ayllus = [(name, "", "", "", "", f"A{n}", "", "", "", "") for n, name in enumerate(AYLLUS, 1)]
    return [HEADINGS, *ayllus, *(_row(n, name) for n, name in enumerate(COMMUNITIES))]


def zones_of(n: int) -> tuple[str, str, str]:
    """In which zones the community of a place in `COMMUNITIES` is."""
    if COMMUNITIES[n] == WITHOUT_ZONE:
        return "", "", ""
    return FLOORS[n % 4], BASINS[n // 2 % 3], DISTRICTS[n // 3 % 5]


def _row(n: int, name: str) -> tuple[str, ...]:
    place = f"-15,{480100 + 1370 * n}", f"-70,{120500 + 2110 * n}"
    return (name, AYLLUS[n % 6], *zones_of(n), f"C{n + 1:02}", str(90 + 7 * n), str(18 + n), *place)


def as_csv(lines: object) -> bytes:
    """As Excel in Spanish writes it."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(lines)  # type: ignore[arg-type]
    return text.getvalue().encode("utf-8-sig")


def put_lists(folder: Path) -> Lists:
    """The three lists as csv files in a folder."""
    lists = Lists(*(folder / f"{name}.csv" for name in ("comunidades", "asociaciones", "programas")))
    for path, lines in zip(lists, (rows(), ASSOCIATIONS, PROGRAMMES), strict=True):
        path.write_bytes(as_csv(lines))
    return lists
