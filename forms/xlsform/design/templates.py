"""What a design may begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from forms.xlsform.design.model import Design, DesignedQuestion, Option, Words

_PURPOSE = Words(
    "本问卷用于了解有关情况，只作汇总统计。",
    "This survey serves to learn how things stand; it is used in totals only.",
)
_ANONYMITY = Words(
    "不记名，不要写姓名、单位、电话。请用黑色或蓝色笔在方框内打“√”；不选视为弃权。",
    "It is anonymous: do not write your name, unit or telephone. Tick the boxes in black or blue ink; a blank counts "
    "as abstention.",
)
_RATED = Words(
    "本表用于对领导班子作出评价，只作汇总统计。",
    "This form serves to rate the leadership body; it is used in totals only.",
)
_ITEMS = (
    Words("政治建设", "Political leadership"), Words("履行职责", "Discharge of duties"),
    Words("民主决策", "Collective decision-making"), Words("选人用人", "Selection of staff"),
    Words("廉洁自律", "Integrity"), Words("工作作风", "Style of work"),
)  # fmt: skip
_GRADES = (Words("好", "Good"), Words("较好", "Fairly good"), Words("一般", "Average"), Words("较差", "Poor"))
_OVERALL = (
    Words("优秀", "Excellent"), Words("称职", "Competent"), Words("基本称职", "Barely competent"),
    Words("不称职", "Not competent"),
)  # fmt: skip
_GROUPS = (Words("中层干部", "Middle manager"), Words("职工", "Staff"), Words("不愿回答", "Prefer not to say"))
_SEEN = (Words("公开栏", "Notice board"), Words("会议", "Meetings"), Words("没有看到", "Not seen"))


def _options(words: Sequence[Words]) -> tuple[Option, ...]:
    return tuple(Option(chr(ord("a") + number), one) for number, one in enumerate(words))


def _appraisal() -> Design:
    rows = tuple(Option(f"q1_{number}", words) for number, words in enumerate(_ITEMS, 1))
    return Design(
        title=Words("领导班子民主测评表", "Appraisal of the leadership body"), kind="appraisal",
        purpose=_RATED, anonymity=_ANONYMITY,
        items=(
            DesignedQuestion("q1", "matrix", Words("请对下列方面作出评价：", "Please rate:"),
                             options=_options(_GRADES), rows=rows),
            DesignedQuestion("q2", "select_one", Words("总体评价：", "Overall:"), options=_options(_OVERALL)),
            DesignedQuestion("q3", "text", Words("意见和建议：", "Comments and suggestions:")),
        ),
    )  # fmt: skip


def _survey() -> Design:
    return Design(
        title=Words("调查问卷", "Questionnaire"), purpose=_PURPOSE, anonymity=_ANONYMITY,
        items=(
            DesignedQuestion("s1", "section", Words("基本情况", "About you")),
            DesignedQuestion("q1", "select_one", Words("您的身份：", "You are:"), options=_options(_GROUPS)),
            DesignedQuestion("s2", "section", Words("您的看法", "Your opinion")),
            DesignedQuestion("q2", "scale",
                             Words("您对本单位工作的总体满意程度：", "How satisfied are you with the work here?"),
                             Words("1为很不满意，5为很满意", "1 is very dissatisfied, 5 is very satisfied"),
                             low=1, high=5),
            DesignedQuestion("q3", "select_multiple",
                             Words("您从哪里看到公开的事项？", "Where have you seen matters made public?"),
                             options=_options(_SEEN), other=True),
            DesignedQuestion("q4", "text", Words("您的意见和建议：", "Your comments and suggestions:"), long=True),
        ),
    )  # fmt: skip


def template(name: str) -> Design:
    """A design to begin with: `appraisal`, `survey` or `empty`. Raises `KeyError` for another name."""
    return TEMPLATES[name]


TEMPLATES: Mapping[str, Design] = {
    "appraisal": _appraisal(),
    "survey": _survey(),
    "empty": Design(anonymity=_ANONYMITY),
}


def begun(name: str, form_id: str, *, chinese: bool) -> Design:
    """The template in the language of the window, under an id of its own."""
    return replace(template(name), form_id=form_id, languages=("zh",) if chinese else ("en",))
