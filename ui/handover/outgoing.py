"""What a bundle brings out, the same for a new one and for one that is written again. Read on the storage thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from forms.kinds import KINDS
from storage.exchange.bundles import BundleRow
from storage.exchange.export import Export
from storage.exchange.review import Pending, Review
from storage.exchange.selection import ALWAYS, Held, OutRecord, Scope, counted, shown_spans
from storage.exchange.statement import AuditSpan, Count, SerialSpan
from storage.model import Account
from storage.session import Session
from ui.handover.mediums import Registrar, registrar


@dataclass(frozen=True)
class KindLine:
    """One kind: how many records, their serials (None where they have none of their own), attachments."""

    kind: str
    count: int
    span: SerialSpan | None
    files: int


@dataclass(frozen=True)
class Outgoing:
    """What the wizard shows. `review` is set for a new bundle, `row` for one that is written again as it is.

    `records`, `held` and `unsigned` tell of what the account may read, `lines` count all (V09); contact reports are in
    none of them (V17). `size` is in bytes before sealing (0 when it is not known yet), `unsigned` the serials of locked
    records without a registered signature, `more_unsigned` how many others there are.
    """

    bundle: str
    sequence: int
    scope: str
    lines: tuple[KindLine, ...]
    records: tuple[OutRecord, ...]
    held: tuple[Held, ...]
    files: int
    size: int
    marking: str
    audit: AuditSpan
    unsigned: tuple[str, ...]
    previous: BundleRow | None
    review: Review | None = None
    row: BundleRow | None = None
    apart: int = 0
    more_unsigned: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing would go that has not gone before."""
        return not self.lines and (self.review is None or not self.review.selection.anything)

    @property
    def forms_missing(self) -> tuple[str, ...]:
        return self.review.forms_missing if self.review is not None else ()

    @property
    def is_again(self) -> bool:
        """Whether its number was given before."""
        return self.row is not None or (self.review is not None and self.review.again)


@dataclass(frozen=True)
class Opening:
    """What the wizard must know before it shows its first step. `leaders` are those whose word counts (the leader,
    and a deputy to whom it is delegated); with `own_word` the one at the keyboard is such a person."""

    outgoing: Outgoing
    leaders: tuple[Account, ...]
    own_word: bool
    pending: Pending
    registrar: Registrar


@dataclass(frozen=True)
class Standing:
    """What the list page shows."""

    bundles: tuple[BundleRow, ...]
    pending: Pending
    unfinished: BundleRow | None
    custodians: dict[str, str] = field(default_factory=dict)


def read_standing(session: Session) -> Standing:
    """This laptop's bundles, newest first, and what is not received."""
    export = Export(session)
    return Standing(tuple(reversed(export.bundles())), export.pending(), export.unfinished(), custodians(session))


def custodians(session: Session) -> dict[str, str]:
    """Medium number → who holds it."""
    return {medium.number: medium.custodian for medium in session.media.all()}


def open_export(session: Session, bundle: str) -> Opening:
    """`bundle` names one to be written again; empty begins a new one, or takes up the one that is unfinished.

    Raises as `Export.review`, and `Refused("BUNDLE_UNKNOWN")`.
    """
    export = Export(session)
    unfinished = export.unfinished()
    if not bundle and unfinished is not None and unfinished.state == "verified":
        bundle = unfinished.id
    outgoing = of_row(session, bundle) if bundle else of_review(session, "delta")
    leaders = session.accounts.output_approvers()
    own = session.me.id in {leader.id for leader in leaders}
    return Opening(outgoing, leaders, own, export.pending(), registrar(session))


def of_review(session: Session, scope: Scope) -> Outgoing:
    """What would go out now. Raises as `Export.review`."""
    review = Export(session).review(scope)
    chosen = review.selection
    return Outgoing(
        review.bundle, review.sequence, scope, _lines(_sums(chosen.counts), Counter(chosen.files), review.serials),
        chosen.records,
        chosen.held, len(chosen.attachments), review.total_bytes, review.marking, review.audit, review.unsigned,
        review.previous,
        review=review, apart=_apart(session), more_unsigned=chosen.unsigned - len(review.unsigned),
    )  # fmt: skip


def of_row(session: Session, bundle: str) -> Outgoing:
    """What a bundle that was approved before holds. Raises `Refused("BUNDLE_UNKNOWN")`."""
    row = session.bundles.get(bundle)
    said = row.statement
    inside, without = session.bundles.records_in(bundle), set(row.notes.get("unsigned", ()))
    readable = session.records.readable_serials()
    records = tuple(
        OutRecord(
            one.id, one.kind, one.serial, one.handle, one.state, one.custody, one.fields, "", 0, 0,
            one.serial in without,
        )
        for one in session.records.summaries_of(inside).values() if one.kind not in ALWAYS
    )  # fmt: skip
    unsigned = tuple(sorted(without & set(readable.values())))
    return Outgoing(
        row.id, row.sequence, row.scope,
        _lines(_sums(counted(said.counts)), Counter(), shown_spans(said.serials, readable.values())),
        records, (),
        len(said.attachments), row.size,
        said.marking, said.audit, unsigned, session.bundles.before(row), row=row,
        more_unsigned=len(without) - len(unsigned),
    )  # fmt: skip


def _sums(counts: Iterable[Count]) -> Counter[str]:
    """Records by kind, whatever their state."""
    sums: Counter[str] = Counter()
    for count in counts:
        sums[count.kind] += count.count
    return sums


def _lines(counts: Counter[str], files: Counter[str], spans: Sequence[SerialSpan]) -> tuple[KindLine, ...]:
    by_prefix = {span.prefix: span for span in spans}
    return tuple(
        KindLine(name, counts[name], None if kind.parent else by_prefix.get(kind.prefix), files[name])
        for name, kind in KINDS.items() if counts[name]
    )  # fmt: skip


def _apart(session: Session) -> int:
    """Records of kinds that travel in bundles of their own (leads): counted, never shown."""
    kinds = {name for name, kind in KINDS.items() if kind.travels == "apart"}
    return sum(row.kind in kinds for row in session.records.summaries()) if kinds else 0
