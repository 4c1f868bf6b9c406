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
    now: str = "",
) -> list[Finding]:
    """Lines that do not keep from locking. The limits of a talk are values of the kit's policy, else none; `now` is
    `YYYY-MM-DD HH:MM`, empty where it does not matter."""
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
    return found + _ahead(content, now) + _length(content, policy)


def _ahead(content: Mapping[str, Any], now: str) -> list[Finding]:
    """A talk that ends later than the clock says now: a slip, or a record locked too early."""
    date, end = str(content.get("date") or ""), str(content.get("end") or "")
    if not now or not date or f"{date} {end}" <= now:
        return []
    if date > now[: len(date)]:
        return [Finding(lambda: tr("The date {date} lies in the future").format(date=date), "date", warning=True)]
    return [Finding(lambda: tr("The end, {end}, lies in the future").format(end=end), "end", warning=True)]


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
