"""The story of June 2002 to March 2004 as records, by its number: what each laptop saves, in that order.

Who did what and why is the report's, and so are the figures of the municipality; days, amounts, votes and marks
are invented where the report is silent.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from .by_store import COMMUNITIES, INVENTED, SIX, YEARS

FIRST: Final = "workshop/guaqui/municipal-1/all/1"
SECOND: Final = "workshop/guaqui/municipal-2/all/1"
INTERNAL: Final = "internal-disputes"
OPEN_SLOTS: Final = {("lacoyu-nunumani", 2004), ("lacoyu-nunumani", 2005), ("villa-tuntuma", 2005)}
"""Nothing is asked for in two of them, and one is observed."""
REFUSED: Final = {"status": "rejected", "status_reason": "Es de las comunidades"}
OVER: Final = 70_500_000
"""What the year's plan of 2003 comes to, of 70,000,000 centavos that there are."""
IN_THE_YEAR: Final = ("andamarca", "patarani", "sullcata")
"""Whose demand of 2003 stands in it."""
LESSONS: Final = {"vision": 2, "board": 1, "role": 2, "capacity": 2, "actors": 3, "agenda": 1}
MARKS: Final = {
    "vision": 2, "board": 0, "role-creative": 2, "role-deals": 2, "role-links": 1, "role-land-use": 0,
    "role-gender": 1, "capacity": 2, "actors": 1, "agenda": 2,
}  # fmt: skip
LATER_MARKS: Final = {**MARKS, "vision": 3, "actors": 2}


class Told(NamedTuple):
    """What one laptop saves of a record: the fields that change, on what it knows of it."""

    record: str
    says: dict[str, Any]


def asked(holder: str, year: int, n: int = 1) -> str:
    return f"demand/guaqui/{holder}/{year}/{n}"


def ruled(**votes: int) -> dict[str, Any]:
    return {"ruling": {"on": "2002-09-20", "workshop": SECOND, **votes}}


# 1 to 12: who there is, and what is known of the municipality


INSTITUTIONS: Final = [
    Told("institution/guaqui/cipca", {"name": "CIPCA", "sort": "institution", "address": "Av. 6 de Marzo, El Alto", "phone": "2825272"}),  # noqa: E501 - a row a line
    Told("institution/guaqui/codem", {"name": "CODEM", "sort": "board", "since": "1999", "legal_state": "estatutos en borrador, nunca aprobados", "members": [{"name": one} for one in ("Gobierno municipal", "CIPCA", "PADER", "Lecheros")]}),  # noqa: E501 - the same
    Told("institution/guaqui/dilpe", {"name": "Directorio local (DILPE)", "sort": "board", "legal_state": "no existe oficialmente"}),  # noqa: E501 - the same
    Told("commitment/guaqui/cipca", {"who": "CIPCA", "to": "Gobierno municipal", "what": "Fortalecer la gestión municipal durante 10 años", "on": "2000-11", "state": "open"}),  # noqa: E501 - the same
    Told("institution/guaqui/gobierno", {"name": "Gobierno municipal", "members": [{"name": "Técnico Uno", "office": "Técnico", "from": "2002-06", "to": "2002-12"}]}),  # noqa: E501 - the same
]  # fmt: skip


def fact(id_: str, topic: str, name: str, value: int, document: str, **more: Any) -> Told:
    return Told(f"fact/guaqui/{id_}", {"topic": topic, "name": name, "value": value, "document": document, **more})


def share(id_: str, name: str, of: str) -> Told:
    """Printed in percent, with one decimal."""
    value = {"arable-share": 444, "pasture-share": 228, "barren-share": 328}[id_]
    return fact(id_, "Tierra", name, value, "PDM", scale=1, unit="%", derived={"how": "share", "of": [of, "land"]})


LAND: Final = ("arable", "pasture", "barren")
FACTS: Final = [
    fact("people-1992", "Población", "Población", 5810, "INE", on="1992"),
    fact("people-1994", "Población", "Población", 5914, "PDM inicial", on="1994"),
    fact("people-1996", "Población", "Población", 8618, "PDM consolidado", on="1996"),
    fact("people-2002", "Población", "Población", 7552, "INE", on="2002"),
    fact("area", "Territorio", "Superficie", 25798, "PDM", scale=2, unit="km2"),
    fact("density-2002", "Población", "Densidad", 314, "PDM", scale=1, unit="por km2", on="2002",
         derived={"how": "quotient", "of": ["people-2002", "area"]}),
    fact("land", "Tierra", "Toda", 25798, "PDM", unit="ha", derived={"how": "sum", "of": [*LAND]}),
    fact("arable", "Tierra", "Cultivable", 11452, "PDM", unit="ha"),
    fact("pasture", "Tierra", "Pastizal", 5886, "PDM", unit="ha"),
    fact("barren", "Tierra", "No cultivable", 8460, "PDM", unit="ha"),
    fact("economy-1997", "Comparación", "Área económica", 653_844, "PDM 1997", unit="USD", on="1997"),
    fact("poa-2002", "Comparación", "Inversión productiva", 58, "POA 2002", unit="%", on="2002"),
    fact("urbanism", "Comparación", "Urbanismo y vivienda, en el país", 564, "Informe", scale=1, unit="%"),
    share("arable-share", "Cultivable, de toda", "arable"),
    share("pasture-share", "Pastizal, de toda", "pasture"),
    share("barren-share", "No cultivable, de toda", "barren"),
]  # fmt: skip


# 13 to 25: the workshops, and what is asked for


def workshops() -> list[Told]:
    came = [{"of": one, "count": 2} for one in ("andamarca", "apleg", "Gobierno municipal")]
    held = {"outcome": "held", "held_on": "2002-06-12", "participants": came}
    told = [Told(FIRST, {**held, "agreements": "Cada comunidad, una demanda por gestión"})]
    for place, holder in enumerate(COMMUNITIES):
        day = f"2002-07-{place + 1:02d}"
        told.append(Told(f"workshop/guaqui/community/{holder}/1", {"outcome": "called", "called_on": day}))
    told += [
        Told("workshop/guaqui/sector/apleg/1", {"outcome": "suspended", "cause": INTERNAL}),
        Told(
            "workshop/guaqui/sector/apleg/2",
            {"outcome": "absent", "cause": INTERNAL, "reason": "Aunque se interesan"},
        ),
        Told("workshop/guaqui/sector/fishermen-a/1", {"outcome": "absent", "cause": "distrust"}),
        Told(
            "workshop/guaqui/sector/fishermen-b/1",
            {"outcome": "closed", "reason": "No se insiste; se fortalecerá más adelante"},
        ),
        Told(
            "workshop/guaqui/encounter/all/1",
            {
                "outcome": "held",
                "held_on": "2002-09-05",
                "participants": [{"of": one, "count": 3} for one in SIX],
                "positions": "Los lecheros quieren ser actores del plan",
            },
        ),
        Told(
            "workshop/guaqui/community/andamarca/1",
            {"outcome": "held", "held_on": "2002-07-14", "women": 23, "men": 31},
        ),
    ]
    return told


def demands() -> list[Told]:
    told = []
    for holder in COMMUNITIES:
        for year, action in zip(YEARS, INVENTED["demands"][holder], strict=True):
            text, cost = INVENTED["actions"][action]
            body = {"text": text, "action": action, "cost_cents": cost * 100, "status": "proposed"}
            told.append(Told(asked(holder, year), body))
    milked = {"municipality": 3_000_000, "pdla": 2_000_000, "producers": 1_000_000}
    two = [{"text": "Riego por aspersión", "votes": 26}, {"text": "Dos aulas", "votes": 24}]
    return [
        *told,
        Told(
            asked("apleg", 2003),
            {"text": "Sala de ordeño", "action": "milking-parlour", "cost_cents": 6_000_000, "funding": milked},
        ),
        Told(asked("apleg", 2003, 2), {"text": "Forraje", "action": "forage", "status": "proposed"}),
        Told(
            asked("andamarca", 2003),
            {"text": two[0]["text"], "options": two, "agreed": {"how": "vote", "for": 26}},
        ),
        Told(asked("lacoyu-nunumani", 2004), {"status": "postponed", "cause": "no-cost"}),
        Told(asked("lacoyu-nunumani", 2005), {"status": "none"}),
        Told(asked("patarani", 2003), {"carries": "apleg"}),
        Told(
            asked("kassa-santa-rosa", 2003),
            {
                "options": [{"text": "Establos", "votes": 34}, {"text": "Posta", "votes": 34}],
                "text": "Establos",
                "agreed": {"how": "authorities", "for": 34},
            },
        ),
    ]


# 26 to 42: what the assembly and the government decide, and what becomes of it


def rulings() -> list[Told]:
    held = {"outcome": "held", "held_on": "2002-09-20", "women": 41, "men": 66}
    slots = [(holder, year) for holder in COMMUNITIES for year in YEARS if (holder, year) not in OPEN_SLOTS]
    refused = {
        **REFUSED,
        "cause": "public-money-is-communal",
        **ruled(**{"for": 12, "against": 41, "abstained": 3}),
    }
    return [
        Told(SECOND, held),
        *(Told(asked(*slot), {"status": "validated", **ruled()}) for slot in slots),
        Told(asked("villa-tuntuma", 2005), {"status": "observed", "cause": "no-cost", **ruled()}),
        Told(asked("apleg", 2003), refused),
        Told(asked("apleg", 2003, 2), refused),
        Told(
            "zoning/guaqui/typology",
            {"status": "validated", **ruled(**{"for": 51, "against": 2, "abstained": 3})},
        ),
        Told("zone/guaqui/towns", {"reason": "De la quinta no se dice nada", "status": "validated", **ruled()}),
    ]


def afterwards() -> list[Told]:
    costs = {one.record: one.says.get("cost_cents", 0) for one in demands() if "cost_cents" in one.says}
    rest = OVER - 4_000_000 - sum(costs[asked(holder, 2003)] for holder in IN_THE_YEAR)
    oecas = {"name": "Fortalecimiento de OECAs", "cost_cents": 4_000_000, "status": "validated", **ruled()}
    return [
        Told("budget/guaqui/2003/oecas", oecas),
        Told("ceiling/guaqui/2003/year/any", {"amount_cents": 70_000_000}),
        Told("ceiling/guaqui/2003/each-community/any", {"amount_cents": 3_000_000}),
        Told("budget/guaqui/2003/camino", {"name": "Camino", "cost_cents": rest, "status": "budgeted"}),
        *(Told(asked(holder, 2003), {"status": "budgeted"}) for holder in IN_THE_YEAR),
        Told("budget/guaqui/2003/oecas", {"status": "budgeted"}),
        Told(
            "commitment/guaqui/animal-health",
            {
                "who": "Municipio y APLEG",
                "what": "Política de sanidad animal",
                "on": "2000",
                "state": "partly",
                "evidence": "Una campaña",
            },
        ),
        Told(
            "commitment/guaqui/oecas",
            {
                "who": "Gobierno municipal",
                "to": "OECAs",
                "what": "Fortalecer con la partida de 40.000",
                "due": "2003-12",
                "state": "open",
            },
        ),
        Told("workshop/guaqui/municipal-3/all/1", {"outcome": "called", "called_on": "2004-01-20"}),
        Told(
            asked("andamarca", 2003),
            {"executed": {"state": "done", "spent_cents": 8_350_000, "on": "2004-03"}},
        ),
        Told(asked("patarani", 2003), {"executed": {"state": "under-way"}}),
        Told(asked("sullcata", 2003), {"executed": {"state": "not-done", "cause": "no-transfer"}}),
        *(Told(f"assessment/guaqui/{one}/2002", {"state": state}) for one, state in MARKS.items()),
        Told("assessment/guaqui/role-land-use/2002", {"evidence": "Zonificación, sin PLUS"}),
        *(Told(f"assessment/guaqui/{one}/2004", {"state": state}) for one, state in LATER_MARKS.items()),
        *lessons(),
    ]


def lessons() -> list[Told]:
    return [
        Told(f"lesson/guaqui/{element}-{n}", {"text": f"Lección {n} de {element}", "element": element})
        for element, many in LESSONS.items()
        for n in range(1, many + 1)
    ]


TOGETHER: Final = [*INSTITUTIONS, *FACTS, *workshops(), *demands(), *rulings(), *afterwards()]
"""What the first laptop saves before the file is copied to the second."""
PLAN: Final = "plan/guaqui/2003-2007"
APART: Final = {
    "Equipo Uno": [
        Told(PLAN, {"vision": "Pecuaria, agrícola, comercio"}),
        Told("commitment/guaqui/oecas", {"state": "kept", "state_on": "2004"}),
        Told(asked("apleg", 2003), {"cause": "private-gain"}),
    ],
    "Equipo Dos": [
        Told(PLAN, {"vision": "Agricultura, lechería, comercio"}),
        Told("commitment/guaqui/oecas", {"state": "broken", "state_on": "2004"}),
        Told(asked("apleg", 2003), {"cause": "not-twice"}),
    ],
}
"""What each of two laptops says then."""
