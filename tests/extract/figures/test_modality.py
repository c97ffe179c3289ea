import pytest

from corpus.view import view_of
from extract.figures.modality import with_cell
from extract.figures.thresholds import find_thresholds


def _read(text: str) -> list[tuple[str, str | None, str]]:
    """Return indicator, modality and the words that state it of every figure."""
    return [
        (one.subject, one.modality, "".join(text[s.start : s.end] for s in one.modality_spans))
        for one in find_thresholds(view_of(text))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("用水总量控制在5亿立方米以内（约束性）", ("用水总量", "binding", "约束性")),
        ("森林覆盖率达到35%以上，为约束性指标", ("森林覆盖率", "binding", "约束性")),
        ("再生水利用率达到25%（预期性指标）", ("再生水利用率", "expected", "预期性")),
        ("力争绿化覆盖率达到45%", ("绿化覆盖率", "aspired", "力争")),
        ("力争到2026年绿化覆盖率达到45%", ("绿化覆盖率", "aspired", "力争")),
        ("办结率争取达到98%以上", ("办结率", "aspired", "争取")),
        ("努力使失业率控制在5%以内", ("失业率", "aspired", "努力")),
        ("力求合格率不低于99%", ("合格率", "aspired", "力求")),
        ("用水总量控制在5亿立方米以内", ("用水总量", None, "")),
        ("争取资金5000万元以上", ("资金", None, "")),
        ("确保合格率达到98%", ("合格率", None, "")),
        ("主要指标20项，其中约束性指标8项。漏损率不高于9%", ("漏损率", None, "")),
    ],
)
def test_the_words_say_how_firmly(text: str, found: tuple[str, str | None, str]) -> None:
    assert _read(text) == [found]


def test_a_heading_of_figures_holds_to_the_next() -> None:
    text = "约束性指标：能耗下降13%以上，用水量控制在5亿立方米以内；预期性指标：研发投入强度达到2.5%以上。"
    assert [one[1] for one in _read(text)] == ["binding", "binding", "expected"]


def test_an_aim_holds_for_its_own_figure_only() -> None:
    assert [one[1] for one in _read("合格率确保达到80%，力争达到85%")] == [None, "aspired"]
    assert [one[1] for one in _read("力争绿地率达到45%，公园达到30个以上")] == ["aspired", None]


def test_a_cell_says_it_for_its_row() -> None:
    figures = find_thresholds(view_of("漏损率不高于9%"))
    assert [one.modality for one in with_cell(figures, view_of("约束性"))] == ["binding"]
    assert [one.modality for one in with_cell(figures, view_of("市级"))] == [None]
