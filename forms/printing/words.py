"""Words that stand on every page, in both languages. Words of one document stand beside its layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.printing.breaking import Language


@dataclass(frozen=True)
class CommonWords:
    """Templates take the named fields."""

    copy: str
    page: str
    print_line: str
    fingerprint: str
    full_fingerprint: str
    below_empty: str
    page_below_empty: str
    practice: str
    draft: str
    void: str
    unprinted: str
    goes_on: str
    revision: str
    none: str
    opening: str
    closing: str
    between: str
    """Opening and closing bracket and separator of lists."""


COMMON: Mapping[Language, CommonWords] = {
    "zh": CommonWords(
        copy="第 {copy} 份  共 {copies} 份",
        page="第 {page} 页  共 {pages} 页",
        print_line="印  {print_no}  第{copy}份",
        fingerprint="指纹  {fingerprint}",
        full_fingerprint="全文指纹（SHA-256）{digits}",
        below_empty="（以下空白）",
        page_below_empty="（本页以下空白）",
        practice="演练",
        draft="草稿",
        void="作废",
        unprinted="预览，未取印号，不作打印件",
        goes_on="（续下页）",
        revision="修订  r{revision} · {state}",
        none="无",
        opening="（",
        closing="）",
        between="、",
    ),
    "en": CommonWords(
        copy="Copy {copy} of {copies}",
        page="Page {page} of {pages}",
        print_line="Print {print_no}   copy {copy} of {copies}",
        fingerprint="Fingerprint {fingerprint}",
        full_fingerprint="Full fingerprint (SHA-256) {digits}",
        below_empty="(nothing below)",
        page_below_empty="(rest of this page left empty)",
        practice="PRACTICE",
        draft="DRAFT",
        void="VOID",
        unprinted="Preview without a print number, not a print",
        goes_on="(continued)",
        revision="Revision r{revision} · {state}",
        none="none",
        opening=" (",
        closing=")",
        between=", ",
    ),
}
