"""Outside words made safe for Slack: escaped, clipped, and unable to notify anybody."""

import re

_BARE_BROADCAST = re.compile(r"(?<!\w)@(?=(?:channel|here|everyone)\b)", re.IGNORECASE)
_ZERO_WIDTH_SPACE = "\u200b"


def mrkdwn(text: str) -> str:
    """Text from a person, a file or a model, for a mrkdwn field: shown as written, notifying nobody."""
    return _unannounced(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def markdown(text: str) -> str:
    """Text for a markdown block or a stream: Markdown stays, mentions and broadcasts become plain words."""
    return _unannounced(text.replace("<", "&lt;"))


def _unannounced(text: str) -> str:
    return _BARE_BROADCAST.sub("@" + _ZERO_WIDTH_SPACE, text) if "@" in text else text


def clip(text: str, length: int) -> str:
    """At most `length` characters, ending in "…" when something was left out."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def quoted(text: str, length: int = 1500) -> str:
    """What somebody wrote, as a mrkdwn quotation."""
    return "\n".join(f">{line}" for line in clip(mrkdwn(text.strip()), length).splitlines())


def unescaped(text: str) -> str:
    """What the person typed, from the form Slack sends (`&amp;`, `<https://…|label>`, `<@U1>`).

    Whom they mentioned is nobody's business further on: a name stays if Slack gave it, an id does not.
    """
    if "<" in text:
        text = _untagged(text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _untagged(text: str) -> str:
    text = re.sub(r"<@\w+\|([^>]+)>", r"@\1", text)
    text = re.sub(r"<@\w+>", "@someone", text)
    text = re.sub(r"<!\w+\^[^|>]*\|([^>]*)>", r"\1", text)
    text = re.sub(r"<(https?://[^|>]+|mailto:[^|>]+)(?:\|([^>]*))?>", lambda m: m.group(2) or m.group(1), text)
    text = re.sub(r"<#\w+\|([^>]*)>", r"#\1", text)
    return re.sub(r"<!(channel|here|everyone)(?:\|[^>]*)?>", r"@\1", text)
