"""The narrow index covers heads, too: what the office has of a list is counted without reading the records whole."""

STATEMENTS: tuple[str, ...] = (
    "DROP INDEX record_narrow",
    "CREATE INDEX record_narrow ON record "
    "(kind, state, unit, day, author, parent, due, serial, updated_at, handle, head)",
)
