import pytest

from query.index import Index, open_index
from query.search import rank_tasks, search
from tests.query.held import AIR, ROADS, WATER, FakeEmbedder, make_store


@pytest.fixture(params=["words and meaning", "words alone"])
def index(request: pytest.FixtureRequest) -> Index:
    embedder = FakeEmbedder() if request.param == "words and meaning" else None
    return open_index(make_store(WATER, AIR, ROADS), embedder)


@pytest.mark.parametrize(
    ("text", "doc", "words"),
    [
        ("更换老旧供水管道", "water", "更换老旧供水管道"),
        ("学生节水课程", "water", "中小学开设节水课程"),
        ("小型燃煤锅炉什么时候淘汰", "air", "淘汰全部小型燃煤锅炉"),
        ("巡查边坡和桥梁", "roads", "边坡和桥梁"),
        ("区教委的节水工作", "water", "中小学开设节水课程"),
        ("白沙线由谁养护", "roads", "白沙乡公路养护站"),
        ("渣土車密閉運輸", "air", "渣土车密闭运输"),
    ],
)
def test_the_passage_that_says_it_comes_first(index: Index, text: str, doc: str, words: str) -> None:
    best = search(index, text)[0]
    assert best.doc == doc
    assert words in best.text


def test_a_result_is_the_source_at_its_place(index: Index) -> None:
    texts = {sample.name: sample.text for sample in (WATER, AIR, ROADS)}
    found = search(index, "工作方案 措施")
    assert found
    for passage in found:
        assert passage.text == texts[passage.doc][passage.start : passage.end]


def test_results_are_ranked_and_at_most_k(index: Index) -> None:
    found = search(index, "节水", k=2)
    assert len(found) == 2
    assert found[0].score >= found[1].score


def test_a_task_and_its_part_are_one_result(index: Index) -> None:
    found = search(index, "区水务局牵头更换供水管道")
    places = [(passage.start, passage.end) for passage in found if passage.doc == "water"]
    assert all(a[1] <= b[0] or b[1] <= a[0] for a in places for b in places if a != b)


@pytest.mark.parametrize("place", ["松坪", "松坪县", "望川市松坪县"])
def test_a_place_asks_for_its_documents(index: Index, place: str) -> None:
    assert {passage.doc for passage in search(index, f"{place}的工作措施", k=3)} <= {"air", "roads"}


def test_a_place_alone_finds_its_documents(index: Index) -> None:
    assert search(index, "松坪县", k=1)[0].doc in {"air", "roads"}


@pytest.mark.parametrize("text", ["", "  ", "？？"])
def test_a_text_without_words_finds_nothing(index: Index, text: str) -> None:
    assert search(index, text) == []
    assert rank_tasks(index, [text]) == [[]]


def test_the_same_question_gets_the_same_answer(index: Index) -> None:
    assert search(index, "节水") == search(index, "节水")


def test_tasks_are_ranked_for_a_topic(index: Index) -> None:
    best = rank_tasks(index, ["老旧供水管网改造"])[0][0]
    assert (best.doc, best.task_id) == ("water", "t01")
    assert 0 < best.lexical < 1


def test_parts_of_a_task_are_ranked_too(index: Index) -> None:
    assert {"t01", "t02"} <= {task.task_id for task in rank_tasks(index, ["区水务局"], {"water"})[0]}


def test_tasks_can_be_asked_of_some_documents_only(index: Index) -> None:
    found = rank_tasks(index, ["供水管网"], {"air"})[0]
    assert {task.doc for task in found} == {"air"}
    assert len(found) == len(AIR.tasks)
    assert rank_tasks(index, ["供水管网"], set()) == [[]]


def test_a_topic_that_nobody_treats_has_no_words_in_common(index: Index) -> None:
    assert all(task.lexical == 0 for task in rank_tasks(index, ["养老院"])[0])


def test_the_best_sentence_is_told() -> None:
    index = open_index(make_store(WATER), FakeEmbedder())
    best = rank_tasks(index, ["降低管网漏损，更换老旧供水管道"])[0][0]
    assert best.sentence == "更换老旧供水管道，降低管网漏损。"
    assert best.semantic > 0
