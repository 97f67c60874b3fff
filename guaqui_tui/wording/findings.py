"""What is odd in a plan, in words: `guaqui check` and the app say it alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from exports.wording.fact_words import number_in_words, printed_in_words
from storage.plan.checks.found import Finding
from storage.plan.facts.exact_number import from_plain
from storage.plan.integrity import IntegrityProblem
from storage.translatable import N_

from ..language.gettext_ import _, speech
from ..language.numbers import amount
from ..language.sentence_facts import by_its_kind, facts_in_words
from .look_alikes import doubt_in_words, doubt_of_facts

ODD: dict[str, str] = {
    "acta-outdated": N_(
        "the acta {code} no longer says what the plan says; see what changed, and have a new one signed"
    ),
    "alias-clash": N_("this alias matches nothing: its name is another's, or its target is missing"),
    "cell-unread": N_(
        "a spreadsheet said of this: “{label}”, and was not understood: “{words}”; write it there, or say that it "
        "is right as it stands"
    ),
    "ceiling-over": N_(
        "the {year_word} takes {planned_cents} of it, {over_cents} more than there is: {ceiling_cents}"
    ),
    "community-added": N_(
        "{name} was added to the municipality's list; is it one that is there already, such as {nearest}, "
        "misspelled?"
    ),
    "association-added": N_(
        "{name} was added to the associations; is it one that is there already, such as {nearest}, misspelled?"
    ),
    "consensus-counted": N_("was agreed by consensus, and {votes} of {people} people voted for it"),
    "cost-far": N_(
        "costs {cost_cents}, and the others of this action about {usual_cents}; a zero too many or too few?"
    ),
    "date-early": N_("the day {day} is before the process began; a wrong clock?"),
    "date-future": N_("the day {day} is still to come; a wrong clock?"),
    "date-outside": N_("was decided on {day}, and the workshop was held on {held}"),
    "demand-vanished": N_(
        "no longer stands, and neither where it went is said nor, with cause and workshop, why: “{text}”"
    ),
    "fact-cut": N_("is printed as {printed}, which is cut: it comes to {comes_to}"),
    "fact-documents": N_("the documents do not say the same: {said}"),
    "fact-other": N_("is printed as {printed}; from what it follows it comes to {comes_to}"),
    "fact-place": N_("there is no such place: {written}; a degree has 60 minutes, a minute 60 seconds"),
    "funding-over": N_("the contributions come to {total_cents}, more than its cost of {cost_cents}"),
    "funding-short": N_(
        "is in the {year_word} with contributions of {total_cents}, less than its cost of {cost_cents}"
    ),
    "holder-above": N_("is asked for by a level above communities, which asks for nothing itself"),
    "holder-unknown": N_("no such community or association"),
    "level-asks": N_("is part of “{name}”, which is no level: it asks for something itself"),
    "level-circle": N_(
        "is part of “{name}”, from where the way up leads back to it; none of them is above the others"
    ),
    "level-unknown": N_("is part of “{name}”, which is not on the list; choose the level that it belongs to"),
    "look-alike": N_("its name is not what it looks like, “{name}”: {doubt}"),
    "look-alike-author": N_("was saved by a name that is not what it looks like, “{name}”: {doubt}"),
    "mark-twice": N_("has the mark {mark}, and so does “{name}”; give one of them another"),
    "n-outside": N_("the holder has no demand with this number"),
    "plan-overlap": N_(
        "has years that {plan} has too: {years}; they count in that one alone, which comes first by its code"
    ),
    "office-ending": N_("an office ends on {day}: {name}; who takes it over?"),
    "ruled-unheld": N_("was decided in a workshop that is not noted as held: note its day and that it was held"),
    "same-text": N_("says the same as {same}, and neither is a phase of the other"),
    "slot-empty": N_("nothing was decided for this slot"),
    "slot-open": N_("there are proposals for this slot, and none was chosen"),
    "spent-over": N_("{spent_cents} was spent on it, more than its cost of {cost_cents}"),
    "term-unknown": N_("names “{id}”, which is on no list here; add it to its list, or choose another"),
    "term-withdrawn": N_("still names “{name}”, which was taken off its list; put it back, or choose another"),
    "votes-over": N_("has {votes} votes, and {came} people came"),
    "votes-under": N_("was chosen with {votes} votes, and another proposal had {most}"),
    "year-outside": N_("the year is outside the plan"),
    "zone-of-another": N_("is in “{name}”, which is a zone of “{zoning}”; choose a zone of this zoning"),
}
"""What is odd in a plan and may be right."""

FAULTS: dict[str, str] = {
    "backup-ahead": N_("the second copy has versions that this file lacks; open the file with the copy at hand"),
    "backup-behind": N_("the second copy lacks versions of this file; open the file with the copy at hand"),
    "backup-missing": N_("the second copy cannot be read; is the stick in?"),
    "damaged": N_("the file is damaged; what is whole can be read"),
    "disputed": N_("two versions, to settle"),
    "other-municipality": N_("of another municipality"),
    "pack-new": N_(
        "the list of {name}, version {version}, is not known on this laptop; it came with what was saved on: "
        "{laptops}. Look at it, and accept it: F6, or guaqui pack check"
    ),
    "pack-unknown": N_(
        "says in the name of the municipality's list what the list does not say; nobody known wrote it: {fields}"
    ),
    "parent-missing": N_("replaces a version that is not in this file: another laptop's is still to come"),
    "id-clash": N_("a community has the same id; this association's demands cannot be told from its demands"),
    "plan-second": N_("a second plan, of another municipality"),
    "plan-missing": N_("the file has no plan"),
}
"""What is wrong with a file or between its records: to mend, to bring together, to settle."""


KINDS: dict[str, str] = {
    "acta-outdated": N_("actas that no longer agree"),
    "alias-clash": N_("aliases that clash"),
    "association-added": N_("associations that were added"),
    "cell-unread": N_("not understood in a spreadsheet"),
    "ceiling-over": N_("more money than there is"),
    "community-added": N_("communities that were added"),
    "consensus-counted": N_("consensus, and not all voted for it"),
    "cost-far": N_("costs far from the others"),
    "date-early": N_("days before the process"),
    "date-future": N_("days still to come"),
    "date-outside": N_("decided on another day"),
    "demand-vanished": N_("demands that vanished"),
    "fact-cut": N_("figures that were cut"),
    "fact-documents": N_("documents that differ"),
    "fact-other": N_("figures that do not follow"),
    "fact-place": N_("places that cannot be"),
    "funding-over": N_("contributions over the cost"),
    "funding-short": N_("contributions under the cost"),
    "holder-above": N_("of levels above communities"),
    "holder-unknown": N_("of nobody on the list"),
    "id-clash": N_("two holders with one id"),
    "level-asks": N_("part of what is no level"),
    "level-circle": N_("levels in a circle"),
    "level-unknown": N_("levels on no list"),
    "look-alike": N_("names that look like others"),
    "look-alike-author": N_("who types, with strange letters"),
    "mark-twice": N_("marks that two classes have"),
    "n-outside": N_("demands beyond their number"),
    "other-municipality": N_("of another municipality"),
    "pack-new": N_("a list not known here"),
    "pack-unknown": N_("in the list's name, nobody's"),
    "parent-missing": N_("files still to come"),
    "plan-overlap": N_("years of two plans"),
    "plan-second": N_("a second plan"),
    "office-ending": N_("offices that end soon"),
    "ruled-unheld": N_("decided in workshops not noted as held"),
    "same-text": N_("the same text twice"),
    "slot-empty": N_("empty slots"),
    "slot-open": N_("proposals without a choice"),
    "spent-over": N_("spent over the cost"),
    "term-unknown": N_("names on no list"),
    "term-withdrawn": N_("names off their lists"),
    "votes-over": N_("more votes than people"),
    "votes-under": N_("chosen with fewer votes than another"),
    "year-outside": N_("years outside the plan"),
    "zone-of-another": N_("zones of another zoning"),
}
"""Each kind of finding in two or three words."""


_NEAR_NOBODY = {
    "association-added": N_(
        "{name} was added to the associations; no name there is near to it. Is it another one's name?"
    ),
    "community-added": N_(
        "{name} was added to the municipality's list; no name there is near to it. Is it another one's name?"
    ),
}
"""What is said of an added name where none is near."""
_OF_ONE = N_("the {year_word} takes {planned_cents} of it for {of}, {over_cents} more than its {ceiling_cents}")
"""What is said of a ceiling that is there for each community, of one of them."""


def finding_in_words(one: Finding, called: Callable[[str], str] = by_its_kind) -> str:
    """What is odd, as it follows on the name of its record. `called` names another record that is meant."""
    said = {
        name: amount(fact) if name.endswith("_cents") else called(fact) if name == "same" else fact
        for name, fact in one.facts.items()
    }
    if one.code in _OF_FACTS:
        said |= _of_facts(one.facts)
    if one.code == "cell-unread":
        said["label"] = _field_label(one)
    if "letters" in one.facts:
        said["doubt"] = doubt_in_words(doubt_of_facts(one.facts))
    words = _NEAR_NOBODY.get(one.code) if "nearest" not in one.facts else None
    if one.code == "ceiling-over" and "of" in one.facts:
        words = _OF_ONE
    return _(words or ODD[one.code]).format_map(facts_in_words(said))


_OF_FACTS: Final = frozenset({"fact-cut", "fact-documents", "fact-other"})
_NUMBERS: Final = frozenset({"printed", "comes_to"})
"""Of what is said of facts, what is a number as programs write it."""


def _of_facts(facts: Mapping[str, Any]) -> dict[str, str]:
    """Numbers as they are read, and what each document says."""
    found = {name: number_in_words(from_plain(said), speech()) for name, said in facts.items() if name in _NUMBERS}
    if documents := facts.get("said"):
        found["said"] = "; ".join(printed_in_words(of, number, words, speech()) for of, number, words in documents)
    return found


UNREADABLE: Final = frozenset(
    {
        "disk",
        "empty-file",
        "folder-missing",
        "format-newer",
        "is-a-folder",
        "not-a-field-file",
        "not-a-file",
        "permission",
        "too-big",
    }
)
"""Why a file was not read at all: what happened was told."""


def fault_in_words(one: IntegrityProblem) -> str:
    """What is wrong with a file or a record, as it follows on its name."""
    if one.code in UNREADABLE:
        return _("no version of it could be read")
    if one.code not in FAULTS:
        return _("not a valid version ({code})").format(code=one.code)
    return _(FAULTS[one.code]).format_map(
        facts_in_words({"fields": _labels(one), **(one.pack.facts if one.pack else {})})
    )


def _field_label(one: Finding) -> str:
    from .values import field_label  # most have none

    return field_label(one.record, one.field)


def _labels(one: IntegrityProblem) -> list[str]:
    if not one.fields:
        return []
    from .values import field_labels  # most have none

    return field_labels(one.where, one.fields)
