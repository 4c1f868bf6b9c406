"""What a person should look at before locking although no rule forbids it (DOMAIN 3: warnings)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ui.i18n import tr, tr_n
from ui.interview.counts import spoken_minutes
from ui.interview.lockpanel import Finding


def warnings(
    content: Mapping[str, Any],
    *,
    must_ask_left: Sequence[str],
    notices_left: int,
    has_identity: bool,
    policy: Mapping[str, Any],
) -> list[Finding]:
    """Lines that do not keep from locking. The limits of a talk are values of the kit's policy, else none."""
    found: list[Finding] = []
    left = len(must_ask_left)
    if left:
        found.append(
            Finding(
                lambda: tr_n("{n} must-ask question has not been asked", "{n} must-ask questions not asked", left),
                "outline",
                warning=True,
            )
        )
    if notices_left:
        found.append(
            Finding(
                lambda: tr_n("{n} notice has not been given", "{n} notices have not been given", notices_left),
                "notices",
                warning=True,
            )
        )
    if content.get("profile") == "signed_record" and not has_identity:
        found.append(
            Finding(lambda: tr("A signed record without the interviewee's identity"), "identity", warning=True)
        )
    return found + _length(content, policy)


def _length(content: Mapping[str, Any], policy: Mapping[str, Any]) -> list[Finding]:
    found: list[Finding] = []
    most, latest = policy.get("interview_most_minutes"), policy.get("interview_latest_end")
    start, end = str(content.get("start") or ""), str(content.get("end") or "")
    spoken = spoken_minutes(start, end, content.get("breaks") or ())
    if isinstance(most, int) and spoken > most:
        found.append(
            Finding(
                lambda: tr("The talk took {n} minutes; the policy says {most}").format(n=spoken, most=most),
                "end",
                warning=True,
            )
        )
    if isinstance(latest, str) and latest and end > latest:
        found.append(
            Finding(
                lambda: tr("The talk ended at {end}; the policy says {latest}").format(end=end, latest=latest),
                "end",
                warning=True,
            )
        )
    return found
