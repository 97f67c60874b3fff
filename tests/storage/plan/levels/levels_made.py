"""Plans whose communities are gathered in levels: trees of any depth, now and then with what is said wrongly."""

from __future__ import annotations

from random import Random

from storage.kinds.terms.community import is_level
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

from ....exports.generated import M, plan

LEVELS = tuple(f"level-{n}" for n in range(6))


def levelled(seed: int, *, wrong: bool = False) -> Survey:
    """A generated plan with six levels: each is part of one before it or of none, a community of one or of none.

    `wrong`: some are part of what is nowhere, of a community, of themselves or of each other.
    """
    luck, survey = Random(seed), plan(seed)
    for at, id_ in enumerate(LEVELS):
        survey.add([level(id_, luck.choice(["", *LEVELS[:at]]))])
    asking = [one for one in survey.communities() if not is_level(one.history.values)]
    for one in asking:
        survey.add(part_of(survey, one.id, luck.choice(["", *LEVELS])))
    if wrong:
        around = luck.sample(LEVELS, luck.randrange(1, 4))
        for here, above in zip(around, [*around[1:], around[0]], strict=True):
            survey.add(part_of(survey, here, above))
        survey.add(part_of(survey, asking[0].id, "nowhere"))
        survey.add(part_of(survey, asking[1].id, asking[2].id))
    return survey


def level(id_: str, above: str = "") -> Revision:
    body = {"name": f"Ayllu {id_}", "per_year": 0, **({"part_of": above} if above else {})}
    return revision(f"community/{M}/{id_}", body)


def part_of(survey: Survey, id_: str, above: str) -> list[Revision]:
    """Say what one is part of; nothing where that is nothing."""
    state = survey.history(f"community/{M}/{id_}")
    assert state is not None
    return [child(state.revisions, {"part_of": above})] if above else []
