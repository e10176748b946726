"""`python -m demo`: play the story."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .play import HOME, Options, play
from .story import STORY, StoryError, load_story


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and play; gives the exit status."""
    parser = argparse.ArgumentParser(prog="ducha demo", description="播放演示剧本:模拟政府网站、监测、邮件、网页,全部在本机")
    parser.add_argument("--speed", type=float, default=1.0, help="播放速度倍数,1 为约三分钟")
    parser.add_argument("--once", action="store_true", help="不停顿地播完,打印核对表;有误报、漏报、重复则以 1 退出")
    parser.add_argument("--port", type=int, default=0, help="网页端口,0 为任一空闲端口")
    parser.add_argument("--farm-port", type=int, default=0, help="模拟网站端口")
    parser.add_argument("--smtp-port", type=int, default=0, help="邮箱的 SMTP 端口")
    parser.add_argument("--mail-port", type=int, default=0, help="邮箱的网页端口")
    parser.add_argument("--home", type=Path, default=HOME, help="演示数据目录(--once 时用临时目录)")
    parser.add_argument("--story", type=Path, default=STORY, help="剧本文件")
    given = parser.parse_args(arguments)
    if not 0.1 <= given.speed <= 100:
        parser.error("--speed 须在 0.1 与 100 之间")
    try:
        story = load_story(given.story)
    except StoryError as error:
        parser.exit(1, f"{error}\n")
    options = Options(
        speed=given.speed, once=given.once, port=given.port, farm_port=given.farm_port, smtp_port=given.smtp_port,
        mail_port=given.mail_port, home=given.home,
    )  # fmt: skip
    return play(story, options)


if __name__ == "__main__":
    sys.exit(main())
