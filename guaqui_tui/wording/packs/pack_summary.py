"""What was understood of the answers of a new municipality, for whoever gave them to see what was not meant so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import convert

from exports.wording.speech import Speech
from storage.kinds.terms.municipality import Municipality
from storage.kinds.terms.step import CONVENED
from storage.notation.currency import sign_of
from storage.notation.text import first_words
from storage.packs.preparation.answer_texts import named_items
from storage.packs.preparation.answers import Answers, ListRow
from storage.packs.preparation.pack_records import prepared_steps, profile, usual_causes
from storage.packs.preparation.setup_questions import QUESTIONS
from storage.packs.preparation.territory import Territory, roles_of, territory_of
from storage.plan.pack_check import PackDoubt
from storage.translatable import N_

from ...language.gettext_ import _, speech

_SHORT: Final = 24


def pack_summary_lines(answers: Answers) -> list[str]:
    """How many there are of what and what was left out, each short list, then what each column of the list is. In
    the words that were answered.
    """
    territory, of = territory_of(answers), convert(profile(answers), Municipality)
    say = speech().in_words_of(of)
    levels = len(territory.levels)
    words = N_("Communities {communities}, levels above them {levels}, zonings {zonings}, years {years}.")
    counted = say(words).format(
        communities=len(territory.communities) - levels,
        levels=levels,
        zonings=len(territory.zonings),
        years=", ".join(answers.lines("years")),
    )
    return [counted, *_left_out(answers), *_short_lists(answers, of, say), *_of_columns(answers, territory, say)]


def _short_lists(answers: Answers, of: Municipality, say: Speech) -> Iterator[str]:
    """Classes, who pays, steps, causes, and the money."""
    classes = (f"{one.name}{' *' if one.marked else ''}" for one in named_items(answers.lines("class")))
    steps = (f"{one.name} ({say(CONVENED[one.of])})" for one in prepared_steps(answers))
    lists = {
        N_("Classes, * for productive ones: {names}"): classes,
        N_("Who pays: {names}"): (one.name for one in named_items(answers.lines("funder"))),
        N_("Steps: {names}"): steps,
        N_("Causes: {names}"): (body["name"] for body in usual_causes(answers).values()),
        N_("Money: {names}"): dict.fromkeys((answers.text("currency"), sign_of(of))),
    }
    found = ((words, ", ".join(filter(None, names))) for words, names in lists.items())
    yield from (say(words).format(names=names) for words, names in found if names)


def _of_columns(answers: Answers, territory: Territory, say: Speech) -> Iterator[str]:
    if levels := territory.levels:
        yield _("Levels, which ask for nothing themselves: {names}").format(names=", ".join(levels))
    if rows := territory.levels_with_rows:
        words = N_(
            "Rows that name themselves as their level are the level, not a community, without figures or zones of "
            "their own: {names}"
        )
        yield say(words).format(names=", ".join(rows))
    for id_, zoning in territory.zonings.items():
        zones = ", ".join(territory.zones_of(id_))
        yield _("Zones of {zoning}: {names}").format(zoning=zoning["name"], names=zones)
    if answers.table("from").path:
        headings, used = answers.table("from").headings, roles_of(answers).used
        if left := [one for at, one in enumerate(headings) if at not in used]:
            yield _("Columns not used: {names}").format(names=", ".join(left))


def _left_out(answers: Answers) -> Iterator[str]:
    for table in (answers.table(one.id) for one in QUESTIONS if one.unit == "table"):
        if table.left_out:
            words = _("{path}: these lines are taken for no row: {lines}")
            yield words.format(path=table.path, lines="; ".join(map(_shown, table.left_out)))


def _shown(row: ListRow) -> str:
    """A line's number and how it begins: whoever reads it sees whether a community is left out."""
    return f"{row.line} {first_words(' '.join(filter(None, row.cells)), _SHORT)}".rstrip()


def pack_doubt(one: PackDoubt) -> str:
    """Which name may be another one twice, or is not what it looks like."""
    from ..look_alikes import doubt_in_words  # most packs have none

    if one.near:
        words = _("{name} may be the same as {other}, written in another way")
        return words.format(name=one.doubt.name, other=one.doubt.others[0])
    return f"{one.doubt.name}: {doubt_in_words(one.doubt)}"
