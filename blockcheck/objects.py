"""Rules for the small objects elements and blocks are made of: texts, options, confirmations, images."""

import re

from blockcheck.rules import any_of, exactly_one_of
from blockcheck.walker import ANYTHING, ByType, Choice, Flag, Kind, Line, Many, Rule, Shape

FLAG = Flag()
ID = Line(255, least=1)
STRING = Line()
VALUE = Line(2000, least=1)
LABEL = Line(75, least=1)
"""What screen readers say in place of a button's text."""
URL = Line(3000, least=1, pattern=re.compile(r"^[A-Za-z][\w+.-]*:\S"), form="a URL")
"""With any scheme: a button may open `slack://…` or `mailto:…`."""
ALT_TEXT = Line(2000, words=True)
WEB_URL = Line(3000, pattern=re.compile(r"^https?://\S"), form="an HTTP or HTTPS URL")
SAFE_URL = Line(3000, pattern=re.compile(r"^https://\S"), form="an HTTPS URL")
SHOWN = Line(least=1, shown=True)


def typed(fields: dict[str, Kind], *, needs: tuple[str, ...] = (), rules: tuple[Rule, ...] = ()) -> Shape:
    """An object that says its own `type`, as most of Block Kit does."""
    return Shape({"type": ANYTHING, **fields}, needs, rules)


def _words(most: int) -> Line:
    return Line(most, words=True, shown=True)


def plain(most: int) -> ByType:
    """A plain_text object."""
    return ByType({"plain_text": typed({"text": _words(most), "emoji": FLAG}, needs=("text",))})


def mrkdwn(most: int) -> ByType:
    """A mrkdwn object."""
    return ByType({"mrkdwn": typed({"text": _words(most), "verbatim": FLAG}, needs=("text",))})


def text(most: int) -> ByType:
    """A text object of either type."""
    return ByType({**plain(most).shapes, **mrkdwn(most).shapes})


STYLE = Choice(("primary", "danger"))

CONFIRM = Shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30), "style": STYLE},
    needs=("title", "text", "confirm", "deny"),
)

OPTION = Shape({"text": plain(75), "value": Line(150, least=1), "description": plain(75)}, needs=("text", "value"))
RICH_OPTION = Shape(
    {"text": text(75), "value": Line(150, least=1), "description": text(75)}, needs=("text", "value")
)
LINK_OPTION = Shape({**OPTION.fields, "url": URL}, needs=("text", "value"))
OPTION_GROUP = Shape({"label": plain(75), "options": Many(OPTION, 100)}, needs=("label", "options"))

DISPATCH = Shape(
    {"trigger_actions_on": Many(Choice(("on_enter_pressed", "on_character_entered")), 2)},
    needs=("trigger_actions_on",),
)

CONVERSATION_FILTER = Shape(
    {
        "include": Many(Choice(("im", "mpim", "private", "public")), 4),
        "exclude_bot_users": FLAG,
        "exclude_external_shared_channels": FLAG,
    },
    rules=(any_of("include", "exclude_bot_users", "exclude_external_shared_channels"),),
)

SLACK_FILE = Shape({"id": Line(least=1), "url": URL}, rules=(exactly_one_of("id", "url"),))

IMAGE = typed(
    {"image_url": WEB_URL, "slack_file": SLACK_FILE, "alt_text": ALT_TEXT},
    needs=("alt_text",),
    rules=(exactly_one_of("image_url", "slack_file"),),
)

FEEDBACK_BUTTON = Shape(
    {"text": plain(75), "value": VALUE, "accessibility_label": LABEL},
    needs=("text", "value"),
)

WORKFLOW = Shape(
    {
        "trigger": Shape(
            {
                "url": URL,
                "customizable_input_parameters": Many(
                    Shape({"name": Line(least=1), "value": STRING}, needs=("name", "value"))
                ),
            },
            needs=("url",),
        )
    },
    needs=("trigger",),
)
