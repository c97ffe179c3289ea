"""Words of every day in the words of documents (省水 is 节水), whatever the field."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import accumulate, chain

from extract.segment import cut
from query.lexicon import read_groups


def translate(words: str, most: int | None = None) -> str:
    """Return `words` with every-day words in place of which documents write others, at most `most` for each.

    A word counts only where it begins and ends with words of the text: 查 in 排查 is none. Words of documents
    stay whole: in 下岗失业人员 there is no 下岗.
    """
    edges = {0, *accumulate(map(len, cut(words)))}

    def official(match: re.Match[str]) -> str:
        meant = official_words().get(match[0])
        is_word = match.start() in edges and match.end() in edges
        return "，".join(meant[:most]) if meant and is_word else match[0]

    return _pattern().sub(official, words)


def is_everyday(words: str) -> bool:
    """Tell whether `words` holds a word of every day."""
    return translate(words) != words


@cache
def official_words() -> Mapping[str, tuple[str, ...]]:
    """Return the words of documents by the word of every day, the usual one first."""
    return {word: tuple(meant) for word, *meant in read_groups("everyday")}


@cache
def _pattern() -> re.Pattern[str]:
    known = {*official_words(), *chain.from_iterable(official_words().values())}
    return re.compile("|".join(map(re.escape, sorted(known, key=lambda word: (-len(word), word)))))
