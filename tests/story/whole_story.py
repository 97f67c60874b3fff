"""The story of June 2002 to March 2004 as records, by its number: what each laptop saves, in that order.

Who did what and why is the report's, and so are the figures of the municipality; days, amounts, votes and marks
are invented where the report is silent.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from storage.file.pack import load_pack
from storage.kinds.lookup import KINDS
from storage.revisions.record_names import record_of

from .by_store import COMMUNITIES, INVENTED, SIX, YEARS

PACK: Final = {one.record: one.body for one in load_pack("guaqui")}
"""What a file of the municipality begins with."""
DAY: Final = "2003-12-31"
"""On which all of it is noted: the day of the handover."""
FIRST: Final = "workshop/guaqui/municipal-1/all/1"
SECOND: Final = "workshop/guaqui/municipal-2/all/1"
INTERNAL: Final = "internal-disputes"
TRANSFER: Final = "no-transfer"
NO_PLAN_OF_USE: Final = "Zonificación, sin PLUS"
OPEN_SLOTS: Final = {("lacoyu-nunumani", 2004), ("lacoyu-nunumani", 2005), ("villa-tuntuma", 2005)}
"""Nothing is asked for in two of them, and one is observed."""
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
    """What one laptop saves of a record: the fields that change, on what it knows of it; None takes one away."""

    record: str
    says: dict[str, Any]


def asked(holder: str, year: int, n: int = 1) -> str:
    return f"demand/guaqui/{holder}/{year}/{n}"


def ruled(**votes: int) -> dict[str, Any]:
    return {"ruling": {"on": "2002-09-20", "workshop": SECOND, **votes}}


def noted(kind: str, **says: Any) -> Told:
    """Something of the register, which is called by what it says."""
    return Told(record_of(KINDS[kind], "guaqui", {}, says), says)


# 1 to 12: who there is, what they promised, and what is known of the municipality


INSTITUTIONS: Final = [
    noted("institution", name="CIPCA", sort="institution", address="Av. 6 de Marzo, El Alto", phone="2825272"),
    noted(
        "institution",
        name="CODEM",
        sort="board",
        since="1999",
        legal_state="estatutos en borrador, nunca aprobados",
        members=[{"name": one} for one in ("Gobierno municipal", "CIPCA", "PADER", "Lecheros")],
    ),
    noted("institution", name="Directorio local (DILPE)", sort="board", legal_state="no existe oficialmente"),
    noted(
        "institution",
        name="Gobierno municipal",
        members=[{"name": "Técnico Uno", "office": "Técnico", "from": "2002-06", "to": "2002-12"}],
    ),
]
COMMITMENTS: Final = [
    noted(
        "commitment",
        who="CIPCA",
        what="Fortalecer la gestión municipal durante 10 años",
        to="Gobierno municipal",
        on="2000-11",
        state="open",
    ),
    noted(
        "commitment",
        who="Municipio y APLEG",
        what="Política de sanidad animal",
        on="2000",
        state="partly",
        evidence="Una campaña",
    ),
    noted(
        "commitment",
        who="Gobierno municipal",
        what="Fortalecer con la partida de 40.000",
        to="OECAs",
        due="2003-12",
        state="open",
    ),
]
OF_OECAS: Final = COMMITMENTS[-1].record


def fact(topic: str, name: str, value: int, document: str, **more: Any) -> Told:
    return noted("fact", topic=topic, name=name, value=value, document=document, **more)


def follows(how: str, *of: Told) -> dict[str, Any]:
    return {"how": how, "of": [one.record.rpartition("/")[2] for one in of]}


AREA: Final = fact("Territorio", "Superficie", 25798, "PDM", scale=2, unit="km2")
PEOPLE: Final = fact("Población", "Población", 7552, "INE", on="2002")
LAND: Final = [
    fact("Tierra", "Cultivable", 11452, "PDM", unit="ha"),
    fact("Tierra", "Pastizal", 5886, "PDM", unit="ha"),
    fact("Tierra", "No cultivable", 8460, "PDM", unit="ha"),
]
ALL_LAND: Final = fact("Tierra", "Toda", 25798, "PDM", unit="ha", derived=follows("sum", *LAND))


def share(of: Told, value: int) -> Told:
    """Printed in percent, with one decimal."""
    name = f"{of.says['name']}, de toda"
    return fact("Tierra", name, value, "PDM", scale=1, unit="%", derived=follows("share", of, ALL_LAND))


FACTS: Final = [
    PEOPLE,
    AREA,
    fact(
        *("Población", "Densidad", 314, "PDM"),
        scale=1,
        unit="por km2",
        on="2002",
        derived=follows("quotient", PEOPLE, AREA),
    ),
    fact("Población", "Población", 5810, "INE", on="1992"),
    fact("Población", "Población", 5914, "PDM inicial", on="1994"),
    fact("Población", "Población", 8618, "PDM consolidado", on="1996"),
    *LAND,
    ALL_LAND,
    share(LAND[0], 444),
    share(LAND[1], 228),
    share(LAND[2], 328),
    fact("Comparación", "Área económica", 653_844, "PDM 1997", unit="USD", on="1997"),
    fact("Comparación", "Inversión productiva", 58, "POA 2002", unit="%", on="2002"),
    fact("Comparación", "Urbanismo y vivienda, en el país", 564, "Informe", scale=1, unit="%"),
    fact("Comparación", "Saneamiento básico, en el país", 16, "Informe", unit="%"),
    fact("Comparación", "Educación y cultura, en el país", 93, "Informe", scale=1, unit="%"),
]


# 13 to 25: the workshops, and what is asked for


FIRST_HELD: Final = Told(
    FIRST,
    {
        "outcome": "held",
        "held_on": "2002-06-12",
        "participants": [{"of": one, "count": 2} for one in ("andamarca", "apleg", "gobierno-municipal")],
        "agreements": "Cada comunidad, una demanda por gestión",
    },
)
CALLED: Final = [
    Told(f"workshop/guaqui/community/{holder}/1", {"outcome": "called", "called_on": f"2002-07-{place + 1:02d}"})
    for place, holder in enumerate(COMMUNITIES)
]
SECTORS: Final = [
    Told("workshop/guaqui/sector/apleg/1", {"outcome": "suspended", "cause": INTERNAL}),
    Told(
        "workshop/guaqui/sector/apleg/2", {"outcome": "absent", "cause": INTERNAL, "reason": "Aunque se interesan"}
    ),
    Told("workshop/guaqui/sector/fishermen-a/1", {"outcome": "absent", "cause": "distrust"}),
    Told(
        "workshop/guaqui/sector/fishermen-b/1",
        {"outcome": "closed", "reason": "No se insiste; se fortalecerá más adelante"},
    ),
]
ENCOUNTER: Final = Told(
    "workshop/guaqui/encounter/all/1",
    {
        "outcome": "held",
        "held_on": "2002-09-05",
        "participants": [{"of": "guaqui" if one == "Guaqui" else one, "count": 3} for one in SIX],
        "positions": "Los lecheros quieren ser actores del plan",
    },
)
HELD: Final = [
    Told(
        f"workshop/guaqui/community/{holder}/1",
        {
            "outcome": "held",
            "held_on": f"2002-07-{place + 14:02d}",
            "women": 23 + place,
            "men": 31 + place,
            "facilitator": "Equipo Uno",
        },
    )
    for place, holder in enumerate(COMMUNITIES)
]
"""Each two weeks after the day that was fixed first; Andamarca's is the report's."""


def told_otherwise() -> dict[str, dict[str, Any]]:
    """What is noted of some demands of communities beside or instead of what each asks for."""
    return {
        asked("andamarca", 2003): {
            "text": "Riego por aspersión",
            "options": [{"text": "Riego por aspersión", "votes": 26}, {"text": "Dos aulas", "votes": 24}],
            "agreed": {"how": "vote", "for": 26},
        },
        asked("kassa-santa-rosa", 2003): {
            "text": "Establos",
            "options": [{"text": "Establos", "votes": 34}, {"text": "Posta", "votes": 34}],
            "agreed": {"how": "authorities", "for": 34},
            "action": "stables",
        },
    }


def demands() -> list[Told]:
    """The ninety of the communities, but for two that ask for nothing in a year; and dairy's two."""
    told, otherwise = [], told_otherwise()
    for holder in COMMUNITIES:
        for year, action in zip(YEARS, INVENTED["demands"][holder], strict=True):
            text, cost = INVENTED["actions"][action]
            body = {"text": text, "action": action, "cost_cents": cost * 100, "status": "proposed"}
            told.append(Told(asked(holder, year), {**body, **otherwise.get(asked(holder, year), {})}))
    without = {
        asked("lacoyu-nunumani", 2004): {"status": "postponed", "cause": "no-cost"},
        asked("lacoyu-nunumani", 2005): {"status": "none"},
    }
    milked = {"municipality": 3_000_000, "pdla": 2_000_000, "producers": 1_000_000}
    parlour = {"text": "Sala de ordeño", "action": "milking-parlour", "cost_cents": 6_000_000, "funding": milked}
    return [
        *(Told(one.record, without.get(one.record, one.says)) for one in told),
        Told(asked("apleg", 2003), {**parlour, "status": "proposed"}),
        Told(asked("apleg", 2003, 2), {"text": "Forraje", "action": "forage", "status": "proposed"}),
    ]


ASKED: Final = demands()
HIDDEN: Final = Told(asked("patarani", 2003), {"carries": "apleg"})


def changed_places() -> list[Told]:
    """Copajira's of 2004 and 2005, each with the other's words; why is said once, where that of 2004 went."""
    here, there = (asked("copajira", year) for year in (2004, 2005))
    says = {one.record: one.says for one in ASKED}
    return [Told(here, says[there]), Told(there, {**says[here], "cause": TRANSFER})]


CHANGED: Final = changed_places()


# 26 to 31: what the assembly decides


HELD_TO_VALIDATE: Final = Told(
    SECOND, {"outcome": "held", "held_on": "2002-09-20", "women": 41, "men": 66, "facilitator": "Equipo Uno"}
)
OECAS: Final = Told(
    "budget/guaqui/2003/fortalecimiento-de-oecas",
    {"name": "Fortalecimiento de OECAs", "cost_cents": 4_000_000},
)
REFUSED: Final = {
    "status": "rejected",
    "status_reason": "Es de las comunidades",
    "cause": "public-money-is-communal",
    **ruled(**{"for": 12, "against": 41, "abstained": 3}),
}
ONE_BY_ONE: Final = [
    Told(asked("villa-tuntuma", 2005), {"status": "observed", "cause": "no-cost", **ruled()}),
    Told(asked("apleg", 2003), REFUSED),
    Told(asked("apleg", 2003, 2), REFUSED),
    Told(
        "zoning/guaqui/typology",
        {"status": "validated", **ruled(**{"for": 51, "against": 2, "abstained": 3})},
    ),
    Told("zone/guaqui/towns", {"status": "validated", "reason": "De la quinta no se dice nada", **ruled()}),
]
TOGETHER: Final = [
    *(
        Told(asked(holder, year), {"status": "validated", **ruled()})
        for holder in COMMUNITIES
        for year in YEARS
        if (holder, year) not in OPEN_SLOTS
    ),
]
"""What is validated by one key."""
OECAS_VALIDATED: Final = Told(OECAS.record, {"status": "validated", **ruled()})
MEMBERS: Final = [
    Told(record, {"status": "validated", **ruled()})
    for record in PACK
    if record.startswith("member/") and record.rpartition("/")[2] in COMMUNITIES
]
"""Who is in which zone, validated by the same key."""
REZONED: Final = Told("member/guaqui/typology/arcata", {"zone": "1"})


# 33 to 42: the money, what became of it, and how it is judged


WHO_PAYS: Final = "Se busca quien financie"
"""Why what nobody gives money for is planned."""
NO_MONEY: Final = "No alcanza el dinero"
CEILINGS: Final = [
    Told("ceiling/guaqui/2003/year/any", {"amount_cents": 70_000_000}),
    Told("ceiling/guaqui/2003/each-community/any", {"amount_cents": 3_000_000}),
]


def road() -> Told:
    """It takes what makes the year come to more than there is."""
    costs = {one.record: one.says.get("cost_cents", 0) for one in ASKED}
    rest = OVER - 4_000_000 - sum(costs[asked(holder, 2003)] for holder in IN_THE_YEAR)
    return Told("budget/guaqui/2003/camino", {"name": "Camino", "cost_cents": rest})


ROAD: Final = road()
THIRD: Final = Told("workshop/guaqui/municipal-3/all/1", {"outcome": "called", "called_on": "2004-01-20"})
PRESENTED: Final = {"status": "planned", "ruling": {"on": DAY, "workshop": THIRD.record}}
"""What is put into the plan of all years is presented to the last of the workshops."""
PUT_IN: Final = Told(asked("kassa-santa-rosa", 2003), {**PRESENTED, "status_reason": WHO_PAYS})
DROPPED: Final = Told(
    asked("kassa-santa-rosa", 2003), {"status": "rejected", "status_reason": NO_MONEY, "ruling": {"on": DAY}}
)
ALL_THE_SAME: Final = Told(
    asked("apleg", 2003, 2), {**PRESENTED, "status_reason": "El PDLA aporta", "cause": None}
)
"""(!) The dairy demands were not accepted, and some went into the plan."""
PLANNED: Final = [
    Told(asked(holder, 2003), {"status": "budgeted", "status_reason": WHO_PAYS, "ruling": {"on": DAY}})
    for holder in IN_THE_YEAR
]
"""Beside them the lines of the budget, which are in their year's plan by being there."""
BECAME: Final = [
    Told(asked("andamarca", 2003), {"executed": {"state": "done", "spent_cents": 8_350_000, "on": "2004-03"}}),
    Told(asked("patarani", 2003), {"executed": {"state": "under-way", "on": DAY}}),
    Told(asked("sullcata", 2003), {"executed": {"state": "not-done", "cause": TRANSFER, "on": DAY}}),
]
JUDGED: Final = [
    Told(
        f"assessment/guaqui/{one}/{year}",
        {"state": state, **({"evidence": NO_PLAN_OF_USE} if (one, year) == ("role-land-use", 2002) else {})},
    )
    for year, marks in ((2002, MARKS), (2004, LATER_MARKS))
    for one, state in marks.items()
]
LEARNED: Final = [
    noted("lesson", text=f"Lección {n} de {element}", element=element)
    for element, many in LESSONS.items()
    for n in range(1, many + 1)
]

BEFORE_ALL_ELSE: Final = [
    *(*INSTITUTIONS, *COMMITMENTS, *FACTS),
    *(FIRST_HELD, *CALLED, *SECTORS, ENCOUNTER, *HELD, *ASKED, HIDDEN, *CHANGED, OECAS),
    *(HELD_TO_VALIDATE, *ONE_BY_ONE, OECAS_VALIDATED, REZONED, *TOGETHER, *MEMBERS),
    *(*CEILINGS, ROAD, *PLANNED, PUT_IN, DROPPED, ALL_THE_SAME, THIRD, *BECAME, *JUDGED, *LEARNED),
]
"""What the first laptop saves before the file is copied to the second."""
PLAN: Final = "plan/guaqui/2003-2007"
APART: Final = {
    "Equipo Uno": [
        Told(PLAN, {"vision": "Pecuaria, agrícola, comercio"}),
        Told(OF_OECAS, {"state": "kept", "state_on": "2004"}),
        Told(asked("apleg", 2003), {"cause": "private-gain"}),
    ],
    "Equipo Dos": [
        Told(PLAN, {"vision": "Agricultura, lechería, comercio"}),
        Told(OF_OECAS, {"state": "broken", "state_on": "2004"}),
        Told(asked("apleg", 2003), {"cause": "not-twice"}),
    ],
}
"""What each of two laptops says then."""
