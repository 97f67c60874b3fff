"""What is read aloud, and that what was accepted is what still stands."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.community.read_aloud import ReadAloudScreen
from guaqui_tui.wording.reading_aloud import NamesAloud, sentence_of, sentences_aloud, workshop_aloud
from storage import FieldFile, Survey
from storage.file.pack import load_pack
from storage.kinds.lookup import KINDS
from storage.kinds.process.demand import demand_name
from storage.plan.acta.reading_aloud import ReadSlot, acceptance, mark_of_reading, slot_read_aloud
from storage.plan.slot_states import Slots, SlotState
from storage.revisions.revision import Revision, accept_value, revision_document

from ...pilot import Hands, Laptop

PACK = list(load_pack("guaqui"))
RECORD = demand_name("guaqui", "andamarca", 2003)
READ = {
    "text",
    "action",
    "class",
    "families",
    "cost_cents",
    "funding",
    "agreed",
    "status",
    "status_reason",
    "options",
    "withdrawn",
    "place",
    "phase",
    "joint_with",
    "phase_of",
}
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "text": st.sampled_from(["Riego", "Riego alto", "Posta"]),
    "families": st.sampled_from([0, 1, 45]),
    "cost_cents": st.sampled_from([0, 3500000]),
    "funding": st.dictionaries(st.sampled_from(["pdla", "community", "x"]), st.sampled_from([100, 250000])),
    "agreed": st.fixed_dictionaries(
        {},
        optional={
            "how": st.sampled_from(["consensus", "vote", "authorities", "drawn"]),
            "for": st.sampled_from([0, 1, 41]),
            "against": st.sampled_from([0, 12]),
            "abstained": st.sampled_from([0, 3]),
        },
    ),
    "status": st.sampled_from(["proposed", "validated", "none", "postponed", "open"]),
    "withdrawn": st.just(True),  # noqa: FBT003 - a value
    "status_reason": st.sampled_from(["Falta agua", "Otra cosa."]),
    "options": st.sampled_from([[{"text": "Aulas", "votes": 8}], [{"text": "Feria", "votes": 8}]]),
    "notes": st.sampled_from(["NOTA-PRIVADA", "otra"]),
    "carries": st.sampled_from(["apleg", "fishermen-a"]),
    "action": st.sampled_from(["irrigation", "stables", "nowhere"]),
    "class": st.sampled_from(["social", "economic-promotion"]),
    "place": st.sampled_from(["Kala", "Sede"]),
    "spoken": st.sampled_from(["uma", "yapu"]),
    "phase": st.sampled_from(["study", "work", "otra"]),
    "joint_with": st.sampled_from(["demand/guaqui/copajira/2003/1", "demand/guaqui/arcata/2004/2"]),
    "phase_of": st.sampled_from(["demand/guaqui/andamarca/2004/1", "fact/guaqui/x"]),
}
CLASSES = {
    "production-support": "apoyo a la producción",
    "economic-promotion": "promoción económica",
    "social": "social",
}
ACTIONS = {"irrigation": "Sistema de riego", "stables": "Construcción de establos"}
ALWAYS = {name: FIELDS.pop(name) for name in ("text", "status")}
BODIES = st.fixed_dictionaries(ALWAYS, optional=FIELDS)


def states(*bodies: dict[str, Any], parents: tuple[str, ...] = ()) -> list[SlotState]:
    """Andamarca's slots, where each body is a version of 2003 that knows of no other."""
    made: list[Revision] = []
    for body in bodies:
        document = revision_document(
            RECORD, body, sets=set(body), parents=parents, author="Dos", device="k7m2q9xw", at=""
        )
        accepted = accept_value(document)
        assert isinstance(accepted, Revision)
        made.append(accepted)
    return Slots(Survey([*PACK, *made])).of_holder("andamarca")


def mark(of: list[SlotState]) -> str:
    return mark_of_reading(map(slot_read_aloud, of))


def said(of: list[SlotState]) -> list[str]:
    names = NamesAloud("Bs", classes=CLASSES, actions=ACTIONS)
    return [sentence_of(slot_read_aloud(state), names) for state in of]


@pytest.mark.costly(0)
@given(BODIES, BODIES)
def test_what_is_read_in_other_words_was_not_accepted(one: dict[str, Any], other: dict[str, Any]) -> None:
    accepted, now = states(one), states(other)
    if said(accepted) != said(now):
        assert acceptance(mark(accepted), map(slot_read_aloud, now)) == "changed"


@pytest.mark.costly(0)
@given(BODIES, BODIES)
def test_what_is_not_read_changes_no_acceptance(one: dict[str, Any], other: dict[str, Any]) -> None:
    same = {**other, **{name: one[name] for name in READ & one.keys()}}
    for name in READ - one.keys():
        same.pop(name, None)
    assert acceptance(mark(states(one)), map(slot_read_aloud, states(same))) == "accepted"


@given(BODIES)
def test_nothing_private_is_ever_said(body: dict[str, Any]) -> None:
    words_said = " ".join(said(states({**body, "notes": "NOTA-PRIVADA", "carries": "apleg"})))
    assert "NOTA-PRIVADA" not in words_said
    assert "apleg" not in words_said


@given(BODIES)
def test_a_sentence_is_one_line(body: dict[str, Any]) -> None:
    for sentence in said(states({**body, "text": "Riego\n  alto."})):
        assert "\n" not in sentence
        assert sentence.endswith(".")
        assert not sentence.endswith("..")


@pytest.mark.parametrize(
    ("body", "words_said"),
    [
        ({"status": "none", "status_reason": "Falta agua."}, "not to ask for anything. The reason: Falta agua."),
        ({"status": "postponed", "status_reason": "Falta agua"}, "postponed. The reason: Falta agua."),
        ({"status": "postponed"}, "In 2003: postponed."),
        (
            {
                "text": "Riego",
                "status": "proposed",
                "agreed": {"how": "vote", "for": 26},
                "options": [{"text": "Riego", "votes": 26}, {"text": "Aulas", "votes": 24}],
            },
            "with 26 votes; “Aulas” had 24.",
        ),
        ({"text": "Riego", "status": "proposed", "class": "social"}, "Riego, class: social."),
        (
            {"text": "Riego", "status": "proposed", "action": "irrigation"},
            "Riego, action: Sistema de riego, class: apoyo a la producción.",
        ),
        (
            {"text": "Sistema de riego.", "status": "proposed", "action": "irrigation", "class": "social"},
            "In 2003: Sistema de riego, class: social.",
        ),
    ],
)
def test_why_nothing_is_asked_for_and_what_lost_are_read(body: dict[str, Any], words_said: str) -> None:
    words.use("en")
    assert said(states(body))[0].endswith(words_said)


def test_another_version_that_a_merge_brings_is_not_what_was_accepted() -> None:
    one, other = {"text": "Riego", "status": "proposed"}, {"text": "Posta", "status": "proposed"}
    assert acceptance(mark(states(one)), map(slot_read_aloud, states(one, other))) == "changed"


@pytest.mark.parametrize(
    ("read_back", "found"),
    [(None, "none"), (False, "none"), ("", "none"), (True, "unsure"), ("leído por el mallku", "unsure")],
)
def test_what_others_wrote_of_the_reading(read_back: object, found: str) -> None:
    assert acceptance(read_back, map(slot_read_aloud, states())) == found


@pytest.mark.parametrize(
    ("read", "words_said"),
    [
        ({"how": "consensus"}, "por consenso"),
        ({"how": "authorities"}, "por decisión de autoridades originarias"),
        ({"how": "vote"}, "por votación"),
        ({"how": "vote", "votes": (41, 12, 3)}, "por 41 votos a 12, 3 abstenciones"),
        ({"how": "consensus", "votes": (1, None, None)}, "por consenso, por 1 voto"),
        ({"how": "drawn"}, ""),
        ({"cost_cents": 8000000, "funding": (("pdla", 5000000),)}, "con 80.000 bolivianos (PDLA 50.000)"),
        ({"funding": (("x", 5000000),)}, "con aportes en bolivianos (x 50.000)"),
    ],
)
def test_how_it_was_decided_and_who_contributes(read: dict[str, Any], words_said: str) -> None:
    before = words.language()
    words.use("es")
    words.use_terms(Survey(load_pack("guaqui")))
    try:
        sentence = sentence_of(
            ReadSlot(2003, 1, "filled", "Riego", **read), NamesAloud("bolivianos", {"pdla": "PDLA"})
        )
    finally:
        words.use(before)
        words.use_terms(None)
    assert sentence == f"En 2003: Riego{', ' if words_said else ''}{words_said}."


# On the screen


@pytest.mark.costly(0)
def test_the_community_says_when_what_was_accepted_is_changed(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}), ("andamarca", 2004, {"text": "Posta"}))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7", "f7", "f2")
        assert "read and accepted" in hands.screen
        await hands.press("enter", *["tab"] * 3, *"45", "f2")
        assert "read and accepted" not in hands.screen
        assert "changed since it was read: F7 reads it" in hands.screen
        await hands.press("ctrl+z")
        assert "read and accepted" in hands.screen
        await hands.press("enter", "ctrl+k", "down", *"nota", "f2")
        assert "read and accepted" in hands.screen

    laptop.use(use)


def test_where_nothing_is_said_there_is_nothing_to_accept(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7", "f7")
        assert "In 2007 nothing was asked for yet." in hands.screen
        await hands.press("f2")
        assert isinstance(hands.app.screen, ReadAloudScreen)
        assert "there is nothing to accept" in hands.screen

    laptop.use(use)


def test_a_plain_yes_does_not_say_what_was_accepted(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    with FieldFile.open(laptop.file, "Equipo Dos") as field:
        field.save("workshop/guaqui/community/andamarca/1", {"outcome": "held", "read_back": True}, ())

    async def use(hands: Hands) -> None:
        await hands.press("f6")
        assert "not noted what: F7 reads it" in hands.screen

    laptop.use(use)


def test_what_does_not_fit_is_scrolled_and_its_number_still_opens_it(laptop: Laptop) -> None:
    long = {"text": "Riego " + "largo " * 60, "families": 45, "cost_cents": 8000000}
    laptop.save(*(("andamarca", year, long) for year in range(2003, 2008)))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7", "f7")
        assert "In 2007" not in hands.screen
        assert "PgDn" in hands.screen
        hands.app.animation_level = "none"
        await hands.press("end")
        assert "In 2007" in hands.screen
        await hands.press("5")
        assert "Andamarca · 2007" in hands.screen
        await hands.press("escape")
        assert isinstance(hands.app.screen, ReadAloudScreen)

    laptop.use(use)


def test_each_of_an_associations_ten_has_a_key(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press(*"apleg")
        await hands.press("f6", "f7", "f7", "0")
        assert "2007" in hands.screen.split("\n")[0]

    laptop.use(use)


def test_what_waits_for_a_drawing_finds_nothing_where_it_was_closed_before(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press(*"anda")
        await hands.press("f6", "f7", "f7")
        screen = hands.app.screen
        assert isinstance(screen, ReadAloudScreen)
        await hands.press("escape")
        assert not screen.query("#lines")
        screen._say_more()

    laptop.use(use)


def test_the_action_is_read_on_the_screen_and_line_by_line(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Posta", "action": "stables", "class": "social"}))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7", "f7")
        assert "Posta, action: Stables, class: social" in hands.words

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        read = sentences_aloud(field.survey, Slots(field.survey).of_holder("andamarca"))
        assert ", action: Stables, class: social" in read[0]


def test_when_where_and_before_whom_is_heard_first(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Posta"}))
    held = {"outcome": "held", "held_on": "2002-07-14", "place": "Sede", "women": 34, "men": 51}
    with FieldFile.open(laptop.file, author="Equipo Dos") as field:
        words.use("es")
        assert not workshop_aloud(field.survey, "andamarca")
        record = "workshop/guaqui/community/andamarca/1"
        field.save(record, {"outcome": "held", "place": "Sede"})
        assert workshop_aloud(field.survey, "andamarca") == "En Sede."
        field.save(record, held)
        said = workshop_aloud(field.survey, "andamarca")
        field.save(record, {**held, "from": "09:30", "to": "13:00", "quorum": "declared"})
        all_of_it = workshop_aloud(field.survey, "andamarca")
        field.save(record, {"outcome": "held", "from": "09:30", "quorum": "not-declared"})
        assert workshop_aloud(field.survey, "andamarca") == "Desde las 09:30, quórum no declarado."
    assert said == "Taller del 14/07/2002, en Sede, 85 presentes: 34 mujeres, 51 hombres."
    assert all_of_it == (
        "Taller del 14/07/2002, en Sede, de 09:30 a 13:00, 85 presentes: 34 mujeres, 51 hombres, quórum declarado."
    )


def test_all_that_the_acta_prints_of_a_demand_is_heard_before() -> None:
    """But for what was said in their own words, which are another language's, and where it went."""
    printed = {one.name for one in KINDS["demand"].fields if one.says.printed}
    assert printed - READ == {"spoken", "moved_to"}


def test_the_place_the_stage_and_with_whom_are_heard() -> None:
    body = {
        "text": "Riego",
        "status": "proposed",
        "place": "Kala",
        "phase": "study",
        "joint_with": "demand/guaqui/copajira/2004/1",
        "phase_of": "demand/guaqui/andamarca/2005/1",
    }
    words.use("en")
    of = states(body)
    (heard, *_) = sentences_aloud(Survey(PACK), of)
    assert heard == (
        "In 2003: Riego, in Kala, stage: pre-investment (studies), together with Copajira · 2004, "
        "a phase of Andamarca · 2005."
    )
