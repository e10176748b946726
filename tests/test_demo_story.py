"""The demonstration, end to end: sites, crawler, parsers, store, notifier, a real SMTP server."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.slow
@pytest.mark.longest
def test_the_story_is_told_exactly() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "demo", "--once"], capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
