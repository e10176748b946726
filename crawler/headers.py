"""Header fields of a response as text."""

from __future__ import annotations

from scrapy.http import Response


def headers_of(response: Response) -> dict[str, str]:
    """Lower-case names; a field that came several times is joined as RFC 9110 has it, cookies are not kept."""
    return {
        name: ", ".join(text_of(value) for value in values)[:8192]
        for key, values in response.headers.items()
        if (name := text_of(key).lower()) != "set-cookie"
    }


def text_of(value: bytes) -> str:
    """A field's value, in UTF-8 or in GBK as old servers write it."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("gb18030", "replace")


def content_type_of(value: str) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type header."""
    kind, *parameters = (part.strip() for part in value.split(";"))
    for parameter in parameters:
        name, _, content = parameter.partition("=")
        if name.strip().lower() == "charset" and (charset := content.strip(" \t\"'")):
            return kind.lower(), charset[:40].lower()
    return kind.lower(), None
