"""What slack_sdk builds with its own classes is not refused."""

from collections.abc import Callable

import pytest
from slack_sdk.models import blocks as sdk
from slack_sdk.models.blocks.block_elements import FileInputElement, WorkflowButtonElement
from slack_sdk.models.views import View

from blockcheck import Surface, check_blocks, check_message, check_view

OPTIONS = [sdk.Option(value="a", text="Apples"), sdk.Option(value="b", text="Bees", description="They sting")]
PARTS = sdk.RichTextElementParts
IMAGE = sdk.ImageElement(image_url="https://example.com/a.png", alt_text="A chart")
CARD = sdk.CardBlock(title="Plan A", icon=IMAGE, actions=[sdk.ButtonElement(text="Go", action_id="go")])
TASK = sdk.TaskCardBlock(
    task_id="a",
    title="Read",
    status="complete",
    sources=[sdk.UrlSourceElement(url="https://example.com", text="Notes")],
)


def rich_text() -> sdk.RichTextBlock:
    pieces = [
        PARTS.Text(text="Hi", style=PARTS.TextStyle(bold=True)),
        PARTS.Channel(channel_id="C1"),
        PARTS.User(user_id="U1"),
        PARTS.Emoji(name="wave", skin_tone=2, unicode="1f44b"),
        PARTS.Link(url="https://example.com", text="here"),
        PARTS.Team(team_id="T1"),
        PARTS.UserGroup(usergroup_id="S1"),
        PARTS.Date(timestamp=1_700_000_000, format="{date}", fallback="today"),
        PARTS.Broadcast(range="here"),
        PARTS.Color(value="#ff0000"),
    ]
    return sdk.RichTextBlock(
        elements=[
            sdk.RichTextSectionElement(elements=pieces),
            sdk.RichTextListElement(
                elements=[sdk.RichTextSectionElement(elements=pieces[:1])],
                style="ordered",
                indent=1,
                offset=1,
                border=0,
            ),
            sdk.RichTextQuoteElement(elements=pieces),
            sdk.RichTextPreformattedElement(elements=pieces[:1], border=1),
        ]
    )


BLOCKS: list[tuple[Surface, Callable[[], sdk.Block]]] = [
    ("message", lambda: sdk.ActionsBlock(elements=[sdk.ButtonElement(text="Go", action_id="go", value="1")])),
    ("modal", lambda: sdk.AlertBlock(text="Careful", level="warning")),
    ("modal", lambda: sdk.AuthProviderBlock(value="crm", name="CRM", is_connected=False, description="Deals")),
    ("message", lambda: sdk.CallBlock(call_id="R1", api_decoration_available=False)),
    ("message", lambda: CARD),
    ("message", lambda: sdk.CarouselBlock(elements=[CARD])),
    ("message", lambda: sdk.ContainerBlock(title="Box", child_blocks=[sdk.DividerBlock()], width="wide")),
    (
        "message",
        lambda: sdk.ContextActionsBlock(
            elements=[
                sdk.FeedbackButtonsElement(
                    action_id="rate",
                    positive_button=sdk.FeedbackButtonObject(text="Good", value="good"),
                    negative_button=sdk.FeedbackButtonObject(text="Bad", value="bad"),
                ),
                sdk.IconButtonElement(action_id="drop", icon="trash", text="Delete", visible_to_user_ids=["U1"]),
            ]
        ),
    ),
    ("message", lambda: sdk.ContextBlock(elements=[IMAGE, sdk.MarkdownTextObject(text="*Hi*", verbatim=True)])),
    ("message", lambda: sdk.DividerBlock(block_id="line")),
    ("message", lambda: sdk.FileBlock(external_id="A1")),
    ("message", lambda: sdk.HeaderBlock(text="Hi")),
    ("message", lambda: sdk.ImageBlock(image_url="https://example.com/a.png", alt_text="A chart", title="Trend")),
    (
        "modal",
        lambda: sdk.InputBlock(label="Name", hint="Yours", element=sdk.PlainTextInputElement(multiline=True)),
    ),
    ("message", lambda: sdk.MarkdownBlock(text="# Hi")),
    ("message", lambda: sdk.PlanBlock(title="Plan", tasks=[TASK])),
    ("message", rich_text),
    ("message", lambda: sdk.SectionBlock(text="Hi", fields=["a", "b"], accessory=IMAGE, expand=True)),
    (
        "message",
        lambda: sdk.TableBlock(
            rows=[[sdk.RawTextObject(text="a"), sdk.RawNumberObject(value=1, text="1"), rich_text()]],
            column_settings=[sdk.TableBlockColumnSettings(align="right", is_wrapped=True)],
        ),
    ),
    ("message", lambda: TASK),
    (
        "message",
        lambda: sdk.VideoBlock(
            alt_text="A call",
            video_url="https://example.com/v",
            thumbnail_url="https://example.com/t.png",
            title="Call",
            author_name="Riya",
        ),
    ),
]

SECTION_ELEMENTS: list[sdk.BlockElement] = [
    IMAGE,
    sdk.ButtonElement(
        text="Go", action_id="go", style="primary", confirm=sdk.ConfirmObject(title="Sure?", text="Now")
    ),
    sdk.LinkButtonElement(text="Open", url="https://example.com"),
    WorkflowButtonElement(text="Run", workflow={"trigger": {"url": "https://slack.com/shortcuts/x"}}),
    sdk.OverflowMenuElement(action_id="more", options=OPTIONS),
    sdk.CheckboxesElement(options=OPTIONS, initial_options=OPTIONS[:1]),
    sdk.RadioButtonsElement(options=OPTIONS, initial_option=OPTIONS[1]),
    sdk.DatePickerElement(initial_date="2026-11-20", placeholder="Due"),
    sdk.TimePickerElement(initial_time="09:30", timezone="Europe/Paris"),
    sdk.StaticSelectElement(options=OPTIONS, initial_option=OPTIONS[0], placeholder="Pick"),
    sdk.SelectElement(option_groups=[sdk.OptionGroup(label="Fruit", options=OPTIONS)]),
    sdk.StaticMultiSelectElement(options=OPTIONS, initial_options=OPTIONS, max_selected_items=2),
    sdk.ExternalDataSelectElement(min_query_length=0),
    sdk.ExternalDataMultiSelectElement(max_selected_items=3),
    sdk.UserSelectElement(initial_user="U1"),
    sdk.UserMultiSelectElement(initial_users=["U1"]),
    sdk.ConversationSelectElement(response_url_enabled=True, filter=sdk.ConversationFilter(include=["im"])),
    sdk.ConversationMultiSelectElement(default_to_current_conversation=True),
    sdk.ChannelSelectElement(initial_channel="C1"),
    sdk.ChannelMultiSelectElement(initial_channels=["C1"]),
]

INPUT_ELEMENTS: list[sdk.InputInteractiveElement] = [
    sdk.DateTimePickerElement(initial_date_time=1_700_000_000),
    sdk.PlainTextInputElement(max_length=300, min_length=1, placeholder="Say it", focus_on_load=True),
    sdk.RichTextInputElement(initial_value=rich_text(), min_lines=2, max_lines=9),
    sdk.EmailInputElement(initial_value="riya@example.com"),
    sdk.UrlInputElement(placeholder="Link"),
    sdk.NumberInputElement(is_decimal_allowed=True, min_value="1", max_value="9"),
    FileInputElement(filetypes=["vtt", "txt"], max_files=2),
]


@pytest.mark.parametrize(("surface", "build"), BLOCKS)
def test_each_block_of_the_sdk_is_taken(surface: Surface, build: Callable[[], sdk.Block]) -> None:
    assert check_blocks([build().to_dict()], surface) == []


@pytest.mark.parametrize("element", SECTION_ELEMENTS, ids=lambda element: element.__class__.__name__)
def test_each_element_of_the_sdk_is_taken_beside_a_section(element: sdk.BlockElement) -> None:
    block = sdk.SectionBlock(text="Choose", accessory=element)

    assert check_message({"text": "Choose", "blocks": [block.to_dict()]}) == []


@pytest.mark.parametrize("element", INPUT_ELEMENTS, ids=lambda element: element.__class__.__name__)
def test_each_input_of_the_sdk_is_taken_in_a_modal(element: sdk.InputInteractiveElement) -> None:
    view = View(
        type="modal", title="Fill in", submit="Save", blocks=[sdk.InputBlock(label="Field", element=element)]
    )

    assert check_view(view.to_dict()) == []


def test_no_block_class_of_the_sdk_is_forgotten() -> None:
    exported = [getattr(sdk, name) for name in sdk.__all__]
    classes = {thing for thing in exported if isinstance(thing, type) and issubclass(thing, sdk.Block)}

    assert classes - {sdk.Block} == {type(build()) for _, build in BLOCKS}
