"""Programs that run without a network, so that none can be needed."""

from pathlib import Path

LOOKS_FOR_IPV6 = "socket.__new__ (10, 1, 0)\n"
"""What urllib3 does when spaCy imports it: it asks for a socket, does not get it, and leaves it at that."""
FOLDER = Path(__file__).parent


def surroundings(book: Path, path: str) -> dict[str, str]:
    """The environment of a program that is cut off, and writes what it tries into the folder `book`."""
    book.mkdir(exist_ok=True)
    return {"PYTHONPATH": f"{FOLDER}:{path}", "UNREACHABLE": str(book)}


def tried(book: Path) -> dict[str, str]:
    """What each process of the program tried, by its number; "" for nothing."""
    return {process.name: process.read_text() for process in book.iterdir()}
