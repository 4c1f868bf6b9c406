"""Words of the bound volume, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.printing.breaking import Language


@dataclass(frozen=True)
class VolumeWords:
    """Templates take the named fields."""

    title: str
    serial: str
    part: str
    kind: str
    contents: str
    heads: tuple[str, ...]
    place: str
    team: str
    round: str
    units: str
    papers: str
    pages: str
    hands: tuple[str, ...]


VOLUME: Mapping[Language, VolumeWords] = {
    "zh": VolumeWords(
        title="问题底稿",
        serial="卷号  {serial}",
        part="第 {number} 卷",
        kind="问题底稿合订卷",
        contents="卷内目录",
        heads=("序号", "底稿编号", "问题名称", "被巡察单位", "页", "指纹"),
        place="第 {number} 卷  卷内第 {page} 页  共 {pages} 页",
        team="巡察组",
        round="轮次",
        units="被巡察单位",
        papers="底稿份数",
        pages="卷内页数",
        hands=("装订人", "审核人", "日期"),
    ),
    "en": VolumeWords(
        title="Working papers",
        serial="Volume {serial}",
        part="Volume {number}",
        kind="Bound volume of working papers",
        contents="Contents",
        heads=("No.", "Paper", "Title", "Organisation", "Page", "Fingerprint"),
        place="Volume {number}, page {page} of {pages}",
        team="Team",
        round="Round",
        units="Organisations",
        papers="Papers",
        pages="Pages",
        hands=("Bound by", "Checked by", "Date"),
    ),
}
