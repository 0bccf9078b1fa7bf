"""The arrows of pyproject.toml forget no module of the machine."""

import re
import tomllib

from tests.house.sources import ROOT, report, sources


def _layered() -> set[str]:
    """Every module that the contract of layers names."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["name"].startswith("Each layer"))
    return set(re.findall(r"[\w.]+", " ".join(layers)))


def _has_layer(module: str, layered: set[str]) -> bool:
    """Whether the module or a package that it is in has a layer."""
    parts = module.split(".")
    return any(".".join(parts[:end]) in layered for end in range(2, len(parts) + 1))


def test_every_module_has_its_layer() -> None:
    layered = _layered()
    modules = [source.path.removesuffix(".py").replace("/", ".") for source in sources("bot")]
    report(
        "Give these modules a layer in [tool.importlinter] of pyproject.toml.",
        (
            module
            for module in modules
            if not module.endswith(".__init__") and not _has_layer(module, layered)
        ),
    )
