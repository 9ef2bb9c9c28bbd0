"""The one function through which text from outside becomes safe to show.

Escape sequences, C0 and C1 controls, bidirectional overrides and invisible characters can drive a terminal or
hide words from an analyst. Each such code point becomes ONE visible code point, so offsets and columns hold.
"""

import re
from functools import cache

_BREAKS = str.maketrans({"\n": " ", "\t": " "})


def displayable(text: str) -> str:
    """`text` with every unprintable or invisible code point replaced by one visible one.

    The length never changes. Newlines and tabs stay: the widget that draws them decides what they mean.
    """
    if text.isascii() and text.isprintable():
        return text
    return text if _unsafe().search(text) is None else text.translate(_visible())


def one_line(text: str) -> str:
    """`displayable(text)` with newlines and tabs as spaces, for titles, names and cells; the length never changes."""
    return displayable(text).translate(_BREAKS)


@cache
def _visible() -> dict[int, int]:
    """Code point to the code point shown for it; Unicode 16, categories Cc, Cf, Cs, Zl, Zp and the blank letters.

    Of Cf the signs that are drawn stay: the Arabic number signs and their kin, which enclose the digits after them.
    """
    c0 = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)} | {0x7F: 0x2421}
    c1 = dict.fromkeys(range(0x80, 0xA0), 0x241A)
    bidi = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0x21C4)
    lines = dict.fromkeys([0x2028, 0x2029], 0x2424)
    invisible = dict.fromkeys(
        [
            *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFEFF, 0xFFA0, 0x1D159),
            *range(0x180B, 0x1810),
            *range(0x200B, 0x200E),
            *range(0x2060, 0x2066),
            *range(0x206A, 0x2070),
            *range(0xFE00, 0xFE0E),  # the two variation selectors after these make emoji, and are seen
            *range(0xFFF0, 0xFFFC),
            *range(0x13430, 0x13440),
            *range(0x1BCA0, 0x1BCA4),
            *range(0x1D173, 0x1D17B),
            *range(0xE0000, 0xE1000),
        ],
        0x25CC,
    )
    surrogates = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
    ends_of_planes = (plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
    no_characters = dict.fromkeys([*range(0xFDD0, 0xFDF0), *ends_of_planes], 0xFFFD)
    return c0 | c1 | bidi | lines | invisible | {0x00AD: 0x2010} | surrogates | no_characters


@cache
def _unsafe() -> re.Pattern[str]:
    """Finds any of them; made of ranges, because single members of a class would be 1,000 times slower."""
    codes = sorted(_visible())
    starts = [code for i, code in enumerate(codes) if not i or codes[i - 1] != code - 1]
    ends = [code for i, code in enumerate(codes) if i + 1 == len(codes) or codes[i + 1] != code + 1]
    return re.compile("[" + "".join(f"\\U{a:08x}-\\U{b:08x}" for a, b in zip(starts, ends, strict=True)) + "]")
