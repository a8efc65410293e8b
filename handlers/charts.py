"""Drawing a line chart as a PNG, for workspaces that do not take Slack's own chart block."""

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from handlers.blocks.charts import LineChart

WIDTH, HEIGHT = 900, 420
LEFT, RIGHT, TOP, BOTTOM = 76, 30, 84, 56
SMOOTH = 2
"""Drawn twice as large and then reduced, because Pillow's lines have rough edges."""
MOST_LABELS = 10
DIGITS_BEFORE_ROUNDING = 10

PAPER = "#ffffff"
INK = "#1d1c1d"
QUIET = "#616061"
GRID = "#e3e3e3"
LINE = "#1264a3"
AIM = "#b5561a"

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True)
class _Scale:
    """Turns values into places on the picture: `count` marks from left to right, 0 to `top` from below."""

    count: int
    top: float
    step: float

    def x(self, index: int) -> float:
        width = WIDTH - LEFT - RIGHT
        return LEFT + width * ((index + 0.5) / max(self.count, 1))

    def y(self, value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - min(max(value, 0), self.top) / self.top)

    def values(self) -> Iterator[float]:
        return (self.step * number for number in range(round(self.top / self.step) + 1))


class _Paper:
    """The picture being drawn, in its final size's measures."""

    def __init__(self) -> None:
        self._image = Image.new("RGB", (WIDTH * SMOOTH, HEIGHT * SMOOTH), PAPER)
        self._draw = ImageDraw.Draw(self._image)

    def line(self, points: list[tuple[float, float]], colour: str, *, width: float) -> None:
        self._draw.line([(x * SMOOTH, y * SMOOTH) for x, y in points], colour, round(width * SMOOTH), "curve")

    def dashes(self, y: float, colour: str) -> None:
        for start in range(LEFT, WIDTH - RIGHT, 16):
            self.line([(start, y), (min(start + 9, WIDTH - RIGHT), y)], colour, width=2)

    def dot(self, x: float, y: float, colour: str, *, radius: float = 5) -> None:
        edges = [(x - radius) * SMOOTH, (y - radius) * SMOOTH, (x + radius) * SMOOTH, (y + radius) * SMOOTH]
        self._draw.ellipse(edges, fill=colour, outline=PAPER, width=SMOOTH)

    def words(self, x: float, y: float, text: str, *, size: int, colour: str = QUIET, anchor: str = "mm") -> None:
        font: Font = ImageFont.load_default(size * SMOOTH)
        self._draw.text((x * SMOOTH, y * SMOOTH), text, fill=colour, font=font, anchor=anchor)

    def png(self) -> bytes:
        buffer = io.BytesIO()
        self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(buffer, "PNG", optimize=True)
        return buffer.getvalue()


def drawn_chart(line: LineChart) -> bytes:
    """The chart as a PNG of 900 × 420 pixels; some 50 ms of work, so call it beside the event loop."""
    paper, scale = _Paper(), _scale_for(line)
    _title(paper, line)
    _grid(paper, scale)
    _labels(paper, line, scale)
    if line.target is not None:
        paper.dashes(scale.y(line.target), AIM)
    places = [(scale.x(index), scale.y(mark.value)) for index, mark in enumerate(line.chart.marks)]
    if len(places) > 1:
        paper.line(places, LINE, width=3)
    for x, y in places:
        paper.dot(x, y, LINE)
    if places:
        _last_value(paper, line, places[-1])
    return paper.png()


def _scale_for(line: LineChart) -> _Scale:
    highest = max(line.top, line.target or 0)
    step = _nice_step(highest / 5)
    return _Scale(len(line.chart.marks), math.ceil(round(highest / step, DIGITS_BEFORE_ROUNDING)) * step, step)


def _nice_step(rough: float) -> float:
    """The next 1, 2 or 5 with zeros."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)


def _title(paper: _Paper, line: LineChart) -> None:
    paper.words(LEFT, 30, line.title, size=20, colour=INK, anchor="lm")
    paper.words(LEFT, 58, line.unit, size=14, anchor="lm")
    if line.target is not None:
        text = f"Target {line.words(line.target)}"
        paper.words(WIDTH - RIGHT, 30, text, size=16, colour=AIM, anchor="rm")


def _grid(paper: _Paper, scale: _Scale) -> None:
    for value in scale.values():
        y = scale.y(value)
        paper.line([(LEFT, y), (WIDTH - RIGHT, y)], GRID, width=1)
        paper.words(LEFT - 10, y, f"{value:g}", size=14, anchor="rm")


def _labels(paper: _Paper, line: LineChart, scale: _Scale) -> None:
    """Not every mark is named when there are many, but the last one is."""
    last = len(line.chart.marks) - 1
    every = math.ceil(len(line.chart.marks) / MOST_LABELS)
    for index, mark in enumerate(line.chart.marks):
        if (last - index) % every == 0:
            paper.words(scale.x(index), HEIGHT - BOTTOM + 20, mark.label, size=14)


def _last_value(paper: _Paper, line: LineChart, place: tuple[float, float]) -> None:
    x, y = place
    above = y - 18 if y - 18 > TOP - 8 else y + 20
    paper.words(min(x, WIDTH - RIGHT - 24), above, line.words(line.chart.marks[-1].value), size=17, colour=INK)
