"""pyxform's nested description -> our frozen model, with notices for what is kept otherwise than asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from forms.problems import Refused
from forms.xlsform.kinds_of_question import (
    MAX_PLACES,
    NOT_RECORDED,
    NOTICES,
    SELECTS,
    is_range,
    question_type,
    unknown_appearances,
)
from forms.xlsform.model import Choice, FormNotice, Group, Node, Question, Repeat, Text, language_code
from forms.xlsform.workbook import ROW

Description = Mapping[str, Any]

_TRUTH = {"yes": "true()", "true": "true()", "no": "", "false": "", "false()": "", "true()": "true()"}
_KNOWN_KEYS = {
    "type", "name", "label", "hint", "guidance_hint", "media", "bind", "control", "choice_filter", "parameters",
    "default", "trigger", "itemset", "list_name", "choices", "children", "columns", "actions", "_dynamic_default",
    "query", "flat", "instance", "tags", ROW,
}  # fmt: skip
_KNOWN_BINDS = {
    "relevant", "required", "readonly", "constraint", "calculate", "jr:constraintMsg", "jr:requiredMsg", "type",
    "jr:preload", "jr:preloadParams", "jr:noAppErrorString",
}  # fmt: skip
_OTHER = Text((("zh", "其他"), ("en", "Other")))
_SPECIFY = Text((("zh", "请注明"), ("en", "Please specify")))


class Builder:
    """Builds the elements of one form; `notices` fills as it goes."""

    def __init__(self, catalogue: Mapping[str, Any]) -> None:
        self.catalogue = catalogue
        self.notices: list[FormNotice] = []
        self.language_names: dict[str, None] = {}
        self._row = 0

    def children(self, described: Iterable[Description]) -> tuple[Node, ...]:
        """The elements of the form; pyxform's own `meta` group is left out."""
        wanted = []
        for child in described:
            if child["type"] == "group" and child["name"] == "meta":
                self._notice_meta(child["children"])
            else:
                wanted.append(child)
        return self._scope(wanted, (), _names_in_scope(wanted))

    def _notice_meta(self, described: Iterable[Description]) -> None:
        for child in described:
            if ROW in child:
                facts = {"type": child["type"]}
                self.notices.append(FormNotice("FORM_NOT_RECORDED", "survey", int(child[ROW]), "type", facts))

    def _scope(
        self, described: Iterable[Description], groups: tuple[str, ...], names: Counter[str]
    ) -> tuple[Node, ...]:
        found: list[Node] = []
        children = list(described)
        for child, following in zip(children, [*children[1:], {}], strict=False):
            if (
                ROW not in child
                and ROW in following
                and following.get("control", {}).get("jr:count") == f"${{{child['name']}}}"
            ):
                self._row = int(following[ROW])  # pyxform's own question for the count stands before its repeat
            node = self._node(child, groups, names)
            if node is not None:
                found.append(node)
        return tuple(found)

    def _node(self, child: Description, groups: tuple[str, ...], names: Counter[str]) -> Node | None:
        self._row = int(child.get(ROW, 0)) or self._row
        kind, name = child["type"], child["name"]
        if ":" in name:
            raise Refused("FORM_NAME_CHARACTERS", sheet="survey", row=self._row, column="name", name=name)
        key = "/".join((*groups, name)) if names[name] > 1 else name
        if kind == "group":
            return self._group(child, key, groups, names)
        if kind == "repeat":
            common = self._common(child, key)
            inside = self._scope(child["children"], (), _names_in_scope(child["children"]))
            return Repeat(**common, children=inside, count=child.get("control", {}).get("jr:count", ""))
        if kind == "loop":
            raise Refused("FORM_TYPE_UNSUPPORTED", sheet="survey", row=self._row, column="type", type="begin loop")
        if kind in ("xml-external", "csv-external"):
            if kind == "xml-external":
                facts = {"name": f"{name}.xml"}
                self.notices.append(FormNotice("FORM_TABLE_UNREAD", "survey", self._row, "type", facts))
            return None
        return self._question(child, key)

    def _group(self, child: Description, key: str, groups: tuple[str, ...], names: Counter[str]) -> Group:
        described = _without_table_rows(child)
        common = self._common(described, key)
        if _protected(child):
            return Group(**common, children=self._scope(described["children"], (), _names_in_scope(child["children"])))
        return Group(**common, children=self._scope(described["children"], (*groups, child["name"]), names))

    def _question(self, child: Description, key: str) -> Question:
        kind = question_type(child["type"], self.catalogue)
        if kind is None:
            if child["type"] in ("select_one", "select_multiple", "rank"):
                raise Refused("FORM_SELECT_NO_LIST", sheet="survey", row=self._row, column="type", type=child["type"])
            raise Refused("FORM_TYPE_UNKNOWN", sheet="survey", row=self._row, column="type", type=child["type"])
        defaults = self.catalogue.get(child["type"], {})
        bind = {**defaults.get("bind", {}), **child.get("bind", {})}
        described = {**child, "bind": bind}
        if defaults.get("hint") and "hint" not in child:
            described["hint"] = defaults["hint"]
        common = self._common(described, key)
        if ROW not in child and child.get("label") == "Specify other.":
            common["label"] = _SPECIFY
        parameters = _strings({**defaults.get("parameters", {}), **_parameters(child.get("parameters"))})
        if kind == "range" and not is_range(parameters):
            raise Refused("FORM_RANGE_WRONG", sheet="survey", row=self._row, column="parameters", limit=MAX_PLACES)
        self._notice_question(kind, child)
        return Question(
            **common,
            type=kind,
            choices=child.get("itemset") or child.get("query") or "" if child["type"] in SELECTS else "",
            choice_filter=str(child.get("choice_filter", "")),
            constraint=_expression(bind, "constraint"),
            constraint_message=self.text(bind.get("jr:constraintMsg")),
            calculate=str(bind.get("calculate", "")),
            default=str(child.get("default", "")),
            default_is_expression=bool(child.get("_dynamic_default", False)),
            trigger=_triggers(child.get("trigger")),
            parameters=parameters,
        )

    def _notice_question(self, kind: str, child: Description) -> None:
        code = "FORM_NOT_RECORDED" if child["type"] in NOT_RECORDED else NOTICES.get(kind)
        if code and ROW in child:
            self.notices.append(FormNotice(code, "survey", self._row, "type", {"type": child["type"]}))
        self._notice_appearance(child)

    def _notice_appearance(self, child: Description) -> None:
        for word in unknown_appearances(str(child.get("control", {}).get("appearance", ""))):
            code = "FORM_SEARCH_IGNORED" if "search(" in word else "FORM_APPEARANCE_IGNORED"
            self.notices.append(FormNotice(code, "survey", self._row, "appearance", {"appearance": word}))

    def _common(self, child: Description, key: str) -> dict[str, Any]:
        bind, control = child.get("bind", {}), child.get("control", {})
        extra = {**_flat(child, _KNOWN_KEYS), **_flat(bind, _KNOWN_BINDS)}
        if control.get("rows"):
            extra["rows"] = str(control["rows"])
        return {
            "name": child["name"],
            "key": key,
            "label": self.text(child.get("label")),
            "hint": self.text(child.get("hint")),
            "guidance": self.text(child.get("guidance_hint")),
            "media": self.media(child.get("media")),
            "relevant": _expression(bind, "relevant"),
            "required": _expression(bind, "required"),
            "required_message": self.text(bind.get("jr:requiredMsg")),
            "readonly": _expression(bind, "readonly"),
            "appearance": tuple(str(control.get("appearance", "")).split()),
            "extra": extra,
            "row": self._row,
        }

    def text(self, value: Any) -> Text:
        """A text as pyxform has it: a string, or a mapping from language name to string."""
        if not value:
            return Text()
        if isinstance(value, str):
            return Text((("", value),))
        for name in value:
            self.language_names[name] = None
        return Text(tuple((language_code(name), str(words)) for name, words in value.items() if words))

    def media(self, value: Any) -> dict[str, Text]:
        if not isinstance(value, Mapping):
            return {}
        return {kind: self.text(files) for kind, files in value.items() if files}

    def choices(self, described: Mapping[str, Iterable[Description]]) -> dict[str, tuple[Choice, ...]]:
        return {name: tuple(self._choice(choice) for choice in choices) for name, choices in described.items()}

    def _choice(self, choice: Description) -> Choice:
        generated = ROW not in choice and choice["name"] == "other"
        known = {"name", "label", "media", "__row", ROW}
        extra = {name: value for name, value in choice.items() if name not in known and isinstance(value, str)}
        label = _OTHER if generated else self.text(choice.get("label"))
        return Choice(choice["name"], label, self.media(choice.get("media")), extra)


def _expression(bind: Description, name: str) -> str:
    value = str(bind.get(name, "")).strip()
    known = _TRUTH.get(value.lower())
    if known is None:
        return value
    if name in ("relevant", "constraint"):
        return "" if known else "false()"
    return known


def _flat(values: Description, known: set[str]) -> dict[str, str]:
    """Columns of other makers; pyxform splits `fs:print` where no column of the sheet has a double colon."""
    found: dict[str, str] = {}
    for name, value in values.items():
        if name in known:
            continue
        if isinstance(value, str):
            found[name] = value
        elif isinstance(value, Mapping):
            found |= {f"{name}:{inner}": words for inner, words in value.items() if isinstance(words, str)}
    return found


def _names_in_scope(described: Iterable[Description]) -> Counter[str]:
    """How often each name occurs among what shares one flat dict of answers."""
    names: Counter[str] = Counter()
    for child in described:
        if child["type"] == "group" and not _protected(child):
            names += _names_in_scope(child["children"])
        else:
            names[child["name"]] += 1
    return names


def _protected(child: Description) -> bool:
    columns = {**_flat(child, _KNOWN_KEYS), **_flat(child.get("bind", {}), _KNOWN_BINDS)}
    return columns.get("fs:protected", "").lower() in ("yes", "true", "true()")


def _without_table_rows(child: Description) -> dict[str, Any]:
    """The group as it was written, without the rows pyxform adds for the `table-list` appearance."""
    described = dict(child)
    first, rest = (child["children"] or [{}])[0], child["children"][1:]
    if str(first.get("name", "")).startswith("generated_table_list_label_"):
        described |= {name: first[name] for name in ("label", "hint") if name in first}
        described["children"] = rest
    kept = [one for one in described["children"] if not one["name"].startswith("reserved_name_for_field_list_labels_")]
    if len(kept) < len(described["children"]):
        words = described.get("control", {}).get("appearance", "").split()
        others = [word for word in words if word != "field-list"]
        described["control"] = {**described.get("control", {}), "appearance": " ".join(["table-list", *others])}
        described["children"] = kept
    return described


def _triggers(value: Any) -> tuple[str, ...]:
    """The names in pyxform's processed trigger."""
    parts = value if isinstance(value, list | tuple) else str(value or "").split(",")
    return tuple(part.strip().removeprefix("${").removesuffix("}") for part in parts if part and part.strip())


def _parameters(value: Any) -> dict[str, Any]:
    """`start=1 end=5` or what pyxform has made of it."""
    if isinstance(value, Mapping):
        return dict(value)
    return dict(part.split("=", 1) for part in str(value or "").replace(",", " ").split() if "=" in part)


def _strings(values: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(value) for name, value in values.items()}
