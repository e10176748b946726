"""Who we say we are: the User-Agent of every request and the name robots.txt files know us by."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version

PRODUCT = "Ducha"
_UNSAFE = re.compile(r"[^\x21-\x7e]+|[()<>\\]+")


def user_agent(contact: str) -> str:
    """`Ducha/0.1 (+contact)`: the project and the person to write to, never a browser's or a search engine's name.

    An email address becomes a mailto link. Characters that have no place in a header are dropped.
    """
    reach = _UNSAFE.sub("", contact)[:200]
    if "@" in reach and "://" not in reach and not reach.startswith("mailto:"):
        reach = f"mailto:{reach}"
    comment = f"+{reach}; " if reach else ""
    return f"{PRODUCT}/{_release()} ({comment}environmental notice watch)"


def _release() -> str:
    try:
        return ".".join(version("ducha").split(".")[:2])
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0"
