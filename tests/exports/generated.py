"""Plans of the pack's communities with demands of every kind, disputed ones and withdrawn ones among them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from storage.file.pack import load_pack
from storage.kinds.terms.association import Association
from storage.kinds.terms.community import Community
from storage.plan.survey import Survey, SurveyRecord
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

M = "guaqui"
TAKEN_BACK = "xwithdrawnx"
"""In every text of a demand that was taken back."""
_CLASSES = ("social", "infrastructure", "production-support", "economic-promotion")
_ACTIONS = ("stables", "irrigation", "fair", "school", "road", None)
_WORKS = (*["school", "road", "health-post"] * 4, "stables")
_WHOLE = ("sullcata", "patarani", "wila-collo", "janko-marca")
"""Communities that decided everything, and seldom anything productive."""
_JOINED = ("andamarca", "arcata", "copajira", "apleg")
"""With whose demands others are asked for jointly."""
_STATUSES = ("proposed", "validated", "observed", "rejected", "planned", "budgeted", "none", "postponed", "open")


def plan(seed: int) -> Survey:
    """The same for the same seed. The odd ones have something in dispute that several demands hang on."""
    luck = Random(seed)
    survey = Survey(load_pack(M))
    if seed % 4 > 1:
        survey.add(_terms_of_its_own(luck))
        survey.add(_strange_zones())
    holders: list[SurveyRecord[Community] | SurveyRecord[Association]] = [
        *survey.communities(),
        *survey.associations(),
    ]
    for holder in (one for one in holders if not one.id.startswith("fishermen")):
        for year in survey.plan.years:
            for n in range(1, survey.per_year(holder.fields) + 1):
                made = _decided if holder.id in _WHOLE else _slot
                survey.add(made(luck, f"demand/{M}/{holder.id}/{year}/{n}"))
    if seed % 2:
        survey.add(_action_in_dispute(luck, survey))
        survey.add(_class_in_dispute(luck))
        survey.add(_zone_in_dispute())
    return survey


def _terms_of_its_own(luck: Random) -> Iterator[Revision]:
    """A third zoning, a class more, one off the list; a community of two demands a year, a level above others."""
    yield revision(f"zoning/{M}/lines", {"name": "Línea"})
    for id_ in ("milk", "crops"):
        yield revision(f"zone/{M}/{id_}", {"name": f"Línea {id_}", "zoning": "lines"})
    for holder in ("andamarca", "copajira", "arcata", "twice"):
        yield revision(f"member/{M}/lines/{holder}", {"zone": luck.choice(("milk", "crops"))})
    own = revision(f"class/{M}/own", {"name": "propia", "productive": luck.random() < 0.5})
    yield own
    yield child([own], {"withdrawn": True})
    yield revision(f"class/{M}/tourism", {"name": "turismo", "productive": True, "order": 9})
    yield revision(f"community/{M}/twice", {"name": "Dos por año", "per_year": 2})
    yield revision(f"community/{M}/above", {"name": "Ayllu de arriba", "per_year": 0})


def _strange_zones() -> Iterator[Revision]:
    """One in a zone that is nowhere, one in another zoning's, a zone off the list that some are still in."""
    for holder, zone in (("andamarca", "gone"), ("copajira", "towns")):
        yield child(_of_pack(f"member/{M}/admin/{holder}"), {"zone": zone})
    yield child(_of_pack(f"zone/{M}/3"), {"withdrawn": True})


def _of_pack(record: str) -> list[Revision]:
    return [one for one in load_pack(M) if one.record == record]


def _class_in_dispute(luck: Random) -> Iterator[Revision]:
    """Whether a class is productive, two laptops say otherwise."""
    id_ = luck.choice(("social", "infrastructure", "economic-promotion"))
    for n, said in enumerate((True, False)):
        yield child(_of_pack(f"class/{M}/{id_}"), {"productive": said}, device=f"laptop{n:02}")


def _zone_in_dispute() -> Iterator[Revision]:
    for n, zone in enumerate("ab"):
        yield child(_of_pack(f"member/{M}/admin/sullcata"), {"zone": zone}, device=f"laptop{n:02}")


def _action_in_dispute(luck: Random, survey: Survey) -> Iterator[Revision]:
    """Two laptops say another class of an action; now and then both are productive, or none is."""
    state = survey.history(f"action/{M}/{luck.choice(_ACTIONS[:5])}")
    assert state is not None
    said = luck.sample(_CLASSES, 2)
    yield from (child(state.revisions, {"class": class_}, device=f"laptop{n:02}") for n, class_ in enumerate(said))


def _decided(luck: Random, record: str) -> Iterator[Revision]:
    """One that asks for something; now and then two laptops differ on what."""
    said = [{"text": f"Pedido {n}", "action": luck.choice(_WORKS)} for n in range(2)]
    first = revision(record, {**said[0], "status": "proposed"})
    yield first
    if luck.random() < 0.2:
        yield from (child([first], one, device=f"laptop{n:02}") for n, one in enumerate(said))


def _slot(luck: Random, record: str) -> Iterator[Revision]:
    if luck.random() < 0.1:
        return
    first = revision(record, _body(luck, "Riego"))
    yield first
    turn = luck.random()
    if turn < 0.3:
        yield from (child([first], _change(luck, n)) for n in range(luck.choice((2, 3))))
    elif turn < 0.5:
        yield from _taken_back(luck, first)


def _body(luck: Random, text: str) -> dict[str, Any]:
    body: dict[str, Any] = {"text": text, "status": luck.choice(_STATUSES), "cost_cents": luck.randrange(9) * 1000}
    if action := luck.choice(_ACTIONS):
        body["action"] = action
    if luck.random() < 0.1:
        body["carries"] = "apleg"
    if luck.random() < 0.3:
        body["funding"] = {luck.choice(("municipality", "pdla")): luck.randrange(9) * 500}
    if luck.random() < 0.3:
        body["joint_with"] = f"demand/{M}/{luck.choice(_JOINED)}/{luck.choice((2003, 2004))}/1"
    if body["status"] == "open":
        body |= {"options": [{"text": f"{text} o posta", "votes": 3}]}
    return body


def _change(luck: Random, n: int) -> dict[str, Any]:
    """What one laptop of several says; not all of them differ on what is counted."""
    changes = (
        {"action": luck.choice(_ACTIONS), "text": f"Pedido {n}"},
        {"class": luck.choice((*_CLASSES, "own", "tourism", "nobodys", None))},
        {"status": luck.choice(_STATUSES)},
        {"cost_cents": n},
        {"notes": str(n)},
    )
    return luck.choice(changes)


def _taken_back(luck: Random, first: Revision) -> Iterator[Revision]:
    """It said something of its own, was in a plan, and was withdrawn; perhaps another laptop went on with it."""
    words = {"text": f"{TAKEN_BACK} {luck.random()}", "place": TAKEN_BACK, "spoken": TAKEN_BACK}
    options = {"options": [{"text": TAKEN_BACK, "votes": 1}]}
    said = child([first], {**words, **options, "status": luck.choice(("planned", "open", "observed"))})
    yield said
    yield child([said], {"withdrawn": True})
    if luck.random() < 0.3:
        yield child([first], {"cost_cents": 77})
