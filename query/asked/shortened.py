"""Terms that a question shortens (综保区, 自贸区) written out as the held titles write them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import accumulate

from extract.segment import cut_tagged
from query.asked.wording import plain

SHORTEST, LONGEST = 3, 6  # characters of a shortened term
FEET = (2, 3, 4)  # feet of a term
LONG_FOOT = 3  # characters of the longest foot
NAMING = ("n", "vn", "a", "b", "j", "l", "i")  # jieba's signs of words that a term is made of


def find_terms(titles: Iterable[str], held: str) -> Mapping[str, str]:
    """Return the terms of `titles` by what they may be shortened to.

    What two terms share is left out, and what stands in the words `held` as it is.
    """
    found: dict[str, str] = {}
    for feet in {feet for title in set(titles) for feet in _terms_of(plain(title))}:
        term = "".join(feet)
        for short in _shortened(feet):
            if short not in held:
                found[short] = term if found.get(short, term) == term else ""
    return {short: term for short, term in found.items() if term}


def write_out(words: str, terms: Mapping[str, str]) -> str:
    """Return `words` with each shortened term written out, the longest first; what jieba cuts stays whole."""
    edges = {0, *accumulate(len(word) for word, _ in cut_tagged(words))}
    start, done = 0, ""
    while start < len(words):
        sizes = range(LONGEST, SHORTEST - 1, -1) if start in edges else ()
        size = next((n for n in sizes if start + n in edges and words[start : start + n] in terms), 0)
        done += terms[words[start : start + size]] if size else words[start]
        start += size or 1
    return done


def _terms_of(title: str) -> Iterator[tuple[str, ...]]:
    """Yield the terms of a title, each as its feet (综合|保税区): nouns and what stands before them."""
    feet: list[tuple[str, str]] = []
    for word, sign in cut_tagged(title):
        feet += [(foot, sign) for foot in _feet_of(word)]
    for size in FEET:
        for start in range(len(feet) - size + 1):
            run = feet[start : start + size]
            if all(len(foot) > 1 and sign.startswith(NAMING) for foot, sign in run) and run[-1][1][0] == "n":
                yield tuple(foot for foot, _ in run)


def _feet_of(word: str) -> Iterator[str]:
    """Yield a word in pieces of two characters, the last of two or three (综合保税区: 综合, 保税区)."""
    while len(word) > LONG_FOOT:
        yield word[:2]
        word = word[2:]
    yield word


@cache
def _shortened(feet: tuple[str, ...]) -> frozenset[str]:
    """Return what a term may be shortened to: of each foot the first character.

    Of the last one the whole, its last character, or its first and last (自贸试验区, 自贸区, 综保区).
    """
    first, last = "".join(foot[0] for foot in feet[:-1]), feet[-1]
    forms = {first + end for end in (last, last[-1], last[0] + last[-1])}
    return frozenset(form for form in forms if SHORTEST <= len(form) <= LONGEST)
