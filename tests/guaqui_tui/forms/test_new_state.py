"""What a digit makes of a record: its state, since when, and that nothing typed is lost or shows another state."""

from __future__ import annotations

from guaqui_tui.forms.deciding.new_state import NewState, by_a_digit, state_said, with_state
from storage.kinds.lookup import KINDS
from storage.kinds.states import StateFields, state_fields

TODAY = "2003-12-31"
BODY = {
    "who": "CIPCA",
    "what": "Bombas",
    "state": "partly",
    "state_on": "2002",
    "evidence": "una de dos",
    "cause": "no-cost",
}


def of(kind: str) -> StateFields:
    found = state_fields(KINDS[kind])
    assert found is not None
    return found


def test_another_state_is_of_today_and_what_showed_the_one_before_goes() -> None:
    fields = of("commitment")
    said = by_a_digit(fields, 2, state_said(fields, BODY), None, TODAY)
    assert with_state(fields, BODY, said) == {
        "who": "CIPCA",
        "what": "Bombas",
        "state": "kept",
        "state_on": TODAY,
    }


def test_what_was_typed_beside_it_stays_when_another_digit_is_pressed() -> None:
    fields, was = of("commitment"), state_said(of("commitment"), BODY)
    typed = NewState("dropped", "2003-11", "acta de entrega", "Sin recibo")
    assert by_a_digit(fields, 4, was, typed, TODAY) == NewState("broken", "2003-11", "acta de entrega")
    assert by_a_digit(fields, 5, was, typed, TODAY) == typed
    assert by_a_digit(fields, 3, was, typed, TODAY) == NewState("partly", "2002", "acta de entrega", "no-cost")


def test_the_state_that_stands_changes_nothing() -> None:
    fields = of("commitment")
    assert with_state(fields, BODY, by_a_digit(fields, 3, state_said(fields, BODY), None, TODAY)) == BODY


def test_nought_is_a_state_where_states_are_numbers() -> None:
    fields = of("assessment")
    said = by_a_digit(fields, 0, state_said(fields, {}), None, TODAY)
    assert with_state(fields, {}, said) == {"state": 0, "on": TODAY}
