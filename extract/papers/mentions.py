"""Where a text names other documents: 《…》 with its number, or a document number alone."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from extract.patterns import BARE_NUMBER, DOC_NUMBER
from extract.words import any_of, words

Range = tuple[int, int]

NUMBER = re.compile(DOC_NUMBER)
BARE = re.compile(BARE_NUMBER)
CORE = re.compile(r"[〔（〈][0-9]{4}[〕）〉]|令第?[0-9一二三四五六七八九十百〇]|号令")  # in every bare number
LONGEST_HEAD, LONGEST_TAIL = 24, 8  # characters of a number before and behind its core
QUOTE = re.compile("[《》]")
# （国发〔2015〕52号，以下简称《…》）  〔文号：工信部联企〔2011〕300号〕
NUMBER_BEHIND = re.compile(rf"[（〔](?:文号：)?(?P<number>{DOC_NUMBER})")
LEADING = re.compile(rf".{{0,14}}{any_of('number_leading')}")
# 和国发〔2015〕52号 but not 和政发〔2015〕52号 (和 is a place there)
LEADING_SIGN = re.compile(r"[和与及或原见按对将即经由](?![政府教发财民人])")
# 国务院办公厅国办发〔2016〕82号
LEADING_BODY = re.compile(r".{0,12}(?:人民政府|办公厅|办公室|委员会|国务院(?=国))(?=[\u4e00-\u9fff]{2})")
WORD_BEHIND = re.compile(r"文件|文(?!号)")
# 市政府关于印发甲办法的通知（望政发〔2013〕12号）, without 《》
TITLE_BEFORE = re.compile(
    rf"(?:^|[，。；：！？《》“”〔〕（）])(?P<title>[^，。；：！？《》“”〔〕（）]{{0,40}}关于[^，。；：！？“”〔〕（）]{{3,70}}"
    rf"{any_of('title_kinds', shortest=2)})$"
)
SERIAL = re.compile(r"[0-9一二三四五六七八九十]{1,3}[.、]")
NOTE = 120
WIDEST = 160


@dataclass(frozen=True, slots=True)
class Mention:
    """Another document named at `start`..`end`, its 《》 and the note behind them included.

    `inside` tells that it stands in the note of another one.
    """

    start: int
    end: int
    title: Range | None
    number: Range | None
    inside: bool = False


def find_mentions(text: str, own: str | None = None, lines: Collection[int] = ()) -> list[Mention]:
    """Return what names other documents in the folded, compact `text`, in order.

    `own` is the document's own number, as `plain_number` gives it; `lines` are the places where lines
    begin, which a number that stands alone does not cross.
    """
    titled: list[Mention] = []
    end = 0
    for begin, close in _find_titles(text):
        titled.append(_titled(text, begin, close, min(end, begin - 1), own))
        end = max(end, titled[-1].end)
    found: list[Mention] = []
    end = 0
    for one in sorted(
        [*titled, *_find_bare(text, titled, own, lines)], key=lambda one: (one.start, -one.end)
    ):
        found.append(replace(one, inside=one.start < end))
        end = max(end, one.end)
    return found


def plain_number(number: str) -> str:
    """Return a number, folded, as numbers are compared here: 望政发〔2020〕12号."""
    return re.sub(r"[〔〈（]", "〔", re.sub(r"[〕〉）]", "〕", number)).replace("第", "")


def _find_titles(text: str) -> Iterator[Range]:
    """Yield what stands between 《 and 》, the outermost pair where they are nested."""
    depth, begin = 0, 0
    for mark in QUOTE.finditer(text):
        place = mark.start()
        if mark[0] == "《":
            if depth == 0 or place - begin > WIDEST:
                depth, begin = 0, place + 1
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and 1 < place - begin <= WIDEST:
                yield begin, place


def _titled(text: str, begin: int, close: int, earliest: int, own: str | None) -> Mention:
    """Return the mention of a title; its number stands in the note behind it, or bare on either side."""
    end = close + 1
    number: Range | None = None
    while len(text) > end and text[end] in "（〔" and (past := _past_bracket(text, end)):
        number = number or _number_in(text, end, past, own)
        end = past
    if number is None and (match := NUMBER_BEHIND.match(text, end)):
        number, end = match.span("number"), match.end()
    if number is None and (bare := BARE.match(text, end)) and _is_other(text, bare.span(), own):
        number, end = bare.span(), bare.end()
    start = begin - 1
    if number is None and (ahead := _number_ahead(text, max(earliest, start - 40), start, own)):
        number, start = ahead, ahead[0]
    return Mention(start, end, (begin, close), number)


def _past_bracket(text: str, start: int) -> int:
    """Return where the bracket that opens at `start` is closed behind, 0 where it is not soon."""
    depth = 0
    for place in range(start, min(len(text), start + NOTE)):
        depth += (text[place] in "（〔") - (text[place] in "）〕")
        if depth == 0:
            return place + 1
    return 0


def _number_in(text: str, start: int, end: int, own: str | None) -> Range | None:
    for match in NUMBER.finditer(text, start, end):
        place = _trim(text, *match.span())
        if _is_other(text, place, own):
            return place
    return None


def _number_ahead(text: str, start: int, end: int, own: str | None) -> Range | None:
    """Return the number right before a title: 国发〔2015〕52号《…》, 国发〔2015〕52号文件《…》."""
    for match in BARE.finditer(text, start, end):
        behind = WORD_BEHIND.match(text, match.end(), end)
        if (behind.end() if behind else match.end()) == end:
            place = _trim(text, *match.span())
            return place if _is_other(text, place, own) else None
    return None


def _find_bare(
    text: str, titled: list[Mention], own: str | None, lines: Collection[int]
) -> Iterator[Mention]:
    """Yield the numbers outside the mentions of titles, with the title before them if there is one."""
    taken = bytearray(len(text))
    for one in titled:
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
    for match in _bare_numbers(text):
        begin = max((place for place in range(*match.span()) if place in lines), default=match.start())
        if not BARE.match(text, begin, match.end()):
            continue
        start, end = _trim(text, begin, match.end())
        letters = text[start - 1 : start]
        if any(taken[start:end]) or end - start < 6 or (letters.isascii() and letters.isalpha()):
            continue
        if not _is_other(text, (start, end), own):
            continue
        if text[start - 1 : start] in ("（", "〔") and text[end : end + 1] in ("）", "〕"):
            title = _title_before(text, start - 1)
            yield Mention(title[0] if title else start - 1, end + 1, title, (start, end))
        else:
            behind = WORD_BEHIND.match(text, end)
            yield Mention(start, behind.end() if behind else end, None, (start, end))


def _bare_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers in `text`, looked for only where the core of one stands."""
    end = 0
    for core in CORE.finditer(text):
        match = BARE.search(text, max(end, core.start() - LONGEST_HEAD), core.end() + LONGEST_TAIL)
        if match:
            end = match.end()
            yield match


def _title_before(text: str, end: int) -> Range | None:
    match = TITLE_BEFORE.search(text, max(0, end - 120), end)
    if not match:
        return None
    start = match.start("title")
    if serial := SERIAL.match(text, start, end):
        start = serial.end()
    before = text[start : text.index("关于", start)]
    cut = max(
        (before.rfind(word) + len(word) for word in words("number_leading") if word in before), default=0
    )
    return start + cut, end


def _trim(text: str, start: int, end: int) -> Range:
    """Return the place of a number without the words that only stand before it."""
    for pattern in (LEADING, LEADING_BODY, LEADING_SIGN):
        code = re.match(r"[\u4e00-\u9fff]*", text[start:end])
        run = code[0] if code else ""
        match = pattern.match(run)
        if match and len(run) - match.end() >= 2:
            start += match.end()
    return start, end


def _is_other(text: str, place: Range, own: str | None) -> bool:
    return own is None or not plain_number(text[slice(*place)]).endswith(own)
