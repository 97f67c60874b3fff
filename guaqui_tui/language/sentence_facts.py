"""The facts of an error, a notice, a finding, as sentences take them."""

from __future__ import annotations

from typing import Any

from storage.kinds.lookup import KINDS
from storage.notation.text import printable
from storage.packs.pack_faults import PackFault

from .dates import day
from .gettext_ import _, ngettext
from .laptop_letters import letters_of
from .pack_faults import fault_words
from .shell_words import shell_word

_LAPTOPS = frozenset({"laptop", "laptops"})
_DAYS = frozenset({"day", "held"})
_LABEL = "called"
"""What a kind is called, as a msgid."""
_EMPTY = "empty"
"""Why papers have nothing, as msgids of whole sentences."""
_NAMED = 6
"""As many records, or fields of one, are named in a sentence."""
_MANY = frozenset({"fields", "records"})
_OF_A_RECORD = frozenset({"fields", "disputed"})
"""Names of the fields of the record that the facts are about."""


class _Facts(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "?"


def facts_in_words(facts: dict[str, Any]) -> _Facts:
    """Facts as words take them, days as they are read.

    Paths and what strangers' files hold stand among them: nothing of these is for a terminal to obey.
    """
    said = _Facts({name: printable(_said(name, fact)) for name, fact in _opened(facts).items()})
    if "path" in said:
        said["typed_path"] = shell_word(said["path"])  # in a command to type
    return said


def _opened(facts: dict[str, Any]) -> dict[str, Any]:
    """The same, where they name fields of the record that they are about, without what is private."""
    record = facts.get("record")
    if not isinstance(record, str):
        return facts
    return {name: _open(record, fact) if name in _OF_A_RECORD else fact for name, fact in facts.items()}


def few(said: list[str], most: int = _NAMED) -> list[str]:
    """The first of some things, and how many more there are: a file may be made up of them."""
    n = len(said) - most
    more = ngettext("and {n} more", "and {n} more", n).format(n=n)
    return [*said[:most], more] if n > 0 else said


def pack_fault_in_words(fault: PackFault) -> str:
    """What is wrong in a pack, behind the number of its line."""
    return fault_words(fault, _, lambda fact: printable(_plain(fact)))


def _open(record: str, fields: list[str]) -> list[str]:
    """The fields of a record; those that are private by one word."""
    from storage.plan.views.readers import ANYBODY  # most sentences name none

    said = ANYBODY.named(record, fields)
    return said if len(said) == len(fields) else [*said, _("Private data")]


def _said(name: str, fact: Any) -> str:
    if name in _LAPTOPS:
        return ", ".join(letters_of(fact if isinstance(fact, list) else [fact]))
    if name in _DAYS:
        return day(fact)
    if name == _LABEL:
        return _(fact).lower()
    if isinstance(fact, dict):  # records with their fields
        return "; ".join(
            few([f"{by_its_kind(one)} ({', '.join(few(_open(one, of)))})" for one, of in fact.items()])
        )
    if name in _MANY:
        return ", ".join(few(fact))
    return " ".join(map(_, fact)) if name == _EMPTY else _plain(fact)


def by_its_kind(written: str) -> str:
    """A record of which no plan at hand says what it is called: Community arcata."""
    kind, *name = written.split("/")
    return " ".join([_(KINDS[kind].label), *name[1:]]) if name and kind in KINDS else written


def _plain(fact: Any) -> str:
    if isinstance(fact, PackFault):
        return pack_fault_in_words(fact)
    return ", ".join(map(str, fact)) if isinstance(fact, list | tuple) else str(fact)
