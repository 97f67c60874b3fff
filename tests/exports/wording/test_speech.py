"""Texts say plan, year's plan and money as the municipality does that they speak of."""

from __future__ import annotations

from typing import Any

from exports.wording.speech import Speech
from storage.file.pack import load_pack
from storage.plan.survey import Survey
from storage.revisions.revision import Revision, accept_value, revision_document

SAID = "{plan_word} · {year_word} · {currency_sign} {cost}"


def of(**fields: Any) -> Speech:
    body = {"name": "Cusco", **fields}
    record = revision_document(
        "municipality/cusco", body, sets=set(body), parents=(), author="", device="k7m2q9xw", at=""
    )
    one = accept_value(record)
    assert isinstance(one, Revision)
    return Speech().of(Survey([one]))


def test_a_municipality_s_words_are_filled_in_and_its_figures_left_to_fill_in() -> None:
    assert Speech().of(Survey(load_pack("guaqui")))(SAID) == "PDM · POA · Bs {cost}"
    assert of(plan_word="PDL", year_word="PIA", currency="PEN")(SAID) == "PDL · PIA · S/ {cost}"


def test_what_a_municipality_does_not_say_the_language_does() -> None:
    assert of()(SAID) == "plan · yearly plan · money {cost}"
    assert of(plan_word="")("{plan_word}") == "plan"
    assert Speech()(SAID) == "plan · yearly plan · money {cost}"


def test_braces_and_line_breaks_of_people_s_fill_in_nothing() -> None:
    said = of(plan_word="{cost} {0}\nx", currency_sign="{plan_word}")(SAID)
    assert said == "cost 0 x · yearly plan · plan_word {cost}"


def test_plurals_are_filled_in_too() -> None:
    say = of(currency_sign="S/").ngettext
    assert [say("{currency_sign} {n}", "{n} {currency_sign}", n) for n in (1, 2)] == ["S/ {n}", "{n} S/"]
