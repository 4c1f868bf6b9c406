"""The one way to open a vault's database: SQLCipher with its raw key, checked, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3

from forms.problems import EnvironmentProblem, IntegrityFailure
from storage.gate import WriteGate
from storage.migrations import MIGRATIONS, SCHEMA_VERSION

if TYPE_CHECKING:
    # sqlcipher3 has no stubs; its connection has the interface of the standard library's
    from sqlite3 import Connection as Connection
else:
    from sqlcipher3.dbapi2 import Connection as Connection

PLAIN_HEADER = b"SQLite format 3\x00"
BUSY_MILLISECONDS = 5000
CACHE_KIB = 64 * 1024
"""Every page read anew is decrypted anew: lists of 100,000 records need their index to stay in memory."""


class GatedConnection(Connection):
    """A connection whose write transactions ask a gate first."""

    gate: WriteGate | None = None

    def execute(self, *arguments: Any) -> Any:
        """As SQLite's, but trouble with the file or its disk is one of ours."""
        try:
            return super().execute(*arguments)
        except (sqlcipher3.IntegrityError, sqlcipher3.ProgrammingError):
            raise
        except sqlcipher3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", "") in ("SQLITE_ERROR", "SQLITE_CONSTRAINT_TRIGGER", ""):
                raise  # a fault of the program, not of the file
            raise _trouble(error, None) from error


def open_database(path: Path, key: bytes, *, create: bool = False, gate: WriteGate | None = None) -> Connection:
    """Open (or create) the encrypted database at `path` with the raw 32-byte `key` and bring its schema up to date.

    Raises `EnvironmentProblem` (CIPHER_MISSING, VAULT_NOT_FOUND, VAULT_NEWER, DISK_FULL, NOT_WRITABLE) or
    `IntegrityFailure` (VAULT_PLAIN, VAULT_DAMAGED). Never falls back to plain SQLite. `gate` can stop its writes.
    """
    if not create:
        _check_header(path)
    try:
        connection: Connection = sqlcipher3.connect(
            path.absolute().as_uri() + ("?mode=rwc" if create else "?mode=rw"),
            uri=True,
            isolation_level=None,
            factory=GatedConnection,
        )
    except sqlcipher3.OperationalError as error:
        raise _trouble(error, path) from error
    try:
        _prepare(connection, key)
        _migrate(connection)
    except sqlcipher3.DatabaseError as error:
        connection.close()
        raise _trouble(error, path) from error
    except EnvironmentProblem:
        connection.close()
        raise
    if isinstance(connection, GatedConnection):
        connection.gate = gate
    return connection


def cipher_version() -> str:
    """SQLCipher's version, or empty when the library is plain SQLite."""
    connection = sqlcipher3.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return str(row[0]) if row else ""


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(PLAIN_HEADER))
    except FileNotFoundError as error:
        raise EnvironmentProblem("VAULT_NOT_FOUND", name=path.parent.name) from error
    except OSError as error:
        raise EnvironmentProblem("VAULT_UNREADABLE", name=path.parent.name) from error
    if head == PLAIN_HEADER:
        raise IntegrityFailure("VAULT_PLAIN", name=path.parent.name)
    if len(head) < len(PLAIN_HEADER):
        raise IntegrityFailure("VAULT_DAMAGED", name=path.parent.name)


def _prepare(connection: Connection, key: bytes) -> None:
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise EnvironmentProblem("CIPHER_MISSING")
    connection.execute("PRAGMA cipher_log = off")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")


def _migrate(connection: Connection) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise EnvironmentProblem("VAULT_NEWER", version=version)
    for step in range(version, SCHEMA_VERSION):
        with transaction(connection):
            for statement in MIGRATIONS[step]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step + 1}")


@contextmanager
def transaction(connection: Connection, *, despite: str = "") -> Iterator[None]:
    """One write transaction: all of it or nothing. Nested use joins the outer one. Raises what the gate says, but for
    the reason named by `despite`."""
    if connection.in_transaction:
        yield
        return
    if isinstance(connection, GatedConnection) and connection.gate:
        connection.gate.check(despite)
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    except (sqlcipher3.OperationalError, sqlcipher3.DatabaseError) as error:
        if isinstance(error, sqlcipher3.IntegrityError):
            raise
        raise _trouble(error, None) from error


def check_integrity(connection: Connection) -> list[str]:
    """What SQLCipher's page authentication and SQLite's own check find wrong; empty when all is well."""
    found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    found += [str(row[0]) for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"]
    return found


def _trouble(error: Any, path: Path | None) -> EnvironmentProblem:
    """SQLite's error as one of ours. A wrong key and a damaged first page look alike to SQLCipher; the key has been
    authenticated by its slot before, so what is left is damage."""
    name = path.parent.name if path else ""
    code = getattr(error, "sqlite_errorname", "") or ""
    if code.startswith("SQLITE_FULL"):
        return EnvironmentProblem("DISK_FULL", name=name)
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return EnvironmentProblem("NOT_WRITABLE", name=name)
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return EnvironmentProblem("VAULT_BUSY", name=name)
    if code.startswith("SQLITE_IOERR"):
        return EnvironmentProblem("FILE_TROUBLE", name=name, errno=code)
    return IntegrityFailure("VAULT_DAMAGED", name=name)
