"""Items, articles and chapters that a question names by their number: 第8条, 第五条, 第三部分."""

import re
from collections.abc import Callable, Sequence

from extract.numerals import parse_number
from query.asked.naming import NUMERAL
from query.asked.reading import Reading
from query.asked.sections import prefixes_of
from query.asked.wording import fold, without_quotes
from query.plan import KnownDocument, Part

ARTICLE = re.compile(rf"第(?P<number>{NUMERAL})条(?![线街路腿])(?:里面|里头|里|中)?")
CHAPTER = re.compile(rf"第(?P<number>{NUMERAL})大?(?:部分|章|板块|块|节)(?:内容)?")
WITHIN = re.compile(r"里面|里头|当中|之中|[里中]")
LONGEST = 16  # characters of a chapter's name behind its number
OF_CHAPTER = re.compile(
    rf"^(?:第(?P<chapter>{NUMERAL})(?:章|部分|节)|(?P<part>[一二三四五六七八九十]{{1,3}})[、.．])"
)
AT_LINE = re.compile(rf"^[ \t　]*第(?P<number>{NUMERAL})条(?=[\s　])", re.MULTILINE)
NUMBERED = re.compile(rf"^(?:第(?P<article>{NUMERAL})条|(?P<item>\d{{1,3}})[.．、])")


def find_article(
    reading: Reading,
    parts: Sequence[Part],
    documents: Sequence[KnownDocument],
    read_text: Callable[[str], str] = lambda _: "",
) -> list[Part]:
    """Cover 第8条 as `article` and return the part of `parts`, else of `documents`, whose heading has it.

    Where no heading has, that of the one document meant whose line in its text (`read_text`) begins with it.
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
    if found:
        return list(found.values()) if len(found) == 1 else []
    meant = [part.document for part in parts] or list(documents)
    span = _written(read_text(meant[0].name), number) if len(meant) == 1 else None
    return [Part(meant[0], span=span)] if span else []


def _written(text: str, number: int) -> tuple[int, int] | None:
    """Return where the one article of a text with `number` begins and ends, `None` where there is none."""
    starts = [(match.start(), int(parse_number(match["number"]))) for match in AT_LINE.finditer(text)]
    edges = [start for start, _ in starts] + [len(text)]
    found = [(start, edges[place + 1]) for place, (start, own) in enumerate(starts) if own == number]
    return found[0] if len(found) == 1 else None


def find_chapter(reading: Reading, parts: Sequence[Part], documents: Sequence[KnownDocument]) -> list[Part]:
    """Cover 第三部分, with words of its heading behind it, and return that part of the one document meant.

    Empty where a part is named already, or none or several have the number.
    """
    match = CHAPTER.search(reading.left)
    meant = [part.document for part in parts] or list(documents)
    if not match or len(meant) != 1 or any(part.path for part in parts):
        return []
    number = int(parse_number(match["number"]))
    found = [path for path in prefixes_of(meant[0]) if _chapter_of(path.rpartition("/")[2]) == number]
    if len(found) != 1:
        return []
    heading, end = without_quotes(found[0]), match.end()
    sizes = range(min(LONGEST, len(reading.left) - end), 1, -1)
    end += next((size for size in sizes if reading.left[end : end + size] in heading), 0)
    within = WITHIN.match(reading.left, end)
    reading.take(match.start(), within.end() if within else end, "section")
    return [Part(meant[0], found[0])]


def _chapter_of(heading: str) -> int:
    """Return the number of a chapter's heading (三、, 第三章), -1 where there is none."""
    match = OF_CHAPTER.match(fold(heading))
    return int(parse_number(match["chapter"] or match["part"])) if match else -1


def _number_of(heading: str) -> int:
    """Return the number that a heading begins with, -1 where there is none."""
    match = NUMBERED.match(fold(heading))
    return int(parse_number(match["article"] or match["item"])) if match else -1
