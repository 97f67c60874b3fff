"""Names that stand on nobody's list, for somebody to decide whose they are. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from ...kinds.field import EVERYBODY
from ...kinds.lookup import holder_of
from ...kinds.process.remark import Remark
from ...names.name_table import name_key, slug
from ...names.nearest import KnownHolder
from ...notation.text import clean_line
from ...revisions.record_changes import RecordChange
from ...revisions.revision import Revision
from ..joining import joined_holder, listed_as, staying, written_as
from ..survey import Survey
from .remarks import remark, said_right
from .slots import added_holders, addition


class WrittenName(NamedTuple):
    """A name in rows of a spreadsheet that nobody is known by: in how many, and the file that they wait in.

    "" where they did not come in yet, and wait nowhere.
    """

    name: str
    rows: int = 0
    file: str = ""


class Undecided(Struct, frozen=True):
    """A name as it was written, and where: `holder` is the id that its records have, empty for a spreadsheet's.

    `records` are its demands and workshops that went nowhere else; `target` is the known holder's record that the
    name was decided to mean, before these came in. `rows` and `file` are those of a `WrittenName`.
    """

    written: str
    holder: str = ""
    records: tuple[str, ...] = ()
    target: str = ""
    first: Revision | None = None
    """Who brought it up: who added it, else who saved something under it."""

    rows: int = 0
    file: str = ""

    @property
    def demands(self) -> list[str]:
        return [record for record in self.records if record.startswith("demand/")]


def undecided(survey: Survey, names: Iterable[WrittenName] = ()) -> list[Undecided]:
    """What is to decide: first what was decided already of that which came in since, then communities and
    associations that somebody added, demands of holders on no list, and `names` that an import did not know; of
    one that is there twice the last.
    """
    right = said_right(survey.entries("remark", Remark))
    added = {one.id for one in added_holders(survey) if addition(one.record, one.fields.name).digest not in right}
    listed = {one.id for one in survey.communities()} | {one.id for one in survey.associations()}
    known = (*survey.records("demand"), *survey.records("workshop"))
    stays = staying(survey, added | {holder_of(record) for record in known} - listed - {EVERYBODY})
    found = [_of_holder(survey, id_, records) for id_, records in sorted(stays.items()) if id_ in added or records]
    written = {key: one for one in names if (key := name_key(one.name)) and survey.names().match(one.name) is None}
    of_sheets = [(key, *one) for key, one in sorted(written.items()) if key not in stays]
    found += [Undecided(name, rows=rows, file=file) for _key, name, rows, file in of_sheets]
    return sorted(found, key=lambda one: not one.target)


def _of_holder(survey: Survey, holder: str, records: list[str]) -> Undecided:
    own = survey.own(holder)
    state = next((one for record in records if (one := survey.history(record))), None)
    if own and (state is None or own.values.get("withdrawn") is not True):
        state = own
    first = state.revisions[0] if state else None
    return Undecided(
        written_as(survey, holder), holder, tuple(records), joined_holder(survey, holder) or "", first
    )


def candidates(survey: Survey, to_decide: Iterable[Undecided]) -> list[KnownHolder]:
    """The holders that a name may mean: none that is itself to decide."""
    open_ = {one.holder for one in to_decide}
    return [one for one in survey.holders() if one.record.rpartition("/")[2] not in open_]


def of_its_own(survey: Survey, of: Undecided, reason: str, per_year: int = 0) -> list[RecordChange]:
    """That a name is a community of its own, and why. It goes on the list where it is on none.

    `per_year`: it is an association, and asks for so many demands a year.
    """
    kind = "association" if per_year else "community"
    record = f"{kind}/{survey.municipality}/{of.holder or slug(of.written)}"
    state = survey.history(record)
    written = written_as(survey, of.holder) if of.holder else of.written
    before = state.values if state else {"name": clean_line(written)}
    listed = {name: value for name, value in before.items() if name != "withdrawn"}
    body = {**listed, "per_year": per_year} if per_year else listed
    said = remark(survey, addition(record, str(listed["name"])), reason)
    return [*_no_alias(survey, of), *listed_as(survey, record, body), (*said, None)]


def _no_alias(survey: Survey, of: Undecided) -> list[RecordChange]:
    """That the name means nobody else."""
    said_else = (one for one in survey.aliases() if name_key(one.fields.name) == name_key(of.written))
    return [(one.record, {**one.history.values, "withdrawn": True}, one.history.heads) for one in said_else]
