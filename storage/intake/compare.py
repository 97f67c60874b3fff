"""What a row of a spreadsheet says, beside the plan as it stands.

What comes of a row is a function of the record, of what the row says and of the record's heads, and of nothing
else: the same row on two laptops that know the same is the same revision. A column that is not there decides
nothing. But a row with another text is another demand: it says all that describes one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal, NamedTuple

from ..kinds.lookup import KINDS, kind_of
from ..kinds.process.demand import WITHOUT_TEXT
from ..limits import MAX_PARENTS
from ..plan.same_words import compared_words, same_words
from ..revisions.history import REMOVED, History, as_seen_from, deepest, record_history
from ..revisions.revision import IMPORT, Revision, accept_value, revision_document

Verdict = Literal["same", "completes", "new", "differs", "outdated"]
"""`same`: all that the row says, a claim says. `completes`: it only fills what stood empty. `outdated`: the
record said so once, and was changed since: it differs, and no claim of it is made again. `differs`: all else,
also where the record was taken back.
"""

Body = dict[str, Any]
Said = Mapping[str, Any]
"""Fields of a record, as a row says them."""

_NO_DEMAND: Final = frozenset({"open", "none"})
"""The statuses that say, without a text, that the slot has no demand."""


class Difference(NamedTuple):
    """What stands in a field and what a row says of it; None: nothing.

    Of a part `agreed.how`; of amounts by ids `funding:ID`.
    """

    field: str
    was: Any
    says: Any


class Compared(NamedTuple):
    """What a row comes to: the revision that it would be, if any, and what it says otherwise than the plan.

    `document` decides nothing: where the row says otherwise it is a claim beside those that stand. `instead` is
    the revision that would take their place, on all heads: where the row says otherwise, and else nothing.
    """

    verdict: Verdict
    document: dict[str, Any] | None
    differences: tuple[Difference, ...] = ()
    instead: dict[str, Any] | None = None


def compare(record: str, said: Said, state: History | None) -> Compared:
    """What a row that says so much comes to, of a record as it stands (None: there is none)."""
    if state is None:
        return Compared("new", _drafted(record, said, {*_describing(record), *said}, ()))
    stands = {name: _stands(name, value, state) for name, value in said.items()}
    other = [name for name, how in stands.items() if how == "other"]
    if said and state.values.get("withdrawn") is True and "withdrawn" not in state.conflicts:
        other.append("withdrawn")
    filled = [name for name, how in stands.items() if how == "empty"]
    another = _is_another(said, state)
    if not (another or other or filled):
        return Compared("same", None)
    if another:
        found = _of_another(record, said, filled, state)
    else:
        found = _of_the_same(record, said, other, filled, state)
    if (another or other) and _was_said(said, state):
        return found._replace(verdict="outdated", document=None)
    return _all_told(found, state)


def _describing(record: str) -> frozenset[str]:
    """What belongs to what is asked for and not to its place: of another one nothing of it is known."""
    return KINDS[kind_of(record)].describes


def _subject(record: str) -> tuple[str, ...]:
    """The field that says which of several something is that may stand in one place: of demands the text."""
    return ("text",) if _describing(record) else ()


def _of_another(record: str, said: Said, filled: list[str], state: History) -> Compared:
    """What a row comes to that is of another demand than those that stand: all that it says and leaves out."""
    full = _in_full(said, state)
    told = [name for name in said if not _is_shown(full[name], state.values.get(name))]
    told = [name for name in told if name != "text" or "text" not in filled]
    differences = (*_other(full, [*told, *_back(state)], state), *_left(said, state))
    sets = {*_describing(record), *said, *_back(state)}
    return Compared("differs", _another(record, said, state), differences, _instead(record, said, sets, state))


def _of_the_same(record: str, said: Said, other: list[str], filled: list[str], state: History) -> Compared:
    """What a row comes to that is of the demand that stands: what it says otherwise, and what it fills."""
    told = dict.fromkeys([*other, *filled, *_back(state)]) if other else ()
    differences = (*_other(said, told, state),)
    parents = _beside(state, _agreed(said, state))
    named = said if "withdrawn" in other else [*other, *filled]
    named = [one for one in named if one not in _subject(record)]
    now = _now(said, named, _seen(state, parents))
    document = _going_on(record, said, now, parents, state)
    if not other and not _moved(document, state):
        return Compared("completes", document, differences)
    apart = {name: now.get(name) for name in {*_subject(record), *other, *now} - {*filled}}
    parents = _beside(state, {**apart, **_agreed(said, state)})
    decided = _now(said, [one for one in [*other, *filled] if one in said], state.values)
    instead = _instead(record, decided, {*decided, *_back(state)}, state)
    return Compared("differs", _going_on(record, said, now, parents, state), differences, instead)


def _is_shown(says: Any, shown: Any) -> bool:
    """Whether a value is the one that stands, in all of its parts."""
    return bool(says == shown) if isinstance(says, dict) else agrees(says, shown)


def _back(state: History) -> set[str]:
    """What a revision that replaces what somebody took back sets besides: that it is not."""
    return {"withdrawn"} if True in claimed("withdrawn", state) else set()


def _instead(record: str, decided: Said, sets: set[str], state: History) -> dict[str, Any]:
    """A revision on all heads that sets some fields to what a row says; those it does not say it removes."""
    body = {name: value for name, value in state.values.items() if name not in sets} | {**decided}
    if _describing(record):
        body |= _with_text_or_status(body, state)
    return _drafted(record, body, sets, deepest(state, state.heads, MAX_PARENTS))


def withdrawal(state: History) -> dict[str, Any]:
    """The revision on all heads that takes a record back as it stands."""
    return _instead(state.record, {"withdrawn": True}, {"withdrawn"}, state)


def _all_told(found: Compared, state: History) -> Compared:
    """With what else begins or ends to be in dispute, so that nothing does unsaid.

    What comes to a revision that is there already was said once, and changed since.
    """
    if found.document and found.document["rev"] in state.depths:
        return found._replace(verdict="outdated", document=None)
    told = {one.field.partition(":")[0] for one in found.differences}
    untold = sorted(_moved(found.document, state) - told)
    body = found.document["body"] if found.document else {}
    return found._replace(differences=(*found.differences, *_other(_in_full(body, state), untold, state)))


def _moved(document: dict[str, Any] | None, state: History) -> set[str]:
    """The fields that a revision would put in dispute, or take out of it; none where it could not be kept."""
    new = accept_value(document)
    if not isinstance(new, Revision):
        return set()
    return set(record_history((*state.revisions, new)).conflicts) ^ set(state.conflicts)


def agrees(says: Any, stands: Any) -> bool:
    """Whether two values are one: texts that are the same words; of parts, of rows too, those said."""
    if isinstance(says, str) and isinstance(stands, str):
        return says == stands or same_words(says, stands)
    if isinstance(says, dict) and isinstance(stands, dict):
        return all(part in stands and stands[part] == value for part, value in says.items())
    if _are_rows(says) and _are_rows(stands):
        stands = _as_listed(says, stands)
        return len(says) == len(stands) and (_agree(says, stands) or _agree(_by_words(says), _by_words(stands)))
    return bool(says == stands)


def _as_listed(says: list[Body], stands: list[Body]) -> list[Body]:
    """The rows that stand as a list has them: a proposal that lost its words is none."""
    return [one for one in stands if "text" in one] if any("text" in one for one in says) else stands


def _agree(says: list[Body], stands: list[Body]) -> bool:
    return all(map(agrees, says, stands))


def _by_words(rows: list[Body]) -> list[Body]:
    """Rows in an order of their own: proposals by their words, those of one text by their votes."""
    return sorted(rows, key=lambda row: (compared_words(row.get("text")), str(row.get("votes", ""))))


def _are_rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def claimed(name: str, state: History | None) -> list[Any]:
    """What the claims of a field say; one that took it away says nothing."""
    claims = state.claims.get(name, ()) if state else ()
    return [claim.value for claim in claims if claim.value is not REMOVED]


def is_listed(said: Said, state: History | None) -> bool:
    """Whether the plan has what a line of our list of demands taken back says: that it was taken back."""
    is_it = "text" not in said or any(agrees(said["text"], text) for text in claimed("text", state))
    return is_it and True in claimed("withdrawn", state)


def _stands(name: str, value: Any, state: History) -> Literal["same", "empty", "other"]:
    """How a field stands beside what a row says of it. What was said before and taken away is not empty."""
    stand = claimed(name, state)
    if any(agrees(value, one) for one in stand):
        return "same"
    if not stand:
        emptied = any(agrees(value, one.body.get(name)) for one in state.revisions)
        return "other" if emptied else "empty"
    fits = isinstance(value, dict) and name not in state.conflicts and isinstance(stand[0], dict)
    return "empty" if fits and all(stand[0].get(part, one) == one for part, one in value.items()) else "other"


def _is_another(said: Said, state: History) -> bool:
    """Whether a row is of another demand than those that stand: by its text, or as it says that there is none."""
    if not _describing(state.record):
        return False
    texts = claimed("text", state)
    if "text" in said:
        return not any(agrees(said["text"], text) for text in texts)
    return said.get("status") in _NO_DEMAND and bool(texts) and _stands("status", said["status"], state) != "same"


def _was_said(said: Said, state: History) -> bool:
    """Whether the record said all of it once."""
    return any(
        all(name in one.body and agrees(value, one.body[name]) for name, value in said.items())
        for one in state.revisions
    )


def _other(said: Said, names: Iterable[str], state: History) -> Iterator[Difference]:
    for name in names:
        was, says = state.values.get(name), said.get(name)
        if isinstance(says, dict):
            sign = "." if name in _parts_of(state.record) else ":"
            stand = was if isinstance(was, dict) else {}
            parts = ((part, stand.get(part), one) for part, one in says.items())
            yield from (Difference(f"{name}{sign}{part}", was, one) for part, was, one in parts if was != one)
        else:
            yield Difference(name, was, says)


def _parts_of(record: str) -> frozenset[str]:
    """The fields of a record that are parts, whose fields are known by their own names."""
    return frozenset(one.name for one in KINDS[kind_of(record)].fields if one.says.unit == "part")


def _in_full(said: Said, state: History) -> dict[str, Any]:
    """Fields with None for each part that stands and that they do not have."""
    stand = {name: value for name, value in state.values.items() if isinstance(value, dict)}
    return {
        name: {**dict.fromkeys(stand.get(name, ())), **value} if isinstance(value, dict) else value
        for name, value in said.items()
    }


def _left(said: Said, state: History) -> Iterator[Difference]:
    """What another demand does not have of the one that stands, and the text where none stood."""
    if "text" in said and not claimed("text", state):
        yield Difference("text", None, said["text"])
    for name in sorted(_describing(state.record) - said.keys()):
        if name in state.values:
            yield Difference(name, state.values[name], None)


def _now(said: Said, names: Iterable[str], seen: Said) -> dict[str, Any]:
    """The fields that a row decides, as they are from now on beside what it goes on from."""
    return {name: _beside_its_parts(said[name], seen.get(name)) for name in names if name in said}


def _beside_its_parts(value: Any, stand: Any) -> Any:
    """What a row says of some parts of a field, with the others as they stand."""
    if _are_rows(value) and _are_rows(stand):
        return [_beside_its_row(one, value, stand) for one in value]
    return {**stand, **value} if isinstance(value, dict) and isinstance(stand, dict) else value


def _beside_its_row(row: Body, value: list[Body], stand: list[Body]) -> Body:
    """One of several rows with what it does not say of the one that stands, where that is sure to be it.

    An edition for everybody has rows without the persons in them, and what is changed there must not lose these.
    """
    same = [one for one in stand if agrees(row, one)]
    left = [one for one in stand if not any(agrees(other, one) for other in value)]
    changed = [one for one in value if not any(agrees(one, other) for other in stand)]
    found = same[0] if len(same) == 1 else left[0] if not same and len(left) == len(changed) == 1 else {}
    return {**found, **row}


def _agreed(said: Said, state: History) -> dict[str, Any]:
    """What whoever a row goes on from says: nothing was taken back, and of the texts that stand the row's."""
    found: dict[str, Any] = {"withdrawn": REMOVED}
    for name in _subject(state.record):
        if texts := [text for text in claimed(name, state) if name in said and agrees(said[name], text)]:
            found[name] = texts[0]
    return found


def _going_on(record: str, said: Said, now: Said, parents: tuple[str, ...], state: History) -> dict[str, Any]:
    """A revision that goes on from some parents; it says the text, too, where that is not theirs."""
    seen, text = _seen(state, parents), _agreed(said, state).get("text")
    if text is not None and seen.get("text") != text:
        now = {**now, "text": text}
    if not _describing(record):
        now = {**_indispensable(record, {**seen, **now}, state), **now}
    body = {**seen, **now}
    if _describing(record):
        body |= _with_text_or_status(body, state)
    return _drafted(record, body, set(now), parents)


def _indispensable(record: str, body: Said, state: History) -> dict[str, Any]:
    """What a record cannot be without, as it stands, where a row goes on from nobody who says it."""
    needed = (field.name for field in KINDS[kind_of(record)].fields if field.required)
    return {name: state.values[name] for name in needed if name not in body and name in state.values}


def _with_text_or_status(body: Said, state: History) -> dict[str, Any]:
    """The same of a demand: a text, or a status that goes without."""
    if "text" not in body and body.get("status") not in WITHOUT_TEXT and "text" in state.values:
        return {"text": state.values["text"]}
    return {} if "text" in body or "status" in body else {"status": state.values.get("status")}


def _another(record: str, said: Said, state: History) -> dict[str, Any]:
    """A revision that says all that describes its demand, beside all who claim any of it."""
    sets = {*_describing(record), *said}
    parents = _beside(state, dict.fromkeys({*sets, "withdrawn"}))
    kept = {name: value for name, value in _seen(state, parents).items() if name not in sets}
    return _drafted(record, {**kept, **said}, sets, parents)


def _beside(state: History, agreed: Mapping[str, Any]) -> tuple[str, ...]:
    """The heads of what is left of a record without those who say otherwise in some fields, and what follows them.

    None: whatever they say. Of very many the deepest.
    """
    claims = ((claim, says) for name, says in agreed.items() for claim in state.claims.get(name, ()))
    without = {claim.revision.rev for claim, says in claims if claim.value != says}
    for one in state.revisions:  # parents stand before their children
        if without.intersection(one.parents):
            without.add(one.rev)
    left = [one for one in state.revisions if one.rev not in without]
    parents = {parent for one in left for parent in one.parents}
    return deepest(state, tuple(one.rev for one in left if one.rev not in parents), MAX_PARENTS)


def _seen(state: History, parents: Iterable[str]) -> dict[str, Any]:
    seen = as_seen_from(state.revisions, parents)
    return seen.values if seen else {}


def _drafted(record: str, body: Said, sets: set[str], parents: tuple[str, ...]) -> dict[str, Any]:
    """An import's revision: nobody's, of no time."""
    return revision_document(record, dict(body), sets=sets, parents=parents, author="", device=IMPORT, at="")
