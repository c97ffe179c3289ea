"""What must hold of every document that was read."""

from corpus.document import Document, TableMark
from ontology.model import Span


def check_marks(document: Document) -> None:
    """Check that every mark lies in the text and quotes words, and that no two cells share a place."""
    layout = document.layout
    if layout is None:
        return
    for heading in layout.headings:
        assert 1 <= heading.level <= 9
        _check_words(document, heading.span)
    for mark in layout.tables:
        _check_table(document, mark)
    for hidden in layout.hidden:
        _check_words(document, hidden)


def quotes(document: Document, mark: TableMark) -> dict[tuple[int, int], tuple[int, int, str]]:
    """Return by place each cell's rows, columns and words."""
    return {
        (cell.row, cell.column): (
            cell.rows,
            cell.columns,
            document.quote([cell.span]) if cell.span else "",
        )
        for cell in mark.cells
    }


def headings(document: Document) -> list[tuple[int, str]]:
    """Return level and words of each marked heading."""
    assert document.layout is not None
    return [(mark.level, document.quote([mark.span])) for mark in document.layout.headings]


def _check_words(document: Document, span: Span) -> None:
    assert span.end <= len(document.text)
    words = document.quote([span])
    assert words == words.strip() != ""


def _check_table(document: Document, mark: TableMark) -> None:
    assert mark.span.end <= len(document.text)
    taken: set[tuple[int, int]] = set()
    last = mark.span.start
    for cell in mark.cells:
        places = {
            (cell.row + down, cell.column + along)
            for down in range(cell.rows)
            for along in range(cell.columns)
        }
        assert places.isdisjoint(taken)
        taken |= places
        if cell.span:
            _check_words(document, cell.span)
            assert cell.span in mark.span
            assert cell.span.start >= last
            last = cell.span.end
