"""Lists and search over kinds: filters, pages, counts, what is late; only what may be read."""

from __future__ import annotations

import pytest

from storage.lists import Filter
from storage.reading import OF_PARENT
from tests.storage.team import LEADER, LIAISON, MEMBER, SECOND, Team, a_paper, a_request, an_item, row
from tests.worlds import an_interview


@pytest.fixture
def filled(team: Team) -> Team:
    """Two interviews of the member's, one of the leader's alone, a paper, documents, two letters."""
    team.be(LEADER)
    team.make(
        "interview", an_interview(interviewers=[LEADER.id], recorder=LEADER.id, unit="启明小学", date="2026-03-04")
    )
    team.be(MEMBER)
    team.interview()
    team.make("interview", an_interview(date="2026-03-20", gist="食堂留样_50%"))
    item = team.item("设备验收单")
    team.make("workpaper", a_paper(row("document", item.record)))
    for day in ("2026-03-10", "2026-03-11"):
        team.make("intake", {"channel": "letter", "date": day, "gist": "反映验收不实", "unit": "启明小学"})
    return team


def test_filters_narrow_and_pages_follow(filled: Team) -> None:
    lists = filled.now.lists
    assert lists.page(Filter(kinds=("interview",))).total == 2
    assert [found.serial for found in lists.page(Filter(kinds=("intake",)), "day", descending=True, limit=1).rows] == [
        "XF-2601-03A-0002"
    ]
    page = lists.page(Filter(kinds=("intake",)), limit=1, offset=1)
    assert (page.total, page.offset, page.rows[0].serial) == (2, 1, "XF-2601-03A-0002")
    assert lists.page(Filter(kinds=("interview",), states=("locked",))).total == 1
    assert lists.page(Filter(units=("启明小学",))).total == 2
    assert lists.page(Filter(since="2026-03-11", until="2026-03-11")).total == 1
    assert lists.page(Filter(authors=(SECOND.id,))).total == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [("验收单", 3), ("role_group", 0), ("j-003", 1), ("留样_50%", 1), ("留样150%", 0), ("启明 反映", 2)],
)
def test_the_filter_box_looks_at_the_row_as_it_stands(filled: Team, text: str, count: int) -> None:
    assert filled.now.lists.page(Filter(text=text)).total == count


def test_chips_count_by_state_whatever_state_is_chosen(filled: Team) -> None:
    counts = filled.now.lists.counts(Filter(kinds=("interview",), states=("locked",)))
    assert counts == {"interview": {"locked": 1, "planned": 1}}
    assert filled.now.lists.units(Filter()) == ["启明小学", "霁川县人民医院"]


def test_an_item_belongs_to_its_requests_organisation(filled: Team) -> None:
    assert filled.now.lists.page(Filter(kinds=("doc_item",), units=("霁川县人民医院",))).total == 1


def test_what_one_may_not_read_is_not_listed_counted_or_found(filled: Team) -> None:
    assert filled.now.lists.page(Filter(text="J-001")).total == 0
    filled.be(LEADER)
    assert filled.now.lists.page(Filter(text="J-001")).total == 1
    filled.be(SECOND)
    assert filled.now.lists.page(Filter(kinds=("interview", "workpaper", "intake"))).total == 0
    assert filled.now.lists.counts(Filter(kinds=("interview",))) == {}
    assert {hit.kind for hit in filled.now.lists.search("验收").hits} == {"doc_item", "doc_request"}


def test_search_finds_in_every_kind_and_within_the_filter(filled: Team) -> None:
    found = filled.now.lists.search("验收")
    assert found.by_kind == {"interview": 5, "workpaper": 3, "doc_item": 1, "doc_request": 1, "intake": 2}
    only = filled.now.lists.search("验收", Filter(kinds=("intake",), since="2026-03-11"))
    assert [(hit.serial, hit.place) for hit in only.hits] == [("XF-2601-03A-0002", "gist")]
    start, end = only.hits[0].marks[0]
    assert only.hits[0].snippet[start:end] == "验收" and not only.more
    assert filled.now.lists.search("。").hits == ()


@pytest.mark.parametrize("typed", ["XF-2601-03A-0002", "xf-2601-03a-0002", "0002", "A-0002"])
def test_search_finds_by_number_as_it_stands_on_paper(filled: Team, typed: str) -> None:
    found = filled.now.lists.search(typed, Filter(kinds=("intake",)))
    assert [(hit.serial, hit.place) for hit in found.hits] == [("XF-2601-03A-0002", "")]
    assert found.by_kind == {"intake": 1}


def test_search_finds_by_code_and_never_what_may_not_be_read(filled: Team) -> None:
    (hit,) = filled.now.lists.search("J-002", Filter(kinds=("interview",))).hits[:1]
    assert hit.handle == "J-002"
    assert filled.now.lists.search("J-001", Filter(kinds=("interview",))).hits == ()  # the leader's alone


def test_late_is_what_was_due_and_still_waits(team: Team) -> None:
    team.be(LIAISON)
    late = team.item("合同")
    team.make("doc_item", an_item("记录", provide_by="2026-03-02"), team.make("doc_request", a_request()).record)
    assert [row.handle for row in team.now.lists.late("2026-03-18", ("doc_item",))] == ["记录", "合同"]
    assert team.now.lists.late("2026-03-02") == ()
    team.move(late.record, "transfer", reason="移交纪检机构")
    assert [row.handle for row in team.now.lists.late("2026-03-18", ("doc_item",))] == ["记录"]


def test_a_changed_kinds_table_is_derived_anew_at_opening(filled: Team) -> None:
    filled.now.connection.execute("UPDATE record SET unit = '', handle = ''")
    filled.be(LEADER)
    assert filled.now.lists.page(Filter(units=("启明小学",))).total == 0
    filled.now.connection.execute("UPDATE meta SET value = '\"other\"' WHERE key = 'derived'")
    filled.be(MEMBER)
    assert filled.now.lists.page(Filter(units=("启明小学",))).total == 2


def test_custody_counts_and_filters_the_same_records(filled: Team) -> None:
    lists = filled.now.lists
    talks = Filter(kinds=("interview",))
    assert lists.custody(talks) == {"fixed": 1, "not_begun": 1}
    locked = lists.page(Filter(kinds=("interview",), custody=("fixed",))).rows[0]
    bundle = (filled.now.device, 1, "b1", "records", "written", "0" * 64, "{}")
    filled.now.connection.execute("INSERT INTO bundle VALUES (?,?,?,?,?,?,?)", bundle)
    head = filled.now.records.get(locked.id).head.id
    filled.now.connection.execute("INSERT INTO bundle_revision VALUES ('b1', ?, ?, 0)", (head, locked.id))
    assert lists.custody(talks) == {"sealed": 1, "not_begun": 1}
    filled.now.connection.execute("UPDATE bundle_revision SET received = 1")
    assert lists.custody(talks) == {"received": 1, "not_begun": 1}
    for mark, number in {"received": 1, "sealed": 0, "fixed": 0, "not_begun": 1, "open": 0}.items():
        page = lists.page(Filter(kinds=("interview",), custody=(mark,)))
        assert page.total == number, mark
        assert {row.custody for row in page.rows} <= {mark}


def test_the_box_of_a_list_also_looks_into_the_texts(filled: Team) -> None:
    talks = Filter(kinds=("interview",), text="六月二十日")
    assert filled.now.lists.page(talks).total == 0
    assert filled.now.lists.page(Filter(kinds=("interview",), text="六月二十日", in_texts=True)).total == 2


def test_orders_of_a_list(filled: Team) -> None:
    lists = filled.now.lists
    talks = Filter(kinds=("interview",))
    assert [row.state for row in lists.page(talks, "state").rows] == ["planned", "locked"], "as the kind has them"
    gists = [row.gist for row in lists.page(talks, "field:gist").rows]
    assert gists == sorted(gists)
    filled.be(LIAISON)
    filled.item("合同")
    late = filled.make(
        "doc_item", an_item("记录", provide_by="2026-03-02"), filled.make("doc_request", a_request()).record
    )
    items = Filter(kinds=("doc_item",))
    first = filled.now.lists.page(items, "serial", descending=True, late_on="2026-03-10").rows[0]
    assert first.id == late.record
    assert filled.now.lists.late_count(items, "2026-03-10") == 1


def test_parts_stand_in_the_order_of_their_numbers(team: Team) -> None:
    request = team.make("doc_request", a_request())
    for number in range(11):
        team.make("doc_item", an_item(f"第 {number + 1} 册"), request.record)
    for kinds in (("doc_item",), ("doc_item", "doc_request"), ()):
        rows = team.now.lists.page(Filter(kinds=kinds, text="DY-")).rows
        parts = [int(row.serial.partition("/")[2]) for row in rows if row.kind == "doc_item"]
        assert parts == list(range(1, 12))
    down = team.now.lists.page(Filter(kinds=("doc_item",)), descending=True).rows
    assert down[0].serial.endswith("/11") and down[-1].serial.endswith("/1")


@pytest.mark.parametrize(
    ("what", "condition", "index"),
    [
        ("r.id", OF_PARENT, "INDEX record_by_parent"),
        ("r.kind, r.state, r.head", "r.kind = :kind", "COVERING INDEX record_narrow"),
        ("r.id", "(r.serial LIKE :number OR r.handle LIKE :number)", "COVERING INDEX record_narrow"),
    ],
)
def test_no_list_reads_all_records_whole(filled: Team, what: str, condition: str, index: str) -> None:
    readable, parameters = filled.now.records.readable()
    plan = filled.now.connection.execute(
        f"EXPLAIN QUERY PLAN SELECT {what} FROM record r WHERE {readable} AND {condition}",
        {**parameters, "parent": "1", "kind": "interview", "number": "%1"},
    ).fetchall()
    assert index in plan[0][3]
