"""What a ruling puts into a record, and takes out of it."""

from __future__ import annotations

from guaqui_tui.forms.rulings import OF_A_ZONE, NewRuling, Sitting, with_ruling

AT = Sitting("workshop/guaqui/municipal-2/all/1", "2002-09-20")


def test_the_cause_of_a_ruling_stands_beside_its_reason_and_goes_with_it() -> None:
    refused = with_ruling({"text": "Sala"}, NewRuling("rejected", "No es pública", {}, "", "private-gain"), AT)
    assert (refused["status_reason"], refused["cause"]) == ("No es pública", "private-gain")
    zone = with_ruling({"zone": "a"}, NewRuling("observed", cause="no-cost"), AT, OF_A_ZONE)
    assert zone["cause"] == "no-cost"
    assert "cause" not in with_ruling(refused, NewRuling("validated"), AT)


def test_why_a_demand_was_moved_stays_until_a_status_has_a_cause_of_its_own() -> None:
    moved = {"text": "Plaza", "status": "proposed", "cause": "no-transfer"}
    validated = with_ruling(moved, NewRuling("validated"), AT)
    assert with_ruling(validated, NewRuling("planned"), AT)["cause"] == "no-transfer"
    assert "cause" not in with_ruling(validated, NewRuling("rejected"), AT)
    refused = with_ruling(validated, NewRuling("rejected", cause="private-gain"), AT)
    assert refused["cause"] == "private-gain"
