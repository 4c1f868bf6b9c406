"""Arithmetic on one ledger: what is summed, what is missing, what is there twice, and in which words it is noted."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest

from forms.ledger import add_up, number_in, prefixes, read_ledger, series
from forms.ledger_notes import note_of_series, note_of_sum
from forms.problems import EnvironmentProblem, Refused

CSV = """凭证号,摘要,金额
记-0409,付设备款,"1,204.50"
记-0410,付安装费,300
记-0412,退款,(50)
记-0412,付材料费,¥ 12.5
,合计,1467
记-0415,待查,见附件
""".encode()


def a_workbook() -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "明细账"
    for line in (("凭证号", "金额"), ("0001", 100), ("0002", 200.5), ("0004", None), (7, 1)):
        page.append(line)
    book.create_sheet("说明").append(["无"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_column_is_summed_to_the_cent_and_says_what_it_left_out() -> None:
    ledger = read_ledger(CSV, "明细账.csv")
    found = add_up(ledger, "金额", without=(6,))
    assert (found.total, found.counted, found.skipped) == (Decimal("1467.00"), 4, (7,))
    note = note_of_sum(ledger, found, (6,), "zh")
    assert note["kind"] == "calc" and note["amount"] == 1467.0 and note["cell"] == "《明细账.csv》“金额”列"
    assert "第 6 行为合计行" in note["method"] and "第 7 行不是数字" in note["method"]


def test_gaps_and_duplicates_of_a_voucher_series() -> None:
    ledger = read_ledger(CSV, "明细账.csv")
    found = series(ledger, "凭证号")
    assert (found.first, found.last, found.counted) == ("记-0409", "记-0415", 5)
    assert found.gaps == ("记-0411", "记-0413", "记-0414") and found.gap_count == 3
    assert found.duplicates == (("记-0412", (4, 5)),)
    assert prefixes(ledger, "凭证号") == {"记-": 5}
    for language in ("zh", "en"):
        note = note_of_series(ledger, found, language)
        assert "记-0411" in note["result"] and "记-0412" in note["result"]


def test_a_workbook_is_read_by_sheet() -> None:
    ledger = read_ledger(a_workbook(), "账.xlsx")
    assert (ledger.sheet, ledger.header) == ("明细账", ("凭证号", "金额"))
    assert add_up(ledger, "金额").total == Decimal("301.5")
    assert series(ledger, "凭证号").gaps == ("0003", "0005", "0006")
    with pytest.raises(Refused, match="LEDGER_SHEET"):
        read_ledger(a_workbook(), "账.xlsx", "别的")
    with pytest.raises(Refused, match="LEDGER_COLUMN"):
        add_up(ledger, "余额")


def test_a_wide_gap_is_counted_and_only_its_beginning_listed() -> None:
    ledger = read_ledger(b"no\n1\n100000\n", "a.csv")
    found = series(ledger, "no")
    assert found.gap_count == 99_998 and len(found.gaps) == 50
    assert note_of_series(ledger, found, "en")["result"].startswith("Missing: 99998 (2, 3")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,204.50", "1204.50"),
        ("(300)", "-300"),
        ("-7", "-7"),
        ("￥12", "12"),
        ("2024年", None),
        ("", None),
        (".", None),
    ],
)
def test_numbers_as_ledgers_write_them(text: str, number: str | None) -> None:
    assert number_in(text) == (Decimal(number) if number else None)


@pytest.mark.parametrize(
    ("source", "name", "code"),
    [
        (b"a,b\n", "a.csv", "LEDGER_EMPTY"), (b"x", "a.pdf", "LEDGER_KIND"),
        (b"PK\x03\x04", "a.xlsx", "LEDGER_DAMAGED"),
        (b"\xff\xfe\xff\xff", "a.csv", "LEDGER_DAMAGED"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_ledger(source: bytes, name: str, code: str) -> None:
    with pytest.raises((Refused, EnvironmentProblem), match=code):
        read_ledger(source, name)
