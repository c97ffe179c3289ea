import pytest

from extract.segment import cut, parse


def names(text: str) -> list[str]:
    """Return the names of bodies that the grammar sees in `text`."""
    return [text[name.start : name.end] for name in parse(text).names]


@pytest.mark.parametrize(
    "name",
    [
        "县水务局",
        "区水利局",
        "市住房和城乡建设局",
        "市工业和信息化局",
        "省发展改革委",
        "市委办公室",
        "县人民政府办公室",
        "市公安局交警支队",
        "自然资源和规划局",
        "市场监管总局",
        "国务院办公厅",
        "市文广新局",
        "县城市管理综合执法大队",
        "市大数据中心",
        "区卫生健康委",
        "县水务（利）局",
    ],
)
def test_a_name_of_one_body_is_seen_whole(name: str) -> None:
    parsed = parse(f"{name}要加强管理。")
    assert [(found.start, found.end) for found in parsed.names[:1]] == [(0, len(name))]


@pytest.mark.parametrize(
    "name",
    [
        "各有关部门",
        "县级以上水行政主管部门",
        "各镇人民政府",
        "各县（市、区）",
        "各成员单位",
        "财政、教育等部门",
        "市、县两级水行政主管部门",
        "各级财政",
        "试点地区",
        "有关单位",
    ],
)
def test_a_name_of_a_class_of_bodies_is_seen_whole(name: str) -> None:
    assert names(f"{name}要加强管理。")[:1] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "加强水源地保护和管网改造。",
        "全部完成，格局优化。",
        "承办活动，布局合理。",
        "推动工作，优化布局。",
        "活动中心的建设。",
        "",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "cues"),
    [
        ("责任单位：县水务局", "label", ["责任单位："]),
        ("牵头单位为：县水务局", "label", ["牵头单位为："]),
        ("县水务局牵头，县财政局配合", "role", ["牵头", "配合"]),
        ("各镇按职责分工负责", "role", ["按职责分工负责"]),
        ("各镇应当报送，不得迟报", "obligation", ["应当", "不得"]),
        ("各镇可以自行确定", "permission", ["可以"]),
        ("加强管理", "obligation", []),
    ],
)
def test_the_words_that_say_who_does_what_are_cues(text: str, kind: str, cues: list[str]) -> None:
    assert [text[cue.start : cue.end] for cue in parse(text).cues_of(kind)] == cues


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("加强管理。压实责任。", ["加强管理。", "压实责任。"]),
        ("加强管理；压实责任", ["加强管理；压实责任"]),
        ("能否按期？务必按期！", ["能否按期？", "务必按期！"]),
        ("", []),
    ],
)
def test_sentences_end_at_full_stops(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in parse(text).sentences] == sentences


@pytest.mark.parametrize(
    "text", ["县水务局要加强管理。", "（A牵头，2025年底前完成）", "　\t\n", "𠮷县🙂水务局"]
)
def test_words_cover_the_text_without_gap(text: str) -> None:
    words = parse(text).words
    assert "".join(word.text for word in words) == text == "".join(cut(text))
    assert all(text[word.start : word.end] == word.text for word in words)
