"""Text files that do not say how their letters are written: their words tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import GuaquiError
from storage.intake.openers.encoding import read_letters
from storage.intake.opening import open_tables

TEXT = (
    "Ñuñumani Belén año años niño NIÑOS señalización construcción CONSTRUCCIÓN ampliación baños cañada cañería "
    "Última último útil ÚTIL único él época ética éxito énfasis índice ídem país García cría tía garantía utopía "
    "batería energía sequía peón león camión Óscar Ávila Área Íntegro Ítem PERÚ Perú así está CAFÉ quedó QUEDÓ "
    "pingüino CIGÜEÑA Época Éxito óptimo ÓPTIMO más sábado maíz raíz baúl reúne aún río ríos vacío día días "
    "Gestión GESTIÓN Demandas públicas PÚBLICAS económica POLÍTICA médico TÉCNICO q’ulli ch’ama 1º 2ª Nº"
)
WORDS = TEXT.split()
ENCODINGS = ("cp1252", "cp850", "mac-roman")


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), st.sampled_from(ENCODINGS))
def test_spanish_words_tell_how_they_are_written(words: list[str], encoding: str) -> None:
    text = " ".join(word for word in words if encoding != "cp850" or "’" not in word)
    found = read_letters(text.encode(encoding))
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_each_word_by_itself(encoding: str) -> None:
    for word in WORDS:
        if encoding != "cp850" or "’" not in word:
            for written in (word, word.upper() if word.isalpha() else word):
                found = read_letters(written.encode(encoding))
                assert found is not None
                assert found.text == written


@given(st.text("abc ñáÑÓ“”–€;\n1", min_size=4), st.sampled_from(["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"]))
def test_unicode_with_a_mark_and_without(text: str, encoding: str) -> None:
    text = f"comunidad;gestion;demanda\n{text}"
    found = read_letters(text.encode(encoding))
    assert found is not None
    assert found.text == text


def test_one_damaged_byte_does_not_spoil_the_letters_of_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = ["comunidad;gestión;demanda", "Belén Pituta A;2003;Construcción de baños", "Arcata;2003;Riego"]
    path.write_bytes("\n".join(rows).encode().replace(b"Riego", b"Rie\xc3go"))
    (read,) = open_tables(path)
    assert read.encoding == "utf-8"
    assert [(line.cells[2], line.flaws) for line in read.lines[1:]] == [
        ("Construcción de baños", ()),
        ("Rie\ufffdgo", ("no-letter",)),
    ]


@pytest.mark.parametrize("data", [b"PK\x03\x04\0\0", b"\0" * 40, b"a\0\0b;c\0\0d", bytes(range(256)) * 4])
def test_what_is_no_text_is_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(GuaquiError) as caught:
        open_tables(path)
    assert caught.value.code == "source-unreadable"
