"""Rules of rectification, activities, intake, envelopes, plan, checklist and ledger (V15, R19–R21, R34)."""

from __future__ import annotations

from forms.problems import Refused
from forms.rules.base import GuardContext, is_empty, target_of
from forms.rules.papers import APPROVED


def _needed(context: GuardContext, *names: str, rule: str = "") -> list[Refused]:
    return [Refused("FIELD_MISSING", rule=rule, field=name) for name in names if is_empty(context.content.get(name))]


def from_approved_paper(context: GuardContext) -> list[Refused]:
    """V15: immediate rectification rests on approved papers only."""
    basis = [context.linked.get(target_of(value)) for value in context.content.get("basis_papers") or ()]
    good = bool(basis) and all(paper and paper.kind == "workpaper" and paper.state in APPROVED for paper in basis)
    return [] if good else [Refused("BASIS_NOT_APPROVED", rule="V15")]


def due_inside_stint(context: GuardContext) -> list[Refused]:
    """V15: the due date lies inside the stint."""
    due = str(context.content.get("due") or "")
    if not due:
        return [Refused("FIELD_MISSING", rule="V15", field="due")]
    if (context.leave and due > context.leave) or (context.enter and due < context.enter):
        return [Refused("DUE_OUTSIDE_STINT", rule="V15", due=due, leave=context.leave)]
    return []


def hand_signed_receipt(context: GuardContext) -> list[Refused]:
    """V15: served when the principal head has signed for it by hand and that is registered."""
    found = _needed(context, "served_on", "received_by", rule="V15")
    if context.content.get("receipt_signed") != "yes":
        found.append(Refused("RECEIPT_NOT_SIGNED", rule="V15"))
    return found


def reply_given(context: GuardContext) -> list[Refused]:
    """DOMAIN 3: the reply has its day and its gist."""
    return _needed(context, "reply_on", "reply")


def verification_given(context: GuardContext) -> list[Refused]:
    """DOMAIN 3: verified by a member, on a day, with what was seen and the result."""
    return _needed(context, "verified_by", "verified_on", "verification", "result")


def result_is_done(context: GuardContext) -> list[Refused]:
    """Only what is done is closed; the rest is carried into the ledger."""
    return [] if context.content.get("result") == "done" else [Refused("NOT_DONE")]


def unannounced_approved(context: GuardContext) -> list[Refused]:
    """R19: an unannounced visit needs the leader's approval beforehand and two members."""
    if context.content.get("type") != "unannounced_visit":
        return []
    found = []
    if not any(act.action == "approve" for act in context.acts):
        found.append(Refused("VISIT_NOT_APPROVED", rule="R19"))
    if len(set(context.content.get("members") or ())) < 2:
        found.append(Refused("TWO_MEMBERS_NEEDED", rule="R19"))
    return found


def handling_given(context: GuardContext) -> list[Refused]:
    """R20: in scope, passed on (to whom), or not accepted (why)."""
    found = _needed(context, "handling", "handled_by", "handled_on")
    handling = context.content.get("handling")
    if handling == "passed_on":
        found += _needed(context, "passed_to")
    if handling == "not_accepted":
        found += _needed(context, "not_accepted_reason")
    return found


def anonymous_or_sealed(context: GuardContext) -> list[Refused]:
    """V09: an intake that is not anonymous has its reporter in the sealed part, and only there."""
    named = context.content.get("anonymous") == "no"
    if named and "reporter" not in context.protected_present:
        return [Refused("REPORTER_MISSING", rule="V09")]
    return []


def received_within_issued(context: GuardContext) -> list[Refused]:
    """R21: quantities only; more envelopes back than went out means that a number is wrong."""
    found = _needed(context, "received")
    issued, received = context.content.get("issued"), context.content.get("received")
    if isinstance(issued, int) and isinstance(received, int) and received > issued:
        found.append(Refused("RECEIVED_MORE", issued=issued, received=received))
    return found


def slot_has_interview(context: GuardContext) -> list[Refused]:
    """K12: a slot is taken when an interview stands for it."""
    interview = context.linked.get(target_of(context.content.get("interview")))
    good = interview is not None and interview.kind == "interview" and interview.state != "void"
    return [] if good else [Refused("SLOT_WITHOUT_INTERVIEW")]


def problem_has_paper(context: GuardContext) -> list[Refused]:
    """R05: a point with a problem opens a working paper."""
    papers = [context.linked.get(target_of(value)) for value in context.content.get("papers") or ()]
    good = [paper for paper in papers if paper is not None and paper.state not in ("void", "withdrawn")]
    return [] if good else [Refused("PROBLEM_WITHOUT_PAPER")]


def note_given(context: GuardContext) -> list[Refused]:
    """R05: "looked at, no problem" says what was looked at."""
    return _needed(context, "note")


def ledger_paper_approved(context: GuardContext) -> list[Refused]:
    """R34: each approved paper becomes a ledger entry, and nothing else does."""
    paper = context.linked.get(target_of(context.content.get("paper")))
    good = paper is not None and paper.kind == "workpaper" and paper.state in APPROVED
    return [] if good else [Refused("PAPER_NOT_APPROVED", number=1)]
