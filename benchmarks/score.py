"""How good the claims and entities are, against the gold that lies beside the checkout.

usage: python benchmarks/score.py [SHARED]

SHARED (default: ../shared) may hold gold/ with seeds/ (what an analyst finds in two articles), data/polnear-dev and
data/re3d-dev with the scorers in tools/. What is missing is said and left out. When all of it is there, the figures are
written to quality.md beside this file, too.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from annotations.analysis.models import choose
from annotations.analysis.pipeline import Pipeline
from annotations.articles import Article, article_of
from tui.commands.found import as_json, shown

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ARTICLE = re.compile(r"(?i)^(the|a|an|about)\s+")
_SAME = 0.5
"""Content words' Jaccard from which a claim is the gold's, as tools/score_claims.py has it."""


PAGE = Path(__file__).resolve().with_name("quality.md")


class Section(NamedTuple):
    """What was measured on one set of gold: its name, and lines of Markdown."""

    title: str
    lines: list[str]


def main(shared: Path) -> int:
    """Print every figure that `shared` has the gold for; 1 when there is none at all."""
    pipeline = Pipeline(choose())
    made = [_gold(pipeline, shared), _polnear(pipeline, shared), _re3d(pipeline, shared)]
    sections = [section for section in made if section]
    page = _page(pipeline.name, sections)
    print(page)
    if len(sections) == len(made):
        PAGE.write_text(page, encoding="utf-8")
        print(f"written to {PAGE}")
    return 0 if sections else 1


def _page(pipeline: str, sections: list[Section]) -> str:
    lines = [
        "# Quality of claims and entities",
        "",
        f"Measured on {datetime.now(UTC):%Y-%m-%d} with the pipeline `{pipeline}`. All figures are per cent; what they",
        "mean is in [docs/quality.md](../docs/quality.md). `make score` measures anew and writes this page where the",
        "gold lies beside the checkout. Nothing of it is part of this project, and nothing was trained on it.",
    ]
    for section in sections:
        lines += ["", f"## {section.title}", "", *section.lines]
    return "\n".join(lines) + "\n"


def _table(scored: dict[str, Any]) -> list[str]:
    """What a scorer says, as a line of counts and two tables."""
    counts = [f"{value:,} {name}" for name, value in scored.items() if isinstance(value, int)]
    rated = [(name, value) for name, value in scored.items() if isinstance(value, dict) and "F1" in value]
    single = [(name, value) for name, value in scored.items() if isinstance(value, float)]
    for name, value in scored.items():
        if isinstance(value, dict) and "F1" not in value:
            single += [(f"{name}: {part}", figure) for part, figure in value.items()]
    return [
        ", ".join(counts),
        "",
        "| | P | R | F1 |",
        "|---|---|---|---|",
        *(f"| {name} | {value['P']} | {value['R']} | {value['F1']} |" for name, value in rated),
        "",
        "| | |",
        "|---|---|",
        *(f"| {name} | {value} |" for name, value in single),
    ]


def _analysed(pipeline: Pipeline, paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """What `incursion-tui analyze --format jsonl` prints for each file, decoded; the text is added."""
    articles: Iterator[Article] = (article_of(path.read_bytes(), path.name) for path in paths)
    for article, analysis in pipeline.analyse_many(articles):
        yield json.loads(as_json(article.path, article, shown(article, analysis))) | {"text": article.text}


def _gold(pipeline: Pipeline, shared: Path) -> Section | None:
    """The two articles: claims found with the right source, precision, entities found with the right label."""
    golds = sorted((shared / "gold").glob("*.json"))
    texts = [next(iter(sorted((shared / "seeds").glob(f"{gold.stem}_*.txt"))), None) for gold in golds]
    if not golds or None in texts:
        _missing(shared / "gold")
        return None
    claims = found = sourced = made = named = labelled = 0
    for gold, result in zip(golds, _analysed(pipeline, [text for text in texts if text]), strict=True):
        expected = json.loads(gold.read_text(encoding="utf-8"))
        pairs = _matched(expected["claims"], result)
        claims += len(expected["claims"])
        made += len(result["claims"])
        found += len(pairs)
        sourced += sum(_same_source(wanted, claim, result["text"]) for wanted, claim in pairs)
        for _, label, names in expected["entities"]:
            labelled += 1
            named += any(
                e["label"] == label and any(_bare(result["text"][a:b]) in map(_bare, names) for a, b in e["mentions"])
                for e in result["entities"]
            )
    rows = [
        ("claims found", found, claims),
        ("claims found, with the right source", sourced, claims),
        ("claims that are the gold's (precision)", found, made),
        ("entities found, with the right label", named, labelled),
    ]
    table = [f"| {name} | {hit} of {whole} | {100 * hit / max(1, whole):.1f} |" for name, hit, whole in rows]
    return Section(f"An analyst's claims and entities in {len(golds)} articles", ["| | | |", "|---|---|---|", *table])


def _matched(wanted: list[dict[str, Any]], result: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Gold and found claims one to one, best first."""
    text = result["text"]
    contents = [_words(" ".join(text[a:b] for a, b in claim["spans"])) for claim in result["claims"]]
    scores = sorted(
        (
            (len(gold & content) / len(gold | content), i, j)
            for i, gold in enumerate(_words(claim["content"]) for claim in wanted)
            for j, content in enumerate(contents)
            if gold & content
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for score, i, j in scores:
        if score >= _SAME and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(wanted[i], result["claims"][j]) for i, j in pairs.items()]


def _same_source(wanted: dict[str, Any], claim: dict[str, Any], text: str) -> bool:
    """Whether both name a source with a word in common, or neither names one."""
    source = claim["source"]
    named = _words(text[source["start"] : source["end"]]) if source else set()
    return bool(named & _words(wanted["source"] or "")) or not (named or wanted["source"])


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _bare(name: str) -> str:
    return _ARTICLE.sub("", name).removesuffix("'s").removesuffix("’s").casefold()


def _polnear(pipeline: Pipeline, shared: Path) -> Section | None:
    gold, tool = shared / "data" / "polnear-dev", shared / "tools" / "score_claims.py"
    texts = sorted((gold / "text").glob("*.txt"))
    return _scored(pipeline, gold, tool, texts, "Claims: US news of 2016 (PolNeAR, development part)")


def _re3d(pipeline: Pipeline, shared: Path) -> Section | None:
    gold, tool = shared / "data" / "re3d-dev", shared / "tools" / "score_entities.py"
    if not gold.is_dir() or not tool.is_file():
        _missing(gold)
        return None
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, str(tool), "--texts", str(gold), folder], check=True)
        texts = sorted(Path(folder).glob("*.txt"))
        return _scored(pipeline, gold, tool, texts, "Entities: reports of war (re3d, development part)")


def _scored(pipeline: Pipeline, gold: Path, tool: Path, texts: list[Path], title: str) -> Section | None:
    """Run a scorer over what the pipeline finds in the texts."""
    if not texts or not tool.is_file():
        _missing(gold)
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predictions:
        for result in _analysed(pipeline, texts):
            predictions.write(json.dumps({key: result[key] for key in ("path", "claims", "entities")}) + "\n")
        predictions.flush()
        command = [sys.executable, str(tool), str(gold), predictions.name]
        said = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    return Section(title, _table(json.loads(said)))


def _missing(place: Path) -> None:
    print(f"{place} is not there (or its scorer): left out")


if __name__ == "__main__":
    here = Path(__file__).resolve().parents[1]
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent / "shared"))
