"""What names a message of somebody's own, and whatever it brought, however often Slack delivers it."""

_KIND = "message"


def message_key(channel: str, ts: str) -> str:
    """The name of the message with this `ts` in a channel."""
    return f"{_KIND}:{channel}:{ts}"


def ts_of(key: str) -> str:
    """The `ts` of the message a key names, "" for a key of something else."""
    kind, _, rest = key.partition(":")
    return rest.partition(":")[2] if kind == _KIND else ""
