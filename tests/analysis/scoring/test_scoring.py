"""The scorers against figures counted by hand; each case says what it is about."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.analysis.model import Kind
from annotations.analysis.scoring import (
    BadGoldError,
    Figures,
    Marked,
    Named,
    Reported,
    read_gold,
    score_claims,
    score_entities,
)
from annotations.analysis.scoring.claims import kind_of
from annotations.analysis.scoring.entities import trimmed
from annotations.analysis.scoring.marked import marked_from_json
from annotations.analysis.scoring.words import Words
from annotations.text import Span

SHARED = Path(__file__).parents[4] / "shared"
TEXT = "Mira Katz said the old ferry sinks. “We can't swim,” Otto told her, and Lena called it “a bath”. The ice melts."


def spans(*parts: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(part), TEXT.index(part) + len(part)) for part in parts)


def claim(content: str, source: str = "", cue: str = "") -> Reported:
    return Reported(spans(content), spans(*filter(None, [source])), spans(*filter(None, [cue])))


SINKS = claim("the old ferry sinks", "Mira Katz", "said")
SWIM = claim("“We can't swim,”", "Otto", "told")
BATH = claim("it “a bath”", "Lena", "called")
ICE = claim("The ice melts")


def scored(gold: list[Reported], found: list[Reported] | None) -> dict[str, Any]:
    theirs = {} if found is None else {"a.txt": Marked("b/a.txt", claims=tuple(found))}
    score = score_claims([Marked("a.txt", claims=tuple(gold))], theirs, {"a.txt": TEXT})
    return dict(json.loads(msgspec.json.encode(score)))


def test_what_is_found_whole_is_all_right() -> None:
    everything = [SINKS, SWIM, BATH, ICE]
    full = {"P": 100.0, "R": 100.0, "F1": 100.0}
    assert scored(everything, everything) == {
        "articles": 1,
        "without a prediction": 0,
        "gold": 4,
        "predicted": 4,
        "soft": full,
        "exact": full,
        "triple": full,
        "source right where soft": 100.0,
        "recall by kind": {"direct": 100.0, "indirect": 100.0, "mixed": 100.0},
    }


def test_an_article_that_was_not_analysed_is_told_and_counts_as_missed() -> None:
    score = scored([SINKS, SWIM], None)
    assert (score["without a prediction"], score["gold"], score["predicted"]) == (1, 2, 0)
    assert score["soft"] == {"P": 0.0, "R": 0.0, "F1": 0.0}


@pytest.mark.parametrize(
    ("found", "soft", "exact"),
    [
        ("the old ferry sinks", 100.0, 100.0),
        ("the old ferry sinks.", 100.0, 100.0),
        ("old ferry sinks", 100.0, 0.0),
        ("the old", 100.0, 0.0),
        ("sinks", 0.0, 0.0),
        ("Mira Katz said the old ferry sinks", 100.0, 0.0),
        ("Katz said the old ferry sinks. “We can't swim,”", 0.0, 0.0),
    ],
)
def test_half_of_the_words_make_the_same_claim_and_all_of_them_the_exact_one(
    found: str, soft: float, exact: float
) -> None:
    score = scored([SINKS], [claim(found, "Mira Katz", "said")])
    assert (score["soft"]["F1"], score["exact"]["F1"]) == (soft, exact)


def test_the_best_match_comes_first_and_each_counts_once() -> None:
    score = scored([SINKS], [claim("old ferry sinks", "Otto"), SINKS])
    assert score["soft"] == {"P": 50.0, "R": 100.0, "F1": 66.7}
    assert score["triple"]["R"] == 100.0


def test_of_equally_good_matches_the_later_one_is_taken() -> None:
    assert scored([SINKS], [SINKS, claim("the old ferry sinks", "Otto", "told")])["triple"]["F1"] == 0.0
    assert scored([SINKS], [claim("the old ferry sinks", "Otto", "told"), SINKS])["triple"]["R"] == 100.0


@pytest.mark.parametrize(
    ("source", "cue", "right", "triple"),
    [("Katz", "said", 100.0, 100.0), ("Mira", "", 100.0, 0.0), ("Otto", "said", 0.0, 0.0), ("", "said", 0.0, 0.0)],
)
def test_source_and_cue_need_a_word_in_common(source: str, cue: str, right: float, triple: float) -> None:
    score = scored([SINKS], [claim("the old ferry sinks", source, cue)])
    assert (score["source right where soft"], score["triple"]["F1"]) == (right, triple)


def test_two_claims_without_a_source_agree_about_it() -> None:
    assert scored([ICE], [ICE])["triple"]["F1"] == 100.0
    assert scored([ICE], [claim("The ice melts", "Lena")])["source right where soft"] == 0.0


def test_a_claim_without_words_is_not_found_but_may_be_missed() -> None:
    empty = Reported((Span(0, 0),))
    assert scored([SINKS], [SINKS, empty])["predicted"] == 1
    assert scored([SINKS, empty], [SINKS])["soft"]["R"] == 50.0


def test_recall_is_counted_by_the_kind_of_the_gold_content() -> None:
    score = scored([SINKS, SWIM, BATH, ICE], [SWIM, SINKS])
    assert score["recall by kind"] == {"direct": 100.0, "indirect": 50.0, "mixed": 0.0}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("the old ferry sinks", Kind.INDIRECT),
        ("“We can't swim,”", Kind.DIRECT),
        ("“We can't swim", Kind.DIRECT),
        ("it “a bath”.", Kind.MIXED),
        ("can't swim,” Otto told her", Kind.MIXED),
    ],
)
def test_quotation_marks_tell_the_kind(content: str, kind: Kind) -> None:
    assert kind_of(TEXT, spans(content)) is kind


@given(st.text(alphabet="a'’ .“\n", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_word_counts_when_it_shares_a_code_point(text: str, start: int, length: int) -> None:
    words = Words(text)
    every = [Span(a, b) for a, b in zip(words._starts, words._ends, strict=True)]
    span = Span(start, start + length + 1)
    assert words.of([span]) == {n for n, word in enumerate(every) if word.overlaps(span)}


def named(*mentions: tuple[str, str]) -> tuple[Named, ...]:
    return tuple(Named(spans(words)[0], label) for words, label in mentions)


def rated(gold: tuple[Named, ...], found: tuple[Named, ...]) -> dict[str, Any]:
    theirs = {"a.txt": Marked("a.txt", entities=found)}
    score = score_entities([Marked("a.txt", entities=gold)], theirs, {"a.txt": TEXT})
    return dict(json.loads(msgspec.json.encode(score)))


def test_mentions_by_span_and_type() -> None:
    gold = named(("Mira Katz", "PERSON"), ("the old ferry", "VEHICLE"), ("Lena", "PERSON"), ("The ice", "Location"))
    found = named(("Katz", "PERSON"), ("old ferry", "VEHICLE"), ("Lena", "ORG"), ("Otto", "PERSON"), ("her", "EVENT"))
    score = rated(gold, found)
    assert score["exact"] == {"P": 25.0, "R": 25.0, "F1": 25.0}
    assert score["partial"] == {"P": 50.0, "R": 50.0, "F1": 50.0}
    assert score["named recall"] == 50.0
    by_type = score["partial F1 by type"]
    assert (by_type["MilitaryPlatform"], by_type["Person"], by_type["Organisation"]) == (100.0, 50.0, 0.0)
    assert (score["documents"], score["without a prediction"]) == (1, 0)


def test_of_mentions_within_mentions_the_outer_one_counts() -> None:
    gold = named(("Katz", "PERSON"), ("Mira Katz said", "ORG"))
    assert rated(gold, named(("Mira Katz said", "ORG")))["exact"]["F1"] == 100.0


def test_a_gold_mention_is_hit_once_in_part_and_every_time_exactly() -> None:
    score = rated(named(("Mira Katz", "PERSON")), named(("Mira Katz", "PERSON"), ("Mira Katz", "PERSON")))
    assert score["partial"]["P"] == 50.0
    assert score["exact"] == {"P": 100.0, "R": 100.0, "F1": 100.0}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("the ferry", "ferry"),
        ("More than  the 40 boats", "40 boats"),
        ("the", "the"),
        ("Lena's", "Lena"),
        ("the Lenas’s", "Lenas"),
        ("theatre", "theatre"),
    ],
)
def test_what_stands_around_a_name_does_not_count(text: str, left: str) -> None:
    assert trimmed(Span(0, len(text)), text).of(text) == left


def test_gold_from_brat(tmp_path: Path) -> None:
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    raw = "\ufeffMira said\r\nthe ferry, as always, sinks 🛶 badly.\r\n"
    (tmp_path / "text" / "a.txt").write_bytes(raw.encode())
    at = {
        word: (raw.index(word), raw.index(word) + len(word)) for word in ("Mira", "said", "the ferry", "sinks 🛶 badly")
    }
    pairs = {word: f"{start} {end}" for word, (start, end) in at.items()}
    (tmp_path / "attributions" / "a_mk.ann").write_text(
        f"E1\tAttribution:T4 Content:T3 Cue:T2 Source1:T1 Source2:T9\n"
        f"T1\tSource {pairs['Mira']}\tMira\nT2\tCue {pairs['said']}\tsaid\n"
        f"T3\tContent {pairs['the ferry']};{pairs['sinks 🛶 badly']}\tthe ferry sinks 🛶 badly\n"
        f"T4\tAttribution {pairs['said']}\tsaid\n#1\tNote T4\tT1\nE2\tAttribution:T4 Cue:T2\n"
    )
    (gold,) = read_gold(tmp_path)
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n")
    first, second = gold.claims or ()
    assert [span.of(text) for span in first.content] == ["the ferry", "sinks 🛶 badly"]
    assert [span.of(text) for span in first.source + first.cue] == ["Mira", "said"]
    assert second == Reported((), (), first.cue)
    assert (gold.name, gold.entities) == ("a.txt", None)


def test_gold_from_json_lines(tmp_path: Path) -> None:
    line = {
        "path": "x/a.txt",
        "version": "v",
        "more": 1,
        "claims": [{"start": 1, "end": 9, "spans": [[1, 3], [5, 9]], "source": {"start": 0, "end": 1, "entity": None}}],
        "entities": [{"label": "ORG", "mentions": [[0, 1], [5, 6]]}],
    }
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(line) + "\n\n" + json.dumps({"article": "b.txt", "claims": [{"start": 2, "end": 4}]}))
    first, second = read_gold(file)
    assert first == Marked(
        "x/a.txt",
        "v",
        (Reported((Span(1, 3), Span(5, 9)), (Span(0, 1),)),),
        (Named(Span(0, 1), "ORG"), Named(Span(5, 6), "ORG")),
    )
    assert second == Marked("b.txt", claims=(Reported((Span(2, 4),)),))


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "holds no gold"), (b"{", "line 1"), (b'{"claims": [{"start": "x"}]}', "line 1"), (b"\xff\n", "line 1")],
)
def test_gold_that_is_none_is_refused_with_its_place(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "gold.jsonl").write_bytes(content)
    with pytest.raises(BadGoldError, match=said):
        read_gold(tmp_path / "gold.jsonl")


@pytest.mark.parametrize(("ann", "said"), [(None, "has no .ann for a.txt"), ("T1\tCue x y\t\n", "no offsets in")])
def test_brat_that_is_not_whole_is_refused(tmp_path: Path, ann: str | None, said: str) -> None:
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "a.txt").write_text("Mira said so.")
    if ann is not None:
        (tmp_path / "attributions" / "a.ann").write_text(ann)
    with pytest.raises(BadGoldError, match=said):
        read_gold(tmp_path)


def test_figures_of_nothing_are_nought() -> None:
    score = score_claims([], {}, {})
    assert (score.soft, score.recall_by_kind) == (Figures(0.0, 0.0, 0.0), {})


beside = pytest.mark.skipif(
    not (SHARED / "tools").is_dir(), reason="the scorers to compare with are not beside the checkout"
)


@beside
@settings(deadline=None, max_examples=40)
@given(st.data())
def test_the_same_figures_as_the_other_claim_scorer(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("gold")
    piece = st.tuples(st.integers(0, len(TEXT)), st.integers(1, 25)).map(lambda p: (p[0], min(len(TEXT), sum(p))))
    parts = st.tuples(st.lists(piece, min_size=1, max_size=2), st.lists(piece, max_size=1), st.lists(piece, max_size=1))
    gold, found = (data.draw(st.lists(parts, min_size=1, max_size=5)) for _ in range(2))
    for name in ("text", "attributions"):
        (folder / name).mkdir()
    (folder / "text" / "a.txt").write_text(TEXT)
    lines = []
    for n, marked in enumerate(gold):
        names = []
        for role, pieces in zip(("Content", "Source", "Cue"), marked, strict=True):
            if pieces:
                lines.append(f"T{n}{role}\t{role} {';'.join(f'{a} {b}' for a, b in pieces)}\twords")
                names.append(f"{role}:T{n}{role}")
        lines.append(f"E{n}\tAttribution:T {' '.join(names)}")
    (folder / "attributions" / "a.ann").write_text("\n".join(lines))
    claims = [
        {"spans": c, "source": (s and dict(zip(("start", "end"), s[0], strict=True))) or None}
        | {"cue": (q and dict(zip(("start", "end"), q[0], strict=True))) or None}
        for c, s, q in found
    ]
    line = json.dumps({"path": "a.txt", "claims": claims})
    (folder / "found.jsonl").write_text(line)
    tool = SHARED / "tools" / "score_claims.py"
    theirs = subprocess.run(
        [sys.executable, str(tool), str(folder), str(folder / "found.jsonl")], capture_output=True, check=True
    )
    ours = score_claims(read_gold(folder), {"a.txt": marked_from_json(line.encode())}, {"a.txt": TEXT})
    assert json.loads(msgspec.json.encode(ours)) == json.loads(theirs.stdout)


@beside
@settings(deadline=None, max_examples=40)
@given(st.data())
def test_the_same_figures_as_the_other_entity_scorer(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("gold")
    starts = st.sampled_from(
        [TEXT.index(word) for word in ("Mira", "Katz", "the old", "old", "Otto", "her", "Lena", "a b")]
    )
    mention = st.tuples(starts, st.integers(1, 20)).map(lambda p: (p[0], sum(p)))
    gold = data.draw(st.lists(st.tuples(mention, st.sampled_from(["Person", "Weapon", "Location"])), max_size=6))
    found = data.draw(st.lists(st.tuples(mention, st.sampled_from(["PERSON", "WEAPON", "GPE", "EVENT"])), max_size=6))
    (folder / "some").mkdir()
    (folder / "some" / "documents.json").write_text(json.dumps({"_id": "a", "text": TEXT}))
    (folder / "some" / "entities.json").write_text(
        "\n".join(
            json.dumps({"documentId": "a", "confidence": 1, "type": t, "begin": a, "end": b}) for (a, b), t in gold
        )
    )
    line = json.dumps({"path": "a.txt", "entities": [{"label": label, "mentions": [m]} for m, label in found]})
    (folder / "found.jsonl").write_text(line)
    tool = SHARED / "tools" / "score_entities.py"
    theirs = subprocess.run(
        [sys.executable, str(tool), str(folder), str(folder / "found.jsonl")], capture_output=True, check=True
    )
    marked = Marked("a.txt", entities=tuple(Named(Span(*m), t) for m, t in gold))
    ours = score_entities([marked], {"a.txt": marked_from_json(line.encode())}, {"a.txt": TEXT})
    assert json.loads(msgspec.json.encode(ours)) == json.loads(theirs.stdout)
