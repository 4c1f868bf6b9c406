"""Words of the addendum to a locked interview, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.printing.breaking import Language


@dataclass(frozen=True)
class AddendumWords:
    """`rows` are the labels of the head block; `page` takes the page of the paper record."""

    title: str
    serial: str
    label: str
    kind: str
    on_page: str
    rows: Mapping[str, str]


ADDENDUM: Mapping[Language, AddendumWords] = {
    "zh": AddendumWords(
        title="个别谈话补记",
        serial="谈话编号  {serial}",
        label="补：",
        kind="补记",
        on_page="第{page}页",
        rows={
            "of": "所补谈话", "code": "代号", "origin": "补记来源", "written_on": "日期", "interviewers": "谈话人",
            "recorder": "记录人",
        },
    ),
    "en": AddendumWords(
        title="Addendum to an interview",
        serial="Interview no. {serial}",
        label="+",
        kind="Addendum",
        on_page="page {page}",
        rows={
            "of": "Interview", "code": "Code", "origin": "Origin", "written_on": "Date",
            "interviewers": "Interviewers", "recorder": "Recorder",
        },
    ),
}  # fmt: skip
