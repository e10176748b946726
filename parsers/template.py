"""What was learned of how a host builds its pages, and the name of a reading that was made with it in hand."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from parsers.address import canonical_url, family_of
from parsers.document import PARSER_VERSION

PREFIX = "siblings:"

_DIGITS = re.compile(r"\d+")
_LONG_ID = re.compile(r"[0-9a-f-]{16,}")
_LONGEST_SHAPE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The body of a host's pages of one kind: `path` is steps from an outer element to the body's, each a child of the last.

    A step is written as in CSS, "*" standing for any number: `div.wrap>td[width=680].con*`.
    """

    path: str

    @property
    def mark(self) -> str:
        """Eight hexadecimal digits by which this template is known."""
        return hashlib.sha256(self.path.encode()).hexdigest()[:8]

    @property
    def rule(self) -> str:
        """What `Document.container` says of a body that was found by it."""
        return f"{PREFIX}{self.path}"


def is_by_template(container: str) -> bool:
    """Whether a body was found by a learned template, judged by the name of its rule."""
    return container.startswith(PREFIX)


def is_found_by_text(container: str) -> bool:
    """Whether a body was found by what the page says or by a template: by no publishing system's mark and no one's selector."""
    return ":" in container and not container.startswith("source:")


def version_of(template: Template | None) -> str:
    """The version of a reading for which this template was on offer, whether or not it fitted (invariant 4)."""
    return PARSER_VERSION if template is None else f"{PARSER_VERSION}+{template.mark}"


def version_without(template: Template) -> str:
    """The version of a reading made without the template on offer, since it fits that page at one time and not at another."""
    return f"{PARSER_VERSION}-{template.mark}"


def shape_of(url: str) -> str:
    """What the addresses of pages that are built alike have in common: first folder, publishing system or file name, parameters."""
    target = canonical_url(url).partition("://")[2].partition("/")[2]
    path, _, query = target.partition("?")
    *folders, name = path.split("/")
    first = next((folder for folder in folders if not _DIGITS.search(folder)), "")
    masked = _DIGITS.sub("*", _LONG_ID.sub("*", name.lower()))
    if masked == name.lower() and not query:  # a name in letters is the notice's own
        masked = "*" + name[name.rfind(".") :].lower() if "." in name else "*"
    keys = sorted({piece.partition("=")[0].lower() for piece in query.split("&") if piece})
    return f"{first.lower()}/{family_of(url) or masked}?{'&'.join(keys)}"[:_LONGEST_SHAPE]
