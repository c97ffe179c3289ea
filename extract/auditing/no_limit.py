"""Why a number beside a word of time or of bounds makes no deadline and no figure, a function a reason."""

import re

from extract.auditing.seen import Seen
from extract.tasks.sections import SectionKind
from extract.words import any_of

DATES = ("前", "底前", "月底", "年底")
# 前到期的贷款  前已设立的平台  以前敷设的管道
QUALIFIES = re.compile(
    rf"(?:前|之前|以前)?{any_of('qualifying')}[^，。；]{{0,24}}(?:的|、|，)"
    rf"|(?:之前|以前)?(?!{any_of('finishing')})[^，。；、的]{{2,4}}的"
)
# 前能够完成改造  以后投产
ABLE = re.compile(r"前?(?:能够|有望|可望)|[以之][后後]")
OBJECT = re.compile(r"(?:支持|对于?|凡|申请日|施行|属于|符合)[^，。；]{0,16}$")
VALIDITY = re.compile(
    r"有效期|执行期限|政策期限|试行期|停止执行|同时废止|(?:施行|发布|印发|公布)之日起[^，。；]{0,8}(?:止|有效)"
    r"|自[^，。；]{1,20}起(?:施行|实施|生效|执行)"
)
# 每人每月400元  每年每个给予40万元
RATE = re.compile(r"(?:一次性)?每[年月季]度?(?:每[人户个名家])?[^，。；]{0,20}?[0-9.]{1,8}[万亿]?元")
RATE_OF = re.compile(r"每[人户个名]$")
BOUNDS = re.compile(r"以上|以下|不低于|不少于|不超过|达到|控制在|至少|最高|最低")
STATED = re.compile(r"[为是自满0-9]")
PAST = re.compile(r"已(?!设|建成的)|累计|共有|达到了|完成了|较上年|同比")
DEFINES = re.compile(r"所称|是指(?!导)|即指|指的是|包括本人")
RANK = re.compile(r"[一二三四五六七八九十两]星?[级等类档](?:及|或)?")
YEAR = re.compile(r"(?:19|20)[0-9]{2}年")


def in_title(seen: Seen) -> bool:
    """Tell whether the cue stands in the title of another document (《…》)."""
    unit, cue = seen.clause.unit, seen.cue
    return unit.shown[cue.start : cue.end] != unit.text[cue.start : cue.end]


def qualifies_object(seen: Seen) -> bool:
    """Tell whether a date says which things are meant, not when the work is due."""
    if seen.cue.word not in DATES:
        return False
    if ABLE.match(seen.after):
        return True
    of_object = OBJECT.search(seen.before) or "的" in seen.after[:14]
    return bool(QUALIFIES.match(seen.after) and of_object)


def is_validity(seen: Seen) -> bool:
    """Tell whether the clause says how long the document itself holds."""
    return bool(VALIDITY.search(seen.clause.text))


def is_rate(seen: Seen) -> bool:
    """Tell whether 每月 or 每年 measures a plain amount (每人每月400元)."""
    if not seen.cue.word.startswith("每") or BOUNDS.search(seen.clause.text):
        return False
    return bool(RATE_OF.search(seen.before) or RATE.search(seen.before[-6:] + seen.cue.word + seen.after))


def is_plain_term(seen: Seen) -> bool:
    """Tell whether 期限 states a length or a period without a bound (补助期限为30天)."""
    stated = seen.cue.word == "期限" and bool(STATED.match(seen.after))
    return stated and "内" not in seen.after[:12] and not BOUNDS.search(seen.clause.text)


def is_past(seen: Seen) -> bool:
    """Tell whether the clause reports what was (截至2019年底已建成…)."""
    if seen.cue.word == "达到":
        return bool(PAST.search(seen.before[-10:]))
    return seen.cue.word in ("截至", "年底", "月底") and bool(PAST.search(seen.after[:24]))


def is_definition(seen: Seen) -> bool:
    """Tell whether the sentence says what a word means."""
    return bool(DEFINES.search(seen.sentence))


def is_scope(seen: Seen) -> bool:
    """Tell whether the section says whom or what the document is about (适用范围, 等级划分)."""
    return seen.clause.place.kind in (SectionKind.SCOPE, SectionKind.LIST)


def is_rank(seen: Seen) -> bool:
    """Tell whether the number is a rank that names a class (二级及以上, 达到三级)."""
    start = seen.cue.number[0] if seen.cue.number else seen.cue.start
    return bool(RANK.match(seen.clause.unit.text, start))


def is_reference(seen: Seen) -> bool:
    """Tell whether the number beside the bound is the year that it is compared with (不低于2019年同期)."""
    start = seen.cue.number[0] if seen.cue.number else seen.cue.start
    return seen.cue.word not in (*DATES, "截至", "期限") and bool(YEAR.match(seen.clause.unit.text, start))


def is_no_task_table(seen: Seen) -> bool:
    """Tell whether the cell stands in a table without a column for who, tasks or measures (计分表)."""
    return seen.clause.unit.cell and not seen.clause.unit.in_task_table
