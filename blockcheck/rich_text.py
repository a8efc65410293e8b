"""Rules for rich text: a block of its own, and what tables, tasks and containers carry."""

import re

from blockcheck.objects import FLAG, ID, SHOWN, STRING, URL, typed
from blockcheck.walker import ByType, Choice, Kind, Line, Many, Number, Shape

WHOLE = Number(least=0, whole=True)
BORDER = Number(least=0, most=1, whole=True)
INDENT = Number(least=0, most=8, whole=True)
SLACK_ID = Line(least=1)
COLOR = Line(pattern=re.compile(r"^#?[0-9A-Fa-f]{6}\Z"), form="a hex color")

STYLE = Shape(
    dict.fromkeys(
        ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"), FLAG
    )
)


def styled(fields: dict[str, Kind], *, needs: tuple[str, ...]) -> Shape:
    """A piece of text that may be bold, struck, …"""
    return typed({"style": STYLE, **fields}, needs=needs)


PIECES: dict[str, Kind] = {
    "text": styled({"text": SHOWN}, needs=("text",)),
    "link": styled({"url": URL, "text": Line(shown=True), "unsafe": FLAG}, needs=("url",)),
    "user": styled({"user_id": SLACK_ID}, needs=("user_id",)),
    "usergroup": styled({"usergroup_id": SLACK_ID}, needs=("usergroup_id",)),
    "channel": styled({"channel_id": SLACK_ID}, needs=("channel_id",)),
    "team": styled({"team_id": SLACK_ID}, needs=("team_id",)),
    "emoji": styled(
        {
            "name": Line(least=1),
            "unicode": STRING,
            "skin_tone": Number(least=1, most=6, whole=True),
            "url": URL,
        },
        needs=("name",),
    ),
    "date": styled(
        {"timestamp": WHOLE, "format": Line(least=1), "url": URL, "fallback": STRING},
        needs=("timestamp", "format"),
    ),
    "broadcast": styled({"range": Choice(("here", "channel", "everyone"))}, needs=("range",)),
    "color": styled({"value": COLOR}, needs=("value",)),
}

IN_LINE = Many(ByType(PIECES), least=0)
SECTION = typed({"elements": IN_LINE}, needs=("elements",))

RICH_TEXT_PARTS: dict[str, Kind] = {
    "rich_text_section": SECTION,
    "rich_text_quote": typed({"elements": IN_LINE, "border": BORDER}, needs=("elements",)),
    "rich_text_preformatted": typed(
        {
            "elements": Many(ByType({name: PIECES[name] for name in ("text", "link")}), least=0),
            "border": BORDER,
            "language": Line(least=1),
        },
        needs=("elements",),
    ),
    "rich_text_list": typed(
        {
            "elements": Many(ByType({"rich_text_section": SECTION})),
            "style": Choice(("bullet", "ordered")),
            "indent": INDENT,
            "offset": WHOLE,
            "border": BORDER,
        },
        needs=("elements", "style"),
    ),
}

RICH_TEXT_BLOCK = typed({"block_id": ID, "elements": Many(ByType(RICH_TEXT_PARTS))}, needs=("elements",))
RICH_TEXT = ByType({"rich_text": RICH_TEXT_BLOCK})
