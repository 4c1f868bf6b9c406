"""A design as JSON: how a draft keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from forms.problems import IntegrityFailure
from forms.xlsform.design.model import Design, DesignedQuestion, Option, Skip, Words

FORMAT = 1


def design_to_json(design: Design) -> dict[str, Any]:
    """The whole design; `design_from_json` gives an equal one back."""
    return {"format": FORMAT, **asdict(design)}


def design_from_json(data: Mapping[str, Any]) -> Design:
    """Raises `IntegrityFailure("DESIGN_DAMAGED")` when `data` is no such design."""
    try:
        if data["format"] != FORMAT:
            raise ValueError(data["format"])
        rest: dict[str, Any] = {name: value for name, value in data.items() if name != "format"}
        rest |= {name: Words(**rest[name]) for name in ("title", "purpose", "anonymity")}
        rest["items"] = tuple(_item(one) for one in rest["items"])
        rest["languages"] = tuple(rest["languages"])
        return Design(**rest)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise IntegrityFailure("DESIGN_DAMAGED") from error


def _item(data: Mapping[str, Any]) -> DesignedQuestion:
    values = dict(data)
    skip = values.pop("skip")
    return DesignedQuestion(
        **{name: value for name, value in values.items() if name not in ("words", "hint", "options", "rows")},
        words=Words(**values["words"]), hint=Words(**values["hint"]), skip=Skip(**skip) if skip else None,
        options=_options(values["options"]), rows=_options(values["rows"]),
    )  # fmt: skip


def _options(data: list[Mapping[str, Any]]) -> tuple[Option, ...]:
    return tuple(Option(one["code"], Words(**one["words"])) for one in data)
