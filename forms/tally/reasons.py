"""Why numbers are not shown, in words. Said from the published tables alone, so the words tell nothing beyond them."""

from __future__ import annotations

from collections.abc import Sequence

from forms.tally.model import Breakdown, Counted, Result, Tally
from forms.tally.tables import cell_word, group_words, question_words, scope_word
from forms.tally.tally import REST
from forms.tally.words import WORDS, LanguageName, Words
from forms.xlsform.engine import MAX_ROWS


def is_withheld(result: Result) -> bool:
    """Whether nothing of a question is shown."""
    return all(count is None for count in result.total.cells.values())


def survey_notes(tally: Tally, language: LanguageName) -> list[str]:
    """What holds for all questions: what `＊` stands for, which tables there are none of."""
    words = WORDS[language]
    found = [words.hidden_note.format(threshold=tally.threshold)]
    if tally.withheld:
        return [*found, words.withheld.format(threshold=tally.threshold)]
    if len(tally.batches) > 1 and not _by_batch(tally):
        found.append(words.no_batches.format(threshold=tally.threshold))
    if together := _together(tally):
        groups = words.comma.join(cell_word(together[0], code, language) for code in together[1])
        found.append(words.together_are.format(rest=words.rest, groups=groups))
    if any(one.question.repeat for one in tally.results):
        found.append(words.rows.format(most=f"{MAX_ROWS:,}"))
    return found


def question_notes(tally: Tally, result: Result, language: LanguageName) -> list[str]:
    """What is not shown of one question, and why: all of it, a table by parts, or single parts."""
    if is_withheld(result):
        return [_withheld(tally, result, language)]
    words = WORDS[language]
    found, ways = list[str](), list[str]()
    if result.question.sort == "open" and result.texts is None:
        found.append(words.texts_withheld.format(threshold=tally.threshold))
    for way, name in _ways(tally, result, language):
        if not way.lines:
            ways.append(name)
        elif way.merged:
            scopes = words.comma.join(scope_word(tally, way, scope, language) for scope in way.merged)
            found.append(words.merged.format(way=name, scopes=scopes, threshold=tally.threshold))
    if ways:
        found.append(words.parts.format(ways=words.either.join(ways), threshold=tally.threshold))
    return found


def _withheld(tally: Tally, result: Result, language: LanguageName) -> str:
    words = WORDS[language]
    results = {one.question.key: one for one in tally.results}
    deciders = [results[key] for key in result.question.depends if key in results]
    closed = [one.question for one in deciders if one.total.hidden]
    if closed:
        return words.decided.format(questions=_named(closed, words, language))
    if len(deciders) < len(result.question.depends):
        return words.undecided.format(threshold=tally.threshold)
    if deciders:
        questions = _named([one.question for one in deciders], words, language)
        return words.together.format(questions=questions, threshold=tally.threshold)
    return words.alone.format(threshold=tally.threshold)


def _named(questions: Sequence[Counted], words: Words, language: LanguageName) -> str:
    names = [
        words.question.format(number=one.number)
        if one.number
        else words.quoted.format(label=question_words(one, language))
        for one in questions
    ]
    return words.comma.join(names)


def _ways(tally: Tally, result: Result, language: LanguageName) -> list[tuple[Breakdown, str]]:
    """The tables by parts that a question could have, and what each is called."""
    found = []
    if _by_batch(tally):
        found.append((result.by_batch, WORDS[language].batch))
    if tally.group and result.question.key != tally.group:
        found.append((result.by_group, group_words(tally, language)))
    return found


def _by_batch(tally: Tally) -> bool:
    """Whether questions are shown by batch at all."""
    return any(one.by_batch.lines or one.by_batch.merged for one in tally.results)


def _together(tally: Tally) -> tuple[Counted, list[str]] | None:
    """The group question, and its answers that stand together as one group: those its own tables hide."""
    if not any(line.scope == REST for one in tally.results for line in one.by_group.lines):
        return None
    own = next(one for one in tally.results if one.question.key == tally.group)
    lines = (own.total, *own.by_batch.lines)
    return own.question, [code for code in own.total.cells if any(line.cells[code] is None for line in lines)]
