"""The styles of a docx file: a paragraph's heading level and numbering, its own or its style's."""

import re
from typing import TYPE_CHECKING

from corpus.word_package import W, child, integer, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.I)  # heading 1, 标题 2
CONTENTS = re.compile(r"(?:toc \w+|目录\s*\d)", re.I)  # toc 1, TOC Heading
TITLES = ("title", "标题")
BODY_LEVEL = 9  # the outline level that Word gives to plain text


class Styles:
    """Style definitions by id, asked through their chain of `basedOn`."""

    def __init__(self, root: "Element | None") -> None:
        found = () if root is None else root.iter(f"{W}style")
        self._styles: dict[str, Element] = {style.get(f"{W}styleId", ""): style for style in found}
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")
            ),
            "",
        )

    def name(self, paragraph: "Element") -> str:
        """Return the name of the paragraph's style, empty where it has none."""
        return self._name(self._styles.get(self._id(paragraph)))

    def is_contents(self, paragraph: "Element") -> bool:
        """Tell whether the paragraph is a line of a table of contents."""
        return CONTENTS.fullmatch(self.name(paragraph)) is not None

    def heading_level(self, paragraph: "Element") -> int | None:
        """Return the paragraph's heading level from 1, `None` for plain text; a title is on level 1."""
        properties = [child(paragraph, "pPr")] + [child(style, "pPr") for style in self._chain(paragraph)]
        for part in properties:
            level = integer(value(part, "outlineLvl"), -1)
            if level >= 0:
                return level + 1 if level < BODY_LEVEL else None
        for style in self._chain(paragraph):
            name = self._name(style)
            match = HEADING.fullmatch(name)
            if match:
                return int(match[1]) or None
            if name.lower() in TITLES:
                return 1
        return None

    def numbering(self, paragraph: "Element") -> tuple[str, int | str] | None:
        """Return the paragraph's list id and its level there, or the style that tells the level."""
        own = child(paragraph, "pPr/numPr")
        level = value(own, "ilvl")
        number = value(own, "numId")
        if number is not None:
            return (number, integer(level, 0)) if number != "0" else None
        for style in self._chain(paragraph):
            number = value(style, "pPr/numPr/numId")
            if number is not None:
                place: int | str = style.get(f"{W}styleId", "") if level is None else integer(level, 0)
                return (number, place) if number != "0" else None
        return None

    def list_number(self, style_id: str | None) -> str | None:
        """Return the list id that a numbering style stands for."""
        return value(self._styles.get(style_id or ""), "pPr/numPr/numId")

    def style_level(self, style_id: str) -> int:
        """Return the list level that a paragraph style itself states, else 0."""
        return integer(value(self._styles.get(style_id), "pPr/numPr/ilvl"), 0)

    def _id(self, paragraph: "Element") -> str:
        return value(paragraph, "pPr/pStyle") or self._default

    def _chain(self, paragraph: "Element") -> "list[Element]":
        """Return the paragraph's style and those that it builds on, nearest first."""
        chain: list[Element] = []
        style = self._styles.get(self._id(paragraph))
        while style is not None and style not in chain:
            chain.append(style)
            style = self._styles.get(value(style, "basedOn") or "")
        return chain

    @staticmethod
    def _name(style: "Element | None") -> str:
        return (value(style, "name") or "").strip()
