"""Who can open the protected groups of a record, and sealing them anew when that changes (DESIGN "Keys").

A group is sealed to the roles, accounts and offices its kind names, and to whoever wrote the record, unless the kind
is blind. Sealing anew makes a new revision: the text and its fingerprint stay, and a message that was sealed before
stays readable to those who could read it then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from forms.kinds import Kind
from storage.accounts import Accounts
from storage.database import Connection
from storage.model import Account, Content, Sealed, Stint
from storage.names import NameGuard
from storage.protected import seal, unseal
from storage.recusal import Recusals
from storage.register_book import RETIRED_KEYS, RegisterBook

OFFICE, DISCIPLINE, AUTHOR = "office", "discipline", "author:"
DISCIPLINE_KEY = "leads_recipient"
"""The policy value (an age recipient) of the body that leads are handed to."""


class Sealer:
    """Seals for one session; opens only what is sealed to its account."""

    def __init__(
        self, connection: Connection, accounts: Accounts, stint: Stint, me: Account, identity: str,
        names: NameGuard | None = None,
    ) -> None:  # fmt: skip
        self._db = connection
        self._accounts = accounts
        self._stint = stint
        self._me = me
        self._identity = identity
        self._names = names
        self._recusals = Recusals(connection)

    def sealed(
        self, kind: Kind, record: str, content: Content, fresh: Mapping[str, Content], kept: Mapping[str, Sealed]
    ) -> dict[str, Sealed]:
        """The groups of the next revision: `fresh` sealed, `kept` sealed anew where readers changed and this account
        can open them."""
        found = dict(kept)
        for group, fields in fresh.items():
            found[group] = seal(fields, self._for(kind, record, group, content))
            if self._names:
                self._names.learn(kind, group, fields)
        for group in set(kept) - set(fresh):
            if self._me.recipient in kept[group].recipients and self.is_due(kind, record, group, content, kept[group]):
                found[group] = self.anew(kind, record, group, content, kept[group])
        return found

    def is_due(self, kind: Kind, record: str, group: str, content: Content, sealed: Sealed) -> bool:
        """Whether those who may read the group now are others than those it is sealed to."""
        there = set(sealed.recipients)
        missing = self._for(kind, record, group, content) - there
        return bool(missing or there & self._no_more(kind, record, group, content))

    def anew(self, kind: Kind, record: str, group: str, content: Content, sealed: Sealed) -> Sealed:
        """The group sealed to those who may read it now. Recipients of other laptops stay.

        Raises `Refused("NOT_A_RECIPIENT", rule="V09")`, `IntegrityFailure("PROTECTED_DAMAGED")`.
        """
        stay = set(sealed.recipients) - self._no_more(kind, record, group, content)
        return seal(unseal(sealed, self._identity), stay | self._for(kind, record, group, content))

    def _for(self, kind: Kind, record: str, group: str, content: Content) -> set[str]:
        accounts = self._accounts.all()
        barred = self._barred(kind, content)
        authors = self._authors(record)
        wanted: set[str] = set()
        for name in kind.protected[group]:
            if name == OFFICE:
                wanted.add(self._stint.office.keeper)
            elif name == DISCIPLINE:
                wanted.add(str(self._stint.policy.get(DISCIPLINE_KEY) or ""))
            elif name.startswith(AUTHOR):
                role = name.removeprefix(AUTHOR)
                wanted |= {entry.recipient for entry in accounts if entry.role == role and entry.id in authors}
            else:
                wanted |= _named(accounts, name, content, barred)
        if not kind.blind:
            wanted |= {entry.recipient for entry in accounts if entry.id in authors - barred}
        return {recipient for recipient in wanted if recipient}

    def _no_more(self, kind: Kind, record: str, group: str, content: Content) -> set[str]:
        """Recipients of this laptop's accounts, present and former, who may not read the group."""
        ours = {entry.recipient for entry in self._accounts.all() if entry.recipient}
        retired = {row.object for row in RegisterBook(self._db).rows(RETIRED_KEYS)}
        return (ours | retired) - self._for(kind, record, group, content)

    def _authors(self, record: str) -> set[str]:
        rows = self._db.execute("SELECT DISTINCT author FROM act WHERE record = ? AND action <> 'reseal'", (record,))
        return {row[0] for row in rows} or {self._me.id}

    def _barred(self, kind: Kind, content: Content) -> set[str]:
        unit, handle = content.get(kind.unit), content.get(kind.handle)
        return {
            bar.account
            for bar in self._recusals.of()
            if (bar.unit and bar.unit == unit) or (bar.handle and bar.handle == handle)
        }


def _named(accounts: Iterable[Account], name: str, content: Content, barred: set[str]) -> set[str]:
    """Recipients of a role, or of the accounts that a field of `content` names."""
    value = content.get(name)
    ids = set(value) if isinstance(value, list | tuple) else {value}
    return {entry.recipient for entry in accounts if (entry.role == name or entry.id in ids) and entry.id not in barred}
