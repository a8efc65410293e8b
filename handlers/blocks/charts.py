"""A line over time in the three forms a workspace may take: Slack's chart block, an image, small bars in words."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.coaching.trends import Chart
from handlers.blocks.parts import Block, section
from handlers.blocks.text import clip

BARS = "▁▂▃▄▅▆▇█"
MARKS = {"call": "each call", "week": "mean of each week", "month": "mean of each month"}
AXES = {"call": "Call", "week": "Week from", "month": "Month"}
TITLE = 50
LABEL = 20
ALT = 2000


@dataclass(frozen=True)
class LineChart:
    """One line with its name and unit, over 0 to `high` (None: as high as it goes), and a target if it has one."""

    name: str
    unit: str
    chart: Chart
    words: Callable[[float], str]
    target: float | None = None
    high: float | None = None

    @property
    def title(self) -> str:
        """ "Discovery · each call"."""
        return f"{self.name} · {MARKS[self.chart.grain]}"

    @property
    def top(self) -> float:
        """The highest value there is room for."""
        return self.high or max([mark.value for mark in self.chart.marks], default=0) or 1


def chart_block(line: LineChart) -> Block:
    """Slack's own chart: the line, and the target as a second one. Its marks must fit (at most 20)."""
    labels = [mark.label for mark in line.chart.marks]
    series = [_series(line.name, labels, [mark.value for mark in line.chart.marks])]
    if line.target is not None:
        series.append(_series(f"Target {line.words(line.target)}", labels, [line.target] * len(labels)))
    axes = {"categories": labels, "x_label": AXES[line.chart.grain], "y_label": line.unit}
    return {
        "type": "data_visualization",
        "title": clip(line.title, TITLE),
        "chart": {"type": "line", "series": series, "axis_config": axes},
    }


def image_block(line: LineChart, file_id: str) -> Block:
    """The drawn chart, a file of ours, with its figures for those who do not see it."""
    return {"type": "image", "slack_file": {"id": file_id}, "alt_text": alt_text(line)}


def bars_block(line: LineChart) -> Block:
    """ "▂▃▃▅▆ 83", which every workspace shows, with its first and last mark named."""
    marks = line.chart.marks
    text = f"`{sparkline(line)}` *{line.words(marks[-1].value)}*"
    return section(f"{text}\n{marks[0].label} – {marks[-1].label}, {MARKS[line.chart.grain]}")


def sparkline(line: LineChart) -> str:
    """A bar for each mark, from nothing to the top."""
    steps = (int(mark.value / line.top * (len(BARS) - 1) + 0.5) for mark in line.chart.marks)
    return "".join(BARS[max(0, min(step, len(BARS) - 1))] for step in steps)


def alt_text(line: LineChart) -> str:
    """The figures of the chart in words, for screen readers."""
    marks = ", ".join(f"{mark.label}: {line.words(mark.value)}" for mark in line.chart.marks)
    target = f" Target {line.words(line.target)}." if line.target is not None else ""
    return clip(f"Line chart of {line.name}, {MARKS[line.chart.grain]}. {marks}.{target}", ALT)


def _series(name: str, labels: list[str], values: list[float]) -> Block:
    points = [{"label": label, "value": round(value, 2)} for label, value in zip(labels, values, strict=True)]
    return {"name": clip(name, LABEL), "data": points}
