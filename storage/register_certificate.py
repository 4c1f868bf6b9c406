"""The clearing certificate as a sheet: nothing on it but what `clearing.clear_vault` says was done (V25)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from forms.kinds import KINDS
from forms.printing.breaking import Language
from forms.printing.certificate_words import CAVEATS, CERTIFICATE, CertificateWords
from forms.printing.furniture import PrintMarks
from forms.printing.marks import grouped
from forms.printing.register_flow import Facts, Ruled, Sentences, SheetPrint, Signed
from forms.printing.register_words import FATES, MEDIUM_STATES, pick
from storage.clearing import COPIES, Certificate

UNACCOUNTED = ("未登记去向", "not accounted for")


def certificate_print(made: Certificate, language: Language) -> SheetPrint:
    """Every copy of it; holds no secret and nothing that a record said."""
    words, vault = CERTIFICATE[language], made.vault
    marks = PrintMarks(
        language, made.marking, "", vault.vault_id, made.digest, made.job.number, 1, COPIES, vault.practice
    )
    return SheetPrint(
        words.title, words.kind, marks,
        (
            _facts(made, words),
            Ruled(words.held, words.held_heads * 2, _beside(list(_held(made, words, language))), (37, 13, 37, 13)),
            Ruled(words.done, words.file_heads, list(_done(made, words)), (46, 22, 20, 12)),
            Facts([(words.order, words.order_text)]),
            Sentences(words.not_done, caveat_sentences(made, language)),
            Signed(
                [words.signed.format(role=words.facts[role], name=name)
                 for role, name in (("by", vault.by), ("witness", vault.witness))], words.date,
            ),
        ),
    )  # fmt: skip


def caveat_sentences(made: Certificate, language: Language) -> list[str]:
    """What a reader must not believe, a sentence each: on paper and in the window."""
    facts = {
        "backups": made.vault.backups, "lost": made.vault.copies.get("lost", 0),
        "media": made.vault.media.get("in_use", 0), "filesystem": made.disk.filesystem,
        "drafts": made.vault.drafts, "files": ", ".join(file.name for file in made.files if not file.removed),
    }  # fmt: skip
    return [pick(CAVEATS[code], language == "zh").format(**facts) for code in made.caveats]


def _facts(made: Certificate, words: CertificateWords) -> Facts:
    vault = made.vault
    local = datetime.fromisoformat(vault.at).astimezone().strftime("%Y-%m-%d %H:%M")
    values = {
        "round": f"{vault.round_name} {vault.round}".strip(), "team": f"{vault.team_name} {vault.team}".strip(),
        "laptop": vault.laptop, "at": local, "by": vault.by, "witness": vault.witness,
        "vault": " ".join(grouped(vault.vault_id, 4)).lower(),
        "audit": f"{vault.audit_seq} · {' '.join(grouped(vault.audit_head, 8)).lower()}",
    }  # fmt: skip
    pairs = [(words.facts[name], value) for name, value in values.items()]
    return Facts(pairs, frozenset({words.facts["vault"], words.facts["audit"]}))


def _held(made: Certificate, words: CertificateWords, language: Language) -> Iterable[tuple[str, str]]:
    vault, zh = made.vault, language == "zh"
    for kind, count in sorted(vault.records.items()):
        label = KINDS[kind].plural
        yield (label.zh if zh else label.en), str(count)
    yield words.counts["bundles"].format(last=vault.last_bundle), str(vault.bundles)
    for fate, count in sorted(vault.copies.items()):
        yield words.counts["copies"].format(fate=pick(FATES.get(fate, UNACCOUNTED), zh)), str(count)
    for state, count in sorted(vault.media.items()):
        yield words.counts["media"].format(state=pick(MEDIUM_STATES[state], zh)), str(count)
    yield words.counts["backups"], str(vault.backups)
    yield words.counts["audit"], str(vault.audit_seq)


def _beside(pairs: list[tuple[str, str]]) -> list[tuple[str, str, str, str]]:
    """Two pairs a row, so that the certificate stays short."""
    rest = pairs[1::2] + [("", "")] * (len(pairs) % 2)
    return [(*left, *right) for left, right in zip(pairs[::2], rest, strict=True)]


def _done(made: Certificate, words: CertificateWords) -> Iterable[tuple[str, str, str, str]]:
    says = {True: words.yes, False: words.no}
    keys = [file for file in made.files if file.name.startswith("slots")]
    rest = [file for file in made.files if file not in keys]
    for file in keys:
        yield file.name, str(file.size), says[file.overwritten], says[file.removed]
    gone = words.destroyed if made.secret_destroyed else words.no
    yield words.secret[made.secret_kind], "–", "–", gone
    for file in rest:
        yield file.name, str(file.size), says[file.overwritten], says[file.removed]
