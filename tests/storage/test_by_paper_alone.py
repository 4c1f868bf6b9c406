"""By paper alone: from every sentence of the printed outline to the turn or the page it rests on (issue 4, R33).

The reader of these tests has the printed pages and nothing else: what it knows it has read out of PDFs.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

import pdfplumber
import pytest

from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.furniture import PrintMarks
from forms.printing.measures import LEFT
from forms.printing.pages import PAGES
from forms.printing.report_outline import OutlinePrint, lay_out_outline
from forms.report import paragraphs
from storage.outline import outline_serial, report_outline
from storage.paper import PrintDesk, PrintWish
from tests.storage.reporting import Reporting, a_reporting_team
from tests.storage.team import LEADER
from tests.ui.worlds import ROOT, RealForms
from tests.worlds import World

MARK = re.compile(r"〔底稿(DG-[0-9A-Z-]+?)(?:，支撑材料([0-9、]+))?〕")


class Word(NamedTuple):
    """A word where it stands on the paper: page, distance from its top, and from its left edge."""

    page: int
    y: float
    x: float
    text: str


class Sheet(NamedTuple):
    """One printed document as a reader has it: the text of its pages without white space, and its words."""

    text: str
    words: tuple[Word, ...]


class Row(NamedTuple):
    """A row of evidence as it is printed."""

    number: str
    source: str
    place: str


@pytest.fixture(scope="module")
def reporting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reporting]:
    made = a_reporting_team(World(tmp_path_factory.mktemp("paper"), forms=RealForms()))
    for number, title in enumerate(("验收单倒签", "设备未列清单"), 1):
        made.paper(frozen=True, title=title, section=f"二（{'一二'[number - 1]}）")
    made.team.be(LEADER)
    yield made
    made.team.now.close()


@pytest.fixture(scope="module")
def printed(reporting: Reporting) -> dict[str, list[Sheet]]:
    """Everything a binder holds: the outline, each paper, the internal copy of the talk, the notes on the document."""
    session, faces = reporting.team.now, Faces.for_program(ROOT)
    desk = PrintDesk(session, RealForms())
    wanted = {
        "papers": [(paper, "working_paper") for paper in reporting.papers],
        "talks": [(reporting.talk, "internal_copy")],
        "documents": [(reporting.item, "review_notes")],
    }
    found = {
        name: [
            read(draw(PAGES[page](desk.preview(PrintWish(record, page, 1, "pdf", "")), 1, faces), faces))
            for record, page in pages
        ]
        for name, pages in wanted.items()
    }
    outline = report_outline(session)
    marks = PrintMarks("zh", session.stint.marking, outline_serial(session), session.stint.id, outline.fingerprint(),
                       "DYJ-2601-03A-0009", 1, 1, False)  # fmt: skip
    labels = RealForms().labels("workpaper", "zh")
    return found | {"outline": [read(draw(lay_out_outline(OutlinePrint(outline, labels, marks), faces), faces))]}


def read(pdf: bytes) -> Sheet:
    """What the printed pages say, from the PDF alone."""
    text, head = "", ""
    words: list[Word] = []
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for number, whole in enumerate(document.pages):
            page = whole.filter(lambda item: item.get("size", 0) < 50)  # without the word of a practice vault
            body = page.within_bbox((0, 95, page.width, 745))  # without head row and foot strip
            text += "".join((body.extract_text() or "").split()).replace("（续下页）", "")
            words += [Word(number, word["bottom"], word["x0"], word["text"]) for word in page.extract_words()]
            if number == 0:
                head = "".join((page.crop((0, 0, page.width, 180)).extract_text() or "").split())
    return Sheet(f"{head}|{text}", tuple(words))


def paper_of(printed: dict[str, list[Sheet]], serial: str) -> Sheet:
    """The working paper with this number in its head."""
    (found,) = [sheet for sheet in printed["papers"] if f"底稿编号{serial}" in sheet.text]
    return found


def evidence_of(paper: Sheet) -> dict[str, Row]:
    """The evidence list as printed: a row is what stands about its number, between the columns that the head names."""
    found = {}
    for head in (word for word in paper.words if word.text == "编号和名称"):
        columns = {word.text: word.x for word in paper.words if word.page == head.page and abs(word.y - head.y) < 2}
        below = [word for word in paper.words if word.page == head.page and word.y > head.y + 2]
        numbers = [word for word in below if word.text.isdigit() and abs(word.x - columns["序号"]) < 15]
        for number in numbers:
            cells = {"source": "", "place": ""}
            for word in below:
                # a row of two lines reaches half a row up and down
                if abs(word.y - number.y) > 14 or word.x < columns["种类"] + 24:
                    continue
                if word.x < columns["页/位置"] - 24:
                    cells["source"] += word.text
                elif word.x < columns["说明什么"] - 48:
                    cells["place"] += word.text
            if cells["source"]:
                found[number.text] = Row(number.text, cells["source"], cells["place"])
    return found


def turn_of(talk: Sheet, number: str) -> str:
    """The words beside which this number stands in the margin."""
    (mark,) = [word for word in talk.words if word.x < LEFT - 2 and word.text == number]
    return "".join(word.text for word in talk.words if word.page == mark.page and abs(word.y - mark.y) < 6)


def test_every_sentence_of_the_outline_bears_the_number_of_its_paper(
    reporting: Reporting, printed: dict[str, list[Sheet]]
) -> None:
    (outline,) = printed["outline"]
    body = outline.text.partition("1．")[2].partition("底稿对照表")[0]
    made = paragraphs(report_outline(reporting.team.now), RealForms().labels("workpaper", "zh"), "zh")
    marked = [one for one in made if one.mark]
    assert len(MARK.findall(body)) == len(marked) == 10
    for one in marked:
        assert "".join(one.whole.split()) in f"1．{body}"


def test_from_each_sentence_to_the_turn_and_to_the_page(printed: dict[str, list[Sheet]]) -> None:
    (outline,) = printed["outline"]
    (talk,), (document,) = printed["talks"], printed["documents"]
    body = outline.text.partition("1．")[2].partition("底稿对照表")[0]
    followed = []
    for serial, rows in MARK.findall(body):
        paper = paper_of(printed, serial)
        evidence = evidence_of(paper)
        assert sorted(evidence) == ["1", "2", "3"]
        for number in filter(None, rows.split("、")):
            row = evidence[number]
            if row.source.startswith("J-"):
                assert f"谈话对象{row.source}" in talk.text
                (turn,) = re.findall(r"第(\d+)段", row.place)
                assert "验收单是八月补的" in turn_of(talk, turn)
                assert f"底稿{serial}，支撑材料{number}" in talk.text, "and back from the turn to the paper"
                followed.append("turn")
            else:
                number_of_item = re.match(r"DY-[0-9A-Z-]+/\d+", row.source)
                assert number_of_item and f"资料编号{number_of_item[0]}" in document.text
                (page,) = re.findall(r"第\d+页", row.place)
                assert page in document.text and "设备到货后三十日内组织验收" in document.text
                followed.append("page")
    assert followed == ["page", "page", "turn"] * 2


def test_the_index_says_which_frozen_version_is_meant(printed: dict[str, list[Sheet]]) -> None:
    (outline,) = printed["outline"]
    index = outline.text.partition("底稿对照表")[2]
    for serial in {serial for serial, _ in MARK.findall(outline.text)}:
        shown = "".join(word.text for word in paper_of(printed, serial).words)
        (short,) = set(re.findall(r"指纹([0-9A-F]{4}·[0-9A-F]{4}·[0-9A-F]{4}·[0-9A-F]{4})", shown))
        first, second = short[:9], short[10:]
        assert first in index and second in index
