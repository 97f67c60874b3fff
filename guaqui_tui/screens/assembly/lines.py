"""What an assembly may see of a slot.

Nothing else reads a record for the assembly's view. Nothing here reads a person, a note, the words as said, the
reason of a status, who proposed what, where the money comes from, or which association a demand carries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import UNSET
from rich.cells import cell_len

from exports.wording.marks import Mark, Marks, standing_mark
from exports.wording.rejection import rejection
from exports.wording.votes import compared_votes
from storage.kinds.process.demand import HOWS, STATUSES, Agreed
from storage.plan.productive_share import Figures
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey
from storage.plan.votes import Vote

from ...forms.counted_votes import COUNTED, read_votes, shown_votes
from ...forms.demand import HOW, abstained_of
from ...forms.draft_values import Typed
from ...forms.proposals import leading, marked_row, rows_with_words, vote_typed, votes_by_row, votes_in_row
from ...language.gettext_ import _, ngettext, speech
from ...language.numbers import amount
from ...widgets.ballot import BallotProposal
from ...widgets.projection import Projected
from ...widgets.tally import VoteCounts, YearShare
from ...wording.slots import how_many_versions
from ...wording.votes import consensus_doubted, leading_in_words, mark_in_words, people_counted

WIDE: Final = 80
"""Columns of a terminal from which on two halves of a hall's width stand beside each other."""
LINES: Final = 3
WIDTH: Final = 38
"""What a hall reads of a text on a terminal of 40 columns."""


def fitted_text(text: str, lines: int = LINES, width: int = WIDTH) -> tuple[tuple[str, ...], bool]:
    """A text on so many lines, and whether there is more of it; then it is cut at a word, with an ellipsis."""
    rows = [""]
    for word in (part for whole in text.split() for part in _pieces(whole, width)):
        longer = f"{rows[-1]} {word}".strip()
        if cell_len(longer) <= width:
            rows[-1] = longer
        elif len(rows) < lines:
            rows.append(word)
        else:
            rows[-1] = _cut(rows[-1], width)
            return tuple(rows), True
    return tuple(row for row in rows if row), False


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word in parts that fit; most are one."""
    piece = ""
    for letter in word:
        if cell_len(piece + letter) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _cut(row: str, width: int) -> str:
    """A full row with an ellipsis: without its last word where there is no room for both."""
    if cell_len(f"{row}…") <= width:
        return f"{row}…"
    short, space, _word = row.rpartition(" ")
    return f"{short if space else next(_pieces(row, width - 1))}…"


def projected(
    state: SlotState, asks: str, marks: Marks, survey: Survey, proposal: BallotProposal | None = None
) -> Projected:
    """A slot for the wall; while none is chosen, with the words of the proposal that is spoken of."""
    text = state.text if state.stand != "missing" else f"{proposal.number} {proposal.text}" if proposal else ""
    lines, longer = fitted_text(text)
    mark = marks.of(state)
    return Projected(asks, state.year, lines, longer, mark, " · ".join(_standing(state, mark, survey)))


def projected_zoning(name: str, zones: str, status: object) -> Projected:
    """A community's zones for the wall, and what the assembly said of them."""
    asks = _("{name} · zoning").format(name=name)
    lines, longer = fitted_text(zones)
    words = _(STATUSES[status] if isinstance(status, str) and status in STATUSES else STATUSES["proposed"])
    return Projected(asks, 0, lines, longer, Mark(" ", "missing"), words)


def _standing(state: SlotState, mark: Mark, survey: Survey) -> list[str]:
    if standing_mark(state) == "disputed":
        n = max(2, how_many_versions(state))
        words = [ngettext("{n} version to settle", "{n} versions to settle", n).format(n=n)]
    else:
        words = [mark.words(_)]
    if state.entry is None or state.stand == "missing":
        return words
    fields = state.entry.fields
    if state.cost_cents:
        words.append(amount(state.cost_cents))
    if isinstance(fields.families, int):
        words.append(ngettext("{n} family", "{n} families", fields.families).format(n=fields.families))
    words += _agreed(state)
    if rejected := rejection(state, survey, _):
        words.append(rejected)
    elif fields.status in STATUSES and fields.status not in {"proposed", mark.key}:
        words.append(_(STATUSES[str(fields.status)]))
    return words


def _agreed(state: SlotState) -> list[str]:
    agreed = state.entry.fields.agreed if state.entry else UNSET
    how = [_(HOWS[str(agreed.how)])] if isinstance(agreed, Agreed) and agreed.how in HOWS else []
    votes = compared_votes(state.vote, speech()) if isinstance(agreed, Agreed) else ""
    if not votes:
        votes, _of = votes_told(state.vote)
    return [" ".join([*how, votes])] if votes else how


def proposals_of(typed: Typed, many: int) -> list[BallotProposal]:
    """The proposals as they stand in the fields, with what is being typed."""
    return [
        BallotProposal(
            row,
            typed[f"proposal-{row}"],
            votes_in_row(typed, row),
            chosen=row == marked_row(typed),
        )
        for row in range(1, many + 1)
    ]


def counted_and_leading(typed: Typed, present: tuple[int, int] | None) -> str:
    """How many are counted, and who leads while none is marked; then what is to be looked at in the mark."""
    counted, marked = votes_by_row(typed), marked_row(typed)
    vote, first = vote_typed(typed, abstained_of(typed)), leading(typed)
    people, _more = people_counted(counted, (vote.against or 0) + (vote.abstained or 0), present)
    leads = leading_in_words(first, str(counted[first[0]])) if first else ""
    mark = mark_in_words(counted, rows_with_words(typed), marked) if marked else leads
    doubt = consensus_doubted(typed[HOW], vote, present)
    return " · ".join(words for words in (people, mark, doubt) if words)


def counts(years: Mapping[str, Figures], here: int, votes: str, of: str) -> VoteCounts:
    """The shares of the plan's years, and the votes that are shown with them."""
    shares = tuple(_share(int(year), one) for year, one in years.items())
    return VoteCounts(votes, of, shares, here)


def _share(year: int, of: Figures) -> YearShare:
    return YearShare(year, of.productive, of.filled, of.share, of.range[1] if of.range else None)


def votes_of(proposal: BallotProposal) -> tuple[str, str]:
    """The votes of a proposal in figures, a hyphen where nobody counted, and what they are."""
    return "-" if proposal.votes is None else str(proposal.votes), _("Votes for {n}").format(n=proposal.number)


def votes_told(vote: Vote, chosen: BallotProposal | None = None) -> tuple[str, str]:
    """A demand's votes in figures, and what they are: for and against, or those of its own proposal."""
    if vote.rivals:
        if chosen and chosen.votes is not None:
            return votes_of(chosen)
        return ("", "") if vote.for_ is None else (str(vote.for_), _("in favour"))
    return votes_agreed(shown_votes(dict(zip(COUNTED, vote[:3], strict=True))))


def votes_agreed(votes: str) -> tuple[str, str]:
    """41 : 12, of a field that says 41-12, and what they are."""
    counted = read_votes(votes)
    if counted is None:
        return "", ""
    named = (_("in favour"), _("against"), _("abstained"))[: len(counted)]
    return " : ".join(shown_votes(counted).split("-")), " : ".join(named)
