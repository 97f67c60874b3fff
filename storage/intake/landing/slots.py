"""Rows of demands -> what they say of each slot, where a holder has one demand a year or several.

Rows of one slot are its proposals where they say how a vote went; else each is a demand, numbered by its column,
by the text that stands, then in order. Of rows that are more than there may be demands none is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ...kinds.process.demand import WITHOUT_TEXT
from ..cells import Unfit
from ..compare import agrees
from .proposals import as_voted_alone, of_vote
from .readings import Landing, RowReading, SortedRows
from .same_rows import Request, requests_of, same_request


class KnownSlots(NamedTuple):
    """What is known of the slots of a plan, by the names of their demands.

    `most`: how many demands a year their holder may have; `texts`: what is said of a demand; `stands`: whether
    anything is.
    """

    most: Callable[[str], int]
    texts: Callable[[str], Sequence[Any]]
    stands: Callable[[str], bool]


def sort_into_slots(found: Iterable[RowReading], slots: KnownSlots) -> SortedRows:
    """What rows of demands say of each slot, in the order of the rows that come first."""
    groups: dict[str, list[RowReading]] = {}
    into = SortedRows([], [])
    for one in found:
        groups.setdefault(one.record.rpartition("/")[0], []).append(one)
    for place, group in groups.items():
        if len(group) == 1 and _is_alone(group[0], slots):
            into.landings.append(Landing(group[0].record, group[0].said, (*group,)))
            continue
        _sort_group(place, group, slots, into)
    return into


def _is_alone(one: RowReading, slots: KnownSlots) -> bool:
    """Whether it is sure of which demand the only row of a holder and a year is: so are most."""
    return one.proposal is None and not one.of_our_list and (one.numbered or slots.most(one.record) <= 1)


def _sort_group(place: str, group: list[RowReading], slots: KnownSlots, into: SortedRows) -> None:
    """The rows of one holder and year."""
    loose = [one for one in group if not one.numbered]
    most = slots.most(group[0].record) if loose else 0
    if most > 1:
        group = _numbered_by_others(group)
        loose = [one for one in group if not one.numbered]
    by_record: dict[str, list[RowReading]] = {}
    for one in group:
        if one.numbered or most <= 1:
            by_record.setdefault(one.record, []).append(one)
    for record, readings in by_record.items():
        _fill(record, requests_of(readings) if len(readings) > 1 else [_alone(readings[0])], slots, into)
    if most > 1 and loose:
        free = [name for n in range(1, most + 1) if (name := f"{place}/{n}") not in by_record]
        _fill_any(free, requests_of(loose), slots, into)


def _alone(one: RowReading) -> Request:
    return Request(one.said, one.proposal, (one,))


def _numbered_by_others(group: list[RowReading]) -> list[RowReading]:
    """The rows; one that says what a row with a number says is that one."""
    numbers = {same_request(one.said): one.record for one in reversed(group) if one.numbered}
    if not numbers:
        return group
    known = ((one, None if one.numbered else numbers.get(same_request(one.said))) for one in group)
    return [one._replace(record=record, numbered=True) if record else one for one, record in known]


def _fill(record: str, requests: list[Request], slots: KnownSlots, into: SortedRows) -> None:
    """What comes of the requests for one slot."""
    if len(requests) == 1 and not _is_only_proposed(requests[0]):
        into.landings.append(as_voted_alone(record, requests[0]))
    elif (vote := of_vote(requests)) and len(vote.chosen) <= 1:
        into.landings.append(vote.landing(record, vote.chosen, has_text=bool(slots.texts(record))))
    else:
        _leave(requests, into)


def _is_only_proposed(request: Request) -> bool:
    """Whether what stands alone is no demand: its row says that it was not chosen, or is of our own list."""
    is_left = request.proposal is not None and request.proposal.chosen is False
    return is_left or any(one.of_our_list for one in request.readings)


def _fill_any(free: list[str], requests: list[Request], slots: KnownSlots, into: SortedRows) -> None:
    """What comes of requests without numbers, where some slots are free."""
    vote = of_vote(requests)
    if vote and vote.is_of_several and len(vote.chosen) <= len(free):
        chosen = vote.chosen or requests[:1]
        numbers = _numbers(chosen, free, slots)
        for one in chosen:
            texts = bool(slots.texts(numbers[id(one)]))
            into.landings.append(vote.landing(numbers[id(one)], [one] if vote.chosen else [], has_text=texts))
    elif len(requests) <= len(free) and not (vote and vote.is_of_several):
        numbers = _numbers(requests, free, slots)
        into.landings.extend(as_voted_alone(numbers[id(one)], one) for one in requests)
    else:
        _leave(requests, into)


def _leave(requests: list[Request], into: SortedRows) -> None:
    """None of some requests is taken: nobody knows which of them is meant."""
    many = str(sum(len(one.readings) for one in requests))
    into.left.extend((one, Unfit("too-many", many)) for request in requests for one in request.readings)


def _numbers(requests: Sequence[Request], free: Sequence[str], slots: KnownSlots) -> Mapping[int, str]:
    """The name of each request's demand, by the text that stands there, else in order.

    What is asked for goes where nothing stands, as long as there is such a slot; a row that only tells of a demand
    is of one that stands.
    """
    left = dict.fromkeys(free)
    given: dict[int, str] = {}
    for one in requests:
        stands = (name for name in left if any(agrees(one.said.get("text"), text) for text in slots.texts(name)))
        if name := next(stands, None):
            given[id(one)] = name
            del left[name]
    rest = [one for one in requests if id(one) not in given]
    full = [name for name in left if slots.stands(name)]
    empty = [name for name in left if not slots.stands(name)]
    asked, told = [one for one in rest if _asks(one)], [one for one in rest if not _asks(one)]
    given |= {id(one): name for one, name in zip(asked, [*empty, *full], strict=False)}
    left_over = [name for name in (*full, *empty) if name not in given.values()]
    return given | {id(one): name for one, name in zip(told, left_over, strict=False)}


def _asks(request: Request) -> bool:
    """Whether it says what is asked for, or that nothing is: else it only tells of a demand that stands."""
    return "text" in request.said or request.said.get("status") in WITHOUT_TEXT
