"""The zones that communities and associations are in, in words and in the board's narrow column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from exports.wording.zone_names import bare_zone, zone_within
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
    return {one.id: _said(one, zonings, survey) for one in _zones(survey)}


def _zones(survey: Survey) -> list[SurveyRecord[Zone]]:
    """Those too that are off the list."""
    found = (survey.entry(f"zone/{survey.municipality}/{id_}", Zone) for id_ in survey.named("zone"))
    return [one for one in found if one]


def _said(zone: SurveyRecord[Zone], zonings: Mapping[str, str], survey: Survey) -> str:
    words = zone_within(zone.fields.name, zonings.get(zone.fields.zoning, ""))
    return words if survey.is_listed("zone", zone.id) else _(OFF_THE_LIST).format(name=words)


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
    said = {one.id: bare_zone(one.fields.name, clean_line(zoning.fields.name)) for one in survey.zones(zoning.id)}
    first = Counter(name[:1].upper() for name in said.values())
    signs = {
        id_: id_ if len(id_) <= 2 else name[: 1 if first[name[:1].upper()] == 1 else 2].capitalize()
        for id_, name in said.items()
    }
    return {holder: signs.get(one.fields.zone, "") for holder, one in survey.members(zoning.id).items()}
