"""Names of what is held typed in pinyin: by their initials (qslj is 区水利局) or in full (qushuiliju)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph.functions import spellings_of
from query.asked.places import forms_of, last_level
from query.asked.typos import readings_of
from query.asked.wording import fold, plain
from query.holdings import Holdings
from query.lexicon import read_groups
from query.plan import Spelling

LETTERS = re.compile(r"(?<![A-Za-z\d])[A-Za-z]{3,}(?![A-Za-z\d])")
MOST = 6  # names that the same letters may spell


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a question may spell, and the IRIs of what it names."""

    name: str
    means: frozenset[str]


def spell_out(
    text: str, holdings: Holdings, chosen: Mapping[str, str] | None = None
) -> tuple[str, tuple[Spelling, ...]]:
    """Return `text` with held names in place of the letters that spell them, and what was read as what.

    `chosen` has the name wanted for some letters, where it is one that they spell.
    """
    spelt: dict[str, Spelling] = {}

    def name_of(match: re.Match[str]) -> str:
        found = spelt.get(match[0]) or _read(match[0], holdings, (chosen or {}).get(match[0], ""))
        if found is None:
            return match[0]
        spelt[match[0]] = found
        return found.name

    folded = fold(text)
    written = LETTERS.sub(name_of, folded) if LETTERS.search(folded) else text
    return (written if spelt else text), tuple(spelt.values())


def _read(letters: str, holdings: Holdings, wanted: str) -> Spelling | None:
    """Return the names that `letters` spell, `wanted` taken if it is one; `None` for a word as it stands."""
    run = letters.lower()
    if run in _latin_words() or run in holdings.title_text.lower():
        return None
    found = _spelt(run, _written_names(holdings)) or _spelt(run, _other_names(holdings))
    if not found:
        return None
    return Spelling(letters, wanted if wanted in found else found[0], tuple(found))


def _spelt(run: str, names: Iterable[Name]) -> list[str]:
    """Return those of `names` that `run` spells, of those for the same thing the first."""
    found: dict[frozenset[str], str] = {}
    for name in names:
        if spells(run, name.name):
            found.setdefault(name.means, name.name)
    return list(found.values())[:MOST]


def spells(run: str, name: str) -> bool:
    """Tell whether lower-case letters are the initials of `name` or its syllables, whatever its readings."""
    if len(run) == len(name):
        return all(
            any(syllable.startswith(letter) for syllable in readings_of(character))
            for letter, character in zip(run, name, strict=True)
        )
    return len(run) > len(name) and _spells_in_full(run, name)


def _spells_in_full(run: str, name: str) -> bool:
    ends = {0}
    for character in name:
        ends = {
            end + len(syllable)
            for end in ends
            for syllable in readings_of(character)
            if run.startswith(syllable, end)
        }
        if not ends:
            return False
    return len(run) in ends


def _written_names(holdings: Holdings) -> Iterator[Name]:
    """Yield the names of bodies: as written, with their place before them, without level and place."""
    for index in (holdings.by_name, holdings.by_place, holdings.by_function):
        for name, bodies in sorted(index.items()):
            yield Name(name, frozenset(body.iri for body in bodies))


def _other_names(holdings: Holdings) -> Iterator[Name]:
    """Yield the other spellings of bodies, then places, then documents."""
    yield from _other_spellings(holdings)
    for place, regions in sorted(holdings.places.items()):
        yield Name(place, frozenset(regions))
    yield from _documents(holdings)


def _other_spellings(holdings: Holdings) -> Iterator[Name]:
    """Yield the other spellings of bodies (区发改委), with and without the level and the place."""
    for body in holdings.bodies:
        if body.is_group or not body.function:
            continue
        level = last_level(body.region)
        places = sorted(forms_of(body.region, is_below=False), key=lambda name: (len(name), name))
        for name in spellings_of(body.function):
            for before in ("", level, *places, *(place + level for place in places)):
                yield Name(before + name, frozenset({body.iri}))


def _documents(holdings: Holdings) -> Iterator[Name]:
    """Yield what documents are called by their place and kind (云渡方案)."""
    nouns = [noun for group in read_groups("document_nouns") for noun in group if len(noun) > 1]
    for document in holdings.documents:
        noun = next((noun for noun in nouns if plain(document.title).endswith(noun)), "")
        for place in sorted(forms_of(document.region)) if noun else ():
            yield Name(place + noun, frozenset({document.iri}))
            yield Name(place + noun[-2:], frozenset({document.iri}))


@cache
def _latin_words() -> frozenset[str]:
    return frozenset(word for group in read_groups("latin_words") for word in group)
