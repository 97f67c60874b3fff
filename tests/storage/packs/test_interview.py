"""Whoever goes through the questions, forwards and back, loses nothing and makes what options make."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.intake.prepared_lists import read_list
from storage.packs.preparation.answers import Answers, Lines
from storage.packs.preparation.interview import Interview
from storage.packs.preparation.pack_text import pack_text
from storage.packs.preparation.setup_questions import BY_ID, QUESTIONS, ready
from tests import achica

BEGUN = Interview(Answers(suggested={"years": "2026-2030"}))
IDS = [one.id for one in QUESTIONS]
LINES = st.lists(st.sampled_from(["", "Uno", "uno=Uno*", "2026-2029", "PEN", "9999", "a4", "x" * 80]), max_size=3)


def said(options: tuple[str, ...]) -> dict[str, Lines]:
    found: dict[str, Lines] = {}
    for option, text in zip(options[::2], options[1::2], strict=True):
        name = option.removeprefix("--")
        found[name] = (*found.get(name, ()), text)
    return found


def typed(interview: Interview, lines: Lines) -> Interview:
    if interview.question.unit == "table" and lines:
        interview = interview.with_table(lines[0], read_list(lines[0]))
    return interview.with_typed(lines)


def to_the_end(interview: Interview, answers: dict[str, Lines]) -> Interview:
    """Forwards, with an answer where there is one, else with what stands."""
    while True:
        interview = typed(interview, answers.get(interview.at, interview.shown()))
        assert interview.flaw(interview.shown()) is None, interview.at
        if (after := interview.moved(1)) is None:
            return interview
        interview = after


def as_options_say(answers: dict[str, Lines]) -> str:
    found = Answers()
    for one in QUESTIONS:
        if one.unit == "table" and one.id in answers:
            found = found.with_table(one.id, read_list(answers[one.id][0]))
        found = found.with_text(one.id, answers.get(one.id) or ready(one, found)) if one.is_for(found) else found
    return pack_text(found)


@pytest.fixture(scope="module")
def by_options(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Lines]:
    lists = achica.put_lists(tmp_path_factory.mktemp("achica"))
    return said((*achica.OPTIONS, *lists.options))


def test_the_end_is_the_pack_of_the_same_answers(by_options: dict[str, Lines]) -> None:
    interview = to_the_end(BEGUN, by_options)
    assert interview.first_flaw() is None
    assert pack_text(interview.answers()) == as_options_say(by_options)


@pytest.mark.costly(3)
@pytest.mark.parametrize("at", IDS)
def test_back_from_any_question_and_forwards_again(at: str, by_options: dict[str, Lines]) -> None:
    """Back to the first question from each one, whatever was half typed there."""
    there = to_the_end(BEGUN, by_options)._replace(at=at).with_typed(("half typed",))
    for step in (-1, 1):
        while (now := there.moved(step)) is not None:
            there = now
    assert there._replace(at=at).shown() == ("half typed",)
    rest = {**by_options, at: by_options.get(at, ready(BY_ID[at], there.answers_before(at)))}
    whole = to_the_end(there._replace(at=IDS[0]), rest)
    assert pack_text(whole.answers()) == as_options_say(by_options)


def walks() -> st.SearchStrategy[list[Lines | int]]:
    return st.lists(st.one_of(LINES.map(tuple), st.sampled_from([1, -1])), max_size=40)


@settings(max_examples=60)
@given(walks())
def test_what_was_typed_last_stands(walk: list[Lines | int]) -> None:
    """Through any questions, right or wrong, each shows what was typed there last, if it did not stand ready."""
    interview, last = BEGUN, dict[str, Lines]()
    for step in walk:
        if isinstance(step, int):
            interview = interview.moved(step) or interview
        else:
            stood_ready = step == ready(interview.question, interview.answers_before(interview.at))
            interview = interview.with_typed(step)
            last = {name: said for name, said in last.items() if name != interview.at}
            last |= {} if stood_ready else {interview.at: step}
    for question in (one.id for one in interview.asked()):
        if question in last:
            assert interview._replace(at=question).shown() == last[question]


def test_what_stands_ready_follows_what_it_is_made_of() -> None:
    interview = typed(BEGUN, ("San Pedro",)).moved(1)
    assert interview is not None
    assert interview.shown() == ("san-pedro",)
    back = interview.with_typed(interview.shown()).moved(-1)
    assert back is not None
    assert typed(back, ("Achica",))._replace(at="id").shown() == ("achica",)


def test_the_first_answer_that_does_not_fit_is_named() -> None:
    wrong = BEGUN.with_typed(("Uno",))._replace(at="currency").with_typed(("euros",))
    assert [one and one[0] for one in (BEGUN.first_flaw(), wrong.first_flaw())] == ["name", "currency"]


def test_a_list_that_was_not_read_is_none_yet(tmp_path: Path) -> None:
    interview = BEGUN._replace(at="from").with_typed((str(tmp_path / "x.csv"),))
    assert "level" not in {one.id for one in interview.asked()}
