"""A holder's demands as they are read aloud, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from msgspec import UNSET

from exports.wording.rejection import rejection
from exports.wording.votes import compared_votes, how_many_abstained
from storage.kinds.process.demand import PHASES, slot_of
from storage.names.name_table import slug
from storage.notation.currency import currency_of
from storage.notation.text import clean_line, first_words
from storage.plan.acta.reading_aloud import Acceptance, ReadSlot, slot_read_aloud
from storage.plan.calendar import convened, people_present
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey
from storage.plan.votes import Vote

from ..language.dates import day
from ..language.gettext_ import _, ngettext, speech
from ..language.numbers import bare_amount
from .slots import slot_name
from .values import values_of
from .votes import present_in_words
from .workshops import hours_of, quorum_of


class NamesAloud(NamedTuple):
    """What is said for ids. `currency` is said after amounts; funders, classes and actions are by their ids;
    `where` names a demand's record.
    """

    currency: str = ""
    funders: Mapping[str, str] = {}
    classes: Mapping[str, str] = {}
    actions: Mapping[str, str] = {}
    where: Callable[[str], str] = str


def sentences_aloud(survey: Survey, states: Iterable[SlotState]) -> list[str]:
    """What is read of some slots, a sentence for each: on the screen and line by line the same."""
    values = values_of(survey)
    currency = next(iter(currency_of(survey.profile).words), speech().sign)
    funders, classes, actions = (values.names(kind) for kind in ("funder", "class", "action"))

    def where(record: str) -> str:
        slot = slot_of(record)
        return slot_name(survey, slot) if slot else record

    names = NamesAloud(currency, funders, classes, actions, where)
    return [sentence_of(slot_read_aloud(one), names, rejection(one, survey, _)) for one in states]


def workshop_aloud(survey: Survey, holder: str) -> str:
    """When and where they met, who came and the quorum, as far as it was noted; empty where nothing of it was."""
    workshop = convened(survey, holder).last
    if workshop is None or workshop.outcome != "held":
        return ""
    place = clean_line(workshop.place).rstrip(".") if isinstance(workshop.place, str) else ""
    said = (
        _("workshop of {day}").format(day=day(str(workshop.held_on))) if workshop.held_on is not UNSET else "",
        _("in {place}").format(place=place) if place else "",
        hours_of(workshop),
        present_in_words(people_present(survey, holder)),
        quorum_of(workshop),
    )
    words = ", ".join(filter(None, said))
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def acceptance_in_words(found: Acceptance) -> str:
    """For a heading; nothing where nothing was accepted."""
    return {
        "none": "",
        "accepted": _("read and accepted"),
        "changed": _("changed since it was read: F7 reads it"),
        "unsure": _("read and accepted, not noted what: F7 reads it"),
    }[found]


def sentence_of(read: ReadSlot, names: NamesAloud, rejected: str = "") -> str:
    """A slot as one says it aloud. `rejected`: that it was, and why, which is no part of what people accept."""
    match read.stand:
        case "disputed":
            return _("In {year}: there are several versions, to settle.").format(year=read.year)
        case "none":
            return _with_reason(_("In {year} the community decided not to ask for anything."), read)
        case "postponed":
            return _with_reason(_("In {year}: postponed."), read)
        case "missing":
            return _("In {year} nothing was asked for yet.").format(year=read.year)
    parts = [" ".join(read.text.split()).rstrip(".")]
    called = names.actions.get(read.action, read.action)
    if called and slug(called) != slug(parts[0]):  # a wrong one of the right class is heard by its name alone
        parts.append(_("action: {name}").format(name=called))
    if name := names.classes.get(read.class_):
        parts.append(_("class: {name}").format(name=name))
    if read.families is not None:
        parts.append(ngettext("for {n} family", "for {n} families", read.families).format(n=read.families))
    parts += [*_place_and_phase(read), *_joint(read, names.where)]
    parts += [part for part in (_money(read, names), _decided(read)) if part]
    sentence = _("In {year}: {demand}.").format(year=read.year, demand=", ".join(parts))
    return f"{sentence} {rejected}." if rejected else sentence


def _with_reason(sentence: str, read: ReadSlot) -> str:
    reason = " ".join(read.reason.split()).rstrip(".")
    said = sentence.format(year=read.year)
    return _("{said} The reason: {reason}.").format(said=said, reason=reason) if reason else said


def _place_and_phase(read: ReadSlot) -> list[str]:
    said = [_("in {place}").format(place=" ".join(read.place.split()))] if read.place else []
    phase = speech()(PHASES[read.phase]) if read.phase in PHASES else read.phase
    return [*said, *([_("stage: {stage}").format(stage=phase)] if phase else [])]


def _joint(read: ReadSlot, where: Callable[[str], str]) -> list[str]:
    """Asked for together with Copajira · 2004; a phase of another."""
    said = [_("together with {where}").format(where=where(read.joint_with))] if read.joint_with else []
    return [*said, *([_("a phase of {where}").format(where=where(read.phase_of))] if read.phase_of else [])]


def _money(read: ReadSlot, names: NamesAloud) -> str:
    """With 80.000 bolivianos (Gobierno municipal 50.000, Comunidad 30.000)."""
    currency, funders = names.currency, names.funders
    given = ", ".join(f"{funders.get(funder, funder)} {bare_amount(cents)}" for funder, cents in read.funding)
    if not read.cost_cents:
        words = _("with contributions in {currency} ({given})")
        return words.format(currency=currency, given=given) if given else ""
    words = _("with {cost} {currency}").format(cost=bare_amount(read.cost_cents), currency=currency)
    return f"{words} ({given})" if given else words


def _compared(read: ReadSlot) -> str:
    """With 26 votes; “Sede social” had 24. Those that nobody counted are not named."""
    if not read.rival_votes:
        return compared_votes(Vote(*read.votes, read.others, read.rivals), speech())
    own = compared_votes(Vote(*read.votes, rivals=read.rivals), speech())
    had = _("“{text}” had {n}")
    others = [had.format(text=first_words(text, _LETTERS), n=n) for text, n in read.rival_votes]
    return "; ".join([*filter(None, [own]), *others])


_LETTERS: Final = 60
"""Of another proposal."""


def _decided(read: ReadSlot) -> str:
    """By 41 votes to 12, 3 abstained."""
    in_favour, against, abstained = read.votes
    others = _compared(read)
    how = {"consensus": _("by consensus"), "authorities": _("as the authorities decided")}
    parts = [how[read.how]] if read.how in how else []
    if others:
        return ", ".join([*parts, others])
    if in_favour is not None:
        votes = ngettext("by {n} vote", "by {n} votes", in_favour).format(n=in_favour)
        parts.append(votes if against is None else _("{votes} to {against}").format(votes=votes, against=against))
    elif read.how == "vote":
        parts.append(_("by vote"))
    if abstained:
        parts.append(how_many_abstained(abstained, speech()))
    return ", ".join(parts)
