"""`python -m sandbox --port 8020 --manifest manifest.yml`: a Slack in the browser, until Ctrl-C."""

import argparse
import asyncio
import contextlib
import os
import sys
from collections.abc import Sequence

from sandbox.double import Sandbox
from sandbox.tokens import SIGNING_SECRET, RealTokenRefused, refuse_real_tokens


def main(arguments: Sequence[str] | None = None, *, prog: str = "python -m sandbox") -> int:
    """Run the sandbox; returns the exit code: 2 beside a real token, 1 when the port or a file cannot be had.

    `prog` is what its help calls it.
    """
    given = _parse(arguments, prog)
    try:
        refuse_real_tokens({f"--{name}": str(value) for name, value in vars(given).items()} | dict(os.environ))
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_run(given))
    except RealTokenRefused as refused:
        sys.stderr.write(f"{refused}\n")
        return 2
    except OSError as error:
        sys.stderr.write(f"The sandbox cannot start: {error}\n")
        return 1
    return 0


async def _run(given: argparse.Namespace) -> None:
    async with Sandbox(
        manifest=given.manifest,
        world=given.world,
        port=given.port,
        request_url=given.request_url,
        signing_secret=given.signing_secret,
    ) as slack:
        sys.stdout.write(f"Sandbox at {slack.origin}/\n")
        sys.stdout.flush()
        await (_parent_gone() if given.with_parent else asyncio.Event().wait())


async def _parent_gone() -> None:
    """Whoever started us holds our standard input open for as long as it lives, however it ends."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    await reader.read()


def _parse(arguments: Sequence[str] | None, prog: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=prog, description="A Slack on this machine, to try the app in.")
    parser.add_argument("--port", type=int, default=8020, help="where to listen; 0 takes a free port")
    parser.add_argument("--manifest", default="manifest.yml", help="the app manifest")
    parser.add_argument("--request-url", help="post events to this address, signed, instead of using Socket Mode")
    parser.add_argument("--signing-secret", default=SIGNING_SECRET, help="what those posts are signed with")
    parser.add_argument(
        "--with-parent", action="store_true", help="end when standard input is closed, as it is when a parent dies"
    )
    parser.add_argument("--world", help="a YAML file with people and channels instead of the usual ones")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
