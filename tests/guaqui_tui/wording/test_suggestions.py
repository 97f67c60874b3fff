"""What is likely to be asked for, by the words that were typed."""

from __future__ import annotations

from collections import Counter

from guaqui_tui.session.request_counts import RequestCounts
from guaqui_tui.wording.suggestions import SMALL, STEM, likely_actions
from storage import Survey
from storage.file.pack import load_pack
from storage.names.name_table import slug


def first_action(survey: Survey, text: str) -> str:
    return likely_actions(survey, RequestCounts(survey), text)[0][0]


def test_likely_actions() -> None:
    survey = Survey(load_pack("guaqui"))
    assert first_action(survey, "Riego por aspersión") == "irrigation"
    assert first_action(survey, "carpas") == "greenhouses"
    assert len(likely_actions(survey, RequestCounts(survey), "")) == len(survey.actions())


def test_a_word_that_few_actions_have_says_more_than_one_that_many_have() -> None:
    """Whichever stands first: the action that alone has a word comes before those that have the other."""
    survey = Survey(load_pack("guaqui"))
    named = {one.id: slug(one.fields.name).split("-") for one in survey.actions()}
    words = {id_: {word for word in its if len(word) > 3} - SMALL for id_, its in named.items()}
    have = Counter(word[:STEM] for its in words.values() for word in its)
    common, n = have.most_common(1)[0]
    tried = 0
    assert n > 1
    for id_, its in words.items():
        for own in (word for word in its if have[word[:STEM]] == 1):
            tried += 1
            assert first_action(survey, f"{common} de {own}") == first_action(survey, f"{own} y {common}") == id_
    assert tried > n
