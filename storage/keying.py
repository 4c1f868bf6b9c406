"""Keying sheets twice, blind, and settling what differs (R10, V11). Working rows, never records.

A sheet has a number only as long as its batch is being keyed: the place of the paper in the pile. Nothing here keeps
a time finer than the day, and `forget` leaves nothing.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING

from forms.canonical import canonical
from forms.kinds import KINDS
from forms.problems import Refused, Report, no_report
from storage.accounts import Approval
from storage.answer_files import AnswerFile, KeyingFiles
from storage.attachments import Attachments
from storage.audit import log_of
from storage.database import transaction
from storage.keyed import Choice, Difference, Keyed, SheetState, Task, files_in, keyed_from
from storage.model import Change, Content, RecordView

if TYPE_CHECKING:
    from storage.session import Session

FIRST, SECOND, KIOSK = 1, 2, 0
BATCH = "questionnaire_batch"


class Keying:
    """The working rows of one session's batches. Every act asks whether the account may write the batch."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._db = session.connection
        self._me = session.me.id
        self._files = KeyingFiles(session.connection)

    def next_task(self, batch: str) -> Task:
        """The first sheet that this account may key: nobody keys one sheet twice."""
        head = self._batch(batch, "entering").head
        rows = self._rows(batch)
        for sheet in range(1, int(head.content["valid"]) + 1):
            found = rows.get(sheet, {})
            if FIRST not in found:
                return Task(sheet, FIRST)
            if SECOND not in found and found[FIRST][0] != self._me:
                return Task(sheet, SECOND)
        return Task(0, FIRST)

    def put(
        self, batch: str, sheet: int, turn: int, keyed: Keyed, brought: Sequence[AnswerFile] = (),
        report: Report = no_report,
    ) -> Change:  # fmt: skip
        """Keep one keying of one sheet with the files brought for it; one's own may be put again until the other side
        is there.

        Raises `Refused` (SHEET_UNKNOWN, SAME_KEYER V11, SHEET_KEYED, WRONG_STATE, NOT_YOUR_ROLE) and as
        `KeyingFiles.keep`.
        """
        with transaction(self._db):
            head = self._batch(batch, "entering").head
            if not 1 <= sheet <= int(head.content["valid"]) or turn not in (FIRST, SECOND):
                raise Refused("SHEET_UNKNOWN", rule="V11", sheet=sheet)
            found = self._rows(batch).get(sheet, {})
            other = found.get(SECOND if turn == FIRST else FIRST)
            if other and other[0] == self._me:
                raise Refused("SAME_KEYER", rule="V11", sheet=sheet)
            if turn in found and (other or found[turn][0] != self._me):
                raise Refused("SHEET_KEYED", rule="V11", sheet=sheet)
            before = found[turn][2].files if turn in found else ()
            self._files.keep(keyed, before, brought, report)
            self._store(batch, sheet, turn, keyed)
            self._files.drop(ref.sha256 for ref in before)
        return Change((batch,), (BATCH,))

    def mine(self, batch: str, sheet: int, turn: int) -> Keyed | None:
        """One's own keying of a sheet, to look at or mend; never the other side's (blind)."""
        row = self._db.execute(
            "SELECT body FROM keying WHERE batch = ? AND sheet = ? AND pass = ? AND by = ?",
            (self._batch(batch).id, sheet, turn, self._me),
        ).fetchone()
        return keyed_from(row[0]) if row else None

    def answer(self, batch: str, keyed: Keyed) -> Change:
        """A respondent's own answers on this laptop. Their place says nothing of the order: it is drawn by lot.

        Raises `Refused` (NOT_A_KIOSK, KIOSK_FULL when as many have answered as were admitted, WRONG_STATE).
        """
        with transaction(self._db):
            head = self._batch(batch, "issued").head
            if head.content.get("mode") != "kiosk":
                raise Refused("NOT_A_KIOSK")
            if self.answered(batch) >= int(head.content["issued"]):
                raise Refused("KIOSK_FULL", rule="V11", issued=head.content["issued"])
            self._store(batch, secrets.randbelow(1 << 53), KIOSK, keyed, by="")
        return Change((batch,), (BATCH,))

    def answered(self, batch: str) -> int:
        """How many have answered on this laptop."""
        query = "SELECT count(*) FROM keying WHERE batch = ? AND pass = 0"
        return int(self._db.execute(query, (batch,)).fetchone()[0])

    # -- differences

    def sheets(self, batch: str) -> list[SheetState]:
        """The map of a batch, by number of the sheet."""
        view = self._batch(batch)
        rows, differing = self._rows(batch), self.differences(batch)
        found = []
        for sheet in range(1, int(view.head.content.get("valid") or 0) + 1):
            sides = rows.get(sheet, {})
            names = [sides[turn][0] if turn in sides else "" for turn in (FIRST, SECOND)]
            own = [one for one in differing if one.sheet == sheet]
            settled = sum(one.paper is not None for one in own)
            found.append(SheetState(sheet, names[0], names[1], len(own) - settled, settled, self._me in names))
        return found

    def differences(self, batch: str) -> list[Difference]:
        """Every question on which the two keyings of a finished sheet differ, settled ones among them."""
        self._batch(batch)
        choices = {
            (sheet, field): json.loads(body)
            for sheet, field, body in self._db.execute(
                "SELECT sheet, field, body FROM keying_choice WHERE batch = ?", (batch,)
            )
        }
        found = []
        for sheet, sides in sorted(self._rows(batch).items()):
            if FIRST not in sides or SECOND not in sides:
                continue
            (by, day, one), (other_by, other_day, other) = sides[FIRST], sides[SECOND]
            for field in sorted(one.fields() | other.fields()):
                if one.value(field) != other.value(field):
                    paper = choices.get((sheet, field))
                    found.append(
                        Difference(sheet, field, one.value(field), other.value(field), by, other_by, day, other_day,
                                   paper)
                    )  # fmt: skip
        return found

    def file(self, batch: str, sha256: str) -> bytes:
        """One of two files that differ, for whoever settles: before both sides are there nobody sees the other's.

        Raises `Refused` (NOT_READABLE), `IntegrityFailure`.
        """
        sides = (side for one in self.differences(batch) for side in (one.first, one.second, one.paper or {}))
        if all(ref.sha256 != sha256 for side in sides for ref in files_in(side)):
            raise Refused("NOT_READABLE", rule="V09")
        return Attachments(self._db).read(sha256)

    def settle(
        self, batch: str, sheet: int, field: str, choice: Choice, reason: str, *, paper: Content | None = None,
        present: Approval | None = None, brought: Sequence[AnswerFile] = (),
    ) -> Change:  # fmt: skip
        """Say what the paper says. A third person does it, or one keyer with the other beside (`present`, the other's
        word). `neither` needs `paper` (as `Keyed.value`), with the files `brought` for it.

        Raises `Refused` (REASON_NEEDED, NO_DIFFERENCE, SETTLE_NEEDS_THIRD V11, APPROVAL_NEEDED) and as
        `KeyingFiles.keep`.
        """
        if not reason.strip():
            raise Refused("REASON_NEEDED", rule="V11")
        with transaction(self._db):
            self._batch(batch, "entering")
            found = next((d for d in self.differences(batch) if (d.sheet, d.field) == (sheet, field)), None)
            if found is None or (choice == "neither" and paper is None):
                raise Refused("NO_DIFFERENCE", rule="V11", sheet=sheet)
            self._check_settler(batch, found, present)
            value = {"first": found.first, "second": found.second, "neither": paper or {}}[choice]
            before = [ref for side in (found.first, found.second, found.paper or {}) for ref in files_in(side)]
            self._files.keep(Keyed({}, (), files_in(value)), before, brought, no_report)
            self._db.execute(
                "INSERT OR REPLACE INTO keying_choice VALUES (?,?,?,?,?)",
                (batch, sheet, field, canonical(dict(value)).decode(), self._me),
            )
            self._files.drop(ref.sha256 for ref in before)
            log_of(self._session).append(
                "difference_settled", batch, sheet=sheet, field=field, choice=choice, reason=reason.strip()[:200]
            )
        return Change((batch,), (BATCH,))

    def _check_settler(self, batch: str, found: Difference, present: Approval | None) -> None:
        keyers = {found.first_by, found.second_by}
        if self._me not in keyers:
            return
        if present is None or present.account not in keyers:
            raise Refused("SETTLE_NEEDS_THIRD", rule="V11")
        self._session.accounts.redeem_other(present, batch)

    # -- the end

    def result(self, batch: str) -> list[Keyed]:
        """What the sheets say in the end, by sheet. Raises `Refused` (KEYING_OPEN, DIFFERENCES_OPEN V11)."""
        view = self._batch(batch)
        rows = self._rows(batch)
        if view.head.content.get("mode") == "kiosk":
            return [sides[KIOSK][2] for sides in rows.values()]
        if any(not (FIRST in rows.get(n, {}) and SECOND in rows[n]) for n in range(1, view.head.content["valid"] + 1)):
            raise Refused("KEYING_OPEN", rule="V11")
        papers: dict[int, dict[str, Content]] = {}
        for one in self.differences(batch):
            if one.paper is None:
                raise Refused("DIFFERENCES_OPEN", rule="V11", sheet=one.sheet)
            papers.setdefault(one.sheet, {})[one.field] = one.paper
        return [sides[FIRST][2].settled(papers.get(sheet, {})) for sheet, sides in sorted(rows.items())]

    def keyers(self, batch: str) -> tuple[list[str], list[str]]:
        """Who keyed first, and who second."""
        rows = self._rows(batch).values()
        sides = [sorted({row[turn][0] for row in rows if turn in row}) for turn in (FIRST, SECOND)]
        return sides[0], sides[1]

    def forget(self, batch: str) -> None:
        """Nothing remains of the sheets: deleted pages are overwritten (`secure_delete`). Of their files only those
        remain that a response has."""
        files = self._files.of(batch)
        for table in ("keying", "keying_choice"):
            self._db.execute(f"DELETE FROM {table} WHERE batch = ?", (batch,))
        self._files.drop(files)
        self._files.scatter(files)

    # -- inside

    def _batch(self, batch: str, state: str = "") -> RecordView:
        """The batch, when the account may write it and it is in `state`."""
        view = self._session.records.get(batch)
        if view.kind != BATCH:
            raise Refused("NOT_READABLE", rule="V09")
        self._session.access.check_create(KINDS[BATCH])
        if state and view.head.state != state:
            raise Refused("WRONG_STATE", state=view.head.state, action="enter")
        return view

    def _rows(self, batch: str) -> dict[int, dict[int, tuple[str, str, Keyed]]]:
        found: dict[int, dict[int, tuple[str, str, Keyed]]] = {}
        query = "SELECT sheet, pass, by, day, body FROM keying WHERE batch = ? ORDER BY sheet, pass"
        for sheet, turn, by, day, body in self._db.execute(query, (batch,)):
            found.setdefault(sheet, {})[turn] = (by, day, keyed_from(body))
        return found

    def _store(self, batch: str, sheet: int, turn: int, keyed: Keyed, by: str | None = None) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO keying VALUES (?,?,?,?,?,?)",
            (batch, sheet, turn, self._me if by is None else by, self._session.clock.today(), keyed.body()),
        )
