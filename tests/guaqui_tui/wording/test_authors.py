"""A name where there is little room keeps the father's surname."""

from __future__ import annotations

import pytest

from guaqui_tui.wording.authors import short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ramón Quispe Mamani", "Ramón Quispe M."),
        ("Juan Carlos Quispe Mamani", "Juan C. Quispe M."),
        ("María Elena Quispe", "María E. Quispe"),
        ("Rosa Mamani", "Rosa Mamani"),
        ("Ramón", "Ramón"),
        ("María de la Cruz Mamani", "María de la Cruz M."),
        ("María del Carmen Quispe Mamani", "María C. Quispe M."),
        ("José Luis de la Cruz", "José L. de la Cruz"),
        ("Rosa Quispe vda. de Mamani", "Rosa Quispe M."),
        ("Equipo Dos 3", "Equipo Dos 3"),
        ("de la", "de la"),
        ("", ""),
    ],
)
def test_a_short_name_keeps_the_father_s_surname(name: str, short: str) -> None:
    assert short_name(name) == short
