"""The batches of templates that were read one after another: what is marked as body is what must be read."""

from __future__ import annotations

from tests.parsers_templates_fifth import FIFTH
from tests.parsers_templates_first_news import FIRST_NEWS
from tests.parsers_templates_first_offices import FIRST_OFFICES
from tests.parsers_templates_fourth import FOURTH
from tests.parsers_templates_second import SECOND
from tests.parsers_templates_third import THIRD

BATCHES = {
    "first": FIRST_NEWS + FIRST_OFFICES, "second": SECOND, "third": THIRD, "fourth": FOURTH, "fifth": FIFTH,
}  # fmt: skip
