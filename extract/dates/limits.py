"""How a date expression stands in its sentence: whether it limits the work, and in what way."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.dates.date_patterns import CLOCK
from extract.dates.dates import Mention, find_mentions
from extract.words import any_of
from ontology.model import DeadlineKind

# 2017年底前  6月30日之前  2020年内  至6月底止  7月5日（星期三）18时前  7月5日下班前
BEFORE = re.compile(
    r"(?:（(?:星期|周)[一二三四五六日天]）)?"
    rf"(?:{CLOCK}(?=[之以]?前)|(?:[上下]午)?下班(?=[之以]?前))?"
    r"(?:底|末)?(?:之前|以前|前(?![后述款提期一景沿置往]))|之内|内(?![容外部设控]|的)|止"
)
# 截至2020年底  到2025年  延长至2月24日  不迟于6月30日
UNTIL = re.compile(
    r"(?:截至|截止到?|截止(?:时间|日期)为?：?|(?:延长|顺延|延期|推迟|延续|保留|放宽|展期|延缓|延)(?:至|到)"
    r"|至|(?<![达得受收接遇看感想提])到|不迟于|最迟于?|最晚于?|不晚于)$"
)
# 即日起至6月30日  自印发之日起至年底
FROM_NOW = re.compile(
    r"[自从]?(?:即日|现在|目前|(?:本[^，。；]{1,6})?(?:印发|发布|公布|下发|颁布)之日)起?(?:至|到|—)$"
)
# 本通知暂执行至2020年6月30日止  有效期至2026年12月31日
VALIDITY = re.compile(
    r"有效期(?!限?内|届)|规划期限?(?:为|是|：)|规划(?:基准|水平)年|执行期|试行期|停止执行|同时废止|自[^，。；]{1,20}起(?:施行|实施|生效|执行|试行)"
    r"|(?:本|该|此|上述|以上)[^，。；]{0,8}(?:通知|办法|意见|措施|方案|细则|政策|规定|条例|条款|文件)[^，。；]{0,8}(?:有效|自|从|暂|施行|执行至)"
)
# 截至2019年底，全市已建成……
REPORT = re.compile(r"[^。；]{0,40}?(?:已|累计|共有|达到了|完成了)")
# 对2020年6月30日前到期的……  指当年的1月1日至12月31日
POINTS_AT = re.compile(
    r"(?:对于?|凡在?|凡是|属于|针对|比|较|与|同|指|第[0-9一二三四五]年的?|考核期|上一?年度?|去年|以来?)$"
)
# 活动时间为8月1日至10日
TIME_IS = re.compile(r"(?:时间|时限|日期)(?:为|是)$")
# 前到期的贷款  前未完成整改的，  前建成的
QUALIFIES = re.compile(
    rf"{any_of('qualifying')}[^，。；：]{{0,12}}的|的(?!基础)|(?:已|业已|曾|能够?|有望|可望)|[^，。；的]{{2}}的(?!基础)"
)
# 2月3日至2月9日期间的  2020年新增的
PERIOD_OF = re.compile(
    r"期间?的|(?:期间|期)?[^，。；：]{0,2}(?:到期|发生|申报|新增|产生)[^，。；：]{0,4}的|的"
)
CLAUSE_START = re.compile(
    r"(?:^|[。；：！，）”》]|其中|[。；，：][（〔]?[0-9一二三四五六七八九十]{1,2}[）〕.、])$"
)
# 确保2020年……低于  力争到2025年
GOAL = re.compile(r"(?:确保|力争|争取|务必|保证)[在于到]?$")
LEAD_IN = re.compile(r"(?:计划|拟|预计|将|应|应当|要|须|需|必须)?[在于]?$")
FINISHING = re.compile(rf"，|：|{any_of('finishing')}")
# 6月、12月底前各报送一次
LISTED = re.compile(
    r"[、和及](?:[0-9]{1,2}月底?[、和及]){0,4}[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|底|末)?(?:之前|以前|前)"
)
# 2024年度县级经费不少于500万元
FIGURE = re.compile(r"[^，。；：的]{1,20}(?:不少于|不低于|不超过|不高于|达到|控制在|[0-9]以上)")
# 2024年和2026年底前  2023年、2024年、2025年分别新增
JOINED = re.compile(r"[、和及与]|以及")
EACH_ONE = re.compile(r"[^。；]{0,20}?分别")
# 2023年5月8日，市政府召开第10次常务会议审议通过
REPORTED = re.compile(r"，?[^。；]{0,40}(?:审议通过|会议同意|(?:研究|会议)(?:决定|同意)|正式批复)")
# 2023年召开的会议  2022年印发的办法
# 确保2020年各项年度目标任务圆满完成: the year says which tasks
YEARLY_GOALS = re.compile(r"(?:各项)?(?:年度|全年)?(?:重点|主要|既定)?(?:目标|工作)任务")
DONE_THINGS = re.compile(rf"{any_of('finishing')}的")
FINISHED = re.compile(any_of("finished"))
SENTENCE = re.compile(r"[^。；！\n]+[。；！\n]?")
# 利用三年左右时间（2023—2025年）
LASTS = re.compile(r"(?:时间|阶段|期限|年内|左右)（$")
PLAN_NAME = re.compile(r"(?:规划|计划|方案|纲要|行动|意见|要点|目标)（$")


@dataclass(frozen=True, slots=True)
class Limit:
    """A date expression that limits the work at `start`..`end` of the text.

    `bare` tells that neither 前 nor 到 says so; `from_now` that it begins with the document's issue;
    `open_end` that it only begins (2024年起).
    """

    start: int
    end: int
    mention: Mention
    kind: DeadlineKind
    bare: bool = False
    from_now: bool = False
    open_end: bool = False


def find_limits(text: str, *, note: bool) -> Iterator[Limit]:
    """Yield the limits in folded `text`; with `note`, a date needs no word that makes it one."""
    found = find_mentions(text)
    for sentence in SENTENCE.finditer(text) if found else ():
        start, end = sentence.span()
        mentions = [_shifted(one, -start) for one in found if start <= one.start < end]
        if not mentions or VALIDITY.search(sentence[0]):
            continue
        limits = [limit_of(sentence[0], mention, note=note) for mention in mentions]
        if len(mentions) > 1:
            _share(sentence[0], mentions, limits)
        for limit in limits:
            if limit:
                yield _moved(limit, start)


def _share(text: str, mentions: Sequence[Mention], limits: list[Limit | None]) -> None:
    """Let the years of one list bind as its first (到2025年、2030年) or last (2024年和2026年底前) does."""
    for first, last in _lists(text, mentions):
        whole = limits[first : last + 1]
        bound = any(limit and limit.kind is DeadlineKind.BY for limit in (whole[0], whole[-1]))
        before, after = text[: mentions[first].start], text[mentions[last].end :]
        lead = LEAD_IN.search(before[-20:])
        opens = CLAUSE_START.search(before[: len(before) - len(lead[0])] if lead else before)
        bare = not ((whole[0] and not whole[0].bare) or (whole[-1] and not whole[-1].bare))
        if after.startswith("的") or not (bound or (opens and EACH_ONE.match(after))):
            continue
        for place in range(first, last + 1):
            mention = mentions[place]
            if limits[place] is None:
                limits[place] = Limit(mention.start, mention.end, mention, DeadlineKind.BY, bare=bare)


def _lists(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield the places of the first and last of each list of whole years."""
    first = 0
    for place, mention in enumerate(mentions):
        after = mentions[place + 1] if place + 1 < len(mentions) else None
        listed = after is not None and _is_listed(mention) and _is_listed(after)
        if listed and after and JOINED.fullmatch(text, mention.end, after.start):
            continue
        if place > first:
            yield first, place
        first = place + 1


def _is_listed(mention: Mention) -> bool:
    return mention.has_year and not mention.is_stretch and mention.last.is_year


def starts(text: str) -> Iterator[Mention]:
    """Yield the dates from which something holds (从2020年7月起)."""
    for mention in find_mentions(text) if "起" in text else ():
        if text.startswith("起", mention.end) and mention.has_year:
            yield mention


def limit_of(text: str, mention: Mention, *, note: bool) -> Limit | None:
    """Return how `mention` limits the work in its sentence `text`, `None` where it does not."""
    before, after = text[max(0, mention.start - 20) : mention.start], text[mention.end :]
    if POINTS_AT.search(before):
        return None
    if after.startswith("起"):
        return (
            Limit(mention.start, mention.end + 1, mention, DeadlineKind.DURING, open_end=True)
            if note
            else None
        )
    if mention.is_stretch:
        return _stretch(mention, before, after)
    if anchor := FROM_NOW.search(before):
        return Limit(mention.start - len(anchor[0]), mention.end, mention, DeadlineKind.DURING, from_now=True)
    if suffix := BEFORE.match(after):
        return _before(mention, before, after[suffix.end() :], mention.end + suffix.end())
    if prefix := UNTIL.search(before):
        reported = prefix[0].startswith("截") and REPORT.match(after)
        if after.startswith("的") or reported:
            return None
        return Limit(mention.start - len(prefix[0]), mention.end, mention, DeadlineKind.BY)
    return _bare(mention, before, after, note=note, whole=text[mention.end - 1] == "份")


def _before(mention: Mention, before: str, rest: str, end: int) -> Limit | None:
    if QUALIFIES.match(rest):
        return None
    prefix = UNTIL.search(before)
    return Limit(mention.start - (len(prefix[0]) if prefix else 0), end, mention, DeadlineKind.BY)


def _stretch(mention: Mention, before: str, after: str) -> Limit | None:
    if PERIOD_OF.match(after) or (before.endswith(("为", "是", "的")) and not TIME_IS.search(before)):
        return None
    if mention.first.is_year and not _opens_stretch(before[-8:]):
        return None
    end = mention.end + (1 if after.startswith("止") else 0)
    return Limit(mention.start, end, mention, DeadlineKind.DURING)


def _opens_stretch(before: str) -> bool:
    """Tell whether a stretch of years stands where it binds, and does not belong to a plan's name."""
    if PLAN_NAME.search(before):
        return False
    lead = before.removesuffix("在").removesuffix("于")
    return bool(CLAUSE_START.search(lead) or LASTS.search(before))


def _bare(mention: Mention, before: str, after: str, *, note: bool, whole: bool) -> Limit | None:
    """Judge a date without 前 or 到: by its end in a note, or where a clause opens with it.

    `whole` tells of a month's whole time (3月份), in which the work is done.
    """
    point = mention.last
    late = point.edge in {"底", "末"}
    if (point.day and REPORTED.match(after)) or DONE_THINGS.match(after):
        return None
    if YEARLY_GOALS.match(after):
        return None
    ends = LISTED.match(after) or (late and FINISHED.match(after))
    if after.startswith("的") or not (
        note or ends or _opens_clause(before, after, any_verb=bool(point.third))
    ):
        return None
    by = (note and not whole) or ends or late or point.month is None or FINISHED.match(after)
    kind = DeadlineKind.BY if by else DeadlineKind.DURING
    return Limit(mention.start, mention.end, mention, kind, bare=True)


def _opens_clause(before: str, after: str, *, any_verb: bool) -> bool:
    if GOAL.search(before):
        return True
    lead = LEAD_IN.search(before)
    opened = CLAUSE_START.search(before[: lead.start()] if lead and lead[0] else before)
    led = lead is not None and lead[0].endswith(("在", "于"))
    return bool((opened or led) and (any_verb or FINISHING.match(after) or FIGURE.match(after)))


def _moved(limit: Limit, by: int) -> Limit:
    mention = _shifted(limit.mention, by)
    return replace(limit, start=limit.start + by, end=limit.end + by, mention=mention)


def _shifted(mention: Mention, by: int) -> Mention:
    return Mention(mention.start + by, mention.end + by, mention.first, mention.last)
