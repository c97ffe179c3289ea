"""What documents say a word means, what it includes and into which kinds it falls (本办法所称…，是指…).

Only a sentence that begins with the very word says so (not one of 特殊用水行业 for 用水行业); it is quoted
whole, with the numbered items that follow where it closes with a colon.
"""

import re
from collections.abc import Iterator

from query.answers.conditions import conditions_of_documents
from query.answers.facts import Facts, read_documents
from query.answers.lists import Desk
from query.asked.meanings import Meaning, Relation
from query.asked.wording import plain
from query.plan import Question
from query.result import DefinitionRow, Quote
from query.sparql import build

# a sentence or item, and what may stand in it ahead of the word
START = (
    r"(?:^|(?<=[。；;：:\n（()）])|(?<=，)(?=本))[ \u3000\t]{0,6}"
    r"(?:第[一二三四五六七八九十百零〇\d]{1,6}条[ \u3000]{0,4}|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[.．、]|其中[，,]|注[：:\d]{0,3})?"
    r"(?:[^，。；\n]{0,12}(?:所称|规定)的?|本[省市县区]|我[省市县区]|(?:按照?[^，。；\n]{2,16}，)?对)?"
)
TERM = r"[“《]?(?P<term>[^，,。；：:（）()\n“”]{2,24}?)[”》]?(?:（[^）\n]{1,30}）)?"
SAID = {
    Relation.MEANS: r"[，,]?(?:主要|统一)?(?:是指|系指|指的是|(?:的)?范围(?:为|是))|[，,]指(?!导|标|定)"
    r"|是(?=[^。；\n]{4,160}(?:的(?:一种[^，。；\n]{1,8}|总称|统称|活动|行为|方式|制度|服务|场所|组织|人员|过程)|方式)[，。])",
    Relation.INCLUDES: r"[，,]?(?:主要|具体|一般)?(?:包括|包含)",
    Relation.DIVIDED: r"[，,]?(?:(?:根据|按照?|依据?)[^，。；：\n]{1,12})?"
    r"(?:划分为|区分为|分为|分成|分(?![类级别工布析配期担步段散摊享批流]))(?=[^，。；\n]{0,80}(?:[类种级档型]|、|和))",
}
ORDER = {
    Relation.MEANS: (Relation.MEANS, Relation.INCLUDES),
    Relation.INCLUDES: (Relation.INCLUDES, Relation.MEANS),
    Relation.HAS: (Relation.INCLUDES,),
    Relation.DIVIDED: (Relation.DIVIDED,),
}
PATTERNS = {
    relation: re.compile(START + TERM + f"(?:{said})", re.MULTILINE) for relation, said in SAID.items()
}
END = re.compile(r"[。\n]|$")
ITEM = re.compile(r"\n[ \u3000\t]{0,6}(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])[^\n]{1,400}")


def find_definitions(desk: Desk, question: Question, meaning: Meaning) -> Facts:
    """Return the sentences that say what the word of `meaning` means, in the documents of the plan."""
    query = build("find_documents", conditions_of_documents(question.scope))
    documents = read_documents(desk.store, query)
    term = plain(meaning.term)
    found: list[tuple[str, Quote]] = []
    for relation in ORDER[meaning.relation]:
        for doc in documents.docs:
            text = desk.store.text(doc)
            if meaning.term in text:
                found += [one for one in _said(doc, text, relation) if plain(one[0]) == term]
        if found:
            break
    chosen = dict.fromkeys(found)
    rows = tuple(DefinitionRow(quote.doc, named, quote.text) for named, quote in chosen)
    quotes = tuple(quote for _, quote in chosen)
    return Facts(rows, quotes, (), query, tuple(dict.fromkeys(quote.doc for quote in quotes)))


def _said(doc: str, text: str, relation: Relation) -> Iterator[tuple[str, Quote]]:
    """Yield the word that each defining sentence of a document begins with, and the sentence."""
    for match in PATTERNS[relation].finditer(text):
        start = match.start("term")
        end = END.search(text, match.end())
        stop = end.start() if end else len(text)
        if text[stop - 1 : stop] in ("：", ":"):
            item = ITEM.match(text, stop)
            while item:
                stop = item.end()
                item = ITEM.match(text, stop)
        yield match["term"], Quote(doc, start, stop, text[start:stop])
