"""Signs of symbol fonts as characters: a font of boxes and ticks says by its codes what Unicode says by its own."""

from __future__ import annotations

from itertools import chain

_PRIVATE = 0xF000  # Word keeps a code of such a font there


def _row(first: int, signs: str) -> list[tuple[int, str]]:
    return list(enumerate(signs, first))


_WINGDINGS = dict(
    chain(
        _row(0x6C, "●❍■□❐❑❒⬧⧫◆❖"), _row(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"), _row(0x9E, "·•▪○"), _row(0xA7, "▪□"),
        [(0x22, "✂"), (0x28, "☎"), (0x29, "✆"), (0xA4, "◉"), (0xA5, "◎"), (0xAB, "★"), (0xB1, "✛")],
        _row(0xD8, "➢"), _row(0xDF, "←→↑↓↖↗↙↘"), _row(0xE8, "➔"), _row(0xEF, "⇦⇨⇧⇩⬄⇳"), _row(0xFB, "✗✓☒☑"),
    )
)  # fmt: skip
_WINGDINGS_2 = dict(
    chain(
        _row(0x4F, "✗✓☒☑☒☒"), _row(0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"), [(0x96, "●"), (0x97, "●"), (0x98, "●")],
        _row(0x99, "○"), _row(0xA0, "■■■□□□"),
    )
)  # fmt: skip
_SYMBOL = dict(
    chain(
        _row(0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"), _row(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"), _row(0x30, "0123456789:;<=>?"),
        _row(0xA3, "≤⁄∞"), _row(0xAC, "←↑→↓°±″≥×∝∂•÷≠≡≈…"), [(0xC5, "⊕"), (0xCE, "∈"), (0xD6, "√"), (0xE5, "∑")],
        _row(0x20, " !∀#∃%&∋()∗+,−./"), [(0x40, "≅")], _row(0x5B, "[∴]⊥_"), _row(0x7B, "{|}∼"),
    )
)  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL, "wingdings 3": {}, "webdings": {}, "marlett": {},
}  # fmt: skip


def is_symbol_font(font: str) -> bool:
    """Whether the letters of this font are signs."""
    return font.strip().lower() in _FONTS


def sign_of(font: str, code: int) -> str:
    """The sign of a code in a symbol font; one that is not known is told by its code, so that another one shows."""
    known = _FONTS.get(font.strip().lower(), {}).get(code & 0xFF)
    return known if known is not None else f"〔符号{_PRIVATE | code & 0xFF:04X}〕"


def signs_in(font: str, text: str) -> str:
    """A text set in a symbol font, as its signs; what the font cannot have, such as Chinese, stays what it is."""
    return "".join(
        sign_of(font, ord(letter)) if "!" <= letter <= "\xff" or "\uf020" <= letter <= "\uf0ff" else letter
        for letter in text
    )
