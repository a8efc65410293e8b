"""Rules for the interactive elements, and which of them may stand where."""

import re

from blockcheck.objects import (
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH,
    FEEDBACK_BUTTON,
    FLAG,
    ID,
    IMAGE,
    LABEL,
    LINK_OPTION,
    OPTION,
    OPTION_GROUP,
    RICH_OPTION,
    STRING,
    STYLE,
    URL,
    VALUE,
    WORKFLOW,
    plain,
    text,
    typed,
)
from blockcheck.rich_text import RICH_TEXT
from blockcheck.rules import exactly_one_of, initial_is_an_option, is_a_day, only_in, ordered
from blockcheck.walker import ByType, Choice, Kind, Line, Many, Number, Rule, Shape

SLACK_ID = Line(least=1)
SLACK_IDS = Many(SLACK_ID)
MAX_SELECTED = {"max_selected_items": Number(least=1, whole=True)}
MIN_QUERY = {"min_query_length": Number(least=0, whole=True)}
LINES = Number(least=1, most=100, whole=True)
DATE = Line(pattern=re.compile(r"^\d{4}-\d{2}-\d{2}\Z"), form="a date as YYYY-MM-DD")
TIME = Line(pattern=re.compile(r"^([01]\d|2[0-3]):[0-5]\d\Z"), form="a time as HH:mm")
FIGURE = Line(pattern=re.compile(r"^-?\d+(\.\d+)?\Z"), form="a number in digits")
MOMENT = Number(least=1_000_000_000, most=9_999_999_999, whole=True)
"""Unix seconds, in the ten digits Slack wants."""


def clickable(fields: dict[str, Kind], *, needs: tuple[str, ...] = (), rules: tuple[Rule, ...] = ()) -> Shape:
    """An element that can ask "are you sure?"."""
    return typed({"action_id": ID, "confirm": CONFIRM, **fields}, needs=needs, rules=rules)


def choosing(fields: dict[str, Kind], *, needs: tuple[str, ...] = (), rules: tuple[Rule, ...] = ()) -> Shape:
    """A clickable element that can be the first to have the cursor."""
    return clickable({"focus_on_load": FLAG, **fields}, needs=needs, rules=rules)


def selecting(fields: dict[str, Kind], *, rules: tuple[Rule, ...] = ()) -> Shape:
    """A menu, with a placeholder while nothing is chosen."""
    return choosing({"placeholder": plain(150), **fields}, rules=rules)


def typing(fields: dict[str, Kind], *, needs: tuple[str, ...] = (), rules: tuple[Rule, ...] = ()) -> Shape:
    """A field to type into."""
    common: dict[str, Kind] = {
        "action_id": ID,
        "placeholder": plain(150),
        "focus_on_load": FLAG,
        "dispatch_action_config": DISPATCH,
    }
    return typed({**common, **fields}, needs=needs, rules=rules)


BUTTONS: dict[str, Kind] = {
    "button": clickable(
        {
            "text": plain(75),
            "value": VALUE,
            "url": URL,
            "style": STYLE,
            "accessibility_label": LABEL,
            "agent_prompt": Line(4000),
            "agent_prompt_display": STRING,
            "visible_to_user_ids": SLACK_IDS,
        },
        needs=("text",),
    ),
}

WORKFLOW_BUTTON: dict[str, Kind] = {
    "workflow_button": clickable(
        {"text": plain(75), "workflow": WORKFLOW, "style": STYLE, "accessibility_label": LABEL},
        needs=("text", "workflow"),
        rules=(only_in("message"),),
    ),
}

OVERFLOW: dict[str, Kind] = {
    "overflow": clickable({"options": Many(LINK_OPTION, 5)}, needs=("options",)),
}

_STATIC: dict[str, Kind] = {"options": Many(OPTION, 100), "option_groups": Many(OPTION_GROUP, 100)}
_STATIC_RULES = (exactly_one_of("options", "option_groups"), initial_is_an_option)

SELECTS: dict[str, Kind] = {
    "static_select": selecting({**_STATIC, "initial_option": OPTION}, rules=_STATIC_RULES),
    "external_select": selecting({"initial_option": OPTION, **MIN_QUERY}),
    "users_select": selecting({"initial_user": SLACK_ID}),
    "channels_select": selecting({"initial_channel": SLACK_ID, "response_url_enabled": FLAG}),
    "conversations_select": selecting(
        {
            "initial_conversation": SLACK_ID,
            "default_to_current_conversation": FLAG,
            "response_url_enabled": FLAG,
            "filter": CONVERSATION_FILTER,
        }
    ),
}

MULTI_SELECTS: dict[str, Kind] = {
    "multi_static_select": selecting(
        {**_STATIC, "initial_options": Many(OPTION, 100), **MAX_SELECTED}, rules=_STATIC_RULES
    ),
    "multi_external_select": selecting({"initial_options": Many(OPTION, 100), **MIN_QUERY, **MAX_SELECTED}),
    "multi_users_select": selecting({"initial_users": SLACK_IDS, **MAX_SELECTED}),
    "multi_channels_select": selecting({"initial_channels": SLACK_IDS, **MAX_SELECTED}),
    "multi_conversations_select": selecting(
        {
            "initial_conversations": SLACK_IDS,
            "default_to_current_conversation": FLAG,
            "filter": CONVERSATION_FILTER,
            **MAX_SELECTED,
        }
    ),
}

CHOICES: dict[str, Kind] = {
    "checkboxes": choosing(
        {"options": Many(RICH_OPTION, 10), "initial_options": Many(RICH_OPTION, 10)},
        needs=("options",),
        rules=(initial_is_an_option,),
    ),
    "radio_buttons": choosing(
        {"options": Many(RICH_OPTION, 10), "initial_option": RICH_OPTION},
        needs=("options",),
        rules=(initial_is_an_option,),
    ),
    "datepicker": selecting({"initial_date": DATE}, rules=(is_a_day("initial_date"),)),
    "timepicker": selecting({"initial_time": TIME, "timezone": STRING}),
}

DATE_TIME: dict[str, Kind] = {
    "datetimepicker": choosing({"initial_date_time": MOMENT}, rules=(only_in("message", "modal"),)),
}

RICH_TEXT_INPUT: dict[str, Kind] = {
    "rich_text_input": typing(
        {"initial_value": RICH_TEXT, "min_lines": LINES, "max_lines": LINES},
        rules=(only_in("modal", "home"), ordered("min_lines", "max_lines")),
    ),
}

TYPED_INPUTS: dict[str, Kind] = {
    "plain_text_input": typing(
        {
            "initial_value": Line(3000),
            "multiline": FLAG,
            "min_length": Number(least=0, most=3000, whole=True),
            "max_length": Number(least=1, most=3000, whole=True),
        },
        rules=(ordered("min_length", "max_length"),),
    ),
    "email_text_input": typing({"initial_value": STRING}, rules=(only_in("modal"),)),
    "url_text_input": typing({"initial_value": STRING}, rules=(only_in("modal"),)),
    "number_input": typing(
        {"is_decimal_allowed": FLAG, "initial_value": FIGURE, "min_value": FIGURE, "max_value": FIGURE},
        needs=("is_decimal_allowed",),
        rules=(only_in("modal"), ordered("min_value", "max_value")),
    ),
    "file_input": typed(
        {"action_id": ID, "filetypes": Many(Line(least=1)), "max_files": Number(least=1, most=10, whole=True)},
        rules=(only_in("modal"),),
    ),
}

CONTEXT_BUTTONS: dict[str, Kind] = {
    "feedback_buttons": typed(
        {"action_id": ID, "positive_button": FEEDBACK_BUTTON, "negative_button": FEEDBACK_BUTTON},
        needs=("positive_button", "negative_button"),
    ),
    "icon_button": clickable(
        {
            "icon": Choice(("trash",)),
            "text": plain(75),
            "accessibility_label": LABEL,
            "value": VALUE,
            "visible_to_user_ids": Many(SLACK_ID, 10),
        },
        needs=("icon", "text"),
    ),
}

_ANYWHERE: dict[str, Kind] = {**BUTTONS, **WORKFLOW_BUTTON, **OVERFLOW, **SELECTS, **MULTI_SELECTS, **CHOICES}

IN_SECTION = ByType({**_ANYWHERE, "image": IMAGE})
IN_ACTIONS = ByType({**_ANYWHERE, **DATE_TIME, **RICH_TEXT_INPUT})
IN_INPUT = ByType({**SELECTS, **MULTI_SELECTS, **CHOICES, **DATE_TIME, **RICH_TEXT_INPUT, **TYPED_INPUTS})
IN_CONTEXT = ByType({**text(3000).shapes, "image": IMAGE})
IN_CONTEXT_ACTIONS = ByType(CONTEXT_BUTTONS)
IN_CARD = ByType(BUTTONS)
