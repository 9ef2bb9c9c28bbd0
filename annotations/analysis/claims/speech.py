"""Quotations and who said them: '"THE BRIDGE IS GONE," the mayor said. "WE SAW IT FALL."'."""

from collections.abc import Iterable

from annotations.analysis.claims.found import Found
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.page import Page, Quote
from annotations.analysis.claims.phrase import cue_phrase, source_phrase, subject
from annotations.analysis.claims.signed import signed
from annotations.analysis.claims.viewed import viewed

_STOPS = frozenset((".", "?", "!"))
_PAUSES = frozenset((",", "?", "!", "-", "--", "—", "–", "...", "…"))
_NAMES = frozenset(("PROPN", "PRON", "NOUN", "NUM"))
_VERBS = frozenset(("VERB", "AUX"))
_INNER = frozenset(("compound", "poss", "amod", "nmod"))
_AFTER = 30
"""Tokens from a quotation to the verb that attributes it: a speaker with titles and a party may have twenty."""
_BEFORE = 16
_COORDINATION = 4
"""Tokens between two quotations that "and" joins into one content."""
_SHARE = 0.4
"""The share of quoted words from which a sentence without a cue still speaks for the speaker before it."""


class Attribution:
    """Gives each quotation of a page the finding it belongs to.

    Attributes:
        owners: the finding of each quotation of the page, None while it has none.
        made: the findings that quotations, and no clause, have led to.
    """

    def __init__(self, page: Page, found: list[Found]) -> None:
        self.page = page
        self.tree = page.tree
        self.owners: list[Found | None] = [None] * len(page.quotes)
        self.found = found
        self.made: list[Found] = []
        for finding in found:
            self._cover(finding)
        for n, owner in enumerate(self.owners):
            if owner is None:
                self.owners[n] = self._owner(n)

    def _cover(self, finding: Found) -> None:
        """Stretch a content over the whole of each quotation that it begins or ends in."""
        around = self.page.quoted(finding.cue.head) if finding.cue is not None else None
        if around is not None:
            finding.content = _within(finding.content, around)
            return
        self._described(finding)
        pieces: list[tuple[int, int]] = []
        for begin, end in finding.content:
            first, last = begin, end
            for n, quote in enumerate(self.page.quotes):
                touches = quote.first <= last and quote.last >= first
                if not (touches or self._coordinated(last, quote)):
                    continue
                first, last = min(first, quote.first), max(last, quote.last)
                if self.owners[n] is None or finding.reports:
                    self.owners[n] = finding
            pieces.append(self._up_to_quote(finding, first, last))
        finding.content = united(pieces)

    def _described(self, finding: Found) -> None:
        """The speaker after a quotation with a relative clause: '"…," A FIGHTER who gave his name as Cedar said'."""
        tree, cue = self.tree, finding.cue
        if not finding.reports or cue is None or not finding.content or cue.first <= finding.content[0][1]:
            return
        first = finding.content[0][0]
        quote = next((q for q in reversed(self.page.quotes) if q.last < cue.first), None)
        if quote is None or not quote.utterance or quote.ends != "," or cue.first - quote.last > _AFTER:
            return
        between = range(quote.last + 1, cue.first)
        who = next((i for i in between if tree.lower[i] == "who"), None)
        if who is None or any(tree.pos[i] in _VERBS for i in range(between[0], who)):
            return
        name = self._name(reversed(range(between[0], who)))
        if name is not None:
            finding.content = [(min(first, quote.first), quote.last)]
            finding.source = source_phrase(tree, name)

    def _coordinated(self, last: int, quote: Quote) -> bool:
        """Whether the quotation goes on with a content that ends in one: 'a "liar" and a "thief"'."""
        if self.page.quote_of[last] < 0 or not 0 < quote.first - last <= _COORDINATION:
            return False
        return joins(self.page, last, quote.first)

    def _up_to_quote(self, finding: Found, first: int, last: int) -> tuple[int, int]:
        """A content before its cue ends with the quotation that it ends in; a name between them is the speaker's."""
        if not finding.reports or finding.cue is None or finding.cue.first < last:
            return first, last
        for quote in self.page.quotes:
            if first <= quote.first and quote.last < last and quote.utterance and quote.ends in _PAUSES:
                rest = range(quote.last + 1, last + 1)
                if any(self.tree.pos[i] in _VERBS for i in rest) or self.page.quote_of[last] >= 0:
                    continue
                name = self._name(rest)
                if finding.source is None and name is not None:
                    finding.source = source_phrase(self.tree, name)
                return first, quote.last
        return first, last

    def _owner(self, n: int) -> Found | None:
        """Whose the quotation is; a new finding for it is kept in `made`."""
        quote = self.page.quotes[n]
        opening, closing = self._gap_before(n), self._gap_after(n)
        finding = self._before(quote, opening)
        if finding is None:
            finding = self._after(quote, opening, closing)
        if finding is None:
            finding = signed(self.page, quote, closing, alone=not any(self.owners))
        if finding is not None:
            known = next((f for f in (*self.found, *self.made) if f.reports and _same_cue(f, finding)), None)
            if known is None:
                self.made.append(finding)
                return finding
            known.content = united([*known.content, *finding.content])
            return known
        finding = self._goes_on(quote, opening, closing)
        if finding is not None:
            finding.content = united([*finding.content, (quote.first, quote.last)])
            return finding
        last = next((m for m in range(n - 1, -1, -1) if self.page.quotes[m].utterance), None)
        before = None if last is None else self.owners[last]
        if before is not None and before.reports and quote.utterance and self._continues(quote, last, opening, closing):
            before.content = united([*before.content, (quote.first, quote.last)])
            return before
        return None

    def _gap_before(self, n: int) -> range:
        """Tokens between the start of the sentence, or the quotation before, and this one."""
        quote = self.page.quotes[n]
        i = quote.first
        while i > 0 and self.tree.words[i - 1] not in _STOPS and self.tree.words[i - 1].strip():
            before = self.page.quoted(i - 1)
            if before is not None and before.utterance:
                break
            i -= 1
        return range(i, quote.first)

    def _gap_after(self, n: int) -> range:
        """Tokens between this quotation and the end of the sentence or the next statement in quotation marks."""
        quote = self.page.quotes[n]
        i = quote.last + 1
        while i < len(self.tree) and self.tree.words[i] not in _STOPS and self.tree.words[i].strip():
            after = self.page.quoted(i)
            if after is not None and after.utterance:
                break
            i += 1
        return range(quote.last + 1, i)

    def _before(self, quote: Quote, gap: range) -> Found | None:
        """'The mayor said: "…"'."""
        if not gap:
            return None
        sign = self.tree.words[gap[-1]]
        verb = self._cue(reversed(gap), gap)
        announced = verb is None and sign == ":" and quote.utterance
        if announced:
            verb = self._predicate(gap)
        if verb is None or quote.first - verb > _BEFORE:
            return viewed(self.page, quote, gap)
        if sign not in (",", ":") and not (quote.utterance and quote.first - verb <= 2):
            return None
        head = subject(self.tree, verb)
        if head is not None and self.page.quote_of[head] >= 0:
            head = None
        if head is None:
            head = self._name(reversed(range(gap[0], verb)))
        finding = self._make(quote.first, quote.last, verb, head)
        if announced and self.tree.kid(verb, "neg") is not None:
            finding.cue = None  # "He is no deserter: …" denies nothing of what is quoted
        return finding

    def _predicate(self, gap: range) -> int | None:
        """The verb of a sentence that a colon ends before the quotation ("He had one message: …")."""
        return next(
            (
                i
                for i in reversed(gap)
                if self.tree.pos[i] in _VERBS and self.tree.kid(i, "nsubj") in gap and self.page.quote_of[i] < 0
            ),
            None,
        )

    def _after(self, quote: Quote, opening: range, gap: range) -> Found | None:
        """'"…," the mayor said', '"…," said the mayor'."""
        if not gap:
            return None
        nearby = self.tree.words[gap[0]]
        if quote.ends not in _PAUSES and nearby != "," and not (quote.ends and nearby[:1].islower()):
            return None
        verb = self._cue(gap[:_AFTER], gap)
        if verb is None or self.tree.tags[verb] == "VBG":
            return None
        if verb + 1 < len(self.tree) and self.page.quote_of[verb + 1] >= 0:
            return None  # 'In the box "remarks," a doctor wrote "none"': the verb's own words follow it
        head = subject(self.tree, verb)
        if head is None or head not in gap:
            head = self._name(reversed(range(gap[0], verb)))
        if head is None:
            head = self._name(range(verb + 1, gap[-1] + 1))
        if head is None:
            return None
        first = quote.first
        if opening and self.tree.words[opening[-1]] not in (",", ":") and self.tree.deps[opening[-1]] != "cc":
            first = opening[0]
        return self._make(first, quote.last, verb, head)

    def _continues(self, quote: Quote, previous: int | None, opening: range, closing: range) -> bool:
        """Whether the quotation is a further sentence of the speaker before it, or the rest of an interrupted one."""
        alone = not any(self.tree.words[i][0].isalnum() for i in opening)
        stops = quote.ends in _STOPS and bool(closing) and self.tree.words[closing[0]][:1].isupper()
        rest = stops or not any(self.tree.words[i][0].isalnum() for i in closing)
        if not rest:
            return False
        interrupted = (
            previous is not None
            and bool(opening)
            and opening[0] == self.page.quotes[previous].last + 1
            and self.tree.words[opening[-1]] == ","
        )
        return alone or interrupted

    def _goes_on(self, quote: Quote, opening: range, closing: range) -> Found | None:
        """The statement that a quotation ends after a semicolon: 'She said it was a missile; "I SAW THE FLASH."'."""
        if not opening or self.tree.words[opening[-1]] != ";" or not quote.utterance:
            return None
        if any(self.tree.words[i][0].isalnum() for i in closing):
            return None
        spoken = [f for f in self.found if f.reports and f.cue is not None and f.cue.head in opening and f.content]
        return spoken[-1] if spoken else None

    def _cue(self, order: Iterable[int], gap: range) -> int | None:
        """The first verb in this order that can introduce a quotation."""
        verbs = lexicon().verbs
        for i in order:
            if self.tree.pos[i] not in _VERBS or "quote" not in verbs.get(self.tree.lemmas[i], ()):
                continue
            if self.page.quote_of[i] >= 0:
                continue
            content = self.tree.kid(i, "ccomp")
            if content is not None and content in gap and content > i:
                continue
            return i
        return None

    def _name(self, order: Iterable[int]) -> int | None:
        """The first noun in this order, as the head of its phrase."""
        for i in order:
            if self.tree.pos[i] in _NAMES and self.page.quote_of[i] < 0:
                head = i
                while self.tree.deps[head] in _INNER and self.tree.heads[head] != head:
                    head = self.tree.heads[head]
                return head
        return None

    def _make(self, first: int, last: int, verb: int, head: int | None) -> Found:
        source = None if head is None else source_phrase(self.tree, head)
        return Found("speech", self.tree, [(first, last)], cue_phrase(self.tree, verb), source, reports=True, rank=4)


def _within(content: list[tuple[int, int]], quote: Quote) -> list[tuple[int, int]]:
    """The part of a content that lies between the marks of the quotation in which its cue stands."""
    inner = [(max(first, quote.first + 1), min(last, quote.last - quote.closed)) for first, last in content]
    return [(first, last) for first, last in inner if first <= last]


def _same_cue(a: Found, b: Found) -> bool:
    return a.cue is not None and b.cue is not None and a.cue.head == b.cue.head and a.tree is b.tree


def joins(page: Page, last: int, first: int) -> bool:
    """Whether the few words between two quotations only enumerate ("and a", ", a", "who is")."""
    tree = page.tree
    between = range(last + 1, first)
    if any(tree.pos[i] == "VERB" or (tree.deps[i] == "nsubj" and tree.lower[i] != "who") for i in between):
        return False
    return tree.words[last - 1] == "," or any(tree.deps[i] == "cc" or tree.lower[i] in ("who", ",") for i in between)


def united(pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces in order, touching ones as one."""
    result: list[tuple[int, int]] = []
    for first, last in sorted(pieces):
        if result and first <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(result[-1][1], last))
        else:
            result.append((first, last))
    return result
