"""An acta of a workshop that nobody met for is a draft: it has no code, and says what lacks."""

from __future__ import annotations

from typing import Any

import pytest

from exports.acta.contents import ActaPaper, paper
from exports.wording.speech import Speech
from storage.plan.acta.code import code_to_print
from storage.plan.acta.draft import DraftReasons, Unheld, awaits_reading, draft_reasons
from storage.plan.acta.printed import printed, subject_of
from storage.plan.acta.reading_aloud import read_and_accepted
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from tests.storage.revisions_made import child, revision

from ..levels.levels_made import level
from .test_acta import DEMAND, HELD, MADE, PLAN
from .test_assembly_acta import FIRST, SECOND, SURVEY, changed, survey_with

BELEN = "workshop/guaqui/community/belen-pituta-a/1"
APLEG = "workshop/guaqui/sector/apleg/1"


def reasons(survey: Survey, subject: str) -> DraftReasons:
    return draft_reasons(survey, subject, printed(survey, subject))


def drawn(survey: Survey, subject: str) -> ActaPaper:
    data, why = printed(survey, subject), reasons(survey, subject)
    return paper(data, code_to_print(data, why.all), Speech(), unheld=why.unheld)


@pytest.mark.parametrize(
    ("subject", "record", "body", "why", "said"),
    [
        ("belen-pituta-a", "", {}, Unheld(), "it is not noted that its workshop was held"),
        (
            *("belen-pituta-a", BELEN, {"outcome": "called", "called_on": "2002-09-01"}),
            *(Unheld("called", "2002-09-01"), "It is convened for 2002-09-01."),
        ),
        ("apleg", APLEG, {"outcome": "absent"}, Unheld("absent"), "The last time: did not come."),
        ("apleg", APLEG, {"outcome": "closed"}, Unheld("closed", "", expected=False), "The last time: closed."),
        (
            *("apleg", APLEG, {"outcome": "held", "held_on": "2003-01-04"}),
            *(Unheld("held", "2003-01-04"), "held on 2003-01-04, a day to come by the newest save"),
        ),
    ],
)
def test_who_did_not_meet_signs_nothing(
    subject: str, record: str, body: dict[str, Any], why: Unheld, said: str
) -> None:
    survey = Survey([*PLAN, *([revision(record, body)] if record else [])])
    acta = drawn(survey, subject)
    assert reasons(survey, subject).unheld == why
    assert not acta.code
    assert not acta.signatures
    assert said in acta.warning


def test_who_met_signs_on_the_day_of_the_newest_save_too() -> None:
    for day in ("2003-01-03", None):
        survey = Survey([*PLAN, child([MADE[HELD]], {"held_on": day})])
        assert reasons(survey, "andamarca").all == []
        assert drawn(survey, "andamarca").code


def test_a_level_is_awaited_only_where_it_was_convened() -> None:
    below = next(one for one in PLAN if one.record == "community/guaqui/copajira")
    ayllu = [level("ayllu"), child([below], {"part_of": "ayllu"})]
    assert reasons(Survey([*PLAN, *ayllu]), "ayllu").unheld == Unheld("", "", expected=False)
    convened = revision("workshop/guaqui/community/ayllu/1", {"outcome": "called"})
    assert reasons(Survey([*PLAN, *ayllu, convened]), "ayllu").unheld == Unheld("called")


def test_so_it_is_of_a_municipal_workshop() -> None:
    assert drawn(SURVEY, SECOND).code
    assert reasons(survey_with(changed(SECOND, outcome="suspended")), SECOND).unheld == Unheld("suspended")


def test_a_municipal_workshop_before_it_that_came_to_nothing_is_not_taken_for_it() -> None:
    survey = survey_with(changed(FIRST, outcome="suspended"))
    assert subject_of(printed(survey, SECOND)) == SECOND
    assert drawn(survey, SECOND).code


def test_that_it_was_read_aloud_is_ticked_by_hand_where_it_is_not_noted_of_what_stands() -> None:
    """A level and a municipal workshop read nothing aloud that is noted."""
    pending, read = Survey(PLAN), Survey(PLAN)
    noted = read_and_accepted(MADE[HELD].body, Slots(read).of_holder("andamarca"))
    read.add([child([MADE[HELD]], {"read_back": noted["read_back"]})])
    changed_since = Survey([*PLAN, *read.revisions(HELD).values()])
    changed_since.add([child([MADE[DEMAND]], {"families": 99})])
    for survey, awaited in ((pending, True), (read, False), (changed_since, True)):
        data = printed(survey, "andamarca")
        assert awaits_reading(survey, data) == awaited
        closing = paper(data, "CODE", Speech(), to_read=awaited).closing
        assert ("[__] The acta was read aloud" in closing) == awaited
        assert "The acta was read aloud and found to be as it was said" in closing
    assert not awaits_reading(SURVEY, printed(SURVEY, FIRST))
