"""Rules for each block: what it may hold, and on which surfaces it exists."""

from typing import Any, Final

from blockcheck.elements import (
    IN_ACTIONS,
    IN_CARD,
    IN_CONTEXT,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    OVERFLOW,
)
from blockcheck.objects import ALT_TEXT, FLAG, ID, IMAGE, SAFE_URL, URL, WEB_URL, plain, text, typed
from blockcheck.rich_text import RICH_TEXT, RICH_TEXT_BLOCK
from blockcheck.rules import any_of, at_most_one_of, distinct_action_ids, exactly_one_of
from blockcheck.tables import DATA_TABLE, DATA_VISUALIZATION, TABLE
from blockcheck.walker import ANYTHING, ByType, Choice, Kind, Line, Many, Rule, Shape, Surface, Walk

MARKDOWN_LIMIT: Final = 12_000


def block(fields: dict[str, Kind], *, needs: tuple[str, ...] = (), rules: tuple[Rule, ...] = ()) -> Shape:
    """A block; all of them may have a `block_id`."""
    return typed({"block_id": ID, **fields}, needs=needs, rules=rules)


def _is_started(value: dict[str, Any], at: str, walk: Walk) -> None:
    if value.get("status") == "pending":
        walk.refuse(f"{at}/status", "must not be pending outside a plan")


def _tasks_are_distinct(value: dict[str, Any], at: str, walk: Walk) -> None:
    seen: set[str] = set()
    for index, task in enumerate(value.get("tasks", ())):
        if task["task_id"] in seen:
            walk.refuse(f"{at}/tasks/{index}/task_id", "must be unique in a plan")
        seen.add(task["task_id"])


def _opens_consistently(value: dict[str, Any], at: str, walk: Walk) -> None:
    collapsible = value.get("is_collapsible", False)
    if value.get("default_collapsed") and not collapsible:
        walk.refuse(f"{at}/default_collapsed", "requires is_collapsible")
    if value.get("has_header_divider") and collapsible:
        walk.refuse(f"{at}/has_header_divider", "cannot be set when is_collapsible is true")


def _takes_no_file_at_once(value: dict[str, Any], at: str, walk: Walk) -> None:
    if value.get("dispatch_action") and value["element"]["type"] == "file_input":
        walk.refuse(f"{at}/element/type", "unsupported type: file_input with dispatch_action")


TITLE_LINE = Line(words=True, shown=True)

TASK_FIELDS: dict[str, Kind] = {
    "task_id": Line(least=1),
    "title": TITLE_LINE,
    "status": Choice(("pending", "in_progress", "complete", "error")),
    "details": RICH_TEXT,
    "output": RICH_TEXT,
    "sources": Many(ByType({"url": typed({"url": URL, "text": TITLE_LINE}, needs=("url", "text"))}), least=0),
}
TASK = Shape({"block_id": ID, "type": Choice(("task_card",)), **TASK_FIELDS}, needs=("task_id", "title"))
"""In a plan, where the type goes without saying."""

CARD = block(
    {
        "hero_image": ByType({"image": IMAGE}),
        "icon": ByType({"image": IMAGE}),
        "slack_icon": ByType({"icon": typed({"name": Line(least=1)}, needs=("name",))}),
        "title": text(150),
        "subtitle": text(150),
        "body": text(200),
        "subtext": text(200),
        "actions": Many(IN_CARD, 3),
    },
    rules=(
        any_of("hero_image", "title", "actions", "body"),
        at_most_one_of("icon", "slack_icon"),
        distinct_action_ids,
    ),
)

EVERYWHERE: dict[str, Kind] = {
    "section": block(
        {"text": text(3000), "fields": Many(text(2000), 10), "accessory": IN_SECTION, "expand": FLAG},
        rules=(any_of("text", "fields"),),
    ),
    "header": block({"text": plain(150)}, needs=("text",)),
    "divider": block({}),
    "context": block({"elements": Many(IN_CONTEXT, 10)}, needs=("elements",)),
    "actions": block({"elements": Many(IN_ACTIONS, 25)}, needs=("elements",), rules=(distinct_action_ids,)),
    "input": block(
        {
            "label": plain(2000),
            "hint": plain(2000),
            "element": IN_INPUT,
            "optional": FLAG,
            "dispatch_action": FLAG,
        },
        needs=("label", "element"),
        rules=(_takes_no_file_at_once,),
    ),
    "image": block(
        {**IMAGE.fields, "title": plain(2000)},
        needs=("alt_text",),
        rules=(exactly_one_of("image_url", "slack_file"),),
    ),
    "rich_text": RICH_TEXT_BLOCK,
    "video": block(
        {
            "title": plain(199),
            "title_url": SAFE_URL,
            "description": plain(200),
            "video_url": SAFE_URL,
            "thumbnail_url": WEB_URL,
            "alt_text": ALT_TEXT,
            "author_name": Line(49),
            "provider_name": Line(),
            "provider_icon_url": WEB_URL,
        },
        needs=("title", "video_url", "thumbnail_url", "alt_text"),
    ),
    "card": CARD,
}

UNLESS_IN_MODALS: dict[str, Kind] = {
    "carousel": block({"elements": Many(ByType({"card": CARD}), 10)}, needs=("elements",)),
    "table": TABLE,
    "data_table": DATA_TABLE,
}

IN_CONTAINER = ByType(
    {
        **{name: shape for name, shape in EVERYWHERE.items() if name != "card"},
        "table": TABLE,
    }
)

IN_MESSAGES: dict[str, Kind] = {
    "markdown": block({"text": Line(MARKDOWN_LIMIT, words=True, shown=True)}, needs=("text",)),
    "context_actions": block(
        {"elements": Many(IN_CONTEXT_ACTIONS, 5)}, needs=("elements",), rules=(distinct_action_ids,)
    ),
    "data_visualization": DATA_VISUALIZATION,
    "task_card": block(TASK_FIELDS, needs=("task_id", "title"), rules=(_is_started,)),
    "plan": block(
        {"title": TITLE_LINE, "tasks": Many(TASK, least=0)},
        needs=("title",),
        rules=(_tasks_are_distinct,),
    ),
    "container": block(
        {
            "title": plain(150),
            "rich_text_title": RICH_TEXT,
            "subtitle": text(150),
            "icon": ByType({"image": IMAGE}),
            "child_blocks": Many(IN_CONTAINER, 10),
            "width": Choice(("narrow", "standard", "wide", "full")),
            "is_collapsible": FLAG,
            "default_collapsed": FLAG,
            "has_header_divider": FLAG,
        },
        needs=("child_blocks",),
        rules=(any_of("title", "rich_text_title"), _opens_consistently),
    ),
    "file": block({"external_id": Line(least=1), "source": Choice(("remote",))}, needs=("external_id", "source")),
    "call": block(
        {"call_id": Line(least=1), "api_decoration_available": FLAG, "call": ANYTHING}, needs=("call_id",)
    ),
}

IN_MODALS: dict[str, Kind] = {
    "alert": block(
        {"text": text(200), "level": Choice(("default", "info", "warning", "error", "success"))},
        needs=("text",),
    ),
    "auth_provider": block(
        {
            "value": Line(150, least=1),
            "name": plain(75),
            "is_connected": FLAG,
            "description": plain(150),
            "icon_url": WEB_URL,
            "auth_url": WEB_URL,
            "disconnect_url": WEB_URL,
            "connected_identity": plain(75),
            "connected_context": plain(75),
            "accessory": ByType(OVERFLOW),
            "fallback": Many(ByType(EVERYWHERE)),
        },
        needs=("value", "name", "is_connected"),
    ),
}

BLOCKS: dict[Surface, ByType] = {
    "message": ByType({**EVERYWHERE, **UNLESS_IN_MODALS, **IN_MESSAGES}),
    "modal": ByType({**EVERYWHERE, **IN_MODALS}),
    "home": ByType({**EVERYWHERE, **UNLESS_IN_MODALS}),
}
