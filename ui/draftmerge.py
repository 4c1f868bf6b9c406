"""Typing left from last time over a record that was saved since: only what the typing changed goes over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from storage.model import Content, Draft, Revision


@dataclass(frozen=True)
class Rebased:
    """`content` is the head with the typing laid over it; `clashes` are fields that both changed, where the typing
    stands in `content` and the saved value would go."""

    content: dict[str, Any]
    clashes: tuple[str, ...]


def rebase(base: Content, head: Content, typed: Content) -> Rebased:
    """What `typed` changed against `base`, laid over `head`, field by field; a field left out is an empty one."""
    content: dict[str, Any] = dict(head)
    clashes = []
    for name in dict.fromkeys((*base, *head, *typed)):
        was, saved, now = base.get(name), head.get(name), typed.get(name)
        if now in (was, saved):
            continue
        if saved != was:
            clashes.append(name)
        if name in typed:
            content[name] = now
        else:
            content.pop(name, None)
    return Rebased(content, tuple(clashes))


def left_behind(draft: Draft | None, head: Revision, history: list[Revision]) -> Content | None:
    """What the draft was typed over, where that is not the head any more; None where it is, or without a draft.

    A draft of a record that had no revision yet was typed over nothing.
    """
    if draft is None or draft.base == head.id:
        return None
    known: Mapping[str, Content] = {revision.id: revision.content for revision in history}
    return known.get(draft.base, {})
