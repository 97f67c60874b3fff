"""The annexes of the council's report: each has its chapter where there are records for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from storage.kinds.process.assessment import Assessment
from storage.kinds.process.demand import PROPOSERS
from storage.plan.survey import SurveyRecord
from storage.plan.tallies.women import came_by_step, proposals_by_proposer
from storage.symbols import NOTHING
from storage.translatable import N_

from ..document.paper import Paper
from ..document.pieces import Heading, PaperColumn, PaperRow, PaperTable, Piece, Text
from ..dossier import Dossier
from ..findings.money_shares import money_tables
from ..findings.references import reference_points
from ..findings.shares import how_counted
from ..findings.tallies import lacking_words, told_causes, unasked_words
from ..frame import frame_of
from .matrix import legend, matrix_table

Chapter = Callable[[Dossier], Iterator[Piece]]


def annexes(dossier: Dossier, *, matrix: bool) -> Paper:
    """`matrix`: whether it stands here."""
    chapters = ((_matrix,) if matrix else ()) + _CHAPTERS
    pieces = tuple(piece for chapter in chapters for piece in chapter(dossier))
    empty = Text(dossier.say(N_("Nothing of this is noted.")))
    title = dossier.say(N_("Annexes of the report for the {council_word}"))
    return Paper(frame_of(dossier.survey, dossier.edition, title), pieces or (empty,), dossier.say.language)


def _chapter(
    dossier: Dossier, title: str, heads: Sequence[PaperColumn], rows: Sequence[Sequence[str]]
) -> Iterator[Piece]:
    """A heading and its table; nothing without a row."""
    if rows:
        yield Heading(dossier.say(title), listed=True)
        columns = tuple(head._replace(head=dossier.say(head.head)) for head in heads)
        yield _table(columns, rows)


def _table(columns: Sequence[PaperColumn], rows: Sequence[Sequence[str]]) -> PaperTable:
    return PaperTable(tuple(columns), tuple(PaperRow(tuple(row)) for row in rows), dense=True)


def _matrix(dossier: Dossier) -> Iterator[Piece]:
    if dossier.communities:
        yield Heading(dossier.say(N_("Who asks for what")), listed=True)
        yield Text(legend(dossier), size=10)
        yield matrix_table(dossier, most_lines=6)


_BESIDE: Final = N_("Asked for, and not of its vocation")
_UNASKED: Final = N_("Of its vocation, and asked for by nobody")
_COUNTS: Final = tuple(
    PaperColumn(word, 0.9, "right") for word in (N_("Productive"), N_("Decided"), N_("Missing"), N_("Postponed"))
)


def _zones(dossier: Dossier) -> Iterator[Piece]:
    """The shares of each zone, by each zoning; the rule once, above."""
    if any(dossier.figures.zones.values()):
        yield Heading(dossier.say(N_("Productive share by zone")), listed=True)
        yield Text(how_counted(dossier), size=10)
    for zoning, zones in dossier.figures.zones.items():
        heads = (PaperColumn(N_("Zone"), 1.6), *_COUNTS, PaperColumn(N_("Share"), 1.2, "right"))
        rows = [
            (dossier.zone(id_), *map(str, (of.productive, of.filled, of.missing, of.postponed)), dossier.share(of))
            for id_, of in zones.items()
        ]
        for piece in _chapter(dossier, N_("Zones"), heads, rows):
            yield piece._replace(text=dossier.zonings[zoning], level=2) if isinstance(piece, Heading) else piece


def _classes(dossier: Dossier) -> Iterator[Piece]:
    """Where nothing says yet what it costs: else they stand beside their shares in money."""
    if dossier.figures.money_shares.plan.cents:
        return
    heads = (
        PaperColumn(N_("Class"), 2),
        PaperColumn(N_("Demands"), 0.7, "right"),
        PaperColumn(N_("Cost"), 1, "right"),
    )
    rows = [
        (dossier.marks.named(id_).with_words(dossier.say), str(of.demands), dossier.amount(of.cost_cents))
        for id_, of in dossier.figures.classes.items()
        if of.demands
    ]
    yield from _chapter(dossier, N_("Demands by class"), heads, rows)


def _shares_in_money(dossier: Dossier) -> Iterator[Piece]:
    """Beside the shares in number, by year, zone, class and programme."""
    for of in money_tables(dossier):
        columns = [PaperColumn(of.heads[0], 1.8), *(PaperColumn(word, 1.1, "right") for word in of.heads[1:])]
        if of.rows:
            yield Heading(of.title, listed=True)
            yield _table(columns, of.rows)
    figures = dossier.figures
    of_others = reference_points(dossier.survey, dossier.values, figures.plan, figures.money_shares.plan)
    yield from (Text(words, size=10) for words in of_others)


def _causes(dossier: Dossier) -> Iterator[Piece]:
    """Each with what it is given for: who did not come stays apart from whose workshop was suspended."""
    rows = [
        (said.cause, said.of, str(said.times), said.holders)
        for said in told_causes(dossier.survey, dossier.values)
    ]
    heads = (
        PaperColumn(N_("Cause"), 1.4),
        PaperColumn(N_("Cause of"), 1),
        PaperColumn(N_("How often"), 0.6, "right"),
        PaperColumn(N_("Of whom"), 3),
    )
    yield from _chapter(dossier, N_("Causes given"), heads, rows)


def _funders(dossier: Dossier) -> Iterator[Piece]:
    of = dossier.figures.money
    rows = [(dossier.funder(id_), dossier.amount(cents)) for id_, cents in of.asked.items()]
    rows += [(dossier.say(N_("Without a source")), dossier.amount(of.missing_cents))] if of.missing_cents else []
    heads = (PaperColumn(N_("Source"), 2), PaperColumn(N_("Amount"), 1, "right"))
    yield from _chapter(dossier, N_("Who is asked for what, of all demands"), heads, rows)


def _vocation(dossier: Dossier) -> Iterator[Piece]:
    """What each zone says of itself, which actions it asks for, and how that differs from what is asked for."""
    rows = []
    for zoning in dossier.zonings:
        told = dossier.figures.vocation.get(zoning, {})
        for zone in dossier.survey.zones(zoning):
            said = [dossier.text(zone, name) for name in ("vocation", "asks")]
            if of := told.get(zone.id):
                said += [lacking_words(of, dossier.values), unasked_words(of, dossier.values)]
            rows += [(zone.fields.name, *said, *[""] * (4 - len(said)))] if any(said) else []
    words = (N_("Vocation"), 1.4), (N_("Asks for"), 1.4), (_BESIDE, 2.4), (_UNASKED, 1.1)
    heads = (PaperColumn(N_("Zone"), 0.8), *(PaperColumn(word, share) for word, share in words))
    yield from _chapter(dossier, N_("Vocation of the zones"), heads, rows)


def _women(dossier: Dossier) -> Iterator[Piece]:
    """Who came to what was held, by step; who proposed."""
    say = dossier.say
    rows = [
        (dossier.values.named(("step",), step), *map(str, (of.workshops, of.women, of.men, of.not_counted)))
        for step, of in came_by_step(dossier.survey).items()
        if of.women or of.men
    ]
    words = N_("Workshops held"), N_("Women"), N_("Men"), N_("Held, nobody counted")
    heads = (PaperColumn(N_("Step"), 2), *(PaperColumn(word, 0.8, "right") for word in words))
    yield from _chapter(dossier, N_("Women and men who came"), heads, rows)
    proposed = proposals_by_proposer(dossier.survey)
    rows = [(say(words), str(proposed[name])) for name, words in PROPOSERS.items() if name in proposed]
    heads = (PaperColumn(N_("Proposed by"), 2), PaperColumn(N_("Proposals"), 1, "right"))
    yield from _chapter(dossier, N_("Who proposed"), heads, rows)


def _elements(dossier: Dossier) -> Iterator[Piece]:
    """Where the municipality stands in each element, by year, with the evidence of the last; and the lessons."""
    survey = dossier.survey
    judged: dict[str, dict[str, SurveyRecord[Assessment]]] = {}
    for one in survey.entries("assessment", Assessment):
        _kind, municipality, element, year = one.record.split("/")
        if municipality == survey.municipality and one.fields.withdrawn is not True:
            judged.setdefault(element, {})[year] = one
    years = sorted({year for of in judged.values() for year in of})
    rows = [
        (
            element.fields.name,
            *(f"{of[year].fields.state} / 4" if year in of else NOTHING for year in years),
            dossier.text(of[max(of)], "evidence"),
        )
        for element in survey.elements()
        if (of := judged.get(element.id))
    ]
    heads = (
        PaperColumn(N_("Element"), 2),
        *(PaperColumn(year, 0.5, "centre") for year in years),
        PaperColumn(N_("Evidence"), 3),
    )
    yield from _chapter(dossier, N_("Where the municipality stands, element by element"), heads, rows)


def _lessons(dossier: Dossier) -> Iterator[Piece]:
    rows = [(dossier.text(one, "element"), dossier.text(one, "text")) for one in dossier.survey.listed("lesson")]
    heads = (PaperColumn(N_("Element")), PaperColumn(N_("Lesson"), 3))
    yield from _chapter(dossier, N_("Lessons learned"), heads, rows)


_CHAPTERS: Final[tuple[Chapter, ...]] = (
    _zones,
    _classes,
    _shares_in_money,
    _causes,
    _funders,
    _vocation,
    _women,
    _elements,
    _lessons,
)
"""In the order of the paper."""
