import pytest

from corpus import flatten
from corpus.document import Document
from corpus.load import read_bytes
from ontology.errors import SourceError
from tests.corpus.marks import check_marks, headings, quotes

PROSE = "各镇人民政府要于每季度首月5日前报送上季度节水工作进展情况，由县水务局汇总后报县政府。"


def read(body: str, head: str = "") -> Document:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    document = read_bytes(page.encode(), "通知.html")
    check_marks(document)
    return document


def test_blocks_are_lines_and_white_space_is_that_of_a_browser() -> None:
    body = "<div>甲<p>乙<br>丙</p>\n  丁 <span>戊</span>\n己&nbsp;&nbsp;</div><p>　&nbsp;</p>"
    assert read(f"{body}<pre>庚\n辛</pre>壬&lt;&amp;").text == "甲\n乙\n丙\n丁 戊 己\n庚\n辛\n壬<&\n"


def test_a_line_end_inside_chinese_words_is_no_space() -> None:
    assert read("<p>责任\n   单位</p>").text == "责任单位\n"


def test_headings_are_marked_with_their_level() -> None:
    body = f"<h1>关于印发<br>方案的通知</h1><h2>一、目标</h2><p>{PROSE}</p><h3>（一）任务</h3><p>{PROSE}</p>"
    assert headings(read(body)) == [(1, "关于印发\n方案的通知"), (2, "一、目标"), (3, "（一）任务")]


def test_merged_cells_stand_once_and_read_blank_elsewhere() -> None:
    document = read(
        "<table><thead><tr><th rowspan=2>序号</th><th colspan=2>分工</th></tr>"
        "<tr><th>牵头</th><th>配合</th></tr></thead>"
        "<tr><td rowspan=2>1<td>县水务局<td rowspan='2'>县财政局、<br>县审计局</tr>"
        "<tr><td>县教育局</tr><tr><td colspan=9>合计</td></tr></table>"
    )
    assert document.text == (
        "\t序号\n\t分工\n\t\n\n\t\n\t牵头\n\t配合\n\n\t1\n\t县水务局\n\t县财政局、\n县审计局\n\n"
        "\t\n\t县教育局\n\t\n\n\t合计\n\t\n\t\n\n"
    )
    assert document.layout is not None
    assert quotes(document, document.layout.tables[0]) == {
        (0, 0): (2, 1, "序号"),
        (0, 1): (1, 2, "分工"),
        (1, 1): (1, 1, "牵头"),
        (1, 2): (1, 1, "配合"),
        (2, 0): (2, 1, "1"),
        (2, 1): (1, 1, "县水务局"),
        (2, 2): (2, 1, "县财政局、\n县审计局"),
        (3, 1): (1, 1, "县教育局"),
        (4, 0): (1, 3, "合计"),
    }


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ("<tr><td rowspan=0>甲<td>乙<tr><td>丙", {(0, 0): (2, 1), (0, 1): (1, 1), (1, 1): (1, 1)}),
        ("<tr><td rowspan=99>甲<td>乙<tr><td>丙", {(0, 0): (2, 1), (0, 1): (1, 1), (1, 1): (1, 1)}),
        ("<tr><td colspan=x>甲<td>乙", {(0, 0): (1, 1), (0, 1): (1, 1)}),
        ("<tr><td>甲<td rowspan=2>乙<tr><td colspan=2>丙", {(0, 0): (1, 1), (0, 1): (2, 1), (1, 0): (1, 1)}),
        ("<tr><td colspan=100000>甲<tr><td>乙<td>丙", {(0, 0): (1, 2), (1, 0): (1, 1), (1, 1): (1, 1)}),
    ],
)
def test_odd_spans_are_cut_to_the_table(rows: str, places: dict[tuple[int, int], tuple[int, int]]) -> None:
    layout = read(f"<p>{PROSE}</p><table>{rows}</table>").layout
    assert layout is not None
    assert {(c.row, c.column): (c.rows, c.columns) for c in layout.tables[0].cells} == places


def test_a_grid_beyond_reason_is_read_as_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flatten, "MAX_PLACES", 3)
    document = read("<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>")
    assert document.text == "甲\n乙\n丙\n丁\n"


def test_a_table_that_only_places_the_page_is_no_table() -> None:
    inner = "<table><tr><td>单位<td>时限</table>"
    document = read(f"<table><tr><td>{PROSE}<td><p>右栏</p>{inner}</table>")
    assert document.text == f"{PROSE}\n右栏\n\t单位\n\t时限\n\n"
    assert document.layout is not None and len(document.layout.tables) == 1


def test_a_numbered_list_keeps_the_numbers_that_a_browser_shows() -> None:
    body = "<ol start=3><li>甲</li><li><p>乙</p></li></ol><ul><li>丙</ul><ol type=a><li>丁</ol>"
    assert (
        read(f"{body}<ol style='list-style:none'><li>（1）戊</ol>").text
        == "3. 甲\n4. 乙\n丙\na. 丁\n（1）戊\n"
    )


def test_what_is_not_the_notice_is_dropped() -> None:
    body = (
        "<nav>首页</nav><header>门户网站</header><div class='position'>当前位置：首页</div>"
        "<ul><li><a href=/a>新闻中心</a><li><a href=/b>政务公开</a><li><a href=/c>办事服务</a></ul>"
        f"<div class='con'><h2>方案</h2><p>{PROSE}</p><p style='display:none'>暗</p><p hidden>藏</p>"
        f"<script>var a='脚本'</script><!-- 注释 --><p>{PROSE}</p></div>"
        "<div class='share'>分享到：微信</div><aside>相关</aside><footer>主办：某市政府</footer>"
    )
    assert read(body).text == f"方案\n{PROSE}\n{PROSE}\n"


def test_a_box_of_a_dropped_name_that_holds_the_notice_stays() -> None:
    assert read(f"<div id='print'><p>{PROSE}</p></div><p>短</p>").text == f"{PROSE}\n"


def test_the_body_is_where_nearly_all_words_are_and_the_title_comes_with_it() -> None:
    info = (
        "<table><tr><td>发文字号</td><td>松政发〔2024〕3号</td>"
        "<td>成文日期</td><td>2024年5月6日</td></tr></table>"
    )
    body = (
        f"<div>{info}</div><div><h1>关于节约用水的通知</h1><div>来源：县政府</div>"
        f"<div id=zoom>{f'<p>{PROSE}</p>' * 12}<p>2024年5月6日</p></div></div><div>页面底部</div>"
        "<div class=fj>附件：<a href=a.docx>1.任务表.docx</a></div>"
    )
    text = read(body).text
    assert text.startswith(f"关于节约用水的通知\n发文字号：松政发〔2024〕3号\n{PROSE}\n")
    assert text.endswith(f"{PROSE}\n2024年5月6日\n附件：1.任务表.docx\n")


def test_a_title_that_the_body_states_itself_is_not_put_before_it() -> None:
    body = f"<h1>关于节约用水的通知</h1><div><p>关于节约用水\n的通知</p>{f'<p>{PROSE}</p>' * 9}</div>"
    assert read(body).text.count("通知") == 1


def test_a_page_without_a_visible_title_has_that_of_its_head() -> None:
    head = '<meta name="ArticleTitle" content="关于节约用水的通知"><title>网站</title>'
    assert read(f"<div><p>{PROSE}</p></div>", head).text == f"关于节约用水的通知\n{PROSE}\n"


def test_a_long_table_does_not_swallow_the_words_before_it() -> None:
    rows = f"<tr><td>甲<td>{PROSE}</tr>" * 60
    assert read(f"<div><p>前言</p><table>{rows}</table><p>附注</p></div>").text.startswith("前言\n\t甲\n")


def test_no_entity_is_expanded_and_nothing_is_fetched() -> None:
    page = '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><p>甲&e;乙</p></html>'
    text = read_bytes(page.encode(), "a.html").text
    assert "甲" in text and "root:" not in text


@pytest.mark.parametrize(
    ("body", "reason"),
    [("", "没有正文"), ("<script>x</script><nav>甲</nav>", "没有正文"), ("<div>" * 5000 + "甲", "嵌套过深")],
)
def test_a_page_without_readable_words_says_what_to_do(body: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read(body)
