"""What Slack makes of the words somebody types: entities, links, mentions, and a rich text block."""

import re

from sandbox.records import Json, Team

_LINK = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)\"']")
_MENTION = re.compile(r"(?<![\w<])@([\w.-]*\w)")
_PIECES = re.compile(r"(<[^<>]+>)")
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
    """The block Slack adds to a message that has only text; mentions and links become elements."""
    elements = [_rich_element(piece) for piece in _PIECES.split(text) if piece]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def _rich_element(piece: str) -> Json:
    inside, _, label = piece.strip("<>").partition("|")
    if not _PIECES.fullmatch(piece):
        return {"type": "text", "text": unescape(piece)}
    if inside.startswith("@"):
        return {"type": "user", "user_id": inside[1:]}
    if inside.startswith("#"):
        return {"type": "channel", "channel_id": inside[1:]}
    if inside.startswith("!"):
        return {"type": "broadcast", "range": inside[1:]}
    link: Json = {"type": "link", "url": unescape(inside)}
    return link | {"text": unescape(label)} if label else link


def _mention(team: Team, found: re.Match[str]) -> str:
    person = team.person(found[1].lower())
    return f"<@{person.id}>" if person else found[0]


def _channel_mention(team: Team, found: re.Match[str]) -> str:
    channel = team.channel(found[1])
    return f"<#{channel.id}|{channel.name}>" if channel and channel.kind == "channel" else found[0]
