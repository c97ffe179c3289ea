"""What `check` prints, and what the page shows of the same audit."""

import json
from pathlib import Path

import pytest

from corpus.document import Document
from extract.auditing.audit import CuedClause, Verdict, audit
from graph.validate import Finding, Severity
from ontology.iris import Iri
from ontology.model import Policy
from tests.ui.command import zhengtu
from ui.commands.checking import Checked, describe, write_checked
from ui.rendering.open_clauses import count_clauses, describe_clauses, render_open

TEXT = (
    "望川市节水方案\n一、重点任务\n（一）用水管理。县水务局要在2025年6月底前<b>完成改造。"
    "重点用水单位应当安装计量设施。"
)


@pytest.fixture
def found() -> tuple[CuedClause, ...]:
    """The audit of a document of which nothing was read out."""
    return audit(Document("甲", TEXT), Policy("甲", None, None, None, None, None, (), (), ()))


def reminders(count: int) -> tuple[Finding, ...]:
    """Return reminders of one kind for as many tasks."""
    return tuple(
        Finding(Severity.WARNING, Iri(f"urn:{i}"), f"任务 t{i}", "没有时限") for i in range(1, count + 1)
    )


def test_clauses_are_counted_by_what_became_of_them(found: tuple[CuedClause, ...]) -> None:
    assert count_clauses(found) == "有提示词的小句 2 处：已读出 0，按规则不记 1，待看 1"


def test_a_clause_is_one_line_with_its_place_its_headings_and_its_cues(found: tuple[CuedClause, ...]) -> None:
    [line] = describe_clauses(found, Verdict.OPEN)
    start = TEXT.index("县水务局")
    assert line.startswith(f"[{start}–")
    assert "一、重点任务 › （一）用水管理　县水务局" in line
    assert line.endswith("（职责：要；时限：底前）")


def test_an_excluded_clause_says_why(found: tuple[CuedClause, ...]) -> None:
    [line] = describe_clauses(found, Verdict.EXCLUDED)
    assert line.endswith("（职责：应当，主语是业主、经营者）")


def test_a_document_is_short_and_with_all_whole(found: tuple[CuedClause, ...]) -> None:
    wrong = Finding(Severity.VIOLATION, Iri("urn:x"), "任务 t9", "任务没有来源位置")
    checked = Checked("甲", (wrong, *reminders(5)), found)
    lines = describe(checked)
    assert lines[0].endswith("待看 1；错误 1，提醒 5")
    assert [line.split("　")[0].strip() for line in lines[1:]] == ["错误", "待看", "提醒"]
    assert lines[-1] == "  提醒　没有时限：5 项，任务 t1、任务 t2 等"
    everything = describe(checked, everything=True)
    assert [line.split("　")[0].strip() for line in everything[1:]] == ["错误", "待看", "不记"] + ["提醒"] * 5


def test_the_json_has_everything(found: tuple[CuedClause, ...]) -> None:
    written = json.loads(json.dumps(write_checked(Checked("甲", reminders(1), found))))
    assert written["findings"][0]["message"] == "没有时限"
    assert [one["verdict"] for one in written["audit"]] == ["open", "open", "excluded"]
    [[start, end]] = written["audit"][1]["at"]
    assert TEXT[start:end] == "底前"


def test_the_page_lists_open_clauses_as_links_to_their_words(found: tuple[CuedClause, ...]) -> None:
    shown = render_open("甲", found)
    [span] = found[0].spans
    assert f'data-doc="甲" data-spans="{span.start}-{span.end}"' in shown
    assert "待看 1 处" in shown and "&lt;b&gt;" in shown and "<b>" not in shown


def test_the_page_says_so_where_nothing_is_open() -> None:
    assert "没有待看的小句" in render_open("甲", ())


def test_the_command_prints_a_line_of_counts_and_fails_only_for_errors(samples_store: Path) -> None:
    done = zhengtu("check", "02_yundu_water_plan", store=samples_store)
    first, *rest = done.out.splitlines()
    assert first.startswith("02_yundu_water_plan：有提示词的小句")
    assert len(rest) < 12
    assert len(zhengtu("check", "--all", store=samples_store).out.splitlines()) > 40
    one = json.loads(zhengtu("check", "02_yundu_water_plan", "--json", store=samples_store).out)
    assert one["doc"] == "02_yundu_water_plan" and one["audit"]


def test_a_document_that_is_not_held_is_said_and_fails(samples_store: Path) -> None:
    done = zhengtu("check", "没有这份", store=samples_store, check=False)
    assert done.status == 1 and "没有这份" in done.err
