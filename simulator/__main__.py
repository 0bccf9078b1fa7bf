"""`python -m simulator`: the stand-in Telegram as a program of its own."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from simulator.bots import TOKEN_SHAPE, BotSpec
from simulator.limits import Limits
from simulator.server import Simulator
from simulator.world import Strictness


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--port", type=int, default=8081, help="0 takes any free port")
    parser.add_argument("--token", action="append", default=[], help="a bot's token, repeatable")
    parser.add_argument("--username", action="append", default=[], help="one for each token")
    parser.add_argument("--any-token", action="store_true", help="open bots on first use")
    parser.add_argument("--no-limits", action="store_true", help="never answer 429")
    parser.add_argument("--strict", action="store_true", help="refuse unknown parameters")
    parser.add_argument("--log", type=Path, help="append every call as a JSON line")
    parser.add_argument("--keep", type=int, default=100_000, help="calls kept in the transcript")
    parser.add_argument("--keep-messages", type=int, help="messages kept in each chat")
    given = parser.parse_args(arguments)
    if given.username and len(given.username) != len(given.token):
        parser.error("give one --username for each --token, or none")
    if any(not TOKEN_SHAPE.fullmatch(token) for token in given.token):
        parser.error('a token looks like "123456:abc"')
    return given


def build(given: argparse.Namespace) -> Simulator:
    names = given.username or [f"bot{token.partition(':')[0]}_bot" for token in given.token]
    return Simulator(
        given.port,
        [BotSpec(token, name) for token, name in zip(given.token, names, strict=True)],
        log=given.log,
        limits=Limits(enabled=not given.no_limits),
        strictness=Strictness(
            any_token=given.any_token,
            unknown_parameters=given.strict,
            keep_messages=given.keep_messages,
        ),
        keep_transcript=given.keep,
    )


async def serve(simulator: Simulator) -> None:
    async with simulator:
        sys.stdout.write(f"Bot API and chat page: {simulator.url}\n")
        sys.stdout.flush()
        await simulator.serve()


def main() -> None:
    try:
        asyncio.run(serve(build(read_arguments(sys.argv[1:]))))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
