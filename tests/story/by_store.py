"""What happened, as data. Who, what and in which order is the report's; days, numbers and demands are invented."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final, NamedTuple

import guaqui_tui.demo

INVENTED: Final[dict[str, Any]] = tomllib.loads(
    Path(guaqui_tui.demo.__file__).with_name("invented.toml").read_text("utf-8")
)
"""The demonstration's ninety demands: they agree with the 7, 12, 11, 7 and 9 that the report's shares give."""

YEARS: Final = (2003, 2004, 2005, 2006, 2007)
COMMUNITIES: Final = tuple(sorted(INVENTED["demands"]))
CARRIED: Final = {(holder, year) for holder, year in INVENTED["carried"]["apleg"]}

DISPUTES: Final = "Disputas internas"
DISTRUST: Final = "Desconfianza, no quieren trabajar con el municipio"
NO_LONGER: Final = "El municipio ya no insiste"
NOT_PRIVATE: Final = "El dinero público es para las comunidades, no para un sector privado"
NO_MONEY: Final = "No alcanza el dinero de la gestión"
LATER: Final = "El PDLA aporta recién en 2004"
OECAS: Final = "Fortalecimiento de organizaciones económicas (OECAs)"
SIX: Final = ("Guaqui", "Tiahuanacu", "Pucarani", "Batallas", "Laja", "Viacha")


class Time(NamedTuple):
    """One time that somebody was convened; days as YYYY-MM-DD."""

    step: str
    holder: str
    n: int
    called_on: str
    outcome: str
    held_on: str = ""
    reason: str = ""
    women: int | None = None
    men: int | None = None
    agreements: str = ""


def calendar() -> list[Time]:
    """Each time that somebody was convened, in the order in which the calendar has them."""
    found = [Time("municipal-1", "all", 1, "2002-06-12", "held", "2002-06-12")]
    for place, holder in enumerate(COMMUNITIES):
        day = f"2002-07-{place + 1:02d}"
        found.append(Time("community", holder, 1, day, "held", day, women=20 + place, men=30 + place))
    return [
        *found,
        Time("sector", "apleg", 1, "2002-08-03", "suspended", reason=DISPUTES),
        Time("sector", "apleg", 2, "2002-08-24", "absent", reason=DISPUTES),
        Time("sector", "fishermen-a", 1, "2002-08-05", "called"),
        Time("sector", "fishermen-a", 2, "2002-08-26", "absent", reason=DISTRUST),
        Time("sector", "fishermen-a", 3, "", "closed", reason=NO_LONGER),
        Time("sector", "fishermen-b", 1, "2002-08-05", "called"),
        Time("sector", "fishermen-b", 2, "2002-08-26", "absent", reason=DISTRUST),
        Time("sector", "fishermen-b", 3, "", "closed", reason=NO_LONGER),
        Time("encounter", "all", 1, "2002-09-05", "held", "2002-09-05", agreements="\n".join(SIX)),
    ]


SECOND: Final = Time("municipal-2", "all", 1, "", "held", "2002-09-20", women=41, men=66)
"""The workshop that validates."""


class Asked(NamedTuple):
    """A demand; amounts in whole Bs, `shares` in percent by source."""

    holder: str
    year: int
    n: int
    text: str
    action: str
    cost: int
    shares: dict[str, int]


def demands() -> list[Asked]:
    """The ninety of the communities, and the two a year that dairy named, of one year."""
    found = []
    for holder in COMMUNITIES:
        for year, action in zip(YEARS, INVENTED["demands"][holder], strict=True):
            text, cost = INVENTED["actions"][action]
            found.append(Asked(holder, year, 1, text, action, cost, {}))
    for n, said in enumerate(INVENTED["associations"]["apleg"], 1):
        found.append(Asked("apleg", YEARS[0], n, said["text"], said["action"], said["cost"], said["shares"]))
    return found


REZONED: Final = ("arcata", "typology", "1")
"""A zone that the assembly changed."""
BUDGETED: Final = ("andamarca", "copajira", "patarani")
"""Whose demand of 2003 the year's plan takes in."""
DROPPED: Final = "janko-marca"
"""Whose demand of 2003 is planned, and taken out again."""
