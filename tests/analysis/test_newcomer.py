"""What somebody new to the project can do without reading code: add a word to one data file, and it is found."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import annotations

pytestmark = pytest.mark.model

ADDED = {
    "entities/places.toml": ("ukraine = [", '"Zubrograd", '),
    "entities/weapons.toml": ("heads = [", '"gloomhurler", '),
    "entities/outlets.toml": ("agencies = [", '"Vestnik Zubra", '),
    "claims/cues.toml": ('[verbs.say]\nframes = ["quote", "clause"]\nwords = """', "yodel"),
}
"""For each data file, where a word is added, and the word."""
TEXT = (
    "Night of fire\n\nSoldiers left Zubrograd with a gloomhurler. Vestnik Zubra yodelled that the bridge was closed.\n"
)
SHOW = """
from annotations.analysis.models import choose
from annotations.analysis.pipeline import Pipeline
from annotations.articles import article_of

article = article_of(TEXT.encode(), "a.txt")
analysis = Pipeline(choose()).analyse(article)
for entity in analysis.entities:
    print(entity.label.value, entity.name)
for claim in analysis.claims:
    if claim.cue:
        print(claim.cue.of(article.text), claim.span.of(article.text))
"""


def test_a_word_added_to_a_data_file_is_found(tmp_path: Path) -> None:
    package = tmp_path / "annotations"
    shutil.copytree(Path(annotations.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))

    def found() -> set[str]:
        command = [sys.executable, "-P", "-c", f"TEXT = {TEXT!r}\n{SHOW}"]
        printed = subprocess.run(
            command, env=os.environ | {"PYTHONPATH": str(tmp_path)}, stdout=subprocess.PIPE, check=True, timeout=120
        )
        return set(printed.stdout.decode().splitlines())

    wanted = {"GPE Zubrograd", "WEAPON gloomhurler", "ORG Vestnik Zubra", "yodelled that the bridge was closed"}
    assert wanted - found() >= {"WEAPON gloomhurler", "yodelled that the bridge was closed"}
    for name, (place, word) in ADDED.items():
        table = package / "analysis" / name
        before = table.read_text(encoding="utf-8")
        assert place in before, name
        table.write_text(before.replace(place, f"{place}\n  {word}", 1), encoding="utf-8")
    assert wanted <= found()
