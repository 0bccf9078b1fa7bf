"""Holds JSON against the Bot API's own description of its types."""

import json
from pathlib import Path
from typing import Any

SCHEMA: dict[str, Any] = json.loads(
    Path(__file__).with_name("bot_api_schema.json").read_text(encoding="utf-8")
)
PLAIN: dict[str, type] = {"String": str, "Integer": int, "Boolean": bool, "True": bool}


def complaints(value: Any, kind: str, where: str) -> list[str]:
    """What is wrong with a value of this type; nothing, if it is as documented."""
    if kind in PLAIN:
        fits = isinstance(value, PLAIN[kind]) and (kind != "Integer" or not isinstance(value, bool))
        return [] if fits else [f"{where}: {value!r} is no {kind}"]
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{where}: {value!r} is no list"]
        inner = kind.removeprefix("Array of ")
        return [
            complaint
            for number, item in enumerate(value)
            for complaint in complaints(item, inner, f"{where}[{number}]")
        ]
    described = SCHEMA["types"][kind]
    if "any_of" in described:
        return _best(value, described["any_of"], where)
    if not isinstance(value, dict):
        return [f"{where}: {value!r} is no {kind}"]
    return _object(value, described["fields"], where)


def call_complaints(call: dict[str, Any]) -> list[str]:
    """What is wrong with one answered call of a transcript."""
    if "result" not in call:
        return []
    return _best(call["result"], SCHEMA["methods"][call["method"]]["returns"], call["method"])


def _best(value: Any, kinds: list[str], where: str) -> list[str]:
    return min((complaints(value, kind, where) for kind in kinds), key=len)


def _object(value: dict[str, Any], fields: dict[str, Any], where: str) -> list[str]:
    found = [f"{where}: unknown field {name!r}" for name in value if name not in fields]
    for name, field in fields.items():
        at = f"{where}.{name}"
        if name not in value:
            found += [f"{at}: missing"] if field["required"] else []
        elif "always" in field and value[name] != field["always"]:
            found.append(f"{at}: {value[name]!r}, always {field['always']!r}")
        else:
            found += _best(value[name], field["types"], at)
    return found
