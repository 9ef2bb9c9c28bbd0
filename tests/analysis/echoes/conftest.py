"""What the tests of echoes share: claims written down with their names marked, [place] and {name}."""

import re

from annotations.analysis.echoes import Heard, Key
from annotations.text import Span


def claim_of(text: str, **fields) -> Heard:
    """A claim; in `text` a place stands in square brackets, another name in braces, and a source before a bar.

    The article is named by `at` ("a" by default), and tells of Lesna on 2 March 2024 unless `about` or `published` say
    otherwise.
    """
    at, number = fields.pop("at", "a"), fields.pop("number", 1)
    source, _, content = text.rpartition(" | ")
    names = [name.strip("[]{}") for name in re.findall(r"\[[^]]+\]|\{[^}]+\}", content)]
    content = re.sub(r"[\[\]{}]", "", content)
    return Heard(
        **{
            "key": Key(f"version of {at}", f"c{number}"),
            "article": at,
            "span": Span(0, len(content)),
            "content": content,
            "source": source,
            "names": tuple(names),
            "places": tuple(re.findall(r"\[([^]]+)\]", text)),
            "about": ("lesna",),
            "published": "2024-03-02T09:00:00Z",
            **fields,
        }
    )
