"""On the screens no two zones are called alike, and no two have the same sign beside the names on the board."""

from __future__ import annotations

from guaqui_tui.wording.zones import zone_marks, zones_in_words
from storage.plan.survey import Survey
from tests.storage.revisions_made import revision

M = "guaqui"
NAMES = {"norte": "Norte", "znorte": "Zona Norte", "nororiente": "Nororiente", "sur": "Zona Sur"}


def survey() -> Survey:
    plan = Survey()
    plan.add([revision(f"municipality/{M}", {"name": "Guaqui"}), revision(f"zoning/{M}/d", {"name": "Distrito"})])
    for id_, name in NAMES.items():
        plan.add(
            [
                revision(f"zone/{M}/{id_}", {"name": name, "zoning": "d"}),
                revision(f"community/{M}/of-{id_}", {"name": f"De {name}"}),
                revision(f"member/{M}/d/of-{id_}", {"zone": id_}),
            ]
        )
    return plan


def test_a_zone_is_called_by_its_whole_name_where_another_one_is_called_by_the_rest_of_it() -> None:
    said = zones_in_words(survey())
    assert {id_: said[id_] for id_ in NAMES} == {
        "norte": "distrito Norte",
        "znorte": "distrito Zona Norte",
        "nororiente": "distrito Nororiente",
        "sur": "distrito Sur",
    }


def test_each_zone_has_a_sign_of_its_own() -> None:
    signs = zone_marks(survey(), "d")
    assert len({signs[f"of-{id_}"] for id_ in NAMES}) == len(NAMES)
    assert all(len(sign) <= 2 for sign in signs.values())
