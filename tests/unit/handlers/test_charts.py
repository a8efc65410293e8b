"""A line over time, in each of the forms it may be shown in."""

import io

import pytest
from PIL import Image

from blockcheck import check_message
from bot.coaching.tracked_measures import percent
from bot.coaching.trends import chart_of
from handlers.blocks.charts import LineChart, alt_text, bars_block, chart_block, image_block, sparkline
from handlers.charts import drawn_chart
from tests.unit.bot.test_trends import points


def line(*values: float, name: str = "Discovery", every: int = 7, high: float | None = 100) -> LineChart:
    chart = chart_of(points(*values, every=every))
    return LineChart(name, "score", chart, lambda value: f"{value:.0f}", target=75, high=high)


def test_the_block_has_the_target_as_a_second_line() -> None:
    block = chart_block(line(71, 83))

    assert block["title"] == "Discovery · each call"
    score, target = block["chart"]["series"]
    assert score["data"] == [{"label": "13 Nov", "value": 71}, {"label": "20 Nov", "value": 83}]
    assert (target["name"], {point["value"] for point in target["data"]}) == ("Target 75", {75})


@pytest.mark.parametrize("count", [1, 2, 20, 21, 365, 2000])
def test_slack_takes_the_block_however_many_calls_there_are(count: int) -> None:
    long = line(*[60.333] * count, every=1, name="A skill with a name of forty characters!")

    assert check_message({"text": "x", "blocks": [chart_block(long)]}) == []
    assert len(chart_block(long)["chart"]["axis_config"]["categories"]) <= 20


def test_slack_takes_the_image_and_the_bars() -> None:
    blocks = [image_block(line(71, 83), "F1"), bars_block(line(71, 83))]

    assert check_message({"text": "x", "blocks": blocks}) == []


def test_the_bars_say_where_it_ends() -> None:
    text = bars_block(line(20, 40, 60, 80, 100))["text"]["text"]

    assert text == "`▂▄▅▇█` *100*\n23 Oct – 20 Nov, each call"


def test_bars_of_a_figure_without_a_top_reach_up_to_its_highest() -> None:
    assert sparkline(line(0, 2, 4, high=None)) == "▁▅█"
    assert sparkline(line(0, 0, high=None)) == "▁▁"


def test_whoever_does_not_see_the_chart_is_told_its_figures() -> None:
    assert alt_text(line(71, 83)) == ("Line chart of Discovery, each call. 13 Nov: 71, 20 Nov: 83. Target 75.")


@pytest.mark.parametrize("values", [(71,), (71, 83), (0, 0), (100, 100, 100), tuple(range(0, 100, 5))])
def test_the_picture_has_the_size_slack_shows_well(values: tuple[float, ...]) -> None:
    picture = Image.open(io.BytesIO(drawn_chart(line(*values))))

    assert (picture.format, picture.size) == ("PNG", (900, 420))


@pytest.mark.parametrize("value", [0.0, 0.013, 0.2, 1.9, 61.3, 250.0])
def test_any_figure_finds_its_place_on_the_picture(value: float) -> None:
    chart = LineChart("Wait", "seconds", chart_of(points(value, value * 2)), percent)

    assert drawn_chart(chart)
