"""Sheets being keyed: working rows of one laptop, not records. They are gone when the batch closes (ARCHITECTURE).

`keying`: one keying of one sheet (`pass` 1 or 2, 0 from the kiosk, where `sheet` is random); `body` is JSON. `day` is
the finest time kept. `keying_choice`: what the paper says where two keyings differ.
"""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE keying (
        batch TEXT NOT NULL, sheet INTEGER NOT NULL, pass INTEGER NOT NULL, by TEXT NOT NULL, day TEXT NOT NULL,
        body TEXT NOT NULL, PRIMARY KEY (batch, sheet, pass)) WITHOUT ROWID""",
    """CREATE TABLE keying_choice (
        batch TEXT NOT NULL, sheet INTEGER NOT NULL, field TEXT NOT NULL, body TEXT NOT NULL, by TEXT NOT NULL,
        PRIMARY KEY (batch, sheet, field)) WITHOUT ROWID""",
)
