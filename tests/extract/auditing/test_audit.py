"""The audit: what promises a fact is covered by one, excluded for a reason, or left open for a reader."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Document, Layout
from corpus.load import read_document
from corpus.markdown import read_markdown
from corpus.paragraphs import read_paragraphs
from extract.auditing.audit import CuedClause, Verdict, audit, by_clause
from extract.auditing.clauses import find_clauses
from extract.auditing.cues import CueKind
from extract.auditing.exclusions import EXCLUSIONS, LABELS
from extract.pipeline import extract
from ontology.model import Policy
from tests.corpora import sample_files, shared_files
from tests.evaluate_audit import MOST_OPEN, audited, open_share, unlabelled

HEAD = "望川市节水方案\n一、重点任务\n（一）用水管理。"
SCORES = "\t序号\n\t情形\n\t分值\n\n\t1\n\t住满一年，最高不超过20分\n\t20\n\n\t2\n\t其他\n\t5\n\n"
ROWS = (
    "\t任务\n\t工作内容\n\t责任单位\n\n\t宣传\n\t新闻媒体应当报道节水\n\t县水务局\n\n"
    "\t培训\n\t组织培训\n\t县水务局\n\n"
)
FORM = "\t姓名\n\t工作要求\n\t责任单位\n\n\t甲\n\t按期上报\n\t\n\n\t乙\n\t按期上报\n\t\n\n"


def nothing(document: Document) -> Policy:
    """Return a reading that found nothing."""
    return Policy(document.name, None, None, None, None, None, (), (), ())


def read(text: str, *, blind: bool = False) -> tuple[CuedClause, ...]:
    """Return the audit of `text` against its extraction or, if `blind`, one that found nothing."""
    document = Document("一", text)
    return audit(document, nothing(document) if blind else extract(document))


EXCLUDED = (
    ("cited-title", HEAD + "抓好《望川市2025年底前完成的任务》。", "底前"),
    ("definition", HEAD + "规模以上单位，是指年用水量5万立方米以上的单位。", "以上"),
    ("scope", "望川市办法\n一、适用范围\n（一）对象。年用水量5万立方米以上的单位。", "以上"),
    ("guidance", "望川市办法\n一、指导思想\n（一）方向。各县要坚持节水优先。", "要"),
    ("first-named", HEAD + "加强巡查。（县水务局、县财政局；列首位的为牵头单位，下同）", "牵头"),
    ("blank-column", HEAD + "\n" + FORM, "责任单位"),
    ("interpretation", HEAD + "本方案由县水务局负责解释。", "负责"),
    ("permissive", HEAD + "零星用水可由村集体组织负责登记。", "负责"),
    ("owed", HEAD + "返还标准按参保单位应缴纳费用的50%确定。", "应"),
    ("person", HEAD + "各县政府主要负责人要亲自过问。", "要"),
    ("person", HEAD + "任何单位和个人不得占用河道。", "不得"),
    ("attribute", HEAD + "明确负责节水工作的机构，建立台账。", "负责"),
    ("mention", HEAD + "督促相关责任单位整改。", "责任单位"),
    ("mention", HEAD + "逐项明确牵头单位和完成时限。", "牵头"),
    ("owner", HEAD + "重点用水单位应当安装计量设施。", "应当"),
    ("thing", HEAD + "各县行政区域内取水总量不得突破上限。", "不得"),
    ("person", HEAD + "镇（街道）、村（社区）级河长应当按月巡查。", "应当"),
    ("owner", HEAD + "从事收集运输的单位不得停业。", "不得"),
    ("thing", HEAD + "各县政务服务平台要互联互通。", "要"),
    ("row", HEAD + "\n" + ROWS, "应当"),
    ("heading", "望川市节水方案\n一、保障措施\n（一）加强协调配合\n县水务局要按月会商。", "配合"),
    ("point", "望川市节水方案\n一、职责分工\n（一）县水务局职责。一是负责水量核定；二是组织培训。", "负责"),
    ("nobody", HEAD + "协助困难家庭改造管网。", "协助"),
    ("object-date", HEAD + "对2025年6月30日前到期的许可予以延续。", "前"),
    ("object-date", HEAD + "排查2000年以前敷设的管道。", "前"),
    ("validity", HEAD + "本方案执行期限自印发之日起3个月止。", "期限"),
    ("rate", HEAD + "特困家庭每人每月补助400元。", "每月"),
    ("plain-term", HEAD + "补助期限为30天。", "期限"),
    ("past", HEAD + "截至2024年底已建成管网，", "截至"),
    ("rank", HEAD + "响应级别达到三级的，该次评定无效。", "达到"),
    ("reference", HEAD + "全年投入不低于2024年同期。", "不低于"),
    ("other-table", HEAD + "\n" + SCORES, "不超过"),
)


@pytest.mark.parametrize(("rule", "text", "word"), EXCLUDED, ids=[rule for rule, *_ in EXCLUDED])
def test_a_cue_is_excluded_by_the_rule_that_holds(rule: str, text: str, word: str) -> None:
    blind = rule not in ("row", "point")
    [found] = [
        one for one in read(text, blind=blind) if one.word == word and one.verdict is not Verdict.COVERED
    ]
    assert (found.verdict, found.rule) == (Verdict.EXCLUDED, rule)


def test_every_rule_has_an_example_and_a_label_of_its_own() -> None:
    assert {rule for rule, *_ in EXCLUDED} == set(LABELS)
    assert len(LABELS) == len(set(LABELS.values())) == len(EXCLUSIONS)


def test_every_rule_quotes_the_guidelines(shared: Path) -> None:
    said = " ".join((shared / "gold" / "GUIDELINES.md").read_text("utf-8").split())
    assert not [rule.name for rule in EXCLUSIONS if rule.phrase not in said]


OPEN = (
    (CueKind.DUTY, "县水务局要加强巡查。", "要"),
    (CueKind.DUTY, "县水务局、重点用水单位应当建立台账。", "应当"),
    (CueKind.DUTY, "各行业主管部门，要摸清底数。", "要"),
    (CueKind.DUTY, "县水务局及其工作人员应当依法办理。", "应当"),
    (CueKind.DUTY, "每个区应当设置一个服务站。", "应当"),
    (CueKind.DUTY, "每个街道、镇应当设置一个服务站。", "应当"),
    (CueKind.WHO, "由县财政局牵头筹措资金。", "牵头"),
    (CueKind.WHO, "县水务局会同有关部门编制规划。", "会同"),
    (CueKind.WHO, "（责任单位：县水务局）", "责任单位"),
    (CueKind.WHO, "牵头单位：县水务局。", "牵头"),
    (CueKind.WHO, "相关责任单位接到通知。", "责任单位"),
    (CueKind.WHO, "县政府下设办公室，负责日常工作。", "负责"),
    (CueKind.TIME, "2025年6月底前完成改造。", "底前"),
    (CueKind.TIME, "每周五17时前报送。", "前"),
    (CueKind.TIME, "收到申请后5个工作日内答复。", "工作日"),
    (CueKind.TIME, "每年3月组织检查。", "每年"),
    (CueKind.TIME, "6月30日前完成对已到期许可的清理。", "前"),
    (CueKind.FIGURE, "漏损率不超过9%。", "不超过"),
    (CueKind.FIGURE, "年用水量5万立方米以上的单位。", "以上"),
    (CueKind.FIGURE, "每人每月补助不低于400元。", "不低于"),
)


@pytest.mark.parametrize(("kind", "words", "word"), OPEN, ids=[words for _, words, _ in OPEN])
def test_a_cue_without_fact_and_without_reason_stays_open(kind: CueKind, words: str, word: str) -> None:
    found = [one for one in read(HEAD + words, blind=True) if (one.kind, one.word) == (kind, word)]
    assert [one.verdict for one in found] == [Verdict.OPEN]


COVERED = (
    "县水务局要加强巡查。",
    "漏损率不超过9%。",
    "县水务局2025年6月底前完成改造。",
    "完善制度。（牵头单位：县水务局，配合单位：县财政局，完成期限：2025年12月31日前）",
    "县水务局应当在收到申请后5个工作日内答复。",
)


@pytest.mark.parametrize("words", COVERED)
def test_what_was_read_out_is_covered(words: str) -> None:
    found = read(HEAD + words)
    assert found
    assert {one.verdict for one in found} == {Verdict.COVERED}


def test_one_figure_does_not_cover_another_in_its_clause() -> None:
    document = Document("一", HEAD + "漏损率不超过9%，复用率不低于80%。")
    policy = extract(document)
    [task] = policy.tasks
    less = replace(policy, tasks=(replace(task, thresholds=task.thresholds[:1]),))
    verdicts = {one.word: one.verdict for one in audit(document, less)}
    assert verdicts == {"不超过": Verdict.COVERED, "不低于": Verdict.OPEN}


def test_a_body_does_not_cover_the_duty_of_another() -> None:
    document = Document("一", HEAD + "县水务局要加强巡查。")
    longer = Document("一", document.text + "县财政局要保障经费。")
    found = audit(longer, extract(document))
    assert [one.verdict for one in found] == [Verdict.COVERED, Verdict.OPEN]


def test_joined_bodies_need_a_fact_of_their_own() -> None:
    document = Document("一", HEAD + "县水务局负责编制规划。")
    policy = extract(document)
    other = Document("一", HEAD + "县水务局会同发改局做好。")
    assert "会同" in [one.word for one in audit(other, policy) if one.verdict is Verdict.OPEN]


def test_a_column_head_is_covered_by_the_bodies_below_it() -> None:
    [found] = [one for one in read(HEAD + "\n" + ROWS) if one.word == "责任单位"]
    assert found.verdict is Verdict.COVERED


def test_points_below_a_lead_in_are_those_of_its_body() -> None:
    text = "望川市办法\n第一条 县水务局应当履行下列职责：\n（一）负责水量核定；\n（二）配合执法检查。\n"
    points = [one for one in read(text) if one.word in ("负责", "配合")]
    assert [one.rule for one in points] == ["point", "point"]
    assert all(one.verdict is Verdict.OPEN for one in read(text, blind=True) if one.word in ("负责", "配合"))


@pytest.mark.parametrize(
    "words",
    [
        "需要加强应急供应。",
        "县级以上政府。",
        "第五条以下程序。",
        "提前公开，当前有效。",
        "各县做到应收尽收。",
    ],
)
def test_what_only_looks_like_a_cue_is_none(words: str) -> None:
    assert not read(HEAD + words, blind=True)


def test_the_place_of_a_clause_and_of_its_cue_is_that_of_the_source() -> None:
    text = "# 望川市方案\n\n## 一、重点任务\n\n### （一）管理\n\n"
    text += "**县水务局**要加强\n河道、渠道、水库和泵站的日常巡查。\n"
    source, layout = read_markdown(text.encode())
    document = Document("一", source, layout=layout)
    [found] = audit(document, nothing(document))
    assert found.path[-1] == "（一）管理"
    assert "".join(document.quote(found.at).split()) == "要"
    assert "".join(document.quote(found.spans).split()) == found.text
    assert found.text.startswith("县水务局要加强")


def test_a_clause_is_open_where_one_of_its_cues_is() -> None:
    found = read(HEAD + "县水务局要2025年6月底前完成。", blind=True)
    assert len(found) == 2
    assert by_clause(found) == {found[0].spans: Verdict.OPEN}


def test_what_is_open_in_real_documents_is_below_its_limit(shared: Path) -> None:
    paths = unlabelled()
    assert paths, f"no documents in {shared}"
    assert sum(len(audited(path)) for path in paths) > 500
    assert open_share(paths) <= MOST_OPEN


@pytest.mark.parametrize("path", [*sample_files(), *shared_files()], ids=lambda path: path.stem)
def test_every_word_of_a_document_stands_in_one_clause(path: Path) -> None:
    document = read_document(path)
    clauses = list(find_clauses(document))
    walked = [place for one in clauses for place in one.unit.view.offsets[one.start : one.end]]
    assert len(walked) == len(set(walked))
    shown = {place for part in read_paragraphs(document) for place in part.view.offsets}
    layout = document.layout or Layout()
    hidden = {place for span in layout.hidden for place in range(span.start, span.end)}
    words = {i for i in shown - hidden if document.text[i].isalnum()}
    assert words <= set(walked)
