"""Each limit lets its last character or item through, and not one more."""

from collections.abc import Callable
from typing import Any

import pytest

from blockcheck import check_message, check_view
from tests.unit.blockcheck.parts import (
    Json,
    actions,
    alert,
    button,
    card,
    cell,
    confirm,
    container,
    context_actions,
    data_table,
    feedback,
    home,
    image,
    line_chart,
    markdown,
    modal,
    mrkdwn,
    option,
    pie_chart,
    plain,
    section,
    select,
    table,
    typed_input,
)

URL = "https://example.com/"
PIE = pie_chart(1)["chart"]
LINE = line_chart()["chart"]


def grouped(*groups: list[Json], label: str = "Group") -> Json:
    shown = [{"label": plain(label), "options": each} for each in groups]
    return {"type": "static_select", "option_groups": shown}


def icon(**more: Any) -> Json:
    return {"type": "icon_button", "icon": "trash", "text": plain(), **more}


def charted(*categories: str, **more: Any) -> Json:
    series = [{"name": "Discovery", "data": [{"label": name, "value": 1} for name in categories]}]
    return line_chart(chart={**LINE, "series": series, "axis_config": {"categories": list(categories), **more}})


def rated(**more: Any) -> Json:
    return feedback() | {"positive_button": {"text": plain("Good"), "value": "good", **more}}


def video(**more: Any) -> Json:
    address = {"video_url": URL, "thumbnail_url": URL}
    return {"type": "video", "title": plain(), "alt_text": "A talk", **address, **more}


def provider(**more: Any) -> Json:
    return {"type": "auth_provider", "value": "crm", "name": plain("CRM"), "is_connected": False, **more}


Build = Callable[[str, list[Any]], Json]
"""Makes a block or view of a text, and of a list of nothing, as long as the limit says."""

LIMITS: list[tuple[str, int, Build]] = [
    ("section text", 3000, lambda text, _: section(text)),
    ("section field", 2000, lambda text, _: {"type": "section", "fields": [plain(text)]}),
    ("section fields", 10, lambda _, many: {"type": "section", "fields": [mrkdwn() for _ in many]}),
    ("header", 150, lambda text, _: {"type": "header", "text": plain(text)}),
    ("block_id", 255, lambda text, _: section(block_id=text)),
    ("action_id", 255, lambda text, _: actions(button(action_id=text))),
    ("button", 75, lambda text, _: actions(button(text=plain(text)))),
    ("button value", 2000, lambda text, _: actions(button(value=text))),
    ("button label for screen readers", 75, lambda text, _: actions(button(accessibility_label=text))),
    ("agent prompt", 4000, lambda text, _: actions(button(agent_prompt=text))),
    ("buttons in a row", 25, lambda _, many: actions(*[button() for _ in many])),
    ("confirm title", 100, lambda text, _: actions(button(confirm=confirm(title=plain(text))))),
    ("confirm text", 300, lambda text, _: actions(button(confirm=confirm(text=mrkdwn(text))))),
    ("confirm button", 30, lambda text, _: actions(button(confirm=confirm(confirm=plain(text))))),
    ("options", 100, lambda _, many: actions(select(options=[option(str(n)) for n, _ in enumerate(many)]))),
    ("option text", 75, lambda text, _: actions(select(options=[{"text": plain(text), "value": "a"}]))),
    ("option value", 150, lambda text, _: actions(select(options=[{"text": plain(), "value": text}]))),
    ("placeholder", 150, lambda text, _: actions(select(placeholder=plain(text)))),
    ("overflow options", 5, lambda _, many: section(
        accessory={"type": "overflow", "options": [option("a") for _ in many]})),
    ("checkboxes", 10, lambda _, many: section(
        accessory={"type": "checkboxes", "options": [option("a") for _ in many]})),
    ("context elements", 10, lambda _, many: {"type": "context", "elements": [mrkdwn() for _ in many]}),
    ("context actions", 5, lambda _, many: context_actions(
        *[{**feedback(), "action_id": str(n)} for n, _ in enumerate(many)])),
    ("alt_text", 2000, lambda text, _: image(image_url=URL, alt_text=text)),
    ("input label", 2000, lambda text, _: {**typed_input(), "label": plain(text)}),
    ("input hint", 2000, lambda text, _: {**typed_input(), "hint": plain(text)}),
    ("markdown", 12_000, lambda text, _: markdown(text)),
    ("card title", 150, lambda text, _: card(title=mrkdwn(text))),
    ("card body", 200, lambda text, _: card(body=mrkdwn(text))),
    ("card subtext", 200, lambda text, _: card(subtext=mrkdwn(text))),
    ("card actions", 3, lambda _, many: card(actions=[button() for _ in many])),
    ("indent of a list", 8, lambda _, many: {"type": "rich_text", "elements": [
        {"type": "rich_text_list", "style": "bullet", "indent": len(many),
         "elements": [{"type": "rich_text_section", "elements": []}]}]}),
    ("lines of formatted text", 100, lambda _, many: modal(
        typed_input("rich_text_input", max_lines=len(many)), submit=plain())),
    ("cards", 10, lambda _, many: {"type": "carousel", "elements": [card() for _ in many]}),
    ("container title", 150, lambda text, _: container(section(), title=plain(text))),
    ("blocks in a container", 10, lambda _, many: container(*[section() for _ in many])),
    ("table rows", 100, lambda _, many: {"type": "table", "rows": [[cell()] for _ in many]}),
    ("table columns", 20, lambda _, many: {"type": "table", "rows": [[cell() for _ in many]]}),
    ("table cells together", 10_000, lambda text, _: {"type": "table", "rows": [[cell(text)]]}),
    ("data table rows", 101, lambda _, many: data_table([[cell()] for _ in many])),
    ("data table page", 100, lambda _, many: {**data_table([[cell()]] * 2), "page_size": len(many)}),
    ("chart title", 50, lambda text, _: line_chart(title=text)),
    ("pie segments", 6, lambda _, many: line_chart(chart={**PIE, "segments": [PIE["segments"][0] for _ in many]})),
    ("pie label", 20, lambda text, _: line_chart(chart={**PIE, "segments": [{"label": text, "value": 1}]})),
    ("chart series", 6, lambda _, many: line_chart(
        chart={**LINE, "series": [{**LINE["series"][0], "name": str(n)} for n, _ in enumerate(many)]})),
    ("modal title", 24, lambda text, _: modal(section(), title=plain(text))),
    ("modal submit", 24, lambda text, _: modal(section(), submit=plain(text))),
    ("modal close", 24, lambda text, _: modal(section(), close=plain(text))),
    ("blocks in a modal", 100, lambda _, many: modal(*[section() for _ in many])),
    ("blocks in the Home tab", 100, lambda _, many: home(*[section() for _ in many])),
    ("callback_id", 255, lambda text, _: home(section(), callback_id=text)),
    ("private_metadata", 3000, lambda text, _: home(section(), private_metadata=text)),
    ("confirm refusal", 30, lambda text, _: actions(button(confirm=confirm(deny=plain(text))))),
    ("button address", 3000, lambda text, _: actions(button(url=URL + text[len(URL):]))),
    ("option description", 75, lambda text, _: actions(
        select(options=[option("a") | {"description": plain(text)}]))),
    ("option groups", 100, lambda _, many: actions(grouped(*[[option("a")] for _ in many]))),
    ("options in a group", 100, lambda _, many: actions(grouped([option(str(n)) for n, _ in enumerate(many)]))),
    ("option group", 75, lambda text, _: actions(grouped([option("a")], label=text))),
    ("options to choose several from", 100, lambda _, many: section(
        accessory=select(type="multi_static_select", options=[option(str(n)) for n, _ in enumerate(many)]))),
    ("radio buttons", 10, lambda _, many: section(
        accessory={"type": "radio_buttons", "options": [option("a") for _ in many]})),
    ("image address", 3000, lambda text, _: image(image_url=URL + text[len(URL):])),
    ("image title", 2000, lambda text, _: image(image_url=URL, title=plain(text))),
    ("feedback text", 75, lambda text, _: context_actions(rated(text=plain(text)))),
    ("feedback value", 2000, lambda text, _: context_actions(rated(value=text))),
    ("feedback label", 75, lambda text, _: context_actions(rated(accessibility_label=text))),
    ("icon button", 75, lambda text, _: context_actions(icon(text=plain(text)))),
    ("people who see an icon button", 10, lambda _, many: context_actions(
        icon(visible_to_user_ids=["U1" for _ in many]))),
    ("typed text to begin with", 3000, lambda text, _: typed_input(initial_value=text)),
    ("longest typed text", 3000, lambda _, many: typed_input(max_length=len(many))),
    ("card subtitle", 150, lambda text, _: card(subtitle=plain(text))),
    ("container subtitle", 150, lambda text, _: container(section(), subtitle=plain(text))),
    ("column settings", 20, lambda _, many: {**table(), "column_settings": [{"align": "left"} for _ in many]}),
    ("data table columns", 20, lambda _, many: data_table([[cell() for _ in many]] * 2)),
    ("series name", 20, lambda text, _: line_chart(
        chart={**LINE, "series": [{**LINE["series"][0], "name": text}]})),
    ("categories", 20, lambda _, many: charted(*[str(n) for n, _ in enumerate(many)])),
    ("category", 20, lambda text, _: charted("Mon", text)),
    ("axis", 50, lambda text, _: charted("Mon", y_label=text)),
    ("video title", 199, lambda text, _: video(title=plain(text))),
    ("video author", 49, lambda text, _: video(author_name=text)),
    ("external_id", 255, lambda text, _: modal(section(), external_id=text)),
    ("provider", 150, lambda text, _: modal(provider(value=text))),
    ("provider name", 75, lambda text, _: modal(provider(name=plain(text)))),
    ("provider description", 150, lambda text, _: modal(provider(description=plain(text)))),
    ("alert", 200, lambda text, _: modal(alert(text))),
    ("files at once", 10, lambda _, many: modal(typed_input("file_input", max_files=len(many)), submit=plain())),
]  # fmt: skip


def problems(payload: Json) -> list[Any]:
    is_view = payload["type"] in ("modal", "home")
    return check_view(payload) if is_view else check_message({"text": "Hello", "blocks": [payload]})


@pytest.mark.parametrize(("limit", "build"), [known[1:] for known in LIMITS], ids=[known[0] for known in LIMITS])
def test_a_limit_can_be_reached_but_not_passed(limit: int, build: Build) -> None:
    reached = problems(build("x" * limit, [None] * limit))
    passed = problems(build("x" * (limit + 1), [None] * (limit + 1)))

    assert reached == []
    assert passed


def test_fifty_blocks_fit_a_message_and_fifty_one_do_not() -> None:
    assert check_message({"blocks": [section()] * 50}) == []
    assert [problem.pointer for problem in check_message({"blocks": [section()] * 51})] == ["/blocks"]
