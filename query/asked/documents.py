"""Documents that a question names: by number, title, place and kind (湘潭方案), annex (附件2) or section."""

import re
from collections.abc import Sequence
from itertools import accumulate

from extract.segment import cut
from query.asked.called import NUMBERING, annexes_of, narrow, nearest
from query.asked.fitting import Names
from query.asked.naming import DRAFTED, read_said
from query.asked.reading import COVER, Reading
from query.asked.sections import Sections
from query.asked.spoken import find_spoken, find_stretch, is_described, is_qualified
from query.asked.wording import plain, without_quotes
from query.holdings import Holdings
from query.lexicon import read_groups
from query.plan import KnownDocument, Part

NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}[〔\[(【]\d{4}[〕\])】]第?\d{1,5}号"
    r"|[\u4e00-\u9fff]{1,9}?[发办函字通规]\d{4}[年\-_.,、 ]?第?\d{1,5}号"
)  # 武隆府办发〔2019〕78号, 朝水发2020年64号
SHORT_NUMBER = re.compile(
    r"(?P<number>[\u4e00-\u9fff]{0,6}?第?\d{1,4}号)(?:文件|文)"
    r"|(?P<brief>[\u4e00-\u9fff]{2,8}[发办函字]第?\d{1,4}号)"
)  # 78号文
NEXT = re.compile(
    r"[、,和与跟及同]{0,2}|以及|还有"
)  # between two numbers: 国发〔2018〕39号和国办函〔2019〕11号
YEARLESS = re.compile(r"(?P<head>\D+)(?P<number>\d{1,4})号")  # 朝水发64号
YEARED = re.compile(r"(?P<head>\D+)\d{4}(?P<number>\d+)号")
NUMBERED = re.compile(r"(?P<words>\D+?)第?(?P<number>\d{1,4})号")
QUOTED = re.compile(r"《(?P<title>[^《》]{1,80}(?:《[^《》]{1,80}》[^《》]{0,40})?)》(?:》)?")
ANNEX = re.compile(
    r"附(?:件|表)(?P<after>\d|[一二三四五六七八九])|第(?P<before>\d|[一二三四五六七八九])个附(?:件|表)"
)
DEICTIC = re.compile(r"这份|那份|这张|那张|这个|那个|这一|该份|该|此|里的|中的|的|《|》")
SECTION = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,16}?)(?:[这那]一?)?(?:[几各][条项个点])?(?:里面|里头|当中|之中|部分|板块|块|章节|一章|一节|那章|阶段|环节|里|中(?![医央心小学期层级等介药]))"
)
LONGEST = 45  # characters of a title in a question
LIKENESS = 0.6  # of the pairs of characters of a called name that stand in the title
SHORTEST_SECTION = 4
TITLED = 2  # characters before a place in a title: 数字广东
JOINED = re.compile(r"和|及|与|任务$")


def find_numbers(reading: Reading, holdings: Holdings) -> tuple[list[Part], str]:
    """Cover document numbers that are joined; return the documents held under them, and the first number."""
    found: list[Part] = []
    first, last = "", 0
    for pattern in (NUMBER, SHORT_NUMBER):
        for match in pattern.finditer(reading.left):
            start, held, said = _read_number(reading, match, holdings)
            if first and not (held and NEXT.fullmatch(reading.left[last:start])):
                break
            reading.take(start, match.end(), "numbered")
            found += [part for part in map(Part, held) if part not in found]
            first, last = first or said, match.end()
        if first:
            return found, first
    return [], ""


def _read_number(
    reading: Reading, match: re.Match[str], holdings: Holdings
) -> tuple[int, Sequence[KnownDocument], str]:
    """Return where a number begins, the documents held under it, and how it is written where it is known."""
    parts = match.groupdict()
    said = plain(parts.get("number") or parts.get("brief") or match[0])
    held = [doc for doc in holdings.documents if doc.number and _same_number(said, plain(doc.number))]
    held = held or _numbered(said, holdings)
    cited = next((number for number in holdings.cited_numbers if _same_number(said, plain(number))), "")
    known = plain(held[0].number) if held else plain(cited)
    start = match.start() if not known else _start_of(match, known)
    return start, held, cited or reading.words[start : match.end()]


def _numbered(said: str, holdings: Holdings) -> list[KnownDocument]:
    """Return the documents of a number that the words before it fit (国务院办公厅117号, 就业39号)."""
    match = NUMBERED.fullmatch(said)
    if not match:
        return []
    held = [doc for doc in holdings.documents if plain(doc.number).endswith(f"〕{match['number']}号")]
    names = Names(held, holdings.read_text)
    for start in accumulate(map(len, cut(match["words"])), initial=0):
        told = read_said(match["words"][start:])
        parts = names.named(told, holdings.is_topic) if told.subject or told.issuer else []
        if parts:
            return list(dict.fromkeys(part.document for part in parts))
    return []


def find_quoted(reading: Reading, holdings: Holdings) -> tuple[list[Part], str]:
    """Cover a title in 《》; return the documents held under it, and the title as it stands."""
    match = QUOTED.search(reading.left)
    if not match:
        return [], ""
    reading.take(match.start(), match.end(), "quoted")
    title = plain(match["title"])
    held = [doc for doc in holdings.documents if title and title in plain(doc.title)]
    exact = [doc for doc in held if plain(doc.title) == title]
    return [Part(doc) for doc in exact or held], match["title"]


def find_named(reading: Reading, holdings: Holdings) -> list[Part]:
    """Cover what documents are called without 《》 and return those parts."""
    spoken = find_spoken(reading, holdings.names, holdings.is_topic)
    called = [part for part in find_called(reading, holdings) if part not in spoken]
    stretch = [*spoken, *called] or find_stretch(reading, holdings.names, holdings.title_text.__contains__)
    return stretch or _find_titled_place(reading, holdings)


def _find_titled_place(reading: Reading, holdings: Holdings) -> list[Part]:
    """Cover a place with the two characters before it that begin a title with it (数字|广东, 平安|望川)."""
    for place in holdings.places_in(reading.left):
        start = reading.left.find(place) - TITLED
        run = reading.left[max(start, 0) : start + TITLED + len(place)]
        found = [doc for doc in holdings.documents if start >= 0 and plain(doc.title).startswith(run)]
        if found:
            reading.take(start, start + len(run), "document")
            return list(map(Part, found))
    return []


def find_called(reading: Reading, holdings: Holdings) -> list[Part]:
    """Cover what documents or annexes are called in passing (湘潭方案) and return those parts."""
    found: list[Part] = []
    special, _ = read_groups("document_nouns")
    for start, end in _nouns(reading.left):
        noun = reading.words[start:end]
        if DRAFTED.search(reading.left[max(0, start - 16) : start]):
            continue
        for first in _starts(reading.left, start):
            said = plain(DEICTIC.sub("", reading.words[first:end]))
            if said == noun and noun not in special:
                break
            before = reading.left[:first]
            if is_qualified(before) or is_described(before, holdings.names):
                continue
            parts = [part for part, name in holdings.called.holding(said) if is_called(said, name, noun)]
            if parts:
                reading.take(first, end, "document")
                found += [part for part in nearest(narrow(parts), said) if part not in found]
                break
    return found


def find_annex(reading: Reading, documents: Sequence[KnownDocument]) -> list[Part]:
    """Cover 附件2 and return that annex of each of `documents` that has one."""
    match = ANNEX.search(reading.left)
    if not match:
        return []
    reading.take(match.start(), match.end(), "document")
    written = match["after"] or match["before"]
    number = int(written) if written.isdecimal() else "一二三四五六七八九".index(written) + 1
    found = []
    for document in documents:
        annexes = annexes_of(document)
        if number <= len(annexes):
            found.append(Part(document, annexes[number - 1]))
    return found


def find_section(
    reading: Reading, parts: Sequence[Part], documents: Sequence[KnownDocument], sections: Sections
) -> list[Part]:
    """Cover the name of a section (进度安排里) and return it in each document that has it."""
    allowed = {part.document.iri: part.path for part in parts}
    meant = [document for document in documents if not parts or document.iri in allowed]
    whole = _find_whole_heading(reading, meant if parts or len(documents) == 1 else ())
    if whole:
        return whole
    for match in SECTION.finditer(reading.left):
        name = match["name"]
        for skipped in range(len(name) - SHORTEST_SECTION + 1):
            paths = sections.beginning(name[skipped:])
            found = [
                Part(doc, path)
                for doc in (meant if paths else ())
                for path in paths.get(doc.iri, ())
                if path.startswith(allowed.get(doc.iri, ""))
            ]
            if found:
                reading.take(match.start() + skipped, match.end(), "section")
                return found
    return _find_chapter(reading, parts, documents) if parts or len(documents) == 1 else []


def _find_whole_heading(reading: Reading, documents: Sequence[KnownDocument]) -> list[Part]:
    """Cover a heading that a question quotes with its commas (推进便利化，打造中心|部分)."""
    for document in documents:
        for path in dict.fromkeys(path for whole in document.paths for path in _and_above(whole)):
            heading = NUMBERING.sub("", without_quotes(path.rpartition("/")[2])).rstrip(".。")
            if "," not in heading or heading not in reading.left:
                continue
            match = re.search(
                rf"{re.escape(heading)}(?:[这那]一?)?(?:部分|方面|章|节|块|里|中)", reading.left
            )
            if match:
                reading.take(match.start(), match.end(), "section")
                return [Part(document, path)]
    return []


def _and_above(path: str) -> list[str]:
    steps = path.split("/")
    return ["/".join(steps[:size]) for size in range(1, len(steps) + 1)]


def _find_chapter(reading: Reading, parts: Sequence[Part], documents: Sequence[KnownDocument]) -> list[Part]:
    """Cover the name of a chapter that closes a question or is counted (湘潭方案有几项重点工作)."""
    whole = [part.document for part in parts if not part.path] if parts else documents
    for document in whole:
        for top in dict.fromkeys(path.partition("/")[0] for path in document.paths):
            bare = NUMBERING.sub("", without_quotes(top))
            name = next((name for name in (JOINED.split(bare)[0], bare) if len(name) >= SHORTEST_SECTION), "")
            match = re.search(
                rf"{re.escape(name)}(?:任务)?"
                r"(?=$|一共|总?共|[一二三四五六七八九十\d]{1,3}[项条个件]|[都有包分里中当既只又没未无不定写标要被的是,、])",
                reading.left,
            )
            if bare != without_quotes(top) and name and match:
                reading.take(match.start(), match.end(), "section")
                return [Part(document, top)]
    return []


def is_called(said: str, name: str, noun: str) -> bool:
    """Tell whether `said` shortens `name`: in its order, mostly side by side, the noun whole."""
    if not (said.endswith(noun) and _is_inside(noun, name) and _is_inside(said, name)):
        return False
    stem = said if noun in name else said.removesuffix(noun)
    pairs = [stem[i : i + 2] for i in range(len(stem) - 1)]
    return not pairs or sum(pair in name for pair in pairs) / len(pairs) >= LIKENESS


def _is_inside(said: str, name: str) -> bool:
    """Tell whether the characters of `said` stand in `name` in their order, others between them or not."""
    rest = iter(name)
    return all(character in rest for character in said)


def _nouns(text: str) -> list[tuple[int, int]]:
    words = sorted((word for group in read_groups("document_nouns") for word in group), key=len, reverse=True)
    return [match.span() for match in re.finditer("|".join(words), text)]


def _starts(text: str, noun: int) -> list[int]:
    """Return where the name that ends in the noun may begin, with a word, the longest first."""
    cover = max(text.rfind(COVER, 0, noun), text.rfind(",", 0, noun))
    first = max(cover + 1, noun - LONGEST)
    edges = accumulate(map(len, cut(text[first:noun])), initial=first)
    return sorted({*edges, noun})


def _same_number(said: str, number: str) -> bool:
    flat, other = _flat(said), _flat(number)
    if other and (flat.endswith(other) or other.endswith(flat)):
        return True
    brief, full = YEARLESS.fullmatch(flat), YEARED.fullmatch(other)
    return bool(brief and full and brief.group("head", "number") == full.group("head", "number"))


def _flat(number: str) -> str:
    return re.sub(r"[^\w]|第|(?<=\d)年(?=\d)", "", number)


def _start_of(match: re.Match[str], number: str) -> int:
    """Return where in the match a known number begins; words before it are no part of it."""
    head = re.split(r"[〔\[(【\d]", number)[0]
    place = match[0].find(head)
    return match.start() + max(place, 0)
