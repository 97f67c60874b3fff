"""Going through the questions of a new municipality, forwards and back, without losing what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ...errors import SetupError
from .answers import Answers, Lines, ListTable
from .setup_questions import BY_ID, QUESTIONS, SetupQuestion, missing_answers, ready


class Interview(NamedTuple):
    """How far it is: the question that is asked now, and what was typed so far, right or wrong.

    Only what is not as it stood ready was typed: so what is ready follows the answers before it. `tables` are the
    lists that were read, by what was typed to name them.
    """

    begun: Answers = Answers()
    """What is suggested before anything is asked, and in which language."""
    typed: Mapping[str, Lines] = {}
    tables: Mapping[str, ListTable] = {}
    at: str = QUESTIONS[0].id

    @property
    def question(self) -> SetupQuestion:
        return BY_ID[self.at]

    def answers_before(self, question: str) -> Answers:
        """What the questions before one say, typed or ready."""
        answers = self.begun
        for one in QUESTIONS:
            if one.id == question:
                break
            if one.is_for(answers):
                answers = self._answered(one, answers, self._lines(one, answers))
        return answers

    def answers(self) -> Answers:
        """What all questions say."""
        return self.answers_before("")

    def asked(self) -> list[SetupQuestion]:
        """The questions that are asked, by the lists that were named."""
        answers = self.answers()
        return [one for one in QUESTIONS if one.is_for(answers)]

    def shown(self) -> Lines:
        """What stands in the field of the question that is asked now."""
        return self._lines(self.question, self.answers_before(self.at))

    def answers_with(self, lines: Lines) -> Answers:
        """What is said up to now where this is typed."""
        return self._answered(self.question, self.answers_before(self.at), lines)

    def with_typed(self, lines: Lines) -> Interview:
        """The same, with what stands in the field now."""
        others = {name: said for name, said in self.typed.items() if name != self.at}
        stands_ready = lines == ready(self.question, self.answers_before(self.at))
        return self._replace(typed=others if stands_ready else {**others, self.at: lines})

    def with_table(self, text: str, table: ListTable) -> Interview:
        """The same, once a list was read that a text names."""
        return self._replace(tables={**self.tables, text: table})

    def flaw(self, lines: Lines) -> SetupError | None:
        """Why an answer to the question that is asked now does not fit; None where it does."""
        return self.question.flaw(self.answers_with(lines))

    def moved(self, step: int) -> Interview | None:
        """At the question after this one (1), or before it (-1); None where there is none."""
        asked = [one.id for one in self.asked()]
        at = asked.index(self.at) + step
        return self._replace(at=asked[at]) if 0 <= at < len(asked) else None

    def resumed(self) -> Interview:
        """Where it goes on after the app ended: at the question that was asked last, or at one before it that has
        to be answered first: its answer does not fit any more, or it names the list that the last one is about.
        """
        for one in QUESTIONS:
            here = self._replace(at=one.id)
            if one.id == self.at:
                return here if one.is_for(here.answers_before(one.id)) else self._replace(at=one.of)
            if one.is_for(here.answers_before(one.id)) and here.flaw(here.shown()):
                return here
        return self

    def first_flaw(self) -> tuple[str, SetupError] | None:
        """The first question whose answer does not fit, and why; None where a pack can be made."""
        answers = self.answers()
        if lacking := missing_answers(answers):
            return lacking[0], SetupError("setup-empty", question=lacking[0])
        for one in self.asked():
            if flaw := one.flaw(answers):
                return one.id, flaw
        return None

    def _lines(self, question: SetupQuestion, answers: Answers) -> Lines:
        typed = self.typed.get(question.id)
        return ready(question, answers) if typed is None else typed

    def _answered(self, question: SetupQuestion, answers: Answers, lines: Lines) -> Answers:
        """One answer more; a list that was named and not read yet is none."""
        table = self.tables.get(next(iter(lines), "")) if question.unit == "table" else None
        answers = answers.with_text(question.id, lines)
        return answers.with_table(question.id, table) if table else answers
