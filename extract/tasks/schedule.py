"""Dated steps of a schedule (进度安排): a milestone a step, with its section's period where it has none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.outline import Section
from corpus.view import View, join_views
from extract.dates.deadlines import TimeContext, find_deadlines, find_period
from extract.duties.duties import subjects_of
from extract.segment import parse
from extract.tasks.drafts import Draft
from ontology.model import DeadlineKind, TaskKind

# 2021年7月底前，  8月底前，  2020年起，每年2月底前
OPENS_DATED = re.compile(
    r"^(?:(?:自|从|到|至|于|在)?(?:\d{4}年|每年|当年|次年)|\d{1,2}月(?:\d{1,2}日|底|中旬|上旬|下旬|初|末|[—\-~～至]))"
)
# 各学校于7月10日前制定…，  市政府将于11月组织…，  报名名单7月20日前报…
SAYS_WHEN = re.compile(
    r"[^，。；;,\d]{2,24}(?:(?:将|应|要|须)?[于在]\d{1,2}月|\d{1,2}月(?:\d{1,2}日)?[底末]?[之以]?前)"
)
# 第一阶段（2016年—2018年）：…
STAGE = re.compile(
    r"(?:^|(?<=[。；]))(?P<head>(?P<name>第[一二三四五六]阶段)(?:[（(][^（()）]{2,30}[)）])?)[：:]"
)
PERIOD_NOTE = re.compile(
    r"[（(][^（()）]{0,6}\d[^（()）]{1,30}[年月日底末旬前][^（()）]{0,8}[)）]|[（(]长期(?:坚持)?[)）]|[（(][为约]?\d{1,3}个?(?:月|周|天|工作日|日)[)）]"
)


def find_milestones(section: Section, path: tuple[str, ...], context: TimeContext) -> list[Draft]:
    """Return the milestones below `section` in source order; `path` ends with its own heading."""
    drafts: list[Draft] = []
    if section.sections:
        for paragraph in section.paragraphs:
            drafts += _sentences_with_dates(paragraph.compact(), path, context)
        for child in section.sections:
            below = (
                path if child.heading is None else (*path, child.heading.compact().strip("。：: ").written)
            )
            drafts += find_milestones(child, below, _inside(child, context))
        return [_in_section(draft, section, context) for draft in drafts]
    if not section.paragraphs:
        return []
    return [_in_section(draft, section, context) for draft in _steps(section, path, context)]


def has_dated_step(sentence: View, context: TimeContext) -> bool:
    """Tell whether a sentence opens with a date by which its work is done or returns."""
    if not OPENS_DATED.match(sentence.text):
        return False
    kinds = {deadline.kind for deadline in find_deadlines(sentence, context)}
    return bool(kinds & {DeadlineKind.BY, DeadlineKind.DURING, DeadlineKind.RECURRING})


def _inside(section: Section, context: TimeContext) -> TimeContext:
    """Return the context of a section whose heading states its period."""
    if section.heading is None:
        return context
    period = find_period(section.heading, context)
    if period is None or period.end is None:
        return context
    return replace(context, section=(period.start or period.end.replace(day=1), period.end))


def _in_section(draft: Draft, section: Section, context: TimeContext) -> Draft:
    """Return the draft with the period of the nearest heading that states one."""
    if draft.period is None and section.heading is not None:
        inside = _inside(section, context)
        if inside.section and inside is not context:
            draft.period, draft.section = section.heading, inside.section
        elif find_period(section.heading, context):
            draft.period = section.heading
    return draft


def _steps(section: Section, path: tuple[str, ...], context: TimeContext) -> Iterator[Draft]:
    """Yield the steps of a section without numbered ones: parted where a clause opens with a date."""
    whole = join_views(section.paragraphs).compact()
    if stages := list(STAGE.finditer(whole.text)):
        yield from _stages(whole, stages, path, context)
        return
    pieces = list(_dated_pieces(whole))
    if len(pieces) > 1:
        pieces = [piece for paragraph in section.paragraphs for piece in _dated_pieces(paragraph.compact())]
    title = _title(section) if len(pieces) == 1 else None
    for piece in pieces:
        yield _milestone(title, piece, path)


def _stages(
    whole: View, stages: Sequence[re.Match[str]], path: tuple[str, ...], context: TimeContext
) -> Iterator[Draft]:
    """Yield a milestone for each stage that a label opens, with its period, and what stands before."""
    if stages[0].start():
        yield _milestone(None, whole[: stages[0].start()], path)
    for stage, following in zip(stages, [*stages[1:], None], strict=True):
        head = whole[slice(*stage.span("head"))]
        text = whole[stage.end() : following.start() if following else len(whole)]
        draft = _milestone(whole[slice(*stage.span("name"))], text, (*path, head.written))
        draft.period = head if find_period(head, context) else None
        yield draft


def _title(section: Section) -> View | None:
    """Return a heading without its number and its period in brackets."""
    if section.title is None:
        return None
    compact = section.title.compact()
    return compact.without([match.span() for match in PERIOD_NOTE.finditer(compact.text)]).strip("。：: ")


def _dated_pieces(view: View) -> Iterator[View]:
    """Yield the stretches of `view` that each open with a date, the undated beginning first."""
    starts = [0]
    for match in re.finditer(r"[。；;]", view.text):
        if OPENS_DATED.match(view.text[match.end() : match.end() + 20]) or (
            match[0] == "。" and SAYS_WHEN.match(view.text, match.end())
        ):
            starts.append(match.end())
    for start, end in zip(starts, [*starts[1:], len(view)], strict=True):
        if view.text[start:end].strip():
            yield view[start:end]


def _sentences_with_dates(view: View, path: tuple[str, ...], context: TimeContext) -> Iterator[Draft]:
    for start, end in parse(view.text).sentences:
        sentence = view[start:end]
        if has_dated_step(sentence, context):
            yield _milestone(None, sentence, path)


def _milestone(title: View | None, view: View, path: tuple[str, ...]) -> Draft:
    draft = Draft(TaskKind.MILESTONE, path, title, view)
    draft.assignments = subjects_of(view)
    return draft
