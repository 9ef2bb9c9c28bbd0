"""The program with an analysis by one rule, for tests that need no language model: `python -m tests.terminal.by_rule`.

A line `X said that Y.` holds a claim Y of the source X; X is an entity of that name.
"""

import re

from annotations.analysis.model import Analysis, Claim, Entity, Kind, Label, Source
from annotations.articles.model import Article
from annotations.text import Span

SAID = re.compile(r"^(.+) said that (.+)\.$", re.MULTILINE)
WAITS = "The analysis waits here."
"""An article with this sentence is never done with, so that a test can end the process that reads it."""


class ByRule:
    """Finds what the rule says."""

    def analyse(self, article: Article) -> Analysis:
        """The claims in the order of the text, and an entity for each name."""
        if WAITS in article.text:
            import threading

            threading.Event().wait()
        claims: list[Claim] = []
        named: dict[str, list[Span]] = {}
        for number, match in enumerate(SAID.finditer(article.text), 1):
            named.setdefault(match[1], []).append(Span(*match.span(1)))
            content, cue = Span(*match.span(2)), Span(match.end(1) + 1, match.end(1) + 5)
            source = Source(*match.span(1), entity=match[1])
            claims.append(Claim(f"c{number}", content.start, content.end, (content,), Kind.INDIRECT, source, cue))
        entities = [Entity(name, name, Label.PERSON, (name,), tuple(spans)) for name, spans in named.items()]
        return Analysis(article.version, "rule", tuple(entities), tuple(claims))


def analyser(model: str) -> tuple[ByRule, str]:
    """What the analysis process builds instead of the language pipeline."""
    return ByRule(), model


def put_in_place() -> None:
    """Have the program analyse by the rule."""
    from annotations.analysis.worker import Worker
    from tui.commands import wiring

    defaults = Worker.__init__.__kwdefaults__
    assert defaults is not None
    defaults["factory"] = "tests.terminal.by_rule:analyser"
    wiring.name_pipeline = lambda desk_model: "rule"


if __name__ == "__main__":
    put_in_place()

    from tui.cli import main

    main()
