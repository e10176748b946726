"""Private mobile numbers are masked wherever a reader sees them (invariant 14)."""

from __future__ import annotations

import re

# ASCII and full-width digits; blanks and hyphens as people set them; never a part of a longer number
_MOBILE = re.compile(r"(?<!\d)([1１][3-9３-９]\d[\s-]?)(\d{4})([\s-]?\d{4})(?!\d)")


def mask_mobiles(text: str) -> str:
    """The text with the middle of each mobile number starred (138****1234); its length does not change."""
    return _MOBILE.sub(r"\1****\3", text)
