"""A speaker carried over: to the next paragraph after a colon, through a quotation that runs on, to an uncued sentence.

'The governor wrote to the families:' / '"WE SHALL REBUILD EVERY HOUSE."'
"""

from annotations.analysis.claims.found import Found
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.page import Page
from annotations.analysis.claims.phrase import cue_phrase, speaker, trimmed
from annotations.articles.model import Role

_SHARE = 0.4
"""The share of quoted words from which a sentence without a cue still speaks for the speaker before it."""
_PROSE = frozenset((Role.BODY, Role.TAIL, Role.STANDFIRST))


class Carry:
    """What one paragraph leaves to the next; `take` is called for each paragraph in order."""

    def __init__(self) -> None:
        self._announced: Found | None = None
        self._running: Found | None = None
        self._spoken: Found | None = None
        self._mark = ""
        self._unowned: list[tuple[Page, int]] = []

    def take(self, page: Page, found: list[Found], owners: list[Found | None]) -> list[Found]:
        """Further findings of this paragraph that earlier ones lead to; changes `owners` and earlier findings."""
        made: list[Found] = []
        if page.tree.role in _PROSE and page.quotes and page.quotes[0].first <= _first_word(page):
            made.extend(self._from_above(page, owners))
        elif page.tree.role in _PROSE and self._announced is not None and not found and not page.quotes:
            made.extend(self._announced_block(page))
        made.extend(_uncued(page, found, owners))
        self._leave(page, found, owners)
        return made

    def _from_above(self, page: Page, owners: list[Found | None]) -> list[Found]:
        tree, quote = page.tree, page.quotes[0]
        if owners[0] is not None:
            if owners[0].rule in ("speech", "clause"):
                owners[0].more.extend(
                    p.tree.span(p.quotes[n].first, p.quotes[n].last)
                    for p, n in self._unowned
                    if p.quotes[n].mark == quote.mark
                )
            return []
        speaking = self._running if quote.mark == self._mark else None
        if speaking is None and _all_quoted(page) and quote.mark == self._mark:
            speaking = self._spoken
        if speaking is not None:
            for n in range(len(page.quotes)):
                if owners[n] is None and (n == 0 or _only_space(page, n)):
                    speaking.more.append(tree.span(page.quotes[n].first, page.quotes[n].last))
                    owners[n] = speaking
            return []
        if self._announced is not None:
            finding = Found(
                "carry",
                tree,
                [(quote.first, quote.last)],
                self._announced.cue,
                self._announced.source,
                reports=True,
                rank=4,
            )
            owners[0] = finding
            for n in range(1, len(page.quotes)):
                if owners[n] is None and page.quotes[n].utterance and _only_space(page, n):
                    owners[n] = finding
                    finding.content.append((page.quotes[n].first, page.quotes[n].last))
            return [finding]
        return []

    def _announced_block(self, page: Page) -> list[Found]:
        """A paragraph set off without quotation marks after "The ministry said in a statement:"."""
        piece = trimmed(page.tree, 0, len(page.tree) - 1)
        if piece is None or self._announced is None or self._announced.rule != "colon":
            return []
        return [Found("carry", page.tree, [piece], self._announced.cue, self._announced.source, reports=True, rank=4)]

    def _leave(self, page: Page, found: list[Found], owners: list[Found | None]) -> None:
        self._announced = _announcement(page, found)
        last = len(page.quotes) - 1
        runs_on = last >= 0 and not page.quotes[last].closed
        self._running = owners[last] if runs_on else None
        self._mark = page.quotes[last].mark if last >= 0 else ""
        self._spoken = owners[last] if last >= 0 and _ends_speaking(page, owners[last]) else None
        if runs_on and owners[last] is None:
            if page.quotes[last].first > _first_word(page):
                self._unowned = []
            self._unowned.append((page, last))
        else:
            self._unowned = []


def _first_word(page: Page) -> int:
    return next((i for i, word in enumerate(page.tree.words) if word.strip()), 0)


def _only_space(page: Page, n: int) -> bool:
    between = range(page.quotes[n - 1].last + 1, page.quotes[n].first)
    return not any(page.tree.words[i][0].isalnum() for i in between)


def _all_quoted(page: Page) -> bool:
    """Whether the paragraph is nothing but quotation, and closed."""
    return page.quotes[-1].closed and all(
        page.quote_of[i] >= 0 for i, word in enumerate(page.tree.words) if word[0].isalnum()
    )


def _ends_speaking(page: Page, owner: Found | None) -> bool:
    """Whether the paragraph's last sentence is the one in which the owner of its last quotation speaks."""
    if owner is None or not owner.reports or not page.quotes[-1].utterance:
        return False
    if page.quotes[-1].last >= len(page.tree) - 2 or owner.cue is None:
        return True
    return owner.cue.tree is page.tree and owner.cue.head >= page.tree.sentences[-1][0]


def _announcement(page: Page, found: list[Found]) -> Found | None:
    """The cue at the end of a paragraph that has said nothing yet."""
    tree = page.tree
    end = len(tree) - 1
    while end > 0 and not tree.words[end].strip():
        end -= 1
    if end < 1 or tree.words[end] != ":" or page.quote_of[end] >= 0:
        return None
    verbs = lexicon().verbs
    for i in range(end - 1, tree.sentences[tree.sentence_of[end]][0] - 1, -1):
        if tree.pos[i] == "VERB" and "quote" in verbs.get(tree.lemmas[i], ()) and page.quote_of[i] < 0:
            who = speaker(tree, i)
            if who is not None and not any(f.cue is not None and f.cue.head == i for f in found):
                return Found("colon", tree, [], cue_phrase(tree, i), who, reports=True)
    return None


def _uncued(page: Page, found: list[Found], owners: list[Found | None]) -> list[Found]:
    """A sentence of quotations without a cue, after one that somebody said: 'They are "free" but "not safe."'."""
    tree = page.tree
    made = []
    previous: Found | None = None
    for first, end in tree.sentences:
        inside = [n for n, q in enumerate(page.quotes) if first <= q.first and q.last < end]
        of_sentence = [f for f in found if any(first <= a < end for a, _ in f.content)]
        cued = [f for f in found if f.cue is not None and f.cue.tree is tree and first <= f.cue.head < end]
        if of_sentence or cued:
            spoken = [f for f in (*of_sentence, *cued) if f.reports and any(_quoted(page, p) for p in f.content)]
            previous = spoken[-1] if spoken else None
            continue
        words = [i for i in range(first, end) if tree.words[i][0].isalnum()]
        share = sum(page.quote_of[i] >= 0 for i in words) / max(1, len(words))
        if previous is not None and inside and all(owners[n] is None for n in inside) and share >= _SHARE:
            piece = trimmed(tree, first, end - 1)
            if piece:
                finding = Found("carry", tree, [piece], None, previous.source, reports=True, rank=4)
                made.append(finding)
                for n in inside:
                    owners[n] = finding
                continue
        previous = None
    return made


def _quoted(page: Page, piece: tuple[int, int]) -> bool:
    return page.quote_of[piece[0]] >= 0 or page.quote_of[piece[1]] >= 0
