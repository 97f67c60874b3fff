"""What holds of every screen, looked for in what stands on it: nobody has to know how it should look.

Words are told apart by the catalogues and by the data of the file at hand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations
from typing import Any

from babel.messages.pofile import read_po
from textual import actions
from textual.binding import Binding
from textual.geometry import Region
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from exports.wording.speech import TERMS
from guaqui_tui.language import gettext_ as words
from guaqui_tui.look import keys
from guaqui_tui.screens.frame.base_screen import BaseScreen
from guaqui_tui.screens.frame.list_screen import ListScreen
from guaqui_tui.widgets.bars import KeyLine, TopLine
from guaqui_tui.widgets.choice import Options
from guaqui_tui.widgets.fields import LineField, Prose, SeveralLines
from guaqui_tui.widgets.path_field import PathField
from guaqui_tui.widgets.rows import Rows
from guaqui_tui.widgets.toast import Toast
from storage.kinds.lookup import KINDS
from storage.symbols import NOT_SAVED
from tests.exports.test_colours import READ, contrast

between = cache(contrast)
LETTERS = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]+")
PLACES = re.compile(r"\{\w*[^}]*\}|%\(\w+\)s|%s")
FILE = re.compile(r"/|\.(?:json|csv|xlsx|pdf)\b")
LEAST_LINES = 3
"""Of a list on the least terminal."""
CUT = re.compile(r"\S+ ?…")
"""A word that had no room and says so."""
SHORT = 3
"""A word is told from the beginning of another from so many letters on."""


@cache
def said_in(language: str) -> frozenset[str]:
    """Every word of ours in a language: of the texts in the code, or of their translations."""
    with (words.LOCALE / "es" / "LC_MESSAGES" / "guaqui.po").open("rb") as file:
        catalogue = read_po(file, locale="es")
    texts = [message.id if language == "en" else message.string for message in catalogue if message.id]
    terms = [words.speech_in(language).term(name) for name in TERMS]
    texts += [*terms, *map(str.capitalize, terms)]
    forms = (form for text in texts for form in ([text] if isinstance(text, str) else text or ()))
    return frozenset(word for form in forms for word in LETTERS.findall(PLACES.sub(" ", form)))


@lru_cache(maxsize=4)
def known_in(language: str, data: frozenset[str]) -> list[str]:
    """Those words and some data's, in order."""
    return sorted(said_in(language) | data)


def cut_words(screen: str, language: str, data: frozenset[str]) -> Iterator[str]:
    """Words that stop where there was no more room, without an ellipsis to say so. Files go on on another line.

    A panel beside them begins behind a line of its own, which is no part of a word.
    """
    whole = known_in(language, data)
    for line in screen.split("\n"):
        for token in re.finditer(r"[^\s│]+", line):
            then = line[token.end() :].lstrip(" ")[:1]
            if FILE.search(token[0]) or "…" in {token[0][-1], then}:
                continue
            yield from (f"{word} in {line.strip()!r}" for word in LETTERS.findall(token[0]) if begins(word, whole))


RECORD = re.compile(rf"\b(?:{'|'.join(KINDS)})/[a-z0-9-]+/")
FIELD = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")
BRACES = re.compile(r"\bnull\b|[{\[]\s*['\"]|\bJSON\b")
ONE = re.compile(r"(?<![\d.,/:-])1 ([a-záéíóúñ]+[aeiouáéíóú]s|[a-záéíóúñ]+[lnrz]es)\b")
NO_PLURALS = frozenset({"más", "menos", "jueves", "viernes"})


def machine_words(said: str) -> Iterator[str]:
    """What only programs call so: records, fields, values as a file writes them. Paths are no words."""
    yield from (found[0] for found in RECORD.finditer(said))
    words = " ".join(token for token in said.split() if not FILE.search(token))
    yield from (found[0] for pattern in (FIELD, BRACES) for found in pattern.finditer(words))


def plurals_of_one(said: str) -> Iterator[str]:
    """`1 nuevas`: one of what is said of many, in Spanish."""
    yield from (found[0] for found in ONE.finditer(said) if found[1] not in NO_PLURALS)


def begins(word: str, whole: Sequence[str]) -> bool:
    """Whether it is none of some words, which are in order, but the beginning of one."""
    at = bisect_left(whole, word)
    return len(word) >= SHORT and at < len(whole) and whole[at] != word and whole[at].startswith(word)


def foreign_words(screen: str, language: str, data: frozenset[str]) -> set[str]:
    """Words of ours that are of another language than the one that is spoken."""
    other = {"es": "en", "en": "es"}[language]
    said = " ".join(token for token in CUT.sub(" ", screen).split() if not FILE.search(token))
    long = {word for word in LETTERS.findall(said) if len(word) >= SHORT}
    return (long & said_in(other)) - said_in(language) - data


def overlapping(screen: Screen[Any]) -> Iterator[str]:
    """Pairs of widgets, without others inside, that are drawn over one another."""
    seen = screen._compositor.visible_widgets.items()
    work = ((one, place) for one, place in seen if not isinstance(one, Toast))  # that lies over what is there
    leaves = [(one, region.intersection(clip)) for one, (region, clip) in work if is_leaf(one)]
    for (one, here), (other, there) in combinations(leaves, 2):
        if here.intersection(there).area:
            yield f"{one!r} at {here} and {other!r} at {there}"


def lists_cut(screen: Screen[Any]) -> Iterator[str]:
    """Lists of choices that do not stand complete."""
    seen = screen._compositor.visible_widgets
    for options in screen.query(Options):
        if options.offered:
            lines = options.render().plain.count("\n") + 1
            place = seen.get(options)
            height = place[0].intersection(place[1]).height - options.gutter.height if place else 0
            if height < lines:
                yield f"{height} of {lines} lines of {[option[1] for option in options.offered]}"


def unsaved_unsaid(screen: Screen[Any]) -> Iterator[str]:
    """What the top line says of what is not saved, where it is not so."""
    stack = [one for one in screen.app.screen_stack if isinstance(one, BaseScreen)]
    if not isinstance(screen, BaseScreen) or not screen.session.is_open:
        return
    waits = any(one.unsaved for one in stack) or bool(screen.session.unsaved_drafts)
    said = screen.query_one(TopLine).render().plain
    if waits != (NOT_SAVED in said) and words._("Not saved") not in said:
        yield f"{waits} in {said!r}"


def badly_arrived(screen: Screen[Any]) -> Iterator[str]:
    """A field with the cursor that typing would add to where it is to replace, or the other way round."""
    field = screen.focused
    if isinstance(field, PathField):
        return  # a folder stands there for a name to be typed behind it
    if isinstance(field, LineField):
        is_marked = field.selected_text == field.value
        if field.value and is_marked != field.select_on_focus:
            yield f"{field.id}: {field.selected_text!r} of {field.value!r} is marked"
    elif isinstance(field, Prose) and not isinstance(field, SeveralLines):
        at_end = field.cursor_location == field.document.end
        yield from [] if at_end and not field.selected_text else [f"{field.id}: at {field.cursor_location}"]


def places_of_widgets(screen: Screen[Any]) -> dict[str, Region]:
    """Where everything stands, but for the message that lies over it."""
    seen = screen._compositor.visible_widgets.items()
    return {repr(one): region for one, (region, _clip) in seen if not isinstance(one, Toast)}


def faint(screen: Screen[Any]) -> Iterator[str]:
    """Words and signs that are not to be read on what is behind them (WCAG 2)."""
    for strip in screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if not segment.text.strip() or style is None or style.color is None or style.bgcolor is None:
                continue
            fore, ground = style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex
            if between(fore, ground) < READ:
                yield f"{segment.text!r}: {fore} on {ground}"


def is_leaf(widget: Widget) -> bool:
    """Whether something is drawn by it alone; a bar to scroll by belongs to the widget beside which it stands."""
    return not isinstance(widget, ScrollBar) and not any(child.display for child in widget.children)


def without(text: str, widgets: Iterable[Widget]) -> str:
    """What stands on a screen beside some widgets."""
    lines = [list(line) for line in text.split("\n")]
    for region in (one.region for one in widgets):
        for line in lines[region.y : region.bottom]:
            line[region.x : region.right] = [" "] * len(line[region.x : region.right])
    return "\n".join("".join(line) for line in lines)


def footer_lacks(screen: Screen[Any]) -> Iterator[str]:
    """Keys that the last line has no room for; Esc, which goes back everywhere, is the one that may be missing."""
    for line in map(str, (one.render() for one in screen.query(KeyLine))):
        for binding in keys.shown_bindings(screen):
            key, words = keys.display_of(binding), keys.words_on_bar(binding)
            if key != "Esc" and not {f"{key} {words}", f"{keys.spelled(binding)} {words}"} & _said(line, words):
                yield f"{key} {words}"


def digits_unsaid(screen: Screen[Any], said: str) -> Iterator[str]:
    """Digits that decide something there, and stand neither on the last line nor beside what they decide."""
    shown = {n for one in keys.shown_bindings(screen) for n in _digits(keys.display_of(one))} | {*_digits(said)}
    for binding in type(screen).BINDINGS:
        if not isinstance(binding, Binding) or not binding.key.isdecimal():
            continue
        _of, action, given = actions.parse(binding.action)
        if action == "mark_state" and not _is_state(screen, *given):
            continue  # it says which digits do
        off = binding.action in getattr(screen, "off_bar", ()) or not screen.check_action(action, given)
        if not off and int(binding.key) not in shown:
            yield f"{binding.key} {binding.action}"


def _is_state(screen: Screen[Any], digit: object) -> bool:
    """Whether it means a state of the list, or, 0, that it is left open."""
    fields = screen._states.fields  # type: ignore[attr-defined]
    return fields is not None and (digit == 0 or digit in fields.by_digit)


def _digits(display: str) -> Iterator[int]:
    """Those of a key as it is read: 4-8, 9."""
    for first, last in re.findall(r"\b(\d)(?:-(\d))?\b", display):
        yield from range(int(first), int(last or first) + 1)


def _said(line: str, words: str) -> set[str]:
    """All that stands in the last line up to some words, from each of its keys on."""
    parts = line.split()
    ends = [n for n in range(1, len(parts) + 1) if " ".join(parts[:n]).endswith(words)]
    return {" ".join(parts[start:end]) for end in ends for start in range(end)}


def lost_when_least(screen: Screen[Any], said: str) -> Iterator[str]:
    """What the least terminal has to keep: the keys that lead out, the share, and some lines of a list."""
    line = " ".join(str(one.render()) for one in screen.query(KeyLine))
    out = [one for one in keys.shown_bindings(screen) if one.action in {"back", "app.help"}]
    yield from (key for key in map(keys.display_of, out) if key not in line)
    if type(screen).__name__ in {"BoardScreen", "CommunityScreen"} and "%" not in said:
        yield "the share"
    if isinstance(screen, ListScreen) and not screen.TELLS_ALL:
        rows = screen.query_one(Rows)
        if rows._many and rows.size.height < LEAST_LINES:
            yield f"a list of {rows.size.height} lines"
