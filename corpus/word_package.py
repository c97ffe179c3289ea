"""The parts of a docx file: unpacked within the limits of `corpus/archive.py`, parsed without entities.

python-docx is not used to read: it gives up where an image's relationship is broken (as WPS writes them),
and numbering, tracked changes and text boxes have to be read from the XML in any case.
"""

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.archive import BROKEN, Archive, ArchiveError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# The strict form of the standard has names of its own for the same elements.
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = W[1:-1].encode()


class Package:
    """A docx file's main part and, by the last word of their relationship, the parts beside it."""

    def __init__(self, data: bytes) -> None:
        self._archive = Archive(data)
        main = dict(self._relations("")).get("officeDocument", "word/document.xml")
        self.document = self._parse(main)
        self._beside = {kind: name for kind, name in self._relations(main) if name in self._archive}

    def part(self, kind: str) -> "Element | None":
        """Return the root of the part (`styles`, `numbering`, `footnotes` …), or `None` if there is none."""
        name = self._beside.get(kind)
        return self._parse(name) if name else None

    def _relations(self, source: str) -> Iterator[tuple[str, str]]:
        """Yield kind and member of what `source` refers to inside the archive, the first of a kind last."""
        folder, name = posixpath.split(source)
        member = posixpath.join(folder, "_rels", f"{name}.rels")
        if member not in self._archive:
            return
        for relation in reversed(list(self._parse(member).iter(RELATIONSHIP))):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                yield relation.get("Type", "").rpartition("/")[2], target.lstrip("/")

    def _parse(self, name: str) -> "Element":
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        data = self._archive.read(name).replace(STRICT, TRANSITIONAL)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise ArchiveError(f"内部文件 {name} 不完整；{BROKEN}") from error


def value(element: "Element | None", path: str, default: str | None = None) -> str | None:
    """Return the `val` of the element at `path` (names without prefix: `pPr/pStyle`), else `default`."""
    found = child(element, path)
    return default if found is None else found.get(f"{W}val", default)


def child(element: "Element | None", path: str) -> "Element | None":
    """Return the first element at `path` (names without prefix), or `None`."""
    if element is None:
        return None
    return element.find("/".join(W + name for name in path.split("/")))


def is_on(element: "Element | None", path: str) -> bool:
    """Tell whether the switch at `path` (`rPr/vanish`) is there and not set to false."""
    return child(element, path) is not None and value(element, path, "1") not in ("0", "false", "off")


def integer(text: str | None, default: int) -> int:
    """Return `text` as a whole number, or `default` where it is none."""
    return int(text) if text and text.lstrip("-").isascii() and text.lstrip("-").isdigit() else default
