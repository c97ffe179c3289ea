"""Names of public bodies as a document writes them: lists split into names, and names told from other words.

A name is kept as written; whose name it is, is decided in the graph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from corpus.view import View
from extract.bodies.wordclass import name_ends
from extract.pieces import split_view
from extract.segment import Parsed, Word, parse
from extract.words import words

NAME_TAGS = frozenset({"HEAD", "GROUP", "BOTH", "LEVEL", "DET", "FUNC", "PLACE", "NOUN", "MID"})
END_TAGS = frozenset({"HEAD", "GROUP", "BOTH", "MID"})
BARE_GROUP = re.compile(r"(?:单位|部门|机构|机关|企业|社区|乡镇|街道|园区|地方)$")
LITTLE = frozenset(
    "请将把让使令给由对与向经报送按依是有为在到从用以被及和并或但而且则即等的了之其交要应须需可能会不得再各均也都已"
)
BRANCH_ENDS = ("分公司", "支公司", "支行", "分行", "分局", "营业部", "支队")
OFFICE_ENDS = ("部", "部门", "单位", "机构", "局", "委", "办", "中心", "窗口", "机关")
OPENING_VERBS = tuple(sorted(words("action_verbs") | words("not_openers")))
LONGEST = 40  # characters of one name
MEMBERS = re.compile(
    r"^(?P<group>[^（(]{2,12})[（(](?P<members>[^（()）]{2,120}[、，,][^（()）]{2,80})[)）]$"
)
TRAILING_ETC = re.compile(r"等(?:各|有关|相关)?(?:部门|单位|方面)?(?:和单位|和地方)?$")  # 商务部等有关部门
TWO_NAMES = 7  # characters that two names which stand together have at least
JOINING = re.compile("[和与及或]")
EDGE = " \t\r\n　、，,；;。.：:"
EVERY_LEVEL = re.compile("各级(?=[、和]各)")  # 各级、各有关部门
# 农村留守儿童照护服务机构  农村集体经济组织  长者饭堂的行业主管部门
CLASS = re.compile(
    r"[^，。；：、的由和及或与对将要应须向给为在把被按从以等（）]{4,14}?"
    r"(?:机构|组织|的(?:行业|业务)?(?:行政)?(?:主管|监管|管理)(?:部门|单位|机构))"
)
OBLIGED_NEXT = re.compile("，?应(?!急)|要(?!求)|须|必须|不得")
PLACE_NOTE = re.compile(r"[（(][市区旗县州盟省利务办室厅局委镇乡街道园景、，自治特]{1,10}[)）]")


def split_names(view: View) -> list[View]:
    """Return the names of a list of bodies, in order.

    It is split at 、，； and line ends, and at 和 and 及 between two bodies.

    等 at the end is dropped; of a group with its members in brackets only these are given.
    """
    names: list[View] = []
    for piece in _rejoined(view, list(split_view(view, "、，,；;\n\r\t"))):
        for part in _split_joined(piece):
            names += _members(part) or [part]
    names = [name[2:] if name.text.startswith("以及") else name for name in names]
    return [name for name in (_without_etc(name) for name in names) if name.text]


def _rejoined(view: View, pieces: list[View]) -> Iterator[View]:
    """Yield the pieces, those put together again that share a modifier: 市、县两级政府, 财政、教育等部门."""
    cleaned = [piece.strip(EDGE).compact() for piece in pieces]
    cleaned = [piece for piece in cleaned if piece.text]
    if len(cleaned) < 2:
        yield from cleaned
        return
    tags = [parse(piece.text).tags for piece in cleaned]
    index = 0
    while index < len(cleaned):
        last = index
        if set(tags[index]) <= {"LEVEL", "DET", "MID", "FUNC"}:
            kind = "FUNC" if "FUNC" in tags[index] else "LEVEL"
            while last + 1 < len(cleaned) and _shares(tags[last + 1], kind):
                last += 1
            if not _closes_shared(tags[last], kind, cleaned[last].text):
                last = index
        if last == index:
            yield cleaned[index]
        else:
            first, end = cleaned[index].offsets[0], cleaned[last].offsets[-1]
            yield view[bisect_left(view.offsets, first) : bisect_right(view.offsets, end)].compact()
        index = last + 1


def _shares(tags: list[str], kind: str) -> bool:
    placed = kind == "LEVEL" and (tags[:1] == ["PLACE"] or tags[:2] == ["NOUN", "LEVEL"])  # 东岭区…局
    return placed or (bool(tags) and tags[0] in (("LEVEL", "MID") if kind == "LEVEL" else ("FUNC", "GROUP")))


def _closes_shared(tags: list[str], kind: str, text: str) -> bool:
    """Tell whether the last piece carries the head that all share."""
    if kind == "LEVEL":
        grade = tags[-2:] == ["LEVEL", "FUNC"] and len(tags) < 4  # 县三级财政
        return "HEAD" in tags or "GROUP" in tags or grade
    return text.endswith(("部门", "单位")) and len(text) > 2


def _split_joined(view: View) -> list[View]:
    """Split 行政审批局及各开发区管委会, and names that stand together without any mark (县公安局县水利局)."""
    if len(view) < TWO_NAMES and not JOINING.search(view.text):
        return [view.strip(EDGE)]
    parsed = parse(view.text)
    cuts = [0]
    resume = []
    for index, word in enumerate(parsed.words):
        if word.tag == "SEP":
            before, after = parsed.words[:index], parsed.words[index + 1 :]
            whole = word.text == "以及" and _ends_name(before) and is_agency(view.text[word.end :])
            if whole or (word.text != "、" and _parts_names(before, after)):
                cuts.append(word.start)
                resume.append(word.end)
        elif _opens_next(parsed.words, index):
            cuts.append(word.start)
            resume.append(word.start)
    starts = [0, *resume]
    ends = [*cuts[1:], len(view)]
    return [view[start:end].strip(EDGE) for start, end in zip(starts, ends, strict=True)]


def _parts_names(before: tuple[Word, ...], after: tuple[Word, ...]) -> bool:
    """Tell whether a joining word stands between two names."""
    return _ends_name(before) and _is_full_name(after) and not _is_one_division(before[-1], after)


def _ends_name(before: tuple[Word, ...]) -> bool:
    """Tell whether words end as a name does, 等 behind it passed over."""
    if before and before[-1].tag == "ETC":
        before = before[:-1]
    return (len(before) > 1 and before[-1].tag in END_TAGS) or (len(before) == 1 and _stands_alone(before[0]))


def _stands_alone(word: Word) -> bool:
    return len(word.text) > 2 or (word.tag != "FUNC" and word.text in words("agency_alone"))


def _is_one_division(before: Word, after: tuple[Word, ...]) -> bool:
    """Tell whether 和 joins what one division is for (区工信厅工业园区和科技处), not two of them."""
    return (
        after[-1].text.endswith("处")
        and after[0].tag in ("FUNC", "NOUN")
        and before.text[-1] not in "处局厅委办部等"
    )


def _is_full_name(after: tuple[Word, ...]) -> bool:
    """Tell whether words make a name with a modifier of its own (not the bare 单位 of 各部门和单位)."""
    last = [word for word in after if word.tag != "MID"][-1:]
    if not last or last[0].tag not in END_TAGS:
        return False
    return len(after) > 1 or (
        len(after) == 1 and _stands_alone(after[0]) and not BARE_GROUP.fullmatch(after[0].text)
    )


def _opens_next(found: tuple[Word, ...], index: int) -> bool:
    """Tell whether a new name opens at a level word right behind the head of another: 县教育局|县河长办."""
    if not 0 < index < len(found) - 1 or found[index].tag not in ("LEVEL", "DET"):
        return False
    head = found[index - 1]
    level = found[0].text[:1]
    if head.text == "委" and not found[-1].text.endswith("政府"):
        return False  # 县委县政府|督查室, the office of both
    return (
        head.tag == "HEAD"
        and found[index].text[:1] == level
        and index > 1
        and head.text[-1] in "局委办厅部院会室队站"
    )


def _members(view: View) -> list[View]:
    """Return the members of 新闻媒体（市报社、市电视台）, nothing where no members stand in brackets."""
    match = MEMBERS.match(view.text)
    if not match or PLACE_NOTE.search(view.text):
        return []
    members = view[match.start("members") : match.end("members")]
    return [piece.strip(EDGE) for piece in split_view(members, "、，,")]


def _without_etc(view: View) -> View:
    """Return a name without the 等 that closes its list; 财政、教育等部门 is a name as it stands."""
    match = TRAILING_ETC.search(view.text)
    if not match or (match.group() != "等" and not is_agency(view.text[: match.start()])):
        return view
    return view[: match.start()]


def is_agency(text: str) -> bool:
    """Tell whether the whole of `text` reads as the name of a body or of a group of bodies."""
    if not 1 < len(text) <= LONGEST or text[-1] not in name_ends():
        return False
    parsed = parse(text)
    if any(name.start == 0 and name.end == len(text) for name in parsed.names):
        return True
    if not parsed.words or not all(fits_name(word) or word.text in "的和及与、" for word in parsed.words):
        return False
    return any(name.end == len(text) for name in parsed.names)


def fits_name(word: Word) -> bool:
    """Tell whether a word can stand in a name: by its class, or as a letter of a place that jieba cuts up."""
    return word.tag in NAME_TAGS or (
        len(word.text) == 1 and word.tag in "VATQRDMNIZ" and word.text not in LITTLE
    )


def name_at(parsed: Parsed, start: int, boundary: int) -> tuple[int, int] | None:
    """Return the range of the name that opens at `start`, unknown words in front of its known part included.

    `boundary` is the end of the clause. `None` where no name opens.
    """
    if every := EVERY_LEVEL.match(parsed.text, start, boundary):
        return every.span()
    index = parsed.name_from(start)
    if index == len(parsed.names) or parsed.names[index].end > boundary:
        return _class_at(parsed, start, boundary)
    first = parsed.names[index]
    gap = parsed.words_in(start, first.start)
    opening = parsed.words_in(start, first.end)
    if not _can_precede(gap, parsed.text[first.start : first.end]):
        return _class_at(parsed, start, boundary)
    if not _can_open(opening):
        return None
    for before, word in pairwise(opening):
        if (
            not opening[-1].text.endswith("处")
            and before.tag in ("HEAD", "GROUP")
            and word.text in words("action_verbs")
            and word.text not in words("division_fields")
        ):
            return start, before.end
    return start, _run_on(parsed, index, boundary)


def _class_at(parsed: Parsed, start: int, boundary: int) -> tuple[int, int] | None:
    """Return the range of a class of institutions that must act (留守儿童照护服务机构应当)."""
    found = CLASS.match(parsed.text, start, boundary)
    if found is None or not OBLIGED_NEXT.match(parsed.text, found.end()):
        return None
    opening = parsed.words_in(start, found.end())
    opens = bool(opening) and opening[0].tag in NAME_TAGS and _can_open(opening)
    return (start, found.end()) if opens else None


def _can_precede(gap: Sequence[Word], known: str) -> bool:
    """Tell whether words that no pattern holds can be the front of the name `known` (a place, a trade)."""
    if not gap:
        return True
    if sum(len(word.text) for word in gap) > 6 or not all(fits_name(word) for word in gap):
        return False
    if known.startswith("各"):
        return False
    if len(known) <= 2 and known not in ("机构", "部门"):
        return False
    if len(gap) == 1 and len(gap[0].text) == 1 and gap[0].tag not in NAME_TAGS:
        return False
    return not any(word.text.startswith(OPENING_VERBS) for word in gap)


def _can_open(opening: Sequence[Word]) -> bool:
    """Tell whether no verb opens the name (指导县级水务局); an office may be named by one (管理部门)."""
    if opening[0].text in words("not_openers"):
        return False
    listed = len(opening) > 1 and opening[1].tag == "SEP"  # 统计、城市管理等部门
    verb = opening[0].text in words("action_verbs") and not listed
    return not verb or (len(opening) <= 2 and opening[-1].text in OFFICE_ENDS)


def _run_on(parsed: Parsed, first: int, boundary: int) -> int:
    """Return the end of the name once those directly behind it are taken in (国务院|办公厅)."""
    end = parsed.names[first].end
    for name in islice(parsed.names, first + 1, None):
        opener = parsed.word_at(name.start)
        between = parsed.words_in(end, name.start)
        branch = name.start - end <= 4 and parsed.text[: name.end].endswith(BRANCH_ENDS)
        if between and not (branch and all(fits_name(word) for word in between)):
            break
        if name.end > boundary or (opener and opener.text in words("action_verbs")):
            break
        end = name.end
    return end
