"""Words of the weekly report, in both languages; names and definitions of the counters come from `forms.counters`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.printing.breaking import Language


@dataclass(frozen=True)
class WeeklyWords:
    """Templates take the named fields."""

    title: str
    serial: str
    span: str
    cutoff: str
    unit: str
    made: str
    heads: tuple[str, str, str, str, str]
    bars: tuple[str, str, str]
    figure: str
    rate: str
    other: str
    groups: str
    between: str
    adjustment: str
    adjusted: str
    reason: str
    no_adjustment: str
    rounding: str
    chart: str
    planned: str
    done: str
    week: str
    narrative: str
    plan: str
    requests: str
    nothing: str
    signs: tuple[tuple[str, str], ...]
    frozen: str
    not_frozen: str


WEEKLY: Mapping[Language, WeeklyWords] = {
    "zh": WeeklyWords(
        title="巡察工作周报（第{week}期）", serial="周报编号  {serial}", span="统计期  {since}至{until}",
        cutoff="截数  {until}", unit="被巡察单位  {unit}", made="制表  {by}    审核  {reviewer}",
        heads=("代码", "指标", "本周", "累计", "口径（分子／分母／范围）"),
        bars=("一、计数", "二、进度", "三、本周工作"),
        figure="{name}\n{figures}", rate="{label}{token}（{population}）", other="{label}{value}",
        groups="{name}：{parts}", between="；", adjustment="更正：{parts}。{reason}",
        adjusted="{code}{figure}{group} {change}", reason="原因：{note}", no_adjustment="更正：无。",
        rounding="各率为累计数的分子／分母，截至{until}，四舍五入到0.1%。"
        "累计已按更正后计；更正是现在所知减前一截数日所报。",
        chart="图1  个别谈话（计划与完成）", planned="计划", done="完成", week="第{week}周",
        narrative="{text}", plan="下周重点：{text}", requests="需要协调：{text}", nothing="（无文字）",
        signs=(("组长签名", "签发时间"),), frozen="数据冻结  {on}", not_frozen="数据尚未冻结",
    ),
    "en": WeeklyWords(
        title="Weekly report no. {week}", serial="Report no. {serial}", span="From {since} to {until}",
        cutoff="Cut-off: {until}", unit="Organisation: {unit}", made="Made by {by}; reviewed by {reviewer}",
        heads=("Code", "Counter", "This week", "To date", "Definition (numerator / denominator, population)"),
        bars=("1  Figures", "2  Progress", "3  This week's work"),
        figure="{name}\n{figures}", rate="{label} {token} ({population})", other="{label} {value}",
        groups="{name}: {parts}", between="; ", adjustment="Adjustments: {parts}. {reason}",
        adjusted="{code} {figure}{group} {change}", reason="Why: {note}", no_adjustment="Adjustments: none.",
        rounding="Rates are numerator / denominator of the figures to date as of {until}, rounded to 0.1 %. Figures to "
        "date are those after adjustment; an adjustment is what is known now less what was reported then.",
        chart="Figure 1  Interviews, planned and held", planned="planned", done="held", week="Week {week}",
        narrative="{text}", plan="Next week: {text}", requests="Help needed: {text}", nothing="(no text)",
        signs=(("Team leader, signature", "Issued on"),), frozen="Figures frozen on {on}",
        not_frozen="Figures not frozen yet",
    ),
}  # fmt: skip
