"""What else can be broken off: deciding, importing, carrying, exporting, and what a laptop keeps of its own."""

from __future__ import annotations

from typing import Final
from unittest.mock import patch

from exports.carry import FileToCopy, copy_files
from exports.carry_encrypted import copy_encrypted
from exports.formats.file import File
from exports.leaving.paper_folder import PaperFolder
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from guaqui_tui.session import settings
from guaqui_tui.session.importing import meaning
from guaqui_tui.session.several_sheets import alias_changes, next_outlook, pretended_plan, save_seen
from guaqui_tui.session.taking_back import take_back
from storage import FieldFile
from storage.backup import Backup
from storage.file.drafts import Draft
from storage.file.encrypted import ENDING
from storage.file.pack import load_pack
from storage.file.trust import know, refuse
from storage.gather.admission import MergeOptions
from storage.gather.merge import merge
from storage.gather.unlocking import put_unlocked
from storage.intake.sheets import AS_PROPOSED, propose_sheets, read_source
from storage.plan.acta.verify import acta_record
from storage.plan.arrivals.arrival_list import listed_arrivals
from storage.revisions.lines import whole_file
from storage.revisions.revision import Revision
from tests.storage.age_by_hand import encrypted_by_hand
from tests.storage.interruptible_acts import (
    COPY,
    SLOTS,
    Installation,
    InterruptibleAct,
    all_revs,
    base,
    begun,
    lay,
    longer,
    opened,
    revs,
    with_stick,
)
from tests.storage.kept_beside import PAPERS, WORDS, drafts_in, home_in, kept
from tests.storage.revisions_made import DEMAND, SLOT, revision

KNOWN: Final = "k7m2q6xw" * 6 + "k7m2"
REFUSED: Final = "a2b3c4d5" * 6 + "a2b3"
ALIAS: Final = {"Arcata vieja": "arcata"}
TABLES: Final = {"uno": "Arcata vieja,2004,Riego", "dos": "Andamarca,2004,Posta\nNadie,2004,Riego"}


def _file(here: Installation) -> FieldFile:
    """The file at its user's; opened again where a kill took it from them."""
    return here.field or here.open()


def _disputed(here: Installation) -> None:
    opened()(here)
    field = _file(here)
    field.save(SLOT, {**DEMAND, "text": "Otra"}, ())
    here.acknowledged = all_revs(field.survey)


def _settle(here: Installation) -> None:
    """With the reason, which is a record of its own; where a disk that takes nothing back did it, none."""
    field = _file(here)
    field.add(())
    state = field.survey.history(SLOT)
    if state is not None and state.disputed:
        field.settle(SLOT, {"text": "Otra"}, "así se acordó")
    here.ack(here.saved)


def _with_tables(here: Installation) -> None:
    """Two tables: one names a community by an alias, one has a row that does not fit. The plan knows them."""
    lay(here, plan=b"".join(whole_file(_with_communities())))
    here.open()
    tables = here.folder / "tables"
    tables.mkdir()
    for name, rows in TABLES.items():
        (tables / f"{name}.csv").write_text(f"comunidad,gestion,demanda\n{rows}\n", "utf-8")


def _with_communities() -> list[Revision]:
    """The plan, and two communities of it."""
    begins, ends = ("plan/", "municipality/"), ("/arcata", "/andamarca")
    return [one for one in load_pack("guaqui") if one.record.startswith(begins) or one.record.endswith(ends)]


def _import(here: Installation) -> None:
    """As the command does: several tables and an alias by one write, what does not fit beside its table."""
    field = _file(here)
    with home_in(here.folder):
        survey = field.survey
        aliases = alias_changes(survey, ALIAS)
        plan = pretended_plan(survey, aliases)
        seen = []
        for name in TABLES:
            source = read_source(here.folder / "tables" / f"{name}.csv")
            (proposal,) = propose_sheets(source, AS_PROPOSED, meaning(plan))
            seen.append(next_outlook(source, proposal, plan, lambda _done, _of: None, "ask"))
        save_seen(field, survey, plan, seen, aliases)
    here.ack(here.saved)


def _imported(here: Installation) -> None:
    _with_tables(here)
    _import(here)


def _take_back(here: Installation) -> None:
    field = _file(here)
    for one in listed_arrivals(field.survey):
        if not one.withdrawn:
            take_back(field, one)
    here.ack(here.saved)


def _beside_a_strange_pack(here: Installation) -> None:
    """A plan, and a laptop's file that goes by a pack that is not known here."""
    lay(here, plan=base(), inputs=1)
    strange = revision("class/guaqui/turismo", {"name": "Turismo", "productive": True}, device="pack", author="")
    (here.inputs / "laptop1.json").write_bytes(b"".join(whole_file([*begun(), strange])))


def _accept(here: Installation) -> None:
    with home_in(here.folder):
        merged = merge(here.path, [here.inputs], MergeOptions(accept_pack=True), at=here.now())
    there = all_revs(merged.survey)
    here.ack(there | {f"trust:{one}" for one in kept(here.folder, "trust")})


def _carry(here: Installation) -> None:
    with FieldFile.open(here.path, writable=False) as field:
        known = all_revs(field.survey)
    load = FileToCopy(
        here.path, COPY, lambda there: kept(there.parent, there.name) <= known, private=True, is_plan=True
    )
    copy_files([load], here.folder, lambda _step: None)
    here.ack({f"{COPY}:{one}" for one in known})


def _carried_before(here: Installation) -> None:
    """An older copy on the stick, and a plan that has more."""
    lay(here, plan=longer())
    (here.folder / "stick").mkdir()
    (here.folder / COPY).write_bytes(base())
    here.acknowledged |= {f"{COPY}:{one}" for one in revs(base())}


def _carry_encrypted(here: Installation) -> None:
    """With little work for the passphrase: what is tried is the writing."""
    load = FileToCopy(here.path, here.path.name, lambda _there: True, private=True, is_plan=True)
    with patch("exports.carry_encrypted.encrypted", encrypted_by_hand):
        copy_encrypted(load, here.folder / "stick", WORDS, lambda _step: None)
    here.ack({f"{COPY}{ENDING}:{one}" for one in revs(here.path.read_bytes())})


def _carried_encrypted_before(here: Installation) -> None:
    lay(here, plan=longer())
    (here.folder / "stick").mkdir()
    (here.folder / f"{COPY}{ENDING}").write_bytes(encrypted_by_hand(base(), WORDS))
    here.acknowledged |= {f"{COPY}{ENDING}:{one}" for one in revs(base())}


def _unlock(here: Installation) -> None:
    """What came encrypted is put down in the clear, and worked on."""
    if not here.path.exists():  # done again after an error
        put_unlocked(here.path, longer())
    here.ack(revs(longer()))


class _AtOnce(Backup):
    """A second copy that whoever saves brings level: what breaks it off is raised there, not in a thread."""

    def catch_up(self) -> None:
        self._level()

    def wait(self, _seconds: float) -> bool:
        return True


def _copy_along(here: Installation) -> None:
    """A save is acknowledged whatever becomes of the copy; what is said to be level is there too."""
    field = _file(here)
    with patch("storage.backup.Backup", _AtOnce):
        copy = field.back_up_to(here.folder / "stick", new=True)
        for slot in SLOTS[:2]:
            field.save(slot, DEMAND)
            here.ack(here.saved)
            if copy.state == "level":
                here.ack({f"{COPY}:{rev}" for rev in here.saved})
        field.stop_backing_up()


def _type(here: Installation) -> None:
    """A draft is written anew each second; another form's beside it."""
    with home_in(here.folder):
        for number in range(1, 4):
            drafts_in(here.folder).keep(Draft(SLOT, {"text": str(number)}, [], "", ""))
            here.ack({f"drafts:{number}"})
        drafts_in(here.folder).keep(Draft(SLOTS[0], {"text": "1"}, [], "", ""))
        drafts_in(here.folder).put_aside(SLOTS[0])


def _set(here: Installation) -> None:
    """Settings that are replaced as one goes from place to place."""
    with home_in(here.folder):
        for number in range(1, 4):
            settings.store(settings.Settings(author="Rosa Mamani", n=number + 1))
            here.ack({f"settings:{number}"})


def _trust(here: Installation) -> None:
    with home_in(here.folder):
        know(KNOWN, "Rosa Mamani")
        here.ack({f"trust:{KNOWN}"})
        refuse(REFUSED)
        here.ack({f"trust:not {REFUSED}"})


def _export(here: Installation) -> None:
    """As papers leave: written beside, the acta recorded in the plan, and then named."""
    field = _file(here)
    with PaperFolder(here.folder / PAPERS, Edition(Speech())) as out:
        names = ["actas/a.pdf", "lists/b.csv"]
        out.expect(names)
        for name in names:
            out.put(File(name, lambda name=name: [name.encode()]), "")  # type: ignore[misc]
        record = acta_record(field.survey, "andamarca", "0000000000000000")
        if not field.survey.revisions(record):
            field.add([field.drafted(record, {"printed": ["x"]})])
        out.finish()
    here.ack(here.saved | {f"papers:{one}" for one in kept(here.folder, "papers") if not one.startswith(".")})


OF_SMALL_FILES: Final = [
    InterruptibleAct("type", lambda here: lay(here, plan=base()), _type),
    InterruptibleAct("set", lambda here: lay(here, plan=base()), _set),
    InterruptibleAct("trust", lambda here: lay(here, plan=base()), _trust),
]
"""Of what an installation keeps of its own."""

ACTS_BESIDE: Final = [
    *OF_SMALL_FILES,
    InterruptibleAct("settle", _disputed, _settle),
    InterruptibleAct("import tables and aliases", _with_tables, _import),
    InterruptibleAct("take an import back", _imported, _take_back),
    InterruptibleAct("accept a pack", _beside_a_strange_pack, _accept),
    InterruptibleAct("carry", with_stick, _carry),
    InterruptibleAct("carry over an older copy", _carried_before, _carry),
    InterruptibleAct("carry encrypted over an older copy", _carried_encrypted_before, _carry_encrypted),
    InterruptibleAct("put down what was encrypted", lay, _unlock),
    InterruptibleAct("copy along", with_stick, _copy_along),
    InterruptibleAct("export actas", opened(), _export),
]
"""Each is tried as what is done to the plan itself is."""
