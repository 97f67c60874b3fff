"""What the screens of a hub say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from storage.gather.concern_table import Concern
from storage.gather.preview import MergePreview

from ...language.gettext_ import _, ngettext
from ...wording.gather.gathered_files import FileLine
from .lines import numbers_to_come

if TYPE_CHECKING:
    from storage.hub.difference import HubDifference
    from storage.hub.push import Pushed


def difference_lines(found: HubDifference) -> list[str]:
    """What is new there and what here, as far as whoever asks may know it, and what to press."""
    if not found.may_send:
        words = _("You have no right to this municipality there: ask whoever keeps the hub for it.")
        return [found.where, words]
    if found.same:
        return [found.where, _("The same stands here and there: nothing is to be sent or fetched.")]
    return [found.where, _here(found.here), _there(found.there)]


def _here(n: int | None) -> str:
    if n is None:
        return _("Something here may be new there. F2 sends it; what is there already is not sent again.")
    words = ngettext(
        "{n} version is here and not there. F2 sends it.", "{n} versions are here and not there. F2 sends them.", n
    )
    return words.format(n=n) if n else _("All that is here is there too.")


def _there(n: int | None) -> str:
    if n is None:
        return _("You may send there and not fetch, so nobody says here what is new there.")
    words = ngettext(
        "{n} version is there and not here. F6 shows what it brings before it comes in.",
        "{n} versions are there and not here. F6 shows what they bring before they come in.",
        n,
    )
    return words.format(n=n) if n else _("All that is there is here too.")


def sent_lines(done: Pushed) -> list[str]:
    """What sending did, and what of it stayed out."""
    return [_sent(done), *_stayed_out(done)]


def _sent(done: Pushed) -> str:
    if not done.sent:
        return _("All of it was there already: nothing was sent.")
    said = [ngettext("{n} version was sent.", "{n} versions were sent.", done.sent).format(n=done.sent)]
    if done.fresh is not None:
        words = ngettext("{n} of it was new there.", "{n} of them were new there.", done.fresh)
        said.append(words.format(n=done.fresh))
    return " ".join(said)


def _stayed_out(done: Pushed) -> Iterator[str]:
    for one in done.files:
        if one.refused:
            yield _("  {n} entries cannot be believed and stay out").format(n=one.refused).strip()
    if done.quarantine:
        yield _("What was set aside is kept in {path}.").format(path=done.quarantine)


def broken_off(acknowledged: int | None) -> str:
    """`acknowledged`: how much is there for good; None where nothing was sent."""
    if acknowledged is None:
        return _("Broken off: nothing was written.")
    words = ngettext(
        "Broken off: {n} version is there for good; F2 goes on behind it.",
        "Broken off: {n} versions are there for good; F2 goes on behind them.",
        acknowledged,
    )
    return words.format(n=acknowledged) if acknowledged else _("Broken off: the hub confirmed nothing of it.")


def fetch_brings(seen: MergePreview, lines: Iterable[FileLine]) -> str:
    """What would come in from a hub: 215 new versions, 4 to settle, 5 set aside, 1 part stays out."""
    lines = list(lines)
    return ", ".join([*numbers_to_come(seen, lines), *_parts_out(lines)])


def concerns_of_hub() -> Mapping[Concern, str]:
    """What there may be of what comes from a hub, in place of the words for files."""
    return {
        "unknown_pack": _(
            "Something is said in the name of the municipality's list that it does not say: it stays out. F5 "
            "accepts it."
        ),
        "plan_changes": _("It changes the plan itself: see below what it changes before you take it in."),
    }


def nothing_fetched(lines: Sequence[FileLine], *, undone: bool) -> str:
    words = _("Nothing comes in: {parts}, and below stands why.").format(parts=", ".join(_parts_out(lines)))
    again = _("Ctrl+P: look again, with what was undone.")
    return f"{words} {again}" if undone else words


def _parts_out(lines: Iterable[FileLine]) -> list[str]:
    n = sum(line.stays_out for line in lines)
    return [ngettext("{n} part stays out", "{n} parts stay out", n).format(n=n)] if n else []
