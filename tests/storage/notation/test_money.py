"""Amounts in the currency of the file's municipality, and in no other."""

from __future__ import annotations

import pytest

from storage.kinds.terms.municipality import Municipality
from storage.notation.currency import Currency, currency_of, parse_amount
from tests.storage.revisions_made import BOLIVIANOS

SOLES = currency_of(Municipality("Cusco", currency="PEN"))


def test_a_municipality_says_its_currency() -> None:
    assert BOLIVIANOS[:2] == ("BOB", "Bs")
    assert SOLES[:2] == ("PEN", "S/")
    assert currency_of(Municipality("Nowhere")) == Currency()
    assert currency_of(Municipality("Nowhere", currency="XXX")) == Currency("XXX")
    own = currency_of(Municipality("Cusco", currency="PEN", currency_sign="s"))
    assert own.sign == "s"
    assert "S/" in own.words, "the usual sign is still read"


@pytest.mark.parametrize(
    "text",
    [
        "1.500,50",
        "S/ 1.500,50",
        "S/. 1 500,50",
        "s/1500.50",
        "PEN 1.500,50",
        "1.500,50 soles",
        "1.500,50 nuevos soles",
    ],
)
def test_an_amount_in_the_file_s_currency_is_read(text: str) -> None:
    assert parse_amount(text, SOLES) == 150050


@pytest.mark.parametrize("text", ["Bs 1.500", "1.500 bolivianos", "$ 1.500", "$us 1.500", "1.500 BOB", "S 1.500"])
def test_an_amount_in_another_currency_stays_unread(text: str) -> None:
    assert parse_amount(text, SOLES) is None


@pytest.mark.parametrize("text", ["$us 1.500", "US$ 5", "1.500 dólares", "S/ 1.500", "€ 5", "Bs-5", "Bs -5"])
def test_dollars_stay_unread_in_a_plan_in_bolivianos(text: str) -> None:
    assert parse_amount(text, BOLIVIANOS) is None


@pytest.mark.parametrize("text", ["$us 5", "US$ 5", "5 dólares", "$5", "USD 5"])
def test_dollars_are_read_where_they_are_the_money(text: str) -> None:
    assert parse_amount(text, currency_of(Municipality("Quito", currency="USD"))) == 500


def test_without_a_currency_only_the_number_is_read() -> None:
    assert parse_amount("1.500", Currency()) == 150000
    assert parse_amount("35 mil", Currency()) == 3500000
    assert parse_amount("Bs 1.500", Currency()) is None


def test_a_sign_of_a_pattern_is_only_a_sign() -> None:
    odd = Currency("", "(.*", ())
    assert parse_amount("(.* 5", odd) == 500
    assert parse_amount("abc 5", odd) is None
