"""Which of the figures held a question means: by the indicator and by the words around the figure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.segment import cut
from graph.values import Row as Solution
from ontology.iris import Iri
from query.answers.facts import threshold_of
from query.asked.measure import AMOUNT, Measure, dimension_of, measure_deed, measure_of
from query.asked.wording import plain
from query.result import ThresholdRow
from query.topics.likeness import FAINT, FUNCTION, pairs_alone

AROUND = 45  # characters on each side of a figure that tell what it is about
ENOUGH = 0.6  # of the topic that must stand in and around a figure
NAMED = 0.4  # the same where the topic says the indicator's own last word (建成率)
CLOSE = 0.92  # of the best likeness, within which others are meant too
MEASURE = r"(?:率|个数|家数|户数|数量|数目|比例|百分比)"
MEASURE_ONLY = re.compile(rf"的?(?:(?:建成|创建|建设|达标|完成){MEASURE}?|{MEASURE})$")
THRESHOLD_OF = re.compile(r"的?(?:入选|列入|纳入|进入|认定|划分|采用)?的?(?:标准|门槛|条件|指标|下限|要求)?$")
ALSO = re.compile(r"含|包括|包含|连同")  # …的全部下限(含灌区)
FULL = 0.75  # of the topic, from which on no single word decides
MEASURED = re.compile(r"(?:[期费额率量价]|期限|面积|标准)$")
MEASURES = re.compile(
    r"[上下]限|指标|目标|标准|要求|比例|数量|门槛|规模|数值|底线|最[低高]|幅度|力度|程度|金额|额度|期限|时限|时长|年限"
)
MANY = re.compile(
    r"哪些|哪几|各项|各个|都有|全部|所有|各是|分别|各要|各为|各自"
)  # figures asked for as a list
BOUND = ("by", "during")  # kinds of time limits that tell figures apart
STOP = re.compile(r"[。；;]")
FAR = 30  # characters behind a figure within which a deed is its own
SOON = 4  # characters by which deeds come equally soon


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with where it stands; `start` and `end` are `None` where that is not known."""

    row: ThresholdRow
    task: Iri
    doc: str
    start: int | None
    end: int | None
    around: str
    path: str = ""
    sentence: str = ""
    ahead: str = ""
    behind: str = ""


def told_by(topic: Sequence[str]) -> list[str]:
    """Return the words of `topic` one of which a figure must have around it: pieces, whole and as things."""
    forms = (
        form for piece in topic for form in (piece, THRESHOLD_OF.sub("", piece), MEASURE_ONLY.sub("", piece))
    )
    return list(dict.fromkeys(form for form in forms if len(form) > 1))


def select_figures(
    solutions: Sequence[Solution], topic: Sequence[str], measure: Measure, words: str
) -> list[Figure]:
    """Return the figures of find_thresholds that `topic` means; all of them where it is empty."""
    figures = [_figure_of(solution) for solution in solutions]
    figures = [figure for figure in figures if measure.fits(figure.row.unit)]
    figures = [figure for figure in figures if measure.bounds(figure.row.operator)] or figures
    topic = [piece for piece in topic if not ALSO.match(piece)] or topic
    if not topic:
        return figures
    deed = measure_deed(words)
    figures = [figure for figure in figures if not _is_time_of_another(figure, topic, measure)]
    figures = _soonest(figures, deed)
    if not MANY.search(words):
        return _best(figures, topic)
    best = [figure for piece in topic for figure in _best_of_piece(figures, piece, topic[0])]
    meant, named = {figure.task for figure in best}, {id(figure) for figure in best}
    whole = len(topic) == 1
    chosen = [figure for figure in figures if id(figure) in named or (whole and figure.task in meant)]
    return chosen if len(chosen) > 1 else _of_sentence(figures, topic) or chosen


def _soonest(figures: list[Figure], deed: str) -> list[Figure]:
    """Return the figures behind which a deed comes soonest (3个工作日内提出审核意见, 审核).

    Where it comes behind none, those that it stands ahead of; all without a deed.
    """
    if not deed:
        return figures
    places = [figure.behind.find(deed) for figure in figures]
    nearest = min((place for place in places if 0 <= place <= FAR), default=-1)
    if nearest < 0:
        return [figure for figure in figures if deed in figure.ahead]
    return [one for one, place in zip(figures, places, strict=True) if 0 <= place <= nearest + SOON]


def _is_time_of_another(figure: Figure, topic: Sequence[str], measure: Measure) -> bool:
    """Tell whether a figure is a length of time, which nobody asked for, of something beside the topic.

    参保1年以上 is none for 失业保险返还多少, near as it stands.
    """
    if measure.kinds - {AMOUNT} or not measure.kinds or dimension_of(figure.row.unit) != "time":
        return False
    return not _shares_a_pair(topic, plain(figure.row.indicator))


def _is_about(figure: Figure, topic: Sequence[str]) -> bool:
    """Tell whether words of the topic stand around a figure, its last one if that is a measure (公示期)."""
    lacks = MEASURED.search(plain(topic[-1])) and _lacks_a_noun(figure, topic, is_named=False)
    return _shares_a_pair(topic, figure.around) and not lacks


def _shares_a_pair(topic: Sequence[str], words: str) -> bool:
    pairs = (pair for piece in topic for pair in _pairs(plain(piece)) if not FUNCTION & set(pair))
    return any(pair in words for pair in pairs)


def figures_of(
    tasks: Sequence[Iri], solutions: Sequence[Solution], topic: Sequence[str], measure: Measure, words: str
) -> list[Figure]:
    """Return the figures of `tasks` that are bounded and measured as asked, none where a task has several.

    Words of the topic must stand around one.
    """
    figures = [_figure_of(solution) for solution in solutions if solution["task"] in tasks]
    deed = measure_deed(words)
    figures = _soonest([one for one in figures if _is_about(one, topic)], deed)
    fitting = [one for one in figures if measure.fits(one.row.unit) and measure.bounds(one.row.operator)]
    found: dict[Iri, set[tuple[object, ...]]] = {}
    for one in fitting:
        found.setdefault(one.task, set()).add((one.row.operator, one.row.value, one.row.unit))
    return [one for one in fitting if len(found[one.task]) == 1]


def _of_sentence(figures: Sequence[Figure], topic: Sequence[str]) -> list[Figure]:
    """Return the figures of the sentences that say what the figures asked for are of (监控名录的入选标准)."""
    pairs = pairs_alone([THRESHOLD_OF.sub("", piece) for piece in topic])
    scored = [(pairs.coverage(figure.sentence), figure) for figure in figures]
    best = max((score for score, _ in scored), default=0.0)
    return [figure for score, figure in scored if score >= max(ENOUGH, CLOSE * best)]


def _best_of_piece(figures: Sequence[Figure], piece: str, first: str) -> list[Figure]:
    """Return the figures that a piece means; what only says how it is measured is of the first piece's thing.

    节水型居民小区的建成率，个数: the number is that of 节水型居民小区.
    """
    if not MEASURE_ONLY.fullmatch(piece):
        return _best(figures, [piece])
    stem = MEASURE_ONLY.sub("", first) or first
    return _best([figure for figure in figures if measure_of(piece).fits(figure.row.unit)], [stem])


def add_limits(figures: Sequence[Figure], limits: Sequence[Solution]) -> list[Figure]:
    """Return `figures` with the time limit that goes with each, out of solutions of find_deadlines.

    It is the last one before the figure in its task, or the only one.
    """
    found: dict[Iri, dict[int, str]] = {}
    for solution in limits:
        if solution["kind"] in BOUND and isinstance(solution.get("start"), int):
            found.setdefault(Iri(solution["task"]), {})[int(str(solution["start"]))] = str(
                solution["written"]
            )
    return [_with_limit(figure, found.get(figure.task, {})) for figure in figures]


def _with_limit(figure: Figure, limits: dict[int, str]) -> Figure:
    """Return `figure` with one of the time limits of its task, by where they start."""
    if not limits or figure.start is None:
        return figure
    before = [start for start in limits if start < figure.start]
    if not before and len(limits) > 1:
        return figure
    return replace(figure, row=replace(figure.row, until=limits[max(before) if before else min(limits)]))


def _best(figures: Sequence[Figure], topic: Sequence[str]) -> list[Figure]:
    """Return the figures that meet the topic best, all that are about level."""
    pairs = {pair: FAINT if FUNCTION & set(pair) else 1.0 for piece in topic for pair in _pairs(plain(piece))}
    scored = [(_score(figure, pairs, topic), figure) for figure in figures]
    best = max((score for score, _ in scored), default=0.0)
    return [figure for score, figure in scored if score and score >= CLOSE * best]


def _score(figure: Figure, pairs: dict[str, float], topic: Sequence[str]) -> float:
    """Return how well a figure meets the topic, 0 where too little of it does."""
    total = sum(pairs.values()) or 1.0
    indicator = plain(figure.row.indicator)
    inside = sum(weight for pair, weight in pairs.items() if pair in indicator)
    around = sum(weight for pair, weight in pairs.items() if pair in figure.around)
    named = any(plain(piece).endswith(indicator[-3:]) or indicator[-3:] in plain(piece) for piece in topic)
    if around / total < (NAMED if named else ENOUGH):
        return 0.0
    if around / total < FULL and _lacks_a_noun(figure, topic, is_named=around / total < ENOUGH):
        return 0.0
    own = _pairs(indicator)
    precision = sum(pair in pairs for pair in own) / len(own) if own else 0.0
    return around / total + inside / total + precision / 2


def _lacks_a_noun(figure: Figure, topic: Sequence[str], *, is_named: bool) -> bool:
    """Tell whether the last word of the topic stands nowhere near a figure, or any word of a named one.

    经费 of 专项整治经费 does not, so the figure is of something else; 学校 does not in 节水型学校建成率.
    """
    if any(plain(piece) in plain(figure.row.indicator) for piece in topic):
        return False
    words = [word for piece in topic for word in cut(plain(piece)) if len(word) > 1]
    words = [word for word in words if not MEASURES.fullmatch(word)]
    return any(word not in figure.around for word in (words if is_named else words[-1:]))


def _figure_of(solution: Solution) -> Figure:
    text, written = str(solution["text"]), str(solution["written"])
    place = text.find(written)
    before = STOP.split(text[:place])[-1] if place >= 0 else ""
    after = STOP.split(text[place + len(written) :])[0] if place >= 0 else ""
    sentence = before + written + after
    before, after = before[-AROUND:], after[:AROUND]
    start, end = solution.get("start"), solution.get("end")
    around = "".join(
        (str(solution["indicator"]), "\n", before, written, after, "\n", str(solution.get("title") or ""))
    )
    return Figure(
        threshold_of(solution),
        Iri(solution["task"]),
        str(solution["doc"]),
        start if isinstance(start, int) else None,
        end if isinstance(end, int) else None,
        plain(around),
        str(solution.get("path") or ""),
        plain(sentence),
        plain(before),
        plain(written + after),
    )


def _pairs(words: str) -> list[str]:
    return [words[i : i + 2] for i in range(len(words) - 1)]
