"""With how many votes a demand was chosen: the votes for another proposal are never votes against it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exports.acta.contents import paper
from exports.wording.speech import Speech
from exports.wording.votes import compared_votes
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.intake.compare import agrees
from storage.notation.text import clean_line
from storage.plan.acta.printed import printed
from storage.plan.acta.verify import changes_since
from storage.plan.checks import oddities
from storage.plan.same_words import same_words
from storage.plan.survey import Survey
from storage.plan.votes import Vote, as_voted, proposals_with_words, vote_of
from tests.exports.tables_made import tables_of
from tests.storage.revisions_made import revision

RECORD = "demand/guaqui/andamarca/2003/1"
RIEGO, AULAS, POSTA = (
    {"text": "Riego", "votes": 26},
    {"text": "Aulas", "votes": 24},
    {"text": "Posta", "votes": 8},
)
SUMMED = {"how": "vote", "for": 26, "against": 48}
"""As it was kept once: all votes for others as votes against."""


def survey_of(body: dict[str, Any]) -> Survey:
    return Survey([*load_pack("guaqui"), revision(RECORD, {"status": "proposed", **body})])


def on_paper(body: dict[str, Any]) -> str:
    return str(paper(printed(survey_of(body), "andamarca"), "", Speech()).sections)


def in_table(body: dict[str, Any], name: str) -> list[dict[str, Any]]:
    table = next(one for one in tables_of(survey_of(body)) if one.name == name)
    return [dict(zip((column.name for column in table.columns), row, strict=True)) for row in table.rows]


@pytest.mark.parametrize(
    ("options", "english", "spanish"),
    [
        ([RIEGO, AULAS], "with 26 votes; the other had 24", "con 26 votos; la otra tuvo 24"),
        (
            [RIEGO, POSTA, AULAS],
            "with 26 votes; the others had 24 and 8",
            "con 26 votos; las otras tuvieron 24 y 8",
        ),
        ([RIEGO, {"text": "Posta"}], "with 26 votes", "con 26 votos"),
        (
            [RIEGO, AULAS, {"text": "Posta"}],
            "with 26 votes; another had 24",
            "con 26 votos; otra tuvo 24",
        ),
        ([AULAS], "with 26 votes; the other had 24", "con 26 votos; la otra tuvo 24"),
        ([RIEGO], "", ""),
        ([{"text": "riego. "}], "", ""),
        ([], "", ""),
    ],
)
def test_how_the_others_fared(options: list[dict[str, Any]], english: str, spanish: str) -> None:
    vote = vote_of({"text": "Riego", "options": options, "agreed": SUMMED})
    assert compared_votes(vote, Speech()) == english
    before = words.language()
    words.use("es")
    try:
        assert compared_votes(vote, words.speech()) == spanish
    finally:
        words.use(before)
    assert (vote.against is None) == bool(english)


def test_one_that_was_worded_anew_is_known_by_its_votes() -> None:
    vote = vote_of({"text": "Riego de arriba", "options": [RIEGO, AULAS], "agreed": SUMMED})
    assert vote == Vote(26, None, None, (24,), 1)
    alone = vote_of({"text": "Riego de arriba", "options": [RIEGO], "agreed": {"for": 26, "against": 3}})
    assert alone.against == 3


def test_what_lost_its_words_is_gone_with_its_votes() -> None:
    body = {"text": "Riego", "options": [RIEGO, {"votes": 48}, {"text": " "}], "agreed": SUMMED}
    assert vote_of(body) == Vote(26, None, None, (), 0)
    acta = on_paper(body)
    assert "48" not in acta
    assert "26 votes" in acta
    assert "____, 48" not in acta
    assert [row["text"] for row in in_table(body, "proposals")] == ["Riego"]
    (demand,) = in_table(body, "demands")
    assert (demand["agreed.for"], demand["agreed.against"]) == (26, None)
    still_open = printed(survey_of({"options": [{"votes": 48}], "status": "open"}), "andamarca")
    assert dict(still_open[2])[RECORD] == {"status": "open"}


def test_no_paper_and_no_list_has_votes_for_others_as_votes_against() -> None:
    body = {"text": "Riego", "options": [RIEGO, AULAS, POSTA], "agreed": SUMMED}
    acta = on_paper(body)
    assert "with 26 votes; the others had 24 and 8" in acta
    assert "against" not in acta
    assert "48" not in acta
    (demand,) = in_table(body, "demands")
    assert (demand["agreed.for"], demand["agreed.against"]) == (26, None)


def test_for_and_against_stand_where_one_was_voted_on() -> None:
    body = {"text": "Riego", "options": [RIEGO], "agreed": {"how": "vote", "for": 26, "against": 3}}
    assert "26 for, 3 against" in on_paper(body)
    (demand,) = in_table(body, "demands")
    assert (demand["agreed.for"], demand["agreed.against"]) == (26, 3)


def test_an_acta_from_before_is_not_said_to_be_changed() -> None:
    body = {"text": "Riego", "options": [RIEGO, AULAS, {"votes": 24}], "agreed": SUMMED, "status": "proposed"}
    survey = survey_of(body)
    now = printed(survey, "andamarca")
    then = [*now[:2], [[name, {**fields, **body} if name == RECORD else fields] for name, fields in now[2]]]
    assert [one.field for one in changes_since(survey, then)] == ["status"]


def test_votes_for_others_are_no_votes_of_people_who_did_not_come() -> None:
    held = {"outcome": "held", "women": 30, "men": 30}
    body = {"text": "Riego", "options": [RIEGO, AULAS, POSTA], "agreed": SUMMED, "status": "proposed"}
    made = [
        revision(RECORD, body),
        revision("workshop/guaqui/community/andamarca/1", held),
    ]
    found = oddities(Survey([*load_pack("guaqui"), *made]))
    assert "votes-over" not in {one.code for one in found.open}


TEXTS = st.text("Ri eAu.\n", max_size=6)
COUNTS = st.integers(0, 99)
OPTIONS = st.lists(st.fixed_dictionaries({}, optional={"text": TEXTS, "votes": COUNTS}), max_size=5)
AGREED = st.fixed_dictionaries({}, optional={"for": COUNTS, "against": COUNTS, "abstained": COUNTS})


@given(TEXTS, OPTIONS, AGREED)
def test_with_two_proposals_there_is_nothing_against(
    text: str, options: list[dict[str, Any]], agreed: dict[str, int]
) -> None:
    body = {"text": text, "options": options, "agreed": agreed}
    vote, told = vote_of(body), as_voted(body)
    named = proposals_with_words(options)
    if sum(not same_words(text, one["text"]) for one in named) > 1 or len(named) < len(options):
        assert vote.against is None
    if vote.against is None:
        assert "against" not in told["agreed"]
    assert len(vote.others) <= vote.rivals <= len(named)
    assert vote_of(told)[:1] == vote[:1]
    assert as_voted(told) == told


@given(st.text("▲◆· aZñ.\n\u00ad", max_size=9), st.text("▲◆· aZñ.\n\u00ad", max_size=9))
@example("▲ apoyo a la producción\nRiego", "Riego")
@example("▲ Riego", "riego.")
@example("Ri\u00adego", "Riego")
@example(".", "...")
def test_a_row_of_a_spreadsheet_and_a_proposal_know_the_same_words(one: str, other: str) -> None:
    """What is the demand to the vote on it is the demand to the spreadsheet that comes back, and the other way."""
    rivals = vote_of({"text": one, "options": [{"text": other}, {"text": "otra cosa"}]}).rivals
    if clean_line(one) and clean_line(other):
        assert agrees(one, other) == (rivals == 1)
