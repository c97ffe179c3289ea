"""What the recognisers see in a question: each covers the words it understands, the most certain first."""

import re
from dataclasses import dataclass
from datetime import date

from ontology.model import Every
from query.answers.parties import regions_told, without_told
from query.asked.amounts import find_amount
from query.asked.articles import find_article, find_chapter
from query.asked.bodies import Mention, find_bodies
from query.asked.dates import Found, find_period
from query.asked.documents import find_named, find_numbers, find_quoted
from query.asked.exclusions import drop_denied_lead, find_excluded
from query.asked.features import Features, find_features
from query.asked.meanings import Meaning, find_meaning
from query.asked.measure import find_measure
from query.asked.reading import Mark, Reading
from query.asked.remainder import shield_titles
from query.asked.roles import find_roles
from query.asked.scope import find_place, kinds_of, narrow_parts, year_of
from query.asked.sides import find_sides
from query.asked.spoken import find_unheld
from query.asked.states import find_state
from query.asked.strange_places import find_strange_place
from query.asked.validity import find_validity
from query.holdings import Holdings
from query.lexicon import read_patterns
from query.plan import Amount, Part, Scope, State

ASKS_WHETHER = re.compile(r"有没有|(?<!互通)有无|是不是|是否")
# 谁受益谁补偿
SAYING = re.compile(
    r"谁(?!牵头|配合|协办|参与|挑头)[^\n,谁]{1,6}[,、]?谁(?!牵头|配合|协办|参与|挑头)[^\n,谁的]{1,4}"
)
ASKS = re.compile(r"哪|什么|啥|几|多少|[吗么]$")
ASKS_BACK = re.compile(r"(?<![什怎]么)呢$")
RHYTHM = r"(?:按|每个?|一个?)(?:半年|年度?|季度?|月度?|周|天|日)(?:报(?!送)一?次?|一[次报])?"
EITHER = re.compile(rf"(?:是)?{RHYTHM},?还是,?{RHYTHM}(?:[呢啊]|报送?|做|开展)?")  # 按月还是按季
DEED = re.compile(r"(?:多久|多长时间)(?:要|得|需要|应)?(?P<deed>[^\n,]{2,10})一[次回遍趟]")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the recognisers saw besides the marks of the reading."""

    mentions: tuple[Mention, ...]
    scope: Scope
    found: Found | None
    features: Features
    every: tuple[Every, ...]
    cited: str
    strange: str = ""
    excluded: tuple[str, ...] = ()
    amount: Amount | None = None
    sides: tuple[Scope, ...] = ()
    is_unheld: bool = False
    state: State | None = None
    meaning: Meaning | None = None

    @property
    def is_filtered(self) -> bool:
        """Tell whether a date, a feature or a recurrence picks the tasks."""
        return bool(self.found or self.features or self.every or self.amount)


def recognise(reading: Reading, holdings: Holdings, today: date) -> Seen:
    """Cover all that can be recognised, the most certain first."""
    numbered, number = find_numbers(reading, holdings)
    quoted, title = find_quoted(reading, holdings)
    if title and not quoted and not _cites(reading.words) and (numbered or holdings.is_written(title)):
        reading.uncover(reading.tagged("quoted")[0])  # 127号文里，对《…》提修订建议的
        title = ""
    parts: list[Part] = [*numbered, *quoted] or find_named(reading, holdings)
    for tag, pattern in read_patterns("everywhere"):
        reading.take_all(pattern, tag)
    named = tuple(find_bodies(reading, holdings))
    told, mentions = regions_told(reading, named, holdings), without_told(reading, named)
    place, regions = find_place(reading, holdings)
    regions = regions or told
    is_unheld = not parts and find_unheld(reading, holdings.names, holdings.is_topic)
    around = holdings.in_regions(regions)
    parts = narrow_parts(reading, holdings, parts, regions)
    parts = find_article(reading, parts, around, holdings.read_text) or parts
    parts = find_chapter(reading, parts, around) or parts
    _shield_sayings(reading)
    excluded = find_excluded(reading)
    strange = find_strange_place(reading, holdings)
    shield_titles(reading, holdings)
    reading.take_all(ASKS_WHETHER, "yesno")
    drop_denied_lead(reading)
    features, every = find_features(reading, mentions), _find_every(reading)
    state = find_state(reading)
    find_validity(reading)
    found = find_period(reading, today, year_of(parts, around))
    found = None if _uncover_yearly(reading) else found
    amount = find_amount(reading, holdings)
    find_measure(reading)
    find_roles(reading)
    meaning = find_meaning(reading)
    _find_cues(reading)
    scope = Scope(tuple(parts), regions, kinds_of(reading.words), mention=_said(reading), place=place)
    return Seen(
        mentions,
        scope,
        found,
        features,
        every,
        number or title,
        strange,
        excluded,
        amount,
        find_sides(reading, holdings, parts),
        is_unheld,
        state,
        meaning,
    )


def _shield_sayings(reading: Reading) -> None:
    """Cover a rule of the form 谁…谁…, which asks nothing where other words ask."""
    if ASKS.search(SAYING.sub("", reading.left)):
        reading.take_all(SAYING, "title")


def _cites(words: str) -> bool:
    """Tell whether a question asks what cites or repeals what."""
    return any(pattern.search(words) for tag, pattern in read_patterns("cues") if tag in ("cite", "repeal"))


def _said(reading: Reading) -> str:
    """Return how the question says where to look."""
    numbers = "、".join(mark.value for mark in reading.tagged("numbered"))
    named = reading.tagged("document", "quoted", "section", "article")
    return numbers + "".join(mark.value for mark in named)


def _find_cues(reading: Reading) -> None:
    """Cover the words that ask, and give back what stands inside them and is no asking."""
    for tag, pattern in read_patterns("cues"):
        reading.take_all(pattern, tag)
    for mark in reading.tagged("often"):
        _uncover_deed(reading, mark)
    if ASKS_BACK.search(reading.words):
        _uncover_pointing(reading)


def _uncover_yearly(reading: Reading) -> bool:
    """Give the month of every year (每年|2月底前) back to the topic, and tell whether there is one."""
    ends = {mark.end for mark in reading.tagged("recurring")}
    marks = [mark for mark in reading.tagged("date") if mark.start in ends and "年" not in mark.value]
    for mark in marks:
        reading.uncover(mark)
    return bool(marks)


def _uncover_deed(reading: Reading, mark: Mark) -> None:
    """Give what is done that often back to the topic: 多久|巡查|一次."""
    deed = DEED.fullmatch(mark.value)
    if deed:
        reading.uncover(mark)
        reading.take(mark.start, mark.start + deed.start("deed"), "often", mark.value)
        reading.cover(mark.start + deed.end("deed"), mark.end)


def _uncover_pointing(reading: Reading) -> None:
    """Give 那个 and the like back to the topic: 那个系统呢 asks what was asked before."""
    for mark in reading.tagged("what", "who", "which_document"):
        if mark.value.startswith("那"):
            reading.uncover(mark)


def _find_every(reading: Reading) -> tuple[Every, ...]:
    """Cover how often something returns; 定期 means however often."""
    reading.take_all(EITHER, "often")
    tags = [tag for tag, pattern in read_patterns("recurring") if reading.take_all(pattern, "recurring")]
    named = [Every(tag) for tag in tags if tag != "recurring"]
    return tuple(named) or (tuple(Every) if tags else ())
