"""Derived tables for acts, links, counters and filters, and the keyed prints of protected names (V13).

`act`, `link` and `figure` can be rebuilt from revisions; `act` is filled here for revisions already there, the rest
when the vault is next opened (`storage.record_index.derivation`). `name_print` and `name_learned` are truth of their
own.
"""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE act (
        revision TEXT PRIMARY KEY, record TEXT NOT NULL, action TEXT NOT NULL, author TEXT NOT NULL,
        at TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, approved_by TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX act_of_record ON act (record, at)",
    """INSERT INTO act SELECT id, record, json_extract(body, '$.action'), json_extract(body, '$.author'),
        json_extract(body, '$.at'), json_extract(body, '$.state'), json_extract(body, '$.reason'),
        json_extract(body, '$.approved_by')
        FROM (SELECT id, record, CAST(body AS TEXT) AS body FROM revision)""",
    "ALTER TABLE record ADD COLUMN unit TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE record ADD COLUMN day TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE record ADD COLUMN due TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX record_by_state ON record (kind, state)",
    "CREATE INDEX record_by_due ON record (due) WHERE due <> ''",
    """CREATE TABLE link (
        record TEXT NOT NULL, field TEXT NOT NULL, ordinal INTEGER NOT NULL, target TEXT NOT NULL,
        place TEXT NOT NULL, PRIMARY KEY (record, field, ordinal)) WITHOUT ROWID""",
    "CREATE INDEX link_to_target ON link (target)",
    """CREATE TABLE figure (
        id INTEGER PRIMARY KEY, record TEXT NOT NULL, code TEXT NOT NULL, grp TEXT NOT NULL, day TEXT NOT NULL,
        amount INTEGER NOT NULL, key TEXT NOT NULL)""",
    "CREATE INDEX figure_of_record ON figure (record)",
    "CREATE INDEX figure_by_code ON figure (code, grp, day, amount, key)",
    "CREATE TABLE name_print (print BLOB PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE name_learned (revision TEXT PRIMARY KEY) WITHOUT ROWID",
)
