"""Load in the background what the first chart, document and correction take, so that nobody waits for it."""

from datetime import date

from corpus.document import Document
from extract.pipeline import extract
from graph.validate import find_violations
from query.views.timeline import Timeline
from ui.rendering.timeline import draw_timeline

SMALL = Document("准备", "做好准备。（牵头单位：市水务局）\n")
NO_LIMITS = Timeline(date.min, (), 0, (), date.min, date.min, (), {}, "")


def prepare() -> None:
    """Draw a chart, read a document and check a graph, each as small as can be."""
    draw_timeline(NO_LIMITS).to_json()
    extract(SMALL)
    find_violations(())
