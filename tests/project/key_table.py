"""Every key of the app as docs/keys.md lists them: what is bound by `guaqui_tui/look/keys.py`, and where."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from typing import Any

from textual.binding import Binding

import guaqui_tui
from guaqui_tui.language import gettext_ as words
from guaqui_tui.look import key_meanings, keys
from guaqui_tui.look.key_meanings import KeyMeaning

READ = {
    "delete": "Del",
    "escape": "Esc",
    "insert": "Ins",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "plus": "+",
    "slash": "/",
}
LISTED = "(Ctrl+P)"
"""What has no key of its own and is asked for in the list of all actions."""
OF_FIELDS_AND_LISTS = {
    KeyMeaning("space", "Space", "Take or leave"): "Tomar o dejar",
    KeyMeaning("0,1,2,3,4,5,6,7,8,9", "0-9", "Pick; where something is decided, decide"): (
        "Elegir; donde se decide algo, decidir"
    ),
    KeyMeaning("slash", "A-Z", "Find"): "Buscar",
    KeyMeaning("question_mark", "?", "Help, where nothing is typed"): "Ayuda, donde no se escribe nada",
    KeyMeaning("less_than_sign,greater_than_sign", "< >", "Further up or down"): "Más arriba o más abajo",
    KeyMeaning(
        "up,down,left,right,home,end,ctrl+home,ctrl+end",
        "↑ ↓ → ←",
        "Move; in a form to the next field",
    ): "Moverse; en un formulario, al campo siguiente",
    KeyMeaning("ctrl+a", "Ctrl+A", "Select all that stands in the field"): (
        "Seleccionar todo lo que hay en el campo"
    ),
}
"""What is no key of a whole screen: a field or a list with the cursor takes it. In Spanish by what it means."""
MEANINGS = (
    *(one for one in vars(key_meanings).values() if isinstance(one, KeyMeaning)),
    *OF_FIELDS_AND_LISTS,
)
NOT_HERE = "not_here"
"""What a field does with keys that would do something to it elsewhere: nothing."""
MOST = 15
"""What more classes than these take is said to be on most screens."""


def tables() -> str:
    """The tables of docs/keys.md: what each key means, what it does where, and what has no words."""
    return "\n".join([*_meant(), "", *_named(), "", *_unnamed()])


def _meant() -> Iterator[str]:
    yield "| key | means | in Spanish |"
    yield "|---|---|---|"
    spanish = words.speech_in("es")
    for one in MEANINGS:
        also = [_read(key) for key in one.keys.split(",") if key.startswith("ctrl+") and _read(key) != one.display]
        read = ", ".join([one.display, *(also if one.display.startswith("F") else [])])
        yield f"| {read} | {one.words} | {OF_FIELDS_AND_LISTS.get(one) or spanish(one.words)} |"


def one_meaning_each() -> Iterator[str]:
    """What is bound under no meaning, or under several: a key's, and an action's."""
    of_key = {key: one for one in MEANINGS for key in one.keys.split(",")}
    if len(of_key) != sum(len(one.keys.split(",")) for one in MEANINGS):
        yield "a key stands in two meanings"
    of_action: dict[str, tuple[str, str]] = {}
    for owner, bindings in _classes():
        for bound in bindings:
            yield from _several_meanings(owner, bound, of_key, of_action)


def _several_meanings(
    owner: str, bound: Binding, of_key: dict[str, KeyMeaning], of_action: dict[str, tuple[str, str]]
) -> Iterator[str]:
    if bound.action == NOT_HERE or (_is_on_no_keyboard(bound.key) and bound.key_display):
        return
    pressed = [key for key in bound.key.split(",") if not _is_on_no_keyboard(key)]
    meant = {of_key[key].words if key in of_key else f"nothing: {key}" for key in pressed} or {LISTED}
    (meaning, *others) = sorted(meant)
    action = bound.action.partition("(")[0]
    before, where = of_action.setdefault(action, (meaning, owner))
    if others or meaning.startswith("nothing") or (before != meaning and bound.description):
        yield f"{owner} {bound.key} {action}: {sorted(meant)}; in {where}: {before}"


def constants() -> dict[str, Binding]:
    """The bindings that have a name, by it."""
    return {name: one for name, one in vars(keys).items() if isinstance(one, Binding)}


def _named() -> Iterator[str]:
    yield "| key | does | in Spanish | where | name |"
    yield "|---|---|---|---|---|"
    where: dict[int, list[str]] = {id(one): [] for one in constants().values()}
    for owner, bindings in _classes():
        for one in bindings:
            if id(one) in where and owner not in where[id(one)]:
                where[id(one)].append(owner)
    spanish = words.speech_in("es")
    for name, one in sorted(constants().items(), key=lambda item: (_order(_keys(item[1])), item[0])):
        said = (one.description, spanish(one.description) if one.description else "")
        owners = where[id(one)]
        listed = ", ".join(sorted(owners)) if len(owners) <= MOST else "most screens"
        yield f"| {_keys(one)} | {' | '.join(said)} | {listed} | `{name}` |"


def _unnamed() -> Iterator[str]:
    """What a class binds for itself, without words."""
    yield "| where | keys |"
    yield "|---|---|"
    named = {id(one) for one in constants().values()}
    for owner, bindings in _classes():
        its = [_keys(one) for one in bindings if id(one) not in named]
        if its:
            yield f"| {owner} | {', '.join(its)} |"


def _classes() -> list[tuple[str, list[Binding]]]:
    """Every class of ours that binds keys itself, by its name."""
    modules = (
        importlib.import_module(one.name)
        for one in pkgutil.walk_packages(guaqui_tui.__path__, "guaqui_tui.")
        if not one.name.endswith("__main__")
    )
    found: dict[str, list[Binding]] = {}
    for module in modules:
        for one in vars(module).values():
            if isinstance(one, type) and one.__module__ == module.__name__ and "BINDINGS" in vars(one):
                found[f"`{one.__name__}`"] = list(_bindings(vars(one)["BINDINGS"]))
    return sorted(found.items())


def _bindings(given: Iterable[Any]) -> Iterator[Binding]:
    for one in given:
        assert isinstance(one, Binding), "a key is bound as a Binding"
        yield one


def _keys(one: Binding) -> str:
    """F2, Ctrl+S: all keys as they are read, the one of the footer first."""
    pressed = [_read(key) for key in one.key.split(",") if not _is_on_no_keyboard(key)]
    shown = one.key_display
    if shown and shown not in pressed:
        pressed.insert(0, shown)
    return ", ".join(pressed) or LISTED


def _is_on_no_keyboard(key: str) -> bool:
    return key.startswith(keys.ONLY_LISTED)


def _read(key: str) -> str:
    return "+".join(READ.get(part, part.capitalize()) for part in key.split("+"))


def _order(read: str) -> tuple[bool, int, str]:
    """The function keys first, by their number."""
    first = read.partition(",")[0]
    number = int(first[1:]) if first[0] == "F" and first[1:].isdecimal() else 0
    return not number, number, read
