"""Letters that are not what they look like are found and named; what people write here is left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.file.pack import load_pack
from storage.names.look_alikes import LOOKS_LIKE, by_reading, read_as, strange_letters
from storage.names.name_table import slug
from storage.notation.text import clean_line
from storage.packs.shipped import municipalities

OURS = """
Nuñumani Kassa San Francisco Ñiq'i Wila Qollu Güiria Belén Yanarico Huacullani ÁRBOL Óscar Íñigo Übeda
jach'a ch'uxña k'ulli q'añu p'iqi t'ant'a thakhi khä jïsa qhatu ch’amani q’ipi ch''ama k´ancha p`ampa uñt’ata
ayllu marka t’ikachaña ñawpa ñust’a wasi ch’ullpa qhichwa ḱ jäqi kïriña yatiqäwi Avá guaraní mbaʼe g̃uahẽ ỹ
«La Paz» “Centro” ‘Sur’ ‚Norte‘ „Este“ ‹Oeste› 1.ª 2º N° Nº № Taller-3 4½ 3² Zona 1 Módulo II — – ‑ · • … ¿Sí? ¡No!
D'Orbigny O’Higgins Łukasz Müller Søren François Çelik Straße Æsir Žižka Ştefan Ōkinawa Nguyễn José 👩🏽‍🌾 ✓ ▲
Mbya ʼ ʻ ˈ ʰ ch̓ m̀ saltillo Tiꞌal phʰ 1ᵃ 2ᵒ 3.ᵉʳ €uro ½ ¼ × § °C µ² №3
"""


def _pack_texts() -> list[str]:
    found: list[str] = []

    def look(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            look(part)

    for municipality in municipalities():
        for one in load_pack(municipality):
            look(one.body)
    return found


@pytest.mark.parametrize("word", OURS.replace("µ²", "").split())
def test_what_people_write_here_is_left_alone(word: str) -> None:
    assert strange_letters(clean_line(word)) == ()
    assert read_as(word) == word


def test_nothing_in_a_shipped_pack_is_strange() -> None:
    assert [text for text in _pack_texts() if strange_letters(text)] == []


def test_each_letter_looks_like_one_of_ours_and_is_none() -> None:
    for letter, latin in LOOKS_LIKE.items():
        assert latin.isascii()
        assert latin.isalpha()
        assert not letter.isascii()
        assert unicodedata.normalize("NFC", letter) == letter


NAMES = st.sampled_from([text for text in _pack_texts() if text.isascii() and 3 < len(text) < 40])
SAME = {latin: [one for one, like in LOOKS_LIKE.items() if like == latin] for latin in set(LOOKS_LIKE.values())}


@given(NAMES, st.data())
def test_a_letter_put_in_for_another_is_found_and_named(name: str, data: st.DataObject) -> None:
    places = [at for at, sign in enumerate(name) if sign in SAME]
    if not places:
        return
    at = data.draw(st.sampled_from(places))
    letter = data.draw(st.sampled_from(SAME[name[at]]))
    changed = name[:at] + letter + name[at + 1 :]
    [found] = strange_letters(changed)
    many = name.lower().count(name[at].lower())
    nth = name[: at + 1].lower().count(name[at].lower()) if many > 1 else 0
    assert (found.letter, found.looks_like.lower(), found.nth) == (letter, name[at].lower(), nth)
    assert found.script == unicodedata.name(letter).partition(" ")[0].lower()
    assert read_as(changed).lower() == name.lower()
    read = by_reading({"one": name, "other": changed, "third": f"{name} B"})
    assert [*read.values()] == [["one", "other"], ["third"]]


@given(NAMES, st.data())
def test_a_letter_of_full_width_or_of_a_font_is_found(name: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([at for at, sign in enumerate(name) if sign.isalnum()]))
    bold = ord(name[at]) - ord("A") + 0x1D400 if name[at].isupper() else ord(name[at]) - ord("a") + 0x1D41A
    bold = ord(name[at]) - ord("0") + 0x1D7CE if name[at].isdigit() else bold
    for letter, script in ((chr(ord(name[at]) + 0xFEE0), "wide"), (chr(bold), "styled")):
        changed = name[:at] + letter + name[at + 1 :]
        [found] = strange_letters(changed)
        assert (found.script, found.looks_like, read_as(changed)) == (script, name[at], name)


UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u034f\u115f\u3164\u2800\ufe0f\U000e0061\u061c\u180e"


@given(NAMES, st.sampled_from(UNSEEN), st.data())
def test_what_is_not_seen_is_found_with_what_stands_before_it(name: str, sign: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name)))
    changed = name[:at] + sign + name[at:]
    [found] = strange_letters(changed)
    assert (found.script, found.letter, found.before) == ("unseen", sign, name[max(0, at - 12) : at])
    assert read_as(changed) == name
    assert [*by_reading({"one": name, "other": changed}).values()] == [["one", "other"]]


def test_a_letter_with_an_accent_is_known_by_its_letter() -> None:
    [found] = strange_letters("Andam\u0430\u0301rca")
    assert (found.script, found.looks_like, found.nth) == ("cyrillic", "a", 3)
    assert read_as("Andam\u0430\u0301rca") == "Andamárca"
    [found] = strange_letters("G\u0457nebra")
    assert found.looks_like == "i"


def test_names_that_differ_in_case_accents_or_signs_read_the_same() -> None:
    names = {"a": "Nuñumani", "b": "NUNUMANI", "c": "Nuñumaní.", "d": "Arcata", "e": "", "f": ""}
    assert [*by_reading(names).values()] == [["a", "b", "c"], ["d"]]
    assert len(by_reading({"a": "Kassa 1", "b": "Kassa 2", "c": "Kassa I"})) == 3


@given(st.text(max_size=700))
def test_no_text_is_too_much(name: str) -> None:
    for one in strange_letters(name):
        assert name[one.at] == one.letter
    read = read_as(name)
    assert slug(read_as(read)) == slug(read)


def test_a_hostile_name_costs_little() -> None:
    assert len(strange_letters("\u0430" * 100_000)) == 500
