"""The referral sheet of a lead (DOMAIN 9.5): what goes to the receiving body, signed by both sides. Who reported it is
not on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.printing.blocks import Block
from forms.printing.breaking import Language
from forms.printing.faces import Faces
from forms.printing.formpage import FormSetter, Front, lay_form
from forms.printing.order import PageOrder
from forms.printing.placed import Laid
from forms.printing.rows import Gap
from forms.printing.signing import sign_boxes

LEAD, HANDLING = "lead", "handling"
APPROVED_BY, HANDED_OVER_BY, SENDER_KEY = "approved_by", "handed_over_by", "sender_key"


@dataclass(frozen=True)
class ReferralWords:
    """`parts` are the copies: one for each side."""

    title: str
    serial: str
    parts: tuple[str, str]
    subject: str
    meetings: str
    meeting: str
    body: str
    approved: str
    key: str
    boxes: tuple[tuple[str, str, str], ...]
    day: str
    note: str


WORDS: Mapping[Language, ReferralWords] = {
    "zh": ReferralWords(
        "问题线索移交单", "线索编号  {serial}", ("第一联  接收单位存", "第二联  移交单位存"), "反映对象（职务）",
        "组务会意见",
        "{day} {opinion}", "拟移交单位", "组长批准", "封装机公钥指纹",
        (("组长签批", "签名", ""), ("移交人", "签名", ""), ("接收人", "签名", "回执号")), "年    月    日",
        "反映人身份另行密封，不在本单。接收单位应按规定期限反馈办理情况。",
    ),
    "en": ReferralWords(
        "Referral of a lead", "Lead no. {serial}", ("Part 1: kept by the receiving body", "Part 2: kept by the team"),
        "Subject (post)", "Opinion of the group", "{day}: {opinion}", "Receiving body", "Approved by",
        "Key of the laptop",
        (("Team leader", "Signature", ""), ("Handed over by", "Signature", ""),
         ("Received by", "Signature", "Receipt no.")), "Date",
        "Who reported it is sealed apart and not on this sheet. The receiving body reports back within the time set.",
    ),
}  # fmt: skip


def lay_referral(order: PageOrder, copy: int, faces: Faces) -> Laid:
    """The sheet of one lead; `order.content` has the opened groups `lead` and `handling` beside the open answers, and
    `order.related` who approved it, and the key that signs the bundle, to compare on opening.

    Raises `Refused("CHARACTER_MISSING")`.
    """
    form, words = FormSetter(order, faces), WORDS[order.language]
    answers, lead = form.answers, order.content[LEAD]
    none = form.common.none

    def said(group: str, name: str) -> str:
        return answers.said(group, name, row=order.content[group])

    def of_lead(name: str) -> tuple[str, str]:
        return answers.title(LEAD, name), said(LEAD, name) or none

    subject = [said(LEAD, name) for name in ("subject_unit", "subject_post", "subject_name") if lead.get(name)]
    opinions = [
        words.meeting.format(day=answers.said(f"{which}_meeting_on"), opinion=said(HANDLING, f"{which}_opinion"))
        for which in ("first", "second")
    ]
    blocks: list[Block] = [
        form.halves(of_lead("channel"), (answers.title("received_on"), answers.or_none("received_on"))),
        form.row(words.subject, " ".join(subject)),
        form.long(*of_lead("gist")),
        form.long(*of_lead("known")),
        form.long(*of_lead("materials")),
        form.row(answers.title(HANDLING, "preliminary_class"), said(HANDLING, "preliminary_class") or none),
        form.numbered(words.meetings, opinions),
        form.row(words.body, said(HANDLING, "proposed_body") or none),
        form.row(words.approved, order.members.get(order.related.get(APPROVED_BY, ""), none)),
        form.row(answers.title("packed_in"), answers.or_none("packed_in")),
        form.row(words.key, order.related.get(SENDER_KEY, none)),
        sign_boxes(form, words.boxes, words.day, keep=True),
        Gap(6, keep=True),
        form.note(words.note),
    ]
    part = words.parts[min(copy, len(words.parts)) - 1]
    return lay_form(form, copy, Front(words.title, words.serial.format(serial=order.serial), part, tracking=4), blocks)
