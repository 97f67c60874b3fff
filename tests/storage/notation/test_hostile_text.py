"""Text that nobody vetted: `clean` leaves nothing that a terminal obeys, and people's letters as they are."""

from __future__ import annotations

import json
import random
import unicodedata

import pytest

from storage.notation.text import clean, clean_line, clean_value, has_unseen, is_clean
from storage.revisions.lines import read_revisions, whole_file
from tests.storage.revisions_made import DEMAND, revision

PARTS = 4
ORDINARY, AT_LENGTH = 6_000, 200_000

BIDI = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
POOLS: list[list[str]] = [
    [chr(code) for code in (*range(0x20), 0x7F, *range(0x80, 0xA0))],
    BIDI,
    ["\ud800", "\udbff", "\udc00", "\udfff", "\ud83d\ude00"],
    ["\r\n", "\r", "\n", "\t", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\u00a0", "\u200b", "\ufeff", "\u200e"],
    [chr(code) for code in range(0x300, 0x370)],
    [
        "n\u0303",
        "a\u0308",
        "A\u030a",
        "\u0344",
        "\u0f73",
        "\u0f71\u0f72",
        "\u212b",
        "\u1100\u1161\u11a8",
        "\ufb01",
    ],
    ["👩\u200d🌾", "👨\u200d👩\u200d👧", "🏳\ufe0f\u200d🌈", "🇧🇴", "👍🏽", "1\ufe0f\u20e3", "❤\ufe0f"],
    ["q’", "ch’", "ä", "ï", "ü", "ñ", "x̌", "K'", "t’ant’a", "jach’a", "Qullana", "ÿ"],
    ["\x1b[2J", "\x1b]0;x\x07", "\x9b31m", "[/]", "[@click=app.quit]", "=1+1", "@SUM", "</script>", "%00", "\\"],
    list("abc XYZ 019 .,-/áéíóúñÑ"),
]


def anything(seed: int) -> str:
    draw = random.Random(seed)
    parts = []
    for _ in range(draw.randint(0, 12)):
        if draw.random() < 0.3:
            parts.append(chr(draw.randrange(0x110000)))
        else:
            parts.append(draw.choice(draw.choice(POOLS)) * draw.choice([1, 1, 1, 1, 2, 40]))
    return "".join(parts)


def holds(text: str) -> None:
    cleaned = clean(text)
    for character in cleaned:
        category = unicodedata.category(character)
        assert category != "Cs"
        assert category != "Cc" or character == "\n"
        assert character not in BIDI
        assert unicodedata.bidirectional(character) not in TURNING
    assert unicodedata.normalize("NFC", cleaned) == cleaned
    assert clean(cleaned) == cleaned
    assert is_clean(cleaned)
    separated = "\u2028" in text or "\u2029" in text  # harmless to read, and mended where it is typed
    unseen = has_unseen(text) and not cleaned  # harmless to read, and no text where it is typed
    as_it_was = is_clean(text) and not separated and not unseen
    assert (text == cleaned) == as_it_was, "what is clean is left alone, and only that"
    line = clean_line(text)
    assert is_clean(line)
    assert clean_line(line) == line
    assert len(line.splitlines()) <= 1
    assert line == line.strip()


@pytest.mark.parametrize("part", range(PARTS))
def test_any_text(part: int, *, full: bool) -> None:
    for seed in range(part, AT_LENGTH if full else ORDINARY, PARTS):
        try:
            holds(anything(seed))
        except AssertionError as error:
            error.add_note(f"anything({seed}): {anything(seed)!a}")
            raise


@pytest.mark.costly(0)
def test_every_character_there_is_alone_and_between_letters() -> None:
    for code in range(0x110000):
        text = f"a{chr(code)}b"
        cleaned = clean(text)
        assert is_clean(cleaned), hex(code)
        if unicodedata.category(chr(code)) not in {"Cc", "Cs", "Zl", "Zp"} and chr(code) not in BIDI:
            assert cleaned == unicodedata.normalize("NFC", text), hex(code)


UNTOUCHED = [
    *(
        "Ñuñumani",
        "Janq’u Uma",
        "Ch’uxña uma",
        "Jach’a q’awa",
        "K'ulli",
        "t’ant’a",
        "wak’a",
        "p’iqi",
        "Ïñu",
        "täqi",
    ),
    *("áéíóúüñ ÁÉÍÓÚÜÑ", "Belén Pituta “A”", "Bs 35.000,50", "¿Riego?", "3/4 de ha – 2\u00a0km"),
    *(
        "👩\u200d🌾 Productoras",
        "👨\u200d👩\u200d👧\u200d👦",
        "🇧🇴",
        "👍🏽",
        "🏳\ufe0f\u200d🌈",
        "1\ufe0f\u20e3",
        "❤\ufe0f",
        "🦙🐄🌾",
    ),
    *(
        "línea uno\nlínea dos",
        "tanque de 5\u00a0000\u202fl",
        "\u200dx\u200c",
        "שלום",
        "السلام",
        "हिन्दी",
        "한국어",
        "ไทย",
    ),
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_names_emoji_and_spelling_are_untouched(text: str) -> None:
    assert clean(text) == text
    assert is_clean(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Nun\u0303umani", "Ñumani".replace("Ñ", "Nuñ")),
        ("A\u030a\u212b", "ÅÅ"),
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\tb", "a b"),
        ("\x1b[31mrojo\x1b[0m", "[31mrojo[0m"),
        ("\x1b]0;título\x07", "]0;título"),
        ("\u202egnp.exe", "gnp.exe"),
        ("\u2066a\u2069\u2067b\u2068c", "abc"),
        ("\ud800a\udfff", "a"),
        ("\ud83d\ude00", ""),
        ("\0\x08\x7f\x9b", ""),
        ("n\x1b\u0303", "ñ"),
        ("\u0344", "\u0308\u0301"),
        ("a\u0316\u0301b\u0301\u0316", "á\u0316b\u0316\u0301"),
    ],
)
def test_what_is_mended(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_a_very_long_run_of_marks_is_broken_and_nothing_else_is() -> None:
    for many in (1, 10, 28, 29):
        text = "e" + "\u0323" * many + "\u0301"
        assert clean(text) == unicodedata.normalize("NFC", text)
    text = "e" + "\u0301\u0323" * 100
    cleaned = clean(text)
    assert sorted(unicodedata.normalize("NFD", cleaned.replace("\u034f", ""))) == sorted(text)
    assert cleaned.count("\u034f") == 6


def test_what_is_kept_comes_out_of_a_file_as_it_went_in() -> None:
    texts = [clean(anything(seed)) for seed in range(300)] + UNTOUCHED
    body = {**DEMAND, "notes": "x", "options": [{"text": text} for text in texts]}
    data = b"".join(whole_file([revision(body=body)]))
    assert [option["text"] for option in read_revisions(data).revisions[0].body["options"]] == texts
    rewritten = json.dumps(json.loads(data)).encode()
    assert [option["text"] for option in read_revisions(rewritten).revisions[0].body["options"]] == texts


def test_texts_are_cleaned_wherever_they_stand_in_a_value() -> None:
    value = {"a": ["x\x00", {"b": "\u202ey"}, ("z\r",)], "n": 5, "t": True, "nothing": None}
    assert clean_value(value) == {"a": ["x", {"b": "y"}, ["z\n"]], "n": 5, "t": True, "nothing": None}
