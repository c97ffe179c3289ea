"""Labels that stand once for all measures of a section (责任单位：…, 整改时限：…), before or behind them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from corpus.headings import ROLE_LINE
from corpus.outline import Section
from corpus.view import View
from extract.duties.roles import read_note, strongest
from extract.tasks.drafts import Draft
from extract.tasks.notes import DATE_LABEL
from ontology.model import Assignment

ANNOUNCED = re.compile(r"(?:整改|工作|主要|具体|重点)?(?:措施|举措|任务|内容|要求)[：:]?")  # 整改措施：
OTHER_LABEL = re.compile(r"[\u4e00-\u9fff]{2,6}[：:]")  # 责任人：, 整改进展：


@dataclass(frozen=True, slots=True)
class Shared:
    """Who does the measures of a section and by when, as its labels say once."""

    assignments: tuple[Assignment, ...] = ()
    time: View | None = None

    def give(self, drafts: Sequence[Draft]) -> None:
        """Give the drafts without bodies or without a time of their own those of the section."""
        for draft in drafts:
            if not any(one.assignments for one in draft.walk()):
                draft.assignments = [replace(one, inferred="section-label") for one in self.assignments]
            if draft.period is None:
                draft.period = self.time


def find_shared(section: Section) -> Shared:
    """Return what the labels of a section say for all that is numbered below it.

    They stand before its numbers, or behind the last one where 整改措施： announces them all.
    """
    lines = [view for view in section.paragraphs if _is_label(view)]
    announced = section.paragraphs and ANNOUNCED.fullmatch(section.paragraphs[-1].compact().text)
    if announced and len(section.sections) > 1:
        *others, last = section.sections
        if not any(map(_is_label, (view for other in others for view in other.paragraphs))):
            lines += list(takewhile(_is_any_label, reversed(last.paragraphs)))[::-1]
    assignments = [one for line in lines if ROLE_LINE.match(line.text) for one in read_note(line.compact())]
    time = next((line for line in lines if DATE_LABEL.match(line.text)), None)
    return Shared(tuple(strongest(assignments)), time)


def _is_label(view: View) -> bool:
    return bool(ROLE_LINE.match(view.text) or DATE_LABEL.match(view.text))


def _is_any_label(view: View) -> bool:
    return _is_label(view) or bool(OTHER_LABEL.match(view.text))
