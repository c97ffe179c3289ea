"""Which held document a citation names: by number, else by a title that only one bears; never a guess.

A number is a name only as far as the titles agree (two places may abbreviate to one), and a title only
where its place fits: what no single held document answers to stays unresolved.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from graph.claims import CiteClaim, Claims, fold_number, fold_title
from graph.triples import Triple, triple
from ontology.iris import document_iri
from ontology.model import Relation
from ontology.terms import ELI, ZT

Versions = Mapping[str, Sequence[Claims]]

STATED = {
    Relation.REPEALS: ELI.repeals,
    Relation.AMENDS: ELI.amends,
    Relation.BASED_ON: ELI.based_on,
}
INNER_TITLE = re.compile(
    r"关于(?:重新)?(?:印发|转发|发布|下达|公布)(?P<title>.+)的(?:通知|通告|公告|函|决定)$"
)
# the issuer and what it issued: 望川市水务局|关于……的通知
ISSUED = re.compile(r"(?P<issuer>[\u4e00-\u9fff]{2,60}?)(?P<title>关于.+)")
TRIAL = re.compile(r"\((?:试行|暂行)\)$")
# 省政府令第12号, which every province may have
RELATIVE = re.compile(r"(?:省|市|县|区|州|盟|旗|自治区)?(?:人民)?政府令")
HAN = re.compile(r"[\u4e00-\u9fff]")
SHORTEST = 6  # characters of a title that may name a document by itself
LIKE = 0.25  # of the pairs of characters of two titles of one number


def build_citations(claims: Iterable[Claims], versions: Versions) -> Iterator[Triple]:
    """Yield which held document each citation names, in its newest version, and in which relation."""
    index = _Index.of(versions)
    for document in claims:
        for cite in document.cites:
            found = index.find(cite, document)
            if found is None:
                continue
            source, target = document_iri(document.document), document_iri(versions[found][-1].document)
            yield triple(cite.iri, ZT.resolvesTo, target)
            yield triple(source, ELI.cites, target)
            if said := STATED.get(Relation(cite.relation)):
                yield triple(source, said, target)


@dataclass(frozen=True, slots=True)
class _Index:
    """The identities of the documents held by their numbers and by the forms of their titles."""

    versions: Versions
    numbers: dict[str, str]
    titles: dict[str, set[str]]
    loose: dict[str, set[str]]

    @classmethod
    def of(cls, versions: Versions) -> Self:
        index = cls(versions, {}, defaultdict(set), defaultdict(set))
        for identity, held in versions.items():
            for version in held:
                if version.number:
                    index.numbers[fold_number(version.number)] = identity
                for title in _titles(version.title or ""):
                    index.titles[title].add(identity)
                    index.loose[TRIAL.sub("", _without_issuer(title))].add(identity)
        return index

    def find(self, cite: CiteClaim, citing: Claims) -> str | None:
        """Return the identity that a citation names, `None` where none or several answer to it."""
        number = fold_number(cite.number) if cite.number else ""
        if RELATIVE.match(number):
            number = ""
        if number in self.numbers:
            found = self.numbers[number]
            return found if found != citing.identity and self._agrees(found, cite) else None
        for index, forms in ((self.titles, _titles(cite.title)), (self.loose, _loose(cite.title))):
            named = {identity for form in forms if len(form) >= SHORTEST for identity in index.get(form, ())}
            if number:
                named -= set(self.numbers.values())  # another number is another document
            fitting = [one for one in named - {citing.identity} if self._fits(one, cite, citing)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None

    def _agrees(self, identity: str, cite: CiteClaim) -> bool:
        """Tell whether what bears the cited number may bear the cited title too."""
        if cite.title == cite.number:
            return True
        held = [title for version in self.versions[identity] for title in _titles(version.title or "")]
        return all(len(HAN.findall(title)) < 4 for title in held) or any(
            _likeness(one, other) >= LIKE for one in held for other in _titles(cite.title)
        )

    def _fits(self, identity: str, cite: CiteClaim, citing: Claims) -> bool:
        return any(_may_name(cite, citing, held) for held in self.versions[identity])


def _may_name(cite: CiteClaim, citing: Claims, held: Claims) -> bool:
    """Tell whether date, issuer and place let a title of `held` be the one cited."""
    if held.date and citing.date and held.date > citing.date:
        return False
    cited, title = fold_title(cite.title), fold_title(held.title or "")
    issuer, own = (ISSUED.fullmatch(name) for name in (cited, title))
    if issuer and own and issuer["issuer"] != own["issuer"]:
        return False
    same = not issuer or bool(own) or issuer["issuer"] == fold_title(held.issuer or "")
    if not same and (title.startswith("关于") or (held.issuer and not _names_place(cited, held))):
        return False
    if held.region is None or _names_place(cited, held):
        return True
    bare = cited.startswith("关于") and bool(own)
    return same and not bare and held.region in _areas(citing)


def _names_place(title: str, held: Claims) -> bool:
    own = next((region.own for region in held.regions if region.name == held.region), held.region or "")
    return own in title or (len(own) > 2 and own[:-1] in title)


def _areas(claims: Claims) -> set[str]:
    """Return the area of a document and all areas above it."""
    above = {region.name: region.parent for region in claims.regions}
    areas: set[str] = set()
    name = claims.region
    while name and name not in areas:
        areas.add(name)
        name = above.get(name)
    return areas


def _titles(title: str) -> set[str]:
    """Return a title as compared, and the one inside it: 关于印发…的通知."""
    folded = fold_title(title)
    inner = INNER_TITLE.search(folded)
    return {name for name in (folded, inner["title"] if inner else "") if name}


def _loose(title: str) -> set[str]:
    """Return the forms of a cited title without its issuer; a 试行 that it states stays."""
    return {_without_issuer(form) for form in _titles(title)}


def _without_issuer(title: str) -> str:
    issued = ISSUED.fullmatch(title)
    return issued["title"] if issued else title


def _likeness(one: str, other: str) -> float:
    """Return the Dice coefficient of the pairs of characters of two titles, 0 to 1."""
    a, b = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (one, other))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
