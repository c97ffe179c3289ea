"""Where a question looks: its places and the parts of documents, also named by their subject."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.segment import cut, cut_tagged
from ontology.iris import Iri
from ontology.model import TaskKind
from query.asked.documents import find_annex, find_section, is_called
from query.asked.reading import Reading
from query.asked.wording import plain
from query.holdings import Holdings
from query.plan import KnownDocument, Part, Question, Scope

WITHIN = re.compile(
    r"^(?:的)?(?:这(?:一)?(?:次|个|项|件|场|摊子)?)?(?:工作|行动|任务|项目|活动|事情|事|方案|领域)?(?:当中|之中|里面|里头|上头|中|里|方面|上|这一?块|这方面|这一?摊)"
)  # 节约用水工作中
OF_PAPER = re.compile(r"(?:措施|事项|条款|政策)(?!$)|(?:措施|条款|政策)$")  # 激励|措施: those of a document
THIS_TIME = re.compile(r"(?:[这本此](?:一)?(?:次|回|轮)|今次)[^,]{0,6}$")  # 这次武隆|整治
ASPECT = re.compile(r"(?:这件事|工作|方面|问题)?(?:上|中|里|方面)$")  # 在帮扶企业应对疫情上
LEAST_WORDS = 3  # of a subject that a title says in other words
MOST_SUBJECTS = 20  # documents that a topic may mean by their titles; more of them are no answer
SHORTEST_SUBJECT = 4  # characters of what a document is about; fewer where 行动中 or 工作里 follows
SHORTEST_WITH_BODY = 2  # of what the documents that name a body are about: 水利局考核几项, by a 考核细则
STEPS = re.compile(r"步骤|(?:哪|几|各|每)(?:个|些|几个|一个)?阶段|几步|哪步|哪一步")
ROWS = re.compile(r"逐行|按行|行数|哪一?行|哪几行|几行|多少行|每一?行|各行(?!各?业)")


def find_place(reading: Reading, holdings: Holdings) -> tuple[str, tuple[Iri, ...]]:
    """Cover the places in what is left; return their words and the regions of all."""
    regions: list[Iri] = []
    for form in holdings.places_in(reading.left):
        start = reading.left.find(form)
        if start >= 0:
            reading.take(start, start + len(form), "place")
            regions.extend(region for region in holdings.places[form] if region not in regions)
    return "、".join(dict.fromkeys(mark.value for mark in reading.tagged("place"))), tuple(regions)


def narrow_parts(
    reading: Reading, holdings: Holdings, parts: Sequence[Part], regions: tuple[Iri, ...]
) -> list[Part]:
    """Return `parts` in the places named, and within them the annex or section that is named."""
    here = [part for part in parts if not regions or part.document.region_iri in regions] or list(parts)
    documents = [part.document for part in here] or list(holdings.in_regions(regions))
    annexes = find_annex(reading, documents)
    return find_section(reading, annexes or here, documents, holdings.sections) or annexes or here


def year_of(parts: Sequence[Part], documents: Sequence[KnownDocument]) -> int | None:
    """Return the year of the documents meant, where they are of one year."""
    years = {part.document.year for part in parts} or {document.year for document in documents}
    return years.pop() if len(years) == 1 else None


def kinds_of(words: str) -> tuple[TaskKind, ...]:
    """Return the kind of task that the words ask for (步骤, 逐行); none means any."""
    if STEPS.search(words):
        return (TaskKind.MILESTONE,)
    return (TaskKind.ROW,) if ROWS.search(words) else ()


def split_subject(
    words: str, holdings: Holdings, scope: Scope, topic: tuple[str, ...], *, is_bound: bool
) -> tuple[Scope, tuple[str, ...]]:
    """Take a piece of the topic that is the subject of documents (在专项整治行动中) as their name.

    Where the question is not `is_bound` by bodies or dates, the piece must be said to be a place.
    """
    for piece in topic:
        end = words.find(piece) + len(piece)
        if not (is_bound or (len(topic) > 1 and WITHIN.match(words[end:]))):
            continue
        documents = [part.document for part in scope.parts] or holdings.in_regions(scope.regions)
        is_named = (
            WITHIN.match(words[end:])
            or OF_PAPER.match(words[end:])
            or THIS_TIME.search(words[: end - len(piece)])
        )
        least = 2 if is_bound and is_named else SHORTEST_SUBJECT
        if (
            is_bound
            and scope.parts
            and all(plain(piece) in plain(part.document.title) for part in scope.parts)
        ):
            return scope, tuple(other for other in topic if other != piece)  # 激励通知里，哪几条激励措施
        about = [document for document in documents if is_about(document, piece, least)]
        if is_bound and not about and ASPECT.search(piece):
            bare = ASPECT.sub("", piece)
            about = [one for one in documents if _tells_of(one, bare) or is_about(one, bare, 2)]
        if about:
            parts = scope.parts or tuple(Part(document) for document in about)
            rest = tuple(other for other in topic if other != piece)
            return replace(scope, parts=parts, mention=scope.mention or piece), rest
    return scope, topic


def take_as_subject(question: Question, holdings: Holdings) -> Question:
    """Return a plan whose only topic is what documents are about by their titles with these as its scope."""
    if question.scope.parts or len(question.topic) != 1:
        return question
    [piece] = question.topic
    least = SHORTEST_WITH_BODY if question.parties else SHORTEST_SUBJECT
    documents = holdings.in_regions(question.scope.regions)
    about = [one for one in documents if len(piece) >= least and plain(piece) in plain(one.title)]
    if not 0 < len(about) <= MOST_SUBJECTS:
        return question
    scope = replace(question.scope, parts=tuple(map(Part, about)), mention=f"题名含“{piece}”的文件")
    return replace(question, scope=scope, topic=())


def is_about(document: KnownDocument, piece: str, least: int = SHORTEST_SUBJECT) -> bool:
    """Tell whether `piece`, of at least so many characters, is the subject of a document by its title."""
    said, title = plain(piece), plain(document.title)
    called = len(said) >= SHORTEST_SUBJECT and is_called(said, title, said[-2:])
    shortened = least < SHORTEST_SUBJECT and _is_short_for(said, title)
    return len(said) >= least and (said in title or called or shortened)


def _tells_of(document: KnownDocument, piece: str) -> bool:
    """Tell whether the title of a document has all nouns of `piece`, and three of its words at least."""
    title = plain(document.title)
    words = [(word, sign) for word, sign in cut_tagged(piece) if len(word) > 1]
    nouns = [word for word, sign in words if sign.startswith(("n", "j"))]
    said = sum(word in title for word, _ in words)
    return len(nouns) > 1 and said >= LEAST_WORDS and all(word in title for word in nouns)


def _is_short_for(said: str, title: str) -> bool:
    """Tell whether two characters begin and end two words side by side in a title (节水: 节约用水)."""
    words = cut(title)
    ends = [one[0] + other[-1] for one, other in pairwise(words)]
    return said in ends or any(
        len(word) > len(said) == len({*said}) and word[0] + word[-1] == said for word in words
    )
