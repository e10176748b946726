"""One very long paragraph without a full stop: its difference takes time in proportion to its length."""

from __future__ import annotations

import random
import time

from store.diff_ops import diff_text


def test_a_line_after_a_paragraph_of_a_hundred_thousand_characters_is_found_at_once() -> None:
    choose = random.Random(7)
    long = "".join(choose.choice("督察整改任务验收销号公示生态环境保护河流矿山修复处置") for _ in range(100_000))
    begun = time.process_time()
    ops = diff_text(long, f"{long}\n另增一项任务。")
    assert time.process_time() - begun < 4
    assert "".join(op.before for op in ops) == long and "".join(op.after for op in ops) == f"{long}\n另增一项任务。"
    assert [op.kind for op in ops] == ["equal", "insert"]
