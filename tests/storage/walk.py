"""Calls everything that storage/ offers to somebody with a session, with the ids of records that are not theirs, and
gathers every word that comes back."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import storage
from storage.audit_view import AuditFilter
from storage.lists import Filter
from storage.model import Stint
from storage.session import Session

Call = tuple[str, Callable[..., Any]]
PLAIN = {"connection", "gate", "forms", "clock", "signing_key", "device_secret", "stint", "me", "folder", "access"}
"""On a session's face, but no store: its own parts, of which `connection` is for storage alone."""
ENDS = {"close", "connector", "remove", "clear", "clear_vault", "approve", "set_lockout", "change_passphrase"}
"""End the session, or ask for a passphrase."""
_MADE = """
about answers approval approver body brought by capacity choice copies copy counted custodian design entry export fate
form_record found heads interfaces issued keyed kind_name kit media_type method note noted_by pack_id packs page_kind
pages paper_no passphrase path point purpose result reviewed revision revisions role row signed sink slip source stem
target text_version value version view witness words
"""
MADE = frozenset(_MADE.split())
"""Parameters of acts: what is typed, read from a medium or handed on from another call; no id and no word gets one."""


def calls(session: Session) -> Iterator[Call]:
    """Every public method of every store on the session's face, every function of storage/ that takes a session
    first, and every method of what is made from a session alone."""
    for name, store in vars(session).items():
        if name[0] != "_" and name not in PLAIN and type(store).__module__.startswith("storage"):
            yield from methods(name, store)
    yield from methods("session", session)
    for module in modules():
        for name, one in vars(module).items():
            if name[0] == "_" or getattr(one, "__module__", "") != module.__name__:
                continue
            where = f"{module.__name__.removeprefix('storage.')}.{name}"
            if inspect.isfunction(one) and name not in ENDS and first(one) == "session":
                yield where, lambda one=one, **given: one(session, **given)  # type: ignore[misc]
                CALLED[where] = one
            elif inspect.isclass(one) and needs(vars(one).get("__init__", needs)) == ["self", "session"]:
                with suppress(Exception):  # not for this account, or not this vault
                    yield from methods(where, one(session))


CALLED: dict[str, Callable[..., Any]] = {}
"""Of a function behind a lambda: its own signature."""


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(storage.__path__, "storage."):
        if ".migrations" not in found.name:
            yield importlib.import_module(found.name)


def methods(where: str, store: Any) -> Iterator[Call]:
    for name in dir(type(store)):
        if name[0] == "_" or name in ENDS:
            continue
        if isinstance(inspect.getattr_static(type(store), name), property):
            yield f"{where}.{name}", lambda store=store, name=name: getattr(store, name)
        elif callable(getattr(store, name)):
            yield f"{where}.{name}", getattr(store, name)


def first(function: Callable[..., Any]) -> str:
    return next(iter(inspect.signature(function).parameters), "")


def needs(function: Callable[..., Any]) -> list[str]:
    """Names of the parameters that must be given."""
    found = inspect.signature(function).parameters.values()
    return [one.name for one in found if one.default is one.empty and one.kind is not one.VAR_KEYWORD]


def arguments(record: str, serial: str, kind: str, sha256: str, stint: Stint, word: str) -> Mapping[str, Any]:
    """What a curious account would put in, by the parameter's name; ids go wherever something may be named."""
    ids = dict.fromkeys(
        ("record", "records", "paper", "batch", "item", "slot", "object_id", "bundle", "unit", "account", "name",
         "number", "print_no", "grant", "device", "medium", "member", "letter", "category", "code", "kept", "key"),
        record,
    )  # fmt: skip
    head = {"head": "", "base": "", "group": "identity", "place": "turns/t1", "reason": "核对", "variant": "internal"}
    days = dict.fromkeys(("on", "until", "since", "today", "first", "last"), "2026-03-18")
    lists = {"objects": [record], "readable": {record}, "numbers": [record], "items": [record]}
    asked = {
        "kind": kind, "query": word, "wanted": AuditFilter(), "chosen": Filter(), "language": "zh", "sha256": sha256,
        "serial": serial, "content": {"evidence": [{"id": "e1", "kind": "other", "ref": record}]}, "stint": stint,
        "limit": 50, "offset": 0, "sheet": 1, "turn": 1, "event": "", "state": "draft", "scope": "delta",
        "message": b"", "action": "save",
    }  # fmt: skip
    return {**ids, **head, **days, **lists, **asked}


def words_of(value: Any, depth: int = 6) -> str:
    """Every text inside, however it is wrapped."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "ignore")
    if isinstance(value, str | int | float | bool) or value is None or depth == 0:
        return str(value)
    if isinstance(value, Mapping):
        return " ".join(words_of(one, depth - 1) for pair in value.items() for one in pair)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return " ".join(words_of(getattr(value, field.name), depth - 1) for field in dataclasses.fields(value))
    if isinstance(value, list | tuple | set | frozenset) or inspect.isgenerator(value):
        return " ".join(words_of(one, depth - 1) for one in value)
    return repr(value)


class Walk:
    """What came back: `said` by call, calls that could not be tried (`untried`, with what they ask for)."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self.untried: dict[str, set[str]] = {}

    def go(self, session: Session, given: Mapping[str, Any]) -> None:
        for where, call in list(calls(session)):
            wanted = needs(CALLED.get(where, call))
            wanted = wanted[1:] if where in CALLED else wanted
            if missing := set(wanted) - set(given):
                self.untried[where] = missing
                continue
            try:
                answer = words_of(call(**{name: given[name] for name in wanted}))
            except Exception as problem:  # noqa: BLE001  # what it says is looked at, whatever it is
                answer = f"{problem} {words_of(getattr(problem, 'facts', ''))}"
            self.said[where] = self.said.get(where, "") + " " + answer

    def holding(self, word: str) -> set[str]:
        """The calls whose answers hold `word`."""
        return {where for where, answer in self.said.items() if word in answer}
