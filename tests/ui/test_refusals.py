"""Every refusal of a store says which rule it follows and what to do; what follows no rule is listed here, with why."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from forms.problems import Refused
from ui.messages import explain

ROOT = Path(__file__).resolve().parents[2]
LOOKED_UP, TYPED, MEANWHILE, FILES = (
    "nothing of that name here", "an input error", "the data are others than when the act began", "a file or a folder",
)  # fmt: skip
KEYS = "a key or a passphrase does not fit; the rule about trying again (V21) has WAIT and LOCKED_OUT"
STATES = "the state machine of DOMAIN 4: the sentence names the state and the act"

NO_RULE: Mapping[str, str] = {
    "ACCOUNT_EXISTS": TYPED, "ACCOUNT_UNKNOWN": LOOKED_UP, "ANSWER_FILE_CHANGED": MEANWHILE, "ANSWER_FILE_EMPTY": FILES,
    "ANSWER_FILE_KIND": FILES, "ANSWER_FILE_ONE": FILES, "ATTACHMENT_TOO_LARGE": FILES, "BUNDLE_NAME_TAKEN": FILES,
    "BUNDLE_UNKNOWN": LOOKED_UP, "COPIES_AGAIN": TYPED, "COPIES_MANY": TYPED, "COPIES_RANGE": TYPED,
    "CHANGED_MEANWHILE": MEANWHILE, "DESIGN_NOT_READY": TYPED, "FILE_EXISTS": FILES,
    "FOLDER_NOT_EMPTY": FILES, "FORM_ID_TAKEN": TYPED, "FORM_KNOWN": TYPED, "GRANT_UNKNOWN": LOOKED_UP,
    "IN_CONFLICT": MEANWHILE, "KIT_FILE_WRONG": TYPED, "LAPTOP_NOT_IN_KIT": LOOKED_UP,
    "NOTHING_TO_REJECT": "there is nothing to act on", "NOTHING_TO_SEND": "there is nothing to act on",
    "NOT_AN_OFFICE": LOOKED_UP, "NOT_A_KIOSK": STATES, "NO_EVIDENCE": LOOKED_UP, "NO_RECIPIENTS": LOOKED_UP,
    "NO_RECOVERY": KEYS, "NO_SLOT": KEYS, "PACK_CHANGED": FILES, "PACK_UNKNOWN": LOOKED_UP,
    "PASSPHRASE_OR_DEVICE_KEY_WRONG": KEYS, "PLACE_UNKNOWN": LOOKED_UP, "PRINT_UNKNOWN": LOOKED_UP,
    "RECOVERY_KEY_WRONG": KEYS, "STINT_UNKNOWN": LOOKED_UP, "WRONG_STATE": STATES,
}  # fmt: skip


def refusals() -> Iterator[tuple[str, tuple[str, ...], str]]:
    """(code, its rules, place) of every refusal made with a literal code in storage/."""
    for path in sorted((ROOT / "storage").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused" and node.args):
                continue
            code = node.args[0]
            if isinstance(code, ast.Constant):
                given = [word.value for word in node.keywords if word.arg == "rule"] + node.args[1:2]
                yield code.value, tuple(_texts(given)), f"{path.name}:{node.lineno}"


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        for part in ast.walk(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value[1:2].isdigit() | (
                part.value == "9.9"
            ):  # fmt: skip
                yield part.value


RAISED = tuple(refusals())
RULED = sorted({(code, rule) for code, rules, _ in RAISED for rule in rules})


def test_every_refusal_names_its_rule() -> None:
    """`POLICY_VALUE` takes it from the row of the value."""
    bare = {f"{code} {place}" for code, rules, place in RAISED if not rules and code not in (*NO_RULE, "POLICY_VALUE")}
    assert not bare
    assert set(NO_RULE) & {code for code, _ in RULED} == set()


@pytest.mark.parametrize(("code", "rule"), RULED)
def test_the_window_says_the_rule_and_what_to_do(code: str, rule: str) -> None:
    for language in ("zh", "en"):
        told = explain(Refused(code, rule=rule), language)  # type: ignore[arg-type]  # one of the two
        assert rule in told.what
        assert told.do


def test_a_rule_already_in_the_words_is_not_said_twice() -> None:
    told = explain(Refused("LEADS_KEY_MISSING", rule="V16"), "zh")
    assert told.what.count("V16") == 1


@pytest.mark.parametrize("code", sorted(NO_RULE))
def test_what_follows_no_rule_says_what_to_do_as_well(code: str) -> None:
    for language in ("zh", "en"):
        assert explain(Refused(code), language).do  # type: ignore[arg-type]  # as above
