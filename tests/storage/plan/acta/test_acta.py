"""Actas: their data, their code, and what a code on a paper tells years later."""

from __future__ import annotations

import hashlib
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import GuaquiError
from storage.file.pack import load_pack
from storage.plan.acta.code import ALPHABET, code_of, read_code
from storage.plan.acta.of_holder import holders
from storage.plan.acta.printed import conflicts_on_acta, printed
from storage.plan.acta.verify import Actas, acta_record
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, plain_canonical, revision

HELD = "workshop/guaqui/community/andamarca/1"
DEMAND = "demand/guaqui/andamarca/2003/1"
BODIES: dict[str, dict[str, Any]] = {
    HELD: {
        "outcome": "held",
        "held_on": "2002-07-14",
        "place": "Sede",
        "women": 34,
        "men": 51,
        "authorities": [{"name": "Autoridad inventada", "office": "Mallku"}],
        "agenda": "Lectura\nPriorización",
        "agreements": "Mano de obra",
        "quorum": "declared",
        "facilitator": "Equipo 1",
    },
    DEMAND: {
        "text": "Construcción de establos",
        "action": "stables",
        "place": "K'ulli",
        "families": 45,
        "cost_cents": 3_500_000,
        "phase": "work",
        "spoken": "Uywa uta",
        "funding": {"municipality": 2_000_000, "pdla": 1_500_000},
        "options": [{"text": "Posta", "votes": 12}],
        "agreed": {"how": "vote", "for": 41, "against": 12},
        "joint_with": "demand/guaqui/copajira/2003/1",
        "status": "proposed",
        "carries": "apleg",
        "notes": "Dicho aparte",
    },
    "demand/guaqui/andamarca/2004/1": {"status": "postponed", "status_reason": "Falta el terreno"},
    "demand/guaqui/andamarca/2005/1": {"text": "Feria", "class": "economic-promotion", "status": "proposed"},
    "demand/guaqui/copajira/2003/1": {"text": "Establos", "status": "proposed"},
}
MADE = {record: revision(record, body) for record, body in BODIES.items()}
PLAN = [*load_pack("guaqui"), *MADE.values()]


def recorded(survey: Survey, holder: str = "andamarca") -> tuple[str, Revision]:
    """An acta as it was printed, and its record."""
    data = printed(survey, holder)
    code = code_of(data)
    return code, revision(acta_record(survey, holder, code), {"printed": data})


SURVEY = Survey(PLAN)
CODE, ACTA = recorded(SURVEY)


def with_more(*more: Revision) -> Survey:
    return Survey([*PLAN, ACTA, *more])


# The code


def told_again(data: list[Any]) -> str:
    """The code straight from the contract's words, without a line of ours."""
    digest = hashlib.scrypt(plain_canonical(data), salt=b"guaqui-acta-1", n=2**15, r=8, p=1, maxmem=2**26)
    bits = "".join(f"{byte:08b}" for byte in digest)[:75]
    values = [int(bits[at : at + 5], 2) for at in range(0, 75, 5)]
    doubled = [value * (2 if at % 2 == 0 else 1) for at, value in enumerate(reversed(values))]
    rest = sum(value // 32 + value % 32 for value in doubled) % 32
    signs = "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[value] for value in [*values, (32 - rest) % 32])
    return "-".join(signs[at : at + 4] for at in (0, 4, 8, 12))


@pytest.mark.parametrize("holder", ["andamarca", "arcata", "apleg"])
def test_a_code_is_what_the_contract_says(holder: str) -> None:
    data = printed(SURVEY, holder)
    assert code_of(data) == told_again(data)


def test_a_code_stays_what_it_was() -> None:
    """Papers are kept for years: a version that computes another code has broken them."""
    assert (
        code_of(["guaqui", "arcata", [["community/guaqui/arcata", {"name": "Arcata"}]]]) == "ZZVP-6385-9D9J-J8VA"
    )


@given(st.lists(st.integers(0, 31), min_size=15, max_size=15), st.integers(0, 15), st.integers(1, 31))
def test_the_check_character_tells_every_wrong_character(values: list[int], place: int, by: int) -> None:
    code = code_with(values)
    assert read_code(code) == code
    signs = list(code.replace("-", ""))
    signs[place] = ALPHABET[(ALPHABET.index(signs[place]) + by) % 32]
    with pytest.raises(GuaquiError, match="code-slip"):
        read_code("".join(signs))


@given(st.lists(st.integers(0, 31), min_size=15, max_size=15), st.integers(0, 14))
def test_and_neighbours_that_changed_places(values: list[int], place: int) -> None:
    signs = list(code_with(values).replace("-", ""))
    one, other = signs[place : place + 2]
    signs[place : place + 2] = other, one
    if one != other and {one, other} != {"0", "Z"}:  # Luhn's scheme cannot tell these two
        with pytest.raises(GuaquiError, match="code-slip"):
            read_code("".join(signs))


def code_with(values: list[int]) -> str:
    """A code of any 15 characters; its check character is the one that is taken."""
    signs = "".join(ALPHABET[value] for value in values)
    for check in ALPHABET:
        try:
            return read_code(signs + check)
        except GuaquiError:
            continue
    raise AssertionError(values)


def test_a_code_is_read_as_people_write_it() -> None:
    code = code_with([0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0])
    typed = code.replace("0", "o").replace("1", "l").lower()
    assert read_code(f"  {typed} ") == code
    assert read_code(code.replace("1", "I").replace("-", " · ")) == code


@pytest.mark.parametrize("typed", ["", "0000", CODE[:-1], f"{CODE}0", CODE[:-1] + "U", CODE[:-1] + "ñ", "😀" * 16])
def test_what_cannot_be_a_code_is_said(typed: str) -> None:
    with pytest.raises(GuaquiError, match="code-signs"):
        read_code(typed)


# The data


def test_what_nobody_signs_is_not_among_the_data() -> None:
    said = repr(printed(SURVEY, "andamarca"))
    assert "carries" not in said
    assert "apleg" not in said
    assert "Dicho aparte" not in said
    assert "proposed" not in said


def test_the_same_paper_has_the_same_code_on_any_laptop() -> None:
    other = [revision(record, body, author="Otra", device="zzzzzzzz", at="") for record, body in BODIES.items()]
    assert code_of(printed(Survey([*reversed(other), *load_pack("guaqui")]), "andamarca")) == CODE


@pytest.mark.parametrize("name", ["carries", "notes", "decided_on"])
def test_what_is_not_printed_changes_no_acta(name: str) -> None:
    value = {"decided_on": "2003-01-01"}.get(name, "fishermen-a")
    assert Actas(with_more(child([MADE[DEMAND]], {name: value}))).verify(CODE).same


@pytest.mark.parametrize("status", ["validated", "observed", "rejected", "planned", "budgeted"])
def test_what_becomes_of_a_demand_afterwards_changes_no_acta(status: str) -> None:
    later = child([MADE[DEMAND]], {"status": status, "status_reason": "Lo dijo la asamblea"})
    assert Actas(with_more(later)).verify(CODE).same


def test_a_holder_in_conflict_has_no_code() -> None:
    first = MADE[DEMAND]
    apart = [child([first], {"cost_cents": 1}), child([first], {"cost_cents": 2})]
    survey = Survey([*PLAN, *apart])
    assert conflicts_on_acta(survey, "andamarca") == [(DEMAND, "cost_cents")]
    assert conflicts_on_acta(survey, "arcata") == []
    assert conflicts_on_acta(survey, "copajira") == []


def test_a_conflict_about_what_is_not_printed_withholds_no_code() -> None:
    first = MADE[DEMAND]
    apart = [child([first], {"carries": "fishermen-a"}), child([first], {"carries": "fishermen-b"})]
    assert conflicts_on_acta(Survey([*PLAN, *apart]), "andamarca") == []


def test_a_workshop_that_one_laptop_says_was_held_is_to_settle() -> None:
    first = MADE[HELD]
    apart = [child([first], {"outcome": "absent"}), child([first], {"outcome": "suspended"})]
    assert conflicts_on_acta(Survey([*PLAN, *apart]), "andamarca") == [(HELD, "outcome")]


# Verifying


def test_a_code_tells_whose_acta_it_is() -> None:
    verdict = Actas(with_more()).verify(CODE.lower().replace("-", ""))
    assert (verdict.holder, verdict.same, verdict.recorded) == ("andamarca", True, True)


def test_a_plan_without_the_record_knows_it_all_the_same() -> None:
    verdict = Actas(SURVEY).verify(CODE)
    assert (verdict.holder, verdict.same, verdict.recorded) == ("andamarca", True, False)


def test_a_code_of_nobody_is_unknown() -> None:
    with pytest.raises(GuaquiError, match="code-unknown"):
        Actas(with_more()).verify(code_with([7] * 15))


def test_a_slip_names_the_codes_that_it_may_be() -> None:
    for typed in (
        CODE[:-1],
        f"{CODE}X",
        CODE[1] + CODE[0] + CODE[2:],
        ("0" if CODE[0] != "0" else "1") + CODE[1:],
    ):
        with pytest.raises(GuaquiError, match="code-near") as slip:
            Actas(with_more()).verify(typed)
        assert slip.value.facts["near"] == [CODE]


@pytest.mark.costly(0)
def test_no_altered_code_is_accepted(*, full: bool) -> None:
    """A code with one to four characters changed, put in, taken away or swapped is never taken for an acta."""
    chance, actas = random.Random(6), Actas(with_more())
    known = {code_of(printed(SURVEY, holder)) for holder in holders(SURVEY)}
    refused = 0
    for _turn in range(1_000_000 if full else 1_000):
        signs = list(CODE.replace("-", ""))
        for _slip in range(chance.randint(1, 4)):
            place = chance.randrange(len(signs))
            match chance.randrange(4):
                case 0:
                    signs[place : place + 2] = reversed(signs[place : place + 2])
                case 1 if len(signs) > 12:
                    del signs[place]
                case 2:
                    signs.insert(place, chance.choice(ALPHABET))
                case _:
                    signs[place] = chance.choice(ALPHABET)
        typed = "".join(signs)
        if typed in {one.replace("-", "") for one in known}:
            continue  # the slips undid each other
        with pytest.raises(GuaquiError, match=r"code-(signs|slip|near|unknown)"):
            actas.verify(typed)
        refused += 1
    assert refused > 900


CHANGES: list[tuple[str, str, Any]] = [
    (DEMAND, "text", "Riego"),
    (DEMAND, "action", "irrigation"),
    (DEMAND, "class", "social"),
    (DEMAND, "place", None),
    (DEMAND, "families", 46),
    (DEMAND, "cost_cents", 3_500_001),
    (DEMAND, "phase", "study"),
    (DEMAND, "spoken", "Uma"),
    (DEMAND, "funding", {"municipality": 2_000_000}),
    (DEMAND, "options", [{"text": "Posta", "votes": 13}]),
    (DEMAND, "agreed", {"how": "consensus"}),
    (DEMAND, "joint_with", None),
    (DEMAND, "phase_of", "demand/guaqui/andamarca/2005/1"),
    (DEMAND, "withdrawn", True),
    ("demand/guaqui/andamarca/2004/1", "status", "none"),
    ("demand/guaqui/andamarca/2004/1", "status_reason", "Otro motivo"),
    ("demand/guaqui/andamarca/2005/1", "class", None),
    (HELD, "outcome", "suspended"),
    (HELD, "held_on", "2002-07-15"),
    (HELD, "women", 35),
    (HELD, "authorities", []),
    (HELD, "agenda", "Lectura"),
    (HELD, "agreements", None),
    (HELD, "quorum", "not-declared"),
    (HELD, "facilitator", "Equipo 2"),
]


def changed(chance: random.Random, number: int) -> tuple[Revision, str]:
    """A later change of something printed, and its field."""
    record, name, value = CHANGES[number % len(CHANGES)]
    if name in {"families", "cost_cents", "women"}:
        value = chance.randrange(1, 10**9)
    elif isinstance(value, str) and name in {"text", "place", "spoken", "facilitator", "status_reason"}:
        value = f"{value} {chance.randrange(10**6)}"
    who = {"author": f"Equipo {number}", "device": f"{number:08d}", "at": f"{2003 + number % 5}-02-03T04:05:06Z"}
    return child([MADE[record]], {name: value}, **who), name


@pytest.mark.costly(0)
def test_every_later_change_is_named() -> None:
    chance, found = random.Random(7), 0
    for number in range(1_000):
        later, name = changed(chance, number)
        verdict = Actas(with_more(later)).verify(CODE)
        named = [change for change in verdict.changes if (change.record, change.field) == (later.record, name)]
        assert len(named) == 1, (number, later.body, verdict.changes)
        assert named[0].claims == (later,)
        found += 1
    assert found == 1_000


def test_a_demand_where_there_was_none_is_a_change() -> None:
    new = revision("demand/guaqui/andamarca/2006/1", {"text": "Riego", "status": "proposed"})
    verdict = Actas(with_more(new)).verify(CODE)
    assert [(one.record, one.field, one.printed, one.now) for one in verdict.changes] == [
        (new.record, "text", None, "Riego")
    ]


def test_a_name_that_the_paper_lends_is_held_against_the_plan_too() -> None:
    action = next(one for one in PLAN if one.record == "action/guaqui/stables")
    verdict = Actas(with_more(child([action], {"class": "infrastructure"}))).verify(CODE)
    assert [(one.record, one.field) for one in verdict.changes] == [("action/guaqui/stables", "class")]


def test_a_disputed_change_has_every_version() -> None:
    first = MADE[DEMAND]
    apart = [child([first], {"cost_cents": 1}), child([first], {"cost_cents": 2})]
    (change,) = Actas(with_more(*apart)).verify(CODE).changes
    assert {one.rev for one in change.claims} == {one.rev for one in apart}


def test_the_acta_that_replaces_it_is_named_by_no_clock() -> None:
    earlier = child([MADE[DEMAND]], {"cost_cents": 1}, at="2009-01-01T00:00:00Z")
    later = child([earlier], {"cost_cents": 2}, at="1970-01-01T00:00:00Z")
    between, its = recorded(Survey([*PLAN, earlier]))
    newest, last = recorded(Survey([*PLAN, earlier, later]))
    actas = Actas(Survey([*PLAN, ACTA, earlier, later, its, last]))
    assert actas.verify(CODE).newer == (newest, between)
    assert actas.verify(between).newer == (newest,)
    assert actas.verify(newest).same
    assert actas.verify(newest).newer == ()


def test_a_new_demand_makes_a_newer_acta() -> None:
    new = revision("demand/guaqui/andamarca/2006/1", {"text": "Riego", "status": "proposed"})
    code, its = recorded(Survey([*PLAN, new]))
    assert Actas(with_more(new, its)).verify(CODE).newer == (code,)


def test_so_does_one_that_was_taken_back() -> None:
    gone = child([MADE[DEMAND]], {"withdrawn": True, "moved_to": "demand/guaqui/andamarca/2007/1"})
    code, its = recorded(Survey([*PLAN, gone]))
    assert Actas(with_more(gone, its)).verify(CODE).newer == (code,)


@pytest.mark.parametrize("said", [[], [1], ["guaqui", "andamarca", []], ["guaqui", "andamarca", [[1, 2]]], None])
def test_a_record_that_was_made_up_is_not_believed(said: list[Any] | None) -> None:
    """Its name says a code that its data do not give; a whole one beside it is found all the same."""
    data = printed(Survey(load_pack("guaqui")), "andamarca") if said is None else said
    false = revision(ACTA.record, {"printed": data}, author="Otro")
    with pytest.raises(GuaquiError, match="acta-false"):
        Actas(Survey([*load_pack("guaqui"), false, MADE[HELD]])).verify(CODE)
    assert Actas(with_more(false)).verify(CODE).same


# Who recorded it


def forged(device: str = "evil0001", **said: Any) -> tuple[str, Revision]:
    """An acta that somebody made up: the genuine one's data but for its demand."""
    data = printed(SURVEY, "andamarca")
    records = [[name, {**fields, **said} if name == DEMAND else fields] for name, fields in data[2]]
    data = [*data[:2], records]
    code = code_of(data)
    body = {"printed": data}
    return code, revision(acta_record(SURVEY, "andamarca", code), body, device=device, author="Otro")


@pytest.mark.parametrize(
    "said", [[], ["guaqui", "andamarca", []], forged(cost_cents=1)[1].body["printed"], ["laja", "andamarca", []]]
)
@pytest.mark.parametrize("device", ["evil0001", "pack", "import"])
def test_a_genuine_acta_stays_genuine_whatever_is_put_upon_its_record(said: list[Any], device: str) -> None:
    later = child([ACTA], {"printed": said}, device=device, author="Otro")
    again = child([later], {"printed": [1]}, device="evil0002")
    for more in ([later], [later, again]):
        actas = Actas(with_more(*more))
        verdict = actas.verify(CODE)
        assert (verdict.same, verdict.recorded_by, verdict.rewritten_by) == (True, (ACTA,), tuple(more))
        assert actas.has(CODE)


def test_it_is_found_also_where_somebody_made_a_record_of_its_code_for_another() -> None:
    for holder in ("arcata", "aaa", "zzz"):
        false = revision(acta_record(SURVEY, holder, CODE), {"printed": ["guaqui", holder, []]}, device="evil0001")
        verdict = Actas(with_more(false)).verify(CODE)
        assert (verdict.holder, verdict.recorded_by, verdict.rewritten_by) == ("andamarca", (ACTA,), (false,))


def test_every_laptop_that_recorded_it_is_named() -> None:
    twin = revision(ACTA.record, ACTA.body, device="laptop02", author="Otra")
    settled = child([ACTA, twin], {"printed": ACTA.body["printed"]}, device="laptop03")
    recorded_by = Actas(with_more(twin, settled)).verify(CODE).recorded_by
    assert {one.rev for one in recorded_by} == {ACTA.rev, twin.rev}


@pytest.mark.parametrize("device", ["pack", "import"])
def test_what_no_laptop_recorded_is_recorded_when_it_is_printed(device: str) -> None:
    nobodys = revision(ACTA.record, ACTA.body, device=device, author="")
    actas = Actas(Survey([*PLAN, nobodys]))
    assert actas.verify(CODE).recorded_by == (nobodys,)
    assert not actas.has(CODE)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("cost_cents", 9_999_999),
        ("text", "Museo"),
        ("place", "Otro"),
        ("families", 1),
        ("phase_of", "demand/guaqui/andamarca/2005/1"),
    ],
)
def test_what_a_forged_acta_says_is_nobody_s_change(name: str, value: Any) -> None:
    code, false = forged(**{name: value})
    verdict = Actas(with_more(false)).verify(code)
    assert (verdict.same, verdict.recorded_by) == (False, (false,))
    assert [(one.field, one.printed, one.was_said, one.claims) for one in verdict.changes] == [
        (name, value, False, ())
    ]


def test_what_it_leaves_out_is_nobody_s_change_either() -> None:
    data = printed(SURVEY, "andamarca")
    records = [
        [name, {one: said for one, said in fields.items() if name != DEMAND or one != "cost_cents"}]
        for name, fields in data[2]
    ]
    code = code_of([*data[:2], records])
    body = {"printed": [*data[:2], records]}
    verdict = Actas(with_more(revision(acta_record(SURVEY, "andamarca", code), body, device="evil0001"))).verify(
        code
    )
    assert [(one.field, one.was_said, one.claims) for one in verdict.changes] == [("cost_cents", False, ())]


def test_a_change_after_a_genuine_acta_is_whoever_s_it_is() -> None:
    code, false = forged(cost_cents=1)
    later = child([MADE[DEMAND]], {"cost_cents": 7}, device="laptop07", author="Rosa")
    actas = Actas(with_more(false, later))
    (change,) = actas.verify(CODE).changes
    assert (change.was_said, change.claims) == (True, (later,))
    (change,) = actas.verify(code).changes
    assert (change.was_said, change.claims) == (False, ())


def test_a_status_of_the_community_itself_is_a_change_of_what_was_printed_without() -> None:
    """What a paper leaves out on purpose was said by the versions of its day."""
    later = child([MADE[DEMAND]], {"status": "postponed", "status_reason": "Falta el terreno"}, device="laptop07")
    changes = Actas(with_more(later)).verify(CODE).changes
    assert [(one.field, one.was_said, one.claims) for one in changes] == [
        ("status", True, (later,)),
        ("status_reason", True, (later,)),
    ]


def test_a_made_up_record_says_on_which_laptop_it_was_made() -> None:
    false = revision(ACTA.record, {"printed": []}, device="evil0001")
    with pytest.raises(GuaquiError, match="acta-false") as caught:
        Actas(Survey([*load_pack("guaqui"), false])).verify(CODE)
    assert caught.value.facts["laptops"] == ["evil0001"]


def test_a_note_beside_a_withdrawal_makes_no_draft() -> None:
    """What is private is not on it, so it has its code; of anything else it is a draft until that is settled."""
    first = MADE[DEMAND]
    survey = Survey([*PLAN, child([first], {"withdrawn": True}), child([first], {"notes": "Dicho aparte"})])
    assert conflicts_on_acta(survey, "andamarca") == []
    survey.add([child([first], {"place": "Plaza"})])
    assert conflicts_on_acta(survey, "andamarca") == [(DEMAND, "withdrawn")]
