"""What is odd in a plan, as the screen that checks it says it, and where one goes to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from textual.content import Content

from storage.kinds.lookup import holder_of
from storage.names.name_table import slug
from storage.notation.text import clean_line
from storage.packs.packs_of_file import NONE_UNKNOWN, PackOfFile, UnknownVersions
from storage.plan.checks import oddities
from storage.plan.checks.found import Finding
from storage.plan.checks.remarks import remarks_of
from storage.plan.checks.weights import weight
from storage.plan.integrity import SAID_RIGHT, IntegrityProblem, check_records, of_nobody
from storage.plan.standing import Trust
from storage.plan.survey import Survey
from storage.symbols import ATTENTION, NOTHING, SETTLED

from ...language.gettext_ import _, ngettext
from ...widgets.text import in_cells, title_in_cells
from ...wording.findings import KINDS, fault_in_words
from ...wording.findings import finding_in_words as odd_in_words
from ...wording.history import author_of, when_saved
from ...wording.record_titles import record_title
from ...wording.slots import holder_name

ALL = "all"
"""What stands for every kind."""
_WHERE = 27
_KIND = 28
_ROOMY = 100


class FindingLine(Struct, frozen=True):
    """Something to look at: of which record, which kind of thing. `odd` is None where it cannot be right.

    `reasons` are given for what somebody said is right. `pack`: of one that is not known here.
    """

    record: str
    code: str
    called: str
    words: str
    odd: Finding | None = None
    reasons: tuple[str, ...] = ()
    right: bool = False
    pack: PackOfFile | None = None

    @property
    def may_be_right(self) -> bool:
        """Whether somebody may say that it is right, and nobody did."""
        return self.odd is not None and not self.right

    @property
    def key(self) -> str:
        return f"{self.record} {self.code} {self.odd.field if self.odd else ''}"


def sorted_findings(
    survey: Survey, today: str, trust: Trust, nobodys: UnknownVersions = NONE_UNKNOWN
) -> list[FindingLine]:
    """All that is to look at: what is nobody's, then by weight and by the name of the holder, empty slots behind
    all else; then what somebody said is right.

    What has several versions has a room of its own. `today` is YYYY-MM-DD; `nobodys` is what
    `storage.file.unknown_pack` found.
    """
    faults = [one for one in check_records(survey) if one.code not in {*SAID_RIGHT, "disputed"}]
    found = oddities(survey, today)
    open_ = [_fault(one, survey) for one in (*of_nobody(survey, nobodys), *faults)]
    open_ += [_of(odd, survey) for odd in found.open]
    right = [_of(one.odd, survey, _reasons(survey, one.odd, trust), right=True) for one in found.right]
    return sorted([*open_, *right], key=lambda one: (_rank(one), _letters(one, survey), one.key))


def _rank(one: FindingLine) -> int:
    """What is nobody's first, then what is wrong between records, then what is odd by weight, last the right."""
    if one.right:
        return 5
    if one.odd is None:
        return 0 if one.code in {"pack-new", "pack-unknown"} else 1
    return 2 + weight(one.code)


def _fault(one: IntegrityProblem, survey: Survey) -> FindingLine:
    return FindingLine(one.where, one.code, record_title(one.where, survey), fault_in_words(one), pack=one.pack)


def _of(odd: Finding, survey: Survey, reasons: tuple[str, ...] = (), *, right: bool = False) -> FindingLine:
    words = odd_in_words(odd, lambda record: record_title(record, survey))
    return FindingLine(odd.record, odd.code, record_title(odd.record, survey), words, odd, reasons, right)


def _reasons(survey: Survey, odd: Finding, trust: Trust) -> tuple[str, ...]:
    """Why it is right, and who says so."""
    said = [(one.fields.reason, one.history.latest()) for one in remarks_of(survey, odd)]
    return tuple(
        f"{reason} ({author_of(revision, trust)}, {when_saved(revision)})"
        for reason, revision in said
        if isinstance(reason, str)
    )


def _letters(one: FindingLine, survey: Survey) -> str:
    holder = holder_of(one.record)
    return slug(holder_name(survey, holder)) if holder else ""


def finding_line(one: FindingLine, width: int, *, marked: bool = False) -> Content:
    """! Andamarca · 2004           costs far from the others; on a wide terminal the whole sentence."""
    mark, kind = (SETTLED if one.right else ATTENTION), _(KINDS.get(one.code, one.code))
    kind = _("marked · {kind}").format(kind=kind) if marked else kind
    said = f" {mark} {title_in_cells(one.called, _WHERE)} {kind}"
    if width >= _ROOMY:
        said = f"{in_cells(said, 4 + _WHERE + _KIND)} {one.words}"
    line = Content(in_cells(said, width))
    return line.stylize("$quiet") if one.right else line


def finding_detail(one: FindingLine) -> str:
    lines = [f"{one.called}: {one.words}."]
    if one.right:
        reasons = "; ".join(clean_line(reason) for reason in one.reasons if reason) or NOTHING
        lines.append(_("Said to be right: {reason}").format(reason=reasons))
    return "\n".join(lines)


def findings_summary(found: Iterable[FindingLine], only: str) -> str:
    """12 to look at, 3 said to be right · only: empty slots."""
    found = list(found)
    right = sum(one.right for one in found)
    n = len(found) - right
    parts = [ngettext("{n} thing to look at", "{n} things to look at", n).format(n=n)] if n else []
    if right:
        parts.append(ngettext("{n} said to be right", "{n} said to be right", right).format(n=right))
    if not parts:
        return _("Nothing odd was found.")
    said = ", ".join(parts)
    shown = _("only: {kind}").format(kind=_(KINDS.get(only, only)))
    return said if only == ALL else f"{said} · {shown}"


def kinds_of_finding(found: Iterable[FindingLine]) -> list[tuple[str, str]]:
    """The kinds of what was found, the most frequent first, as a list that one is picked from."""
    counted = Counter(one.code for one in found if not one.right)
    listed = [(code, f"{_(KINDS.get(code, code))} ({n})") for code, n in counted.most_common()]
    return [(ALL, _("all of them")), *listed]
