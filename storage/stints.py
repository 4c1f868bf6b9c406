"""The stint's description to and from JSON, as it stands in the vault and comes in a kit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from forms.problems import IntegrityFailure, Refused
from storage.model import Account, OfficeCard, Stint


def stint_to_json(stint: Stint) -> dict[str, Any]:
    """Plain JSON types; `stint_from_json` gives back an equal `Stint`."""
    lists = {"outlines": [dict(outline) for outline in stint.outlines], "packs": [dict(pack) for pack in stint.packs]}
    return asdict(stint) | {"policy": dict(stint.policy)} | lists


def stint_from_json(data: Mapping[str, Any]) -> Stint:
    """Raises `IntegrityFailure("STINT_DAMAGED")` when a part is missing or of the wrong type."""
    try:
        fields = dict(data)
        fields["office"] = OfficeCard(**fields["office"])
        fields["units"] = tuple(str(unit) for unit in fields["units"])
        fields["roster"] = tuple(Account(**entry) for entry in fields["roster"])
        fields["outlines"] = tuple(dict(outline) for outline in fields["outlines"])
        fields["packs"] = tuple(dict(pack) for pack in fields.get("packs", ()))
        return Stint(**fields)
    except (KeyError, TypeError, ValueError) as error:
        raise IntegrityFailure("STINT_DAMAGED") from error


def check_practice(stint: Stint) -> None:
    """A practice stint belongs to an office to practise with, a real one to a real office: their keys never mix
    (DOMAIN 11.13). Raises `Refused("PRACTICE_APART", rule="R50")`."""
    if stint.practice != stint.office.practice:
        raise Refused("PRACTICE_APART", rule="R50")
