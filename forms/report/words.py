"""Words of the report outline and of the bound volume, in both languages (DOMAIN 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.counters.model import Language


@dataclass(frozen=True)
class ReportWords:
    """Templates take the named fields."""

    title: str
    serial: str
    about: str
    coverage: str
    how: str
    all_units: str
    all_categories: str
    orders: Mapping[str, str]
    no_section: str
    no_category: str
    issue: str
    fact: str
    criterion: str
    mark: str
    mark_rows: str
    between: str
    dot: str
    evidence: str
    none: str
    frozen: str
    not_frozen: str
    open: str
    kind: str
    index: str
    index_heads: tuple[str, ...]


REPORT: Mapping[Language, ReportWords] = {
    "zh": ReportWords(
        title="巡察报告提纲",
        serial="提纲编号  {serial}",
        about="范围：{scope}。截至 {as_of}。",
        coverage="底稿覆盖（K10）：{rate}。",
        how="每段末尾〔〕内是问题底稿编号和支撑材料序号。按编号找到冻结底稿，按序号找到支撑材料目录的那一行；该行写明谈话代号和"
            "段号，或者资料编号和页码，据此找到谈话记录的那一段或者资料的那一页。",
        all_units="全部被巡察单位",
        all_categories="全部分类",
        orders={"section": "按报告章节排列", "category": "按问题分类排列"},
        no_section="尚未定章节",
        no_category="尚未分类",
        issue="{number}．{title}",
        fact="（{number}）{text}",
        criterion="依据：{text}",
        mark="〔底稿 {serial}〕",
        mark_rows="〔底稿 {serial}，支撑材料 {rows}〕",
        between="、",
        dot=" · ",
        evidence="支撑材料 {count} 项（独立来源：{sources}）",
        none="无",
        frozen="{day} 冻结",
        not_frozen="未冻结",
        open="本问题还没有冻结底稿，不能写入报告。",
        kind="报告提纲 · 依据冻结底稿",
        index="底稿对照表",
        index_heads=("序号", "底稿编号", "问题名称", "分类", "支撑材料", "冻结日期", "指纹"),
    ),
    "en": ReportWords(
        title="Report outline",
        serial="Outline {serial}",
        about="Scope: {scope}. As of {as_of}.",
        coverage="Paper coverage (K10): {rate}.",
        how="In brackets behind each paragraph stand the number of the working paper and of its rows of evidence. The "
            "number leads to the frozen paper, the row to its list of evidence; the row names an interview by its code "
            "and the turn, or a document by its number and the page, and so leads to that turn or that page.",
        all_units="all inspected organisations",
        all_categories="all categories",
        orders={"section": "by section of the report", "category": "by category"},
        no_section="No section yet",
        no_category="No category yet",
        issue="{number}. {title}",
        fact="({number}) {text}",
        criterion="Criterion: {text}",
        mark=" [Working paper {serial}]",
        mark_rows=" [Working paper {serial}, evidence {rows}]",
        between=", ",
        dot=" · ",
        evidence="evidence: {count} (independent sources: {sources})",
        none="none",
        frozen="frozen on {day}",
        not_frozen="not frozen",
        open="This issue has no frozen paper yet and may not go into the report.",
        kind="Report outline, from frozen papers",
        index="Index of papers",
        index_heads=("No.", "Paper", "Title", "Category", "Rows", "Frozen on", "Fingerprint"),
    ),
}  # fmt: skip
