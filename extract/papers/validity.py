"""From when a document is in force and until when, as it says of itself (自印发之日起施行，有效期5年).

Only what is said of this very document counts: of 本办法, of 以上政策 at its end, or in its closing article
without a subject. What holds until an event (有效期至疫情解除) has no last day.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.view import View
from extract.dates.dates import Mention, day_of, find_mentions, resolve
from extract.dates.durations import Duration, after, through
from extract.folding import searchable
from extract.lines import Line
from extract.papers.validity_patterns import BETWEEN, DAY, LABEL, QUOTED, SAID, STRETCH, SUBJECT, SUBJECT_LATE
from ontology.model import Stated

LATE = 200  # characters from the end within which 以上政策 means the whole document
HEAD = 60  # lines in which a web page labels what a document is
LONGEST = 400  # characters of a sentence that are read
SENTENCE_END = re.compile(r"[。；！]")
STOPS = ("止", "结束", "失效")
LINE_END = re.compile(r"[\n\r\t]")
CUES = re.compile(r"施行|实[施行]|执行|生效|有效|失效|试行|废止|终止|暂[行定]|至")


@dataclass(frozen=True, slots=True)
class Validity:
    """The first and the last day on which a document is in force; `None` where it does not say."""

    first: Stated[date] | None = None
    last: Stated[date] | None = None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What is said of the document: masked text from the subject on, the dates in it, and its place."""

    text: str
    start: int
    mentions: Mapping[int, Mention]


def find_validity(view: View, lines: Sequence[Line], issue: date | None) -> Validity:
    """Return from when and until when the document in `view` says that it is in force.

    自印发之日起 counts from `issue`; without it such days stay unknown. A day that is written out goes
    before one that is counted.
    """
    found = [_read_label(view, line) for line in lines[:HEAD]]
    compact = view.compact()
    text = searchable(compact.text)
    for start in _subjects(text):
        sentence = _sentence(text, start)
        clauses = _clauses(compact, sentence)
        if clauses:
            found.append(_Reading(compact, sentence, issue, _join(found).first).read(clauses))
    return _join(found)


def _join(found: Sequence[Validity]) -> Validity:
    return Validity(
        _plainest([one.first for one in found if one.first]),
        _plainest([one.last for one in found if one.last]),
    )


def _plainest(found: Sequence[Stated[date]]) -> Stated[date] | None:
    return min(found, key=lambda one: one.inferred is not None, default=None)


def _read_label(view: View, line: Line) -> Validity:
    """Return what a line like 〔实施日期〕2020-03-01 states."""
    match = LABEL.fullmatch(line.text)
    day = day_of(int(match["year"]), int(match["month"]), int(match["on"])) if match else None
    if not match or not day:
        return Validity()
    stated = Stated(day, view[line.start : line.end].compact().spans())
    return Validity(first=stated) if match["begins"] else Validity(last=stated)


def _subjects(text: str) -> Iterator[int]:
    """Yield where the subjects that mean the document end, in order; none inside a quotation."""
    late = max(0, len(text) - LATE)
    for pattern, start in ((SUBJECT, 0), (SUBJECT_LATE, late)):
        for match in pattern.finditer(text, start):
            if not QUOTED.search(text, max(0, match.start() - LATE), match.start()):
                yield match.end()


def _sentence(text: str, start: int) -> _Sentence:
    """Return the rest of the sentence from `start` on, its dates masked."""
    said = SENTENCE_END.split(text[start : start + LONGEST], maxsplit=1)[0]
    mentions = {mention.start: mention for mention in find_mentions(said)} if CUES.search(said) else {}
    masked = list(said)
    for mention in mentions.values():
        sign = STRETCH if mention.is_stretch else DAY
        masked[mention.start : mention.end] = sign * (mention.end - mention.start)
    return _Sentence("".join(masked), start, mentions)


def _clauses(compact: View, sentence: _Sentence) -> list[re.Match[str]]:
    """Return the clauses of a sentence that say when, as far as it speaks of nothing else."""
    place, found = 0, []
    while CUES.search(sentence.text, place):
        if skip := BETWEEN.match(sentence.text, place):
            place = skip.end()
            continue
        line_end = _line_end(compact, sentence, place)
        match = SAID.match(sentence.text, place)
        if not (match and _says(match)):
            match = SAID.match(sentence.text, place, line_end)
        if not (match and _says(match)):
            break
        found.append(match)
        place = match.end()
    return found


def _line_end(compact: View, sentence: _Sentence, place: int) -> int:
    """Return where the line ends in which `place` of the sentence stands."""
    first, last = sentence.start + place, sentence.start + len(sentence.text) - 1
    close = LINE_END.search(compact.source, compact.offsets[first], compact.offsets[last])
    if close is None:
        return len(sentence.text)
    return bisect_left(compact.offsets, close.start()) - sentence.start


def _says(match: re.Match[str]) -> bool:
    """Tell whether a clause says from when or until when something holds."""
    begins = match["day"] or match["stretch"] or match["issue"]
    ends = match["until"] or match["ended"] or match["number"]
    holds = match["verb"] or match["period"] or match["term"]
    stops = match["ended"] or (match["until"] and match[0].endswith(STOPS))
    return bool((begins and (holds or ends)) or (holds and ends) or stops)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The days of the clauses of a sentence; `before` is the first day that was said before it."""

    compact: View
    sentence: _Sentence
    issue: date | None
    before: Stated[date] | None

    def read(self, clauses: Sequence[re.Match[str]]) -> Validity:
        """Return the first and the last day; a length of time counts from the first one."""
        first = next((day for day in map(self._first, clauses) if day), None)
        last = next((day for clause in clauses if (day := self._last(clause, first or self.before))), None)
        return Validity(first, last)

    def _first(self, clause: re.Match[str]) -> Stated[date] | None:
        if clause["issue"]:
            return self._stated(clause, self._wait(clause, self.issue), "from-issue")
        name = "stretch" if clause["stretch"] else "day"
        if not clause[name]:
            return None
        days = self._resolve(clause, name, self.issue)
        return self._stated(
            clause, self._wait(clause, days[0] if days else None), clause["wait"] and "from-start"
        )

    def _last(self, clause: re.Match[str], first: Stated[date] | None) -> Stated[date] | None:
        name = next((name for name in ("until", "ended", "stretch") if clause[name]), None)
        begin = first.value if first else self.issue
        if name:
            days = self._resolve(clause, name, begin)
            return self._stated(clause, days[1] if days else None, None)
        if not clause["number"] or begin is None:
            return None
        last = through(begin, Duration(0, 0, 0, clause["number"], clause["unit"]))
        counted = first is None or first.inferred == "from-issue"
        return self._stated(clause, last, "from-issue" if counted else "from-start")

    def _resolve(self, clause: re.Match[str], name: str, begin: date | None) -> tuple[date, date] | None:
        """Return the first and last day of a date; one without a year is the first behind `begin`."""
        mention = self.sentence.mentions[clause.start(name)]
        year = begin.year if begin else None
        if year is None and not mention.has_year:
            return None
        first = resolve(mention.first, year or 0)
        last = resolve(mention.last, year or 0)
        if first and last and begin and not mention.has_year and last[1] < begin:
            first, last = resolve(mention.first, begin.year + 1), resolve(mention.last, begin.year + 1)
        return (first[0], last[1]) if first and last else None

    def _wait(self, clause: re.Match[str], day: date | None) -> date | None:
        if day is None or not clause["wait"]:
            return day
        return after(day, Duration(0, 0, 0, clause["wait"], clause["wait_unit"]))

    def _stated(self, clause: re.Match[str], day: date | None, rule: str | None) -> Stated[date] | None:
        if day is None:
            return None
        start = self.sentence.start
        return Stated(day, self.compact.spans(start + clause.start(), start + clause.end()), rule)
