"""Items and articles that a question names by their number: 第8条, 第五条."""

import re
from collections.abc import Sequence

from extract.numerals import parse_number
from query.asked.naming import NUMERAL
from query.asked.reading import Reading
from query.asked.sections import prefixes_of
from query.asked.wording import fold
from query.plan import KnownDocument, Part

ARTICLE = re.compile(rf"第(?P<number>{NUMERAL})条(?![线街路腿])(?:里面|里头|里|中)?")
NUMBERED = re.compile(rf"^(?:第(?P<article>{NUMERAL})条|(?P<item>\d{{1,3}})[.．、])")


def find_article(reading: Reading, parts: Sequence[Part], documents: Sequence[KnownDocument]) -> list[Part]:
    """Cover 第8条 as `article` and return the part of `parts`, else of `documents`, whose heading has it.

    Empty where none has, or several do; then the mark alone tells that an article was named.
    """
    match = ARTICLE.search(reading.left)
    if not match:
        return []
    reading.take(match.start(), match.end(), "article")
    number = int(parse_number(match["number"]))
    found = {
        (part.document.iri, prefix): Part(part.document, prefix)
        for part in parts or map(Part, documents)
        for prefix in prefixes_of(part.document)
        if prefix.startswith(part.path) or part.path.startswith(prefix)
        if _number_of(prefix.rpartition("/")[2]) == number
    }
    return list(found.values()) if len(found) == 1 else []


def _number_of(heading: str) -> int:
    """Return the number that a heading begins with, -1 where there is none."""
    match = NUMBERED.match(fold(heading))
    return int(parse_number(match["article"] or match["item"])) if match else -1
