"""A form as a value: what is typed goes into a body and comes back, and nobody's save takes any of it away."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from guaqui_tui.forms.demand import Opened, Terms, pages, read_demand, shown_demand
from guaqui_tui.forms.draft_values import Typed
from guaqui_tui.forms.open_form import OpenForm, offered_of_draft, open_form, replaced, resumed, shown_anew
from guaqui_tui.wording.values import values_of
from storage.file.drafts import Draft
from storage.file.pack import load_pack
from storage.kinds.process.demand import demand_name
from storage.plan.survey import Survey
from storage.revisions.history import record_history
from storage.revisions.revision import Revision, accept_value, revision_document

SURVEY = Survey(load_pack("guaqui"))
RECORD = demand_name("guaqui", "arcata", 2004)
VALUES = values_of(SURVEY)
TERMS = Terms(VALUES, pages(VALUES), 2, lambda _field, _value: True)

WORDS = st.text("abñK'", min_size=1, max_size=9)
BODIES = st.fixed_dictionaries(
    {"text": WORDS, "status": st.just("proposed")},
    optional={"place": WORDS, "families": st.integers(1, 9999), "cost_cents": st.integers(1, 10**9)},
)
TYPED = st.fixed_dictionaries(
    {}, optional={"proposal-1": WORDS, "place": WORDS, "families": st.integers(1, 9999).map(str)}
)


def show(body: Any) -> Typed:
    return shown_demand(body, TERMS)


def form_on(body: dict[str, Any], typed: Typed) -> OpenForm:
    before = show(body)
    return OpenForm(RECORD, ("head",), body, before, {**before, **typed})


def body_to_save(form: OpenForm) -> dict[str, Any]:
    body, wrong = read_demand(form.typed, Opened(form.before, TERMS, form.shown))
    assert not wrong
    return body


def saved(body: dict[str, Any], sets: set[str], *parents: Revision) -> Revision:
    document = revision_document(
        RECORD,
        body,
        sets=sets,
        parents=tuple(one.rev for one in parents),
        author="Ana",
        device="01234567",
        at="2003-05-01T10:00:00-04:00",
    )
    found = accept_value(document)
    assert isinstance(found, Revision), found
    return found


@given(BODIES, TYPED)
def test_what_is_typed_is_shown_again_when_it_was_saved(body: dict[str, Any], typed: Typed) -> None:
    form = form_on(body, typed)
    assert show(body_to_save(form)) == form.typed


@given(BODIES, TYPED)
def test_it_is_unsaved_exactly_where_the_body_differs(body: dict[str, Any], typed: Typed) -> None:
    form = form_on(body, typed)
    saves = form.changes(body_to_save(form))
    assert form.unsaved == bool(saves) == bool(form.draft)
    assert not OpenForm(RECORD).unsaved, "no record is in the form"


@given(BODIES, TYPED, TYPED)
def test_a_save_of_another_laptop_takes_nothing_away(body: dict[str, Any], typed: Typed, theirs: Typed) -> None:
    first = saved(body, set(body))
    form = open_form(RECORD, record_history([first]), show).with_typed({**show(body), **typed})
    their_body = body_to_save(form_on(body, theirs))
    sets = {name for name in {*body, *their_body} if body.get(name) != their_body.get(name)}
    revisions = [first, saved(their_body, sets, first)] if sets else [first]
    now = record_history(revisions)
    assert form.changed_by_others(now.heads) == (len(revisions) > 1)
    kept = Draft(RECORD, dict(form.typed), list(form.base), "2003-05-01T11:00:00-04:00")
    begun = offered_of_draft(open_form(RECORD, now, show), kept, revisions, now, show)
    if begun is None:  # what was typed is what stands
        assert {name: show(now.values)[name] for name in typed if form.touched(name)}.items() <= form.typed.items()
        return
    again = resumed(open_form(RECORD, now, show), begun, begun.typed)
    assert (again.typed, again.base, again.before) == (form.typed, form.base, form.before)


@given(BODIES, TYPED)
def test_in_another_language_what_was_typed_stays(body: dict[str, Any], typed: Typed) -> None:
    form = form_on(body, typed)
    other = shown_anew(form, lambda values: {name: f"·{value}" for name, value in show(values).items()})
    for name, value in form.typed.items():
        assert other.typed[name] == (value if form.touched(name) else f"·{value}")
    assert other.unsaved == form.unsaved or not form.unsaved


@given(BODIES, TYPED, TYPED)
def test_what_a_key_replaced_is_given_back(body: dict[str, Any], typed: Typed, after: Typed) -> None:
    before = form_on(body, typed).typed
    then = {**before, **after}
    assert {**then, **replaced(before, then)} == before


@given(BODIES)
def test_more_fields_are_no_typing(body: dict[str, Any]) -> None:
    form = form_on(body, {}).with_fields(("proposal-9",))
    assert form.typed["proposal-9"] == ""
    assert not form.unsaved
