"""Quotations and who said them: '"THE BRIDGE IS GONE," the mayor said. "WE SAW IT FALL."'."""

from collections.abc import Iterable

from annotations.analysis.claims.found import Found
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.page import Page, Quote
from annotations.analysis.claims.phrase import cue_phrase, source_phrase, subject, trimmed

_FULL_STOPS = (".", "?", "!")
_NAMES = ("PROPN", "PRON", "NOUN")
_AFTER = 30
"""Tokens from a quotation to the verb that attributes it: a speaker with titles and a party may have twenty."""
_BEFORE = 16


class Attribution:
    """Gives each quotation of a page the finding it belongs to."""

    def __init__(self, page: Page, found: list[Found]) -> None:
        self.page = page
        self.tree = page.tree
        self.owners: list[Found | None] = [None] * len(page.quotes)
        self.found = found
        for finding in found:
            self._cover(finding)

    def _cover(self, finding: Found) -> None:
        """Stretch a content over the whole of each quotation that it begins or ends in."""
        pieces: list[tuple[int, int]] = []
        for begin, end in finding.content:
            first, last = begin, end
            for n, quote in enumerate(self.page.quotes):
                if quote.last < first or quote.first > last or _inside(finding, quote):
                    continue
                first, last = min(first, quote.first), max(last, quote.last)
                if self.owners[n] is None or finding.reports:
                    self.owners[n] = finding
            pieces.append((first, last))
        finding.content = _united(pieces)

    def run(self) -> list[Found]:
        """Findings for the quotations that no clause covers; those of one speaker in a row become one."""
        made: list[Found] = []
        for n, quote in enumerate(self.page.quotes):
            owner = self.owners[n]
            if owner is not None:
                continue
            opening, closing = self._gap_before(n), self._gap_after(n)
            finding = self._before(quote, opening) if opening else None
            if finding is None and closing:
                finding = self._after(quote, opening, closing)
            if finding is not None:
                known = next((f for f in (*self.found, *made) if f.reports and _same_cue(f, finding)), None)
                if known is not None:
                    known.content = _united([*known.content, *finding.content])
                    finding = known
                else:
                    made.append(finding)
                self.owners[n] = finding
                continue
            before = self.owners[n - 1] if n else None
            if before is not None and quote.utterance and self._continues(n, opening, closing):
                piece = trimmed(self.tree, quote.first, quote.last)
                if piece:
                    before.content = _united([*before.content, piece])
                    self.owners[n] = before
        return made

    def _gap_before(self, n: int) -> range:
        """Tokens between the start of the sentence, or the quotation before, and this one."""
        quote = self.page.quotes[n]
        limit = self.page.quotes[n - 1].last + 1 if n else 0
        i = quote.first
        while i > limit and self.tree.words[i - 1] not in _FULL_STOPS and self.tree.words[i - 1].strip():
            i -= 1
        return range(i, quote.first)

    def _gap_after(self, n: int) -> range:
        """Tokens between this quotation and the end of the sentence or the next quotation."""
        quote = self.page.quotes[n]
        limit = self.page.quotes[n + 1].first if n + 1 < len(self.page.quotes) else len(self.tree)
        i = quote.last + 1
        while i < limit and self.tree.words[i] not in _FULL_STOPS and self.tree.words[i].strip():
            i += 1
        return range(quote.last + 1, i)

    def _before(self, quote: Quote, gap: range) -> Found | None:
        """'The mayor said: "…"'."""
        verb = self._cue(reversed(gap), gap)
        if verb is None or quote.first - verb > _BEFORE:
            return None
        sign = self.tree.words[gap[-1]]
        if sign not in (",", ":") and not (quote.utterance and quote.first - verb <= 2):
            return None
        head = subject(self.tree, verb)
        if head is not None and self.page.quote_of[head] >= 0:
            head = None
        if head is None:
            head = self._name(reversed(range(gap[0], verb)))
        return self._made([(quote.first, quote.last)], verb, head)

    def _after(self, quote: Quote, opening: range, gap: range) -> Found | None:
        """'"…," the mayor said', '"…," said the mayor'."""
        nearby = self.tree.words[gap[0]]
        if quote.ends in (".", "") and nearby != "," and not (quote.ends and nearby[:1].islower()):
            return None
        verb = self._cue(gap[:_AFTER], gap)
        if verb is None or self.tree.tags[verb] == "VBG":
            return None
        head = subject(self.tree, verb)
        if head is None or head not in gap:
            head = self._name(reversed(range(gap[0], verb)))
            if head is None:
                head = self._name(iter(range(verb + 1, gap[-1] + 1)))
        if head is None:
            return None
        first = quote.first
        if opening and self.tree.words[opening[-1]] not in (",", ":") and self.tree.deps[opening[-1]] != "cc":
            first = opening[0]
        return self._made([(first, quote.last)], verb, head)

    def _continues(self, n: int, opening: range, closing: range) -> bool:
        """Whether the quotation is a further sentence of the speaker before it, or the rest of an interrupted one."""
        quote = self.page.quotes[n]
        alone = not [i for i in opening if self.tree.words[i][0].isalnum()]
        rest = not [i for i in closing if self.tree.words[i][0].isalnum()]
        if alone and rest:
            return True
        previous = self.page.quotes[n - 1]
        between = range(previous.last + 1, quote.first)
        same_sentence = bool(opening) and opening[0] == previous.last + 1 if opening else False
        return same_sentence and bool(between) and self.tree.words[between[-1]] == "," and rest

    def _cue(self, order: Iterable[int], gap: range) -> int | None:
        """The first verb in this order that can introduce a quotation."""
        verbs = lexicon().verbs
        for i in order:
            if self.tree.pos[i] not in ("VERB", "AUX") or "quote" not in verbs.get(self.tree.lemmas[i], ()):
                continue
            content = self.tree.kid(i, "ccomp")
            if content is not None and content in gap and content > i:
                continue
            return i
        return None

    def _name(self, order: Iterable[int]) -> int | None:
        """The first noun in this order, as the head of its phrase."""
        for i in order:
            if self.tree.pos[i] in _NAMES:
                head = i
                while self.tree.deps[head] in ("compound", "poss", "amod", "nmod") and self.tree.heads[head] != head:
                    head = self.tree.heads[head]
                return head
        return None

    def _made(self, content: list[tuple[int, int]], verb: int, head: int | None) -> Found:
        source = None if head is None else source_phrase(self.tree, head)
        return Found("speech", self.tree, content, cue_phrase(self.tree, verb), source, reports=True, rank=4)


def _inside(finding: Found, quote: Quote) -> bool:
    """Whether the finding's cue stands in the quotation."""
    return finding.cue is not None and quote.first <= finding.cue.head <= quote.last


def _same_cue(a: Found, b: Found) -> bool:
    return a.cue is not None and b.cue is not None and a.cue.head == b.cue.head and a.tree is b.tree


def _united(pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for first, last in sorted(pieces):
        if united and first <= united[-1][1] + 1:
            united[-1] = (united[-1][0], max(united[-1][1], last))
        else:
            united.append((first, last))
    return united
