"""V12, V13 and the rules of DOMAIN 3 on working papers, as pure functions of what a guard may look at."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.corroboration import matrix, source_of, sources
from forms.rules import GUARDS, Act, GuardContext, Linked

INTERVIEW = Linked("a" * 32, "interview", "TH-2601-03A-0001", "locked", "J-001")
AGAIN = Linked("b" * 32, "interview", "TH-2601-03A-0002", "locked", "J-001")
OTHER = Linked("c" * 32, "interview", "TH-2601-03A-0003", "locked", "J-002")
ITEM = Linked("d" * 32, "doc_item", "DY-2601-03A-0001/1", "in_review")
NOTE = Linked("e" * 32, "doc_review_note", "DY-2601-03A-0001/1/1", "kept", parent="d" * 32)
LETTER = Linked("f" * 32, "intake", "XF-2601-03A-0001", "registered")
KNOWN = {one.record: one for one in (INTERVIEW, AGAIN, OTHER, ITEM, NOTE, LETTER)}


def evidence(*targets: Linked | str) -> list[dict[str, Any]]:
    kinds = {"interview": "interview", "doc_item": "document", "doc_review_note": "document", "intake": "intake"}
    return [
        {"kind": "attachment", "ref": one} if isinstance(one, str) else {"kind": kinds[one.kind], "ref": one.record}
        for one in targets
    ]


def refused(name: str, **context: Any) -> list[str]:
    return [refusal.code for refusal in GUARDS[name](GuardContext(**{"content": {}, "linked": KNOWN, **context}))]


@pytest.mark.parametrize(
    ("targets", "independent", "suffices"),
    [
        ((), 0, False),
        ((INTERVIEW,), 1, False),
        ((INTERVIEW, AGAIN), 1, False),
        ((INTERVIEW, OTHER), 2, True),
        ((INTERVIEW, LETTER), 2, True),
        ((LETTER,), 1, False),
        ((ITEM,), 1, True),
        ((ITEM, NOTE), 1, True),
        ((NOTE,), 1, True),
        ((f"{ITEM.record}#attachment/{'1' * 64}/p3",), 1, False),
        ((f"{ITEM.record}#attachment/{'1' * 64}/p3", f"{ITEM.record}#attachment/{'1' * 64}/p4"), 1, False),
        ((f"{ITEM.record}#attachment/{'1' * 64}", f"{ITEM.record}#attachment/{'2' * 64}"), 1, False),
        ((f"{ITEM.record}#attachment/{'1' * 64}", ITEM, NOTE), 1, True),
        ((INTERVIEW, f"{INTERVIEW.record}#attachment/{'1' * 64}"), 1, False),
        ((f"{AGAIN.record}#attachment/{'1' * 64}", INTERVIEW), 1, False),
        ((LETTER, f"{INTERVIEW.record}#attachment/{'1' * 64}"), 2, True),
        ((f"{'9' * 32}#attachment/{'1' * 64}", LETTER), 1, False),
    ],
)
def test_v12_independent_sources(targets: tuple[Any, ...], independent: int, suffices: bool) -> None:
    content = {"evidence": evidence(*targets)}
    found = sources(content, KNOWN)
    assert (found.independent, found.suffices) == (independent, suffices)
    assert (refused("sources_suffice", content=content) == []) is suffices


def test_v12_a_draft_on_one_interview_is_flagged_single_source() -> None:
    assert sources({"evidence": evidence(INTERVIEW, AGAIN)}, KNOWN).single_source
    with_file = evidence(f"{AGAIN.record}#attachment/{'1' * 64}", INTERVIEW)
    assert sources({"evidence": with_file}, KNOWN).single_source
    assert not sources({"evidence": evidence(LETTER)}, KNOWN).single_source
    assert refused("sources_suffice", content={"evidence": evidence(INTERVIEW)}) == ["SINGLE_SOURCE"]
    assert refused("sources_suffice", content={"evidence": evidence(LETTER)}) == ["SOURCES_TOO_FEW"]


@given(st.lists(st.sampled_from([INTERVIEW, AGAIN, OTHER, ITEM, NOTE, LETTER]), max_size=8), st.randoms())
def test_v12_neither_order_nor_repetition_makes_a_source(targets: list[Linked], random: Any) -> None:
    content = {"evidence": evidence(*targets)}
    shuffled = evidence(*targets, *targets)
    random.shuffle(shuffled)
    assert sources(content, KNOWN).by_kind == sources({"evidence": shuffled}, KNOWN).by_kind


@pytest.mark.parametrize("row", [{}, {"kind": "document", "ref": "9" * 32}, {"kind": "other", "ref": ""},
                                 {"kind": "attachment", "ref": ITEM.record}])  # fmt: skip
def test_v12_what_points_at_nothing_supports_nothing(row: dict[str, str]) -> None:
    assert source_of(row, KNOWN) == ""


ACTS = (
    Act("save", "m", "2026-03-10T01:00:00.000Z", "draft"),
    Act("submit", "m", "2026-03-10T02:00:00.000Z", "submitted"),
    Act("review", "d", "2026-03-11T02:00:00.000Z", "reviewed"),
)


@pytest.mark.parametrize(
    ("acts", "actor", "codes"),
    [
        (ACTS, "l", []),
        (ACTS, "d", ["SAME_PERSON"]),
        (ACTS, "m", ["SAME_PERSON"]),
        (ACTS[:2], "l", ["REVIEW_MISSING"]),
        ((*ACTS, Act("return", "l", "2026-03-12T01:00:00.000Z", "returned"), ACTS[1]), "l", ["REVIEW_MISSING"]),
        ((*ACTS, Act("reopen", "l", "2026-03-12T01:00:00.000Z", "draft")), "l", ["REVIEW_MISSING"]),
        ((Act("save", "l", "2026-03-09T01:00:00.000Z", "draft"), *ACTS), "l", ["SAME_PERSON"]),
    ],
)
def test_v12_three_persons_by_the_history(acts: tuple[Act, ...], actor: str, codes: list[str]) -> None:
    assert refused("three_persons", acts=acts, actor=actor) == codes


@pytest.mark.parametrize(("actor", "codes"), [("d", []), ("m", ["SAME_PERSON"]), ("p", ["SAME_PERSON"])])
def test_v12_a_reviewer_has_no_part_in_the_text(actor: str, codes: list[str]) -> None:
    assert refused("reviewer_is_another", acts=ACTS[:2], actor=actor, content={"prepared_by": "p"}) == codes


def test_v09_an_interview_stands_in_evidence_by_its_code() -> None:
    row = {"kind": "interview", "ref": f"{INTERVIEW.record}#turns/t2", "source": "J-001"}
    assert refused("interviews_by_code", content={"evidence": [row]}) == []
    assert refused("interviews_by_code", content={"evidence": [{**row, "source": "J-001 某科长"}]}) == [
        "EVIDENCE_BY_CODE"
    ]


def test_the_matrix_sets_facts_against_kinds_of_evidence() -> None:
    rows = [{"kind": "document", "supports": "f1"}, {"kind": "interview", "supports": "f2 f1"}, {"kind": "document"}]
    facts = [{"id": "f1", "text": "甲"}, {"id": "f2", "text": "乙"}, {"text": "丙"}]
    found = [(one.number, dict(one.by_kind)) for one in matrix({"evidence": rows, "facts": facts})]
    assert found == [(1, {"document": (1,), "interview": (2,)}), (2, {"interview": (2,)}), (3, {})]
