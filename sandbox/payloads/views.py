"""Views as Slack shows them, and the state their inputs are in."""

from collections.abc import Iterator

from sandbox.records import Json, Team, View

# What each element keeps its value under, and what it starts with.
VALUE_KEYS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "file_input": ("files", "initial_files"),
}
_LISTS = ("selected_options", "selected_users", "selected_channels", "selected_conversations", "files")


def view_json(team: Team, view: View) -> Json:
    """A view object, as in the answer to views.open and in interactions."""
    return {
        "callback_id": "",
        "private_metadata": "",
        "external_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        "submit": None,
        "close": None,
        **view.body,
        "id": view.id,
        "team_id": team.id,
        "app_id": team.app_id,
        "app_installed_team_id": team.id,
        "bot_id": team.bot_id,
        "hash": view.hash,
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
        "state": {"values": view.values},
    }


def elements_of(blocks: list[Json]) -> Iterator[tuple[str, Json]]:
    """Every interactive element with the id of the block it sits in."""
    for block in blocks:
        yield from _elements_in(block, str(block.get("block_id", "")))


def first_values(blocks: list[Json]) -> dict[str, dict[str, Json]]:
    """The state before anybody touched anything: an unanswered input is there, with null."""
    values: dict[str, dict[str, Json]] = {}
    for block_id, element in elements_of(blocks):
        if element["type"] in VALUE_KEYS:
            values.setdefault(block_id, {})[element["action_id"]] = first_value(element)
    return values


def first_value(element: Json) -> Json:
    """What one element holds at first."""
    key, initial = VALUE_KEYS[element["type"]]
    empty: list[Json] | None = [] if key in _LISTS else None
    return {"type": element["type"], key: element.get(initial, empty)}


def _elements_in(part: object, block_id: str) -> Iterator[tuple[str, Json]]:
    if isinstance(part, list):
        for item in part:
            yield from _elements_in(item, block_id)
    elif isinstance(part, dict):
        own_id = str(part.get("block_id", block_id))
        if "action_id" in part:
            yield own_id, part
        for name, value in part.items():
            if name != "options" and isinstance(value, (dict, list)):
                yield from _elements_in(value, own_id)
