"""What is odd in a plan: each rule found and left alone, and "this is right" that travels and lapses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports.papers import records_of
from guaqui_tui.demo.build import build
from guaqui_tui.language import gettext_ as words
from guaqui_tui.wording.findings import ODD, finding_in_words
from storage import FieldFile
from storage.file.pack import load_pack
from storage.gather.merge import merge
from storage.plan.acta.code import code_of
from storage.plan.acta.printed import printed
from storage.plan.checks import oddities
from storage.plan.checks.found import Finding
from storage.plan.checks.remarks import remark
from storage.plan.survey import Survey
from storage.plan.views.scopes import scopes_in, within
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

TODAY = "2002-10-01"
EXPECTED = {"slot-empty"}
"""A community that has one demand lacks four: what every small plan here is told of."""


def survey(*revisions: Revision) -> Survey:
    return Survey([*load_pack("guaqui"), *revisions])


def demand(holder: str, year: int = 2003, n: int = 1, /, **body: Any) -> Revision:
    return revision(f"demand/guaqui/{holder}/{year}/{n}", {"text": f"Algo {year}", "status": "proposed", **body})


def workshop(stage: str, holder: str, n: int = 1, /, **body: Any) -> Revision:
    return revision(f"workshop/guaqui/{stage}/{holder}/{n}", {"outcome": "held", **body})


def found(*revisions: Revision, today: str = TODAY) -> list[tuple[str, str, str]]:
    """Code, what of the record's name is its own, field: but for the slots that stay empty."""
    odd = oddities(survey(*revisions), today).open
    return [(one.code, one.record.split("/", 2)[2], one.field) for one in odd if one.code not in EXPECTED]


def test_a_new_plan_and_the_demonstration_have_nothing_odd(tmp_path: Path) -> None:
    assert oddities(survey(), TODAY) == ([], [])
    plan, _disputed = build(tmp_path)
    assert oddities(plan.survey, TODAY) == ([], [])
    assert oddities(Survey([]), TODAY) == ([], [])


# The plan's terms


def taken_off(record: str) -> Revision:
    kind, id_ = record.split("/")
    *_before, last = (one for one in load_pack("guaqui") if one.record == f"{kind}/guaqui/{id_}")
    return child([last], {"withdrawn": True})


@pytest.mark.parametrize(
    ("term", "naming"),
    [
        ("action/road", [("term-withdrawn", "arcata/2003/1", "action")]),
        ("funder/pdla", [("term-withdrawn", "arcata/2003/1", "funding")]),
        ("cause/no-cost", [("term-withdrawn", "arcata/2003/1", "cause")]),
        (
            "class/infrastructure",
            [
                ("term-withdrawn", one, "class")
                for one in ("bridge", "community-hall", "electricity", "road", "sports-court", "square")
            ],
        ),
        ("programme/forestry", [("term-withdrawn", "tree-planting", "programme")]),
        (
            "zone/b",
            [
                ("term-withdrawn", f"admin/{one}", "zone")
                for one in (
                    "fishermen-b",
                    "janko-marca",
                    "kassa-san-francisco",
                    "kassa-santa-rosa",
                    "villa-tuntuma",
                    "wila-collo",
                    "yaurikorahua",
                )
            ],
        ),
        ("step/encounter", [("term-withdrawn", "encounter/all/1", "step")]),
        (
            "element/role",
            [
                ("term-withdrawn", one, "part_of")
                for one in (
                    "capacity",
                    "role-creative",
                    "role-deals",
                    "role-gender",
                    "role-land-use",
                    "role-links",
                )
            ],
        ),
        ("step/municipal-3", []),
        ("community/sullcata", []),
    ],
)
def test_what_names_something_that_is_off_its_list(term: str, naming: list[tuple[str, str, str]]) -> None:
    asked = demand("arcata", action="road", funding={"pdla": 1}, cost_cents=1, cause="no-cost", status="observed")
    assert found(asked, workshop("encounter", "all", 1), taken_off(term)) == naming


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("class", "nowhere"),
        ("cause", "nowhere"),
        ("funding", {"nowhere": 1}),
    ],
)
def test_what_a_demand_names_and_is_nowhere(field: str, said: Any) -> None:
    named = demand("arcata", action="road", cost_cents=1, status="observed", **{field: said})
    assert ("term-unknown", "arcata/2003/1", field) in found(named)


@pytest.mark.parametrize(
    ("record", "body", "odd"),
    [
        ("action/guaqui/own", {"name": "Propia", "class": "nowhere"}, ("term-unknown", "own", "class")),
        ("workshop/guaqui/nowhere/all/1", {"outcome": "called"}, ("term-unknown", "nowhere/all/1", "step")),
        ("member/guaqui/admin/arcata", {"zone": "nowhere"}, ("term-unknown", "admin/arcata", "zone")),
        ("member/guaqui/nowhere/arcata", {"zone": "nowhere"}, ("term-unknown", "nowhere/arcata", "zoning")),
        ("member/guaqui/admin/arcata", {"zone": "towns"}, ("zone-of-another", "admin/arcata", "zone")),
        ("programme/guaqui/own", {"name": "P", "part_of": "nowhere"}, ("term-unknown", "own", "part_of")),
        ("class/guaqui/own", {"name": "Propia", "productive": True, "mark": "▲"}, ("mark-twice", "own", "mark")),
    ],
)
def test_what_a_term_names_and_is_nowhere_or_of_another(record: str, body: Any, odd: tuple[str, str, str]) -> None:
    assert found() == []
    assert odd in found(revision(record, body))


def test_neither_what_was_never_on_a_list_nor_what_is_private_is_told_of() -> None:
    plain = demand("arcata", action="own-thing", carries="apleg")
    gone = revision("demand/guaqui/sullcata/2003/1", {"text": "Camino", "action": "road", "withdrawn": True})
    assert found(plain, gone, taken_off("association/apleg"), taken_off("action/road")) == []


def test_the_name_of_what_is_off_its_list_is_said() -> None:
    odd = oddities(survey(demand("arcata", action="road"), taken_off("action/road")), TODAY).open
    (one,) = (one for one in odd if one.code == "term-withdrawn")
    assert one.facts == {"name": "Camino vecinal"}


def test_years_that_stand_in_two_plans() -> None:
    later = revision("plan/guaqui/2007-2011", {"name": "PTDI", "years": [2007, 2008, 2011], "per_year": 1})
    alone = revision("plan/guaqui/2012-2016", {"name": "Otro", "years": [2012, 2013], "per_year": 1})
    (one,) = (one for one in oddities(survey(later, alone), TODAY).open if one.code == "plan-overlap")
    assert (one.record, one.field) == (later.record, "years")
    assert one.facts == {"years": "2007", "plan": "PDM de Guaqui 2003-2007"}
    every = survey(later, alone)
    assert every.plan.years == [2003, 2004, 2005, 2006, 2007, 2008, 2011, 2012, 2013]
    of_plans = [within(every, scope).plan.years for scope in scopes_in(every)]
    assert of_plans == [[2003, 2004, 2005, 2006, 2007], [2008, 2011], [2012, 2013]]
    assert [one.code for one in oddities(survey(alone), TODAY).open if one.code == "plan-overlap"] == []


def test_of_a_level_above_others_nothing_is_expected() -> None:
    ayllu = revision("community/guaqui/qhawiri", {"name": "Ayllu Qhawiri", "per_year": 0})
    (listed,) = (one for one in load_pack("guaqui") if one.record == "community/guaqui/arcata")
    assert found(ayllu, child([listed], {"part_of": "qhawiri"})) == [("community-added", "qhawiri", "name")]


# Actas


def test_an_acta_that_no_longer_says_what_the_plan_says(tmp_path: Path) -> None:
    def codes(field: FieldFile) -> list[str]:
        return [one.facts["code"] for one in oddities(field.survey, TODAY).open if one.code == "acta-outdated"]

    def hand_over(field: FieldFile) -> str:
        field.add(list(records_of(field.survey, ["arcata"], field.drafted)))
        return code_of(printed(field.survey, "arcata")).upper()

    slot = "demand/guaqui/arcata/2003/1"
    with FieldFile.create(tmp_path / "plan.json", device="laptop01") as field:
        field.save("workshop/guaqui/community/arcata/1", {"outcome": "held"})
        field.save(slot, {"text": "Riego", "status": "proposed"})
        first = hand_over(field)
        assert codes(field) == []
        field.save(slot, {"text": "Riego", "status": "validated", "notes": "x"})  # no acta prints that
        assert codes(field) == []
        field.save(slot, {"text": "Riego en dos canales", "status": "proposed"})
        assert codes(field) == [first]
        second = hand_over(field)
        assert codes(field) == []  # a newer one says it
        field.save(slot, {"text": "Posta", "status": "proposed"})
        assert codes(field) == [second]
        (odd,) = (one for one in oddities(field.survey, TODAY).open if one.code == "acta-outdated")
        field.save(*remark(field.survey, odd, "Se firma en octubre"))
        assert codes(field) == []
        field.save(slot, {"text": "Aulas", "status": "proposed"})  # that was not what was looked at
        assert codes(field) == [second]
        field.save(slot, {"text": "Riego en dos canales", "status": "proposed"})
        assert codes(field) == []


@pytest.mark.parametrize("device", ["evil0001", "pack", "import"])
def test_what_is_put_upon_an_acta_s_record_hides_nothing(tmp_path: Path, device: str) -> None:
    """What was printed stays printed: neither is the acta forgotten, nor does another's data stand for it."""
    slot = "demand/guaqui/arcata/2003/1"
    with FieldFile.create(tmp_path / "plan.json", device="laptop01") as field:
        field.save("workshop/guaqui/community/arcata/1", {"outcome": "held"})
        field.save(slot, {"text": "Riego", "status": "proposed"})
        (acta,) = field.add(list(records_of(field.survey, ["arcata"], field.drafted)))
        data = acta.body["printed"]
        said = [*data[:2], [[name, {**fields, "text": "Posta"}] for name, fields in data[2] if name == slot]]
        every = [one for of in field.survey.all_revisions().values() for one in of.values()]
        for later in (
            child([acta], {"printed": []}, device=device),
            child([acta], {"printed": said}, device=device),
        ):
            same = oddities(Survey([*every, later]), TODAY).open
            assert [one for one in same if one.code == "acta-outdated"] == []
            (demand_,) = (one for one in every if one.record == slot)
            changed = child([demand_], {"text": "Posta"}, device="laptop02")
            odd = oddities(Survey([*every, later, changed]), TODAY).open
            assert [one.record for one in odd if one.code == "acta-outdated"] == [acta.record]


@pytest.mark.parametrize(
    "printed_",
    [[], ["guaqui"], ["guaqui", "arcata", [["x", 1]]], ["guaqui", "copajira", []], ["oruro", "arcata", []]],
)
def test_what_is_no_acta_of_the_holder_is_left_alone(printed_: list[Any]) -> None:
    made_up = revision("acta/guaqui/arcata/0a1b", {"printed": printed_})
    assert found(made_up, demand("arcata")) == []


# Slots


def empty(*revisions: Revision) -> list[str]:
    odd = oddities(survey(*revisions), TODAY).open
    return [f"{one.code} {one.record.split('/', 2)[2]}" for one in odd if one.code.startswith("slot")]


def test_slots_are_empty_once_a_community_has_decided_others() -> None:
    assert empty(demand("arcata", 2003), demand("arcata", 2004), demand("arcata", 2005, status="none")) == [
        "slot-empty arcata/2006/1",
        "slot-empty arcata/2007/1",
    ]
    assert len(empty(workshop("community", "arcata"))) == 5
    assert empty(workshop("community", "arcata", outcome="planned")) == []
    opened = revision("demand/guaqui/arcata/2004/1", {"status": "open", "options": [{"text": "Riego"}]})
    assert "slot-open arcata/2004/1" in empty(opened, demand("arcata", 2003))
    assert empty(opened) == []


def test_of_an_association_nothing_is_expected_before_its_workshop() -> None:
    assert empty(demand("apleg", 2003, 1)) == []
    assert len(empty(demand("apleg", 2003, 1), workshop("sector", "apleg"))) == 9


def test_of_a_community_that_somebody_added_nothing_is_expected_before_its_workshop() -> None:
    new = [revision("community/guaqui/nueva", {"name": "Nueva"}), demand("nueva", 2003)]
    assert empty(*new) == []
    assert len(empty(*new, workshop("community", "nueva"))) == 4


def test_the_same_text_in_two_years_unless_it_is_a_phase() -> None:
    first = demand("arcata", 2003, text="Riego por aspersión")
    again = demand("arcata", 2005, text="RIEGO  por aspersion.")
    assert found(first, again) == [("same-text", "arcata/2005/1", "text")]
    (odd,) = (one for one in oddities(survey(first, again)).open if one.code == "same-text")
    assert odd.facts == {"same": "demand/guaqui/arcata/2003/1"}
    for phase in (
        child([again], {"phase_of": "demand/guaqui/arcata/2003/1"}),
        child([first], {"phase_of": "demand/guaqui/arcata/2005/1"}),
    ):
        assert found(first, again, phase) == []
    assert found(first, demand("copajira", 2004, text="Riego por aspersión")) == []
    third = demand("arcata", 2007, text="Riego por aspersión", phase_of="demand/guaqui/arcata/2005/1")
    chained = child([again], {"phase_of": "demand/guaqui/arcata/2003/1"})
    assert found(first, again, chained, third) == []
    assert [one[1] for one in found(first, again, third)] == ["arcata/2005/1", "arcata/2007/1"]
    gone = child([again], {"withdrawn": True})
    assert found(first, again, gone) == []


def test_a_community_that_is_not_of_the_pack_is_asked_about() -> None:
    added = revision("community/guaqui/andamarka", {"name": "Andamarka"})
    assert found(added) == [("community-added", "andamarka", "name")]
    (odd,) = oddities(survey(added)).open
    assert odd.facts == {"name": "Andamarka", "nearest": "Andamarca"}
    known = child(
        [one for one in load_pack("guaqui") if one.record == "community/guaqui/arcata"], {"kind": "town"}
    )
    assert found(known) == []
    assert oddities(
        Survey([revision("plan/laja/2003-2007", {"name": "x", "years": [2003], "per_year": 1}), added])
    ) == (
        [],
        [],
    )


# Money


def of_action(*costs: int | None) -> list[Revision]:
    holders = ["andamarca", "patarani", "copajira", "sullcata", "arcata", "janko-marca"]
    return [
        demand(holder, action="irrigation", **({} if cost is None else {"cost_cents": cost}))
        for holder, cost in zip(holders, costs, strict=False)
    ]


@pytest.mark.parametrize(
    ("costs", "odd"),
    [
        ([100, 100, 100, 100, 501], [501]),
        ([100, 100, 100, 100, 500], []),
        ([100, 100, 100, 100, 19], [19]),
        ([100, 100, 100, 100, 20], []),
        ([100, 100, 100, 100, 0], [0]),
        ([100, 100, 100, 1000], []),
        ([100, 100, 100, None, 1000], []),
        ([100, 90, 110, 120, 1000, 1000], [1000, 1000]),
        ([100, 100, 100, 900, 900, 900], [100, 100, 100, 900, 900, 900]),
    ],
)
def test_a_cost_is_far_from_the_median_of_four_others(costs: list[int | None], odd: list[int]) -> None:
    said = [one for one in oddities(survey(*of_action(*costs)), TODAY).open if one.code == "cost-far"]
    assert sorted(one.facts["cost_cents"] for one in said) == odd


def test_what_is_shared_costs_nothing_of_its_own() -> None:
    shared = demand("wila-collo", action="irrigation", cost_cents=1, joint_with="demand/guaqui/arcata/2003/1")
    assert found(*of_action(100, 100, 100, 100, 100), shared) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"cost_cents": 100, "funding": {"pdla": 60, "producers": 41}}, "funding-over"),
        ({"cost_cents": 100, "funding": {"pdla": 60, "producers": 40}}, ""),
        ({"cost_cents": 100, "funding": {"pdla": 60}, "status": "planned"}, ""),
        ({"cost_cents": 100, "funding": {"pdla": 60}, "status": "budgeted"}, "funding-short"),
        ({"cost_cents": 100, "status": "budgeted"}, ""),
        ({"funding": {"pdla": 1}}, "funding-over"),
        ({"funding": {"pdla": 0}}, ""),
    ],
)
def test_contributions_that_do_not_add_up(body: dict[str, Any], code: str) -> None:
    assert found(demand("arcata", **body)) == ([(code, "arcata/2003/1", "funding")] if code else [])
    line = revision("budget/guaqui/2003/oecas", {"name": "OECAs", **body})
    assert found(line) == ([(code, "2003/oecas", "funding")] if code else [])


@pytest.mark.parametrize(
    ("said", "short"),
    [({}, True), ({"status": "validated"}, True), ({"status": "planned"}, False), ({"status": "rejected"}, False)],
)
def test_a_budget_line_is_to_be_paid_without_saying_that_it_is_in_its_years_plan(
    said: dict[str, Any], *, short: bool
) -> None:
    money = {"cost_cents": 100, "funding": {"pdla": 60}, **said}
    assert found(demand("arcata", **money)) == []
    line = {"name": "OECAs", **money}
    odd = [("funding-short", "2003/oecas", "funding")] if short else []
    assert found(revision("budget/guaqui/2003/oecas", line)) == odd


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"cost_cents": 100, "executed": {"state": "done", "spent_cents": 101}}, "spent-over"),
        ({"cost_cents": 100, "executed": {"state": "stopped", "spent_cents": 101}}, "spent-over"),
        ({"cost_cents": 100, "executed": {"state": "done", "spent_cents": 100}}, ""),
        ({"cost_cents": 100, "executed": {"state": "done"}}, ""),
        ({"executed": {"state": "done", "spent_cents": 100}}, ""),
    ],
)
def test_more_spent_than_it_costs(body: dict[str, Any], code: str) -> None:
    assert found(demand("arcata", **body)) == ([(code, "arcata/2003/1", "executed")] if code else [])
    line = revision("budget/guaqui/2003/oecas", {"name": "OECAs", **body})
    assert found(line) == ([(code, "2003/oecas", "executed")] if code else [])


# Workshops


def test_votes_of_more_people_than_came() -> None:
    held = workshop("community", "arcata", women=10, men=12)
    agreed = {"how": "vote", "for": 20, "against": 2, "abstained": 1}
    assert found(held, demand("arcata", agreed=agreed)) == [("votes-over", "arcata/2003/1", "agreed")]
    assert found(held, demand("arcata", agreed={**agreed, "abstained": 0})) == []
    assert found(demand("arcata", agreed=agreed)) == []
    assert found(workshop("community", "arcata", women=10), demand("arcata", agreed=agreed)) == []
    assert (
        found(workshop("community", "arcata", women=0, men=1, outcome="absent"), demand("arcata", agreed=agreed))
        == []
    )
    options = [{"text": "Riego", "votes": 23}, {"text": "Posta", "votes": 9}]
    assert found(held, demand("arcata", options=options)) == [("votes-over", "arcata/2003/1", "options")]
    options[0]["votes"] = 22  # people may raise a hand for both
    assert found(held, demand("arcata", options=options)) == []


def test_votes_on_a_community_s_zones_are_those_of_one_act() -> None:
    municipal = workshop("municipal-2", "all", women=30, men=40)
    ruling = {"workshop": municipal.record, "for": 71, "on": "2002-09-15"}

    def ruled(zoning: str, holder: str, **said: Any) -> Revision:
        (first,) = (one for one in load_pack("guaqui") if one.record == f"member/guaqui/{zoning}/{holder}")
        return child([first], {"status": "validated", "ruling": {**ruling, **said}})

    both = [ruled("admin", "sullcata"), ruled("typology", "sullcata")]
    assert found(municipal, *both) == [("votes-over", "admin/sullcata", "ruling")]
    assert found(municipal, both[0], ruled("typology", "sullcata", against=1)) == [
        ("votes-over", "admin/sullcata", "ruling"),
        ("votes-over", "typology/sullcata", "ruling"),
    ]
    assert found(municipal, both[0], ruled("admin", "patarani")) == [
        ("votes-over", "admin/patarani", "ruling"),
        ("votes-over", "admin/sullcata", "ruling"),
    ]


@pytest.mark.parametrize("record", ["zoning/guaqui/own", "zone/guaqui/own", "budget/guaqui/2003/own"])
def test_votes_on_whatever_an_assembly_rules(record: str) -> None:
    municipal = workshop("municipal-2", "all", women=30, men=40)
    said = {"name": "Propia", "zoning": "admin", "ruling": {"workshop": municipal.record, "for": 71}}
    assert found(municipal, revision(record, said)) == [("votes-over", record.split("/", 2)[2], "ruling")]


@pytest.mark.parametrize(("outcome", "odd"), [("held", False), ("called", True), ("suspended", True)])
def test_what_was_decided_where_nobody_met_is_found(outcome: str, odd: bool) -> None:  # noqa: FBT001 - a case's
    municipal = workshop("municipal-2", "all", outcome=outcome)
    validated = demand("arcata", status="validated", ruling={"workshop": municipal.record})
    assert (("ruled-unheld", "arcata/2003/1", "ruling") in found(municipal, validated)) is odd


def test_votes_of_a_ruling_are_those_of_the_workshop_that_it_names() -> None:
    municipal = workshop("municipal-2", "all", women=30, men=40)
    ruling = {"workshop": "workshop/guaqui/municipal-2/all/1", "for": 71}
    validated = demand("arcata", status="validated", ruling=ruling)
    assert found(municipal, validated) == [("votes-over", "arcata/2003/1", "ruling")]
    assert found(validated) == []
    own = workshop("community", "arcata", women=1, men=1)
    assert found(own, municipal, demand("arcata", status="validated", ruling={**ruling, "for": 70})) == []
    elsewhere = {"workshop": "plan/guaqui/2003-2007", "for": 71}
    assert found(municipal, demand("arcata", status="validated", ruling=elsewhere)) == []


def test_days_outside_the_workshop_and_days_that_cannot_be() -> None:
    held = workshop("community", "arcata", held_on="2002-07-14")
    decided = demand("arcata", decided_on="2002-07-15")
    assert found(held, decided) == [("date-outside", "arcata/2003/1", "decided_on")]
    assert found(held, demand("arcata", decided_on="2002-07-14")) == []
    assert found(decided) == []
    assert found(held, decided, workshop("municipal-2", "all", held_on="2002-07-15")) == []
    assert found(held, decided, workshop("community", "arcata", 2, held_on="2002-07-15")) == []
    future = workshop("community", "arcata", held_on="2002-10-02")
    assert found(future) == [("date-future", "community/arcata/1", "held_on")]
    assert found(future, today="") == found(future, today="2002-10-02") == []
    assert found(workshop("community", "arcata", called_on="2002-12-02", outcome="planned")) == []
    assert found(workshop("community", "arcata", held_on="1970-01-01")) == [
        ("date-early", "community/arcata/1", "held_on")
    ]
    ruled = demand("arcata", status="validated", ruling={"on": "2002-10-02"})
    assert found(ruled) == [("date-future", "arcata/2003/1", "ruling")]


def test_what_is_outside_the_plan_is_among_what_may_be_right() -> None:
    outside = demand("arcata", 2012)
    unknown = demand("nadie", 2003)
    alias = revision("alias/guaqui/x", {"name": "Arcata", "target": "community/guaqui/copajira"})
    assert found(outside, unknown, alias) == [
        ("alias-clash", "x", ""),
        ("year-outside", "arcata/2012/1", ""),
        ("holder-unknown", "nadie/2003/1", ""),
    ]


# "This is right"


def one_odd(of: Survey) -> Finding:
    (odd,) = (one for one in oddities(of, TODAY).open if one.code == "funding-over")
    return odd


def test_what_is_right_stays_right_while_it_stands(tmp_path: Path) -> None:
    over = {"text": "Riego", "status": "proposed", "cost_cents": 100, "funding": {"pdla": 120}}
    record = "demand/guaqui/arcata/2003/1"
    with FieldFile.create(tmp_path / "a.json", device="laptop01") as field:
        field.save(record, over)
        name, body = remark(field.survey, one_odd(field.survey), "Con aporte extra")
        field.save(name, body)
        right = oddities(field.survey, TODAY)
        assert "funding-over" not in {one.code for one in right.open}
        assert [(one.odd.code, one.reasons) for one in right.right] == [("funding-over", ["Con aporte extra"])]
        field.save(record, {**over, "notes": "leído"})
        assert oddities(field.survey, TODAY).right == right.right
        field.save(record, {**over, "funding": {"pdla": 130}})
        assert one_odd(field.survey).facts["total_cents"] == 130
        field.save(record, over)
        field.save(name, {**body, "withdrawn": True})
        assert one_odd(field.survey).facts["total_cents"] == 120


def test_what_may_have_been_withdrawn_is_not_right() -> None:
    over = demand("arcata", cost_cents=100, funding={"pdla": 120})
    said = revision(*remark(survey(over), one_odd(survey(over)), "Así es"))
    gone = child([said], {"withdrawn": True})
    back = child([gone], {"withdrawn": None})
    times = (f"2002-07-14T10:00:{second:02d}-04:00" for second in range(60))
    still = next(one for at in times if (one := child([gone], {"withdrawn": True}, at=at)).rev < back.rev)
    assert oddities(survey(over, said, gone, back)).right
    assert one_odd(survey(over, said, gone, back, still)).code == "funding-over"


def test_two_laptops_that_say_it_is_right_have_nothing_to_settle(tmp_path: Path) -> None:
    over = {"text": "Riego", "status": "proposed", "cost_cents": 100, "funding": {"pdla": 120}}
    paths = [tmp_path / f"{n}.json" for n in (1, 2, 3)]
    for path, reason in zip(paths, ("Un aporte extra", "Así es", "Así es"), strict=True):
        with FieldFile.create(path, device=f"laptop0{path.stem}") as field:
            field.save("demand/guaqui/arcata/2003/1", over)
            field.save(*remark(field.survey, one_odd(field.survey), reason))
    merged = merge(tmp_path / "plan.json", paths)
    assert not merged.survey.disputed()
    assert [sorted(one.reasons) for one in oddities(merged.survey).right] == [["Así es", "Un aporte extra"]]


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_odd_thing_has_words(language: str) -> None:
    facts = {
        "name": "Andamarka",
        "code": "K5T8-ZXRM-3Q0P-7WAB",
        "nearest": "Andamarca",
        "same": "demand/guaqui/arcata/2003/1",
        "day": "2002-07-14",
        "held": "2002-07-15",
        "cost_cents": 150050,
        "usual_cents": 3,
        "total_cents": 4,
        "spent_cents": 5,
        "ceiling_cents": 700,
        "planned_cents": 705,
        "over_cents": 5,
        "votes": 3,
        "came": 2,
        "people": 60,
        "years": "2007",
        "plan": "PTDI 2007-2011",
        "mark": "▲",
        "id": "nowhere",
        "text": "Riego por aspersión",
        "zoning": "Zona de la administración",
        "words": "$us 3.000",
        "printed": "31.4",
        "comes_to": "29.3",
        "said": [["INE", "7552", "hab."], ["", "", "no se sabe"]],
        "written": "16° 45' 69\"",
    }
    words.use(language)
    try:
        for code in ODD:
            said = finding_in_words(Finding(code, "demand/guaqui/arcata/2003/1", facts=facts))
            assert len(said) > 15
            assert "?" not in said[:-1]
            assert "{" not in said
        assert ("14/07/2002" in finding_in_words(Finding("date-future", "x", facts=facts))) == (language == "es")
        assert "1.500,50" in finding_in_words(Finding("cost-far", "x", facts=facts))
        of_one = finding_in_words(Finding("ceiling-over", "x", facts={**facts, "of": "Andamarca"}))
        assert "Andamarca" in of_one
        assert "?" not in of_one
    finally:
        words.use("es")


# What a spreadsheet said and was not understood


def unread(said: str = "$us 3.000", /, *, field: str = "cost_cents", **body: Any) -> Revision:
    words = {"record": "demand/guaqui/arcata/2003/1", "code": "unread", "seen": said, "field": field, **body}
    return revision(f"remark/guaqui/unread/{'a' * 32}", words)


@pytest.mark.parametrize("field", ["cost_cents", "funding", "votes"])
def test_what_was_not_understood_is_found_until_the_field_says_something(field: str) -> None:
    there = ("cell-unread", "arcata/2003/1", field)
    assert found(demand("arcata"), unread(field=field)) == [there]
    assert found(demand("arcata", families=12), unread(field=field)) == [there]
    assert found(demand("arcata"), unread(field=field, withdrawn=True)) == []
    assert found(demand("arcata", withdrawn=True), unread(field=field)) == []
    assert found(unread(field=field)) == []


def test_a_value_in_its_field_ends_what_was_not_understood() -> None:
    assert found(demand("arcata", cost_cents=0), unread()) == []


def test_what_was_not_understood_of_private_fields_is_no_finding() -> None:
    assert found(demand("arcata"), unread("Ana, hijo enfermo", field="notes")) == []


def test_what_was_not_understood_is_right_until_a_spreadsheet_says_something_else_and_silences_nothing() -> None:
    plan = survey(demand("arcata", funding={"pdla": 5}, cost_cents=4), unread(field="families"))
    assert {one.code for one in oddities(plan, TODAY).open} >= {"cell-unread", "funding-over"}
    (odd,) = (one for one in oddities(survey(demand("arcata"), unread()), TODAY).open if one.code == "cell-unread")
    right = revision(*remark(plan, odd, "se verá en el taller"))
    assert found(demand("arcata"), unread(), right) == []
    assert found(demand("arcata"), unread("3.000 USD"), right) == [("cell-unread", "arcata/2003/1", "cost_cents")]
    assert "“$us 3.000”" in finding_in_words(odd)
