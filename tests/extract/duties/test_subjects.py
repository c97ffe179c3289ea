import pytest

from corpus.view import view_of
from extract.duties.subjects import find_subjects
from extract.segment import parse


def subjects(clause: str, behind: str = "") -> list[tuple[list[str], str]]:
    """Return the bodies and the predicate of every subject of `clause`; `behind` follows it."""
    text = clause + behind
    found = find_subjects(view_of(text), parse(text), (0, len(clause)), len(text))
    return [([name.text for name in one.names], text[one.predicate : len(clause)]) for one in found]


@pytest.mark.parametrize(
    ("clause", "names", "predicate"),
    [
        ("县水务局要加强管理", ["县水务局"], "要加强管理"),
        ("县水务局、县财政局要加强管理", ["县水务局", "县财政局"], "要加强管理"),
        ("县水务局等部门要加强管理", ["县水务局"], "要加强管理"),
        ("2025年底前县水务局要加强管理", ["县水务局"], "要加强管理"),
        ("其中县水务局要加强管理", ["县水务局"], "要加强管理"),
        ("并由县水务局组织实施", ["县水务局"], "组织实施"),
        ("二是县水务局要加强管理", ["县水务局"], "要加强管理"),
        ("（2）县水务局要加强管理", ["县水务局"], "要加强管理"),
        ("各县水务局均要加强管理", ["各县水务局"], "均要加强管理"),
        ("经费由县财政局统筹保障", ["县财政局"], "统筹保障"),
        ("数据由数据提供部门负责更新", ["数据提供部门"], "负责更新"),
    ],
)
def test_a_clause_opens_with_its_subject_or_names_it_behind_by(
    clause: str, names: list[str], predicate: str
) -> None:
    assert subjects(clause) == [(names, predicate)]


def test_a_list_runs_on_behind_a_comma_where_an_obligation_follows() -> None:
    assert subjects("各镇人民政府", "，各有关部门要抓好落实") == [(["各镇人民政府", "各有关部门"], "")]


@pytest.mark.parametrize(
    "clause",
    [
        "县水务局的经费要落实",
        "县水务局是主管部门",
        "县水务局负责同志要到场",
        "县水务局以上要加强管理",
        "县级以上要加强管理",
        "对由县水务局管理的水库",
        "可由县水务局管理",
        "领导小组由县水务局组成",
        "要向县水务局报告",
        "单个单位应当缴费",
        "加强管理",
        "",
    ],
)
def test_a_body_that_does_not_act_is_no_subject(clause: str) -> None:
    assert subjects(clause) == []
