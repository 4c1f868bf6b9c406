"""Words of the interview record and of the pages that belong to it (DOMAIN 9.1), in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.printing.breaking import Language


@dataclass(frozen=True)
class InterviewWords:
    """Templates take the named fields; blanks to be written by hand are drawn, never worded."""

    title: str
    serial: str
    signed_kind: str
    internal_kind: tuple[str, str]
    """For one turn left out and for another number."""
    internal_badge: str
    sensitive: str
    question: str
    answer: str
    shown: str
    shown_as: str
    pause: str
    note: tuple[str, str]
    bracket: tuple[str, str]
    withheld: str
    counted: tuple[tuple[str, str], tuple[str, str], tuple[str, str]]
    """Questions, answers, turns: for one and for several."""
    counted_and: str
    left_out: str
    used: str
    used_between: str
    internal_note: tuple[str, str]
    """For one exchange left out and for another number."""
    signed_reference: str
    rows: Mapping[str, str]
    interruptions: str
    no_interruptions: str
    nobody_else: str
    cells: tuple[str, str, str]


_NOTE_ZH = (
    "本件为内部副本：只印代号，隐去标为敏感的问答{groups}处；以封存的签名件{reference}为准，"
    "核对方式、修改处数和签名结果见签名登记。"
)
_NOTE_EN = (
    "Internal copy: it shows the code only and leaves out {} marked sensitive. The sealed signed record{{reference}} "
    "prevails; the signature register holds how it was checked, the number of corrections and the result of the "
    "signature."
)

INTERVIEW: Mapping[Language, InterviewWords] = {
    "zh": InterviewWords(
        title="个别谈话记录",
        serial="谈话编号  {serial}",
        signed_kind="签名件",
        internal_kind=("内部副本（隐去{turns}段）", "内部副本（隐去{turns}段）"),
        internal_badge="内部副本",
        sensitive="敏",
        question="问：",
        answer="答：",
        shown="出示：",
        shown_as="出示：{document}",
        pause="间断：",
        note=("（", "）"),
        bracket=("〔", "〕"),
        withheld="此处{what}标为敏感，本副本不印，见签名件第{page}页",
        counted=(("{count}问", "{count}问"), ("{count}答", "{count}答"), ("{count}段", "{count}段")),
        counted_and="",
        left_out="〔略〕",
        used="底稿 {paper}，支撑材料 {row}",
        used_between="；",
        internal_note=(_NOTE_ZH, _NOTE_ZH),
        signed_reference="（印{print_no}）",
        rows={
            "time": "时间", "place": "地点", "interviewers": "谈话人", "recorder": "记录人", "others": "到场人员",
            "interviewee": "谈话对象", "gender": "性别", "code": "代号", "role_group": "身份类别",
            "post": "单位职务", "purpose": "事由", "notices": "告知",
        },
        interruptions="间断：{breaks}",
        no_interruptions="间断：无",
        nobody_else="无其他人员",
        cells=("谈话对象（签名、捺印）", "谈话人", "记录人"),
    ),
    "en": InterviewWords(
        title="Interview record",
        serial="Interview no. {serial}",
        signed_kind="Signed record",
        internal_kind=("Internal copy ({turns} turn left out)", "Internal copy ({turns} turns left out)"),
        internal_badge="INTERNAL COPY",
        sensitive="sens.",
        question="Q",
        answer="A",
        shown="Shown: ",
        shown_as="Shown: {document}",
        pause="Break: ",
        note=("(", ")"),
        bracket=("[", "]"),
        withheld="{what} marked sensitive, not printed in this copy; see page {page} of the signed record",
        counted=(
            ("{count} question", "{count} questions"), ("{count} answer", "{count} answers"),
            ("{count} turn", "{count} turns"),
        ),
        counted_and=" and ",
        left_out="[…]",
        used="Working paper {paper}, evidence {row}",
        used_between="; ",
        internal_note=(_NOTE_EN.format("{groups} exchange"), _NOTE_EN.format("{groups} exchanges")),
        signed_reference=" (print {print_no})",
        rows={
            "time": "Date and time", "place": "Place", "interviewers": "Interviewers", "recorder": "Recorder",
            "others": "Others present", "interviewee": "Interviewee", "gender": "Gender", "code": "Code",
            "role_group": "Role group", "post": "Unit and post", "purpose": "Purpose", "notices": "Notices given",
        },
        interruptions="interruptions: {breaks}",
        no_interruptions="interruptions: none",
        nobody_else="none",
        cells=("Interviewee (signature, fingerprint)", "Interviewer", "Recorder"),
    ),
}  # fmt: skip

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def date_text(date: str, language: Language) -> str:
    """`YYYY-MM-DD` as people write it; anything else as it stands."""
    parts = date.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return date
    year, month, day = (int(part) for part in parts)
    if language == "zh":
        return f"{year}年{month}月{day}日"
    return f"{day} {MONTHS[month - 1]} {year}" if 1 <= month <= 12 else date


def time_text(time: str, language: Language) -> str:
    """`HH:MM` as people write it; seconds and zones are cut, anything else stands as it is."""
    hours, colon, rest = time.partition(":")
    if not colon or not hours.isdigit() or not rest[:2].isdigit():
        return time
    return f"{int(hours)}时{rest[:2]}分" if language == "zh" else f"{hours}:{rest[:2]}"


def span_text(start: str, end: str, language: Language) -> str:
    """From `start` to `end`, either of which may be missing."""
    words = [time_text(part, language) for part in (start, end) if part]
    return ("至" if language == "zh" else " to ").join(words)
