"""Finding what somebody means by the words they see."""

from sandbox.payloads.views import elements_of
from sandbox.records import Json
from sandbox.typed_text import unescape
from sandbox.verbs.choosing import options_of
from sandbox.verbs.errors import NotPossible


def clickable(blocks: list[Json], words: str) -> tuple[str, Json, Json]:
    """The block id, the element, and what is chosen in it, for a visible text or an action_id.

    Raises NotPossible, with what there is to click.
    """
    seen: list[str] = []
    for block_id, element in elements_of(blocks):
        for text, chosen in _choices(element):
            if words in (text, element["action_id"]):
                return block_id, element, chosen
            seen.append(text)
    raise NotPossible(f"There is nothing to click called {words!r}. There is: {', '.join(seen) or 'nothing'}.")


def input_named(blocks: list[Json], name: str) -> tuple[str, Json]:
    """The block id and the element of an input named by action_id, block_id or label; raises NotPossible."""
    for block in blocks:
        label = block.get("label", {}).get("text", "")
        for block_id, element in elements_of([block]):
            if name in (element["action_id"], block_id, unescape(label)):
                return block_id, element
    raise NotPossible(f"There is no input called {name!r}.")


def _choices(element: Json) -> list[tuple[str, Json]]:
    match element["type"]:
        case "feedback_buttons":
            thumbs = (element["positive_button"], element["negative_button"])
            return [(unescape(thumb["text"]["text"]), {"value": thumb["value"]}) for thumb in thumbs]
        case "button" | "icon_button" | "workflow_button":
            return [(unescape(element["text"]["text"]), {"value": element.get("value")})]
        case "overflow" | "static_select" | "radio_buttons":
            return [
                (unescape(option["text"]["text"]), {"selected_option": option}) for option in options_of(element)
            ]
        case "checkboxes" | "multi_static_select":
            return [
                (unescape(option["text"]["text"]), {"selected_options": _toggled(element, option)})
                for option in options_of(element)
            ]
    return [("", {})]


def _toggled(element: Json, clicked: Json) -> list[Json]:
    """All that is chosen after the click, as Slack sends it: what was chosen before, and this one turned over."""
    before = [option["value"] for option in element.get("initial_options", [])]
    return [
        option
        for option in options_of(element)
        if (option["value"] in before) != (option["value"] == clicked["value"])
    ]
