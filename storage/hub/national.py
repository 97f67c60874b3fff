"""The figures of all municipalities of a hub: each counted by the one rule there is, from its own revisions.

What was counted is kept on the hub, by how many revisions there were: they only grow, so the same number is the
same state, and what one counted oneself costs nothing while it is unchanged. What others say that they counted
nobody has to believe: whoever may count does so, and readers are told whose word it is. Without persons, and
without what is private. What is said in the name of a municipality's list and is nobody's is not counted, as it
stays out of a pull; but a whole list that is merely not known where one counts is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import msgspec
from msgspec import Struct

from ..errors import GuaquiError
from ..file.unknown_pack import unknown_packs
from ..plan.indicators import indicators
from ..plan.survey import Survey
from ..plan.views.reader_view import seen_by
from ..plan.views.readers import Readers
from ..plan.views.scopes import surveys_of
from ..revisions.union import file_order, grouped
from .connection import HubConnection
from .hub import Hub, municipalities_at
from .pull import LINES, read_lines
from .sets import set_digest
from .status import duties_at

Tell = Callable[[str, int, int], None]
"""Told before each: the municipality, how many are done, how many there are."""


class CountedMunicipality(Struct):
    """What a municipality came to. `report`: the JSON of `Indicators`.

    `fresh`: whoever asks counted it, of all that is there now; False where they only see what others counted.
    `source`: the login role that counted it. `nobodys`: how many revisions were not counted, for they are said in
    the name of the municipality's list and are nobody's.
    """

    municipality: str
    revisions: int
    report: bytes
    counted: datetime
    source: str
    fresh: bool
    nobodys: int = 0


def national_figures(
    hub: Hub, rule: str, tell: Tell = lambda _name, _done, _all: None, away: list[GuaquiError] | None = None
) -> list[CountedMunicipality]:
    """Of every municipality that whoever asks may see, by id.

    `rule`: what counts, a version of the program: what another one counted is counted anew. `away` is told why a
    database is not reached; without it, and of the first one, that is raised.
    """
    found = [one for database in hub.shards(away) for one in _of_database(database, rule, tell)]
    return sorted(found, key=lambda one: one.municipality)


def _of_database(database: HubConnection, rule: str, tell: Tell) -> list[CountedMunicipality]:
    duties = duties_at(database)
    if not duties.keys() & {"coordinator", "reader"}:
        return []
    there = [*municipalities_at(database)] if "coordinator" in duties else []
    kept = database.rows(_KEPT, [rule])
    found = {
        name: CountedMunicipality(name, n, report, at, source, fresh=False)
        for name, n, report, at, source, _own in kept
    }
    own = {name: revisions for name, revisions, *_, is_own in kept if is_own}
    for done, (name, revisions, _latest) in enumerate(there):
        if own.get(name) == revisions:
            found[name].fresh = True
            continue
        tell(name, done, len(there))
        found[name] = _counted(database, name, revisions, rule)
    return [*found.values()]


def _counted(database: HubConnection, municipality: str, revisions: int, rule: str) -> CountedMunicipality:
    """Count a municipality, and keep what it comes to. What came since `revisions` were there is counted again."""
    lines = (line for (line,) in database.stream(LINES, [municipality], ["bytea"]))
    accepted = read_lines(lines, {}).revisions
    nobodys = {one.rev for one in unknown_packs(accepted).single}
    accepted = [one for one in accepted if one.rev not in nobodys]
    rule += _NOT_ALL if nobodys else ""
    report = msgspec.json.encode(figures_of(municipality, Survey(file_order(grouped(accepted)))))
    digest = set_digest(one.rev for one in accepted)
    counted, source = database.rows(_KEEP, [municipality, revisions, digest, rule, report])[0]
    return CountedMunicipality(municipality, revisions, report, counted, source, fresh=True, nobodys=len(nobodys))


def figures_of(municipality: str, survey: Survey) -> Any:
    """The figures that everybody may see of a municipality."""
    return indicators(surveys_of(seen_by(survey, Readers()), municipality)[0])


_NOT_ALL: Final = " but nobody's"
"""Behind the rule where something was not counted: it is counted anew, and told, each time."""
_KEPT: Final = (
    "SELECT municipality, revisions, report, counted, source, source = session_user AND rule = %s "
    "FROM guaqui.figures f "
    "WHERE NOT EXISTS (SELECT FROM guaqui.shard h WHERE h.municipality = f.municipality)"
)
_KEEP: Final = "SELECT guaqui.keep_figures(%s, %s, %s, %s, %s), session_user::text"
