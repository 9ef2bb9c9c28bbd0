"""Bytes become text: the encodings an analyst's files come in, and what is no text."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.articles.decode import NotText, decode

RUSSIAN = (
    "Утром в село приехал трактор и увёз старый забор.",
    "Соседка сказала, что ничего не слышала.",
    "«Мы чинили крышу», — объяснил хозяин дома.",
    "Эх, дождь!",
    "Пресс-служба завода отказалась от комментариев",
    "Я помню, как съехались гости",
)
UKRAINIAN = (
    "Біля річки знайшли ще два човни.",
    "Її брат заперечує це, але свідки кажуть інше.",
    "Мер повідомив: їжі вистачить на тиждень",
)
GERMAN = ("Über Größe und Maß stritten die Müller.", "Schöne Grüße aus Köln", "Die Bürger hätten früher gefragt.")
FRENCH = ("L'été a été très sec à Nîmes.", "Où est passé le maître d'école ?", "Ça n'a pas d'intérêt, déclare-t-elle.")
WORDS = [
    "трактор",
    "забор",
    "утром",
    "соседка",
    "дождь",
    "хозяин",
    "река",
    "мост",
    "говорит",
    "вчера",
    "школа",
    "никто",
    "ничего",
    "поле",
    "новый",
    "всё",
    "ещё",
]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
@pytest.mark.parametrize("text", RUSSIAN)
def test_short_russian_is_told_from_its_look_alikes(text: str, encoding: str) -> None:
    raw = text.encode(encoding, "replace").replace(b"?", b"") if encoding == "koi8-r" else text.encode(encoding)
    decoded = decode(raw)
    assert decoded.encoding == encoding
    assert decoded.text == raw.decode(encoding)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u"])
@pytest.mark.parametrize("text", UKRAINIAN)
def test_short_ukrainian_keeps_its_own_letters(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", [*GERMAN, *FRENCH])
def test_western_text_is_latin_1(text: str) -> None:
    decoded = decode(text.encode("latin-1"))
    assert (decoded.text, decoded.encoding) == (text, "latin-1")


def test_curly_quotes_of_windows_are_kept() -> None:
    text = "“It’s only a fence,” she said – and left."
    decoded = decode(text.encode("cp1252"))
    assert (decoded.text, decoded.encoding) == (text, "cp1252")


@given(st.lists(st.sampled_from(WORDS), min_size=4, unique=True), st.sampled_from(["cp1251", "koi8-r", "cp866"]))
def test_four_russian_words_are_enough(words: list[str], encoding: str) -> None:
    text = " ".join(words).capitalize() + "."
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)


@given(st.lists(st.sampled_from(WORDS), min_size=8, unique=True))
def test_capitals_do_not_pass_for_the_small_letters_of_another_encoding(words: list[str]) -> None:
    text = " ".join(words).upper()
    assert decode(text.encode("cp1251")).text == text


def test_russian_paragraph_in_an_english_article_decides() -> None:
    text = "A long English report about a fence and a tractor, with one line of Russian.\n\nСоседка ничего не слышала."
    assert decode(text.encode("koi8-r")).text == text


@pytest.mark.parametrize("text", ["Hi", "Der Zaun ist weg.\nNiemand weiß es.", RUSSIAN[0], "Забор\nдом"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("mark", "codec", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
def test_a_byte_order_mark_wins_and_goes(mark: bytes, codec: str, name: str) -> None:
    decoded = decode(mark + "Забор\r\nдом".encode(codec), declared="cp1251")
    assert (decoded.text, decoded.encoding) == ("Забор\nдом", name)


def test_a_declaration_decides_where_the_letters_could_not() -> None:
    raw = "ю".encode("koi8-r")
    assert decode(raw, "koi8-r").text == "ю"
    assert decode(raw, "KOI8-R").encoding == "koi8-r"


@pytest.mark.parametrize(
    "declared",
    [
        "",
        "no-such",
        "rot13",
        "zlib",
        "hex",
        "base64",
        "idna",
        "punycode",
        "unicode_escape",
        "utf-7",
        "utf-16",
        "\0",
        "x" * 99,
    ],
)
def test_a_declaration_that_is_no_charset_of_text_is_ignored(declared: str) -> None:
    assert decode("Забор у дома стоял".encode(), declared).text == "Забор у дома стоял"


def test_a_declaration_that_the_bytes_contradict_is_ignored() -> None:
    raw = RUSSIAN[0].encode("cp1251")
    assert decode(raw, "utf-8").text == RUSSIAN[0]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding) == (text, "utf-8")


@given(st.text(st.sampled_from("ab ю\r\n\x0b\x0c\x85\u2028"), min_size=1))
def test_only_cr_and_crlf_become_line_feeds(text: str) -> None:
    decoded = decode(b"x" + text.encode())
    assert decoded.text == "x" + text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary(max_size=400), st.sampled_from(["", "cp1251", "utf-8", "shift_jis", "gb18030"]))
def test_any_bytes_are_text_or_told_not_to_be(raw: bytes, declared: str) -> None:
    with suppress(NotText):
        text = decode(raw, declared).text
        assert "\r" not in text
        text.encode()


@given(st.integers(min_value=1))
def test_a_cut_last_character_does_not_spoil_the_file(cut: int) -> None:
    raw = " ".join(RUSSIAN).encode()
    whole = raw[: 40 + cut % (len(raw) - 40)]
    decoded = decode(whole)
    assert decoded.encoding == "utf-8"
    assert decoded.text.rstrip("�") == whole.decode("utf-8", "ignore")


def test_escape_sequences_and_nuls_in_a_text_do_not_make_it_binary() -> None:
    text = "He said\x00 it \x1b]52;c;aGk=\x07 was \x1b[2J\x90q\x9c \x7f calm, and the \x9b31m fence stood."
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7\n%text", "PDF"),
        (b"PK\x03\x04word/document.xml", "zip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (bytes(300), "control characters"),
        (bytes(range(256)) * 4, "no encoding known"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
    ],
)
def test_what_is_no_text_is_named(raw: bytes, what: str) -> None:
    with pytest.raises(NotText, match=what):
        decode(raw)


def test_an_encoding_that_is_none_of_ours_is_still_recognised() -> None:
    text = "Zażółcone łąki, mówią że płot stał tu już dwieście lat, a gęś śpi."
    assert decode(text.encode("cp1250")).text == text
