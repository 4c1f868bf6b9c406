"""Authorisation of accounts, grants, bars (recusal), which record a file belongs to, and the further registers.

`bar` and `record_file` can be rebuilt from revisions; `register_entry`, `access_grant` and
`attachment_adder` are truth of their own.
"""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE account ADD COLUMN person TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE account ADD COLUMN valid_from TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE account ADD COLUMN valid_to TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE account ADD COLUMN document TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE register_entry (
        register TEXT NOT NULL, number TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, object TEXT NOT NULL,
        body TEXT NOT NULL, PRIMARY KEY (register, number)) WITHOUT ROWID""",
    "CREATE INDEX register_entry_of_object ON register_entry (register, object)",
    """CREATE TRIGGER register_entry_is_never_changed BEFORE UPDATE ON register_entry
        BEGIN SELECT RAISE(ABORT, 'registers are append-only'); END""",
    """CREATE TRIGGER register_entry_is_never_deleted BEFORE DELETE ON register_entry
        BEGIN SELECT RAISE(ABORT, 'registers are append-only'); END""",
    """CREATE TABLE access_grant (
        id TEXT PRIMARY KEY, account TEXT NOT NULL, record TEXT NOT NULL, unit TEXT NOT NULL, by TEXT NOT NULL,
        at TEXT NOT NULL, reason TEXT NOT NULL, ended_at TEXT NOT NULL DEFAULT '',
        ended_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID""",
    "CREATE INDEX access_grant_of_account ON access_grant (account) WHERE ended_at = ''",
    """CREATE TABLE bar (
        record TEXT PRIMARY KEY, account TEXT NOT NULL, unit TEXT NOT NULL, handle TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX bar_of_account ON bar (account)",
    """CREATE TABLE record_file (
        sha256 TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (sha256, record)) WITHOUT ROWID""",
    """CREATE TABLE attachment_adder (
        sha256 TEXT NOT NULL, account TEXT NOT NULL, PRIMARY KEY (sha256, account)) WITHOUT ROWID""",
    """INSERT OR IGNORE INTO record_file SELECT json_extract(a.value, '$.sha256'), r.record
        FROM revision r, json_each(CAST(r.body AS TEXT), '$.attachments') a""",
)
