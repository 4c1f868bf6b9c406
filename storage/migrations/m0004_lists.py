"""One narrow index that covers what lists filter, count and sort by, so that 100,000 rows are never read whole."""

STATEMENTS: tuple[str, ...] = (
    "DROP INDEX record_by_state",
    "CREATE INDEX record_narrow ON record (kind, state, unit, day, author, parent, due, serial, updated_at, handle)",
    "CREATE INDEX record_in_conflict ON record (heads) WHERE heads > 1",
)
