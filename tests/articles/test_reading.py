"""A file's bytes become an Article: title, language, names and hashes."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.articles import Role, article_of
from annotations.articles.decode import NotText
from annotations.articles.language import language_of

BODY = "The ferry ran aground at dawn on Tuesday, and forty passengers were brought ashore, the harbour master said."


def test_an_article_has_its_provenance_and_its_hashes() -> None:
    text = f"---\ntitle: Ferry\noutlet: The Gull\nauthor: Ann\npublished: 2023-05-23\nurl: https://gull.invalid/1\n---\n\n{BODY}\n"
    raw = text.replace("\n", "\r\n").encode()
    article = article_of(raw, "a/b.txt")
    assert (article.id, article.path, article.text) == ("https://gull.invalid/1", "a/b.txt", text)
    assert (article.title, article.outlet, article.author, article.published) == (
        "Ferry",
        "The Gull",
        "Ann",
        "2023-05-23",
    )
    assert article.version == hashlib.sha256(text.encode()).hexdigest()
    assert article.source_sha256 == hashlib.sha256(raw).hexdigest()
    assert article.words == len(BODY.split())


@pytest.mark.parametrize("url", ["", "b.txt", "gull.invalid/1", "javascript:1"])
def test_what_is_no_address_does_not_become_an_id(url: str) -> None:
    assert article_of(f"---\ntitle: x\nurl: {url}\n---\n{BODY}".encode(), "a.txt").id == "a.txt"


@pytest.mark.parametrize(
    ("text", "path", "title"),
    [
        (f"---\ntitle: From the front\n---\n\nHeadline here\n\n{BODY}", "x.txt", "From the front"),
        (f"World\n\nHeadline here\n\n{BODY}", "x.txt", "Headline here"),
        (f"# Head*line* `here`\n\n{BODY}", "x.md", "Headline here"),
        (f"{BODY} {BODY}", "x.txt", "The ferry ran aground at dawn on Tuesday, and forty passengers were brought…"),
        ("Related", "dir/the file.txt", "Related"),
        ("* * *", "dir/the file.txt", "the file"),
    ],
)
def test_titles(text: str, path: str, title: str) -> None:
    assert article_of(text.encode(), path).title == title


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        ("\u2003\xa0\n".encode(), "empty"),
        (b"---\ntitle: x\n---\n\n", "no text below the front matter"),
        (b"\x89PNG\r\n", "PNG"),
    ],
)
def test_files_without_text_say_so(raw: bytes, reason: str) -> None:
    with pytest.raises(NotText, match=reason):
        article_of(raw, "x.txt")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.sampled_from(["x.txt", "x.md"]))
def test_any_readable_text_is_kept_whole_and_its_blocks_fit(body: str, path: str) -> None:
    text = "Ferry\n\nThe ferry ran aground.\n\n" + body
    try:
        article = article_of(text.encode(), path)
    except NotText:
        return
    assert article.text == text.replace("\r\n", "\n").replace("\r", "\n")
    assert article.title.strip()
    assert all(0 <= b.start < b.end <= len(article.text) for b in article.blocks)
    assert 0 <= article.tail_start <= len(article.text)
    tail = [b.role in (Role.MARKER, Role.TAIL) for b in article.blocks]
    assert tail == sorted(tail)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry ran aground and nobody was hurt.", "en"),
        ("Паром сел на мель, и никто не пострадал.", "ru"),
        ("Пором сів на мілину, і ніхто не постраждав, але їх чекали.", "uk"),
        ("Die Fähre lief auf Grund, und niemand wurde verletzt.", "de"),
        ("Le ferry s'est échoué et personne n'a été blessé dans la baie.", "fr"),
        ("El barco encalló y nadie resultó herido en la bahía.", "es"),
        ("Prom osiadł na mieliźnie i nikt nie został ranny, ale to się zdarza.", "pl"),
        ("Το πλοίο προσάραξε και κανείς δεν τραυματίστηκε.", "el"),
        ("المعدية جنحت ولم يصب أحد", "ar"),
        ("フェリーは座礁したが、負傷者はいなかった", "ja"),
        ("12 345", "en"),
        ("", "en"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_paragraph_of_russian_does_not_make_an_english_article_russian() -> None:
    assert language_of(f"{BODY}\n{BODY}\nПаром сел на мель, и никто не пострадал.\n{BODY}") == "en"


@pytest.mark.parametrize(
    ("told", "language"), [("de-AT", "de"), ("RU", "ru"), ("no language at all", "en"), ("", "en")]
)
def test_the_front_matter_may_tell_the_language(told: str, language: str) -> None:
    assert article_of(f"---\ntitle: x\nlanguage: {told}\n---\n{BODY}".encode(), "x.txt").language == language


def test_a_declared_charset_decides() -> None:
    text = f"---\ntitle: Ё\ncharset: koi8-r\n---\n{BODY}\n\nЮ."
    article = article_of(text.encode("koi8-r"), "x.txt")
    assert (article.text, article.encoding, article.title) == (text, "koi8-r", "Ё")
