"""Rules of the domain (forms)."""

from __future__ import annotations

from collections.abc import Mapping

RULES: Mapping[str, tuple[str, str]] = {
    "FIELD_MISSING": ("缺必填项：{field} | 已填的内容都在草稿里 | 填上再试。",
                      "Required: {field} | What you typed is in the draft | Fill it in and try again."),
    "TWO_MEMBERS_NEEDED": ("还不能锁定：谈话人和记录人至少要两个不同的组员 |  | 补上另一名谈话人或记录人。",
                           "Cannot lock yet: interviewer and recorder must be at least two different members |  | Add the other interviewer or recorder."),
    "END_NOT_AFTER_START": ("结束时间 {end} 不晚于开始时间 {start} |  | 改正其中一个时间。",
                            "The end {end} is not after the start {start} |  | Correct one of the two times."),
    "BREAK_OUTSIDE": ("间断 {start}—{end} 不在谈话起止时间之内 |  | 改正间断或起止时间。",
                      "The break {start}–{end} lies outside the interview |  | Correct the break or the start and end."),
    "NO_TURNS": ("还没有一句问答 |  | 没有谈成的，作废并写明事由。",
                 "There is not one question or answer yet |  | If the talk did not take place, void it with a reason."),
    "REFUSAL_NEEDS_REASON": ("登记拒签须写明原因 |  | 写上拒签原因。",
                             "A refusal to sign needs its reason |  | Write why the signature was refused."),
    "REFUSAL_NEEDS_TWO_NAMES": ("登记拒签须有两名在场组员 |  | 选上两名组员。",
                                "A refusal to sign needs the names of two members present |  | Choose the two members."),
}  # fmt: skip
