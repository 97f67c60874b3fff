"""Forty laptops' files on a stick, from a seed, and everything that was planted in them.

Each of the plan's 120 slots is typed on one laptop. Of these, a tenth under a misspelled name, as a community that
is not on the list; a twentieth on a second laptop alike; three of a hundred on a second laptop otherwise. Of the
files two are damaged, one is a newer version's, one hostile, one of a copied disk; one laptop's clock stands in
1970. Two files lie there twice, some in a zip, and some have lost the end of their names.
"""

from __future__ import annotations

import json
import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from storage import FieldFile
from storage.file.pack import load_pack
from storage.file.reading import read_file
from storage.kinds.process.demand import Slot, demand_name, slot_of
from storage.names.name_table import slug
from storage.plan.survey import Survey
from storage.revisions.lines import TAIL
from tests.storage.revisions_made import document

M = "guaqui"
LAPTOPS = 39
"""The fortieth is a copy of one of them."""

WISHES = [
    "Riego por aspersión",
    "Carpas solares",
    "Posta sanitaria",
    "Empedrado de la plaza",
    "Q’añu uma",
    "Establos",
]
HOSTILE = ["Comité [/]", '=HYPERLINK("http://x";"ver")', "[@click=app.quit]salir[/]", "{text}", "' OR 1=1 --"]
LOST_ENDS = (".txt", ".json.bak", "")


class Said(NamedTuple):
    """One demand as it is typed; `community` is the name of a community that is added for it."""

    slot: Slot
    text: str
    community: str = ""

    @property
    def record(self) -> str:
        return demand_name(M, self.slot.holder, self.slot.year, self.slot.n)


class Forty(NamedTuple):
    """What lies on the stick. Laptops are named; records are named as a plan names them."""

    stick: Path
    truth: dict[str, set[str]]
    """Of every demand that can be read, what people said: more than one text where they differ."""
    misspelled: list[str]
    alike: list[str]
    differing: list[str]
    twice: list[str]
    """The laptops whose file lies there twice."""
    torn: str
    altered: str
    altered_text: str
    """What the altered file's damaged line says now: nobody said it, and quarantine keeps it."""
    newer: str
    hostile: str
    refused: int
    """How many of the hostile file's entries cannot be accepted."""
    outside: list[str]
    """The hostile file's demands that are outside the plan."""
    clone: str
    early: str


def forty(stick: Path, seed: int) -> Forty:
    """Lay the files out in an empty folder. The same seed gives the same bytes."""
    draw = random.Random(seed)
    survey = Survey(load_pack(M))
    laptops = [f"lap{n:05d}" for n in range(1, LAPTOPS + 1)]
    torn, altered, newer, hostile, clone, early, *plain = draw.sample(laptops, LAPTOPS)
    slots = _slots(survey)
    draw.shuffle(slots)
    typed: dict[str, list[Said]] = {laptop: [] for laptop in laptops}
    for number, slot in enumerate(slots):
        laptop = laptops[number % LAPTOPS]
        text = draw.choice(HOSTILE if laptop == hostile else WISHES)
        typed[laptop].append(Said(slot, f"{text} {number}"))
    of_plain = [(laptop, place) for laptop in plain for place in range(len(typed[laptop]))]
    of_communities = [one for one in of_plain if _is_community(survey, typed[one[0]][one[1]].slot.holder)]
    misspelled = draw.sample(of_communities, len(slots) // 10)
    for laptop, place in misspelled:
        typed[laptop][place] = _misspelled(draw, survey, typed[laptop][place])
    twice = draw.sample([one for one in of_plain if one not in misspelled], 6 + 4)
    doubled = [(laptop, typed[laptop][place]) for laptop, place in twice]
    alike, differing = doubled[: len(slots) // 20], doubled[len(slots) // 20 :]
    for laptop, said in alike:
        typed[_another(draw, plain, laptop)].append(said)
    for laptop, said in differing:
        typed[_another(draw, plain, laptop)].append(said._replace(text=f"{said.text}, no: otra cosa"))
    paths = {laptop: _file(stick, laptop, said, early=laptop == early) for laptop, said in typed.items()}
    copied = _clone(paths[clone], typed[clone], clone)
    refused, outside = _make_hostile(paths[hostile], hostile)
    _tear(paths[torn], typed[torn][-1], torn)
    altered_text = _alter(paths[altered], typed[altered][0])
    paths[newer].write_bytes(paths[newer].read_bytes().replace(b'"format": 1', b'"format": 9'))
    lost = {said.record for said in (*typed[newer], typed[altered][0])}
    truth: dict[str, set[str]] = {}
    for said in (said for of_laptop in typed.values() for said in of_laptop):
        if said.record not in lost:
            truth.setdefault(said.record, set()).add(said.text)
    renamed = draw.sample(plain, 8)
    _scatter(stick, [paths[laptop] for laptop in renamed], [paths[torn], paths[hostile], copied])
    return Forty(
        stick=stick,
        truth=truth,
        misspelled=sorted({f"community/{M}/{typed[laptop][place].slot.holder}" for laptop, place in misspelled}),
        alike=sorted(said.record for _laptop, said in alike),
        differing=sorted(said.record for _laptop, said in differing),
        twice=sorted(renamed[:2]),
        torn=torn,
        altered=altered,
        altered_text=altered_text,
        newer=newer,
        hostile=hostile,
        refused=refused,
        outside=outside,
        clone=clone,
        early=early,
    )


def _slots(survey: Survey) -> list[Slot]:
    """All that the plan asks for: 90 of communities, 30 of associations."""
    holders = [(one.id, survey.per_year(one.fields)) for one in survey.communities()]
    holders += [(one.id, survey.per_year(one.fields)) for one in survey.associations()]
    return [Slot(id_, year, n + 1) for id_, many in holders for year in survey.plan.years for n in range(many)]


def _is_community(survey: Survey, holder: str) -> bool:
    return f"community/{M}/{holder}" in survey


def _another(draw: random.Random, laptops: list[str], but: str) -> str:
    return draw.choice([one for one in laptops if one != but])


def _misspelled(draw: random.Random, survey: Survey, said: Said) -> Said:
    """The same demand of a community whose name somebody got wrong, and which is therefore not on the list."""
    name = next(one.fields.name for one in survey.communities() if one.id == said.slot.holder)
    while True:
        at = draw.randrange(1, len(name) - 1)
        slips = [
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            name.replace("k", "c").replace("K", "C"),
            name.replace("a", "e", 1),
        ]
        wrong = draw.choice(slips)
        id_ = slug(wrong)
        if survey.names().match(wrong) is None and not _is_community(survey, id_):
            return said._replace(slot=Slot(id_, said.slot.year, said.slot.n), community=wrong)


def _file(stick: Path, laptop: str, typed: list[Said], *, early: bool) -> Path:
    path = stick / f"taller-{laptop}.json"
    day = "1970-01-01" if early else "2002-07-14"
    minutes = iter(range(10, 60))
    with FieldFile.create(
        path, M, f"Equipo {laptop[-2:]}", device=laptop, now=lambda: f"{day}T10:{next(minutes)}:00-04:00"
    ) as field:
        for said in typed:
            if said.community:
                field.save(f"community/{M}/{said.slot.holder}", {"name": said.community})
            field.save(said.record, {"text": said.text, "action": "irrigation", "status": "proposed"})
    _unlock(path)
    return path


def _unlock(path: Path) -> None:
    """A stick has no locks on it."""
    path.with_name(f"{path.name}.lock").unlink(missing_ok=True)


def _note(path: Path, said: Said, laptop: str) -> None:
    """One more save, of which nothing but a note depends."""
    with FieldFile.open(path, "Equipo", device=laptop, now=lambda: "2002-07-15T10:00:00-04:00") as field:
        state = field.survey.history(said.record)
        field.save(said.record, {**(state.values if state else {}), "notes": "Leído en voz alta."})
    _unlock(path)


def _clone(path: Path, typed: list[Said], laptop: str) -> Path:
    """The disk is copied, and both laptops go on."""
    copy = path.with_name(f"disco-{laptop}.json")
    shutil.copyfile(path, copy)
    _note(path, typed[0], laptop)
    _note(copy, typed[1], laptop)
    return copy


def _tear(path: Path, said: Said, laptop: str) -> None:
    """The power goes while a last note is being written."""
    _note(path, said, laptop)
    path.write_bytes(path.read_bytes()[:-60])


def _alter(path: Path, said: Said) -> str:
    """A line no longer says what was saved; returns what it says."""
    told = f"{said.text[::-1]} 0"
    path.write_bytes(path.read_bytes().replace(_quoted(said.text), _quoted(told)))
    return told


def _quoted(text: str) -> bytes:
    return json.dumps(text, ensure_ascii=False).encode()


def _make_hostile(path: Path, laptop: str) -> tuple[int, list[str]]:
    """Entries that no window writes: how many of them cannot be accepted, and the demands outside the plan."""
    deep: Any = "hondo"
    for _ in range(40):
        deep = [deep]
    slot = demand_name(M, "arcata", 2003)
    wish = {"text": "Regalo", "status": "proposed"}
    refused = [
        document(slot, {**wish, "text": "al \u202esever"}, device=laptop),
        document(slot, {**wish, "notes": deep}, device=laptop),
        document(slot, {**wish, "cost_cents": -5}, device=laptop),
        {**document(slot, wish, device=laptop), "author": "otra persona"},
    ]
    outside = [demand_name(M, "arcata", 2099), demand_name(M, "atlantis", 2003)]
    lines = [*refused, *(document(record, wish, device=laptop) for record in outside)]
    data = path.read_bytes().removesuffix(TAIL)
    for number, one in enumerate(lines, 900):
        data += b',\n"%d": ' % number + json.dumps(one, ensure_ascii=False).encode()
    path.write_bytes(data + TAIL)
    return len(refused), outside


def _scatter(stick: Path, plain: list[Path], packed: list[Path]) -> None:
    """Two files copied, some renamed, some in a zip, and things beside them that are none."""
    old = stick / "viejo"
    old.mkdir()
    for path in plain[:2]:
        shutil.copyfile(path, old / f"Copia de {path.name}")
    for number, path in enumerate(plain[2:]):
        path.rename(path.with_suffix(LOST_ENDS[number % len(LOST_ENDS)]))
    with zipfile.ZipFile(stick / "correo.zip", "w") as together:
        for path in packed:
            together.writestr(zipfile.ZipInfo(f"adjuntos/{path.name}"), path.read_bytes())
            path.unlink()
    (stick / "carta.txt").write_text("Estimados: van los archivos.", "utf-8")
    (stick / "fotos.json").write_text('{"fotos": []}', "utf-8")


class Case(NamedTuple):
    """What was planted of one kind, and what was named."""

    name: str
    planted: list[str]
    found: list[str]


def cases(made: Forty, merged: dict[str, Any], checked: dict[str, Any], plan: Path) -> list[Case]:
    """What was planted against what `merge --json` and `check --json` name, and what the plan holds."""
    inputs = [one for one in merged["inputs"] if "left_out" not in one]
    left = [one for one in merged["inputs"] if "left_out" in one]
    problems = checked["files"][0]["problems"]
    survey = Survey(read_file(plan).revisions)

    def of_inputs(wanted: Callable[[dict[str, Any]], bool]) -> list[str]:
        return sorted(laptop for one in inputs if wanted(one) for laptop in one["laptops"])

    def noticed(code: str) -> list[str]:
        return sorted(one["laptop"] for one in merged.get("notices", ()) if one["code"] == code)

    def odd(*codes: str) -> list[str]:
        return sorted(one["where"] for one in problems if one["code"] in codes)

    def written_twice() -> list[str]:
        records = (record for record in survey.records("demand") if slot_of(record))
        laptops = {record: {one.device for one in survey.revisions(record).values()} for record in records}
        return sorted(record for record, by in laptops.items() if len(by) > 1 and record not in merged["disputed"])

    lost = [
        f"{record}: {text}"
        for record, texts in sorted(made.truth.items())
        for text in sorted(texts - _texts(survey, record))
    ]
    return [
        Case("misspelled names", made.misspelled, odd("community-added")),
        Case("the same twice", made.alike, written_twice()),
        Case("edited twice", made.differing, merged["disputed"]),
        Case("files twice", made.twice, of_inputs(lambda one: one["new"] == 0)),
        Case("torn", [made.torn], of_inputs(lambda one: "damaged" in one)),
        Case("altered", [made.altered], of_inputs(lambda one: one["quarantined"] == 1 and "damaged" not in one)),
        Case("newer version", [made.newer], [made.newer for one in left if _is_newer(one, made.newer)]),
        Case("hostile", [made.hostile], of_inputs(lambda one: one["quarantined"] == made.refused)),
        Case("outside the plan", made.outside, odd("holder-unknown", "year-outside")),
        Case("copied disk", [made.clone], noticed("laptop-twice")),
        Case("clock in 1970", [made.early], noticed("clock-early")),
        Case("true and lost", [], lost),
    ]


def _is_newer(one: dict[str, Any], laptop: str) -> bool:
    return one["left_out"] == "format-newer" and laptop in one["path"]


def _texts(survey: Survey, record: str) -> set[str]:
    """Every text that a demand has by a claim: one, or all that are to settle."""
    state = survey.history(record)
    claims = state.claims.get("text", ()) if state else ()
    return {claim.value for claim in claims}
