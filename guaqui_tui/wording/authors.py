"""Who types: as people are offered, and as they are called where there is little room."""

from __future__ import annotations

from typing import Final

from storage.notation.text import clean_line
from storage.plan.survey import Survey

from ..language.gettext_ import _
from .look_alikes import refused_name

LINKING: Final = frozenset({"da", "de", "del", "la", "las", "los", "san", "santa", "viuda", "vda", "vda.", "y"})
"""What belongs to the word behind it: de la Cruz is one surname."""
SECOND_GIVEN: Final = frozenset(
    """
    Alberto Alejandro Alfredo Alicia Ana Andrés Ángel Antonia Antonio Armando Arturo Beatriz Benita Carlos
    Carmen Carolina Cecilia César Cristina Daniel Daniela David Delia Eduardo Elena Elizabeth Emilio Enrique
    Ernesto Esperanza Esteban Esther Eugenia Eugenio Eva Felipe Félix Fernanda Fernando Francisca Francisco
    Gabriel Gabriela Gonzalo Guadalupe Gustavo Hugo Ignacio Inés Isabel Jaime Javier Jesús Jorge José
    Josefina Juan Juana Julia Julio Justina Karina Laura Leonor Lourdes Lucía Luis Luisa Luz Luzmila
    Magdalena Manuel Marcela Marcelo Marcos Margarita María Mario Martha Martín Máximo Mercedes Miguel
    Mónica Nicolás Óscar Pablo Patricia Paulina Pedro Rafael Ramiro Ramón Raúl Ricardo Rita Roberto Rocío
    Rodrigo Rolando Rosa Rosario Rubén Ruth Santiago Saúl Sebastián Sergio Silvia Simón Sofía Sonia Susana
    Teresa Tomás Verónica Vicente Victoria Virginia Walter Wilfredo Wilma Ximena
    """.split()  # noqa: SIM905 - a list of so many is no easier to read
)
"""What is a second given name where it stands behind a first one; before two surnames any word is."""


def names_of(survey: Survey, author: str) -> list[str]:
    """Who else saved something in this file, or held a workshop: the most recent first, by the laptops' clocks."""
    last: dict[str, str] = {}
    for of_record in survey.all_revisions().values():
        for revision in of_record.values():
            _seen(last, clean_line(revision.author), revision.at)
    for workshop in survey.workshops():
        if isinstance(workshop.fields.facilitator, str):
            _seen(last, clean_line(workshop.fields.facilitator), workshop.history.latest().at)
    names = sorted(name for name in last if name and name != clean_line(author))
    return sorted(names, key=lambda name: last[name], reverse=True)


def _seen(last: dict[str, str], name: str, at: str) -> None:
    last[name] = max(last.get(name, ""), at)


def refused_author(name: str) -> str:
    """Why nobody can type under a name, in words; nothing where somebody can."""
    return refused_name(name) if name else _("Write your name: it stands beside everything you save.")


def short_name(author: str) -> str:
    """Ramón Quispe Mamani is Ramón Quispe M.: what one is called by is the father's surname, so it stays whole.

    An initial stands for the mother's, and for a second given name.
    """
    first, *rest = _parts(author) or [""]
    if len(rest) < 2:
        return " ".join([first, *rest])
    second = [rest.pop(0)] if len(rest) > 2 or rest[0] in SECOND_GIVEN else []
    father, *mother = rest
    return " ".join([first, *map(_initial, second), father, *map(_initial, mother[-1:])])


def _parts(name: str) -> list[str]:
    """Its words, those that link with the word behind them."""
    parts: list[str] = []
    linked: list[str] = []
    for word in name.split():
        linked.append(word)
        if word.lower() not in LINKING:
            parts.append(" ".join(linked))
            linked = []
    return parts + ([" ".join(linked)] if linked else [])


def _initial(part: str) -> str:
    """The first letter of its last word; a number as it is."""
    word = part.rsplit(maxsplit=1)[-1]
    return f"{word[0]}." if word[0].isalpha() else word
