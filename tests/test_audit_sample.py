"""The table of excluded clauses that someone else reads."""

from pathlib import Path

from tests.audit_sample import HEAD, draw, write_table


def test_the_same_seed_draws_the_same_clauses(shared: Path) -> None:
    drawn = draw(7, 12)
    assert len(drawn) == 12, f"too few excluded clauses in {shared}"
    assert drawn == draw(7, 12) != draw(8, 12)


def test_a_row_shows_the_cue_in_its_clause_and_leaves_the_verdict_blank(shared: Path) -> None:
    drawn = draw(7, 12)
    assert drawn, f"nothing drawn from {shared}"
    head, line, *rows = write_table(drawn).splitlines()
    assert head == HEAD and line.count("---") == len(HEAD.split("|")) - 2
    assert len(rows) == 12
    for one, row in zip(drawn, rows, strict=True):
        cells = row.split("|")
        assert len(cells) == len(HEAD.split("|"))
        assert f"〖{one.found.word}〗" in cells[5] and not cells[-2].strip()
