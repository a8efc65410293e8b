"""The few block shapes everything is built from, as the plain dictionaries Slack takes.

Plain dictionaries, because the SDK turns blocks it does not know into nothing; their limits are
checked by `blockcheck` in the tests and on the way out.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from handlers.blocks.text import clip
from handlers.button_values import StaleButton

Block = dict[str, Any]
Words = tuple[str, list[Block]]
"""A message: the text of its notification, and what is shown."""
DIVIDER: Block = {"type": "divider"}


def in_words(text: str) -> Words:
    """A message of one paragraph of mrkdwn; the caller has escaped outside words."""
    return text, [section(text)]


def header(text: str) -> Block:
    """A large plain line, at most 150 characters."""
    return {"type": "header", "text": plain(clip(text, 150))}


def section(text: str, accessory: Block | None = None) -> Block:
    """A paragraph of mrkdwn; the caller has escaped outside words."""
    block: Block = {"type": "section", "text": {"type": "mrkdwn", "text": clip(text, 3000)}}
    return {**block, "accessory": accessory} if accessory else block


def markdown_block(text: str) -> Block:
    """Standard Markdown, for prose a model wrote."""
    return {"type": "markdown", "text": clip(text, 12000)}


def context(*texts: str) -> Block:
    """Small print in mrkdwn."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": clip(text, 2000)} for text in texts]}


def actions(*elements: Block, block_id: str = "") -> Block:
    """A row of buttons and menus."""
    block: Block = {"type": "actions", "elements": list(elements)}
    return {**block, "block_id": block_id} if block_id else block


def button(label: str, action_id: str, value: str = "", *, style: str = "") -> Block:
    """A button; `style` is "primary" or "danger"."""
    element: Block = {"type": "button", "text": plain(clip(label, 75)), "action_id": action_id}
    if value:
        element["value"] = value
    if style:
        element["style"] = style
    return element


def menu(placeholder: str, action_id: str, options: Sequence[tuple[str, str]]) -> Block:
    """A drop-down of (label, value)."""
    return {
        "type": "static_select",
        "action_id": action_id,
        "placeholder": plain(placeholder),
        "options": [option(label, value) for label, value in options],
    }


def overflow(action_id: str, options: Sequence[tuple[str, str]]) -> Block:
    """The ⋯ menu of (label, value), at most five."""
    return {
        "type": "overflow",
        "action_id": action_id,
        "options": [option(label, value) for label, value in options],
    }


def option(label: str, value: str) -> Block:
    """One choice of a menu."""
    return {"text": plain(clip(label, 75)), "value": value}


def plain(text: str) -> Block:
    """A plain-text object."""
    return {"type": "plain_text", "text": text, "emoji": True}


def choice(label: str, name: str, options: Sequence[tuple[str, str]], chosen: str = "", hint: str = "") -> Block:
    """A modal's drop-down input; `name` is both block and action id. Nothing need be chosen."""
    element = menu("Choose one", name, options)
    initial = next((option(text, value) for text, value in options if value == chosen), None)
    if initial:
        element["initial_option"] = initial
    return _input(label, name, element, hint=hint, optional=True)


def radio(label: str, name: str, options: Sequence[tuple[str, str]], chosen: str, hint: str = "") -> Block:
    """A modal's radio buttons; one is always chosen."""
    listed = [option(text, value) for text, value in options]
    initial = next((each for each in listed if each["value"] == chosen), listed[0])
    element: Block = {"type": "radio_buttons", "action_id": name, "options": listed, "initial_option": initial}
    return _input(label, name, element, hint=hint, optional=False)


def boxes(
    label: str, name: str, options: Sequence[tuple[str, str]], chosen: Collection[str], hint: str = ""
) -> Block:
    """A modal's boxes to tick, any number of them."""
    return _input(label, name, _any_of("checkboxes", name, options, chosen), hint=hint, optional=True)


def several(
    label: str, name: str, options: Sequence[tuple[str, str]], chosen: Collection[str], hint: str = ""
) -> Block:
    """A modal's drop-down input in which any number can be chosen, for more options than boxes can have."""
    return _input(label, name, _any_of("multi_static_select", name, options, chosen), hint=hint, optional=True)


def _any_of(kind: str, name: str, options: Sequence[tuple[str, str]], chosen: Collection[str]) -> Block:
    listed = [option(text, value) for text, value in options]
    picked = [each for each in listed if each["value"] in chosen]
    element: Block = {"type": kind, "action_id": name, "options": listed}
    return {**element, "initial_options": picked} if picked else element


def time_input(label: str, name: str, chosen: str, hint: str = "") -> Block:
    """A modal's time of day, "HH:MM"."""
    element: Block = {"type": "timepicker", "action_id": name}
    if chosen:
        element["initial_time"] = chosen
    return _input(label, name, element, hint=hint, optional=False)


def date_input(label: str, name: str, chosen: str = "", hint: str = "", *, optional: bool = False) -> Block:
    """A modal's day, "2027-01-31"."""
    element: Block = {"type": "datepicker", "action_id": name}
    if chosen:
        element["initial_date"] = chosen
    return _input(label, name, element, hint=hint, optional=optional)


def channel_input(label: str, name: str, hint: str = "") -> Block:
    """A modal's drop-down of the workspace's own channels, public and private."""
    own = {"include": ["public", "private"], "exclude_external_shared_channels": True}
    element: Block = {"type": "conversations_select", "action_id": name, "filter": own}
    return _input(label, name, element, hint=hint, optional=False)


def told_at_once(block: Block) -> Block:
    """The input, but Slack tells us as soon as something is chosen in it."""
    return {**block, "dispatch_action": True}


def text_input(
    label: str,
    name: str,
    *,
    value: str = "",
    hint: str = "",
    optional: bool = False,
    lines: bool = False,
    most: int = 3000,
) -> Block:
    """A modal's text input; `name` is both block and action id."""
    element: Block = {"type": "plain_text_input", "action_id": name, "multiline": lines, "max_length": most}
    if value:
        element["initial_value"] = value[:most]
    return _input(label, name, element, hint=hint, optional=optional)


def _input(label: str, name: str, element: Block, *, hint: str, optional: bool) -> Block:
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": plain(label),
        "element": element,
        "optional": optional,
    }
    return {**block, "hint": plain(hint)} if hint else block


def modal(title: str, callback_id: str, blocks: Sequence[Block], *, submit: str = "", private: str = "") -> Block:
    """A modal view; without `submit` it only informs."""
    view: Block = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(clip(title, 24)),
        "close": plain("Cancel" if submit else "Close"),
        "blocks": list(blocks),
    }
    if submit:
        view["submit"] = plain(clip(submit, 24))
    if private:
        view["private_metadata"] = private
    return view


def submitted(view: Mapping[str, Any], *names: str) -> dict[str, str]:
    """What a modal's inputs hold, by name: an empty input is "", ticked boxes are joined by commas.

    Raises `StaleButton` when one is not there.
    """
    blocks = (view.get("state") or {}).get("values") or {}
    values = {name: _held(field) for fields in blocks.values() for name, field in fields.items()}
    if not values.keys() >= set(names):
        raise StaleButton("a form with other fields")
    return values


def _held(field: Mapping[str, Any]) -> str:
    ticked = ",".join(each.get("value", "") for each in field.get("selected_options") or [])
    chosen = (field.get("selected_option") or {}).get("value")
    picked = field.get("selected_time") or field.get("selected_date")
    channel = field.get("selected_conversation")
    return (field.get("value") or chosen or picked or channel or ticked or "").strip()
