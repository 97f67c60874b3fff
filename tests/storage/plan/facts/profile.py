"""The figures of the source's profile as facts, with those that contradict themselves; none is mended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from storage.kinds.process.fact import KIND
from storage.revisions.record_names import record_of
from storage.revisions.revision import Revision
from tests.storage.revisions_made import revision

M = "guaqui"
REPORT = "Informe del caso"
PEOPLE = (
    ("1992", 5810, "INE"),
    ("1994", 5914, "PDM inicial"),
    ("1996", 8618, "PDM consolidado"),
    ("2002", 7552, "INE"),
)
PRINTED_DENSITIES = {"1992": 225, "1994": 229, "1996": 334, "2002": 314}
LAND = (("Cultivable", 11_452, 444), ("Pastizales", 5_886, 228), ("No cultivable", 8_460, 328))
PUBLISHED = {"2003": (38, 7), "2004": (66, 12), "2005": (61, 11), "2006": (38, 7), "2007": (50, 9)}
"""The share as it is printed, and the productive demands of 18."""


def fact(topic: str, name: str, value: int | None = None, scale: int = 0, **more: Any) -> Revision:
    body = {"topic": topic, "name": name, **({} if value is None else {"value": value}), **more}
    body |= {"scale": scale} if scale else {}
    return revision(record_of(KIND, M, {}, body), body)


def id_of_fact(one: Revision) -> str:
    return one.record.rpartition("/")[2]


def of(how: str, *sources: Revision) -> dict[str, Any]:
    return {"derived": {"how": how, "of": [id_of_fact(one) for one in sources]}}


def population() -> Iterator[Revision]:
    """Facts 6 to 10 of the story, with the densities of all four years."""
    area = fact("Territorio", "Superficie", 25_798, 2, unit="km2", document=REPORT)
    yield area
    for year, people, document in PEOPLE:
        counted = fact("Población", "Habitantes", people, on=year, document=document)
        yield counted
        printed = PRINTED_DENSITIES[year]
        yield fact("Población", "Densidad", printed, 1, on=year, document=REPORT, **of("quotient", counted, area))


def land() -> Iterator[Revision]:
    """Fact 11: the parts, their shares, and what they come to together."""
    parts = [fact("Tierra", name, hectares, unit="ha", document=REPORT) for name, hectares, _share in LAND]
    whole = fact("Tierra", "Toda", 25_798, unit="ha", document=REPORT, **of("sum", *parts))
    yield from (*parts, whole)
    for part, (name, _hectares, share) in zip(parts, LAND, strict=True):
        yield fact("Tierra", f"{name}, parte", share, 1, unit="%", document=REPORT, **of("share", part, whole))


def references() -> Iterator[Revision]:
    """Fact 12."""
    yield fact("Comparación", "PDM 1997: área económica", 653_844, unit="USD", on="1997", document=REPORT)
    yield fact("Comparación", "POA 2002: inversión productiva", 58, unit="%", on="2002", document=REPORT)
    for name, value in (("Urbanismo y vivienda", 564), ("Saneamiento básico", 160), ("Educación y cultura", 93)):
        yield fact("Comparación", f"{name}, nacional", value, 1, unit="%", document=REPORT)


def shares() -> Iterator[Revision]:
    """The published shares of productive demands, which are cut, and their mean."""
    asked = fact("Demandas", "Al año", 18)
    yield asked
    for year, (printed, productive) in PUBLISHED.items():
        counted = fact("Demandas", "Productivas", productive, on=year)
        yield counted
        yield fact("Demandas", "Parte productiva", printed, unit="%", on=year, **of("share", counted, asked))
    both = fact("Demandas", "De cinco años", 90), fact("Demandas", "Productivas de cinco años", 46)
    yield from both
    yield fact("Demandas", "Parte de cinco años", 506, 1, unit="%", **of("share", both[1], both[0]))
    without = fact("Comunidades", "Sin demanda productiva", 3)
    yield without
    yield fact("Comunidades", "Parte sin ninguna", 166, 1, unit="%", **of("share", without, asked))


def producers() -> Iterator[Revision]:
    """APLEG's modules, which agree with what they come to; the associations of fishermen, which do not."""
    modules = [
        fact("Lecheros", name, n) for name, n in (("Pituta I", 21), ("Mejillones II", 17), ("Patacamaya", 8))
    ]
    yield from (*modules, fact("Lecheros", "Socios en módulos", 46, **of("sum", *modules)))
    yield fact("Pesqueros", "Asociaciones", 2, document=f"{REPORT}, actores")
    yield fact("Pesqueros", "Asociaciones", 1, document=f"{REPORT}, talleres")
    yield fact("POA 2003", "Montos de las líneas", 40_000, unit="Bs", document=f"{REPORT}, agenda")
    yield fact("POA 2003", "Montos de las líneas", text="aún no están fijados", document=f"{REPORT}, conclusiones")
    yield fact("Territorio", "Coordenadas", text="16° 45' 69\" O", document=REPORT)


def profile() -> list[Revision]:
    return [one for part in (population, land, references, shares, producers) for one in part()]
