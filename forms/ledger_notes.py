"""Results of ledger arithmetic as the answers of a review note: method and result in words, zh or en."""

from __future__ import annotations

from typing import Any

from forms.counters.model import Language
from forms.ledger import SHOWN, Ledger, SeriesResult, SumResult


def note_of_sum(ledger: Ledger, found: SumResult, without: tuple[int, ...], language: Language) -> dict[str, Any]:
    """Answers of a `doc_review_note` of kind `calc`; `amount` is set when the sum has at most two decimals."""
    left_out, skipped = _lines(without, language), _lines(found.skipped, language)
    if language == "zh":
        method = (
            f"对《{_place(ledger)}》“{found.column}”列求和，计 {found.counted} 行"
            + (f"；第 {left_out} 行为合计行，未计" if without else "")
            + (f"；第 {skipped} 行不是数字，未计" if found.skipped else "")
        )
        result = f"合计 {found.total:,}"
    else:
        method = (
            f"Sum of the column “{found.column}” of {_place(ledger)}, {found.counted} lines"
            + (f"; lines {left_out} are totals and left out" if without else "")
            + (f"; lines {skipped} hold no number and are left out" if found.skipped else "")
        )
        result = f"Total {found.total:,}"
    return {
        "kind": "calc",
        "method": method,
        "result": result,
        "amount": float(found.total),
        "cell": _cell(ledger, found.column, language),
    }


def note_of_series(ledger: Ledger, found: SeriesResult, language: Language) -> dict[str, Any]:
    """Answers of a `doc_review_note` of kind `calc`: gaps and duplicates inside this one ledger."""
    zh = language == "zh"
    comma = "、" if zh else ", "
    gaps = comma.join(found.gaps) + (("等" if zh else " …") if found.gap_count > len(found.gaps) else "")
    twice = comma.join(
        f"{number}（第 {_lines(lines, language)} 行）" if zh else f"{number} (lines {_lines(lines, language)})"
        for number, lines in found.duplicates[:SHOWN]
    )
    if zh:
        method = (
            f"核对《{_place(ledger)}》“{found.column}”列编号，{found.first} 至 {found.last}，计 {found.counted} 行"
            + (f"；第 {_lines(found.not_numbered, language)} 行无编号" if found.not_numbered else "")
        )
        result = (
            f"缺号 {found.gap_count} 个"
            + (f"：{gaps}" if gaps else "")
            + f"；重号 {len(found.duplicates)} 个"
            + (f"：{twice}" if twice else "")
        )
    else:
        method = (
            f"Numbers of the column “{found.column}” of {_place(ledger)}, "
            f"{found.first} to {found.last}, {found.counted} lines"
            + (f"; lines {_lines(found.not_numbered, language)} have no number" if found.not_numbered else "")
        )
        result = (
            f"Missing: {found.gap_count}"
            + (f" ({gaps})" if gaps else "")
            + f"; twice: {len(found.duplicates)}"
            + (f" ({twice})" if twice else "")
        )
    return {"kind": "calc", "method": method, "result": result, "cell": _cell(ledger, found.column, language)}


def _place(ledger: Ledger) -> str:
    return f"{ledger.name} · {ledger.sheet}" if ledger.sheet else ledger.name


def _cell(ledger: Ledger, column: str, language: Language) -> str:
    place = _place(ledger)
    return f"《{place}》“{column}”列" if language == "zh" else f"{place}, column “{column}”"


def _lines(lines: tuple[int, ...], language: Language) -> str:
    shown = ("、" if language == "zh" else ", ").join(str(line) for line in lines[:SHOWN])
    return shown + " …" if len(lines) > SHOWN else shown
