"""The room is light to import: what is heavy comes only with the file that needs it."""

import subprocess
import sys

HEAVY = ("charset_normalizer", "numpy", "tinydb", "spacy", "textual", "rich", "click", "difflib")


def test_the_room_imports_nothing_heavy() -> None:
    script = f"import sys, annotations.articles; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_reading_an_ordinary_article_imports_nothing_heavy() -> None:
    script = (
        "import sys; from annotations.articles import article_of\n"
        "for raw in ('The ferry ran aground.', 'Паром сел на мель.'):\n"
        "    for encoding in ('utf-8', 'cp1251', 'utf-16'): article_of(raw.encode(encoding), 'x.txt')\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
