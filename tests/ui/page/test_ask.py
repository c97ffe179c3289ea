"""The tab 问答 in a real Chromium: ask, follow up, choose a reading, see the source, take it along."""

import re
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.ui.page.visits import IN_VIEW, Visit, ask

pytestmark = pytest.mark.browser


def test_a_question_is_answered_and_a_click_shows_the_words_in_their_source(visit: Visit) -> None:
    page = visit.page
    ask(page, "望川市水务局牵头哪些任务？")
    expect(page.locator("#zt-answer .zt-said")).to_contain_text("共")
    row = page.locator("#zt-answer tr.zt-link").last
    text, _, place = row.locator("td").nth(2).inner_text().rpartition("\n")
    assert re.search(r"第 \d+–\d+ 字", place)
    row.locator(".zt-see").click()
    expect(page.locator("#zt-ask-source mark")).to_have_count(1)
    assert "".join(page.locator("#zt-hit").inner_text().split()) == text
    page.wait_for_function("document.querySelector('#zt-ask-source .zt-source').scrollTop > 0")
    page.wait_for_function(IN_VIEW, arg="#zt-ask-source #zt-hit")
    assert "SELECT" in page.locator("#zt-answer details pre").last.text_content()  # type: ignore[operator]


def test_a_question_that_follows_keeps_the_subject_until_the_topic_is_changed(visit: Visit) -> None:
    page = visit.page
    ask(page, "望川市水务局牵头哪些任务？")
    expect(page.locator("#zt-answer .zt-said")).to_contain_text("市水务局")
    ask(page, "财政局呢？")
    expect(page.locator("#zt-answer .zt-said")).to_contain_text("财政局")
    page.click("#zt-fresh")
    expect(page.locator("#zt-answer")).to_contain_text("已收录")
    assert page.input_value("#zt-question textarea") == ""


def test_a_click_on_another_reading_answers_with_it(visit: Visit) -> None:
    page = visit.page
    ask(page, "财政局配合哪些任务？")
    readings = page.locator("#zt-answer .zt-reading")
    expect(readings.first).to_have_attribute("aria-pressed", "true")
    every = page.locator("#zt-answer tr.zt-link").count()
    name = readings.nth(1).inner_text()
    readings.nth(1).click()
    expect(page.locator("#zt-answer .zt-said")).to_contain_text(f"＝{name}”回答")
    expect(readings.nth(1)).to_have_attribute("aria-pressed", "true")
    assert 0 < page.locator("#zt-answer tr.zt-link").count() < every
    readings.first.click()
    expect(page.locator("#zt-answer tr.zt-link")).to_have_count(every)
    ask(page, "牵头的呢？")
    expect(page.locator("#zt-answer .zt-said")).to_contain_text("沿用上一问：单位：财政局")


def test_the_nearest_body_is_a_click_away_from_a_refusal(visit: Visit) -> None:
    page = visit.page
    ask(page, "县环保局有哪些任务？")
    expect(page.locator("#zt-answer .zt-refused .zt-readings")).to_contain_text("也许指")
    page.locator("#zt-answer .zt-reading").first.click()
    expect(page.locator("#zt-answer tr.zt-link").first).to_be_visible()
    expect(page.locator("#zt-answer .zt-said")).to_contain_text("按“县环保局＝")


def test_the_plan_is_behind_the_fold_in_chinese(visit: Visit) -> None:
    page = visit.page
    ask(page, "望川市水务局牵头哪些任务？")
    plan = page.locator("#zt-answer .zt-plan p")
    expect(plan).to_be_hidden()
    page.click("#zt-answer .zt-plan summary")
    expect(plan).to_have_text("所问：任务；单位：望川市水务局（牵头）")


def test_silence_is_said(visit: Visit) -> None:
    ask(visit.page, "望川市海洋局牵头哪些任务？")
    expect(visit.page.locator("#zt-answer .zt-refused .zt-said")).to_contain_text("没有")
    assert not visit.page.locator("#zt-answer tr").count()


def test_every_example_is_answered(visit: Visit) -> None:
    page = visit.page
    count = page.locator("#zt-examples button").count()
    assert count >= 3
    for number in range(count):
        example = page.locator("#zt-examples button").nth(number)
        question = example.inner_text().strip()
        example.click()
        expect(page.locator("#zt-question textarea")).to_have_value(question)
        expect(page.locator("#zt-answer .zt-answer")).to_be_visible()
        assert not page.locator("#zt-answer .zt-refused").count(), question
        page.click("#zt-fresh")
        expect(page.locator("#zt-answer .zt-answer")).to_have_count(0)


def test_an_answer_is_saved_as_a_workbook_and_as_a_word_document(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    expect(page.locator("#zt-to-xlsx")).to_be_hidden()
    ask(page, "望川市水务局牵头哪些任务？")
    for suffix in (".xlsx", ".docx"):
        page.click(f"#zt-to-{suffix[1:]}")
        link = page.locator("#zt-answer-file a", has_text=re.compile("[KM]?B"))
        expect(page.locator("#zt-answer-file")).to_contain_text(suffix)
        with page.expect_download() as download:
            link.first.click()
        download.value.save_as(tmp_path / f"answer{suffix}")
    book = load_workbook(tmp_path / "answer.xlsx")
    assert book["回答"]["B1"].value == "望川市水务局牵头哪些任务？"
    assert len(book["依据"]["A"]) > 1
    assert Document(str(tmp_path / "answer.docx")).tables


def test_an_answer_is_copied_with_its_citations(visit: Visit) -> None:
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "望川市水务局牵头哪些任务？")
    page.click("#zt-copy")
    expect(page.locator("#zt-copy")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("问：望川市水务局牵头哪些任务？\n答：")
    assert re.search(r"\n\[1\] 《.+》.*第\d+–\d+字：", copied)


def test_a_day_in_the_past_is_answered_by_what_was_in_force_then(visit: Visit) -> None:
    page = visit.page
    page.get_by_text("按哪一天、哪些文件回答").click()
    page.fill("#zt-day input", "2020-01-01")
    page.keyboard.press("Enter")
    ask(page, "今年到期的任务有哪些？")
    expect(page.locator("#zt-answer .zt-said")).to_contain_text("2020年")


def test_on_a_phone_the_source_is_brought_into_view_and_a_button_leads_back(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page, "望川市水务局牵头哪些任务？")
    see = page.locator("#zt-answer .zt-see").nth(1)
    see.click()
    expect(page.locator("#zt-ask-source #zt-hit")).to_be_visible()
    page.wait_for_function(IN_VIEW, arg="#zt-ask-source #zt-hit")
    expect(see).not_to_be_in_viewport()
    page.click("#zt-back")
    expect(see).to_be_in_viewport()
    expect(page.locator("#zt-back")).to_have_count(0)
