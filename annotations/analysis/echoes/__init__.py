"""A claim finds the claims of other articles that repeat, reword or contradict it, and what contradicts it in its own.

`hearing` cuts claims loose from their articles, `index` keeps those of a desk and finds the like of each, in a process
of its own (`child`); `listener` owns that process, and `kept` answers the screen. What is named here imports nothing.
"""

from annotations.analysis.echoes.echo import RULES, Echo, KeptEcho
from annotations.analysis.echoes.heard import Heard, Key
from annotations.analysis.echoes.relation import Relation

__all__ = ["RULES", "Echo", "Heard", "KeptEcho", "Key", "Relation"]
