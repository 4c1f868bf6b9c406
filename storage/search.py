"""Full-text search inside the vault: Han bigrams and Latin words in one contentless FTS5 table.

Protected fields never enter it. The index is derived: `rebuild` makes it anew from the heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from forms.kinds import Kind
from storage.codec import content_in
from storage.database import Connection

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PIECES = re.compile(f"(?P<han>[{_HAN}]+)|(?P<word>[^\\W{_HAN}_]+)")


def terms(text: str) -> list[str]:
    """`验收单 OK` -> `验收 收单 单 ok`: each Han character opens a bigram, the last of a run stands alone."""
    found: list[str] = []
    for match in _PIECES.finditer(text.casefold()):
        if match["han"]:
            run = match["han"]
            found += [run[i : i + 2] for i in range(len(run))]
        else:
            found.append(match["word"])
    return found


def match_expression(query: str) -> str:
    """The FTS5 expression for `query`: every piece must occur; a Han piece as a run, a Latin piece as a word's start.

    Empty when the query holds nothing to search for.
    """
    parts: list[str] = []
    for match in _PIECES.finditer(query.casefold()):
        run = match["han"]
        if run and len(run) == 1:
            parts.append(f'"{run}" *')
        elif run:
            bigrams = " ".join(run[i : i + 2] for i in range(len(run) - 1))
            parts.append(f'"{bigrams}"')
        else:
            parts.append(f'"{match["word"]}" *')
    return " AND ".join(parts)


def pieces(query: str) -> list[str]:
    """The runs and words of `query`, case-folded, for marking them in a snippet."""
    return [match[0] for match in _PIECES.finditer(query.casefold())]


def places(kind: Kind, content: Mapping[str, Any]) -> Iterator[tuple[str, int, str]]:
    """(place, ordinal, text) of all that may be searched in a record: `gist`, `turns/<id>` …"""
    for name in kind.search_fields:
        head, _, tail = name.partition(".")
        value = content.get(head)
        if tail:
            for ordinal, row in enumerate(value or (), 1):
                text = str(row.get(tail, ""))
                if text.strip():
                    yield f"{head}/{row.get('id', ordinal)}", ordinal, text
        elif isinstance(value, list):
            yield head, 0, " ".join(map(str, value))
        elif value:
            yield head, 0, str(value)


def texts_at(content: Mapping[str, Any], place: str, ordinal: int, kind: Kind) -> list[str]:
    """The texts that stand at a place found by the index (a row may have several); none when it is gone."""
    return [text for found, number, text in places(kind, content) if (found, number) == (place, ordinal)]


def snippet(text: str, query: str, width: int = 60) -> tuple[str, tuple[tuple[int, int], ...]]:
    """About `width` characters around the first hit, and where every hit stands in them."""
    words = pieces(query)
    folded = text.casefold()
    if len(folded) != len(text):  # a character whose folding is longer would shift every mark
        folded = text.lower() if len(text.lower()) == len(text) else text
    first = min((at for at in (folded.find(word) for word in words) if at >= 0), default=0)
    begin = max(0, first - width // 4)
    end = min(len(text), begin + width)
    body = text[begin:end].replace("\n", " ")
    lead, tail = ("…" if begin else ""), ("…" if end < len(text) else "")
    marks = []
    for word in words:
        at = folded.find(word, begin, end)
        while at >= 0:
            marks.append((at - begin + len(lead), at - begin + len(lead) + len(word)))
            at = folded.find(word, at + len(word), end)
    return lead + body + tail, tuple(sorted(set(marks)))


class HeadTexts:
    """The texts at the places that the index found, from whichever head of a record holds the words.

    The same place may be found several times, for each head of a conflict and for each text of a row; each time another
    text is given. For one query; keeps what it has read.
    """

    def __init__(self, connection: Connection, query: str) -> None:
        self._db = connection
        self._words = pieces(query)
        self._contents: dict[str, list[Mapping[str, Any]]] = {}
        self._given: dict[tuple[str, str, int], set[str]] = {}

    def take(self, record: str, place: str, ordinal: int, kind: Kind) -> str:
        """A text that holds the query; empty when all that stand there have been given."""
        texts = [text for content in self._heads(record) for text in texts_at(content, place, ordinal, kind)]
        given = self._given.setdefault((record, place, ordinal), set())
        fitting = [text for text in texts if all(word in text.casefold() for word in self._words)]
        if not fitting and not given:  # the index folds accents, too
            fitting = texts
        text = next((text for text in fitting if text and text not in given), "")
        given.add(text)
        return text

    def _heads(self, record: str) -> list[Mapping[str, Any]]:
        if record not in self._contents:
            head, heads = self._db.execute("SELECT head, heads FROM record WHERE id = ?", (record,)).fetchone()
            query, value = "SELECT body FROM revision WHERE id = ?", head
            if heads > 1:
                value, query = record, (
                    "SELECT body FROM revision WHERE record = ? AND id NOT IN (SELECT parent FROM revision_parent)"
                )  # fmt: skip
            self._contents[record] = [content_in(body) for (body,) in self._db.execute(query, (value,))]
        return self._contents[record]


class SearchIndex:
    """Writes and queries of the index; callers hold the transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def replace(self, record: str, kind: Kind, contents: Iterable[Mapping[str, Any]]) -> None:
        """Index the heads of one record in place of what stood there."""
        self.remove(record)
        for content in contents:
            for place, ordinal, text in places(kind, content):
                cursor = self._db.execute(
                    "INSERT INTO search_place (record, kind, place, ordinal) VALUES (?,?,?,?)",
                    (record, kind.name, place, ordinal),
                )
                self._db.execute(
                    "INSERT INTO search_terms (rowid, terms) VALUES (?,?)",
                    (cursor.lastrowid, " ".join(terms(text))),
                )

    def remove(self, record: str) -> None:
        rows = self._db.execute("SELECT id FROM search_place WHERE record = ?", (record,)).fetchall()
        self._db.executemany("DELETE FROM search_terms WHERE rowid = ?", rows)
        self._db.execute("DELETE FROM search_place WHERE record = ?", (record,))

    def clear(self) -> None:
        self._db.execute("DELETE FROM search_place")
        self._db.execute("INSERT INTO search_terms (search_terms) VALUES ('delete-all')")

    def find(self, query: str, readable: str, parameters: Mapping[str, Any], limit: int) -> list[tuple[Any, ...]]:
        """(record, place, ordinal) of the newest `limit` hits; `readable` is an SQL condition on `record r`."""
        expression = match_expression(query)
        if not expression:
            return []
        return self._db.execute(
            "SELECT p.record, p.place, p.ordinal FROM search_terms t JOIN search_place p ON p.id = t.rowid "
            f"JOIN record r ON r.id = p.record WHERE search_terms MATCH :query AND {readable} "  # own text
            "ORDER BY t.rowid DESC LIMIT :limit",
            {**parameters, "query": expression, "limit": limit},
        ).fetchall()
