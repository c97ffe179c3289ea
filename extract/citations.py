"""The other documents that a text names: 《…》 with their numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.view import View
from extract.folding import fold
from extract.patterns import DOC_NUMBER
from extract.words import any_of
from ontology.model import Citation

# （国发〔2015〕52号，以下简称《…》）  （工信部联企〔2011〕300号）
NUMBER_BEHIND = re.compile(rf"[（〔](?:文号：)?(?P<number>{DOC_NUMBER})")
# 以下简称《国务院意见》  以下简称省《办法》
SHORT_FORM = re.compile(r"(?:以下|下)?(?:简|统|合)称(?:为|：)?[“\"]?[^《》，。（）]{0,4}$")
OWN_BEHIND = re.compile(
    r"[“”\"]?(?:已|业)?经[^，。；]{1,40}(?:同意|通过|批准|审定|审议|讨论)|[，]?现?(?:予以)?(?:印发|转发|下发)"
)
OWN_AHEAD = re.compile(r"(?:现将|现把|制定了|制订了|修订了|关于印发|关于发布|关于公布|印发)$")
ANNEXED = re.compile(r"（(?:详?见)?附件")
FORM = re.compile(rf"(?:{any_of('forms')}|(?<!分解)(?<!分工)(?<!任务)表)(?:（[^（）]{{0,12}}）)?$")
_LOOSE = re.compile(r"[\s\W_的]+")


@dataclass(frozen=True, slots=True)
class _Named:
    """A title at `start`..`end` of the text, without its own 《》; the signs stand just outside."""

    start: int
    end: int
    number: tuple[int, int] | None


def find_citations(view: View, own: Iterable[str] = ()) -> list[Citation]:
    """Return the other documents named in `view`, each once, in the order of their first mention.

    None are the titles in `own` (of the document and its attachments), short forms and certificates
    (《取水许可证》).
    """
    compact = view.compact()
    text = fold(compact.text)
    skipped = {_key(title) for title in own}
    found: dict[str, Citation] = {}
    for named in _find_titles(text):
        key = _key(text[named.start : named.end])
        if SHORT_FORM.search(text[max(0, named.start - 16) : named.start - 1]):
            skipped.add(key)
        if not key or key in skipped or _is_own(text, named) or _is_form(text, named):
            continue
        number = compact.text[slice(*named.number)] if named.number else None
        if key in found:
            found[key] = _with_number(found[key], number)
        elif not any(key in earlier for earlier in found):
            title = compact.text[named.start : named.end]
            found[key] = Citation(title, number, compact.spans(named.start, named.end))
    return [one for key, one in found.items() if key not in skipped]


def _find_titles(text: str) -> Iterator[_Named]:
    """Yield what stands between 《 and 》, the outermost pair where they are nested."""
    depth, begin = 0, 0
    for place, char in enumerate(text):
        if char == "《":
            if depth == 0 or place - begin > 160:
                depth, begin = 0, place + 1
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0 and 1 < place - begin <= 160:
                yield _Named(begin, place, _number_behind(text, place + 1))


def _number_behind(text: str, place: int) -> tuple[int, int] | None:
    match = NUMBER_BEHIND.match(text, place)
    return match.span("number") if match else None


def _is_own(text: str, named: _Named) -> bool:
    """Tell whether the title is that of the plan which this very document brings, or of its annex."""
    if named.number:
        return False
    before, behind = text[max(0, named.start - 12) : named.start - 1], text[named.end + 1 : named.end + 60]
    if ANNEXED.match(behind):
        return True
    return bool(
        OWN_BEHIND.match(behind) or (OWN_AHEAD.search(before) and re.match(r"的?通知|印发|，现", behind))
    )


def _is_form(text: str, named: _Named) -> bool:
    return named.number is None and bool(FORM.search(text[named.start : named.end]))


def _with_number(citation: Citation, number: str | None) -> Citation:
    if citation.doc_number or not number:
        return citation
    return Citation(citation.title, number, citation.spans)


def _key(title: str) -> str:
    """Return what makes a title the same in spite of its signs and its 的."""
    return _LOOSE.sub("", fold(title)).lower()
