"""Headings that name the bodies whose work stands below them: 市水务局分工, 区民政局牵头工作（8项）."""

import re

from corpus.view import View
from extract.bodies.agencies import is_agency, split_names
from extract.bodies.name_lists import BARE
from extract.duties.roles import role_of
from extract.segment import parse
from extract.words import words
from ontology.model import Role

OWNER = re.compile(
    r"^(?P<names>.{2,40}?)(?:的|(?<![构门位])及其)?(?:主要)?(?:工作)?(?:职责|分工|责任)(?:分工)?$"
)  # 市水务局分工, 指挥部办公室及其职责; 应急机构及其职责 names a class
GIVEN = re.compile(  # 区民政局牵头工作（8项）
    r"^(?P<names>.{2,40}?)(?P<role>负责牵头|牵头负责|牵头|主办|承办|负责|配合|协办)的?"
    r"(?:重点|主要)?(?:工作|任务|事项|项目)(?:[（(](?:共)?\d{1,3}[项件个条][)）])?$"
)


def find_owners(title: View | None) -> list[View]:
    """Return the bodies that a heading gives its section to (市水务局分工, …职责, or the names alone)."""
    if title is None:
        return []
    compact = title.compact()
    match = OWNER.match(compact.text) or GIVEN.match(compact.text)
    names = compact[: match.end("names")] if match else compact
    found = split_names(names)
    if match is None and any(_opens_with_verb(name.text) for name in found):
        return []
    named = all(is_agency(name.text) and name.text not in BARE for name in found)
    return found if named else []


def owners_role(title: View) -> Role | None:
    """Return the role that a heading gives its bodies (…牵头工作), `None` where it says none."""
    match = GIVEN.match(title.compact().text)
    return role_of(match["role"]) if match else None


def _opens_with_verb(text: str) -> bool:
    """Tell whether a heading says what is done to bodies (规范建设民办幼儿园) and names none."""
    first = parse(text).words[:2]
    return len(first) > 1 and first[0].tag == "NOUN" and first[1].text in words("action_verbs")
