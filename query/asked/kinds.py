"""What kind of answer a question wants and what is done with the things found, from its question words."""

import re
from dataclasses import dataclass, replace
from functools import partial

from query.asked.counted import (
    NUMBER_OF,
    ROLE_TAGS,
    counted_before,
    counted_things,
    counts_others,
    is_of_role,
)
from query.asked.reading import Reading
from query.asked.roles import NOUN
from query.asked.states import extreme_of_state
from query.plan import Act, AnswerKind, Aspect

DOCUMENT_ASPECTS = {"number": Aspect.NUMBER, "issued": Aspect.ISSUER, "date_of": Aspect.DATE}
ASKED_AFTER = re.compile(r"^(?:都|分别|又|还)?(?:有|是|为|包括|涉及)?(?:哪些|哪几|哪个|哪家|谁|什么|几|呢)")
ISSUES = re.compile(r"印发|发布|发文|出台|下发|制定|公布|成文|制发|签发|发(?=的|了|过|出)")
PASSIVE = re.compile(r"(?:被|让|给|由)[^,。被]{0,12}$")  # 被哪份文件|引用
BASED_ON = re.compile(r"据(?:了|的是|的)?(?:什么|哪|啥)")
REPEALING = {Aspect.CITES: Aspect.REPEALS, Aspect.CITED_BY: Aspect.REPEALED_BY}
TELLS = re.compile(
    r"(?:讲|说|写|规定|关于|内容)(?:了|的)?(?:是|都是)?(?:什么|啥|哪方面|哪些|些什么)?(?:的|内容|事)?$"
)
ASKED_BEFORE = re.compile(r"(?:哪些|哪几个|哪几家|哪个|哪家|什么)(?:是|为|当)?$")
ISSUED = re.compile(r"(?:印发|发布|发文|出台|下发|制发|签发|公布|发出|发)(?:出来|出)?的?")
DESCRIBED = re.compile(
    r"^(?![^,]{0,8}(?:什么|哪|啥|谁|几))[^\n,]{4,40}的(?:文件|方案|通知|办法|意见|是)?$"
)  # 引用了…规划的文件
FEWER = re.compile(r"少|不如|不及|赶不上|比不上|低")
ALIKE = re.compile(r"一样|相同|相等|同样|持平")
ASKING = re.compile(r"什么|啥|哪|几|何|多|怎|如何")
HOW_MANY = re.compile(
    r"(?<!哪)(?:几|多少)(?:个|部|份|项|条|种)(?:(?:规划|区划|文件|方案|办法|条例|政策|法律|法规|[、和]){1,4}(?:的名(?:字|称)?)?)?$"
)
OF_BODIES = re.compile(r"的(?:那个?)?(?:单位|部门|机构|机关|局)(?:名称|名字)?$")  # 牵头任务最多的单位
SIDE = re.compile(r"(?:哪|那)(?:一)?个?(?:省|市|区|县|旗|州|地方|地区|地|边|份|家)")  # 哪个省的任务最多
WHETHER_LAST = re.compile(r"[吗么]$")
LAST_NOT = re.compile(r"没有?")  # 牵头过哪项任务没有
LISTED = re.compile(
    r"[,、](?:如?有的?话?|请|就|都|全|一并|给我|帮我|逐[条项个一])*(?:列|罗列|列举|点名|说)(?:出来|出|全|一下|明|给我|上来)(?:是)?(?:哪(?:些|几[项条个家])|看看)?$"
)  # 有没有…，列出来
OWNED = re.compile(r"(?:作为|当|担任|充当|列为)$")
WHICH_BODY = re.compile(r"哪(?:一|几)?(?:家|个)")
EXTREMES = {
    "fewest": Act.FEWEST,
    "rank": Act.MOST,
    "most": Act.MOST,
    "earliest": Act.EARLIEST,
    "latest": Act.LATEST,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The kind of answer, what is done, what is counted or compared, and what of a document is asked."""

    kind: AnswerKind
    act: Act = Act.LIST
    counted: AnswerKind = AnswerKind.TASKS
    aspect: Aspect = Aspect.ITSELF


def decide(
    reading: Reading, *, parties: int, is_filtered: bool, named: bool, sides: int = 0, cited: bool = False
) -> Wanted:
    """Return what is wanted.

    `parties` is how many bodies are named, `sides` how many places or documents may be compared;
    `is_filtered` tells of a date, a recurrence or a gap, `named` of a document or
    a number, `cited` of one that is not held.
    """
    wanted = _of_state(reading, parties) or _of_document(reading, parties) or _compared_sides(reading, sides)
    wanted = wanted or (None if _is_label(reading) else _of_figures(reading))
    if wanted is None and cited and reading.has("which_document"):
        wanted = _of_strange_document(reading)
    if wanted is None:
        wanted = _compared(reading, parties) or _extreme(reading, parties)
    if wanted is None and reading.has("yesno") and not _lists(reading):
        act = Act.EVERY if reading.has("every") else Act.EXISTS
        wanted = Wanted(AnswerKind.BOOLEAN, act)
    if wanted is None and reading.has("how_many") and not _asks_who(reading):
        wanted = Wanted(AnswerKind.COUNT, Act.COUNT, counted_things(reading))
    return wanted or _plain(reading, parties, is_filtered=is_filtered, named=named)


def _of_state(reading: Reading, parties: int) -> Wanted | None:
    """Return that documents are asked for by their state (哪些文件已经失效), if they are."""
    if not reading.has("state"):
        return None
    aspect = Aspect.ISSUED_BY if parties else Aspect.ITSELF
    if reading.has("how_many") or HOW_MANY.search(reading.words):
        return Wanted(AnswerKind.COUNT, Act.COUNT, AnswerKind.DOCUMENTS, aspect)
    if reading.has("yesno") and not _lists(reading):
        return Wanted(AnswerKind.BOOLEAN, Act.EXISTS, AnswerKind.DOCUMENTS, aspect)
    return Wanted(AnswerKind.DOCUMENTS, extreme_of_state(reading) or Act.LIST, aspect=aspect)


def _of_document(reading: Reading, parties: int) -> Wanted | None:
    """Return the aspect of a document that is asked for, if one is."""
    if parties and reading.has("which_document") and ISSUES.search(reading.left):
        return Wanted(AnswerKind.DOCUMENTS, aspect=Aspect.ISSUED_BY)
    if parties and reading.has("yesno") and reading.has("numbered", "quoted", "document"):
        issued = reading.has("issued", "date_of") or ISSUED.search(reading.left)
        if issued:
            return Wanted(AnswerKind.BOOLEAN, Act.EXISTS, AnswerKind.DOCUMENTS, Aspect.ISSUED_BY)
    if reading.has("force") and not reading.has("which_document", "who", "how_many", "yesno"):
        return Wanted(AnswerKind.DOCUMENTS, aspect=Aspect.FORCE)
    for tag, aspect in DOCUMENT_ASPECTS.items():
        if reading.has(tag):
            kind = AnswerKind.AGENCIES if aspect is Aspect.ISSUER else AnswerKind.DOCUMENTS
            return Wanted(kind, aspect=aspect)
    if reading.has("repeal") and reading.has("which_document", "numbered", "quoted", "document"):
        wanted = _of_citations(reading, "repeal")
        return replace(wanted, aspect=REPEALING.get(wanted.aspect, wanted.aspect))
    if reading.has("cite"):
        return _of_citations(reading, "cite")
    return None


def _of_strange_document(reading: Reading) -> Wanted | None:
    """Return that those are asked for which name a title that is not held (哪个方案落实了《…》)."""
    return Wanted(AnswerKind.DOCUMENTS, aspect=Aspect.CITED_BY) if reading.has("quoted") else None


def _of_citations(reading: Reading, tag: str) -> Wanted:
    """Return which side of a citation is asked for: documents that name one (被谁引用), or that it names."""
    cites = reading.tagged(tag)[0]
    asked_first = any(mark.start < cites.start for mark in reading.tagged("which_document"))
    counted_first = any(mark.start < cites.start for mark in reading.tagged("how_many"))
    named_after = any(mark.start > cites.start for mark in reading.tagged("quoted", "numbered"))
    named_first = any(mark.start < cites.start for mark in reading.tagged("quoted", "numbered"))
    described = not named_first and DESCRIBED.search(reading.words[cites.end :])
    is_base = BASED_ON.search(reading.words, cites.start)  # 是根据什么文件制定的
    is_reverse = named_first and reading.has("which_document") and "据" in cites.value and not is_base
    is_reverse = is_reverse or bool(PASSIVE.search(reading.words[: cites.start]))
    is_doer = any(
        mark.end <= cites.start and reading.words[: mark.start].endswith("被")
        for mark in reading.tagged("quoted", "numbered", "document")
    )  # 哪些文件被《…》废止了
    is_cited = not is_doer and (asked_first or named_after or is_reverse or described)
    aspect = Aspect.CITED_BY if is_cited else Aspect.CITES
    if reading.has("yesno") and not reading.has("which_document"):
        return Wanted(AnswerKind.BOOLEAN, Act.EXISTS, AnswerKind.DOCUMENTS, Aspect.CITED_BY)
    extreme = next((EXTREMES[tag] for tag in ("most", "fewest") if reading.has(tag)), None)
    if extreme is None and reading.has("compare") and not reading.has("yesno"):
        extreme = Act.FEWEST if FEWER.search(reading.tagged("compare")[0].value) else Act.MOST
    if extreme:
        return Wanted(AnswerKind.DOCUMENTS, extreme, AnswerKind.DOCUMENTS, Aspect.CITES)
    if reading.has("how_many") or HOW_MANY.search(reading.words):
        aspect = Aspect.CITED_BY if counted_first and named_after else Aspect.CITES
        return Wanted(AnswerKind.COUNT, Act.COUNT, AnswerKind.DOCUMENTS, aspect)
    return Wanted(AnswerKind.DOCUMENTS, aspect=aspect)


def _of_figures(reading: Reading) -> Wanted | None:
    if reading.has("often"):
        return Wanted(AnswerKind.DEADLINES)
    limits = reading.has("when") and not reading.has("yesno", "most", "fewest", "earliest", "latest")
    named = [mark for mark in reading.tagged("what") if not mark.value.startswith("那")]  # 那个动员会
    if limits and (not named or _counts_limits(reading)):
        return Wanted(AnswerKind.DEADLINES)
    if _asks_who(reading):
        return None
    if (
        reading.has("much")
        and not reading.has("figure")
        and all(map(partial(is_of_role, reading), reading.tagged("much")))
    ):
        return Wanted(AnswerKind.COUNT, Act.COUNT, counted_before(reading, reading.tagged("much")[-1]))
    counts = any(not NUMBER_OF.fullmatch(mark.value) for mark in reading.tagged("how_many"))
    if reading.has("bound") and not reading.has("yesno"):
        return Wanted(AnswerKind.THRESHOLDS)
    if reading.has("much", "figure") and not counts and not reading.has("yesno", "compare", "most", "fewest"):
        return Wanted(AnswerKind.THRESHOLDS)
    return Wanted(AnswerKind.THRESHOLDS) if counts and counts_others(reading) else None


def _counts_limits(reading: Reading) -> bool:
    """Tell whether the word for what is asked stands right before that for a time limit (哪两个|时间节点)."""
    ends = {mark.end for mark in reading.tagged("what")}
    return any(mark.start in ends or mark.start - 1 in ends for mark in reading.tagged("when"))


def _is_label(reading: Reading) -> bool:
    """Tell whether 期限 or 时限 only stands before a date that filters (期限在2018年的任务)."""
    if not (reading.has("date") and reading.has("task", "what")):
        return False
    limits = reading.tagged("when", "often")
    return bool(limits) and not any(ASKING.search(mark.value) for mark in limits)


def _asks_who(reading: Reading) -> bool:
    """Tell whether 谁 is asked for, in whatever role."""
    if any("谁" in mark.value for mark in reading.tagged("who", *ROLE_TAGS)):
        return True
    starts = {mark.start for mark in reading.tagged(*ROLE_TAGS)}
    return any(WHICH_BODY.search(mark.value) and mark.end in starts for mark in reading.tagged("who"))


def _compared(reading: Reading, parties: int) -> Wanted | None:
    if parties < 2 or not reading.has("compare"):
        return None
    said = "".join(mark.value for mark in reading.tagged("compare"))
    act = Act.EQUAL if ALIKE.search(said) else Act.LESS if FEWER.search(said) else Act.MORE
    return Wanted(AnswerKind.BOOLEAN if reading.has("yesno") else AnswerKind.AGENCIES, act)


def _compared_sides(reading: Reading, sides: int) -> Wanted | None:
    """Return which of several places or documents has more tasks (哪个的任务多, 贵州的任务比辽宁多吗)."""
    is_extreme = reading.has("most", "fewest") and SIDE.search(reading.words)
    if sides < 2 or not (reading.has("compare") or is_extreme):
        return None
    said = "".join(mark.value for mark in reading.tagged("compare", "most", "fewest"))
    act = Act.EQUAL if ALIKE.search(said) else Act.LESS if FEWER.search(said) else Act.MORE
    return Wanted(AnswerKind.BOOLEAN if reading.has("yesno") else AnswerKind.DOCUMENTS, act)


def _extreme(reading: Reading, parties: int) -> Wanted | None:
    act = next((act for tag, act in EXTREMES.items() if reading.has(tag)), None)
    if act is None:
        return None
    if parties == 1 and reading.has("yesno") and act in (Act.MOST, Act.FEWEST):
        return Wanted(AnswerKind.BOOLEAN, act)
    if act in (Act.EARLIEST, Act.LATEST) and not reading.has("which_document"):
        by_date = reading.has("when") and not reading.has("what", "task")
        return Wanted(AnswerKind.DEADLINES if by_date else AnswerKind.TASKS, act)
    if reading.has("which_document"):
        return Wanted(AnswerKind.DOCUMENTS, act)
    who = [mark for mark in reading.tagged("who", *ROLE_TAGS) if mark.tag == "who" or "谁" in mark.value]
    what = reading.tagged("what")
    is_who = bool(who) and (not what or who[0].start < what[0].start)
    is_who = is_who or (not what and bool(OF_BODIES.search(reading.words)))
    return Wanted(AnswerKind.AGENCIES if is_who else AnswerKind.TASKS, act)


def _lists(reading: Reading) -> bool:
    """Tell whether a yes-or-no word stands beside a question for a list (是否知道有哪些)."""
    if LISTED.search(reading.words):
        return True
    if any(LAST_NOT.fullmatch(mark.value) for mark in reading.tagged("yesno")):
        return False
    asked = reading.tagged("what", "who", "which_document")
    points = any(mark.value.startswith("那") for mark in asked) and WHETHER_LAST.search(reading.words)
    if points:  # …那项，某局有责任吗
        asked = [mark for mark in asked if not mark.value.startswith("那")]
    return bool(asked) and not reading.has("every")


def _asks_role(reading: Reading, parties: int) -> bool:
    """Tell whether the bodies in a role are asked for: 配合单位有哪些, 有哪些配合单位."""
    for mark in reading.tagged(*ROLE_TAGS):
        if "谁" in mark.value:
            return True
        if not NOUN.search(mark.value):
            continue
        if OWNED.search(reading.words[: mark.start]) and reading.has("task", "what"):
            continue
        if ASKED_AFTER.match(reading.words[mark.end :]) or ASKED_BEFORE.search(reading.words[: mark.start]):
            return True
        if not parties and not reading.has("what", "gap") and mark.end == len(reading.words):
            return True
    return False


def _plain(reading: Reading, parties: int, *, is_filtered: bool, named: bool) -> Wanted:
    if reading.has("which_document") or (reading.has("numbered") and TELLS.search(reading.words)):
        return Wanted(AnswerKind.DOCUMENTS)
    if reading.has("who") or _asks_role(reading, parties):
        return Wanted(AnswerKind.AGENCIES)
    if reading.has("what") or parties or is_filtered:
        return Wanted(AnswerKind.TASKS)
    if reading.has("numbered", "quoted") and named:
        return Wanted(AnswerKind.DOCUMENTS)
    if reading.has(*ROLE_TAGS) and not reading.has("task"):
        return Wanted(AnswerKind.AGENCIES)
    return Wanted(AnswerKind.TASKS)
