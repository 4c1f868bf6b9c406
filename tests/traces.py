"""Looks for words in the clear: a byte scan of folders, in the encodings a program could have used."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
SHORTEST = 6
"""Bytes; fewer would stand in some megabytes of cipher text by chance."""
SPARE = 256
"""Bytes kept from one piece to the next, so that a word on the edge is seen."""


def traces(words: Iterable[str], *folders: Path) -> list[str]:
    """`file: word` for every word that stands in some file below `folders`."""
    wanted = {word: {form for code in ENCODINGS if len(form := word.encode(code)) >= SHORTEST} for word in words}
    assert all(wanted.values()), "a word is too short to be told from chance"
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                found += [f"{path.name}: {word}" for word in _in_file(path, wanted)]
    return found


def _in_file(path: Path, wanted: dict[str, set[bytes]]) -> list[str]:
    left = dict(wanted)
    seen: list[str] = []
    tail = b""
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            data = tail + piece
            for word in [word for word, forms in left.items() if any(form in data for form in forms)]:
                seen.append(word)
                del left[word]
            tail = data[-SPARE:]
    return seen
