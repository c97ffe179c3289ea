"""What documents and their annexes are called: title and place, by the characters that stand in them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from query.asked.places import forms_of
from query.asked.wording import fold, plain
from query.plan import KnownDocument, Part

NUMBERING = re.compile(
    r"^(?:第?[一二三四五六七八九十]+[章节条、.．]|[((][一二三四五六七八九十\d]+[))]|\d+[.．、])\s*"
)


class Called:
    """The names of documents and annexes, found by characters that they hold."""

    def __init__(self, documents: Iterable[KnownDocument]) -> None:
        self._targets = [target for document in documents for target in targets_of(document)]
        self._holding: dict[str, set[int]] = defaultdict(set)
        for number, (_, name) in enumerate(self._targets):
            for character in set(name):
                self._holding[character].add(number)

    def holding(self, said: str) -> Iterator[tuple[Part, str]]:
        """Yield what has all characters of `said` in its name, in the order of documents."""
        sets = sorted((self._holding.get(character, set()) for character in set(said)), key=len)
        for number in sorted(set.intersection(*sets)) if sets else ():
            yield self._targets[number]


def annexes_of(document: KnownDocument) -> list[str]:
    """Return the headings of the annexes that hold tasks, in the order of the document."""
    tops = dict.fromkeys(path.partition("/")[0] for path in document.paths)
    return [
        top
        for top in tops
        if not NUMBERING.match(fold(top)) and (top.endswith(("表", "单")) or len(tops) > 1)
    ]


def targets_of(document: KnownDocument) -> Iterator[tuple[Part, str]]:
    """Yield the parts of a document with the names that a question may shorten."""
    place = plain(document.region)
    yield Part(document), place + plain(document.title)
    for heading in annexes_of(document):
        yield Part(document, heading), place + plain(heading)


def nearest(parts: list[Part], words: str) -> list[Part]:
    """Return the parts of documents of the very place that `words` name, if there are any, or all."""
    forms = {part: forms_of(part.document.region, is_below=False) for part in parts}
    here = [part for part in parts if any(form in words for form in forms[part])]
    return here or parts


def narrow(parts: list[Part]) -> list[Part]:
    """Drop the annexes of documents that are meant as a whole."""
    whole = {part.document.iri for part in parts if not part.path}
    return [part for part in parts if not part.path or part.document.iri not in whole]
