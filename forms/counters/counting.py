"""What one record adds to the counters: pure functions by kind, named in the kinds table (`Kind.counts`).

Each amount carries the day on which the thing happened, so that a figure can be taken as of any day, and a late
entry shows as an adjustment of an earlier week (V24).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Amount:
    """`figure` is `K03.items`; `group` a code of the counter's split; `key` what distinct counting goes by."""

    figure: str
    day: str
    amount: int = 1
    group: str = ""
    key: str = ""


Counting = Callable[[str, Content, str], list[Amount]]
"""(state, content, day of the last revision) -> amounts. A void record adds nothing."""


def whole(value: Any) -> int:
    """A count typed into a form as a number; nothing given is 0."""
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0


EVER = "9999-12-31"
"""The day of what is planned for some day: part of the whole plan, of no week."""


def interview(state: str, content: Content, day: str) -> list[Amount]:
    """K01: locked and not void, by the day of the talk; K12: held, which counts where a planned slot leads to it."""
    if state not in ("locked", "printed", "signature_registered"):
        return []
    on, code = str(content.get("date") or day), str(content.get("source_code", ""))
    return [Amount("K01.interviews", on, key=code), Amount("K01.persons", on, key=code), Amount("K12.held", on)]


def plan_slot(state: str, content: Content, day: str) -> list[Amount]:
    """K12: a slot that was not dropped, by the day it is planned for, or that it was taken up if earlier."""
    if state == "dropped":
        return []
    on = str(content.get("date") or EVER)
    group = str(content.get("role_group") or "other")
    return _split("K12.planned", min(on, day) if state == "taken" else on, group)


def questionnaire_batch(state: str, content: Content, day: str) -> list[Amount]:
    """K02: counted batches; one with more returned than issued is invalid (V11)."""
    if state in ("defined", "issued", "void"):
        return []
    issued, collected = whole(content.get("issued")), whole(content.get("collected"))
    if collected > issued:
        return []
    on = str(content.get("counted_on") or content.get("date") or day)
    valid = collected - whole(content.get("void"))
    return [Amount("K02.issued", on, issued), Amount("K02.collected", on, collected), Amount("K02.valid", on, valid)]


_UNITS = {"volume": "K03.volumes", "set": "K03.sets", "page": "K03.pages", "box": "K03.boxes"}


def doc_item(state: str, content: Content, day: str) -> list[Amount]:
    """K03: received, also when it has gone back since; originals and copies, and each unit, apart."""
    if state in ("requested", "not_provided", "void"):
        return []
    on = str(content.get("received_at") or day)
    found = [
        Amount("K03.items", on),
        Amount("K03.copies" if content.get("original") == "copy" else "K03.originals", on),
    ]
    unit = _UNITS.get(str(content.get("quantity_unit")))
    quantity = whole(content.get("quantity_received"))
    return [*found, Amount(unit, on, quantity)] if unit and quantity else found


def activity(state: str, content: Content, day: str) -> list[Amount]:
    """K04: held activities by type, with the number of persons."""
    if state != "held":
        return []
    on, persons = str(content.get("date") or day), whole(content.get("persons_count"))
    kind = content.get("type")
    if kind == "unannounced_visit":
        return [Amount("K04.unannounced", on)]
    if kind == "forum":
        return [Amount("K04.forums", on), Amount("K04.forum_persons", on, persons)]
    return [Amount("K04.visits", on), Amount("K04.visit_persons", on, persons)]


def intake(state: str, content: Content, day: str) -> list[Amount]:
    """K05: registered items by channel; those in scope and those passed on."""
    if state == "void":
        return []
    on, channel = str(content.get("date") or day), str(content.get("channel") or "other")
    found = _split("K05.items", on, channel)
    handling = content.get("handling")
    if state == "handled" and handling in ("in_scope", "passed_on"):
        found += _split(f"K05.{handling}", on, channel)
    return found


def workpaper(state: str, content: Content, day: str) -> list[Amount]:
    """K06: approved papers, merged ones not again; by category. K10: papers for the report, and those frozen."""
    found = []
    if state in ("approved", "communicated", "frozen"):
        on = str(content.get("approved_on") or day)
        found.append(Amount("K06.papers", on))
        found += [Amount("K06.papers", on, group=str(code)) for code in content.get("category") or ()]
    if content.get("disposition") == "in_report" and state not in ("merged", "withdrawn", "void"):
        found.append(Amount("K10.issues", str(content.get("prepared_on") or day)))
        if state == "frozen":
            found.append(Amount("K10.covered", str(content.get("frozen_on") or day)))
    return found


def lead(state: str, content: Content, day: str) -> list[Amount]:
    """K07: numbers only, never more (R18)."""
    if state == "void":
        return []
    on = str(content.get("received_on") or day)
    found = [Amount("K07.registered", on)]
    if state in ("handed_over", "receipted"):
        found.append(Amount("K07.handed_over", str(content.get("handed_over_on") or day)))
    if state == "receipted":
        found.append(Amount("K07.receipted", day))
    return found


def immediate_rectification(state: str, content: Content, day: str) -> list[Amount]:
    """K08: served and closed; closed of those due counts once both have happened."""
    if state in ("draft", "approved", "void"):
        return []
    served, due = str(content.get("served_on") or day), str(content.get("due") or day)
    found = [Amount("K08.served", served), Amount("K08.due", max(due, served))]
    if state == "closed":
        closed = str(content.get("closed_on") or day)
        found += [Amount("K08.closed", closed), Amount("K08.closed_due", max(due, closed))]
    return found


def ledger_entry(state: str, content: Content, day: str) -> list[Amount]:
    """K09: items due by a day, and of these those written off; one that relapsed is due again."""
    due = str(content.get("due") or "")
    if state in ("draft", "void") or not due:
        return []
    found = [Amount("K09.due", due)]
    if state == "written_off":
        found.append(Amount("K09.written_off", max(due, str(content.get("written_off_on") or day))))
    return found


def checklist_result(state: str, content: Content, day: str) -> list[Amount]:
    """K11: points looked at, by point; two results on one point of a checklist count once."""
    if state not in ("no_problem", "problem"):
        return []
    key = f"{content.get('pack')}/{content.get('point')}"
    return [Amount("K11.looked_at", str(content.get("done_on") or day), key=key)]


def _split(figure: str, day: str, group: str) -> list[Amount]:
    """An amount for the whole and one for its group."""
    return [Amount(figure, day), Amount(figure, day, group=group)]


COUNTINGS: Mapping[str, Counting] = {
    counting.__name__: counting
    for counting in (
        interview, plan_slot, questionnaire_batch, doc_item, activity, intake, workpaper, lead,
        immediate_rectification, ledger_entry, checklist_result,
    )
}  # fmt: skip
"""By the name that a kind's `counts` uses."""
