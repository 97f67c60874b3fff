"""What stands beside the board on a wide terminal, of the slot under the cursor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET

from exports.wording.marks import Marks
from exports.wording.votes import how_many_votes
from storage.kinds.process.demand import Agreed
from storage.plan.levels.tree import LevelFigures
from storage.plan.slot_states import SlotState
from storage.plan.standing import Standings
from storage.plan.survey import Survey
from storage.plan.votes import Vote
from storage.revisions.history import REMOVED
from storage.symbols import DISPUTED, STATE_SYMBOLS

from ...language.dates import day
from ...language.gettext_ import _, speech
from ...language.numbers import amount
from ...widgets.board_margins import year_share
from ...widgets.legend import coverage_in_words
from ...wording.look_alikes import doubt_in_words
from ...wording.slot_details import slot_details
from .content import BoardContent
from .lines import BoardLine


def panel_lines(content: BoardContent, row: int, column: int, survey: Survey, standings: Standings) -> str:
    """Of what is in a row and column of the board: a slot, or what a level comes to."""
    line = content.lines[row]
    if of_level := content.level_at(row):
        return level_panel(line.name.strip(), of_level, content.rejected(line.holder))
    return slot_panel(line, content.state_at(row, column), survey, standings, content.marks, content.dates)


def slot_panel(
    line: BoardLine, state: SlotState, survey: Survey, standings: Standings, marks: Marks, dates: Mapping[str, str]
) -> str:
    """All of a slot that may be seen by whoever looks over a shoulder: never whose demand it is, nor notes."""
    mark, on = marks.of(state), dates.get(state.holder)
    about = [line.zones_in_words] if line.zones_in_words else []
    about += [_("workshop of {day}").format(day=day(on))] if on else []
    about += [doubt_in_words(line.doubt)] if line.doubt else []
    parts = [[f"{line.name} · {state.year}", *about], [mark.with_words(_)]]
    parts[1] += slot_details(state, survey, standings)
    if state.kept and state.entry is None:
        return "\n\n".join("\n".join(part) for part in parts)
    parts[1] += _decided(state)
    return "\n\n".join("\n".join(part) for part in (*parts, _versions(state), _proposals(state)) if part)


def level_panel(name: str, of: LevelFigures, rejected: int) -> str:
    """All of a level's sums, a year a line. `rejected`: how many of its demands were."""
    years = [f"{year} · {coverage_in_words(its)} · {year_share(its, 0)}" for year, its in of.years.items()]
    return "\n".join([name, coverage_in_words(of, rejected), year_share(of, 0), "", *years])


def _decided(state: SlotState) -> list[str]:
    lines = []
    if state.cost_cents:
        lines.append(_("Cost: {amount}").format(amount=amount(state.cost_cents)))
    agreed = state.entry.fields.agreed if state.entry else UNSET
    if isinstance(agreed, Agreed):
        how = {"consensus": _("consensus"), "vote": _("vote"), "authorities": _("leaders")}
        said = [how[agreed.how]] if agreed.how in how else []
        said += _votes(state.vote)
        lines += [_("Agreed: {how}").format(how=", ".join(said))] if said else []
    return lines


def _votes(vote: Vote) -> list[str]:
    if vote.rivals:
        return []  # it is told above, with what the others had
    counted = (
        (vote.for_, _("for: {n}")),
        (vote.against, _("against: {n}")),
        (vote.abstained, _("abstained: {n}")),
    )
    return [words.format(n=n) for n, words in counted if n is not None]


def _versions(state: SlotState) -> list[str]:
    """The texts that it disagrees on."""
    claims = state.entry.history.claims.get("text", ()) if state.entry else ()
    texts = list(dict.fromkeys(_("(no demand)") if c.value is REMOVED else str(c.value) for c in claims))
    return [_("Versions, to settle:"), *(f"{DISPUTED} {text}" for text in texts)] if len(texts) > 1 else []


def _proposals(state: SlotState) -> list[str]:
    said = [_proposal(one) for one in state.proposals]
    return [_("Proposals:"), *said] if said else []


def _proposal(option: Mapping[str, Any]) -> str:
    votes = option.get("votes")
    counted = how_many_votes(votes, speech()) if isinstance(votes, int) else ""
    return f"{STATE_SYMBOLS['open']} {option['text']}" + (f" ({counted})" if counted else "")
