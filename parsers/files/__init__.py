"""Attachments: bytes of PDF, Office, OFD, text, picture and archive files to a Document."""

from __future__ import annotations

from parsers.document import Document

from .content import NEEDS_PROGRAM

__all__ = ["NEEDS_PROGRAM", "read_file", "wants_program"]


def read_file(raw: bytes, url: str, content_type: str | None = None) -> Document:
    """What a file says, never raising: kind "attachment", `container` "file:" and the format, such as "file:pdf".

    The first bytes decide on the format, then the suffix of `url`, then `content_type`. `problem` says in Chinese why there
    is no text; `truncated` that there is more than was read; `images` fingerprint pictures inside the file; `dropped` names
    what was left out, such as pages that are only scanned.
    """
    from .reading import read_file as read  # the libraries behind it cost 20 MB and a third of a second: workers only

    return read(raw, url, content_type)


def wants_program(document: Document) -> bool:
    """Whether an outside program may find text where this reading found none."""
    return document.problem is not None and document.problem.endswith(NEEDS_PROGRAM)
