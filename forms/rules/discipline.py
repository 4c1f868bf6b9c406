"""Rules of leads, contact reports, recusal and incidents (V02, V16, V17; DOMAIN 3, 9.5)."""

from __future__ import annotations

from forms.problems import Refused
from forms.rules.base import GuardContext, is_empty

GIST_LIMIT = 500
"""Characters of a lead's gist (DOMAIN 3)."""


def _content(context: GuardContext, rule: str, *names: str) -> list[Refused]:
    return [Refused("FIELD_MISSING", rule=rule, field=name) for name in names if is_empty(context.content.get(name))]


def _given(context: GuardContext, group: str, rule: str, *names: str) -> list[Refused]:
    """What of a protected group must be written with this act."""
    fields = context.given.get(group, {})
    return [Refused("FIELD_MISSING", rule=rule, field=name) for name in names if is_empty(fields.get(name))]


def _meeting(context: GuardContext, name: str, not_before: str, participants: str) -> list[Refused]:
    """A group meeting: its day lies between `not_before` and today, and at least two took part."""
    held = str(context.content.get(name) or "")
    after = str(context.content.get(not_before) or "")
    if held and (held < after or (context.today and held > context.today)):
        return [Refused("MEETING_DAY", rule="V16", day=held)]
    took_part = context.given.get("handling", {}).get(participants) or ()
    return [] if len(set(took_part)) >= 2 else [Refused("GROUP_MEETING_NEEDED", rule="V16")]


def lead_registered(context: GuardContext) -> list[Refused]:
    """V16: whoever registers a lead is blind afterwards, so it must be whole at once."""
    found = _content(context, "V16", "received_on")
    found += _given(context, "lead", "V16", "channel", "gist", "subject_post")
    gist = str(context.given.get("lead", {}).get("gist") or "")
    if len(gist) > GIST_LIMIT:
        found.append(Refused("GIST_TOO_LONG", rule="V16", limit=GIST_LIMIT, length=len(gist)))
    return found


def first_meeting(context: GuardContext) -> list[Refused]:
    """9.5: the group meets before the lead is looked into, and classes it."""
    found = _content(context, "V16", "first_meeting_on")
    found += _given(context, "handling", "V16", "preliminary_class", "first_opinion")
    return found + _meeting(context, "first_meeting_on", "received_on", "first_participants")


def second_meeting(context: GuardContext) -> list[Refused]:
    """9.5: the group meets again after it was looked into, and says to whom it goes."""
    found = _content(context, "V16", "second_meeting_on")
    found += _given(context, "handling", "V16", "preliminary_class", "second_opinion", "proposed_body")
    return found + _meeting(context, "second_meeting_on", "first_meeting_on", "second_participants")


def packed_in_bundle(context: GuardContext) -> list[Refused]:
    """V16: a lead counts as packed when a bundle of its own, read back from its stick, holds it as it is now."""
    found = _content(context, "V16", "packed_in")
    if found or context.sealed_in.get(str(context.content["packed_in"])):
        return found
    return [Refused("LEAD_NOT_IN_BUNDLE", rule="V16")]


def still_in_bundle(context: GuardContext) -> list[Refused]:
    """V16, V25: what is handed over or receipted is the bundle that the lead was packed in."""
    known = str(context.content.get("packed_in") or "") in context.sealed_in
    return [] if known else [Refused("LEAD_NOT_IN_BUNDLE", rule="V16")]


def hand_over_signed(context: GuardContext) -> list[Refused]:
    """9.5: handed over on a day, by a person, and signed for by the other side."""
    found = _content(context, "V16", "handed_over_on", "handed_over_by")
    if context.content.get("taken_over_signed") != "yes":
        found.append(Refused("HAND_OVER_NOT_SIGNED", rule="V16"))
    return found


def receipt_given(context: GuardContext) -> list[Refused]:
    """DOMAIN 3: the receipt has its number and its day."""
    return _content(context, "V16", "receipt_no", "receipted_on")


def refusal_explained(context: GuardContext) -> list[Refused]:
    """DOMAIN 4: a lead is not accepted with a reason, and passed on to somebody; both in the sealed part."""
    return _given(context, "handling", "V16", "not_accepted_reason", "passed_on_to")


def contact_report_complete(context: GuardContext) -> list[Refused]:
    """V17: nobody can add to it later, so it must be whole at once."""
    return _given(context, "report", "V17", "about", "when", "who", "said")


def recusal_names_something(context: GuardContext) -> list[Refused]:
    """V02: a recusal names its member and an organisation or a person-role; and says why."""
    found = _content(context, "V02", "member", "ground", "relation")
    if is_empty(context.content.get("unit")) and is_empty(context.content.get("source_code")):
        found.append(Refused("RECUSAL_FROM_WHAT", rule="V02"))
    return found


def declared_by_whom_it_concerns(context: GuardContext) -> list[Refused]:
    """V02: a declaration bars from the day it is made, so a person declares for oneself; another's may be entered by
    the leader and the deputy alone."""
    if context.actor == context.content.get("member") or context.role in ("leader", "deputy"):
        return []
    return [Refused("RECUSAL_OF_ANOTHER", rule="V02")]


def decided_by_another(context: GuardContext) -> list[Refused]:
    """V02: the office decides, on a day; whoever it concerns does not register the decision."""
    found = _content(context, "V02", "decided_by", "decided_on")
    if context.actor and context.actor == context.content.get("member"):
        found.append(Refused("OWN_RECUSAL", rule="V02"))
    return found


def replacement_named(context: GuardContext) -> list[Refused]:
    """V02: somebody else takes the place of the recused member, and it is recorded who."""
    found = _content(context, "V02", "replacement")
    if not found and context.content.get("replacement") == context.content.get("member"):
        found.append(Refused("REPLACEMENT_SAME", rule="V02"))
    return found


def incident_settled(context: GuardContext) -> list[Refused]:
    """R55: an incident ends with an outcome; a lost medium also with the day it was reported."""
    found = _content(context, "R55", "outcome")
    if context.content.get("type") in ("medium_lost", "laptop_lost"):
        found += _content(context, "R55", "reported_on")
    return found
