"""The crawler's bounds, in one place: how much, how long, how often."""

from __future__ import annotations

from datetime import timedelta

MAX_BYTES = 10 * 1024 * 1024
"""The largest body, compressed or not."""

TIMEOUT = 30.0
"""Seconds for one answer, from the connection to the last byte."""

DNS_TIMEOUT = 10.0
DNS_TTL = 60.0
"""Seconds for which a resolved host name is believed."""

MAX_REDIRECTS = 5

ROBOTS_TTL = timedelta(hours=24)
ROBOTS_RETRY = timedelta(minutes=15)
"""How long a host whose robots.txt cannot be had is left alone."""

ROBOTS_BYTES = 512 * 1024
"""What is read of a robots.txt; RFC 9309 asks for 500 KiB at least."""

MAX_CRAWL_DELAY = 120.0
"""A longer Crawl-delay would hold a page past its lease; nobody means it."""

PUBLIC_DELAY = 1.0
"""The smallest gap in seconds between two requests to a public host, whatever a source or a command asks."""

RENDER_TIME = 40.0
"""Seconds a browser may take over one page, beside those in which it waits for what the page asked for."""

RENDER_LONGEST = 900.0
"""Seconds after which a page is given up, whatever it waits for, or with its lease."""

RENDER_WAIT = 900.0
"""Seconds for which a page waits until the browser is free, less where its lease would end while it is shown."""

RENDER_REQUESTS = 30
RENDER_BYTES = 20 * 1024 * 1024
"""What the scripts of one page may ask for, in number and in bytes together."""

RENDER_IDLE = 60.0
"""Seconds without a page after which the browser is closed."""

GAP_MARGIN = 0.005
"""Added to every delay: the first request of a pair may have lost some milliseconds to its connection."""

WORDS_WINDOW = 160 * 1024
"""How many bytes of a page are looked at to tell a refusal from the page; what is longer is not called empty."""
