"""The other documents that a text names, by title or number, each in its strongest relation."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from corpus.traditional import simplified
from corpus.view import View
from extract.folding import fold
from extract.papers.mentions import Mention, find_mentions, plain_number
from extract.papers.references import Named, find_relations
from extract.words import any_of
from ontology.model import Citation, Relation

# 以下简称《国务院意见》  以下简称省《办法》
SHORT_FORM = re.compile(r"(?:以下|下)?(?:简|统|合)称(?:为|：)?[“\"]?[^《》，。（）]{0,4}$")
OWN_BEHIND = re.compile(
    r"[“”\"]?(?:已|业)?经[^，。；]{1,40}(?:同意|通过|批准|审定|审议|讨论)|[，]?现?(?:予以)?(?:印发|转发|下发)"
)
ALSO_BEHIND = re.compile(r"(?:[、，和及与]?《[^《》]{2,90}》){1,5}")  # 《甲分工》和《乙分工》已经市政府同意
OWN_AHEAD = re.compile(r"(?:现将|现把|制定了|制订了|修订了|关于印发|关于发布|关于公布|印发)$")
ANNEXED = re.compile(r"（(?:详?见)?附件")
FORM = re.compile(rf"(?:{any_of('forms')}|(?<!分解)(?<!分工)(?<!任务)表)(?:（[^（）]{{0,12}}）)?$")
# a notice (关于印发《…》的通知) and what it brings are one document; one that implements a law is another
BRINGING = re.compile(r"印发|转发|批转|发布|公布|下发|下达")
BROUGHT = re.compile(r"(?:试行|暂行|修订)?(?:通知|通告|公告|决定|函|令)?")
YEAR_AHEAD = re.compile(r"^20\d\d年度?")  # 《2025年重点工作分解》 for 《重点工作分解》
LINE_END = re.compile(r"[\n\r\t]")
_LOOSE = re.compile(r"[\s\W_的]+")
_STRENGTH = tuple(Relation)


def find_citations(view: View, own: Iterable[str] = (), number: str | None = None) -> list[Citation]:
    """Return the other documents named in `view`, each once, in the order of their first mention.

    Each stands where its relation is stated. None are the titles in `own` (of the document and its
    attachments), its `number`, short forms and certificates (《取水许可证》).
    """
    compact = view.compact()
    text = fold(compact.text)
    titles = [fold(simplified(title)) for title in own]
    mentions = find_mentions(
        text, plain_number(fold(simplified(number))) if number else None, _line_starts(compact)
    )
    finder = _Finder(compact, text, {_key(title) for title in titles}, has_number=number is not None)
    for mention, named in zip(mentions, find_relations(text, mentions, titles), strict=True):
        finder.take(mention, named)
    return finder.citations()


class _Finder:
    """Gathers the citations of one text, each under what makes its title the same."""

    def __init__(self, compact: View, text: str, own: set[str], *, has_number: bool) -> None:
        self._compact, self._text, self._own, self._has_number = compact, text, own, has_number
        self._found: dict[str, Citation] = {}
        self._brought: set[str] = set()  # titles of what the document itself brings
        self._short: dict[str, str | None] = {}  # short forms, with what they stand for
        self._numbers: dict[str, str] = {}
        self._last: str | None = None

    def take(self, mention: Mention, named: Named) -> None:
        """Take a mention in, unless it names no other document."""
        key = self._find_key(mention, named)
        if key is None:
            return
        one = self._cite(mention, named)
        held = self._found.get(key)
        self._found[key] = self._merge(held, one) if held else one
        self._last = key
        if mention.number:
            self._numbers.setdefault(plain_number(self._text[slice(*mention.number)]), key)

    def citations(self) -> list[Citation]:
        """Return what was gathered, without short forms that were used before they were explained."""
        return [one for key, one in self._found.items() if key not in self._short]

    def _find_key(self, mention: Mention, named: Named) -> str | None:
        if mention.title is None:
            number = plain_number(self._text[slice(*mention.number)]) if mention.number else ""
            return self._numbers.get(number, number) or None
        start, end = mention.title
        key = _key(self._text[start:end])
        if SHORT_FORM.search(self._text[max(0, start - 16) : start - 1]):
            self._short.setdefault(key, self._last)
            return None
        if key in self._short:
            return self._short[key]
        known = {key, YEAR_AHEAD.sub("", key)} & self._brought
        if key and (known or self._is_own(key, mention, named)):
            self._brought.add(key)
            return None
        if not key or self._is_form(mention):
            return None
        if key in self._found:
            return key if self._is_same(key, mention) else key + self._text[slice(*mention.number or (0, 0))]
        return next((earlier for earlier in self._found if _is_contained(key, earlier)), key)

    def _is_same(self, key: str, mention: Mention) -> bool:
        """Tell whether a title mentioned again is the same document's: another number is another's."""
        held = self._found[key].doc_number
        if held is None or mention.number is None:
            return True
        return plain_number(fold(held)) == plain_number(self._text[slice(*mention.number)])

    def _cite(self, mention: Mention, named: Named) -> Citation:
        place = mention.title or mention.number or (mention.start, mention.end)
        return Citation(
            self._compact[slice(*place)].written,
            self._compact[slice(*mention.number)].written if mention.number else None,
            self._compact.spans(*place),
            named.relation,
            self._compact.spans(*named.words) if named.words else (),
        )

    def _merge(self, held: Citation, one: Citation) -> Citation:
        """Return a citation with what another mention of the same document adds."""
        number = held.doc_number or one.doc_number
        if _STRENGTH.index(one.relation) <= _STRENGTH.index(held.relation):
            return replace(held, doc_number=number)
        if _key(one.title) == _key(held.title):
            return replace(one, doc_number=number)
        return replace(held, doc_number=number, relation=one.relation, relation_spans=one.relation_spans)

    def _is_own(self, key: str, mention: Mention, named: Named) -> bool:
        """Tell whether the title is that of this very document, of the plan it brings, or of its annex."""
        if named.relation is Relation.REPEALS or (mention.number and self._has_number):
            return False  # an earlier document of the same title
        if key in self._own:
            return True
        if mention.number or mention.title is None:
            return False
        start, end = mention.title
        before, behind = self._text[max(0, start - 12) : start - 1], self._text[end + 1 : end + 60]
        if ANNEXED.match(behind):
            return True
        also = ALSO_BEHIND.match(self._text, end + 1)
        behind = self._text[also.end() : also.end() + 60] if also else behind
        return bool(
            OWN_BEHIND.match(behind) or (OWN_AHEAD.search(before) and re.match(r"的?通知|印发|，现", behind))
        )

    def _is_form(self, mention: Mention) -> bool:
        if mention.number or mention.title is None:
            return False
        return bool(FORM.search(self._text[slice(*mention.title)]))


def _line_starts(compact: View) -> frozenset[int]:
    """Return the places of a view without white space before which a line ends."""
    ends = LINE_END.finditer(compact.source)
    places = {bisect_left(compact.offsets, end.start()) for end in ends}
    return frozenset(place for place in places if 0 < place < len(compact))


def _is_contained(key: str, earlier: str) -> bool:
    """Tell whether a title is an earlier one without its issuer, or what that one brings."""
    before, found, rest = earlier.partition(key)
    return bool(found and BROUGHT.fullmatch(rest) and (not rest or BRINGING.search(before)))


def _key(title: str) -> str:
    """Return what makes a title the same in spite of its signs and its 的."""
    return _LOOSE.sub("", fold(title)).lower()
