"""The page draws every block, and never lets a model's words become part of the page.

The page's own modules run in headless Chromium; without one these tests are skipped. Nothing is
fetched from a network: the browser's requests are answered from the folder of static files.
"""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Route, async_playwright

import sandbox
from sandbox import Sandbox

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
PATIENCE = 240_000
"""Milliseconds: a browser is slow to start on a machine with much else to do."""
STATIC = Path(sandbox.__file__).with_name("static")
pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
]

EMPTY_PAGE = '<meta name="control-token" content="x"><main></main><script type="module" src="/draw.js"></script>'
DRAW = """
import { blockNodes } from "/static/bk.js";
import { state } from "/static/state.js";
import { surfaceFor } from "/static/surface.js";

state.me = "U1";
state.world = {
  bot: { user_id: "UB", name: "Coach" },
  people: [{ id: "U1", name: "riya", real_name: "Riya Shah", tz: "Europe/London", deleted: false }],
  channels: [{ id: "C1", name: "general", kind: "channel" }],
};
window.acts = [];
const act = (block, element, chosen) => acts.push({ block: block.block_id, action: element.action_id, ...chosen });
window.draw = (blocks) => {
  window.surface = surfaceFor({ act });
  document.querySelector("main").replaceChildren(...blockNodes(blocks, window.surface));
};
window.isReady = true;
"""

Block = dict[str, Any]


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text}


def section(text: str) -> Block:
    return {"type": "section", "text": mrkdwn(text)}


def button(text: str, **more: Any) -> Block:
    return {"type": "button", "action_id": "press", "value": "v1", "text": plain(text), **more}


def actions(*elements: Block) -> Block:
    return {"type": "actions", "block_id": "b1", "elements": list(elements)}


def rich(*elements: Block) -> Block:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def text_field() -> Block:
    element = {"type": "plain_text_input", "action_id": "words"}
    return {"type": "input", "block_id": "note", "label": plain("What happened?"), "element": element}


SERIES = [{"name": "You", "data": [{"label": "W1", "value": 61}, {"label": "W2", "value": 83}]}]
KNOWN_BLOCKS: list[tuple[Block, str]] = [
    ({"type": "header", "text": plain("Champion promoted")}, "Champion promoted"),
    (section("*Situation* Good news"), "Situation Good news"),
    ({"type": "section", "fields": [mrkdwn("*Renewal*\n28 Feb")]}, "28 Feb"),
    ({"type": "context", "elements": [mrkdwn("KB-CS-04 §2")]}, "KB-CS-04 §2"),
    ({"type": "divider"}, ""),
    ({"type": "image", "image_url": "https://example.com/x.png", "alt_text": "A trend"}, "A trend"),
    (actions(button("Draft it")), "Draft it"),
    (text_field(), "What happened?"),
    (rich({"type": "text", "text": "bold", "style": {"bold": True}}), "bold"),
    ({"type": "markdown", "text": "## Plan\n\n1. Call Dana"}, "Call Dana"),
    (
        {
            "type": "table",
            "rows": [[{"type": "raw_text", "text": "Skill"}], [{"type": "raw_number", "value": 83}]],
        },
        "83",
    ),
    ({"type": "data_table", "caption": "Accounts", "rows": [[{"type": "raw_text", "text": "Name"}]]}, "Accounts"),
    ({"type": "data_visualization", "title": "Trend", "chart": {"type": "line", "series": SERIES}}, "Trend"),
    ({"type": "data_visualization", "title": "Share", "chart": {"type": "bar", "series": SERIES}}, "Share"),
    ({"type": "task_card", "task_id": "t", "title": "Reading", "status": "complete"}, "Reading"),
    (
        {"type": "plan", "title": "Review", "tasks": [{"task_id": "t", "title": "Scoring", "status": "pending"}]},
        "Scoring",
    ),
    ({"type": "container", "title": plain("Evidence"), "child_blocks": [section("a quote")]}, "a quote"),
    ({"type": "card", "title": mrkdwn("A play"), "actions": [button("Start")]}, "Start"),
    ({"type": "card", "title": mrkdwn("A play"), "subtext": mrkdwn("Ten minutes")}, "Ten minutes"),
    ({"type": "task_card", "task_id": "t", "title": "Writing"}, "Writing"),
    ({"type": "carousel", "elements": [{"type": "card", "title": mrkdwn("First")}]}, "First"),
    ({"type": "alert", "level": "warning", "text": plain("Careful")}, "Careful"),
    ({"type": "file", "external_id": "F1", "source": "remote"}, "F1"),
    ({"type": "video", "title": plain("A call"), "video_url": "https://example.com/v"}, "A call"),
]

MRKDWN = [
    ("*bold* _soft_ ~gone~", "<strong>bold</strong> <em>soft</em> <s>gone</s>"),
    ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
    ("`a *b*`", "<code>a *b*</code>"),
    ("&lt;b&gt; &amp;amp;", "&lt;b&gt; &amp;amp;"),
    ("one\n&gt; two\nthree", "one<blockquote>two</blockquote>three"),
    ("<@U1> in <#C1>", '<span class="mention">@Riya Shah</span> in <span class="mention">#general</span>'),
    ("<javascript:alert(1)|here>", "<span>here</span>"),
]

ATTACK = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>[x](javascript:window.hacked=1)'


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, timeout=PATIENCE)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page(browser: Browser) -> Page:
    """An empty page that can draw blocks."""
    page = await new_page(browser)
    await page.route("http://page.invalid/**", serve_from_disk)
    await page.goto("http://page.invalid/")
    await page.wait_for_function("window.isReady")
    return page


async def new_page(browser: Browser, **how: Any) -> Page:
    page = await browser.new_page(**how)
    page.set_default_timeout(PATIENCE)
    return page


async def serve_from_disk(route: Route) -> None:
    path = route.request.url.removeprefix("http://page.invalid")
    if path == "/":
        await route.fulfill(body=EMPTY_PAGE, content_type="text/html")
    elif path == "/draw.js":
        await route.fulfill(body=DRAW, content_type="text/javascript")
    else:
        await route.fulfill(path=STATIC / Path(path).name)


async def draw(page: Page, *blocks: Block) -> None:
    await page.evaluate("(blocks) => { acts.length = 0; draw(blocks); }", list(blocks))


@pytest.mark.parametrize(("block", "words"), KNOWN_BLOCKS, ids=[block["type"] for block, _ in KNOWN_BLOCKS])
async def test_every_kind_of_block_is_drawn(page: Page, block: Block, words: str) -> None:
    await draw(page, block)

    assert words in (await page.inner_text("main"))
    assert await page.locator(".unknown").count() == 0


async def test_a_block_nobody_knows_is_named(page: Page) -> None:
    await draw(page, {"type": "toString"}, {"type": "hologram"})

    assert await page.locator(".unknown").count() == 2
    assert "hologram" in await page.inner_text("main")


@pytest.mark.parametrize(("written", "shown"), MRKDWN)
async def test_mrkdwn_is_read_as_slack_reads_it(page: Page, written: str, shown: str) -> None:
    await draw(page, section(written))

    assert await page.inner_html(".text") == shown


@pytest.mark.parametrize(
    "block",
    [
        section(ATTACK),
        {"type": "markdown", "text": ATTACK},
        {"type": "header", "text": plain(ATTACK)},
        actions(button(ATTACK)),
    ],
    ids=lambda block: block["type"],
)
async def test_what_a_model_writes_never_becomes_part_of_the_page(page: Page, block: Block) -> None:
    await draw(page, block)

    assert await page.locator("main img, main script, main [href^=javascript]").count() == 0
    assert await page.evaluate("window.hacked") is None


async def test_a_press_tells_which_button_of_which_block(page: Page) -> None:
    await draw(page, actions(button("Draft it")))

    await page.click("text=Draft it")

    assert await page.evaluate("acts") == [{"block": "b1", "action": "press", "value": "v1"}]


@pytest.mark.parametrize(("answer", "presses"), [("Keep", 0), ("Forget", 1)])
async def test_a_press_that_asks_first_counts_only_after_a_yes(page: Page, answer: str, presses: int) -> None:
    confirm = {"title": plain("Sure?"), "text": plain("Gone."), "confirm": plain("Forget"), "deny": plain("Keep")}
    await draw(page, actions(button("Delete it", confirm=confirm)))

    await page.click("text=Delete it")
    await page.click(f"dialog >> text={answer}")

    await page.wait_for_selector("dialog", state="detached")
    assert await page.evaluate("acts.length") == presses


async def test_a_menu_tells_which_option_was_picked(page: Page) -> None:
    options = [{"text": plain(words), "value": words} for words in ("Tell me more", "Second opinion")]
    await draw(page, actions({"type": "overflow", "action_id": "more", "options": options}))

    await page.get_by_label("More actions").click()
    await page.get_by_role("menuitem", name="Second opinion").click()

    assert await page.evaluate("acts.map((act) => act.selected_option.value)") == ["Second opinion"]


async def test_what_is_typed_can_be_read_for_a_submission(page: Page) -> None:
    await draw(page, text_field())

    await page.get_by_label("What happened?").fill("Dana was promoted")

    value = {"type": "plain_text_input", "value": "Dana was promoted"}
    assert await page.evaluate("surface.values()") == {"note": {"words": value}}


async def test_somebody_writes_to_the_coach_on_the_page(browser: Browser) -> None:
    manifest = {"display_information": {"name": "Coach"}, "features": {"bot_user": {"display_name": "Coach"}}}
    async with Sandbox(manifest=manifest) as slack:
        page = await new_page(browser)
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        await page.goto(slack.origin)

        await page.get_by_label("Message Coach").fill("my champion <left>")
        await page.keyboard.press("Enter")

        await page.wait_for_selector("article >> text=my champion <left>")
        assert [message.text for message in slack.direct_message_with("riya").messages] == [
            "my champion &lt;left&gt;"
        ]
        assert not complaints
        await page.close()


async def test_on_a_telephone_the_place_one_is_at_is_in_sight(browser: Browser) -> None:
    manifest = {"display_information": {"name": "Coach"}, "features": {"bot_user": {"display_name": "Coach"}}}
    async with Sandbox(manifest=manifest) as slack:
        page = await new_page(browser, viewport={"width": 390, "height": 844})
        await page.goto(slack.origin)

        here = page.locator(".rail [aria-current=page]")

        await here.wait_for()
        box = await here.bounding_box()
        assert box is not None
        assert 0 <= round(box["x"]) <= round(box["x"] + box["width"]) <= 390
        await page.close()


@pytest.mark.parametrize(
    ("day", "time", "now", "then"),
    [
        ("Mon", "08:30", "2026-11-21T12:00:00Z", "2026-11-23T08:30:00.000Z"),
        ("Mon", "08:30", "2026-11-23T08:00:00Z", "2026-11-23T08:30:00.000Z"),
        ("Mon", "08:30", "2026-11-23T08:30:00Z", "2026-11-30T08:30:00.000Z"),
        ("Fri", "15:00", "2026-10-24T12:00:00Z", "2026-10-30T15:00:00.000Z"),
    ],
)
async def test_the_clock_finds_the_next_time_of_a_day(
    page: Page, day: str, time: str, now: str, then: str
) -> None:
    found = await page.evaluate(
        """async ([day, time, now]) => {
            const { nextTime } = await import("/static/dates.js");
            return new Date(nextTime(day, time, Date.parse(now) / 1000, "Europe/London") * 1000).toISOString();
        }""",
        [day, time, now],
    )

    assert found == then
