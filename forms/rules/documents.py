"""Rules of document review: exact places, custody, nothing borrowed forgotten (R11, V14)."""

from __future__ import annotations

from forms.problems import Refused
from forms.rules.base import GuardContext, is_empty, target_of

ITEM_SETTLED = ("returned", "not_provided", "transferred", "void")
_PLACE = ("volume", "page", "line", "voucher_no", "cell")


def exact_location(context: GuardContext) -> list[Refused]:
    """DOMAIN 3: a review note says exactly where: volume, page, line, voucher or cell."""
    return [] if any(not is_empty(context.content.get(name)) for name in _PLACE) else [Refused("LOCATION_MISSING")]


def note_says_something(context: GuardContext) -> list[Refused]:
    """A note has an extract, words of one's own, or a calculation."""
    content = context.content
    said = [content.get(name) for name in ("extract", "comment", "result")]
    return [Refused("NOTE_EMPTY")] if all(is_empty(text) for text in said) else []


def receipt_complete(context: GuardContext) -> list[Refused]:
    """DOMAIN 3: who handed it over, who took it, when, and how much."""
    wanted = ("provided_by", "received_by", "received_at", "quantity_received")
    return [Refused("FIELD_MISSING", field=name) for name in wanted if is_empty(context.content.get(name))]


def received_in_full(context: GuardContext) -> list[Refused]:
    """Less than was asked for is received in part, or the difference is lost sight of."""
    asked, got = context.content.get("quantity"), context.content.get("quantity_received")
    if isinstance(asked, int) and isinstance(got, int) and got < asked:
        return [Refused("RECEIVED_LESS", asked=asked, received=got)]
    return []


def reason_not_provided(context: GuardContext) -> list[Refused]:
    """DOMAIN 3: what was not provided has its reason, in the organisation's words."""
    given = context.content.get("not_provided_reason")
    return [Refused("FIELD_MISSING", field="not_provided_reason")] if is_empty(given) else []


def borrowed_is_due(context: GuardContext) -> list[Refused]:
    """V14: an item that must go back has a day by which it must."""
    content = context.content
    if content.get("to_return") == "yes" and is_empty(content.get("return_by")):
        return [Refused("FIELD_MISSING", rule="V14", field="return_by")]
    return []


def returned_on_signed_slip(context: GuardContext) -> list[Refused]:
    """V14: an item is back when a return slip that both sides signed says so."""
    slip = context.linked.get(target_of(context.content.get("return_slip")))
    if slip is None or slip.kind != "doc_return" or slip.state != "signed":
        return [Refused("RETURN_NOT_SIGNED", rule="V14")]
    return []


def slip_signed(context: GuardContext) -> list[Refused]:
    """DOMAIN 4: both sides sign the return, or it has not happened."""
    return [] if context.content.get("signed_by_both") == "yes" else [Refused("SLIP_NOT_SIGNED", rule="V14")]


def items_listed(context: GuardContext) -> list[Refused]:
    """A request without an item asks for nothing."""
    live = [child for child in context.children if child.kind == "doc_item" and child.state != "void"]
    return [] if live else [Refused("NO_ITEMS")]


def items_settled(context: GuardContext) -> list[Refused]:
    """V14: a request is closed when no item is out or awaited any more."""
    return [
        Refused("ITEM_OUT", rule="V14", serial=child.serial)
        for child in context.children
        if child.kind == "doc_item" and child.state not in ITEM_SETTLED
    ]


def copy_ended(context: GuardContext) -> list[Refused]:
    """DOMAIN 3: a copy is bound into a paper, returned or destroyed, on a day."""
    wanted = ("ending", "ended_on")
    return [Refused("FIELD_MISSING", field=name) for name in wanted if is_empty(context.content.get(name))]
