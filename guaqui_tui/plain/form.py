"""A form, asked question by question: its draft, what is typed, its save."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple, Protocol

from storage import GuaquiError

from ..forms.adding.causes import with_new_causes
from ..forms.draft_base import DraftBase
from ..forms.draft_values import Typed
from ..forms.open_form import OpenForm, offered_of_draft, open_form, resumed
from ..language.dates import day_and_time
from ..language.gettext_ import _
from .add_action import heard_action
from .console import InputEnded, LineConsole
from .form_talk import asked_first, begun_talk, heard, left_unfinished, with_added
from .open_plan import OpenPlan
from .talk_state import FormQuestions, FormTalk, HeardLine
from .talk_words import all_lines, answer_said, every_name, question_lines, question_of
from .without_keys import refusal_said, without_keys
from .word_list import WordName, help_lines, typed_for, word_of

AT_A_DRAFT: Final[tuple[WordName, ...]] = ("back", "aside", "help")


class AskedForm(FormQuestions, Protocol):
    """Questions of which the fields are made for a record and its draft."""

    def made_for(self, drafted: Collection[str]) -> None: ...


class FormTask(NamedTuple):
    """A form to be filled in, and where."""

    console: LineConsole
    plan: OpenPlan
    questions: AskedForm


def fill_in(console: LineConsole, plan: OpenPlan, questions: AskedForm) -> bool:
    """Ask a form's questions until it is saved or left; whether it was saved. Raises `InputEnded`."""
    at = FormTask(console, plan, questions)
    form = _opened(at)
    if form is None:
        return False
    console.say(questions.subject.where(), without_keys(questions.subject.warning() or ""))
    if not plan.writable:
        console.say_all(all_lines(FormTalk(form), questions))
        return False
    console.say(_("Enter leaves what stands between [ and ]. “?” says what can be typed."))
    return _talk(at, begun_talk(form, questions))


def _opened(at: FormTask) -> OpenForm | None:
    """The form as its record is, or with its draft; None where it is not to be filled in now."""
    subject, survey = at.questions.subject, at.plan.survey
    draft = at.plan.kept_drafts.get(subject.record)
    at.questions.made_for(draft.fields if draft else ())
    state = survey.history(subject.record)
    form = open_form(subject.record, state, subject.shown)
    if draft is None:
        return form
    known = survey.revisions(subject.record).values()
    begun = offered_of_draft(form, draft, known, state, subject.shown)
    if begun is None:
        at.plan.forget(subject.record)
        return form
    return _with_draft(at, form, begun)


def _with_draft(at: FormTask, form: OpenForm, begun: DraftBase) -> OpenForm | None:
    """What was typed here and not saved is gone on with, or stays where it is."""
    _say_draft(at, form, begun)
    while True:
        asked = _("Enter goes on with it, “.” leaves it where it is, “{aside}” puts it aside:")
        line = at.console.hear(asked.format(aside=typed_for("aside")))
        word = word_of(line, AT_A_DRAFT)
        if not line:
            return resumed(form, begun, begun.typed)
        if word == "back":
            return None
        if word == "aside":
            return form if _put_aside(at) else None
        at.console.say_all(help_lines(AT_A_DRAFT))


def _put_aside(at: FormTask) -> bool:
    """Whether the draft is out of the way."""
    try:
        at.plan.kept_drafts.put_aside(at.questions.subject.record)
    except GuaquiError as error:
        at.console.say(refusal_said(error))
        return False
    return True


def _say_draft(at: FormTask, form: OpenForm, begun: DraftBase) -> None:
    subject = at.questions.subject
    said = _("{where}: typed on {at} and not saved:").format(where=subject.where(), at=day_and_time(begun.at))
    at.console.say(said)
    typed = {**begun.saved, **begun.typed}
    at.console.say_all(answer_said(name, typed, at.questions) for name in begun.typed)
    if form.changed_by_others(begun.base):
        at.console.say(_("This was saved again since then: saving the draft leaves two versions to settle."))


def _talk(at: FormTask, talk: FormTalk) -> bool:
    """Ask and hear until it is saved or left. All that is typed is on the disk before the next question."""
    said = ""
    while True:
        if talk.asked != said:
            at.console.say_all(question_lines(talk, at.questions))
            said = talk.asked
        try:
            line = at.console.hear(question_of(talk, at.questions))
        except InputEnded as end:
            _keep(at, talk.form, left_unfinished(talk, end.rest, at.questions).form)
            raise
        result = _with_addition(at, heard(talk, line, at.questions))
        _keep(at, talk.form, result.talk.form)
        talk = result.talk
        at.console.say_all(result.words)
        if result.wish == "back":
            _say_left(at, talk)
            return False
        if result.wish == "save":
            refused = _saved(at, talk)
            if refused is None:
                return True
            talk = refused


def _with_addition(at: FormTask, result: HeardLine) -> HeardLine:
    """With what was asked for to be added, where it was."""
    if result.wish != "add":
        return result
    added = heard_action(at.console, at.plan, result.added)
    if added is None:
        return HeardLine(result.talk)
    at.questions.made_for(result.talk.form.typed)
    return with_added(result.talk, added, at.questions)


def _keep(at: FormTask, before: OpenForm, after: OpenForm) -> None:
    """Have on the disk what is typed now; what a disk refuses is said, and is still in the form."""
    if before.typed == after.typed:
        return
    try:
        at.plan.keep(after)
    except GuaquiError as error:
        at.console.say(
            refusal_said(error),
            _("What was typed could not be kept. “{save}” saves it.").format(save=typed_for("save")),
        )


def _say_left(at: FormTask, talk: FormTalk) -> None:
    if talk.form.unsaved:
        at.console.say(_("Not saved; what was typed stays as a draft and is offered here again."))


# Saving


def _saved(at: FormTask, talk: FormTalk) -> FormTalk | None:
    """Save the form; None once it is on the disk, else the conversation with what is to be seen to."""
    body, wrong = at.questions.subject.read(talk.form)
    if wrong:
        return _refused(at, talk, wrong)
    changes = with_new_causes(at.plan.survey, at.questions.subject.changes(talk.form, body))
    if not changes:
        return _unchanged(at, talk)
    try:
        at.plan.save(changes)
    except GuaquiError as error:
        at.console.say(refusal_said(error), _("Not saved; what was typed stays as a draft."))
        _keep(at, OpenForm(), talk.form)
        return talk
    at.plan.forget(talk.form.record)
    at.console.say(_("Saved: {where}.").format(where=at.questions.subject.where()))
    return None


def _refused(at: FormTask, talk: FormTalk, wrong: Typed) -> FormTalk:
    """All that is wrong is said at once, and its first question asked again."""
    names = [name for name in every_name(talk.form.typed, at.questions) if name in wrong]
    said = (f"{at.questions.label(name, talk.form.typed)}: {without_keys(wrong[name])}" for name in names)
    at.console.say(_("Not saved."), *said)
    return asked_first(talk, list(wrong), at.questions)


def _unchanged(at: FormTask, talk: FormTalk) -> FormTalk | None:
    """Nothing is written where nothing changed; in a dispute that decides nothing, and that has to be said."""
    state = at.plan.survey.history(talk.form.record)
    if state and state.disputed:
        at.console.say(_("Nothing was changed, so nothing is decided. Change what is to stand, or go back."))
        return talk
    at.plan.forget(talk.form.record)
    at.console.say(_("Nothing was changed, so nothing was written."))
    return None
