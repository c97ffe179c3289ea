"""Tasks of running text: numbered or headed items, the duties inside them, goals with a figure or date.

An item is the smallest unit with a number or heading of its own that says what is to be done.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.headings import is_article
from corpus.outline import Section
from corpus.paragraphs import SENTENCE_END
from corpus.view import View, join_views
from extract.bodies.agencies import is_agency
from extract.dates.deadlines import TimeContext, find_deadlines
from extract.duties.articles import gives_no_work
from extract.duties.duties import Duty, find_duties, subjects_of
from extract.duties.owned import find_owned
from extract.duties.owners import find_owners, owners_role
from extract.duties.roles import assign, role_of, strongest
from extract.figures.thresholds import find_thresholds
from extract.segment import parse
from extract.tasks.drafts import Draft
from extract.tasks.labelled import find_shared
from extract.tasks.notes import PlacedNote, find_notes
from extract.tasks.parts import are_apart, named_parts, noted_parts
from extract.tasks.schedule import find_milestones, has_dated_step
from extract.tasks.sections import SectionKind, section_kind
from ontology.model import Role, TaskKind

TITLE_LINE = re.compile(r"[^。；：:]{0,40}关于[^。；：:]{2,120}(?:通知|意见|决定|通报|公告|通告|批复|函)$")
CLOSING_LINE = re.compile(
    r"^(?:特此(?:通知|通告|公告|函告|报告)|本(?:方案|办法|意见|通知|措施|规定|细则|条例|计划|政策|实施)(?!(?:第[^，。]{1,6}条)?所?规定的)|上述|以上(?:政策|措施)|未纳入|此前(?:发布|印发|出台|规定|文件|有关)|附[件表]|（?此件|（?本文有删|政策解读|扫一扫|相关(?:链接|附件|阅读|文档|稿件|报道|解读|新闻)|联系(?:人|方式|地址|电话|单位)|电子邮箱|传真|抄送|主送|注[：:]|备注)"
    r"|(?:自|从).{0,12}(?:印发|发布|公布|施行|下发)之日起"
)
# 为了规范…，制定本办法。  …，适用本办法。
PURPOSE = re.compile(
    r"^[^。]{0,400}(?:制定|适用)本(?:条例|办法|规定|细则|规则|实施细则)。?$|本(?:条例|办法|规定|细则|规则)所称"
)
STATES_NO_WORK = re.compile(  # an article on scope, terms, validity or interpretation
    r"(?:适用|遵守)本(?:条例|办法|规定|细则|规则)|本(?:条例|办法|规定|细则|规则|意见|措施|方案)适用"
    r"|自.{0,16}(?:起施行|起实施|起执行)|有效期(?:为|至|\d{1,2}年[，。；])|同时废止|^[^。]{0,40}(?:所称|是指)"
)
ANNOUNCED = re.compile("：（一）")  # 应当遵守下列规定：（一）…
SEE_ANNEX = re.compile(
    r"[（(](?:详?见|附)[^（()）]{1,16}(?:[（(][^（()）]{1,6}[)）])?[)）]。?$"
)  # （见附表2）
POINT = re.compile("（[一二三四五六七八九十]{1,3}）")
PRINCIPLES = re.compile(r"(?:[^。]{2,160}原则(?:，[^。]{2,60})?。){1,3}$")  # 节水工作坚持…的原则。
REMARKS = re.compile(r"^(?:注|说明|备注|填表说明|填报说明)[:：]?$")  # the notes below a table
NO_HEADING_END = "。：: 　\n\t"


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the walk through the heading tree stands."""

    path: tuple[str, ...]
    kind: SectionKind
    context: TimeContext
    owners: tuple[View, ...] = ()
    role: Role = Role.RESPONSIBLE

    def below(self, section: Section) -> "Walk":
        """Return the place inside `section`, whose heading joins the path where it has one."""
        if section.heading is None or section.title is None:
            return self
        kind = section_kind(section.title.compact().text, self.kind)
        path = (*self.path, heading_text(section.heading))
        below = replace(self, path=path, kind=kind)
        owners = tuple(find_owners(section.title)) if section.sections else ()
        if not owners:
            return below
        return replace(below, owners=owners, role=owners_role(section.title) or Role.RESPONSIBLE)


def heading_text(view: View) -> str:
    """Return a heading as it stands in `path`: number kept, a closing 。 lost, no white space."""
    return view.compact().strip(NO_HEADING_END).written


def find_items(root: Section, path: tuple[str, ...], context: TimeContext) -> list[Draft]:
    """Return the tasks of a part's running text in source order; its tables are read elsewhere."""
    walk = Walk(path, SectionKind.MEASURES, context)
    drafts: list[Draft] = []
    if root.tables and any(REMARKS.match(paragraph.compact().text) for paragraph in root.paragraphs):
        return drafts
    for section in root.sections:
        drafts += _section(section, walk)
    drafts += _closing(root.closing, walk)
    if not root.sections and root.paragraphs:
        owned = _owned(root.paragraphs, walk) if not root.tables else []
        drafts += owned or _closing(root.paragraphs, walk)
    return drafts


def _section(section: Section, above: Walk) -> list[Draft]:
    walk = above.below(section)
    if walk.kind is SectionKind.GOAL:
        return list(_goals(section, walk))
    if walk.kind is SectionKind.SCHEDULE:
        return find_milestones(section, walk.path, walk.context)
    if walk.kind in (SectionKind.GENERAL, SectionKind.FINAL):
        return [draft for draft in _measures(section, walk) if _states_facts(draft)]
    if walk.kind is not SectionKind.MEASURES:
        return [draft for child in section.sections for draft in _section_below(child, walk)]
    return _measures(section, walk)


def _states_facts(draft: Draft) -> bool:
    """Tell whether a provision of a general or final section names a body or sets a figure."""
    return any(one.assignments or find_thresholds(one.text) for one in draft.walk())


def _section_below(section: Section, above: Walk) -> list[Draft]:
    """Return what stands in a section of another kind inside guidance (总体要求 with 工作目标)."""
    walk = above.below(section)
    return _section(section, above) if walk.kind is not above.kind else []


def _goals(section: Section, walk: Walk) -> Iterator[Draft]:
    """Yield each sentence of goals that sets a date or a figure, and so can be checked."""
    for paragraph in section.paragraphs:
        view = paragraph.compact()
        for start, end in parse(view.text).sentences:
            sentence = view[start:end]
            if find_deadlines(sentence, walk.context) or find_thresholds(sentence):
                draft = Draft(TaskKind.ITEM, walk.path, None, sentence)
                draft.assignments = subjects_of(sentence)
                yield draft
    for child in section.sections:
        below = walk.below(child)
        if below.kind is not SectionKind.GOAL:
            yield from _section(child, walk)
        elif child.heading is not None and not child.sections and len(child.paragraphs) == 1:
            whole = _item(child.title, child.paragraphs[0].compact(), below)
            if _can_be_checked(whole, walk.context):
                yield whole
        else:
            yield from _goals(child, below)


def _can_be_checked(draft: Draft, context: TimeContext) -> bool:
    """Tell whether a numbered goal names a body, a date or a figure."""
    return any(one.assignments for one in draft.walk()) or bool(
        find_deadlines(draft.text, context) or find_thresholds(draft.text)
    )


def _measures(section: Section, walk: Walk) -> list[Draft]:
    paragraphs = _work(section.paragraphs)
    if section.sections:
        drafts = [draft for paragraph in paragraphs for draft in _preface(paragraph, section, walk)]
        below = [draft for child in section.sections for draft in _section(child, walk)]
        find_shared(section).give(below)
        return drafts + below
    if not paragraphs:
        return _bare_heading(section, walk)
    if owned := _owned(paragraphs, walk):
        return owned
    text = join_views(paragraphs).compact()
    if (
        PURPOSE.search(text.text)
        or PRINCIPLES.match(text.text)
        or (STATES_NO_WORK.search(text.text) and not find_duties(text))
        or (is_article(section.numbering) and gives_no_work(text) and not find_duties(text))
    ):
        return []
    points = _points(text, walk)
    return points or [_item(section.title, text, walk)]


def _points(view: View, walk: Walk) -> list[Draft]:
    """Return an item for each point of a statement whose points name bodies (…：（一）甲部门负责…)."""
    stem = ANNOUNCED.search(view.text)
    if stem is None or find_duties(view[: stem.start() + 1]):
        return []
    starts = [match.start() for match in POINT.finditer(view.text, stem.start())]
    owned = find_duties(view[stem.start() + 1 :])
    if len(owned) < 2 or len(starts) - len(owned) > 1:
        return []
    drafts = []
    for start, end in pairwise([*starts, len(view)]):
        number = POINT.match(view.text, start)
        drafts.append(_item(None, view[number.end() if number else start : end], walk))
    return drafts


def _owned(paragraphs: Sequence[View], walk: Walk) -> list[Draft]:
    """Return an item for each body that a text without numbers gives its work, and the duties before them."""
    before, owned = find_owned([paragraph.compact() for paragraph in paragraphs])
    if not owned:
        return []
    drafts = _duties(before, find_duties(before), walk)
    for one in owned:
        drafts.append(_item(one.names, one.text, replace(walk, path=(*walk.path, one.names.written))))
    return drafts


def _bare_heading(section: Section, walk: Walk) -> list[Draft]:
    """Return a numbered line that is all of its unit as an item without a heading."""
    if section.title is None or section.tables or section.numbering is None or len(section.title) < 6:
        return []
    if section.numbering.style in ("chapter", "section"):
        return []
    above = replace(walk, path=walk.path[:-1])
    return [_item(None, section.title.compact(), above)]


def _work(paragraphs: Sequence[View]) -> list[View]:
    """Return the paragraphs without signatures, dates and other lines that close a document."""
    return [p for p in paragraphs if not _is_closing_line(p.compact().text)]


def _is_closing_line(text: str) -> bool:
    if CLOSING_LINE.match(text) or TITLE_LINE.fullmatch(text):
        return True
    if text.endswith((*SENTENCE_END, "）", ")", "〕", "”")) or len(text) > 30:
        return False
    parsed = parse(text)
    opening = parsed.word_at(0)
    acts = opening is not None and opening.tag in ("V", "D", "P") and not is_agency(text)
    return not acts and not parsed.cues_of("label")


def _preface(paragraph: View, section: Section, walk: Walk) -> Iterator[Draft]:
    """Yield the dated steps and duties that stand before the first unit of a section."""
    view = paragraph.compact()
    if (
        any(child.heading is None for child in section.sections)
        and len(section.paragraphs) == 1
        and _announces(view)
    ):
        return
    sentences = [view[start:end] for start, end in parse(view.text).sentences]
    for sentence in sentences:
        if has_dated_step(sentence, walk.context):
            draft = Draft(TaskKind.MILESTONE, walk.path, None, sentence)
            draft.assignments = subjects_of(sentence)
            yield draft
        else:
            yield from _duties(sentence, find_duties(sentence), walk)


def _announces(view: View) -> bool:
    return view.text.endswith(("：", ":"))


def _closing(paragraphs: Sequence[View], walk: Walk) -> list[Draft]:
    """Return the duties of paragraphs below no heading: at the body's end, or of a notice without numbers."""
    drafts: list[Draft] = []
    for paragraph in _work(paragraphs):
        view = paragraph.compact()
        drafts += _duties(view, find_duties(view), walk)
    return drafts


def _item(title: View | None, view: View, walk: Walk) -> Draft:
    """Return the item of `view` with its notes, parts and duties."""
    context = replace(walk.context, note=True)
    notes = find_notes(view, context)
    bare = view.without([(note.start, note.end) for note in notes])
    if title is not None and not bare.text.strip("。；;，"):  # a sentence with nothing but who does it
        bare, title, walk = title.compact(), None, replace(walk, path=walk.path[:-1])
    title, of_title = _apart(title, context)
    draft = Draft(TaskKind.ITEM, walk.path, title, bare)
    for note in of_title:
        draft.assignments += note.assignments
        draft.notes.append(note.inside)
    if len(notes) > 1 and are_apart(view, notes):
        draft.parts = noted_parts(view, notes, walk.path)
        return draft
    parts = named_parts(notes[0], bare, walk.path) if len(notes) == 1 else []
    if parts:
        draft.parts = parts
        return draft
    for note in notes:
        draft.assignments += note.assignments
        draft.notes.append(note.inside)
    owners = find_owners(title)
    duties = find_duties(bare)
    if owners:
        role = (owners_role(title) if title else None) or _said_role(bare.text)
        draft.assignments += assign(owners, role)
        named = {owner.written for owner in owners}
        duties = [duty for duty in duties if _is_said_by(bare, duty, named)]
        draft.parts = _duties(bare, duties, walk)
    elif len(duties) == 1 and _is_whole(bare, duties[0]):
        draft.assignments += duties[0].assignments
    else:
        draft.parts = _duties(bare, duties, walk)
    if walk.owners and not draft.assignments and not draft.parts:
        draft.assignments = assign(list(walk.owners), walk.role, "heading-body")
    draft.assignments = strongest(draft.assignments)
    return draft


def _apart(title: View | None, context: TimeContext) -> tuple[View | None, list[PlacedNote]]:
    """Return a title without the notes behind it (停车治理（A牵头，B配合）), and those notes."""
    notes = find_notes(title.compact(), context) if title else []
    if title is None or not notes:
        return title, []
    return title.compact().without([(note.start, note.end) for note in notes]), notes


def _said_role(text: str) -> Role:
    """Return the role that the words below a body's own heading say (协助市水务局…)."""
    return role_of(text) if re.search("牵头", text) or re.match("协助|配合", text) else Role.RESPONSIBLE


def _is_whole(view: View, duty: Duty) -> bool:
    """Tell whether `duty` is all that the item says, the points that it announces (…：（一）…) included."""
    aside = SEE_ANNEX.search(view.text[-40:])
    whole = duty.end >= len(view.text.rstrip("。；;")) - (len(aside[0]) if aside else 0)
    return duty.start == 0 and (whole or bool(ANNOUNCED.search(view.text, 0, duty.end)))


def _is_said_by(view: View, duty: Duty, owners: set[str]) -> bool:
    """Tell whether a duty inside 市水务局分工 is another body's (由县级水务局负责), not a point of 一是…."""
    text = view.text[duty.start : duty.end]
    return (
        "由" in text
        and not any(a.agency in owners for a in duty.assignments)
        and not re.match("[一二三四五六七八九]是", text)
    )


def _duties(view: View, duties: Sequence[Duty], walk: Walk) -> list[Draft]:
    drafts = []
    for duty in duties:
        draft = Draft(TaskKind.DUTY, walk.path, None, view[duty.start : duty.end])
        draft.assignments = list(duty.assignments)
        drafts.append(draft)
    return drafts
