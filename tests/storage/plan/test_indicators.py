"""The figures, against counts made by hand and against the published row."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec import UNSET

from exports.wording.marks import Marks
from storage.file.pack import load_pack
from storage.plan.carried_demands import CarriedDemands
from storage.plan.indicators import indicators
from storage.plan.productive_share import percent
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import ANYBODY
from storage.plan.views.scope import Scope
from storage.plan.views.scopes import within
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

SPIRITUAL: dict[str, Any] = {"class": "spiritual"}


def demand(holder: str, year: int, n: int = 1, /, **body: Any) -> Revision:
    full = {"text": "Algo", "status": "proposed", **body}
    return revision(f"demand/guaqui/{holder}/{year}/{n}", {k: v for k, v in full.items() if v is not None})


def survey(*revisions: Revision) -> Survey:
    return Survey([*load_pack("guaqui"), *revisions])


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(7, 18, 38.89), (12, 18, 66.67), (46, 90, 51.11), (1, 8, 12.5), (1, 800, 0.13), (0, 5, 0.0)],
)
def test_percent_is_half_up_to_two_decimals(part: int, whole: int, share: float) -> None:
    assert percent(part, whole) == share
    assert percent(part, 0) is None


def test_the_published_row_follows_from_7_12_11_7_and_9() -> None:
    """(!) 50.6 is the mean of the cut shares; pooled it is 51.11."""
    holders = [community.id for community in survey().communities()]
    made = [
        demand(holder, year, action="stables" if at < productive else "school")
        for year, productive in zip(range(2003, 2008), (7, 12, 11, 7, 9), strict=True)
        for at, holder in enumerate(holders)
    ]
    figures = indicators(survey(*made))
    assert [year.productive for year in figures.years.values()] == [7, 12, 11, 7, 9]
    assert [year.share_cut for year in figures.years.values()] == [38, 66, 61, 38, 50]
    assert (figures.plan.share, figures.plan.share_cut, figures.plan.share_cut_mean) == (51.11, 51, 50.6)


def test_figures_are_counted_once_until_something_comes_in() -> None:
    """Of the whole, of one of its plans, and as some readers see it."""
    later = revision("plan/guaqui/later", {"name": "Otro", "years": [2009], "per_year": 1})
    whole = survey(demand("andamarca", 2003, action="stables"), later)
    looks = whole, within(whole, Scope("guaqui", "2003-2007")), seen_by(whole, ANYBODY)
    before = [indicators(one) for one in looks]
    assert [indicators(one) is figures for one, figures in zip(looks, before, strict=True)] == [True] * 3
    whole.add([demand("arcata", 2003, action="stables")])
    after = [indicators(one) for one in looks]
    assert [one.plan.productive for one in before] == [1] * 3
    assert [one.plan.productive for one in after] == [2] * 3
    plan = next(one for one in load_pack("guaqui") if one.record == "plan/guaqui/2003-2007")
    whole.add([child([plan], {"years": [2004, 2005]})])
    assert [one.plan.filled for one in map(indicators, looks)] == [0] * 3


def test_every_stand_is_counted_once() -> None:
    figures = indicators(
        survey(
            demand("andamarca", 2003, action="stables"),
            demand("arcata", 2003, text=None, status="none"),
            demand("copajira", 2003, status="postponed"),
            demand("sullcata", 2003, text=None, status="open"),
            demand("patarani", 2003, withdrawn=True),
            demand("janko-marca", 2003),
            demand("wila-collo", 2003, **SPIRITUAL),
        )
    ).years["2003"]
    assert (figures.slots, figures.filled, figures.none, figures.postponed, figures.missing) == (18, 3, 1, 1, 13)
    assert (figures.productive, figures.unclassed, figures.disputed) == (1, 2, 0)
    assert figures.share == 33.33


def test_a_demands_own_class_goes_before_its_actions() -> None:
    figures = indicators(survey(demand("andamarca", 2003, action="school", **{"class": "economic-promotion"})))
    assert figures.years["2003"].productive == 1
    assert figures.classes["economic-promotion"].demands == 1
    assert figures.classes["social"].demands == 0


def apart(first: Revision, one: dict[str, Any], other: dict[str, Any]) -> list[Revision]:
    return [first, child([first], one), child([first], other, device="aaaaaaaa")]


def test_productive_only_if_every_claim_says_so() -> None:
    def verdicts(*revisions: Revision) -> tuple[int, int, int]:
        year = indicators(survey(*revisions)).years["2003"]
        return year.productive, year.disputed, year.unclassed

    first = demand("andamarca", 2003, action="school")
    assert verdicts(*apart(first, {"action": "stables"}, {"action": "fair"})) == (1, 0, 0)
    assert verdicts(*apart(first, {"action": "stables"}, {"action": "road"})) == (0, 1, 0)
    assert verdicts(*apart(first, {"action": "health-post"}, {"action": "road"})) == (0, 0, 0)
    assert verdicts(*apart(first, {"action": "stables"}, {"action": None})) == (0, 1, 0)
    assert verdicts(*apart(first, {"action": "stables"}, {"class": "infrastructure"})) == (0, 0, 0)
    for none in ({"action": None}, {"class": "nowhere"}):
        whole = indicators(survey(*apart(first, {"action": "road"}, none)))
        assert (whole.plan.productive, whole.plan.disputed, whole.plan.range) == (0, 0, None)
        assert whole.plan.unclassed + sum(of.demands for of in whole.classes.values()) == 1
    assert verdicts(*apart(first, {"families": 1}, {"families": 2})) == (0, 0, 0)


def test_a_disputed_class_of_an_action_is_disputed_in_each_of_its_demands_without_a_class() -> None:
    def said(one: str, other: str) -> tuple[int, int, int, tuple[float, float] | None]:
        whole = survey(
            demand("andamarca", 2003, action="stables"),
            demand("arcata", 2003, action="stables", **{"class": "social"}),
            demand("copajira", 2003, action="fair"),
        )
        state = whole.history("action/guaqui/stables")
        assert state is not None
        whole.add(child(state.revisions, {"class": of}, device=f"{n}aaaaaaa") for n, of in enumerate((one, other)))
        year = indicators(whole).years["2003"]
        return year.productive, year.disputed, year.unclassed, year.range

    assert said("production-support", "social") == (1, 1, 0, (33.33, 66.67))
    assert said("production-support", "economic-promotion") == (2, 0, 0, None)
    assert said("infrastructure", "social") == (1, 0, 0, None)


def test_communities_without_any_productive_demand_are_counted_among_the_complete() -> None:
    years = range(2003, 2008)
    made = [demand("andamarca", year, action="school") for year in years]
    made += [demand("arcata", year, action="stables" if year == 2005 else "school") for year in years]
    made += [demand("copajira", year, text=None, status="none") for year in years]
    made += [demand("sullcata", year, action="school") for year in range(2003, 2007)]
    communities = indicators(survey(*made)).communities
    assert (communities.total, communities.complete, communities.without_productive) == (18, 3, 2)
    assert communities.without_productive_ids == ["andamarca", "copajira"]
    assert communities.share == 66.67


def test_communities_without_a_productive_demand_have_a_range_while_versions_differ() -> None:
    years = range(2003, 2008)
    made = [demand(holder, year, action="school") for holder in ("andamarca", "sullcata") for year in years]
    differ = [child([made[0]], {"action": action}, device=f"{action:a<8.8}") for action in ("stables", "road")]
    apart_ = indicators(survey(*made, *differ)).communities
    assert (apart_.without_productive, apart_.share) == (2, 100.0)
    assert (apart_.low, apart_.high) == (50.0, 100.0)
    agreed = indicators(survey(*made)).communities
    assert (agreed.low, agreed.high) == (UNSET, UNSET)
    either = [child([made[0]], {"action": action}, device=f"{action:a<8.8}") for action in ("stables", "fair")]
    assert indicators(survey(*made, *either)).communities.without_productive_ids == ["sullcata"]


def test_a_level_above_others_has_no_slots_and_is_in_no_count_of_communities() -> None:
    ayllu = revision("community/guaqui/qhawiri", {"name": "Ayllu", "per_year": 0})
    twice = revision("community/guaqui/twice", {"name": "Dos por año", "per_year": 2})
    communities = survey(ayllu, twice, demand("qhawiri", 2003, action="stables"), demand("twice", 2003, 2))
    found = indicators(communities)
    assert (found.communities.total, found.communities.complete) == (19, 0)
    assert (found.plan.slots, found.plan.filled) == (100, 1)
    assert "qhawiri" not in found.to_visit


def test_what_is_productive_is_what_the_class_says_by_every_version() -> None:
    """Also of one that is off the list, of one that somebody added, and of one that nobody knows."""
    made = [demand("andamarca", 2003, **{"class": "own"}), demand("arcata", 2003, **{"class": "social"})]
    own = revision("class/guaqui/own", {"name": "Propia", "productive": True})

    def year(*revisions: Revision) -> tuple[int, int, tuple[float, float] | None]:
        of = indicators(survey(*made, *revisions)).years["2003"]
        return of.productive, of.disputed, of.range

    assert year() == (0, 0, None)
    assert year(own) == (1, 0, None)
    assert year(own, child([own], {"withdrawn": True})) == (1, 0, None)
    apart_ = [child([own], {"productive": said}, device=f"laptop0{n}") for n, said in enumerate((True, False))]
    assert year(own, *apart_) == (0, 1, (0.0, 50.0))


def test_a_joint_demands_cost_stands_once() -> None:
    names = [f"demand/guaqui/{holder}/2003/1" for holder in ("andamarca", "arcata", "copajira")]
    both: dict[str, Any] = {"action": "road", "cost_cents": 500}

    def cost(*made: Revision) -> int:
        return indicators(survey(*made)).classes["infrastructure"].cost_cents

    first, second, third = names
    assert cost(demand("andamarca", 2003, **both, joint_with=second), demand("arcata", 2003, **both)) == 500
    ring = [
        demand("andamarca", 2003, **both, joint_with=second),
        demand("arcata", 2003, **both, joint_with=third),
        demand("copajira", 2003, **both, joint_with=first),
    ]
    assert cost(*ring) == 500
    assert cost(demand("andamarca", 2003, **both, joint_with=first)) == 500
    assert cost(demand("andamarca", 2003, **both, joint_with="demand/guaqui/nadie/2003/1")) == 500
    put_off = demand("arcata", 2003, **both, joint_with=first)
    put_off = child([put_off], {"status": "postponed"})
    assert cost(demand("andamarca", 2003, **both, joint_with=second), put_off) == 500
    of_an_association = demand("apleg", 2003, **both, joint_with=first)
    assert (
        cost(demand("andamarca", 2003, **both, joint_with="demand/guaqui/apleg/2003/1"), of_an_association) == 500
    )
    without = demand("andamarca", 2003, action="road", joint_with=second)
    assert cost(without, demand("arcata", 2003, **both)) == 500


def test_another_municipalitys_records_are_not_ours() -> None:
    strangers = [
        revision("plan/pucarani/2003-2007", {"name": "PDM", "years": [2003], "per_year": 1}),
        revision("community/pucarani/andamarca", {"name": "Andamarca"}),
        revision("association/guaqui/arcata", {"name": "Arcata", "per_year": 2}),
        revision("demand/pucarani/andamarca/2003/1", {"text": "Riego", "status": "proposed", "action": "stables"}),
    ]
    figures = indicators(survey(*strangers, demand("andamarca", 2003, action="stables")))
    assert (figures.plan.slots, figures.plan.filled) == (90, 1)
    assert "arcata" not in figures.associations


def test_a_plan_that_asks_for_absurdly_much_is_still_a_plan() -> None:
    many = child([r for r in load_pack("guaqui") if r.record == "plan/guaqui/2003-2007"], {"per_year": 99})
    twice = child([many], {"years": [2004, 2003, 2003]})
    assert indicators(survey(many, twice)).plan.slots == 18 * 99 * 2


def test_associations_hidden_demands_and_workshops() -> None:
    figures = indicators(
        survey(
            demand("apleg", 2003, 1, status="rejected", cost_cents=900, funding={"pdla": 300, "producers": 100}),
            demand("apleg", 2003, 2, status="validated", cost_cents=100, funding={"pdla": 50}),
            demand("apleg", 2003, 3),
            demand("andamarca", 2003, carries="apleg"),
            demand("andamarca", 2004),
            revision("workshop/guaqui/sector/apleg/1", {"outcome": "suspended", "reason": "x"}),
            revision("workshop/guaqui/sector/apleg/2", {"outcome": "absent"}),
        )
    )
    apleg = figures.associations["apleg"]
    assert (apleg.slots, apleg.filled, apleg.validated, apleg.rejected, apleg.cost_cents) == (10, 2, 1, 1, 1000)
    assert apleg.funding == {"pdla": 350, "producers": 100}
    assert isinstance(figures.hidden, CarriedDemands)
    assert (figures.hidden.demands, figures.hidden.share, figures.hidden.by_association) == (1, 50.0, {"apleg": 1})
    assert figures.workshops == {"called": 0, "held": 0, "absent": 1, "suspended": 1, "closed": 0}


def test_what_is_outside_the_plan_is_not_counted() -> None:
    figures = indicators(survey(demand("andamarca", 2009), demand("atlantis", 2003), demand("andamarca", 2003, 2)))
    assert figures.plan.filled == 0
    assert figures.zones["typology"]["2"].slots == 35


def test_the_reports_shape_is_the_contracts() -> None:
    keys = {
        "slots",
        "filled",
        "productive",
        "disputed",
        "unclassed",
        "none",
        "postponed",
        "missing",
        "share",
        "share_cut",
    }
    said = msgspec.to_builtins(indicators(survey()))
    whole = "municipality name years plan zones communities classes hidden associations workshops"
    ours = "attendance to_visit validation money year_plans"
    counted = "shares_in_money money_shares ceilings executed spent causes commitments women vocation facts"
    assert list(said) == [*whole.split(), *ours.split(), *counted.split()]
    assert set(said["years"]["2003"]) == set(said["zones"]["admin"]["a"]) == keys
    assert set(said["plan"]) == keys | {"share_cut_mean"}
    assert said["plan"]["share"] is None
    assert set(said["communities"]) == {
        "total",
        "complete",
        "without_productive",
        "share",
        "without_productive_ids",
    }
    assert set(said["hidden"]) == {"demands", "share", "by_association"} | {"by_zone", "by_year", "by_why"}
    of_one = {"slots", "filled", "validated", "rejected", "cost_cents", "funding"}
    assert set(said["associations"]["apleg"]) == of_one | {
        "observed",
        "planned",
        "budgeted",
        "left",
        "missing_cents",
    }


def test_an_empty_survey_has_figures_too() -> None:
    assert indicators(Survey()).plan.slots == 0


def test_each_slot_has_one_mark() -> None:
    first = demand("andamarca", 2004, action="stables")
    plan = survey(
        demand("andamarca", 2003, action="fair"),
        *apart(first, {"families": 1}, {"families": 2}),
        demand("andamarca", 2005, text=None, status="open"),
        demand("andamarca", 2006, text=None, status="none"),
        demand("arcata", 2003, **SPIRITUAL),
        demand("arcata", 2004, status="postponed"),
    )
    slots, marks = Slots(plan), Marks(plan)
    assert [marks.of(state).symbol for state in slots.of_holder("andamarca")] == ["◆", "!", "…", "○", "·"]
    assert [marks.of(state).symbol for state in slots.of_holder("arcata")] == ["?", "~", "·", "·", "·"]
