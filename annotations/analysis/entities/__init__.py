"""What an article names: spaCy's entities, repaired by rules and lists for the reporting of wars.

Each family of rules is a module with `find(words)`, its words in the TOML file beside it: one line there adds a place,
a weapon or an outlet.
"""

from annotations.analysis.entities.finder import find_entities

__all__ = ["find_entities"]
