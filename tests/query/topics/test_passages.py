import pytest

from ontology.model import Span
from query.topics.passages import Entry, HeldDocument, TaskPlace, find_entries, split_sentences
from tests.query.held import AIR, ROADS, WATER, Sample


def entries_of(sample: Sample) -> list[Entry]:
    held = HeldDocument(sample.name, sample.title, sample.region, sample.text, sample.places())
    return find_entries(held)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("更换老旧管道。降低漏损；按月通报", ["更换老旧管道。", "降低漏损；", "按月通报"]),
        ("更换老旧\n管道，\n  降低漏损", ["更换老旧管道，降低漏损"]),
        ("安装 Windows 10 系统", ["安装Windows 10系统"]),
        ("要做到“应修尽修。”并公开", ["要做到“应修尽修。”并公开"]),
        ("  \n ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


def test_a_very_long_sentence_is_cut_at_commas_and_loses_nothing() -> None:
    text = "，".join(f"第{n}项指标按月统计" for n in range(60)) + "。"
    pieces = split_sentences(text)
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 160


@pytest.mark.parametrize("sample", [WATER, AIR, ROADS], ids=lambda sample: sample.name)
def test_every_passage_is_the_source_at_its_place(sample: Sample) -> None:
    for entry in entries_of(sample):
        assert entry.text == sample.text[entry.start : entry.end]
        assert entry.sentences


def test_every_task_is_a_passage_with_its_heading_first() -> None:
    tasks = {entry.task: entry for entry in entries_of(WATER) if entry.task}
    assert list(tasks) == ["t01", "t02", "t03"]
    assert tasks["t01"].sentences == ("改造供水管网", "更换老旧供水管道，降低管网漏损。", "由区水务局牵头。")
    assert tasks["t01"].path == ("一、重点任务", "（一）改造供水管网")


def test_paragraphs_that_are_no_task_are_passages_and_those_of_tasks_are_not_repeated() -> None:
    paragraphs = [entry.text for entry in entries_of(WATER) if entry.task is None]
    assert any("制定本方案" in text for text in paragraphs)
    assert not any("节水课程" in text for text in paragraphs)
    assert any("边坡和桥梁" in entry.text for entry in entries_of(ROADS))


def test_what_tasks_leave_of_a_paragraph_is_a_passage() -> None:
    text = "一、任务\n更换老旧供水管道。（由区水务局牵头，区财政局和各街道办事处配合）此外再无。\n"
    task = TaskPlace("t01", None, ("一、任务",), (Span(5, 14),))
    entries = find_entries(HeldDocument("plan", "方案", "", text, (task,)))
    assert [(entry.task, entry.text) for entry in entries] == [
        ("t01", "更换老旧供水管道。"),
        (None, "（由区水务局牵头，区财政局和各街道办事处配合）此外再无。"),
    ]


def test_headings_count_among_the_words_of_a_passage() -> None:
    [school] = [entry for entry in entries_of(WATER) if entry.task == "t03"]
    assert "重点任务" in school.words
    assert "节水课程" in school.words
    assert "区教委" in school.words


def test_rows_of_a_table_that_is_no_task_are_passages() -> None:
    rows = [entry for entry in entries_of(ROADS) if "公路养护站" in entry.text]
    assert [entry.sentences[-3:] for entry in rows] == [
        ("青石线", "十二点五", "青石乡公路养护站"),
        ("白沙线", "八点三", "白沙乡公路养护站"),
    ]
