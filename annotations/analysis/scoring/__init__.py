"""How good what was found is, against what people marked: figures for claims and for entities.

Nothing here analyses; what was found and what was marked come as `Marked` articles.
"""

from annotations.analysis.scoring.claims import ClaimScore, score_claims
from annotations.analysis.scoring.entities import EntityScore, score_entities
from annotations.analysis.scoring.figures import Figures
from annotations.analysis.scoring.gold import BadGoldError, read_gold
from annotations.analysis.scoring.marked import Marked, Named, Reported, marked_of

__all__ = [
    "BadGoldError",
    "ClaimScore",
    "EntityScore",
    "Figures",
    "Marked",
    "Named",
    "Reported",
    "marked_of",
    "read_gold",
    "score_claims",
    "score_entities",
]
