"""The rules of the guidelines by which a cue promises no fact, in the order in which they are asked.

Each looks at the cue's own clause and what holds of it; there is none that takes the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass

from extract.auditing import no_body, no_limit
from extract.auditing.cues import CueKind
from extract.auditing.seen import Seen

ANY = frozenset(CueKind)
WHO = frozenset({CueKind.WHO})
DUTY = frozenset({CueKind.DUTY})
BODIES = WHO | DUTY
NUMBERS = frozenset({CueKind.TIME, CueKind.FIGURE})
NO_LIMIT = "A date that is not a time limit on the work"
NO_BOUND = "A plain amount without a bound"
NO_WORK = "states work to be done"
MENTIONED = "A body that is only mentioned"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A rule: its name, its label for users, the guidelines' words for it, the cues it is for, its test."""

    name: str
    label: str
    phrase: str
    kinds: frozenset[CueKind]
    holds: Callable[[Seen], bool]


EXCLUSIONS: tuple[Exclusion, ...] = (
    Exclusion("cited-title", "书名号内的文件名", "the date of a cited document", ANY, no_limit.in_title),
    Exclusion("definition", "术语的定义", NO_WORK, ANY, no_limit.is_definition),
    Exclusion("scope", "适用范围、等级划分", "in a section of measures", ANY, no_limit.is_scope),
    Exclusion(
        "guidance", "指导思想、原则", "Guiding ideology, goals and principles", BODIES, no_body.is_guidance
    ),
    Exclusion(
        "first-named",
        "牵头单位的读法说明",
        "the document says once that the first-named body leads",
        WHO,
        no_body.says_first_leads,
    ),
    Exclusion("blank-column", "空白栏的表头", "cell beside a filled", WHO, no_body.is_blank_column),
    Exclusion("interpretation", "文件由谁解释", NO_WORK, WHO, no_body.is_interpretation),
    Exclusion(
        "permissive", "只是允许（可）", "a permissive one (可由…) does not", BODIES, no_body.is_permitted
    ),
    Exclusion("owed", "应缴、应付的数额", NO_BOUND, DUTY, no_body.is_amount_owed),
    Exclusion("person", "主语是个人、官职或公众", "persons do not", BODIES, no_body.is_person),
    Exclusion("attribute", "只限定是哪个单位", MENTIONED, WHO, no_body.is_attribute),
    Exclusion("mention", "单位只是被提到", MENTIONED, WHO, no_body.is_mention),
    Exclusion("owner", "主语是业主、经营者", "project owners (建设项目, 用水户)", BODIES, no_body.is_owner),
    Exclusion("thing", "主语是事物，不是单位", "only bodies do", DUTY, no_body.is_thing),
    Exclusion("row", "任务表一行的正文", "A row has no `duty` children", BODIES, no_body.is_in_row),
    Exclusion("heading", "标题，未写单位", "A run-in heading belongs to `title`", WHO, no_body.is_heading),
    Exclusion("point", "上文单位职责的一点", "are not split", WHO, no_body.is_point_of_body),
    Exclusion(
        "nobody", "没有写明由谁做", "whose explicit subject is a named body", WHO, no_body.is_of_nobody
    ),
    Exclusion(
        "object-date", "日期限定的是对象", "dates that qualify the object", NUMBERS, no_limit.qualifies_object
    ),
    Exclusion(
        "validity", "文件或政策的有效期", "the validity of the document itself", NUMBERS, no_limit.is_validity
    ),
    Exclusion("rate", "按期的定额，没有上下限", NO_BOUND, NUMBERS, no_limit.is_rate),
    Exclusion("plain-term", "期限的陈述，没有上下限", NO_BOUND, NUMBERS, no_limit.is_plain_term),
    Exclusion("past", "已经发生的事", NO_LIMIT, NUMBERS, no_limit.is_past),
    Exclusion("rank", "等级，不是数量", "A number with a bound or a target", NUMBERS, no_limit.is_rank),
    Exclusion("reference", "用来比较的年份", NO_LIMIT, NUMBERS, no_limit.is_reference),
    Exclusion("other-table", "不是任务表", "in a task table", ANY, no_limit.is_no_task_table),
)
LABELS = {rule.name: rule.label for rule in EXCLUSIONS}


def exclude(seen: Seen) -> Exclusion | None:
    """Return the first rule that holds of a cue, `None` where none does."""
    return next((rule for rule in EXCLUSIONS if seen.cue.kind in rule.kinds and rule.holds(seen)), None)
