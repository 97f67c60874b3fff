"""The zones that communities and associations are in, in words and in the board's narrow column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from exports.wording.zone_names import short_zones, under_zoning
from storage.kinds.lookup import OFF_THE_LIST
from storage.kinds.terms.member import Member
from storage.kinds.terms.zone import Zone
from storage.kinds.terms.zoning import Zoning
from storage.notation.text import clean_line
from storage.plan.survey import Survey, SurveyRecord

from ..language.gettext_ import _


def zones_in_words(survey: Survey) -> dict[str, str]:
    """Every zone by its id: zona A, tipología 2. By a name alone one does not know of which zoning it is."""
    zonings = {one.id: clean_line(one.fields.name) for one in survey.zonings()}
    of_zoning: dict[str, list[SurveyRecord[Zone]]] = {}
    for one in _zones(survey):
        of_zoning.setdefault(zonings.get(one.fields.zoning, ""), []).append(one)
    said = {
        id_: under_zoning(short, zoning)
        for zoning, zones in of_zoning.items()
        for id_, short in _short_names(zones, zoning).items()
    }
    listed = {id_: survey.is_listed("zone", id_) for id_ in said}
    return {id_: words if listed[id_] else _(OFF_THE_LIST).format(name=words) for id_, words in said.items()}


def _zones(survey: Survey) -> list[SurveyRecord[Zone]]:
    """Those too that are off the list."""
    found = (survey.entry(f"zone/{survey.municipality}/{id_}", Zone) for id_ in survey.named("zone"))
    return [one for one in found if one]


def _short_names(zones: Iterable[SurveyRecord[Zone]], zoning: str) -> dict[str, str]:
    return short_zones({one.id: one.fields.name for one in zones}, zoning)


def zones_of(members: Iterable[SurveyRecord[Member]], words: Mapping[str, str]) -> str:
    """Zona A · tipología 2, of those that one is in; `words` are of every zone."""
    return " · ".join(words.get(one.fields.zone, one.fields.zone) for one in members)


def shown_zoning(survey: Survey, wanted: str = "") -> SurveyRecord[Zoning] | None:
    """The zoning that is wanted, by its id, else the last; None where there is none."""
    zonings = survey.zonings()
    return next((one for one in zonings if one.id == wanted), next(reversed(zonings), None))


def zone_marks(survey: Survey, wanted: str = "") -> dict[str, str]:
    """By holder the sign of its zone in the zoning that is shown, of two letters at most; none without zonings."""
    zoning = shown_zoning(survey, wanted)
    if zoning is None:
        return {}
    said = _short_names(survey.zones(zoning.id), clean_line(zoning.fields.name))
    signs = {id_: id_ for id_ in said if len(id_) <= 2}
    first = Counter(name[:1].upper() for name in said.values())
    for id_, name in said.items():
        signs.setdefault(id_, _sign(name, first, signs.values()))
    return {holder: signs.get(one.fields.zone, "") for holder, one in survey.members(zoning.id).items()}


def _sign(name: str, first: Counter[str], taken: Collection[str]) -> str:
    """The first letter where no other zone has it, else with the first one that makes it another sign."""
    pairs = [(name[0] + letter).capitalize() for letter in name[1:] if letter.isalnum()]
    signs = [*([name[:1].upper()] if first[name[:1].upper()] == 1 else []), *pairs]
    return next((one for one in signs if one not in taken), name[:2].capitalize())
