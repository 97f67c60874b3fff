"""The laptops that saved something in a file: how each stands here, who typed on it, who recommends it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from msgspec import UNSET, Struct

from ..kinds.process.laptop import KIND, Laptop
from ..notation.text import clean_line
from ..revisions.record_changes import RecordChange
from ..revisions.revision import NO_LAPTOP, Revision
from ..revisions.signature import first_letters, has_key
from .standing import Recommendation, Standing, Trust, recommendations
from .survey import Survey

_ORDER: Final[tuple[Standing, ...]] = ("refused", "unknown", "keyless", "known")
"""What a person may have to do something about stands first."""


class ListedLaptop(Struct, frozen=True):
    """A laptop by its `device`. `person`: whose it is, where it is known here; its own has none.

    `authors`: who typed on it, whoever saved most first; `last`: the greatest time on its clock. `known_by` and
    `refused_by`: laptops known here that recommend it, or to refuse it.
    """

    device: str
    standing: Standing
    person: str
    versions: int
    last: str
    authors: tuple[str, ...]
    known_by: tuple[str, ...] = ()
    refused_by: tuple[str, ...] = ()

    @property
    def has_key(self) -> bool:
        """Whether it can be made known: what has no key anybody can name."""
        return has_key(self.device)


def listed_laptops(survey: Survey, trust: Trust) -> list[ListedLaptop]:
    """All of a file's, those first that a person may have to do something about."""
    saved: dict[str, list[Revision]] = {}
    for of_record in survey.all_revisions().values():
        for one in of_record.values():
            if one.device not in NO_LAPTOP:
                saved.setdefault(one.device, []).append(one)
    said = recommendations(survey, trust)
    found = [_listed(device, revisions, trust, said) for device, revisions in saved.items()]
    return sorted(found, key=lambda one: (_ORDER.index(one.standing), -one.versions, one.device))


def _listed(device: str, revisions: list[Revision], trust: Trust, said: Iterable[Recommendation]) -> ListedLaptop:
    of_it = [one for one in said if one.device == device]
    typed = Counter(author for one in revisions if (author := clean_line(one.author)))
    return ListedLaptop(
        device,
        trust.of_laptop(device),
        trust.known.get(device, ""),
        len(revisions),
        max(one.at for one in revisions),
        tuple(sorted(typed, key=lambda author: (-typed[author], author))),
        tuple(one.by for one in of_it if one.knows),
        tuple(one.by for one in of_it if not one.knows),
    )


def recommendation(survey: Survey, trust: Trust, person: str) -> RecordChange:
    """What tells others, by the file, which of its laptops are known and refused here, and whose this one is.

    Of laptops that saved nothing in the file nobody is told: they are other people's matter. It is called by its
    first letters, unless somebody gave it a name.
    """
    known, refused = _decided(survey, trust)
    record = f"{KIND.name}/{survey.municipality}/{trust.own}"
    state = survey.history(record)
    before = {name: value for name, value in (state.values if state else {}).items() if name not in _SAID}
    said = {
        "person": clean_line(person),
        "knows": known,
        "refuses": refused,
    }
    told = {name: value for name, value in said.items() if value}
    return record, {"name": first_letters(trust.own)} | before | told, None


def _decided(survey: Survey, trust: Trust) -> tuple[list[str], list[str]]:
    """Those of a file's laptops that are known here, but for this one, and those that are refused."""
    listed = [one for one in listed_laptops(survey, trust) if one.device != trust.own]
    known = sorted(one.device for one in listed if one.standing == "known")
    return known, sorted(one.device for one in listed if one.standing == "refused")


_SAID: Final = ("person", "knows", "refuses", "withdrawn")


def recommended(survey: Survey, trust: Trust) -> Laptop:
    """What this laptop told others so far."""
    entry = survey.entry(f"{KIND.name}/{survey.municipality}/{trust.own}", Laptop)
    return entry.fields if entry and entry.fields.withdrawn is not True else Laptop()


def differs_from_recommended(survey: Survey, trust: Trust) -> bool:
    """Whether something was recommended, and is not any more as it stands here."""
    told = recommended(survey, trust)
    if told.knows is UNSET and told.refuses is UNSET:
        return False
    return (told.knows or [], told.refuses or []) != _decided(survey, trust)
