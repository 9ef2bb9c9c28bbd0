"""A claim finds the claims of other articles that repeat, reword or contradict it.

`heard` cuts claims loose from their articles, `Echoes` keeps those of a desk and finds the like of each.
"""

from annotations.analysis.echoes.comparison import Echo, compare, take
from annotations.analysis.echoes.heard import Heard, Key, heard
from annotations.analysis.echoes.index import Echoes
from annotations.analysis.echoes.relation import Relation

__all__ = ["Echo", "Echoes", "Heard", "Key", "Relation", "compare", "heard", "take"]
