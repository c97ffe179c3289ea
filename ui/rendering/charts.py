"""Charts of the matrix: the load of each body by role, and which bodies work together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.model import Role
from query.clipping import clip
from query.views.cells import MatrixAgency
from query.views.matrix import Matrix
from query.views.workload import find_pairs, measure_loads
from ui.rendering.wording import ROLES

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

MOST_LOADS, MOST_PARTNERS = 25, 18  # bodies that a chart can show
COLORS = {Role.LEAD: "#346a9c", Role.COOPERATE: "#6d9f72", Role.RESPONSIBLE: "#c08a45"}
ON_COLORS = {Role.LEAD: "#ffffff", Role.COOPERATE: "#1d2733", Role.RESPONSIBLE: "#1d2733"}
INK = "#7a8794"  # read on white and on dark paper
FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif"
LONGEST = 16  # characters of a name beside a chart


def draw_loads(matrix: Matrix) -> Figure:
    """Return the tasks of the busiest bodies as bars, the roles stacked, the busiest on top."""
    from plotly.graph_objects import Bar, Figure

    loads = measure_loads(matrix)[:MOST_LOADS][::-1]
    names = _names([load.agency for load in loads])
    bars = [
        Bar(
            name=ROLES[role],
            y=names,
            x=[load.tasks[role] for load in loads],
            orientation="h",
            marker_color=COLORS[role],
            text=[load.tasks[role] or "" for load in loads],
            textposition="inside",
            insidetextanchor="middle",
            insidetextfont_color=ON_COLORS[role],
            textangle=0,
            customdata=[load.agency.name for load in loads],
            hovertemplate=f"%{{customdata}}<br>{ROLES[role]} %{{x}} 项<extra></extra>",
        )
        for role in Role
    ]
    figure = Figure(bars)
    shown = len(loads)
    title = (
        "单位负荷（任务数）"
        if shown == len(matrix.agencies)
        else f"单位负荷（任务数，最多的 {shown} 个单位）"
    )
    _dress(figure, title, 130 + 26 * shown)
    figure.update_layout(
        barmode="stack", legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "traceorder": "normal"}
    )
    figure.update_xaxes(rangemode="tozero", tickformat="d")
    return figure


def draw_pairs(matrix: Matrix) -> Figure:
    """Return a map of how many tasks each two bodies share, those that share most first; some must."""
    from plotly.graph_objects import Figure, Heatmap

    pairs = find_pairs(matrix)
    agencies: dict[str, MatrixAgency] = {}
    for pair in pairs:
        for agency in (pair.one, pair.other):
            if len(agencies) < MOST_PARTNERS:
                agencies.setdefault(agency.iri, agency)
    shared = {frozenset((pair.one.iri, pair.other.iri)): pair.tasks for pair in pairs}
    names = _names(list(agencies.values()))
    counts = [
        [shared.get(frozenset((one, other))) if one != other else None for other in agencies]
        for one in agencies
    ]
    figure = Figure(
        Heatmap(
            z=counts,
            x=names,
            y=names,
            text=[[count or "" for count in row] for row in counts],
            texttemplate="%{text}",
            colorscale=[[0, "#dbe6f1"], [1, "#1f4e79"]],
            showscale=False,
            xgap=2,
            ygap=2,
            hoverongaps=False,
            hovertemplate="%{y}<br>%{x}<br>共同任务 %{z} 项<extra></extra>",
        )
    )
    _dress(figure, "协作关系（共同承担的任务数）", 240 + 28 * len(names))
    figure.update_yaxes(autorange="reversed")
    figure.update_xaxes(tickangle=-60, showgrid=False)
    return figure


def _names(agencies: list[MatrixAgency]) -> list[str]:
    """Return short names, each of one body: a chart takes two of the same name for one."""
    short = [clip(a.label, LONGEST) for a in agencies]
    return [name if short.count(name) == 1 else a.label for name, a in zip(short, agencies, strict=True)]


def _dress(figure: Figure, title: str, height: int) -> None:
    figure.update_layout(
        title={"text": title, "font": {"size": 15}},
        height=height,
        margin={"l": 10, "r": 20, "t": 70, "b": 40},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "color": INK, "size": 13},
        modebar={"remove": ["lasso2d", "select2d", "autoscale"]},
    )
    figure.update_xaxes(gridcolor="rgba(122,135,148,.25)", zeroline=False)
    figure.update_yaxes(automargin=True, showgrid=False)
