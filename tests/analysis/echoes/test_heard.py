"""What of an article and its analysis is heard by the others."""

from annotations.analysis.echoes import Key
from annotations.analysis.echoes.hearing import heard
from annotations.analysis.model import Analysis, Claim, Entity, Kind, Label, Source
from annotations.articles.model import Role
from annotations.text import Span

TEXT = "Mayor Ilic said on Friday in Lesna that shops, he added, had reopened in Dubno and Lesna. She declined to go."
TAIL = "Ilic said the parrot was hers."


def span_of(words: str, start: int = 0) -> Span:
    at = TEXT.index(words, start)
    return Span(at, at + len(words))


def claim(identity: str, *parts: str, **fields) -> Claim:
    spans = tuple(span_of(part) for part in parts)
    kind = fields.pop("kind", Kind.INDIRECT)
    return Claim(id=identity, start=spans[0].start, end=spans[-1].end, spans=spans, kind=kind, **fields)


ILIC = Entity("e1", "Vera Ilic", Label.PERSON, mentions=(span_of("Ilic"),))
LESNA = Entity("e2", "Lesna", Label.GPE, mentions=(span_of("Lesna"), span_of("Lesna", 40)))
DUBNO = Entity("e3", "Dubno", Label.GPE, mentions=(span_of("Dubno"),))
RUSSIA = Entity("e4", "Russia", Label.GPE, mentions=(span_of("Friday"),))


def listen(article_of, *claims: Claim):
    article = article_of(TEXT, TAIL, roles=(Role.BODY, Role.TAIL))
    return heard(article, Analysis(article.version, "rules", (DUBNO, ILIC, LESNA, RUSSIA), claims))


def test_the_content_is_joined_over_what_interrupts_it(article_of):
    source = span_of("Mayor Ilic")
    said = claim("c1", "that shops", "had reopened in Dubno and Lesna", source=Source(source.start, source.end, "e1"))
    (found,) = listen(article_of, said)
    assert found.key == Key("version of sample", "c1")
    assert found.content == "that shops had reopened in Dubno and Lesna"
    assert (found.source, found.speaker) == ("Mayor Ilic", "Vera Ilic")
    assert found.places == ("Dubno", "Lesna")


def test_an_article_is_about_the_places_it_names_most_and_no_country(article_of):
    (found,) = listen(article_of, claim("c1", "that shops"))
    assert found.about == ("lesna", "dubno")


def test_own_assertions_are_heard_and_the_tail_is_not(article_of):
    own = claim("c1", "that shops", kind=Kind.ASSERTION)
    at = len(TEXT) + 1
    tail = Claim(id="c2", start=at, end=at + 4, spans=(Span(at, at + 4),), kind=Kind.INDIRECT)
    assert [one.kind for one in listen(article_of, own, tail)] == [Kind.ASSERTION]


def test_what_somebody_refuses_is_turned_round(article_of):
    assert not listen(article_of, claim("c1", "that shops", cue=span_of("said")))[0].negated
    assert listen(article_of, claim("c1", "to go", cue=span_of("declined")))[0].negated
    assert not listen(article_of, claim("c1", "to go", negated=True, cue=span_of("declined")))[0].negated
