"""Files that are answers: kept without who made them, keyed twice by their hash, with the response and no order."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.problems import EnvironmentProblem, Refused
from forms.tally.model import ABSTAINED, ANSWERED
from storage.answer_files import AnswerFile, only_answer
from storage.attachments import Attachments
from storage.codec import decode
from storage.handed_in import handed_export, handed_file, handed_in
from storage.keyed import Keyed
from storage.keying import FIRST, SECOND
from storage.model import Revision
from storage.questionnaires import RESPONSE, Questionnaires
from storage.session import Session
from tests.storage.answerfiles import AUTHOR, answer, leaks, photo, sheet_with
from tests.storage.surveys import Survey
from tests.storage.team import DEPUTY, LEADER, LIAISON, MEMBER, Team
from tests.storage.team import SECOND as OTHER

FORM = leaks().form


def survey_of(team: Team, count: int) -> Survey:
    form = Questionnaires(team.be(MEMBER)).bring(leaks()).revision.record
    made = Survey(team, form).counted(count + 2, count)
    made.desk.enter(made.batch)
    return made


def put(survey: Survey, turn: int, sheets: list[tuple[Keyed, tuple[AnswerFile, ...]]]) -> None:
    survey.team.be(MEMBER if turn == FIRST else OTHER)
    for number, (keyed, brought) in enumerate(sheets, 1):
        survey.desk.keying.put(survey.batch, number, turn, keyed, brought)


def stored(session: Session) -> set[str]:
    rows = session.connection.execute("SELECT sha256 FROM attachment").fetchall()
    chunks = session.connection.execute("SELECT DISTINCT sha256 FROM attachment_chunk").fetchall()
    assert set(rows) == set(chunks)
    return {row[0] for row in rows}


def responses(session: Session) -> list[Revision]:
    rows = session.connection.execute("SELECT body FROM revision WHERE kind = ?", (RESPONSE,)).fetchall()
    return [decode(row[0]) for row in rows]


def test_neither_name_nor_particulars_nor_time_of_a_file_are_kept(team: Team, tmp_path: Path) -> None:
    file = answer(FORM, "leak", photo(tmp_path, 1))
    assert file.cleaned and file.ref.name == f"leak-{file.ref.sha256[:16]}.jpg" and file.ref.type == "image/jpeg"
    with file.open() as source:
        kept = source.read()
    assert AUTHOR.encode() not in kept and b"2026:03:16" not in kept
    again = answer(FORM, "leak", photo(tmp_path, 1, "别的名字.JPG"))
    assert again.ref == file.ref
    sound = tmp_path / "周立华.amr"
    sound.write_bytes(b"#!AMR\n" + bytes(50))
    told = answer(FORM, "told", sound)
    assert not told.cleaned and told.ref.name == f"told-{told.ref.sha256[:16]}.amr"


def test_a_file_of_another_kind_or_none_at_all_is_refused(team: Team, tmp_path: Path) -> None:
    sound, empty = tmp_path / "a.mp3", tmp_path / "b.png"
    sound.write_bytes(b"ID3" + bytes(20))
    empty.write_bytes(b"")
    for path, code in ((sound, "ANSWER_FILE_KIND"), (empty, "ANSWER_FILE_EMPTY")):
        with pytest.raises(Refused, match=code):
            answer(FORM, "leak", path)
    with pytest.raises(EnvironmentProblem, match="NOT_FOUND"):
        answer(FORM, "leak", tmp_path / "gone.jpg")
    with pytest.raises(EnvironmentProblem, match="FILE_TROUBLE"):
        answer(FORM, "leak", tmp_path)
    question = next(one for one in FORM.questions() if one.key == "leak")
    with pytest.raises(Refused, match="ANSWER_FILE_ONE"):
        only_answer([sound, empty], question, "leak")


def test_the_same_file_is_no_difference_and_another_is_one(team: Team, tmp_path: Path) -> None:
    survey = survey_of(team, 2)
    one, two, three = (answer(FORM, "leak", photo(tmp_path, number)) for number in (1, 2, 3))
    put(survey, FIRST, [(sheet_with(one), (one,)), (sheet_with(two), (two,))])
    put(survey, SECOND, [(sheet_with(one), (one,)), (sheet_with(three), (three,))])
    [found] = survey.desk.keying.differences(survey.batch)
    assert (found.sheet, found.field) == (2, "leak")
    assert found.first["files"][0]["sha256"] == two.ref.sha256
    with pytest.raises(Refused, match="NOT_READABLE"):
        survey.desk.keying.file(survey.batch, one.ref.sha256)  # nothing differs there
    assert survey.desk.keying.file(survey.batch, two.ref.sha256).startswith(b"\xff\xd8")
    held = {one.ref.sha256, two.ref.sha256, three.ref.sha256}
    assert held <= stored(team.now)
    team.be(DEPUTY)
    survey.desk.keying.settle(survey.batch, 2, "leak", "second", "看附件")
    survey.desk.verify(survey.batch)
    survey.desk.close(survey.batch)
    assert held & stored(team.now) == {one.ref.sha256, three.ref.sha256}
    found_files = {ref.sha256: ref for made in responses(team.now) for ref in made.attachments}
    assert found_files == {one.ref.sha256: one.ref, three.ref.sha256: three.ref}
    for ref in found_files.values():
        with pytest.raises(Refused, match="NOT_READABLE"):
            team.now.attachments.read(ref.sha256)


def test_neither_keyed_it_right_and_the_paper_has_a_third(team: Team, tmp_path: Path) -> None:
    survey = survey_of(team, 1)
    one, two, three = (answer(FORM, "leak", photo(tmp_path, number)) for number in (1, 2, 3))
    put(survey, FIRST, [(sheet_with(one), (one,))])
    put(survey, SECOND, [(sheet_with(two), (two,))])
    team.be(DEPUTY)
    said = sheet_with(three).value("leak")
    with pytest.raises(Refused, match="NOT_READABLE"):
        survey.desk.keying.settle(survey.batch, 1, "leak", "neither", "看附件", paper=said)
    survey.desk.keying.settle(survey.batch, 1, "leak", "neither", "看附件", paper=said, brought=(three,))
    survey.desk.verify(survey.batch)
    survey.desk.close(survey.batch)
    [made] = responses(team.now)
    assert made.attachments == (three.ref,) and made.content["answers"]["leak"] == three.ref.name
    assert {one.ref.sha256, two.ref.sha256}.isdisjoint(stored(team.now))


def test_a_file_taken_off_or_voided_is_gone_from_the_vault(team: Team, tmp_path: Path) -> None:
    survey = survey_of(team, 1)
    one, two = (answer(FORM, "leak", photo(tmp_path, number)) for number in (1, 2))
    put(survey, FIRST, [(sheet_with(one), (one,))])
    assert survey.desk.keying.mine(survey.batch, 1, FIRST) == sheet_with(one)
    survey.desk.keying.put(survey.batch, 1, FIRST, sheet_with(one, leaks="no"))
    assert one.ref.sha256 in stored(team.now)
    survey.desk.keying.put(survey.batch, 1, FIRST, sheet_with(two), (two,))
    assert one.ref.sha256 not in stored(team.now)
    team.be(LEADER)
    survey.desk.void(survey.batch, "重做")
    assert two.ref.sha256 not in stored(team.now)


def test_only_what_was_brought_becomes_an_answer(team: Team, tmp_path: Path) -> None:
    """A hash alone would make any file of the vault an answer, and so readable with the tally (V09)."""
    survey = survey_of(team, 1)
    source = team.now.records.get(survey.form).head.attachments[0]
    one = answer(FORM, "leak", photo(tmp_path, 1))
    stolen = Keyed({"leak": "x"}, (), (source,))
    with pytest.raises(Refused, match="NOT_READABLE"):
        survey.desk.keying.put(survey.batch, 1, FIRST, stolen)
    changed = AnswerFile(one.ref, lambda: photo(tmp_path, 2).open("rb"), True)
    with pytest.raises(Refused, match="ANSWER_FILE_CHANGED"):
        survey.desk.keying.put(survey.batch, 1, FIRST, sheet_with(one), (changed,))
    assert stored(team.now).isdisjoint({one.ref.sha256}) and survey.desk.keying.mine(survey.batch, 1, FIRST) is None


def test_after_closing_nothing_tells_whose_file_was_which(team: Team, tmp_path: Path) -> None:
    """The pieces lie in the order of their hashes, nobody is noted as having attached them, the day alone is kept."""
    survey = survey_of(team, 8)
    files = [answer(FORM, "leak", photo(tmp_path, number)) for number in range(8)]
    for turn in (FIRST, SECOND):
        put(survey, turn, [(sheet_with(file), (file,)) for file in files])
    team.be(DEPUTY)
    survey.desk.verify(survey.batch)
    survey.desk.close(survey.batch)
    hashes = [file.ref.sha256 for file in files]
    db = team.now.connection
    lie = [row[0] for row in db.execute("SELECT sha256 FROM attachment_chunk ORDER BY id") if row[0] in hashes]
    assert lie == sorted(hashes)
    assert not db.execute(f"SELECT 1 FROM attachment_adder WHERE sha256 IN ({','.join('?' * 8)})", hashes).fetchone()
    assert {made.at[10:] for made in responses(team.now)} == {"T00:00:00.000Z"}
    assert sorted(made.attachments[0].sha256 for made in responses(team.now)) == sorted(hashes)
    for sha256 in hashes:
        assert Attachments(db).read(sha256)


def released(team: Team, tmp_path: Path) -> tuple[Survey, list[AnswerFile]]:
    """Eleven sheets, six of them with a picture of their own, keyed twice; tallied by the deputy."""
    survey = survey_of(team, 11)
    files = [answer(FORM, "leak", photo(tmp_path, number)) for number in range(6)]
    sheets = [(sheet_with(file), (file,)) for file in files] + [(sheet_with(leaks="yes"), ())] * 5
    for turn in (FIRST, SECOND):
        put(survey, turn, sheets)
    team.be(DEPUTY)
    survey.desk.verify(survey.batch)
    survey.desk.close(survey.batch)
    survey.desk.release(survey.batch)
    return survey, files


def test_the_tally_says_how_many_were_given_and_no_more(team: Team, tmp_path: Path) -> None:
    survey, files = released(team, tmp_path)
    leak = next(one for one in survey.desk.tally(survey.batch).results if one.question.key == "leak")
    assert dict(leak.total.cells) == {ANSWERED: 6, ABSTAINED: 5} and leak.texts is None and leak.total.mean is None
    shown = {one.question.key: one.files for one in handed_in(team.now, survey.batch)}
    assert shown["leak"] == tuple(sorted((file.ref for file in files), key=lambda ref: ref.sha256))
    assert shown["told"] == ()
    ref, data = handed_file(team.now, survey.batch, files[0].ref.sha256)
    assert ref == files[0].ref and data.startswith(b"\xff\xd8")
    last = team.now.connection.execute("SELECT action, detail FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    assert last[0] == "answer_file_opened" and files[0].ref.sha256[:16] not in last[1]
    with pytest.raises(Refused, match="NOT_READABLE"):
        handed_file(team.now, survey.batch, team.now.records.get(survey.form).head.attachments[0].sha256)
    team.be(LIAISON)
    with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
        handed_in(team.now, survey.batch)


def test_a_file_of_a_batch_that_was_not_released_is_not_shown_with_another(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As at the office: two laptops worked on one survey apart, and one of the two batches has not been released."""
    survey, files = released(team, tmp_path)
    monkeypatch.setattr(Questionnaires, "_check_survey", lambda *_: None)  # the other laptop knew nothing of this one
    team.be(MEMBER)
    other = Survey(team, survey.form).counted(4, 2)
    other.desk.enter(other.batch)
    alone = answer(FORM, "leak", photo(tmp_path, 40))
    for turn in (FIRST, SECOND):
        put(other, turn, [(sheet_with(alone), (alone,)), (sheet_with(leaks="yes"), ())])
    team.be(DEPUTY)
    other.desk.verify(other.batch)
    other.desk.close(other.batch)
    assert {row.id for row in other.desk.survey_of(survey.batch)} == {survey.batch, other.batch}
    leak = next(one for one in handed_in(team.now, survey.batch) if one.question.key == "leak")
    assert {ref.sha256 for ref in leak.files or ()} == {file.ref.sha256 for file in files}
    for reached in (handed_file, handed_export):
        with pytest.raises(Refused, match="NOT_READABLE"):
            reached(team.now, survey.batch, alone.ref.sha256)


@pytest.mark.parametrize("given", [1, 4, 8])
def test_files_that_few_gave_or_few_did_not_are_withheld(team: Team, tmp_path: Path, given: int) -> None:
    survey = survey_of(team, 9)
    files = [answer(FORM, "leak", photo(tmp_path, number)) for number in range(given)]
    sheets = [(sheet_with(file), (file,)) for file in files] + [(sheet_with(), ())] * (9 - given)
    for turn in (FIRST, SECOND):
        put(survey, turn, sheets)
    team.be(DEPUTY)
    for step in (survey.desk.verify, survey.desk.close):
        step(survey.batch)
    with pytest.raises(Refused, match="NOT_RELEASED"):
        handed_in(team.now, survey.batch)
    survey.desk.release(survey.batch)
    leak = next(one for one in handed_in(team.now, survey.batch) if one.question.key == "leak")
    assert leak.files is None
    with pytest.raises(Refused, match="NOT_READABLE"):
        handed_file(team.now, survey.batch, files[0].ref.sha256)
