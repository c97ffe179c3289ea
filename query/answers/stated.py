"""Amounts that a sentence states without a bound (每人每天300元补助): no figures of the graph, but asked for.

They answer only where nothing that is bounded does, in the measure asked for, where the sentence states one
amount in it, and where its task says every noun and verb of what is asked about but those of measures.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.figures.quantities import Quantity, find_quantities
from extract.folding import fold
from extract.segment import cut_tagged
from ontology.model import Every
from query.answers.facts import Facts, sentences_of
from query.answers.lists import Desk, read_nearest
from query.asked.measure import TIME, dimension_of
from query.asked.places import forms_of
from query.asked.wording import plain
from query.plan import Question
from query.result import Quote, ThresholdRow
from query.sparql import Condition
from query.topics.everyday import translate
from query.topics.likeness import Pairs, pairs_alone

KINDS = frozenset(("money", "rate", "area", "weight", "people", TIME))
# 提前几天, 有效期多久, 几年内实现: a length of time is of what stands beside it, being of many things at once
BESIDE = re.compile(
    r"(?P<before>[\u4e00-\u9fff]{2})(?:是|为|要|得|有|定)?(?:多久|多长时间|(?:几|多少)个?(?:年|月|天|日|周|星期|小时|分钟|工作日))"
    r"(?:之内|以内|内)?(?P<after>[\u4e00-\u9fff]{2})?"
)
NEAR = 8  # characters between a length of time and what it is of
HEADING = 20  # characters of a sentence that is a heading
NEAREST = 8  # tasks that hold most of the topic
LEAST = 0.5  # of the pairs of characters of the topic that the sentence itself must say
CLOSE = 0.95  # of the best, within which other sentences are meant too
# how a sentence says what is paid how often
EACH = {
    every: re.compile(rf"每[^，。；]{{0,3}}(?:{word})|[/／](?:{word})|(?:{word})标准")
    for every, word in zip(Every, ("年", "半年", "季", "月", "周|星期", "天|日"), strict=True)
}
NOUNS = ("n", "v", "j", "l", "i", "b", "t")
OF_OTHERS = re.compile(r"其他|其它|其馀|其余")
ORDINAL = re.compile(r"第[一二三四五六七八九十\d]{1,2}[类档级批期]?")
# words that only say how an amount is told
MEASURES = re.compile(
    r"标准|金额|额度|费用?|价格|资金|比例|占比|数量|[每各]?[人户家次天月年]|每[人户家次天月年]+|提高|达到|增加|给予|发放|可以|需要|[补奖给发安为是有会要]"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with its amounts in the measure asked for, and how much of the topic it says."""

    share: float
    quote: Quote
    amounts: tuple[Quantity, ...]


def list_amounts(desk: Desk, question: Question, where: Sequence[Condition]) -> Facts | None:
    """Return the amounts of the sentence that the topic of a plan means, `None` where there is none."""
    measure = question.measure
    if not (question.topic and measure.kinds & KINDS) or measure.operators:
        return None
    forms = dict.fromkeys((question.topic, tuple(translate(piece, 1) for piece in question.topic)))
    found = read_nearest(desk, where, forms, NEAREST)
    regions = {document.name: document.region for document in desk.holdings.documents}
    said = [one for form in forms for one in _said(found.quotes, form, question, regions)]
    best = max((one.share for one in said), default=0.0)
    titles = {document.name: document.title for document in desk.holdings.documents}
    near_best = [one for one in said if one.share >= CLOSE * best]
    chosen = {one.quote: one for one in near_best if _is_when(one.quote, titles[one.quote.doc], question)}
    if not chosen:
        return None
    topic = "".join(question.topic).lstrip("的")
    rows = [_row(topic, one, amount) for one in chosen.values() for amount in one.amounts]
    docs = tuple(dict.fromkeys(one.quote.doc for one in chosen.values()))
    return Facts(tuple(dict.fromkeys(rows)), tuple(chosen), (), found.query, docs)


def _is_when(quote: Quote, title: str, question: Question) -> bool:
    """Tell whether a sentence, or the title over it, is of the year and the rhythm asked for."""
    year = f"{question.year}年" if question.year else ""
    return year in title + quote.path + quote.text and all(
        EACH[every].search(quote.text) for every in question.every
    )


def _said(
    quotes: Sequence[Quote], topic: Sequence[str], question: Question, regions: Mapping[str, str]
) -> Iterator[_Said]:
    pairs, words = pairs_alone(topic), _words(topic)
    ordinals = ORDINAL.findall(question.words)
    for quote in quotes:
        whole, own = plain(quote.path + quote.text), forms_of(regions[quote.doc])
        if words and all(word in whole or word in own for word in (*words, *ordinals)):
            yield from _sentences(quote, pairs, question)


def _sentences(quote: Quote, pairs: Pairs, question: Question) -> Iterator[_Said]:
    """Yield the sentences with such amounts; a heading before one (（一）医养补贴。) goes with it."""
    heading, measure = "", question.measure
    for sentence in sentences_of(quote):
        text = sentence.text
        folded = fold(text)
        amounts = tuple(
            one
            for one in find_quantities(folded)
            if measure.fits(one.unit) and _is_of_asked(folded, one, question.words)
        )
        share = pairs.coverage(plain(heading + text))
        is_one = len({(one.low, one.high, one.unit) for one in amounts}) == 1
        is_time = any(dimension_of(one.unit) == TIME for one in amounts)
        if is_time and not _says_all(plain(heading + text), question.topic):
            is_one = False  # what a length of time is of stands beside it
        if is_one and share >= LEAST and not OF_OTHERS.search(text):
            yield _Said(share, sentence, amounts)
        heading = text if len(text) <= HEADING else ""


def _says_all(text: str, topic: Sequence[str]) -> bool:
    """Tell whether a sentence says every word of a topic but those of measures."""
    words = (word for piece in topic for word, _ in cut_tagged(plain(piece)) if len(word) > 1)
    return all(word in text for word in words if not MEASURES.fullmatch(word))


def _is_of_asked(text: str, amount: Quantity, words: str) -> bool:
    """Tell whether beside a length of time in `text` stands what stands beside that asked for in `words`."""
    if dimension_of(amount.unit) != TIME:
        return True
    asked = BESIDE.search(words)
    around = text[max(0, amount.start - NEAR) : amount.start] + text[amount.end : amount.end + NEAR]
    return asked is not None and any(word and word in around for word in asked.groups())


def _row(topic: str, said: _Said, amount: Quantity) -> ThresholdRow:
    """Return an amount as a figure that equals it, told by the clause in which it stands."""
    text = said.quote.text
    start = max(text.rfind(stop, 0, amount.start) for stop in "，,：:、") + 1
    end = min((at for stop in "，,。；;" if (at := text.find(stop, amount.end)) >= 0), default=len(text))
    value = float(amount.low)
    number = int(value) if value == int(value) else value
    return ThresholdRow(topic, "=", number, amount.unit, text[start:end].strip())


def _words(topic: Sequence[str]) -> frozenset[str]:
    """Return the words of a topic that must be said."""
    tagged = (pair for piece in topic for pair in cut_tagged(plain(piece)))
    return frozenset(word for word, sign in tagged if sign.startswith(NOUNS) and not MEASURES.fullmatch(word))
