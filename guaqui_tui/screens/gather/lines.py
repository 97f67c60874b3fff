"""What the screen that gathers files says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from storage.errors import Notice, StillEncryptedError
from storage.gather.concern_table import CONCERNS, Concern
from storage.gather.concerns import MergeConcerns
from storage.gather.merge import Merged
from storage.gather.preview import MergePreview
from storage.plan.standing import Trust
from storage.plan.views.scopes import disputed_in
from storage.symbols import ATTENTION, STAYS_OUT

from ...language.gettext_ import _, ngettext
from ...language.sentence_facts import few
from ...widgets.text import in_cells
from ...wording.gather.gathered_files import HEADINGS, FileLine
from ...wording.gather.plan_changes import CHANGES_THE_PLAN
from ...wording.gather.standings import overruled_heading
from ...wording.laptops import laptop_in_words

_LAPTOP: Final = 11
_PEOPLE: Final = 20
_ROOMY: Final = 110
"""From this width on who types has a column too."""


def headings(width: int, named: str) -> str:
    """What the names are of, laptop, who types, and what the numbers are."""
    return _columns(width, f"  {named}", _("Laptop"), _("Who types")) + "".join(
        _right(_(heading), _(heading)) for heading in HEADINGS
    )


def source_line(line: FileLine, width: int) -> Content:
    """! taller-1.json   lap00001       12         22             1          0."""
    if line.stays_out:
        return _stays_out(line, width)
    numbers = (_right(str(n), _(heading)) for n, heading in zip(line.counts, HEADINGS, strict=True))
    mark = ATTENTION if line.said else " "
    whole = Content(_columns(width, f"{mark} {line.name}", line.whose, line.people) + "".join(numbers))
    return whole.stylize("$alarm") if line.said else whole


def _stays_out(line: FileLine, width: int) -> Content:
    named = in_cells(f"{STAYS_OUT} {line.name}", _name(width))
    if "left_by_hand" in line.said:
        why = _("left out; Del lets it in")
        return Content(in_cells(f" {named} {why}", width))
    why = _("nobody's list: stays out") if "unknown_pack" in line.said else _("stays out; why stands below")
    return Content.styled(in_cells(f" {named} {why}", width), "$alarm")


def _columns(width: int, name: str, whose: str, people: str) -> str:
    parts = [in_cells(name, _name(width)), in_cells(whose, _LAPTOP)]
    parts += [in_cells(people, _PEOPLE)] if width >= _ROOMY else []
    return " " + " ".join(parts)


def _name(width: int) -> int:
    numbers = sum(cell_len(_(heading)) + 2 for heading in HEADINGS)
    return max(12, width - numbers - _LAPTOP - 2 - (_PEOPLE + 1 if width >= _ROOMY else 0))


def _right(text: str, heading: str) -> str:
    return " " * (cell_len(heading) + 2 - cell_len(text)) + text


def still_encrypted(seen: MergePreview) -> list[str]:
    """The files that a passphrase would open, and nobody said it."""
    return [one.path for one in seen.left_out if isinstance(one.error, StillEncryptedError)]


def source_detail(line: FileLine) -> str:
    """All of a line that has no room in it, and what somebody has to look at in the file."""
    whose = " · ".join(part for part in (line.name, line.whose, line.people) if part)
    return "\n".join([whose, *(_detail(kind, said) for kind, said in line.said.items())])


def _detail(kind: Concern, said: tuple[str, ...]) -> str:
    if kind == "plan_changes":
        return f"{_(CHANGES_THE_PLAN)}: {'; '.join(few(list(said)))}"
    return "\n".join(said)


def brings(seen: MergePreview, lines: Iterable[FileLine]) -> str:
    """What would come in: 39 files, 215 new versions, 4 to settle, 5 set aside, 1 file stays out."""
    lines = list(lines)
    out = sum(line.stays_out for line in lines)
    files = len(lines) - out
    parts = [
        ngettext("{n} file", "{n} files", files).format(n=files),
        *numbers_to_come(seen, lines),
        ngettext("{n} file stays out", "{n} files stay out", out).format(n=out) if out else "",
    ]
    return ", ".join(part for part in parts if part)


def numbers_to_come(seen: MergePreview, lines: Iterable[FileLine]) -> list[str]:
    """Of all that would come in: 215 new versions, 4 to settle, 5 set aside."""
    coming = [line for line in lines if not line.stays_out]
    new, aside = (sum(line.counts[which] for line in coming) for which in (0, 3))
    parts = [
        ngettext("{n} new version", "{n} new versions", new).format(n=new),
        disputes_to_come(seen),
        ngettext("{n} set aside", "{n} set aside", aside).format(n=aside) if aside else "",
    ]
    return [part for part in parts if part]


def concerns_in_words(
    lines: Sequence[FileLine],
    found: MergeConcerns,
    trust: Trust,
    instead: Mapping[Concern, str],
    *,
    above: bool,
    merged: bool,
) -> list[str]:
    """What of all files together is said above their numbers or below them, each kind in its order.

    `instead`: how it is said of what is no file.
    """
    said: dict[Concern, str] = {
        "unknown_pack": _unknown_pack(len(found.unknown_pack)),
        "plan_changes": _plan_changes(sum("plan_changes" in line.said for line in lines), merged=merged),
        "overruled": overruled_heading(found.overruled) if found.overruled else "",
        "laptop_twice": _see_to([*found.laptop_twice, *found.wrong_clock], trust),
    }
    there = [kind for kind, rule in CONCERNS.items() if rule.above == above and said.get(kind)]
    return [instead.get(kind, said[kind]) for kind in there]


def _unknown_pack(n: int) -> str:
    """How many files bring what is said in the list's name and is nobody's, and how they come in all the same."""
    words = ngettext(
        "{n} file says in the name of the municipality's list what it does not say and stays out. F5 accepts it.",
        "{n} files say in the name of the municipality's list what it does not say and stay out. F5 accepts them.",
        n,
    )
    return words.format(n=n) if n else ""


def _plan_changes(n: int, *, merged: bool) -> str:
    """How many of the files that come in change the plan itself, or did."""
    if merged:
        return _("It changed the plan itself: F6 shows first what.") if n else ""
    words = ngettext(
        "{n} file changes the plan itself. It stands first: see below what it changes before you take it in.",
        "{n} files change the plan itself. They stand first: see below what each changes before you take them in.",
        n,
    )
    return words.format(n=n) if n else ""


def nothing_comes(out: int, *, undone: bool) -> str:
    """`undone`: some of it came in before and was undone."""
    words = ngettext(
        "Nothing comes in: {n} file stays out, and below stands why.",
        "Nothing comes in: {n} files stay out, and below stands why.",
        out,
    ).format(n=out)
    again = _("Ctrl+P: look again, with what was undone.")
    return f"{words} {again}" if undone else words


def disputes_to_come(seen: MergePreview) -> str:
    n = len(disputed_in(seen.survey))
    return ngettext("{n} thing to settle", "{n} things to settle", n).format(n=n) if n else ""


def _see_to(notices: Iterable[Notice], trust: Trust) -> str:
    """Which laptops somebody has to see to: copied disks, wrong clocks."""
    laptops = sorted({one.facts["laptop"] for one in notices})
    words = ngettext(
        "See to laptop {laptops}: its line says why.",
        "See to laptops {laptops}: their lines say why.",
        len(laptops),
    )
    return words.format(laptops=", ".join(laptop_in_words(one, trust) for one in laptops)) if laptops else ""


def gathered(merged: Merged) -> str:
    """What a merge did, and where the rest is."""
    new = sum(one.new for one in merged.seen.sources)
    if not merged.wrote:
        return _("All of it was here already: nothing was written.")
    words = ngettext(
        "Gathered: {n} new version is in the plan.", "Gathered: {n} new versions are in the plan.", new
    )
    said = [words.format(n=new)]
    if merged.quarantine:
        said.append(_("F9 leads to what was set aside."))
    return " ".join(said)
