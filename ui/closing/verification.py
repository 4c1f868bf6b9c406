"""The office's verification report: what came in, what is missing, and whether the chains fit what was signed (V20)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from forms.canonical import canonical, sha256_hex
from forms.printing.furniture import PrintMarks
from forms.printing.register_flow import Facts, Ruled, Sentences, SheetPrint, Signed
from forms.problems import Refused
from storage.audit_chains import ChainFinding, check_chains
from storage.exchange.bundles import BundleRow
from storage.exchange.checks import Check
from storage.exchange.links_check import checks_of
from storage.exchange.office import Office
from storage.exchange.office_report import LaptopReport, report
from storage.session import Session
from ui.closing.verificationwords import FAULTS, REPORT, ReportWords
from ui.messages import explain
from ui.pages.printed import Language
from ui.pages.registerlist import printed
from ui.wording.intake import CHECK_NAMES

PAGE = "verification_report"


def verification_sheet(session: Session, number: str, language: Language) -> SheetPrint:
    """Everything the office can say of the laptops of all its stints; runs on the storage thread."""
    office, words, zh = Office(session), REPORT[language], language == "zh"
    made, rows = report(office), session.bundles.all()
    found = check_chains(session.connection, session.clock)
    names = {laptop.device: f"{laptop.team}{laptop.laptop}" for laptop in made.laptops if laptop.device}
    laptops = [_laptop(laptop, words, zh) for laptop in made.laptops]
    bundles = [_bundle(row, checks_of(session.connection, row), words, zh) for row in rows]
    chains = list(_chains(rows, found, names, words))
    said = {"laptops": [list(row) for row in laptops], "bundles": [list(row) for row in bundles],
            "chains": [list(row) for row in chains]}  # fmt: skip
    marks = PrintMarks(
        language, session.stint.marking, "", PAGE, sha256_hex(canonical(said)), number, 1, 1, session.stint.practice
    )
    now = printed("moment", session.clock.stamp(), zh)
    facts = (
        (words.facts["office"], office.card.name), (words.facts["at"], now),
        (words.facts["laptops"], str(len(laptops))), (words.facts["bundles"], str(len(rows))),
        (words.facts["records"], str(made.records)), (words.facts["faults"], str(len(found)) if found else words.none),
    )  # fmt: skip
    return SheetPrint(
        words.title, words.title, marks,
        (
            Facts(facts),
            Ruled(words.laptops, words.laptop_heads, laptops, (14, 16, 16, 20, 24, 12), words.nothing),
            Ruled(words.bundles, words.bundle_heads, bundles, (16, 24, 22, 10, 44, 18), words.nothing),
            Ruled(words.chains, words.chain_heads, chains, (14, 14, 60), words.nothing),
            Sentences(words.follow_up, _follow_up(made.conflicts, made.media_twice, made.laptops, words)),
            Signed(words.people, words.date),
        ),
    )  # fmt: skip


def _laptop(laptop: LaptopReport, words: ReportWords, zh: bool) -> tuple[str, ...]:
    return (
        f"{laptop.team}{laptop.laptop}", _numbers(laptop.received, words), _numbers(laptop.missing, words),
        _numbers(laptop.without_receipt, words), printed("moment", laptop.last_received, zh),
        str(sum(laptop.records.values())),
    )  # fmt: skip


def _numbers(numbers: Sequence[int], words: ReportWords) -> str:
    return words.comma.join(str(number) for number in numbers) or words.none


def _bundle(row: BundleRow, checks: Iterable[Check], words: ReportWords, zh: bool) -> tuple[str, ...]:
    said = row.statement
    told = [
        f"{CHECK_NAMES.get(check.name, (check.name,) * 2)[0 if zh else 1]}{words.colon}"
        f"{explain(Refused(check.code, **check.facts), 'zh' if zh else 'en').what}"
        for check in checks if check.level != "ok"
    ]  # fmt: skip
    state = words.receipted if row.state == "receipted" else words.waiting
    return (
        f"{said.team}{said.laptop}-{row.sequence}", row.sha256[:16].upper(),
        printed("moment", row.times.get("received", ""), zh), str(row.records),
        words.between.join(told) or words.passed, state,
    )  # fmt: skip


def _chains(
    rows: Sequence[BundleRow], found: Sequence[ChainFinding], names: dict[str, str], words: ReportWords
) -> Iterable[tuple[str, str, str]]:
    """A line for each laptop that sent a bundle: what was compared, and every link that does not fit."""
    for device in dict.fromkeys(row.device for row in rows):
        mine = [row for row in rows if row.device == device]
        last = max(row.statement.audit.last for row in mine)
        faults = [
            FAULTS[finding.fault][words.index].format(seq=finding.seq, bundle=finding.bundle or "–")
            for finding in found if finding.device == device
        ]  # fmt: skip
        holds = words.holds.format(bundles=len(mine), last=last)
        yield names.get(device, device[:8]), str(last), words.between.join(faults) or holds


def _follow_up(
    conflicts: Sequence[str], media: Sequence[str], laptops: Sequence[LaptopReport], words: ReportWords
) -> list[str]:
    found = [
        words.gap.format(laptop=f"{laptop.team}{laptop.laptop}", numbers=_numbers(laptop.missing, words))
        for laptop in laptops if laptop.missing
    ]  # fmt: skip
    if conflicts:
        found.append(words.conflicts.format(serials=words.comma.join(conflicts)))
    if media:
        found.append(words.media_twice.format(serials=words.comma.join(media)))
    return found or [words.no_follow_up]
