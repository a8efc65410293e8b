"""What Slack makes of the words somebody types: entities, links, mentions, and a rich text block."""

import re

from sandbox.records import Json, Team

_LINK = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)\"']")
_MENTION = re.compile(r"(?<![\w<])@([\w.-]*\w)")
_CHANNEL = re.compile(r"(?<![\w<&])#([\w-]+)")


def escape(text: str) -> str:
    """The three characters Slack keeps for itself, as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """Entities back to the characters a person sees."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def encode_typed_text(team: Team, text: str) -> str:
    """Typed words as Slack stores them: `@riya` becomes `<@U…>`, a web address `<https://…>`."""
    linked = _LINK.sub(lambda found: f"<{found[0]}>", escape(text))
    return encode_names(team, linked)


def encode_names(team: Team, text: str) -> str:
    """`@name` and `#channel` as ids, where somebody or something has that name."""
    return _CHANNEL.sub(
        lambda found: _channel_mention(team, found), _MENTION.sub(lambda found: _mention(team, found), text)
    )


def rich_text_of(text: str) -> Json:
    """The block Slack adds to a message that has only text."""
    words = {"type": "text", "text": unescape(text)}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [words]}]}


def _mention(team: Team, found: re.Match[str]) -> str:
    person = team.person(found[1].lower())
    return f"<@{person.id}>" if person else found[0]


def _channel_mention(team: Team, found: re.Match[str]) -> str:
    channel = team.channel(found[1])
    return f"<#{channel.id}|{channel.name}>" if channel and channel.kind == "channel" else found[0]
