"""How changed words are written: in brackets with a sign, for a style alone is lost on many terminals and readers."""

from typing import TYPE_CHECKING

from textual.content import Content

from annotations.text import displayable, one_line

if TYPE_CHECKING:
    from annotations.text.difference import Edit

OUT, IN = "strike $text-muted", "bold underline $verdict-recheck"
"""How words that were taken out, and put in, are styled besides."""

Part = str | tuple[str, str]


def change(was: str, now: str) -> Content:
    """What became of some words: `[12 → 15]`, `[− not]`, `[+ not]`; white space around them stays outside."""
    lead, tail = (_around(was)[end] or _around(now)[end] for end in (0, 1))
    was, now = one_line(was.strip()), one_line(now.strip())
    if was and now:
        inside: list[Part] = ["[", (was, OUT), " → ", (now, IN), "]"]
    else:
        inside = ["[− ", (was, OUT), "]"] if was else ["[+ ", (now, IN), "]"]
    return Content.assemble(lead, *inside, tail)


def changes(old: str, new: str) -> Content:
    """Both texts in one, what is not the same in brackets."""
    from annotations.text.difference import word_edits

    parts = []
    for edit in word_edits(old, new):
        was, now = edit.old.of(old), edit.new.of(new)
        parts.append(Content(one_line(now)) if _alike(edit, was, now) else change(was, now))
    return Content("").join(parts)


def sides(old: str, new: str) -> tuple[Content, Content]:
    """Each text for itself: `[12 →]` or `[− not]` in the old one, `[→ 15]` or `[+ not]` in the new one."""
    from annotations.text.difference import word_edits

    left: list[Content] = []
    right: list[Content] = []
    for edit in word_edits(old, new):
        was, now = edit.old.of(old), edit.new.of(new)
        if _alike(edit, was, now):
            left.append(Content(displayable(was)))
            right.append(Content(displayable(now)))
            continue
        opened, closed = ("[", " →]") if now.strip() else ("[− ", "]")
        left.append(_enclosed(was, opened, closed, OUT))
        right.append(_enclosed(now, "[→ " if was.strip() else "[+ ", "]", IN))
    return Content("").join(left), Content("").join(right)


def _alike(edit: "Edit", was: str, now: str) -> bool:
    """Whether there is nothing to read in the change."""
    return edit.same or not (was.strip() or now.strip())


def _enclosed(text: str, opened: str, closed: str, style: str) -> Content:
    """One side of a change; nothing but its white space where it has no words."""
    lead, tail = _around(text)
    words = displayable(text.strip())
    return Content.assemble(lead, opened, (words, style), closed, tail) if words else Content(lead)


def _around(text: str) -> tuple[str, str]:
    """The white space at both ends, all of it at the first when there is nothing else."""
    shown = displayable(text)
    begin = len(text) - len(text.lstrip())
    return shown[:begin], shown[max(begin, len(text.rstrip())) :]
