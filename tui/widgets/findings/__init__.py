"""What was found in the open article: its claims, its entities and their echoes, each a list, under one border."""

from tui.widgets.findings.claims import ClaimList
from tui.widgets.findings.echoes import EchoList
from tui.widgets.findings.entities import EntityList
from tui.widgets.findings.pane import Findings

__all__ = ["ClaimList", "EchoList", "EntityList", "Findings"]
