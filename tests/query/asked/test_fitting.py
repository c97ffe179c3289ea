"""Which documents fit what is said of them."""

from datetime import date

import pytest

from ontology.iris import document_iri
from query.asked.fitting import Names
from query.asked.naming import read_said
from query.plan import KnownDocument


def known(name: str, title: str, number: str, day: date | None, paths: tuple[str, ...] = ()) -> KnownDocument:
    return KnownDocument(
        document_iri(name), name, title, number, "望川市", None, (), paths, day, "望川市人民政府办公室"
    )


CHAPTERS = ("一、甲", "二、乙", "三、丙")
ITEMS = tuple(f"（{number}）" for number in "一二三四")
WATER = known("water", "望川市节约用水工作方案", "望政办发〔2024〕3号", date(2024, 3, 1), CHAPTERS)
SMALL = known("small", "望川市支持中小企业若干措施", "", date(2023, 5, 6), ITEMS)
OPENINGS = {"water": "本方案有30项督查激励。", "small": ""}
NAMES = Names((WATER, SMALL), OPENINGS.__getitem__)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("节水那份方案", ["water"]),
        ("望川那3条", ["water"]),
        ("望川那4条", ["small"]),
        ("中小企业那个政策", ["small"]),
        ("中小企业那个方案", []),
        ("市政府办2024年那份文件", ["water"]),
        ("市政府办2024年5月那份文件", []),
        ("那30项督查激励", ["water"]),
        ("养老那份方案", []),
    ],
)
def test_documents_that_fit(words: str, found: list[str]) -> None:
    assert [part.document.name for part in NAMES.named(read_said(words), lambda _: False)] == found


def test_a_topic_is_not_looked_for_in_openings() -> None:
    assert NAMES.named(read_said("那30项督查激励"), lambda words: words == "督查激励") == []


def test_a_stretch_of_a_title() -> None:
    size, parts = NAMES.stretching("支持中小企业的目标")
    assert (size, [part.document.name for part in parts]) == (6, ["small"])
