"""The chain that runs through the history: each event names the one before by its hash."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec


def link(document: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of an event's document as it is kept, its own `previous` included.

    It is taken over JSON with sorted keys, so a file that another program has spaced anew keeps its chain.
    """
    return sha256(msgspec.json.encode(document, order="sorted")).hexdigest()
