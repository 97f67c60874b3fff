"""Names as they are misspelled: by slips of the finger, by ear, cut short, turned round, shouted."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator

from storage.names.name_table import slug

_BY_EAR = [
    *(("v", "b"), ("b", "v"), ("s", "z"), ("z", "s"), ("c", "k"), ("k", "c"), ("c", "q"), ("k", "qh")),
    *(("ll", "y"), ("ll", "l"), ("y", "i"), ("i", "y"), ("j", "h"), ("h", ""), ("w", "hu"), ("gu", "w")),
    *(
        ("ss", "s"),
        ("nn", "n"),
        ("qu", "k"),
        ("o", "u"),
        ("u", "o"),
        ("e", "i"),
        ("i", "e"),
        ("c", "s"),
        ("ñ", "ni"),
    ),
]
_SHORT = {"San": "Sn", "Santa": "Sta.", "Francisco": "Fco", "Antonio": "Ant.", "Villa": "V.", "Rosa": "R."}
_ARTICLES = ("La ", "El ", "Comunidad ", "Comunidad de ", "OTB ", "Com. ")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def misspelled(names: list[tuple[str, str]], count: int, seed: int) -> Iterator[tuple[str, str]]:
    """`count` (record, misspelled name) of (record, name), every name in turn, one or two ways at once.

    One in other letters only: a name in capitals or without accents is the name.
    """
    draw = random.Random(seed)
    known = {slug(name) for _record, name in names}
    made = 0
    while made < count:
        record, name = names[made % len(names)]
        for _ in range(draw.choice((1, 1, 1, 2))):
            name = draw.choice(WAYS)(name, draw)
        if slug(name) not in known:
            made += 1
            yield record, name


def _slip(name: str, draw: random.Random) -> str:
    at = draw.randrange(1, len(name))
    match draw.randrange(4):
        case 0:
            return name[:at] + name[at + 1 :]
        case 1:
            return name[:at] + draw.choice(_LETTERS) + name[at:]
        case 2:
            return name[:at] + draw.choice(_LETTERS) + name[at + 1 :]
        case _:
            return name[: at - 1] + name[at : at + 1] + name[at - 1 : at] + name[at + 1 :]


def _by_ear(name: str, draw: random.Random) -> str:
    heard = [(one, other) for one, other in _BY_EAR if one in name.lower()]
    one, other = draw.choice(heard or [("", "")])
    return name.lower().replace(one, other, 1).title()


def _without_accents(name: str, draw: random.Random) -> str:
    apart = unicodedata.normalize("NFD", name)
    return _slip("".join(letter for letter in apart if not unicodedata.combining(letter)), draw)


def _word_dropped(name: str, draw: random.Random) -> str:
    """One word less, where what is left still says who is meant."""
    words = name.split()
    if len(words) < 3:
        return _slip(name, draw)
    middle = draw.randrange(1, len(words) - 1)
    return " ".join(words[:middle] + words[middle + 1 :])


def _words_swapped(name: str, draw: random.Random) -> str:
    words = name.split()
    return " ".join(draw.sample(words, len(words))) if len(words) > 1 else _slip(name, draw)


def _run_together(name: str, draw: random.Random) -> str:
    return _slip(name.replace(" ", ""), draw)


def _shortened(name: str, draw: random.Random) -> str:
    return " ".join(_SHORT.get(word, word) for word in name.split())


def _shouted(name: str, draw: random.Random) -> str:
    return _by_ear(name, draw).upper()


def _with_article(name: str, draw: random.Random) -> str:
    return draw.choice(_ARTICLES) + name


WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    _slip,
    _by_ear,
    _without_accents,
    _word_dropped,
    _words_swapped,
    _run_together,
    _shortened,
    _shouted,
    _with_article,
)
