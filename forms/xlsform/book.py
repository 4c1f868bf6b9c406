"""Forms that come with the program: read when first asked for, from what set-up compiled where it is fresh.

Reading an XLSForm needs pyxform, which takes most of a second to import; a window must not wait for that. Set-up
therefore writes each form as JSON beside the hash of its source (`packaging/compile_forms.py`). A compiled file
that is missing, damaged or of another source is passed over, never trusted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from forms.canonical import canonical, sha256_hex
from forms.problems import IntegrityFailure
from forms.xlsform.codec import form_from_json, form_to_json
from forms.xlsform.guards import FormLogic, required_now
from forms.xlsform.labels import labels
from forms.xlsform.model import Form
from forms.xlsform.program import Program, compile_form


class BuiltinForms(Mapping[str, Form]):
    """The forms in `directory` (`<name>.md`), by name; a form book for the store and the windows.

    Two threads may ask: at worst a form is read twice.
    """

    def __init__(self, directory: Path, compiled: Path | None = None) -> None:
        """`compiled` is where set-up put the forms' JSON."""
        self._sources = {path.stem: path for path in sorted(directory.glob("*.md"))}
        self._compiled = compiled
        self._forms: dict[str, Form] = {}
        self._programs: dict[str, Program] = {}

    @classmethod
    def for_program(cls, root: Path) -> BuiltinForms:
        """The forms of the program whose `resources/` and `build/` lie in `root`."""
        return cls(root / "resources" / "forms", root / "build" / "forms")

    def __getitem__(self, name: str) -> Form:
        if name not in self._forms:
            self._forms[name] = self._load(self._sources[name])
        return self._forms[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)

    def form(self, name: str) -> Form:
        """Raises `KeyError` for a form that does not come with the program."""
        return self[name]

    def program(self, name: str) -> Program:
        """The form's expressions, ready to run."""
        if name not in self._programs:
            self._programs[name] = compile_form(self[name])
        return self._programs[name]

    def reference(self, form: str) -> Mapping[str, str]:
        """Name, version and SHA-256, as they stand in a revision."""
        found = self[form]
        return {"name": found.name, "version": found.version, "sha256": found.sha256}

    def required(self, form: str, content: Mapping[str, Any]) -> tuple[str, ...]:
        """Names of the top level that are required and relevant for `content`."""
        return required_now(self.program(form), content)

    def labels(self, form: str, language: str) -> Mapping[str, Mapping[str, str]]:
        """Words for the codes of the form's answers, see `forms.xlsform.labels`."""
        return labels(self[form], language)

    def source(self, name: str, sha256: str) -> tuple[str, bytes]:
        """File suffix and bytes that the form was read from. Raises `KeyError` for a version that is not in use."""
        if self[name].sha256 != sha256:
            raise KeyError(sha256)
        path = self._sources[name]
        return path.suffix, path.read_bytes()

    def logic(self, form: str) -> FormLogic:
        """What the form's expressions say about answers, for windows that hold the answers themselves."""
        return FormLogic(self.program(form))

    def _load(self, path: Path) -> Form:
        source = path.read_bytes()
        if self._compiled is not None:
            try:
                data = json.loads((self._compiled / f"{path.stem}.json").read_bytes())
                if data["source"] == sha256_hex(source):
                    return form_from_json(data["form"], verify=False)
            except (OSError, ValueError, KeyError, TypeError, IntegrityFailure):
                pass  # compiled anew by the next set-up; the source says the same
        return _read(source, path.name)


def compiled_form(source: bytes, name: str) -> bytes:
    """The JSON that set-up keeps for the form in `source`."""
    data: dict[str, Any] = {"source": sha256_hex(source), "form": form_to_json(_read(source, name))}
    return canonical(data)


def _read(source: bytes, name: str) -> Form:
    from forms.xlsform.reading import read_form

    return read_form(source, name)
