"""An invented canteen questionnaire, its sheets, and a batch brought along its way."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from forms.xlsform.reading import read_form
from storage.keyed import Keyed
from storage.keying import FIRST, SECOND
from storage.questionnaires import Brought, Questionnaires
from tests.storage.team import DEPUTY, MEMBER, Team
from tests.storage.team import SECOND as OTHER

CANTEEN = """
| survey | | | | | | | |
| | type | name | label::中文 (zh) | label::English (en) | relevant | constraint | hint::中文 (zh) |
| | note | intro | 本问卷只作汇总统计，不记名。 | This survey is used in totals only. Anonymous. |  |  |  |
| | select_one who | who | 您是学生的： | You are the pupil's: |  |  |  |
| | select_one portion | portion | 饭菜分量是否合适？ | Are the portions right? |  |  |  |
| | select_one yesno | posted | 本学期食堂价目是否公示？ | Were prices posted this term? |  |  |  |
| | select_multiple notices | seen | 您看到过哪些公示？ | Which notices have you seen? | ${posted} = 'yes' |  |  |
| | begin group | rating | 请对下列方面作出评价： | Please rate: |  |  |  |
| | select_one grade | taste | 饭菜口味 | Taste |  |  |  |
| | select_one grade | clean | 卫生 | Cleanliness |  |  |  |
| | end group |  |  |  |  |  |  |
| | range | satisfied | 总体满意程度 | Overall satisfaction |  |  |  |
| | integer | days | 一周内剩饭较多的天数 | Days with much left over |  | . >= 0 and . <= 5 |  |
| | text | advice | 您的建议 | Your advice |  |  |  |

| choices | | | | | |
| | list_name | name | label::中文 (zh) | label::English (en) | score |
| | who | father | 父亲 | father |  |
| | who | mother | 母亲 | mother |  |
| | who | other | 其他亲属 | another relative |  |
| | portion | right | 合适 | right |  |
| | portion | little | 偏少 | too little |  |
| | portion | much | 偏多 | too much |  |
| | yesno | yes | 是 | yes |  |
| | yesno | no | 否 | no |  |
| | yesno | unclear | 不清楚 | do not know |  |
| | notices | prices | 价目 | prices |  |
| | notices | menu | 带量食谱 | menu |  |
| | notices | accounts | 收支 | accounts |  |
| | grade | good | 好 | good | 3 |
| | grade | fair | 一般 | fair | 2 |
| | grade | poor | 差 | poor | 1 |

| settings | | | | |
| | form_title | form_id | version | default_language |
| | 食堂满意度问卷 | canteen | 2 | 中文 (zh) |
"""


def canteen(**changes: str) -> Brought:
    text = CANTEEN
    for old, new in changes.items():
        text = text.replace(f"| {old} |", f"| {new} |")
    source = text.encode()
    return Brought("canteen.md", source, read_form(source, "canteen.md"), {})


def sheets(count: int, seed: int = 7) -> list[Keyed]:
    """What `count` invented parents ticked."""
    draw = random.Random(seed)
    made = []
    for _ in range(count):
        answers: dict[str, Any] = {
            "who": draw.choice(["father", "mother", "mother"]),
            "portion": draw.choice(["right", "right", "little"]),
            "posted": draw.choice(["yes", "yes", "no"]), "taste": draw.choice(["good", "fair"]),
            "clean": draw.choice(["good", "fair"]), "satisfied": draw.choice([6, 7, 8]), "days": draw.choice([1, 2]),
            "advice": draw.choice(["多做蔬菜", "公布每周食材价格", ""]),
        }  # fmt: skip
        blanks = [key for key in ("portion", "advice") if not answers[key] or draw.random() < 0.1]
        if answers["posted"] == "yes":
            answers["seen"] = draw.sample(["prices", "menu", "accounts"], draw.choice([1, 2]))
        made.append(Keyed({key: value for key, value in answers.items() if key not in blanks}, tuple(sorted(blanks))))
    return made


class Survey:
    """A batch on its way, in a team's vault: `Survey(team).counted(60, 30).keyed(sheets(30)).closed()`."""

    def __init__(self, team: Team, form: str = "", **content: Any) -> None:
        self.team = team
        team.be(MEMBER)
        self.form = form or self.desk.bring(canteen()).revision.record
        facts = {"unit": "启明小学", "survey": "2026年3月食堂", "group": "家长", "date": "2026-03-16", **content}
        self.batch = self.desk.define(self.form, facts).revision.record

    @property
    def desk(self) -> Questionnaires:
        return Questionnaires(self.team.now)

    def counted(self, issued: int, collected: int, void: int = 0) -> Survey:
        self.desk.issue(self.batch, issued)
        self.desk.count(self.batch, {"collected": collected, "void": void, "counter_1": MEMBER.id,
                                     "counter_2": OTHER.id, "bag_no": "F-3"})  # fmt: skip
        return self

    def keyed(self, first: Sequence[Keyed], second: Sequence[Keyed] = ()) -> Survey:
        """One member keys all sheets, another all of them again."""
        self.desk.enter(self.batch)
        for account, turn, some in ((MEMBER, FIRST, first), (OTHER, SECOND, second or first)):
            self.team.be(account)
            for number, keyed in enumerate(some, 1):
                self.desk.keying.put(self.batch, number, turn, keyed)
        return self

    def closed(self) -> Survey:
        self.team.be(DEPUTY)
        self.desk.verify(self.batch)
        self.desk.close(self.batch)
        return self
