"""Word's automatic numbers (一、 （一） 1. 第一条), which stand in no run of text: counted as Word counts."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.ordinals import format_ordinal
from corpus.word_package import W, child, integer, is_on, value
from corpus.word_styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

PLACE = re.compile(r"%([1-9])")  # %1.%2
CLOSED = tuple("、。．：；）】〕》」　）")  # a number that ends so needs no space behind it
LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; `restart` is the level after which it begins anew, 0 for never."""

    start: int
    style: str
    text: str
    spaced: bool
    plain: bool
    restart: int | None
    paragraph_style: str | None


@dataclass(frozen=True, slots=True)
class _List:
    """A list: the id of its definition, its levels, and the numbers at which it starts some of them anew."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numberer:
    """Counts the numbered paragraphs of a document, which it must be shown in their order."""

    styles: Styles
    root: "Element | None"
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)
    _lists: dict[str, _List] = field(default_factory=dict)

    def number(self, paragraph: "Element") -> str:
        """Return the number of `paragraph` with the space behind it, empty where it has none."""
        place = self.styles.numbering(paragraph)
        if place is None or self.root is None:
            return ""
        list_id, at = place
        numbered = self._list(list_id)
        level = self._level_of(numbered.levels, at) if isinstance(at, str) else at
        if level not in numbered.levels:
            return ""
        counts = self._counts.setdefault(numbered.definition, {})
        self._count(counts, numbered.levels, level)
        if level in numbered.starts and (list_id, level) not in self._begun:
            counts[level] = numbered.starts[level]
        self._begun.add((list_id, level))
        return _print(counts, numbered.levels, level)

    def _count(self, counts: dict[int, int], levels: dict[int, Level], level: int) -> None:
        counts[level] = counts[level] + 1 if level in counts else levels[level].start
        for deeper in [other for other in counts if other > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                del counts[deeper]

    def _level_of(self, levels: dict[int, Level], style_id: str) -> int:
        linked = (level for level, rule in levels.items() if rule.paragraph_style == style_id)
        return next(linked, self.styles.style_level(style_id))

    def _list(self, list_id: str) -> _List:
        if list_id not in self._lists:
            self._lists[list_id] = self._read_list(list_id)
        return self._lists[list_id]

    def _read_list(self, list_id: str) -> _List:
        instance = self._find("num", "numId", list_id)
        abstract_id = value(instance, "abstractNumId") or ""
        abstract = self._definition(abstract_id)
        levels = _read_levels(abstract)
        starts: dict[int, int] = {}
        for override in () if instance is None else instance.iter(f"{W}lvlOverride"):
            level = integer(override.get(f"{W}ilvl"), 0)
            if child(override, "startOverride") is not None:
                starts[level] = integer(value(override, "startOverride"), 1)
            levels |= _read_levels(override)
        return _List(abstract_id, levels, starts)

    def _definition(self, abstract_id: str) -> "Element | None":
        """Return the definition, following the numbering style that it may stand for."""
        abstract = self._find("abstractNum", "abstractNumId", abstract_id)
        linked = self.styles.list_number(value(abstract, "numStyleLink"))
        if linked is None:
            return abstract
        target = value(self._find("num", "numId", linked), "abstractNumId") or ""
        return self._find("abstractNum", "abstractNumId", target)

    def _find(self, tag: str, attribute: str, wanted: str) -> "Element | None":
        found = () if self.root is None else self.root.iter(W + tag)
        return next((part for part in found if part.get(W + attribute) == wanted), None)


def _read_levels(parent: "Element | None") -> dict[int, Level]:
    levels = () if parent is None else parent.iterchildren(f"{W}lvl")
    return {integer(level.get(f"{W}ilvl"), 0): _read_level(level) for level in levels}


def _read_level(level: "Element") -> Level:
    restart = value(level, "lvlRestart")
    return Level(
        start=integer(value(level, "start"), 0),
        style=value(level, "numFmt") or "decimal",
        text=value(level, "lvlText") or "",
        spaced=value(level, "suff") != "nothing",
        plain=is_on(level, "isLgl"),
        restart=None if restart is None else integer(restart, 0),
        paragraph_style=value(level, "pStyle"),
    )


def _print(counts: dict[int, int], levels: dict[int, Level], level: int) -> str:
    rule = levels[level]
    if rule.style in ("bullet", "none"):
        return ""

    def figure(match: re.Match[str]) -> str:
        other = int(match[1]) - 1
        if other not in levels:
            return ""
        style = "decimal" if rule.plain else levels[other].style
        return format_ordinal(counts.get(other, levels[other].start), style)

    words = PLACE.sub(figure, rule.text).strip(" \t")
    return f"{words} " if words and rule.spaced and not words.endswith(CLOSED) else words
