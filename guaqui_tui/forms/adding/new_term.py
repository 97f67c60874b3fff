"""A term that the plan's lists lack, added by its name while the assembly waits."""

from __future__ import annotations

from storage.kinds.field import Kind
from storage.kinds.terms.cause import KIND as CAUSE
from storage.names.name_table import slug
from storage.plan.survey import Survey
from storage.revisions.record_names import id_of

from ...language.gettext_ import _
from ...wording.look_alikes import refused_name


def refused_term(kind: Kind, name: str, no_letters: str) -> str:
    """Why no term of a kind may be called so, in words; `no_letters` where the name has none."""
    return refused_name(name) if id_of(kind, {"name": name}) else no_letters


def refused_cause(words: str) -> str:
    """Why no cause may be called so, in words; nothing where one may."""
    return refused_term(CAUSE, words, _("Write the cause with letters."))


def known_as(survey: Survey, kind: Kind, name: str) -> str:
    """The id of the one that is called so already, off its list too; empty where none is."""
    same = (one.id for one in survey.listed(kind.name) if slug(one.fields.name) == slug(name))
    made = id_of(kind, {"name": name})
    return next(same, made if f"{kind.name}/{survey.municipality}/{made}" in survey else "")
