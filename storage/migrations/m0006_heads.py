"""An index by which the heads of all records are compared with other tables without reading the records whole."""

STATEMENTS: tuple[str, ...] = ("CREATE INDEX record_heads ON record (kind, head)",)
