"""What is left of a question when everything else is understood: its topic, in pieces."""

import re
from functools import cache

from query.holdings import GRAM, SHORT, Holdings
from query.lexicon import read_groups
from query.reading import COVER, Reading

STOPS = re.compile(rf"[{COVER},、。?!;:.\"'“”‘’()《》…·~/|\\\[\]{{}}<>=+*&^$#@_-]+")
AMOUNT = re.compile(r"一次|一遍|一下")
LEAST = 2  # characters of a piece that can be a topic


def shield_titles(reading: Reading, holdings: Holdings) -> None:
    """Cover words that stand in a task's title, so that no role or question word is read into them."""
    grams = holdings.title_grams
    inside = [False] * len(reading.left)
    for size in range(SHORT, GRAM + 1):
        for start in range(len(reading.left) - size + 1):
            if reading.left[start : start + size] in grams:
                inside[start : start + size] = [True] * size
    flags = "".join("x" if flag else " " for flag in inside)
    for match in re.finditer("x+", flags):
        reading.take(match.start(), match.end(), "title")


def find_topic(reading: Reading, holdings: Holdings) -> tuple[str, ...]:
    """Return the pieces of the topic, in order, without words that carry none."""
    left = reading.left
    for mark in reading.tagged("title"):
        left = left[: mark.start] + mark.value + left[mark.end :]
    pieces = (_strip(piece, holdings.title_pairs) for piece in STOPS.split(left))
    return tuple(
        piece for piece in pieces if piece not in _none() and (len(piece) >= LEAST or piece in _official())
    )


def translate(topic: tuple[str, ...]) -> tuple[str, ...]:
    """Return `topic` in the words of documents: every-day words (省水, 饭馆) give way to theirs."""
    said = _official()
    pattern = re.compile("|".join(map(re.escape, sorted(said, key=lambda word: (-len(word), word)))))
    return tuple(pattern.sub(lambda match: said[match[0]], piece) for piece in topic)


@cache
def _none() -> frozenset[str]:
    return frozenset(word for group in read_groups("no_topics") for word in group)


@cache
def _official() -> dict[str, str]:
    return {word: "，".join(meant) for word, *meant in read_groups("colloquial")}


def _strip(piece: str, pairs: frozenset[str]) -> str:
    """Take fillers off both ends; a single character stays where it makes a word of a held title (用水)."""
    front, back = _fillers()
    kept = (
        *(word for word in _official() if len(word) > 1),
        *(word for group in read_groups("words_kept") for word in group),
    )
    piece = AMOUNT.sub("", piece)
    while piece:
        free = () if piece.startswith(kept) else front
        word = next((w for w in free if piece.startswith(w) and (len(w) > 1 or piece[:2] not in pairs)), "")
        tail = next((w for w in back if piece.endswith(w) and (len(w) > 1 or piece[-2:] not in pairs)), "")
        if not word and not tail:
            break
        piece = piece[len(word) :].removesuffix(tail)
    return piece


@cache
def _fillers() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _longest_first("fillers_before"), _longest_first("fillers_after")


def _longest_first(name: str) -> tuple[str, ...]:
    words = {word for group in read_groups(name) for word in group}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
