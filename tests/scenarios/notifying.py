"""What Slack would read mentions from, in what we send."""

from collections.abc import Iterator
from typing import Any

from sandbox import Sandbox

BROADCASTS = ("<!channel>", "<!here>", "<!everyone>", "@channel", "@here", "@everyone")


def read_by_slack(sandbox: Sandbox) -> str:
    """Every text of ours in which Slack would look for mentions; it shows rich and plain text as they are."""
    sent = [call.args for call in sandbox.calls() if call.method.startswith(("chat.", "views.", "files."))]
    return "\n".join([*(str(args.get("text", "")) for args in sent), *marked_up(sent)])


def marked_up(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for item in part:
            yield from marked_up(item)
    elif isinstance(part, dict) and part.get("type") in ("mrkdwn", "markdown", "markdown_text"):
        yield str(part["text"])
    elif isinstance(part, dict):
        for item in part.values():
            yield from marked_up(item)
