"""The headings over tasks of all documents held, by how they begin once their number is off."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ontology.iris import Iri
from query.asked.called import NUMBERING
from query.asked.wording import without_quotes
from query.plan import KnownDocument

PERIOD_WORD = re.compile(r"\((?:[^()]*\d[^()]*)\)$")


class Sections:
    """Headings in the order of their characters, so that a beginning is found by bisection."""

    def __init__(self, documents: Iterable[KnownDocument]) -> None:
        bare: dict[str, str] = {}
        found = []
        for document in documents:
            for place, path in enumerate(prefixes_of(document)):
                step = path.rpartition("/")[2]
                if step not in bare:
                    bare[step] = PERIOD_WORD.sub("", NUMBERING.sub("", without_quotes(step)))
                found.append((bare[step], document.iri, place, path))
        found.sort()
        self._headings = [heading for heading, *_ in found]
        self._places = [(iri, place, path) for _, iri, place, path in found]

    def beginning(self, name: str) -> Mapping[Iri, list[str]]:
        """Return the paths whose last heading begins with `name`, by document, in the order of each."""
        first = bisect_left(self._headings, name)
        last = bisect_right(self._headings, name, first, key=lambda heading: heading[: len(name)])
        paths: dict[Iri, list[str]] = defaultdict(list)
        for iri, _, path in sorted(self._places[first:last]):
            paths[iri].append(path)
        return paths


def prefixes_of(document: KnownDocument) -> Iterator[str]:
    """Yield every path of headings that stands over tasks of a document, each once, from the top down."""
    seen = set()
    for path in document.paths:
        steps = path.split("/")
        for depth in range(1, len(steps) + 1):
            prefix = "/".join(steps[:depth])
            if prefix not in seen:
                seen.add(prefix)
                yield prefix
