"""The first schema. Truth: meta, account, revision, revision_parent, attachment, draft, audit, print_job, medium,
bundle, receipt_entry. Derived and rebuildable from revisions: record, record_reader, search_*."""

STATEMENTS: tuple[str, ...] = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE account (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL,
        recipient TEXT NOT NULL, active INTEGER NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE revision (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL,
        kind TEXT NOT NULL, body BLOB NOT NULL)""",
    "CREATE INDEX revision_of_record ON revision (record)",
    """CREATE TABLE revision_parent (
        child TEXT NOT NULL, parent TEXT NOT NULL, PRIMARY KEY (parent, child)) WITHOUT ROWID""",
    """CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision
        BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END""",
    """CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision
        BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END""",
    """CREATE TABLE record (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, serial TEXT NOT NULL, handle TEXT NOT NULL, state TEXT NOT NULL,
        parent TEXT NOT NULL, author TEXT NOT NULL, updated_at TEXT NOT NULL, heads INTEGER NOT NULL,
        head TEXT NOT NULL, summary TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX record_by_kind ON record (kind, serial)",
    "CREATE INDEX record_by_parent ON record (parent) WHERE parent <> ''",
    """CREATE TABLE record_reader (
        record TEXT NOT NULL, account TEXT NOT NULL, PRIMARY KEY (record, account)) WITHOUT ROWID""",
    "CREATE INDEX record_reader_by_account ON record_reader (account)",
    """CREATE TABLE serial_counter (
        series TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE draft (
        record TEXT NOT NULL, account TEXT NOT NULL, kind TEXT NOT NULL, base TEXT NOT NULL,
        written_at TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (record, account)) WITHOUT ROWID""",
    """CREATE TABLE attachment (
        sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, chunks INTEGER NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE attachment_chunk (
        id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, n INTEGER NOT NULL, data BLOB NOT NULL, UNIQUE (sha256, n))""",
    """CREATE TABLE audit (
        device TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
        object TEXT NOT NULL, detail TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL,
        PRIMARY KEY (device, seq)) WITHOUT ROWID""",
    """CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
    """CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
    """CREATE TABLE print_job (
        number TEXT PRIMARY KEY, at TEXT NOT NULL, record TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX print_job_of_record ON print_job (record)",
    """CREATE TABLE medium (
        number TEXT PRIMARY KEY, serial TEXT NOT NULL UNIQUE, body TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE bundle (
        device TEXT NOT NULL, sequence INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
        state TEXT NOT NULL, sha256 TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (device, sequence)) WITHOUT ROWID""",
    """CREATE TABLE bundle_revision (
        bundle TEXT NOT NULL, revision TEXT NOT NULL, record TEXT NOT NULL, received INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (revision, bundle)) WITHOUT ROWID""",
    "CREATE INDEX bundle_revision_of_record ON bundle_revision (record)",
    """CREATE TABLE search_place (
        id INTEGER PRIMARY KEY, record TEXT NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL,
        ordinal INTEGER NOT NULL)""",
    "CREATE INDEX search_place_of_record ON search_place (record)",
    """CREATE VIRTUAL TABLE search_terms USING fts5(
        terms, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2")""",
)
