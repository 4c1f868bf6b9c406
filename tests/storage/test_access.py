"""DOMAIN 5, cell by cell: the table in the code is this one, and the stores do what it says."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator

import pytest

from forms.kinds import KINDS, Role
from forms.problems import Refused
from storage.access import MATRIX, ROLES, Row, cell
from storage.protected import unseal
from storage.session import Session
from tests.storage.crowd import AUDITOR, LEADER, MEMBER, PEOPLE, SECADMIN, SYSADMIN, Crowd
from tests.storage.matrix import CELLS, EXPECTED, Everyone
from tests.storage.probes import PROBES, Material
from tests.worlds import KEEPER_IDENTITY


@pytest.fixture(scope="module")
def everyone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Everyone]:
    made = Everyone(tmp_path_factory.mktemp("crowd"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def laid_out(everyone: Everyone) -> tuple[Crowd, Material]:
    return everyone.crowd, everyone.material


@pytest.fixture(scope="module")
def office(everyone: Everyone) -> Session:
    """The office's own vault with everything the team wrote."""
    return everyone.office


@pytest.mark.parametrize(("row", "role"), CELLS)
def test_the_table_is_domain_5(row: Row, role: Role) -> None:
    assert cell(row, role) == EXPECTED[row, role]


def test_the_table_is_whole() -> None:
    assert set(MATRIX) == {row for row, _ in CELLS}
    assert all(len(words) == len(ROLES) for words in MATRIX.values())


@pytest.mark.parametrize(("row", "role"), CELLS)
def test_the_stores_do_what_the_cell_says(everyone: Everyone, row: Row, role: Role) -> None:
    assert PROBES[row](everyone.be(role), everyone.material) == EXPECTED[row, role]


def test_the_office_has_contact_reports_and_never_leads(laid_out: tuple[Crowd, Material], office: Session) -> None:
    _, material = laid_out
    assert {row.id for row in office.records.summaries("contact_report")} >= {material.report}
    assert office.records.summaries("lead") == []
    with pytest.raises(Refused, match="NOT_A_RECIPIENT"):
        office.open_protected(material.report, "report", "阅")  # the intake account is not the named keeper


def test_only_the_named_keeper_of_the_office_opens_identities(
    laid_out: tuple[Crowd, Material], office: Session
) -> None:
    head = office.records.get(laid_out[1].interview).head
    assert unseal(head.protected["identity"], KEEPER_IDENTITY) == {"name": "欧阳怀瑾"}
    with pytest.raises(Refused, match="NOT_A_RECIPIENT"):
        office.open_protected(head.record, "identity", "核对")


@pytest.mark.parametrize("role", [role for role in ROLES if role not in ("office",)])
def test_search_and_files_go_by_the_same_rule(laid_out: tuple[Crowd, Material], role: Role) -> None:
    crowd, _ = laid_out
    session = crowd.be(PEOPLE[role])
    listed = {row.id for kind in KINDS for row in session.records.summaries(kind)}
    assert {hit.record for word in ("验收", "设备", "启明") for hit in session.records.find(word)} <= listed
    assert all(row.kind not in ("lead", "contact_report") for row in session.records.summaries()) or role in (
        "leader", "lead_keeper",
    )  # fmt: skip


def test_administrators_see_no_content_at_all(laid_out: tuple[Crowd, Material]) -> None:
    crowd, _ = laid_out
    for account in (SYSADMIN, SECADMIN, AUDITOR):
        session = crowd.be(account)
        assert {row.kind for row in session.records.summaries()} <= {"incident"}
        assert session.records.find("验收") == []
        with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
            session.drafts.write("0" * 32, "interview", "", {"gist": "x"})


def test_an_attachment_is_read_through_a_record_only(laid_out: tuple[Crowd, Material]) -> None:
    crowd, material = laid_out
    session = crowd.be(LEADER)
    ref = session.attachments.add(io.BytesIO(b"scan of page 1"), "p1.png", "image/png", "signed_pages")
    head = session.records.get(material.granted).head
    session.records.save(material.granted, head.id, dict(head.content), attachments=(ref,))
    member = crowd.be(MEMBER)
    assert member.attachments.read(ref.sha256) == b"scan of page 1"  # the record was opened to the member
    hidden = crowd.be(LEADER).attachments.add(io.BytesIO(b"another"), "p2.png", "image/png", "signed_pages")
    head = crowd.now.records.get(material.interview).head
    crowd.now.records.save(material.interview, head.id, dict(head.content), attachments=(hidden,))
    member = crowd.be(MEMBER)
    assert member.attachments.size(hidden.sha256) is None
    with pytest.raises(Refused, match="NOT_READABLE"):
        member.attachments.read(hidden.sha256)
    with pytest.raises(Refused, match="NOT_READABLE"):  # naming its hash in an own record does not help
        member.records.create("incident", {"type": "other"}, attachments=(hidden,))


def test_nobody_takes_over_anothers_record_by_its_id(laid_out: tuple[Crowd, Material]) -> None:
    crowd, material = laid_out
    member = crowd.be(MEMBER)
    with pytest.raises(Refused, match="RECORD_EXISTS"):
        member.records.create("interview", {}, record=material.interview)
    with pytest.raises(Refused, match="NOT_READABLE"):
        serial = crowd.now.connection.execute("SELECT serial FROM record WHERE id = ?", (material.interview,))
        member.records.create("interview_addendum", {"text": "x"}, parent_serial=serial.fetchone()[0])
    with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
        member.records.merge([])


def test_settings_keep_the_stores_keys_from_accounts(laid_out: tuple[Crowd, Material]) -> None:
    crowd, _ = laid_out
    session = crowd.be(LEADER)
    for key in ("signing_key", "stint", "policy", "name_key", f"phrases:{MEMBER.id}"):
        with pytest.raises(Refused, match="NOT_READABLE"):
            session.settings.get(key)
        with pytest.raises(Refused, match="NOT_READABLE"):
            session.settings.set(key, "x")
    session.settings.set(f"phrases:{LEADER.id}", ["请继续"])
    assert session.settings.get(f"phrases:{LEADER.id}") == ["请继续"]


def test_a_protected_group_is_never_opened_as_a_message(laid_out: tuple[Crowd, Material]) -> None:
    crowd, material = laid_out
    session = crowd.be(LEADER)
    sealed = session.records.get(material.interview).head.protected["identity"]
    with pytest.raises(Refused, match="NOT_A_MESSAGE"):
        session.unseal_message(base64.b64decode(sealed.sealed))


def test_a_kind_never_reaches_beyond_its_row() -> None:
    """Whatever a kind's own row says, the table of DOMAIN 5 is the most it can give."""
    for kind in KINDS.values():
        for role in ("sysadmin", "secadmin", "auditor"):
            assert role not in kind.creators
            assert kind.area != "records" or role not in kind.whole_to
