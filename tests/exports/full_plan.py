"""A plan with something of everything that a paper shows: as many communities as wanted, all invented."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from storage.file.pack import load_pack
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

M = "guaqui"
ACTIONS = ("stables", "irrigation", "fair", "school", "road", "health-post", None)
NAMES = (
    "Ayllu originario Jach’a Qhawiri de la Marka de Guaqui, parcialidad de arriba, sector de la pampa de Jawira",
    "Comunidadoriginariacampesinaproductoradelecheyforrajeenlapampadejawira",
    "Ch’alla Pampa",
)
"""Of communities beside those of the pack: very long ones, too."""
STATUSES = ("proposed", "validated", "observed", "rejected", "planned", "budgeted")
_BY = {"proposed_by": "women"}


def full_plan(communities: int) -> Survey:
    """A plan of at least the pack's 18 communities. Its last year is empty, and one slot has thirty proposals."""
    more = [one for number in range(communities - 18) for one in _community(number)]
    survey = Survey([*load_pack(M), *more])
    holders = [one.id for one in survey.communities()]
    plan = next(one for one in load_pack(M) if one.record == f"plan/{M}/2003-2007")
    survey.add([child([plan], {"name": "DATOS INVENTADOS · PDM de Guaqui 2003-2007"})])
    for at, holder in enumerate(holders):
        survey.add(_demands(at, holder))
        survey.add([_workshop(at, holder)])
    survey.add(_associations())
    survey.add(_disputes(holders))
    survey.add([revision(f"budget/{M}/2003/oecas", {**_paid(4_000_000), "name": "OECAs", "status": "budgeted"})])
    return survey


def _community(number: int) -> Iterator[Revision]:
    """A community, and the zones that it is in."""
    id_ = f"more-{number:03d}"
    yield revision(f"community/{M}/{id_}", {"name": f"{NAMES[number % len(NAMES)]} {number + 1}"})
    yield revision(f"member/{M}/admin/{id_}", {"zone": "ab"[number % 2]})
    yield revision(f"member/{M}/typology/{id_}", {"zone": str(number % 4 + 1)})


def _demands(at: int, holder: str) -> Iterator[Revision]:
    for year in range(2003, 2007):
        turn = at * 3 + year
        body: dict[str, Any] = {"text": f"Pedido {turn % 11} para {holder}", "status": STATUSES[turn % 6]}
        if action := ACTIONS[turn % len(ACTIONS)]:
            body["action"] = action
        if body["status"] in {"observed", "rejected"}:
            body |= {"status_reason": "Falta el terreno", "ruling": {"on": "2002-10-05", "for": 41, "against": 12}}
        if turn % 13 == 0:
            body = {"status": "none"}
        elif turn % 17 == 0:
            body = {"status": "open", "options": [_option(number) for number in range(30)]}
        else:
            body |= _paid(100_000 * (turn % 50 + 1))
        yield revision(f"demand/{M}/{holder}/{year}/1", body)


def _option(number: int) -> dict[str, Any]:
    return {
        "text": f"Propuesta {number + 1}: riego para el sector de arriba",
        "votes": number,
        "proposed_by": "women",
    }


def _paid(cents: int) -> dict[str, Any]:
    return {"cost_cents": cents, "funding": {"municipality": cents // 2, "community": cents // 4}}


def _workshop(at: int, holder: str) -> Revision:
    body: dict[str, Any] = {"outcome": "held", "held_on": "2002-07-14", "women": 20 + at % 9, "men": 25 + at % 7}
    body |= {"authorities": [{"name": "Juan Mamani", "office": "mallku"}], "facilitator": "Rosa Quispe"}
    if at % 5 == 4:
        body = {"outcome": "absent", "called_on": "2002-07-20", "reason": "Había fiesta"}
    return revision(f"workshop/{M}/community/{holder}/1", body)


def _associations() -> Iterator[Revision]:
    for n in (1, 2):
        body = {"text": "Tanque de frío", "action": "milking-parlour", "status": "rejected", **_paid(9_000_000)}
        yield revision(f"demand/{M}/apleg/2003/{n}", {**body, "status_reason": "Es de un sector privado"})


def _disputes(holders: list[str]) -> Iterator[Revision]:
    first = revision(
        f"demand/{M}/{holders[0]}/2007/1", {"text": "Riego", "action": "irrigation", "status": "proposed"}
    )
    yield first
    yield child([first], {"text": "Posta", "action": "health-post", "carries": "apleg"}, author="Pedro Condori")
    yield child([first], {"text": "Aulas", "action": "fair", "notes": "Nota reservada"}, author="Ana Choque")
