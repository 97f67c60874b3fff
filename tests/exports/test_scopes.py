"""Several plans and municipalities in one file: each one's figures and papers are as if it were alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from exports.formats import files
from exports.papers import WritingStep, write_papers
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from guaqui_tui.wording.record_titles import record_title
from guaqui_tui.wording.values import value_in_words
from storage import FieldFile
from storage.errors import ActaCodeError, InputError
from storage.plan.acta.code import code_of, code_to_print
from storage.plan.acta.draft import draft_reasons
from storage.plan.acta.printed import plan_of, printed, subjects
from storage.plan.acta.verify import Actas, verify_among
from storage.plan.calendar import convened, next_record
from storage.plan.indicators import indicators
from storage.plan.levels.traces import trace_of
from storage.plan.settling import reason_record
from storage.plan.survey import Survey
from storage.plan.views.plan_readings import other_readings
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import ANYBODY, Readers
from storage.plan.views.scope import Scope
from storage.plan.views.scopes import disputed_in, scopes_in, surveys_of, within
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

from . import generated
from .other_municipality import M as OTHER
from .other_municipality import another

SEEDS = (2, 6)

M = generated.M
FIRST, LATER = Scope(M, "2003-2007"), Scope(M, "2008-2010")
FORMATS = ("lists.csv", "data.json", "council.html", "matrix.xlsx", "questions.pdf")
"""The actas are told by their data: drawing them all takes long."""


def of(survey: Survey) -> list[Revision]:
    return [one for of_record in survey.all_revisions().values() for one in of_record.values()]


def later_plan(luck: Random) -> Iterator[Revision]:
    """Another plan of the same municipality, with a year of the first in it and two demands a year."""
    yield revision(f"plan/{M}/2008-2010", {"name": "PDM 2008-2010", "years": [2007, 2008, 2010], "per_year": 2})


def of_later_years(luck: Random) -> Iterator[Revision]:
    for holder in ("andamarca", "arcata", "apleg"):
        for year in (2008, 2010):
            first = revision(f"demand/{M}/{holder}/{year}/1", {"text": f"Obra {luck.random()}", "action": "road"})
            yield first
            if luck.random() < 0.5:
                yield child([first], {"text": "De otra manera", "cost_cents": 5_00})
                yield child([first], {"text": "De otra manera más"})
    yield revision(f"budget/{M}/2009/fence", {"name": "Cerco", "cost_cents": 70_00, "status": "planned"})
    yield revision(f"budget/{M}/2008/fence", {"name": "Cerco", "cost_cents": 80_00, "status": "planned"})


def papers(survey: Survey) -> dict[str, bytes]:
    made = files(survey, FORMATS, Edition(Speech(), private=True, people=True))
    return {file.name: b"".join(file.make()) for file in made}


def assert_alike(one: Survey, alone: Survey) -> None:
    assert indicators(one) == indicators(alone)
    assert papers(one) == papers(alone)
    assert {holder: printed(one, holder) for holder in subjects(one)} == {
        holder: printed(alone, holder) for holder in subjects(alone)
    }
    assert one.disputed() == alone.disputed()
    assert one.all_revisions() == alone.all_revisions()


@pytest.mark.costly(3)
def test_each_municipality_is_as_if_it_were_alone(seed: int) -> None:
    mine, its = generated.plan(seed), another()
    both = Survey([*of(its), *of(mine)])
    assert [one.municipality for one in scopes_in(both)] == [M, OTHER]
    for alone in (mine, its):
        assert_alike(within(both, Scope(alone.municipality)), alone)
        (asked,) = surveys_of(both, alone.municipality)
        assert_alike(asked, alone)


@pytest.mark.costly(3)
def test_each_plan_is_as_if_it_were_alone(seed: int) -> None:
    luck = Random(seed)
    mine = generated.plan(seed)
    plan, demands = list(later_plan(luck)), list(of_later_years(luck))
    alone = Survey(
        [*of(mine), *[one for one in demands if one.record.startswith("budget") and "/2009/" in one.record]]
    )
    both = Survey([*demands, *plan, *of(another()), *of(mine)])
    assert_alike(within(both, FIRST), alone)
    later = within(both, LATER)
    assert later.plan.years == [2008, 2010]  # 2007 is the first plan's
    assert {one.split("/")[3] for one in later.records("demand")} <= {"2008", "2010", "1999", "2011"}
    assert indicators(later).plan.filled == 4
    assert later.slots_by_year("andamarca") == {2008: 2, 2010: 2}


def test_together_every_year_counts_once_and_by_its_own_plan() -> None:
    luck = Random(1)
    both = Survey([*of(generated.plan(0)), *later_plan(luck), *of_later_years(luck)])
    apart = [indicators(within(both, scope)) for scope in scopes_in(both)]
    whole = indicators(both)
    assert list(whole.years) == ["2003", "2004", "2005", "2006", "2007", "2008", "2010"]
    assert whole.years == {year: of_year for one in apart for year, of_year in one.years.items()}
    for name in ("slots", "filled", "productive", "missing", "disputed"):
        assert getattr(whole.plan, name) == sum(getattr(one.plan, name) for one in apart), name


def test_what_comes_later_is_seen_at_once_and_in_its_own_place_alone() -> None:
    both = Survey([*of(generated.plan(0)), *of(another()), *later_plan(Random(0))])
    mine, its = within(both, FIRST), within(both, Scope(OTHER))
    before = len(mine), len(its)
    (name,) = [one.fields.name for one in its.zonings()][:1]
    both.add(
        [
            revision(f"zoning/{OTHER}/nueva", {"name": "Nueva"}),
            revision(f"demand/{M}/arcata/2008/1", {"text": "a"}),
        ]
    )
    assert (len(mine), len(its)) == (before[0], before[1] + 1)
    assert name != "Nueva"
    assert "Nueva" in [one.fields.name for one in its.zonings()]
    assert f"demand/{M}/arcata/2008/1" in within(both, LATER)


@pytest.mark.parametrize("order", ["readers first", "scope first"])
def test_what_is_private_stays_so_in_every_scope(order: str) -> None:
    secret = revision(f"demand/{M}/andamarca/2008/1", {"text": "Riego", "action": "road", "notes": "secreto"})
    both = Survey([*of(generated.plan(0)), *of(another()), *later_plan(Random(0)), secret])
    for scope in (Scope(M), LATER, Scope(M, "")):
        first = order == "readers first"
        seen = within(seen_by(both, ANYBODY), scope) if first else seen_by(within(both, scope), ANYBODY)
        again = within(seen, LATER)
        for one in (seen, again, again.all_plans, seen.all_plans):
            assert one.readers == Readers()
            state = one.history(secret.record)
            assert state is not None
            assert "notes" not in state.values
            told = [(version.body, version.rest) for version in of(one)]
            assert "secreto" not in str(told)


def test_a_municipality_or_plan_that_is_not_there_is_named_with_those_that_are() -> None:
    both = Survey([*of(generated.plan(0)), *of(another())])
    assert scopes_in(both, municipality="Wayna Marka") == [Scope(OTHER, "2026-2029")]
    assert scopes_in(both, plan="2026-2029") == [Scope(OTHER, "2026-2029")]
    assert scopes_in(both, plan="pdlc de wayna marka") == [Scope(OTHER, "2026-2029")]
    with pytest.raises(InputError) as refused:
        scopes_in(both, municipality="laja")
    assert (refused.value.code, refused.value.facts["known"]) == ("municipality-not-here", [M, OTHER])
    with pytest.raises(InputError) as refused:
        scopes_in(both, municipality=M, plan="2026-2029")
    assert (refused.value.code, refused.value.facts["known"]) == ("plan-not-here", ["2003-2007"])


def test_a_plan_that_somebody_adds_without_a_description_is_no_municipality() -> None:
    mine = generated.plan(0)
    both = Survey([*of(mine), revision("plan/aaa/1", {"name": "x", "years": [2003], "per_year": 1})])
    assert scopes_in(both) == [FIRST]
    assert within(both, FIRST) is both  # it stands where all of the file is looked at, and is named there


@pytest.mark.costly(0)
def test_papers_of_several_have_a_folder_each_and_the_names_of_one(tmp_path: Path) -> None:
    alone, both = tmp_path / "alone", tmp_path / "both"
    edition = Edition(Speech())
    with FieldFile.create(tmp_path / "a.json", M, "Rosa", device="laptop01") as field:
        field.save(f"demand/{M}/andamarca/2003/1", {"text": "Riego", "action": "road", "status": "proposed"})
        before = write_papers(field, alone, ["lists.csv", "council.html"], edition, lambda _step: None)
        field.save(f"plan/{M}/2008-2009", {"name": "PDM 2008-2009", "years": [2008, 2009], "per_year": 1})
        steps: list[WritingStep] = []
        scopes = scopes_in(field.survey)
        after = write_papers(field, both, ["lists.csv", "council.html", "acta.pdf"], edition, steps.append, scopes)
    assert [step.number for step in steps] == list(range(1, len(after) + 1))
    names = {path.relative_to(both).as_posix() for path in after}
    assert {name.partition("/")[0] for name in names} == {f"{M}-2003-2007", f"{M}-2008-2009"}
    for path in before:
        name = path.relative_to(alone).as_posix()
        assert (both / f"{M}-2003-2007" / name).read_bytes() == path.read_bytes(), name
        assert f"{M}-2008-2009/{name}" in names


@pytest.mark.costly(0)
def test_an_acta_of_any_municipality_or_plan_is_found_by_its_code() -> None:
    both = Survey([*of(generated.plan(0)), *of(another()), *later_plan(Random(0))])
    for scope in scopes_in(both):
        one = within(both, scope)
        both.add([revision(next_record(one, convened(one, subjects(one)[0])), {"outcome": "held"})])
    actas = [*map(Actas, surveys_of(both))]
    for scope in scopes_in(both):
        one = within(both, scope)
        holder = subjects(one)[0]
        data = printed(one, holder)
        code = code_to_print(data, draft_reasons(one, holder, data).all)
        verdict, survey = verify_among(actas, code)
        assert (verdict.holder, survey.municipality, verdict.same) == (holder, scope.municipality, True)
        assert plan_of(verdict.printed) == one.plan_record
    with pytest.raises(ActaCodeError) as refused:
        verify_among(actas, code_of([M, "nobody", []]))
    assert refused.value.code == "code-unknown"


def test_why_something_private_was_settled_stays_with_it_in_every_scope() -> None:
    """The reader's view and the scope's in either order; the other plan does not even hear of it."""
    hidden = revision(f"demand/{M}/andamarca/2008/1", {"text": "Riego", "action": "road"})
    settled = child([hidden], {"carries": "apleg"})
    name, body = reason_record(settled.rev, hidden.record, "SECRETO encubre a Apleg")
    both = Survey([*of(generated.plan(0)), *later_plan(Random(0)), hidden, settled, revision(name, body)])
    for scope in (FIRST, LATER):
        for seen in (within(seen_by(both, ANYBODY), scope), seen_by(within(both, scope), ANYBODY)):
            assert "SECRETO" not in str([(version.body, version.rest) for version in of(seen)]), scope
            assert seen.history(name) is None
    assert "SECRETO" not in str(papers_for_anybody(within(both, FIRST)))
    assert (name in within(both, FIRST), name in within(both, LATER)) == (False, True)


def papers_for_anybody(survey: Survey) -> dict[str, bytes]:
    return {
        one.name: b"".join(one.make())
        for one in files(survey, ["data.json", "lists.csv", "council.html"], Edition(Speech()))
    }


def test_a_view_on_nothing_hides_why_something_was_settled() -> None:
    """Whose settlement is not at hand may be private: what cannot be known is not told."""
    name, body = reason_record("0" * 32, f"demand/{M}/andamarca/2003/1", "SECRETO")
    lonely = Survey([*of(generated.plan(0)), revision(name, body)])
    assert seen_by(lonely, ANYBODY).history(name) is None
    assert seen_by(lonely, Readers(private=True)).history(name) is not None


def test_what_moved_into_a_year_of_another_plan_did_not_vanish() -> None:
    here, there = f"demand/{M}/andamarca/2003/1", f"demand/{M}/andamarca/2008/1"
    first = revision(here, {"text": "Riego", "action": "road"})
    gone = child([first], {"withdrawn": True, "moved_to": there})
    both = Survey([*of(generated.plan(0)), *later_plan(Random(0)), revision(there, {"text": "Riego"})])
    both = Survey([*(one for one in of(both) if one.record != here), first, gone])
    assert trace_of(both, here) == trace_of(within(both, FIRST), here) == "merged"


def test_what_is_to_settle_is_told_of_every_municipality() -> None:
    first = revision(f"demand/{OTHER}/quchapampa/2026/2", {"text": "Riego", "class": "chacra"})
    versions = [child([first], {"text": text}) for text in ("Uno", "Dos")]
    both = Survey([*of(generated.plan(0)), *of(another()), first, *versions])
    assert first.record not in both.disputed()
    assert {first.record, *both.disputed()} <= {*disputed_in(both)}


def test_a_record_is_called_as_its_own_municipality_calls_it() -> None:
    alike = revision(f"community/{OTHER}/andamarca", {"name": "La otra"})
    both = Survey([*of(generated.plan(0)), *of(another()), alike])
    assert record_title(f"demand/{OTHER}/andamarca/2026/1", both) == "La otra · 2026"
    assert record_title(f"demand/{M}/andamarca/2003/1", both) == "Andamarca · 2003"
    assert "Clase" in value_in_words(f"demand/{OTHER}/andamarca/2026/1", "class", "chacra", both)


def test_another_reading_of_a_plan_leaves_the_others_their_years() -> None:
    (first,) = (one for one in of(another()) if one.record.startswith("plan/"))
    second = revision(f"plan/{OTHER}/2030", {"name": "Segundo", "years": [2029, 2030], "per_year": 1})
    two = [child([second], {"years": years}) for years in ([2029, 2031], [2029, 2032])]
    one = within(Survey([*of(another()), second, *two]), Scope(OTHER, "2030"))
    assert first.body["years"][-1] == 2029
    assert {tuple(reading.plan.years) for reading in (one, *other_readings(one))} == {(2031,), (2032,)}
