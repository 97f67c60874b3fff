"""A municipality that is not the one the program began with: all of its terms are its own, and all is invented."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

M: Final = "wayna"
AT: Final = "2025-10-12T10:22:31-05:00"
YEARS: Final = (2026, 2027, 2028, 2029)
COMMUNITIES: Final = ("Quchapampa", "Hatun Era", "Wayllabamba", "Tambo Viejo", "Puna Chica", "Rumi Punku")
"""The last asks for two demands a year, the others for one; the last but one is in no zone."""
CLASSES: Final = ("chacra", "calzadas", "mercado", "escuelas", "fiestas")
"""The first and the third are productive; the last was taken off the list since."""
PRODUCTIVE: Final = ("chacra", "mercado")
ZONINGS: Final = {"altura": 3, "cuenca": 4, "lengua": 5}
OFF: Final = "fiestas"


def one_of(kind: str, *parts: str, **body: Any) -> Revision:
    """A record of the municipality's. A field that is a word of Python's ends in an underscore."""
    return revision("/".join((kind, M, *parts)), {name.rstrip("_"): value for name, value in body.items()}, at=AT)


def id_of(name: str) -> str:
    return name.lower().replace(" ", "-")


def another(*, classes: int = 5, zonings: int = 3) -> Survey:
    """28 demands expected, 22 decided: 9 productive, and of one it is to settle whether it is."""
    return Survey([*_terms(classes), *_zones(zonings), *_holders(), *_demands(classes), *_workshops()])


def _terms(classes: int) -> Iterator[Revision]:
    words = {"plan_word": "PDLC", "year_word": "PP", "currency_sign": "S/"}
    yield one_of("municipality", name="Wayna Marka", province="Kimsa", department="Tawa", **words)
    yield one_of("plan", "2026-2029", name="PDLC de Wayna Marka", years=list(YEARS), per_year=1)
    for at in range(classes):
        id_ = class_at(at)
        off = {"withdrawn": True} if id_ == OFF else {}
        yield one_of("class", id_, name=f"Clase {id_}", productive=id_ in PRODUCTIVE, order=at, **off)
    yield one_of("step", "ronda", name="Ronda de los ayllus", of="community", order=1)
    yield one_of("step", "gremios", name="Ronda de los gremios", of="association", order=2)
    yield one_of("funder", "canon", name="Canon")
    yield one_of("funder", "ayuda", name="Ayuda", withdrawn=True)


def class_at(at: int) -> str:
    return CLASSES[at] if at < len(CLASSES) else f"otra-{at}"


def _zones(zonings: int) -> Iterator[Revision]:
    for zoning, many in list(ZONINGS.items())[:zonings]:
        yield one_of("zoning", zoning, name=zoning.capitalize())
        for n in range(many):
            yield one_of("zone", f"{zoning}-{n}", name=f"{zoning.capitalize()} {n}", zoning=zoning)
        for at, name in enumerate(COMMUNITIES):
            if name != "Puna Chica":
                yield one_of("member", zoning, id_of(name), zone=f"{zoning}-{at % many}")


def _holders() -> Iterator[Revision]:
    for name in COMMUNITIES:
        yield one_of("community", id_of(name), name=name, **({"per_year": 2} if name == COMMUNITIES[-1] else {}))
    yield one_of("community", "marka", name="Marka Grande", per_year=0)
    yield one_of("association", "tejedoras", name="Tejedoras", per_year=2)


def _demands(classes: int) -> Iterator[Revision]:
    """Five communities ask once a year, for each class in its turn; the sixth twice in the first year."""
    for at, name in enumerate(COMMUNITIES[:-1]):
        for y, year in enumerate(YEARS):
            class_ = CLASSES[(at + y) % len(CLASSES)] if classes else None
            yield _demand(
                id_of(name), year, 1, class_, cost_cents=1000_00, funding={"canon": 400_00, "ayuda": 5_00}
            )
    last = id_of(COMMUNITIES[-1])
    yield _demand(last, 2026, 1, "chacra" if classes else None)
    first = _demand(last, 2026, 2, "chacra" if classes else None)
    yield first
    if classes:
        yield child([first], {"class": "calzadas"}, device="laptop01", at=AT)
        yield child([first], {"class": "mercado"}, device="laptop02", at=AT)
    yield _demand("tejedoras", 2027, 2, "mercado" if classes else None, status="rejected")


def _demand(holder: str, year: int, n: int, class_: str | None, **more: Any) -> Revision:
    said = {"text": f"Pedido de {holder} para {year}", "status": "planned", **more}
    return one_of("demand", holder, str(year), str(n), **said, **({"class_": class_} if class_ else {}))


def _workshops() -> Iterator[Revision]:
    held = {"outcome": "held", "held_on": "2025-10-12", "from_": "09:00", "to": "12:30", "women": 4, "men": 3}
    yield one_of("workshop", "ronda", "quchapampa", "1", **held, agenda="Saludo\nPedidos", agreements="Volver")
