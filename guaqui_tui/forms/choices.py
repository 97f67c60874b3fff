"""What an entry is chosen from, as (what is kept, what is read)."""

from __future__ import annotations

from collections.abc import Sequence

from exports.wording.values import Values
from storage.kinds.field import Field
from storage.kinds.lookup import KINDS
from storage.translatable import N_

Option = tuple[str, str]


def among(options: Sequence[Option], fitting: frozenset[str] | None) -> list[Option]:
    """Of some options those that fit; all where nothing says which do."""
    return [one for one in options if fitting is None or one[0] in fitting]


def of_words(values: Values, field: Field) -> list[Option]:
    """The usual words."""
    return [(kept, values.say(words)) for kept, words in field.says.words.items()]


def of_yes(values: Values, _field: Field) -> list[Option]:
    return [("yes", values.say(N_("yes"))), ("no", values.say(N_("no")))]


def of_ref(values: Values, field: Field, record: str = "") -> list[Option]:
    """The records that stand on the lists of the kinds of which a field's ids are, in their order.

    Of the record in which it stands, where that is told, only those among which its name says that they are.
    """
    return [
        (one.record if field.whole_name else one.id, values.name(kind, one.id) or values.title(one.record))
        for kind in field.says.of
        if kind in KINDS
        for one in values.survey.listed(kind)
        if values.survey.is_within(field, record, one.record)
    ]
