"""Rules of the working paper: evidence, sources, three persons, merging, freezing (V12, V13; DOMAIN 3, 4, 9.4)."""

from __future__ import annotations

from forms.corroboration import EVIDENCE_TARGETS, sources
from forms.problems import Refused
from forms.rules.base import GuardContext, is_empty, rows_of, target_of

APPROVED = ("approved", "communicated", "frozen")
"""States of a paper that three persons have signed."""

MERGEABLE = ("draft", "returned", "submitted", "reviewed", *APPROVED)


def evidence_located(context: GuardContext) -> list[Refused]:
    """DOMAIN 3: each row of evidence has its kind, its exact location and what it shows."""
    return [
        Refused("EVIDENCE_INCOMPLETE", number=number, field=name)
        for number, row in enumerate(rows_of(context.content, "evidence"), 1)
        for name in ("kind", "location", "shows")
        if is_empty(row.get(name))
    ]


def evidence_points_right(context: GuardContext) -> list[Refused]:
    """A row points at a record of the kind it names."""
    found = []
    for number, row in enumerate(rows_of(context.content, "evidence"), 1):
        allowed = EVIDENCE_TARGETS.get(str(row.get("kind")), ())
        target = context.linked.get(target_of(row.get("ref")))
        if allowed and target is not None and target.kind not in allowed:
            found.append(Refused("EVIDENCE_WRONG_KIND", number=number, kind=row.get("kind")))
    return found


def evidence_settled(context: GuardContext) -> list[Refused]:
    """DOMAIN 8: what an approved paper rests on goes to the office with it: a locked interview, a kept note."""
    return [
        Refused("EVIDENCE_UNSETTLED", number=number, serial=target.serial)
        for number, row in enumerate(rows_of(context.content, "evidence"), 1)
        if (target := context.linked.get(target_of(row.get("ref")))) is not None and not target.settled
    ]


def interviews_by_code(context: GuardContext) -> list[Refused]:
    """V09: evidence from an interview shows its source code and nothing else of the person."""
    found = []
    for number, row in enumerate(rows_of(context.content, "evidence"), 1):
        target = context.linked.get(target_of(row.get("ref")))
        if row.get("kind") == "interview" and target is not None and row.get("source") != target.handle:
            found.append(Refused("EVIDENCE_BY_CODE", rule="V09", number=number))
    return found


def sources_suffice(context: GuardContext) -> list[Refused]:
    """V12: approval needs at least one document or at least two independent sources."""
    counted = sources(context.content, context.linked)
    if counted.suffices:
        return []
    code = "SINGLE_SOURCE" if counted.single_source else "SOURCES_TOO_FEW"
    return [Refused(code, rule="V12", sources=counted.independent)]


def signers(context: GuardContext) -> dict[str, str]:
    """Who prepared, reviewed and approved the version in hand: acts since it was last a draft, by the history."""
    found: dict[str, str] = {}
    for act in context.acts:
        if act.action in ("return", "reopen"):
            found = {}
        elif act.action in ("submit", "review", "approve"):
            found[act.action] = act.author
    return found


def writers(context: GuardContext) -> set[str]:
    """Who wrote the text: authors of every save and of every submission."""
    return {act.author for act in context.acts if act.action in ("save", "submit", "resolve")}


def reviewer_is_another(context: GuardContext) -> list[Refused]:
    """V12: who reviews has neither written nor submitted the paper."""
    taken = writers(context) | {str(context.content.get("prepared_by") or "")}
    return [Refused("SAME_PERSON", rule="V12", step="review")] if context.actor in taken else []


def three_persons(context: GuardContext) -> list[Refused]:
    """V12: preparer, reviewer and approver are three different persons, by the history and not by the form."""
    signed = signers(context)
    if "submit" not in signed or "review" not in signed:
        return [Refused("REVIEW_MISSING", rule="V12")]
    taken = writers(context) | {signed["submit"], signed["review"], str(context.content.get("prepared_by") or "")}
    return [Refused("SAME_PERSON", rule="V12", step="approve")] if context.actor in taken else []


def merged_into_another(context: GuardContext) -> list[Refused]:
    """DOMAIN 4: a paper merges into another one that lives (one problem, one paper)."""
    reference = target_of(context.content.get("merged_into"))
    if not reference:
        return [Refused("FIELD_MISSING", field="merged_into")]
    target = context.linked.get(reference)
    if target is None or target.kind != "workpaper" or target.state not in MERGEABLE:
        return [Refused("MERGE_TARGET")]
    return []


def talk_recorded(context: GuardContext) -> list[Refused]:
    """DOMAIN 4: a paper counts as put to the principal head when a held talk names it."""
    talks = [context.linked.get(target_of(value)) for value in context.content.get("communications") or ()]
    held = [talk for talk in talks if talk is not None and talk.kind == "communication" and talk.state != "draft"]
    found = [] if any(talk.state != "void" for talk in held) else [Refused("TALK_NOT_RECORDED")]
    if is_empty(context.content.get("response")):
        found.append(Refused("FIELD_MISSING", field="response"))
    return found


def disposition_given(context: GuardContext) -> list[Refused]:
    """DOMAIN 3: at the freeze it is said where the paper goes: into which section, or why not used."""
    content = context.content
    disposition = content.get("disposition")
    if is_empty(disposition):
        return [Refused("FIELD_MISSING", field="disposition")]
    needed = "report_section" if disposition == "in_report" else "not_used_reason"
    return [Refused("FIELD_MISSING", field=needed)] if is_empty(content.get(needed)) else []


def papers_approved(context: GuardContext) -> list[Refused]:
    """R13: what is put to the principal head is an approved paper, in the version that was shown."""
    found = []
    for number, row in enumerate(rows_of(context.content, "papers"), 1):
        paper = context.linked.get(target_of(row.get("paper")))
        if paper is None or paper.kind != "workpaper" or paper.state not in APPROVED:
            found.append(Refused("PAPER_NOT_APPROVED", number=number))
        elif row.get("version") != paper.text_sha256:
            found.append(Refused("PAPER_VERSION_CHANGED", number=number, serial=paper.serial))
        found += [
            Refused("ROW_INCOMPLETE", number=number, field=name)
            for name in ("response", "effect")
            if is_empty(row.get(name))
        ]
    return found
